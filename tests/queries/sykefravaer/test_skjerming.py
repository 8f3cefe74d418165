"""Which figures are hidden, and that no hidden one follows from those shown, whatever the organisation looks like."""

from collections.abc import Iterable

import duckdb
import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.queries.small import connection
from tests.queries.sykefravaer.rader import Row, month, months, named, per_unit, run, unit

LIMIT = 10
DAYS = 115
BOUNDED = settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def test_an_enhet_of_nine_is_hidden_and_one_of_ten_is_shown() -> None:
    people = [unit("A", "HO", 9), unit("B", "HO", 10), unit("C", "HO", 50)]
    on = connection(organisasjon=people, sykefravaer=[month(each["enhet"], 2026, 10, 5) for each in people])
    shown = per_unit(on)
    assert named(shown, "Enhet A")["skjult"]
    assert named(shown, "Enhet A")["liten"]
    assert pd.isna(named(shown, "Enhet A")["prosent"])
    assert named(shown, "Enhet C")["prosent"] == pytest.approx(5)


def test_one_hidden_enhet_takes_the_next_smallest_with_it_and_both_are_shown_as_one() -> None:
    people = [unit("A", "HO", 4), unit("B", "HO", 20), unit("C", "HO", 50)]
    days = [month("A", 2026, 10, 30), month("B", 2026, 10, 10), month("C", 2026, 10, 5)]
    shown = per_unit(connection(organisasjon=people, sykefravaer=days))
    assert named(shown, "Enhet B")["skjult"]
    assert not named(shown, "Enhet B")["liten"]
    rest = named(shown, "Øvrige enheter i Område HO")
    assert (rest["antall_enheter"], rest["ansatte"], rest["prosent"]) == (2, 24, pytest.approx(20))


def test_hidden_enheter_that_together_reach_the_limit_take_nobody_with_them() -> None:
    people = [unit("A", "HO", 5), unit("B", "HO", 6), unit("C", "HO", 12)]
    shown = per_unit(
        connection(organisasjon=people, sykefravaer=[month(each["enhet"], 2026, 10, 5) for each in people])
    )
    assert named(shown, "Enhet C")["prosent"] == pytest.approx(5)
    assert named(shown, "Øvrige enheter i Område HO")["ansatte"] == 11


def test_hidden_enheter_all_without_absence_take_one_with_absence_with_them() -> None:
    people = [unit("A", "HO", 5), unit("B", "HO", 6), unit("C", "HO", 12), unit("D", "HO", 30)]
    days = [
        month("A", 2026, 10, 0),
        month("B", 2026, 10, 0),
        month("C", 2026, 10, 3),
        month("D", 2026, 10, 3),
    ]
    shown = per_unit(connection(organisasjon=people, sykefravaer=days))
    assert named(shown, "Enhet C")["skjult"]
    assert named(shown, "Øvrige enheter i Område HO")["prosent"] == pytest.approx(1)


def test_a_small_tjenesteomraade_is_shown_together_with_the_next_smallest() -> None:
    people = [unit("A", "PN", 8), unit("B", "IU", 30), unit("C", "HO", 90)]
    days = [month("A", 2026, 10, 2), month("B", 2026, 10, 6), month("C", 2026, 10, 8)]
    shown = run(connection(organisasjon=people, sykefravaer=days), "per_tjenesteomraade")
    assert named(shown, "Område PN")["skjult"]
    assert named(shown, "Område IU")["skjult"]
    assert named(shown, "Område HO")["prosent"] == pytest.approx(8)
    assert named(shown, "Øvrige tjenesteområder: Område IU, Område PN")["prosent"] == pytest.approx(4)


def test_a_municipality_below_the_limit_shows_nothing() -> None:
    on = connection(organisasjon=[unit("A", "HO", 6)], sykefravaer=months("A", 12, 5))
    total = run(on, "total").iloc[0]
    assert pd.isna(total["prosent"])
    assert pd.isna(total["rullerende"])
    assert run(on, "per_maaned", maaneder=24).empty
    assert per_unit(on)["prosent"].isna().all()


def test_employees_are_the_months_own_count_then_the_organisations_then_what_the_agreed_days_prove() -> None:
    people = [unit("A", "HO", 50), unit("B", "HO", 50), unit("C", "HO")]
    days = [
        month("A", 2026, 10, 5, ansatte=12),
        month("B", 2026, 10, 5),
        month("C", 2026, 10, 5, 11 * 23 + 22),
    ]
    shown = per_unit(connection(organisasjon=people, sykefravaer=days))
    assert [named(shown, f"Enhet {name}")["ansatte"] for name in "ABC"] == [12, 50, 11]


def test_twelve_months_of_an_enhet_hidden_in_one_of_them_are_not_shown() -> None:
    people = [unit("A", "HO"), unit("B", "HO"), unit("C", "HO")]
    days = [
        row for name, count in (("A", 9), ("B", 20), ("C", 50)) for row in months(name, 12, 5, ansatte=count)
    ]
    for row in days:
        if row["periode"] != 3:
            row["ansatte"] += 5  # only in March was A below the limit
    shown = per_unit(connection(organisasjon=people, sykefravaer=days))
    assert named(shown, "Enhet A")["prosent"] == pytest.approx(5)
    assert pd.isna(named(shown, "Enhet A")["rullerende"])
    assert pd.isna(named(shown, "Enhet B")["rullerende"])
    assert named(shown, "Enhet C")["rullerende"] == pytest.approx(5)


def test_a_leader_gets_the_own_units_and_no_sum_of_hidden_ones() -> None:
    people = [unit("A", "HO", 4), unit("B", "HO", 20), unit("C", "HO", 50)]
    on = connection(organisasjon=people, sykefravaer=[month(each["enhet"], 2026, 10, 5) for each in people])
    assert run(on, "per_enhet", enheter=("C",))["navn"].tolist() == ["Enhet C"]
    assert run(on, "per_enhet", enheter=()).empty


# Areas with their units: employees about the limit or unknown, and days of absence.
UNIT = st.tuples(
    st.sampled_from((None, 0, 1, 3, 5, 8, 9, 10, 11, 15, 40, 300)), st.sampled_from((0, 0, 1, 4, 9.5, 60))
)
ORGANISATION = st.lists(st.lists(UNIT, min_size=1, max_size=6), min_size=1, max_size=6)


@pytest.fixture(scope="module")
def empty() -> duckdb.DuckDBPyConnection:
    return connection()


def fill(
    on: duckdb.DuckDBPyConnection, organisations: Iterable[list[list[tuple[int | None, float]]]]
) -> None:
    """One organisation a month, from January 2000, each with areas and units of its own."""
    people, days = [], []
    for number, areas in enumerate(organisations):
        for area, places in enumerate(areas):
            for place, (size, absence) in enumerate(places):
                name = f"{number}-{area}-{place}"
                agreed = (size or 5) * 20
                people.append(unit(name, f"{number}-{area}"))
                days.append(month(name, 2000 + number // 12, number % 12 + 1, absence, agreed, ansatte=size))
    store(on, people, days)


def store(on: duckdb.DuckDBPyConnection, people: list[Row], days: list[Row]) -> None:
    for table, rows in (("organisasjon", people), ("sykefravaer", days)):
        frame = pd.DataFrame(rows)
        on.execute(f"delete from {table}")
        on.register("nye", frame.astype({"ansatte": "Int64"}) if "ansatte" in frame else frame)
        on.execute(f"insert into {table} by name select * from nye")
        on.unregister("nye")


def solvable(answers: list[np.ndarray], wanted: np.ndarray) -> bool:
    """Whether the wanted combination of unknowns follows from those told (`answers`)."""
    if not answers:
        return False
    told = np.array(answers, dtype=float)
    solution = np.linalg.lstsq(told.T, wanted.astype(float), rcond=None)[0]
    return bool(np.allclose(told.T @ solution, wanted, atol=1e-6))


@BOUNDED
@given(organisations=st.lists(ORGANISATION, min_size=1, max_size=4))
def test_no_hidden_unit_follows_from_the_sums_shown_in_its_month(
    empty: duckdb.DuckDBPyConnection, organisations: list[list[list[tuple[int | None, float]]]]
) -> None:
    fill(empty, organisations)
    decided = empty.execute("select * from skjermet_sykefravaer($1)", [LIMIT]).df()
    assert len(decided) == sum(len(places) for areas in organisations for places in areas)
    assert not (decided["enhet_vises"] & decided["liten"]).any()
    assert not (decided["enhet_vises"] & ~decided["total_vises"]).any()
    for _, whole in decided[decided["total_vises"]].groupby("maaned"):
        groups = [(whole["gruppe"] == group).to_numpy() for group in whole["gruppe"].dropna().unique()]
        units = [(whole["enhet"] == name).to_numpy() for name in whole.loc[whole["enhet_vises"], "enhet"]]
        told = [np.ones(len(whole)), *groups, *units]
        for name in whole.loc[~whole["enhet_vises"], "enhet"]:
            assert not solvable(told, (whole["enhet"] == name).to_numpy()), whole
        hidden_areas = whole[whole["gruppe"].isna()].groupby("tjenesteomraade")["enhet_vises"].all()
        for area in hidden_areas.index[
            ~hidden_areas
        ]:  # of one with every unit shown there is nothing left to hide
            inside = (whole["tjenesteomraade"] == area).to_numpy()
            # An only area without any absence is the whole municipality, which has none.
            assert inside.all() or not solvable(told, inside), whole


@BOUNDED
@given(organisations=st.lists(ORGANISATION, min_size=1, max_size=4))
def test_what_remains_when_shown_figures_are_subtracted_is_nothing_or_enough_people_in_two_units_or_more(
    empty: duckdb.DuckDBPyConnection, organisations: list[list[list[tuple[int | None, float]]]]
) -> None:
    fill(empty, organisations)
    decided = empty.execute("select * from skjermet_sykefravaer($1)", [LIMIT]).df()
    for _, whole in decided[decided["total_vises"]].groupby("maaned"):
        for _, group in whole.groupby("gruppe", dropna=False):
            rest = group[~group["enhet_vises"]]
            if not rest.empty:
                assert len(rest) >= 2, group
                assert rest["ansatte"].sum() >= LIMIT, group
                # Only where the whole municipality is one area without absence is there nobody to hide behind.
                assert rest["sykefravaer"].sum() > 0 or whole["sykefravaer"].sum() == 0, group
        hidden_areas = whole[whole["gruppe"].isna()]["tjenesteomraade"].nunique()
        assert hidden_areas != 1 or whole["tjenesteomraade"].nunique() == 1


PARTS = st.sampled_from((None, 0, 3, 40, 90, 114, 115, 300))
AREA = st.tuples(st.sampled_from((5, 9, 300)), PARTS, PARTS, PARTS, PARTS)


@BOUNDED
@given(areas=st.lists(AREA, min_size=1, max_size=7))
def test_no_hidden_division_follows_from_those_shown_and_each_shown_has_persons_enough_behind_both_parts(
    empty: duckdb.DuckDBPyConnection, areas: list[tuple[int, int | None, int | None, int | None, int | None]]
) -> None:
    names = [str(number) for number in range(len(areas))]
    days = [
        month(
            name,
            2026,
            10,
            700,
            9000,
            ansatte=size,
            egenmeldt=own,
            legemeldt=doctor,
            korttid=short,
            langtid=long,
        )
        for name, (size, own, doctor, short, long) in zip(names, areas, strict=True)
    ]
    store(empty, [unit(name, name) for name in names], days)
    told = empty.execute("select * from skjermet_fordeling($1, $2)", [LIMIT, DAYS]).df()
    assert (told["foerste"] >= DAYS).all()
    assert (told["andre"] >= DAYS).all()
    for _, rows in told.groupby("fordeling"):
        shown = rows.loc[rows["nivaa"] == "omraade", "tjenesteomraade"].tolist()
        hidden = np.array([name not in shown for name in names])
        answers = [np.array([name == each for name in names]) for each in shown]
        answers += [np.ones(len(names))] if "kommune" in rows["nivaa"].tolist() else []
        answers += [hidden] if "rest" in rows["nivaa"].tolist() else []
        for name in names:
            wanted = np.array([name == each for each in names])
            assert name in shown or len(names) == 1 or not solvable(answers, wanted), rows
        if "kommune" in rows["nivaa"].tolist() and shown and hidden.any():
            assert hidden.sum() >= 2
            assert "rest" in rows["nivaa"].tolist(), (
                "what follows by subtraction may be said, or may not be there"
            )
