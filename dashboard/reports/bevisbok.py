"""The evidence book for the evaluators of Kommunekompasset: what shows how far the municipality has come, criterion by criterion.

It is evidence, and no score. Nobody is named: responsibility is told by role. What people have written as documentation is told as it stands.
"""

from dataclasses import replace
from datetime import date

import pandas as pd

from dashboard import lake, queries, settings, text
from dashboard.analysis import bevis, kompasset
from dashboard.analysis.bevis import Bevisbok, Delkriterium, Hyllet, Omraade
from dashboard.lake import Snapshot
from dashboard.period import Period
from dashboard.reports.document import Block, Bullets, Column, Document, Facts, Heading, Paragraph, Table
from dashboard.reports.grunnlag import Grunnlag
from dashboard.sentences import kompass_bevis as tekst

_INNHOLD = (
    Column("omraade", "Område"), Column("kriterier", "Delkriterier", "antall"), Column("med", "Med bevis", "antall"),
    Column("spor", "Spor", "antall"), Column("vurderinger", "Egenvurderinger", "antall"),
)  # fmt: skip
_BEVIS = (
    Column("tittel", "Bevis"), Column("sagt", "Hva det viser"), Column("hvorfor", "Hvorfor det hører til her"), Column("versjon", "Versjon"),
)  # fmt: skip
_VURDERINGER = (
    Column("nr", "Nr."), Column("dimensjon", "Dimensjon"), Column("grad", "Grad (0–4)", "antall"), Column("steg", "Steg"),
    Column("dokumentasjon", "Dokumentasjon"), Column("rolle", "Vurdert av"), Column("dato", "Dato", "dato"),
)  # fmt: skip
_HULL = (Column("nr", "Nr."), Column("navn", "Delkriterium"), Column("maks", "Poeng", "antall"))
_KILDER = (
    Column("tittel", "Bevis"), Column("telt", "Hva som er talt"), Column("spoerring", "Spørring"), Column("versjon", "Versjon"),
)  # fmt: skip


def dato_for(snapshot: Snapshot, written: int) -> date:
    """The day the book is of: that of the version, or of what people have written since where no newer numbers have come."""
    siste = lake.get().snapshot(written) if lake.get().uploaded(written).id == snapshot.id else snapshot
    return siste.time.astimezone().date()


def newest() -> Grunnlag:
    """The newest numbers, with what is edited beside them, and the newest of what is written."""
    now = lake.get().written(lake.get().newest().id).id
    snapshot = lake.get().uploaded(now)
    dato = dato_for(snapshot, now)
    return Grunnlag(snapshot, Period(dato.year, dato.month), now)


def bevisbok(grunnlag: Grunnlag) -> Document:
    """The whole book: what it is, contents by area, each sub-criterion with its evidence, what is missing, and where each figure is from."""
    dato = dato_for(grunnlag.snapshot, grunnlag.written)
    kompass = kompasset.les(grunnlag.read, settings.get().nummer, dato)
    bok = bevis.les(
        grunnlag.read,
        lambda name, **parameters: queries.run(name, grunnlag.written, **parameters),
        kompass,
        versjoner=(grunnlag.snapshot.id, grunnlag.written),
        dato=dato,
    )
    blocks: list[Block] = [
        *_forsiden(grunnlag, bok),
        *(block for omraade in bok.omraader for block in _omraadet(omraade)),
        *_hullene(bok),
        *_kildene(bok),
    ]
    document = grunnlag.document(f"Bevisbok: {grunnlag.grenser.kommune_navn}", f"Kommunekompasset, {bok.navn.lower()}", blocks)  # fmt: skip
    return replace(document, period=tekst.dager(bok.fra, bok.til))


def _forsiden(grunnlag: Grunnlag, bok: Bevisbok) -> list[Block]:
    skrevet = lake.get().snapshot(grunnlag.written).time.astimezone()
    tall = grunnlag.snapshot.time.astimezone()
    return [
        Paragraph(tekst.om_boken(bok), strong=True),
        Facts(
            [
                ("Kommunekompasset", bok.navn),
                ("Boken er per", text.day(bok.til)),
                ("Tall er lest i", f"versjon {grunnlag.snapshot.id}, lagret {text.day(tall)} kl. {tall:%H.%M}"),
                ("Møter, forklaringer og publiseringer er lest i", f"versjon {grunnlag.written}, lagret {text.day(skrevet)} kl. {skrevet:%H.%M}"),
            ]
        ),
        Heading("Hva boken er, og hva den ikke er"),
        Bullets(list(tekst.ER_OG_ER_IKKE)),
        Heading("Innhold"),
        Table("Områdene", _INNHOLD, pd.DataFrame([_innhold(each) for each in bok.omraader])),
    ]  # fmt: skip


def _innhold(omraade: Omraade) -> dict[str, object]:
    spor = {each.bevis.kilde.id for kriterium in omraade.kriterier for each in kriterium.vist}
    return {
        "omraade": f"{omraade.nr} {omraade.navn}",
        "kriterier": len(omraade.kriterier),
        "med": sum(not each.hull for each in omraade.kriterier),
        "spor": len(spor),
        "vurderinger": sum(each.dokumentert for each in omraade.kriterier),
    }


def _omraadet(omraade: Omraade) -> list[Block]:
    return [
        Heading(f"{omraade.nr} {omraade.navn}"),
        Paragraph(f"{tekst.om_omraadet(omraade.kriterier)}."),
        *(block for each in omraade.kriterier for block in _kriteriet(each)),
    ]


def _kriteriet(kriterium: Delkriterium) -> list[Block]:
    vist = pd.DataFrame([_rad(each) for each in kriterium.vist], columns=[each.name for each in _BEVIS])
    uten = [
        f"{each.bevis.kilde.tittel}: {tekst.om_beviset(each.bevis)}"
        for each in kriterium.bevis
        if not each.bevis.viser_noe
    ]
    blocks: list[Block] = [Heading(f"{kriterium.nr} {kriterium.navn}", 2)]
    if kriterium.hull:
        blocks.append(Paragraph("Ingen bevis i løsningen ennå."))
    if not vist.empty:
        blocks.append(Table("Spor i løsningen", _BEVIS, vist))
    if not kriterium.vurderinger.empty:
        blocks.append(Table("Dokumenterte egenvurderinger", _VURDERINGER, kriterium.vurderinger))
    if uten:
        blocks += [Paragraph(f"{tekst.TELLER_IKKE}:"), Bullets(uten)]
    return blocks


def _rad(hyllet: Hyllet) -> dict[str, object]:
    return {
        "tittel": hyllet.bevis.kilde.tittel,
        "sagt": tekst.om_beviset(hyllet.bevis),
        "hvorfor": hyllet.hvorfor,
        "versjon": str(hyllet.bevis.versjon),
    }


def _hullene(bok: Bevisbok) -> list[Block]:
    rader = [{"nr": each.nr, "navn": each.navn, "maks": each.maks} for each in bok.hull]
    return [
        Heading("Hull"),
        Paragraph("Delkriterier uten spor i løsningen og uten dokumentert egenvurdering. De med flest poeng står først."),
        Table("Delkriterier uten bevis", _HULL, pd.DataFrame(rader, columns=[each.name for each in _HULL])),
    ]  # fmt: skip


def _kildene(bok: Bevisbok) -> list[Block]:
    rader = [
        {
            "tittel": each.kilde.tittel,
            "telt": each.kilde.telt,
            "spoerring": f"queries/{each.kilde.spoerring}.sql",
            "versjon": str(each.versjon),
        }
        for each in bok.bevis
    ]
    return [
        Heading("Kilder"),
        Paragraph(
            f"Hvert tall kan regnes ut på nytt: spørringen er en fil i løsningen, og versjonen sier hvilke data den er kjørt på."
            f" Der ikke annet står, er tallene for {tekst.dager(bok.fra, bok.til)}."
        ),
        Table("Hvor tallene kommer fra", _KILDER, pd.DataFrame(rader)),
    ]
