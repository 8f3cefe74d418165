"""SQL in what people write: as parameters, names of columns, sheets and profiles, codes and file names, it is looked up as
the text it is, and every table stands afterwards."""

import io
from contextlib import suppress
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard import cli, queries
from dashboard import settings as chosen
from dashboard.datasets import DATASETS
from dashboard.errors import DashboardError
from dashboard.intake import receive
from dashboard.lake import Lake
from tests.agenda.small_lake import STEDER, commit, posts
from tests.intake.conftest import TODAY

DROPS = (
    "'; drop table lake.regnskap; --", '"; drop table lake.regnskap; --', "') union select * from lake.spor; --", "' or '1'='1", "1 or 1=1",
    "$$; delete from lake.regnskap; $$", "\\'; delete from lake.regnskap; --", "x'||(select 1)||'", "/**/; drop schema main cascade", "?", "$1", ":a",
    "read_text('/etc/passwd')", "'; copy (select 1) to '/tmp/hostile-sql.csv'; --", "'; attach '/tmp/hostile-sql.db' as a; --", "\0'; drop table x",
    "%s", "{0}", "{regnskap}", "lake.main.regnskap", "null", "☃'\"`",
)  # fmt: skip
WORDS = st.lists(
    st.sampled_from([*DROPS, "'", '"', ";", "--", "/*", "*/", "$$", "\\", "\n", "\0", ")", "drop table lake.vedtak", "x"]),
    min_size=1, max_size=5,
).map("".join)  # fmt: skip
HEAD = ["År", "Periode", "Kontoklasse", "Ansvar", "Funksjon", "Art", "Beløp"]
LINE = ["2026", "1", "1", "3111", "120", "010", "5"]


def standing(lake: Lake) -> dict[str, int]:
    """How many rows each dataset has: a table that is gone raises."""
    with lake.cursor() as cursor:
        return {
            name: int(cursor.execute(f"select count(*) from lake.{name}").fetchall()[0][0])
            for name in DATASETS
        }


@pytest.fixture
def filled(lake: Lake) -> Lake:
    commit(lake, organisasjon=STEDER, regnskap=posts("3111", 5.0))
    return lake


def test_every_query_looks_hostile_parameters_up(filled: Lake, capsys: pytest.CaptureFixture[str]) -> None:
    before = standing(filled)
    for number, name in enumerate(queries.names()):
        word = DROPS[number % len(DROPS)]
        given_ = [part for each in queries.load(name).parameters for part in (f"--{each}", word)]
        assert cli.main(["query", name, *given_]) in (0, 1, 2), name
    for word in DROPS:
        assert cli.main(["query", word, f"--{word}", word]) in (1, 2), word
        assert cli.main(["query", "oversikt/enheter", f"--{word}", word]) in (1, 2), word
    told = capsys.readouterr()
    assert "Traceback" not in told.err
    assert "root:x:0" not in told.out
    assert standing(filled) == before
    assert not list(Path("/tmp").glob("hostile-sql*"))


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=WORDS, value=WORDS, file=WORDS)
def test_whatever_a_column_a_cell_and_a_file_are_called_the_tables_stand(
    filled: Lake, tmp_path: Path, name: str, value: str, file: str
) -> None:
    before = standing(filled)
    path = tmp_path / "inn"
    table = [[*HEAD, name], [*LINE, value], [*LINE[:3], value, *LINE[4:], "x"]]
    quoted = [['"' + cell.replace('"', '""') + '"' for cell in row] for row in table]
    path.write_text("\n".join(";".join(row) for row in quoted), "utf-8")
    for choices in (receive.Choices(dataset="regnskap"), receive.Choices(dataset="regnskap", profile=name)):
        # A profile that is not there is told of as an error.
        with (
            suppress(DashboardError),
            receive.inspect(
                path, f"{file}.csv", filled, chosen.get(), choices=choices, today=TODAY, keep_bytes=False
            ) as upload,
        ):
            assert upload.findings or upload.parts
    assert standing(filled) == before


def test_a_sheet_may_be_called_anything(filled: Lake, tmp_path: Path) -> None:
    before = standing(filled)
    path = tmp_path / "bok.xlsx"
    for word in DROPS[:6]:
        buffer = io.BytesIO()
        with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
            name = "".join(letter for letter in word if letter not in "[]:*?/\\\0")[:31].strip("'") or "x"
            sheet = book.add_worksheet(name)
            for number, row in enumerate((HEAD, LINE)):
                sheet.write_row(number, 0, row)
        path.write_bytes(buffer.getvalue())
        for wanted in (None, word):
            with receive.inspect(
                path,
                path.name,
                filled,
                chosen.get(),
                choices=receive.Choices(sheet=wanted),
                today=TODAY,
                keep_bytes=False,
            ) as upload:
                assert upload.findings or upload.parts
    assert standing(filled) == before


def test_a_profile_an_author_and_a_message_may_be_called_anything(filled: Lake, tmp_path: Path) -> None:
    path = tmp_path / "regnskap.csv"
    for number, word in enumerate(each for each in DROPS[:6] if "\0" not in each):
        path.write_text("\n".join(";".join(row) for row in (HEAD, [*LINE[:-1], str(number)])), "utf-8")
        with receive.inspect(path, path.name, filled, chosen.get(), today=TODAY) as upload:
            stored = receive.accept(upload, filled, author=word, message=word, save_profile=word, reason=word)
        assert (stored.author, stored.message) == (word, word)
        with filled.at(stored.id) as cursor:
            assert (word,) in cursor.execute("select navn from importprofil").fetchall()
    assert standing(filled)["regnskap"] > 0
