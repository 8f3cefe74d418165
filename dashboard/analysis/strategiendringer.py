"""What moved in the strategy between two moments: compared link by link, the most important first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard.analysis.maalstand import Stand
from dashboard.analysis.maalstruktur import INDIKATOR, UTGAAR, Ledd
from dashboard.analysis.strategi import Strategi

NY_SEN = "Over fristen"
UTGAATT = "Utgår"
NYTT_BRUDD = "Nytt brudd"
FRIST = "Frist flyttet"
PENGER = "Budsjettet er endret"
STATUS = "Ny status"
FRAMDRIFT = "Framdrift"
INDIKATOREN = "Indikator"
FJERNET = "Tatt ut"
NYTT = "Nytt"
RETTET_BRUDD = "Rettet brudd"
SLAG = (NY_SEN, UTGAATT, NYTT_BRUDD, FRIST, PENGER, STATUS, FRAMDRIFT, INDIKATOREN, FJERNET, NYTT, RETTET_BRUDD)  # fmt: skip
MINST_FRAMDRIFT = 5
"""Percentage points. Less is not told."""
REGEL = (
    "Rekkefølgen er: det som har gått over fristen, det som utgår, nye brudd, flyttede frister, endret budsjett, ny status,"
    f" framdrift (minst {MINST_FRAMDRIFT} prosentpoeng), indikatorer, det som er tatt ut, det som er nytt, og brudd som er rettet."
    " Innenfor hver gruppe står det største først. Status og framdrift er for oppdrag, tiltak og hovedoppgaver;"
    " nivåene over følger av dem. Budsjettet er meldt der det er endret, ikke en gang til for alt over."
)


@dataclass(frozen=True, slots=True)
class Endring:
    """One change. `foer` and `naa` are of the kind that `slag` tells: a status, %, a date, kr or a value; None is none.

    `ledd`: the id of the link where it is seen, empty where that is no one link; `titler`: what it is about, several for
    breaks of one kind (`brudd`) and for links of one plan; `stoerrelse` ranks within a kind.
    """

    slag: str
    ledd: str
    titler: tuple[str, ...]
    plan: str = ""
    foer: Any = None
    naa: Any = None
    brudd: str = ""
    enhet: str = ""
    framdrift: float | None = None
    stoerrelse: float = 0


def endringer(foer: Strategi, naa: Strategi, grense_kr: float) -> list[Endring]:
    """Every change from `foer` to `naa`; of money only what is at least `grense_kr` kr."""
    found = [
        *(each for id_, ledd in naa.struktur.ledd.items() if id_ in foer.struktur.ledd for each in _av_ledd(ledd, foer, naa)),
        *_nye_og_fjernede(foer, naa),
        *_bruddene(foer, naa),
        *_pengene(foer, naa, grense_kr),
    ]  # fmt: skip
    return sorted(found, key=lambda each: (SLAG.index(each.slag), -each.stoerrelse, each.titler, each.ledd))


def _av_ledd(ledd: Ledd, foer: Strategi, naa: Strategi) -> Iterator[Endring]:
    """What changed in a link that was there before too."""
    gammel = foer.struktur.ledd[ledd.id]
    if ledd.er_arbeid:
        yield from _arbeidet(ledd, foer.stand[ledd.id], naa.stand[ledd.id], naa.dato)
    if ledd.frist != gammel.frist and not naa.stand[ledd.id].avsluttet:
        dager = (ledd.frist - gammel.frist).days if ledd.frist and gammel.frist else 0
        yield _endring(FRIST, ledd, gammel.frist, ledd.frist, stoerrelse=dager)
    if ledd.nivaa == INDIKATOR and ledd.verdi is not None and ledd.verdi != gammel.verdi:
        yield _endring(INDIKATOREN, ledd, gammel.verdi, ledd.verdi, enhet=ledd.maaleenhet or "")


def _arbeidet(ledd: Ledd, foer: Stand, naa: Stand, dato: date) -> Iterator[Endring]:
    if naa.forsinket and not foer.forsinket and ledd.frist is not None:
        yield _endring(
            NY_SEN, ledd, None, ledd.frist, framdrift=naa.framdrift, stoerrelse=(dato - ledd.frist).days
        )
    if naa.status != foer.status:
        slag = UTGAATT if naa.status == UTGAAR else STATUS
        yield _endring(slag, ledd, foer.status, naa.status, framdrift=naa.framdrift)
    elif foer.framdrift is not None and naa.framdrift is not None:
        poeng = naa.framdrift - foer.framdrift
        if abs(poeng) >= MINST_FRAMDRIFT:
            yield _endring(FRAMDRIFT, ledd, foer.framdrift, naa.framdrift, stoerrelse=abs(poeng))


def _nye_og_fjernede(foer: Strategi, naa: Strategi) -> Iterator[Endring]:
    """Plan by plan: a new plan is one change, not as many as it has links."""
    for slag, med, uten in ((NYTT, naa, foer), (FJERNET, foer, naa)):
        planer: dict[str, list[Ledd]] = {}
        for id_, ledd in med.struktur.ledd.items():
            if id_ not in uten.struktur.ledd:
                planer.setdefault(ledd.plan, []).append(ledd)
        hadde = {each.plan for each in uten.struktur.ledd.values()}
        for plan, ledd_ in planer.items():
            yield Endring(
                slag, ledd_[0].id if slag == NYTT else "", tuple(each.tittel for each in ledd_), plan,
                naa="hele planen" if plan not in hadde else None, stoerrelse=len(ledd_),
            )  # fmt: skip


def _bruddene(foer: Strategi, naa: Strategi) -> Iterator[Endring]:
    """Kind by kind. A break goes with its link: one that is mended because the link is gone is not told."""
    da, nu = (
        {(each.slag, each.ledd, each.navn): each for each in strategi.brudd} for strategi in (foer, naa)
    )
    finnes = {*naa.struktur.ledd, *naa.vedtak["id"].astype(str)}
    nye = [each for key, each in nu.items() if key not in da]
    rettet = [each for key, each in da.items() if key not in nu and each.ledd in finnes]
    for slag, funn in ((NYTT_BRUDD, nye), (RETTET_BRUDD, rettet)):
        for brudd in dict.fromkeys(each.slag for each in funn):
            like = [each for each in funn if each.slag == brudd]
            ledd = like[0].ledd if len(like) == 1 and like[0].ledd in naa.struktur.ledd else ""
            yield Endring(slag, ledd, tuple(each.tittel for each in like), brudd=brudd, stoerrelse=len(like))


def _pengene(foer: Strategi, naa: Strategi, grense_kr: float) -> Iterator[Endring]:
    """The budget behind the links of both, told lowest in the tree: what stands above has changed with it."""
    if foer.period.aar != naa.period.aar:  # another year's budget is another budget, not a change of it
        return
    da, nu = (
        dict(zip(each.penger["ledd"], each.penger["budsjett"].fillna(0), strict=True)) for each in (foer, naa)
    )
    endret = {
        id_: float(nu[id_] - da[id_]) for id_ in nu if id_ in da and id_ in naa.struktur.ledd and abs(nu[id_] - da[id_]) >= grense_kr
    }  # fmt: skip
    over = {each.id for id_ in endret for each in naa.struktur.forfedre(id_)}
    for id_, kr in endret.items():
        if id_ not in over:
            yield _endring(PENGER, naa.struktur.ledd[id_], float(da[id_]), float(nu[id_]), stoerrelse=abs(kr))


def _endring(slag: str, ledd: Ledd, foer: Any, naa: Any, **other: Any) -> Endring:
    return Endring(slag, ledd.id, (ledd.tittel,), ledd.plan, foer, naa, **other)
