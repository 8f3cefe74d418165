"""The total on a strip: words never on one another, and no mark where nothing is known."""

from typing import Any

import pandas as pd

from dashboard.charts import kompass_total as stripe
from dashboard.charts.kompass_total import ANSLAG, EGEN, MAAL, REFERANSE


def rader(*given: tuple[str, str, float | None, float | None, float | None]) -> pd.DataFrame:
    return pd.DataFrame(given, columns=["navn", "slag", "verdi", "lav", "hoy"])


FAUSKE = rader(
    ("Evaluering 2023", EGEN, 382, None, None),
    ("Anslag i dag", ANSLAG, None, 17, 778),
    ("Snittet av alle", REFERANSE, 370, None, None),
    ("Best", REFERANSE, 587, None, None),
    ("Mål", MAAL, 420, None, None),
)


def layers(
    frame: pd.DataFrame, normal: tuple[float, float] | None
) -> list[tuple[dict[str, Any], list[dict[str, Any]]]]:
    spec: Any = stripe.draw(frame, 800, normal, "Tittel").to_dict()
    return [(each["mark"], spec["datasets"][each["data"]["name"]]) for each in spec["layer"]]


def test_every_row_has_a_height_of_its_own_and_words_on_the_side_with_room() -> None:
    (words,) = [rows for mark, rows in layers(FAUSKE, (360, 380)) if "align" in mark]
    assert len({each["ord_y"] for each in words}) == len({each["y"] for each in words}) == len(FAUSKE)
    assert [(each["ord"], each["side"], each["ved"]) for each in words] == [
        ("Evaluering 2023 382", "left", 382),
        ("Anslag i dag ukjent (17–778)", "left", 17),
        ("Snittet av alle 370", "left", 370),
        ("Best 587", "right", 587),
        ("Mål 420", "right", 420),
    ]


def test_the_words_of_a_bar_beyond_the_half_stand_over_it() -> None:
    (words,) = [
        rows
        for mark, rows in layers(rader(("Evaluering 2023", EGEN, 549.3, None, None)), None)
        if "align" in mark
    ]
    assert words[0]["ord"] == "Evaluering 2023 549,3"
    assert words[0]["ord_y"] < words[0]["y"]


def test_an_unknown_projection_has_a_span_and_no_mark_and_no_band_is_drawn_where_the_normal_is_unknown() -> (
    None
):
    marks = layers(FAUSKE, None)
    assert not [mark for mark, _ in marks if mark["type"] == "rect"]
    assert [rows for mark, rows in marks if mark.get("shape") == "diamond"] == [[]]
    assert [rows[0]["hoy"] for mark, rows in marks if mark["type"] == "rule"] == [778]
    assert [
        row["ord"] for mark, rows in layers(FAUSKE, (360, 380)) if mark["type"] == "rect" for row in rows
    ] == ["Normalt 360–380"]


def test_the_description_says_every_row() -> None:
    assert stripe.describe(FAUSKE, 800, (360, 380)) == (
        "Poeng av 800. Evaluering 2023 382; Anslag i dag ukjent (17–778); Snittet av alle 370; Best 587; Mål 420; Normalt 360–380."
    )


def test_a_projection_is_no_finer_than_whole_points() -> None:
    assert "Anslag i dag 445 (20–445)" in stripe.describe(
        rader(("Anslag i dag", ANSLAG, 444.8, 20, 444.8)), 800, None
    )


def test_long_words_stand_over_their_mark_and_are_drawn_in_from_the_edge() -> None:
    lang = rader(("Kommuner med 5 000–10 000 innbyggere (21 kommuner):", REFERANSE, 383, None, None))
    ((mark, words),) = [(mark, rows) for mark, rows in layers(lang, None) if "align" in mark]
    assert words[0]["ord_y"] < words[0]["y"]
    assert "width * (1 - datum.ved / 800) - datum.lengde" in mark["dx"]["expr"]
