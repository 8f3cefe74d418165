"""What the demo says of real municipalities is what its sources say, and the fictional files say nothing of them."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from dashboard import paths
from dashboard.demo.write import MADE, REAL

SOURCES = Path(__file__).parent / "sources"
REAL_FILES = Path(__file__).parents[1] / "files" / "real"
REGIONS = {
    "Lørenskog": "3222", "Landet": "EAK", "Landet u/Oslo": "EAKUO", "Kostragr. 8": "EKG08", "Oslo": "0301",
    "Lillestrøm": "3205", "Enebakk": "3220", "Rælingen": "3224",
}  # fmt: skip
SECTOR_OF = {"kommunehelse": "helse"}
Key = tuple[str, str, int]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def _number(text: str) -> float:
    return float(text.replace(" ", "").replace(",", "."))


def _places(row: dict[str, str]) -> tuple[str, str]:
    """Table, and code or title."""
    return row["tabell"], row["kode"] or row["ssb_tittel"]


CATALOGUE = {row["id"]: row for row in _rows(paths.REFERENCE / "nokkeltall.csv")}
TODAY = {row["kode"] for row in _rows(paths.REFERENCE / "kommune.csv") if not row["gyldig_til"]}


def _of_workbook() -> dict[tuple[tuple[str, str], str, int], float]:
    return {
        (_places(CATALOGUE[row["Nøkkeltall"]]), code, int(row["År"])): _number(row[name])
        for row in _rows(SOURCES / "lorenskog_2025.csv")
        for name, code in REGIONS.items()
        if row[name]
    }


def _of_cities() -> dict[tuple[tuple[str, str], str, int], float]:
    answer = json.loads((REAL_FILES / "12134_jsonstat2_3kommuner_2024.json").read_text(encoding="utf-8"))
    codes = answer["dimension"]["KOKkommuneregion0000"]["category"]["index"]
    return {
        (("12134", "KOSAG110000"), code, 2024): value
        for code, value in zip(codes, answer["value"], strict=True)
    }


def _of_vestland() -> dict[tuple[tuple[str, str], str, int], float]:
    def read(name: str) -> dict[str, Any]:
        text = (SOURCES / f"{name}_vestland_2025.json").read_text(encoding="utf-8")
        found: dict[str, Any] = json.loads(text)["municipalities"]
        return found

    results = {
        (("12134", "KOSAGD230000"), each["code"], 2025): each["value"]
        for each in read("12134_netto_driftsresultat").values()
    }
    for each in read("12671_private_planer").values():
        results[("12671", "KOSpdtregplgos10000"), each["code"], 2025] = each["gebyrPrivatePlaner"]
        year = each.get("saksbehandlingstidYear", 2025)
        results[("12671", "KOSpdtregplgos40000"), each["code"], year] = each["saksbehandlingstid"]
    return {key: value for key, value in results.items() if value is not None}


def test_every_key_figure_of_a_real_region_is_its_sources() -> None:
    rows = _rows(paths.DEMO / "kostra_ssb.csv")
    ours = {
        ((row["Tabell"], row["Nøkkeltall"]), row["Region"], int(row["År"])): _number(row["Verdi"])
        for row in rows
    }
    assert len(ours) == len(rows) == 1_238
    assert ours == _of_workbook() | _of_cities() | _of_vestland()
    assert _of_workbook().keys() & _of_cities().keys(), "what two sources have, they agree on"


def test_the_two_sources_of_kindergarten_coverage_in_oslo_agree() -> None:
    workbook = _of_workbook()
    coverage = _places(CATALOGUE["barnehage_dekning_1_2"])
    told = [workbook[coverage, "0301", aar] for aar in range(2020, 2024)]
    assert told == [84.5, 86.1, 86.9, 87.6]  # as in 13502_barnehager_alle_kommuner_2015-2023.xlsx


def test_statistikkbankens_file_is_kept_as_it_is() -> None:
    kept = (REAL_FILES / "13502_barnehager_alle_kommuner_2015-2023.xlsx").read_bytes()
    assert (paths.DEMO / "kostra_13502_2015_2023.xlsx").read_bytes() == kept


def test_the_need_indices_are_those_of_groent_hefte() -> None:
    source = json.loads((SOURCES / "dki_2026_gront_hefte.json").read_text(encoding="utf-8"))["kommuner"]
    told = {
        (code, SECTOR_OF.get(sector, sector)): index
        for code, found in source.items()
        for sector, index in (found if isinstance(found, dict) else {"samlet": found}).items()
        if sector != "navn"
    }
    rows = _rows(paths.DEMO / "delkostnad_groent_hefte_2026.csv")
    assert {(row["Kommune"], row["Sektor"]): _number(row["Indeks"]) for row in rows} == told
    assert {row["Kommune"] for row in rows} <= TODAY


def test_ks_table_is_printed_as_in_the_source_errors_and_all() -> None:
    def cells(path: Path) -> list[list[str]]:
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.reader(file, delimiter=";"))[1:]

    source = cells(REAL_FILES / "utgiftsbehov_midtre_gauldal.csv")
    ours = cells(paths.DEMO / "utgiftsbehov_midtre_gauldal.csv")
    assert ours == [[*source[0], "Kommune"], *([*row, "5027"] for row in source[1:])]
    assert ours[-2][0] == "Sum 2023–2026", "which is the sum of 2023–2027"


@pytest.mark.parametrize("name", ["kommunegruppe", "kostra_fjordvik", "delkostnad_fjordvik", "befolkning"])
def test_a_fictional_file_speaks_of_fictional_regions_alone(name: str) -> None:
    rows = _rows(paths.DEMO / f"{name}.csv")
    column = "Region" if "Region" in rows[0] else "Kommune"
    real = {row["kode"] for kind in ("kommune", "region") for row in _rows(paths.REFERENCE / f"{kind}.csv")}
    codes = {row[column] for row in rows}
    assert codes & real == set()
    assert codes <= {*map(str, range(9901, 9930)), "EKG98", "EKG99", "EKA99"}
    names = {row.get("Region (navn)", row.get("Kommune (navn)", "Fjordvik")).casefold() for row in rows}
    borne = {
        part.casefold() for row in _rows(paths.REFERENCE / "kommune.csv") for part in row["navn"].split(" - ")
    }
    assert names & borne == set()


def test_the_real_files_are_named_as_such_and_not_made() -> None:
    assert {name for name, _ in REAL} & {file.name for file in MADE} == set()
    assert all((paths.DEMO / name).is_file() for name, _ in REAL)
