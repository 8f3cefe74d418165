"""Where one is, in a menu of sections: Streamlit marks a page that stands in the row, and not the section of one that does not."""

from collections.abc import Iterator, Mapping, Sequence

import streamlit as st

from dashboard.ui import html


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
