"""What the economy item looks at: a place in a period, with the numbers of every place around it."""

from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from dashboard import access, settings
from dashboard.agenda.sted import UTEN, Sted, rad, rader_under
from dashboard.analysis.prognose import aarsprognose
from dashboard.period import Period
from dashboard.sentences.words import betegnelse
from dashboard.settings import Settings
from dashboard.ui.data import numbers
from dashboard.ui.page import View
from dashboard.ui.remember import made_once


@dataclass(frozen=True, eq=False)
class Utsnitt:
    """`rad` is the place's own row of `steder` (drift/oekonomi_per_sted with forecasts); `meldt` the leaders' reports.

    The same question from the same address gives the same object, which is itself and equal to no other.
    """

    view: View
    period: Period
    metode: str
    sted: Sted
    rad: pd.Series
    steder: pd.DataFrame
    meldt: pd.DataFrame
    _felles: "Utsnitt | None" = None

    @property
    def felles(self) -> "Utsnitt":
        """The one that all addresses share: for what is remembered of it and has no links."""
        return self._felles or self

    @property
    def navn(self) -> str:
        """The place in the middle of a sentence."""
        if self.sted.nivaa == "enhet" and self.rad["enhet"] == UTEN:
            over = rad(self.steder, self.sted.veien[-2])
            return str(self.rad["navn"] if over is None else over["navn"])
        if self.sted.koder:
            return str(self.rad["navn"])
        return "kommunen" if access.units_for(self.view.user) is None else "enhetene dine"

    @property
    def tittel(self) -> str:
        return self.navn[:1].upper() + self.navn[1:]

    @property
    def under(self) -> pd.DataFrame:
        """The places right below this one."""
        return self.paa_nivaa(self.sted.nivaa_under)

    @property
    def hva_er_under(self) -> str:
        return betegnelse(self.sted.nivaa_under, 1)

    @property
    def gjennomgangsnivaa(self) -> str:
        """Units explain themselves; inside a unit, its parts do."""
        return "enhet" if self.sted.nivaa in ("kommune", "omraade") else self.sted.nivaa_under

    @property
    def har_regnskap(self) -> bool:
        return bool(pd.notna(self.rad["regnskap"]))

    @property
    def har_avvik(self) -> bool:
        return bool(pd.notna(self.rad["avvik"]))

    @property
    def har_prognose(self) -> bool:
        """Only a year that is still running, and has a budget, has an end to forecast."""
        return self.har_avvik and 1 <= self.period.periode <= 12

    def paa_nivaa(self, nivaa: str) -> pd.DataFrame:
        """The places of level `nivaa` inside this one."""
        return _paa_nivaa(self, nivaa).copy(deep=False)

    def kortnavn(self, rader: pd.DataFrame) -> list[str]:
        """The names of `rader` without this place's own name in front: «avdeling 2» inside «Solbakken sykehjem»."""
        return [str(navn).removeprefix(f"{self.navn}, ") for navn in rader["navn"]]

    @cached_property
    def maaneder(self) -> pd.DataFrame:
        """The 24 months that end with the period: aar, periode, regnskap, budsjett, fjoraar (kr)."""
        return numbers(
            "drift/maanedstall", self.view,
            aar=self.period.aar, periode=self.period.periode, enheter=enhetene(self.view), **self.sted.parametre,
        )  # fmt: skip


def finn(view: View, period: Period, sted: Sted, metode: str) -> Utsnitt | None:
    """None where there are no numbers for the place in the period."""
    felles = finn_felles(view, period, sted, metode)
    return None if felles is None else _fra_adressen(felles, Sted().lenke)


def finn_felles(view: View, period: Period, sted: Sted, metode: str) -> Utsnitt | None:
    """As `finn`, where nobody asks from an address yet."""
    return _finn(settings.get(), replace(view, user=access.reader(view.user)), period, sted, metode)


@made_once
def _fra_adressen(felles: Utsnitt, _lenke: str) -> Utsnitt:
    """`_lenke` is in the key only: what one link takes along from the address, so do all that are remembered."""
    return replace(felles, _felles=felles)


@made_once
def _finn(grenser: Settings, view: View, period: Period, sted: Sted, metode: str) -> Utsnitt | None:
    steder, meldt = _tallene(grenser, view, period, sted.parametre["ansvar"], metode)
    funnet = rad(steder, sted)
    return None if funnet is None else Utsnitt(view, period, metode, sted, funnet, steder, meldt)


@made_once
def _tallene(
    grenser: Settings, view: View, period: Period, ansvar: str | None, metode: str
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """`steder` and `meldt` of an Utsnitt: the same for every place, but for what lies inside `ansvar`."""
    hva = {"aar": period.aar, "periode": period.periode, "enheter": enhetene(view)}
    steder = numbers(
        "drift/oekonomi_per_sted", view, **hva,
        ansvar=ansvar, grense_kr=grenser.avvik_kr, grense_prosent=grenser.avvik_prosent,
    )  # fmt: skip
    meldt = numbers("drift/lederprognose_per_enhet", view, **hva)
    return aarsprognose(steder, meldt, metode), meldt


@made_once
def _paa_nivaa(utsnitt: Utsnitt, nivaa: str) -> pd.DataFrame:
    return rader_under(utsnitt.steder, utsnitt.sted, nivaa)


def enhetene(view: View) -> list[str] | None:
    """Those the reader may see, None for all. Always a parameter: what is remembered of a query is shared by all users."""
    enheter = access.units_for(view.user)
    return None if enheter is None else list(enheter)
