"""What Statistics Norway would answer to a filuttrekk, told beside the product's own controls.

It never blocks. To keep the file here is not to deliver it: the municipality's own accounts are to be had and looked at also
when SSB would reject them, and what is found is then mended where it is posted. Only a file that cannot be read is refused.
So what SSB rejects is a warning here that begins by saying so, and the rest is information.
"""

from dataclasses import dataclass, replace
from itertools import groupby

import duckdb

from dashboard import text
from dashboard.filuttrekk import kontroller
from dashboard.filuttrekk.kontroller import SKJEMA, Funn, Svar
from dashboard.intake.control import MOST, and_more
from dashboard.intake.finding import Finding, Severity
from dashboard.intake.reading import Reading
from dashboard.settings import Settings

DATASET = "kostra_regnskap"
COVERED = ("ukjent_funksjon", "utgaatt_funksjon", "ukjent_art", "utgaatt_art", "gjentatt_post")
"""Controls of our own that SSB's 010, 012 and 015 say better of a 0A."""

_SEVERITY = {Svar.ERROR: Severity.WARNING, Svar.WARNING: Severity.INFO, Svar.INFO: Severity.INFO}
_TOLD = {
    Svar.ERROR: "SSB avviser filen",
    Svar.WARNING: "SSB godtar filen med advarsel",
    Svar.INFO: "SSB ber dere se på dette",
}


@dataclass(frozen=True, slots=True)
class Official:
    """What SSB's controls found, how many found nothing, and which of our own controls they stand for."""

    findings: tuple[Finding, ...] = ()
    clean: int = 0
    instead_of: tuple[str, ...] = ()


def controlled(con: duckdb.DuckDBPyConnection, reading: Reading, file: str, settings: Settings) -> Official:
    """SSB's controls of the file just read; nothing where it is no 0A. Of a quarter also what can only be known at the year's
    end, as it stands.

    Nobody has said what is delivered: it is the year and the quarter of most of the posts, and the municipality of the settings.
    """
    if reading.format.type != "kostra_0a":
        return Official()
    levering = kontroller.most_common(con)
    if levering is None or levering.skjema != SKJEMA:
        return Official()
    if settings.nummer:
        levering = replace(levering, region=f"{settings.nummer}00")
    resultat = kontroller.run(con, levering, DATASET)
    findings: list[Finding] = []
    for _, group in groupby(resultat.funn, key=lambda each: (each.svar, each.kontroll.nr)):
        alike = list(group)
        findings += [_finding(each, file) for each in alike[:MOST]]
        if (rest := len(alike) - MOST) > 0:
            findings.append(and_more(_name(alike[0]), _SEVERITY[alike[0].svar], DATASET, file, rest))
    findings += [_waiting(each, file) for each in kontroller.waiting(con, levering, DATASET)]
    return Official(tuple(findings), len(resultat.uten_funn), COVERED)


def _finding(funn: Funn, file: str) -> Finding:
    where = f"kontroll {funn.kontroll.nr}" + (f", rad {text.number(funn.rad)}" if funn.rad else "")
    return Finding(
        control=_name(funn),
        severity=_SEVERITY[funn.svar],
        message=f"{_TOLD[funn.svar]} ({where}): {funn.melding}",
        remedy=funn.raad,
        file=file,
        dataset=DATASET,
        row=funn.rad,
        column=funn.kolonne.capitalize() if funn.kolonne else None,
        value=funn.verdi,
    )


def _waiting(funn: Funn, file: str) -> Finding:
    return replace(
        _finding(funn, file),
        severity=Severity.INFO,
        message=f"Kan først vites ved årsslutt (kontroll {funn.kontroll.nr}). Slik er det nå: {funn.melding}",
        remedy=f"{funn.kontroll.venter} Se om tallene er rimelige så langt i året.",
    )


def _name(funn: Funn) -> str:
    return f"ssb_{funn.kontroll.nr}"
