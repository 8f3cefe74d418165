"""What the name of an amount column says: «Rev. budsjett 2026», «rekneskap_2011», «okt», «2016»."""

import re
from dataclasses import dataclass

from dashboard.intake.mapping import plain

_DATASETS = {
    "regnskap": ("regnskap", "rekneskap", "regn", "rekn", "regnsk"),
    "budsjett": ("budsjett", "bud", "buds", "budsj", "årsbudsjett"),
}
_VERSIONS = {
    "opprinnelig": ("opprinnelig", "opphavleg", "oppr", "vedtatt", "vedtatte", "vedteke"),
    "regulert": ("regulert", "revidert", "justert", "reg", "rev", "just", "gjeldende", "gjeldande"),
}
_MONTHS = (
    ("jan", "januar"),
    ("feb", "februar"),
    ("mar", "mars"),
    ("apr", "april"),
    ("mai",),
    ("jun", "juni"),
    ("jul", "juli"),
    ("aug", "august"),
    ("sep", "sept", "september"),
    ("okt", "oktober"),
    ("nov", "november"),
    ("des", "desember"),
)
_WORDS = {
    **{plain(word): ("dataset", name) for name, words in _DATASETS.items() for word in words},
    **{plain(word): ("versjon", name) for name, words in _VERSIONS.items() for word in words},
    **{word: ("periode", str(month)) for month, words in enumerate(_MONTHS, 1) for word in words},
}
_FILLER = {plain(word) for word in ("kr", "nok", "beløp", "i", "hele", "år", "drift", "per", "for", "tall", "periodisert")}
_THOUSANDS = {"1000", "1000kr", "tusen", "tkr"}


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount column and its place: dataset, year, version and month where the name gives them."""

    column: str
    dataset: str | None = None
    aar: str | None = None
    versjon: str | None = None
    periode: str | None = None
    scale: int = 1


def amount_of(column: str, filler_allowed: bool = False) -> Amount | None:
    """The amount a column name speaks of; None when it says anything else besides (or nothing at all)."""
    said: dict[str, str] = {}
    scale = 1
    for word in re.findall(r"[^\W\d_]+|\d+", column):
        key = plain(word)
        if key in _WORDS:
            kind, value = _WORDS[key]
            said.setdefault(kind, value)
        elif key in _THOUSANDS:
            scale = 1000
        elif re.fullmatch(r"(19|20)\d\d", key):
            said.setdefault("aar", key)
        elif key not in _FILLER and not filler_allowed:
            return None
    if not said and scale == 1:
        return None
    return Amount(
        column, said.get("dataset"), said.get("aar"), said.get("versjon"), said.get("periode"), scale
    )
