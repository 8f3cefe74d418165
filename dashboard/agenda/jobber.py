"""How the night went: what is done on a schedule or in the background, what somebody has to look at, and the whole log."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pandas as pd
import streamlit as st

from dashboard import access, jobs
from dashboard.agenda import karantene
from dashboard.datasets.jobb import ADVARSEL, Jobb
from dashboard.errors import DashboardError
from dashboard.sentences import jobber as tekst
from dashboard.ui import html
from dashboard.ui.errors import show_error
from dashboard.ui.filters import choose
from dashboard.ui.findings import Line, show_lines
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.table import TableColumn, show_table

DAGER = 30
"""How far back the log is shown."""
_ALLE = "alle"
_KOLONNER = (
    TableColumn("start", "Startet"),
    TableColumn("jobb", "Jobb"),
    TableColumn("status", "Status"),
    TableColumn("melding", "Hva som skjedde"),
    TableColumn("varighet", "Varighet"),
    TableColumn("hvem", "Startet av"),
)


def show(view: View) -> None:
    """Whether it went well, what to do where it did not, and the log."""
    access.require_see_jobber(view.user)
    try:
        jobs.flush()
    except DashboardError as error:  # what is in the lake already can still be read
        show_error(error)
    naa = datetime.now(UTC)
    jobber = jobs.read(naa - timedelta(days=DAGER))
    sentence(tekst.gikk_det_bra(jobber, naa, karantene.count()))
    _show_uloeste(tekst.uloeste(jobber))
    karantene.show_list(view)
    _show_log(jobber, view)


def _show_uloeste(jobber: Sequence[Jobb]) -> None:
    if not jobber:
        return
    html.write("<h2 class='liste'>Dette må noen se på</h2>")
    show_lines(
        [
            Line(
                "warning" if jobb.status == ADVARSEL else "error",
                f"{tekst.NAVN[jobb.slag]}: {jobb.status}",
                f"{tekst.tidspunkt(jobb.start)}. {jobb.melding}",
                jobb.raad,
            )
            for jobb in jobber
        ]
    )


def _show_log(jobber: Sequence[Jobb], view: View) -> None:
    if not jobber:
        html.write(f"<p class='tomt'>{html.escaped(tekst.OM_JOBBER)}</p>")
        return
    slag = {jobb.slag: tekst.NAVN[jobb.slag] for jobb in jobber}
    with st.container(width=320):
        valgt = choose("Vis", {_ALLE: "Alle jobber", **slag}, "jobb")
    show_table(
        _frame([jobb for jobb in jobber if valgt in (None, _ALLE, jobb.slag)]), _KOLONNER,
        title="Jobblogg", period=f"siste {DAGER} dager", filters={"Jobb": slag.get(valgt or "", "")}, view=view, key="jobber",
    )  # fmt: skip
    if skadet := jobs.damaged():
        st.warning(f"{skadet} linjer i jobbloggen var skadet og er ikke med.", icon=":material/warning:")


def _frame(jobber: Sequence[Jobb]) -> pd.DataFrame:
    rows = [
        (
            tekst.tidspunkt(jobb.start),
            tekst.NAVN[jobb.slag],
            jobb.status.capitalize(),
            jobb.melding or None,
            tekst.varighet(jobb) or None,
            jobb.hvem or None,
        )
        for jobb in jobber
    ]
    return pd.DataFrame(rows, columns=[column.name for column in _KOLONNER])
