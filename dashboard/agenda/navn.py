"""The names of places as a chart needs them: one name, one bar."""

import pandas as pd

from dashboard.agenda.sted import MED_KODE
from dashboard.agenda.utsnitt import Utsnitt


def med_entydige_navn(utsnitt: Utsnitt, rader: pd.DataFrame, nivaa: str) -> pd.DataFrame:
    """`rader` of level `nivaa`, navn without this place's own in front; the code where names are shared, or it is the name."""
    navn = pd.Series(utsnitt.kortnavn(rader), index=rader.index)
    med_kode = navn.duplicated(keep=False) | (nivaa in MED_KODE)
    return rader.assign(navn=navn.where(~med_kode, rader[nivaa] + " " + navn))
