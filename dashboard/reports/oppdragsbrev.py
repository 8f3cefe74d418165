"""The status part of the letter of assignments: a draft, to be worked on in Word."""

import pandas as pd

from dashboard.analysis.oppdragsbrev import Oppdrag, aaret, brevene, i_tall, oppdragene
from dashboard.analysis.strategi import les
from dashboard.errors import DashboardError
from dashboard.reports.document import Block, Bullets, Column, Document, Facts, Heading, Paragraph, Table
from dashboard.reports.grunnlag import Grunnlag
from dashboard.sentences import oppdragsbrev as tekst

_OVERSIKT = (
    Column("nr", "Nr."),
    Column("tittel", "Oppdrag"),
    Column("ha", "Hovedansvar"),
    Column("status", "Status"),
    Column("framdrift", "Framdrift", "prosent"),
    Column("frist", "Frist", "dato"),
)
_MELDT = (
    Column("tjenesteomraade_navn", "Tjenesteområde"),
    Column("status", "Status"),
    Column("framdrift", "Framdrift", "prosent"),
    Column("kommentar", "Kommentar"),
)
_VIDERE = (Column("nr", "Nr."), Column("tittel", "Oppdrag"), Column("grunn", "Hvorfor"))


def statusdel(grunnlag: Grunnlag, brev: str) -> Document:
    """Every assignment of the letter `brev`: content, responsibility, what the tjenesteområder have told, and what is proposed to be
    carried over. Raises DashboardError where there is no such letter."""
    strategi = les(grunnlag.read, grunnlag.period)
    if brev not in brevene(strategi):
        raise DashboardError(
            "Ukjent oppdragsbrev", f"«{brev}» er ikke lest inn.", "Velg et av brevene i listen."
        )
    alle = oppdragene(strategi, brev, grunnlag.read("strategi/tjenesteomraader"))
    sagt = tekst.om_brevet(brev, *i_tall(alle))
    blocks: list[Block] = [
        Paragraph(sagt, strong=True),
        Table(
            "Oppdragene", _OVERSIKT, pd.DataFrame([_rad(each) for each in alle], columns=_names(_OVERSIKT))
        ),
    ]
    for each in alle:
        blocks += _oppdraget(each)
    return grunnlag.document(
        f"Status for oppdragene: {brev}", f"Utkast, {grunnlag.period.label}", [*blocks, *_videre(alle, brev)]
    )


def _rad(each: Oppdrag) -> dict[str, object]:
    late = ", over fristen" if each.stand.forsinket else ""
    return {
        "nr": each.ledd.nr,
        "tittel": each.ledd.tittel,
        "ha": ", ".join(each.ledd.hovedansvar) or None,
        "status": f"{each.stand.status}{late}",
        "framdrift": each.stand.framdrift,
        "frist": each.ledd.frist,
    }


def _oppdraget(each: Oppdrag) -> list[Block]:
    ledd = each.ledd
    facts = [
        ("Hovedansvar (HA)", ", ".join(ledd.hovedansvar) or "Ingen er satt opp"),
        *([("Delansvar (DA)", ", ".join(ledd.delansvar))] if ledd.delansvar else []),
        ("Status", each.stand.status),
        *([("Har ikke meldt", ", ".join(each.mangler))] if each.mangler else []),
    ]
    when = tekst.om_kvartalet(each.meldt)
    return [
        Heading(each.tittel),
        Facts(facts),
        Bullets(list(ledd.innhold)),
        *([Paragraph(ledd.kommentar)] if ledd.kommentar else []),
        *(
            [Table(f"Meldt for {when}", _MELDT, each.meldt)]
            if when
            else [Paragraph("Ingen tjenesteområder har meldt status.")]
        ),
    ]


def _videre(alle: list[Oppdrag], brev: str) -> list[Block]:
    """What is not done is proposed for the next letter; the kommunedirektør decides."""
    aar = aaret(brev)
    aapne = [each for each in alle if not each.stand.avsluttet]
    rows = [{"nr": each.ledd.nr, "tittel": each.ledd.tittel, "grunn": _grunn(each)} for each in aapne]
    title = f"Foreslått videreført til {aar + 1}" if aar else "Foreslått videreført"
    return [Heading("Videre"), Table(title, _VIDERE, pd.DataFrame(rows, columns=_names(_VIDERE)))]


def _grunn(each: Oppdrag) -> str:
    late = tekst.om_fristen(each.ledd.frist, each.dato, avsluttet=False)
    return f"{tekst.status_og_framdrift(each.stand.status, each.stand.framdrift).capitalize()}{f', {late}' if late else ''}"


def _names(columns: tuple[Column, ...]) -> list[str]:
    return [column.name for column in columns]
