"""The sick leave item: what it shows of a small lake, section by section."""

from collections.abc import Iterator
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import settings
from dashboard.access import NotAllowed, Role, User
from dashboard.agenda import sykefravaer
from dashboard.lake import Lake
from dashboard.period import Period
from dashboard.text import NO_BREAK
from dashboard.ui.page import View
from tests.agenda.everything_sent import charts
from tests.agenda.small_lake import Row, commit, posts, shown


def item(aar: int = 2026, periode: int = 10, role: str = "klg", units: tuple[str, ...] = ()) -> None:
    from dashboard import lake
    from dashboard.access import Role, User
    from dashboard.agenda import sykefravaer
    from dashboard.period import Period
    from dashboard.ui.page import View

    user = User("Kari", Role(role), frozenset(units))
    sykefravaer.show(View(user, lake.get().newest()), Period(aar, periode))


def run(vis: str | None = None, kontroll: str | None = None, **arguments: Any) -> AppTest:
    page = AppTest.from_function(item, kwargs=arguments, default_timeout=30)
    for name, value in (("vis", vis), ("kontroll", kontroll)):
        if value:
            page.query_params[name] = value
    return page.run()


def plain(page: AppTest) -> str:
    return shown(page).replace(NO_BREAK, " ")


def organisation(*units: tuple[str, str, int]) -> list[Row]:
    return [
        {"ansvar": name, "enhet": name, "enhet_navn": f"Enhet {name}", "tjenesteomraade": area,
         "tjenesteomraade_navn": f"Område {area}", "gyldig_fra": "2020-01-01", "ansatte": people}
        for name, area, people in units
    ]  # fmt: skip


def absence(name: str, days: float, split: bool = False) -> list[Row]:
    """Two years up to October 2026, 10 000 agreed days a month."""
    extra = {"egenmeldt": 200, "legemeldt": days - 200} if split else {}
    return [
        {
            "aar": n // 12,
            "periode": n % 12 + 1,
            "enhet": name,
            "avtalte_dagsverk": 10_000,
            "sykefravaersdagsverk": days,
            **extra,
        }
        for n in range(2024 * 12 + 10, 2026 * 12 + 10)
    ]


@pytest.fixture
def filled(lake: Lake) -> Lake:
    people = organisation(("A", "HO", 4), ("B", "HO", 20), ("C", "HO", 90), ("D", "OO", 80))
    days = [
        row
        for name, lost in (("A", 777), ("B", 555), ("C", 800), ("D", 400))
        for row in absence(name, lost, split=True)
    ]
    commit(lake, organisasjon=people, sykefravaer=days)
    return lake


@pytest.mark.usefixtures("lake")
def test_an_empty_lake_says_what_to_upload() -> None:
    said = shown(run())
    assert "Det er ikke lastet opp sykefravær" in said
    assert "avtalte dagsverk og sykefraværsdagsverk" in said


@pytest.mark.usefixtures("filled")
def test_the_month_is_shown_with_its_charts_tables_and_the_rule_for_what_is_hidden() -> None:
    page = run()
    said = shown(page)
    assert f"Sykefraværet var 6,3{NO_BREAK}% i oktober 2026" in said
    for caption in ("Sykefravær per tjenesteområde", "Sykefravær per enhet", "Nærvær i måneden"):
        assert caption in said
    assert "minst 10 ansatte" in said
    assert len(page.get("vega_lite_chart")) == 2


@pytest.mark.usefixtures("filled")
def test_a_hidden_units_figure_is_nowhere_on_the_page_nor_in_its_charts() -> None:
    page = run()
    everything = shown(page) + charts(page)
    assert "Enhet A" in everything
    assert "7,8" not in everything  # A alone
    assert "5,6" not in everything  # B alone, hidden so that A cannot be found
    assert "6,7" in everything  # A and B together
    assert "Under 10 ansatte" in everything


@pytest.mark.usefixtures("filled")
def test_a_leader_sees_the_own_unit_among_the_sums() -> None:
    said = shown(run(role="leder", units=("C",)))
    assert "Enhet C" in said
    assert "Enhet D" not in said
    assert "Øvrige enheter" not in said


def test_the_folkevalgte_do_not_get_in(lake: Lake) -> None:
    with pytest.raises(NotAllowed):
        sykefravaer.show(View(User("Ola", Role.FOLKEVALGT), lake.newest()), Period(2026, 10))


@pytest.mark.usefixtures("filled")
def test_a_month_not_yet_uploaded_says_so_and_still_shows_the_months_before() -> None:
    page = run(periode=11)
    said = shown(page)
    assert "Sykefraværet for november 2026 er ikke lastet opp. Siste måned med tall er oktober 2026." in said
    assert "Sykefravær per enhet" not in said
    assert len(page.get("vega_lite_chart")) == 1


@pytest.mark.usefixtures("filled")
def test_the_chosen_area_narrows_the_units_and_lies_in_the_address() -> None:
    page = run()
    page.selectbox(key="valg_fravaersomraade").select("Område OO").run()
    said = shown(page)
    assert "Enhet D" in said
    assert "Enhet C" not in said
    assert page.query_params["fravaersomraade"] in ("Område OO", ["Område OO"])


@pytest.mark.usefixtures("filled")
def test_the_year_end_entries_show_december() -> None:
    assert "i desember 2025" in shown(run(aar=2025, periode=13))


@pytest.fixture
def target(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("DASHBOARD_SYKEFRAVAER_MAAL", "6")
    settings.get.cache_clear()
    yield
    settings.get.cache_clear()


@pytest.mark.usefixtures("filled", "target")
def test_a_target_is_printed_and_held_against_twelve_months() -> None:
    page = run()
    assert "Det er 0,3 prosentpoeng over målet på 6,0 %." in plain(page)
    assert "Mål for 12 måneder" in plain(page)
    assert "mål 6,0" in charts(page).replace(NO_BREAK, " ")


@pytest.mark.usefixtures("filled")
def test_no_target_is_claimed_where_none_is_set() -> None:
    assert "mål" not in plain(run()).lower().replace("målt", "")


@pytest.mark.usefixtures("filled")
def test_type_of_absence_is_shown_with_its_definition_where_enough_persons_stand_behind() -> None:
    page = run(vis="type")
    said = plain(page)
    assert "av sykefraværet i oktober 2026 var legemeldt." in said
    assert "Korttid er fravær på 1–16 dager" in said
    assert "Egenmeldt, siste 12 måneder" in said
    assert "Korttid (1–16 dager) og langtid.</strong> Fordelingen er ikke lastet opp" in said
    assert len(page.get("vega_lite_chart")) == 1


@pytest.mark.usefixtures("lake")
def test_a_division_that_is_not_uploaded_says_so(lake: Lake) -> None:
    commit(lake, organisasjon=organisation(("A", "HO", 90)), sykefravaer=absence("A", 700))
    assert "Type fravær i oktober 2026 vises ikke" in plain(run(vis="type"))


def varying(name: str, ordinary: float, last: float, size: int = 80, from_: int = 2023) -> list[Row]:
    """Months up and down about `ordinary` days, not with the season; the last five are `last`."""
    months = range(from_ * 12, 2026 * 12 + 10)
    return [
        {
            "aar": n // 12, "periode": n % 12 + 1, "enhet": name, "avtalte_dagsverk": 1_000, "ansatte": size,
            "sykefravaersdagsverk": last if n > months[-1] - 5 else ordinary + 3 * (n * 2 % 5 - 2),
        }
        for n in months
    ]  # fmt: skip


@pytest.fixture
def followed(lake: Lake) -> Lake:
    """C rises in June 2026, D does not; A and B are too small, E is new."""
    people = organisation(("A", "HO", 4), ("B", "HO", 6), ("C", "HO", 60), ("D", "OO", 900), ("E", "OO", 40))
    commit(
        lake,
        organisasjon=people,
        sykefravaer=[
            *varying("A", 90, 90, 4), *varying("B", 95, 95, 6), *varying("C", 80, 170), *varying("D", 70, 70, 900),
            *varying("E", 60, 60, from_=2026),
        ],
        regnskap=[
            row
            for aar, months in ((2025, range(1, 13)), (2026, range(1, 11)))
            for row in (
                *posts("C", 40_000, months, aar, art="020"), *posts("C", -25_000, months, aar, art="710"),
                *posts("A", 7_000, months, aar, art="020"), *posts("D", 1_000, months, aar, art="040"),
                *posts("D", 900_000, months, aar, art="010"),
            )
        ],
    )  # fmt: skip
    return lake


@pytest.mark.usefixtures("followed")
def test_a_place_that_has_left_its_ordinary_months_is_asked_about_and_its_chart_comes_first() -> None:
    page = run(vis="signal")
    said = plain(page)
    assert "<p class='setning'>Område HO har ligget over det normale i fem måneder på rad." in said, (
        "the strongest first"
    )
    assert "Enhet C har ligget over det normale i fem måneder på rad." in said
    assert "Spør hvorfor." in said
    assert "Et signal er ikke skyld.</p>" in said
    assert "korrigert for årstid med kommunens egne månedsfaktorer fra 2023–2025" in said
    assert page.selectbox(key="valg_kontroll").value == "omraade:HO"
    assert "triangle-up" in charts(page)
    assert "Enhet A" not in said
    assert "Enhet E" not in said, "ten months are too few"


@pytest.mark.usefixtures("followed")
def test_the_place_of_the_chart_lies_in_the_address() -> None:
    page = run(vis="signal", kontroll="enhet:D")
    assert "Enhet D gir ikke signal" in plain(page)
    assert "Sykefravær i Enhet D" in plain(page)
    assert "vis=signal&amp;kontroll=enhet%3AC" in plain(page), "and those that signal lead to theirs"


@pytest.mark.usefixtures("followed")
def test_with_less_than_two_earlier_years_nothing_is_corrected_and_the_page_says_so() -> None:
    said = plain(run(vis="signal", aar=2024, periode=12))
    assert "Tallene er ikke korrigert for årstid" in said


@pytest.mark.usefixtures("followed")
def test_too_few_months_give_no_control_chart() -> None:
    page = run(vis="signal", aar=2023, periode=11)
    assert "Ingen steder har nok måneder på rad" in plain(page)
    assert not page.get("vega_lite_chart")


@pytest.mark.usefixtures("followed")
def test_a_leader_follows_the_own_units_beside_the_sums() -> None:
    options = run(vis="signal", role="leder", units=("D",)).selectbox(key="valg_kontroll").options
    assert "Enhet D" in options
    assert "Enhet C" not in options
    assert {"Kommunen", "Område HO"} <= set(options)


@pytest.mark.usefixtures("followed")
def test_the_cost_is_an_estimate_with_its_caveat_for_places_that_are_shown() -> None:
    said = plain(run(vis="kostnad"))
    assert "Anslaget for netto kostnad ved fravær er 230 000 kr" in said
    assert (
        "Anslag: vikarer, ekstrahjelp og overtid (art 020, 030 og 040) minus sykelønnsrefusjon (art 710)"
        in said
    )
    assert "150 000" in said
    assert "Enhet A" not in said


@pytest.mark.usefixtures("followed")
def test_a_leader_sees_the_cost_of_the_own_units_alone() -> None:
    said = plain(run(vis="kostnad", role="leder", units=("A", "C")))
    assert "Enhet C" in said
    for hidden in ("Enhet A", "Enhet D", "Kommunen", "Område HO</th>"):
        assert hidden not in said


@pytest.mark.usefixtures("filled")
def test_without_accounts_the_cost_says_what_it_takes() -> None:
    assert "Det krever regnskap og sykefravær for hver måned fra januar" in plain(run(vis="kostnad"))


@pytest.mark.usefixtures("followed")
def test_a_section_that_another_item_has_in_the_address_is_not_ours() -> None:
    assert "Sykefravær per enhet" in plain(run(vis="prognose"))


@pytest.mark.usefixtures("lake")
def test_markup_in_names_is_shown_not_obeyed(lake: Lake) -> None:
    evil = "<script>alert(1)</script>"
    people = [
        {**row, "enhet_navn": evil, "tjenesteomraade_navn": evil} for row in organisation(("C", "HO", 60))
    ]
    commit(lake, organisasjon=people, sykefravaer=varying("C", 80, 170), regnskap=posts("C", 10, art="020"))
    for vis in (None, "signal", "kostnad"):
        markup = "".join(element.proto.body for element in run(vis=vis).get("html"))
        assert evil not in markup
        assert "&lt;script&gt;" in markup
