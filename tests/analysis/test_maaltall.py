"""The financial targets as shares of driftsinntekter."""

import pandas as pd
import pytest

from dashboard.analysis.maaltall import (
    DISPOSISJONSFOND,
    GJELDSGRAD,
    netto_driftsresultat_prosent,
    verdi_fra_ssb,
)


def oppstilling(inntekter, resultat):
    return pd.DataFrame({"linje": [9, 24, float("nan")], "regnskap": [inntekter, resultat, 77.0]}).astype(
        {"regnskap": float}
    )


# Stavanger kommune 2020: 447 888 of 11 763 047 is published as 3.8 %.
@pytest.mark.parametrize(
    ("inntekter", "resultat", "prosent"),
    [(11_763_047, 447_888, 3.8), (400, -10, -2.5), (0, 5, None), (None, None, None)],
)
def test_netto_driftsresultat_is_a_share_of_the_revenue(inntekter, resultat, prosent):
    found = netto_driftsresultat_prosent(oppstilling(inntekter, resultat), "regnskap")
    assert found == (None if prosent is None else pytest.approx(prosent, abs=0.05))


def test_a_statement_without_lines_has_no_share():
    assert netto_driftsresultat_prosent(oppstilling(1, 1).iloc[:0], "regnskap") is None


def test_a_figure_from_statistics_norway_comes_with_its_year_or_not_at_all():
    rows = pd.DataFrame([{"nokkeltall": DISPOSISJONSFOND, "verdi": 9.4, "aar": 2025}])
    assert verdi_fra_ssb(rows, DISPOSISJONSFOND) == (9.4, 2025)
    assert verdi_fra_ssb(rows, GJELDSGRAD) is None
