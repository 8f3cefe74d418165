"""Kommunekompasset over the years: the evaluations, the same areas then and now, and how the self-assessment has grown."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pandas as pd
import streamlit as st

from dashboard import access, settings
from dashboard.agenda.kompass_sammenlign import parene
from dashboard.analysis.kompass_evaluering import Evaluering, mot
from dashboard.analysis.kompass_stand import referansene
from dashboard.analysis.kompasset import Kompass
from dashboard.charts import kompass_sammenlign as bilde_av_to
from dashboard.charts import kompass_utvikling as tegning
from dashboard.sentences import kompass_utvikling as tekst
from dashboard.sentences.kompass_omraadet import om_totalens_avvik
from dashboard.sentences.kompass_ord import HVA_TRENGS, i_tabell
from dashboard.ui.chart import show_chart
from dashboard.ui.data import numbers
from dashboard.ui.markdown import escaped
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.table import TableColumn, show_table

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


def show(view: View, kompass: Kompass) -> None:
    """The section. Raises NotAllowed where the page does."""
    access.require_see_strategi(view.user)
    if kompass.egne:
        _show_evalueringene(view, kompass)
        _show_endringen(view, kompass.egne)
    else:
        st.info(f"Kommunen har ingen evaluering her ennå. {HVA_TRENGS}", icon=":material/upload_file:")
    _show_veksten(view, kompass)


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
    sentence(tekst.om_utviklingen(kompass.egne, kompass.anslag))
    if om_versjonene := tekst.om_versjonene(kompass.egne):
        st.caption(om_versjonene)
    eldst_foerst = kompass.egne[::-1]
    rader = pd.DataFrame(
        [{"aar": each.aar, "versjon": each.versjon, "total": each.total} for each in eldst_foerst]
    ).astype({"total": float})
    referanser, anslag = _referansene(kompass), _anslaget(kompass)
    show_chart(
        tegning.draw(rader, referanser, anslag, tekst.tittel(kompass.egne)),
        description=tegning.describe(rader, referanser, anslag),
    )
    if avvik := " ".join(filter(None, map(om_totalens_avvik, kompass.egne))):
        st.caption(escaped(avvik))
    _table(view, kompass, referanser)


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


def _table(view: View, kompass: Kompass, referanser: pd.DataFrame) -> None:
    andres = {(aar, slag): verdi for aar, slag, verdi in referanser.itertuples(index=False)}
    show_table(
        pd.DataFrame(
            [
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
        ),
        [*_EVALUERINGER, *(_LESNINGER if any(each.avvik for each in kompass.egne) else ())],
        title="Evalueringene",
        period="poeng",
        filters={},
        view=view,
        key="kompass_evalueringer",
    )


def _show_endringen(view: View, egne: Sequence[Evaluering]) -> None:
    to = to_etter_samme_versjon(egne)
    if to is None:
        return
    ny, gammel = to
    st.header("Område for område", anchor="omraadene")
    par = sorted(mot(ny, gammel), key=lambda each: (each.forskjell is None, -(each.forskjell or 0)))
    st.markdown(escaped(tekst.om_endringen(par, gammel.aar, ny.aar)))
    rader = parene(par)
    tall = rader.astype({"egen": float, "annen": float})
    navn = (str(ny.aar), str(gammel.aar))
    if any(each.forskjell is not None for each in par):
        show_chart(
            bilde_av_to.draw(tall, *navn, tekst.tittel_endring(par, gammel.aar)),
            description=bilde_av_to.describe(tall, *navn),
        )
    show_table(
        rader.assign(**{felt: rader[felt].map(i_tabell) for felt in ("egen", "annen", "forskjell")}),
        (
            TableColumn("navn", "Område"),
            TableColumn("annen", str(gammel.aar), "poeng"),
            TableColumn("egen", str(ny.aar), "poeng"),
            TableColumn("forskjell", "Endring", "poeng"),
        ),
        title="Endring per område",
        period=f"poeng, versjon {ny.versjon}",
        filters={},
        view=view,
        key="kompass_endring",
    )


def _show_veksten(view: View, kompass: Kompass) -> None:
    st.header("Egenvurderingen, kvartal for kvartal", anchor="egenvurderingen")
    if kompass.vurderinger.empty:
        st.caption("Ingenting er egenvurdert ennå. Egenvurderingen fylles ut under Egenvurdering.")
        return
    vekst = _vekst(str(settings.get().lake), view.snapshot.id, settings.get().nummer, view, kompass)
    i_dag = bool(kompass.anslag.vurdert)
    if i_dag:
        sentence(tekst.om_veksten(vekst[vekst["maalt_mot"] == vekst["maalt_mot"].iloc[-1]]))
    elif kompass.forrige is not None:
        sentence(tekst.om_ingen_siden(kompass.forrige, vekst))
    if vekst.empty:
        return
    if len(vekst) > 1:
        show_chart(
            tegning.draw_vekst(vekst, tekst.tittel_vekst(vekst, i_dag=i_dag)),
            description=tegning.describe_vekst(vekst),
        )
    flere = [_MAALT_MOT] * (vekst["maalt_mot"].nunique() > 1)
    show_table(
        vekst.iloc[::-1],
        [*_KVARTALER, *flere],
        title="Anslaget hvert kvartal",
        period=f"poeng, versjon {kompass.versjon.versjon}",
        filters={},
        view=view,
        key="kompass_vekst",
    )


@st.cache_resource(max_entries=20, show_spinner=False)
def _vekst(lake: str, snapshot: int, kommune: str | None, _view: View, _kompass: Kompass) -> pd.DataFrame:
    """The projection as it was at the end of each quarter in which something was assessed since the evaluation that was then the
    newest (`maalt_mot`: its year, or empty): dato, kvartal, maalt_mot, lav, anslag, hoy (points), vurdert, teller, antall. `lake`,
    `snapshot` and `kommune` are what it is remembered by."""
    alle = numbers("kommunekompass/egenvurderinger_alle", _view, versjon=_kompass.versjon.versjon)
    vurdert = pd.to_datetime(alle["dato"]).dt.date
    til = max(_view.snapshot.time.date(), vurdert.max())
    rader = []
    for dag in kvartalene(vurdert.min(), til)[-_FLEST_KVARTALER:]:
        gjaldt = alle[vurdert <= dag].drop_duplicates(["nr", "dimensjon"], keep="last")
        da = _kompass if dag == til else _som_da(_kompass, dag, gjaldt)
        if not da.anslag.vurdert:
            continue
        rader.append(
            {
                "dato": pd.Timestamp(dag),
                "kvartal": tekst.kvartal(pd.Timestamp(dag), siste=dag == til),
                "maalt_mot": "" if da.forrige is None else str(da.forrige.aar),
                "lav": da.anslag.lav,
                "anslag": da.anslag.anslag,
                "hoy": da.anslag.hoy,
                "vurdert": da.anslag.vurdert,
                "teller": da.anslag.teller,
                "antall": da.anslag.antall,
            }
        )
    return pd.DataFrame(rader, columns=_VEKST).astype({"anslag": float})


def _som_da(kompass: Kompass, dag: date, vurderinger: pd.DataFrame) -> Kompass:
    """With the evaluations that were done by the day, and what was assessed by it."""
    gjort = tuple(each for each in kompass.evalueringer if each.tok_med <= dag)
    return replace(kompass, evalueringer=gjort, vurderinger=vurderinger)


def _kvartalets_slutt(dag: date) -> date:
    maaned = (dag.month + 2) // 3 * 3
    neste = date(dag.year + maaned // 12, maaned % 12 + 1, 1)
    return neste - timedelta(days=1)
