"""What the demo compares Fjordvik with: key figures that say what its accounts say, and a population that grows old."""

import csv
import re
from collections.abc import Callable
from typing import Any

import duckdb
import pytest

from dashboard import paths
from dashboard.demo import kostra_levels as levels
from dashboard.demo.kostra import UTEN_2024, catalogue

FJORDVIK, GRUPPE, FYLKE, SMAA = "9901", "EKG99", "EKA99", "EKG98"
Figures = dict[tuple[str, str, int], float]
Living = Callable[..., int]


def _rows(name: str) -> list[dict[str, str]]:
    with (paths.DEMO / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


@pytest.fixture(scope="module")
def cells() -> dict[tuple[str, str, int], dict[str, str]]:
    """Rows of the fictional key figures by id, region and year."""
    ids = {(each.tabell, each.kode, each.undergruppe_kode): each.id for each in catalogue()}
    found = {
        (
            ids[row["Tabell"], row["Nøkkeltall"], row["Undergruppe (koder)"]],
            row["Region"],
            int(row["År"]),
        ): row
        for row in _rows("kostra_fjordvik.csv")
    }
    assert len(found) == len(_rows("kostra_fjordvik.csv")), "no figure is told twice"
    return found


@pytest.fixture(scope="module")
def figures(cells: dict[tuple[str, str, int], dict[str, str]]) -> Figures:
    return {key: float(row["Verdi"].replace(",", ".")) for key, row in cells.items() if row["Verdi"]}


@pytest.fixture(scope="module")
def living() -> Living:
    """Inhabitants on 1 January: living("registrert", 2026, 80) are those of 80 and over."""
    groups: dict[tuple[str, str, int], list[tuple[int, int, int]]] = {}
    for row in _rows("befolkning.csv"):
        ages = int(row["Alder fra"]), int(row["Alder til"] or 999), int(row["Innbyggere"])
        groups.setdefault((row["Region"], row["Alternativ"], int(row["År"])), []).append(ages)

    def count(alternativ: str, aar: int, fra: int = 0, til: int = 999, region: str = FJORDVIK) -> int:
        ages = groups[region, alternativ, aar]
        return sum(antall for first, last, antall in ages if first >= fra and last <= til)

    return count


def test_fjordvik_has_every_figure_of_the_catalogue_in_its_newest_year(figures: Figures) -> None:
    newest = {each.id: levels.TIL.get(each.id, levels.YEARS[-1]) for each in catalogue()}
    for region in (FJORDVIK, GRUPPE, FYLKE):
        assert [id for id, aar in newest.items() if (id, region, aar) not in figures] == []


def test_the_levels_are_of_the_catalogues_figures_and_in_their_unit() -> None:
    units = {each.id: each.enhet for each in catalogue()}
    assert set(levels.NIVAAER) | set(levels.PER_ALDER) | set(levels.OEKONOMI) <= set(units)
    assert {id for id, nivaa in levels.NIVAAER.items() if nivaa.kroner} == {
        id for id in levels.NIVAAER if units[id] == "kr"
    }


def test_fjordviks_economy_is_what_its_accounts_say(
    demo: duckdb.DuckDBPyConnection, figures: Figures, living: Living
) -> None:
    apart = "('530', '540', '550', '570', '580', '589', '940', '950', '980', '989')"
    years = demo.execute(
        f"""
        with posts as (
            select "År" as aar, Konto[1] = '1' as drift, Konto[2:4] as art, Tjeneste[1:3] as funksjon, "Beløp" as kr
            from regnskap where "År" < 2026
        )
        select aar,
            100.0 * sum(kr) filter (drift and art not in {apart}) / inntekter as netto_driftsresultat,
            -sum(kr) filter (drift and funksjon in ('800', '840')) as frie_inntekter,
            -100.0 * sum(kr) filter (not drift and art <= '480') / inntekter as brutto_investeringer,
            100.0 + 100.0 * sum(kr) filter (not drift and art = '910') / sum(kr) filter (not drift and art <= '480')
                as egenfinansiering,
            sum(kr) filter (drift and art = '540') as avsatt,
            -sum(kr) filter (not drift and art = '910') - sum(kr) filter (drift and art = '510') as mer_gjeld,
            -inntekter as inntekter
        from posts
        inner join (
            select aar, sum(kr) filter (drift and art between '600' and '895') as inntekter from posts group by aar
        ) using (aar)
        group by aar, inntekter order by aar
        """
    ).fetchall()
    assert [row[0] for row in years] == [2023, 2024, 2025]
    egenkapital, gjeld = levels.FRI_EGENKAPITAL_2022, levels.GJELD_2022
    for aar, resultat, frie, investert, egenfinansiert, avsatt, mer_gjeld, inntekter in years:
        egenkapital, gjeld = egenkapital + avsatt, gjeld + mer_gjeld
        told = {
            "netto_driftsresultat": resultat,
            "brutto_investeringer": investert,
            "egenfinansiering": egenfinansiert,
            "fri_egenkapital": 100 * egenkapital / inntekter,
            "langsiktig_gjeld": 100 * gjeld / inntekter,
        }
        for id, value in told.items():
            assert figures[id, FJORDVIK, aar] == pytest.approx(float(value), abs=0.051), (id, aar)
        inhabitants = living("registrert", aar + 1)
        assert figures["frie_inntekter", FJORDVIK, aar] == pytest.approx(frie / inhabitants, abs=1)


def test_fjordviks_expenditure_per_inhabitant_is_what_its_accounts_say(
    demo: duckdb.DuckDBPyConnection, figures: Figures, living: Living
) -> None:
    netto = {
        (aar, funksjon): kr
        for aar, funksjon, kr in demo.execute(
            """
            select "År", Tjeneste[1:3], sum("Beløp") from regnskap
            where Konto[1] = '1' and (Konto[2:4] <= '480' or Konto[2:4] = '590' or Konto[2:4] between '600' and '895')
            group by all
            """
        ).fetchall()
    }
    held = 0
    for each in catalogue():
        functions, _, art = each.undergruppe_kode.partition("/")
        if (each.tabell, each.enhet, art) == ("12362", "kr", "AGD2"):
            for aar in range(levels.FRA.get(each.id, 2023), levels.TIL.get(each.id, 2025) + 1):
                kr = sum(netto.get((aar, one), 0) for one in levels.GRUPPER.get(functions, (functions,)))
                value = kr / living("registrert", aar + 1)
                assert figures[each.id, FJORDVIK, aar] == pytest.approx(value, abs=0.51), (each.id, aar)
                held += 1
    assert held > 60


def test_a_group_is_its_members_together(figures: Figures, living: Living) -> None:
    members = [row["Kommune"] for row in _rows("kommunegruppe.csv") if row["KOSTRA-gruppe"] == GRUPPE]
    assert len(members) == 18
    inhabitants = {code: living("registrert", 2026, region=code) for code in members}
    for id in ("omsorg_netto_institusjon", "administrasjon_netto_per_innbygger", "barnehage_dekning_1_5"):
        whole = sum(figures[id, code, 2025] * count for code, count in inhabitants.items())
        assert figures[id, GRUPPE, 2025] == pytest.approx(whole / sum(inhabitants.values()), rel=0.002)
    cases = sum(figures["plan_byggesoeknader_3", code, 2025] for code in members)
    assert figures["plan_byggesoeknader_3", GRUPPE, 2025] == pytest.approx(cases, abs=len(members))


def test_what_is_part_of_something_is_never_more_than_it(figures: Figures) -> None:
    parts = [each.id for each in catalogue() if re.fullmatch(r"2[3-6]\d/AGD2", each.undergruppe_kode)]
    parts = [id for id in parts if id.startswith(("omsorg_netto", "helse_netto"))]
    for (id, region, aar), whole in figures.items():
        if id == "helse_omsorg_netto_per_innbygger":
            told = sum(figures.get((part, region, aar), 0.0) for part in parts)
            assert told == pytest.approx(whole, abs=6), (region, aar)


def test_every_mark_occurs_and_stands_where_there_is_no_number(
    cells: dict[tuple[str, str, int], dict[str, str]],
) -> None:
    assert all(bool(row["Verdi"]) != bool(row["Merke"]) for row in cells.values())
    assert {row["Merke"] for row in cells.values()} == {"", ".", "..", ":"}
    confidential = {region for (_, region, _), row in cells.items() if row["Merke"] == ":"} - {FJORDVIK}
    assert confidential == {"9921", "9924", "9926"}, "the three smallest"


def test_one_neighbour_did_not_report_in_2024(figures: Figures) -> None:
    years = {aar for _, region, aar in figures if region == UTEN_2024}
    assert years == {2025}
    assert {aar for _, region, aar in figures if region == "9922"} == {2024, 2025}


def test_fjordvik_is_dear_where_the_readme_says_so_and_cheap_where_it_says_so(figures: Figures) -> None:
    def against(id: str) -> int:
        return round(100 * (figures[id, FJORDVIK, 2025] / figures[id, GRUPPE, 2025] - 1))

    told = {
        "omsorg_netto_institusjon": 30, "omsorg_netto_hjemmetjeneste": 2, "helse_omsorg_netto_per_innbygger": 12,
        "omsorg_institusjon_80": 27, "omsorg_hjemmetjeneste_80": -13, "omsorg_enerom": 5,
        "grunnskole_brutto_per_elev": -12, "grunnskole_gruppestoerrelse": 12, "grunnskole_grunnskolepoeng": 1,
        "administrasjon_netto_per_innbygger": 19, "barnehage_netto_per_barn_1_5": -4, "var_vannlekkasje": 40,
        "var_gebyr_vann": 22,
    }  # fmt: skip
    assert {id: against(id) for id in told} == told


def test_the_old_become_many_and_the_pupils_fewer(living: Living) -> None:
    assert living("registrert", 2026) == 9_626
    assert [living("registrert", aar, 80) for aar in (2015, 2023, 2026)] == [463, 571, 667]
    assert [living("hoved", aar, 80) for aar in (2026, 2030, 2040)] == [667, 804, 931]
    assert [living("hoved", aar, 6, 15) for aar in (2026, 2030, 2040)] == [903, 889, 770]


def test_the_projections_begin_where_the_register_ends_and_spread_from_there(living: Living) -> None:
    for alternativ in ("hoved", "høy", "lav"):
        for age in range(105):
            assert living(alternativ, 2026, age, age) == living("registrert", 2026, age, age)
    for aar in range(2027, 2051):
        low, main, high = (living(alternativ, aar) for alternativ in ("lav", "hoved", "høy"))
        assert low < main < high


def test_ks_table_for_fjordvik_adds_up_and_follows_the_population() -> None:
    lines = (paths.DEMO / "utgiftsbehov_fjordvik.csv").read_text(encoding="utf-8").splitlines()
    heading, *rows = (line.split(";") for line in lines[1:])
    table = {row[0]: dict(zip(heading[1:8], map(int, row[1:8]), strict=True)) for row in rows}
    assert len(table) == 12
    for label, row in table.items():
        assert row["Sum"] == sum(kr for name, kr in row.items() if name != "Sum")
        if match := re.fullmatch(r"Sum (\d{4})–(\d{4})", label):
            years = [table[str(aar)] for aar in range(int(match[1]), int(match[2]) + 1)]
            assert row == {name: sum(year[name] for year in years) for name in row}
    whole: dict[str, Any] = table["Sum 2026–2035"]
    assert whole["Pleie og omsorg"] > 0 > whole["Grunnskole"]


def test_every_municipality_has_an_index_of_every_sector() -> None:
    rows = _rows("delkostnad_fjordvik.csv")
    sectors = {
        code: {row["Sektor"] for row in rows if row["Kommune"] == code}
        for code in {row["Kommune"] for row in rows}
    }
    assert len(sectors) == 29
    assert set(map(frozenset, sectors.values())) == {
        frozenset(
            {"samlet", "barnehage", "grunnskole", "helse", "pleie", "barnevern", "sosial", "administrasjon"}
        )
    }
    index = {
        row["Sektor"]: float(row["Indeks"].replace(",", ".")) for row in rows if row["Kommune"] == FJORDVIK
    }
    assert index["pleie"] > 1 > index["barnehage"]
