"""What to ask the tables of inhabitants for: one-year ages, both sexes together, registered and as projected."""

import re
from collections.abc import Collection, Mapping

from dashboard.intake.finding import Finding, Severity
from dashboard.settings import DEMO_NUMMER, Settings
from dashboard.sources.katalog import Wanted, newest
from dashboard.sources.pxweb import Table

REGISTRERT = "07459"
FRAMSKREVET = "14288"
TITLES = {REGISTRERT: "Folkemengde 1. januar", FRAMSKREVET: "Framskrevet folkemengde"}

_ALTERNATIVER = ("MMMM", "HHMH", "LLML")
"""Main, high and low growth: SSB's letters for fertility, life expectancy, moving and immigration."""
_COUNTRY = "0"


def whose(settings: Settings, today: Mapping[str, str]) -> dict[str, set[str]]:
    """The municipality and those it is compared with, as the settings have them, each with every number it has had.

    `today`: the number of today for each number there has been.
    """
    return {
        number: {number, *(code for code, naa in today.items() if naa == today.get(number))}
        for number in (settings.nummer, *settings.referanser)
        if number and number != DEMO_NUMMER
    }


def wanted(table: Table, kommuner: Collection[str], own: Mapping[str, Collection[str]], years: int) -> Wanted:
    """Inhabitants by age in the municipalities, their counties and the country; no selection where the table is something else.

    Of registered inhabitants the newest `years` years in all of `kommuner`: they weigh the groups. Of projected ones every
    year, in `own` alone, since nobody else's are shown; in all where there is none of those. Sexes are left out: SSB sums
    over them.
    """
    findings: list[Finding] = []
    if table.id == FRAMSKREVET and table.region is not None:
        kommuner, findings = _projected(table, kommuner, own)
    alder = next((each for each in table.others if each.id.casefold() == "alder"), None)
    if alder is None or table.region is None or table.measure is None or table.time is None:
        return Wanted(None)
    chosen = {
        table.region: _regions(table.dimension(table.region).codes, kommuner),
        alder.id: tuple(code for code in alder.codes if re.fullmatch(r"\d{3}\+?", code)),
        table.measure: _measures(table),
        **newest(table, years if table.id == REGISTRERT else None),
    }
    must_name = [each for each in table.others if each is not alder and not each.may_be_left_out]
    if must_name or not all(chosen.values()):
        return Wanted(None)
    return Wanted(
        {each.id: chosen[each.id] for each in table.dimensions if each.id in chosen}, tuple(findings)
    )


def _projected(
    table: Table, kommuner: Collection[str], own: Mapping[str, Collection[str]]
) -> tuple[Collection[str], list[Finding]]:
    """Whose projection is asked for, with what could not be as the settings say."""
    assert table.region is not None
    there = set(table.dimension(table.region).codes)
    found = [code for codes in own.values() for code in codes if code in there]
    findings = [_not_there(table, number) for number, codes in own.items() if not there & set(codes)]
    return (found, findings) if found else (kommuner, [*findings, _whole(table)])


def _not_there(table: Table, number: str) -> Finding:
    return Finding(
        control="framskriving_mangler",
        severity=Severity.WARNING,
        message=f"Kommune {number} finnes ikke i tabell {table.id}, og får ingen framskriving.",
        remedy="Se over innstillingene kommunenummer og sammenlign_med.",
        file=f"Tabell {table.id}",
        value=number,
    )


def _whole(table: Table) -> Finding:
    return Finding(
        control="framskriving_alle",
        severity=Severity.INFO,
        message=f"Tabell {table.id} hentes for alle kommuner, for innstillingene nevner ingen kommune som finnes i den. Det "
        "tar mye lengre tid enn å hente noen få.",
        remedy="Sett innstillingen kommunenummer, og sammenlign_med om flere skal med. Da hentes framskrivingen bare for dem.",
        file=f"Tabell {table.id}",
    )


def _regions(codes: Collection[str], kommuner: Collection[str]) -> tuple[str, ...]:
    """Leaves out what the tables have besides: city districts, Svalbard, numbers that ended long ago."""
    known = {_COUNTRY, *kommuner, *(kommune[:2] for kommune in kommuner)}
    return tuple(code for code in codes if code in known)


def _measures(table: Table) -> tuple[str, ...]:
    """The three alternatives where the table has them, else its one count of persons."""
    assert table.measure is not None
    measures = table.dimension(table.measure)
    named = tuple(
        code
        for code in measures.codes
        if any(each in measures.labels.get(code, "") for each in _ALTERNATIVER)
    )
    return named or measures.codes[:1]
