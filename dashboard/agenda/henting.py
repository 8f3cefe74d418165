"""New numbers from Statistics Norway: what there is, the button, and how the fetch goes. Beside other work, never in its way."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

import pandas as pd
import streamlit as st

from dashboard import access, lake, settings, text
from dashboard.errors import DashboardError
from dashboard.intake.finding import Finding
from dashboard.sources import befolkning, klass
from dashboard.sources.background import HENTING, State
from dashboard.sources.fetch import fetch
from dashboard.sources.results import Result, Status, nothing_came, remedies, summary
from dashboard.ui import html
from dashboard.ui.acceptance import signature_of
from dashboard.ui.data import numbers
from dashboard.ui.errors import show_error
from dashboard.ui.findings import show_findings
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.table import TableColumn, show_markup, show_table

_EVERY = "2s"
_HOLDER = [
    TableColumn("tabell", "Tabell"),
    TableColumn("innhold", "Innhold"),
    TableColumn("aar", "År"),
    TableColumn("rader", "Rader", "antall"),
    TableColumn("oppdatert", "Oppdatert hos SSB", "dato"),
]
_SKJEDDE = [
    TableColumn("tittel", "Hva"),
    TableColumn("status", "Status"),
    TableColumn("setning", "Hva som skjedde"),
]


def show(view: View) -> None:
    """What the lake holds from SSB, the way to fetch what is new, and what came of it. For the økonomileder."""
    access.require_upload(view.user)
    held = _held(view)
    sentence(in_words(held))
    state = HENTING.state
    running = state is not None and state.running
    if st.button(
        "Hent nye tall fra SSB",
        type="primary",
        icon=":material/cloud_download:",
        disabled=running,
        key="hent_ssb",
    ):
        _start(view)
    if running:
        st.fragment(_follow, run_every=_EVERY)()
    elif state is not None:
        _show_ended(state, view)
    with st.expander("Hva som er hentet", key="hentet_fra_ssb"):
        show_table(
            held, _HOLDER, title="Tall fra SSB", period="", filters={}, view=view, key="ssb",
            empty="Ingenting er hentet ennå. Første gang tar det noen minutter.",
        )  # fmt: skip
        st.caption(
            f"{klass.TITLES[klass.KOMMUNER]} er også med i hver henting. Den holdes opp mot kodelisten her, og lagres ikke."
        )


def in_words(held: pd.DataFrame) -> str:
    """What is held, in one sentence. `held`: a row per table, with oppdatert."""
    if held.empty:
        return "Ingen tall er hentet fra SSB ennå."
    count = text.count(len(held), "tabell", "tabeller")
    newest = held["oppdatert"].max()
    if pd.isna(newest):
        return f"Løsningen har {count} fra SSB."
    return f"Løsningen har {count} fra SSB. Den nyeste ble oppdatert der {text.day(newest)}."


def _held(view: View) -> pd.DataFrame:
    held = numbers("kostra/hentede_tabeller", view)
    titles = _areas(view) | befolkning.TITLES | klass.TITLES
    held["innhold"] = held["tabell"].map(titles).fillna("KOSTRA-nøkkeltall")
    held["aar"] = [
        f"{fra}–{til}" if fra != til else f"{fra}" for fra, til in zip(held["fra"], held["til"], strict=True)
    ]
    return held


def _areas(view: View) -> dict[str, str]:
    """`Nøkkeltall for barnehage; grunnskole` by table, in the areas' order."""
    catalogue = numbers("kostra/katalog", view, omraade=None)
    return {
        str(tabell): f"Nøkkeltall for {'; '.join(dict.fromkeys(titles.str.lower()))}"
        for tabell, titles in catalogue.groupby("tabell")["omraade_tittel"]
    }


def _start(view: View) -> None:
    access.require_upload(view.user)
    work = partial(fetch, lake.get(), settings.get(), author=signature_of(view.user))
    try:
        HENTING.start(view.user.name, lambda tell: work(tell=tell))
    except DashboardError as error:
        show_error(error)
    else:
        st.rerun()


def _follow() -> None:
    """The fetch as it goes. When it is over the whole page is run again, on the new numbers."""
    state = HENTING.state
    if state is None or not state.running:
        st.rerun()
    progress = state.progress
    done, total = len(progress.results), max(1, progress.total)
    step = progress.step or "Begynner"
    st.progress(min(1.0, done / total), text=f"{done} av {progress.total or '…'}")
    html.write(
        f"<p role='status'>{html.escaped(step)} … Du kan bruke løsningen som vanlig mens dette pågår.</p>"
    )
    if progress.results:
        _show_results(progress.results)


def _show_ended(state: State, view: View) -> None:
    assert state.ended is not None
    results, when = state.progress.results, state.ended.astimezone()
    if state.error is not None:
        show_error(state.error)
    if results or state.error is None:
        html.write(
            f"<p role='status'><strong>{html.escaped(summary(results))}</strong> "
            f"{html.escaped(_who_and_when(state.author, when, results))}</p>"
        )
    if not results:
        return
    if reason := nothing_came(results):
        html.write(f"<p>{html.escaped(reason)}</p>")
        with st.expander("Hentingen, tabell for tabell", key="hentingen_tabell_for_tabell"):
            _show_results(results)
    else:
        _show_results(results)
    if to_do := remedies(results):
        lines = "".join(f"<li>{html.escaped(each)}</li>" for each in to_do)
        html.write(f"<h3>Hva du kan gjøre</h3><ul>{lines}</ul>")
    found = [finding for result in results for finding in _named(result)]
    show_findings(found, 0, file="hentingen fra SSB", view=view)


def _who_and_when(author: str, when: datetime, results: Sequence[Result]) -> str:
    moment = f"{text.day(when)} kl. {when:%H.%M}"
    if results and all(each.status is Status.FEILET for each in results):
        return f"Forsøkt av {author} {moment}, ingenting er hentet."
    return f"{author} hentet {moment}."


def _named(result: Result) -> list[Finding]:
    """What the controls of the way in say of a file, with the table it was."""
    name = result.title.split(":")[0]
    return [
        replace(each, message=f"{name}: {each.message}") if each.dataset else each for each in result.findings
    ]


def _show_results(results: tuple[Result, ...]) -> None:
    rows = [(each.title, each.status.value, each.sentence) for each in results]
    show_markup(
        pd.DataFrame(rows, columns=[column.name for column in _SKJEDDE]),
        _SKJEDDE,
        title="Hentingen, tabell for tabell",
    )
