"""The statements on the page: both of them, the targets, the year-end entries, and who may see it."""

from collections.abc import Iterable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import access, settings
from dashboard.agenda.oppstillinger_grunnlag import finn
from dashboard.lake import Lake
from dashboard.period import Period
from dashboard.text import NO_BREAK
from dashboard.ui.page import View
from tests.agenda.small_lake import STEDER, Row, commit, posts, shown


def item(aar: int = 2026, periode: int = 10, role: str = "klg") -> None:
    from dashboard import lake
    from dashboard.access import Role, User
    from dashboard.agenda import oppstillinger
    from dashboard.period import Period
    from dashboard.ui.page import View

    oppstillinger.show(View(User("Kari", Role(role)), lake.get().newest()), Period(aar, periode))


def run(**arguments: Any) -> AppTest:
    return AppTest.from_function(item, kwargs=arguments, default_timeout=30).run()


def said(page: AppTest) -> str:
    texts = [each.value for kind in (page.text, page.warning) for each in kind]
    return "\n".join([shown(page), *texts]).replace(NO_BREAK, " ")


def tax(amount: int, months: Iterable[int] = range(1, 11), aar: int = 2026) -> list[Row]:
    return posts("2111", amount, months, aar, art="870", funksjon="800")


def closed_year(aar: int) -> list[Row]:
    """Revenue 1200, wages 960, then 100 more wages and 140 set aside when the year is closed."""
    return [
        *tax(-100_000_000, range(1, 13), aar),
        *posts("3111", 80_000_000, range(1, 13), aar),
        *posts("3111", 100_000_000, [13], aar),
        *posts("2111", 140_000_000, [13], aar, art="540", funksjon="880"),
    ]


@pytest.fixture
def filled(lake: Lake) -> Lake:
    budget = [
        {**row, "versjon": "regulert", "beloep": amount}
        for row, amount in (
            (tax(0, [0])[0], -1_200_000_000),
            (posts("3111", 0, [0])[0], 1_188_000_000),
            (posts("2111", 0, [0], art="540", funksjon="880")[0], 12_000_000),
        )
    ]
    now = [*tax(-99_000_000), *posts("3111", 98_000_000)]
    commit(lake, organisasjon=STEDER, regnskap=[*now, *closed_year(2025)], budsjett=budget)
    return lake


@pytest.mark.usefixtures("filled")
def test_a_month_shows_the_results_the_targets_and_both_statements() -> None:
    seen = said(run())
    assert "Til og med oktober 2026 er brutto driftsresultat 10,0 mill. kr, som budsjettert" in seen
    assert "190,0 mill. kr svakere enn på samme tid i fjor" in seen
    for caption in (
        "Økonomisk oversikt etter art, drift (§ 5-6)",
        "Bevilgningsoversikt drift (§ 5-4)",
        "Netto bevilgninger per tjenesteområde (§ 5-4, linje 6)",
    ):
        assert caption in seen
    for line in ("24 Netto driftsresultat", "25 Fremført til inndekning", "Helse og omsorg"):
        assert line in seen
    assert "Årsavslutningen (periode 13)" not in seen
    assert "Linje 30 er i løpet av året det som ikke er disponert ennå." in seen


@pytest.mark.usefixtures("filled")
def test_a_month_is_not_judged_by_the_target_but_the_budget_and_last_year_are() -> None:
    seen = said(run())
    assert "Netto driftsresultat hittil" in seen
    assert "målet gjelder hele året" in seen
    assert "Netto driftsresultat, budsjett 2026</dt><dd class='verdi'>1,0 %" in seen
    assert "Netto driftsresultat 2025</dt><dd class='verdi'>11,7 %" in seen
    assert seen.count("Ikke i tallene") == 2


def test_last_year_is_not_judged_before_its_accounts_reach_december(lake: Lake) -> None:
    commit(lake, organisasjon=STEDER, regnskap=[*tax(-9), *posts("3111", 8), *tax(-9, aar=2025)])
    assert "Netto driftsresultat 2025" not in said(run())


@pytest.mark.usefixtures("filled")
def test_a_closed_year_shows_what_its_year_end_entries_changed_and_nothing_left_to_dispose_of() -> None:
    seen = said(run(aar=2025, periode=13))
    assert "Årsavslutningen svekket netto driftsresultat for 2025 med 100,0 mill. kr" in seen
    assert "Årsavslutningen (periode 13)" in seen
    assert "Netto driftsresultat er 11,7 % av driftsinntektene, over målet, som er minst 1,75 %." in seen
    assert "ikke er disponert ennå" not in seen
    assert "Desember er vist uten" not in seen


@pytest.mark.usefixtures("filled")
def test_december_of_a_closed_year_says_what_it_leaves_out() -> None:
    assert (
        "Desember er vist uten årsavslutningen, og netto driftsresultat er derfor 100,0 mill. kr for høyt."
        in said(run(aar=2025, periode=12))
    )


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("role", ["leder", "folkevalgt"])
def test_who_does_not_see_the_whole_municipality_is_told_why_and_shown_nothing(role: str) -> None:
    page = run(role=role)
    seen = said(page)
    assert "vises bare for dem som har tilgang til alle enheter" in seen
    assert "<table" not in seen
    assert "mill. kr" not in seen


@pytest.mark.usefixtures("lake")
def test_an_empty_lake_says_that_there_is_nothing_and_shows_no_tables() -> None:
    seen = said(run())
    assert "Det er verken regnskap eller budsjett for 2026." in seen
    assert "<table" not in seen


@pytest.mark.usefixtures("lake")
def test_a_year_before_the_regulation_has_no_statements() -> None:
    assert "finnes ikke for 2016" in said(run(aar=2016, periode=0))


def test_a_year_with_a_budget_alone_shows_the_budget_alone(lake: Lake) -> None:
    budget = [{**row, "versjon": "opprinnelig"} for row in posts("3111", 12, [0])]
    commit(lake, organisasjon=STEDER, budsjett=budget)
    seen = said(run(periode=0))
    assert "Det er ikke lest inn regnskap for 2026 ennå." in seen
    assert "Årsbudsjett (kr)" in seen
    for absent in ("Regnskap (kr)", "Avviket er", "I fjor", "Opprinnelig budsjett (kr)"):
        assert absent not in seen


def test_posts_on_arts_without_a_line_are_told_about(lake: Lake) -> None:
    commit(lake, organisasjon=STEDER, regnskap=[*posts("3111", 5_000), *posts("3111", 700, [1], art="007")])
    seen = said(run())
    assert "700 kr står på arter som ikke hører til noen linje." in seen
    assert "Poster på arter uten linje" in seen


def test_figures_from_statistics_norway_are_held_against_the_adopted_targets(
    filled: Lake, monkeypatch: pytest.MonkeyPatch
) -> None:
    tall = {"tabell": "12134", "region": "1841", "aar": 2025}
    commit(
        filled,
        kostra=[
            {**tall, "nokkeltall": "KOSKG210000", "verdi": 9.4},
            {**tall, "nokkeltall": "KOSKG320000", "verdi": 112.3},
        ],
    )
    monkeypatch.setenv("DASHBOARD_KOMMUNENUMMER", "1841")
    monkeypatch.setenv("DASHBOARD_MAAL_GJELDSGRAD", "110")
    settings.get.cache_clear()
    seen = said(run())
    assert "9,4 %</dd><dd class='merknad'>SSB, 2025; mål er ikke satt" in seen
    assert "112,3 %</dd><dd class='merknad'>SSB, 2025; over målet, som er høyst 110 %" in seen
    assert "Ikke i tallene" not in seen


def test_the_same_question_gives_the_same_answer_itself_and_another_target_another(
    filled: Lake, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = View(access.LOCAL_USER, filled.newest())
    first = finn(view, Period(2026, 10))
    assert finn(view, Period(2026, 10)) is first
    monkeypatch.setenv("DASHBOARD_MAAL_NETTO_DRIFTSRESULTAT", "0.5")
    settings.get.cache_clear()
    assert finn(view, Period(2026, 10)) is not first
    assert "over målet, som er minst 0,5 %" in said(run())
