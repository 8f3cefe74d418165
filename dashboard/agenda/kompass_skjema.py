"""What the forms of Kommunekompasset share: what is written is about today, stays until it is stored, and is stored once."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from dashboard import lake
from dashboard.agenda.kompass_grunnlag import grunnlag
from dashboard.analysis.kompasset import Kompass
from dashboard.errors import DashboardError
from dashboard.lake import Snapshot
from dashboard.ui.data import numbers
from dashboard.ui.errors import show_error
from dashboard.ui.page import View


def naa(view: View, kompass: Kompass) -> tuple[View, Kompass]:
    """What is written builds on what stands now, whatever version is looked at."""
    nyeste = lake.get().uploaded(view.written)
    if view.snapshot.id >= nyeste.id:
        return view, kompass
    st.info(
        "Du ser en eldre versjon. Det du skriver her, bygger på det som står i den nyeste.",
        icon=":material/history:",
    )
    view = replace(view, snapshot=nyeste)
    return view, grunnlag(view)


def aapnet(view: View, name: str, staar: Any = None) -> str:
    """The form's key; its fields begin with it and `_felt_`. While one of them is on the screen, the version it was opened at is
    remembered, and what stood in it then (`sto`)."""
    key = f"{name}_{st.session_state.setdefault(f'{name}_runde', 0)}"
    if not any(str(each).startswith(f"{key}_felt_") for each in st.session_state):
        st.session_state[f"{key}_base"] = view.written
        st.session_state[f"{key}_sto"] = staar
    return key


def sto(key: str) -> Any:
    """What stood in the form when it was opened, whatever others have written since."""
    return st.session_state[f"{key}_sto"]


def gradene(view: View) -> dict[int, str]:
    """Each grade with what it is called."""
    grader = numbers("kommunekompass/grader", view)
    return {int(grad): f"{grad} {navn}" for grad, navn in zip(grader["grad"], grader["navn"], strict=True)}


def velg_rolle(label: str, view: View, staar: str, key: str) -> str:
    """A leader's role or a tjenesteområde, most often chosen; what is typed is held against the same list when it is stored."""
    navn = list(dict.fromkeys([*rollene(view), *([staar] if staar else [])]))
    valgt = st.selectbox(
        label, navn, index=navn.index(staar) if staar else None, accept_new_options=True, filter_mode="contains",
        placeholder="Velg eller skriv en rolle", key=key,
    )  # fmt: skip
    return (valgt or "").strip()


def rollene(view: View) -> Sequence[str]:
    """Every leader's role and tjenesteområde."""
    return list(numbers("kommunekompass/roller", view)["navn"])


def lagret(view: View, key: str, store: Callable[[int], Snapshot]) -> Snapshot | None:
    """The version that what is written became, the form then being ready anew; None where it was refused, and why is told."""
    try:
        stored = store(st.session_state[f"{key}_base"])
    except DashboardError as error:
        # Whoever reads what the other has written, and saves again, means it.
        st.session_state[f"{key}_base"] = view.written
        show_error(error)
        return None
    name = key.rpartition("_")[0]
    st.session_state[f"{name}_runde"] += 1
    return stored
