"""Internal control over time: a missing month is a gap, and what is planned stands around what is done."""

from typing import Any

import pandas as pd

from dashboard.charts import internkontroll
from dashboard.text import NO_BREAK

MAANEDER = pd.DataFrame(
    {
        "maaned": pd.to_datetime(["2026-07-01", "2026-08-01", "2026-10-01"]),
        "avvik_meldt": [1200, 41, 40],
        "avvik_lukket": [30, None, 38],
        "kontroller_planlagt": [2, 3, 2],
        "kontroller_utfoert": [2, 1, None],
    }
)


def test_the_titles_and_descriptions_say_how_many() -> None:
    said = [
        each(MAANEDER).replace(NO_BREAK, " ")
        for each in (
            internkontroll.message_avvik,
            internkontroll.message_kontroller,
            internkontroll.describe_avvik,
            internkontroll.describe_kontroller,
        )
    ]
    assert said == [
        "Siste 3 måneder: 1 281 avvik meldt, 68 lukket",
        "Siste 3 måneder: 3 av 7 kontroller utført",
        "Linjediagram over avvik fra juli 2026 til oktober 2026. Siste måned ble 40 meldt og 38 lukket."
        " Flest ble meldt i juli 2026: 1 200.",
        "Søylediagram over kontroller fra juli 2026 til oktober 2026. I 1 måned ble det utført færre enn planlagt.",
    ]
    assert internkontroll.message_avvik(MAANEDER.head(1)).startswith("Juli 2026: ")


def test_a_missing_month_breaks_the_lines_and_each_line_is_named_at_its_end() -> None:
    chart: Any = internkontroll.avvik(MAANEDER)
    sets = list(chart.to_dict()["datasets"].values())
    points = next(rows for rows in sets if "tekst" not in rows[0])
    assert [row["antall"] for row in points if row["maaned"].startswith("2026-09")] == [None, None]
    ends = next(rows for rows in sets if "tekst" in rows[0])
    assert {row["tekst"] for row in ends} == {"40 meldt", "38 lukket"}
    places = sorted(row["plass"] for row in ends)
    assert places[1] - places[0] > 2, "the names do not lie on each other"


def test_what_is_planned_is_an_outline_around_what_is_done() -> None:
    spec: Any = internkontroll.kontroller(MAANEDER).to_dict()
    done, planned = spec["layer"]
    assert planned["mark"]["filled"] is False
    assert planned["mark"]["width"]["band"] > done["mark"]["width"]["band"]
    [rows] = spec["datasets"].values()
    assert [row["navn"] for row in rows] == ["jul 26", "aug 26", "sep 26", "okt 26"]


def test_a_single_month_can_be_drawn() -> None:
    for draw in (internkontroll.avvik, internkontroll.kontroller):
        spec: Any = draw(MAANEDER.head(1)).to_dict()
        assert spec["datasets"]
