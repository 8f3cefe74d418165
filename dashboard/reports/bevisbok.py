"""The evidence book for the evaluators of Kommunekompasset: what shows how far the municipality has come, criterion by criterion.

It is evidence, and no score. Responsibility is told by role: of decisions, talks and meetings only counts are told. What people have
written as role and documentation is told as it stands.
"""

from dataclasses import replace
from datetime import date

import pandas as pd

from dashboard import lake, queries, settings, text
from dashboard.analysis import bevis, kompasset
from dashboard.analysis.bevis import DELVIS_FRA, Bevisbok, Delkriterium, Hyllet, Omraade, Styrke, dekning
from dashboard.lake import Snapshot
from dashboard.period import Period
from dashboard.reports.document import Block, Bullets, Column, Document, Facts, Heading, Paragraph, Table
from dashboard.reports.grunnlag import Grunnlag
from dashboard.sentences import kompass_bevis as tekst

_INNHOLD = (
    Column("omraade", "Område"), Column("kriterier", "Delkriterier", "antall"), Column("med_spor", "Med spor", "antall"),
    Column("bare_vurdert", "Bare egenvurdering", "antall"), Column("hull", "Ingen av delene", "antall"), Column("spor", "Spor", "antall"),
    Column("vurderinger", "Egenvurderinger", "antall"),
)  # fmt: skip
_BEVIS = (
    Column("tittel", "Spor"), Column("sagt", "Hva det viser"), Column("styrke", "Styrke"), Column("hvorfor", "Hvorfor det hører til her"),
    Column("versjon", "Versjon"),
)  # fmt: skip
_ANDEL = Column("andel", "Andel")
_UNDER = (_BEVIS[0], _BEVIS[1], _ANDEL, *_BEVIS[3:])
_GJENSTAAR = (_BEVIS[0], _BEVIS[1], _ANDEL, Column("numre", "Delkriterier"))
_VURDERINGER = (
    Column("nr", "Nr."), Column("dimensjon", "Dimensjon"), Column("grad", "Grad", "antall"), Column("steg", "Steg"),
    Column("dokumentasjon", "Dokumentasjon"), Column("rolle", "Vurdert av"), Column("dato", "Dato", "dato"),
)  # fmt: skip
_HULL = (Column("nr", "Nr."), Column("navn", "Delkriterium"), Column("maks", "Poeng", "antall"))
_KILDER = (
    Column("tittel", "Spor"),
    Column("telt", "Hva som er talt"),
    Column("kommando", "Kommando", "kode"),
)


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


def les(grunnlag: Grunnlag) -> Bevisbok:
    """The evidence that the book is made of."""
    dato = dato_for(grunnlag.snapshot, grunnlag.written)
    return bevis.les(
        grunnlag.read,
        lambda name, **parameters: queries.run(name, grunnlag.written, **parameters),
        kompasset.les(grunnlag.read, settings.get().nummer, dato),
        versjoner=(grunnlag.snapshot.id, grunnlag.written),
        dato=dato,
    )


def bevisbok(grunnlag: Grunnlag) -> Document:
    """The whole book: what it is, contents by area, each sub-criterion with its evidence, what remains and what is missing, and how
    each figure is had again."""
    bok = les(grunnlag)
    blocks: list[Block] = [
        *_forsiden(grunnlag, bok),
        *(block for omraade in bok.omraader for block in _omraadet(omraade)),
        *_gjenstaar(bok),
        *_hullene(bok),
        *_kildene(grunnlag, bok),
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
        *([Paragraph(tekst.om_summen(bok))] if tekst.om_summen(bok) else []),
    ]  # fmt: skip


def _innhold(omraade: Omraade) -> dict[str, object]:
    dekket = dekning(omraade.kriterier)
    return {
        "omraade": f"{omraade.nr} {omraade.navn}",
        "kriterier": dekket.alle,
        "med_spor": dekket.spor,
        "bare_vurdert": dekket.bare_vurdert,
        "hull": dekket.hull,
        "spor": omraade.spor,
        "vurderinger": sum(len(each.dokumenterte) for each in omraade.kriterier),
    }


def _omraadet(omraade: Omraade) -> list[Block]:
    return [
        Heading(f"{omraade.nr} {omraade.navn}"),
        Paragraph(tekst.om_dekningen(omraade.kriterier)),
        *(block for each in omraade.kriterier for block in _kriteriet(each)),
    ]


def _kriteriet(kriterium: Delkriterium) -> list[Block]:
    uten = [
        f"{each.bevis.kilde.tittel}: {tekst.om_mangelen(each.bevis)}"
        for each in kriterium.med_styrke(Styrke.UTEN_DATA)
    ]
    blocks: list[Block] = [Heading(f"{kriterium.nr} {kriterium.navn}", 2)]
    if kriterium.hull:
        blocks.append(Paragraph("Verken spor i løsningen eller dokumentert egenvurdering ennå."))
    for tittel, kolonner, hyllet in (
        ("Spor i løsningen", _BEVIS, kriterium.spor),
        (tekst.GJENSTAAR, _UNDER, kriterium.med_styrke(Styrke.GJENSTAAR)),
    ):
        if hyllet:
            blocks.append(Table(tittel, kolonner, pd.DataFrame([_rad(each) for each in hyllet])))
    for tittel, vurdert in (
        ("Dokumenterte egenvurderinger", kriterium.dokumenterte),
        (tekst.IKKE_ENNAA, kriterium.ikke_ennaa),
    ):
        if not vurdert.empty:
            blocks.append(Table(tittel, _VURDERINGER, vurdert))
    if uten:
        blocks += [Paragraph(f"{tekst.INGEN_DATA}:"), Bullets(uten)]
    return blocks


def _rad(hyllet: Hyllet) -> dict[str, object]:
    return {
        "tittel": hyllet.bevis.kilde.tittel,
        "sagt": tekst.om_beviset(hyllet.bevis),
        "styrke": tekst.om_styrken(hyllet.bevis),
        "andel": tekst.om_andelen(hyllet.bevis),
        "hvorfor": hyllet.hvorfor,
        "versjon": str(hyllet.bevis.versjon),
    }


def _gjenstaar(bok: Bevisbok) -> list[Block]:
    rader = [
        {
            "tittel": each.kilde.tittel,
            "sagt": tekst.om_beviset(each),
            "andel": tekst.om_andelen(each),
            "numre": ", ".join(numre),
        }
        for each, numre in bok.gjenstaar
    ]
    return [
        Heading(tekst.GJENSTAAR),
        Paragraph(
            f"Spor der under {DELVIS_FRA} % er gjort. De teller ikke, men er nyttige å ha med i intervjuet."
        ),
        Table(
            "Hva som gjenstår", _GJENSTAAR, pd.DataFrame(rader, columns=[each.name for each in _GJENSTAAR])
        ),
    ]


def _hullene(bok: Bevisbok) -> list[Block]:
    rader = [{"nr": each.nr, "navn": each.navn, "maks": each.maks} for each in bok.hull]
    return [
        Heading("Hull"),
        Paragraph("Delkriterier uten spor som teller og uten dokumentert egenvurdering. De med flest poeng står først."),
        Table("Delkriterier uten bevis", _HULL, pd.DataFrame(rader, columns=[each.name for each in _HULL])),
    ]  # fmt: skip


def _kildene(grunnlag: Grunnlag, bok: Bevisbok) -> list[Block]:
    rader = [
        {
            "tittel": each.kilde.tittel,
            "telt": each.kilde.telt,
            "kommando": tekst.kommando(each.kilde.spoerring, each.versjon, each.gitt),
        }
        for each in bok.bevis
    ]
    egne = {
        "tittel": "Egenvurderinger",
        "telt": "Det nyeste svaret på hver dimensjon. De som viser til dokumentasjon, er med i boken.",
        "kommando": tekst.kommando(
            "kommunekompass/egenvurderinger",
            grunnlag.snapshot.id,
            {"versjon": bok.versjon, "dato": bok.til},
        ),
    }
    return [
        Heading("Kilder"),
        Paragraph(
            "Hvert tall kan regnes ut på nytt: kommandoen står med alle verdiene den trenger, også versjonen av dataene (--at). I svaret er"
            " teller og nevner det sporet er målt med, og de andre tallene det som ellers er sagt om det."
            f" Der ikke annet står, er tallene for {tekst.dager(bok.fra, bok.til)}."
        ),
        Table("Hvor tallene kommer fra", _KILDER, pd.DataFrame([*rader, egne])),
    ]
