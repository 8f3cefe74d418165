"""What the budget measures say: what they are to give, what is reported, and what the accounts show of it."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard import text
from dashboard.period import Period
from dashboard.sentences.words import beloep, hittil, liste


def om_tiltakene(omraader: pd.DataFrame, aar: int) -> str:
    """What the year's measures are to give and are expected to give. `omraader` are the rows of tiltak/per_tjenesteomraade."""
    antall = int(omraader["antall"].sum())
    if not antall:
        return f"Det er ikke lastet opp tiltak for {aar}."
    vedtatt, realisert, forskjell = (
        _sum(omraader[navn]) for navn in ("vedtatt_effekt", "realisert_effekt", "differanse")
    )
    sagt = (
        f"{text.count(antall, 'tiltak', 'tiltak')} skal gi {text.millions(vedtatt)} i {aar}."
        f" {text.millions(realisert)} er meldt realisert."
    )
    meldt = int(omraader["antall_med_forventning"].sum())
    if not meldt:
        return f"{sagt} Forventet effekt er ikke meldt."
    hva = "For året"
    if meldt < antall:
        noen = "det ene tiltaket" if meldt == 1 else f"de {text.number(meldt)} tiltakene"
        hva = f"For {noen} med meldt forventet effekt"
    if not round(forskjell / 1_000_000, 1):
        return f"{sagt} {hva} ventes det samme som vedtatt."
    return f"{sagt} {hva} ventes {text.millions(abs(forskjell))} {'mer' if forskjell > 0 else 'mindre'} enn vedtatt."


def om_avlesningen(effekt: pd.DataFrame, period: Period) -> str:
    """What the accounts show where the measures should be seen. `effekt` are the rows of tiltak/effekt_i_regnskapet."""
    lest = effekt["nedgang"].dropna()
    if lest.empty:
        return f"Effekten kan ikke leses i regnskapet for {period.label}: tiltakene mangler konto, eller det er ikke noe å sammenligne med."
    return f"{_uten_effekt(effekt[effekt['uten_effekt']])} {_lest(_sum(lest), period)}"


def om_planen(aarene: pd.DataFrame) -> str:
    """What the plan's measures are to give in its first and last year; empty where it has one year only.

    `aarene` are the rows of tiltak/per_aar.
    """
    per_aar = aarene.groupby("aar")["vedtatt_effekt"].sum()
    if len(per_aar) < 2:
        return ""
    foerste, siste = per_aar.index[0], per_aar.index[-1]
    return (
        f"Tiltakene er vedtatt å gi {text.millions(per_aar[foerste])} i {foerste}"
        f" og {text.millions(per_aar[siste])} i {siste}."
    )


def tittel_planen(aarene: pd.DataFrame) -> str:
    """The message of the bars per year: where the expected effect falls most short. `aarene`: rows of tiltak/per_aar."""
    meldt = aarene.dropna(subset=["forventet_effekt"])
    mangler = (meldt["vedtatt_effekt"] - meldt["forventet_effekt"]).groupby(meldt["aar"]).sum()
    if meldt.empty or round(mangler.max() / 1_000_000, 1) <= 0:
        return "Effekten av tiltakene i økonomiplanen"
    return f"I {mangler.idxmax()} ventes {text.millions(mangler.max())} mindre enn vedtatt"


def om_framdriften(rad: Mapping[Any, Any]) -> str:
    """What in a measure's status does not fit with what is reported or with its deadline. `rad` is one of tiltak/per_tiltak."""
    if rad["gjennomfoert_uten_effekt"]:
        return "Gjennomført, men uten realisert effekt"
    if not pd.isna(rad["dager_forsinket"]):
        return f"{text.count(int(rad['dager_forsinket']), 'dag', 'dager')} over fristen"
    return ""


def om_lesingen(rad: Mapping[Any, Any]) -> str:
    """What a measure's figures from the accounts are worth. `rad` is one of tiltak/effekt_i_regnskapet."""
    if not rad["leses"]:
        return "Utgår" if rad["status"] == "utgår" else "Ingen effekt vedtatt i år"
    if not adresse(rad):
        return "Mangler ansvar, funksjon eller art"
    if isinstance(rad["leses_hos"], str):
        sagt = [f"Samme konto som {rad['leses_hos']}, og lest der"]
    else:
        sagt = [_om_kontoen(rad), f"Gjelder også {rad['deler_med']}" if rad["deler_med"] else ""]
    if rad["overlapper"]:
        sagt.append(f"Har poster felles med {rad['overlapper']}: hver post er regnet med ett sted")
    return ". ".join(del_ for del_ in sagt if del_)


def adresse(rad: Mapping[Any, Any]) -> str:
    """Ansvar, funksjon and art where the effect must be seen: `6104 / 222 / alle`; empty where none is given."""
    deler = [rad[del_] if isinstance(rad[del_], str) else "" for del_ in ("ansvar", "funksjon", "art")]
    return " / ".join(del_ or "alle" for del_ in deler) if any(deler) else ""


FORBEHOLD = (
    "Lest i regnskapet er et anslag: regnskapet på tiltakets konto i de samme månedene i fjor, minus årets. + er mindre"
    " utgifter eller mer inntekter. Lønns- og prisvekst og alt annet som skjer på kontoen, er med. Avviket er mot"
    " budsjettet på samme konto, der effekten skal være lagt inn. Tiltaket merkes når det er gjennomført, bruken ikke"
    " er lavere enn i fjor, og merforbruket er minst tre firedeler av det som er vedtatt hittil og minst"
    f" {text.kroner(100_000)}."
)
"""How the figures from the accounts are made, as it stands under them. The limits are er_uten_effekt's in queries/macros."""


def _uten_effekt(uten: pd.DataFrame) -> str:
    if uten.empty:
        return "Regnskapet motsier ingen av tiltakene som er meldt gjennomført."
    navn = liste([f"{rad['tittel']} ({beloep(float(rad['vedtatt_effekt']))})" for _, rad in uten.iterrows()])
    hva = (
        "ett tiltak som er meldt gjennomført"
        if len(uten) == 1
        else f"{text.number(len(uten))} tiltak som er meldt gjennomført"
    )
    return f"Regnskapet viser ingen effekt av {hva}: {navn}."


def _lest(nedgang: float, period: Period) -> str:
    if round(nedgang) == 0:
        return f"{hittil(period)} er det brukt like mye på tiltakenes konti som på samme tid i fjor."
    return f"{hittil(period)} er det brukt {beloep(abs(nedgang))} {'mindre' if nedgang > 0 else 'mer'} på tiltakenes konti enn på samme tid i fjor."


def _om_kontoen(rad: Mapping[Any, Any]) -> str:
    if rad["uten_effekt"]:
        return "Gjennomført, men regnskapet viser ingen effekt"
    if pd.isna(rad["regnskap"]):
        return "Ikke noe regnskap på kontoen"
    if pd.isna(rad["fjoraar"]):
        return "Ikke noe å sammenligne med i fjor"
    return "" if not pd.isna(rad["budsjett"]) else "Ikke noe budsjett på kontoen"


def _sum(verdier: pd.Series) -> float:
    return float(verdier.fillna(0).sum())
