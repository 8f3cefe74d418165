"""Who pays for a gain, and who has it: the rows of strategi/gevinster added up. Hours and quality are never added to kr."""

from collections.abc import Sequence

import pandas as pd

KRONER, TID = "kr", "tid"
UKJENT = "Ikke oppgitt"


def summer(gevinster: pd.DataFrame, etter: Sequence[str]) -> pd.DataFrame:
    """Sums by the columns `etter`, kind and unit: one row for each, with planlagt, realisert (missing where nobody has told), kostnad
    (kr), antall gains and `meldt`, those with a realised amount."""
    grouped = gevinster.groupby([*etter, "slag", "maaleenhet"], dropna=False, sort=False)
    sums = grouped[["planlagt", "realisert", "kostnad"]].sum(min_count=1)
    return sums.assign(antall=grouped.size(), meldt=grouped["realisert"].count()).reset_index()


def balanse(gevinster: pd.DataFrame) -> pd.DataFrame:
    """One row per tjenesteområde (kode, navn), the one that gains most first: betaler, planlagt, realisert and netto in kr.

    netto = planlagt − betaler: + it gains more than it pays, − it pays more than it gains. Costs count whatever the kind of gain;
    gains in kr alone.
    """
    betaler = _per(gevinster, "kostnad_hos", "kostnad")
    kroner = gevinster[gevinster["slag"] == KRONER]
    planlagt, realisert = (_per(kroner, "gevinst_hos", hva) for hva in ("planlagt", "realisert"))
    navn = pd.concat([_navn(gevinster, "kostnad_hos"), _navn(gevinster, "gevinst_hos")])
    navn = navn[~navn.index.duplicated()]
    rader = pd.DataFrame({"navn": navn, "betaler": betaler, "planlagt": planlagt, "realisert": realisert})
    rader = rader.fillna({"betaler": 0.0, "planlagt": 0.0, "realisert": 0.0})
    rader = rader.assign(netto=rader["planlagt"] - rader["betaler"])
    rader = rader[(rader["betaler"] != 0) | (rader["planlagt"] != 0)].rename_axis("kode").reset_index()
    return rader.sort_values(["netto", "kode"], ascending=[False, True], ignore_index=True)


def paa_tvers(gevinster: pd.DataFrame) -> pd.DataFrame:
    """Where one pays and another gains: one row per pair, the largest cost first.

    betaler_navn, faar_navn, kostnad (kr), planlagt and realisert (kr, of gains in kr), kr and andre: how many gains in kr, and of
    other kinds.
    """
    delt = gevinster.dropna(subset=["kostnad_hos", "gevinst_hos"])
    delt = delt[delt["kostnad_hos"] != delt["gevinst_hos"]]
    i_kr = delt["slag"] == KRONER
    rader = delt.assign(
        betaler_navn=delt["kostnad_hos_navn"],
        faar_navn=delt["gevinst_hos_navn"],
        planlagt=delt["planlagt"].where(i_kr, 0.0),
        realisert=delt["realisert"].where(i_kr, 0.0),
        kr=i_kr.astype(int),
        andre=(~i_kr).astype(int),
    )
    par = rader.groupby(["betaler_navn", "faar_navn"])[
        ["kostnad", "planlagt", "realisert", "kr", "andre"]
    ].sum()
    par = par.reset_index()
    return par.sort_values(["kostnad", "planlagt"], ascending=False, ignore_index=True)


def _per(rader: pd.DataFrame, hos: str, hva: str) -> pd.Series:
    return rader[hva].groupby(rader[hos].fillna("")).sum()


def _navn(rader: pd.DataFrame, hos: str) -> pd.Series:
    """The name of each code; of nobody UKJENT."""
    navn = pd.Series(rader[f"{hos}_navn"].fillna(UKJENT).to_numpy(), index=rader[hos].fillna("").to_numpy())
    return navn[~navn.index.duplicated()]
