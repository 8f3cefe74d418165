"""The portfolio of a development strategy: what each task is to gain, and which areas of Kommunekompasset it serves."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard.analysis.maalstand import UTFOERT
from dashboard.analysis.maalstruktur import UTGAAR, Ledd, Maalstruktur
from dashboard.analysis.oppgaver import TELLINGER, del_av, oppgave_av

_NUMMER = re.compile(r"(?:kompass)?(?:omr(?:å|aa)de)?\s*(\d+(?:[.]\d+)*)(?:\D.*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Gevinst:
    """Gains in kr up to and including a year, those planned for later years, and the costs of them (kr).

    `meldt` of `antall` planned gains have a realised amount, 0 among them.
    """

    planlagt: float
    realisert: float
    senere: float
    kostnad: float
    antall: int
    meldt: int

    @property
    def andel(self) -> float | None:
        """How much of what is planned is taken out, in %. None where nothing is planned."""
        return 100 * self.realisert / self.planlagt if self.planlagt else None


def gevinstene(struktur: Maalstruktur, plan: str, nivaa: str, gevinster: pd.DataFrame) -> pd.DataFrame:
    """The gains of a plan's links: the rows of strategi/gevinster with oppgave_id and del_id added (the piece of work and the part
    at level `nivaa` they stand in, empty in none)."""
    ider = [id_ for id_, each in struktur.ledd.items() if each.plan == plan]
    egne = gevinster[gevinster["ledd"].isin(ider)]
    ledd = [struktur.ledd[id_] for id_ in egne["ledd"]]
    return egne.assign(
        oppgave_id=[_id(oppgave_av(struktur, each)) for each in ledd],
        del_id=[_id(del_av(struktur, each, nivaa)) for each in ledd],
    )


def i_kroner(gevinster: pd.DataFrame, aar: int) -> Gevinst:
    """The gains of kind kr, up to and including `aar`. `gevinster`: rows of gevinstene."""
    kroner = gevinster[gevinster["slag"] == "kr"]
    hittil = kroner[kroner["aar"] <= aar]
    return Gevinst(
        planlagt=float(hittil["planlagt"].sum()),
        realisert=float(hittil["realisert"].sum()),
        senere=float(kroner.loc[kroner["aar"] > aar, "planlagt"].sum()),
        kostnad=float(gevinster.loc[gevinster["aar"] <= aar, "kostnad"].sum()),
        antall=len(hittil),
        meldt=int(hittil["realisert"].notna().sum()),
    )


def kroner_per(gevinster: pd.DataFrame, hva: str, aar: int) -> pd.DataFrame:
    """Gains of kind kr up to and including `aar`, by `hva` (oppgave_id or del_id): planlagt, realisert (kr; missing where nothing
    is told)."""
    hittil = gevinster[(gevinster["slag"] == "kr") & (gevinster["aar"] <= aar)]
    return hittil.groupby(hva)[["planlagt", "realisert"]].sum(min_count=1)


def med_gevinst(deler: pd.DataFrame, gevinster: pd.DataFrame, aar: int) -> pd.DataFrame:
    """The parts with what they gain up to and including `aar`: planlagt, realisert (kr, missing where there is none) and i_annet: how
    many gains there are in tid and kvalitet. A last row (id empty) holds what belongs to no part, where there is any.

    `deler`: rows of oppgaver.per_del. `gevinster`: rows of gevinstene.
    """
    if "" in set(gevinster["del_id"]) - set(deler["id"]):
        tomme = dict.fromkeys(TELLINGER, 0)
        deler = pd.concat(
            [deler, pd.DataFrame([{"id": "", "tittel": "Planen som helhet", **tomme}])], ignore_index=True
        )
    i_annet = gevinster[(gevinster["slag"] != "kr") & (gevinster["aar"] <= aar)].groupby("del_id").size()
    med = deler.join(kroner_per(gevinster, "del_id", aar), on="id")
    return med.assign(i_annet=med["id"].map(i_annet).fillna(0).astype(int))


def kompass(struktur: Maalstruktur, arbeid: pd.DataFrame, omraader: pd.DataFrame, plan: str) -> pd.DataFrame:
    """What each area of Kommunekompasset gets: the rows of `omraader` (nr, navn, perspektiv) with antall and utfoert of the plan's
    pieces of work that are tied to it, oppgaver (their titles, one line each), and andre_planer: how many are tied to it elsewhere.

    A piece of work that names no area has those of the nearest link above that does. `arbeid`: rows of arbeidet.
    """
    navn = {str(rad["navn"]).casefold(): int(rad["nr"]) for rad in omraader.to_dict("records")}
    status = dict(zip(arbeid["id"], arbeid["status"], strict=True))
    egne: dict[int, list[Ledd]] = {}
    andre: dict[int, set[str]] = {}
    for ledd in struktur.ledd.values():
        if oppgave_av(struktur, ledd) is not ledd or ledd.status == UTGAAR or status.get(ledd.id) == UTGAAR:
            continue
        for nr in _omraadene(struktur, ledd, navn):
            if ledd.plan == plan:
                egne.setdefault(nr, []).append(ledd)
            else:
                andre.setdefault(nr, set()).add(ledd.id)
    numre = [int(nr) for nr in omraader["nr"]]
    return omraader.assign(
        nr=numre,
        antall=[len(egne.get(nr, ())) for nr in numre],
        utfoert=[sum(status[each.id] == UTFOERT for each in egne.get(nr, ())) for nr in numre],
        oppgaver=["; ".join(_merket(each) for each in egne.get(nr, ())) for nr in numre],
        andre_planer=[len(andre.get(nr, ())) for nr in numre],
    )


def uten_kompass(struktur: Maalstruktur, arbeid: pd.DataFrame, omraader: pd.DataFrame) -> int:
    """How many of the pieces of work that are to be done are tied to no area that is known."""
    navn = {str(rad["navn"]).casefold(): int(rad["nr"]) for rad in omraader.to_dict("records")}
    kjente = set(navn.values())
    gjelder = arbeid.loc[arbeid["status"] != UTGAAR, "id"]
    return sum(not kjente & _omraadene(struktur, struktur.ledd[id_], navn) for id_ in gjelder)


def _omraadene(struktur: Maalstruktur, ledd: Ledd, navn: Mapping[str, int]) -> set[int]:
    return {nr for each in kompass_av(struktur, ledd) if (nr := omraade_av(each, navn)) is not None}


def kompass_av(struktur: Maalstruktur, ledd: Ledd) -> tuple[str, ...]:
    """What a link says of Kommunekompasset, else the nearest link above it that says anything."""
    return next((each.kompass for each in (ledd, *struktur.forfedre(ledd.id)) if each.kompass), ())


def omraade_av(sagt: str, navn: Mapping[str, int]) -> int | None:
    """The number of the area that a criterion belongs to: `5`, `5.2`, `Område 5` or the area's name. None for other words."""
    if (nr := navn.get(sagt.strip().casefold())) is not None:
        return nr
    nummer = nummer_av(sagt)
    return None if nummer is None else int(nummer.partition(".")[0])


def nummer_av(sagt: str) -> str | None:
    """The number that a criterion is said by: `5`, `5.2`, `5.2.1`, `Område 5`, `5.2 Service`. None for other words."""
    match = _NUMMER.fullmatch(sagt.strip())
    return None if match is None else match[1]


def _merket(ledd: Ledd) -> str:
    return f"{ledd.nr} {ledd.tittel}" if ledd.nr else ledd.tittel


def _id(ledd: Ledd | None) -> str:
    return "" if ledd is None else ledd.id
