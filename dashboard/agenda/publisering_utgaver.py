"""«Publisert» on the page Publisering: every edition of every period, whether its files are untouched, and the way to withdraw."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard import lake, text
from dashboard.agenda import publisering_grunnlag
from dashboard.errors import DashboardError
from dashboard.publish import package, publishing, register
from dashboard.publish.package import PackageChanged
from dashboard.publish.register import Utgivelse
from dashboard.sentences import publisering as tekst
from dashboard.sentences.words import stor
from dashboard.ui import html
from dashboard.ui.address import address
from dashboard.ui.errors import show_error
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.remember import made_once
from dashboard.ui.table import Table, TableColumn
from dashboard.ui.table import show as show_table

COMPARED = 12
"""Periods that are held against today's numbers at once: each takes about a second the first time."""

_GJORT, _RUNDE = "trukket_gjort", "trukket_runde"
_UENDRET = "Uendret"
_KOLONNER = (
    TableColumn("periode", "Periode", link="side"),
    TableColumn("utgave", "Utgave", "antall"),
    TableColumn("dato", "Publisert", "dato"),
    TableColumn("av", "Av"),
    TableColumn("versjon", "Versjon", "antall"),
    TableColumn("status", "Status"),
    TableColumn("grunn", "Grunn"),
    TableColumn("filene", "Filene"),
    TableColumn("pdf", "PDF", link="pdf_lenke"),
)


def show(view: View) -> None:
    """The editions, what has become of their numbers, and the form that withdraws one."""
    editions = publisering_grunnlag.utgivelser(view.written)
    if (done := st.session_state.pop(_GJORT, None)) is not None:
        st.success(done, icon=":material/check:")
    if not editions:
        sentence("Ingenting er publisert ennå.")
        return
    standing = [each for each in editions if register.gjeldende(editions, each.period) == each]
    sentence(tekst.antall_perioder(len(standing)))
    files = {each.manifest: _files_of(each) for each in editions}
    show_table(_table(tuple(editions), tuple(files.items())), view=view, key="utgaver")
    _show_changed_since(view, [each for each in standing if files[each.manifest] == _UENDRET])
    _withdraw(view, [each for each in editions if not each.trukket])


@made_once
def _table(editions: Sequence[Utgivelse], files: Sequence[tuple[str, str]]) -> Table:
    """`files`: what is said of the files, by manifest."""
    said = dict(files)
    rows = [_row(each, editions, said[each.manifest]) for each in editions]
    return Table(pd.DataFrame(rows), _KOLONNER, title="Alle utgaver")


def _row(each: Utgivelse, editions: Sequence[Utgivelse], files: str) -> dict[str, object]:
    at = f"/publisert/{each.period.key}/utgave-{each.utgave}/"
    return {
        "periode": stor(each.period.label),
        "utgave": each.utgave,
        "dato": each.dato,
        "av": each.av,
        "versjon": each.versjon,
        "status": _status(each, editions),
        "grunn": (each.trukket_grunn if each.trukket else each.rettelse) or None,
        "filene": files,
        "side": None if each.trukket else at,
        "pdf": None if each.trukket else "PDF",
        "pdf_lenke": None if each.trukket else f"{at}sammendrag.pdf",
    }


def _status(each: Utgivelse, editions: Sequence[Utgivelse]) -> str:
    if each.trukket:
        when = each.trukket_tidspunkt
        return f"Trukket tilbake {text.day(when.astimezone())}" if when else "Trukket tilbake"
    newest = register.of_period(editions, each.period)[0]
    return "Gjelder" if newest == each else f"Rettet av utgave {newest.utgave}"


def _files_of(each: Utgivelse) -> str:
    """«Uendret», or what is wrong with the files on the disk."""
    try:
        package.verify(register.folder(each), each.manifest)
    except PackageChanged as error:
        return error.what_happened
    return _UENDRET


def _show_changed_since(view: View, standing: Sequence[Utgivelse]) -> None:
    """The periods whose numbers are others by now, each with the way to a correction."""
    if not standing:
        return
    st.header("Endret etter publisering", anchor="endret")
    naa = lake.get().figures(view.written)
    with st.spinner("Sammenligner med dagens tall …"):
        changed = [line for each in standing[:COMPARED] if (line := _changed_since(each, naa))]
    if changed:
        html.write(f"<ol class='funn'>{''.join(changed)}</ol>")
    else:
        st.caption("De nyeste tallene er de samme som de publiserte.")
    if len(standing) > COMPARED:
        st.caption(
            f"De {COMPARED} nyeste periodene er sammenlignet. Eldre sammenlignes når du velger dem under Publiser."
        )


def _changed_since(each: Utgivelse, naa: lake.Snapshot) -> str:
    try:
        count = publisering_grunnlag.antall_endret(each, naa)
    except DashboardError as error:
        return f"<li>{html.escaped(stor(each.period.label))}: {html.escaped(error.what_happened)}</li>"
    if not count:
        return ""
    link = html.escaped(address("publisering", periode=each.period.key, versjon=None))
    said = html.escaped(tekst.om_endringer_etter(each.period, count))
    return f"<li>{said} <a href='{link}' target='_self'>Se hva, og publiser en rettet utgave</a></li>"


def _withdraw(view: View, editions: Sequence[Utgivelse]) -> None:
    if not editions:
        return
    round_ = st.session_state.setdefault(_RUNDE, 0)  # new fields each time
    known = {f"{each.period.key}-{each.utgave}": each for each in editions}
    with st.expander("Trekk tilbake en utgave", icon=":material/undo:", key=f"trekk_utgave_{round_}"):
        st.markdown(
            "Utgaven kan ikke leses lenger, og adressen sier når og hvorfor. Filene blir liggende."
            " Trekkes den som gjelder, kommer ingen eldre fram i stedet. En eldre utgave kan leses på sin egen adresse"
            " til også den trekkes."
        )
        with st.form("trekk_utgaven", border=False):
            chosen = st.selectbox(
                "Utgave", list(known), key=f"trekk_valgt_{round_}", width=320,
                format_func=lambda key: f"{stor(known[key].period.label)}, utgave {known[key].utgave}" if key in known else key,
            )  # fmt: skip
            grunn = st.text_area(
                "Hvorfor trekkes den tilbake? (kan leses av alle)", key=f"trekk_grunn_{round_}", height=80
            )
            sure = st.checkbox("Ja, utgaven skal ikke kunne leses lenger", key=f"trekk_sikker_{round_}")
            pressed = st.form_submit_button("Trekk tilbake", type="primary", key="trekk_knapp")
        if pressed and not sure:
            st.warning(
                "Kryss av for at utgaven skal trekkes tilbake. Ingenting er gjort.",
                icon=":material/check_box:",
            )
        elif pressed:
            _withdraw_now(view, known[chosen], grunn)


def _withdraw_now(view: View, chosen: Utgivelse, grunn: str) -> None:
    try:
        publishing.withdraw(view.user, chosen, grunn, view.written)
    except DashboardError as error:
        show_error(error)
        return
    st.session_state[_RUNDE] += 1
    st.session_state[_GJORT] = f"{stor(chosen.period.label)}, utgave {chosen.utgave}, er trukket tilbake."
    st.rerun()
