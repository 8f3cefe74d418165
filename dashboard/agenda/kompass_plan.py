"""The way to a target total, the cheapest points first."""

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd
import streamlit as st

from dashboard import access, settings, text
from dashboard.agenda import kompass_plan_oppgaver, kompass_plan_skjema
from dashboard.agenda.kompass_noekkeltall import noekkeltall
from dashboard.agenda.strategi_grunnlag import grunnlag
from dashboard.analysis.kompass_oppgaver import per_tiltak
from dashboard.analysis.kompass_plan import Steg, Tiltak, beroert
from dashboard.analysis.kompass_veien import Vei, inntil, maalet, neste, uloeftet, usikker, veien
from dashboard.analysis.kompasset import Kompass
from dashboard.analysis.maalstruktur import Ledd
from dashboard.analysis.strategi import Strategi
from dashboard.charts import kompass_plan as tegning
from dashboard.period import Period
from dashboard.sentences import kompass_plan as tekst
from dashboard.sentences.kompass_ord import UKJENT, i_tabell, poeng
from dashboard.ui.chart import show_chart
from dashboard.ui.data import numbers
from dashboard.ui.figures import show_figures
from dashboard.ui.markdown import escaped
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.table import TableColumn, show_table

_KOLONNER = (
    TableColumn("tiltak", "Tiltak"),
    TableColumn("gjelder", "Løfter"),
    TableColumn("dimensjon", "Dimensjon"),
    TableColumn("grad", "Grad nå → etter"),
    TableColumn("poeng", "Poeng", "tall"),
    TableColumn("hittil", "Poeng hittil", "tall"),
    TableColumn("dagsverk", "Dagsverk", "tall"),
    TableColumn("per_poeng", "Dagsverk per poeng", "tall"),
    TableColumn("ansvarlig", "Ansvarlig"),
    TableColumn("frist", "Frist", "dato"),
    TableColumn("oppgaver", "Oppgaver i målstrukturen"),
    TableColumn("merknad", "Merknad"),
)
_KAN_MANGLE = ("dimensjon", "oppgaver", "merknad")
_TEGNES = 20  # measures in the chart at most


def show(view: View, kompass: Kompass) -> None:
    """The way to the target the reader has chosen, the tasks behind it, and the form. Raises NotAllowed where the page does."""
    strategi = _strategi(view)
    vei = veien(kompass, _choose_target(kompass))
    sentence(tekst.om_veien(vei, uloeftet(kompass), inntil=usikker(vei, kompass)))
    st.caption(escaped(tekst.om_starten(vei.start, kompass.forrige)))
    _chart(vei)
    _tables(view, kompass, vei, per_tiltak(strategi, kompass.plan))
    kompass_plan_oppgaver.show(view, kompass, strategi)
    if access.may_edit_strategi(view.user):
        kompass_plan_skjema.show(view, kompass, strategi)


def show_hovedsak(kompass: Kompass) -> None:
    """In a meeting: today against the last evaluation, and what the next points take."""
    vei = neste(kompass)
    sentence(tekst.om_oss(kompass))
    show_figures(noekkeltall(kompass))
    _chart(vei, f"Neste {text.number(vei.trengs)}:", etter=0)


def _choose_target(kompass: Kompass) -> float:
    """What is adopted or near to begin with; the reader's own lies in the address."""
    maks = int(kompass.versjon.maks)
    with st.container(width=320):
        valgt = st.number_input(
            "Mål (poeng)", 0, maks, min(round(maalet(kompass, settings.get().maal_kompass)), maks), 10,
            key="maal", bind="query-params", help=f"Samlet poengsum, av {maks}. Enter viser veien dit.",
        )  # fmt: skip
    return float(valgt)


def _strategi(view: View) -> Strategi:
    """As of the month that the address holds, else the newest with numbers; of today before any are loaded."""
    perioder = [
        Period(int(rad["aar"]), int(rad["periode"]))
        for rad in numbers("oversikt/perioder", view).to_dict("records")
    ]
    i_dag = date.today()
    spurt = [each for each in perioder if each.key == st.query_params.get("periode")]
    return grunnlag(view, [*spurt, *perioder, Period(i_dag.year, i_dag.month)][0])


def _chart(vei: Vei, merke: str = "Mål", etter: int = 3) -> None:
    """`etter`: how many of the measures after the target are drawn."""
    etterpaa = () if vei.naadd is None else vei.rest[:etter]
    gir = [*vei.steg, *(each for each in etterpaa if each.poeng > 0)]
    vist = gir[:_TEGNES]
    if not vist:
        return
    rader = pd.DataFrame(
        [
            {
                "tiltak": each.tiltak.tiltak,
                "fra": vei.start.poeng + each.hittil - each.poeng,
                "til": vei.start.poeng + each.hittil,
                "tekst": _gir_og_krever(each),
                "teller": each in vei.steg,
            }
            for each in vist
        ]
    )
    show_chart(
        tegning.draw(rader, vei.start.poeng, vei.maal, tekst.tittel(vei), merke),
        description=tegning.describe(rader, vei.start.poeng, vei.maal),
    )
    if len(vist) < len(gir):
        st.caption(f"Diagrammet viser de {len(vist)} første av {len(gir)} tiltak. Tabellen har alle.")


def _gir_og_krever(steg: Steg) -> str:
    dagsverk = steg.tiltak.dagsverk
    krever = "innsats ikke anslått" if dagsverk is None else f"{text.figure(dagsverk)} dagsverk"
    return f"{text.points(steg.poeng, signed=True)} poeng, {krever}"


def _tables(view: View, kompass: Kompass, vei: Vei, oppgaver: Mapping[str, Sequence[Ledd]]) -> None:
    """Two where the target is reached on the way: the line between them is where."""
    alle = rader(kompass, (*(vei.naadd or ()), *vei.rest), oppgaver)
    if alle.empty:
        return
    foer = len(vei.naadd or ())
    if foer:
        gir = alle["hittil"].iloc[foer - 1]
        total = {
            **dict.fromkeys((each.name for each in _KOLONNER if each.kind == "text"), ""),
            "tiltak": f"Her er målet nådd: {poeng(vei.start.poeng + gir)}",
            "poeng": gir,
            "hittil": gir,
            "dagsverk": vei.dagsverk,
        }
        _table(view, alle.head(foer), f"Veien til {poeng(vei.maal)}", "kompass_plan_veien", total)
    if vei.rest:
        title = "Resten av planen" if foer else "Planen"
        _table(view, alle.tail(len(vei.rest)), title, "kompass_plan_resten")
    st.caption(
        "Tiltakene som gir mest for innsatsen, står først. Det to tiltak begge gir, er regnet med det første. «Grad nå» er den som er"
        " vurdert; den gir poeng bare der den er gjennomført og dokumentert."
    )


def _table(
    view: View, frame: pd.DataFrame, title: str, key: str, total: Mapping[str, object] | None = None
) -> None:
    kolonner = [each for each in _KOLONNER if each.name not in _KAN_MANGLE or frame[each.name].notna().any()]
    show_table(frame, kolonner, title=title, period="", filters={}, view=view, key=key, total=total)


def rader(kompass: Kompass, steg: Sequence[Steg], oppgaver: Mapping[str, Sequence[Ledd]]) -> pd.DataFrame:
    """The measures as the table has them, in their order; points to a tenth. `oppgaver`: links of the målstruktur by measure's id."""
    return pd.DataFrame(
        [
            {
                "tiltak": f"{nummer}. {each.tiltak.tiltak}",
                "gjelder": f"{each.tiltak.nr} {kompass.navn(each.tiltak.nr)}" if _kjent(kompass, each) else each.tiltak.nr,
                "dimensjon": each.tiltak.dimensjon or None,
                "grad": f"{_grad_naa(kompass, each.tiltak)} →{text.NO_BREAK}{_grad(kompass, each.tiltak)}",
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
        columns=[each.name for each in _KOLONNER],
    ).astype({"dagsverk": float, "per_poeng": float})  # fmt: skip


def _merknad(kompass: Kompass, steg: Steg) -> str | None:
    if not _kjent(kompass, steg):
        return f"Versjon {kompass.versjon.versjon} har ikke noe slikt nr. å vurdere."
    if steg.poeng <= 0:
        return "Gir ingen poeng utover det dere har, eller det som står foran i planen."
    sagt = [
        "Innsatsen er ikke anslått." if steg.tiltak.dagsverk is None else "",
        "Inntil så mange poeng: utgangspunktet er ukjent." if inntil([steg], kompass.celler) else "",
    ]
    return " ".join(each for each in sagt if each) or None


def _kjent(kompass: Kompass, steg: Steg) -> bool:
    return bool(beroert(steg.tiltak, kompass.celler))


def _grad(kompass: Kompass, tiltak: Tiltak) -> str:
    """The grade it is to lead to: the one whose share of the points that is."""
    grader = kompass.planen.loc[kompass.planen["id"] == tiltak.id, "maal_grad"]
    return text.number(int(grader.iloc[0]))


def _grad_naa(kompass: Kompass, tiltak: Tiltak) -> str:
    """The grades given to what it lifts; where nobody has, how much of the points the last evaluation gave."""
    celler = beroert(tiltak, kompass.celler)
    gitt = {(rad["nr"], rad["dimensjon"]): int(rad["grad"]) for rad in kompass.vurderinger.to_dict("records")}
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
