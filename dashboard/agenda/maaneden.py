"""The month at a glance: one sentence, the key figures of every agenda item, and the units that must explain."""

from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from dashboard import access, settings, text
from dashboard.agenda import sykefravaer, tiltak, vedtak
from dashboard.agenda.oekonomi_noekkeltall import noekkeltall
from dashboard.agenda.sted import Sted, sted_av
from dashboard.agenda.utsnitt import Utsnitt, finn
from dashboard.analysis.prognose import STANDARD
from dashboard.period import Period
from dashboard.sentences import oekonomi as tekst
from dashboard.ui.address import address
from dashboard.ui.data import numbers
from dashboard.ui.figures import Figure, show_figures
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.remember import made_once
from dashboard.ui.table import Table, TableColumn
from dashboard.ui.table import show as show_table

_COLUMNS = (
    TableColumn("navn", "Enhet", link="lenke"),
    TableColumn("omraade_navn", "Tjenesteområde"),
    TableColumn("avvik", "Avvik hittil", "kroner"),
    TableColumn("avvik_prosent", "Avvik", "prosent"),
    TableColumn("avvik_prognose", "Ventet avvik ved årets slutt", "kroner"),
)


@dataclass(frozen=True, slots=True)
class _Maaned:
    """What the front page says of a month; no table where there is no budget to hold the accounts against."""

    said: str
    figures: list[Figure]
    units: Table | None


def show(view: View, period: Period) -> None:
    """The whole municipality in `period`; every figure leads to its part of /drift."""
    maaned = _read(view, period)
    if maaned is None:
        sentence(f"Det finnes ingen tall for {period.label}.")
        return
    sentence(maaned.said)
    show_figures(maaned.figures)
    if maaned.units is not None:
        show_table(maaned.units, view=view, key="oversikt_gjennomgang")


def make_ready(view: View, period: Period) -> None:
    """Remember what the page says of the month."""
    _read(view, period)


def _read(view: View, period: Period) -> _Maaned | None:
    utsnitt = finn(view, period, Sted(), STANDARD)
    if utsnitt is None:
        return None
    # Their sight is remembered, and not who they are: what their role may see is asked here.
    return _maaneden(utsnitt, date.today(), access.may_see_sykefravaer(view.user))


@made_once
def _maaneden(utsnitt: Utsnitt, i_dag: date, med_fravaer: bool) -> _Maaned:
    view, period = utsnitt.view, utsnitt.period
    figures = [
        *_economy(utsnitt),
        *(_sick_leave(view, period) if med_fravaer else ()),
        *_decisions(view, vedtak.fristdato(period, i_dag)),
        *_measures(view, period),
    ]
    return _Maaned(_in_words(utsnitt), figures, _units(utsnitt) if utsnitt.har_avvik else None)


def _in_words(utsnitt: Utsnitt) -> str:
    said = [tekst.om_regnskapet(utsnitt.rad, utsnitt.navn, utsnitt.period)]
    if utsnitt.har_prognose:
        said.append(tekst.om_prognosen(utsnitt.rad, utsnitt.period))
    return " ".join(said)


def _economy(utsnitt: Utsnitt) -> list[Figure]:
    if not utsnitt.har_regnskap:
        return []
    units = utsnitt.paa_nivaa("enhet")
    over = int(units["muntlig"].sum())
    figures = noekkeltall(utsnitt.rad, "enhet", over, len(units), utsnitt.har_prognose)
    return [replace(figure, link=_link("okonomi")) for figure in figures if figure.label != "Regnskap hittil"]


def _sick_leave(view: View, period: Period) -> list[Figure]:
    month = sykefravaer.month_of(period)
    total = numbers(
        "sykefravaer/total", view,
        aar=month.aar, periode=month.periode, ansatte_minst=settings.get().ansatte_minst,
    ).iloc[0].to_dict()  # fmt: skip
    if pd.isna(total["prosent"]):
        return []
    figure = sykefravaer.figures(total, month)[0]
    rolling = "" if pd.isna(total["rullerende"]) else f"siste 12 måneder {text.percent(total['rullerende'])}"
    return [replace(figure, note=rolling, link=_link("sykefravaer"))]


def _decisions(view: View, dato: date) -> list[Figure]:
    exempt = access.units_for(view.user) is None
    statuses = numbers("vedtak/per_status", view, dato=dato, vis_unntatt=exempt)
    if statuses.empty:
        return []
    return [replace(vedtak.over_fristen(statuses), link=_link("vedtak"))]


def _measures(view: View, period: Period) -> list[Figure]:
    units = access.units_for(view.user)
    areas = numbers(
        "tiltak/per_tjenesteomraade", view, aar=period.aar, enheter=None if units is None else list(units)
    )
    if areas.empty:
        return []
    return [replace(tiltak.ventet_mot_vedtatt(areas), link=_link("vedtak"))]


def _units(utsnitt: Utsnitt) -> Table:
    units, areas = utsnitt.paa_nivaa("enhet"), utsnitt.paa_nivaa("omraade")
    over = units[units["muntlig"]]
    names = dict(zip(areas["omraade"], areas["navn"], strict=True))
    places = [sted_av(row) for _, row in over.iterrows()]
    limits = settings.get()
    return Table(
        over.assign(
            omraade_navn=over["omraade"].map(names),
            lenke=pd.Series([place.lenke if place else "" for place in places], over.index, dtype=str),
        ),
        _COLUMNS,
        title="Til muntlig gjennomgang",
        period=utsnitt.period.label,
        filters={"Grense": f"{text.kroner(limits.avvik_kr)} og {text.percent(limits.avvik_prosent)}"},
        empty="Ingen enheter er over grensen.",
    )


def _link(del_: str) -> str:
    return address("drift", **{"del": del_})
