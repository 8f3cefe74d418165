"""Tasks of the målstruktur tied to criteria of Kommunekompasset: which points they may bring, and which are done but not assessed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.analysis.kompass_anslag import under
from dashboard.analysis.kompass_plan import Steg, beroert
from dashboard.analysis.kompass_veien import igjen, inntil
from dashboard.analysis.kompasset import Kompass
from dashboard.analysis.maalstand import UTFOERT, siste_kvartal
from dashboard.analysis.maalstruktur import UTGAAR, Ledd, Maalstruktur
from dashboard.analysis.oppgaver import oppgave_av
from dashboard.analysis.portefoelje import kompass_av, nummer_av
from dashboard.analysis.strategi import Strategi

OMRAADE = "område"


@dataclass(frozen=True, slots=True)
class Oppgave:
    """A piece of work and one criterion that it serves.

    `tiltak`: the measures of the plan that name it, there. `poeng`: what they bring; where none names it, what is left to gain in
    the criterion; at most that many where `inntil`. `ferdig`: the day it was told to be done; `vurdert`: the newest assessment of
    the criterion; None where neither is known. `dager_over`: days past the deadline, None where it is not late.
    """

    ledd: Ledd
    status: str
    dager_over: int | None
    nr: str
    navn: str
    nivaa: str
    tiltak: tuple[Steg, ...]
    poeng: float
    inntil: bool
    ferdig: date | None
    vurdert: date | None

    @property
    def utfoert(self) -> bool:
        return self.status == UTFOERT

    @property
    def ikke_vurdert(self) -> bool:
        """Done, and the criterion is not assessed since, and has more to give. An assessment of the same day counts; where
        nobody knows when it was done, any does."""
        if not self.utfoert or self.poeng <= 0:
            return False
        return self.vurdert is None or (self.ferdig is not None and self.vurdert < self.ferdig)

    @property
    def ukjent_naar(self) -> bool:
        """Done, assessed once, and nobody has told which came first."""
        return self.utfoert and self.poeng > 0 and self.ferdig is None and self.vurdert is not None

    @property
    def er_vurdert(self) -> bool:
        """Done, and what it gave is in the projection."""
        return self.utfoert and self.vurdert is not None and not self.ikke_vurdert and not self.tiltak

    @property
    def bare_omraade(self) -> bool:
        """It is tied to a whole area: what it may bring there cannot be told."""
        return self.nivaa == OMRAADE and not self.tiltak


def oppgavene(strategi: Strategi, kompass: Kompass) -> list[Oppgave]:
    """One per piece of work and criterion: what is done but not assessed first, then what is not done, most points first.

    A measure of the plan that names a task (or an aktivitet under it) ties it to what the measure lifts. Else what the task says
    of Kommunekompasset counts, or the nearest link above it; a question that is not known counts as its sub-criterion. What
    utgår, and what is tied to nothing that the yardstick has, is left out.
    """
    ledd = _leddene(kompass)
    planlagt = _planlagt(strategi.struktur, kompass.plan)
    ferdig, vurdert = _ferdig(strategi), _sist_vurdert(kompass.vurderinger)
    found = []
    for each in _arbeidet(strategi):
        steg = planlagt.get(each.id, [])
        for nr in _kriteriene(strategi.struktur, each, steg, ledd):
            dager = ferdig.get(each.id), _vurdert(vurdert, nr)
            found.append(_oppgave(strategi, kompass, each, nr, steg, ledd[nr], *dager))
    return sorted(found, key=_rang)


@dataclass(frozen=True, slots=True)
class Arbeid:
    """A piece of work with everything it serves. `nye`: points it may bring beyond the work before it; None where it cannot be told."""

    oppgaver: tuple[Oppgave, ...]
    nye: float | None

    @property
    def ledd(self) -> Ledd:
        return self.oppgaver[0].ledd

    @property
    def deler(self) -> bool:
        """What it may bring, is told with work before it."""
        return self.nye == 0 and any(each.poeng > 0 for each in self.oppgaver)


def arbeidet(oppgaver: Iterable[Oppgave], kompass: Kompass) -> list[Arbeid]:
    """Each piece of work once, that which serves the same criterion together; each point with the first that may bring it. What is tied
    to a whole area brings nothing that can be told, and neither does what is done and assessed."""
    naa = {(each.nr, each.dimensjon): each.anslag or 0.0 for each in kompass.celler}
    samlet: dict[str, list[Oppgave]] = {}
    for each in oppgaver:
        samlet.setdefault(each.ledd.id, []).append(each)
    foerst = {nr: plass for plass, nr in reversed(list(enumerate(each[0].nr for each in samlet.values())))}
    ordnet = sorted(samlet.values(), key=lambda each: foerst[each[0].nr])
    return [Arbeid(tuple(each), _nye(each, kompass, naa)) for each in ordnet]


def kan_hentes(oppgaver: Iterable[Oppgave], kompass: Kompass) -> float:
    """The points that tasks may bring together, each point once. Those tied to a whole area are left out."""
    return round(sum(each.nye or 0.0 for each in arbeidet(oppgaver, kompass)), 6)


def _nye(oppgaver: Sequence[Oppgave], kompass: Kompass, naa: dict[tuple[str, str], float]) -> float | None:
    """What they bring to the cells, as these stand in `naa`, which they lift."""
    kjente = [each for each in oppgaver if not each.bare_omraade and not each.er_vurdert]
    if not kjente:
        return None
    nye = 0.0
    for oppgave in kjente:
        loeft = [
            (celle, steg.tiltak.andel)
            for steg in oppgave.tiltak
            for celle in beroert(steg.tiltak, kompass.celler)
        ]
        hele = [(celle, 1.0) for celle in under(kompass.celler, oppgave.nr)]
        for celle, andel in loeft if oppgave.tiltak else hele:
            foer = naa[celle.nr, celle.dimensjon]
            naa[celle.nr, celle.dimensjon] = max(foer, celle.maks * andel)
            nye += naa[celle.nr, celle.dimensjon] - foer
    return round(nye, 6)


def per_tiltak(strategi: Strategi, steg: Sequence[Steg]) -> dict[str, list[Ledd]]:
    """The links that each measure of the plan names, by the measure's id; those that the målstruktur does not have are left out."""
    ledd = strategi.struktur.ledd
    return {each.tiltak.id: [ledd[id_] for id_ in each.tiltak.ledd if id_ in ledd] for each in steg}


def _arbeidet(strategi: Strategi) -> list[Ledd]:
    struktur = strategi.struktur
    return [
        each
        for each in struktur.ledd.values()
        if oppgave_av(struktur, each) is each
        and UTGAAR not in (each.status, strategi.stand[each.id].status)
    ]  # fmt: skip


def _planlagt(struktur: Maalstruktur, plan: Sequence[Steg]) -> dict[str, list[Steg]]:
    """The measures that name each piece of work, or something under it."""
    found: dict[str, list[Steg]] = {}
    for steg in plan:
        named = (struktur.ledd[id_] for id_ in steg.tiltak.ledd if id_ in struktur.ledd)
        work = (oppgave_av(struktur, each) for each in named)
        for id_ in dict.fromkeys(each.id for each in work if each is not None):
            found.setdefault(id_, []).append(steg)
    return found


def _kriteriene(
    struktur: Maalstruktur, ledd: Ledd, steg: Sequence[Steg], kjente: Mapping[str, Mapping[str, str]]
) -> list[str]:
    av_planen = [each.tiltak.nr for each in steg if each.tiltak.nr in kjente]
    navn = {each["navn"].casefold(): nr for nr, each in kjente.items()}
    sagt = (_kjent(each, navn, kjente) for each in kompass_av(struktur, ledd))
    egne = [nr for nr in sagt if nr is not None and not any(_slekt(nr, each) for each in av_planen)]
    return list(dict.fromkeys([*av_planen, *egne]))


def _kjent(sagt: str, navn: Mapping[str, str], kjente: Mapping[str, Mapping[str, str]]) -> str | None:
    """The number, or that of what it is part of where the yardstick does not have it."""
    nr = navn.get(sagt.strip().casefold()) or nummer_av(sagt)
    while nr and nr not in kjente:
        nr = nr.rpartition(".")[0]
    return nr or None


def _slekt(en: str, annen: str) -> bool:
    return f"{en}.".startswith(f"{annen}.") or f"{annen}.".startswith(f"{en}.")


def _leddene(kompass: Kompass) -> dict[str, dict[str, str]]:
    """What can be assessed, or has something under it that can: navn and nivaa, by number."""
    return {
        rad["nr"]: {"navn": rad["navn"], "nivaa": rad["nivaa"]}
        for rad in kompass.maalestokk.to_dict("records")
        if under(kompass.celler, rad["nr"])
    }


def _oppgave(
    strategi: Strategi,
    kompass: Kompass,
    ledd: Ledd,
    nr: str,
    steg: Sequence[Steg],
    kriterium: Mapping[str, str],
    ferdig: date | None,
    vurdert: date | None,
) -> Oppgave:
    stand = strategi.stand[ledd.id]
    her = tuple(each for each in steg if each.tiltak.nr == nr)
    poeng, usikkert = (
        (sum(each.poeng for each in her), inntil(her, kompass.celler))
        if her
        else (igjen(under(kompass.celler, nr))[0], True)
    )
    sen = stand.forsinket and ledd.frist is not None
    return Oppgave(
        ledd=ledd,
        status=stand.status,
        dager_over=(strategi.dato - ledd.frist).days if sen and ledd.frist is not None else None,
        nr=nr,
        navn=kriterium["navn"],
        nivaa=kriterium["nivaa"],
        tiltak=her,
        poeng=poeng,
        inntil=usikkert,
        ferdig=ferdig if stand.status == UTFOERT else None,
        vurdert=vurdert,
    )


def _sist_vurdert(vurderinger: pd.DataFrame) -> dict[str, date]:
    """The day that each question was last assessed, by its number."""
    siste = vurderinger.groupby("nr")["dato"].max()
    return {str(nr): pd.Timestamp(dato).date() for nr, dato in siste.items()}


def _vurdert(sist: Mapping[str, date], nr: str) -> date | None:
    """The newest assessment of a criterion, or of anything under it."""
    inni = f"{nr}."
    return max((dag for egen, dag in sist.items() if egen == nr or egen.startswith(inni)), default=None)


def _ferdig(strategi: Strategi) -> dict[str, date]:
    """The day that the status of each link was told: the newest report of an oppdrag, else what stands on the link."""
    found = {id_: each.statusdato for id_, each in strategi.struktur.ledd.items() if each.statusdato}
    if "dato" in strategi.meldt:
        for rad in siste_kvartal(strategi.meldt).dropna(subset="dato").to_dict("records"):
            dato = pd.Timestamp(rad["dato"]).date()
            found[rad["oppdrag"]] = max(dato, found.get(rad["oppdrag"], dato))
    return found


def _rang(oppgave: Oppgave) -> tuple[bool, bool, bool, float, str, str]:
    return (
        not oppgave.ikke_vurdert, oppgave.utfoert, oppgave.bare_omraade, -oppgave.poeng, oppgave.ledd.plan, oppgave.ledd.id,
    )  # fmt: skip
