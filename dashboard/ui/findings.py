"""What the controls found: one line a control, worst first, with every row behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pandas as pd

from dashboard import settings, text
from dashboard.export import Export, ExportColumn, to_csv, to_xlsx
from dashboard.intake.finding import Finding, Severity
from dashboard.ui import html
from dashboard.ui.download import offer_sheets
from dashboard.ui.page import View
from dashboard.ui.table import TableColumn, markup

_STYLE = Path(__file__).with_name("upload.css")

SHOWN = 500
"""Rows opened on the page; the downloads have them all."""

_COLUMNS = [
    TableColumn("rad", "Rad", "antall"),
    TableColumn("kolonne", "Kolonne"),
    TableColumn("verdi", "Verdi"),
    TableColumn("melding", "Melding"),
]
_EXPORTED = [
    ExportColumn("alvor", "Alvor"),
    ExportColumn("kontroll", "Kontroll"),
    ExportColumn("rad", "Rad", "antall"),
    ExportColumn("kolonne", "Kolonne"),
    ExportColumn("verdi", "Verdi"),
    ExportColumn("antall", "Antall rader", "antall"),
    ExportColumn("melding", "Melding"),
    ExportColumn("raad", "Hva du kan gjøre"),
]


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one kind, in the order they stand in the file."""

    findings: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        return self.findings[0]

    @property
    def extent(self) -> str:
        """`347 rader`, `36 funn`; empty for one finding, which says so itself."""
        if len(self.findings) == 1:
            return ""
        rows = [finding.row for finding in self.findings]
        each_its_row = all(finding.count == 1 for finding in self.findings) and len(set(rows)) == len(rows)
        found = sum(finding.count if finding.row is None else 1 for finding in self.findings)
        return text.count(found, "rad", "rader") if each_its_row else text.count(found, "funn", "funn")


def grouped(findings: Sequence[Finding]) -> list[Group]:
    """The findings by control, worst first. What concerns the file as a whole stands alone, message by message."""

    def kind(finding: Finding) -> tuple[int, str, str, str]:
        of_its_own = finding.message if finding.row is None and finding.count == 1 else ""
        return (-list(Severity).index(finding.severity), finding.control, finding.dataset, of_its_own)

    return [Group(tuple(group)) for _, group in groupby(sorted(findings, key=kind), key=kind)]


@dataclass(frozen=True, slots=True)
class Line:
    """One finding of another kind than a file's: `tone` is error, warning or info, `heading` the word it begins with,
    `extent` how many it speaks of where there are several."""

    tone: str
    heading: str
    message: str
    remedy: str
    extent: str = ""


def show_lines(lines: Sequence[Line]) -> None:
    """The findings as a list, in the order given."""
    load_style()
    html.write(f"<ul class='funn'>{''.join(_item(line) for line in lines)}</ul>")


def load_style() -> None:
    """The style of findings, on the pages that have them."""
    html.write(f"<style>{_STYLE.read_text('utf-8')}</style>")


def _item(line: Line) -> str:
    extent = f" <span class='antall'>{html.escaped(line.extent)}</span>, den første: " if line.extent else " "
    return (
        f"<li class='{line.tone}'><p><strong class='alvor'>{html.escaped(line.heading)}</strong>{extent}"
        f"{html.escaped(line.message)}</p><p class='raad'>{html.escaped(line.remedy)}</p></li>"
    )


def show_findings(findings: Sequence[Finding], clean: int, *, file: str, view: View) -> None:
    """Every group of findings, the downloads, and how many controls (`clean`) found nothing."""
    rest = f"{text.count(clean, 'kontroll', 'kontroller')} uten merknad"
    if findings:
        lines = "".join(_line(group) for group in grouped(findings))
        html.write(f"<h3>Hva kontrollene fant</h3><ul class='funn'>{lines}</ul>")
    if clean:
        html.write(f"<p class='uten-merknad'><span aria-hidden='true'>✓</span> {rest}.</p>")
    if len(findings) > 1:
        _downloads(findings, file, view)


def _line(group: Group) -> str:
    first, several = group.first, len(group.findings) > 1
    extent = f" <span class='antall'>{group.extent}</span>, den første: " if several else " "
    return (
        f"<li class='{first.severity.lower()}'><p><strong class='alvor'>{first.severity.heading}</strong>{extent}"
        f"{html.escaped(first.message)}</p><p class='raad'>{html.escaped(first.remedy)}</p>{_rows(group)}</li>"
    )


def _rows(group: Group) -> str:
    if all(finding.row is None for finding in group.findings):
        return ""
    shown = group.findings[:SHOWN]
    label = f"Vis alle {len(group.findings)}" if len(group.findings) > 1 else "Vis hvor"
    left = len(group.findings) - len(shown)
    rest = f"<p>{text.number(left)} til står i filen du kan laste ned under.</p>" if left else ""
    table = markup(
        frame(shown), _COLUMNS, title=f"{group.first.severity.heading}: {group.extent or 'ett funn'}"
    )
    return f"<details><summary>{label}</summary>{table}{rest}</details>"


def frame(findings: Sequence[Finding]) -> pd.DataFrame:
    """The findings as a table: alvor, kontroll, rad, kolonne, verdi, antall, melding, raad."""
    rows = [
        (
            each.severity.heading,
            each.control,
            each.row,
            each.column,
            each.value,
            each.count,
            each.message,
            each.remedy,
        )
        for each in findings
    ]
    columns = ["alvor", "kontroll", "rad", "kolonne", "verdi", "antall", "melding", "raad"]
    return pd.DataFrame(rows, columns=columns).astype({"rad": "Int64"})


def _downloads(findings: Sequence[Finding], file: str, view: View) -> None:
    chosen = settings.get()
    table = Export(
        title=f"Funn i {file}",
        period="",
        filters={},
        snapshot=view.snapshot,
        kommune=chosen.kommune_navn,
        demo=chosen.demo,
        columns=_EXPORTED,
        frame=frame([each for group in grouped(findings) for each in group.findings]),
    )
    offer_sheets(
        lambda: to_csv(table), lambda: to_xlsx(table), table.file_name,
        user=view.user, key="funn", title=table.title, before="Alle funn som ",
    )  # fmt: skip
