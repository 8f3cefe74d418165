"""What readers ask of each page: the last twelve months, which the server has made ready, and what nobody has asked for."""

from collections.abc import Sequence

from dashboard.navigation import PAGES

NOTHING_TO_CHOOSE = frozenset({"opplasting", "hjelp", "tilgjengelighet", "sammendrag", "jobber"})
"""Pages that are always the same, until somebody writes or publishes, or a job has run."""

_OF_MONTHS = {
    "": "periode={}",
    "drift": "periode={}",
    "strategi": "periode={}",
    "moeter": "periode={}",
    "forklaringer": "periode={}",
    "oppdragsbrev": "periode={}",
    "utvikling": "periode={}",
    "rapporter": "periode={}",
    "publisering": "periode={}",
    "spor": "fra={}-01",
}
_OTHERS = {
    "aarshjul": ("aar=2027", "forum=kommunestyre", "forum=formannskap", "forum=klg+drift", "forum=uklg"),
    "kommunekompass": ("del=omraadet", "del=utvikling", "del=sammenlign", "del=plan", "del=bevis"),
    "lederavtaler": ("runde=2025+h%C3%B8st", "runde=2025+hovedsamtale", "runde=2026+hovedsamtale"),
    "kostra": tuple(f"kommune={number}" for number in ("9904", "9905", "9910", "9913", "9915")),
    "demografi": tuple(f"kommune={number}" for number in ("9904", "9905", "9910", "9913", "9915")),
    "ssb-kontroll": (
        "levering=2026-k3",
        "levering=2025",
        "levering=2025-k3",
        "levering=2024",
        "levering=2023",
    ),
}


def unseen(page: str, older: Sequence[str]) -> tuple[str, ...]:
    """Queries of `page` that nobody has asked for: with months of `older`, before those made ready, or other choices."""
    if page in _OF_MONTHS:
        return tuple(_OF_MONTHS[page].format(month) for month in older)
    return _OTHERS.get(page, ())


def every() -> tuple[str, ...]:
    """The address of every page, in the menu's order."""
    return tuple(entry.address for entry in PAGES)
