"""What the statements are shown from: the numbers of § 5-4 and § 5-6 in a period, and the targets they are held against."""

from dataclasses import dataclass, replace
from typing import Literal

import pandas as pd

from dashboard import access, settings
from dashboard.analysis.maaltall import NETTO_DRIFTSRESULTAT
from dashboard.period import Period
from dashboard.settings import Settings
from dashboard.ui.data import numbers
from dashboard.ui.page import View
from dashboard.ui.remember import made_once

Hvilken = Literal["5-4", "5-6"]
_BRUTTO_DRIFTSRESULTAT = 16


@dataclass(frozen=True, eq=False)
class Oppstillinger:
    """`etter_art` (§ 5-6) and `bevilgning` (§ 5-4) are rows of drift/oppstilling in the period, `per_omraade` of
    drift/netto_per_omraade, `fra_ssb` of drift/maaltall_kostra. `foer_og_etter` is § 5-6 for December and for the year with
    its year-end entries; None in a year that has none, or nothing but them.

    The same question gives the same object, which is itself and equal to no other.
    """

    view: View
    period: Period
    maal: Settings
    etter_art: pd.DataFrame
    bevilgning: pd.DataFrame
    per_omraade: pd.DataFrame
    foer_og_etter: tuple[pd.DataFrame, pd.DataFrame] | None
    fra_ssb: pd.DataFrame

    def rader(self, hvilken: Hvilken) -> pd.DataFrame:
        return self.etter_art if hvilken == "5-6" else self.bevilgning

    @property
    def brutto(self) -> pd.Series:
        return linje(self.etter_art, _BRUTTO_DRIFTSRESULTAT)

    @property
    def netto(self) -> pd.Series:
        return linje(self.etter_art, NETTO_DRIFTSRESULTAT)

    @property
    def aarsavslutningen(self) -> tuple[float, float] | None:
        """Netto driftsresultat before and after the year-end entries."""
        if self.foer_og_etter is None:
            return None
        foer, etter = (linje(rader, NETTO_DRIFTSRESULTAT)["regnskap"] for rader in self.foer_og_etter)
        return float(foer), float(etter)

    def har(self, kolonne: str) -> bool:
        """Whether the year has amounts in a column: either every line has one, or none."""
        return bool(pd.notna(self.netto[kolonne]))


def finn(view: View, period: Period) -> Oppstillinger | None:
    """None for a year in which the statements did not exist."""
    return _finn(settings.get(), replace(view, user=access.reader(view.user)), period)


def linje(rader: pd.DataFrame, nummer: int) -> pd.Series:
    """One line of a statement. Raises IndexError where the statement has no such line."""
    return rader[rader["linje"] == nummer].iloc[0]


@made_once
def _finn(maal: Settings, view: View, period: Period) -> Oppstillinger | None:
    aar = period.aar
    etter_art = _oppstilling(view, period, "5-6")
    if etter_art.empty:
        return None
    return Oppstillinger(
        view=view,
        period=period,
        maal=maal,
        etter_art=etter_art,
        bevilgning=_oppstilling(view, period, "5-4"),
        per_omraade=numbers("drift/netto_per_omraade", view, aar=aar, periode=period.periode),
        foer_og_etter=_foer_og_etter(view, aar) if (etter_art["siste_periode"] == 13).any() else None,
        fra_ssb=numbers("drift/maaltall_kostra", view, aar=aar, kommunenummer=maal.nummer),
    )


def _foer_og_etter(view: View, aar: int) -> tuple[pd.DataFrame, pd.DataFrame] | None:
    desember, hele_aaret = (_oppstilling(view, Period(aar, periode), "5-6") for periode in (12, 13))
    return None if desember["regnskap"].isna().all() else (desember, hele_aaret)


def _oppstilling(view: View, period: Period, hvilken: Hvilken) -> pd.DataFrame:
    return numbers("drift/oppstilling", view, aar=period.aar, periode=period.periode, oppstilling=hvilken)
