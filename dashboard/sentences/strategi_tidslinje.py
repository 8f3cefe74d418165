"""What the timeline says: what is late, what comes next, and what nobody has set a date for."""

from collections.abc import Sequence
from datetime import date, timedelta

from dashboard import text
from dashboard.analysis.maalstruktur import Ledd
from dashboard.analysis.tidslinje import Strek
from dashboard.sentences.strategi_ord import antall_arbeid, arbeidet
from dashboard.sentences.words import liste, stor, tallord

_SNART = 90
_FLEST_UTEN = 12


def oppsummert(streker: Sequence[Strek], uten: Sequence[Ledd], dato: date) -> str:
    """What is late, worst first, and how much is to be finished soon."""
    if not streker:
        if not uten:
            return "Ingen oppdrag, tiltak eller hovedoppgaver passer med valgene."
        return f"{stor(antall_arbeid(uten))} har ingen frist, og kan ikke vises på en tidslinje."
    sene = sorted((each for each in streker if each.dager_over), key=lambda each: -each.dager_over)
    return f"{_om_sene(streker, sene)} {_om_snart(streker, dato)}"


def tittel(streker: Sequence[Strek]) -> str:
    """The chart's message."""
    sene = sum(each.dager_over > 0 for each in streker)
    alle = [each.ledd for each in streker]
    if not sene:
        return f"Ingen {arbeidet(alle)} er over fristen"
    if len(alle) == 1:
        return f"{stor(antall_arbeid(alle))} er over fristen"
    return f"{stor(tallord(sene, 'omraade'))} av {tallord(len(alle))} {_aapne(streker)}{arbeidet(alle)} er over fristen"


def tilstand(strek: Strek, dato: date) -> str:
    """`forsinket 34 dager`, `utført`, `burde vært startet`, `under arbeid`."""
    if strek.dager_over:
        return f"forsinket {text.count(strek.dager_over, 'dag', 'dager')}"
    return "burde vært startet" if strek.burde_startet(dato) else strek.status


def merke(strek: Strek, dato: date) -> str:
    """What stands beside a bar: `60 %, forsinket 34 dager`."""
    sagt = tilstand(strek, dato)
    if strek.framdrift is None or not strek.aapen:
        return sagt
    return f"{text.number(strek.framdrift)}{text.NO_BREAK}%, {sagt}"


def kort_merke(strek: Strek) -> str:
    """The same on a phone: `forsinket`, else `60 %`, else the status."""
    if strek.dager_over:
        return "forsinket"
    if strek.framdrift is None or not strek.aapen:
        return strek.status
    return f"{text.number(strek.framdrift)}{text.NO_BREAK}%"


def uten_frist(uten: Sequence[Ledd]) -> str:
    """Those without a deadline, by name; empty where there are none."""
    if not uten:
        return ""
    navn = liste([f"«{each.tittel}»" for each in uten], _FLEST_UTEN)
    return f"Uten frist ({text.number(len(uten))}): {navn}."


def _om_sene(streker: Sequence[Strek], sene: Sequence[Strek]) -> str:
    alle = [each.ledd for each in streker]
    if not sene:
        return (
            f"Ingen av {tallord(len(alle))} {_aapne(streker)}{arbeidet(alle)} er over fristen."
            if len(alle) > 1
            else f"{stor(antall_arbeid(alle))} er ikke over fristen."
        )
    verst = sene[0]
    lengst = f"«{verst.ledd.tittel}», {text.count(verst.dager_over, 'dag', 'dager')}"
    if len(alle) == 1:
        return f"{stor(antall_arbeid(alle))} er over fristen: {lengst}."
    return f"{tittel(streker)}, lengst {lengst}."


def _aapne(streker: Sequence[Strek]) -> str:
    """What they are counted among: with those that are done left out, the open ones."""
    return "åpne " if all(each.aapen for each in streker) else ""


def _om_snart(streker: Sequence[Strek], dato: date) -> str:
    snart = [
        each.ledd for each in streker if each.aapen and dato <= each.frist <= dato + timedelta(days=_SNART)
    ]
    if not snart:
        return f"Ingen åpne har frist de neste {_SNART} dagene."
    return f"{stor(antall_arbeid(snart))} har frist de neste {_SNART} dagene."
