"""What an evaluation would give today: a projection with its span, made of cells.

A cell is a question (or a sub-criterion, where the questions are not known) on one of the version's dimensions, and has an equal
share of the question's points. What is self-assessed as carried out and documented counts with its grade; what is planned counts
nothing, however well it is described: so the evaluators do. What nobody has assessed since the last evaluation is taken to be as in it.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from dashboard.analysis.kompass_evaluering import Evaluering, Versjon

GJENNOMFOERT, I_GANG, PLANLAGT = "gjennomført", "i gang", "planlagt"
REGEL = (
    "Bare det som er gjort og dokumentert, gir poeng. Det ingen har vurdert siden forrige evaluering, regnes som i den. Spennet går fra det"
    " dere kan dokumentere i dag, til det dere har når det som er i gang eller mangler dokumentasjon, også er på plass. Hver"
    " dimensjon teller likt. Regelen er denne løsningens egen: KS vekter ikke nødvendigvis slik."
)


@dataclass(frozen=True, slots=True)
class Celle:
    """`andel`: the self-assessed share of the points (0–1), None where nobody has assessed it. `foer`: the share in the last
    evaluation, None where it is not known. `maks`: points."""

    nr: str
    dimensjon: str
    maks: float
    andel: float | None
    steg: str
    dokumentert: bool
    foer: float | None

    @property
    def teller(self) -> bool:
        return self.andel is not None and self.steg == GJENNOMFOERT and self.dokumentert

    @property
    def lav(self) -> float:
        """What can be documented today."""
        return self.maks * self.andel if self.teller and self.andel is not None else 0.0

    @property
    def anslag(self) -> float | None:
        """`lav`, or as in the last evaluation where nobody has assessed it. None where neither is known."""
        if self.andel is not None:
            return self.lav
        return None if self.foer is None else self.maks * self.foer

    @property
    def hoy(self) -> float:
        """With what is under way or lacks documentation in place; all of it where nothing is known."""
        if self.andel is None:
            return self.maks * (1.0 if self.foer is None else self.foer)
        return 0.0 if self.steg == PLANLAGT else self.maks * self.andel


@dataclass(frozen=True, slots=True)
class Anslag:
    """Points: lav ≤ anslag ≤ hoy ≤ maks. `anslag` is None where some cells are neither assessed nor evaluated (`ukjente`).
    `vurdert` of `antall` cells are self-assessed, `teller` of them are carried out and documented."""

    lav: float
    anslag: float | None
    hoy: float
    maks: float
    antall: int
    vurdert: int
    teller: int
    ukjente: int


def cellene(
    versjon: Versjon, maalestokk: pd.DataFrame, vurderinger: pd.DataFrame, evaluering: Evaluering | None
) -> list[Celle]:
    """Every cell of a version, in the yardstick's order.

    `maalestokk`: kommunekompass/maalestokk; `vurderinger`: kommunekompass/egenvurderinger. What was assessed before the evaluation
    is history: the evaluators have seen it. An evaluation of another version tells nothing here.
    """
    sist = evaluering if evaluering is not None and evaluering.versjon == versjon.versjon else None
    foer = {} if sist is None else _andeler(sist)
    gitt = {
        (rad["nr"], rad["dimensjon"]): rad
        for rad in vurderinger.to_dict("records")
        if sist is None or pd.Timestamp(rad["dato"]).date() > sist.tok_med
    }
    celler = []
    for ledd in maalestokk[maalestokk["vurderes"]].to_dict("records"):
        kriterium = ledd["over"] if ledd["nivaa"] == "spørsmål" else ledd["nr"]
        for dimensjon in versjon.dimensjoner:
            rad = gitt.get((ledd["nr"], dimensjon))
            celler.append(
                Celle(
                    nr=ledd["nr"],
                    dimensjon=dimensjon,
                    maks=ledd["maks"] / len(versjon.dimensjoner),
                    andel=None if rad is None else rad["andel"] / 100,
                    steg="" if rad is None else rad["steg"],
                    dokumentert=rad is not None and bool(rad["dokumentert"]),
                    foer=foer.get(kriterium),
                )
            )
    return celler


def anslaget(celler: Iterable[Celle]) -> Anslag:
    """Of all the cells together."""
    alle = list(celler)
    anslag = [each.anslag for each in alle]
    kjente = [each for each in anslag if each is not None]
    return Anslag(
        lav=_sum(each.lav for each in alle),
        anslag=_sum(kjente) if len(kjente) == len(alle) else None,
        hoy=_sum(each.hoy for each in alle),
        maks=_sum(each.maks for each in alle),
        antall=len(alle),
        vurdert=sum(each.andel is not None for each in alle),
        teller=sum(each.teller for each in alle),
        ukjente=len(alle) - len(kjente),
    )


def under(celler: Iterable[Celle], nr: str) -> list[Celle]:
    """Those of an area, a sub-criterion or a question."""
    inni = f"{nr}."
    return [each for each in celler if each.nr == nr or each.nr.startswith(inni)]


def _andeler(evaluering: Evaluering) -> dict[str, float]:
    """The share that each sub-criterion got (0–1); its area's, where only that is known."""
    andeler = {}
    for omraade in evaluering.omraader:
        for kriterium in omraade.kriterier:
            if kriterium.skaar is not None:
                andeler[kriterium.nr] = kriterium.skaar / kriterium.maks
            elif omraade.skaar is not None:
                andeler[kriterium.nr] = omraade.skaar / omraade.maks
    return andeler


def _sum(verdier: Iterable[float]) -> float:
    """To a millionth: what is a third of a third may be summed in any order."""
    return round(math.fsum(verdier), 6)
