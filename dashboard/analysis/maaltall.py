"""The financial targets of kommuneloven § 14-2, from the statement of § 5-6 and from Statistics Norway."""

import pandas as pd

DISPOSISJONSFOND = "KOSKG210000"
"""Fri egenkapital drift: disposisjonsfond less merforbruk that is not yet covered, in % of brutto driftsinntekter."""
GJELDSGRAD = "KOSKG320000"
"""Langsiktig gjeld uten pensjonsforpliktelser, in % of brutto driftsinntekter."""

DRIFTSINNTEKTER, NETTO_DRIFTSRESULTAT = 9, 24


def netto_driftsresultat_prosent(etter_art: pd.DataFrame, kolonne: str) -> float | None:
    """Netto driftsresultat in % of driftsinntekter, of one column of amounts in drift/oppstilling for § 5-6.

    None where the column is empty, or there is no revenue to divide by.
    """
    inntekter, resultat = (
        etter_art.loc[etter_art["linje"] == linje, kolonne].sum(min_count=1)
        for linje in (DRIFTSINNTEKTER, NETTO_DRIFTSRESULTAT)
    )
    if pd.isna(inntekter) or inntekter == 0:
        return None
    return float(100 * resultat / inntekter)


def verdi_fra_ssb(kostra: pd.DataFrame, nokkeltall: str) -> tuple[float, int] | None:
    """The figure and its year among the rows of drift/maaltall_kostra; None where it is not among them."""
    funnet = kostra[kostra["nokkeltall"] == nokkeltall]
    return None if funnet.empty else (float(funnet["verdi"].iloc[0]), int(funnet["aar"].iloc[0]))
