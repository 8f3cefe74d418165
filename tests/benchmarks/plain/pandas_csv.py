"""The economy page as Streamlit and pandas over CSV files that are kept in a cache, as one writes it at first."""

import pandas as pd
import streamlit as st

from tests.benchmarks.plain import five_parts

CODES = {"ansvar": str, "art": str, "funksjon": str, "kontoklasse": str, "versjon": str}


@st.cache_resource
def read(name: str) -> pd.DataFrame:
    return pd.read_csv(five_parts.folder() / f"{name}.csv", dtype=CODES, low_memory=False)


def to_date(rows: pd.DataFrame, aar: int, periode: int) -> pd.DataFrame:
    return rows[(rows["aar"] == aar) & rows["periode"].between(1, periode)]


def by_place(accounts: pd.DataFrame, budget: pd.DataFrame, column: str) -> pd.DataFrame:
    places = read("organisasjon")[["ansvar", column]]
    sums = {
        name: rows.merge(places, on="ansvar").groupby(column)["beloep"].sum()
        for name, rows in (("budsjett", budget), ("regnskap", accounts))
    }
    return compared(sums, "sted")


def by_art(accounts: pd.DataFrame, budget: pd.DataFrame) -> pd.DataFrame:
    sums = {
        name: rows.groupby(rows["art"].str[0])["beloep"].sum()
        for name, rows in (("budsjett", budget), ("regnskap", accounts))
    }
    return compared(sums, "gruppe")


def compared(sums: dict[str, "pd.Series[float]"], key: str) -> pd.DataFrame:
    frame = pd.DataFrame(sums).fillna(0).rename_axis(key).reset_index()
    return frame.assign(avvik=frame["budsjett"] - frame["regnskap"]).sort_values("avvik")


def by_month(accounts: pd.DataFrame, budget: pd.DataFrame, aar: int) -> pd.DataFrame:
    series = {
        "regnskap": accounts[accounts["aar"] == aar],
        "i_fjor": accounts[accounts["aar"] == aar - 1],
        "budsjett": budget[budget["aar"] == aar],
    }
    sums = {
        name: rows[rows["periode"].between(1, 12)].groupby("periode")["beloep"].sum()
        for name, rows in series.items()
    }
    return pd.DataFrame(sums).rename_axis("periode").reset_index()


aar, periode = five_parts.month()
accounts, budget = read("regnskap"), read("budsjett")
accounts = accounts[accounts["kontoklasse"] == "1"]
budget = budget[(budget["kontoklasse"] == "1") & (budget["versjon"] == "regulert")]
accounts_to_date, budget_to_date = to_date(accounts, aar, periode), to_date(budget, aar, periode)
five_parts.show(
    {
        "key_figures": pd.DataFrame(
            {"regnskap": [accounts_to_date["beloep"].sum()], "budsjett": [budget_to_date["beloep"].sum()]}
        ),
        "by_area": by_place(accounts_to_date, budget_to_date, "tjenesteomraade_navn"),
        "by_unit": by_place(accounts_to_date, budget_to_date, "enhet_navn"),
        "by_month": by_month(accounts, budget, aar),
        "by_art": by_art(accounts_to_date, budget_to_date),
    }
)
