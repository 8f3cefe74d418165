"""The shares behind the seasonal forecast, and why there is none: figures by hand."""

import pandas as pd
import pytest

from dashboard.queries import run_on
from tests.queries.drift.test_prognosetreff import STEDER, budsjett, hele, post


def andeler(on, periode=6, enheter=None):
    return run_on(on, "drift/sesongandeler", aar=2026, periode=periode, enheter=enheter)


@pytest.fixture
def fire_aar(tables):
    """Fixed wages at 0.50 and 0.52 of the year by June; 2026 has run half."""
    return tables(
        organisasjon=STEDER,
        regnskap=[
            post(2024, 1, 500_000), post(2024, 12, 500_000),
            post(2025, 1, 520_000), post(2025, 12, 480_000),
            *hele(2024, 100_000, art="020"), *hele(2025, 50_000, art="020")[:6], *hele(2025, 100_000, art="020")[6:],
            *hele(2024, 100, art="110"), *hele(2025, 100, art="110"),
            *hele(2025, 100_000, art="600", ansvar="30"),
            post(2026, 1, 550_000), post(2026, 1, 1, art="020"), post(2026, 1, 1, art="110"), post(2026, 1, 1, art="600", ansvar="30"),
        ],
        budsjett=[*budsjett(2026, 90_000), *budsjett(2026, 1, art="020")],
    )  # fmt: skip


def test_a_share_is_the_mean_of_the_earlier_years_with_the_lowest_and_the_highest(fire_aar):
    wages = andeler(fire_aar).set_index(["omraade", "artsgruppe"]).loc[("OO", "fastloenn")]
    assert wages["andel"] == pytest.approx(51)
    assert (wages["laveste"], wages["hoeyeste"]) == (pytest.approx(50), pytest.approx(52))
    assert (wages["antall_aar"], wages["gruppe"]) == (2, "Fastlønn")
    assert pd.isna(wages["grunn"])


def test_where_there_is_no_seasonal_forecast_the_reason_is_told(fire_aar):
    grunn = andeler(fire_aar).set_index(["omraade", "artsgruppe"])["grunn"].dropna().to_dict()
    assert grunn == {
        ("OO", "vikar_ekstrahjelp_overtid"): "ustabil andel",
        ("OO", "varer_tjenester"): "lite beløp",
        ("HO", "salgs_leieinntekter"): "for få år",
    }


def test_a_budget_that_cannot_carry_the_season_to_its_parts_is_a_reason(tables):
    on = tables(
        organisasjon=STEDER,
        regnskap=[*hele(2024, 100_000), *hele(2025, 100_000), *hele(2026, 100_000)[:6]],
        budsjett=budsjett(2026, 10),
    )
    assert list(andeler(on)["grunn"]) == ["lite budsjett"]


def test_a_leader_sees_the_shares_of_the_own_area(fire_aar):
    assert set(andeler(fire_aar, enheter=["E3"])["omraade"]) == {"HO"}
    assert andeler(fire_aar, enheter=[]).empty


def test_an_empty_lake_has_no_shares(tables):
    assert andeler(tables()).empty
