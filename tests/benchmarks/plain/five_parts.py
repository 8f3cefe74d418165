"""The economy page that the plain apps show alike: four metrics, two tables and two charts."""

import os
from collections.abc import Mapping
from pathlib import Path

import altair as alt
import pandas as pd
import streamlit as st

QUERIES = ("key_figures", "by_area", "by_unit", "by_month", "by_art")
FOLDER = "BENCH_PLAIN"


def folder() -> Path:
    """Where the files of the accounts lie."""
    return Path(os.environ[FOLDER])


def month() -> tuple[int, int]:
    """Year and month as the address asks for them: ?periode=2026-10."""
    aar, periode = st.query_params.get("periode", "2026-10").split("-")
    return int(aar), int(periode)


def sql(name: str) -> str:
    return Path(__file__).with_name(f"{name}.sql").read_text("utf-8")


def show(found: Mapping[str, pd.DataFrame]) -> None:
    """`found`: the rows of each of QUERIES; amounts in kr."""
    st.title("Økonomi")
    _show_metrics(found["key_figures"].iloc[0])
    left, right = st.columns(2)
    left.subheader("Per tjenesteområde")
    left.dataframe(found["by_area"], hide_index=True)
    right.subheader("Per enhet")
    right.dataframe(found["by_unit"], hide_index=True)
    left.altair_chart(_months(found["by_month"]))
    right.altair_chart(alt.Chart(found["by_art"]).mark_bar().encode(x="avvik:Q", y="gruppe:N"))


def _show_metrics(row: "pd.Series[float]") -> None:
    regnskap, budsjett = float(row["regnskap"]), float(row["budsjett"])
    shown = {
        "Regnskap": f"{regnskap:,.0f} kr",
        "Budsjett": f"{budsjett:,.0f} kr",
        "Avvik": f"{budsjett - regnskap:,.0f} kr",
        "Avvik i prosent": f"{100 * (budsjett - regnskap) / abs(budsjett):.1f} %",
    }
    for column, (label, value) in zip(st.columns(4), shown.items(), strict=True):
        column.metric(label, value)


def _months(rows: pd.DataFrame) -> alt.Chart:
    long = rows.melt("periode", var_name="serie", value_name="beloep")
    chart: alt.Chart = alt.Chart(long).mark_line().encode(x="periode:O", y="beloep:Q", color="serie:N")
    return chart
