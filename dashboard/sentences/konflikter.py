"""Contradictions: where one part of the numbers says another thing than the next. Each is a question, not a verdict."""

from collections.abc import Sequence

import pandas as pd

from dashboard import text
from dashboard.analysis.funn import Funn
from dashboard.sentences.words import beloep

UTEN_EFFEKT = "Tiltak uten effekt"
GROENN_STATUS = "Grønn status, stort avvik"
UTFOERT = "Utført uten dokumentasjon"
PROGNOSE = "Prognose mot utvikling"
UTEBLITT = "Poster som har uteblitt"
UPLASSERT = "Regnskap uten plass i organisasjonen"


def tiltak_uten_effekt(effekt: pd.DataFrame) -> list[Funn]:
    """`effekt`: tiltak/effekt_i_regnskapet. Reported as done, but not seen in the accounts."""
    return [
        Funn(
            UTEN_EFFEKT, rad["tittel"],
            f"«{rad['tittel']}» er meldt gjennomført og skulle ha gitt {beloep(rad['vedtatt_hittil'])} til nå. Regnskapet på adressen"
            f" viser {_utvikling(rad['nedgang'])}.",
            kroner=float(rad["vedtatt_hittil"]), del_="tiltak",
        )
        for rad in effekt[effekt["uten_effekt"]].to_dict("records")
    ]  # fmt: skip


def groenn_status(
    tiltak: pd.DataFrame, effekt: pd.DataFrame, grense_kr: float, grense_prosent: float
) -> list[Funn]:
    """`tiltak`: tiltak/per_tiltak. Expected to give what was adopted, while the address has used more than its budget by more
    than both limits. Those found by tiltak_uten_effekt are not said twice."""
    begge = tiltak.merge(effekt[["id", "budsjett", "regnskap", "avvik", "uten_effekt"]], on="id", how="inner")
    budsjett, avvik = begge["budsjett"].astype(float), begge["avvik"].astype(float)
    groenne = begge[
        begge["status"].isin(("under arbeid", "gjennomført"))
        & (begge["forventet_effekt"].astype(float) >= begge["vedtatt_effekt"].astype(float))
        & (avvik < -grense_kr)
        & (100 * avvik.abs() > grense_prosent * budsjett.abs())
        & ~begge["uten_effekt"]
    ]
    return [
        Funn(
            GROENN_STATUS, rad["tittel"],
            f"«{rad['tittel']}» er ventet å gi det som er vedtatt, men på adressen er det brukt {beloep(abs(rad['avvik']))} mer enn budsjettert.",
            kroner=float(abs(rad["avvik"])), del_="tiltak",
        )
        for rad in groenne.to_dict("records")
    ]  # fmt: skip


def utfoert_uten_dokumentasjon(mangler: pd.DataFrame) -> list[Funn]:
    """`mangler`: vedtak/mangler."""
    return [
        Funn(
            UTFOERT, rad["tittel"],
            f"«{rad['tittel']}» er meldt utført, men ingenting i loggen viser det.", del_="vedtak",
        )
        for rad in mangler[mangler["status"] == "utført"].to_dict("records")
    ]  # fmt: skip


def prognose_mot_utvikling(enheter: pd.DataFrame, melder_balanse: pd.Series) -> list[Funn]:
    """`enheter`: places of level enhet with forecasts; `melder_balanse`: analysis.lederanslag.melder_balanse_mot_metodene."""
    return [
        Funn(
            PROGNOSE, rad["navn"],
            f"{rad['navn']}: lederen melder et år på budsjett ({beloep(rad['prognose_leder'])}), men det er {beloep(abs(rad['avvik']))} i"
            f" {text.avvik(rad['avvik'])} hittil, og metodene peker mot {beloep(abs(rad['avvik_prognose']))} i {text.avvik(rad['avvik_prognose'])}.",
            kroner=float(abs(rad["avvik_prognose"])), omraade=rad["omraade"], enhet=rad["enhet"],
        )
        for rad in enheter[melder_balanse].to_dict("records")
    ]  # fmt: skip


def uteblitte_poster(poster: pd.DataFrame, enheter: pd.DataFrame) -> list[Funn]:
    """`poster`: konflikter/uteblitte_poster, one finding a unit; `enheter` gives the unit's deviation as it stands."""
    avvik = dict(zip(enheter["enhet"], enheter["avvik"], strict=True))
    return [
        _uteblitt(str(enhet), rader, avvik.get(str(enhet)))
        for enhet, rader in poster.groupby("enhet", sort=False)
    ]


def uplasserte(enheter: pd.DataFrame) -> list[Funn]:
    """Accounts on an ansvar that the organisation does not know: nobody answers for them."""
    uten = enheter[
        (enheter["enhet"] == "uten") & (enheter["omraade"] == "uten") & (enheter["regnskap"].fillna(0) != 0)
    ]
    return [
        Funn(
            UPLASSERT, rad["navn"],
            f"{beloep(abs(rad['regnskap']))} er ført på ansvar som ikke står i organisasjonen, så ingen svarer for dem.",
            kroner=float(abs(rad["regnskap"])), omraade="uten", enhet="uten",
        )
        for rad in uten.to_dict("records")
    ]  # fmt: skip


def _uteblitt(enhet: str, rader: pd.DataFrame, avvik: float | None) -> Funn:
    navn, sum_ = rader["navn"].iloc[0], float(rader["uteblitt"].astype(float).sum())
    hva = " og ".join(str(gruppe).lower() for gruppe in rader["artsgruppe_navn"])
    fra, til = int(rader["fra"].min()), int(rader["til"].max())
    naar = text.MONTHS[fra] if fra == til else f"{text.MONTHS[fra]}–{text.MONTHS[til]}"
    slag = "inntekt" if sum_ < 0 else "utgift"
    setning = f"{navn}: {hva} er ikke ført i {naar}. I fjor var det {beloep(abs(sum_))} i {slag} {'den måneden' if fra == til else 'i de månedene'}."
    if avvik is not None and pd.notna(avvik):
        setning += f" Avviket er vist som {beloep(avvik, signed=True)}; med posten ville det vært om lag {beloep(avvik - sum_, signed=True)}."
    return Funn(UTEBLITT, navn, setning, kroner=abs(sum_), omraade=str(rader["omraade"].iloc[0]), enhet=enhet)


def _utvikling(nedgang: float) -> str:
    if pd.isna(nedgang):
        return "ingen nedgang"
    return f"{beloep(abs(nedgang))} {'lavere' if nedgang > 0 else 'høyere'} netto utgift enn i fjor"


def oppsummert(funn: Sequence[Funn]) -> str:
    """The sentence above the list."""
    if not funn:
        return "Ingen motsigelser er funnet i tallene."
    return f"{text.count(len(funn), 'motsigelse', 'motsigelser')} i tallene bør forklares. De er spørsmål, ikke svar."
