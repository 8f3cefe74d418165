"""KS's table comes in as municipalities get it, with its printed sums kept beside its rows."""

import io
from pathlib import Path

import pytest
import xlsxwriter

from dashboard.intake.read_utgiftsbehov import sector_of
from dashboard.settings import Settings
from tests.intake.conftest import Bench, rows

REAL = Path(__file__).parent.parent / "files" / "real" / "utgiftsbehov_midtre_gauldal.csv"
HEAD = "År;Pleie og omsorg;Grunnskole;Barnehage;Sum"
STORED = (
    "select kommune, aar, aar_til, sektor, beloep::bigint, prisnivaa from innlest_utgiftsbehov order by all"
)


@pytest.fixture
def own(bench: Bench) -> Settings:
    return Settings(data=bench.settings.data, kommunenummer="5027")


def said(upload, control: str = "antatt") -> list[str]:
    return [finding.message for finding in upload.findings if finding.control == control]


def test_the_real_table_becomes_a_row_an_amount_in_kr_with_its_printed_sums(
    bench: Bench, own: Settings
) -> None:
    with bench.look_at(REAL, settings=own) as upload:
        assert not upload.blocked
        found = rows(upload, STORED)
        assert len(found) == 12 * 7
        assert ("5027", 2023, None, "pleie_og_omsorg", 2_998_000, 2022) in found
        assert ("5027", 2023, 2026, "sum", 7_554_000, 2022) in found
        assert ("5027", 2023, 2032, "barnehage", -7_894_000, 2022) in found
        assert said(upload) == [
            "Beløpene er lest som 1000 kr, slik KS oppgir dem, og gjøres om til kroner.",
            "Kommunen står ikke i filen: lest som 5027, kommunenummeret i innstillingene.",
        ]


def test_a_workbook_with_notes_under_the_table_is_read_without_them(bench: Bench, own: Settings) -> None:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        table = [["Endret utgiftsbehov (1000 kr)"], [], ["År", "Pleie og omsorg", "Skole", "Barnehager", "Totalt"], [2026, 10, -4, 1, 7],
                 ["2027", 20, 0, -1, 19], ["2026-27", 30, -4, 0, 26], ["Kilde: KS. Tall i 2025-kroner."]]  # fmt: skip
        for row, cells in enumerate(table):
            sheet.write_row(row, 0, cells)
    with bench.look(buffer.getvalue(), "behov.xlsx", settings=own) as upload:
        assert not upload.blocked, upload.findings
        found = rows(upload, STORED)
    assert len(found) == 12
    assert {(aar, til) for _, aar, til, *_ in found} == {(2026, None), (2027, None), (2026, 2027)}
    assert ("5027", 2026, 2027, "sum", 26_000, 2025) in found
    assert {sektor for _, _, _, sektor, *_ in found} == {"pleie_og_omsorg", "grunnskole", "barnehage", "sum"}


def test_amounts_that_are_said_to_be_in_kroner_stay_so_and_the_files_own_number_wins(
    bench: Bench, own: Settings
) -> None:
    lines = [
        "Kommune;År;Pleie og omsorg (kr);Grunnskole (kr);Barnehage (kr);Prisnivå",
        "1804;2026;2998000;5;7;2024",
    ]
    with bench.look(lines, settings=own) as upload:
        assert rows(upload, STORED)[2] == ("1804", 2026, None, "pleie_og_omsorg", 2_998_000, 2024)
        assert said(upload) == []


def test_without_a_number_in_the_settings_the_person_is_asked_whose_it_is(bench: Bench) -> None:
    with bench.look(
        [HEAD, "2026;1;2;3;6"], settings=Settings(data=bench.settings.data, kommune="En kommune")
    ) as upload:
        assert upload.recognition is not None
        assert (upload.recognition.dataset, upload.recognition.missing) == ("utgiftsbehov", ("kommune",))


def test_a_missing_amount_and_a_sum_of_no_years_are_pointed_at(bench: Bench, own: Settings) -> None:
    with bench.look([HEAD, "2026;1;;3;4", "Sum;1;2;3;6", "2027;a;2;3;5"], settings=own) as upload:
        assert said(upload, "paakrevd_verdi") == [
            "Kolonnen «beloep» mangler verdi i 1\N{NO-BREAK SPACE}rad, første gang i rad 2."
        ]
        unread = said(upload, "verdi_kan_leses")
        assert "Rad 3, kolonne «aar»: «Sum» kan ikke leses som et årstall." in unread
        assert "Rad 4, kolonne «beloep»: «a» kan ikke leses som et beløp." in unread


def test_a_long_file_needs_no_rewriting(bench: Bench, own: Settings) -> None:
    lines = [
        "Kommune;År;Til og med år;Sektor;Endring",
        "5027;2026;;Pleie og omsorg;12",
        "5027;2026;2029;Sum;40",
    ]
    with bench.look(lines, settings=own) as upload:
        assert not upload.blocked, upload.findings
        assert rows(upload, STORED) == [
            ("5027", 2026, 2029, "sum", 40_000, None), ("5027", 2026, None, "pleie_og_omsorg", 12_000, None),
        ]  # fmt: skip


def test_a_budget_by_sector_is_not_taken_for_it(bench: Bench, own: Settings) -> None:
    with bench.look(["Ansvar;Barnehage;Grunnskole;Sosial", "1100;1;2;3"], settings=own) as upload:
        assert upload.recognition is not None
        assert upload.recognition.dataset != "utgiftsbehov" or upload.recognition.missing


def test_headings_are_known_with_their_units_and_local_words() -> None:
    told = {
        "Pleie og omsorg (1000 kr)": "pleie_og_omsorg",
        "Sosialhjelp": "sosial",
        "SUM 1000 kr": "sum",
        "Kultur": None,
    }
    assert {heading: sector_of(heading) for heading in told} == told
