"""A service area's profile on one page: the comparison, the amount with its caveats, what is coming, and how fresh it is."""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from dashboard import lake, settings
from dashboard.charts import kostra_sammenligning
from dashboard.lake import Snapshot
from dashboard.reports import kostra_tekst as tekst
from dashboard.reports.document import Block, Bullets, Column, Document, Heading, Paragraph, Table
from dashboard.reports.kostra_bilde import Omraadebilde
from dashboard.reports.tegning import drawn
from dashboard.sentences import kostra_behov
from dashboard.sentences.kostra_serie import om_utgaven
from dashboard.sentences.kostra_tall import OM_MERKENE, kort, merkeord, sagt
from dashboard.sentences.words import stor

_VISTE_TALL = 6
_VISTE_REGIONER = 5


def profil(snapshot: Snapshot, bilde: Omraadebilde) -> Document:
    """The same version, area and comparison always give the same page."""
    chosen = settings.get()
    aar = bilde.egne["aar"].max()
    return Document(
        title=f"{bilde.tittel}: {kort(bilde.navn)} sammenlignet",
        subtitle="KOSTRA-profil",
        kommune=chosen.kommune_navn,
        period="" if pd.isna(aar) else str(int(aar)),
        version=snapshot.id,
        time=snapshot.time,
        fingerprint=lake.get().fingerprint(snapshot.id),
        demo=chosen.demo,
        compact=True,
        blocks=_blokkene(bilde),
    )


def _blokkene(bilde: Omraadebilde) -> list[Block]:
    borte = tekst.om_de_uten_tall(bilde) if len(bilde.egne) else ""
    return [
        Paragraph(tekst.overskriften(bilde), strong=True),
        *_diagrammet(bilde),
        _tabellen(bilde),
        *([Paragraph(borte)] if borte else []),
        Bullets(tekst.forbeholdene(bilde, bilde.hovedtall, kort=True)),
        Heading("Hva forskjellen svarer til"),
        Paragraph(" ".join(tekst.om_beloepet(bilde))),
        *([] if bilde.spenn is None else [Paragraph(" ".join(kostra_behov.forbehold(bilde.mulighetsrom)))]),
        Heading("Befolkningen framover"),
        Paragraph(" ".join(tekst.om_det_som_kommer(bilde))),
        Paragraph(f"{om_utgaven(bilde.rader)} {OM_MERKENE}"),
    ]


def _diagrammet(bilde: Omraadebilde) -> list[Block]:
    """The first main figure alone: the table holds the others, and there is one page."""
    if not bilde.hovedtall:
        return []
    rader = bilde.side_om_side[bilde.side_om_side["nokkeltall"] == bilde.hovedtall[0]]
    rader = rader[rader["egen"].astype(bool) | rader["verdi"].notna() | rader["merke"].notna()]
    aar = rader["aar"].dropna()
    tall = bilde.som_tall(bilde.hovedtall[0], None if aar.empty else int(aar.iloc[0]))
    return [drawn(kostra_sammenligning.draw(rader, tall), kostra_sammenligning.describe(rader, tall))]


def _viste_tall(bilde: Omraadebilde) -> list[str]:
    """The main figures, then one of each kind in turn, so that cost does not crowd out the rest."""
    andre = bilde.egne[~bilde.egne["nokkeltall"].isin(bilde.hovedtall)]
    i_tur = andre.assign(tur=andre.groupby("slag").cumcount()).sort_values("tur", kind="stable")
    viste = [*bilde.hovedtall, *(str(each) for each in i_tur["nokkeltall"])][:_VISTE_TALL]
    return [str(each) for each in bilde.egne["nokkeltall"] if each in viste]


def _tabellen(bilde: Omraadebilde) -> Table:
    rader = bilde.rader
    regioner = [bilde.egen, *bilde.regioner]
    med_tall = [region for region in regioner if rader.loc[rader["region"] == region, "verdi"].notna().any()][
        :_VISTE_REGIONER
    ]
    navn = dict(zip(rader["region"], rader["navn"], strict=True))
    vist = _viste_tall(bilde)
    celler = []
    for nokkeltall in vist:
        alle = {rad["region"]: rad for rad in rader[rader["nokkeltall"] == nokkeltall].to_dict("records")}
        egen = alle[bilde.egen]
        andre = [rad["verdi"] for rad in alle.values()]
        celler.append(
            {"tittel": egen["tittel"], "aar": str(int(egen["aar"]))}
            | {region: _celle(alle[region], andre) for region in med_tall}
        )
    kolonner = (
        Column("tittel", "Nøkkeltall"),
        Column("aar", "År"),
        *(Column(region, stor(kort(navn[region])), "tall") for region in med_tall),
    )
    return Table("Nøkkeltallene", kolonner, pd.DataFrame(celler, columns=[each.name for each in kolonner]))


def _celle(rad: Mapping[Hashable, Any], andre: list[float]) -> str:
    return merkeord(rad["merke"]) if pd.isna(rad["verdi"]) else sagt(rad["verdi"], str(rad["enhet"]), andre)
