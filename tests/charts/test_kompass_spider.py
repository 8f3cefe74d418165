"""The spider's web: round, with a gap where points are not known, and every area named."""

import math
from collections.abc import Sequence
from typing import Any

import pandas as pd
import pytest

from dashboard.charts import kompass_spider as spider
from dashboard.text import NO_BREAK

OMRAADER = ["1 Samspill mellom folkevalgte og innbyggere", *(f"{nr} Område <{nr}>" for nr in range(2, 9))]


def rader(linje: str, navn: str, andeler: Sequence[float | None]) -> pd.DataFrame:
    made = pd.DataFrame({"omraade": OMRAADER, "linje": linje, "navn": navn, "andel": andeler})
    return made.astype({"andel": "float64"})


def layers(frame: pd.DataFrame) -> list[tuple[dict[str, Any], list[dict[str, Any]]]]:
    spec: Any = spider.draw(frame, "Sterkest og svakest").to_dict()
    return [(layer, spec["datasets"][layer["data"]["name"]]) for layer in spec["layer"]]


def points_of(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return next(rows for layer, rows in layers(frame) if layer["mark"]["type"] == "point")


def pieces_of(frame: pd.DataFrame) -> set[int]:
    return {row["stykke"] for layer, rows in layers(frame) for row in rows if "stykke" in row}


def test_points_stand_as_far_out_as_they_are_and_go_round_clockwise_from_the_upper_left() -> None:
    andeler: list[float | None] = [10, 20, 30, 40, 50, 60, 70, 80]
    spots = points_of(rader(spider.EVALUERING, "2023", andeler))
    assert [math.hypot(each["x"], each["y"]) for each in spots] == pytest.approx(andeler, abs=0.01)
    assert [(each["x"] > 0, each["y"] > 0) for each in spots] == [
        (False, True), (True, True), (True, True), (True, False), (True, False), (False, False), (False, False), (False, True),
    ]  # fmt: skip
    assert pieces_of(rader(spider.EVALUERING, "2023", andeler)) == set(range(8))


def test_an_unknown_area_leaves_a_gap_on_both_sides_and_says_so() -> None:
    frame = rader(spider.EVALUERING, "2023", [50, 50, None, 50, 50, 50, 50, 50])
    assert pieces_of(frame) == {0, 3, 4, 5, 6, 7}
    assert len(points_of(frame)) == 7
    names = next(rows for _, rows in layers(frame) if "side" in rows[0])
    assert [each["ord"].endswith("(ukjent)") for each in names] == [nr == 2 for nr in range(8)]


def test_every_name_is_written_whole_over_several_lines_on_its_own_side() -> None:
    names = next(rows for _, rows in layers(rader(spider.ANSLAG, "I dag", [50] * 8)) if "side" in rows[0])
    assert [" ".join(each["ord"].replace(NO_BREAK, " ").split()) for each in names] == OMRAADER
    assert [each["side"] for each in names] == [
        "right",
        "left",
        "left",
        "left",
        "left",
        "right",
        "right",
        "right",
    ]


def test_the_lines_are_named_under_the_title_and_the_rings_where_no_line_goes() -> None:
    frame = pd.concat(
        [
            rader(spider.EVALUERING, "2023", [33.0] * 4 + [44.0] * 2 + [33.0] * 2),
            rader(spider.ANSLAG, "I dag", [33.0] * 4 + [45.0] * 2 + [33.0] * 2),
        ]
    )
    spec: Any = spider.draw(frame, "Sterkest og svakest").to_dict()
    assert " ".join(spec["title"]["subtitle"]) == "2023: heltrukket. I dag: stiplet."
    _, rings = layers(frame)[-1]
    assert [each["ord"] for each in rings] == ["25", "50", "75", "100"]
    assert all(abs(each["x"]) < 0.01 and each["y"] < 0 for each in rings), (
        "between the fifth and the sixth area"
    )
    assert spider.describe(frame) == (
        "Edderkoppdiagram over de samme tallene: 2023, I dag. Ringene er 25, 50, 75 og 100 poeng."
    )


def test_on_a_phone_an_area_is_its_number() -> None:
    layer, names = next(
        each for each in layers(rader(spider.ANSLAG, "I dag", [50] * 8)) if "side" in each[1][0]
    )
    assert layer["mark"]["text"] == {"expr": "width < 420 ? datum.nr : datum.ord"}
    assert [each["nr"] for each in names] == list("12345678")
