"""Named SQL: one file under queries/ is one query, with a header that says what it returns."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING, Any

import duckdb

from dashboard import lake, paths
from dashboard.errors import DashboardError
from dashboard.lake.reads import read_by, views

if TYPE_CHECKING:  # half a second of import, which the command line's checks and imports can do without
    import pandas as pd

_HEADER = re.compile(r"^-- (\w+): ?(.*)$|^--   ?(.*)$")

_NEEDED = (
    (r"Could not convert string [\"'](.*?)[\"'] to U?(?:INT|BIGINT|HUGEINT)", "et helt tall"),
    (r"Could not convert string [\"'](.*?)[\"'] to (?:DOUBLE|FLOAT|DECIMAL)", "et tall"),
    (r"Could not convert string [\"'](.*?)[\"'] to BOOL", "ja eller nei"),
    (r"invalid date field format: \"(.*?)\"", "en dato (ÅÅÅÅ-MM-DD)"),
    (r"invalid timestamp field format: \"(.*?)\"", "et tidspunkt (ÅÅÅÅ-MM-DD TT:MM)"),
)
"""What DuckDB says of a value that is not of the type a query needs, and what it needs."""


@dataclass(frozen=True, slots=True)
class Query:
    """A file's header and SQL. Header lines are `-- word: text`; an indented comment line continues the text."""

    name: str
    header: dict[str, str]
    sql: str

    @property
    def parameters(self) -> tuple[str, ...]:
        return tuple(word.strip() for word in self.header.get("parameters", "").split(",") if word.strip())

    @property
    def optional(self) -> tuple[str, ...]:
        """The parameters that may be null: a sentence on top names them, and then says what null gives."""
        top = "\n".join(takewhile(lambda line: line.startswith("--"), self.sql.splitlines()))
        comments = re.split(r"\n(?=-- \S)", top)
        return tuple(
            name
            for name in self.parameters
            if any(re.search(rf"\b{name}\b[^.]*\bnull\b", told) for told in comments)
        )

    @property
    def sources(self) -> frozenset[str]:
        """The datasets and views that it starts from."""
        return read_by(self.sql)


@cache
def load(name: str) -> Query:
    """The query in queries/<name>.sql."""
    text = (paths.QUERIES / f"{name}.sql").read_text("utf-8")
    header: dict[str, str] = {}
    word = ""
    for line in text.splitlines():
        match = _HEADER.match(line)
        if not match:
            break
        if match[1]:
            word = match[1]
            header[word] = match[2].strip()
        else:
            header[word] += " " + match[3].strip()
    return Query(name, header, text)


def names() -> list[str]:
    """Every query that reads the lake alone: all but views, macros, controls and what is asked of a file."""
    kept_apart = ("views", "macros", "controls", "intake", "ssb_kontroller")
    files = sorted(paths.QUERIES.glob("*/*.sql"))
    return [f"{file.parent.name}/{file.stem}" for file in files if file.parent.name not in kept_apart]


def rows_on(connection: duckdb.DuckDBPyConnection, name: str, **parameters: Any) -> list[dict[str, Any]]:
    """Run a query where `connection` stands, for those who need its rows one by one."""
    result = connection.execute(load(name).sql, parameters)
    columns = [column[0] for column in result.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in result.fetchall()]


def run_on(connection: duckdb.DuckDBPyConnection, name: str, **parameters: Any) -> "pd.DataFrame":
    """Run a query where `connection` stands. Every parameter in the query's header must be given."""
    return connection.execute(load(name).sql, parameters).df()


def keep_views(at: int) -> None:
    """Make the tables of every view at snapshot `at`, which whoever asks first would else wait for.

    Raises DashboardError where the lake does not answer.
    """
    with lake.answering(), lake.get().at(at, views()):
        pass


def run(name: str, at: int, **parameters: Any) -> "pd.DataFrame":
    """Run a query on the lake as it stood at snapshot `at`: the same arguments always give the same rows.

    Raises DashboardError where a parameter is not what the query needs, or the lake does not answer.
    """
    try:
        with lake.answering(), lake.get().at(at, load(name).sources) as cursor:
            return run_on(cursor, name, **parameters)
    except duckdb.Error as error:
        raise DashboardError(
            "Spørringen kunne ikke kjøres",
            _told(name, str(error), parameters),
            "Kontroller parameterne og at versjonen finnes.",
        ) from error


def _told(name: str, reason: str, parameters: Mapping[str, Any]) -> str:
    """What is wrong with what was asked: in bokmål where it is a value of another type than the query needs."""
    for pattern, needed in _NEEDED:
        if match := re.search(pattern, reason):
            given = [each for each, value in parameters.items() if str(value) == match[1]]
            must = f", som «{given[0]}» må være" if given else ""
            return f"«{match[1]}» er ikke {needed}{must}."
    return f"«{name}» svarte: {reason.strip().partition(chr(10))[0]}"
