"""The published summary of a month: what folkevalgte and everybody else may read, and nothing more.

It is built, not filtered: what is hidden is not read, or is hidden where it is read, so it is in neither the document nor the
numbers. Each publisert_* says what its part leaves out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard import text
from dashboard.analysis.prognose import METODER, STANDARD
from dashboard.reports import publisert_oppfoelging, publisert_sykefravaer
from dashboard.reports.document import Block, Bullets, Column, Document, Heading, Paragraph
from dashboard.reports.grunnlag import Grunnlag
from dashboard.reports.publisert_dialog import dialog, hva_ledelsen_gjoer
from dashboard.reports.publisert_kompass import kompasset
from dashboard.reports.publisert_oekonomi import har_prognose, oekonomi, over_grensen
from dashboard.reports.publisert_sammenligning import sammenligning
from dashboard.reports.publisert_tall import Avsnitt, avsnittene, tabell
from dashboard.reports.utgave import Rettelse, Sammendrag, Tallsett, Utgave
from dashboard.sentences import oekonomi as om_oekonomien
from dashboard.sentences import sammendrag as tekst

_ENDRINGER = (
    Column("tabell", "Tabell"),
    Column("rad", "Rad"),
    Column("kolonne", "Tall"),
    Column("foer", "Før"),
    Column("naa", "Nå"),
)


@dataclass(frozen=True, slots=True)
class Innhold:
    """What every edition of a period's summary says of the same numbers and texts: all that is dear to make."""

    grunnlag: Grunnlag
    avsnitt: Sequence[Avsnitt]
    andre_svar: Sequence[Block]
    sider: Mapping[str, Document]

    @property
    def tallsett(self) -> Mapping[str, Tallsett]:
        """The numbers that are published, by name."""
        return {tall.name: tall for del_ in self.avsnitt for tall in del_.tall}


def innholdet(grunnlag: Grunnlag, sammenlignet: Avsnitt | None = None) -> Innhold:
    """`sammenlignet` is what sammenligning gives, which is the same in every month: whoever has it, hands it over.

    Raises DashboardError where the lake does not answer.
    """
    sagt = dialog(grunnlag)
    kompass = kompasset(grunnlag)
    avsnitt = [
        oekonomi(grunnlag, sagt),
        hva_ledelsen_gjoer(grunnlag, sagt, over_grensen(grunnlag)),
        publisert_oppfoelging.tiltak(grunnlag, sagt),
        publisert_oppfoelging.vedtak(grunnlag, sagt),
        publisert_sykefravaer.sykefravaer(grunnlag, sagt),
        sammenlignet or sammenligning(grunnlag.read, grunnlag.grenser.nummer),
        kompass.avsnitt,
    ]
    sider = {} if kompass.side is None else {"kommunekompasset": kompass.side}
    return Innhold(grunnlag, avsnitt, sagt.andre_svar(), sider)


def sammendrag(innhold: Innhold, utgave: Utgave) -> Sammendrag:
    """The period's summary, as it would be published as `utgave`."""
    grunnlag, avsnitt = innhold.grunnlag, innhold.avsnitt
    document = grunnlag.document(
        f"Sammendrag {grunnlag.period.label}", "Økonomi, tiltak, vedtak og sykefravær", []
    )
    document = replace(
        document,
        notice=_merknad(utgave),
        blocks=[
            *_forord(utgave),
            *_rettelser(utgave.rettelser),
            Heading("Kort fortalt"),
            Bullets([setning for del_ in avsnitt for setning in del_.kort]),
            *(block for del_ in avsnitt for block in del_.blocks),
            *innhold.andre_svar,
            *_om_tallene(grunnlag, utgave, document),
        ],
    )
    return Sammendrag(document, innhold.tallsett, innhold.sider)


def _forord(utgave: Utgave) -> list[Block]:
    deler = avsnittene(utgave.forord)
    return [Heading("Forord"), *map(Paragraph, deler)] if deler else []


def _merknad(utgave: Utgave) -> str:
    nyeste = next(iter(utgave.rettelser), None)
    return _rettet(nyeste) if nyeste else ""


def _rettelser(rettelser: Sequence[Rettelse]) -> list[Block]:
    if not rettelser:
        return []
    return [
        Heading("Rettelser", anchor="rettelser"),
        *(block for rettelse in rettelser for block in (
            Paragraph(_rettet(rettelse), strong=True),
            Paragraph("Ingen publiserte tall er endret.") if rettelse.endringer.empty
            else tabell(f"Tall som ble endret {text.day(rettelse.dato)}", _ENDRINGER, rettelse.endringer),
        )),
    ]  # fmt: skip


def _rettet(rettelse: Rettelse) -> str:
    return tekst.rettet(text.day(rettelse.dato), " ".join(avsnittene(rettelse.grunn)))


def _om_tallene(grunnlag: Grunnlag, utgave: Utgave, document: Document) -> list[Block]:
    grenser, kommunen = grunnlag.grenser, grunnlag.kommunen
    utgitt = f", publisert {text.day(utgave.publisert.astimezone())}" if utgave.publisert else ""
    return [
        Heading("Om tallene"),
        Bullets(
            [
                tekst.OM_FORTEGN,
                *([] if kommunen is None else [tekst.om_budsjettet(om_oekonomien.om_budsjettet(kommunen))]),
                *([tekst.om_prognosen(METODER[STANDARD].forklaring)] if har_prognose(grunnlag) else []),
                tekst.om_grensen(grenser.avvik_kr, grenser.avvik_prosent),
                tekst.om_smaa_tall(grenser.ansatte_minst),
                tekst.om_unntatte(text.day(grunnlag.period.last_day)),
                tekst.OM_DET_SOM_IKKE_ER_MED,
            ]
        ),
        Paragraph(f"Utgave {text.number(utgave.nummer)}{utgitt}. {document.origin}"),
    ]
