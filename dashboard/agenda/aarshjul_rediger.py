"""The plan of meetings changed on the screen: a new date, another content, or one that is dropped."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from dashboard import access, lake, text
from dashboard.datasets.moeteplan import FORA
from dashboard.dialog import moeteplan
from dashboard.dialog.moeteplan import Moetedato
from dashboard.errors import DashboardError
from dashboard.ui.errors import show_error
from dashboard.ui.page import View
from dashboard.ui.remember import made_once

FOLD = "aarshjul_fold"
_GJORT, _RUNDE = "aarshjul_gjort", "aarshjul_runde"
_NY = "ny"


def show(view: View, aar: int) -> None:
    """The form in its fold; nothing where an earlier version is looked at. Raises NotAllowed."""
    access.require_edit_strategi(view.user)
    if (done := st.session_state.pop(_GJORT, None)) is not None:
        st.success(done, icon=":material/check:")
    if lake.get().uploaded(view.written).id != view.snapshot.id:
        return
    fold = st.expander(
        "Før opp, endre eller fjern en dato", icon=":material/edit_calendar:", on_change="rerun", key=FOLD
    )
    if fold.open:
        plan, round_ = _planen(view.written, aar), st.session_state.setdefault(_RUNDE, 0)
        with fold:
            _form(view, _choose(plan, round_), aar, round_)


def make_ready(view: View, aar: int) -> None:
    """Remember the dates that can be changed."""
    _planen(view.written, aar)


@made_once
def _planen(written: int, aar: int) -> Sequence[Moetedato]:
    return tuple(each for each in moeteplan.moeteplan(written) if each.dato.year == aar)


def _choose(plan: Sequence[Moetedato], round_: int) -> Moetedato | None:
    """The date to change; None for a new one."""
    valg = {_NY: "Ny dato", **{f"{each.aar}/{each.id}": _navn(each) for each in plan}}
    valgt = st.selectbox(
        "Dato", list(valg), format_func=lambda key: valg.get(key, key), key=f"aarshjul_hvilken_{round_}"
    )
    return next((each for each in plan if f"{each.aar}/{each.id}" == valgt), None)


def _form(view: View, chosen: Moetedato | None, aar: int, round_: int) -> None:
    staar = chosen or Moetedato(_foreslaatt(aar), next(iter(FORA)))
    # Another date is another form: what was begun for one is not taken for the next.
    key = f"aarshjul_{round_}_{staar.aar}_{staar.id or _NY}"
    with st.form(key, border=False):
        left, middle, right = st.columns([1, 1.4, 2])
        dato = left.date_input("Dato", staar.dato, format="DD.MM.YYYY", key=f"{key}_dato")
        forum = middle.selectbox(
            "Forum",
            list(FORA),
            list(FORA).index(staar.forum),
            format_func=FORA.__getitem__,
            key=f"{key}_forum",
        )
        tittel = right.text_input(
            "Tittel", staar.tittel, key=f"{key}_tittel", placeholder="Forumets navn brukes uten tittel"
        )
        left, middle, right = st.columns([1, 1.4, 2])
        fra = left.text_input("Fra kl.", staar.kl_fra, key=f"{key}_fra", placeholder="12:00")
        til = middle.text_input("Til kl.", staar.kl_til, key=f"{key}_til", placeholder="15:45")
        sted = right.text_input("Sted", staar.sted, key=f"{key}_sted")
        tema = st.text_area("Tema, ett per linje", staar.tema, key=f"{key}_tema", height=100)
        st.caption("Skriv roller, ikke navn: møteplanen deles som kalender.")
        with st.container(horizontal=True):
            saved = st.form_submit_button("Lagre", type="primary")
            dropped = chosen is not None and st.form_submit_button("Fjern datoen")  # fmt: skip
    ny = Moetedato(dato, forum, tittel, fra, til, sted, tema, staar.id, staar.aar)
    if saved:
        _store(view, ny)
    elif dropped:
        _drop(view, staar)


def _store(view: View, ny: Moetedato) -> None:
    try:
        lagret = moeteplan.lagre(view.user, ny, base=view.written)
    except DashboardError as error:
        show_error(error)
        return
    _done(f"Lagret: {_navn(lagret)}.")


def _drop(view: View, staar: Moetedato) -> None:
    try:
        moeteplan.fjern(view.user, staar, base=view.written)
    except DashboardError as error:
        show_error(error)
        return
    _done(f"Fjernet: {_navn(staar)}. Den ligger i historikken.")


def _done(said: str) -> None:
    st.session_state[_GJORT] = said
    st.session_state[_RUNDE] += 1
    st.rerun()


def _navn(moetedato: Moetedato) -> str:
    return f"{text.day(moetedato.dato)} {moetedato.tittel or FORA.get(moetedato.forum, moetedato.forum)}"


def _foreslaatt(aar: int) -> date:
    """Today, or the first day of another year."""
    today = date.today()
    return today if today.year == aar else date(aar, 1, 1)
