"""Etterprøving on the page Sporing: a random sample of decisions for kontrollutvalget, each with its chain.

What is drawn lies in the address, so that a link opens the same draw.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

import pandas as pd
import streamlit as st

from dashboard import access, settings, text
from dashboard.agenda.rapporter import downloads
from dashboard.analysis.etterproeving import FLEST, LAG, LENGSTE_FROE, Etterproeving, Kjede, Trekning
from dashboard.analysis.trekning import nytt_froe
from dashboard.errors import DashboardError
from dashboard.lake import Snapshot
from dashboard.reports import etterproeving as rapport
from dashboard.sentences import etterproeving as tekst
from dashboard.sentences.words import stor
from dashboard.ui import html, markdown
from dashboard.ui.data import numbers
from dashboard.ui.errors import show_error
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.table import Table, TableColumn, markup
from dashboard.ui.table import show as show_table

_ANTALL = 10
_PREFIKS = "ep_"
_FELTER = ("antall", "froe", "fra", "til", "organ", "lag")
_BREDDER = (2, 3, 3, 4, 3, 3)
_FOERSTE, _SISTE = date(1990, 1, 1), date(2100, 12, 31)
_TRUKKET = (
    TableColumn("tittel", "Sak", link="lenke"),
    TableColumn("resultat", "Resultat"),
    TableColumn("status", "Status"),
    TableColumn("ansvarlig", "Ansvarlig"),
    TableColumn("behandlet", "Behandlet i"),
    TableColumn("moetedato", "Møtedato", "dato"),
    TableColumn("id", "Id"),
)
_LEDD = (
    TableColumn("navn", "Ledd"),
    TableColumn("HEL", "Hel", "antall"),
    TableColumn("BRUDD", "Brudd", "antall"),
    TableColumn("IKKE_FORFALT", "Ikke forfalt", "antall"),
    TableColumn("IKKE_VURDERT", "Ikke vurdert", "antall"),
)
_KJEDE = (
    TableColumn("navn", "Ledd"),
    TableColumn("tilstand", "Tilstand"),
    TableColumn("viser", "Hva loggen viser"),
)
_I_MOETER = (
    TableColumn("registrert", "Møte", "dato"),
    TableColumn("tekst", "Beslutning eller oppgave"),
    TableColumn("ansvarlig", "Ansvarlig"),
    TableColumn("status", "Status"),
)


@dataclass(frozen=True, slots=True)
class _Undersoekt:
    """What was found, and how it is shown: `ledd` as HTML, each of `kjeder` as a heading (Markdown) and its parts (HTML)."""

    funnet: Etterproeving
    trukket: Table
    ledd: str
    kjeder: Sequence[tuple[str, Sequence[str]]]


def show(view: View) -> None:
    """The draw that the address asks for (a new one where it asks for none), and the form that draws another.

    Raises NotAllowed.
    """
    access.require_see_spor(view.user)
    try:
        trekning = _fra_adressen()
    except DashboardError as error:
        show_error(error)
        st.button("Begynn på nytt", on_click=_glem_adressen, icon=":material/refresh:")
        return
    _til_adressen(trekning)
    snapshot, written = view.snapshot, view.written
    undersoekt = _undersoekt(str(settings.get().lake), trekning, snapshot, snapshot.id, written)
    funnet = undersoekt.funnet
    sentence(rapport.sammendrag(funnet))
    _forklaring(funnet)
    _skjema(view, trekning, funnet)
    if funnet.kjeder:
        st.markdown("**Rapport til kontrollutvalget**")
        downloads(
            view,
            partial(rapport.etterproeving, funnet, snapshot, written),
            f"etterproving-{funnet.dato.isoformat()}",
            "etterproeving",
        )
        _vis(view, undersoekt)


def _forklaring(funnet: Etterproeving) -> None:
    deler = [rapport.om_trekningen(funnet), rapport.anslag(funnet)]
    if not funnet.tilbakemelding_er_vurdert:
        deler.append(tekst.IKKE_PUBLISERT)
    html.write(f"<p class='forklaring'>{html.escaped(' '.join(del_ for del_ in deler if del_))}</p>")


def _skjema(view: View, trekning: Trekning, funnet: Etterproeving) -> None:
    """What the fields begin with follows the address: none of them has a key that outlives it."""
    alle = numbers("vedtak/etterproeving", view, dato=funnet.dato, fra=None, til=None, organ=None)
    organer = {*alle["organ"], *([trekning.organ] if trekning.organ else [])}
    with st.form("etterproeving"):
        felt = st.columns(_BREDDER)
        antall = felt[0].number_input("Antall vedtak", 1, FLEST, trekning.antall)
        with felt[1]:
            fra = _velg_dag("Fra møtedato", "fra", trekning.fra)
        with felt[2]:
            til = _velg_dag("Til møtedato", "til", trekning.til)
        with felt[3]:
            organ = _velg(
                "Organ",
                {"": "Alle organer", **{each: each for each in sorted(organer)}},
                trekning.organ or "",
            )
        with felt[4]:
            lag = _velg(
                "Fordel på",
                {"": "Ikke fordelt", **{each: stor(tekst.LAG[each]) for each in LAG}},
                trekning.lag,
            )
        froe = felt[5].text_input(
            "Frø",
            trekning.froe,
            max_chars=LENGSTE_FROE,
            help="Det samme frøet trekker de samme vedtakene. La feltet stå tomt for å få et nytt, tilfeldig frø.",
        )
        trykket = st.form_submit_button("Trekk", icon=":material/casino:", type="primary")
    if not trykket:
        return
    try:
        ny = Trekning(int(antall), froe.strip() or nytt_froe(), fra, til, organ or None, lag)
    except DashboardError as error:
        show_error(error)
        return
    _til_adressen(ny)
    st.rerun()


def _velg(etikett: str, valg: Mapping[str, str], valgt: str) -> str:
    koder = list(valg)
    return st.selectbox(etikett, koder, koder.index(valgt), format_func=valg.__getitem__)


def _velg_dag(etikett: str, navn: str, valgt: date | None) -> date | None:
    """The day comes by way of the session: a field that begins with a day could not be emptied."""
    key = f"{_PREFIKS}{navn}_{valgt}"
    st.session_state.setdefault(key, valgt)
    return st.date_input(etikett, None, _FOERSTE, _SISTE, key, format="DD.MM.YYYY")


def _vis(view: View, undersoekt: _Undersoekt) -> None:
    st.header("Trukket", anchor="trukket")
    show_table(undersoekt.trukket, view=view, key="etterproeving_trukket")
    st.header("Leddene i kjeden", anchor="ledd")
    html.write(undersoekt.ledd)
    with st.expander("Hva hvert ledd krever"):
        html.write(_krav())
    st.header("Kjeden for hvert vedtak", anchor="kjeder")
    for tittel, deler in undersoekt.kjeder:
        with st.expander(tittel):
            for del_ in deler:
                html.write(del_)


def _trukket(funnet: Etterproeving) -> Table:
    trekning = funnet.trekning
    return Table(
        rapport.oversikt(funnet.kjeder),
        _TRUKKET,
        title="Trukne vedtak",
        period=f"frø {trekning.froe}, frister per {text.day(funnet.dato)}",
        filters={
            "Frø": trekning.froe,
            "Møtedato": tekst.om_moetedatoene(trekning.fra, trekning.til, funnet.dato),
            "Organ": trekning.organ or "Alle",
            "Fordelt på": tekst.LAG.get(trekning.lag, "Ikke fordelt"),
        },
    )


def _tittel(kjede: Kjede) -> str:
    resultat = tekst.om_resultatet(kjede.resultat, kjede.mangler)
    return markdown.escaped(f"{kjede.vedtak['tittel']} – {resultat}")


def _delene(kjede: Kjede) -> list[str]:
    """What was decided, the chain, and what is written of it in the meetings; the first and the last where there is any."""
    rad = kjede.vedtak
    vedtaket = [f"<p>{html.escaped(rad['vedtakstekst'])}</p>"] if rad["vedtakstekst"] else []
    kjeden = markup(rapport.leddene(kjede), _KJEDE, title=f"Kjeden for {rad['id']}")
    if not kjede.oppfoelging:
        return [*vedtaket, kjeden]
    i_moeter = markup(
        pd.DataFrame(kjede.oppfoelging),
        _I_MOETER,
        title="Skrevet i styringsdialogen, ikke med i rapporten",
    )
    return [*vedtaket, kjeden, i_moeter]


def _krav() -> str:
    rader = "".join(
        f"<dt>{html.escaped(navn)}</dt><dd>{html.escaped(tekst.KRAV[ledd])}</dd>"
        for ledd, navn in tekst.LEDD.items()
    )
    return f"<dl class='fakta'>{rader}</dl>"


def _fra_adressen() -> Trekning:
    """What the address asks for; what it does not say is as nobody had chosen. Raises DashboardError where it cannot be read."""
    sagt = {navn: st.query_params.get(_PREFIKS + navn, "") for navn in _FELTER}
    try:
        return Trekning(
            int(sagt["antall"] or _ANTALL),
            sagt["froe"] or nytt_froe(),
            _dag(sagt["fra"]),
            _dag(sagt["til"]),
            sagt["organ"] or None,
            sagt["lag"],
        )
    except ValueError as error:
        raise DashboardError(
            "Etterprøvingen kan ikke åpnes",
            "Adressen har et antall eller en dato som ikke kan leses.",
            "Be om lenken på nytt, eller begynn på nytt her.",
        ) from error


def _dag(sagt: str) -> date | None:
    if not sagt:
        return None
    dag = date.fromisoformat(sagt)
    if not _FOERSTE <= dag <= _SISTE:
        raise ValueError(sagt)
    return dag


def _til_adressen(trekning: Trekning) -> None:
    for navn in _FELTER:
        verdi = getattr(trekning, navn)
        if verdi:
            st.query_params[_PREFIKS + navn] = str(verdi)
        else:
            st.query_params.pop(_PREFIKS + navn, None)


def _glem_adressen() -> None:
    for navn in _FELTER:
        st.query_params.pop(_PREFIKS + navn, None)


@st.cache_resource(max_entries=20, show_spinner="Følger vedtakene …")
def _undersoekt(
    lake: str, trekning: Trekning, _snapshot: Snapshot, versjon: int, written: int
) -> _Undersoekt:
    """`lake` is in the key only: another lake has other decisions under the same version."""
    funnet = rapport.undersoek(trekning, _snapshot, written)
    return _Undersoekt(
        funnet,
        _trukket(funnet),
        markup(rapport.per_ledd(funnet), _LEDD, title="Antall vedtak per ledd og tilstand"),
        [(_tittel(kjede), _delene(kjede)) for kjede in funnet.kjeder],
    )
