"""However accounts are written, the numbers that stand afterwards are those that were written, each of them once."""

import codecs
import io
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.intake import receive
from dashboard.lake import Lake
from dashboard.settings import Settings
from tests.fuzz.look import TODAY

NAMES = ("aar", "periode", "kontoklasse", "ansvar", "funksjon", "art", "ansvar_navn", "beloep")
HEADINGS = ("År", "Periode", "Kontoklasse", "Ansvar", "Funksjon", "Art", "Ansvar tekst", "Beløp")
NORWEGIAN = "abcdefghijklmnopqrstuvwxyzæøåÆØÅ-/&"

Row = tuple[int, int, str, str, str, str, str, Decimal]


@dataclass(frozen=True)
class Writing:
    """How a source system writes its files."""

    kind: str
    encoding: str
    delimiter: str
    marks: tuple[str, str]  # decimal, thousands
    end: str
    quoted: bool
    title: bool

    def file(self, rows: list[Row]) -> bytes:
        if self.kind == "xlsx":
            return _workbook(rows)
        if self.kind == "parquet":
            return _parquet(rows)
        lines = [["Regnskapsrapport"]] if self.title else []
        lines += [list(HEADINGS), *([*map(str, row[:-1]), self._amount(row[-1])] for row in rows)]
        text = "".join(self.delimiter.join(map(self._cell, line)) + self.end for line in lines)
        mark = codecs.BOM_UTF16_LE if self.encoding == "utf-16-le" else b""
        return mark + text.encode(self.encoding)

    def _amount(self, amount: Decimal) -> str:
        decimal, thousands = self.marks
        return f"{amount:,.2f}".translate({ord(","): thousands, ord("."): decimal})

    def _cell(self, cell: str) -> str:
        return f'"{cell}"' if self.quoted or self.delimiter in cell else cell


def _workbook(rows: list[Row]) -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        for y, row in enumerate([HEADINGS, *rows]):
            for x, cell in enumerate(row):
                sheet.write(y, x, float(cell) if isinstance(cell, Decimal) else cell)
    return target.getvalue()


def _parquet(rows: list[Row]) -> bytes:
    target = io.BytesIO()
    columns = [pa.array(column) for column in zip(*rows, strict=True)]
    pq.write_table(pa.Table.from_arrays(columns, list(HEADINGS)), target)
    return target.getvalue()


words = st.text(NORWEGIAN, min_size=1, max_size=12)
accounts = st.lists(
    st.tuples(
        st.just(2026),
        st.integers(1, 10),
        st.sampled_from(("0", "1")),
        st.from_regex(r"[1-9][0-9]{3}", fullmatch=True),
        st.sampled_from(("120", "202", "254", "850")),
        st.sampled_from(("010", "099", "290", "600", "800")),
        st.builds("{} {}".format, words, words),
        st.decimals(-(10**9), 10**9, places=2),
    ),
    min_size=1,
    max_size=25,
)
marks = st.sampled_from(
    ((",", ""), (",", " "), (",", "."), (",", "\N{NO-BREAK SPACE}"), (".", ""), (".", " "), (".", ","))
)
writings = st.builds(
    Writing,
    kind=st.sampled_from(("csv", "csv", "csv", "csv", "xlsx", "parquet")),
    encoding=st.sampled_from(("utf-8", "utf-8-sig", "cp1252", "utf-16-le")),
    delimiter=st.sampled_from((";", "\t", "|")),
    marks=marks,
    end=st.sampled_from(("\n", "\r\n")),
    quoted=st.booleans(),
    title=st.booleans(),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


@settings(
    max_examples=20,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(rows=accounts, writing=writings)
def test_the_accounts_that_are_stored_are_those_that_were_written(
    lake: Lake, folder: Path, rows: list[Row], writing: Writing
) -> None:
    path = folder / "file"
    path.write_bytes(writing.file(rows))
    chosen = Settings(data=folder)
    with receive.inspect(
        path, f"regnskap.{writing.kind}", lake, chosen, today=TODAY, keep_bytes=False
    ) as upload:
        assert not upload.blocked, [finding for finding in upload.findings if finding.severity.blocks]
        # What an earlier example stored is another file's: only the rows of this one are asked about.
        stored = receive.accept(upload, lake, author="Prøve", message="")
    slices = {row[:3] for row in rows}
    with lake.at(stored.id) as cursor:
        standing = cursor.execute(f"select {', '.join(NAMES)} from regnskap").fetchall()
    assert sorted(row for row in standing if row[:3] in slices) == sorted(rows)
