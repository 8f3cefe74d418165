"""Etterprøving av vedtak, for kontrollutvalget: a random sample that can be drawn again, and the chain of each decision.

Items exempt from public disclosure are not read, but counted. What is written in meetings is internal: only when a decision
was up there, and how it stands, is told.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC
from typing import Any

import pandas as pd

from dashboard import lake, queries, settings, text
from dashboard.analysis.etterproeving import (
    LEDD,
    Etterproeving,
    Kjede,
    Tilstand,
    Trekning,
    Utgave,
    Versjon,
    etterproev,
)
from dashboard.analysis.trekning import loddtall
from dashboard.lake import Snapshot
from dashboard.period import Period
from dashboard.reports.document import Block, Bullets, Column, Document, Facts, Heading, Paragraph, Table
from dashboard.sentences import etterproeving as tekst
from dashboard.sentences.vedtak import behandlet_i
from dashboard.sentences.words import stor

_SAK = (
    Column("id", "Id"),
    Column("tittel", "Sak"),
    Column("behandlet", "Behandlet i"),
    Column("moetedato", "Møtedato", "dato"),
)
_TRUKKET = (*_SAK, Column("resultat", "Resultat"))
_BRUDD = (*_SAK, Column("mangler", "Brudd"))
_PER_LEDD = (
    Column("navn", "Ledd"),
    Column(Tilstand.HEL.name, "Hel", "antall"),
    Column(Tilstand.BRUDD.name, "Brudd", "antall"),
    Column(Tilstand.IKKE_FORFALT.name, "Ikke forfalt", "antall"),
    Column(Tilstand.IKKE_VURDERT.name, "Ikke vurdert", "antall"),
)
_KJEDE = (Column("navn", "Ledd"), Column("tilstand", "Tilstand"), Column("viser", "Hva loggen viser"))
_PER_LAG = (
    Column("lag", "Lag"),
    Column("populasjon", "Kan trekkes", "antall"),
    Column("trukket", "Trukket", "antall"),
)


def undersoek(trekning: Trekning, snapshot: Snapshot, written: int) -> Etterproeving:
    """Draw from the log at `snapshot`, with what was published and said in meetings by version `written`.

    Deadlines are held against the version's day, so that the same draw always gives the same answer. Raises DashboardError.
    """
    return etterproev(
        trekning, snapshot.id, snapshot.time.date(), _versjoner(snapshot), written, _utgaver(written)
    )


def etterproeving(funnet: Etterproeving, snapshot: Snapshot, written: int) -> Document:
    """The report on what `undersoek` found with the same snapshot and version."""
    chosen = settings.get()
    trekning = funnet.trekning
    return Document(
        title="Etterprøving av vedtak",
        subtitle="Stikkprøve for kontrollutvalget",
        kommune=chosen.kommune_navn,
        period=tekst.om_moetedatoene(trekning.fra, trekning.til, funnet.dato),
        version=snapshot.id,
        time=snapshot.time,
        fingerprint=lake.get().fingerprint(snapshot.id),
        demo=chosen.demo,
        blocks=[
            *_innledning(funnet),
            *_trekningen(funnet, written),
            *([] if not funnet.kjeder else [*_ledd(funnet), *_kjedene(funnet.kjeder)]),
            *_metode(funnet),
        ],
    )


def sammendrag(funnet: Etterproeving) -> str:
    """What was found, in plain words: the first paragraph of the report, and of the page."""
    hele, brudd, ikke_forfalt = (
        funnet.antall(each) for each in (Tilstand.HEL, Tilstand.BRUDD, Tilstand.IKKE_FORFALT)
    )
    per_ledd = {navn: antall[Tilstand.BRUDD] for navn, antall in funnet.per_ledd().items()}
    return f"{tekst.om_kjedene(hele, brudd, ikke_forfalt)} {tekst.om_bruddene(per_ledd)}".strip()


def anslag(funnet: Etterproeving) -> str:
    """What the sample says of the decisions it is drawn from; empty where it says nothing."""
    return tekst.om_populasjonen(
        funnet.antall(Tilstand.HEL),
        funnet.forfalt,
        funnet.intervall,
        alle=funnet.alle_er_trukket,
        lag=funnet.trekning.lag,
    )


def om_trekningen(funnet: Etterproeving) -> str:
    """How many are drawn of how many, and how many are left out as exempt."""
    return tekst.om_trekningen(
        len(funnet.kjeder), funnet.trekning.antall, len(funnet.populasjon), funnet.unntatt
    )


def oversikt(kjeder: Sequence[Kjede]) -> pd.DataFrame:
    """One row per drawn decision: id, tittel, behandlet, moetedato, ansvarlig, status, lenke, resultat."""
    rader = [
        {
            **_sak(kjede.vedtak),
            "ansvarlig": kjede.vedtak["ansvarlig"],
            "status": kjede.vedtak["status"],
            "lenke": kjede.vedtak["lenke"],
            "resultat": tekst.om_resultatet(kjede.resultat, kjede.mangler),
        }
        for kjede in kjeder
    ]
    return pd.DataFrame(
        rader, columns=[*(kolonne.name for kolonne in _SAK), "ansvarlig", "status", "lenke", "resultat"]
    )


def per_ledd(funnet: Etterproeving) -> pd.DataFrame:
    """One row per link: navn, and a count per Tilstand, by its name."""
    return pd.DataFrame(
        [
            {"navn": tekst.LEDD[navn], **{tilstand.name: antall[tilstand] for tilstand in Tilstand}}
            for navn, antall in funnet.per_ledd().items()
        ]
    )


def leddene(kjede: Kjede) -> pd.DataFrame:
    """One row per link of a chain: navn, tilstand, and what the log shows (`viser`)."""
    viser = _viser(kjede)
    return pd.DataFrame(
        [
            {
                "navn": tekst.LEDD[navn],
                "tilstand": tekst.om_resultatet(ledd.tilstand, ledd.mangler) if ledd.mangler else stor(ledd.tilstand),
                "viser": viser[navn],
            }
            for navn, ledd in kjede.ledd.items()
        ]
    )  # fmt: skip


def _viser(kjede: Kjede) -> Mapping[str, str]:
    rad, registrert, utgave = kjede.vedtak, kjede.registrert, kjede.utgave
    meldt = (
        (f"utgave {utgave.utgave} for {utgave.period.label}", utgave.tidspunkt.astimezone().date())
        if utgave
        else None
    )
    return {
        "vedtak": tekst.om_vedtaket(rad),
        "eier": tekst.om_eieren(rad),
        "handling": tekst.om_handlingen(rad, kjede.oppfoelging),
        "dokumentasjon": tekst.om_dokumentasjonen(rad),
        "tilbakemelding": tekst.om_tilbakemeldingen(
            (registrert.id, registrert.tid.astimezone().date()) if registrert else None,
            meldt,
            kjede.meldefrist,
            vurdert=kjede.ledd["tilbakemelding"].tilstand is not Tilstand.IKKE_VURDERT,
        ),
    }


def _innledning(funnet: Etterproeving) -> list[Block]:
    forbehold = (
        "Etterprøvingen ser på det løsningen selv kan vise: vedtaksloggen, historikken i den, og det som er publisert. Den"
        " sier ikke om et vedtak er gjennomført på en god måte, og den erstatter ikke innsyn i arkivet. Budsjettiltak er ikke"
        " med, for tiltakslisten viser ikke til vedtak."
    )
    return [
        Paragraph(sammendrag(funnet), strong=True),
        *([Paragraph(sagt)] if (sagt := anslag(funnet)) else []),
        *([] if funnet.tilbakemelding_er_vurdert else [Paragraph(tekst.IKKE_PUBLISERT)]),
        Paragraph(forbehold),
    ]


def _trekningen(funnet: Etterproeving, written: int) -> list[Block]:
    trekning = funnet.trekning
    return [
        Heading("Trekningen"),
        Facts(
            [
                ("Frø", trekning.froe),
                ("Ønsket antall", text.number(trekning.antall)),
                ("Trukket", text.number(len(funnet.kjeder))),
                ("Populasjon", f"{text.count(len(funnet.populasjon), 'vedtak', 'vedtak')} som ikke er unntatt offentlighet"),
                ("Holdt utenfor", f"{text.count(funnet.unntatt, 'vedtak', 'vedtak')} unntatt offentlighet"),
                ("Møtedato", tekst.om_moetedatoene(trekning.fra, trekning.til, funnet.dato)),
                ("Organ", trekning.organ or "Alle"),
                ("Fordelt på", stor(tekst.LAG[trekning.lag]) if trekning.lag else "Ikke fordelt"),
                ("Fristene er regnet mot", text.day(funnet.dato)),
                ("Publisert og sagt i møter", f"Lest i versjon {written}"),
            ]
        ),
        *_lagene(funnet),
    ]  # fmt: skip


def _lagene(funnet: Etterproeving) -> list[Block]:
    lag = funnet.trekning.lag
    if not lag or funnet.populasjon.empty:
        return []
    trukket = {kjede.vedtak["id"] for kjede in funnet.kjeder}
    med = funnet.populasjon.assign(trukket=funnet.populasjon["id"].isin(trukket))
    per = med.groupby(lag, as_index=False).agg(populasjon=("id", "size"), trukket=("trukket", "sum"))
    summer: dict[str, Any] = {"lag": "Sum", "populasjon": len(med), "trukket": len(trukket)}
    return [Table(f"Trukket per {tekst.LAG[lag]}", _PER_LAG, per.rename(columns={lag: "lag"}), summer)]


def _ledd(funnet: Etterproeving) -> list[Block]:
    return [
        Heading("Leddene i kjeden"),
        Table("Antall vedtak per ledd og tilstand", _PER_LEDD, per_ledd(funnet)),
        *(block for navn in LEDD for block in _ett_ledd(navn, funnet.kjeder)),
    ]


def _ett_ledd(navn: str, kjeder: Sequence[Kjede]) -> list[Block]:
    """What the link needs, and the decisions that break in it."""
    brutt = [
        {**_sak(kjede.vedtak), "mangler": stor(", ".join(kjede.ledd[navn].mangler))}
        for kjede in kjeder
        if kjede.ledd[navn].tilstand is Tilstand.BRUDD
    ]
    tittel = tekst.LEDD[navn]
    vurdert = any(kjede.ledd[navn].tilstand is not Tilstand.IKKE_VURDERT for kjede in kjeder)
    return [
        Heading(tittel, 2),
        Paragraph(tekst.KRAV[navn]),
        Table(f"Brudd i leddet {tittel.lower()}", _BRUDD, pd.DataFrame(brutt)) if brutt else Paragraph(tekst.om_helt_ledd(vurdert=vurdert)),
    ]  # fmt: skip


def _kjedene(kjeder: Sequence[Kjede]) -> list[Block]:
    return [
        Heading("Vedtakene som er trukket"),
        Table("Trukne vedtak", _TRUKKET, oversikt(kjeder)),
        *(block for kjede in kjeder for block in _en_kjede(kjede)),
    ]


def _en_kjede(kjede: Kjede) -> list[Block]:
    rad = kjede.vedtak
    return [
        Heading(f"{rad['id']}: {rad['tittel']}", 2),
        *([Paragraph(rad["vedtakstekst"])] if rad["vedtakstekst"] else []),
        Paragraph(f"{tekst.om_resultatet(kjede.resultat, kjede.mangler)}.", strong=True),
        Table(f"Kjeden for {rad['id']}", _KJEDE, leddene(kjede)),
    ]


def _metode(funnet: Etterproeving) -> list[Block]:
    ider = funnet.populasjon["id"].tolist()
    lodd = tekst.om_loddet(ider[0], loddtall(funnet.trekning.froe, ider[0])) if ider else ""
    return [
        Heading("Slik gjentas trekningen"),
        Bullets(tekst.METODE_MED_LAG if funnet.trekning.lag else tekst.METODE),
        *([Paragraph(lodd)] if lodd else []),
        Heading("Populasjonen"),
        *_populasjonen(funnet),
    ]


def _populasjonen(funnet: Etterproeving) -> list[Block]:
    """Every id that could be drawn, by møtedato; layer by layer where the draw is spread."""
    if funnet.populasjon.empty:
        return [Paragraph("Ingen vedtak kunne trekkes.")]
    if not funnet.trekning.lag:
        return [Paragraph(f"Vedtak som kunne trekkes: {', '.join(funnet.populasjon['id'])}.")]
    return [
        Paragraph(f"{lag}: {', '.join(rader['id'])}.")
        for lag, rader in funnet.populasjon.groupby(funnet.trekning.lag)
    ]


def _sak(rad: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "id": rad["id"],
        "tittel": rad["tittel"],
        "behandlet": behandlet_i(rad),
        "moetedato": rad["moetedato"],
    }


def _versjoner(snapshot: Snapshot) -> list[Versjon]:
    """Those in which the log came in, `snapshot` or earlier, the newest first."""
    return [
        Versjon(each.id, each.time) for each in lake.get().history(snapshot.id) if "vedtak" in each.datasets
    ]


def _utgaver(written: int) -> list[Utgave]:
    """The editions that stand at `written`, each with the version that its numbers came in."""
    rader = queries.run("publisering/utgaver", written)
    return [
        Utgave(
            Period(int(rad["aar"]), int(rad["periode"])),
            int(rad["utgave"]),
            rad["tidspunkt"].to_pydatetime().replace(tzinfo=UTC),
            lake.get().figures(int(rad["versjon"])).id,
        )
        for rad in rader[rader["status"] == "publisert"].to_dict("records")
    ]
