"""The menu's pages, and where one is: Streamlit marks a page that stands in the row, and not the section of one that does not."""

from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from functools import cache
from pathlib import Path

import streamlit as st

from dashboard.ui import html


def page_at(script: Path, title: str, address: str, *, visible: bool) -> st.Page:
    """The page `script`; at the empty address the front page. The run's own: Streamlit notes on it that it may be run."""
    return copy(_page_at(script, title, address, visible))


@cache
def _page_at(script: Path, title: str, address: str, visible: bool) -> st.Page:
    """Found once: twenty of them take as long as a small page. Without icon: Streamlit would fetch it from the internet for the
    browser's tab."""
    return st.Page(
        script,
        title=title,
        url_path=address,
        default=not address,
        visibility="visible" if visible else "hidden",
    )


def mark_section(menu: Mapping[str, Sequence[st.Page]], page: st.Page) -> None:
    """Mark the section of `menu` that `page` stands in, as style.css marks a page."""
    for place, (section, pages) in enumerate(_places(menu), start=1):
        if section and page in pages:
            html.write(
                f"<style>[data-testid=stTopNav] > :nth-child({place}) > button {{ box-shadow: var(--her); }}</style>"
            )


def _places(menu: Mapping[str, Sequence[st.Page]]) -> Iterator[tuple[str, list[st.Page]]]:
    """What stands in the row: the pages without a section one by one, and the sections."""
    for section, pages in menu.items():
        visible = [page for page in pages if page.visibility == "visible"]
        if section:
            yield section, visible
        else:
            yield from (("", [page]) for page in visible)
