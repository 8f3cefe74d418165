"""Addresses of other views: what the reader has chosen comes along, so that a link opens the same view."""

from urllib.parse import urlencode

import streamlit as st

KEPT = ("periode", "versjon", "moete", "belop", "som")


def address(page: str, fragment: str = "", **parameters: str | int | None) -> str:
    """The relative address of `page` ("" is the front page, "drift" is /drift).

    The chosen period and version are kept unless given; a parameter that is None is left out.
    """
    kept = {name: st.query_params[name] for name in KEPT if name in st.query_params}
    chosen = {name: str(value) for name, value in {**kept, **parameters}.items() if value is not None}
    query = f"?{urlencode(chosen)}" if chosen else ""
    return f"/{page}{query}{f'#{fragment}' if fragment else ''}"
