"""How an error meets a person: what happened and what to do. Where it went wrong inside is written to the log."""

import logging
import secrets

from dashboard import logg
from dashboard.errors import DashboardError, OutOfOrder
from dashboard.ui import html

_log = logging.getLogger("dashboard")


def show_error(error: Exception) -> None:
    """A DashboardError is told as it stands; anything else calmly, with a reference that is found in the log. The log is told
    where what is kept fails."""
    html.load_style()
    if isinstance(error, OutOfOrder):
        logg.tell_of(error)
    if isinstance(error, DashboardError):
        _box(error.title, error.what_happened, error.what_to_do)
        return
    reference = secrets.token_hex(4)
    _log.error("uventet feil", extra={"referanse": reference, **logg.of_error(error)})
    _box(
        "Noe gikk galt",
        "Siden kunne ikke vises. Det er en feil i programmet, ikke noe du har gjort, og tallene er ikke endret.",
        f"Prøv å laste siden på nytt. Skjer det igjen, meld fra og oppgi referansen {reference}.",
    )


def _box(title: str, what_happened: str, what_to_do: str) -> None:
    html.write(
        f"<section class='feil' role='alert'><h2>{html.escaped(title)}</h2>"
        f"<p>{html.escaped(what_happened)}</p><p><strong>Hva du kan gjøre:</strong> {html.escaped(what_to_do)}</p></section>"
    )
