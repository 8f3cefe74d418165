"""Tasks of the målstruktur tied to Kommunekompasset: what they may bring, and what is done but not assessed."""

from collections.abc import Iterable, Sequence

import pandas as pd
import streamlit as st

from dashboard import text
from dashboard.analysis.kompass_anslag import under
from dashboard.analysis.kompass_oppgaver import Oppgave, kan_hentes, oppgavene
from dashboard.analysis.kompasset import Kompass
from dashboard.analysis.maalstand import UTFOERT
from dashboard.analysis.strategi import Strategi
from dashboard.sentences import kompass_plan as tekst
from dashboard.ui.address import address
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.table import TableColumn, show_table

_KOLONNER = (
    TableColumn("oppgave", "Oppgave", link="til_leddet"),
    TableColumn("plan", "Plan"),
    TableColumn("gjelder", "Kommunekompasset", link="til_vurderingen"),
    TableColumn("status", "Status"),
    TableColumn("frist", "Frist", "dato"),
    TableColumn("kan_gi", "Kan gi (poeng)", "tall"),
    TableColumn("hvordan", "Slik er det regnet"),
)


def show(view: View, kompass: Kompass, strategi: Strategi) -> None:
    """What is done but not assessed first: points that assessing and documenting may bring now."""
    st.header("Oppgaver som kan gi poeng", anchor="oppgaver")
    alle = oppgavene(strategi, kompass)
    nye = [each for each in alle if each.ikke_vurdert]
    sentence(
        tekst.om_oppgavene(
            antall=_antall(alle),
            ikke_vurdert=_antall(nye),
            kan_hentes=kan_hentes(nye, kompass),
            bare_omraade=_antall(nye) - _antall(each for each in nye if not each.bare_omraade),
            ukjent_naar=_antall(each for each in alle if each.ukjent_naar),
        )
    )
    resten = [each for each in alle if not each.ikke_vurdert]
    if nye:
        _table(view, kompass, nye, "Utført, men ikke vurdert etterpå", "kompass_plan_uvurdert")
    if resten:
        with st.expander(f"De andre oppgavene ({text.number(_antall(resten))})"):
            _table(view, kompass, resten, "Andre oppgaver for Kommunekompasset", "kompass_plan_oppgaver")
    if alle:
        st.caption(
            "En oppgave gir poengene til tiltakene i planen som nevner den. Nevner ingen tiltak den, kan den gi inntil det som gjenstår"
            " i delkriteriet eller spørsmålet. Er den bare knyttet til et område, kan det ikke sies. Flere oppgaver kan dele de samme"
            " poengene."
        )


def _antall(oppgaver: Iterable[Oppgave]) -> int:
    """How many tasks: each may serve several criteria."""
    return len({each.ledd.id for each in oppgaver})


def _table(view: View, kompass: Kompass, oppgaver: Sequence[Oppgave], title: str, key: str) -> None:
    show_table(rader(kompass, oppgaver), _KOLONNER, title=title, period="", filters={}, view=view, key=key)


def rader(kompass: Kompass, oppgaver: Sequence[Oppgave]) -> pd.DataFrame:
    """The tasks as the table has them, with til_leddet and til_vurderingen (addresses)."""
    return pd.DataFrame(
        [
            {
                "oppgave": f"{each.ledd.nr} {each.ledd.tittel}" if each.ledd.nr else each.ledd.tittel,
                "til_leddet": address("strategi", ledd=each.ledd.id),
                "plan": each.ledd.plan,
                "gjelder": f"{each.nr} {each.navn}",
                "til_vurderingen": _til_vurderingen(kompass, each.nr),
                "status": _status(each),
                "frist": each.ledd.frist,
                "kan_gi": None if _ukjent(each) else round(each.poeng, 1),
                "hvordan": _hvordan(each),
            }
            for each in oppgaver
        ],
        columns=[*(each.name for each in _KOLONNER), "til_leddet", "til_vurderingen"],
    ).astype({"kan_gi": float})


def _til_vurderingen(kompass: Kompass, nr: str) -> str:
    """Where it is self-assessed: the first question in it, or in the area."""
    foerste = under(kompass.celler, nr)[0].nr
    return address(
        "kommunekompass", "vurder", **{"del": "egenvurdering", "vurder_omraade": nr.partition(".")[0], "vurder_nr": foerste}
    )  # fmt: skip


def _ukjent(oppgave: Oppgave) -> bool:
    """Nobody can tell what is left for it: it serves an area as a whole, or what it gave is assessed."""
    return oppgave.bare_omraade or (oppgave.utfoert and not oppgave.ikke_vurdert and not oppgave.tiltak)


def _status(oppgave: Oppgave) -> str:
    if oppgave.dager_over is not None:
        return f"{oppgave.status}, {text.count(oppgave.dager_over, 'dag', 'dager')} forsinket"
    if oppgave.status == UTFOERT and oppgave.ferdig is not None:
        return f"{oppgave.status} {text.day(oppgave.ferdig)}"
    return oppgave.status


def _hvordan(oppgave: Oppgave) -> str:
    vurdert = "" if oppgave.vurdert is None else f" Sist vurdert {text.day(oppgave.vurdert)}."
    if oppgave.tiltak:
        ider = ", ".join(each.tiltak.id for each in oppgave.tiltak)
        return f"{'Inntil det' if oppgave.inntil else 'Det'} {ider} i planen gir.{vurdert}"
    if oppgave.ukjent_naar:
        return f"Det er ikke meldt når den ble utført.{vurdert}"
    if oppgave.bare_omraade:
        return f"Knyttet til hele området.{vurdert}"
    if oppgave.utfoert and not oppgave.ikke_vurdert:
        return f"Er med i anslaget.{vurdert}" if oppgave.vurdert else "Ingenting gjenstår."
    return f"Inntil det som gjenstår.{vurdert}"
