"""The only file that writes HTML to the page. Whatever comes from people or files goes through `escaped`."""

from html import escape
from pathlib import Path

import streamlit as st

_STYLE = Path(__file__).with_name("style.css")


def escaped(value: object) -> str:
    """`value` as text: markup in it is shown, not obeyed."""
    return escape(str(value), quote=True)


def write(markup: str) -> None:
    """Show `markup`, every foreign value in it already escaped."""
    st.html(markup)


def load_style() -> None:
    """The style of our own elements; Streamlit's own look is set in .streamlit/config.toml."""
    st.html(_STYLE)
