"""Kommunekompasset over the years: the evaluations, the same areas then and now, and how the self-assessment has grown."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pandas as pd
import streamlit as st

from dashboard import access
from dashboard.agenda.kompass_sammenlign import parene
from dashboard.analysis.kompass_evaluering import Evaluering, Par, mot
from dashboard.analysis.kompass_stand import referansene
from dashboard.analysis.kompasset import Kompass
from dashboard.charts import kompass_sammenlign as bilde_av_to
from dashboard.charts import kompass_utvikling as tegning
from dashboard.sentences import kompass_utvikling as tekst
from dashboard.sentences.kompass_omraadet import om_totalens_avvik
from dashboard.sentences.kompass_ord import HVA_TRENGS, i_tabell
from dashboard.ui.chart import Drawing, draw, show_drawing
from dashboard.ui.data import numbers
from dashboard.ui.markdown import escaped
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.remember import made_once
from dashboard.ui.table import Table, TableColumn
from dashboard.ui.table import show as show_table

_REFERANSER = {"alle": "alle", "størrelsesgruppe": "gruppen"}
_FLEST_KVARTALER = 16
_EVALUERINGER = (
    TableColumn("navn", "År"),
    TableColumn("total", "Poeng", "poeng"),
    TableColumn("alle", "Alle evaluerte", "poeng"),
    TableColumn("gruppen", "Størrelsesgruppen", "poeng"),
    TableColumn("versjon", "Versjon", "tall"),
)
_LESNINGER = (
    TableColumn("oppgitt", "Oppgitt total", "poeng"),
    TableColumn("omraader", "Sum av områdene", "poeng"),
    TableColumn("kriterier", "Sum av delkriteriene", "poeng"),
)
_KVARTALER = (
    TableColumn("kvartal", "Kvartal"),
    TableColumn("anslag", "Anslag", "antall"),
    TableColumn("lav", "Lavest", "antall"),
    TableColumn("hoy", "Høyest", "antall"),
    TableColumn("vurdert", "Vurdert", "antall"),
    TableColumn("teller", "Dokumentert", "antall"),
    TableColumn("antall", "Av", "antall"),
)
_MAALT_MOT = TableColumn("maalt_mot", "Målt mot", "tall")
_VEKST = ["dato", "kvartal", "maalt_mot", "lav", "anslag", "hoy", "vurdert", "teller", "antall"]


@dataclass(frozen=True, slots=True)
class _Evalueringene:
    """The municipality's own, whatever their version; a remark is empty where there is nothing to say."""

    setning: str
    om_versjonene: str
    tegning: Drawing
    avvik: str
    tabell: Table


@dataclass(frozen=True, slots=True)
class _Endringen:
    """The areas of two evaluations; nothing is drawn where none is known in both."""

    sagt: str
    tegning: Drawing | None
    tabell: Table


@dataclass(frozen=True, slots=True)
class _Veksten:
    """The self-assessment by quarter; no table where nothing can be told, and nothing is drawn of one quarter alone."""

    setning: str
    tegning: Drawing | None
    tabell: Table | None


def show(view: View, kompass: Kompass) -> None:
    """The section. Raises NotAllowed where the page does."""
    access.require_see_strategi(view.user)
    if kompass.egne:
        _show_evalueringene(view, kompass)
        _show_endringen(view, kompass)
    else:
        st.info(f"Kommunen har ingen evaluering her ennå. {HVA_TRENGS}", icon=":material/upload_file:")
    _show_veksten(view, kompass)


def make_ready(view: View, kompass: Kompass) -> None:
    """Remember the section."""
    if kompass.egne:
        _evalueringene(kompass)
        _endringen(kompass)
    if not kompass.vurderinger.empty:
        _veksten(view, kompass)


def to_etter_samme_versjon(egne: Sequence[Evaluering]) -> tuple[Evaluering, Evaluering] | None:
    """The newest evaluation that has an earlier one by the same yardstick, and that one. `egne`: the newest first."""
    return next(
        (
            (ny, gammel)
            for nr, ny in enumerate(egne)
            for gammel in egne[nr + 1 :]
            if gammel.versjon == ny.versjon
        ),
        None,
    )


def kvartalene(fra: date, til: date) -> list[date]:
    """The last day of each quarter from that of `fra` on, and at the end `til`."""
    slutt = _kvartalets_slutt(fra)
    dager = []
    while slutt < til:
        dager.append(slutt)
        slutt = _kvartalets_slutt(slutt + timedelta(days=1))
    return [*dager, til]


def _show_evalueringene(view: View, kompass: Kompass) -> None:
    funnet = _evalueringene(kompass)
    sentence(funnet.setning)
    if funnet.om_versjonene:
        st.caption(funnet.om_versjonene)
    show_drawing(funnet.tegning)
    if funnet.avvik:
        st.caption(escaped(funnet.avvik))
    show_table(funnet.tabell, view=view, key="kompass_evalueringer")


@made_once
def _evalueringene(kompass: Kompass) -> _Evalueringene:
    eldst_foerst = kompass.egne[::-1]
    rader = pd.DataFrame(
        [{"aar": each.aar, "versjon": each.versjon, "total": each.total} for each in eldst_foerst]
    ).astype({"total": float})
    referanser, anslag = _referansene(kompass), _anslaget(kompass)
    return _Evalueringene(
        setning=tekst.om_utviklingen(kompass.egne, kompass.anslag),
        om_versjonene=tekst.om_versjonene(kompass.egne),
        tegning=draw(
            tegning.draw(rader, referanser, anslag, tekst.tittel(kompass.egne)),
            description=tegning.describe(rader, referanser, anslag),
        ),
        avvik=" ".join(filter(None, map(om_totalens_avvik, kompass.egne))),
        tabell=_tabellen(kompass, referanser),
    )


def _referansene(kompass: Kompass) -> pd.DataFrame:
    """What others got in the year and by the version of each own evaluation: aar, slag (`alle`, `gruppen`), verdi."""
    return pd.DataFrame(
        [
            {"aar": each.aar, "slag": kalt, "verdi": funnet[slag].verdi}
            for each in kompass.egne
            for funnet in [referansene(kompass.referanser, each.versjon, til=each.aar)]
            for slag, kalt in _REFERANSER.items()
            if slag in funnet and funnet[slag].aar == each.aar
        ],
        columns=["aar", "slag", "verdi"],
    )


def _anslaget(kompass: Kompass) -> pd.DataFrame:
    """One row, or none where nothing is assessed."""
    anslag = kompass.anslag
    rader = [(kompass.versjon.versjon, anslag.lav, anslag.anslag, anslag.hoy)] if anslag.vurdert else []
    rad = pd.DataFrame(rader, columns=["versjon", "lav", "anslag", "hoy"])
    return rad.astype({"lav": float, "anslag": float, "hoy": float})


def _tabellen(kompass: Kompass, referanser: pd.DataFrame) -> Table:
    andres = {(aar, slag): verdi for aar, slag, verdi in referanser.itertuples(index=False)}
    rader = [
        {
            "navn": str(each.aar),
            "versjon": each.versjon,
            "total": i_tabell(each.total),
            "oppgitt": i_tabell(each.oppgitt),
            "omraader": i_tabell(each.sum_omraader),
            "kriterier": i_tabell(each.sum_kriterier),
            **{slag: andres.get((each.aar, slag)) for slag in _REFERANSER.values()},
        }
        for each in kompass.egne
    ]
    lesninger = _LESNINGER if any(each.avvik for each in kompass.egne) else ()
    return Table(pd.DataFrame(rader), (*_EVALUERINGER, *lesninger), title="Evalueringene", period="poeng")


def _show_endringen(view: View, kompass: Kompass) -> None:
    endringen = _endringen(kompass)
    if endringen is None:
        return
    st.header("Område for område", anchor="omraadene")
    st.markdown(escaped(endringen.sagt))
    if endringen.tegning is not None:
        show_drawing(endringen.tegning)
    show_table(endringen.tabell, view=view, key="kompass_endring")


@made_once
def _endringen(kompass: Kompass) -> _Endringen | None:
    """None where no two evaluations are by the same yardstick."""
    to = to_etter_samme_versjon(kompass.egne)
    if to is None:
        return None
    ny, gammel = to
    par = sorted(mot(ny, gammel), key=lambda each: (each.forskjell is None, -(each.forskjell or 0)))
    kjent = any(each.forskjell is not None for each in par)
    return _Endringen(
        tekst.om_endringen(par, gammel.aar, ny.aar),
        _tegn_endringen(par, ny, gammel) if kjent else None,
        _endringstabellen(par, ny, gammel),
    )


def _tegn_endringen(par: Sequence[Par], ny: Evaluering, gammel: Evaluering) -> Drawing:
    tall = parene(par).astype({"egen": float, "annen": float})
    navn = (str(ny.aar), str(gammel.aar))
    return draw(
        bilde_av_to.draw(tall, *navn, tekst.tittel_endring(par, gammel.aar)),
        description=bilde_av_to.describe(tall, *navn),
    )


def _endringstabellen(par: Sequence[Par], ny: Evaluering, gammel: Evaluering) -> Table:
    rader = parene(par)
    return Table(
        rader.assign(**{felt: rader[felt].map(i_tabell) for felt in ("egen", "annen", "forskjell")}),
        (
            TableColumn("navn", "Område"),
            TableColumn("annen", str(gammel.aar), "poeng"),
            TableColumn("egen", str(ny.aar), "poeng"),
            TableColumn("forskjell", "Endring", "poeng"),
        ),
        title="Endring per område",
        period=f"poeng, versjon {ny.versjon}",
    )


def _show_veksten(view: View, kompass: Kompass) -> None:
    st.header("Egenvurderingen, kvartal for kvartal", anchor="egenvurderingen")
    if kompass.vurderinger.empty:
        st.caption("Ingenting er egenvurdert ennå. Egenvurderingen fylles ut under Egenvurdering.")
        return
    veksten = _veksten(view, kompass)
    if veksten.setning:
        sentence(veksten.setning)
    if veksten.tegning is not None:
        show_drawing(veksten.tegning)
    if veksten.tabell is not None:
        show_table(veksten.tabell, view=view, key="kompass_vekst")


@made_once
def _veksten(view: View, kompass: Kompass) -> _Veksten:
    vekst = _vekst(view, kompass)
    setning = _om_veksten(kompass, vekst)
    if vekst.empty:
        return _Veksten(setning, None, None)
    flere = [_MAALT_MOT] * (vekst["maalt_mot"].nunique() > 1)
    tabell = Table(
        vekst.iloc[::-1],
        (*_KVARTALER, *flere),
        title="Anslaget hvert kvartal",
        period=f"poeng, versjon {kompass.versjon.versjon}",
    )
    return _Veksten(setning, _tegn_veksten(kompass, vekst) if len(vekst) > 1 else None, tabell)


def _om_veksten(kompass: Kompass, vekst: pd.DataFrame) -> str:
    """Empty where nothing is assessed, and there is no evaluation to have assessed since."""
    if kompass.anslag.vurdert:
        return tekst.om_veksten(vekst[vekst["maalt_mot"] == vekst["maalt_mot"].iloc[-1]])
    return "" if kompass.forrige is None else tekst.om_ingen_siden(kompass.forrige, vekst)


def _tegn_veksten(kompass: Kompass, vekst: pd.DataFrame) -> Drawing:
    i_dag = bool(kompass.anslag.vurdert)
    return draw(
        tegning.draw_vekst(vekst, tekst.tittel_vekst(vekst, i_dag=i_dag)),
        description=tegning.describe_vekst(vekst),
    )


def _vekst(view: View, kompass: Kompass) -> pd.DataFrame:
    """The projection as it was at the end of each quarter in which something was assessed since the evaluation that was then the
    newest (`maalt_mot`: its year, or empty): dato, kvartal, maalt_mot, lav, anslag, hoy (points), vurdert, teller, antall."""
    alle = numbers("kommunekompass/egenvurderinger_alle", view, versjon=kompass.versjon.versjon)
    vurdert = pd.to_datetime(alle["dato"]).dt.date
    til = max(view.snapshot.time.date(), vurdert.max())
    rader = []
    for dag in kvartalene(vurdert.min(), til)[-_FLEST_KVARTALER:]:
        gjaldt = alle[vurdert <= dag].drop_duplicates(["nr", "dimensjon"], keep="last")
        da = kompass if dag == til else _som_da(kompass, dag, gjaldt)
        if da.anslag.vurdert:
            rader.append(_kvartalet(da, dag, siste=dag == til))
    return pd.DataFrame(rader, columns=_VEKST).astype({"anslag": float})


def _kvartalet(da: Kompass, dag: date, *, siste: bool) -> dict[str, object]:
    return {
        "dato": pd.Timestamp(dag),
        "kvartal": tekst.kvartal(pd.Timestamp(dag), siste=siste),
        "maalt_mot": "" if da.forrige is None else str(da.forrige.aar),
        "lav": da.anslag.lav,
        "anslag": da.anslag.anslag,
        "hoy": da.anslag.hoy,
        "vurdert": da.anslag.vurdert,
        "teller": da.anslag.teller,
        "antall": da.anslag.antall,
    }


def _som_da(kompass: Kompass, dag: date, vurderinger: pd.DataFrame) -> Kompass:
    """With the evaluations that were done by the day, and what was assessed by it."""
    gjort = tuple(each for each in kompass.evalueringer if each.tok_med <= dag)
    return replace(kompass, evalueringer=gjort, vurderinger=vurderinger)


def _kvartalets_slutt(dag: date) -> date:
    maaned = (dag.month + 2) // 3 * 3
    neste = date(dag.year + maaned // 12, maaned % 12 + 1, 1)
    return neste - timedelta(days=1)
