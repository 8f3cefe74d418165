"""The control chart: its limits, its marks, and that nothing is told by colour alone."""

from typing import Any

import pandas as pd
import pytest

from dashboard.charts import kontrolldiagram, theme


def months(*values: tuple[float, int]) -> pd.DataFrame:
    frame = pd.DataFrame(values, columns=["verdi", "retning"])
    return frame.assign(
        maaned=pd.date_range("2026-01-01", periods=len(values), freq="MS"), prosent=frame["verdi"] + 1
    )


def drawn(frame: pd.DataFrame, mean: float = 10, lower: float = 8, upper: float = 12) -> dict[str, Any]:
    chart = kontrolldiagram.draw(
        frame, mean=mean, lower=lower, upper=upper, title="Lia", subtitle="Korrigert"
    )
    spec: dict[str, Any] = chart.to_dict()
    return spec


def rows(spec: dict[str, Any], column: str) -> list[dict[str, Any]]:
    return next(rows for rows in spec["datasets"].values() if column in rows[0])


def marks(spec: dict[str, Any], kind: str) -> dict[str, Any]:
    [layer] = [layer for layer in spec["layer"] if layer["mark"]["type"] == kind]
    encoding: dict[str, Any] = layer["encoding"]
    return encoding


ORDINARY = months((10, 0), (9, 0), (11, 0))


def test_the_limits_and_the_mean_are_named_with_their_figures() -> None:
    named = [row["tekst"].replace("\u00a0", " ") for row in rows(drawn(ORDINARY), "tekst")]
    assert named == ["øvre 12,0 %", "snitt 10,0 %", "nedre 8,0 %"]


def test_a_limit_below_zero_is_not_drawn() -> None:
    assert len(rows(drawn(ORDINARY, lower=-1), "tekst")) == 2


def test_high_and_low_signals_have_each_their_shape_and_colour() -> None:
    spec = drawn(months((10, 0), (13, 1), (7, -1)))
    points = marks(spec, "point")
    assert points["shape"]["scale"] == {
        "domain": ["signal, høyt", "signal, lavt", "ingen signal"],
        "range": ["triangle-up", "triangle-down", "circle"],
    }
    assert points["color"]["scale"]["range"] == [theme.VERRE, theme.BEDRE, theme.REGNSKAP]
    assert [row["signal"] for row in rows(spec, "signal")] == ["ingen signal", "signal, høyt", "signal, lavt"]


def test_only_the_kinds_that_are_there_are_in_the_scale() -> None:
    assert marks(drawn(ORDINARY), "point")["shape"]["scale"]["domain"] == ["ingen signal"]


@pytest.mark.parametrize("outlier", [60.0, 0.2])
def test_every_value_and_limit_is_inside_the_axis(outlier: float) -> None:
    low, high = marks(drawn(months((10, 0), (outlier, 1))), "line")["y"]["scale"]["domain"]
    assert 0 <= low <= min(outlier, 8)
    assert high > max(outlier, 12)


def test_the_month_as_it_was_reported_is_in_the_tooltip_too() -> None:
    assert {each["field"] for each in marks(drawn(ORDINARY), "point")["tooltip"]} == {
        "maaned", "verdi", "prosent", "signal",
    }  # fmt: skip


def test_no_more_is_sent_than_is_shown() -> None:
    extra = ORDINARY.assign(avtalte=1, sykefravaer=2, ansatte=3)
    assert set(rows(drawn(extra), "signal")[0]) == {"maaned", "verdi", "prosent", "signal"}
