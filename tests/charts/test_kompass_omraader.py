"""The areas as bars: only what is known is drawn, and what is not known is said in words, never as zero."""

from typing import Any

import pandas as pd

from dashboard.charts import kompass_omraader as soeyler

FELT = ("skaar", "snitt", "lav", "anslag", "hoy")
RADER = pd.DataFrame(
    [
        {"nr": "1", "navn": "Styring <b>", "maks": 100, "skaar": 46.8, "snitt": 44, "lav": 33, "anslag": 50.2, "hoy": 54, "i_ord": ""},
        {"nr": "2", "navn": "Effektivitet", "maks": 100, "skaar": None, "snitt": None, "lav": 0, "anslag": None, "hoy": 96,
         "i_ord": "Ukjent; over ca. 50 poeng"},
    ]
).astype(dict.fromkeys(FELT, "float64"))  # fmt: skip


def drawn(frame: pd.DataFrame, aar: int | None = 2023) -> tuple[Any, list[list[dict[str, Any]]]]:
    spec: Any = soeyler.draw(frame, aar, "Tittel").to_dict()
    return spec, [spec["datasets"][layer["data"]["name"]] for layer in spec["layer"]]


def test_only_what_is_known_is_drawn_and_the_rest_is_said() -> None:
    spec, rows = drawn(RADER)
    assert [[each["nr"] for each in layer] for layer in rows] == [
        ["1"], ["1"], ["1", "2"], ["1"], ["1", "2"], ["1", "2"], ["2"],
    ]  # fmt: skip
    assert [each["tekst"] for each in rows[5]] == ["46,8 → 50", ""]
    assert rows[6][0]["ukjent"] == "Ukjent; over ca. 50 poeng"
    assert " ".join(spec["title"]["subtitle"]) == (
        "Fylt: 2023. Stiplet: i dag. Strek: spennet. Trekant: snittet."
    )


def test_without_a_projection_the_rows_are_lower_and_nothing_of_it_is_named() -> None:
    uten = RADER.assign(lav=None, anslag=None, hoy=None, snitt=None).astype(dict.fromkeys(FELT, "float64"))
    spec, rows = drawn(uten)
    assert spec["height"] < drawn(RADER)[0]["height"]
    assert spec["title"]["subtitle"] == ["Fylt: 2023."]
    assert rows[5][0]["tekst"] == "46,8"


def test_the_description_gives_every_area() -> None:
    assert soeyler.describe(RADER, 2023) == (
        "Evalueringen i 2023 per område, av 100. 1 Styring <b>: 46,8, anslag 50, spenn 33–54, snitt 44;"
        " 2 Effektivitet: ukjent; over ca. 50 poeng, spenn 0–96."
    )
    alene = RADER.assign(skaar=None, i_ord=["", "Ukjent"]).astype({"skaar": "float64"})
    assert soeyler.describe(alene, None) == (
        "Anslag i dag per område, av 100. 1 Styring <b>: anslag 50, spenn 33–54, snitt 44; 2 Effektivitet: ukjent, spenn 0–96."
    )
