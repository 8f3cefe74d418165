"""Nothing that speaks of persons comes in, and no byte of it stays behind."""

import io
from pathlib import Path

import pytest
import xlsxwriter

from dashboard.intake import receive
from dashboard.intake.personal import is_identity_number
from dashboard.lake import Lake
from dashboard.settings import Settings
from tests.intake.conftest import Bench

SICK = "År;Periode;Enhet;Avtalte dagsverk;Sykefraværsdagsverk"


def invented(date: str) -> str:
    """An eleven-digit number of the form of a fødselsnummer, for a date far outside anybody's life span of the register."""
    for serial in range(1000):
        digits = f"{date}{serial:03}"
        for control in range(100):
            if is_identity_number(f"{digits}{control:02}"):
                return f"{digits}{control:02}"
    raise AssertionError(date)


FNR = invented("010101")


def test_the_rule_of_a_fodselsnummer_is_two_control_digits_and_a_date() -> None:
    assert is_identity_number(FNR)
    assert is_identity_number(invented("410101")), "a D-number: day + 40"
    assert not is_identity_number(FNR[:-1] + str((int(FNR[-1]) + 1) % 10))
    assert not is_identity_number("99" + FNR[2:])


@pytest.mark.parametrize(
    "lines",
    [
        [f"{SICK};Navn", "2026;1;Stab;20;2;Kari"],
        [f"{SICK};Ansattnavn", "2026;1;Stab;20;2;Kari"],
        [f"{SICK};Navn på ansatt", "2026;1;Stab;20;2;Kari"],
        [f"{SICK};Namn", "2026;1;Stab;20;2;Kari"],
        [f"{SICK};Fødselsnummer", "2026;1;Stab;20;2;1"],
        [f"{SICK};FNR.", "2026;1;Stab;20;2;1"],
        [f"{SICK};Fødselsdato", "2026;1;Stab;20;2;1"],
        [f"{SICK};Diagnosekode", "2026;1;Stab;20;2;L02"],
        [f"{SICK};Ressursnr", "2026;1;Stab;20;2;5"],
        [f"{SICK};Ansattnr", "2026;1;Stab;20;2;5"],
        [f"{SICK};Fra dato;Til dato", "2026;1;Stab;20;2;01.01.2026;03.01.2026"],
        [f"{SICK};Referanse", f"2026;1;Stab;20;2;{FNR}"],
        [f"{SICK};Referanse", f"2026;1;Stab;20;2;{FNR[:6]} {FNR[6:]}"],
        [f"{SICK};Merknad", f"2026;1;Stab;20;2;gjelder {FNR} fra mai"],
        [f"{SICK};Merknad", "2026;1;Stab;20;2;Nordmann, Kari"],
        ["Enhet;Ansatt;Prosent fravær;Egenmeldt", "Stab;Kari;100;3"],
    ],
)  # fmt: skip
def test_a_sick_leave_file_that_speaks_of_persons_is_refused(bench: Bench, lines: list[str]) -> None:
    with bench.look(lines, "uttrekk.csv") as upload:
        assert [(finding.control, finding.severity) for finding in upload.findings] == [
            ("personopplysninger", "FATAL")
        ]
        refusal = upload.findings[0]
        assert upload.blocked
        assert upload.parts == []
    assert "Ingenting fra filen er lagret" in refusal.remedy
    assert refusal.value is None
    assert not any(secret in refusal.message for secret in (FNR, "Nordmann", "Kari"))


def test_the_file_name_alone_may_say_that_it_is_sick_leave(bench: Bench) -> None:
    with bench.look(["Enhet;Ansatt;Dager", "Stab;Kari;3"], "Sykefravær 2026.csv") as upload:
        assert upload.findings[0].control == "personopplysninger"


def test_a_fodselsnummer_whose_first_zero_excel_has_dropped_is_seen(bench: Bench) -> None:
    with bench.look([f"{SICK};Referanse", f"2026;1;Stab;20;2;{FNR.lstrip('0')}"]) as upload:
        assert upload.findings[0].control == "personopplysninger"


@pytest.mark.parametrize(
    "lines",
    [
        [f"{SICK};Enhetsnavn;Ansatte", "2026;1;11;20;2;Nordre sykehjem;12"],
        [f"{SICK};Enhet (navn);Antall ansatte", "2026;1;11;20;2;Stab, personal;12"],
        ["År;Periode;Ansvar;Ansvarsnavn;Konto;Tjeneste;Beløp", "2026;1;1100;Stab;10100;12000;5"],
        ["Id;Organ;Møtedato;Tittel;Ansvarlig", "1;KST;21.05.2026;Navnesak;Rådmann"],
        ["År;Periode;Ansvar;Konto;Tjeneste;Bilag;Beløp", *(f"2026;1;1100;10100;12000;{12345678900 + n};5" for n in range(300))],
    ],
)  # fmt: skip
def test_units_accounts_and_serial_numbers_are_not_taken_for_persons(bench: Bench, lines: list[str]) -> None:
    with bench.look(lines) as upload:
        assert not upload.blocked, upload.findings


def _everything_under(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def _workbook(sheets: dict[str, list[list[str]]]) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_numbers": False}) as book:
        for name, lines in sheets.items():
            sheet = book.add_worksheet(name)
            for number, line in enumerate(lines):
                sheet.write_row(number, 0, line)
    return buffer.getvalue()


@pytest.mark.parametrize("kind", ["csv", "xlsx", "another sheet"])
def test_not_a_byte_of_a_refused_file_is_left_under_the_data_folder(tmp_path: Path, kind: str) -> None:
    settings = Settings(data=tmp_path / "data")
    lake = Lake(settings.lake, settings.temp)
    persons = [["Enhet", "Navn", "Fødselsnummer", "Sykefraværsdagsverk"], ["HemmeligEnhet", "Kari", FNR, "3"]]
    clean = [SICK.split(";"), *(["2026", str(month), "Stab", "100", "8"] for month in range(1, 9))]
    content = {
        "csv": "\n".join(";".join(line) for line in persons).encode(),
        "xlsx": _workbook({"Data": persons}),
        "another sheet": _workbook({"Sum": clean, "Grunnlag": persons}),
    }[kind]
    path = tmp_path / "fil"
    path.write_bytes(content)
    with receive.inspect(
        path, "hemmelig-navn.xlsx" if kind != "csv" else "hemmelig-navn.csv", lake, settings
    ) as upload:
        assert [finding.control for finding in upload.findings] == ["personopplysninger"]
    lake.close()
    kept = _everything_under(settings.data)
    assert kept, "the lake is there"
    assert not settings.inbox.exists()
    for secret in (FNR.encode(), b"Kari", b"HemmeligEnhet", b"hemmelig-navn", content[:64]):
        assert secret not in kept
