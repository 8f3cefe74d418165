"""Fjordvik's closed years as Statistics Norway adds them up: the key figures must say what the accounts say."""

from dataclasses import dataclass
from functools import cache

from dashboard.demo.chart import YEARS
from dashboard.demo.ledger import CLOSED_YEARS, ledger
from dashboard.demo.posts import posts

CLOSED = YEARS[:CLOSED_YEARS]
_APART = ("530", "540", "550", "570", "580", "589", "940", "950", "980", "989")  # set aside, and used again
_REFUNDS = ("710", "729")  # not counted in gross expenditure
_FINANCE = 800  # the first funksjon that is no service


@dataclass(frozen=True, slots=True)
class Aarsregnskap:
    """Kr. `netto` and `brutto` are driftsutgifter per funksjon; the rest are the whole municipality's."""

    netto: dict[str, int]
    brutto: dict[str, int]
    inntekter: int
    frie_inntekter: int
    netto_driftsresultat: int
    avsatt: int
    avdrag: int
    investert: int
    laant: int

    @property
    def tjenestene(self) -> int:
        return sum(kr for funksjon, kr in self.netto.items() if int(funksjon) < _FINANCE)


@cache
def accounts_of(aar: int) -> Aarsregnskap:
    """Raises ValueError for a year that is not closed."""
    year = CLOSED.index(aar)
    kr = ledger().months[:, year * 12 : year * 12 + 12].sum(axis=1) + ledger().closing[:, year]
    lines = [
        (post.drift, post.tjeneste_in(aar)[:3], post.art, amount)
        for post, amount in zip(posts(), kr.tolist(), strict=True)
    ]
    netto: dict[str, int] = {}
    brutto: dict[str, int] = {}
    for drift, funksjon, art, amount in lines:
        if drift and (_spent(art) or _earned(art)):
            netto[funksjon] = netto.get(funksjon, 0) + amount
        if drift and (_spent(art) or art in _REFUNDS):
            brutto[funksjon] = brutto.get(funksjon, 0) + amount
    return Aarsregnskap(
        netto=netto,
        brutto=brutto,
        inntekter=-sum(amount for drift, _, art, amount in lines if drift and _earned(art)),
        frie_inntekter=-sum(
            amount for drift, funksjon, _, amount in lines if drift and funksjon in ("800", "840")
        ),
        netto_driftsresultat=-sum(amount for drift, _, art, amount in lines if drift and art not in _APART),
        avsatt=sum(amount for drift, _, art, amount in lines if drift and art in ("540", "940")),
        avdrag=sum(amount for drift, _, art, amount in lines if drift and art == "510"),
        investert=sum(amount for drift, _, art, amount in lines if not drift and _spent(art)),
        laant=-sum(amount for drift, _, art, amount in lines if not drift and art == "910"),
    )


def _spent(art: str) -> bool:
    return art <= "480" or art == "590"


def _earned(art: str) -> bool:
    return "600" <= art <= "895"
