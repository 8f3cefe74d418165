"""How far each link of the målstruktur is: status and progress, told upwards by a stated rule."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from dashboard.analysis.maalstruktur import AKTIVITET, UTGAAR, Ledd, Maalstruktur

IKKE_STARTET, UNDER_ARBEID, AVVENTER, UTFOERT = "ikke startet", "under arbeid", "avventer", "utført"
IKKE_MELDT, UTEN_TILTAK = "ikke meldt", "uten tiltak"
REGEL = (
    "Det tjenesteområdene har meldt for siste kvartal, gjelder for et oppdrag. Ellers gjelder det som står på oppdraget, tiltaket"
    " eller hovedoppgaven selv, og er ikke noe meldt der, regnes det av aktivitetene under. Nivåene over regnes alltid av"
    " oppdragene, tiltakene og hovedoppgavene under dem: utført når alle er utført, ikke startet når ingen er startet, ellers under"
    " arbeid (eller avventer, når ingen er i arbeid). Framdriften er gjennomsnittet av dem som har meldt den: ikke startet er 0 %,"
    " utført 100 %. Det som utgår, teller ikke. Forsinket er det som ikke er utført når fristen er ute."
    " «Frist» er leddets egen. «Neste frist» er den tidligste av det åpne arbeidet under leddet, og sies når leddet ikke har noen"
    " egen eller arbeidet har en tidligere; er den alt ute, heter den «eldste frist»."
)
_AVSLUTTET = (UTFOERT, UTGAAR)


@dataclass(frozen=True, slots=True)
class Stand:
    """How far a link is. `framdrift` in %, None where nobody has told; it is the mean of `kjent` of `arbeid` pieces of work.

    `forsinket`: pieces past their deadline; `frist`: the next deadline among those not done.
    """

    status: str
    framdrift: float | None
    arbeid: int
    kjent: int
    utfoert: int
    forsinket: int
    frist: date | None

    @property
    def avsluttet(self) -> bool:
        return self.status in _AVSLUTTET


def stand(struktur: Maalstruktur, meldt: pd.DataFrame, dato: date) -> dict[str, Stand]:
    """How far every link is on `dato`, by id, as REGEL says. `meldt`: rows of strategi/oppdragsstatus."""
    siste = siste_kvartal(meldt)
    egne: dict[str, tuple[str, float | None]] = {}
    return {id_: _stand(struktur, each, siste, egne, dato) for id_, each in struktur.ledd.items()}


def siste_kvartal(meldt: pd.DataFrame) -> pd.DataFrame:
    """The rows of each oppdrag's newest quarter."""
    if meldt.empty:
        return meldt
    kvartal = meldt["aar"] * 4 + meldt["kvartal"]
    return meldt[kvartal == kvartal.groupby(meldt["oppdrag"]).transform("max")]


def samlet(deler: Sequence[tuple[str, float | None]]) -> tuple[str, float | None]:
    """Status and progress (%) of a whole, from those of its parts, as REGEL says."""
    gjelder = [each for each in deler if each[0] != UTGAAR]
    if not gjelder:
        return (UTGAAR, None) if deler else (UTEN_TILTAK, None)
    statuser = {status for status, _ in gjelder} - {IKKE_MELDT, UTEN_TILTAK}
    framdrift = [value for value in (_framdrift(*each) for each in gjelder) if value is not None]
    mean = sum(framdrift) / len(framdrift) if framdrift else None
    if not statuser:
        return IKKE_MELDT, mean
    if statuser == {UTFOERT} and all(status == UTFOERT for status, _ in gjelder):
        return UTFOERT, mean
    if statuser == {IKKE_STARTET}:
        return IKKE_STARTET, mean
    if AVVENTER in statuser and UNDER_ARBEID not in statuser and UTFOERT not in statuser:
        return AVVENTER, mean
    return UNDER_ARBEID, mean


def _stand(
    struktur: Maalstruktur,
    ledd: Ledd,
    meldt: pd.DataFrame,
    egne: dict[str, tuple[str, float | None]],
    dato: date,
) -> Stand:
    if ledd.er_arbeid or ledd.nivaa == AKTIVITET:
        arbeid = [ledd]
        status, framdrift = _eget(struktur, ledd, meldt, egne)
    else:
        arbeid = struktur.arbeid(ledd.id)
        status, framdrift = samlet([_eget(struktur, each, meldt, egne) for each in arbeid])
    told = [(each, *_eget(struktur, each, meldt, egne)) for each in arbeid]
    gjelder = [each for each in told if each[1] != UTGAAR]
    aapne = [each.frist for each, said, _ in gjelder if said != UTFOERT and each.frist is not None]
    return Stand(
        status=status,
        framdrift=framdrift,
        arbeid=len(gjelder),
        kjent=sum(_framdrift(said, value) is not None for _, said, value in gjelder),
        utfoert=sum(said == UTFOERT for _, said, _ in gjelder),
        forsinket=sum(frist < dato for frist in aapne),
        frist=min(aapne, default=None),
    )


def _eget(
    struktur: Maalstruktur, ledd: Ledd, meldt: pd.DataFrame, egne: dict[str, tuple[str, float | None]]
) -> tuple[str, float | None]:
    """What counts for a piece of work: the last quarter's reports, what stands on it, or its activities."""
    if ledd.id not in egne:
        rapporter = meldt[meldt["oppdrag"] == ledd.id]
        if not rapporter.empty:
            parts = zip(rapporter["status"], rapporter["framdrift"], strict=True)
            egne[ledd.id] = samlet([(said, _float(value)) for said, value in parts])
        elif ledd.status is not None:
            egne[ledd.id] = (ledd.status, _framdrift(ledd.status, ledd.framdrift))
        else:
            egne[ledd.id] = (IKKE_MELDT, None)  # a ring ends here
            under = [each for each in struktur.barn(ledd.id) if each.er_arbeid or each.nivaa == AKTIVITET]
            if under:
                egne[ledd.id] = samlet([_eget(struktur, each, meldt, egne) for each in under])
    return egne[ledd.id]


def _framdrift(status: str, told: float | None) -> float | None:
    if status == UTFOERT:
        return 100.0
    if told is not None:
        return told
    return 0.0 if status == IKKE_STARTET else None


def _float(value: Any) -> float | None:
    return None if pd.isna(value) else float(value)
