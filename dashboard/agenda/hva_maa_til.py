"""Hva må til: what the place and those under it can use a month for the rest of the year, to land on the budget."""

import pandas as pd
import streamlit as st

from dashboard import access, settings, text
from dashboard.agenda.navn import med_entydige_navn
from dashboard.agenda.sted import NIVAAER, UTEN, rad, rader_under, sted_av
from dashboard.agenda.utsnitt import Utsnitt
from dashboard.charts.hva_maa_til import hva_maa_til as diagram
from dashboard.sentences import hva_maa_til as tekst
from dashboard.sentences.oekonomi import om_grensen
from dashboard.sentences.words import beloep, betegnelse, stor
from dashboard.ui import table
from dashboard.ui.chart import Drawing, draw, show_drawing
from dashboard.ui.data import numbers
from dashboard.ui.figures import Figure, show_figures
from dashboard.ui.plain import sentence
from dashboard.ui.remember import made_once
from dashboard.ui.table import Table, TableColumn

_FLEST = 10  # bars in the chart
_STEDET = ["nivaa", *NIVAAER[1:5]]
_TALL = (
    TableColumn("hentes_inn", "Må hentes inn per måned", "kroner"),
    TableColumn("per_maaned", "Må til per måned", "kroner"),
    TableColumn("siste_tre", "Siste måneder", "kroner"),
    TableColumn("endring", "Endring fra siste", "kroner"),
    TableColumn("endring_prosent", "Endring fra siste", "prosent"),
    TableColumn("i_fjor_resten", "Samme måneder i fjor", "kroner"),
    TableColumn("budsjett_resten", "Budsjett per måned", "kroner"),
    TableColumn("regnskap", "Regnskap hittil", "kroner"),
    TableColumn("aarsbudsjett", "Årsbudsjett", "kroner"),
)
_FORKLARING = (
    "**Må til per måned:** det som er igjen av årsbudsjettet, delt på månedene som er igjen.",
    "**Siste måneder:** snittet av de tre siste månedene i år. **Endring:** derfra til det som må til; minus er å bruke"
    " mindre. I prosent bare mellom beløp med samme fortegn.",
    "**Samme måneder i fjor:** snittet av de månedene som er igjen, slik de ble i fjor, uten årsavslutningen. Feriemåneder"
    " og inntekter som kommer i terminer, gjør månedene ulike, og da er dette det riktigste å sammenligne med.",
    "**Må hentes inn per måned:** merforbruket hittil delt på månedene som er igjen. Henter stedet alt inn noe på"
    " budsjettet de siste månedene, er det trukket fra. Tabellen er sortert etter dette.",
    "Alle beløp er netto: minus er netto inntekt.",
)


def show(utsnitt: Utsnitt) -> None:
    """The place in words and figures; of those below, who must gain most as a chart, and all in tables."""
    if not show_hovedsak(utsnitt):
        return
    for nivaa in _nivaaer(utsnitt):
        table.show(_tabell(utsnitt, nivaa), view=utsnitt.view, key=f"hva_maa_til_{nivaa}")
    with st.expander("Slik er tallene regnet"):
        st.markdown("\n\n".join(_FORKLARING))


def show_hovedsak(utsnitt: Utsnitt) -> bool:
    """The sentence, the figures and the chart; whether there was anything to work out."""
    eget = rad(_steder(utsnitt), utsnitt.sted)
    if eget is None:
        st.info("Det finnes ingen tall her å regne ut fra.")
        return False
    om_stedet = tekst.om_stedet(eget, utsnitt.navn, utsnitt.period)
    sentence(f"{om_stedet} {tekst.om_i_fjor(eget, utsnitt.period)}".rstrip())
    if pd.isna(eget["per_maaned"]):
        return False
    show_figures(_noekkeltall(eget))
    if nivaaer := _nivaaer(utsnitt):
        _show_diagram(utsnitt, nivaaer[0])
    return True


@made_once
def _steder(utsnitt: Utsnitt) -> pd.DataFrame:
    """drift/hva_maa_til with navn, and whether the place is past the thresholds with merforbruk (`over`)."""
    regnet = numbers(
        "drift/hva_maa_til", utsnitt.view,
        aar=utsnitt.period.aar, periode=utsnitt.period.periode,
        ansvar=utsnitt.sted.parametre["ansvar"], enheter=access.units_for(utsnitt.view.user),
    )  # fmt: skip
    over = utsnitt.steder["muntlig"] & (utsnitt.steder["avvik"] < 0)
    kjent = utsnitt.steder[[*_STEDET, "navn"]].assign(over=over)
    tekster = dict.fromkeys(_STEDET, "string")  # a level that is empty all through has no type of its own
    steder = regnet.astype(tekster).merge(kjent.astype(tekster), on=_STEDET, how="left")
    return steder.assign(over=steder["over"].eq(True))


def _nivaaer(utsnitt: Utsnitt) -> list[str]:
    """The levels to look at below, who explains themselves first; past enheter where there are none."""
    under = utsnitt.sted.nivaa_under
    if under == "art":
        return []
    nivaa = utsnitt.gjennomgangsnivaa
    if nivaa == "enhet" and set(utsnitt.paa_nivaa(nivaa)[nivaa]) <= {UTEN}:
        return ["omraade"] if under == "omraade" else ["ansvar"]
    return [nivaa] if nivaa == under else [nivaa, under]


def _show_diagram(utsnitt: Utsnitt, nivaa: str) -> None:
    tegning = _tegning(utsnitt, nivaa)
    if tegning is None:
        st.info(tekst.ingen_maa(nivaa))
    else:
        show_drawing(tegning)


@made_once
def _tegning(utsnitt: Utsnitt, nivaa: str) -> Drawing | None:
    rader = rader_under(_steder(utsnitt), utsnitt.sted, nivaa)
    alle = med_entydige_navn(utsnitt, rader[rader["over"] & (rader["innhenting"] > 0)], nivaa)
    if alle.empty:
        return None
    vist, grenser = alle.head(_FLEST), settings.get()
    hvem = f"{tekst.om_utvalget(len(vist), len(alle), nivaa)}; {om_grensen(grenser.avvik_kr, grenser.avvik_prosent)}."
    return draw(diagram(vist, tekst.tittel(vist)), description=f"{tekst.beskrivelse(vist, nivaa)} {hvem}")


def _noekkeltall(eget: pd.Series) -> list[Figure]:
    til, rest = eget["per_maaned"], eget["aarsbudsjett"] - eget["regnskap"]
    igjen = f"{text.count(int(eget['maaneder_igjen']), 'måned', 'måneder')} igjen"
    mot = {
        stor(tekst.de_siste(eget)): eget["siste_tre"],
        "Samme måneder i fjor": eget["i_fjor_resten"],
        "Budsjett per måned for resten": eget["budsjett_resten"],
    }
    return [
        Figure(
            "Må til per måned", beloep(til), f"{igjen}, {beloep(rest)} av budsjettet" if rest > 0 else igjen
        ),
        *(
            Figure(navn, beloep(verdi), tekst.avstand(verdi - til))
            for navn, verdi in mot.items()
            if pd.notna(verdi)
        ),
    ]


@made_once
def _tabell(utsnitt: Utsnitt, nivaa: str) -> Table:
    rader = med_entydige_navn(utsnitt, rader_under(_steder(utsnitt), utsnitt.sted, nivaa), nivaa)
    rader = rader.assign(
        hentes_inn=rader["innhenting"].where(rader["innhenting"].round() > 0),
        lenke=[sted.lenke if (sted := sted_av(rad)) else "" for rad in rader.to_dict("records")],
    )
    eget = rad(_steder(utsnitt), utsnitt.sted)
    return Table(
        rader,
        [TableColumn("navn", stor(betegnelse(nivaa, 1)), link="lenke"), *_TALL],
        title=f"{stor(betegnelse(nivaa))} i {utsnitt.navn}",
        period=utsnitt.period.label,
        filters={"Sted": utsnitt.tittel},
        total=None if eget is None else {**{str(navn): verdi for navn, verdi in eget.items()}, "navn": "Sum"},
    )
