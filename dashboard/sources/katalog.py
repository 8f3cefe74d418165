"""What the catalogue of key figures asks of a table: its words and codes, held against what the table holds now."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from dashboard.intake.finding import Finding, Severity
from dashboard.sources.pxweb import Dimension, Selection, Table
from dashboard.sources.results import Stopped

CATALOGUE = "data/reference/nokkeltall.csv"


@dataclass(frozen=True, slots=True)
class Nokkeltall:
    """A row of the catalogue, as far as SSB is concerned. Where a code is not known, SSB's own words stand for it. `rad` is its
    line in the file."""

    id: str
    tabell: str
    kode: str | None = None
    ssb_tittel: str | None = None
    undergruppe_kode: str | None = None
    ssb_undergruppe: str | None = None
    tittel: str = ""
    rad: int | None = None


class NothingThere(Stopped):
    """None of the catalogue's key figures is in the table any longer."""

    def __init__(self, table: Table, findings: Sequence[Finding]) -> None:
        super().__init__(
            "Ingen av nøkkeltallene finnes i tabellen",
            f"Tabell {table.id} har nå ingenting av det katalogen spør etter, og er ikke hentet.",
            f"Se hva tabellen inneholder på ssb.no/statbank, og rett {CATALOGUE}.",
            findings,
        )


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to ask a table for, None where nothing of it is there any longer, and what had to be left out."""

    selection: Selection | None
    findings: tuple[Finding, ...] = ()


def wanted(table: Table, catalogue: Sequence[Nokkeltall], years: int) -> Wanted:
    """All regions, the newest `years` years, and the codes of the catalogue's rows for the table.

    A dimension that no row names a code of is left out, and SSB sums over it; where it may not be, the rows must name one.
    """
    measures: dict[str, None] = {}
    groups: list[dict[str, str]] = []
    findings: list[Finding] = []
    for row in catalogue:
        measure, group = _measure(table, row), _group(table, row)
        if measure is None:
            findings.append(_gone(table, row, "statistikkvariabelen", row.kode or row.ssb_tittel))
        elif group is None:
            findings.append(_gone(table, row, "undergruppen", row.undergruppe_kode or row.ssb_undergruppe))
        elif groups and set(group) != set(groups[0]):
            findings.append(_unlike(table, row))
        elif must_name := [
            each for each in table.others if each.id not in group and not each.may_be_left_out
        ]:
            findings.append(_needs_group(table, row, must_name))
        else:
            measures[measure] = None
            groups.append(group)
            findings += _other_words(table, row, measure, group)
    if not groups or table.measure is None:
        return Wanted(None, tuple(findings))
    named = {
        each.id: tuple(code for code in each.codes if code in {group[each.id] for group in groups})
        for each in table.others
        if each.id in groups[0]
    }
    chosen = {table.measure: tuple(measures), **named, **all_regions(table), **newest(table, years)}
    ordered = {each.id: chosen[each.id] for each in table.dimensions if each.id in chosen}
    return Wanted(ordered, tuple(findings))


def all_regions(table: Table) -> dict[str, tuple[str, ...]]:
    """Every region the table has, old numbers too: what they are today is the view's affair."""
    return {table.region: table.dimension(table.region).codes} if table.region else {}


def newest(table: Table, years: int | None) -> dict[str, tuple[str, ...]]:
    """The last `years` of the table's years; None: all of them."""
    if table.time is None:
        return {}
    ordered = sorted(table.dimension(table.time).codes)
    return {table.time: tuple(ordered if years is None else ordered[-years:])}


def discontinued(table: Table) -> Iterator[Finding]:
    """That SSB has stopped updating the table, where it has."""
    if table.discontinued:
        yield Finding(
            control="tabell_avsluttet",
            severity=Severity.WARNING,
            message=f"SSB har avsluttet tabell {table.id}: nye år kommer ikke, og {table.updated_day:%d.%m.%Y} var siste gang "
            "den ble oppdatert.",
            remedy=f"Finn tabellen som har tatt over, på ssb.no/statbank, og rett {CATALOGUE}. Tallene som er hentet, kan "
            "brukes til da.",
            file=f"Tabell {table.id}",
        )


def _measure(table: Table, row: Nokkeltall) -> str | None:
    if table.measure is None:
        return None
    measures = table.dimension(table.measure)
    if row.kode in measures.codes:
        return row.kode
    return measures.coded(row.ssb_tittel) if row.ssb_tittel else None


def _group(table: Table, row: Nokkeltall) -> dict[str, str] | None:
    """The row's code in each of the other dimensions that it names; None where a part is not there."""
    if row.undergruppe_kode:
        parts = row.undergruppe_kode.split("/")
        if found := _placed(
            table.others, parts, lambda dimension, part: part if part in dimension.codes else None
        ):
            return found
    if row.ssb_undergruppe:
        return _placed(table.others, row.ssb_undergruppe.split(" / "), Dimension.coded)
    return None if row.undergruppe_kode else {}


def _placed(
    dimensions: Sequence[Dimension], parts: Sequence[str], code_of: Callable[[Dimension, str], str | None]
) -> dict[str, str] | None:
    """Each part in a dimension of its own that knows it, the table's order tried first."""
    if not parts:
        return {}
    for dimension in dimensions:
        if (code := code_of(dimension, parts[0])) is not None:
            left = [each for each in dimensions if each is not dimension]
            if (rest := _placed(left, parts[1:], code_of)) is not None:
                return {dimension.id: code, **rest}
    return None


def _other_words(table: Table, row: Nokkeltall, measure: str, group: dict[str, str]) -> Iterator[Finding]:
    """The figures are there under other codes than the catalogue's: fetched, but not shown until it has these."""
    written = "/".join(group[each.id] for each in table.others if each.id in group)
    for column, mine, theirs in (
        ("kode", row.kode, measure),
        ("undergruppe_kode", row.undergruppe_kode, written),
    ):
        if mine and mine != theirs:
            yield Finding(
                control="kode_endret",
                severity=Severity.WARNING,
                message=f"«{row.tittel or row.id}» er hentet fra tabell {table.id} under koden «{theirs}», men katalogen har "
                f"«{mine}». Tallene vises ikke før de er like.",
                remedy=f"Skriv koden SSB bruker nå, i kolonnen {column} i {CATALOGUE}.",
                file=CATALOGUE,
                row=row.rad,
                column=column,
                value=mine,
            )


def _gone(table: Table, row: Nokkeltall, what: str, code: str | None) -> Finding:
    likely = _likely(table, row) if what == "statistikkvariabelen" else ""
    return Finding(
        control="kode_borte",
        severity=Severity.WARNING,
        message=f"«{row.tittel or row.id}» ble ikke hentet: {what} «{code or ''}» finnes ikke i tabell {table.id} nå.{likely}",
        remedy=f"Se hva tabellen inneholder på ssb.no/statbank, og rett raden i {CATALOGUE}. Resten av tabellen er hentet, og "
        "tall som er hentet før, står.",
        file=CATALOGUE,
        row=row.rad,
        value=code,
    )


def _likely(table: Table, row: Nokkeltall) -> str:
    """The table's own words that are most like the row's, if any are."""
    if table.measure is None:
        return ""
    measures = table.dimension(table.measure)
    labels = {measures.labels.get(code, "").casefold(): code for code in measures.codes}
    wanted = [each.casefold() for each in (row.ssb_tittel, row.tittel) if each]
    found = [match for each in wanted for match in get_close_matches(each, labels, n=1)]
    if not found:
        return ""
    code = labels[found[0]]
    return f" Det som ligner mest, er «{measures.labels[code]}» med koden {code}."


def _needs_group(table: Table, row: Nokkeltall, dimensions: Sequence[Dimension]) -> Finding:
    ids = " og ".join(each.id for each in dimensions)
    return Finding(
        control="undergruppe_mangler",
        severity=Severity.WARNING,
        message=f"«{row.tittel or row.id}» ble ikke hentet: tabell {table.id} er delt på {ids}, og katalogen sier ikke hvilken "
        "del det gjelder.",
        remedy=f"Skriv koden for delen i kolonnen undergruppe_kode i {CATALOGUE}.",
        file=CATALOGUE,
        row=row.rad,
    )


def _unlike(table: Table, row: Nokkeltall) -> Finding:
    return Finding(
        control="undergruppe_ulik",
        severity=Severity.WARNING,
        message=f"«{row.tittel or row.id}» ble ikke hentet: raden deler ikke tabell {table.id} på det samme som radene over den.",
        remedy=f"La alle rader for samme tabell nevne de samme delene i undergruppe_kode i {CATALOGUE}.",
        file=CATALOGUE,
        row=row.rad,
    )
