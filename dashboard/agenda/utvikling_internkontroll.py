"""Internal control: deviations, risk analyses and controls, month by month, from the quality system.

The counts are events, not persons, so small ones stand as they are: that one deviation was reported tells nobody's name.
"""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import text
from dashboard.agenda import utvikling_knytning
from dashboard.charts import internkontroll as tegning
from dashboard.period import Period
from dashboard.sentences import internkontroll as tekst
from dashboard.ui.chart import show_chart
from dashboard.ui.data import numbers
from dashboard.ui.figures import Figure, show_figures
from dashboard.ui.filters import choose
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.table import TableColumn, show_table

MAANEDER = 24
_ALLE = "alle"
_KOLONNER = (
    TableColumn("navn", "Tjenesteområde"),
    TableColumn("avvik_meldt", "Meldte avvik", "antall"),
    TableColumn("avvik_meldt_i_fjor", "Samme måneder i fjor", "antall"),
    TableColumn("avvik_lukket", "Lukkede avvik", "antall"),
    TableColumn("lukket_prosent", "Lukket", "prosent"),
    TableColumn("avvik_over_frist", "Over frist nå", "antall"),
    TableColumn("risikoanalyser", "Risikoanalyser", "antall"),
    TableColumn("kontroller_planlagt", "Planlagte kontroller", "antall"),
    TableColumn("kontroller_utfoert", "Utførte kontroller", "antall"),
    TableColumn("utfoert_prosent", "Utført", "prosent"),
)
HVA_TRENGS = (
    "Last opp antallene fra kvalitetssystemet på siden Opplasting, med én rad per måned og tjenesteområde. Kolonnene er: År,"
    " Periode, Tjenesteområde og Meldte avvik, og gjerne Tema, Lukkede avvik, Avvik over frist, Risikoanalyser, Planlagte"
    " kontroller, Utførte kontroller, Mål (id) og Kommunekompasset."
)


def show(view: View, period: Period) -> None:
    """The newest month up to the period, the months before it, and the year per tjenesteområde."""
    dato = period.last_day
    rader = numbers("utvikling/internkontroll", view, aar=dato.year, maaned=dato.month, maaneder=MAANEDER)
    if rader.empty:
        st.info(
            f"Det er ikke lest inn internkontroll for de {MAANEDER} månedene til og med {text.period(dato.year, dato.month)}."
            f" {HVA_TRENGS}",
            icon=":material/upload_file:",
        )
        return
    with st.container(width=420):
        sted = _choose_sted(rader)
    maaneder = rader[rader["tjenesteomraade"].isna() if sted is None else rader["tjenesteomraade"] == sted]
    siste = maaneder.iloc[-1].to_dict()
    nyeste = siste["maaned"]
    alle_hittil = numbers("utvikling/internkontroll_hittil", view, aar=nyeste.year, maaned=nyeste.month)
    hittil = _hittil(alle_hittil, sted)
    sentence(tekst.om_maaneden(siste, hittil, f"i {siste['navn']}" if sted else ""))
    if (nyeste.year, nyeste.month) != (dato.year, dato.month):
        st.caption(f"Det er ikke lest inn tall for {text.period(dato.year, dato.month)}.")
    show_figures(_figures(siste, hittil))
    st.caption(tekst.MELDEKULTUR)
    _charts(maaneder)
    _table(view, alle_hittil, nyeste)
    utvikling_knytning.show(view, period, _knytninger(view, nyeste, sted))


def _choose_sted(rader: pd.DataFrame) -> str | None:
    """The tjenesteområde's code; None for the municipality."""
    egne = rader.dropna(subset="tjenesteomraade").sort_values("navn")
    navn = dict(zip(egne["tjenesteomraade"], egne["navn"], strict=True))
    valgt = choose("Tjenesteområde", {_ALLE: "Hele kommunen", **navn}, "omraade")
    return None if valgt == _ALLE else valgt


def _hittil(rader: pd.DataFrame, sted: str | None) -> dict[str, Any]:
    egne = rader[rader["tjenesteomraade"].isna() if sted is None else rader["tjenesteomraade"] == sted]
    return {str(navn): verdi for navn, verdi in egne.iloc[0].items()}


def _figures(siste: Mapping[Any, Any], hittil: Mapping[Any, Any]) -> list[Figure]:
    aar = siste["maaned"].year
    return [
        Figure(
            f"Avvik meldt hittil i {aar}",
            _count(hittil["avvik_meldt"]),
            tekst.mot_i_fjor(hittil["avvik_meldt"], hittil["avvik_meldt_i_fjor"]),
        ),
        Figure(
            "Lukket", _count(hittil["avvik_lukket"]), _share(hittil["lukket_prosent"], "av antall meldte")
        ),
        Figure("Over frist", _count(siste["avvik_over_frist"]), f"ved utgangen av {_month(siste)}"),
        Figure("Risikoanalyser", _count(hittil["risikoanalyser"]), f"hittil i {aar}"),
        Figure(
            "Kontroller utført",
            _count(hittil["kontroller_utfoert"]),
            ""
            if pd.isna(hittil["kontroller_planlagt"])
            else f"av {_count(hittil['kontroller_planlagt'])} planlagte hittil",
        ),
    ]


def _charts(maaneder: pd.DataFrame) -> None:
    venstre, hoeyre = st.columns([3, 2])
    with venstre:
        show_chart(tegning.avvik(maaneder), description=tegning.describe_avvik(maaneder))
    with hoeyre:
        if maaneder[["kontroller_planlagt", "kontroller_utfoert"]].isna().all(axis=None):
            st.caption("Filen har ingen tall for planlagte og utførte kontroller.")
        else:
            show_chart(tegning.kontroller(maaneder), description=tegning.describe_kontroller(maaneder))


def _table(view: View, hittil: pd.DataFrame, nyeste: pd.Timestamp) -> None:
    samlet = _hittil(hittil, None)
    show_table(
        hittil[hittil["tjenesteomraade"].notna()],
        _KOLONNER,
        title="Internkontroll per tjenesteområde",
        period=f"januar–{text.period(nyeste.year, nyeste.month)}"
        if nyeste.month > 1
        else text.period(nyeste.year, 1),
        filters={},
        view=view,
        key="internkontroll",
        total=samlet,
    )


def _knytninger(view: View, nyeste: pd.Timestamp, sted: str | None) -> list[utvikling_knytning.Knytning]:
    rader = numbers("utvikling/internkontroll_knytning", view, aar=nyeste.year, maaned=nyeste.month)
    if sted is not None:
        rader = rader[rader["tjenesteomraade"] == sted]
    knytninger: list[utvikling_knytning.Knytning] = []
    for rad in rader.to_dict("records"):
        tema = tekst.om_tema(rad["tema"], rad["navn"], rad["avvik_meldt"])
        knytninger.append((tema, rad["maal"], ()))
        knytninger.append((rad["tema"] or rad["navn"], (), rad["kompass"]))
    return knytninger


def _count(antall: float) -> str:
    return text.NO_NUMBER if pd.isna(antall) else text.number(antall)


def _share(prosent: float, av: str) -> str:
    return "" if pd.isna(prosent) else f"{text.number(prosent)}{text.NO_BREAK}% {av}"


def _month(rad: Mapping[Any, Any]) -> str:
    return text.period(rad["maaned"].year, rad["maaned"].month)
