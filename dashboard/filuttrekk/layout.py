"""The filuttrekk on disk: 48 characters a post, written and read.

Layout: Statistics Norway's file description for regnskap (skjema 0A, reporting year 2025).
"""

from collections.abc import Iterable
from dataclasses import astuple, dataclass

from dashboard.errors import DashboardError

LENGTH = 48
FIELDS = (
    ("skjema", 0, 2),
    ("aar", 2, 6),
    ("kvartal", 6, 7),
    ("region", 7, 13),
    ("orgnr", 13, 22),
    ("foretaksnr", 22, 31),
    ("kontoklasse", 31, 32),
    ("funksjon", 32, 36),
    ("art", 36, 39),
    ("beloep", 39, 48),
)
"""Name, start and end (0-based, end excluded). All stand to the left but the amount, which stands to the right."""
COLUMNS = tuple(name for name, _, _ in FIELDS)


@dataclass(frozen=True, slots=True)
class Post:
    """One record, its fields as they are written (some systems write −0) and in the order of FIELDS.

    `kvartal` is empty for the year, `beloep` a whole number of 1000 kr: expenditure +, revenue −.
    """

    skjema: str
    aar: str
    kvartal: str
    region: str
    orgnr: str
    foretaksnr: str
    kontoklasse: str
    funksjon: str
    art: str
    beloep: str

    @property
    def fields(self) -> tuple[str, ...]:
        return astuple(self)


def cut(record: str) -> tuple[str, ...]:
    """The fields of a record as they stand, blanks and all."""
    return tuple(record[start:end] for _, start, end in FIELDS)


def write(posts: Iterable[Post]) -> bytes:
    """ASCII, one post a line, no line break after the last.

    Raises DashboardError for a value that its field has no room for, or that could not be read back.
    """
    return b"\n".join(_record(post) for post in posts)


def read(content: bytes) -> list[Post]:
    """The posts of a file that `write` could have written. Raises ValueError for any other."""
    records = content.decode("ascii").split("\n") if content else []
    if wrong := [number for number, record in enumerate(records, start=1) if len(record) != LENGTH]:
        raise ValueError(f"Records of another length than {LENGTH}: {wrong}")
    return [_post(record) for record in records]


def _record(post: Post) -> bytes:
    cells = []
    for (name, start, end), value in zip(FIELDS, post.fields, strict=True):
        width = end - start
        if len(value) > width or not value.isascii() or not value.isprintable() or value != value.strip(" "):
            raise DashboardError(
                "Posten får ikke plass i filuttrekket",
                f"«{value}» kan ikke stå i feltet {name}, som har {width} tegn"
                f" (funksjon «{post.funksjon}», art «{post.art}»).",
                "Rett koden eller beløpet i regnskapet, les det inn på nytt, og lag filen igjen.",
            )
        cells.append(value.rjust(width) if name == "beloep" else value.ljust(width))
    return "".join(cells).encode("ascii")


def _post(record: str) -> Post:
    return Post(*(cell.strip(" ") for cell in cut(record)))
