"""How a key figure is said: with its unit, relative to another, or by the mark that stands in its place."""

import re
from collections.abc import Iterable

import pandas as pd

from dashboard import text

MERKER = {
    ".": "ikke aktuelt",
    "..": "mangler",
    ":": "skjules av hensyn til personvern",
}
"""What Statistics Norway's marks mean. They stay apart, and none of them is 0."""

OM_MERKENE = (
    "Der SSB ikke har et tall, står et merke: «.» betyr at tallet ikke er aktuelt for kommunen det året, «..» at det mangler,"
    " og «:» at det skjules av hensyn til personvern. Ingen av dem betyr null, og de er ikke med når kommuner rangeres."
)

_FORHOLDSTALL = re.compile(r"\bper\b|^gjennomsnitt", re.IGNORECASE)


def bare_antall(tittel: str, enhet: str, retning: str) -> bool:
    """Whether a figure is a plain count, which says nothing beside a municipality of another size."""
    return (enhet, retning) == ("antall", "ingen") and not _FORHOLDSTALL.search(tittel)


def kort(navn: str) -> str:
    """The first of a place's names, as it stands in a sentence: `Fauske`, `landet uten Oslo`."""
    foerste = navn.split(" - ")[0]
    return foerste[:1].lower() + foerste[1:] if foerste.startswith("Landet") else foerste


def sagt(verdi: float, enhet: str, ved_siden_av: Iterable[float] = ()) -> str:
    """A figure with its unit: `24 310 kr`, `8,3 %`.

    As many decimals as it and those `ved_siden_av` have, two at most, and fewer the larger they are; of per cent one.
    """
    if enhet == "prosent":
        return text.percent(verdi)
    alle = [abs(each) for each in (verdi, *ved_siden_av) if pd.notna(each)]
    flest = 0 if max(alle) >= 1_000 else 1 if max(alle) >= 10 else 2
    holder = (antall for antall in range(flest) if all(each == round(each, antall) for each in alle))
    tall = text.number(verdi, next(holder, flest))
    return tall if enhet == "antall" else f"{tall}{text.NO_BREAK}{enhet}"


def merkeord(merke: object) -> str:
    """What stands in place of a figure; without a mark nothing has come in: `ingen tall`."""
    return MERKER.get(str(merke), "ingen tall")


def forskjell(verdi: float, referanse: float, enhet: str) -> str:
    """A figure relative to a reference's: `4 % høyere enn`, `1,2 prosentpoeng lavere enn`, `omtrent som`.

    Per cent is compared in percentage points, as they are printed. Empty where a share of the reference says nothing: it is
    nought or negative, or the figure is negative.
    """
    if enhet == "prosent":
        poeng = round(round(verdi, 1) - round(referanse, 1), 1)
        if not poeng:
            return "like høyt som"
        return f"{text.number(abs(poeng), 1)} prosentpoeng {'høyere' if poeng > 0 else 'lavere'} enn"
    prosent = prosent_over(verdi, referanse)
    if prosent is None:
        return ""
    if not prosent:
        return "omtrent som"
    return f"{text.number(abs(prosent))}{text.NO_BREAK}% {'høyere' if prosent > 0 else 'lavere'} enn"


def prosent_over(verdi: float, referanse: float) -> int | None:
    """Whole per cent above (+) or below (−); None where it says nothing."""
    if pd.isna(verdi) or pd.isna(referanse) or referanse <= 0 or verdi < 0:
        return None
    return round(100 * (verdi / referanse - 1))


def liten(ord_: str) -> str:
    """With a small first letter; an abbreviation keeps its own: `IKT-utgifter`."""
    return ord_ if ord_[1:2].isupper() else ord_[:1].lower() + ord_[1:]
