"""The charts of the need: per year, per sector, and beside the plan."""

from typing import Any

import pandas as pd

from dashboard.charts import utgiftsbehov_mot_plan, utgiftsbehov_per_aar, utgiftsbehov_per_sektor
from dashboard.text import NO_BREAK


def plain(said: str) -> str:
    return said.replace(NO_BREAK, " ")


def data(chart: Any, column: str) -> list[dict[str, Any]]:
    return next(rows for rows in chart.to_dict()["datasets"].values() if rows and column in rows[0])


YEARS = pd.DataFrame([(2025, -4.3e6), (2026, 3.6e6), (2027, -0.5e6)], columns=["aar", "beloep"])


def test_the_years_of_the_plan_stand_out_and_are_added_up() -> None:
    rows = data(utgiftsbehov_per_aar.draw(YEARS, (2026, 2029)), "hva")
    assert [(row["aar"], row["hva"], row["tekst"]) for row in rows] == [
        (2025, "andre år", "−4,3"), (2026, "økonomiplanen", "+3,6"), (2027, "økonomiplanen", "−0,5"),
    ]  # fmt: skip
    assert plain(utgiftsbehov_per_aar.message(YEARS, (2026, 2029))) == "Behovet øker 3,1 mill. kr i 2026–2029"
    assert (
        plain(utgiftsbehov_per_aar.message(YEARS, (2025, 2025))) == "Behovet synker 4,3 mill. kr i 2025–2025"
    )
    assert utgiftsbehov_per_aar.message(YEARS, (2040, 2043)) == "Endret utgiftsbehov år for år"
    assert plain(utgiftsbehov_per_aar.describe(YEARS)).endswith(
        "2025 −4,3 mill. kr, 2026 +3,6 mill. kr, 2027 −0,5 mill. kr."
    )


SECTORS = pd.DataFrame([("Barnehage", -4.4e6), ("Pleie og omsorg", 8.4e6)], columns=["navn", "beloep"])


def test_the_sectors_stand_with_the_one_that_needs_most_first() -> None:
    rows = data(utgiftsbehov_per_sektor.draw(SECTORS, "2026–2029"), "mill")
    assert [row["navn"] for row in rows] == ["Pleie og omsorg", "Barnehage"]
    assert (
        plain(utgiftsbehov_per_sektor.message(SECTORS, "2026–2029"))
        == "Mest til pleie og omsorg: +8,4 mill. kr"
    )
    assert (
        utgiftsbehov_per_sektor.message(SECTORS.iloc[:1], "2026–2029")
        == "Ingen sektorer trenger mer i 2026–2029"
    )
    assert "pleie og omsorg +8,4" in plain(utgiftsbehov_per_sektor.describe(SECTORS, "2026–2029"))


AREAS = pd.DataFrame(
    [("Helse", 6.0e6, -4.2e6, 10.2e6), ("Oppvekst", -17.1e6, -3.2e6, -13.9e6)],
    columns=["navn", "behov", "plan", "differanse"],
)


def test_need_and_plan_stand_beside_each_other_and_the_title_says_what_the_plan_leaves_out() -> None:
    rows = data(utgiftsbehov_mot_plan.draw(AREAS, "2026–2029"), "mill")
    assert [(row["navn"], row["del"], row["mill"]) for row in rows] == [
        ("Helse", "behovet", 6.0), ("Helse", "planen", -4.2), ("Oppvekst", "behovet", -17.1), ("Oppvekst", "planen", -3.2),
    ]  # fmt: skip
    assert (
        plain(utgiftsbehov_mot_plan.message(AREAS, "2026–2029"))
        == "Helse: tiltakene i planen tar ikke høyde for 10,2 mill. kr"
    )
    assert "Oppvekst −17,1 mill. kr mot −3,2 mill. kr i planen" in plain(
        utgiftsbehov_mot_plan.describe(AREAS, "2026–2029")
    )


def test_figures_stand_at_the_ends_of_their_bars_with_room_on_both_sides_and_a_title_in_lines() -> None:
    chart = utgiftsbehov_mot_plan.draw(AREAS, "2026–2029").to_dict()
    written = [layer for layer in chart["layer"] if layer["mark"]["type"] == "text"]
    assert [(layer["mark"]["align"], layer["mark"]["dx"]) for layer in written] == [
        ("right", -5),
        ("left", 5),
    ]
    below, above = ([row["mill"] for row in chart["datasets"][layer["data"]["name"]]] for layer in written)
    assert (below, above) == ([-4.2, -17.1, -3.2], [6.0])
    low, high = chart["layer"][0]["encoding"]["x"]["scale"]["domain"]
    assert low < -19
    assert high > 8
    assert max(map(len, chart["title"]["text"])) <= 44


def test_without_a_plan_there_is_the_need_alone() -> None:
    alone = AREAS.assign(plan=None, differanse=None)
    assert {row["del"] for row in data(utgiftsbehov_mot_plan.draw(alone, "2026–2029"), "mill")} == {"behovet"}
    assert (
        plain(utgiftsbehov_mot_plan.message(alone, "2026–2029"))
        == "Helse får endret behov på +6,0 mill. kr i 2026–2029"
    )
    assert "planen" not in utgiftsbehov_mot_plan.describe(alone, "2026–2029")
