"""Kommunekompasset over the years: the evaluations, the same areas then and now, and how the self-assessment has grown."""

from collections.abc import Sequence
from datetime import date, timedelta

import pandas as pd
import streamlit as st

from dashboard import access, settings
from dashboard.agenda.kompass_sammenlign import parene
from dashboard.analysis import kompass_anslag
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
    TableColumn("versjon", "Versjon"),
    TableColumn("oppgitt", "Oppgitt total", "tall"),
    TableColumn("omraader", "Sum av områdene", "tall"),
    TableColumn("kriterier", "Sum av delkriteriene", "tall"),
    TableColumn("alle", "Alle evaluerte", "tall"),
    TableColumn("gruppen", "Størrelsesgruppen", "tall"),
)
_KVARTALER = (
    TableColumn("kvartal", "Kvartal"),
    TableColumn("lav", "Lavest", "antall"),
    TableColumn("anslag", "Anslag", "antall"),
    TableColumn("hoy", "Høyest", "antall"),
    TableColumn("vurdert", "Egenvurdert", "antall"),
    TableColumn("teller", "Gjort og dokumentert", "antall"),
    TableColumn("antall", "Av i alt", "antall"),
)


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
    if len({each.versjon for each in kompass.egne}) > 1:
        st.caption(tekst.STRENGERE)
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
                    "oppgitt": i_tabell(each.oppgitt),
                    "omraader": i_tabell(each.sum_omraader),
                    "kriterier": i_tabell(each.sum_kriterier),
                    **{slag: andres.get((each.aar, slag)) for slag in _REFERANSER.values()},
                }
                for each in kompass.egne
            ]
        ),
        _EVALUERINGER,
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
    show_chart(
        bilde_av_to.draw(tall, *navn, tekst.tittel_endring(par, gammel.aar)),
        description=bilde_av_to.describe(tall, *navn),
    )
    show_table(
        rader.assign(**{felt: rader[felt].map(i_tabell) for felt in ("egen", "annen", "forskjell")}),
        (
            TableColumn("navn", "Område"),
            TableColumn("annen", str(gammel.aar), "tall"),
            TableColumn("egen", str(ny.aar), "tall"),
            TableColumn("forskjell", "Endring", "tall"),
        ),
        title="Endring per område",
        period=f"poeng, versjon {ny.versjon}",
        filters={},
        view=view,
        key="kompass_endring",
    )


def _show_veksten(view: View, kompass: Kompass) -> None:
    st.header("Egenvurderingen, kvartal for kvartal", anchor="egenvurderingen")
    if not kompass.anslag.vurdert:
        st.caption("Ingenting er egenvurdert ennå. Egenvurderingen fylles ut under Egenvurdering.")
        return
    vekst = _vekst(str(settings.get().lake), view.snapshot.id, settings.get().nummer, view, kompass)
    sentence(tekst.om_veksten(vekst))
    if len(vekst) > 1:
        show_chart(
            tegning.draw_vekst(vekst, tekst.tittel_vekst(vekst)), description=tegning.describe_vekst(vekst)
        )
    show_table(
        vekst.iloc[::-1],
        _KVARTALER,
        title="Anslaget ved utgangen av hvert kvartal",
        period=f"poeng, versjon {kompass.versjon.versjon}",
        filters={},
        view=view,
        key="kompass_vekst",
    )


@st.cache_resource(max_entries=20, show_spinner=False)
def _vekst(lake: str, snapshot: int, kommune: str | None, _view: View, _kompass: Kompass) -> pd.DataFrame:
    """The projection as it was at the end of each quarter since the last evaluation: dato, kvartal, lav, anslag, hoy (points),
    vurdert, teller, antall. `lake`, `snapshot` and `kommune` are what it is remembered by."""
    versjon, evaluering = _kompass.versjon, _kompass.forrige
    alle = numbers("kommunekompass/egenvurderinger_alle", _view, versjon=versjon.versjon)
    vurdert = pd.to_datetime(alle["dato"]).dt.date
    til = max(_view.snapshot.time.date(), vurdert.max())
    fra = vurdert.min() if evaluering is None else date(evaluering.aar, 12, 31)
    rader = []
    for dag in kvartalene(min(fra, til), til)[-_FLEST_KVARTALER:]:
        gjaldt = alle[vurdert <= dag].drop_duplicates(["nr", "dimensjon"], keep="last")
        celler = kompass_anslag.cellene(versjon, _kompass.maalestokk, gjaldt, evaluering)
        anslag = kompass_anslag.anslaget(celler)
        rader.append(
            {
                "dato": pd.Timestamp(dag),
                "kvartal": tekst.kvartal(pd.Timestamp(dag), siste=dag == til),
                "lav": anslag.lav,
                "anslag": anslag.anslag,
                "hoy": anslag.hoy,
                "vurdert": anslag.vurdert,
                "teller": anslag.teller,
                "antall": anslag.antall,
            }
        )
    return pd.DataFrame(rader).astype({"anslag": float})


def _kvartalets_slutt(dag: date) -> date:
    maaned = (dag.month + 2) // 3 * 3
    neste = date(dag.year + maaned // 12, maaned % 12 + 1, 1)
    return neste - timedelta(days=1)
