"""Lederavtaler: whether the leaders' talks are held, whom to remind, and where it is registered. Never what was said."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import access, lake, text
from dashboard.charts.lederavtaler import MOST_ROUNDS, i_ord, lederavtaler
from dashboard.dialog import lederavtale
from dashboard.errors import DashboardError
from dashboard.sentences import lederavtaler as tekst
from dashboard.ui import markdown
from dashboard.ui.chart import show_chart
from dashboard.ui.data import numbers
from dashboard.ui.errors import show_error
from dashboard.ui.figures import Figure, show_figures
from dashboard.ui.filters import choose
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.table import TableColumn, show_table

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


@dataclass(frozen=True)
class Runde:
    """The round that is shown: its row of lederavtaler/runder, its talks, and the day that deadlines are held against."""

    rad: dict[Any, Any]
    samtaler: pd.DataFrame
    dato: date

    @property
    def navn(self) -> str:
        return str(self.rad["runde"])

    @property
    def mangler(self) -> pd.DataFrame:
        return self.samtaler[self.samtaler["holdt"].isna()]


def show(view: View) -> None:
    """The page: the round, its numbers, the reminders, and the forms of those who may write. Raises NotAllowed."""
    access.require_see_lederavtaler(view.user)
    dato = _dato(view)
    if (lagret := st.session_state.pop(_LAGRET, None)) is not None:
        st.success(markdown.escaped(lagret), icon=":material/check:")
    ledere = _spoer("lederavtaler/ledere", view, runde=None)
    runder = _spoer("lederavtaler/runder", view, dato=dato)
    if runder.empty:
        _si_hva_som_mangler(view, ledere)
    else:
        runde = _velg_runde(view, runder, dato)
        _vis_tallene(view, runde)
        _vis_mangler(view, runde)
        if _er_nyeste(view):
            _registrer(view, runde)
    if _er_nyeste(view) and not ledere.empty and lederavtale.may_start_round(view.user):
        _start_runde(view, len(ledere), dato)


def _dato(view: View) -> date:
    """Today; in an earlier version the day it was stored."""
    return date.today() if _er_nyeste(view) else view.snapshot.time.date()


def _er_nyeste(view: View) -> bool:
    return view.snapshot.id == lake.get().uploaded(lake.get().newest().id).id


def _spoer(navn: str, view: View, **parametre: Any) -> pd.DataFrame:
    """The query's rows of the leaders that the reader may see."""
    enheter = access.units_for(view.user)
    return numbers(navn, view, enheter=None if enheter is None else list(enheter), **parametre)


def _si_hva_som_mangler(view: View, ledere: pd.DataFrame) -> None:
    if access.units_for(view.user) is not None:
        sentence("Det er ingen ledersamtaler å vise for enhetene dine.")
        st.info(
            "Du ser ledere som har nærmeste leder i en av enhetene dine. Ta kontakt med økonomilederen om noen mangler.",
            icon=":material/info:",
        )
        return
    if ledere.empty:
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


def _velg_runde(view: View, runder: pd.DataFrame, dato: date) -> Runde:
    navnene = [str(navn) for navn in runder["runde"]]
    with st.container(width=320):
        valgt = choose("Runde", {navn: navn for navn in navnene}, "runde")
    rad = runder.iloc[navnene.index(valgt or navnene[0])].to_dict()
    return Runde(rad, _spoer("lederavtaler/samtaler", view, dato=dato, runde=rad["runde"]), dato)


def _vis_tallene(view: View, runde: Runde) -> None:
    sentence(tekst.om_runden(runde.rad, runde.dato))
    show_figures(_noekkeltall(runde.rad))
    st.caption(tekst.FRISTENE)
    nivaaer = _spoer("lederavtaler/per_nivaa", view, dato=runde.dato)
    vist = _til_diagram(nivaaer, runde)
    show_chart(lederavtaler(vist, tekst.tittel_nivaa(nivaaer, runde.navn)), description=i_ord(vist))
    show_table(
        nivaaer.assign(nivaa_navn=[f"Nivå {nivaa}" for nivaa in nivaaer["nivaa"]]), _PER_NIVAA,
        title="Ledersamtaler per ledernivå og runde", period=f"per {text.day(runde.dato)}", filters={}, view=view,
        key="lederavtaler_nivaa",
    )  # fmt: skip
    show_table(
        _spoer("lederavtaler/per_omraade", view, dato=runde.dato, runde=runde.navn), _PER_OMRAADE,
        title="Ledersamtaler per tjenesteområde", period=f"{runde.navn}, per {text.day(runde.dato)}",
        filters={"Runde": runde.navn}, view=view, key="lederavtaler_omraade",
    )  # fmt: skip
    _si_hva_som_ikke_er_med(view, runde)


def _noekkeltall(rad: dict[Any, Any]) -> list[Figure]:
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


def _si_hva_som_ikke_er_med(view: View, runde: Runde) -> None:
    """What the counts leave out, to those who can put it right."""
    if access.units_for(view.user) is not None:
        return
    ledere = _spoer("lederavtaler/ledere", view, runde=runde.navn)
    utenfor = numbers("lederavtaler/utenfor", view, dato=runde.dato)
    [rad] = utenfor[utenfor["runde"] == runde.navn].to_dict("records")
    sagt = [
        tekst.om_ikke_med([str(tittel) for tittel in ledere.loc[~ledere["i_runden"], "tittel"]], runde.navn),
        tekst.om_utenfor(rad["ukjente"], rad["grupper"], rad["ikke_kommet"]),
    ]
    if any(sagt):
        st.caption(markdown.escaped(" ".join(each for each in sagt if each)))


def _vis_mangler(view: View, runde: Runde) -> None:
    st.header("Påminnelse", anchor="paaminnelse")
    mangler = runde.mangler
    if mangler.empty:
        st.caption("Alle samtalene i runden er holdt. Det er ingen å minne på.")
        return
    navn = _overordnede(mangler)
    uten = mangler["overordnet"].isna()
    _vis_per_overordnet(view, runde, navn)
    if sagt := tekst.om_uten_overordnet([str(tittel) for tittel in mangler.loc[uten, "tittel"]]):
        st.caption(markdown.escaped(sagt))
    valgt = _velg_overordnet(navn)
    if valgt == _INGEN:
        st.caption(
            "Velg en nærmeste leder for å se hvem som mangler, og få en påminnelse til å lime inn i en e-post."
        )
        return
    rader = mangler[uten if valgt == _UTEN else mangler["overordnet"].eq(valgt)]
    show_table(
        rader.assign(dager=[tekst.om_dagene(int(dager)) for dager in rader["dager_over"]]), _MANGLER,
        title="Ledersamtaler som mangler", period=f"{runde.navn}, per {text.day(runde.dato)}",
        filters={"Runde": runde.navn, "Nærmeste leder": navn[valgt]}, view=view, key="lederavtaler_mangler",
    )  # fmt: skip
    if valgt == _UTEN:
        return
    st.subheader("Tekst til e-post")
    st.code(tekst.paaminnelse(runde.navn, rader, runde.dato), language=None, wrap_lines=True)


def _overordnede(mangler: pd.DataFrame) -> dict[str, str]:
    """The code and title of each to remind, by title, and last `_UTEN` where roles have nobody."""
    kjente = mangler.dropna(subset=["overordnet"]).drop_duplicates("overordnet")
    navn = _entydige(kjente["overordnet"].tolist(), kjente["overordnet_tittel"].tolist())
    valgene = dict(sorted(navn.items(), key=lambda valg: valg[1].casefold()))
    return {**valgene, _UTEN: "Uten nærmeste leder"} if mangler["overordnet"].isna().any() else valgene


def _vis_per_overordnet(view: View, runde: Runde, navn: dict[str, str]) -> None:
    """How many each is to be reminded of; nothing where there is only one to remind."""
    if len(navn) < 2:
        return
    rader = (
        runde.mangler.assign(
            kode=runde.mangler["overordnet"].fillna(_UTEN), over=runde.mangler["dager_over"] > 0
        )
        .groupby("kode", as_index=False)
        .agg(mangler=("rolle", "size"), over_fristen=("over", "sum"))
    )
    rader = rader.assign(overordnet_navn=rader["kode"].map(navn))
    show_table(
        rader.sort_values(["mangler", "overordnet_navn"], ascending=[False, True], ignore_index=True), _PER_OVERORDNET,
        title="Mangler per nærmeste leder", period=f"{runde.navn}, per {text.day(runde.dato)}",
        filters={"Runde": runde.navn}, view=view, key="lederavtaler_per_overordnet",
    )  # fmt: skip


def _velg_overordnet(navn: dict[str, str]) -> str:
    """The code of the one to remind; nobody to begin with, but where there is only one."""
    valgene = {_INGEN: "Velg nærmeste leder", **navn} if len(navn) > 1 else navn
    with st.container(width=420):
        return choose("Nærmeste leder", valgene, "overordnet") or _INGEN


def _registrer(view: View, runde: Runde) -> None:
    """One talk at a time: held on a day, or not held after all."""
    st.header("Registrer en samtale", anchor="registrer")
    rader = pd.concat([runde.mangler, runde.samtaler[runde.samtaler["holdt"].notna()]])
    navn = _entydige(rader["rolle"].tolist(), rader["tittel"].tolist())
    with st.container(width=520):
        # What is told of each is told below: a choice whose words change is lost in the browser.
        rolle = st.selectbox(
            "Leder (rolle)", list(navn), format_func=navn.__getitem__, key=f"lederavtale_rolle_{runde.navn}"
        )
    rad = rader[rader["rolle"] == rolle].iloc[0]
    status = _status(rad["holdt"])
    st.markdown(f"{status}. Fristen {'var' if rad['dager_over'] > 0 else 'er'} {text.day(rad['frist'])}.")
    # A form of its own for each state: what somebody else registers meanwhile is not written over.
    key = f"lederavtale_{runde.navn}_{rolle}_{status}"
    if pd.notna(rad["holdt"]):
        if st.button("Angre: samtalen er ikke holdt", icon=":material/undo:", key=f"{key}_angre"):
            _lagre(view, runde, str(rolle), navn[rolle], None)
        return
    tidligst = lederavtale.first_day(rad["frist"].date())
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
        _lagre(view, runde, str(rolle), navn[rolle], dag)


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


def _status(holdt: Any) -> str:
    return "Ikke holdt" if pd.isna(holdt) else f"Holdt {text.day(holdt)}"
