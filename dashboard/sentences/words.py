"""Words and phrases that every sentence about the numbers is put together from."""

from collections.abc import Sequence

from dashboard import text
from dashboard.period import Period

_TALLORD = ("ingen", "én", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti", "elleve", "tolv")
_FLEST_NAVN = 4
_ETT = {
    "omraade": "tjenesteområde",
    "enhet": "enhet",
    "ansvar": "ansvar",
    "funksjon": "funksjon",
    "art": "art",
}
_FLERE = {
    "omraade": "tjenesteområder",
    "enhet": "enheter",
    "ansvar": "ansvar",
    "funksjon": "funksjoner",
    "art": "arter",
}


def betegnelse(nivaa: str, antall: int = 2) -> str:
    """What places of a level are called: `enhet` for one, `enheter` for any other number."""
    return _ETT[nivaa] if antall == 1 else _FLERE[nivaa]


def beloep(verdi: float, signed: bool = False) -> str:
    """An amount as it is said: millions with one decimal, smaller ones in whole kr."""
    return text.millions(verdi, signed) if abs(verdi) >= 999_950 else text.kroner(verdi, signed)


def omtrent(verdi: float) -> str:
    """An amount that is no more than an estimate: `om lag 235 000 kr`, `om lag 1,1 mill. kr`."""
    return f"om lag {beloep(round(verdi, -3) if abs(verdi) >= 10_000 else verdi)}"


def spenn(fra: float, til: float, signed: bool = True) -> str:
    """`−18,2 til −9,0 mill. kr`: the unit once where both ends have it, and one amount where they are said alike."""
    lav, hoey = beloep(fra, signed), beloep(til, signed)
    if lav == hoey:
        return lav
    enhet = f"{text.NO_BREAK}mill.{text.NO_BREAK}kr"
    return f"{lav.removesuffix(enhet) if hoey.endswith(enhet) else lav} til {hoey}"


def paa_beloep(avvik: float) -> str:
    """A deviation with its word: `et merforbruk på 4,1 mill. kr`, `et mindreforbruk på 30 000 kr`, `balanse`."""
    return f"et {text.avvik(avvik)} på {beloep(abs(avvik))}" if round(avvik) else "balanse"


def hittil(period: Period) -> str:
    """`Til og med oktober 2026`, `I 2025, med årsavslutningen,`."""
    if period.periode == 0:
        return f"I {period.aar}"
    if period.periode == 13:
        return f"I {period.aar}, med årsavslutningen,"
    return f"I januar {period.aar}" if period.periode == 1 else f"Til og med {period.label}"


def tallord(antall: int, nivaa: str = "") -> str:
    """A number as it stands in a sentence; `ett` where the word counted is neuter."""
    if antall == 1 and nivaa in ("omraade", "ansvar"):
        return "ett"
    return _TALLORD[antall] if antall < len(_TALLORD) else text.number(antall)


def enhetsnavn(navn: str, enhet: str) -> str:
    """A unit's name in the middle of a sentence; accounts without one are no unit: `regnskapet uten enhet`."""
    return f"regnskapet {navn[:1].lower()}{navn[1:]}" if enhet == "uten" else navn


def liste(navn: Sequence[str], flest: int = _FLEST_NAVN) -> str:
    """`A, B og C`; beyond `flest` names the rest are counted: `A, B, C, D og tre til`."""
    vist = list(navn[:flest]) if len(navn) > flest + 1 else list(navn)
    if len(vist) < len(navn):
        vist.append(f"{tallord(len(navn) - len(vist))} til")
    return "".join(vist) if len(vist) < 2 else f"{', '.join(vist[:-1])} og {vist[-1]}"


def stor(ord_: str) -> str:
    """With a capital first letter, the rest as it is."""
    return ord_[:1].upper() + ord_[1:]
