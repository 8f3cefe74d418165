"""How far a series can be followed: the edition it is of, where it breaks, and which prices it is in."""

from datetime import date
from typing import Any

import pandas as pd

from dashboard import text
from dashboard.sentences.kostra_tall import kort, prosent_over, sagt
from dashboard.sentences.words import liste, stor

REVIDERT = (6, 15)
"""Month and day from which a table holds the revised figures of the year before; the unrevised ones come 15 March."""
NYE_GRUPPER = 2020
"""The first year of today's KOSTRA groups."""


def om_aargangen(aargang: pd.DataFrame) -> str:
    """Which year and edition the figures are of. `aargang`: rows of kostra/aargang."""
    kjent = aargang[aargang["aar"].notna()]
    if kjent.empty:
        return "Ingen av tabellene er hentet fra SSB ennå."
    nyest_foerst = kjent.sort_values(["aar", "oppdatert"], ascending=False)
    utgaver = [rader for _, rader in nyest_foerst.groupby(["aar", "oppdatert"], dropna=False, sort=False)]
    sagt_ = [
        f"{_tabellene(list(rader['tabell'])) if len(utgaver) > 1 else 'Tallene'} gjelder"
        f" {_utgave(int(rader['aar'].iloc[0]), rader['oppdatert'].iloc[0])}."
        for rader in utgaver
    ]
    ikke = aargang.loc[aargang["aar"].isna(), "tabell"].tolist()
    return " ".join([*sagt_, *([f"{_tabellene(ikke)} er ikke hentet."] if ikke else [])])


def om_bruddet(serie: pd.DataFrame) -> str:
    """Where series cannot be followed all the way; empty where they can. `serie`: rows of kostra/serie."""
    brudd = serie[serie["brudd"].astype(bool)]
    grupper = brudd["region"].str.startswith("EKG")
    sagt_ = []
    for _, rader in brudd[~grupper].groupby("region", sort=False):
        siste, navn = int(rader["aar"].max()), kort(str(rader["navn"].iloc[0]))
        sagt_.append(
            f"Tallene for {navn} til og med {siste} gjelder kommunen før grensene ble endret, og kan ikke sammenlignes med"
            " de senere."
        )
    if grupper.any():
        sagt_.append(
            f"KOSTRA-gruppene ble satt sammen på nytt i {NYE_GRUPPER}; eldre tall gjelder andre kommuner."
        )
    return " ".join(sagt_)


def om_prisene(serie: pd.DataFrame) -> str:
    """Which prices a series is in; empty where it is not in kr. `serie`: rows of kostra/serie."""
    prisaar = serie["prisaar"].dropna()
    if prisaar.empty:
        return ""
    uten = sorted({int(aar) for aar in serie.loc[serie["verdi"].notna() & serie["fast"].isna(), "aar"]})
    sagt_ = f"Faste priser er {int(prisaar.iloc[0])}-kroner, regnet om med kommunal deflator."
    return f"{sagt_} For {liste([str(aar) for aar in uten])} finnes ingen deflator." if uten else sagt_


def om_utviklingen(serie: pd.DataFrame, enhet: str) -> str:
    """How one region's series has gone from its first comparable figure to its last; empty with fewer than two.

    `serie`: rows of kostra/serie of one region.
    """
    kjent = serie[serie["verdi"].notna() & ~serie["brudd"].astype(bool)].sort_values("aar")
    if len(kjent) < 2:
        return ""
    foerst, sist = kjent.iloc[0], kjent.iloc[-1]
    navn, aarene = kort(str(sist["navn"])), f"fra {int(foerst['aar'])} til {int(sist['aar'])}"
    fra, til = sagt(foerst["verdi"], enhet, [sist["verdi"]]), sagt(sist["verdi"], enhet, [foerst["verdi"]])
    sagt_ = f"{stor(navn)} gikk {aarene} fra {fra} til {til}"
    fast = None if kjent["prisaar"].isna().all() else prosent_over(sist["fast"], foerst["fast"])
    if fast is None:
        return f"{sagt_}."
    retning = (
        f"{'opp' if fast > 0 else 'ned'} {text.number(abs(fast))}{text.NO_BREAK}%" if fast else "uendret"
    )
    return f"{sagt_}; i faste priser {retning}."


def _utgave(aar: int, oppdatert: Any) -> str:
    if pd.isna(oppdatert):
        return f"{aar}; datoen fra SSB er ikke kjent, og dermed heller ikke om tallene er reviderte"
    dag = pd.Timestamp(oppdatert).date()
    grense = date(aar + 1, *REVIDERT)
    utgave = "reviderte" if dag >= grense else f"ureviderte: de reviderte har dato fra {text.day(grense)}"
    return f"{aar}, er oppdatert av SSB {text.day(dag)} og er {utgave}"


def _tabellene(tabeller: list[str]) -> str:
    return f"{'Tabell' if len(tabeller) == 1 else 'Tabellene'} {liste(sorted(tabeller), flest=8)}"
