"""Political decisions on the monthly meeting's agenda: what is open and late, what has changed, and the log itself."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import access, lake, text
from dashboard.analysis.statusendringer import statusendringer, uten_unntatte
from dashboard.charts.vedtak_frister import i_ord, vedtak_frister
from dashboard.datasets.vedtak import VERBALVEDTAK
from dashboard.lake import Snapshot
from dashboard.period import Period
from dashboard.sentences import vedtak as tekst
from dashboard.ui.chart import Drawing, draw, show_drawing
from dashboard.ui.data import numbers
from dashboard.ui.figures import Figure, Tone, show_figures
from dashboard.ui.filters import choose
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.remember import made_once
from dashboard.ui.table import Table, TableColumn
from dashboard.ui.table import show as show_table

_FLEST_ENDRINGER = 20
_ALLE, _AAPNE = "alle", "aapne"
_INGEN_VALG: dict[str, str | None] = dict.fromkeys(("organ", "omraade", "status", "type", "frist", "soek"))
_FRISTER = {
    _ALLE: "Alle frister",
    "over": "Over fristen",
    "innen_30": "Innen 30 dager",
    "innen_90": "Innen 90 dager",
    "senere": "Senere enn 90 dager",
    "uten": "Uten frist",
}

_UNNTATT = TableColumn("offentlighet", "Offentlighet")
_LISTE = (
    TableColumn("tittel", "Sak", link="lenke"),
    TableColumn("frist", "Frist", "dato"),
    TableColumn("dager_forsinket", "Dager over frist", "antall"),
    TableColumn("status", "Status"),
    TableColumn("ansvarlig", "Ansvarlig"),
    TableColumn("tjenesteomraade_navn", "Tjenesteområde"),
    TableColumn("behandlet", "Behandlet i"),
    TableColumn("moetedato", "Møtedato", "dato"),
    TableColumn("kommentar", "Kommentar"),
)
_BEGRUNNELSER = (TableColumn("aarsak", "Årsak"), TableColumn("avgjort_av", "Avgjort av"))
_MANGLER = (
    TableColumn("tittel", "Sak"),
    TableColumn("mangel", "Mangler"),
    TableColumn("status", "Status"),
    TableColumn("ansvarlig", "Ansvarlig"),
    TableColumn("behandlet", "Behandlet i"),
    TableColumn("moetedato", "Møtedato", "dato"),
)
_ENDRINGER = (
    TableColumn("tittel", "Sak"),
    TableColumn("fra_status", "Status før"),
    TableColumn("til_status", "Status nå"),
    TableColumn("frist_foer", "Frist før", "dato"),
    TableColumn("frist_naa", "Frist nå", "dato"),
    TableColumn("merknad", "Merknad"),
)
_ALDER = (
    TableColumn("alder", "Siden møtet"),
    TableColumn("aapne", "Åpne vedtak", "antall"),
    TableColumn("forsinket", "Over fristen", "antall"),
    TableColumn("mest_forsinket", "Lengst over fristen, dager", "antall"),
    TableColumn("verbalvedtak", "Åpne verbalvedtak", "antall"),
    TableColumn("verbalvedtak_forsinket", "Verbalvedtak over fristen", "antall"),
)


@dataclass(frozen=True, slots=True)
class _Hovedsak:
    """What is read in ten seconds; no figures where no log is uploaded, no drawings where it holds verbalvedtak only."""

    setning: str
    noekkeltall: list[Figure]
    tegninger: tuple[Drawing, ...]
    om_alderen: str
    har_verbalvedtak: bool


@dataclass(frozen=True, slots=True)
class _Endringer:
    """What has changed in the log since another version; no table where nothing has."""

    setning: str
    mot: str
    antall: int
    tabell: Table | None


def show(view: View, period: Period, foer: Snapshot | None = None) -> None:
    """The agenda item: the log as it stands, and what has changed in it since the version `foer`. Raises NotAllowed.

    Without `foer`, or where that is no older than what is shown, the changes are since the log uploaded before this one.
    """
    show_hovedsak(view, period, foer)
    dato = fristdato(period, date.today())
    hovedsak = _hovedsaken(view, dato)
    if not hovedsak.noekkeltall:
        return
    show_table(_alderen(view, dato), view=view, key="vedtak_alder")
    _show_lister(view, dato, har_verbalvedtak=hovedsak.har_verbalvedtak)
    show_table(_manglene(view, dato), view=view, key="vedtak_mangler")


def make_ready(view: View, period: Period, foer: Snapshot | None = None) -> None:
    """Remember what the item shows before anything is chosen."""
    dato = fristdato(period, date.today())
    if not _hovedsaken(view, dato).noekkeltall:
        return
    if (mot := _sammenlignes_med(view.snapshot, foer)) is not None:
        _endringene(view, dato, mot)
    _alderen(view, dato)
    _valgene(view, dato)
    _manglene(view, dato)


def show_hovedsak(view: View, period: Period, foer: Snapshot | None = None) -> None:
    """The sentence, the figures, what has changed and the charts: what is read in ten seconds. Raises NotAllowed."""
    access.require_see_drift(view.user)
    dato = fristdato(period, date.today())
    hovedsak = _hovedsaken(view, dato)
    sentence(hovedsak.setning)
    if not hovedsak.noekkeltall:
        st.info(
            "Last opp vedtaksloggen: én rad per vedtak med id, organ, møtedato, tittel, ansvarlig, frist og status.",
            icon=":material/upload_file:",
        )
        return
    show_figures(hovedsak.noekkeltall)
    _show_endringene(view, dato, foer)
    _show_tegninger(hovedsak)


def fristdato(period: Period, i_dag: date) -> date:
    """The day that deadlines are held against: the period's last, or today where that has not come."""
    return min(period.last_day, i_dag)


def over_fristen(statuser: pd.DataFrame) -> Figure:
    """How many ordinary decisions are late. `statuser` are the rows of vedtak/per_status."""
    antall = tekst.tell(statuser, verbalvedtak=False)
    tone: Tone = "verre" if antall.forsinket else "noeytral"
    return Figure(
        "Vedtak over fristen", text.number(antall.forsinket), f"av {text.number(antall.aapne)} åpne", tone
    )


def _noekkeltall(statuser: pd.DataFrame, mangler: int) -> list[Figure]:
    vedtak, verbale = (tekst.tell(statuser, verbalvedtak=verbal) for verbal in (False, True))
    return [
        Figure("Åpne vedtak", text.number(vedtak.aapne), f"av {text.number(vedtak.alle)} i loggen"),
        over_fristen(statuser),
        Figure(
            "Åpne verbalvedtak", text.number(verbale.aapne), f"{text.number(verbale.forsinket)} over fristen"
        ),
        Figure("Mangler opplysninger", text.number(mangler), "se listen nederst" if mangler else ""),
    ]


def _hva(view: View, dato: date) -> dict[str, Any]:
    """What every query of the item is asked with."""
    return {"dato": dato, "vis_unntatt": access.units_for(view.user) is None}


@made_once
def _hovedsaken(view: View, dato: date) -> _Hovedsak:
    hva = _hva(view, dato)
    statuser = numbers("vedtak/per_status", view, **hva)
    setning = tekst.om_vedtakene(statuser, dato)
    if statuser.empty:
        return _Hovedsak(setning, [], (), "", har_verbalvedtak=False)
    alder = numbers("vedtak/alder", view, **hva)
    vedtak = statuser[~statuser["verbalvedtak"]]
    return _Hovedsak(
        setning,
        _noekkeltall(statuser, len(numbers("vedtak/mangler", view, **hva))),
        () if vedtak.empty else _tegningene(vedtak, alder),
        "" if vedtak.empty else tekst.om_alderen(alder),
        bool(statuser["verbalvedtak"].any()),
    )


def _tegningene(vedtak: pd.DataFrame, alder: pd.DataFrame) -> tuple[Drawing, Drawing]:
    aapne = alder.rename(columns={"aapne": "antall"})
    return (
        draw(
            vedtak_frister(vedtak, "status", tekst.tittel_status(vedtak)), description=i_ord(vedtak, "status")
        ),
        draw(vedtak_frister(aapne, "alder", tekst.tittel_alder(alder)), description=i_ord(aapne, "alder")),
    )


def _show_tegninger(hovedsak: _Hovedsak) -> None:
    if not hovedsak.tegninger:
        return
    for plass, tegning in zip(st.columns(2), hovedsak.tegninger, strict=True):
        with plass:
            show_drawing(tegning)
    if hovedsak.om_alderen:
        sentence(hovedsak.om_alderen)


def _show_endringene(view: View, dato: date, foer: Snapshot | None) -> None:
    st.header("Endret siden sist", anchor="endret")
    mot = _sammenlignes_med(view.snapshot, foer)
    if mot is None:
        st.caption("Dette er den første vedtaksloggen. Det er ingenting å sammenligne med.")
        return
    endringer = _endringene(view, dato, mot)
    sentence(endringer.setning)
    st.caption(f"Sammenlignet med vedtaksloggen slik den sto i {endringer.mot}.")
    if endringer.tabell is not None:
        mange = endringer.antall > _FLEST_ENDRINGER
        with st.expander("Vis alle endringene") if mange else st.container():
            show_table(endringer.tabell, view=view, key="vedtak_endret")


@made_once
def _endringene(view: View, dato: date, mot: Snapshot) -> _Endringer:
    da, naa = _hele_loggen(replace(view, snapshot=mot), dato), _hele_loggen(view, dato)
    if access.units_for(view.user) is not None:
        da, naa = uten_unntatte(da, naa)
    endringer = statusendringer(da, naa)
    setning = tekst.om_endringene(endringer)
    mot_hva = f"versjon {mot.id}, {text.day(mot.time)} kl. {mot.time:%H.%M}"
    if endringer.empty:
        return _Endringer(setning, mot_hva, 0, None)
    unntatt = {sak for logg in (da, naa) for sak in logg.loc[logg["unntatt_offentlighet"], "id"]}
    rader = endringer.assign(
        merknad=[tekst.om_endringen(rad) for _, rad in endringer.iterrows()],
        unntatt_offentlighet=endringer["id"].isin(unntatt),
    ).sort_values(["borte", "ny"], kind="stable")  # a log that is exchanged would else hide what was changed
    tabell = Table(
        rader.assign(offentlighet=_offentlighet(rader)),
        _med_merke(_ENDRINGER, rader),
        title="Endringer i vedtaksloggen",
        period=f"mot {mot_hva}",
    )
    return _Endringer(setning, mot_hva, len(endringer), tabell)


def _sammenlignes_med(vist: Snapshot, foer: Snapshot | None) -> Snapshot | None:
    """`foer`, where other numbers came in after it; else the version with the log before the one that stands at `vist`."""
    if foer is not None and lake.get().figures(foer.id).id < lake.get().figures(vist.id).id:
        return foer
    logger = [each for each in lake.get().history(vist.id) if "vedtak" in each.datasets]
    return logger[1] if len(logger) > 1 else None


def _hele_loggen(view: View, dato: date) -> pd.DataFrame:
    return numbers("vedtak/liste", view, dato=dato, vis_unntatt=True, **{**_INGEN_VALG, "status": _ALLE})


@made_once
def _alderen(view: View, dato: date) -> Table:
    rader = numbers("vedtak/alder", view, **_hva(view, dato))
    return Table(rader, _ALDER, title="Åpne vedtak etter alder", period=f"per {text.day(dato)}")


def _show_lister(view: View, dato: date, *, har_verbalvedtak: bool) -> None:
    st.header("Vedtaksloggen", anchor="vedtaksloggen")
    valgt, vist = _filtre(_valgene(view, dato))
    asked = tuple(valgt.items()), tuple(vist.items())
    if valgt["type"] != VERBALVEDTAK:
        show_table(_listen(view, dato, "Vedtak", *asked), view=view, key="vedtak_liste")
    if har_verbalvedtak and valgt["type"] in (None, VERBALVEDTAK):
        show_table(_listen(view, dato, "Verbalvedtak", *asked), view=view, key="verbalvedtak_liste")


@made_once
def _valgene(view: View, dato: date) -> Mapping[str, tuple[str, Mapping[str, str]]]:
    """What the log can be narrowed by: name -> label and choices."""
    alle = numbers("vedtak/liste", view, **_hva(view, dato), **{**_INGEN_VALG, "status": _ALLE})
    omraader = alle[["tjenesteomraade", "tjenesteomraade_navn"]].dropna().drop_duplicates()
    return {
        "status": ("Status", {_AAPNE: "Åpne", **_ulike(alle["status"]), _ALLE: "Alle"}),
        "frist": ("Frist", _FRISTER),
        "organ": ("Organ", {_ALLE: "Alle organer", **_ulike(alle["organ"])}),
        "omraade": (
            "Tjenesteområde",
            {
                _ALLE: "Alle tjenesteområder",
                **dict(sorted(omraader.itertuples(index=False, name=None), key=lambda omraade: omraade[1])),
            },
        ),
        "type": ("Type", {_ALLE: "Alle typer", **_ulike(alle["type"])}),
    }


def _filtre(
    valgene: Mapping[str, tuple[str, Mapping[str, str]]],
) -> tuple[dict[str, str | None], dict[str, str]]:
    """What is chosen, as parameters of vedtak/liste and as the reader sees it."""
    plasser = st.columns(6)
    valgt, vist = dict(_INGEN_VALG), {}
    for plass, (navn, (etikett, tekster)) in zip(plasser, valgene.items(), strict=False):
        with plass:
            kode = choose(etikett, dict(tekster), f"vedtak_{navn}")
        if kode is not None:
            valgt[navn] = None if kode == (_AAPNE if navn == "status" else _ALLE) else kode
            vist[etikett] = tekster[kode]
    with plasser[-1]:
        soek = st.text_input(
            "Søk i vedtak", key="vedtak_soek", bind="query-params", placeholder="Ord i saken"
        )
    valgt["soek"] = soek.strip() or None
    vist["Søk"] = soek.strip()
    return valgt, vist


def _ulike(verdier: pd.Series) -> dict[str, str]:
    return {verdi: verdi[:1].upper() + verdi[1:] for verdi in sorted(verdier.dropna().unique())}


@made_once
def _listen(
    view: View,
    dato: date,
    tittel: str,
    valgt: tuple[tuple[str, str | None], ...],
    filtre: tuple[tuple[str, str], ...],
) -> Table:
    """Ordinary decisions, or verbalvedtak, that pass what is chosen."""
    alle = numbers("vedtak/liste", view, **_hva(view, dato), **dict(valgt))
    rader = alle[(alle["type"] == VERBALVEDTAK) == (tittel == "Verbalvedtak")]
    begrunnet = tuple(kolonne for kolonne in _BEGRUNNELSER if rader[kolonne.name].notna().any())
    return Table(
        _merket(rader),
        _med_merke((*_LISTE, *begrunnet), rader),
        title=tittel,
        period=f"per {text.day(dato)}",
        filters=dict(filtre),
        empty="Ingen passer med valgene over.",
    )


@made_once
def _manglene(view: View, dato: date) -> Table:
    rader = numbers("vedtak/mangler", view, **_hva(view, dato))
    return Table(
        _merket(rader),
        _med_merke(_MANGLER, rader),
        title="Vedtak som mangler opplysninger",
        period=f"per {text.day(dato)}",
        empty="Alle vedtak har årsak, organ, kommentar og frist der de skal.",
    )


def _med_merke(kolonner: tuple[TableColumn, ...], rader: pd.DataFrame) -> tuple[TableColumn, ...]:
    """The columns, with the mark where any row is exempt from public disclosure: on the screen and in the downloads."""
    return (*kolonner, _UNNTATT) if rader["unntatt_offentlighet"].any() else kolonner


def _merket(rader: pd.DataFrame) -> pd.DataFrame:
    return rader.assign(
        behandlet=[tekst.behandlet_i(rad) for rad in rader.to_dict("records")],
        offentlighet=_offentlighet(rader),
    )


def _offentlighet(rader: pd.DataFrame) -> list[str]:
    return ["Unntatt" if unntatt else "" for unntatt in rader["unntatt_offentlighet"]]
