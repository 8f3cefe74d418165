"""One service area on one screen: cost beside coverage and quality, what the difference amounts to, and what is coming."""

from functools import partial

import pandas as pd
import streamlit as st

from dashboard.agenda.kostra_valg import Valg
from dashboard.agenda.rapporter import downloads
from dashboard.charts import kostra_mulighetsrom, kostra_sammenligning
from dashboard.reports import kostra_tekst as tekst
from dashboard.reports.kostra_bilde import Omraadebilde, spenn_tabell
from dashboard.reports.kostra_profil import profil
from dashboard.sentences import kostra_behov
from dashboard.sentences.kostra import OM_FARGENE
from dashboard.sentences.kostra_serie import om_utgaven
from dashboard.sentences.kostra_tall import OM_MERKENE
from dashboard.sentences.words import stor
from dashboard.ui import html
from dashboard.ui.address import address
from dashboard.ui.chart import Drawing, draw, show_drawing
from dashboard.ui.markdown import escaped
from dashboard.ui.plain import sentence
from dashboard.ui.remember import made_once
from dashboard.ui.table import Table, TableColumn
from dashboard.ui.table import show as show_table


def show(valg: Valg) -> None:
    bilde = valg.bilde
    if bilde.egne.empty:
        st.info(f"{bilde.navn} har ingen tall for {bilde.tittel.lower()} i det som er hentet fra SSB.")
        return
    sentence(_setningen(bilde))
    drawings = _tegningene(bilde)
    for column, drawing in zip(st.columns(len(drawings)), drawings, strict=True):
        with column:
            show_drawing(drawing)
    if borte := _uten_tall(bilde):
        st.caption(escaped(borte))
    kroner, framover = st.columns(2)
    with kroner:
        _kroner(bilde)
    with framover:
        _framover(bilde)
        st.markdown("**Profil på én side, til møtet**")
        downloads(
            valg.view,
            partial(profil, valg.view.snapshot, bilde),
            f"kostra-{bilde.omraade}-{bilde.egen}",
            "profil",
        )
    if bilde.spenn is not None:
        with st.expander("Slik må beløpet leses", expanded=True):
            st.markdown(_slik_leses(bilde))
    st.header("Alle nøkkeltall for området", anchor="nokkeltall")
    show_table(_tabellen(bilde), view=valg.view, key="kostra_omraadet")
    st.caption(f"{_utgaven(bilde)} {OM_MERKENE} {OM_FARGENE}")
    with st.expander("Hva tallene sier, og hva de ikke sier"):
        st.markdown(_hva_tallene_sier(bilde))


def make_ready(bilde: Omraadebilde) -> None:
    """Remember what is shown of the area."""
    if bilde.egne.empty:
        return
    _setningen(bilde)
    _tegningene(bilde)
    _uten_tall(bilde)
    _beloepet(bilde)
    if bilde.spenn is not None:
        _spennet(bilde)
        _slik_leses(bilde)
    _det_som_kommer(bilde)
    _tabellen(bilde)
    _utgaven(bilde)
    _hva_tallene_sier(bilde)


def _kroner(bilde: Omraadebilde) -> None:
    st.header("Hva forskjellen svarer til", anchor="kroner")
    hva, *av_hva = _beloepet(bilde)
    st.markdown(escaped(hva))
    if bilde.spenn is not None:
        show_drawing(_spennet(bilde))
    for sagt in av_hva:
        st.caption(escaped(sagt))


def _framover(bilde: Omraadebilde) -> None:
    st.header("Befolkningen framover", anchor="framover")
    for sagt in _det_som_kommer(bilde):
        st.markdown(escaped(sagt))
    lenke = html.escaped(address("demografi", kommune=bilde.egen))
    html.write(
        f"<p><a href='{lenke}' target='_self'>Befolkning, framskriving og økonomiplan på Demografi</a></p>"
    )


@made_once
def _beloepet(bilde: Omraadebilde) -> list[str]:
    return tekst.om_beloepet(bilde)


@made_once
def _det_som_kommer(bilde: Omraadebilde) -> list[str]:
    return tekst.om_det_som_kommer(bilde)


@made_once
def _uten_tall(bilde: Omraadebilde) -> str:
    return tekst.om_de_uten_tall(bilde)


@made_once
def _slik_leses(bilde: Omraadebilde) -> str:
    return "\n".join(f"- {each}" for each in kostra_behov.forbehold(bilde.mulighetsrom))


@made_once
def _utgaven(bilde: Omraadebilde) -> str:
    return om_utgaven(bilde.rader)


@made_once
def _hva_tallene_sier(bilde: Omraadebilde) -> str:
    alle = tekst.forbeholdene(bilde, list(bilde.egne["nokkeltall"]))
    return "\n".join(f"- {escaped(each)}" for each in alle)


@made_once
def _setningen(bilde: Omraadebilde) -> str:
    return tekst.overskriften(bilde)


@made_once
def _tegningene(bilde: Omraadebilde) -> list[Drawing]:
    rader = bilde.side_om_side
    return [
        draw(
            chart,
            description=kostra_sammenligning.describe(gruppe, bilde.som_tall(str(nokkeltall), _aar(gruppe))),
        )
        for chart, (nokkeltall, gruppe) in zip(
            kostra_sammenligning.draw_side_om_side(rader),
            rader.groupby("nokkeltall", sort=False),
            strict=True,
        )
    ]


def _aar(gruppe: pd.DataFrame) -> int | None:
    aar = gruppe["aar"].dropna()
    return None if aar.empty else int(aar.iloc[0])


@made_once
def _spennet(bilde: Omraadebilde) -> Drawing:
    rader = spenn_tabell([bilde])
    return draw(kostra_mulighetsrom.draw(rader), description=kostra_mulighetsrom.describe(rader))


@made_once
def _tabellen(bilde: Omraadebilde) -> Table:
    """A row per figure, a column per region; a mark stands where a figure is missing."""
    rader = bilde.rader.assign(
        celle=bilde.rader["verdi"].astype(object).where(bilde.rader["verdi"].notna(), bilde.rader["merke"])
    )
    navn = dict(zip(rader["region"], rader["navn"], strict=True))
    per = rader.pivot(index="nokkeltall", columns="region", values="celle")
    med_noe = [region for region in navn if per[region].notna().any()]
    frame = rader.drop_duplicates("nokkeltall")[["nokkeltall", "tittel", "slag", "enhet", "aar"]].merge(
        per[med_noe], left_on="nokkeltall", right_index=True
    )
    frame = frame[frame[med_noe].notna().any(axis=1)]
    return Table(
        frame.assign(
            aar=[str(int(aar)) for aar in frame["aar"]], slag_ord=[stor(slag) for slag in frame["slag"]]
        ),
        (
            TableColumn("tittel", "Nøkkeltall"),
            *(TableColumn(region, navn[region], "tall") for region in med_noe),
            TableColumn("enhet", "Enhet"),
            TableColumn("aar", "År"),
            TableColumn("slag_ord", "Slag"),
        ),
        title=f"{bilde.tittel}: {bilde.navn} og andre",
    )
