"""What SQL reads of the lake: datasets and views, named in it or in the table macros that it calls."""

import re
from functools import cache

from dashboard import paths
from dashboard.datasets import DATASETS

_MACRO = re.compile(r"^create or replace macro (\w+)\(", re.MULTILINE)
_DEFAULT = re.compile(r":= '(\w+)'")


@cache
def views() -> dict[str, str]:
    """The SQL of every file in queries/views, by name."""
    return _files("views")


@cache
def read_by(sql: str) -> frozenset[str]:
    """The datasets and views that it starts from."""
    called = (macro for macro in _macros() if re.search(rf"\b{macro}\(", sql))
    text = "\n".join([sql, *(_macros()[macro] for macro in called)])
    defaults = set(_DEFAULT.findall(text))
    return frozenset(
        name
        for name in (*DATASETS, *views())
        if name in defaults or re.search(rf"\b(from|join) {name}\b", text)
    )


@cache
def made_of(source: str) -> frozenset[str]:
    """The datasets that a view reads, itself or by way of others; of a dataset itself."""
    if source in DATASETS:
        return frozenset({source})
    return frozenset().union(*map(made_of, read_by(views()[source])))


@cache
def _macros() -> dict[str, str]:
    """Each macro, with those that it calls, by name."""
    found: dict[str, str] = {}
    for text in _files("macros").values():
        _, *pieces = _MACRO.split(text)
        found |= zip(pieces[::2], pieces[1::2], strict=True)
    return {name: _whole(name, found) for name in found}


def _whole(name: str, macros: dict[str, str]) -> str:
    own = macros[name]
    called = (other for other in macros if other != name and re.search(rf"\b{other}\(", own))
    return "\n".join([own, *(_whole(other, macros) for other in called)])


def _files(folder: str) -> dict[str, str]:
    return {file.stem: file.read_text("utf-8") for file in sorted((paths.QUERIES / folder).glob("*.sql"))}
