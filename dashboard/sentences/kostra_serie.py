"""How far a series can be followed: the edition it is of, where it breaks, and which prices it is in."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from datetime import date
from typing import Any

import pandas as pd

from dashboard import text
from dashboard.sentences.kostra_tall import kort, prosent_over, sagt
from dashboard.sentences.words import liste, stor

REVIDERT = (6, 15)
"""Month and day from which a table holds the revised figures of the year before; the unrevised ones come 15 March."""
_NEVNTE_DATOER = 3
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


def om_utgaven(rader: pd.DataFrame) -> str:
    """Which years and editions the figures shown are of, and whose are of another edition than the others'.

    `rader`: rows of kostra/sammenligning (nokkeltall, region, navn, aar, oppdatert, verdi); empty where none has a figure.
    """
    kjente = [
        {**rad, "aar": int(rad["aar"]), "dag": _dag(rad["oppdatert"])}
        for rad in rader[rader["verdi"].notna()].to_dict("records")
    ]
    if not kjente:
        return ""
    vanlige, saere = _utgavene(kjente)
    aar = liste([str(each) for each in sorted({rad["aar"] for rad in kjente})])
    ureviderte = [rad["aar"] for rad in kjente if rad["dag"] and rad["dag"] < _grense(rad["aar"])]
    siste = max(ureviderte, default=None)
    naar = f" Reviderte tall for {siste} har dato fra {text.day(_grense(siste))}." if siste else ""
    if not saere:
        return f"Tallene gjelder {aar}, {_om(vanlige, 'er oppdatert av SSB')}.{naar}"
    om_de_saere = [f"{hvem} {_om(utgaver, 'er oppdatert av SSB')}" for utgaver, hvem in saere.items()]
    return f"Tallene gjelder {aar}. {stor('; '.join([*om_de_saere, f'de andre {_om(vanlige)}']))}.{naar}"


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


def om_utviklingen(serie: pd.DataFrame, enhet: str, *, faste_priser: bool = False) -> str:
    """How one region's series has gone from its first comparable figure to its last; empty with fewer than two.

    `serie`: rows of kostra/serie of one region. The prices asked for are told first.
    """
    kjent = serie[serie["verdi"].notna() & ~serie["brudd"].astype(bool)].sort_values("aar")
    if len(kjent) < 2:
        return ""
    foerst, sist = kjent.iloc[0], kjent.iloc[-1]
    navn, aarene = kort(str(sist["navn"])), f"fra {int(foerst['aar'])} til {int(sist['aar'])}"
    fra, til = sagt(foerst["verdi"], enhet, [sist["verdi"]]), sagt(sist["verdi"], enhet, [foerst["verdi"]])
    fast = None if kjent["prisaar"].isna().all() else prosent_over(sist["fast"], foerst["fast"])
    if fast is None:
        return f"{stor(navn)} gikk {aarene} fra {fra} til {til}."
    retning = (
        f"{'opp' if fast > 0 else 'ned'} {text.number(abs(fast))}{text.NO_BREAK}%" if fast else "uendret"
    )
    if not faste_priser:
        return f"{stor(navn)} gikk {aarene} fra {fra} til {til}; i faste priser {retning}."
    fast_fra, fast_til = (
        sagt(each["fast"], enhet, [other["fast"]]) for each, other in ((foerst, sist), (sist, foerst))
    )
    return (
        f"{stor(navn)} gikk {aarene} fra {fast_fra} til {fast_til} i faste {int(sist['prisaar'])}-priser, {retning};"
        f" i løpende priser fra {fra} til {til}."
    )


def _utgave(aar: int, oppdatert: Any) -> str:
    if pd.isna(oppdatert):
        return f"{aar}; datoen fra SSB er ikke kjent, og dermed heller ikke om tallene er reviderte"
    dag = pd.Timestamp(oppdatert).date()
    grense = _grense(aar)
    utgave = "reviderte" if dag >= grense else f"ureviderte: de reviderte har dato fra {text.day(grense)}"
    return f"{aar}, er oppdatert av SSB {text.day(dag)} og er {utgave}"


_Utgave = tuple[date | None, bool]
"""When a figure was updated, and whether that is the revised edition of its year."""


def _utgavene(
    kjente: list[dict[Hashable, Any]],
) -> tuple[frozenset[_Utgave], dict[frozenset[_Utgave], str]]:
    """The editions most have of each figure, and in their order those of others with the names of whose they are."""
    dager = defaultdict(list)
    for rad in kjente:
        dager[rad["nokkeltall"]].append(rad["dag"])
    vanlig = {nokkeltall: Counter(alle).most_common(1)[0][0] for nokkeltall, alle in dager.items()}
    vanlige, avvikende, antall = set(), defaultdict(list), Counter(rad["region"] for rad in kjente)
    for rad in kjente:
        if rad["dag"] == vanlig[rad["nokkeltall"]]:
            vanlige.add(_utgaven(rad))
        else:
            avvikende[rad["region"], kort(str(rad["navn"]))].append(_utgaven(rad))
    hvem = defaultdict(list)
    for (region, navn), deres in avvikende.items():
        hvem[len(deres) == antall[region], frozenset(deres)].append(navn)
    saere: dict[frozenset[_Utgave], str] = {}
    for (alle_tall, utgaver), navnene in hvem.items():
        ord_ = f"{'tallene' if alle_tall else 'noen av tallene'} for {liste(navnene, flest=8)}"
        saere[utgaver] = f"{saere[utgaver]} og {ord_}" if utgaver in saere else ord_
    return frozenset(vanlige), saere


def _utgaven(rad: dict[Hashable, Any]) -> _Utgave:
    return rad["dag"], rad["dag"] is not None and rad["dag"] >= _grense(rad["aar"])


def _om(utgaver: Iterable[_Utgave], oppdatert: str = "er oppdatert") -> str:
    """`er oppdatert 16.03.2026 og er ureviderte`, of several dates each with its own."""
    etter_dag = defaultdict(set)
    for dag, revidert in utgaver:
        if dag is not None:
            etter_dag[dag].add(revidert)
    uten_dato = any(dag is None for dag, _ in utgaver)
    if not etter_dag:
        return "har ukjent dato fra SSB, så det er ikke kjent om de er reviderte"
    ukjent = ", men noen har ukjent dato" if uten_dato else ""
    dager = sorted(etter_dag)
    alle = set.union(*etter_dag.values())
    if len(alle) == 1 or len(dager) == 1:
        naar = liste([text.day(dag) for dag in dager]) if len(dager) <= _NEVNTE_DATOER else _fra_til(dager)
        return f"{oppdatert} {naar} og er {_revidert(alle)}{ukjent}"
    if len(dager) > _NEVNTE_DATOER:
        return f"{oppdatert} {_fra_til(dager)} og er {_revidert(alle)}{ukjent}"
    return f"{oppdatert} {liste([f'{text.day(dag)} ({_revidert(etter_dag[dag])})' for dag in dager])}{ukjent}"


def _fra_til(dager: list[date]) -> str:
    return f"fra {text.day(dager[0])} til {text.day(dager[-1])}"


def _revidert(slag: set[bool]) -> str:
    return (
        "dels ureviderte, dels reviderte" if len(slag) == 2 else "reviderte" if True in slag else "ureviderte"
    )


def _dag(oppdatert: Any) -> date | None:
    return None if pd.isna(oppdatert) else pd.Timestamp(oppdatert).date()


def _grense(aar: int) -> date:
    """From when figures of the year are revised."""
    return date(aar + 1, *REVIDERT)


def _tabellene(tabeller: list[str]) -> str:
    return f"{'Tabell' if len(tabeller) == 1 else 'Tabellene'} {liste(sorted(tabeller), flest=8)}"
