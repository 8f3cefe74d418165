"""The pages: file, address, title, and who may open them. The menu and the tests read this list."""

from collections.abc import Callable
from dataclasses import dataclass

from dashboard import access
from dashboard.access import User


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One page. `address` is its path on the site, empty for the front page. Not `in_menu`: other pages link to it."""

    file: str
    address: str
    title: str
    may_open: Callable[[User], bool]
    in_menu: bool = True


PAGES = (
    PageEntry("oversikt.py", "", "Oversikt", access.may_see_drift),
    PageEntry("drift.py", "drift", "Styringsdialog drift", access.may_see_drift),
    PageEntry("strategi.py", "strategi", "Styringsdialog strategisk", access.may_see_strategi),
    PageEntry("forklaringer.py", "forklaringer", "Forklaringer", access.may_see_drift),
    PageEntry("oppdragsbrev.py", "oppdragsbrev", "Oppdragsbrev", access.may_see_strategi),
    PageEntry("utvikling.py", "utvikling", "Virksomhetsutvikling", access.may_see_strategi),
    PageEntry("kostra.py", "kostra", "Sammenligning", access.may_see_strategi),
    PageEntry("demografi.py", "demografi", "Demografi", access.may_see_strategi),
    PageEntry("aarshjul.py", "aarshjul", "Årshjul", access.may_see_aarshjul),
    PageEntry("moeter.py", "moeter", "Møter", access.may_hold_meeting),
    PageEntry("lederavtaler.py", "lederavtaler", "Lederavtaler", access.may_see_lederavtaler),
    PageEntry("rapporter.py", "rapporter", "Rapporter", access.may_make_reports),
    PageEntry("opplasting.py", "opplasting", "Opplasting", access.may_upload),
    PageEntry("ssb_kontroll.py", "ssb-kontroll", "SSB-kontroller", access.may_make_reports),
    PageEntry("publisering.py", "publisering", "Publisering", access.may_publish),
    PageEntry("sammendrag.py", "sammendrag", "Sammendrag", access.may_see_sammendrag),
    PageEntry("spor.py", "spor", "Sporing", access.may_see_spor),
    PageEntry("hjelp.py", "hjelp", "Hjelp", access.may_see_help),
    PageEntry(
        "tilgjengelighet.py", "tilgjengelighet", "Tilgjengelighet", access.may_see_statement, in_menu=False
    ),
)


def pages_for(user: User) -> tuple[PageEntry, ...]:
    """The pages `user` may open, in the menu's order."""
    return tuple(page for page in PAGES if page.may_open(user))
