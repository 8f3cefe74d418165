"""Runs the controls: every SQL file under queries/controls/ that concerns the file, all of them, always.

A control returns the offending rows: rad, kolonne, verdi, antall, and whatever its message mentions.
Its header gives the datasets (or `alle`), severity, message and remedy; `{name}` in a text is that column's value.
"""

from collections.abc import Mapping
from typing import Any

import duckdb

from dashboard import paths, queries
from dashboard.intake.finding import Finding, Severity
from dashboard.intake.stage import staged

MOST = 2_000


def run_controls(
    con: duckdb.DuckDBPyConnection, datasets: tuple[str, ...], file: str, parameters: Mapping[str, Any]
) -> tuple[list[Finding], int]:
    """Every finding, worst first, and how many controls found nothing.

    `parameters`: values the controls may ask for (`i_dag`, `lukket_til`, `sha256`, …).
    """
    findings: list[Finding] = []
    clean = 0
    for dataset in datasets:
        con.execute(f"create or replace temp view innlest as from {staged(dataset)}")
        for control in controls():
            if _concerns(control, dataset, first=dataset == datasets[0]):
                found = _run(con, control, dataset, file, parameters)
                findings += found
                clean += not found
    order = list(Severity)
    findings = list({(each.control, each.row, each.column, each.value): each for each in findings}.values())
    return sorted(findings, key=lambda finding: (-order.index(finding.severity), finding.control, finding.row or 0)), clean


def controls() -> list[queries.Query]:
    """Every control, by name."""
    return [queries.load(f"controls/{file.stem}") for file in sorted((paths.QUERIES / "controls").glob("*.sql"))]


def _concerns(control: queries.Query, dataset: str, *, first: bool) -> bool:
    wanted = [word.strip() for word in control.header["datasets"].split(",")]
    if wanted == ["filen"]:
        return first
    return wanted == ["alle"] or dataset in wanted


def _run(
    con: duckdb.DuckDBPyConnection, control: queries.Query, dataset: str, file: str, parameters: Mapping[str, Any]
) -> list[Finding]:
    given = {name: {**parameters, "dataset": dataset}[name] for name in control.parameters}
    cursor = con.execute(control.sql, given)
    names = [column[0] for column in cursor.description or ()]
    rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchmany(MOST)]
    rest = len(cursor.fetchall()) if len(rows) == MOST else 0
    findings = [_finding(control, row, dataset, file) for row in rows]
    if rest:
        findings.append(_and_more(control, dataset, file, rest))
    return findings


def _finding(control: queries.Query, row: Mapping[str, Any], dataset: str, file: str) -> Finding:
    texts = {name: "" if value is None else str(value) for name, value in row.items()}
    return Finding(
        control=control.name.rpartition("/")[2],
        severity=Severity(control.header["severity"]),
        message=control.header["message"].format_map(texts),
        remedy=control.header["remedy"].format_map(texts),
        file=file,
        dataset=dataset,
        row=row.get("rad"),
        column=row.get("kolonne"),
        value=row.get("verdi"),
        count=int(row.get("antall") or 1),
    )


def _and_more(control: queries.Query, dataset: str, file: str, rest: int) -> Finding:
    return Finding(
        control=control.name.rpartition("/")[2],
        severity=Severity(control.header["severity"]),
        message=f"… og {rest} funn til av samme slag.",
        remedy="Rett dem som vises først, og last opp filen på nytt.",
        file=file,
        dataset=dataset,
        count=rest,
    )
