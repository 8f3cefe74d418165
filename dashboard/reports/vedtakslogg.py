"""The log of decisions that kommunestyret gets twice a year: what was decided, done since, and what is open and late.

Items exempt from public disclosure are not read, so that nothing in the report can come from them (offentleglova).
"""

from datetime import date

import pandas as pd

from dashboard import lake, queries, settings, text
from dashboard.charts.vedtak_frister import i_ord, vedtak_frister
from dashboard.datasets.vedtak import CLOSED, VERBALVEDTAK
from dashboard.errors import DashboardError
from dashboard.lake import Snapshot
from dashboard.reports.document import Block, Column, Document, Heading, Paragraph, Table
from dashboard.reports.tegning import drawn
from dashboard.sentences import vedtak as tekst

_SAK = (Column("tittel", "Sak"), Column("behandlet", "Behandlet i"), Column("moetedato", "Møtedato", "dato"))
_ANSVARLIG = Column("ansvarlig", "Ansvarlig")
_STATUS = Column("status", "Status")
_BEGRUNNELSE = Column("begrunnelse", "Hva loggen sier")
_VEDTATT = (*_SAK, _ANSVARLIG, Column("frist", "Frist", "dato"), _STATUS)
_AVSLUTTET = (*_SAK, _STATUS, Column("statusdato", "Dato", "dato"), _BEGRUNNELSE)
_AAPNE = (*_SAK, _ANSVARLIG, Column("frist", "Frist", "dato"), _STATUS, _BEGRUNNELSE)
_SENE = (*_AAPNE[:-2], Column("dager_forsinket", "Dager over", "antall"), *_AAPNE[-2:])
_ANTALL = (
    Column("vedtatt", "Vedtatt", "antall"),
    Column("utfoert", "Utført", "antall"),
    Column("utgaar", "Utgått", "antall"),
    Column("aapne", "Åpne", "antall"),
    Column("forsinket", "Over fristen", "antall"),
)


def vedtakslogg(snapshot: Snapshot, fra: date, til: date) -> Document:
    """The log from `fra` up to and including `til`, as it stands in the version `snapshot`.

    Deadlines are held against `til`, or the version's day where that is earlier: the same version and period always
    give the same report. Raises DashboardError where `fra` comes after `til`.
    """
    if fra > til:
        raise DashboardError(
            "Perioden går baklengs",
            f"Vedtaksloggen kan ikke begynne {text.day(fra)} og slutte {text.day(til)}.",
            "Velg en første dag som kommer før den siste.",
        )
    dato = min(til, snapshot.time.date())
    saker = _saker(snapshot, fra, til, dato)
    verbal = saker["type"] == VERBALVEDTAK
    chosen = settings.get()
    return Document(
        title="Vedtakslogg",
        subtitle=f"Oppfølging av politiske vedtak, {tekst.om_perioden(fra, til)}",
        kommune=chosen.kommune_navn,
        period=tekst.om_perioden(fra, til),
        version=snapshot.id,
        time=snapshot.time,
        fingerprint=lake.get().fingerprint(snapshot.id),
        demo=chosen.demo,
        blocks=[
            *_innledning(saker[~verbal], _statuser(snapshot, dato), fra, til, dato),
            *([] if saker.empty else _vedtakene(saker[~verbal], dato)),
            *_verbalvedtakene(saker[verbal]),
            *_fordelt(saker[~verbal]),
        ],
    )


def _saker(snapshot: Snapshot, fra: date, til: date, dato: date) -> pd.DataFrame:
    """The public log with what each case was to the period: vedtatt, utfoert, utgaar, aapen, forsinket."""
    valg = dict.fromkeys(("organ", "omraade", "type", "frist", "soek"))
    alle = queries.run("vedtak/liste", snapshot.id, dato=dato, vis_unntatt=False, status="alle", **valg)
    rader = alle.to_dict("records")
    i_perioden = alle["statusdato"].between(pd.Timestamp(fra), pd.Timestamp(til))
    return alle.assign(
        behandlet=[tekst.behandlet_i(rad) for rad in rader],
        begrunnelse=[tekst.begrunnelse(rad) for rad in rader],
        vedtatt=alle["moetedato"] >= pd.Timestamp(fra),
        utfoert=i_perioden & (alle["status"] == "utført"),
        utgaar=i_perioden & (alle["status"] == "utgår"),
        aapen=~alle["status"].isin(CLOSED),
        forsinket=alle["dager_forsinket"].notna(),
    )


def _statuser(snapshot: Snapshot, dato: date) -> pd.DataFrame:
    return queries.run("vedtak/per_status", snapshot.id, dato=dato, vis_unntatt=False)


def _innledning(saker: pd.DataFrame, statuser: pd.DataFrame, fra: date, til: date, dato: date) -> list[Block]:
    hva = [tekst.om_vedtakene(statuser, dato)]
    if not statuser.empty:
        vedtatt, utfoert, utgaar = (int(saker[navn].sum()) for navn in ("vedtatt", "utfoert", "utgaar"))
        hva.insert(0, tekst.om_loggen(vedtatt, utfoert, utgaar, fra, til))
    uten_dato = saker["status"].isin(CLOSED) & saker["statusdato"].isna()
    forbehold = [
        "Status er slik loggen sto i versjonen som er oppgitt. Fristene er regnet mot "
        f"{text.day(dato)}. Saker som er unntatt offentlighet, er ikke med."
    ]
    if antall := int(uten_dato.sum()):
        forbehold.append(f"{text.count(antall, 'vedtak', 'vedtak')} er avsluttet uten at loggen sier når.")
    return [Paragraph(" ".join(hva), strong=True), Paragraph(" ".join(forbehold))]


def _vedtakene(saker: pd.DataFrame, dato: date) -> list[Block]:
    avsluttet = saker[saker["utfoert"] | saker["utgaar"]].sort_values(["statusdato", "id"])
    sene, i_rute = saker[saker["forsinket"]], saker[saker["aapen"] & ~saker["forsinket"]]
    vedtatt = saker[saker["vedtatt"]].sort_values(["moetedato", "id"])
    return [
        Heading("Vedtatt i perioden"),
        *_tabell("Vedtak gjort i perioden", _VEDTATT, vedtatt, "Ingen vedtak ble gjort i perioden."),
        Heading("Avsluttet i perioden"),
        *_tabell("Vedtak som ble utført eller utgikk", _AVSLUTTET, avsluttet, "Ingen vedtak ble avsluttet i perioden."),
        Heading(f"Åpne vedtak per {text.day(dato)}"),
        *_diagram(saker),
        *_tabell("Åpne vedtak over fristen", _SENE, sene, "Ingen åpne vedtak er over fristen."),
        *_tabell("Andre åpne vedtak", _AAPNE, i_rute, "Det er ingen andre åpne vedtak."),
    ]  # fmt: skip


def _diagram(saker: pd.DataFrame) -> list[Block]:
    aapne = saker[saker["aapen"]]
    if aapne.empty:
        return []
    per_status = aapne.groupby("status", as_index=False, sort=False).agg(
        antall=("id", "size"), forsinket=("forsinket", "sum")
    )
    ordnet = per_status.sort_values("antall", ascending=False, kind="stable")
    return [drawn(vedtak_frister(ordnet, "status", tekst.tittel_status(ordnet)), i_ord(ordnet, "status"))]


def _verbalvedtakene(saker: pd.DataFrame) -> list[Block]:
    """Those of the period, and those still open."""
    if saker.empty:
        return []
    med = saker[saker["vedtatt"] | saker["utfoert"] | saker["utgaar"] | saker["aapen"]]
    return [
        Heading("Verbalvedtak"),
        *_tabell(
            "Verbalvedtak som er gjort eller avsluttet i perioden, eller fortsatt er åpne",
            (*_VEDTATT, _BEGRUNNELSE),
            med.sort_values(["moetedato", "id"]),
            "Ingen verbalvedtak ble gjort eller avsluttet i perioden, og ingen er åpne.",
        ),
    ]


def _fordelt(saker: pd.DataFrame) -> list[Block]:
    if saker.empty:
        return []
    return [
        Heading("Fordelt på organ og tjenesteområde"),
        _antall_per("Vedtak per organ", "organ", "Organ", saker),
        _antall_per("Vedtak per tjenesteområde", "tjenesteomraade_navn", "Tjenesteområde", saker),
    ]


def _antall_per(tittel: str, kolonne: str, overskrift: str, saker: pd.DataFrame) -> Table:
    tall = saker.rename(columns={"aapen": "aapne"})
    navn = [each.name for each in _ANTALL]
    alle = tall.groupby(kolonne, as_index=False)[navn].sum()
    per = alle[(alle[navn] > 0).any(axis="columns")]
    return Table(
        tittel, (Column(kolonne, overskrift), *_ANTALL), per, {kolonne: "Sum", **tall[navn].sum().to_dict()}
    )


def _tabell(tittel: str, kolonner: tuple[Column, ...], rader: pd.DataFrame, tom: str) -> list[Block]:
    return [Paragraph(tom)] if rader.empty else [Table(tittel, kolonner, rader)]
