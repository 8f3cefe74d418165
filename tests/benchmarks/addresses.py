"""What readers ask of each page: the last twelve months and other choices of a meeting, and months long gone."""

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


def choices(page: str, months: Sequence[str]) -> tuple[str, ...]:
    """Queries of `page` that somebody in a meeting may ask for: another of `months`, or the page's other choices."""
    return of_months(page, months) or _OTHERS.get(page, ())


def of_months(page: str, months: Sequence[str]) -> tuple[str, ...]:
    """Queries that ask `page` for each of `months`; none where it does not follow a month."""
    return tuple(_OF_MONTHS[page].format(month) for month in months) if page in _OF_MONTHS else ()


def every() -> tuple[str, ...]:
    """The address of every page, in the menu's order."""
    return tuple(entry.address for entry in PAGES)
