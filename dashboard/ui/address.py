"""Addresses of other views: what the reader has chosen comes along, so that a link opens the same view."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from urllib.parse import urlencode

import streamlit as st

KEPT = ("periode", "versjon", "moete", "belop", "som")
_expected: ContextVar[Mapping[str, str] | None] = ContextVar("expected", default=None)


def address(page: str, fragment: str = "", **parameters: str | int | None) -> str:
    """The relative address of `page` ("" is the front page, "drift" is /drift).

    The chosen period and version are kept unless given; a parameter that is None is left out.
    """
    kept = {name: value for name in KEPT if (value := asked(name)) is not None}
    chosen = {name: str(value) for name, value in {**kept, **parameters}.items() if value is not None}
    query = f"?{urlencode(chosen)}" if chosen else ""
    return f"/{page}{query}{f'#{fragment}' if fragment else ''}"


def asked(name: str) -> str | None:
    """What the reader's own address says of `name`."""
    expected = _expected.get()
    here = st.query_params if expected is None else expected
    return here.get(name)


@contextmanager
def expecting(**chosen: str) -> Iterator[None]:
    """Meanwhile addresses are as for a reader whose own says `chosen` and no more: what is made before anybody asks is for them."""
    before = _expected.set(chosen)
    try:
        yield
    finally:
        _expected.reset(before)
