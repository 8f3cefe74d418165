"""What is written over and beside inhabitants: sexes, ages, alternatives, measures and columns, in the words of Statistikkbanken and
municipalities."""

import re

from dashboard.datasets.befolkning import BEFOLKNING
from dashboard.intake.mapping import plain

_OLDEST = 130  # no age is above it: `2024` is none

PERSONS = {plain(word) for word in ("personer", "personar", "persons", "population", "antall personer", "folkemengde",
                                     "folkemengd", "folketall", "folketal", "innbyggere", "innbyggjarar")}  # fmt: skip
_ALTERNATIVES = {"MMMM": "hoved", "HHMH": "høy", "LLML": "lav"}
CODES = {
    "Personer": "hoved",
    "Personer1": "høy",
    "Personer2": "lav",
}  # in 14288 alone; 07459's only one is Personer1
PROJECTION = "14288"
_ALTERNATIVE = re.compile(r".*\(([HML0K]{4})\)\s*", re.IGNORECASE)
_GROWTH = re.compile(
    r"(hov[ue]d|main|mellom)?alternativ\w*|(høy|lav|høg|låg|middels) nasjonal vekst.*", re.IGNORECASE
)
OPENING = re.compile(r"(folke|population).*(inngangen|begynnelsen|start|beginning)", re.IGNORECASE)
CLOSING = re.compile(r"(folke|population).*(utgangen|utløpet|slutten|end of)", re.IGNORECASE)

SEXES = {"menn": "menn", "kvinner": "kvinner", "males": "menn", "females": "kvinner", "men": "menn", "women": "kvinner",
          "1": "menn", "2": "kvinner", "begge": "begge", "begge kjønn": "begge", "both sexes": "begge", "i alt": "begge",
          "alle": "begge", "0": "begge"}  # fmt: skip
_ALL_AGES = {"alle", "alle aldre", "i alt", "total", "totalt", "hele befolkningen", "all ages", "999"}
_YEARS = r"(?:\s*(?:år|years?))?"
_AGES = re.compile(
    rf"(\d{{1,3}}){_YEARS}(?:\s*(?:-|–|til|to)\s*(\d{{1,3}}){_YEARS}|(\s*\+|\s*(?:(?:eller|og) (?:eldre|over)|or older|and over)))?",
    re.IGNORECASE,
)


def _words(column: str, *more: str) -> set[str]:
    known = BEFOLKNING.column(column)
    return {plain(word) for word in (known.name, known.title, *known.aliases, *more)}


COLUMNS = {
    "alder_fra": {plain(word) for word in ("alder_fra", "alder fra", "fra alder")},
    "alder_til": {plain(word) for word in ("alder_til", "alder til", "til alder")},
    "alder": {"alder", "age", "aldersgruppe"},
    "kjonn": {"kjonn", "sex"},
    "region": _words("region"),
    "region_navn": _words("region_navn", "regionnavn", "regiontekst"),
    "alternativ": _words("alternativ"),
    "variabel": {"statistikkvariabel", "contentscode", "contents"},
    "aar": _words("aar"),
    "tabell": _words("tabell"),
    "oppdatert": _words("oppdatert"),
    "antall": _words("antall", *PERSONS, "value", "verdi"),
}


def ages_of(text: str) -> tuple[int, int | None] | None:
    """`0-4 år` -> (0, 4), `000` -> (0, 0), `80 år eller eldre` and `80+` -> (80, None); None for what is no age."""
    if text.strip().casefold() in _ALL_AGES:
        return 0, None
    match = _AGES.fullmatch(text.strip())
    if not match or int(match[1]) > _OLDEST:
        return None
    fra = int(match[1])
    if match[3]:
        return fra, None
    til = int(match[2]) if match[2] else fra
    return (fra, til) if fra <= til <= _OLDEST else None


def is_persons(text: str) -> bool:
    """Whether what is measured is inhabitants: by alternative, at a quarter's end, or as they are."""
    known = (
        plain(text) in PERSONS
        or text in CODES
        or text.casefold() in (*_ALTERNATIVES.values(), "registrert", "mmmm", "hhmh", "llml")
    )
    patterns = (_ALTERNATIVE, _GROWTH)
    return (
        known
        or any(each.fullmatch(text.strip()) for each in patterns)
        or bool(OPENING.match(text) or CLOSING.match(text))
    )


def alternative_of(text: str) -> str:
    """The contract's word where the text carries SSB's letters; else the text, for the list of local words to know."""
    match = _ALTERNATIVE.fullmatch(text)
    letters = match[1].upper() if match else text.upper()
    return _ALTERNATIVES.get(letters, "Personer" if text in CODES else text)
