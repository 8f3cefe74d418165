"""The estimate of what absence costs: by hand, and only for places whose sick leave is shown in every month."""

from collections.abc import Callable
from typing import Any

import duckdb
import pandas as pd
import pytest

from tests.queries.sykefravaer.rader import Row, month, named, run, unit

Tables = Callable[..., duckdb.DuckDBPyConnection]


def posts(
    ansvar: str, art: str, beloep: float, months: Any = range(1, 11), aar: int = 2026, **other: Any
) -> list[Row]:
    return [
        {"aar": aar, "periode": each, "kontoklasse": "1", "ansvar": ansvar, "funksjon": "253", "art": art,
         "beloep": beloep, **other}
        for each in months
    ]  # fmt: skip


def absence(enhet: str, size: int) -> list[Row]:
    return [
        month(enhet, aar, each, 5, ansatte=size)
        for aar, last in ((2025, 12), (2026, 10))
        for each in range(1, last + 1)
    ]


PEOPLE = [unit("A", "HO"), unit("B", "HO"), unit("C", "HO"), unit("D", "OO")]
SIZES = {"A": 4, "B": 12, "C": 60, "D": 80}
DAYS = [row for name, size in SIZES.items() for row in absence(name, size)]
LEDGER = [
    *posts("C", "020", 1000), *posts("C", "030", 200), *posts("C", "040", 30), *posts("C", "710", -430),
    *posts("C", "010", 90_000), *posts("C", "700", -5_000),
    *posts("A", "020", 7), *posts("B", "710", -3), *posts("D", "710", -50),
    *posts("C", "020", 600, range(1, 13), 2025), *posts("C", "710", -100, range(1, 13), 2025),
]  # fmt: skip


def cost(
    on: duckdb.DuckDBPyConnection, enheter: tuple[str, ...] | None = None, **parameters: Any
) -> pd.DataFrame:
    return run(on, "netto_kostnad", enheter=enheter, **parameters)


def test_substitutes_and_overtime_less_refunds_to_date_and_last_year(tables: Tables) -> None:
    shown = cost(tables(organisasjon=PEOPLE, sykefravaer=DAYS, regnskap=LEDGER))
    found = named(shown, "Enhet C")
    assert (found["vikar_og_overtid"], found["sykeloennsrefusjon"], found["netto"]) == (12_300, -4_300, 8_000)
    assert (found["netto_samme_maaneder"], found["netto_fjoraar"]) == (5_000, 6_000)
    assert found["tjenesteomraade_navn"] == "Område HO"


def test_the_sums_hold_the_hidden_places_too(tables: Tables) -> None:
    shown = cost(tables(organisasjon=PEOPLE, sykefravaer=DAYS, regnskap=LEDGER))
    assert named(shown, "Område HO")["netto"] == 8_000 + 70 - 30
    assert named(shown, "Kommunen")["netto"] == 8_000 + 70 - 30 - 500


def test_a_place_whose_sick_leave_is_hidden_has_no_cost_shown(tables: Tables) -> None:
    shown = cost(tables(organisasjon=PEOPLE, sykefravaer=DAYS, regnskap=LEDGER))
    assert shown["navn"].tolist() == ["Kommunen", "Område HO", "Område OO", "Enhet C", "Enhet D"]


def test_one_hidden_month_of_the_year_hides_the_year(tables: Tables) -> None:
    on = tables(organisasjon=PEOPLE, sykefravaer=DAYS, regnskap=LEDGER)
    on.execute("update sykefravaer set ansatte = 9 where enhet = 'D' and aar = 2026 and periode = 2")
    assert "Enhet D" not in cost(on)["navn"].tolist()
    on.execute("update sykefravaer set ansatte = 80 where enhet = 'D'")
    on.execute("update sykefravaer set ansatte = 9 where enhet = 'D' and aar = 2025 and periode = 11")
    found = named(cost(on), "Enhet D")
    assert found["netto_samme_maaneder"] == 0
    assert pd.isna(found["netto_fjoraar"]), "November is part of last year only"


def test_a_month_without_accounts_leaves_the_figure_unknown(tables: Tables) -> None:
    ledger = [row for row in LEDGER if (row["aar"], row["periode"]) != (2025, 12)]
    shown = cost(tables(organisasjon=PEOPLE, sykefravaer=DAYS, regnskap=ledger))
    assert pd.isna(named(shown, "Enhet C")["netto_fjoraar"])
    assert named(shown, "Enhet C")["netto_samme_maaneder"] == 5_000
    missing = [row for row in LEDGER if (row["aar"], row["periode"]) != (2026, 4)]
    assert cost(tables(organisasjon=PEOPLE, sykefravaer=DAYS, regnskap=missing)).empty


def test_investments_and_year_end_entries_do_not_count(tables: Tables) -> None:
    other = [*posts("C", "020", 5_000, [13]), *posts("C", "020", 5_000, kontoklasse="0")]
    shown = cost(tables(organisasjon=PEOPLE, sykefravaer=DAYS, regnskap=[*LEDGER, *other]))
    assert named(shown, "Enhet C")["netto"] == 8_000


def test_an_ansvar_counts_where_it_belonged_that_month_as_the_sick_leave_does(tables: Tables) -> None:
    moved = [
        {**unit("D", "OO"), "gyldig_til": "2026-05-31"},
        {**unit("D", "HO"), "gyldig_fra": "2026-06-01"},
        unit("E", "OO"),
    ]
    on = tables(organisasjon=[*PEOPLE[:3], *moved], sykefravaer=[*DAYS, *absence("E", 30)], regnskap=LEDGER)
    shown = cost(on)
    assert named(shown, "Område OO")["netto"] == -250
    assert named(shown, "Område HO")["netto"] == 8_040 - 250
    assert named(shown, "Enhet D")["netto"] == -500


def test_a_leader_gets_the_own_units_and_no_sums(tables: Tables) -> None:
    on = tables(organisasjon=PEOPLE, sykefravaer=DAYS, regnskap=LEDGER)
    assert cost(on, enheter=("A", "D"))["navn"].tolist() == ["Enhet D"]
    assert cost(on, enheter=()).empty


def test_a_unit_that_no_ansvar_belongs_to_has_no_accounts_to_tell_of(tables: Tables) -> None:
    on = tables(organisasjon=PEOPLE, sykefravaer=[*DAYS, *absence("X", 40)], regnskap=LEDGER)
    assert not {"X", "Ikke plassert"} & set(cost(on)["navn"])


def test_without_accounts_or_sick_leave_there_is_nothing(tables: Tables) -> None:
    assert cost(tables(organisasjon=PEOPLE, sykefravaer=DAYS)).empty
    assert cost(tables(organisasjon=PEOPLE, regnskap=LEDGER)).empty


@pytest.mark.parametrize("periode", [1, 12])
def test_the_ends_of_the_year_are_months_as_others(tables: Tables, periode: int) -> None:
    ledger = [*LEDGER, *posts("C", "020", 1000, [11, 12])]
    days = [
        *DAYS,
        *(month(name, 2026, each, 5, ansatte=size) for name, size in SIZES.items() for each in (11, 12)),
    ]
    found = named(
        cost(tables(organisasjon=PEOPLE, sykefravaer=days, regnskap=ledger), periode=periode), "Enhet C"
    )
    assert found["netto"] == {1: 800, 12: 10_000}[periode]
    assert found["netto_samme_maaneder"] == 500 * periode
