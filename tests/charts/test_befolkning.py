"""The charts of the population: their message, their words, and that nothing unknown is drawn."""

from typing import Any

import pandas as pd

from dashboard.charts import befolkning_endring, befolkning_forsoergerbyrde, befolkning_linje
from dashboard.text import NO_BREAK

NAN = float("nan")


def plain(said: str) -> str:
    return said.replace(NO_BREAK, " ")


def data(chart: Any, column: str) -> list[dict[str, Any]]:
    """The rows of the dataset that has `column`, from a chart that is valid."""
    return next(rows for rows in chart.to_dict()["datasets"].values() if rows and column in rows[0])


CHANGES = pd.DataFrame(
    [("1–5 år", -34.0, -87.0, 17.0, -11.2), ("80–89 år", 98.0, 95.0, 123.0, 18.0), ("90 år og eldre", NAN, NAN, NAN, NAN), ("Under 1 år", 2.0, NAN, NAN, NAN)],
    columns=["navn", "endring", "endring_lav", "endring_hoey", "prosent"],
)  # fmt: skip


def test_the_change_says_who_become_more_and_who_fewer_and_leaves_out_the_unknown() -> None:
    assert (
        befolkning_endring.message(CHANGES, 2026, 2036)
        == "98 flere i alderen 80–89 år, 34 færre i alderen 1–5 år"
    )
    rows = data(befolkning_endring.draw(CHANGES, 2026, 2036), "endring_lav")
    assert [plain(row["tekst"]) for row in rows] == ["−34 (−11,2 %)", "+98 (+18,0 %)", "+2"]
    assert befolkning_endring.describe(CHANGES, 2026, 2036) == (
        "Søylediagram over endringen i antall innbyggere per aldersgruppe fra 2026 til 2036: 1–5 år −34, 80–89 år +98, under 1 år +2."
    )
    assert befolkning_endring.message(CHANGES.iloc[2:3], 2026, 2036) == "Endring i aldersgruppene 2026–2036"


LINE = pd.DataFrame(
    [(2025, 560.0, NAN, NAN, NAN), (2026, 571.0, NAN, NAN, NAN), (2030, NAN, 821.0, 800.0, 850.0)],
    columns=["aar", "registrert", "hoved", "lav", "hoey"],
)


def test_the_projected_line_begins_where_the_registered_one_ends() -> None:
    rows = data(befolkning_linje.draw(LINE, "Innbyggere 80 år og eldre"), "serie")
    assert [(row["serie"], row["aar"], row["antall"]) for row in rows] == [
        ("registrert", 2025, 560), ("registrert", 2026, 571), ("framskrevet", 2026, 571), ("framskrevet", 2030, 821),
    ]  # fmt: skip
    assert befolkning_linje.message(LINE, "Innbyggere") == "Innbyggere: 560 i 2025, 821 i 2030"
    assert befolkning_linje.describe(LINE, "Innbyggere").endswith("I 2030 er spennet 800 til 850.")


def test_a_line_of_the_register_alone_is_drawn_too() -> None:
    registered = LINE.iloc[:2]
    assert len(data(befolkning_linje.draw(registered, "Innbyggere"), "serie")) == 2
    assert "spennet" not in befolkning_linje.describe(registered, "Innbyggere")
    assert befolkning_linje.message(registered.iloc[:1], "Innbyggere") == "Innbyggere"


def test_an_axis_of_years_ends_with_the_last_of_them() -> None:
    assert befolkning_linje.whole_years(2016, 2036)[::5] == [2016, 2026, 2036]
    assert befolkning_linje.whole_years(2024, 2026) == [2024, 2025, 2026]
    assert befolkning_linje.whole_years(2026, 2026) == [2026]


def test_the_dependency_ratio_tells_both_from_the_first_year_to_the_last() -> None:
    years = pd.DataFrame(
        [(2026, False, 82.4, 40.2), (2036, True, 95.0, 52.0)],
        columns=["aar", "framskrevet", "samlet", "eldre"],
    )
    chart = befolkning_forsoergerbyrde.draw(years)
    assert {row["tekst"] for row in data(chart, "tekst")} == {"95,0 samlet", "52,0 eldre alene"}
    assert (
        befolkning_forsoergerbyrde.message(years)
        == "Per 100 i yrkesaktiv alder: 82,4 andre i 2026, 95,0 i 2036"
    )
    assert "eldre alene fra 40,2 til 52,0" in befolkning_forsoergerbyrde.describe(years)
