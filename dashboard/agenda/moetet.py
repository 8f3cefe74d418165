"""One meeting: what it is about and locked to, its agenda, what was decided, what is open, and how it ends."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pandas as pd
import streamlit as st

from dashboard import access, lake, text
from dashboard.agenda import beslutninger, rapporter
from dashboard.agenda.beslutninger import Tall
from dashboard.agenda.sted import Sted
from dashboard.agenda.utsnitt import finn_felles
from dashboard.analysis.prognose import STANDARD
from dashboard.dialog import beslutning
from dashboard.dialog import moete as moeter
from dashboard.dialog.moete import AAPNET, DRIFT, PLANLAGT, SAKER, Moete
from dashboard.errors import DashboardError
from dashboard.lake import Snapshot
from dashboard.period import Period
from dashboard.ui import html
from dashboard.ui.address import address
from dashboard.ui.errors import show_error
from dashboard.ui.history import label
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.remember import made_once
from dashboard.ui.table import Table, TableColumn
from dashboard.ui.table import show as show_table

_SIDER = {
    "okonomi": ("drift", "okonomi"),
    "tiltak": ("drift", "tiltak"),
    "sykefravaer": ("drift", "sykefravaer"),
    "samfunnsdel": ("strategi", None),
    "oppdrag": ("oppdragsbrev", None),
    "virksomhet": ("utvikling", None),
    "paa_tvers": ("strategi", "ansvar"),
}
"""The page that an item is treated on, and the part of it."""

_skrevet = made_once(beslutning.beslutninger)


def show(view: View, moete: Moete) -> None:
    """The meeting's own page. `view` is locked to the meeting."""
    sentence(_in_words(moete))
    _facts(moete)
    if not moete.avsluttet:
        _superseded(view, moete)
    _buttons(view, moete)
    _agenda(moete)
    _reports(view, moete)
    _decisions(view, moete)
    if not moete.avsluttet:
        _close(view, moete)


def _in_words(moete: Moete) -> str:
    if moete.avsluttet:
        return f"Møtet er avsluttet. Referatet er om {moete.period.label}, og står som det er."
    if moete.status == AAPNET:
        return f"Møtet er i gang. Det er om {moete.period.label}, og tallene er låst til versjon {moete.versjon}."
    return (
        f"Møtet er kalt inn. Det er om {moete.period.label}, og tallene er låst til versjon {moete.versjon}."
    )


def _facts(moete: Moete) -> None:
    snapshot = lake.get().snapshot(moete.versjon)
    rows = {
        "Forum": moete.forum.capitalize(),
        "Dato": text.day(moete.dato),
        "Periode": moete.period.label.capitalize(),
        "Deltakere": ", ".join(moete.deltakere),
        "Tallene": label(snapshot),
        **({"Merknad": moete.merknad} if moete.merknad else {}),
    }
    items = "".join(
        f"<dt>{html.escaped(name)}</dt><dd>{html.escaped(said)}</dd>" for name, said in rows.items()
    )
    html.write(f"<dl class='fakta'>{items}</dl>")


def _superseded(view: View, moete: Moete) -> None:
    """Newer numbers than those the meeting is locked to: which, and what is different."""
    newest = moeter.numbers_of(moete.forum, view.written)
    if newest.id == moete.versjon:
        return
    later = _later(moete, newest.id)
    if not later:
        return  # the house itself has made a version: room for another dataset, and no other numbers
    st.warning(
        f"Møtet er låst til versjon {moete.versjon}, men det er kommet nyere tall (versjon {newest.id}).",
        icon=":material/update:",
    )
    html.write(
        "".join(
            f"<p class='tomt'>{html.escaped(label(each))}, av {html.escaped(each.author)}</p>"
            for each in later[:5]
        )
    )
    if moete.forum == DRIFT and (difference := _difference(view, moete.period, newest)) is not None:
        show_table(difference, view=view, key="moete_forskjell")
    if st.button("Lås møtet til de nye tallene", key="laas_paa_nytt"):
        _change(lambda: moeter.lock_again(view.user, moete))


@made_once
def _later(moete: Moete, newest: int) -> list[Snapshot]:
    after = (each for each in lake.get().history(newest) if each.id > moete.versjon)
    return [each for each in after if moeter.numbers_of(moete.forum, each.id) == each]


@made_once
def _difference(view: View, period: Period, newest: Snapshot) -> Table | None:
    """Per tjenesteområde: the deviation the meeting is locked to, and what it is now. None where either has no numbers."""
    locked, now = (
        finn_felles(replace(view, snapshot=each), period, Sted(), STANDARD)
        for each in (view.snapshot, newest)
    )
    if locked is None or now is None:
        return None
    both = pd.merge(
        locked.paa_nivaa("omraade")[["omraade", "navn", "avvik"]],
        now.paa_nivaa("omraade")[["omraade", "navn", "avvik"]],
        on="omraade",
        how="outer",
        suffixes=("_laast", "_naa"),
    )
    both = both.assign(
        navn=both["navn_naa"].fillna(both["navn_laast"]),
        endring=both["avvik_naa"].fillna(0) - both["avvik_laast"].fillna(0),
    )
    changed = both[both["endring"].abs() >= 1]
    return Table(
        changed,
        (
            TableColumn("navn", "Tjenesteområde"),
            TableColumn("avvik_laast", "Avvik i møtet", "kroner"),
            TableColumn("avvik_naa", "Avvik nå", "kroner"),
            TableColumn("endring", "Endring", "kroner"),
        ),
        title="Det som er blitt annerledes",
        period=period.label,
        empty="Avvikene per tjenesteområde er de samme.",
    )


def _buttons(view: View, moete: Moete) -> None:
    with st.container(horizontal=True, gap="small"):
        if moete.status == PLANLAGT and st.button("Åpne møtet", type="primary", key="aapne"):
            _change(lambda: moeter.open_meeting(view.user, moete))
        # A plain address: the screen view is a view of its own, and a link can be opened on the projector.
        link = address("moeter", moete=moete.id, vis="skjerm", versjon=None)
        html.write(f"<a class='knapp' href='{html.escaped(link)}' target='_self'>Vis på storskjerm</a>")


def _reports(view: View, moete: Moete) -> None:
    with st.expander("Last ned referat og månedsrapport", icon=":material/description:", key="rapporter"):
        rapporter.show_referat(view, moete)


def _agenda(moete: Moete) -> None:
    items = "".join(
        f"<li><a href='{html.escaped(_address(moete, sak))}' target='_self'>{html.escaped(SAKER[sak])}</a></li>"
        for sak in moete.dagsorden
    )
    st.header("Dagsorden", anchor="dagsorden")
    html.write(f"<ol class='dagsorden'>{items}</ol>")


def _address(moete: Moete, sak: str) -> str:
    if sak in _SIDER:
        side, del_ = _SIDER[sak]
        chosen = {"moete": moete.id, "periode": moete.period.key, "versjon": None, "del": del_}
        return address(side, "", **chosen)
    return address("moeter", moete=moete.id, vis="skjerm", sak=sak, versjon=None)


def _decisions(view: View, moete: Moete) -> None:
    st.header("Beslutninger og oppgaver", anchor="beslutninger")
    alle = _skrevet(view.written)
    egne = [each for each in alle if each.moete == moete.id]
    tidligere = beslutninger.open_before(moete, alle)
    if not moete.avsluttet:
        beslutninger.ask(
            view, moete, Tall("annet", moete.tittel, address("moeter", moete=moete.id)), "moetet"
        )
    beslutninger.show_list(
        egne,
        view,
        title="Skrevet i dette møtet",
        key="egne",
        dato=moete.dato,
        empty="Ingenting er skrevet ennå.",
    )
    beslutninger.show_list(
        tidligere, view, title="Åpne fra tidligere møter", key="tidligere", dato=moete.dato,
        empty="Ingen åpne oppgaver fra tidligere møter.",
    )  # fmt: skip
    if access.may_hold_meeting(view.user):
        beslutninger.follow_up([*tidligere, *(each for each in egne if each.aapen)], view, moete.dato)


def _close(view: View, moete: Moete) -> None:
    with st.expander("Avslutt møtet", icon=":material/flag:", key="avslutt"):
        st.markdown(
            "Referatet blir da stående slik det er. Det som skal endres senere, skrives i det neste møtet."
        )
        if moete.dato > date.today():
            st.warning(
                f"Møtet er {text.day(moete.dato)}, og har ikke vært ennå. Avsluttes det nå, regnes det som holdt.",
                icon=":material/event_upcoming:",
            )
        merknad = st.text_area("Merknad til referatet (valgfritt)", key="avslutt_merknad", height=80)
        if st.button("Avslutt møtet og lås referatet", type="primary", key="avslutt_knapp"):
            _change(lambda: moeter.close_meeting(view.user, moete, merknad))


def _change(change: Callable[[], Moete]) -> None:
    try:
        change()
    except DashboardError as error:
        show_error(error)
    else:
        st.rerun()
