"""An omstilling project: its goals, what is done for them, what it has given in kr, what is at risk, and what comes next."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from dashboard.analysis.brudd import UKJENT_EIER, UTEN_EIER
from dashboard.analysis.maalstruktur import AKTIVITET, INDIKATOR, UTGAAR, Ledd
from dashboard.analysis.oppgaver import arbeidet, del_av, deler, per_del, roller_med_hovedansvar
from dashboard.analysis.strategi import Strategi

MAAL = "mål"
FORSINKET, EIERLOES, UTEN_EFFEKT = "Forsinket", "Uten eier", "Uten effekt"
MOTSAGT, IKKE_MELDT, VENTES_LITE = "motsagt", "ikke meldt", "ventes lite"
_FOR_LITE = 0.5  # of what is adopted
_ENHETER = {"kr": 1, "kroner": 1, "1000 kr": 1_000, "tusen kr": 1_000, "mill. kr": 1_000_000, "mill kr": 1_000_000}  # fmt: skip
_EFFEKTER = ("vedtatt_effekt", "realisert_effekt", "forventet_effekt")


@dataclass(frozen=True, slots=True)
class Effekt:
    """Sums of the project's budget measures in a year (kr), each measure once. `antall_med_forventning` of `antall` are expected to
    give something, and `differanse` is what those are expected to give beyond what is adopted for them. `motsagt`: of what is
    realised, that of measures whose effect the accounts do not show. `over_fristen`: how many are past their deadline.

    `maal`, `maalt`, `maalt_dato`, `maalt_kilde`: what an indikator in kr of the project says it shall give, and gave when it was last measured;
    None where there is not exactly one.
    """

    antall: int
    vedtatt: float
    realisert: float
    forventet: float
    antall_med_forventning: int
    differanse: float
    motsagt: float = 0.0
    over_fristen: int = 0
    maal_tittel: str = ""
    maal: float | None = None
    maalt: float | None = None
    maalt_dato: date | None = None
    maalt_kilde: str = ""


@dataclass(frozen=True, eq=False)
class Omstilling:
    """`arbeid`: rows of oppgaver.arbeidet. `alt`: every measure and activity, done or dropped too, each under what it is part of: id,
    nivaa, tittel, del_id (the goal), status, framdrift (%), rolle, frist, dager_over (missing where not late), kommentar. `maal`: those of oppgaver.per_del with status and frist. `tiltak`: the budget measures
    of the year (id, tittel, gjelder, status, frist and the effects in kr, dager_forsinket, motsagt: by the accounts). `ukjente`: measures that are named, but
    are not in the year's budget. `risikoer`: slag, hva, frist, dager_over (of what is late), and of a budget measure aarsak, vedtatt
    and forventet (kr). `neste`: what is
    due, soonest first (tittel, nivaa, rolle, frist, status)."""

    plan: str
    arbeid: pd.DataFrame
    alt: pd.DataFrame
    maal: pd.DataFrame
    tiltak: pd.DataFrame
    ukjente: tuple[str, ...]
    effekt: Effekt
    risikoer: pd.DataFrame
    neste: pd.DataFrame


def omstilling(strategi: Strategi, plan: str, tiltak: pd.DataFrame, lest: pd.DataFrame) -> Omstilling:
    """The project `plan`. `tiltak`, `lest`: rows of tiltak/per_tiltak and tiltak/effekt_i_regnskapet for the period's year."""
    arbeid = arbeidet(strategi, plan, MAAL)
    egne, ukjente = _tiltakene(strategi, plan, tiltak, lest)
    return Omstilling(
        plan=plan,
        arbeid=arbeid,
        alt=_alt(strategi, plan),
        maal=_maalene(strategi, plan, arbeid),
        tiltak=egne,
        ukjente=ukjente,
        effekt=_effekten(strategi, plan, egne),
        risikoer=pd.DataFrame(
            [*_sene(strategi, plan), *_sene_tiltak(egne), *_eierloese(strategi, plan), *_uten_effekt(egne)],
            columns=["slag", "hva", "frist", "dager_over", "aarsak", "vedtatt", "forventet"],
        ),
        neste=_neste(strategi, plan),
    )


def _leddene(strategi: Strategi, plan: str) -> list[Ledd]:
    """Those of the project that are to be done, or are done."""
    return [each for each in strategi.struktur.ledd.values() if each.plan == plan and each.status != UTGAAR]


def _alt(strategi: Strategi, plan: str) -> pd.DataFrame:
    roller = roller_med_hovedansvar(strategi)
    rader = [
        {
            **{navn: getattr(each, navn) for navn in ("id", "nivaa", "tittel", "frist", "kommentar")},
            "del_id": "" if (maal := del_av(strategi.struktur, each, MAAL)) is None else maal.id,
            "status": strategi.stand[each.id].status,
            "framdrift": strategi.stand[each.id].framdrift,
            "rolle": roller.get(each.id),
            "dager_over": _dager_over(strategi, each),
        }
        for each in _i_rekke(strategi, plan)
        if each.er_arbeid or each.nivaa == AKTIVITET
    ]
    kolonner = [
        "id",
        "nivaa",
        "tittel",
        "del_id",
        "status",
        "framdrift",
        "rolle",
        "frist",
        "dager_over",
        "kommentar",
    ]
    return pd.DataFrame(rader, columns=kolonner).astype({"framdrift": float, "dager_over": float})


def _i_rekke(strategi: Strategi, plan: str) -> Iterable[Ledd]:
    """All of the plan, each before what is under it; what hangs in a ring comes last."""
    struktur, egne = (
        strategi.struktur,
        [each for each in strategi.struktur.ledd.values() if each.plan == plan],
    )
    oeverst = [each for each in egne if not any(over.plan == plan for over in struktur.forfedre(each.id))]
    funnet = {
        each.id: each
        for topp in oeverst
        for each in (topp, *struktur.etterkommere(topp.id))
        if each.plan == plan
    }
    return {**funnet, **{each.id: each for each in egne if each.id not in funnet}}.values()


def _dager_over(strategi: Strategi, ledd: Ledd) -> int | None:
    """Days past its deadline; None where it is not, or is done."""
    if ledd.frist is None or strategi.stand[ledd.id].avsluttet or ledd.frist >= strategi.dato:
        return None
    return (strategi.dato - ledd.frist).days


def _maalene(strategi: Strategi, plan: str, arbeid: pd.DataFrame) -> pd.DataFrame:
    maal = per_del(strategi.struktur, plan, MAAL, arbeid)
    ledd = {each.id: each for each in deler(strategi.struktur, plan, MAAL)}
    status = {id_: strategi.stand[id_].status for id_ in ledd}
    return maal.assign(
        status=maal["id"].map(status), frist=maal["id"].map({id_: each.frist for id_, each in ledd.items()})
    )


def _tiltakene(
    strategi: Strategi, plan: str, tiltak: pd.DataFrame, lest: pd.DataFrame
) -> tuple[pd.DataFrame, tuple[str, ...]]:
    gjelder: dict[str, list[str]] = {}
    for ledd in _leddene(strategi, plan):
        for id_ in ledd.tiltak:
            gjelder.setdefault(id_, []).append(ledd.tittel)
    egne = tiltak[tiltak["id"].isin(list(gjelder))]
    motsagt = set(lest.loc[lest["uten_effekt"], "id"])
    egne = egne.assign(
        gjelder=["; ".join(gjelder[id_]) for id_ in egne["id"]], motsagt=egne["id"].isin(list(motsagt))
    )
    egne[list(_EFFEKTER)] = egne[list(_EFFEKTER)].astype(float)
    return egne.sort_values("id", ignore_index=True), tuple(sorted(gjelder.keys() - set(egne["id"])))


def _effekten(strategi: Strategi, plan: str, tiltak: pd.DataFrame) -> Effekt:
    kroner = [
        each
        for each in _leddene(strategi, plan)
        if each.nivaa == INDIKATOR and each.maalverdi is not None and _kroner(each) is not None
    ]
    meldt = tiltak[tiltak["forventet_effekt"].notna()]
    return Effekt(
        antall=len(tiltak),
        vedtatt=float(tiltak["vedtatt_effekt"].sum()),
        realisert=float(tiltak["realisert_effekt"].sum()),
        forventet=float(tiltak["forventet_effekt"].sum()),
        antall_med_forventning=len(meldt),
        motsagt=float(tiltak.loc[tiltak["motsagt"], "realisert_effekt"].sum()),
        over_fristen=int(tiltak["dager_forsinket"].notna().sum()),
        differanse=float((meldt["forventet_effekt"] - meldt["vedtatt_effekt"].fillna(0)).sum()),
        **(_maalet(kroner[0]) if len(kroner) == 1 else {}),
    )


def _kroner(indikator: Ledd) -> int | None:
    """How many kr one unit of an indikator is. None where it is not measured in money."""
    return _ENHETER.get((indikator.maaleenhet or "").strip().casefold())


def _maalet(indikator: Ledd) -> dict[str, Any]:
    enhet = _kroner(indikator) or 0
    maal, maalt = (
        None if verdi is None else verdi * enhet for verdi in (indikator.maalverdi, indikator.verdi)
    )
    return {
        "maal_tittel": indikator.tittel,
        "maal": maal,
        "maalt": maalt,
        "maalt_dato": indikator.verdidato,
        "maalt_kilde": indikator.kilde or "",
    }


def _sene(strategi: Strategi, plan: str) -> Iterator[dict[str, object]]:
    """What is past its deadline and not done, the latest first; of a goal too."""
    sene = [
        (over, each)
        for each in _leddene(strategi, plan)
        if each.er_arbeid or each.er_maal or each.nivaa == AKTIVITET
        if (over := _dager_over(strategi, each)) is not None
    ]
    for over, each in sorted(sene, key=lambda par: (-par[0], par[1].id)):
        yield {"slag": FORSINKET, "hva": each.tittel, "frist": each.frist, "dager_over": over}


def _sene_tiltak(tiltak: pd.DataFrame) -> Iterator[dict[str, object]]:
    for rad in tiltak[tiltak["dager_forsinket"].notna()].to_dict("records"):
        yield {
            "slag": FORSINKET,
            "hva": f"{rad['id']} {rad['tittel']}",
            "frist": rad["frist"],
            "dager_over": int(rad["dager_forsinket"]),
        }


def _eierloese(strategi: Strategi, plan: str) -> Iterator[dict[str, object]]:
    for brudd in strategi.brudd:
        if brudd.plan == plan and brudd.slag in (UTEN_EIER, UKJENT_EIER):
            ledd = strategi.struktur.ledd[brudd.ledd]
            if not strategi.stand[ledd.id].avsluttet:
                yield {"slag": EIERLOES, "hva": ledd.tittel, "frist": ledd.frist}


def _uten_effekt(tiltak: pd.DataFrame) -> Iterator[dict[str, object]]:
    """Budget measures that the accounts contradict, that are carried out and have told no effect, or that are expected to give less
    than half of what is adopted."""
    for rad in tiltak.to_dict("records"):
        aarsak = _aarsak(rad)
        if aarsak:
            yield {
                "slag": UTEN_EFFEKT,
                "hva": f"{rad['id']} {rad['tittel']}",
                "frist": rad["frist"],
                "aarsak": aarsak,
                "vedtatt": rad["vedtatt_effekt"],
                "forventet": rad["forventet_effekt"],
            }


def _aarsak(rad: Mapping[Any, Any]) -> str:
    """Why a measure is taken to give too little; empty where it is not."""
    if rad["motsagt"]:
        return MOTSAGT
    if rad["gjennomfoert_uten_effekt"]:
        return IKKE_MELDT
    vedtatt, forventet = rad["vedtatt_effekt"], rad["forventet_effekt"]
    lite = vedtatt > 0 and not pd.isna(forventet) and forventet < _FOR_LITE * vedtatt
    return VENTES_LITE if lite and rad["status"] != UTGAAR else ""


def _neste(strategi: Strategi, plan: str) -> pd.DataFrame:
    """Work and activities that are not done and not late, by deadline; those without one are left out."""
    roller = roller_med_hovedansvar(strategi)
    kommende = [
        (each.frist, each)
        for each in _leddene(strategi, plan)
        if (each.er_arbeid or each.nivaa == AKTIVITET)
        and not strategi.stand[each.id].avsluttet
        and each.frist is not None
        and each.frist >= strategi.dato
    ]
    return pd.DataFrame(
        [
            {"tittel": each.tittel, "nivaa": each.nivaa, "rolle": roller.get(each.id), "frist": frist, "status": strategi.stand[each.id].status}
            for frist, each in sorted(kommende, key=lambda par: (par[0], par[1].id))
        ],
        columns=["tittel", "nivaa", "rolle", "frist", "status"],
    )  # fmt: skip
