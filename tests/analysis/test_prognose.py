"""Year-end forecasts: figures worked out by hand."""

import pandas as pd
import pytest

from dashboard.analysis.prognose import METODER, STANDARD, aarsprognose

# Two units in OO and one in HO; amounts in kr.
STEDER = pd.DataFrame(
    [
        # nivaa, omraade, enhet, aarsbudsjett, rest, takt, sesong
        ("kommune", None, None, 600, 640, 700, 650),
        ("omraade", "OO", None, 300, 320, 350, 330),
        ("enhet", "OO", "E1", 100, 110, 150, 120),
        ("ansvar", "OO", "E1", 100, 110, 150, 120),
        ("enhet", "OO", "E2", 200, 210, 200, 210),
        ("omraade", "HO", None, 300, 320, 350, 320),
        ("enhet", "HO", "E3", 300, 320, 350, 320),
    ],
    columns=[
        "nivaa",
        "omraade",
        "enhet",
        "aarsbudsjett",
        "prognose_rest",
        "prognose_takt",
        "prognose_sesong",
    ],
)


def reported(**figures):
    return pd.DataFrame(
        {
            "enhet": pd.Series(list(figures), dtype=str),
            "prognose": pd.Series(list(figures.values()), dtype=float),
        }
    )


def place(frame, nivaa, omraade=None, enhet=None):
    chosen = frame[frame["nivaa"] == nivaa]
    if omraade:
        chosen = chosen[chosen["omraade"] == omraade]
    if enhet:
        chosen = chosen[chosen["enhet"] == enhet]
    [row] = chosen.to_dict("records")
    return row


def test_the_standard_is_the_seasonal_forecast_and_its_avvik_is_budget_minus_forecast():
    row = place(aarsprognose(STEDER, reported()), "enhet", enhet="E1")
    assert STANDARD == "sesong"
    assert (row["prognose"], row["avvik_prognose"]) == (120, -20)


@pytest.mark.parametrize(("metode", "prognose"), [("sesong", 650), ("rest", 640), ("takt", 700)])
def test_the_chosen_method_gives_the_forecast(metode, prognose):
    assert place(aarsprognose(STEDER, reported(), metode), "kommune")["prognose"] == prognose


def test_a_leaders_figure_stands_on_the_enhet_and_not_on_its_ansvar():
    found = aarsprognose(STEDER, reported(E1=140), "leder")
    assert place(found, "enhet", enhet="E1")["prognose"] == 140
    assert pd.isna(place(found, "ansvar")["prognose_leder"])
    assert place(found, "ansvar")["prognose"] == 120


def test_leaders_figures_are_summed_with_season_for_those_who_have_not_reported():
    found = aarsprognose(STEDER, reported(E1=140), "leder")
    area, whole = place(found, "omraade", "OO"), place(found, "kommune")
    assert (area["prognose"], area["enheter_meldt"], area["enheter"]) == (140 + 210, 1, 2)
    assert (whole["prognose"], whole["enheter_meldt"], whole["enheter"]) == (140 + 210 + 320, 1, 3)


def test_an_area_where_nobody_has_reported_has_no_leaders_figure():
    found = aarsprognose(STEDER, reported(E1=140))
    assert pd.isna(place(found, "omraade", "HO")["prognose_leder"])
    assert place(found, "omraade", "HO")["enheter_meldt"] == 0


def test_the_span_is_of_the_methods_that_count_in_it():
    row = place(aarsprognose(STEDER, reported(E1=140)), "enhet", enhet="E1")
    assert not METODER["takt"].i_spennet
    assert (row["prognose_lav"], row["prognose_hoey"]) == (110, 140)


def test_an_enhet_in_two_areas_does_not_count_its_leaders_figure_twice():
    two = pd.concat(
        [STEDER, pd.DataFrame([{**STEDER.iloc[2].to_dict(), "omraade": "HO"}])], ignore_index=True
    )
    found = aarsprognose(two, reported(E1=140))
    assert found["prognose_leder"].isna().all()


def test_without_accounts_there_is_no_forecast():
    empty = STEDER.assign(
        prognose_rest=float("nan"), prognose_takt=float("nan"), prognose_sesong=float("nan")
    )
    assert aarsprognose(empty, reported())["prognose"].isna().all()


def test_no_places_give_no_forecasts():
    assert aarsprognose(STEDER.iloc[:0], reported()).empty
