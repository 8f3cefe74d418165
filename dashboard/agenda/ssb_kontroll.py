"""The accounts as Statistics Norway would control them: what it would reject, where that is posted, and the file to deliver."""

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import groupby

import pandas as pd
import streamlit as st

from dashboard import access, settings, text
from dashboard.export import to_csv, to_xlsx
from dashboard.filuttrekk import fra_regnskap, layout
from dashboard.filuttrekk.fra_regnskap import Kontrollert, Utvalg
from dashboard.filuttrekk.kontroller import Funn
from dashboard.sentences import ssb_kontroll as tekst
from dashboard.settings import Settings
from dashboard.ui.data import numbers
from dashboard.ui.download import offer, offer_sheets
from dashboard.ui.filters import choose
from dashboard.ui.findings import Line, show_lines
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.remember import made_once
from dashboard.ui.table import Table, TableColumn, show_table

FLEST = 500
"""Places shown, the largest amounts first."""

_FUNN = (
    TableColumn("svar", "SSBs svar"),
    TableColumn("kontroll", "Kontroll"),
    TableColumn("funn", "Hva som er galt"),
    TableColumn("raad", "Hva dere kan gjøre"),
)
_STEDER = (
    TableColumn("kontroll", "Kontroll"),
    TableColumn("regnskap", "Regnskap"),
    TableColumn("funksjon", "Funksjon"),
    TableColumn("art", "Art"),
    TableColumn("ansvar", "Ansvar"),
    TableColumn("antall", "Posteringer", "antall"),
    TableColumn("beloep", "Beløp", "kroner"),
)
_VENTER = (
    TableColumn("kontroll", "Kontroll"),
    TableColumn("naa", "Slik er det nå"),
    TableColumn("hvorfor", "Hvorfor det må vente"),
)
_REGNSKAP = {"1": "Drift", "0": "Investering"}


def show(view: View) -> None:
    """What SSB would answer to the accounts chosen, with everything it takes to mend them. Raises NotAllowed."""
    access.require_make_reports(view.user)
    valg = valgene(view)
    top = st.container()
    with st.container(width=360):
        valgt = choose("Regnskap", {key: each.navn for key, each in valg.items()}, "levering")
    if valgt is None:
        st.info("Last opp regnskapet først. Da kan det kontrolleres slik SSB gjør det.")
        return
    funnet, steder = _kontrollert(settings.get(), valg[valgt], view.snapshot.id)
    with top:
        sentence(_svaret(funnet))
    _show_funn(view, funnet, steder)
    st.caption(f"✓ {text.count(len(funnet.naa.uten_funn), 'kontroll', 'kontroller')} uten merknad.")
    _show_interne(funnet)
    _show_venter(view, funnet)
    _show_fil(view, funnet)
    with st.expander("Om kontrollene"):
        st.markdown(tekst.OM_KONTROLLENE)


def valgene(view: View) -> dict[str, Utvalg]:
    """What can be delivered of the accounts, by key; what is shown first at the head."""
    perioder = numbers("oversikt/perioder", view)
    perioder = perioder[perioder["har_regnskap"]]
    return {
        each.key: each for each in fra_regnskap.valg(zip(perioder["aar"], perioder["periode"], strict=True))
    }


def make_ready(view: View, utvalg: Utvalg) -> None:
    """Remember what SSB would answer, and where that is posted."""
    _kontrollert(settings.get(), utvalg, view.snapshot.id)


@made_once
def _kontrollert(chosen: Settings, valgt: Utvalg, at: int) -> tuple[Kontrollert, pd.DataFrame]:
    """What is found, and where that is posted. `chosen` gives the municipality, and tells one lake from another."""
    funnet = fra_regnskap.kontroller_regnskapet(valgt, f"{chosen.nummer or ''}00", at)
    return funnet, _steder(funnet)


def _svaret(funnet: Kontrollert) -> str:
    return tekst.om_svaret(
        funnet.utvalg.hva,
        not funnet.utvalg.kvartal,
        len(funnet.avvist),
        len(funnet.ved_aarsslutt),
        len(funnet.advarsler),
    )


def _show_funn(view: View, funnet: Kontrollert, steder: pd.DataFrame) -> None:
    """A line a control, the worst answer first, and a table of where it is all posted."""
    svar = _svarene(funnet)
    lines = [
        Line(tone, f"{title} ({alike[0].kontroll.nr})", alike[0].melding, alike[0].raad, _extent(alike))
        for title, (tone, funn) in svar.items()
        for alike in _per_kontroll(funn)
    ]
    if lines:
        show_lines(lines)
        _download(view, funnet.utvalg, svar)
    if not steder.empty:
        _table(view, funnet.utvalg, steder.head(FLEST), _STEDER, "Hvor det er ført", "ssb_steder")
    if len(steder) > FLEST:
        st.caption(f"Tabellen viser de {FLEST} første av {text.number(len(steder))} steder.")


def _svarene(funnet: Kontrollert) -> dict[str, tuple[str, tuple[Funn, ...]]]:
    """SSB's answer -> how it is marked, and the findings that get it; the worst first."""
    return {
        "Avvises": ("error", funnet.avvist),
        "Avvises i årsregnskapet hvis det står slik": ("warning", funnet.ved_aarsslutt),
        "Godtas med advarsel": ("info", funnet.advarsler),
        "Til orientering": ("info", funnet.orientering),
    }


def _per_kontroll(funn: Sequence[Funn]) -> list[list[Funn]]:
    return [list(group) for _, group in groupby(funn, key=lambda each: each.kontroll.nr)]


def _extent(alike: Sequence[Funn]) -> str:
    return text.count(len(alike), "post", "poster") if len(alike) > 1 else ""


def _download(view: View, utvalg: Utvalg, svar: Mapping[str, tuple[str, tuple[Funn, ...]]]) -> None:
    rows = [
        (title, f"{each.kontroll.nr} {each.kontroll.tittel}", each.melding, each.raad)
        for title, (_, funn) in svar.items()
        for each in funn
    ]
    frame = pd.DataFrame(rows, columns=[each.name for each in _FUNN])
    table = Table(frame, _FUNN, "SSB-kontroller", utvalg.navn)
    offer_sheets(
        lambda: to_csv(table.export(view)), lambda: to_xlsx(table.export(view)), partial(table.file_name, view),
        user=view.user, key="ssb_funn", title=table.title, before="Alle funn som ",
    )  # fmt: skip


def _steder(funnet: Kontrollert) -> pd.DataFrame:
    """A row a control, post and ansvar: the worst answer first, then the largest amount of each control."""
    funn = [each for _, found in _svarene(funnet).values() for each in found]
    orden = {nr: place for place, nr in enumerate(dict.fromkeys(each.kontroll.nr for each in funn))}
    keys = [(each.kontroll.nr, noekkel) for each in funn for noekkel in each.noekler]
    steder = pd.DataFrame(keys, columns=["kontroll", "noekkel"]).merge(funnet.steder, on="noekkel")
    steder = steder.assign(
        regnskap=steder["kontoklasse"].map(_REGNSKAP),
        funksjon=_med_navn(steder["funksjon"], steder["funksjon_tittel"]),
        art=_med_navn(steder["art"], steder["art_tittel"]),
        ansvar=_med_navn(steder["ansvar"], steder["ansvar_navn"]),
        orden=steder["kontroll"].map(orden),
        minst=-steder["beloep"].abs(),
    )
    return steder.sort_values(["orden", "minst"], kind="stable")


def _med_navn(kode: pd.Series, navn: pd.Series) -> pd.Series:
    """`253 Institusjon`; the code alone where it has no name, nothing where there is no code."""
    return (kode.fillna("") + " " + navn.fillna("")).str.strip().replace("", None)


def _show_interne(funnet: Kontrollert) -> None:
    igjen = funnet.interne_arter(tatt_ut=False)
    if sagt := tekst.om_interne(funnet.interne_arter(tatt_ut=True), igjen, funnet.intern_differanse):
        vis = st.warning if igjen or funnet.intern_differanse else st.info
        vis(sagt, icon=":material/swap_horiz:")


def _show_venter(view: View, funnet: Kontrollert) -> None:
    if not funnet.venter:
        return
    rows = [
        (f"{kontroll.nr} {kontroll.tittel}", funn.melding if funn else "Uten merknad", kontroll.venter)
        for kontroll, funn in funnet.venter
    ]
    frame = pd.DataFrame(rows, columns=[each.name for each in _VENTER])
    _table(view, funnet.utvalg, frame, _VENTER, "Kan først vites ved årsslutt", "ssb_venter")


def _show_fil(view: View, funnet: Kontrollert) -> None:
    """The file is for whoever delivers it, and only where the delivery is whole."""
    st.header("Filen til SSB", anchor="fil")
    if not access.may_upload(view.user):
        st.caption("Økonomilederen laster ned filen.")
    elif not funnet.utvalg.helt:
        st.caption("Filen lages for et helt kvartal eller år. Velg det i listen over.")
    elif settings.get().nummer is None:
        st.caption(
            "Filen kan ikke lages før kommunenummeret står i innstillingene (DASHBOARD_KOMMUNENUMMER)."
        )
    else:
        antall = text.count(len(funnet.poster), "post", "poster")
        st.caption(f"Skjema 0A med {antall}: kontoklasse, funksjon og art i hele tusen kroner.")
        offer(
            "Last ned 0A-filen",
            partial(layout.write, funnet.poster),
            funnet.utvalg.filnavn,
            "text/plain",
            user=view.user,
            key="ssb_fil",
            kind="secondary",
        )


def _table(
    view: View, utvalg: Utvalg, frame: pd.DataFrame, columns: Sequence[TableColumn], title: str, key: str
) -> None:
    show_table(frame, columns, title=title, period=utvalg.navn, filters={}, view=view, key=key)
