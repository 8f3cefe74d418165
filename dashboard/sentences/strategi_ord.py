"""What the work of the målstruktur is called in a sentence."""

from collections.abc import Iterable

from dashboard.analysis.maalstruktur import Ledd
from dashboard.datasets.maalstruktur import ARBEID
from dashboard.sentences.words import liste, tallord

_FLERTALL = {"oppdrag": "oppdrag", "tiltak": "tiltak", "hovedoppgave": "hovedoppgaver"}


def arbeidet(ledd: Iterable[Ledd]) -> str:
    """`oppdrag`, `tiltak og hovedoppgaver`: what more than one of them is called."""
    nivaaer = {each.nivaa for each in ledd}
    return liste([_FLERTALL[each] for each in ARBEID if each in nivaaer]) or "tiltak"


def antall_arbeid(ledd: Iterable[Ledd]) -> str:
    """`ett oppdrag`, `én hovedoppgave`, `fire oppdrag og tiltak`."""
    alle = list(ledd)
    if len(alle) != 1:
        return f"{tallord(len(alle))} {arbeidet(alle)}"
    nivaa = alle[0].nivaa
    return f"{'én' if nivaa == 'hovedoppgave' else 'ett'} {nivaa}"
