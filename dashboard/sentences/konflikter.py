"""Contradictions: where one part of the numbers says another thing than the next. Each is a question, not a verdict."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard import text
from dashboard.analysis.funn import Funn
from dashboard.sentences.words import beloep, enhetsnavn, liste, omtrent, paa_beloep, spenn, stor, tallord

UTEN_EFFEKT = "Tiltak uten effekt"
GROENN_STATUS = "Grønn status, stort avvik"
UTFOERT = "Utført uten dokumentasjon"
PROGNOSE = "Prognose mot utvikling"
UTEBLITT = "Poster som har uteblitt"
UPLASSERT = "Regnskap uten plass i organisasjonen"
_REGNET = ("prognose_rest", "prognose_sesong")


def tiltak_uten_effekt(effekt: pd.DataFrame) -> list[Funn]:
    """`effekt`: tiltak/effekt_i_regnskapet. Reported as done, but not seen in the accounts. Measures that are read together
    are one finding: the accounts cannot tell them apart."""
    adresse = effekt["leses_hos"].fillna(effekt["id"])
    return [
        _uten_effekt(rader, effekt[adresse == sted])
        for sted, rader in effekt[effekt["uten_effekt"]].groupby(adresse, sort=True)
    ]


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
            f"«{rad['tittel']}» er {rad['status']} og ventet å gi det som er vedtatt, men der tiltaket skal virke, er det"
            f" {paa_beloep(rad['avvik'])}.",
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
            f"{rad['navn']}: lederen melder et år på budsjett ({_netto(rad['prognose_leder'])}), men det er"
            f" {paa_beloep(rad['avvik'])} hittil, og metodene peker mot {_metodene(rad)} ved årets slutt.",
            kroner=float(abs(rad["avvik_prognose"])), omraade=rad["omraade"], enhet=rad["enhet"],
        )
        for rad in enheter[melder_balanse].to_dict("records")
    ]  # fmt: skip


def uteblitte_poster(poster: pd.DataFrame, enheter: pd.DataFrame) -> list[Funn]:
    """`poster`: konflikter/uteblitte_poster, one finding a unit; `enheter` gives the unit's deviation as it stands."""
    avvik = enheter.set_index(["omraade", "enhet"])["avvik"].to_dict()
    return [
        _uteblitt(str(omraade), str(enhet), rader, avvik.get((omraade, enhet)))
        for (omraade, enhet), rader in poster.groupby(["omraade", "enhet"], sort=False)
    ]


def uplasserte(enheter: pd.DataFrame) -> list[Funn]:
    """Accounts on an ansvar that the organisation does not know: nobody answers for them. Where no unit is known at all, there
    is no organisation to be missing from."""
    plassert = (enheter["enhet"] != "uten") | (enheter["omraade"] != "uten")
    uten = enheter[~plassert & bool(plassert.any()) & (enheter["regnskap"].fillna(0).round() != 0)]
    return [
        Funn(
            UPLASSERT, rad["navn"],
            f"{beloep(abs(rad['regnskap']))}{' i inntekt' if rad['regnskap'] < 0 else ''} er ført på ansvar som mangler i"
            " organisasjonen. Ingen enhet svarer for beløpet.",
            kroner=float(abs(rad["regnskap"])), omraade="uten", enhet="uten",
        )
        for rad in uten.to_dict("records")
    ]  # fmt: skip


def oppsummert(funn: Sequence[Funn]) -> str:
    """The sentence above the list."""
    if not funn:
        return "Ingen motsigelser er funnet i tallene."
    if len(funn) == 1:
        return "Én motsigelse i tallene bør forklares. Den er et spørsmål, ikke et svar."
    return f"{stor(tallord(len(funn)))} motsigelser i tallene bør forklares. De er spørsmål, ikke svar."


def _uten_effekt(meldt: pd.DataFrame, lest_sammen: pd.DataFrame) -> Funn:
    """`lest_sammen`: every measure at the address of those reported as done; the figures stand on one of them."""
    tall = lest_sammen.loc[lest_sammen["leses_hos"].isna()].iloc[0]
    andre = lest_sammen.loc[~lest_sammen["id"].isin(meldt["id"]), "tittel"]
    sammen = f" sammen med {_titler(andre)}" if len(andre) else " til sammen" if len(meldt) > 1 else ""
    skal = f"{_titler(meldt['tittel'])} er meldt gjennomført og skulle{sammen} ha gitt {beloep(tall['vedtatt_hittil'])} til nå."
    hvor = f"Der {'tiltakene' if len(lest_sammen) > 1 else 'tiltaket'} skal virke, er netto utgift"
    return Funn(
        UTEN_EFFEKT, meldt["tittel"].iloc[0],
        f"{skal} {hvor} {_mot_i_fjor(tall['nedgang'])}, med {paa_beloep(tall['avvik'])}.",
        kroner=float(tall["vedtatt_hittil"]), del_="tiltak",
    )  # fmt: skip


def _uteblitt(omraade: str, enhet: str, rader: pd.DataFrame, avvik: float | None) -> Funn:
    navn, beloepene = stor(enhetsnavn(rader["navn"].iloc[0], enhet)), rader["uteblitt"].astype(float)
    fra, til = int(rader["fra"].min()), int(rader["til"].max())
    naar = text.MONTHS[fra] if fra == til else f"{text.MONTHS[fra]}–{text.MONTHS[til]}"
    hva = liste(
        [f"{gruppe.lower()} på {beloep(abs(kr))}" for gruppe, kr in zip(rader["artsgruppe_navn"], beloepene, strict=True)],
        len(rader),
    )  # fmt: skip
    setning = f"{navn}: {hva} ble ført i {naar} i fjor, men ikke i år."
    if avvik is not None and pd.notna(avvik):
        korrigert = avvik - beloepene.sum()
        anslag = f"et {text.avvik(korrigert)} på {omtrent(abs(korrigert))}" if round(korrigert) else "balanse"
        dem = "beløpet" if len(rader) == 1 else "beløpene"
        setning += f" Nå er det {paa_beloep(avvik)}; med {dem} ville det vært {anslag}."
    return Funn(UTEBLITT, navn, setning, float(beloepene.abs().sum()), omraade=omraade, enhet=enhet)


def _netto(kroner: float) -> str:
    return f"{beloep(abs(kroner))} i netto {'inntekt' if kroner < 0 else 'utgift'}"


def _metodene(rad: Mapping[Any, Any]) -> str:
    """`et merforbruk på 2,5 til 2,6 mill. kr`: what the calculated methods, which all lie on one side, say."""
    avvik = sorted((rad["aarsbudsjett"] - rad[regnet] for regnet in _REGNET), key=abs)
    return f"et {text.avvik(avvik[0])} på {spenn(abs(avvik[0]), abs(avvik[-1]), signed=False)}"


def _mot_i_fjor(nedgang: float) -> str:
    return f"{beloep(-nedgang)} høyere enn i fjor" if round(nedgang) else "den samme som i fjor"


def _titler(titler: pd.Series) -> str:
    return liste([f"«{tittel}»" for tittel in titler], 3)
