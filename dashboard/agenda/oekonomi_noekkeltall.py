"""The row of figures on top of the economy item."""

import pandas as pd

from dashboard import text
from dashboard.sentences.words import beloep, betegnelse, spenn
from dashboard.ui.figures import Figure, Tone


def noekkeltall(rad: pd.Series, nivaa: str, over: int, mulige: int, med_prognose: bool) -> list[Figure]:
    """The row of figures: deviation, accounts, forecast, and how many (`over` of `mulige`) of level `nivaa` must explain."""
    budsjett = "" if pd.isna(rad["budsjett"]) else f"budsjett {beloep(rad['budsjett'])}"
    regnskapet = Figure("Regnskap hittil", beloep(rad["regnskap"]), budsjett)
    if pd.isna(rad["avvik"]):
        return [regnskapet]
    gjennomgang = text.count(over, betegnelse(nivaa, 1), betegnelse(nivaa))
    return [
        _avviket(rad),
        regnskapet,
        *([_ventet_avvik(rad)] if med_prognose else []),
        Figure("Til muntlig gjennomgang", gjennomgang, f"av {mulige}"),
    ]


def _avviket(rad: pd.Series) -> Figure:
    prosent = "" if pd.isna(rad["avvik_prosent"]) else f" {text.percent(abs(rad['avvik_prosent']))}"
    avvik = rad["avvik"]
    return Figure("Avvik hittil", beloep(avvik, signed=True), text.avvik(avvik) + prosent, _tone(avvik))


def _ventet_avvik(rad: pd.Series) -> Figure:
    avvik = rad["avvik_prognose"]
    spennet = spenn(rad["aarsbudsjett"] - rad["prognose_hoey"], rad["aarsbudsjett"] - rad["prognose_lav"])
    merknad = f"{text.avvik(avvik)}; metodene gir {spennet}"
    return Figure("Ventet avvik ved årets slutt", beloep(avvik, signed=True), merknad, _tone(avvik))


def _tone(avvik: float) -> Tone:
    return "bedre" if avvik > 0 else "verre" if avvik < 0 else "noeytral"
