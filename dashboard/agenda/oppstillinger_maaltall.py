"""The financial targets as a row of figures: each against what kommunestyret has adopted."""

import pandas as pd

from dashboard import text
from dashboard.analysis.maaltall import (
    DISPOSISJONSFOND,
    GJELDSGRAD,
    netto_driftsresultat_prosent,
    verdi_fra_ssb,
)
from dashboard.period import Period
from dashboard.sentences import oppstillinger as tekst
from dashboard.settings import Settings
from dashboard.ui.figures import Figure, Tone


def maaltall(etter_art: pd.DataFrame, fra_ssb: pd.DataFrame, maal: Settings, period: Period) -> list[Figure]:
    """Netto driftsresultat of the year so far, of the budget and of last year; disposisjonsfond and debt.

    `etter_art` are rows of drift/oppstilling for § 5-6, `fra_ssb` of drift/maaltall_kostra. What is not known is left
    out, but the two that need a balance sheet say what is missing.
    """
    return [
        *_netto_driftsresultat(etter_art, maal.maal_netto_driftsresultat, period),
        _disposisjonsfond(fra_ssb, maal),
        _gjeldsgrad(fra_ssb, maal),
    ]


def _netto_driftsresultat(etter_art: pd.DataFrame, maal: float, period: Period) -> list[Figure]:
    naa = netto_driftsresultat_prosent(etter_art, "regnskap")
    budsjettert = netto_driftsresultat_prosent(etter_art, "aarsbudsjett")
    fjoraaret = _fjoraarets(etter_art)
    if tekst.er_hele_aaret(period):
        tallene = [_mot_gulvet(f"Netto driftsresultat {period.aar}", naa, maal)]
    else:
        tallene = [_uten_dom("Netto driftsresultat hittil", naa, "målet gjelder hele året")]
    tallene.append(_mot_gulvet(f"Netto driftsresultat, budsjett {period.aar}", budsjettert, maal))
    tallene.append(_mot_gulvet(f"Netto driftsresultat {period.aar - 1}", fjoraaret, maal))
    return [tall for tall in tallene if tall is not None]


def _disposisjonsfond(fra_ssb: pd.DataFrame, maal: Settings) -> Figure:
    return _fra_ssb(
        "Disposisjonsfond (fri egenkapital)",
        verdi_fra_ssb(fra_ssb, DISPOSISJONSFOND),
        maal,
        maal.maal_disposisjonsfond,
        er_gulv=True,
    )


def _gjeldsgrad(fra_ssb: pd.DataFrame, maal: Settings) -> Figure:
    return _fra_ssb(
        "Gjeldsgrad (uten pensjon)",
        verdi_fra_ssb(fra_ssb, GJELDSGRAD),
        maal,
        maal.maal_gjeldsgrad,
        er_gulv=False,
    )


def _fra_ssb(
    navn: str, funnet: tuple[float, int] | None, innstillinger: Settings, maal: float | None, *, er_gulv: bool
) -> Figure:
    if funnet is None:
        return Figure(navn, "Ikke i tallene", tekst.om_det_som_mangler(innstillinger.nummer))
    verdi, aar = funnet
    kilde = f"SSB, {aar}"
    if maal is None:
        return Figure(navn, text.percent(verdi), f"{kilde}; mål er ikke satt")
    dom = tekst.mot_gulvet(verdi, maal) if er_gulv else tekst.mot_taket(verdi, maal)
    return Figure(
        navn, text.percent(verdi), f"{kilde}; {dom}", _tone(verdi - maal if er_gulv else maal - verdi)
    )


def _mot_gulvet(navn: str, verdi: float | None, maal: float) -> Figure | None:
    if verdi is None:
        return None
    return Figure(navn, text.percent(verdi), tekst.mot_gulvet(verdi, maal), _tone(verdi - maal))


def _uten_dom(navn: str, verdi: float | None, merknad: str) -> Figure | None:
    return None if verdi is None else Figure(navn, text.percent(verdi), merknad)


def _tone(forsprang: float) -> Tone:
    return "verre" if forsprang < 0 else "bedre"


def _fjoraarets(etter_art: pd.DataFrame) -> float | None:
    """Only of a year whose accounts reach December: one cut short says nothing of a target for a year."""
    er_ferdig = bool((etter_art["fjoraarets_siste_periode"] >= 12).any())
    return netto_driftsresultat_prosent(etter_art, "hele_fjoraaret") if er_ferdig else None
