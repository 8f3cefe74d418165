"""Runs the controls: every SQL file under queries/controls/ that concerns the file, all of them, always.

A control returns the offending rows: rad, kolonne, verdi, antall, and whatever its message mentions.
Its header gives the datasets (`alle`, or `filen` for what concerns the file as such), severity, message and remedy.
`{name}` in a text is that column's value, `{rader}` is `antall` in words.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import duckdb

from dashboard import paths, queries, text
from dashboard.intake.finding import Finding, Severity
from dashboard.intake.stage import staged

MOST = 2_000


def run_controls(
    con: duckdb.DuckDBPyConnection,
    datasets: tuple[str, ...],
    file: str,
    parameters: Mapping[str, Any],
    without: Collection[str] = (),
) -> tuple[list[Finding], int]:
    """Every finding, worst first, and how many controls found nothing.

    `parameters`: values the controls may ask for (`i_dag`, `lukket_til`, `sha256`, …). `without`: controls left out.
    """
    findings: list[Finding] = []
    clean = 0
    for dataset in datasets:
        con.execute(f"create or replace temp view innlest as from {staged(dataset)}")
        for control in controls():
            if _name(control) not in without and _concerns(control, dataset, first=dataset == datasets[0]):
                found = _run(con, control, dataset, file, parameters)
                findings += found
                clean += not found
    once = {
        (each.control, each.row, each.column, each.value): each for each in findings
    }  # parts share the rows
    return ranked(once.values()), clean


def ranked(findings: Iterable[Finding]) -> list[Finding]:
    """Worst first, then by control and row."""
    order = list(Severity)
    return sorted(
        findings,
        key=lambda each: (-order.index(each.severity), each.control, each.row is None, each.row or 0),
    )


def controls() -> list[queries.Query]:
    """Every control, by name."""
    return [
        queries.load(f"controls/{file.stem}") for file in sorted((paths.QUERIES / "controls").glob("*.sql"))
    ]


def _concerns(control: queries.Query, dataset: str, *, first: bool) -> bool:
    wanted = [word.strip() for word in control.header["datasets"].split(",")]
    if wanted == ["filen"]:
        return first
    return wanted == ["alle"] or dataset in wanted


def _run(
    con: duckdb.DuckDBPyConnection,
    control: queries.Query,
    dataset: str,
    file: str,
    parameters: Mapping[str, Any],
) -> list[Finding]:
    given = {name: {**parameters, "dataset": dataset}[name] for name in control.parameters}
    cursor = con.execute(control.sql, given)
    names = [column[0] for column in cursor.description or ()]
    rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchmany(MOST)]
    rest = len(cursor.fetchall()) if len(rows) == MOST else 0
    findings = [_finding(control, row, dataset, file) for row in rows]
    if rest:
        findings.append(and_more(_name(control), Severity(control.header["severity"]), dataset, file, rest))
    return findings


def _finding(control: queries.Query, row: Mapping[str, Any], dataset: str, file: str) -> Finding:
    count = int(row.get("antall") or 1)
    words = {name: _shown(value) for name, value in row.items()} | {
        "rader": text.count(count, "rad", "rader")
    }
    value = row.get("verdi")
    return Finding(
        control=_name(control),
        severity=Severity(control.header["severity"]),
        message=control.header["message"].format_map(words),
        remedy=control.header["remedy"].format_map(words),
        file=file,
        dataset=dataset,
        row=row.get("rad"),
        column=row.get("kolonne"),
        value=None if value is None else str(value),
        count=count,
    )


def _shown(value: Any) -> str:
    """As a sentence in bokmål says it. Whole numbers stand as they are: most are rows, years and codes."""
    if isinstance(value, Decimal):
        return text.number(value, 0 if value == value.to_integral_value() else 2)
    if isinstance(value, date):
        return text.day(value)
    return "" if value is None else str(value)


def and_more(control: str, severity: Severity, dataset: str, file: str, rest: int) -> Finding:
    """The one finding that stands for those beyond MOST."""
    return Finding(
        control=control,
        severity=severity,
        message=f"… og {text.number(rest)} funn til av samme slag.",
        remedy="Rett dem som vises først, og last opp filen på nytt.",
        file=file,
        dataset=dataset,
        count=rest,
    )


def _name(control: queries.Query) -> str:
    return control.name.rpartition("/")[2]
