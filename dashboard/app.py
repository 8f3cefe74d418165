"""Who is looking, the menu, and the page they asked for. Nothing else."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st

from dashboard import access, navigation, paths, settings, spor
from dashboard.access import Role, User
from dashboard.errors import DashboardError
from dashboard.navigation import PageEntry
from dashboard.signin import CookieRefused, NotSignedIn, SignInExpired
from dashboard.ui import html
from dashboard.ui.arrival import answer_what_is_brought, note_what_is_brought
from dashboard.ui.errors import show_error
from dashboard.ui.menu import mark_section, page_at
from dashboard.ui.page import show_foot, show_head
from dashboard.ui.plain import sentence
from dashboard.ui.who import current_user, offer_sign_in, signed_in
from dashboard.web.measure import page_run


def main() -> None:
    note_what_is_brought()
    try:
        kommune = settings.get().kommune_navn
        menu = _pages()
        page = st.navigation(menu, position="top")
        st.set_page_config(page_title=f"{page.title} – {kommune}", layout="wide")
        mark_section(menu, page)
        with page_run(page.url_path):
            page.run()
        show_foot()
        answer_what_is_brought()
    except Exception as error:  # noqa: BLE001 - the last stop: told to the person, written to the terminal
        show_error(error)


def _pages() -> dict[str, list[st.Page]]:
    """Every address there is, by section of the menu: the person's own pages, and for the others the reason why they are not
    shown."""
    try:
        user = current_user()
    except (NotSignedIn, SignInExpired, CookieRefused) as error:
        return {
            "": [
                _open_to_all(entry) or _instead(entry, partial(_ask_to_sign_in, error))
                for entry in navigation.PAGES
            ]
        }
    own = navigation.pages_for(user)
    front = next((entry for entry in own if entry.in_menu), None)
    sections: dict[str, list[st.Page]] = {"": []}
    if front is not None and front.address:
        # Whoever may not open the front page begins at the first page that is theirs.
        sections[""].append(_page(replace(front, address="")))
    for entry in navigation.PAGES:
        if not entry.address and sections[""]:
            continue
        if entry not in own:
            sections[""].append(_instead(entry, partial(_refuse, entry, user)))
        else:
            page = _hidden(entry) if entry == front and entry.address else _page(entry)
            sections.setdefault(navigation.section_of(entry, own), []).append(page)
    return sections


def _page(entry: PageEntry) -> st.Page:
    return page_at(paths.PAGES / entry.file, entry.title, entry.address, visible=entry.in_menu)


def _hidden(entry: PageEntry) -> st.Page:
    return _page(replace(entry, in_menu=False))


def _open_to_all(entry: PageEntry) -> st.Page | None:
    return _hidden(entry) if entry.may_open(access.NOBODY) else None


def _instead(entry: PageEntry, show: Callable[[], None]) -> st.Page:
    """What stands at the page's address for those who may not open it."""
    return st.Page(
        show, title=entry.title, url_path=entry.address, default=not entry.address, visibility="hidden"
    )


def _refuse(entry: PageEntry, user: User) -> None:
    spor.note("ingen tilgang", hvem=signed_in().name, rolle=user.role, hva=f"/{entry.address}")
    show_head("Ingen tilgang")
    show_error(access.NoRole(settings.get().kontakt) if user.role is Role.INGEN else access.NotThisPage())
    html.write("<p><a href='/' target='_self'>Til forsiden</a></p>")


def _ask_to_sign_in(error: DashboardError) -> None:
    show_head(error.title, person=False)
    sentence(error.what_happened)
    st.caption(error.what_to_do)
    offer_sign_in(again=not isinstance(error, NotSignedIn))


main()
