"""The way to a target total, the cheapest points first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from textwrap import shorten

import pandas as pd
import streamlit as st

from dashboard import access, settings, text
from dashboard.agenda import kompass_plan_oppgaver, kompass_plan_skjema
from dashboard.agenda.kompass_noekkeltall import noekkeltall
from dashboard.agenda.strategi_grunnlag import grunnlag
from dashboard.analysis.kompass_oppgaver import per_tiltak
from dashboard.analysis.kompass_plan import Steg, Tiltak, beroert
from dashboard.analysis.kompass_stand import nyere
from dashboard.analysis.kompass_veien import INGENTING, REGEL, Vei, maalet, neste, starten, uloeftet, veien
from dashboard.analysis.kompasset import Kompass
from dashboard.analysis.maalstruktur import Ledd
from dashboard.analysis.strategi import Strategi
from dashboard.charts import kompass_plan as tegning
from dashboard.export import to_csv, to_xlsx
from dashboard.period import Period
from dashboard.sentences import kompass_plan as tekst
from dashboard.sentences.kompass_ord import UKJENT, i_tabell, poeng
from dashboard.ui import html
from dashboard.ui.address import asked
from dashboard.ui.chart import Drawing, draw, show_drawing
from dashboard.ui.data import numbers
from dashboard.ui.download import offer_sheets
from dashboard.ui.figures import show_figures
from dashboard.ui.markdown import escaped
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.remember import made_once
from dashboard.ui.table import Table, TableColumn, markup

_VISES = (
    TableColumn("tiltak", "Tiltak"),
    TableColumn("gjelder", "Løfter"),
    TableColumn("poeng", "Poeng", "poeng"),
    TableColumn("hittil", "Til sammen", "poeng"),
    TableColumn("dagsverk", "Dagsverk", "tall"),
    TableColumn("ansvarlig", "Ansvarlig"),
    TableColumn("frist", "Frist", "dato"),
    TableColumn("merknad", "Merknad"),
)
_LASTES_NED = (
    *_VISES[:2],
    TableColumn("dimensjon", "Dimensjon"),
    TableColumn("grad", "Grad nå → etter"),
    *_VISES[2:5],
    TableColumn("per_poeng", "Dagsverk per poeng", "poeng"),
    *_VISES[5:7],
    TableColumn("oppgaver", "Oppgaver i målstrukturen"),
    *_VISES[7:],
)
_INNTIL = TableColumn("poeng", "Inntil (poeng)", "poeng")
_BARE_NAAR_KJENT = ("hittil", "per_poeng")
_TEGNES = 20  # measures in the chart at most
_LENGST = 60  # characters of what a measure lifts


@dataclass(frozen=True, slots=True)
class _Diagram:
    """`rest`: what of the plan is not drawn; empty where all of it is."""

    tegning: Drawing
    rest: str


@dataclass(frozen=True, slots=True)
class _Tabeller:
    """The plan as HTML, the rest of it (empty: there is none) apart with its title, and all of it to take along."""

    planen: str
    resten: str
    tittel_resten: str
    hele: Table


@dataclass(frozen=True, slots=True)
class _Veien:
    """The way to a target; nothing is drawn where nobody can tell what the measures add."""

    setning: str
    om_starten: str
    diagram: _Diagram | None


def show(view: View, kompass: Kompass) -> None:
    """The way to the target the reader has chosen, the tasks behind it, and the form. Raises NotAllowed where the page does."""
    strategi = _strategi(view)
    if starten(kompass).kilde == INGENTING:
        sentence(tekst.om_begynnelsen(kompass.versjon.versjon))
        _show_tables(view, kompass, None, strategi)
    else:
        _show_way(view, kompass, strategi)
    kompass_plan_oppgaver.show(view, kompass, strategi)
    if access.may_edit_strategi(view.user):
        kompass_plan_skjema.show(view, kompass, strategi)


def make_ready(view: View, kompass: Kompass) -> None:
    """Remember the way to the target that is begun with, the tasks behind it, and what the form chooses from."""
    strategi = _strategi(view)
    if starten(kompass).kilde == INGENTING:
        _tabellene(kompass, None, strategi)
    else:
        maal = float(_foerste_maal(kompass))
        _veien(kompass, maal)
        _tabellene(kompass, maal, strategi)
    kompass_plan_oppgaver.make_ready(kompass, strategi)
    kompass_plan_skjema.make_ready(view, kompass, strategi)


def _show_way(view: View, kompass: Kompass, strategi: Strategi) -> None:
    maal = _choose_target(kompass)
    vei = _veien(kompass, maal)
    sentence(vei.setning)
    st.caption(escaped(vei.om_starten))
    _show_diagram(vei.diagram)
    _show_tables(view, kompass, maal, strategi)


def show_hovedsak(kompass: Kompass) -> None:
    """In a meeting: today against the last evaluation, and what the next points take."""
    setning, diagram = _hovedsaken(kompass)
    sentence(setning)
    show_figures(noekkeltall(kompass))
    _show_diagram(diagram)


def _choose_target(kompass: Kompass) -> float:
    """The reader's own lies in the address."""
    maks = int(kompass.versjon.maks)
    with st.container(width=320):
        valgt = st.number_input(
            "Mål (poeng)", 0, maks, _foerste_maal(kompass), 10,
            key="maal", bind="query-params", help=f"Samlet poengsum, av {maks}. Enter viser veien dit.",
        )  # fmt: skip
    return float(valgt)


def _foerste_maal(kompass: Kompass) -> int:
    """What is adopted or near."""
    return min(round(maalet(kompass, settings.get().maal_kompass)), int(kompass.versjon.maks))


def _strategi(view: View) -> Strategi:
    """As of the month that the address holds, else the newest with numbers; of today before any are loaded."""
    perioder = _perioder(view)
    i_dag = date.today()
    i_adressen = asked("periode")
    spurt = [each for each in perioder if each.key == i_adressen]
    return grunnlag(view, [*spurt, *perioder, Period(i_dag.year, i_dag.month)][0])


@made_once
def _perioder(view: View) -> list[Period]:
    return [
        Period(int(rad["aar"]), int(rad["periode"]))
        for rad in numbers("oversikt/perioder", view).to_dict("records")
    ]


@made_once
def _veien(kompass: Kompass, maal: float) -> _Veien:
    vei, forrige = veien(kompass, maal), kompass.forrige
    return _Veien(
        tekst.om_veien(vei, uloeftet(kompass)),
        tekst.om_starten(vei.start, forrige, None if forrige is None else nyere(kompass, forrige)),
        _diagrammet(vei),
    )


@made_once
def _hovedsaken(kompass: Kompass) -> tuple[str, _Diagram | None]:
    vei = neste(kompass)
    return tekst.om_oss(kompass), _diagrammet(vei, f"Neste {text.number(vei.trengs)}:", etter=0)


def _diagrammet(vei: Vei, merke: str = "Mål", etter: int = 3) -> _Diagram | None:
    """`etter`: how many of the measures after the target are drawn. None at all where nobody can tell what they add."""
    if not vei.start.kjent:
        return None
    etterpaa = () if vei.naadd is None else vei.rest[:etter]
    gir = [*vei.steg, *(each for each in etterpaa if each.poeng > 0)]
    vist = gir[:_TEGNES]
    if not vist:
        return None
    tegnet = _tegnet(vei, vist)
    return _Diagram(
        draw(
            tegning.draw(tegnet, vei.start.poeng, vei.maal, tekst.tittel(vei), merke, fra=tekst.merke(vei.start)),
            description=tegning.describe(tegnet, vei.start.poeng, vei.maal),
        ),
        f"Diagrammet viser de {len(vist)} første av {len(gir)} tiltak. Tabellen har alle." if len(vist) < len(gir) else "",
    )  # fmt: skip


def _tegnet(vei: Vei, steg: Sequence[Steg]) -> pd.DataFrame:
    """The rows of kompass_plan.draw."""
    teller = vei.steg
    return pd.DataFrame(
        [
            {
                "tiltak": each.tiltak.tiltak,
                "fra": vei.start.poeng + each.hittil - each.poeng,
                "til": vei.start.poeng + each.hittil,
                "tekst": _gir_og_krever(each),
                "teller": each in teller,
            }
            for each in steg
        ]
    )


def _gir_og_krever(steg: Steg) -> str:
    dagsverk = steg.tiltak.dagsverk
    krever = "innsats ikke anslått" if dagsverk is None else f"{text.figure(dagsverk)} dagsverk"
    return f"{text.points(steg.poeng, signed=True)} poeng, {krever}"


def _show_diagram(diagram: _Diagram | None) -> None:
    if diagram is None:
        return
    show_drawing(diagram.tegning)
    if diagram.rest:
        st.caption(diagram.rest)


def _show_tables(view: View, kompass: Kompass, maal: float | None, strategi: Strategi) -> None:
    """Two where the target is reached on the way: the line between them is where. What is beside the answer is in the download."""
    tabeller = _tabellene(kompass, maal, strategi)
    if tabeller is None:
        return
    html.write(tabeller.planen)
    if tabeller.resten:
        with st.expander(tabeller.tittel_resten):
            html.write(tabeller.resten)
    _download(view, tabeller.hele)
    st.caption(
        "Tiltakene som gir mest for innsatsen, står først. Det to tiltak begge gir, er regnet med det første. Filen har også dimensjon,"
        " grad nå og etter, og oppgavene i målstrukturen."
        if starten(kompass).kjent
        else REGEL
    )


@made_once
def _tabellene(kompass: Kompass, maal: float | None, strategi: Strategi) -> _Tabeller | None:
    """To the next points where no target is chosen. None where the plan has no measures."""
    vei = neste(kompass) if maal is None else veien(kompass, maal)
    alle = rader(kompass, (*(vei.naadd or ()), *vei.rest), per_tiltak(strategi, kompass.plan))
    if alle.empty:
        return None
    hele = Table(alle, _columns(_LASTES_NED, vei), "Plan for Kommunekompasset")
    if not vei.naadd:
        tittel = "Planen" if vei.start.kjent else "Tiltakene i planen, med det meste hvert av dem kan gi"
        return _Tabeller(_markup(alle, tittel, vei), "", "", hele)
    foer = alle.head(len(vei.naadd))
    return _Tabeller(
        _markup(foer, f"Veien til {poeng(vei.maal)}", vei, _naadd(vei, foer)),
        _markup(alle.tail(len(vei.rest)), "Resten av planen", vei) if vei.rest else "",
        f"Resten av planen ({text.number(len(vei.rest))} tiltak)",
        hele,
    )


def _naadd(vei: Vei, foer: pd.DataFrame) -> dict[str, object]:
    """The row that says where the target is reached; `foer`: the measures that reach it."""
    gir = foer["hittil"].iloc[-1]
    return {
        **dict.fromkeys((each.name for each in _VISES if each.kind == "text"), ""),
        "tiltak": f"Her er målet nådd: {poeng(vei.start.poeng + gir)}",
        "poeng": gir,
        "hittil": gir,
        "dagsverk": vei.dagsverk,
    }


def _columns(columns: Sequence[TableColumn], vei: Vei) -> list[TableColumn]:
    """Without sums where nobody can tell what the measures add."""
    if vei.start.kjent:
        return list(columns)
    return [
        _INNTIL if each.name == "poeng" else each for each in columns if each.name not in _BARE_NAAR_KJENT
    ]


def _markup(frame: pd.DataFrame, title: str, vei: Vei, total: Mapping[str, object] | None = None) -> str:
    kolonner = [
        each for each in _columns(_VISES, vei) if each.name != "merknad" or frame["merknad"].notna().any()
    ]
    vist = frame.assign(gjelder=[shorten(each, _LENGST, placeholder=" …") for each in frame["gjelder"]])
    return markup(vist, kolonner, title=title, total=total)


def _download(view: View, hele: Table) -> None:
    """Every measure with every column."""
    offer_sheets(
        lambda: to_csv(hele.export(view)), lambda: to_xlsx(hele.export(view)), partial(hele.file_name, view),
        user=view.user, key="kompass_plan", title=hele.title,
    )  # fmt: skip


def rader(kompass: Kompass, steg: Sequence[Steg], oppgaver: Mapping[str, Sequence[Ledd]]) -> pd.DataFrame:
    """The measures as the table has them, in their order; points to a tenth. `oppgaver`: links of the målstruktur by measure's id."""
    skal_til = dict(zip(kompass.planen["id"], kompass.planen["maal_grad"], strict=True))
    gitt = _gradene(kompass)
    return pd.DataFrame(
        [
            {
                "tiltak": f"{nummer}. {each.tiltak.tiltak}",
                "gjelder": f"{each.tiltak.nr} {kompass.navn(each.tiltak.nr)}" if _kjent(kompass, each) else each.tiltak.nr,
                "dimensjon": each.tiltak.dimensjon or None,
                "grad": f"{_grad_naa(kompass, each.tiltak, gitt)} →{text.NO_BREAK}{text.number(int(skal_til[each.tiltak.id]))}",
                "poeng": i_tabell(each.poeng),
                "hittil": i_tabell(each.hittil),
                "dagsverk": each.tiltak.dagsverk,
                "per_poeng": None if each.dagsverk_per_poeng is None else round(each.dagsverk_per_poeng, 1),
                "ansvarlig": each.tiltak.ansvarlig or None,
                "frist": each.tiltak.frist,
                "oppgaver": "; ".join(ledd.tittel for ledd in oppgaver.get(each.tiltak.id, ())) or None,
                "merknad": _merknad(kompass, each),
            }
            for nummer, each in enumerate(steg, start=1)
        ],
        columns=[each.name for each in _LASTES_NED],
    ).astype({"dagsverk": float, "per_poeng": float})  # fmt: skip


def _merknad(kompass: Kompass, steg: Steg) -> str | None:
    if not _kjent(kompass, steg):
        return f"Versjon {kompass.versjon.versjon} har ikke noe slikt nr. å vurdere."
    if steg.poeng <= 0:
        return "Gir ingen poeng utover det dere har, eller det som står foran i planen."
    return "Innsatsen er ikke anslått." if steg.tiltak.dagsverk is None else None


def _kjent(kompass: Kompass, steg: Steg) -> bool:
    return bool(beroert(steg.tiltak, kompass.celler))


def _gradene(kompass: Kompass) -> dict[tuple[str, str], int]:
    """The grades that are given, by question and dimension."""
    vurdert = kompass.vurderinger[["nr", "dimensjon", "grad"]]
    return {(nr, dimensjon): int(grad) for nr, dimensjon, grad in vurdert.itertuples(index=False)}


def _grad_naa(kompass: Kompass, tiltak: Tiltak, gitt: Mapping[tuple[str, str], int]) -> str:
    """The grades given to what it lifts; where nobody has, how much of the points the last evaluation gave."""
    celler = beroert(tiltak, kompass.celler)
    grader = sorted({gitt[each.nr, each.dimensjon] for each in celler if each.andel is not None})
    kjente = [each for each in celler if each.foer is not None]
    if grader:
        return "–".join(dict.fromkeys((str(grader[0]), str(grader[-1]))))
    if len(kjente) < len(celler) or not celler:
        return UKJENT
    andel = sum(each.maks * (each.foer or 0.0) for each in celler) / (
        sum(each.maks for each in celler) or 1.0
    )
    aar = "" if kompass.forrige is None else f" i {kompass.forrige.aar}"
    return f"{text.number(100 * andel)}{text.NO_BREAK}% av poengene{aar}"
