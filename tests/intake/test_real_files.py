"""Real files come through with exactly these control totals, and read back from the lake as they went in."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from dashboard.intake import inspected, receive
from dashboard.intake.finding import Finding
from dashboard.lake import Lake
from dashboard.settings import Settings
from tests.intake.conftest import TODAY

REAL = Path(__file__).parent.parent / "files" / "real"
STAVANGER = "stavanger-2016-drift.csv"
SOGNDAL = "sogndal-2013-drift.csv"
BERGEN = "bergen-2013-drift.csv"
SAUDA = "sauda-2013-investering.csv"
KOSTRA_0A = "0A_V2019_K4_R040200_OK.dat"
JSON_12134 = "12134_jsonstat2_3kommuner_2024.json"
XLSX_13502 = "13502_barnehager_alle_kommuner_2015-2023.xlsx"


class Stored:
    """Every real file, looked at and accepted into a lake of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._seen: dict[str, tuple[Lake, dict[str, Any], list[Finding]]] = {}

    def _in(self, file: str) -> tuple[Lake, dict[str, Any], list[Finding]]:
        if file not in self._seen:
            settings = Settings(data=self.folder / file)
            lake = Lake(settings.lake)
            with receive.inspect(REAL / file, file, lake, settings, today=TODAY) as upload:
                assert not upload.blocked, upload.findings
                receive.accept(upload, lake, author="Økonomileder", message=file)
                self._seen[file] = lake, inspected.as_json(upload), upload.findings
        return self._seen[file]

    def told(self, file: str) -> dict[str, Any]:
        return self._in(file)[1]

    def findings(self, file: str, control: str) -> list[Finding]:
        return [finding for finding in self._in(file)[2] if finding.control == control]

    def sql(self, file: str, sql: str) -> list[tuple[Any, ...]]:
        lake = self._in(file)[0]
        with lake.at(lake.newest().id) as cursor:
            return cursor.execute(sql).fetchall()

    def close(self) -> None:
        for lake, _, _ in self._seen.values():
            lake.close()


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stored]:
    stored = Stored(tmp_path_factory.mktemp("real"))
    yield stored
    stored.close()


@pytest.mark.parametrize(
    ("file", "rows", "sums"),
    [
        (STAVANGER, 11_130, {"beloep": 0}),
        (SOGNDAL, 4_898, {"rekneskap_2011": 16, "budsjett_2012": 0, "budsjett_2013": 0}),
        (BERGEN, 1_761, {"2013": -490, "2014": -627, "2015": -489, "2016": -539}),
        (SAUDA, 70, {"nok": 0}),
        (KOSTRA_0A, 1_644, {"drift_utgift": 1_557_532, "drift_inntekt": -1_521_694, "investering_utgift": 238_889, "investering_inntekt": -125_504}),
        (JSON_12134, 3, {"KOSAG110000 0301 2024": 81_240, "KOSAG110000 4601 2024": 66_605, "KOSAG110000 5001 2024": 62_853}),
    ],
)  # fmt: skip
def test_rows_and_totals_are_exact(stored: Stored, file: str, rows: int, sums: dict[str, int]) -> None:
    told = stored.told(file)
    assert told["rows"] == rows
    assert {column: told["sums"][column] for column in sums} == sums
    assert told["counts"]["ERROR"] == told["counts"]["FATAL"] == 0


def test_stavanger_is_the_budget_of_2016_with_every_row_and_a_finding_for_each_long_one(
    stored: Stored,
) -> None:
    found = stored.findings(STAVANGER, "for_mange_felt")
    assert len(found) == len({finding.row for finding in found}) == 347
    assert {finding.value for finding in found} == {"14"}
    totals = (
        "select count(*), sum(beloep), min(aar), max(aar), any_value(versjon), max(periode) from budsjett"
    )
    assert stored.sql(STAVANGER, totals) == [(11_130, 0, 2016, 2016, "opprinnelig", 0)]
    assert stored.sql(STAVANGER, "select count(*) from regnskap") == [(0,)]


def test_stavangers_accounts_are_split_into_kontoklasse_art_and_function(stored: Stored) -> None:
    """Line 2: konto 16032 and tjeneste 23440 of ansvar 316000, −470 000 kr."""
    line = "kontoklasse, art, konto, funksjon, tjeneste, ansvar_navn, konto_navn, omraade"
    found = stored.sql(STAVANGER, f"select {line} from budsjett where ansvar = '316000' and beloep = -470000")
    assert found == [
        (
            "1",
            "603",
            "16032",
            "234",
            "23440",
            "ØYANE SYKEHJEM",
            "BETALING DAGSENTEROPPHOLD ELDRE",
            "Alders- og sykehjem",
        )
    ]
    assert stored.sql(STAVANGER, "select distinct kontoklasse from budsjett") == [("1",)]
    assert stored.sql(
        STAVANGER, "select count(*) from budsjett where length(art) <> 3 or length(funksjon) <> 3"
    ) == [(0,)]


def test_sogndal_gives_the_accounts_of_2011_and_the_budgets_of_2012_and_2013(stored: Stored) -> None:
    assert stored.told(SOGNDAL)["datasets"] == {"regnskap": 4_898, "budsjett": 9_796}
    accounts = "select aar, periode, count(*), sum(beloep) from regnskap group by all"
    assert stored.sql(SOGNDAL, accounts) == [(2011, 0, 4_898, 16)]
    budgets = "select aar, versjon, count(*), sum(beloep) from budsjett group by all order by aar"
    assert stored.sql(SOGNDAL, budgets) == [(2012, "opprinnelig", 4_898, 0), (2013, "opprinnelig", 4_898, 0)]
    first = "select aar, beloep from regnskap where konto = '10100' and ansvar = '100' and tjeneste = '38500'"
    assert stored.sql(SOGNDAL, first) == [(2011, 405_778)]


def test_bergen_gives_four_years_of_budget(stored: Stored) -> None:
    found = stored.sql(BERGEN, "select aar, count(*), sum(beloep) from budsjett group by aar order by aar")
    assert found == [(2013, 1_761, -490), (2014, 1_761, -627), (2015, 1_761, -489), (2016, 1_761, -539)]
    first = "select funksjon, tjeneste, omraade from budsjett where aar = 2013 and beloep = -1362250"
    assert stored.sql(BERGEN, first) == [("244", "24410", "Byrådsleders avdeling")]


def test_sauda_is_the_investment_budget_of_2013_as_its_file_name_says(stored: Stored) -> None:
    found = stored.sql(SAUDA, "select aar, kontoklasse, count(*), sum(beloep) from budsjett group by all")
    assert found == [(2013, "0", 70, 0)]
    assert {finding.message for finding in stored.findings(SAUDA, "antatt")} >= {
        "Året står ikke i filen: lest som 2013, fra filnavnet.",
        "Kontoklassen står ikke i filen: lest som investering.",
    }
    first = "select prosjekt, ansvar, funksjon, beloep from budsjett where prosjekt = '1.006.01'"
    assert stored.sql(SAUDA, first) == [("1.006.01", "9201", "315", -350_000)]


def test_the_0a_file_reads_back_by_kontoklasse_and_kind(stored: Stored) -> None:
    """1000 kr, as the file has them."""
    kind = "case when art >= '600' then 'inntekt' else 'utgift' end"
    found = stored.sql(
        KOSTRA_0A, f"select kontoklasse, {kind}, sum(beloep) from kostra_regnskap group by all order by 1, 2"
    )
    assert found == [
        ("0", "inntekt", -125_504),
        ("0", "utgift", 238_889),
        ("1", "inntekt", -1_521_694),
        ("1", "utgift", 1_557_532),
    ]
    assert stored.sql(KOSTRA_0A, "select distinct skjema, aar, kvartal, region from kostra_regnskap") == [
        ("0A", 2019, "4", "040200")
    ]
    assert stored.findings(KOSTRA_0A, "ukjent_region") == []


def test_12134_reads_back_with_region_and_unit(stored: Stored) -> None:
    found = stored.sql(
        JSON_12134, "select region, region_navn, aar, verdi, enhet, tabell from kostra order by region"
    )
    assert [(region, aar, verdi) for region, _, aar, verdi, _, _ in found] == [
        ("0301", 2024, Decimal(81_240)), ("4601", 2024, Decimal(66_605)), ("5001", 2024, Decimal(62_853)),
    ]  # fmt: skip
    assert [navn.split()[0] for _, navn, *_ in found] == ["Oslo", "Bergen", "Trondheim"]
    assert {enhet for *_, enhet, _ in found} == {"kr"}
    assert {tabell for *_, tabell in found} == {"12134"}


def test_13502_keeps_every_municipality_and_year_and_its_marks_apart(stored: Stored) -> None:
    totals = "select count(*), count(distinct region), min(aar), max(aar), count(distinct aar) from kostra"
    assert stored.sql(XLSX_13502, totals) == [(6_516, 724, 2015, 2023, 9)]
    marks = "select merke, count(*), count(verdi) from kostra group by merke order by count(*) desc"
    assert stored.sql(XLSX_13502, marks) == [(None, 3_558, 3_558), (".", 2_957, 0), ("..", 1, 0)]
    assert stored.sql(XLSX_13502, "select count(*) from kostra where verdi is null and merke is null") == [
        (0,)
    ]


def test_no_zero_is_invented_in_13502(stored: Stored) -> None:
    """Halden's old number has figures to 2019 and marks after; no cell of the sheet is a zero but those that say 0."""
    assert stored.sql(XLSX_13502, "select count(*) from kostra where verdi = 0 and merke is not null") == [
        (0,)
    ]
    found = stored.sql(
        XLSX_13502, "select aar, verdi is null, merke from kostra where region = '0101' order by aar"
    )
    assert [merke for _, _, merke in found] == [None] * 5 + ["."] * 4


def test_the_damaged_region_of_13502_is_a_warning_and_its_rows_are_kept(stored: Stored) -> None:
    found = stored.findings(XLSX_13502, "ukjent_region")
    assert [(finding.row, finding.severity, finding.count) for finding in found] == [(373, "WARNING", 9)]
    assert "lambda x" in found[0].message
    kept = stored.sql(
        XLSX_13502, "select count(*) from kostra where region like 'lambda x%' and region = region_navn"
    )
    assert kept == [(9,)]
