"""Statistics Norway's own test file, and a delivery of a whole year made from it in memory."""

from collections.abc import Callable

from dashboard import paths
from dashboard.filuttrekk import layout
from dashboard.filuttrekk.kontroller import Levering

FILE = paths.ROOT / "tests" / "files" / "real" / "0A_V2019_K4_R040200_OK.dat"
CONTENT = FILE.read_bytes()
QUARTER = Levering(2019, "4", "040200")
YEAR = Levering(2019, "", "040200")

Records = list[str]
Change = Callable[[Records], Records]


def records() -> Records:
    return CONTENT.decode("ascii").split("\n")


def content(lines: Records) -> bytes:
    return "\n".join(lines).encode("ascii")


def put(field: str, value: str, at: int = 0) -> Change:
    """Another value in a field of the record at `at`."""
    start, end = next((start, end) for name, start, end in layout.FIELDS if name == field)

    def change(lines: Records) -> Records:
        line = lines[at]
        return [*lines[:at], line[:start] + value.ljust(end - start) + line[end:], *lines[at + 1 :]]

    return change


def put_all(field: str, value: str) -> Change:
    """Another value in a field of every record."""
    start, end = next((start, end) for name, start, end in layout.FIELDS if name == field)
    return lambda lines: [line[:start] + value.ljust(end - start) + line[end:] for line in lines]


def add(kontoklasse: str, funksjon: str, art: str, beloep: int) -> Change:
    """One record more, like the last but for these."""
    return lambda lines: [
        *lines,
        lines[-1][:31] + kontoklasse + funksjon.ljust(4) + art.ljust(3) + str(beloep).rjust(9),
    ]


def drop(kontoklasse: str = "", funksjon: str = "", art: str = "") -> Change:
    """Without the records of that kontoklasse, funksjon and art; empty is any."""

    def kept(line: str) -> bool:
        alike = (
            line[31] == (kontoklasse or line[31]),
            line[32:36].strip() == (funksjon or line[32:36].strip()),
            line[36:39] == (art or line[36:39]),
        )
        return not all(alike)

    return lambda lines: [line for line in lines if kept(line)]


def both(*changes: Change) -> Change:
    def change(lines: Records) -> Records:
        for each in changes:
            lines = each(lines)
        return lines

    return change


def total(lines: Records, kontoklasse: str) -> int:
    """Statistics Norway's sums: arts 010–999."""
    return sum(int(line[39:]) for line in lines if line[31] == kontoklasse)


def whole_year() -> Records:
    """The real file closed as a year: what is no investment and what is shared out is gone, and both accounts add up."""
    lines = both(put_all("kvartal", " "), drop("0", art="070"), drop("0", "290"))(records())
    return both(
        add("1", "880", "950", -total(lines, "1")), add("0", "870", "910", -total(lines, "0"))
    )(lines)  # fmt: skip
