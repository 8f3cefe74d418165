"""Which part of a page is shown: a row of buttons whose choice lies in the address."""

from collections.abc import Mapping

import streamlit as st


def choose_section(
    label: str, options: Mapping[str, str], name: str, first: str = "", *, labelled: bool = True
) -> str:
    """One of `options` (key -> what the reader sees), `first` (else the first of them) to begin with; another's key lies in
    the address under `name`. Not `labelled`: the label is only heard.
    """
    widget, seen = f"valg_{name}", f"sist_{name}"
    first = first or next(iter(options))
    asked = st.query_params.get(name, first)
    # A new address wins over the button last pressed; the same one does not.
    if asked in options and (widget not in st.session_state or asked != st.session_state.get(seen)):
        st.session_state[widget] = asked
    chosen = st.segmented_control(
        label,
        list(options),
        format_func=options.__getitem__,
        key=widget,
        required=True,
        label_visibility="visible" if labelled else "collapsed",
    )
    shown = first if chosen is None else chosen
    st.session_state[seen] = shown
    if shown == first:
        st.query_params.pop(name, None)
    else:
        st.query_params[name] = shown
    return shown
