"""The monthly line: three lines, each named at its end."""

import pandas as pd
import pytest

from dashboard.charts import theme
from dashboard.charts.maanedslinje import maanedslinje


def year(regnskap=3_000_000.0, budsjett=2_900_000.0, fjoraar=2_500_000.0):
    return pd.DataFrame(
        {
            "aar": [2026] * 3,
            "periode": [1, 2, 3],
            "regnskap": regnskap,
            "budsjett": budsjett,
            "fjoraar": fjoraar,
        }
    )


def lines(spec):
    return {
        layer["encoding"]["y"]["field"]: layer["mark"]
        for layer in spec["layer"]
        if layer["mark"]["type"] == "line"
    }


def names(spec):
    [layer] = [layer for layer in spec["layer"] if layer["mark"]["type"] == "text"]
    return {row["navn"]: row["plass"] for row in spec["datasets"][layer["data"]["name"]]}


def test_actual_is_solid_and_dark_budget_a_thin_step_and_last_year_light():
    drawn = lines(maanedslinje(year(), "Over budsjettet").to_dict())
    assert drawn["regnskap"]["color"] == theme.REGNSKAP
    assert (drawn["budsjett"]["color"], drawn["budsjett"]["interpolate"]) == (theme.BUDSJETT, "step")
    assert drawn["fjoraar"]["color"] == theme.FJORAAR
    assert drawn["regnskap"]["strokeWidth"] > drawn["fjoraar"]["strokeWidth"]


def test_the_title_is_the_message_and_the_subtitle_the_unit():
    title = maanedslinje(year(), "Over budsjettet i alle 3 måneder").to_dict()["title"]
    assert (title["text"], title["subtitle"]) == ("Over budsjettet i alle 3 måneder", "mill. kr per måned")


def test_small_amounts_are_in_thousands():
    spec = maanedslinje(year(20_000.0, 19_000.0, 18_000.0), "").to_dict()
    assert spec["title"]["subtitle"] == "1000 kr per måned"
    assert any(row.get("regnskap") == 20 for data in spec["datasets"].values() for row in data)


def test_each_line_is_named_at_its_end_in_its_own_order():
    placed = names(maanedslinje(year(), "").to_dict())
    assert placed["Regnskap"] > placed["Budsjett"] > placed["Året før"]


def test_names_of_lines_that_end_together_are_moved_apart():
    placed = names(
        maanedslinje(year(3_000_000.0, 3_000_000.0, [1_000_000.0, 2_000_000.0, 3_000_000.0]), "").to_dict()
    )
    ends = sorted(placed.values())
    assert ends[1] - ends[0] == pytest.approx(0.22)
    assert sum(ends) / 3 == pytest.approx(3)


def test_a_line_without_numbers_is_left_out_with_its_name():
    spec = maanedslinje(year(fjoraar=[None, None, None]), "").to_dict()
    assert set(lines(spec)) == {"regnskap", "budsjett"}
    assert "Året før" not in names(spec)
