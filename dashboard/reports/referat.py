"""The minutes of a meeting: who was there, what stood on the screen, what was decided, and what remains open."""

from dashboard import lake
from dashboard.dialog.beslutning import OPPGAVE, Beslutning, beslutninger
from dashboard.dialog.moete import DRIFT, SAKER, Moete
from dashboard.reports import del_dialog, del_oekonomi, del_strategi, del_sykefravaer, del_tiltak
from dashboard.reports.document import Block, Document, Facts, Heading, Paragraph
from dashboard.reports.grunnlag import Grunnlag


def referat(moete: Moete, written: int) -> Document:
    """The minutes. Of a closed meeting they are as it was closed, whoever writes them out, and whenever; of an open one they
    are a draft of what is written in version `written`.
    """
    at = moete.referat_versjon or written
    grunnlag = Grunnlag(lake.get().snapshot(moete.versjon), moete.period, at)
    alle = beslutninger(at)
    egne = [each for each in alle if each.moete == moete.id]
    utkast = "" if moete.avsluttet else " (utkast: møtet er ikke avsluttet)"
    blocks: list[Block] = [
        _om_moetet(moete),
        *([Paragraph(moete.merknad)] if moete.merknad else []),
        Heading("Beslutninger og oppgaver"),
        del_dialog.oppgaver("Skrevet i møtet", egne, moete.dato),
        del_dialog.oppgaver("Åpne fra tidligere møter", _aapne_fra_foer(alle, moete), moete.dato),
    ]
    for sak in moete.dagsorden:
        blocks += _saken(sak, moete.forum, grunnlag, egne)
    return grunnlag.document(f"Referat: {moete.tittel}", f"Om {moete.period.label}{utkast}", blocks)


def _om_moetet(moete: Moete) -> Facts:
    return Facts(
        [
            ("Forum", moete.forum.capitalize()),
            ("Deltakere", ", ".join(moete.deltakere)),
            ("Dagsorden", "; ".join(SAKER[sak] for sak in moete.dagsorden)),
        ]
    )


def _saken(sak: str, forum: str, grunnlag: Grunnlag, egne: list[Beslutning]) -> list[Block]:
    """The numbers as the meeting saw them, and the decisions that were written beside them."""
    tallene = {
        **({"siden_sist": del_dialog.motsigelser} if forum == DRIFT else {}),
        "okonomi": del_oekonomi.blocks,
        "tiltak": del_tiltak.blocks,
        "sykefravaer": del_sykefravaer.blocks,
        "samfunnsdel": del_strategi.samfunnsdel,
        "oppdrag": del_strategi.oppdrag,
        "virksomhet": del_strategi.virksomhet,
        "paa_tvers": del_strategi.paa_tvers,
    }
    found: list[Block] = tallene[sak](grunnlag) if sak in tallene else []
    skrevet = [each for each in egne if each.sak == sak]
    if skrevet and found:
        found.append(Heading("Bestemt under saken", 2))
        found += [Paragraph(_linje(each)) for each in skrevet]
    return found


def _linje(each: Beslutning) -> str:
    if each.type != OPPGAVE or each.frist is None:
        return f"Beslutning: {each.tekst}"
    return f"Oppgave: {each.tekst} ({each.ansvarlig}, innen {each.frist:%d.%m.%Y})"


def _aapne_fra_foer(alle: list[Beslutning], moete: Moete) -> list[Beslutning]:
    return [each for each in alle if each.aapen and each.moete != moete.id and each.skrevet_i(moete.forum)]
