"""Named SQL: one file under queries/ is one query, with a header that says what it returns."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import duckdb
import pandas as pd

from dashboard import lake, paths

_HEADER = re.compile(r"^-- (\w+): ?(.*)$|^--   ?(.*)$")


@dataclass(frozen=True, slots=True)
class Query:
    """A file's header and SQL. Header lines are `-- word: text`; an indented comment line continues the text."""

    name: str
    header: dict[str, str]
    sql: str

    @property
    def parameters(self) -> tuple[str, ...]:
        return tuple(word.strip() for word in self.header.get("parameters", "").split(",") if word.strip())


@lru_cache(maxsize=None)
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
    """Every query a person or page can run: all but views, macros and controls."""
    kept_apart = ("views", "macros", "controls")
    files = sorted(paths.QUERIES.glob("*/*.sql"))
    return [f"{file.parent.name}/{file.stem}" for file in files if file.parent.name not in kept_apart]


def run_on(connection: duckdb.DuckDBPyConnection, name: str, **parameters: Any) -> pd.DataFrame:
    """Run a query where `connection` stands. Every parameter in the query's header must be given."""
    return connection.execute(load(name).sql, parameters).df()


def run(name: str, at: int, **parameters: Any) -> pd.DataFrame:
    """Run a query on the lake as it stood at snapshot `at`: the same arguments always give the same rows."""
    with lake.get().at(at) as cursor:
        return run_on(cursor, name, **parameters)
