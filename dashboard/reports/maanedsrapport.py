"""The monthly report: what kommunedirektøren sends on, in the order of the meeting."""

from dashboard.dialog.moete import DRIFT
from dashboard.reports import del_dialog, del_oekonomi, del_sykefravaer, del_tiltak
from dashboard.reports.document import Document, Heading
from dashboard.reports.grunnlag import Grunnlag


def maanedsrapport(grunnlag: Grunnlag) -> Document:
    """The report of the period, on one version of the numbers. Raises DashboardError where the lake does not answer."""
    dato = grunnlag.period.last_day
    aapne = [each for each in grunnlag.beslutninger if each.aapen and each.skrevet_i(DRIFT)]
    return grunnlag.document(
        f"Månedsrapport {grunnlag.period.label}",
        "Styringsdialog drift: økonomi, tiltak og vedtak, sykefravær",
        [
            *del_oekonomi.blocks(grunnlag),
            *del_dialog.motsigelser(grunnlag),
            *del_tiltak.blocks(grunnlag),
            *del_sykefravaer.blocks(grunnlag),
            Heading("Åpne oppgaver fra styringsdialogen"),
            del_dialog.oppgaver("Oppgaver", aapne, dato),
        ],
    )
