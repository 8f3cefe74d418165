"""The work against the tjenesteområder: who has it, and where one cannot succeed without another."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from dashboard import access
from dashboard.agenda.strategi_grunnlag import grunnlag
from dashboard.analysis.ansvarsmatrise import DA, FELLES, HA, REGEL, UKJENT, Matrise, Rad, ansvarsmatrise
from dashboard.analysis.oppdragsbrev import brevene
from dashboard.analysis.strategi import Strategi
from dashboard.export import to_csv, to_xlsx
from dashboard.period import Period
from dashboard.sentences import ansvarsmatrise as tekst
from dashboard.ui import html, markdown
from dashboard.ui.address import address
from dashboard.ui.data import numbers
from dashboard.ui.download import offer_sheets
from dashboard.ui.filters import choose
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.remember import made_once
from dashboard.ui.table import Table, TableColumn, show_table

ALLE = "alle"
_FLEST_PAR = 10
_ORD = {HA: "hovedansvar", DA: "delansvar"}
_UTEN_OMRAADE = {FELLES: "Felles", UKJENT: "Ukjent"}
_PAR = (
    TableColumn("en", "Tjenesteområde"),
    TableColumn("annen", "Deler med"),
    TableColumn("felles", "Felles oppdrag", "antall"),
    TableColumn("forsinket", "Forsinket", "antall"),
)
_OMRAADER = (
    TableColumn("navn", "Tjenesteområde"),
    TableColumn("kode", "Kode"),
    TableColumn("ha", "HA", "antall"),
    TableColumn("da", "DA", "antall"),
    TableColumn("mest_med", "Deler mest med"),
)


def show(view: View, period: Period, strategi: Strategi) -> None:
    """The matrix of a plan, and who depends on whom. Raises NotAllowed."""
    access.require_see_strategi(view.user)
    planer = _planer(strategi)
    with st.container(width=520):
        plan = choose("Plan", planer, "ansvar_plan") or ALLE
    matrise, navn = _matrise(strategi, plan), _navn(view)
    sentence(tekst.oppsummert(matrise, navn))
    if matrise.rader:
        _vis_matrisen(view, period, matrise, navn, planer[plan])
    if mangler := tekst.om_uten_ansvar(matrise):
        st.caption(markdown.escaped(mangler))
    if matrise.rader:
        st.caption(REGEL)
        _vis_omraadene(view, period, matrise, navn, planer[plan])


def make_ready(view: View, period: Period) -> None:
    """Remember the matrix of the first plan."""
    strategi = grunnlag(view, period)
    _matrise(strategi, next(iter(_planer(strategi))))
    _navn(view)


def _planer(strategi: Strategi) -> dict[str, str]:
    """The plans with work in them, the oppdragsbrev of the period's year first, and all of them at once."""
    ledd = [each for each in strategi.struktur.ledd.values() if each.er_arbeid]
    brev = brevene(strategi)
    andre = sorted({each.plan for each in ledd} - set(brev))
    return {**{plan: plan for plan in (*brev, *andre)}, ALLE: "Alle planer"}


@made_once
def _matrise(strategi: Strategi, plan: str) -> Matrise:
    arbeid = [
        each for each in strategi.struktur.ledd.values() if each.er_arbeid and plan in (ALLE, each.plan)
    ]
    return ansvarsmatrise(arbeid, strategi.ansvar, strategi.stand)


def _navn(view: View) -> dict[str, str]:
    """Code -> name of the tjenesteområder."""
    omraader = numbers("strategi/tjenesteomraader", view)
    return dict(zip(omraader["kode"], omraader["navn"], strict=True))


def _vis_matrisen(view: View, period: Period, matrise: Matrise, navn: dict[str, str], plan: str) -> None:
    """HA and DA as words of their own; the ear gets them written out."""
    brukt = {kode for rad in matrise.rader for kode in rad.celler}
    koder = [*(each.kode for each in matrise.omraader), *(each for each in _UTEN_OMRAADE if each in brukt)]
    tittel = "Ansvar per tjenesteområde"
    hoder = "".join(_hode(kode, navn) for kode in koder)
    rader = "".join(_rad(rad, koder) for rad in matrise.rader)
    html.write(
        f"<div class='tabell' role='region' tabindex='0' aria-label='{tittel}'><table>"
        f"<caption>{tittel} <span>{html.escaped(plan)}</span></caption>"
        f"<thead><tr><th scope='col' class='tekst'>Oppdrag</th>{hoder}<th scope='col' class='tall'>Områder</th>"
        f"<th scope='col' class='tekst'>Avhengig av</th></tr></thead><tbody>{rader}</tbody></table></div>"
    )
    tabell = _som_tabell(period, matrise, koder, navn, tittel, plan)
    offer_sheets(
        lambda: to_csv(tabell.export(view)), lambda: to_xlsx(tabell.export(view)),
        lambda ending: tabell.file_name(view, ending), user=view.user, key="strategi_ansvar", title=tittel,
    )  # fmt: skip


def _hode(kode: str, navn: dict[str, str]) -> str:
    if kode in _UTEN_OMRAADE:
        return f"<th scope='col' class='tekst'>{_UTEN_OMRAADE[kode]}</th>"
    fullt = html.escaped(navn.get(kode, kode))
    kort = html.escaped(kode)
    return (
        f"<th scope='col' class='tekst' title='{fullt}'><span aria-hidden='true'>{kort}</span>"
        f"<span class='kun-lyd'>{fullt}</span></th>"
    )


def _rad(rad: Rad, koder: list[str]) -> str:
    lenke = html.escaped(address("strategi", ledd=rad.ledd.id))
    sen = " <small class='verre'>forsinket</small>" if rad.forsinket else ""
    return (
        f"<tr><th scope='row' class='tekst'><a href='{lenke}' target='_self'>{html.escaped(_hva(rad))}</a>{sen}</th>"
        f"{''.join(_celle(rad.celler.get(kode)) for kode in koder)}"
        f"<td class='tall'>{tekst.antall_omraader(rad)}</td><td class='tekst'>{html.escaped(tekst.om_avhengigheten(rad)) or '–'}</td></tr>"
    )


def _celle(slag: str | None) -> str:
    if slag is None:
        return "<td class='tekst'></td>"
    tag = "strong" if slag == HA else "span"
    return (
        f"<td class='tekst'><{tag} aria-hidden='true'>{slag}</{tag}>"
        f"<span class='kun-lyd'>{_ORD[slag]}</span></td>"
    )


def _hva(rad: Rad) -> str:
    return f"{rad.ledd.nr} {rad.ledd.tittel}" if rad.ledd.nr else rad.ledd.tittel


def _som_tabell(
    period: Period, matrise: Matrise, koder: list[str], navn: dict[str, str], tittel: str, plan: str
) -> Table:
    """The matrix as it is taken along: names for codes."""
    kolonner = [
        TableColumn(f"omraade_{nr}", _UTEN_OMRAADE.get(kode) or navn.get(kode, kode))
        for nr, kode in enumerate(koder)
    ]
    rader = [
        {
            "tittel": _hva(rad),
            **{kolonne.name: rad.celler.get(kode, "") for kolonne, kode in zip(kolonner, koder, strict=True)},
            "antall": tekst.antall_omraader(rad),
            "avhengig": tekst.om_avhengigheten(rad),
            "forsinket": "forsinket" if rad.forsinket else "",
        }
        for rad in matrise.rader
    ]
    return Table(
        pd.DataFrame(rader),
        (
            TableColumn("tittel", "Oppdrag"), *kolonner, TableColumn("antall", "Områder"),
            TableColumn("avhengig", "Avhengig av"), TableColumn("forsinket", "Frist"),
        ),
        tittel, period.label, {"Plan": plan},
    )  # fmt: skip


def _vis_omraadene(view: View, period: Period, matrise: Matrise, navn: dict[str, str], plan: str) -> None:
    omraader = pd.DataFrame(
        [
            {
                "navn": navn.get(each.kode, each.kode),
                "kode": each.kode,
                "ha": each.ha,
                "da": each.da,
                "mest_med": tekst.om_mest_med(each.mest_med, each.delt),
            }
            for each in matrise.omraader
        ],
        columns=[column.name for column in _OMRAADER],
    )
    par = pd.DataFrame(
        [
            {"en": navn.get(each.en, each.en), "annen": navn.get(each.annen, each.annen), "felles": each.felles, "forsinket": each.forsinket}
            for each in matrise.par
        ],
        columns=[column.name for column in _PAR],
    )  # fmt: skip
    venstre, hoeyre = st.columns(2, gap="large")
    filtre = {"Plan": plan}
    with venstre:
        show_table(
            omraader, _OMRAADER, title="Ansvaret til hvert tjenesteområde", period=period.label, filters=filtre,
            view=view, key="strategi_ansvar_omraader", empty="Ingen tjenesteområder har ansvar.",
        )  # fmt: skip
    with hoeyre:
        _vis_parene(view, period, par, filtre)


def _vis_parene(view: View, period: Period, par: pd.DataFrame, filtre: Mapping[str, str]) -> None:
    """Those that share most; all of them behind a line that opens."""
    show_table(
        par.head(_FLEST_PAR), _PAR, title="Hvem er avhengig av hvem", period=period.label, filters=filtre, view=view,
        key="strategi_ansvar_par", empty="Ingen tjenesteområder deler et oppdrag.",
    )  # fmt: skip
    if len(par) > _FLEST_PAR:
        with st.expander(f"Vis alle {len(par)} par"):
            show_table(
                par, _PAR, title="Alle par av tjenesteområder", period=period.label, filters=filtre, view=view,
                key="strategi_ansvar_alle_par",
            )  # fmt: skip
