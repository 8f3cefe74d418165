"""How a reader gets the dates into their own calendar."""

from datetime import date
from urllib.parse import urlsplit

import streamlit as st

from dashboard import access, settings
from dashboard.reports import kalender
from dashboard.sentences import aarshjul as tekst
from dashboard.ui.download import offer
from dashboard.ui.page import View


def show(view: View, i_dag: date) -> None:
    """The address of the reader's own calendar, how Outlook takes it, and the file itself."""
    whose = kalender.audience(view.user)
    st.header("Abonner på kalenderen", anchor="abonner")
    frister = st.toggle("Legg fristene inn som egne dager i kalenderen", key="aarshjul_frister")
    st.code(f"{_origin()}{kalender.address(whose, frister=frister)}", language=None, wrap_lines=True)
    st.markdown(
        "I Outlook: velg **Legg til kalender**, så **Abonner fra nettet**, og lim inn adressen.  \n"
        "Endringer kommer av seg selv, ofte etter noen timer."
    )
    st.caption(_who_can_read())
    offer(
        "Last ned kalenderen (.ics)",
        lambda: kalender.feed(whose, frister=frister, today=i_dag, at=view.written).content,
        kalender.FILE,
        "text/calendar",
        user=view.user,
        key=f"aarshjul_ics_{frister}",
        kind="secondary",
    )
    if access.may_edit_strategi(view.user) and (
        utelatt := tekst.om_utelatt(
            kalender.feed(whose, frister=frister, today=i_dag, at=view.written).utelatt
        )
    ):
        st.warning(utelatt, icon=":material/person_off:")


def make_ready(view: View, i_dag: date) -> None:
    """Remember the calendar, which tells what is left out of it."""
    kalender.feed(kalender.audience(view.user), frister=False, today=i_dag, at=view.written)


def _origin() -> str:
    """Where people open the solution: as the settings say, else as this reader did."""
    chosen = settings.get()
    here = urlsplit(st.context.url or f"http://localhost:{chosen.port}")
    return chosen.adresse or f"{here.scheme}://{here.netloc}"


def _who_can_read() -> str:
    if settings.get().oidc_noekkel is None:
        return "Uten innlogging kan kalenderen bare leses på denne maskinen."
    return "Den som har adressen, kan lese kalenderen uten å logge inn. Gi den ikke videre."
