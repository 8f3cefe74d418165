"""How fresh the numbers are: what each dataset holds, who brought it in and when, and which month it lacks."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard import lake, text
from dashboard.datasets import DATASETS
from dashboard.lake import Snapshot
from dashboard.ui.data import numbers
from dashboard.ui.page import View
from dashboard.ui.table import TableColumn, show_table

_COLUMNS = (
    TableColumn("tittel", "Datasett"),
    TableColumn("nyeste", "Nyeste periode"),
    TableColumn("rader", "Rader", "antall"),
    TableColumn("lagret", "Sist lastet opp", "dato"),
    TableColumn("av", "Av"),
    TableColumn("tilstand", "Tilstand"),
)


def show(view: View) -> None:
    """Every dataset that people bring in, as it stands in the view's version."""
    rows = _read(view)
    latest = _latest(view.snapshot.id)
    order = list(DATASETS)
    found = sorted(rows.to_dict("records"), key=lambda row: order.index(row["datasett"]))
    table = pd.DataFrame([_row(row, latest) for row in found])
    if late := [row["tittel"] for row in table.to_dict("records") if row["tilstand"].startswith("Mangler")]:
        st.warning(f"{_joined(late)} mangler tall for nyeste måned.", icon=":material/schedule:")
    show_table(
        table,
        _COLUMNS,
        title="Hvor ferske er tallene",
        period="",
        filters={},
        view=view,
        key="oversikt_ferskhet",
    )


def make_ready(view: View) -> None:
    """Remember what each dataset holds."""
    _read(view)


def _read(view: View) -> pd.DataFrame:
    return numbers("oversikt/ferskhet", view)


def _latest(version: int) -> dict[str, Snapshot]:
    """The last commit to each dataset, up to `version`."""
    commits: dict[str, Snapshot] = {}
    for snapshot in lake.get().history(version):
        for name in snapshot.datasets:
            commits.setdefault(name, snapshot)
    return commits


def _row(row: dict[Any, Any], latest: dict[str, Snapshot]) -> dict[str, Any]:
    name = str(row["datasett"])
    commit = latest.get(name)
    return {
        "tittel": DATASETS[name].title,
        "nyeste": _newest(row),
        "rader": row["rader"],
        "lagret": commit.time.astimezone() if commit else None,
        "av": commit.author if commit else None,
        "tilstand": _state(row),
    }


def _newest(row: dict[Any, Any]) -> str | None:
    if pd.notna(row["dato"]):
        return text.day(row["dato"])
    return None if pd.isna(row["aar"]) else text.period(int(row["aar"]), int(row["periode"]))


def _state(row: dict[Any, Any]) -> str:
    if not row["rader"]:
        return "Ikke lastet opp"
    if not row["mangler"]:
        return "Oppdatert"
    month = int(row["nyeste_periode"]) if row["maanedlig"] else 0
    return f"Mangler {text.period(int(row['nyeste_aar']), month)}"


def _joined(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} og {names[-1].lower()}"
