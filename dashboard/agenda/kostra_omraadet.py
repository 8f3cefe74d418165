"""One service area on one screen: cost beside coverage and quality, what the difference amounts to, and what is coming."""

from functools import partial

import pandas as pd
import streamlit as st

from dashboard.agenda.kostra_valg import Valg, husket
from dashboard.agenda.rapporter import downloads
from dashboard.charts import kostra_mulighetsrom, kostra_sammenligning
from dashboard.reports.kostra_bilde import Omraadebilde, spenn_tabell
from dashboard.reports.kostra_profil import profil
from dashboard.sentences import kostra as tekst
from dashboard.sentences import kostra_behov
from dashboard.sentences import kostra_mulighetsrom as om_mulighetsrommet
from dashboard.sentences.kostra_serie import om_aargangen
from dashboard.sentences.kostra_tall import OM_MERKENE
from dashboard.sentences.words import stor
from dashboard.ui.address import address
from dashboard.ui.chart import Drawing, draw, show_drawing
from dashboard.ui.markdown import escaped
from dashboard.ui.plain import sentence
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
            st.markdown("\n".join(f"- {each}" for each in kostra_behov.forbehold(bilde.mulighetsrom)))
    st.header("Alle nøkkeltall for området", anchor="nokkeltall")
    show_table(_tabellen(bilde), view=valg.view, key="kostra_omraadet")
    st.caption(f"{om_aargangen(bilde.aargang)} {OM_MERKENE} {tekst.OM_FARGENE}")
    _forbehold(bilde)


def _kroner(bilde: Omraadebilde) -> None:
    st.header("Hva forskjellen svarer til", anchor="kroner")
    if bilde.spenn is None:
        st.markdown(escaped(kostra_behov.hvorfor_ikke(bilde.mulighetsrom)))
        return
    spenn = bilde.spenn
    st.markdown(
        escaped(
            om_mulighetsrommet.om_spennet(
                bilde.navn, bilde.tittel, [(each.navn, each.kr) for each in spenn.utslag]
            )
        )
    )
    show_drawing(_spennet(bilde))
    st.caption(
        om_mulighetsrommet.om_delene(
            spenn.deler, spenn.uten, [(navn, str(grunn)) for navn, grunn in spenn.uteladt]
        )
    )


def _framover(bilde: Omraadebilde) -> None:
    st.header("Befolkningen framover", anchor="framover")
    st.markdown(kostra_behov.om_utgiftsbehovet(bilde.utgiftsbehov, bilde.tittel))
    st.markdown(f"[Se befolkning, framskriving og økonomiplan på Demografi]({address('demografi', kommune=bilde.egen)})")


def _forbehold(bilde: Omraadebilde) -> None:
    rader = bilde.katalog[bilde.katalog["nokkeltall"].isin(bilde.egne["nokkeltall"])]
    with st.expander("Hva tallene sier, og hva de ikke sier"):
        st.markdown(
            "\n".join(
                f"- **{rad['tittel']}.** {rad['hva']} {rad['forbehold']}" for rad in rader.to_dict("records")
            )
        )


@husket
def _setningen(bilde: Omraadebilde) -> str:
    return tekst.overskrift(bilde.katalog, bilde.rader, bilde.tittel, bilde.referanse or "")


@husket
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


@husket
def _spennet(bilde: Omraadebilde) -> Drawing:
    rader = spenn_tabell([bilde])
    return draw(kostra_mulighetsrom.draw(rader), description=kostra_mulighetsrom.describe(rader))


@husket
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
            TableColumn("slag_ord", "Slag"),
            TableColumn("enhet", "Enhet"),
            TableColumn("aar", "År"),
            *(TableColumn(region, navn[region], "tall") for region in med_noe),
        ),
        title=f"{bilde.tittel}: {bilde.navn} og andre",
    )
