"""Whatever comes in: a clear finding in bokmål that names the place, and nothing is lost or stored."""

import csv
import io
import threading
import zipfile
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from dashboard.errors import DashboardError
from dashboard.intake import receive
from dashboard.intake.finding import Finding
from dashboard.lake import ChangedMeanwhile, Lake
from dashboard.settings import Settings
from tests.intake.conftest import TODAY, Bench, rows

HEAD = "År;Periode;Kontoklasse;Ansvar;Funksjon;Art;Beløp"
LINE = "2026;1;1;1100;120;010;5"
FILES = Path(__file__).parent.parent / "files"


def blocking(
    bench: Bench, content: str | bytes | Sequence[str], name: str = "fil.csv", **settings: int
) -> list[Finding]:
    """The blocking findings, after making sure that accepting is refused."""
    chosen = Settings(data=bench.folder / "data", **settings)  # type: ignore[arg-type]
    before = bench.lake.newest()
    with bench.look(content, name, settings=chosen) as upload:
        assert upload.blocked
        with pytest.raises(DashboardError, match="kan ikke godkjennes"):
            receive.accept(upload, bench.lake, author="A", message="")
        assert bench.lake.newest() == before
        return [finding for finding in upload.findings if finding.severity.blocks]


def test_an_empty_file(bench: Bench) -> None:
    assert [(finding.control, finding.severity) for finding in blocking(bench, b"")] == [("fil_tom", "FATAL")]


def test_only_a_header(bench: Bench) -> None:
    assert blocking(bench, [HEAD])[0].severity == "FATAL"


def test_the_wrong_delimiter_is_asked_about_and_not_guessed_into_numbers(bench: Bench) -> None:
    found = blocking(bench, [HEAD.replace(";", "^"), LINE.replace(";", "^")])
    assert found[0].message
    assert found[0].remedy


def test_a_truncated_file_names_the_short_row(bench: Bench) -> None:
    found = blocking(bench, [HEAD, LINE, LINE, "2026;1;1;11"])
    assert any("Beløp" in finding.message and "rad 4" in finding.message for finding in found)


def test_a_truncated_workbook(bench: Bench) -> None:
    whole = _workbook({"Ark1": [["År", "Beløp"], [2026, 5]]})
    assert blocking(bench, whole[: len(whole) // 2], "fil.xlsx")[0].severity == "FATAL"


def test_two_header_rows(bench: Bench) -> None:
    found = blocking(bench, [HEAD, LINE, HEAD, LINE])
    assert [
        (finding.control, finding.row) for finding in found if finding.control == "overskrift_gjentatt"
    ] == [("overskrift_gjentatt", 3)]


@pytest.mark.parametrize("code", ["funksjon", "art"])
def test_an_unknown_code_is_a_warning_and_the_amount_is_kept(bench: Bench, code: str) -> None:
    line = {"funksjon": "2026;1;1;1100;999;010;5", "art": "2026;1;1;1100;120;999;5"}[code]
    with bench.look([HEAD, line]) as upload:
        assert not upload.blocked
        assert [finding.value for finding in upload.findings if finding.control == f"ukjent_{code}"] == [
            "999"
        ]
        assert upload.parts[0].sums == {"Beløp": 5}


@pytest.mark.parametrize(
    "text", ["fem", "1e300", "NaN", "inf", "99999999999999999999", "1,2,3", "#REF!", "5 stk", "=1+1", "0x10"]
)
def test_an_amount_that_is_no_amount(bench: Bench, text: str) -> None:
    found = blocking(bench, [HEAD, LINE, f"2026;1;1;1100;120;010;{text}"])
    assert [(finding.row, finding.column, finding.value) for finding in found] == [(3, "Beløp", text)]
    assert f"«{text}» kan ikke leses som et beløp" in found[0].message


def test_an_amount_too_large_once_made_into_kroner(bench: Bench) -> None:
    lines = ["År;Periode;Ansvar;Konto;Tjeneste;Beløp (1000 kr)", "2026;1;1100;10100;12000;9999999999999999"]
    assert blocking(bench, lines, "regnskap.csv")[0].control == "verdi_kan_leses"


def test_duplicated_keys_block_where_a_key_must_name_one_row(bench: Bench) -> None:
    head = "År;Periode;Enhet;Avtalte dagsverk;Sykefraværsdagsverk"
    found = blocking(bench, [head, "2026;1;Stab;100;10", "2026;1;Stab;100;10"])
    assert [(finding.control, finding.row, finding.count) for finding in found] == [
        ("gjentatt_noekkel", 2, 2)
    ]


def test_duplicated_account_lines_are_legal_and_add_up(bench: Bench) -> None:
    with bench.look([HEAD, LINE, LINE]) as upload:
        assert not upload.blocked
        assert upload.parts[0].sums == {"Beløp": 10}


def test_a_period_in_the_future(bench: Bench) -> None:
    found = blocking(bench, [HEAD, "2026;12;1;1100;120;010;5"])
    assert [(finding.control, finding.value) for finding in found] == [("periode_i_fremtiden", "2026-12")]


def test_a_closed_period(bench: Bench) -> None:
    found = blocking(bench, [HEAD, LINE], lukket_til="2026-02")  # type: ignore[arg-type]
    assert [(finding.control, finding.value) for finding in found] == [("lukket_periode", "2026-01")]


def test_an_ansvar_without_tjenesteomraade_is_a_warning(bench: Bench) -> None:
    with bench.look([HEAD, "2026;1;1;4711;120;010;5"]) as upload:
        assert not upload.blocked
        assert [f.value for f in upload.findings if f.control == "ansvar_uten_omraade"] == ["4711"]


def test_five_hundred_columns(bench: Bench) -> None:
    head = ";".join(f"kolonne {n}" for n in range(500))
    found = blocking(bench, [head, ";".join("1" * 500)])
    assert found[0].severity == "FATAL"
    assert "500" in found[0].message


def test_a_file_past_the_limit_is_not_even_read(bench: Bench) -> None:
    found = blocking(bench, b"x" * 1_000_001, fil_mb=1)
    assert (found[0].control, found[0].severity) == ("fil_for_stor", "FATAL")
    assert "Grensen er 1 MB" in found[0].message


def test_a_zip_bomb_is_stopped_before_it_is_unpacked(bench: Bench) -> None:
    bomb = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(_workbook({"Ark1": [["År"], [2026]]}))) as source,
        zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for part in source.namelist():
            target.writestr(part, source.read(part))
        target.writestr("xl/media/stor.bin", b"\0" * 30_000_000)
    found = blocking(bench, bomb.getvalue(), "bombe.xlsx", utpakket_mb=10)
    assert found[0].severity == "FATAL"


def test_a_cell_that_begins_like_a_formula_is_kept_as_the_text_it_is(bench: Bench) -> None:
    head = "Id;Organ;Møtedato;Tittel"
    with bench.look([head, '1;Kommunestyret;21.05.2026;"=HYPERLINK(""http://x"";""klikk"")"']) as upload:
        assert not upload.blocked
        assert rows(upload, "select tittel from innlest_vedtak") == [('=HYPERLINK("http://x";"klikk")',)]


def test_a_script_in_a_decision_is_kept_as_the_text_it_is(bench: Bench) -> None:
    title = "<script>alert('hei')</script> & mer"
    with bench.look(["Id;Organ;Møtedato;Tittel", f"1;Kommunestyret;21.05.2026;{title}"]) as upload:
        assert not upload.blocked
        assert rows(upload, "select tittel from innlest_vedtak") == [(title,)]


@pytest.mark.parametrize(
    "name",
    ['a"b', "Rev. budsjett 2026", "kol'onne", "select * from x; --", "$år", "beløp {0}", "rad", "felt"],
)
def test_a_column_may_be_called_anything(bench: Bench, name: str) -> None:
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=";").writerows(
        [[*HEAD.split(";"), name], [*LINE.split(";"), "x"], [*LINE.split(";"), "y"]]
    )
    with bench.look(buffer.getvalue(), "regnskap.csv", dataset="regnskap") as upload:
        assert not upload.blocked or "kan ikke leses" in upload.findings[0].message
        assert upload.reading is not None
        assert upload.reading.rows == 2


@pytest.mark.parametrize("values", ["{rad}", "{0}", "%s", "«{verdi}»"])
def test_braces_in_a_value_do_not_break_the_message(bench: Bench, values: str) -> None:
    found = blocking(bench, [HEAD, f"2026;1;1;1100;120;010;{values}"])
    assert values in found[0].message


def test_the_same_file_twice_warns_and_changes_nothing(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path)
    lake = Lake(settings.lake)
    path = tmp_path / "regnskap.csv"
    path.write_text(f"{HEAD}\n{LINE}\n", "utf-8")
    for round_ in (1, 2):
        with receive.inspect(path, path.name, lake, settings, today=TODAY) as upload:
            found = [finding.message for finding in upload.findings if finding.control == "samme_fil"]
            assert len(found) == round_ - 1
            receive.accept(upload, lake, author="Kari", message="")
    assert "ble godkjent" in found[0]
    assert "av Kari (versjon 2)" in found[0]
    with lake.at(lake.newest().id) as cursor:
        assert cursor.execute("select count(*), sum(beloep) from regnskap").fetchone() == (1, 5)
    lake.close()


def test_two_people_accepting_at_once_leave_one_set_of_rows(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path)
    lake = Lake(settings.lake)
    path = tmp_path / "regnskap.csv"
    path.write_text(f"{HEAD}\n{LINE}\n", "utf-8")
    uploads = [receive.inspect(path, path.name, lake, settings, today=TODAY) for _ in range(3)]
    outcomes: list[str] = []

    def accept(upload: receive.Upload) -> None:
        try:
            receive.accept(upload, lake, author="Kari", message="")
            outcomes.append("stored")
        except ChangedMeanwhile:
            outcomes.append("changed")

    threads = [threading.Thread(target=accept, args=(upload,)) for upload in uploads]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["changed", "changed", "stored"]
    with lake.at(lake.newest().id) as cursor:
        assert cursor.execute("select sum(beloep) from regnskap").fetchone() == (Decimal(5),)
    lake.close()


def test_no_room_in_the_inbox_is_a_clear_error_and_nothing_is_staged(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path)
    lake = Lake(settings.lake)
    settings.inbox.write_text("ikke en mappe")
    path = tmp_path / "regnskap.csv"
    path.write_text(f"{HEAD}\n{LINE}\n", "utf-8")
    with pytest.raises(DashboardError, match="Filen kunne ikke tas imot"):
        receive.inspect(path, path.name, lake, settings, today=TODAY)
    assert lake.history() == []
    lake.close()


@pytest.mark.parametrize("file", sorted(path.name for path in FILES.iterdir() if path.is_file()))
def test_every_bad_file_gets_a_finding_with_a_remedy_and_never_an_exception(bench: Bench, file: str) -> None:
    with bench.look_at(FILES / file) as upload:
        assert upload.findings
        assert all(finding.message and finding.remedy for finding in upload.findings)


def _workbook(sheets: dict[str, list[list[object]]]) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        for name, lines in sheets.items():
            sheet = book.add_worksheet(name)
            for number, line in enumerate(lines):
                sheet.write_row(number, 0, line)
    return buffer.getvalue()
