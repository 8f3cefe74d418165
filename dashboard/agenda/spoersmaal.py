"""A question of a meeting, with the numbers that answer it; and those that every meeting begins and ends with."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from dashboard.agenda import beslutninger
from dashboard.agenda.beslutninger import Tall
from dashboard.dialog.beslutning import beslutninger as skrevet
from dashboard.dialog.moete import Moete
from dashboard.ui.page import View


@dataclass(frozen=True)
class Spoersmaal:
    """One screen: the item it belongs to, the question, what answers it, and the number that is decided on."""

    sak: str
    tekst: str
    vis: Callable[[], None]
    tall: Tall


def om_det_aapne(view: View, moete: Moete, tall: Tall) -> Spoersmaal:
    """What earlier meetings have left."""
    return Spoersmaal("siden_sist", "Hva er åpent fra før?", partial(_vis_aapne, view, moete), tall)


def oppsummering(view: View, moete: Moete, tall: Tall) -> Spoersmaal:
    """What this meeting has decided."""
    return Spoersmaal(
        "annet", "Hva har vi bestemt, og hvem gjør hva når?", partial(_vis_skrevet, view, moete), tall
    )


def _vis_aapne(view: View, moete: Moete) -> None:
    rows = beslutninger.open_before(moete, skrevet(view.written))
    beslutninger.show_list(
        rows, view, title="Åpne oppgaver fra tidligere møter", key="aapne", dato=moete.dato,
        empty="Ingen oppgaver er åpne fra tidligere møter.",
    )  # fmt: skip
    if not moete.avsluttet:
        beslutninger.follow_up(rows, view, moete.dato)


def _vis_skrevet(view: View, moete: Moete) -> None:
    beslutninger.show_list(
        skrevet(view.written, moete.id), view, title="Skrevet i møtet", key="skrevet", dato=moete.dato,
        empty="Ingenting er skrevet ennå.",
    )  # fmt: skip
