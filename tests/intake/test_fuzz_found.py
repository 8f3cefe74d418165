"""What `./run fuzz` has found, each as the smallest file that shows it."""

import io
import json
import re
import zipfile
from contextlib import suppress
from itertools import product
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter

from dashboard.intake import inbox, receive
from dashboard.intake.read import Limits, UnreadableFile, read
from dashboard.intake.read_header import unique
from dashboard.settings import Settings
from tests.intake.conftest import Bench

HEAD = ["År", "Periode", "Kontoklasse", "Ansvar", "Funksjon", "Art", "Beløp"]
LINE = [2026, 1, 1, 1100, 120, "010", 5]
CSV = "År;Periode;Kontoklasse;Ansvar;Funksjon;Art;Beløp\n2026;1;1;1100;120;010;5\n"
ABSENCE = "År;Måned;Enhet;Avtalte dagsverk;Sykefraværsdagsverk\n2026;1;311;100;5\n"
SURVEY = "Slag undersøkelse;Undersøkelse;År;Spørsmål;Resultat;Måleenhet;Antall svar;Inviterte\n"

PARTS = (
    "role",
    "extension",
    "label",
    "dimension",
    "id",
    "size",
    "value",
    "status",
    "updated",
    "class",
    "note",
)
OTHERS: tuple[Any, ...] = (None, True, 0, "x", [], {}, [1], {"px": []}, {"px": 1}, {"metric": 1, "geo": {}})


def _workbook(number_format: str = "General", amount: float = 5) -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, HEAD)
        sheet.write_row(1, 0, LINE)
        sheet.write_number(1, 6, amount, workbook.add_format({"num_format": number_format}))
    return target.getvalue()


def _with_sheet(workbook: bytes, pattern: str, replacement: str) -> bytes:
    """The workbook with one thing in its first sheet written otherwise."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as source, zipfile.ZipFile(target, "w") as archive:
        for part in source.infolist():
            content = source.read(part).decode()
            if part.filename == "xl/worksheets/sheet1.xml":
                content, changed = re.subn(pattern, replacement, content, count=1)
                assert changed
            archive.writestr(part.filename, content)
    return target.getvalue()


def _controls(upload: receive.Upload) -> list[str]:
    return [finding.control for finding in upload.findings if finding.severity.blocks]


def test_a_number_formatted_as_a_time_that_is_too_long_is_told_of(bench: Bench) -> None:
    with bench.look(_workbook("[h]:mm", 1e12), "fil.xlsx") as upload:
        assert _controls(upload) == ["xlsx_tid_for_lang"]


@pytest.mark.parametrize("amount", ["NaN", "nan", "inf", "-inf", "1e999"])
def test_a_number_that_is_none_is_told_of_by_its_cell(bench: Bench, amount: str) -> None:
    spoilt = _with_sheet(_workbook(), r'(r="G2"[^>]*><v>)5', rf"\g<1>{amount}")
    with bench.look(spoilt, "fil.xlsx") as upload:
        [finding] = [each for each in upload.findings if each.severity.blocks]
        assert (finding.control, finding.row, finding.column) == ("verdi_kan_leses", 2, "Beløp")


@pytest.mark.parametrize("year", [999_999_999, -999_999_999])
@pytest.mark.parametrize("content", [CSV, ABSENCE], ids=["regnskap", "sykefravaer"])
def test_a_year_that_no_calendar_has_is_told_of_and_overflows_nothing(
    bench: Bench, content: str, year: int
) -> None:
    with bench.look(content.replace("2026", str(year)).encode(), "fil.csv") as upload:
        assert upload.blocked


def test_one_cell_far_below_a_small_table_is_refused_before_memory_is_set_aside(bench: Bench) -> None:
    for far in ("A1048576", "Z999999", "AE1048576"):
        content = _with_sheet(_workbook(), 'r="G2"', f'r="{far}"')
        with bench.look(content, "fil.xlsx") as upload:
            assert _controls(upload) == ["xlsx_spredt"], far


def test_coloured_cells_far_below_a_table_are_no_hindrance(bench: Bench) -> None:
    below = '<row r="1048576"><c r="A1048576" s="1"/></row></sheetData>'
    with bench.look(_with_sheet(_workbook(), "</sheetData>", below), "fil.xlsx") as upload:
        assert not upload.blocked
        assert [part.rows for part in upload.parts] == [1]


def test_half_a_letter_in_json_is_read_as_a_sign_that_is_missing(bench: Bench) -> None:
    real = Path(__file__).parent.parent / "files" / "real" / "12134_jsonstat2_3kommuner_2024.json"
    for label in ("a\ud800b", "\udc00", "👩"):
        document = json.loads(real.read_text("utf-8"))
        document |= {"label": label, "extension": {}}  # the table is then known by its label
        with bench.look(json.dumps(document).encode(), "fil.json") as upload:
            assert upload.reading is not None, upload.findings
            rows = upload.cursor.execute("select distinct tabell from kilde").fetchall()
            assert label == "👩" or all("\N{REPLACEMENT CHARACTER}" in tabell for (tabell,) in rows)


def test_no_part_of_a_json_stat_can_be_something_else_without_being_told_of_or_done_without(
    bench: Bench,
) -> None:
    real = Path(__file__).parent.parent / "files" / "real" / "12134_jsonstat2_3kommuner_2024.json"
    whole = json.loads(real.read_text("utf-8"))
    path = bench.folder / "fil.json"
    with bench.lake.cursor() as cursor:
        for part, other in product(PARTS, OTHERS):
            path.write_text(json.dumps(whole | {part: other}), "utf-8")
            with suppress(UnreadableFile):  # the one error that a reader may raise
                reading = read(path, path.name, cursor, Limits(10**6, 10**6, 300))
                assert reading.rows == len(whole["value"]), (part, other)


def test_a_file_name_that_cannot_be_written_is_kept_under_one_that_can(bench: Bench, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text(CSV, "utf-8")
    settings = Settings(data=tmp_path / "data")
    for name in ("\0.csv", "a\nb.csv", "\udce6.csv", "\N{RIGHT-TO-LEFT OVERRIDE}vsc.exe", "一" * 90 + ".csv"):
        with receive.inspect(path, name, bench.lake, settings) as upload:
            assert not upload.blocked
            upload.file.encode()
            assert upload.file.isprintable()
            kept = settings.inbox / inbox.place(upload.file, upload.sha256)
            assert inbox.fingerprint(kept) == upload.sha256


@pytest.mark.parametrize("year", ["1", "0", "3026", "999999999"])
def test_a_year_that_cannot_be_blocks_in_every_dataset(bench: Bench, year: str) -> None:
    with bench.look(f"{SURVEY}innbygger;Innbygger;{year};Trives du?;4,2;1–6;100;200\n", "u.csv") as upload:
        assert upload.recognition is not None
        assert upload.recognition.dataset == "undersoekelse"
        assert "verdi_kan_leses" in _controls(upload)


def test_an_amount_in_thousands_that_is_too_large_for_the_quick_way_is_read_all_the_same(
    bench: Bench,
) -> None:
    table = "Endret utgiftsbehov (1000 kr)\n\nÅr;Pleie og omsorg;Skole;Barnehager;Totalt\n2026;1000000000;-4;1;999999997\n"
    with bench.look(table, "u.csv") as upload:
        assert not _controls(upload)
        rows = upload.cursor.execute("select max(beloep) from innlest_utgiftsbehov").fetchall()
        assert rows == [(1_000_000_000_000,)]


def test_a_broken_line_that_is_longer_than_the_error_of_it_is_told_of(bench: Bench) -> None:
    for before in ("", "a", "aa"):  # the error breaks off within one of the letters of three bytes
        broken = before + "渀" * 4_000 + ";x" * 60
        good = CSV.splitlines()[1] + "\n"
        with bench.look(f"{CSV}{good * 20}{broken}\n", "fil.csv") as upload:
            assert 23 in [finding.row for finding in upload.findings]


def test_a_zero_character_is_told_of_wherever_it_stands(bench: Bench, tmp_path: Path) -> None:
    with_one = CSV + "2026;1;1;1100;120;010;5\n" * 5_000 + "2026;1;1;11\0;120;010;5\n"
    for encoding in ("utf-8", "utf-16"):
        with bench.look(with_one.encode(encoding), "fil.csv") as upload:
            assert _controls(upload) == ["fil_nulltegn"]
            assert upload.findings[0].row == 5_003
    columns = {name: [value] * 2 for name, value in zip(HEAD, LINE, strict=True)}
    for name, values, told in (
        ("Art", ["010", "0\x0010"], ["fil_nulltegn"]),
        ("Art\0", ["010"] * 2, ["parquet_ugyldig"]),
    ):
        parquet = tmp_path / "fil.parquet"
        pq.write_table(pa.table(columns | {name: values}), parquet)
        with bench.look(parquet.read_bytes(), "fil.parquet") as upload:
            assert _controls(upload) == told
    assert unique(["a\0b"]) == ("a\N{REPLACEMENT CHARACTER}b",)


@pytest.mark.timeout(60)  # each was compared with all before it, which would take half an hour
def test_very_many_columns_of_one_name_are_numbered_without_waiting() -> None:
    names = unique(["Navn"] * 200_000)
    assert (names[0], names[-1], len(set(names))) == ("Navn", "Navn (200000)", 200_000)


def test_a_mark_for_no_number_is_a_missing_one_where_the_dataset_keeps_no_marks(bench: Bench) -> None:
    for marked in (".", "..", ":"):
        with bench.look(f"Kommune;År;Sektor;Indeks\n1841;2026;samlet;{marked}\n", "delkostnad.csv") as upload:
            assert _controls(upload) == ["paakrevd_verdi"]


def test_every_kind_of_blank_around_a_parquet_cell_is_trimmed_away(bench: Bench, tmp_path: Path) -> None:
    parquet = tmp_path / "fil.parquet"
    columns = {name: [str(value)] * 2 for name, value in zip(HEAD, LINE, strict=True)}
    pq.write_table(pa.table(columns | {"Ansvar": ["\r", "\t1100\N{NO-BREAK SPACE}\n"]}), parquet)
    with bench.look(parquet.read_bytes(), "fil.parquet") as upload:
        assert upload.cursor.execute('select "Ansvar" from kilde order by rad').fetchall() == [
            (None,),
            ("1100",),
        ]


@pytest.mark.parametrize(
    "name", ["rowid", "tekst", "aar", "aar_til", "sektor", "beloep", "kilde", "funnet", "rad"]
)
def test_the_table_of_needs_may_have_columns_that_are_called_as_ours_are(bench: Bench, name: str) -> None:
    sectors = "Pleie og omsorg;Grunnskole;Barnehage"
    for table in (
        f"{name};{sectors}\n2026;5;6;7\n",
        f"{name};År;{sectors}\nx;2026;5;6;7\n",
        f"År;{name};{sectors}\n2026;x;5;6;7\n",
    ):
        with bench.look(table, "behov.csv") as upload:
            assert upload.recognition is not None, upload.findings


@pytest.mark.parametrize("type_", [pa.time32("ms"), pa.time64("us"), pa.time64("ns")], ids=str)
def test_a_time_that_no_day_has_is_text_and_does_not_take_the_program_down(
    bench: Bench, tmp_path: Path, type_: pa.DataType
) -> None:
    bits = type_.bit_width
    written = pa.array([2 ** (bits - 1) - 1, -1_000_000, 1 - 2 ** (bits - 1), 0, None], f"int{bits}").view(
        type_
    )
    columns = {name: [value] * 5 for name, value in zip(HEAD, LINE, strict=True)}
    parquet = tmp_path / "fil.parquet"
    pq.write_table(pa.table(columns | {"Klokkeslett": written}), parquet)
    with bench.look(parquet.read_bytes(), "fil.parquet") as upload:
        found = upload.cursor.execute('select "Klokkeslett" from kilde order by rad').fetchall()
        assert found == [("ikke noe klokkeslett",)] * 3 + [("00:00:00",), (None,)]
    nested = pa.StructArray.from_arrays([written], ["kl"])
    pq.write_table(pa.table(columns | {"Klokkeslett": nested}), parquet)
    with bench.look(parquet.read_bytes(), "fil.parquet") as upload:
        assert _controls(upload) == ["parquet_ugyldig"]


def test_a_table_of_needs_with_nothing_but_notes_has_no_rows(bench: Bench) -> None:
    table = "År;Pleie og omsorg;Grunnskole;Barnehage\n2026;;;\n2027;;;\n"
    with bench.look(table, "behov.csv") as upload:
        assert _controls(upload) == ["fil_uten_rader"]
