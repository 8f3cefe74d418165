"""The pages: file, address, title, and who may open them. The menu and the tests read this list."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dashboard import access
from dashboard.access import User


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One page. `address` is its path on the site, empty for the front page; `section` its place in a long menu, empty for what
    stands first. Not `in_menu`: other pages link to it."""

    file: str
    address: str
    title: str
    may_open: Callable[[User], bool]
    section: str = ""
    in_menu: bool = True


_DIALOG, _FOLLOW_UP, _COMPARE, _REPORT, _DATA = (
    "Styringsdialog",
    "Oppfølging",
    "Sammenligning",
    "Rapportering",
    "Data og hjelp",
)

PAGES = (
    PageEntry("oversikt.py", "", "Oversikt", access.may_see_drift),
    PageEntry("drift.py", "drift", "Styringsdialog drift", access.may_see_drift, _DIALOG),
    PageEntry("strategi.py", "strategi", "Styringsdialog strategisk", access.may_see_strategi, _DIALOG),
    PageEntry("moeter.py", "moeter", "Møter", access.may_hold_meeting, _DIALOG),
    PageEntry("aarshjul.py", "aarshjul", "Årshjul", access.may_see_aarshjul, _DIALOG),
    PageEntry("forklaringer.py", "forklaringer", "Forklaringer", access.may_see_drift, _FOLLOW_UP),
    PageEntry("oppdragsbrev.py", "oppdragsbrev", "Oppdragsbrev", access.may_see_strategi, _FOLLOW_UP),
    PageEntry("utvikling.py", "utvikling", "Virksomhetsutvikling", access.may_see_strategi, _FOLLOW_UP),
    PageEntry("kommunekompass.py", "kommunekompass", "Kommunekompasset", access.may_see_strategi, _FOLLOW_UP),
    PageEntry("lederavtaler.py", "lederavtaler", "Lederavtaler", access.may_see_lederavtaler, _FOLLOW_UP),
    PageEntry("kostra.py", "kostra", "Sammenligning", access.may_see_strategi, _COMPARE),
    PageEntry("demografi.py", "demografi", "Demografi", access.may_see_strategi, _COMPARE),
    PageEntry("rapporter.py", "rapporter", "Rapporter", access.may_make_reports, _REPORT),
    PageEntry("publisering.py", "publisering", "Publisering", access.may_publish, _REPORT),
    PageEntry("sammendrag.py", "sammendrag", "Sammendrag", access.may_see_sammendrag, _REPORT),
    PageEntry("opplasting.py", "opplasting", "Opplasting", access.may_upload, _DATA),
    PageEntry("ssb_kontroll.py", "ssb-kontroll", "SSB-kontroller", access.may_make_reports, _DATA),
    PageEntry("jobber.py", "jobber", "Jobber", access.may_see_jobber, _DATA),
    PageEntry("spor.py", "spor", "Sporing", access.may_see_spor, _DATA),
    PageEntry("hjelp.py", "hjelp", "Hjelp", access.may_see_help, _DATA),
    PageEntry(
        "tilgjengelighet.py", "tilgjengelighet", "Tilgjengelighet", access.may_see_statement, in_menu=False
    ),
)
_FITS = 9
"""Pages that stand side by side in a row; a longer menu is gathered in sections."""


def pages_for(user: User) -> tuple[PageEntry, ...]:
    """The pages `user` may open, in the menu's order."""
    return tuple(page for page in PAGES if page.may_open(user))


def section_of(page: PageEntry, own: Sequence[PageEntry]) -> str:
    """The section of the menu that a page stands in, for whoever has `own`: none where all of them fit side by side."""
    return page.section if sum(each.in_menu for each in own) > _FITS else ""
