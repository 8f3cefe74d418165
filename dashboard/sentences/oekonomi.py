"""What the economy numbers say: how a place stands, who must explain, and where the year is heading."""

from collections.abc import Sequence

import pandas as pd

from dashboard import text
from dashboard.period import Period
from dashboard.sentences.words import beloep, betegnelse, hittil, liste, stor, tallord


def om_regnskapet(rad: pd.Series, navn: str, period: Period) -> str:
    """How the place stands against its budget in the period."""
    if pd.isna(rad["regnskap"]) and pd.isna(rad["budsjett"]):
        return f"Det er verken regnskap eller budsjett for {navn} i {period.aar}."
    if pd.isna(rad["regnskap"]):
        return f"Det er ikke lest inn regnskap for {period.aar} ennå. {_om_aarsbudsjettet(rad, navn, period)}"
    if pd.isna(rad["budsjett"]):
        return f"Det er ikke lest inn budsjett for {period.aar}, så avvik kan ikke regnes ut. {_netto(rad, navn, period)}"
    if rad["avvik"] == 0:
        return f"{hittil(period)} har {navn} brukt akkurat det som var budsjettert."
    retning = "mindre" if rad["avvik"] > 0 else "mer"
    andel = "" if pd.isna(rad["avvik_prosent"]) else f" ({_andel(rad)})"
    return f"{hittil(period)} har {navn} brukt {beloep(abs(rad['avvik']))} {retning} enn budsjettert{andel}."


def om_gjennomgang(navn: Sequence[str], nivaa: str) -> str:
    """Which places of level `nivaa` are past the thresholds, `navn` the worst first."""
    antall = len(navn)
    if not antall:
        return f"Ingen {betegnelse(nivaa)} er over grensen for muntlig gjennomgang."
    return f"{stor(tallord(antall, nivaa))} {betegnelse(nivaa, antall)} er over grensen for muntlig gjennomgang: {liste(navn)}."


def om_prognosen(rad: pd.Series, period: Period) -> str:
    """Where the year is expected to end."""
    avvik = rad["avvik_prognose"]
    if round(avvik) == 0:
        return f"Prognosen for {period.aar} er at året ender som budsjettert."
    return f"Prognosen for {period.aar} er {beloep(abs(avvik))} i {text.avvik(avvik)}."


def om_budsjettet(rad: pd.Series) -> str:
    """Which budget the numbers are held against, and whether any of it had to be spread over the months."""
    if not isinstance(rad["budsjettversjon"], str):
        return "Uten budsjett"
    spredt = rad["budsjett_i_tolvdeler"] and pd.notna(rad["avvik"])
    return f"{stor(rad['budsjettversjon'])} budsjett" + (
        "; det som bare er budsjettert for hele året, er fordelt med en tolvdel per måned" if spredt else ""
    )


def om_grensen(kr: float, prosent: float) -> str:
    """The thresholds, as they are printed on the page."""
    return f"grense for muntlig gjennomgang: avvik over {text.kroner(kr)} og {text.percent(prosent)}"


def om_ledernes_anslag(rad: pd.Series, meldt: pd.DataFrame) -> str:
    """How many leaders have reported; for a single enhet what its leader said, when and why. Empty below the enhet."""
    if rad["nivaa"] in ("kommune", "omraade"):
        return f"{stor(tallord(int(rad['enheter_meldt'])))} av {text.count(int(rad['enheter']), 'enhet', 'enheter')} har meldt egen prognose."
    if rad["nivaa"] != "enhet":
        return ""
    eget = meldt[meldt["enhet"] == rad["enhet"]]
    if eget.empty:
        return "Enheten har ikke meldt egen prognose."
    siste = eget.iloc[0]
    hvem = siste["rolle"] if isinstance(siste["rolle"], str) else "Leder"
    naar = f" {text.day(siste['dato'])}" if pd.notna(siste["dato"]) else ""
    hvorfor = f": «{siste['begrunnelse']}»" if isinstance(siste["begrunnelse"], str) else "."
    return f"{hvem} meldte {text.kroner(siste['prognose'])}{naar}{hvorfor}"


def tittel_budsjett(rader: pd.DataFrame) -> str:
    """The message of the budget bars."""
    return f"{rader.sort_values('aarsbudsjett').iloc[-1]['navn']} har størst netto budsjett"


def tittel_avvik(rader: pd.DataFrame, nivaa: str) -> str:
    """The message of the bars: who stands for most of the merforbruk, or that nobody has any."""
    verst = rader.sort_values("avvik").iloc[0]
    antall = int((rader["avvik"] < 0).sum())
    if not antall:
        return f"Ingen {betegnelse(nivaa)} har merforbruk"
    if antall == 1:
        return f"Bare {verst['navn']} har merforbruk"
    return f"{verst['navn']} har størst merforbruk"


def tittel_maaneder(maaneder: pd.DataFrame, period: Period) -> str:
    """The message of the line: in how many of the year's months more was used than budgeted."""
    aaret = maaneder[maaneder["aar"] == period.aar].dropna(subset=["regnskap", "budsjett"])
    if aaret.empty:
        return "Måned for måned de siste to årene"
    over, alle = int((aaret["regnskap"] > aaret["budsjett"]).sum()), len(aaret)
    if over in (0, alle):
        hvor = "Over" if over else "Innenfor"
        naar = (
            text.period(period.aar, int(aaret["periode"].iloc[0]))
            if alle == 1
            else f"alle {tallord(alle)} måneder i {period.aar}"
        )
        return f"{hvor} budsjettet i {naar}"
    return f"Over budsjettet i {tallord(over)} av {tallord(alle)} måneder i {period.aar}"


def _om_aarsbudsjettet(rad: pd.Series, navn: str, period: Period) -> str:
    if round(rad["aarsbudsjett"]) == 0:
        return f"Budsjettet for {navn} går i null: inntekter og utgifter er like store."
    slag = "netto utgifter" if rad["aarsbudsjett"] > 0 else "netto inntekter"
    return f"Budsjettet for {navn} er på {beloep(abs(rad['aarsbudsjett']))} i {slag}."


def _netto(rad: pd.Series, navn: str, period: Period) -> str:
    slag = "utgifter" if rad["regnskap"] >= 0 else "inntekter"
    return f"{hittil(period)} har {navn} hatt {beloep(abs(rad['regnskap']))} i netto {slag}."


def _andel(rad: pd.Series) -> str:
    av = " av budsjetterte utgifter" if rad["nivaa"] == "kommune" else ""
    return f"{text.percent(abs(rad['avvik_prosent']))}{av}"
