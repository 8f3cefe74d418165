"""The sick leave line: its message, its words, and that a missing month is seen as missing."""

from typing import Any

import pandas as pd
import pytest

from dashboard.charts import sykefravaer_linje
from dashboard.text import NO_BREAK


def months(*figures: tuple[str, float, float | None]) -> pd.DataFrame:
    frame = pd.DataFrame(figures, columns=["maaned", "prosent", "rullerende"])
    return frame.assign(maaned=pd.to_datetime(frame["maaned"]), rullerende=frame["rullerende"].astype(float))


def points(chart: Any) -> list[dict[str, Any]]:
    return next(rows for rows in chart.to_dict()["datasets"].values() if "plass" not in rows[0])


@pytest.mark.parametrize(
    ("earlier", "message"),
    [
        (8.0, "Siste 12 måneder: 8,6 %, opp 0,6 på ett år"),
        (9.0, "Siste 12 måneder: 8,6 %, ned 0,4 på ett år"),
        (8.61, "Siste 12 måneder: 8,6 %, uendret på ett år"),
        (None, "Siste 12 måneder: 8,6 %"),
    ],
)
def test_the_title_says_what_has_become_of_the_twelve_months_in_a_year(
    earlier: float | None, message: str
) -> None:
    line = months(("2025-10-01", 9.0, earlier), ("2026-10-01", 8.0, 8.6))
    assert sykefravaer_linje.message(line).replace(NO_BREAK, " ") == message


def test_without_twelve_months_the_title_claims_nothing() -> None:
    assert sykefravaer_linje.message(months(("2026-10-01", 8.0, None))) == "Sykefraværet måned for måned"


def test_the_description_names_the_span_the_last_month_and_the_highest() -> None:
    line = months(("2026-08-01", 7.0, None), ("2026-09-01", 9.5, None), ("2026-10-01", 8.0, None))
    assert sykefravaer_linje.describe(line).replace(NO_BREAK, " ") == (
        "Linjediagram over sykefraværet fra august 2026 til oktober 2026. Siste måned var det 8,0 %."
        " Høyest var det i september 2026 med 9,5 %."
    )


def test_a_missing_month_breaks_the_line_and_is_not_bridged() -> None:
    drawn = points(sykefravaer_linje.draw(months(("2026-08-01", 7.0, None), ("2026-10-01", 8.0, None))))
    monthly = {row["maaned"][:7]: row["verdi"] for row in drawn if row["serie"] == "hver måned"}
    assert monthly == {"2026-08": 7.0, "2026-09": None, "2026-10": 8.0}


def test_two_last_figures_near_each_other_are_moved_apart() -> None:
    chart: Any = sykefravaer_linje.draw(months(("2026-09-01", 9.0, 9.0), ("2026-10-01", 9.1, 9.0)))
    ends = next(rows for rows in chart.to_dict()["datasets"].values() if "plass" in rows[0])
    low, high = sorted(ends, key=lambda row: row["verdi"])
    assert high["plass"] - low["plass"] > 0.5
    assert (low["verdi"], high["verdi"]) == (9.0, 9.1)


def test_a_target_is_drawn_with_its_name_and_is_inside_the_axis() -> None:
    line = months(("2026-09-01", 9.0, 9.0), ("2026-10-01", 9.1, 9.0))
    chart: Any = sykefravaer_linje.draw(line, 12.0).to_dict()
    [target] = next(rows for rows in chart["datasets"].values() if "maal" in rows[0])
    assert target["tekst"].replace(NO_BREAK, " ") == "mål 12,0 %"
    assert chart["layer"][0]["encoding"]["y"]["scale"]["domain"][1] > 12
    without: Any = sykefravaer_linje.draw(line).to_dict()
    assert len(without["layer"]) == len(chart["layer"]) - 2
