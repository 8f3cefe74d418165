"""An inspected file in plain sentences: what it is, whether it can be accepted, and what accepting it would change."""

import re
import textwrap
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd

from dashboard import text
from dashboard.datasets import DATASETS, Type
from dashboard.intake.finding import Finding, Severity
from dashboard.intake.preview import PartPreview
from dashboard.intake.reading import Format
from dashboard.intake.receive import Upload
from dashboard.intake.row_changes import SHOWN, RowChange, RowChanges, rows_said

_TYPES = {
    "csv": "CSV",
    "xlsx": "Excel (XLSX)",
    "parquet": "Parquet",
    "kostra_0a": "KOSTRA-filuttrekk (0A)",
    "json_stat2": "JSON-stat",
}
_BY_HEADINGS = "tolket ut fra overskriftene"
_SETUPS = {
    "kostra_0a": "filens faste oppsett (KOSTRA 0A)",
    "json_stat2": "filens egen beskrivelse av innholdet (JSON-stat)",
}
_ENCODINGS = {
    "utf-8-sig": "UTF-8 med BOM",
    "cp1252": "Windows-1252",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
}
_DELIMITERS = {";": "semikolon", ",": "komma", "\t": "tabulator", "|": "loddrett strek"}
_DECIMALS = {",": "desimalkomma", ".": "desimalpunktum"}
_THOUSANDS = {" ": "mellomrom mellom tusener", ".": "punktum mellom tusener", ",": "komma mellom tusener"}
_KLASSER = {"1": "drift", "0": "investering"}
_SLAG = {"utgift": "utgifter", "inntekt": "inntekter"}
_LONGEST_CELL = 160
_MONTH = re.compile(r"(\d{4})-(\d\d)")


def verdict(upload: Upload) -> str:
    """Can it be accepted, and is there anything to read first?"""
    if not upload.blocked:
        return f"{_ready(upload)} {_remarks(upload.findings)}"
    if any(finding.control == "personopplysninger" for finding in upload.findings):
        return (
            "Filen er avvist: den ser ut til å inneholde personopplysninger. Ingenting fra filen er beholdt."
        )
    if needs_mapping(upload):
        return "Filen kan ikke godkjennes ennå: programmet vet ikke sikkert hva kolonnene er. Velg dem under «Oppsett»."
    if upload.reading is None:
        return "Filen kan ikke leses inn."
    errors = sum(occurrences(finding) for finding in upload.findings if finding.severity.blocks)
    return f"Filen kan ikke godkjennes: {text.count(errors, 'feil', 'feil')} må rettes først."


def needs_mapping(upload: Upload) -> bool:
    """Whether a person has to say what the columns are."""
    return upload.recognition is not None and bool(upload.recognition.missing)


def facts(upload: Upload, *, chosen: bool) -> list[tuple[str, str]]:
    """What was understood, as label and value. `chosen`: a person has made the mapping."""
    lines = []
    if upload.recognition is not None:
        names = [part.dataset for part in upload.parts] or [upload.recognition.dataset]
        lines.append(("Datasett", _joined([DATASETS[name].title for name in names])))
    if periods := dict.fromkeys(period(part.period) for part in upload.parts if part.period):
        lines.append(("Periode", " og ".join(periods)))
    if upload.reading is not None:
        lines.append(("Filen", ", ".join(_format(upload.reading.format))))
    if upload.recognition is not None and not upload.recognition.missing:
        profile = upload.recognition.profile
        lines.append(
            (
                "Oppsett",
                f"profilen «{profile}»"
                if profile
                else "valgt av deg"
                if chosen
                else _SETUPS.get(upload.reading.format.type if upload.reading else "", _BY_HEADINGS),
            )
        )
    return lines


def period(code: str) -> str:
    """A preview's period in words: `oktober 2026`, `2012–2013`, `januar 2023 – oktober 2026`."""
    words = [
        _MONTH.sub(lambda found: _month(int(found[1]), int(found[2])), part) for part in code.split(" – ")
    ]
    return (" – " if any(" " in word for word in words) else "–").join(dict.fromkeys(words))


def suggested_message(upload: Upload) -> str:
    """What the acceptance is called unless somebody writes something better: `Budsjett 2016 fra fil.csv`."""
    return f"{titles(upload)} fra {upload.file}"


def title(part: PartPreview) -> str:
    """`Budsjett 2016`."""
    return f"{DATASETS[part.dataset].title} {period(part.period)}".strip()


def titles(upload: Upload) -> str:
    """`Regnskap 2011 og budsjett 2012–2013`."""
    return _joined([title(part) for part in upload.parts])


def totals(part: PartPreview) -> list[tuple[str, int | None, Decimal]]:
    """The control totals: what is summed, its rows where they differ from the part's own, and the exact sum."""
    lines: list[tuple[str, int | None, Decimal]] = [
        (f"Kolonnen «{column}»", None, Decimal(total)) for column, total in part.sums.items()
    ]
    for row in part.kinds:
        klasse = _KLASSER.get(row["kontoklasse"], "ukjent kontoklasse")
        lines.append((f"{klasse.capitalize()}, {_SLAG[row['slag']]}", row["rader"], row["beloep"]))
    return lines


def unit(part: PartPreview) -> str:
    """The unit of the part's sums: kr, 1000 kr, dagsverk; empty where nothing is summed."""
    columns = [column for column in DATASETS[part.dataset].columns if column.type in (Type.KRONER, Type.DAYS)]
    return (columns[0].unit or ("kr" if columns[0].type is Type.KRONER else "dagsverk")) if columns else ""


def difference(part: PartPreview) -> pd.DataFrame:
    """What stands and what comes, one row per slice: utsnitt, rader_naa, rader_ny, sum_naa, sum_ny, endring."""
    figures = ["rader_naa", "rader_ny", "sum_naa", "sum_ny"]
    told = []
    for row in part.difference:
        keys = {name: value for name, value in row.items() if name not in (*figures, "alt")}
        named = place(part.dataset, keys) or ("uten periode" if keys else "hele datasettet")
        told.append({"utsnitt": named} | {name: float(row[name]) for name in figures})
    frame = pd.DataFrame(told, columns=["utsnitt", *figures])
    return frame.assign(endring=frame["sum_ny"] - frame["sum_naa"])


def consequence(part: PartPreview) -> str:
    """`Ingenting står fra før`, that the file is what stands, or how many rows are replaced, and for what."""
    told = difference(part)
    replaced = told[told["rader_naa"] > 0]
    name = _lower(DATASETS[part.dataset].title)
    if replaced.empty:
        new = "raden" if part.rows == 1 else f"alle {text.count(part.rows, 'rad', 'rader')} {name}"
        return f"Ingenting står fra før: {new} er {'ny' if part.rows == 1 else 'nye'}."
    if part.unchanged:
        return (
            f"Uendret: filen har det samme som står fra før, {text.count(part.rows, 'rad', 'rader')} {name}."
        )
    rows = text.count(int(replaced["rader_naa"].sum()), "rad", "rader")
    where = replaced["utsnitt"].iloc[0] if len(replaced) == 1 else f"{text.number(len(replaced))} utsnitt"
    new = text.count(int(replaced["rader_ny"].sum()), "rad", "rader")
    left = len(told) - len(replaced)
    rest = f" Resten, {text.number(left)} utsnitt, er nytt." if left else ""
    return f"Erstatter {rows} {name} for {where}. Filen har {new} der.{rest}"


def row_changes(dataset: str, changes: RowChanges) -> str:
    """`3 ledd endres, 1 ledd legges til, 2 ledd fjernes.`; empty where no row is changed."""
    told = [
        f"{rows_said(dataset, count)} {what}"
        for count, what in (
            (changes.changed, "endres"),
            (changes.new, "legges til"),
            (changes.removed, "fjernes"),
        )
        if count
    ]
    if not told:
        return ""
    most = changes.new + changes.changed + changes.removed
    rest = f" De {SHOWN} første vises." if most > SHOWN else ""
    return f"{', '.join(told)}.{rest}"


def key_title(dataset: str) -> str:
    """What names a row: `Id`; `Rolle, runde`."""
    contract = DATASETS[dataset]
    first, *rest = (contract.column(name).title for name in contract.key)
    return ", ".join([first, *(_lower(each) for each in rest)])


def row_change_lines(dataset: str, changes: RowChanges) -> list[tuple[str, str, str, str, str, str]]:
    """One line per row and column that changes: key, title, column, before, after, and whether it was edited in the product."""
    return [
        (each.key, each.tittel, *cells, "endret i løsningen" if each.edited else "")
        for each in changes.first
        for cells in _cells(dataset, each)
    ]


def _cells(dataset: str, change: RowChange) -> Iterator[tuple[str, str, str]]:
    if change.before is None or change.after is None:
        new = change.before is None
        yield "hele raden", "ingen" if new else "står", "legges til" if new else "fjernes"
        return
    for name in change.columns:
        title = DATASETS[dataset].column(name).title
        yield title, _cell(change.before[name]), _cell(change.after[name])


def _cell(value: Any) -> str:
    """A value as it is shown beside another: a long text is cut."""
    if value is None:
        return "tom"
    if isinstance(value, date):
        return text.day(value)
    if isinstance(value, Decimal):
        return text.figure(float(value))
    return textwrap.shorten(str(value), _LONGEST_CELL, placeholder=" …")


def _ready(upload: Upload) -> str:
    told = [
        f"{text.count(part.rows, 'rad', 'rader')} {_lower(DATASETS[part.dataset].title)}"
        + (f" for {period(part.period)}" if part.period else "")
        for part in upload.parts
    ]
    one = len(upload.parts) == 1 and upload.parts[0].rows == 1
    return f"{' og '.join(told)} er {'klar' if one else 'klare'} til å godkjennes."


def _remarks(findings: list[Finding]) -> str:
    warnings = [finding for finding in findings if finding.severity is Severity.WARNING]
    of_many = {finding.control for finding in warnings if finding.row is None or finding.count > 1}
    rows = {finding.row for finding in warnings if finding.control not in of_many}
    others = sum(occurrences(finding) for finding in warnings if finding.control in of_many)
    of_rows = f"{text.count(len(rows), 'rad', 'rader')} har en merknad"
    of_others = text.count(others, "merknad", "merknader")
    if rows and others:
        return f"{of_rows}, og {of_others} gjelder flere rader eller hele filen."
    if rows or others:
        return f"{of_rows}." if rows else f"{of_others} bør leses først."
    told = sum(occurrences(finding) for finding in findings if finding.severity is Severity.INFO)
    if told:
        return f"Ingen feil eller advarsler, {text.count(told, 'orientering', 'orienteringer')}."
    return "Ingen merknader."


def occurrences(finding: Finding) -> int:
    """A control that finds very much ends with one finding for the rest: it has no row, but a count."""
    return finding.count if finding.row is None else 1


def _format(found: Format) -> Iterator[str]:
    yield _TYPES.get(found.type, found.type)
    if found.encoding:
        yield _ENCODINGS.get(found.encoding, found.encoding.upper())
    if found.delimiter:
        yield _DELIMITERS.get(found.delimiter, f"skilletegn «{found.delimiter}»")
    if found.type in ("csv", "xlsx"):
        if found.decimal:
            yield _DECIMALS.get(found.decimal, f"«{found.decimal}» før desimalene")
        if found.thousands:
            yield _THOUSANDS.get(found.thousands, f"«{found.thousands}» mellom tusener")
    if found.header_row:
        yield f"overskrift i rad {found.header_row}"
    if found.sheet:
        yield f"arket «{found.sheet}»"


def place(dataset: str, keys: dict[str, Any]) -> str:
    """The part of a dataset that the keys name: `oktober 2026, drift`; `versjon 3.1, nr. 1.2.1, System/prosess, 01.11.2026`."""
    given = {name: value for name, value in keys.items() if value is not None}
    words = []
    if "aar" in given:
        aar = int(given["aar"])
        words.append(_month(aar, int(given["periode"])) if "periode" in given else f"{aar}")
    for name, value in given.items():
        if name not in ("aar", "periode"):
            words.append(_named(dataset, name, value))
    return ", ".join(words)


def _month(aar: int, periode: int) -> str:
    """A month in words; one that does not exist, as the file has it."""
    return text.period(aar, periode) if 0 <= periode <= 13 else f"{aar}-{periode:02d}"


def _named(dataset: str, name: str, value: Any) -> str:
    if isinstance(value, date):
        return text.day(value)
    match name:
        case "kontoklasse":
            return _KLASSER.get(str(value), str(value))
        case "kvartal":
            return f"{value}. kvartal"
        case "versjon":
            return f"{value} budsjett" if dataset == "budsjett" else f"versjon {value}"
        case "nr":
            return f"nr. {value}"
    return str(value)


def _joined(names: list[str]) -> str:
    return " og ".join([*names[:1], *(_lower(name) for name in names[1:])])


def _lower(title: str) -> str:
    return title if title[:2].isupper() else title[0].lower() + title[1:]
