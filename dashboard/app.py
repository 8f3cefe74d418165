"""Who is looking, the menu, and the page they asked for. Nothing else."""

from pathlib import Path

import streamlit as st

from dashboard import navigation, paths, settings
from dashboard.navigation import PageEntry
from dashboard.ui.errors import show_error
from dashboard.ui.page import current_user

_ICON = Path(__file__).parent / "ui" / "favicon.svg"


def main() -> None:
    try:
        kommune = settings.get().kommune_navn
        entries = navigation.pages_for(current_user())
        page = st.navigation([_page(entry) for entry in entries], position="top")
        st.set_page_config(page_title=f"{page.title} – {kommune}", page_icon=_ICON, layout="wide")
        page.run()
    except Exception as error:  # noqa: BLE001 - the last stop: told to the person, written to the terminal
        show_error(error)


def _page(entry: PageEntry) -> st.Page:
    # Without icon: Streamlit would fetch it from the internet for the browser's tab.
    return st.Page(
        paths.PAGES / entry.file, title=entry.title, url_path=entry.address, default=not entry.address
    )


main()
