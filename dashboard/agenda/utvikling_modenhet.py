"""Digital maturity: where each tjenesteområde says it is on the five generations, where it wants to be, and the year's form."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import access
from dashboard.charts import modenhet as tegning
from dashboard.dialog import modenhet
from dashboard.dialog.modenhet import Vurdering
from dashboard.errors import DashboardError
from dashboard.period import Period
from dashboard.sentences import modenhet as tekst
from dashboard.ui import html
from dashboard.ui.chart import Drawing, draw, show_drawing
from dashboard.ui.data import numbers
from dashboard.ui.errors import show_error
from dashboard.ui.filters import choose
from dashboard.ui.markdown import escaped
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.remember import made_once
from dashboard.ui.table import Table, TableColumn, markup
from dashboard.ui.table import show as show_table

_KOLONNER = (
    TableColumn("navn", "Tjenesteområde"),
    TableColumn("aaret", "År"),
    TableColumn("naa", "Generasjon"),
    TableColumn("maal", "Mål"),
    TableColumn("gjenstaar", "Gjenstår", "antall"),
    TableColumn("begrunnelse", "Begrunnelse"),
    TableColumn("rolle", "Vurdert av"),
    TableColumn("dato", "Dato", "dato"),
)
_GENERASJONER = (TableColumn("navn", "Generasjon"), TableColumn("kjennetegn", "Kjennetegn"))
HVA_TRENGS = (
    "Last opp en fil på siden Opplasting med én rad per tjenesteområde og år, og kolonnene Tjenesteområde, År og Generasjon, og"
    " gjerne Mål for modenhet, Begrunnelse, Vurdert av og Vurdert dato."
)


@dataclass(frozen=True, slots=True)
class _Modenhet:
    """All that is shown of the assessments; `nyeste` is None where there is none. `generasjoner`: number -> name."""

    nyeste: "_Nyeste | None"
    generasjoner: Mapping[int, str]
    kjennetegn: str
    skjema: "_Skjema"


@dataclass(frozen=True, slots=True)
class _Nyeste:
    """The newest assessment of each tjenesteområde, and all of them over the years in `tabell`."""

    setning: str
    tegning: Drawing
    mangler: str
    tabell: Table


@dataclass(frozen=True, slots=True)
class _Skjema:
    """What the form begins with: the tjenesteområder (code -> name), those not assessed this year first, and the newest
    assessment of each that has one."""

    omraader: Mapping[str, str]
    gitt: Mapping[str, Mapping[Any, Any]]


def show(view: View, period: Period) -> None:
    """The newest assessment of each tjenesteområde in the period's year or before, all of them over the years, and the form."""
    modenheten = _modenheten(view, period.aar)
    siste = modenheten.nyeste
    kan_skrive = access.may_edit_strategi(view.user)
    if siste is None:
        skjema = " Eller vurder tjenesteområdene ett for ett i skjemaet under." if kan_skrive else ""
        st.info(
            f"Digital modenhet er ikke vurdert til og med {period.aar}. {HVA_TRENGS}{skjema}",
            icon=":material/upload_file:",
        )
    else:
        _show_newest(siste)
    with st.expander("Hva kjennetegner de fem generasjonene?"):
        html.write(modenheten.kjennetegn)
    if siste is not None:
        show_table(siste.tabell, view=view, key="modenhet")
    if kan_skrive:
        _write(view, period, modenheten)


def make_ready(view: View, period: Period) -> None:
    """Remember the assessments up to the year."""
    _modenheten(view, period.aar)


def _show_newest(siste: _Nyeste) -> None:
    sentence(siste.setning)
    show_drawing(siste.tegning)
    if siste.mangler:
        st.caption(escaped(siste.mangler))


@made_once
def _modenheten(view: View, aar: int) -> _Modenhet:
    rader = numbers("utvikling/modenhet", view, aar=aar)
    generasjoner = numbers("utvikling/generasjoner", view)
    navn = {int(nr): str(navn) for nr, navn in zip(generasjoner["nr"], generasjoner["navn"], strict=True)}
    naa = nyeste(rader)
    return _Modenhet(
        nyeste=None if naa.empty else _nyeste(rader, naa, navn, aar),
        generasjoner=navn,
        kjennetegn=_kjennetegn(generasjoner),
        skjema=_skjema(rader, aar),
    )


def nyeste(rader: pd.DataFrame) -> pd.DataFrame:
    """The newest assessment of each tjenesteområde, furthest from its target first: rows of utvikling/modenhet with forrige (the
    generation of the time before) and gjenstaar (generations to the target, 0 where it is reached; missing without a target)."""
    vurdert = rader.dropna(subset=["aar", "generasjon"]).sort_values(
        ["tjenesteomraade", "aar"], ascending=[True, False]
    )
    vurdert = vurdert.assign(
        gjenstaar=(vurdert["maal_generasjon"] - vurdert["generasjon"]).clip(lower=0),
        forrige=vurdert.groupby("tjenesteomraade")["generasjon"].shift(-1),
    )
    naa = vurdert.drop_duplicates("tjenesteomraade")
    return naa.sort_values(["gjenstaar", "navn"], ascending=[False, True], ignore_index=True)


def _nyeste(rader: pd.DataFrame, naa: pd.DataFrame, navn: Mapping[int, str], aar: int) -> _Nyeste:
    eldre = [
        f"{omraade} ({vurdert:.0f})" if vurdert != aar else omraade
        for omraade, vurdert in zip(naa["navn"], naa["aar"], strict=True)
    ]
    return _Nyeste(
        setning=f"{tekst.om_modenheten(naa)} {tekst.om_bevegelsen(naa)}".strip(),
        tegning=draw(
            tegning.draw(naa.assign(navn=eldre), navn, tekst.tittel(naa)),
            description=tegning.describe(naa),
        ),
        mangler=tekst.om_ikke_vurdert(list(_not_assessed(rader, aar).values()), aar),
        tabell=_table(rader, navn, aar),
    )


def _kjennetegn(generasjoner: pd.DataFrame) -> str:
    """What each generation is known by, as markup."""
    navngitt = [f"{nr} {navn}" for nr, navn in zip(generasjoner["nr"], generasjoner["navn"], strict=True)]
    return markup(generasjoner.assign(navn=navngitt), _GENERASJONER, title="Generasjoner av digital modenhet")


def _skjema(rader: pd.DataFrame, aar: int) -> _Skjema:
    alle = dict(zip(rader["tjenesteomraade"], rader["navn"], strict=True))
    vurdert = rader.dropna(subset="aar").drop_duplicates("tjenesteomraade")
    gitt = {str(rad["tjenesteomraade"]): rad for rad in vurdert.to_dict("records")}
    return _Skjema(_not_assessed(rader, aar) | alle, gitt)


def _not_assessed(rader: pd.DataFrame, aar: int) -> dict[str, str]:
    """Tjenesteområder with people in them that have no assessment of the year: code -> name."""
    vurdert = set(rader.loc[rader["aar"] == aar, "tjenesteomraade"])
    mangler = rader[
        ~rader["tjenesteomraade"].isin(vurdert) & (rader["ansatte"].isna() | (rader["ansatte"] > 0))
    ]
    return dict(zip(mangler["tjenesteomraade"], mangler["navn"], strict=True))


def _table(rader: pd.DataFrame, navn: Mapping[int, str], aar: int) -> Table:
    vurdert = rader.dropna(subset=["aar", "generasjon"])
    merket = {nr: f"{nr} {ord_}" for nr, ord_ in navn.items()}
    return Table(
        vurdert.assign(
            aaret=[f"{each:.0f}" for each in vurdert["aar"]],
            naa=vurdert["generasjon"].map(merket),
            maal=vurdert["maal_generasjon"].map(merket),
            gjenstaar=(vurdert["maal_generasjon"] - vurdert["generasjon"]).clip(lower=0),
        ),
        _KOLONNER,
        title="Egne vurderinger av digital modenhet",
        period=f"til og med {aar}",
    )


def _write(view: View, period: Period, modenheten: _Modenhet) -> None:
    st.header("Vurder digital modenhet", anchor="vurder")
    skjema = modenheten.skjema
    if not skjema.omraader:
        st.caption(
            "Last opp organisasjonen under Opplasting først: den sier hvilke tjenesteområder som finnes."
        )
        return
    with st.container(width=420):
        valgt = str(choose("Tjenesteområde", skjema.omraader, "omraade"))
    _form(view, period, valgt, skjema.gitt.get(valgt, {}), modenheten.generasjoner)


def _form(view: View, period: Period, omraade: str, gitt: Mapping[Any, Any], navn: Mapping[int, str]) -> None:
    """`gitt`: the newest assessment. That of an earlier year gives where it was and the target, not the reason."""
    key = f"modenhet_{period.aar}_{omraade}"
    i_aar = gitt.get("aar") == period.aar
    if (stored := st.session_state.pop(f"{key}_lagret", None)) is not None:
        st.success(stored, icon=":material/check:")
    numre = list(navn)
    with st.form(key, border=True):
        venstre, hoeyre = st.columns(2)
        generasjon = venstre.selectbox(
            f"Generasjon i {period.aar}",
            numre,
            index=_place(gitt.get("generasjon"), numre),
            format_func=lambda nr: f"{nr} {navn[nr]}",
            placeholder="Velg",
            key=f"{key}_generasjon",
        )
        maal = hoeyre.selectbox(
            "Mål",
            [None, *numre],
            index=_place(gitt.get("maal_generasjon"), [None, *numre]) or 0,
            format_func=lambda nr: f"{nr} {navn[nr]}" if nr else "Ikke satt",
            key=f"{key}_maal",
        )
        begrunnelse = st.text_area(
            "Begrunnelse: hva viser at tjenesteområdet er der?",
            _text(gitt.get("begrunnelse")) if i_aar else "",
            key=f"{key}_begrunnelse",
        )
        rolle = st.text_input(
            "Vurdert av (rolle, ikke navn)",
            _text(gitt.get("rolle")) or "Kommunalsjef",
            key=f"{key}_rolle",
        )
        pressed = st.form_submit_button("Lagre vurderingen", type="primary")
    st.caption("Vurderingen lagres som egen versjon. Tidligere år og versjoner kan leses i historikken.")
    if pressed:
        _save(view, Vurdering(omraade, period.aar, generasjon, maal, begrunnelse, rolle), key)


def _save(view: View, vurdering: Vurdering, key: str) -> None:
    base = st.session_state.setdefault(f"{key}_base", view.written)
    try:
        stored = modenhet.save(view.user, vurdering, today=date.today(), base=base)
    except DashboardError as error:
        # Whoever reads what the other has written, and saves again, means it.
        st.session_state[f"{key}_base"] = view.written
        show_error(error)
        return
    st.session_state[f"{key}_base"] = stored.id
    st.session_state[f"{key}_lagret"] = "Vurderingen er lagret."
    st.rerun()


def _place(nr: Any, numre: Sequence[int | None]) -> int | None:
    return None if nr is None or pd.isna(nr) or int(nr) not in numre else numre.index(int(nr))


def _text(verdi: Any) -> str:
    return verdi if isinstance(verdi, str) else ""
