"""What to ask the tables of inhabitants for: one-year ages, both sexes together, registered and as projected."""

import re
from collections.abc import Collection

from dashboard.sources.katalog import newest
from dashboard.sources.pxweb import Selection, Table

REGISTRERT = "07459"
FRAMSKREVET = "14288"
TITLES = {REGISTRERT: "Folkemengde 1. januar", FRAMSKREVET: "Framskrevet folkemengde"}

_ALTERNATIVER = ("MMMM", "HHMH", "LLML")
"""Main, high and low growth: SSB's letters for fertility, life expectancy, moving and immigration."""
_COUNTRY = "0"


def wanted(table: Table, kommuner: Collection[str], years: int) -> Selection | None:
    """Inhabitants by age in the municipalities, their counties and the country; None where the table is something else.

    Of registered inhabitants the newest `years` years, of projected ones all. Sexes are left out: SSB sums over them.
    """
    alder = next((each for each in table.others if each.id.casefold() == "alder"), None)
    if alder is None or table.region is None or table.measure is None or table.time is None:
        return None
    chosen = {
        table.region: _regions(table.dimension(table.region).codes, kommuner),
        alder.id: tuple(code for code in alder.codes if re.fullmatch(r"\d{3}\+?", code)),
        table.measure: _measures(table),
        **newest(table, years if table.id == REGISTRERT else None),
    }
    must_name = [each for each in table.others if each is not alder and not each.may_be_left_out]
    if must_name or not all(chosen.values()):
        return None
    return {each.id: chosen[each.id] for each in table.dimensions if each.id in chosen}


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
