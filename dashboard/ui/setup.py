"""«Oppsett»: how the file is to be understood, where the proposal is not right."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from dashboard.datasets import DATASETS
from dashboard.intake.mapping import Mapping
from dashboard.ui import markdown
from dashboard.ui.mapping import Examples, edit_mapping, unfed
from dashboard.ui.table import TableColumn, show_markup


@dataclass(frozen=True, slots=True)
class Setup:
    """What a person has chosen about a file; what is None is left to the program."""

    dataset: str | None = None
    profile: str | None = None
    mapping: Mapping | None = None
    sheet: str | None = None


def choose_setup(
    mapping: Mapping,
    columns: Sequence[str],
    rows: pd.DataFrame,
    *,
    sheet: str | None,
    profiles: Sequence[str],
    needed: bool,
    key: str,
) -> Setup | None:
    """The new choice when one of the buttons is pressed.

    `rows` are the file's first, as text; `sheet` is the one that was read; `needed` opens the fields.
    """
    with st.expander(
        "Oppsett: datasett, kolonner, fortegn og skala", expanded=needed, icon=":material/tune:"
    ):
        heads = [TableColumn("rad", "Rad", "antall"), *(TableColumn(name, name) for name in columns)]
        show_markup(rows, heads, title="Slik ser filen ut")
        return _as_whole(mapping.parts[0].dataset, sheet, profiles, key) or _by_column(
            mapping, columns, _examples(rows), sheet, key
        )


def choose_sheet(sheet: str, key: str) -> Setup | None:
    """Another sheet of a workbook where the one asked for could not be read."""
    asked = st.text_input("Ark i arbeidsboken", sheet, key=f"{key}_ark")
    return Setup(sheet=asked.strip() or None) if st.button("Les arket", key=f"{key}_les_ark") else None


def _as_whole(dataset: str, sheet: str | None, profiles: Sequence[str], key: str) -> Setup | None:
    """Another dataset, profile or sheet: the program makes a new proposal from it."""
    names = [name for name, each in DATASETS.items() if each.uploaded]
    places = st.columns(3)
    wanted = places[0].selectbox(
        "Datasett",
        names,
        index=names.index(dataset),
        key=f"{key}_datasett",
        format_func=lambda name: DATASETS[name].title,
    )
    asked = places[1].text_input("Ark i arbeidsboken", sheet, key=f"{key}_ark") if sheet else None
    profile = (
        places[2].selectbox(
            "Lagret profil", profiles, index=None, key=f"{key}_velg_profil", placeholder="Ingen valgt"
        )
        if profiles
        else None
    )
    if wanted == dataset and asked == sheet and profile is None:
        return None
    st.caption("Programmet leser filen på nytt og foreslår et oppsett ut fra valget.")
    if st.button("Foreslå oppsett på nytt", key=f"{key}_foreslaa"):
        return Setup(dataset=None if profile else wanted, profile=profile, sheet=asked)
    return None


def _by_column(
    mapping: Mapping, columns: Sequence[str], examples: Examples, sheet: str | None, key: str
) -> Setup | None:
    edited = edit_mapping(mapping, mapping.parts[0].dataset, columns, examples, key)
    missing = ", ".join(f"«{title}»" for title in unfed(edited))
    pressed = st.button("Bruk oppsettet", disabled=bool(missing), key=f"{key}_bruk")
    st.caption(
        markdown.escaped(
            f"Mangler {missing}."
            if missing
            else "Filen leses og kontrolleres på nytt. Ingenting lagres ennå."
        )
    )
    return Setup(mapping=edited, sheet=sheet) if pressed else None


def _examples(rows: pd.DataFrame) -> Examples:
    """A value of each column of the file, from its first rows."""
    found = {column: rows[column].dropna() for column in rows.columns if column not in ("rad", "felt")}
    return {column: str(values.iloc[0])[:40] for column, values in found.items() if len(values)}
