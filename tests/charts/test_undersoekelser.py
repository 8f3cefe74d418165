"""Surveys: a row for each question, one scale, and nothing of what is hidden."""

from typing import Any

import numpy as np
import pandas as pd

from dashboard.charts.undersoekelser import (
    describe_mot_alle,
    describe_over_tid,
    mot_alle,
    over_tid,
    scale,
)

OVER_TID = pd.DataFrame(
    [("Trives du?", 2024, 4.0), ("Trives du?", 2026, 4.2), ("Får du hjelp?", 2024, None), ("Får du hjelp?", 2026, 3.0)],
    columns=["spoersmaal", "aar", "resultat"],
)  # fmt: skip
DELT = pd.DataFrame(
    {"navn": ["Oppvekst", "Helse og omsorg"], "resultat": [4.4, 4.0], "usikkert": [True, False]}
)


def data(chart: Any, field: str) -> list[dict[str, Any]]:
    return [row for rows in chart.to_dict()["datasets"].values() for row in rows if rows and field in rows[0]]


def test_every_question_has_its_own_row_and_a_hidden_year_no_figure() -> None:
    points = data(over_tid(OVER_TID, "Siden 2024: 1 opp", "1–6"), "aar")
    places = {row["spoersmaal"]: row["topp"] for row in points}
    assert places["Får du hjelp?"] > places["Trives du?"] + 40
    assert {row["tekst"] for row in points if row["resultat"] is not None} == {"4,0", "4,2", "3,0"}
    assert [row["tekst"] for row in points if row["resultat"] is None] == [""]


def test_a_small_change_is_drawn_small() -> None:
    """The rows share a scale that spans a quarter of the answers that could be given, at least."""
    like = OVER_TID.assign(resultat=[4.0, 4.1, 4.0, 4.1])
    heights = [row["y"] - row["topp"] for row in data(over_tid(like, "Tittel", "1–5"), "aar")]
    assert max(heights) - min(heights) < 3


def test_those_who_answered_stand_on_the_whole_scale_against_all() -> None:
    spec: Any = mot_alle(DELT, "Høyest: Oppvekst", "1–5", 4.1).to_dict()
    assert spec["layer"][0]["mark"]["type"] == "rule"
    assert spec["layer"][0]["encoding"]["x"]["scale"]["domain"] == [1.0, 5.0]
    assert {row["tekst"] for row in data(mot_alle(DELT, "", "1–5", None), "tekst")} == {
        "4,4 (usikkert)",
        "4,0",
    }
    assert "Stiplet" not in " ".join(mot_alle(DELT, "", "1–5", None).to_dict()["title"]["subtitle"])


def test_the_descriptions_give_every_figure_that_is_shown() -> None:
    assert describe_over_tid(OVER_TID, "1–6") == (
        "Linjediagram, år for år. Resultat på skalaen 1–6. Trives du? (2024: 4,0, 2026: 4,2); Får du hjelp? (2026: 3)."
    )
    assert describe_mot_alle(DELT, "%", 4.1) == (
        "Punktdiagram. Resultat i %: Oppvekst 4,4, Helse og omsorg 4,0. Alle som svarte: 4,1."
    )


def test_a_scale_is_known_by_its_ends_and_other_units_have_none() -> None:
    assert [scale(each) for each in ("%", "1–6", "0 - 10", "1-5", "dager", "6–1", "a–b")] == [
        (0, 100), (1, 6), (0, 10), (1, 5), None, None, None,
    ]  # fmt: skip


def test_a_unit_without_ends_and_names_of_any_length_can_be_drawn() -> None:
    long = pd.DataFrame({"navn": ["<b>" + "ord " * 40], "resultat": [12.0], "usikkert": [False]})
    drawn = data(mot_alle(long, "Tittel", "dager", 12.0), "navn")
    assert drawn[0]["navn"].startswith("<b>")
    spec: Any = over_tid(OVER_TID.assign(resultat=np.nan), "Tittel", "dager").to_dict()
    assert spec["height"] > 100
