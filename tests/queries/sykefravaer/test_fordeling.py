"""Egenmeldt and legemeldt, korttid and langtid: the figures by hand, and where they are not shown."""

from typing import Any

import duckdb
import pandas as pd
import pytest

from tests.queries.small import connection
from tests.queries.sykefravaer.rader import Row, month, months, named, run, unit

DAYS = 115


def areas(*names: str) -> list[Row]:
    return [unit(name, name, 300) for name in names]


def october(name: str, own: float, days: float = 500, **other: Any) -> Row:
    return month(name, 2026, 10, days, 8000, egenmeldt=own, legemeldt=days - own, **other)


def division(on: duckdb.DuckDBPyConnection, fordeling: str = "melding", **parameters: Any) -> pd.DataFrame:
    found = run(on, "fordeling_per_tjenesteomraade", dagsverk_minst=DAYS, **parameters)
    return found[found["fordeling"] == fordeling]


def test_both_parts_are_shown_where_enough_days_stand_behind_both() -> None:
    days = [october("A", 200), october("B", 120), october("C", 130)]
    shown = division(connection(organisasjon=areas("A", "B", "C"), sykefravaer=days))
    assert shown["navn"].tolist() == ["Kommunen", "Område A", "Område B", "Område C"]
    assert named(shown, "Område A")["foerste"] == pytest.approx(2.5)
    assert named(shown, "Kommunen")["andre"] == pytest.approx(100 * (300 + 380 + 370) / 24000)


def test_korttid_and_langtid_are_a_division_of_their_own() -> None:
    days = [october("A", 20, korttid=200, langtid=300), october("B", 20, korttid=120, langtid=380)]
    on = connection(organisasjon=areas("A", "B"), sykefravaer=days)
    assert division(on)["navn"].tolist() == []
    assert division(on, "varighet")["navn"].tolist() == ["Kommunen", "Område A", "Område B"]
    assert named(division(on, "varighet"), "Område A")["andre"] == pytest.approx(100 * 300 / 8000)


def test_one_hidden_division_takes_the_next_smallest_with_it_and_both_are_shown_as_one() -> None:
    days = [october("A", 200), october("B", 120), october("C", 30)]
    shown = division(connection(organisasjon=areas("A", "B", "C"), sykefravaer=days))
    assert shown["navn"].tolist() == ["Kommunen", "Område A", "Øvrige tjenesteområder: Område B, Område C"]
    assert shown["foerste"].tolist() == pytest.approx([100 * 350 / 24000, 2.5, 100 * 150 / 16000])


def test_a_part_without_any_days_is_too_few_persons_and_hidden() -> None:
    days = [october("A", 0), october("B", 200), october("C", 200)]
    shown = division(connection(organisasjon=areas("A", "B", "C"), sykefravaer=days))
    assert "Område A" not in shown["navn"].tolist()
    assert "Øvrige tjenesteområder: Område A, Område B" in shown["navn"].tolist()


@pytest.mark.parametrize(("own", "shown"), [(114.9, False), (115, True), (385, True), (385.1, False)])
def test_the_limit_is_the_days_that_five_persons_must_share_in_either_part(own: float, shown: bool) -> None:
    on = connection(organisasjon=areas("A"), sykefravaer=[october("A", own)])
    assert ("Kommunen" in division(on)["navn"].tolist()) is shown


def test_where_nothing_can_be_shown_but_the_whole_the_rest_is_not_said_again() -> None:
    days = [october("A", 200), october("B", 30)]
    shown = division(connection(organisasjon=areas("A", "B"), sykefravaer=days))
    assert shown["navn"].tolist() == ["Kommunen"]


@pytest.mark.parametrize("missing", [None, -3])
def test_a_division_that_is_missing_or_below_zero_for_one_enhet_is_missing_for_its_sums(
    missing: float | None,
) -> None:
    days = [
        october("A", 200),
        month("B", 2026, 10, 500, 8000, egenmeldt=missing, legemeldt=None if missing is None else 503),
        october("C", 200),
    ]
    shown = division(connection(organisasjon=areas("A", "B", "C"), sykefravaer=days))
    assert "Kommunen" not in shown["navn"].tolist()
    assert "Område B" not in shown["navn"].tolist()


def test_an_area_hidden_as_a_whole_has_no_division_either() -> None:
    people = [unit("A", "A", 5), unit("B", "B", 12), *areas("C")]
    days = [october("A", 200), october("B", 200), october("C", 200)]
    shown = division(connection(organisasjon=people, sykefravaer=days))
    assert shown["navn"].tolist() == ["Kommunen", "Område C", "Øvrige tjenesteområder: Område A, Område B"]


def test_twelve_months_are_shown_where_each_of_them_is() -> None:
    days = [
        row
        for name, own in (("A", 200), ("B", 150), ("C", 150))
        for row in months(name, 13, 500, avtalte=8000, egenmeldt=own, legemeldt=500 - own)
    ]
    on = connection(organisasjon=areas("A", "B", "C"), sykefravaer=days)
    assert named(division(on), "Område A")["foerste_rullerende"] == pytest.approx(2.5)
    assert named(division(on), "Område A")["foerste_i_fjor"] == pytest.approx(2.5)
    on.execute("update sykefravaer set egenmeldt = 100, legemeldt = 400 where enhet = 'A' and periode = 7")
    assert pd.isna(named(division(on), "Område A")["foerste_rullerende"]), "hidden in July"
    assert named(division(on), "Kommunen")["foerste_rullerende"] == pytest.approx(
        100 * (12 * 500 - 100) / (36 * 8000)
    )


def test_a_rest_of_other_areas_in_an_earlier_month_is_another_rest() -> None:
    days = [
        row
        for name, own in (("A", 300), ("B", 120), ("C", 30), ("D", 300))
        for row in months(name, 13, 500, avtalte=8000, egenmeldt=own, legemeldt=500 - own)
    ]
    on = connection(organisasjon=areas("A", "B", "C", "D"), sykefravaer=days)
    rest = "Øvrige tjenesteområder: Område B, Område C"
    assert named(division(on), rest)["foerste_rullerende"] == pytest.approx(100 * 150 / 16000)
    on.execute("update sykefravaer set egenmeldt = 140, legemeldt = 360 where enhet = 'C' and periode = 7")
    assert pd.isna(named(division(on), rest)["foerste_rullerende"])
    assert pd.notna(named(division(on), rest)["foerste_i_fjor"])


def test_the_municipalitys_months_are_shown_one_by_one() -> None:
    days = months("A", 5, 500, avtalte=8000, egenmeldt=200, legemeldt=300, korttid=250, langtid=250)
    days[1] |= {"egenmeldt": 20, "legemeldt": 480}
    on = connection(organisasjon=areas("A"), sykefravaer=days)
    line = run(on, "fordeling_per_maaned", dagsverk_minst=DAYS, maaneder=4)
    assert line.groupby("fordeling").size().to_dict() == {"melding": 3, "varighet": 4}
    assert line["maaned"].max() == pd.Timestamp("2026-10-01")
    assert line.iloc[0]["foerste"] == pytest.approx(2.5)


def test_a_municipality_too_small_to_show_has_no_division() -> None:
    on = connection(organisasjon=[unit("A", "A", 9)], sykefravaer=[october("A", 200)])
    assert division(on).empty
    assert run(on, "fordeling_per_maaned", dagsverk_minst=DAYS, maaneder=4).empty
