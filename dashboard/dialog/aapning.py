"""The opening of the meeting, gathered: what has changed since the previous one, and what contradicts itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

import pandas as pd

from dashboard.analysis.forverring import forverret, forverring
from dashboard.analysis.funn import Funn, rangert
from dashboard.analysis.lederanslag import REGNET, melder_balanse_mot_metodene
from dashboard.analysis.prognose import STANDARD, aarsprognose
from dashboard.analysis.statusendringer import statusendringer, uten_unntatte
from dashboard.analysis.sykefravaer_signaler import Fulgt, fulgte_steder, sesongen
from dashboard.dialog.beslutning import Beslutning
from dashboard.period import Period
from dashboard.sentences import konflikter, siden_sist
from dashboard.sentences.sykefravaer import Signal
from dashboard.settings import Settings

Read = Callable[..., pd.DataFrame]
"""The rows of a named query at one version: `read("drift/oekonomi_per_sted", aar=2026, …)`."""


@dataclass(frozen=True)
class Stand:
    """How things stood: the version that `read` reads, the period that was looked at, and the day it was done
    (`i_dag`: deadlines of actions are held against it)."""

    read: Read
    period: Period
    enheter: list[str] | None
    grenser: Settings
    i_dag: date

    @property
    def naar(self) -> dict[str, Any]:
        return {"aar": self.period.aar, "periode": self.period.periode, "enheter": self.enheter}

    @cached_property
    def steder(self) -> pd.DataFrame:
        """Every place with its forecasts: the rows of analysis.prognose.aarsprognose."""
        steder = self.read(
            "drift/oekonomi_per_sted", **self.naar, ansvar=None,
            grense_kr=self.grenser.avvik_kr, grense_prosent=self.grenser.avvik_prosent,
        )  # fmt: skip
        return aarsprognose(steder, self.read("drift/lederprognose_per_enhet", **self.naar), STANDARD)

    def enhetene(self) -> pd.DataFrame:
        steder = self.steder
        return steder[steder["nivaa"] == "enhet"]

    def tiltak(self, aar: int | None = None) -> pd.DataFrame:
        """The measures of the year, or of another one (`aar`): a økonomiplan has four."""
        return self.read(
            "tiltak/per_tiltak", aar=aar or self.period.aar, dato=self.dato, enheter=self.enheter
        )

    def vedtak(self) -> pd.DataFrame:
        """The whole log, what is exempt from public disclosure included: not to be shown as it is."""
        return self.read(
            "vedtak/liste", dato=self.dato, vis_unntatt=True, organ=None, omraade=None,
            status="alle", type=None, frist=None, soek=None,
        )  # fmt: skip

    @property
    def dato(self) -> date:
        return self.period.last_day


def konflikter_i(stand: Stand) -> list[Funn]:
    """Every contradiction, ranked."""
    kr, prosent = stand.grenser.avvik_kr, stand.grenser.avvik_prosent
    enheter = stand.enhetene()
    effekt = stand.read("tiltak/effekt_i_regnskapet", **stand.naar)
    poster = stand.read("konflikter/uteblitte_poster", **stand.naar, grense_kr=kr)
    funn = [
        *konflikter.tiltak_uten_effekt(effekt),
        *konflikter.groenn_status(stand.tiltak(), effekt, kr, prosent),
        *konflikter.utfoert_uten_dokumentasjon(_mangler(stand)),
        *_prognoser(stand, enheter, poster),
        *konflikter.uteblitte_poster(poster, enheter),
        *konflikter.uplasserte(enheter),
    ]
    return rangert(funn, kr)


def _mangler(stand: Stand) -> pd.DataFrame:
    """Decisions that lack something, without those that got their status after the day that is looked at."""
    mangler = stand.read("vedtak/mangler", dato=stand.dato, vis_unntatt=stand.enheter is None)
    logg = stand.vedtak()
    senere = logg.loc[pd.to_datetime(logg["statusdato"]) > pd.Timestamp(stand.dato), "id"]
    return mangler[~mangler["id"].isin(senere)]


def _prognoser(stand: Stand, enheter: pd.DataFrame, poster: pd.DataFrame) -> list[Funn]:
    """The leaders' figures against the methods, where that is not only because of a post that has not come: the same
    thing is not said twice. A year that is over has no forecast."""
    if not 1 <= stand.period.periode <= 12:
        return []
    kr, prosent = stand.grenser.avvik_kr, stand.grenser.avvik_prosent
    sted = ["omraade", "enhet"]
    uteblitt = poster.groupby(sted)["uteblitt"].sum().astype(float)
    mangler = uteblitt.reindex(pd.MultiIndex.from_frame(enheter[sted]), fill_value=0).to_numpy()
    med_postene = enheter.assign(
        **{f"prognose_{metode}": enheter[f"prognose_{metode}"] + mangler for metode in REGNET}
    )
    samme_vei = (enheter["prognose_rest"] > enheter["aarsbudsjett"]) == (
        med_postene["prognose_rest"] > enheter["aarsbudsjett"]
    )
    melder = melder_balanse_mot_metodene(enheter, kr, prosent)
    fortsatt = melder_balanse_mot_metodene(med_postene, kr, prosent)
    return konflikter.prognose_mot_utvikling(enheter, melder & fortsatt & samme_vei)


def endringer_siden(
    naa: Stand, foer: Stand, oppgaver: Sequence[Beslutning], mangler: Sequence[str]
) -> list[Funn]:
    """What has changed from `foer` to `naa`, ranked. `oppgaver` are all actions, `mangler` the units that owe an answer."""
    kr, prosent = naa.grenser.avvik_kr, naa.grenser.avvik_prosent
    funn = [
        *_oekonomi(naa, foer, kr, prosent),
        *_rettet(naa, foer),
        *siden_sist.statuser(statusendringer(*_loggene(naa, foer)), siden_sist.VEDTAK),
        *siden_sist.statuser(statusendringer(foer.tiltak(naa.period.aar), naa.tiltak()), siden_sist.TILTAK),
        *siden_sist.nye_forsinkelser(*_loggene(naa, foer)),
        *siden_sist.signaler(_nye_signaler(naa, foer)),
        *siden_sist.oppgaver(
            [
                (each.tekst, each.ansvarlig, each.frist, each.id)
                for each in oppgaver
                if each.frist and each.forsinket(naa.i_dag)
            ],
            naa.i_dag,
        ),
        *siden_sist.forklaringer(mangler),
    ]
    return rangert(funn, kr)


def _oekonomi(naa: Stand, foer: Stand, kr: float, prosent: float) -> list[Funn]:
    """Another year has another budget: then who is over the limits is all there is to tell."""
    samme_aar = naa.period.aar == foer.period.aar
    naa_, foer_ = naa.enhetene(), foer.enhetene()
    over = naa.read("drift/utvikling_per_enhet", **naa.naar).set_index("enhet")["maaneder_over"]
    funn = siden_sist.enheter(naa_, foer_ if samme_aar else foer_[:0], over, kr)
    if samme_aar and 1 <= naa.period.periode <= 12:
        verre = forverret(naa_, foer_, kr, prosent)
        funn += siden_sist.prognoser(naa_, verre, forverring(naa_, foer_))
    return funn


def _nye_signaler(naa: Stand, foer: Stand) -> list[Signal]:
    """The places whose sick leave has become a signal since; those that still are one are not told again."""
    kjent = {sted.kode for sted in _signaler(foer)}
    return [
        Signal(sted.navn, found.kind, found.direction, found.length)
        for sted in _signaler(naa)
        if sted.kode not in kjent and (found := sted.diagram.current)
    ]


def _signaler(stand: Stand) -> list[Fulgt]:
    periode = stand.period.periode
    month = Period(stand.period.aar, periode if 1 <= periode <= 12 else 12)
    minst = stand.grenser.ansatte_minst
    factors, _ = sesongen(stand.read, month, minst)
    return [
        sted
        for sted in fulgte_steder(stand.read, month, minst, stand.enheter, factors)
        if sted.diagram.current
    ]


def _loggene(naa: Stand, foer: Stand) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The log then and now; a leader sees no case that is exempt in either."""
    logger = foer.vedtak(), naa.vedtak()
    return logger if naa.enheter is None else uten_unntatte(*logger)


def _rettet(naa: Stand, foer: Stand) -> list[Funn]:
    """What the accounts say now about the months the previous meeting looked at; nothing where it had none to look at."""
    da, igjen = (
        each.enhetene().set_index(["omraade", "enhet"])["regnskap"].astype(float)
        for each in (foer, replace(naa, period=foer.period))
    )
    if da.isna().all():
        return []
    endring = igjen.sub(da, fill_value=0)
    flyttet = (endring.abs().sum() - abs(endring.sum())) / 2
    return siden_sist.rettet(igjen.sum(), da.sum(), foer.period, flyttet)
