"""Files that the scheduled import has set aside: which, why, and the way to look at one as if it were dropped on the page."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import streamlit as st

from dashboard import paths, settings, text
from dashboard.agenda import fil
from dashboard.errors import DashboardError
from dashboard.intake import folder, inbox, quarantine
from dashboard.intake.quarantine import Quarantined
from dashboard.sentences.jobber import tidspunkt
from dashboard.ui import html, markdown
from dashboard.ui.errors import show_error
from dashboard.ui.page import View
from dashboard.ui.table import TableColumn, show_table
from dashboard.ui.upload import hold_file

SHOWN = 50
TITLE = "I karantene"
PARTS, NEW_FILES = "opplasting_del", "Nye filer"
_CHOSEN = "fra_karantene"
_KOLONNER = (
    TableColumn("fil", "Fil"),
    TableColumn("siden", "Siden"),
    TableColumn("hvorfor", "Hvorfor"),
)


def count() -> int:
    """How many files are in quarantine."""
    return len(_files())


def say() -> None:
    """That there are files in quarantine, where one would else not look for them."""
    if files := _files():
        told = text.count(len(files), "fil", "filer")
        html.write(f"<p>{told} fra mappen ble ikke lest inn, og ligger under «{TITLE}».</p>")


def show_list(view: View) -> None:
    """The files and why, and where one goes on with them; nothing where there is none."""
    files = _files()
    if not files:
        return
    show_table(
        _frame(files[:SHOWN]), _KOLONNER, title=TITLE, period="", filters={}, view=view, key="karantene"
    )
    st.page_link(
        paths.PAGES / "opplasting.py", label="Se på filene på siden Opplasting", icon=":material/upload_file:"
    )


def show_files() -> None:
    """Each file with the message beside it, and the way to look at it."""
    files = _files()
    if not files:
        html.write("<p class='tomt'>Ingen filer i karantene.</p>")
        return
    shown = "" if len(files) <= SHOWN else f" Her er de {SHOWN} nyeste."
    html.write(
        f"<p>{text.count(len(files), 'fil', 'filer')} fra mappen ble ikke lest inn.{shown} Se på filen her, eller rett den og legg"
        " den i mappen på nytt.</p>"
    )
    for file in files[:SHOWN]:
        with st.expander(f"{markdown.escaped(file.name)} – {tidspunkt(file.since)}"):
            html.write(_paragraphs(file.message or file.reason))
            st.button(
                "Se på filen",
                key=f"se_paa_{file.path}",
                on_click=_choose,
                args=(file.path,),
                icon=":material/search:",
            )


def look_at_chosen() -> None:
    """The file that somebody has just chosen is held on the page, as if it were dropped there."""
    chosen: Path | None = st.session_state.pop(_CHOSEN, None)
    if chosen is None:
        return
    try:
        hold_file(chosen, inbox.readable(chosen.name), fil.look, {fil.QUARANTINED: chosen})
    except OSError:
        show_error(
            DashboardError(
                "Filen er ikke der lenger",
                f"«{inbox.readable(chosen.name)}» er tatt ut av karantene, eller kan ikke leses.",
                "Se om den ligger et annet sted i mappen.",
            )
        )
    except DashboardError as error:
        show_error(error)


def _paragraphs(message: str) -> str:
    parts = (html.escaped(part.strip()) for part in message.split("\n\n"))
    return "".join(f"<p>{part.replace(chr(10), '<br>')}</p>" for part in parts)


def _choose(path: Path) -> None:
    st.session_state[_CHOSEN] = path
    st.session_state[PARTS] = NEW_FILES


def _files() -> Sequence[Quarantined]:
    chosen = folder.chosen(settings.get())
    return quarantine.listed(chosen) if chosen else ()


def _frame(files: Sequence[Quarantined]) -> pd.DataFrame:
    rows = [(file.name, tidspunkt(file.since), file.reason) for file in files]
    return pd.DataFrame(rows, columns=[column.name for column in _KOLONNER])
