"""Which letter is looked at, its assignments, and who can have a part in them."""

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard.analysis.oppdragsbrev import Oppdrag, brevene, oppdragene
from dashboard.analysis.strategi import Strategi
from dashboard.ui.data import numbers
from dashboard.ui.filters import choose
from dashboard.ui.page import View
from dashboard.ui.remember import made_once


def choose_brev(strategi: Strategi) -> str | None:
    """The letter to show, that of the period's year to begin with; None where there is none. An assignment that the address asks
    for brings its own letter."""
    oppdrag = strategi.struktur.ledd.get(st.query_params.get("oppdrag", ""))
    brev = _brevene(strategi)
    if oppdrag is not None and oppdrag.plan in brev and "brev" not in st.query_params:
        st.query_params["brev"] = oppdrag.plan
    return choose("Oppdragsbrev", {navn: navn for navn in brev}, "brev")


def foerste_brev(strategi: Strategi) -> str | None:
    """The letter that is shown before another is chosen."""
    return next(iter(_brevene(strategi)), None)


@made_once
def les(view: View, strategi: Strategi, brev: str) -> Sequence[Oppdrag]:
    """The assignments of the letter, in its order."""
    return oppdragene(strategi, brev, numbers("strategi/tjenesteomraader", view))


@made_once
def omraadene(view: View) -> Mapping[str, str]:
    """The tjenesteområder in their order, code -> name."""
    omraader = numbers("strategi/tjenesteomraader", view)
    return dict(omraader[["kode", "navn"]].itertuples(index=False, name=None))


@made_once
def _brevene(strategi: Strategi) -> Sequence[str]:
    return brevene(strategi)
