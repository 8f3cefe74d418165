"""What a page says where the month it shows has been published: and, where that was corrected, when and why."""

from dashboard import text
from dashboard.agenda.publisering_grunnlag import utgivelser
from dashboard.period import Period
from dashboard.publish import register
from dashboard.ui import html
from dashboard.ui.page import View


def say(view: View, period: Period) -> None:
    """A line, where a folkevalgt reads other numbers than they first did, or reads none any more."""
    of_period = register.of_period(utgivelser(view.written), period)
    if not of_period:
        return
    newest, address = of_period[0], f"/publisert/{period.key}/"
    if newest.trukket:
        when = f" {text.day(newest.trukket_tidspunkt.astimezone())}" if newest.trukket_tidspunkt else ""
        said = f"Det publiserte for {period.label} er trukket tilbake{when}: {newest.trukket_grunn}"
    elif newest.rettelse:
        said = f"Det publiserte for {period.label} er rettet {text.day(newest.dato)}: {newest.rettelse}"
    else:
        return
    html.write(
        f"<p class='forklaring'>{html.escaped(said)}"
        f" <a href='{html.escaped(address)}#rettelser' target='_self'>Se hva folkevalgte leser</a></p>"
    )


def make_ready(view: View) -> None:
    """Remember what has been published."""
    utgivelser(view.written)
