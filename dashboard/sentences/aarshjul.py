"""What the year's wheel says: what is next, what must be ready, and when."""

from collections.abc import Sequence
from datetime import date

from babel.dates import format_date

from dashboard import text
from dashboard.sentences.words import liste, stor, tallord

KONVENSJON = (
    "Fristene er løsningens forslag, regnet bakover fra hver dato. Bare de 14 dagene før kommunestyret behandler økonomiplanen,"
    " følger av loven (kommuneloven § 14-3)."
)
FLEST_DAGER = 42
"""So many days ahead is told what must be ready."""


def tittel(antall: int, aar: int) -> str:
    """What the wheel's title says."""
    return f"{text.count(antall, 'dato', 'datoer')} i {aar}" if antall else f"Ingen datoer i {aar}"


def dagen(dato: date) -> str:
    """`tirsdag 10. november`."""
    return format_date(dato, "EEEE d. MMMM", locale=text.LOCALE)


def ukedag(dato: date) -> str:
    """`tirsdag`."""
    return format_date(dato, "EEEE", locale=text.LOCALE)


def tiden(kl_fra: str, kl_til: str) -> str:
    """`12:00–15:45`, `12:00`; empty for a whole day."""
    return f"{kl_fra}–{kl_til}" if kl_fra and kl_til else kl_fra


def naar(frist: date, i_dag: date) -> str:
    """How near a deadline is, in words: `passert`, `i dag`, `i morgen`, `denne uken`, `neste uke`, `om 19 dager`."""
    dager = (frist - i_dag).days
    uker = (frist.toordinal() - 1) // 7 - (i_dag.toordinal() - 1) // 7
    if dager < 0:
        return "passert"
    if dager < 2:
        return ("i dag", "i morgen")[dager]
    return {0: "denne uken", 1: "neste uke"}.get(uker, f"om {dager} dager")


def om_neste(
    neste: tuple[str, date, str] | None, klart: tuple[str, str, str, date] | None, i_dag: date
) -> str:
    """`neste` is the next meeting's name, day and time; `klart` what must be ready next, whose, for what, and by when."""
    moetet = (
        f"Neste møte er {neste[0]} {_dag(neste[1], i_dag)}{f' kl. {neste[2]}' if neste[2] else ''}."
        if neste
        else "Ingen møter er ført opp framover."
    )
    if klart is None:
        return moetet
    hva, rolle, til, frist = klart
    annet = "" if neste and til == neste[0] else f", til {til}"
    return f"{moetet} Neste frist er {_dag(frist, i_dag)}: {hva} ({rolle}{annet})."


def om_fristene(passert: int, snart: int) -> str:
    """How many deadlines are passed for what is still ahead, and how many there are the next seven days."""
    deler = [
        f"{tallord(passert)} {'frist' if passert == 1 else 'frister'} er passert for datoer som kommer",
        f"{tallord(snart)} faller i løpet av sju dager",
    ]
    return stor(f"{', og '.join(deler)}.")


def om_rapportering(antall: int, aar: int) -> str:
    """What is lacking of the two reports a year of kommuneloven § 14-5; empty where nothing is."""
    if antall >= 2:
        return ""
    har = "har ingen tertialrapport" if antall == 0 else "har én tertialrapport"
    return (
        f"Møteplanen for {aar} {har}. Kommuneloven § 14-5 krever minst to rapporter til kommunestyret i året."
    )


def om_utelatt(datoer: Sequence[date]) -> str:
    """Which dates' texts the calendar does without; empty where it has them all."""
    if not datoer:
        return ""
    hvilke = liste([text.day(dato) for dato in datoer])
    return f"Tekst er utelatt i kalenderen for {hvilke}: den ser ut til å peke på en person. Rett den i møteplanen."


def _dag(dato: date, i_dag: date) -> str:
    naerhet = naar(dato, i_dag)
    return f"{naerhet} ({dagen(dato)})" if naerhet in ("i dag", "i morgen") else dagen(dato)
