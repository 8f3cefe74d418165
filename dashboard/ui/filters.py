"""What the reader chooses. Every choice lies in the address, so a link opens the same view."""

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard import spor
from dashboard.period import Period
from dashboard.ui import markdown
from dashboard.ui.data import numbers
from dashboard.ui.page import View
from dashboard.ui.remember import made_once

_PERIODE = "periode"


def choose_period(view: View, query: str = "oversikt/perioder") -> Period | None:
    """The period to show, the newest month with accounts to begin with. None when there is none to choose.

    `query` gives aar and periode, the best choice first.
    """
    periods, labels = _periods(view, query)
    asked = st.query_params.get(_PERIODE)
    chosen = _choose("Periode", labels, _PERIODE, remembered=True)
    if asked and chosen and asked not in labels:
        say_unknown(view, f"Det er ingen tall for «{asked}». Du ser {periods[chosen].label}.")
    return periods[chosen] if chosen else None


@made_once
def _periods(view: View, query: str) -> tuple[Mapping[str, Period], Mapping[str, str]]:
    """By key: the period, and what the reader sees."""
    found = numbers(query, view)
    periods = {
        period.key: period
        for period in (
            Period(int(aar), int(periode))
            for aar, periode in zip(found["aar"], found["periode"], strict=True)
        )
    }
    return periods, {key: period.label[0].upper() + period.label[1:] for key, period in periods.items()}


def say_unknown(view: View, said: str) -> None:
    """The address asks for what there is not: told, and traced."""
    st.warning(markdown.sentence(said), icon=":material/wrong_location:")
    spor.note("ukjent adresse", hvem=view.user.name, rolle=view.user.role, hva=said)


def choose(label: str, options: Mapping[str, str], name: str) -> str | None:
    """One of `options` (key -> what the reader sees), the first to begin with; its key lies in the address under `name`.

    None when there is nothing to choose from.
    """
    return _choose(label, options, name, remembered=False)


def _choose(label: str, options: Mapping[str, str], name: str, *, remembered: bool) -> str | None:
    """`remembered`: the choice follows the reader from page to page, though the menu clears the address."""
    if not options:
        return None
    widget, seen = f"valg_{name}", f"sist_{name}"
    asked = st.query_params.get(name) or (st.session_state.get(seen) if remembered else None)
    address_changed = name in st.query_params and asked != st.session_state.get(seen)
    if asked in options and (address_changed or widget not in st.session_state):
        st.session_state[widget] = asked
    if st.session_state.get(widget) not in options:
        st.session_state.pop(widget, None)
    chosen = _show(label, list(options), options, widget)
    st.session_state[seen] = chosen
    st.query_params[name] = chosen
    return chosen


def _show(label: str, keys: Sequence[str], options: Mapping[str, str], widget: str) -> str:
    chosen = st.selectbox(
        label,
        keys,
        format_func=lambda key: options.get(key, key),
        key=widget,
        placeholder="Velg",
    )
    return chosen if chosen in options else keys[0]
