"""The spread of a figure, and the municipality's own place in it."""

import pandas as pd
import pytest

from dashboard.analysis.fordeling import Nivaa, Plass, egen_plass, nivaa


def spread(*rows: tuple[float, float | None, int, bool]) -> pd.DataFrame:
    found = pd.DataFrame(rows, columns=["verdi", "andel_lavere", "plass", "egen"])
    return found.assign(antall=len(found))


def test_the_own_place_is_told_with_how_many_share_it() -> None:
    rows = spread((1, 0, 1, False), (2, 50, 2, True), (2, 50, 2, False), (9, 100, 4, False))
    assert egen_plass(rows) == Plass(2, 4, 1, 50.0)
    assert egen_plass(rows[~rows["egen"]]) is None
    assert egen_plass(spread((2, None, 1, True))) == Plass(1, 1, 0, None)


@pytest.mark.parametrize(
    ("share", "level"),
    [(0, Nivaa.LAVT), (24.9, Nivaa.LAVT), (25, Nivaa.OMTRENT), (50, Nivaa.OMTRENT), (75, Nivaa.OMTRENT),
     (75.1, Nivaa.HOEYT), (100, Nivaa.HOEYT), (None, None), (float("nan"), None)],
)  # fmt: skip
def test_low_and_high_are_the_outer_quarters(share: float | None, level: Nivaa | None) -> None:
    assert nivaa(share) is level
