"""A table as delimited text, written as systems write it, and as they should not."""

from random import Random

from tests.fuzz.seeds import Table

DELIMITERS = (*";;;;", *",,\t\t|", ":", "^", ";;", " ")
LINE_ENDS = (*["\n"] * 6, *["\r\n"] * 6, "\r", "\n\r", "\r\r\n", "\x0b", "\u2028")
ENCODINGS = (
    *["utf-8"] * 8, *["utf-8-sig"] * 2, *["cp1252"] * 4, "cp850", "mac_roman", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7",
    "cp037",
)  # fmt: skip


def write(cells: Table, chance: Random, delimiter: str | None = None) -> bytes:
    """The table in one of the encodings, quoted in one of the ways; `delimiter`: most often this one."""
    delimiter = delimiter if delimiter and chance.random() < 0.7 else chance.choice(DELIMITERS)
    quoting, end = chance.choice(_QUOTING), chance.choice(LINE_ENDS)
    mixed = chance.random() < 0.1
    lines = [
        delimiter.join(quoting(cell, delimiter, chance) for cell in row)
        + (chance.choice(LINE_ENDS) if mixed else end)
        for row in cells
    ]
    return _encoded(_around("".join(lines), delimiter, chance), chance)


def _needed(cell: str, delimiter: str, chance: Random) -> str:
    return (
        _always(cell, delimiter, chance)
        if any(mark in cell for mark in (delimiter, '"', "\n", "\r"))
        else cell
    )


def _always(cell: str, delimiter: str, chance: Random) -> str:
    return '"' + cell.replace('"', '""') + '"'


def _never(cell: str, delimiter: str, chance: Random) -> str:
    return cell


def _carelessly(cell: str, delimiter: str, chance: Random) -> str:
    return chance.choice(
        (cell, f'"{cell}"', f'"{cell}', f'{cell}"', f' "{cell}" ', f"'{cell}'", f'"{cell}"x')
    )


_QUOTING = (_needed, _needed, _needed, _always, _never, _carelessly)


def _around(text: str, delimiter: str, chance: Random) -> str:
    match chance.randrange(30):
        case 0:
            return f"sep={delimiter}\n{text}"
        case 1:
            return text + "\x1a"
        case 2:
            return "\n\n\n" + text
        case 3:
            return text + "\n" * chance.choice((1, 5, 70_000))
        case 4:
            return text.rstrip("\r\n")
        case 5:
            return text + '"'
        case 6:
            return "\ufeff\ufeff" + text
        case 7:
            place = chance.randrange(len(text) + 1)
            return text[:place] + "\0" * chance.choice((1, 2, 500)) + text[place:]
    return text


def _encoded(text: str, chance: Random) -> bytes:
    encoding = chance.choice(ENCODINGS)
    surrogates = encoding.startswith("utf-") and encoding != "utf-7"
    return text.encode(encoding, "surrogatepass" if surrogates else "replace")
