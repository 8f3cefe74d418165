"""Lederavtaler: whether the leaders' talks are held, whom to remind, and where it is registered. Never what was said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import access, lake, text
from dashboard.charts.lederavtaler import MOST_ROUNDS, i_ord, lederavtaler
from dashboard.dialog import lederavtale
from dashboard.errors import DashboardError
from dashboard.sentences import lederavtaler as tekst
from dashboard.ui import markdown
from dashboard.ui.chart import Drawing, draw, show_drawing
from dashboard.ui.data import numbers
from dashboard.ui.errors import show_error
from dashboard.ui.figures import Figure, show_figures
from dashboard.ui.filters import choose
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.remember import made_once
from dashboard.ui.table import Table, TableColumn
from dashboard.ui.table import show as show_table

_INGEN, _UTEN = "*", "-"  # what no role is called
_LAGRET = "lederavtale_lagret"
_TALL = (
    TableColumn("ledere", "Ledere", "antall"),
    TableColumn("holdt", "Holdt", "antall"),
    TableColumn("innen_fristen", "Holdt innen fristen", "antall"),
    TableColumn("mangler", "Mangler", "antall"),
    TableColumn("holdt_prosent", "Holdt", "prosent"),
)
_PER_NIVAA = (
    TableColumn("nivaa_navn", "Ledernivå"),
    TableColumn("runde", "Runde"),
    TableColumn("frist", "Frist", "dato"),
    *_TALL,
)
_PER_OMRAADE = (TableColumn("navn", "Tjenesteområde"), *_TALL)
_PER_OVERORDNET = (
    TableColumn("overordnet_navn", "Nærmeste leder"),
    TableColumn("mangler", "Mangler", "antall"),
    TableColumn("over_fristen", "Over fristen", "antall"),
)
_MANGLER = (
    TableColumn("tittel", "Rolle"),
    TableColumn("overordnet_tittel", "Nærmeste leder"),
    TableColumn("frist", "Frist", "dato"),
    TableColumn("dager", "Dager"),
)


@dataclass(frozen=True, eq=False)
class Runde:
    """The round that is shown: its row of lederavtaler/runder, its talks, and the day that deadlines are held against.

    The same question gives the same object, which is itself and equal to no other.
    """

    rad: Mapping[Any, Any]
    samtaler: pd.DataFrame
    dato: date

    @property
    def navn(self) -> str:
        return str(self.rad["runde"])

    @property
    def per(self) -> str:
        return f"per {text.day(self.dato)}"

    @cached_property
    def mangler(self) -> pd.DataFrame:
        return self.samtaler[self.samtaler["holdt"].isna()]


@dataclass(frozen=True, slots=True)
class _Tall:
    """How far the round has come."""

    setning: str
    noekkeltall: Sequence[Figure]
    tegning: Drawing
    per_nivaa: Table
    per_omraade: Table
    ikke_med: str


@dataclass(frozen=True, slots=True)
class _Overordnede:
    """Whom to remind, code -> title; no table where there is only one."""

    navn: Mapping[str, str]
    per_overordnet: Table | None
    uten: str


@dataclass(frozen=True, slots=True)
class _Leder:
    """A leader's role in the round, and how it stands with the talk. `holdt` is None where it is not held."""

    navn: str
    frist: date
    over_fristen: bool
    holdt: date | None

    @property
    def status(self) -> str:
        return f"Holdt {text.day(self.holdt)}" if self.holdt else "Ikke holdt"


def show(view: View) -> None:
    """The page: the round, its numbers, the reminders, and the forms of those who may write. Raises NotAllowed."""
    access.require_see_lederavtaler(view.user)
    nyeste = _er_nyeste(view)
    # In an earlier version deadlines are held against the day it was stored.
    dato = date.today() if nyeste else view.snapshot.time.date()
    if (lagret := st.session_state.pop(_LAGRET, None)) is not None:
        st.success(markdown.escaped(lagret), icon=":material/check:")
    ledere, runder = _antall_ledere(view), _rundene(view, dato)
    if not runder:
        _si_hva_som_mangler(view, ledere)
    else:
        runde = _runden(view, dato, _velg_runde(runder))
        _vis_tallene(view, runde)
        _vis_mangler(view, runde)
        if nyeste:
            _registrer(view, runde)
    if nyeste and ledere and lederavtale.may_start_round(view.user):
        _start_runde(view, ledere, dato)


def _er_nyeste(view: View) -> bool:
    return view.snapshot.id == lake.get().uploaded(view.written).id


def _spoer(navn: str, view: View, **parametre: Any) -> pd.DataFrame:
    """The query's rows of the leaders that the reader may see."""
    enheter = access.units_for(view.user)
    return numbers(navn, view, enheter=None if enheter is None else list(enheter), **parametre)


@made_once
def _antall_ledere(view: View) -> int:
    return len(_spoer("lederavtaler/ledere", view, runde=None))


@made_once
def _rundene(view: View, dato: date) -> Mapping[str, Mapping[Any, Any]]:
    """The rows of lederavtaler/runder, by name."""
    return {
        str(rad["runde"]): rad for rad in _spoer("lederavtaler/runder", view, dato=dato).to_dict("records")
    }


@made_once
def _runden(view: View, dato: date, navn: str) -> Runde:
    samtaler = _spoer("lederavtaler/samtaler", view, dato=dato, runde=navn)
    return Runde(_rundene(view, dato)[navn], samtaler, dato)


def _si_hva_som_mangler(view: View, ledere: int) -> None:
    if access.units_for(view.user) is not None:
        sentence("Det er ingen ledersamtaler å vise for enhetene dine.")
        st.info(
            "Du ser ledere som har nærmeste leder i en av enhetene dine. Ta kontakt med økonomilederen om noen mangler.",
            icon=":material/info:",
        )
        return
    if not ledere:
        sentence("Det er ikke lastet opp lederroller med ledernivå ennå.")
        st.info(
            "Last opp lederrollene: én rad per rolle med kolonnene Rolle, Tittel, Ledernivå, Tjenesteområde, Enhet og"
            " Nærmeste leder (rolle). Ikke ta med navn på personer.",
            icon=":material/upload_file:",
        )
        return
    sentence("Det er ingen runder med ledersamtaler ennå.")
    st.info(
        "Start en runde nedenfor, eller last opp lederavtalene: én rad per rolle og runde med kolonnene Rolle, Runde,"
        " Frist og Gjennomført dato.",
        icon=":material/upload_file:",
    )


def _velg_runde(runder: Mapping[str, Mapping[Any, Any]]) -> str:
    with st.container(width=320):
        return choose("Runde", {navn: navn for navn in runder}, "runde") or next(iter(runder))


def _vis_tallene(view: View, runde: Runde) -> None:
    tall = _tallene(view, runde)
    sentence(tall.setning)
    show_figures(tall.noekkeltall)
    st.caption(tekst.FRISTENE)
    show_drawing(tall.tegning)
    show_table(tall.per_nivaa, view=view, key="lederavtaler_nivaa")
    show_table(tall.per_omraade, view=view, key="lederavtaler_omraade")
    if tall.ikke_med:
        st.caption(markdown.escaped(tall.ikke_med))


@made_once
def _tallene(view: View, runde: Runde) -> _Tall:
    nivaaer = _spoer("lederavtaler/per_nivaa", view, dato=runde.dato)
    vist = _til_diagram(nivaaer, runde)
    return _Tall(
        tekst.om_runden(runde.rad, runde.dato),
        _noekkeltall(runde.rad),
        draw(lederavtaler(vist, tekst.tittel_nivaa(nivaaer, runde.navn)), description=i_ord(vist)),
        Table(
            nivaaer.assign(nivaa_navn=[f"Nivå {nivaa}" for nivaa in nivaaer["nivaa"]]), _PER_NIVAA,
            title="Ledersamtaler per ledernivå og runde", period=runde.per,
        ),
        _tabell(
            runde, "Ledersamtaler per tjenesteområde", _PER_OMRAADE,
            _spoer("lederavtaler/per_omraade", view, dato=runde.dato, runde=runde.navn),
        ),
        _hva_som_ikke_er_med(view, runde),
    )  # fmt: skip


def _tabell(runde: Runde, tittel: str, kolonner: Sequence[TableColumn], rader: pd.DataFrame) -> Table:
    """A table of the one round."""
    return Table(
        rader, kolonner, title=tittel, period=f"{runde.navn}, {runde.per}", filters={"Runde": runde.navn}
    )


def _noekkeltall(rad: Mapping[Any, Any]) -> list[Figure]:
    ledere, holdt, innen, over = (
        int(rad[navn]) for navn in ("ledere", "holdt", "innen_fristen", "over_fristen")
    )
    return [
        Figure("Holdt", text.number(holdt), f"av {text.number(ledere)} ({tekst.andel(holdt, ledere)})"),
        Figure(
            "Holdt innen fristen",
            text.number(innen),
            f"av {text.number(holdt)} som er holdt" if holdt else "",
        ),
        Figure(
            "Mangler",
            text.number(ledere - holdt),
            f"{text.number(over)} over fristen" if over else "",
            "verre" if over else "noeytral",
        ),
    ]


def _til_diagram(nivaaer: pd.DataFrame, runde: Runde) -> pd.DataFrame:
    """One row per level and round: the round shown and those before it, the oldest first."""
    tall = (
        nivaaer.groupby(["runde", "nivaa"], as_index=False)
        .agg(frist=("frist", "max"), ledere=("ledere", "sum"), holdt=("holdt", "sum"), over_fristen=("over_fristen", "sum"))
    )  # fmt: skip
    frister = tall.groupby("runde")["frist"].max().sort_values(kind="stable")
    eldre = frister[(frister <= frister[runde.navn]) & (frister.index != runde.navn)]
    vist = [*eldre.index[-(MOST_ROUNDS - 1) :], runde.navn]
    rekke = {navn: plass for plass, navn in enumerate(vist)}
    tall = tall[tall["runde"].isin(vist)]
    return tall.assign(rekke=tall["runde"].map(rekke)).sort_values(["nivaa", "rekke"], ignore_index=True)


def _hva_som_ikke_er_med(view: View, runde: Runde) -> str:
    """What the counts leave out, to those who can put it right."""
    if access.units_for(view.user) is not None:
        return ""
    ledere = _spoer("lederavtaler/ledere", view, runde=runde.navn)
    utenfor = numbers("lederavtaler/utenfor", view, dato=runde.dato)
    [rad] = utenfor[utenfor["runde"] == runde.navn].to_dict("records")
    sagt = [
        tekst.om_ikke_med([str(tittel) for tittel in ledere.loc[~ledere["i_runden"], "tittel"]], runde.navn),
        tekst.om_utenfor(rad["ukjente"], rad["grupper"], rad["ikke_kommet"]),
    ]
    return " ".join(each for each in sagt if each)


def _vis_mangler(view: View, runde: Runde) -> None:
    st.header("Påminnelse", anchor="paaminnelse")
    if runde.mangler.empty:
        st.caption("Alle samtalene i runden er holdt. Det er ingen å minne på.")
        return
    overordnede = _overordnede(runde)
    if overordnede.per_overordnet is not None:
        show_table(overordnede.per_overordnet, view=view, key="lederavtaler_per_overordnet")
    if overordnede.uten:
        st.caption(markdown.escaped(overordnede.uten))
    valgt = _velg_overordnet(overordnede.navn)
    if valgt == _INGEN:
        st.caption(
            "Velg en nærmeste leder for å se hvem som mangler, og få en påminnelse til å lime inn i en e-post."
        )
        return
    manglene, paaminnelse = _manglene(runde, valgt)
    show_table(manglene, view=view, key="lederavtaler_mangler")
    if valgt == _UTEN:
        return
    st.subheader("Tekst til e-post")
    st.code(paaminnelse, language=None, wrap_lines=True)


@made_once
def _overordnede(runde: Runde) -> _Overordnede:
    navn, uten = _navnene(runde.mangler), runde.mangler["overordnet"].isna()
    return _Overordnede(
        navn,
        _per_overordnet(runde, navn) if len(navn) > 1 else None,
        tekst.om_uten_overordnet([str(tittel) for tittel in runde.mangler.loc[uten, "tittel"]]),
    )


@made_once
def _manglene(runde: Runde, overordnet: str) -> tuple[Table, str]:
    """Those of one nærmeste leder (or of nobody) whose talks are not held, and the reminder."""
    kodene = runde.mangler["overordnet"].fillna(_UTEN)
    rader = runde.mangler[kodene == overordnet]
    rader = rader.assign(dager=[tekst.om_dagene(int(dager)) for dager in rader["dager_over"]])
    tabell = _tabell(runde, "Ledersamtaler som mangler", _MANGLER, rader)
    filtre = {**tabell.filters, "Nærmeste leder": _overordnede(runde).navn[overordnet]}
    return replace(tabell, filters=filtre), tekst.paaminnelse(runde.navn, rader, runde.dato)


def _navnene(mangler: pd.DataFrame) -> dict[str, str]:
    """The code and title of each to remind, by title, and last `_UTEN` where roles have nobody."""
    kjente = mangler.dropna(subset=["overordnet"]).drop_duplicates("overordnet")
    navn = _entydige(kjente["overordnet"].tolist(), kjente["overordnet_tittel"].tolist())
    valgene = dict(sorted(navn.items(), key=lambda valg: valg[1].casefold()))
    return {**valgene, _UTEN: "Uten nærmeste leder"} if mangler["overordnet"].isna().any() else valgene


def _per_overordnet(runde: Runde, navn: Mapping[str, str]) -> Table:
    """How many each is to be reminded of."""
    rader = (
        runde.mangler.assign(
            kode=runde.mangler["overordnet"].fillna(_UTEN), over=runde.mangler["dager_over"] > 0
        )
        .groupby("kode", as_index=False)
        .agg(mangler=("rolle", "size"), over_fristen=("over", "sum"))
    )
    rader = rader.assign(overordnet_navn=rader["kode"].map(navn))
    rader = rader.sort_values(["mangler", "overordnet_navn"], ascending=[False, True], ignore_index=True)
    return _tabell(runde, "Mangler per nærmeste leder", _PER_OVERORDNET, rader)


def _velg_overordnet(navn: Mapping[str, str]) -> str:
    """The code of the one to remind; nobody to begin with, but where there is only one."""
    valgene = {_INGEN: "Velg nærmeste leder", **navn} if len(navn) > 1 else navn
    with st.container(width=420):
        return choose("Nærmeste leder", valgene, "overordnet") or _INGEN


def _registrer(view: View, runde: Runde) -> None:
    """One talk at a time: held on a day, or not held after all."""
    st.header("Registrer en samtale", anchor="registrer")
    ledere = _lederne(runde)
    with st.container(width=520):
        # What is told of each is told below: a choice whose words change is lost in the browser.
        rolle = st.selectbox(
            "Leder (rolle)",
            list(ledere),
            format_func=lambda rolle: ledere[rolle].navn,
            key=f"lederavtale_rolle_{runde.navn}",
        )
    leder = ledere[rolle]
    st.markdown(f"{leder.status}. Fristen {'var' if leder.over_fristen else 'er'} {text.day(leder.frist)}.")
    # A form of its own for each state: what somebody else registers meanwhile is not written over.
    key = f"lederavtale_{runde.navn}_{rolle}_{leder.status}"
    if leder.holdt:
        if st.button("Angre: samtalen er ikke holdt", icon=":material/undo:", key=f"{key}_angre"):
            _lagre(view, runde, rolle, leder.navn, None)
        return
    tidligst = lederavtale.first_day(leder.frist)
    if tidligst > runde.dato:
        st.caption(f"Samtalen kan registreres fra {text.day(tidligst)}, et år før fristen.")
        return
    with st.form(key, border=False):
        dag = st.date_input(
            "Dato samtalen ble holdt", runde.dato, min_value=tidligst, max_value=runde.dato, format="DD.MM.YYYY",
            key=f"{key}_dag", width=220,
        )  # fmt: skip
        trykket = st.form_submit_button("Samtalen er holdt", type="primary")
    st.caption("Bare datoen lagres. Skriv aldri hva samtalen handlet om.")
    if trykket:
        _lagre(view, runde, rolle, leder.navn, dag)


@made_once
def _lederne(runde: Runde) -> Mapping[str, _Leder]:
    """Every leader of the round by role, those whose talk is not held first."""
    rader = pd.concat([runde.mangler, runde.samtaler[runde.samtaler["holdt"].notna()]])
    navn = _entydige(rader["rolle"].tolist(), rader["tittel"].tolist())
    return {
        str(rad["rolle"]): _Leder(
            navn[str(rad["rolle"])],
            rad["frist"].date(),
            rad["dager_over"] > 0,
            None if pd.isna(rad["holdt"]) else rad["holdt"].date(),
        )
        for rad in rader.to_dict("records")
    }


def _lagre(view: View, runde: Runde, rolle: str, tittel: str, dag: date | None) -> None:
    try:
        if dag is None:
            lederavtale.mark_not_held(view.user, rolle, runde.navn, today=runde.dato, base=view.written)
        else:
            lederavtale.mark_held(view.user, rolle, runde.navn, dag, today=runde.dato, base=view.written)
    except DashboardError as error:
        show_error(error)
        return
    sagt = "ikke holdt" if dag is None else f"holdt {text.day(dag)}"
    st.session_state[_LAGRET] = f"{tittel}: samtalen er registrert som {sagt}."
    st.rerun()


def _start_runde(view: View, ledere: int, dato: date) -> None:
    aar = dato.year if dato <= date(dato.year, 3, 31) else dato.year + 1
    with (
        st.expander("Start en ny runde", icon=":material/add:", key="ny_runde"),
        st.form("lederavtale_ny_runde", border=False),
    ):
        navn = st.text_input(
            "Navn på runden", f"{aar} hovedsamtale", max_chars=lederavtale.LONGEST_NAME, key="ny_runde_navn"
        )
        frist = st.date_input(
            "Frist", date(aar, 3, 31), min_value=date(dato.year - 2, 1, 1), max_value=date(dato.year + 3, 12, 31),
            format="DD.MM.YYYY", key="ny_runde_frist", width=220,
        )  # fmt: skip
        st.caption(
            f"Runden får {text.count(ledere, 'lederrolle', 'lederroller')}: alle som har et ledernivå."
        )
        if st.form_submit_button("Start runden", type="primary"):
            _start(view, navn, frist, dato)


def _start(view: View, navn: str, frist: date | None, dato: date) -> None:
    try:
        antall = lederavtale.start_round(view.user, navn, frist, today=dato, base=view.written)
    except DashboardError as error:
        show_error(error)
        return
    st.session_state[_LAGRET] = (
        f"Runden «{navn.strip()}» er startet med {text.count(antall, 'lederrolle', 'lederroller')}. Velg den under «Runde»."
    )
    st.rerun()


def _entydige(koder: list[Any], titler: list[Any]) -> dict[str, str]:
    """Code -> title, with the code behind where several share the title."""
    like = pd.Series(titler, dtype="object").duplicated(keep=False)
    return {
        str(kode): f"{tittel} ({kode})" if delt else str(tittel)
        for kode, tittel, delt in zip(koder, titler, like, strict=True)
    }
