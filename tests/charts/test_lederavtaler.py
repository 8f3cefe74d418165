"""Ledersamtaler as bars: held, past the deadline and ahead add up to every leader."""

from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts.lederavtaler import i_ord, lederavtaler

FRAME = pd.DataFrame(
    [(1, "2026 høst", 1, 0, 0), (3, "2026 vår", 11, 8, 3)],
    columns=["nivaa", "runde", "ledere", "holdt", "over_fristen"],
)


def test_each_bar_is_held_late_and_ahead_in_the_order_given() -> None:
    chart: Any = alt.Chart.from_dict(lederavtaler(FRAME, "Tittelen").to_dict()).to_dict()
    parts = next(rows for rows in chart["datasets"].values() if "del" in rows[0])
    assert [(row["navn"], row["antall"]) for row in parts] == [
        ("Nivå 1, 2026 høst", 0), ("Nivå 1, 2026 høst", 0), ("Nivå 1, 2026 høst", 1),
        ("Nivå 3, 2026 vår", 8), ("Nivå 3, 2026 vår", 3), ("Nivå 3, 2026 vår", 0),
    ]  # fmt: skip
    assert chart["title"]["text"] == ["Tittelen"]
    assert chart["layer"][0]["encoding"]["y"]["sort"] == ["Nivå 1, 2026 høst", "Nivå 3, 2026 vår"]


def test_the_description_gives_every_bar_in_words() -> None:
    assert i_ord(FRAME) == (
        "Søylediagram over holdte ledersamtaler per ledernivå og runde."
        " Nivå 1, 2026 høst: 0 av 1; Nivå 3, 2026 vår: 8 av 11."
    )
