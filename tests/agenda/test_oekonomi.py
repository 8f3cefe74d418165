"""The economy item's views on a lake of a few rows: which there are, what each shows, and how the address chooses."""

import re
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.access import LOCAL_USER
from dashboard.agenda import oekonomi
from dashboard.agenda.sted import Sted
from dashboard.agenda.utsnitt import finn
from dashboard.dialog import forklaring
from dashboard.dialog.forklaring import Forklaring
from dashboard.dialog.write import newest
from dashboard.lake import Lake
from dashboard.period import Period
from dashboard.text import NO_BREAK
from dashboard.ui.page import View
from tests.agenda.small_lake import STEDER, commit, posts, shown

OCTOBER = Period(2026, 10)


def item(aar: int = 2026, periode: int = 10, role: str = "klg", units: tuple[str, ...] = ()) -> None:
    import streamlit as st

    from dashboard import lake
    from dashboard.access import Role, User
    from dashboard.agenda import oekonomi
    from dashboard.period import Period
    from dashboard.ui.page import View

    written = lake.get().newest().id
    view = View(User("Kari", Role(role), frozenset(units)), lake.get().figures(written), written=written)
    looked_at = oekonomi.show(view, Period(aar, periode))
    st.text(f"så på {looked_at.tittel if looked_at else 'ingenting'}")


def run(address: dict[str, str] | None = None, **arguments: Any) -> AppTest:
    page = AppTest.from_function(item, kwargs=arguments, default_timeout=60)
    for name, value in (address or {}).items():
        page.query_params[name] = value
    return page.run()


def plain(page: AppTest) -> str:
    return shown(page).replace(NO_BREAK, " ")


def sentence_of(page: AppTest) -> str:
    return str(re.findall(r"<p class='setning'>(.*?)</p>", plain(page))[0])


def looked_at(page: AppTest) -> str:
    return [each.value for each in page.text if each.value.startswith("så på ")][-1].removeprefix("så på ")


def views_of(page: AppTest) -> list[str]:
    [buttons] = page.segmented_control
    return list(buttons.options)


@pytest.fixture
def october(lake: Lake) -> Lake:
    """Solbakken 4 mill. kr over its 10 to date; Nes skole as budgeted. 2025 is whole and as budgeted, with its year-end."""
    commit(
        lake,
        organisasjon=STEDER,
        regnskap=[
            *posts("3111", 1_400_000), *posts("2111", 1_000_000), *posts("3111", 1_000_000, range(1, 14), 2025),
        ],
        budsjett=[
            *posts("3111", 1_000_000, range(1, 13), versjon="regulert"), *posts("2111", 1_000_000, range(1, 13), versjon="regulert"),
            *posts("3111", 1_000_000, range(1, 13), 2025, versjon="regulert"),
        ],
    )  # fmt: skip
    return lake


@pytest.mark.usefixtures("october")
@pytest.mark.parametrize(
    ("vis", "words"),
    [
        ("avvik", "Til og med oktober 2026 har kommunen brukt 4,0 mill. kr mer enn budsjettert"),
        ("aarsaker", "er regnskapet på 24,0 mill. kr netto, mot 20,0 mill. kr i budsjettet"),
        ("prognose", "Etter metoden «Sesong» ender 2026 med 4,0 mill. kr i merforbruk."),
        ("maa-til", "For å lande på budsjettet må kommunen gå i null resten av året"),
        ("oppstillinger", "Netto driftsresultat"),
    ],
)
def test_each_view_lies_in_the_address_and_says_its_own(vis: str, words: str) -> None:
    page = run({"vis": vis})
    assert words in plain(page)
    assert looked_at(page) == "Kommunen"
    assert page.query_params.get("vis", "avvik") == vis, "the first view needs no address"


@pytest.mark.usefixtures("october")
@pytest.mark.parametrize("vis", ["", "ukjent", "<b>"])
def test_an_unknown_view_is_the_deviations(vis: str) -> None:
    assert sentence_of(run({"vis": vis})).startswith("Til og med oktober 2026 har kommunen brukt")


@pytest.mark.usefixtures("october")
@pytest.mark.parametrize(("aar", "periode"), [(2025, 13), (2025, 0)])
def test_a_year_that_is_over_has_no_forecast_and_nothing_left_to_turn(aar: int, periode: int) -> None:
    page = run({"vis": "prognose"}, aar=aar, periode=periode)
    assert views_of(page) == ["Avvik", "Årsaker", "Oppstillinger og måltall"]
    assert "Ventet avvik ved årets slutt" not in plain(page)
    assert sentence_of(page).startswith("I 2025")


@pytest.mark.usefixtures("october")
def test_a_month_has_every_view() -> None:
    assert views_of(run()) == ["Avvik", "Årsaker", "Prognose", "Hva må til", "Oppstillinger og måltall"]


@pytest.mark.usefixtures("october")
def test_the_method_is_chosen_where_the_methods_are_compared_and_followed_everywhere() -> None:
    compared = run({"vis": "prognose", "prognose": "takt"})
    assert compared.selectbox(key="valg_prognose").value == "takt"
    followed = run({"prognose": "takt"})
    assert not followed.selectbox
    assert "prognose etter metoden «Takt»" in plain(followed)
    assert "Prognosen for 2026 er 4,8 mill. kr i merforbruk." in plain(followed)
    assert "prognose etter metoden «Sesong»" in plain(run({"prognose": "<b>"}))


@pytest.mark.usefixtures("october")
@pytest.mark.parametrize("vis", ["avvik", "aarsaker", "prognose", "maa-til"])
def test_each_view_is_of_the_place_in_the_address_with_the_way_back(vis: str) -> None:
    page = run({"vis": vis, "omraade": "HO", "enhet": "311"})
    assert looked_at(page) == "Solbakken"
    assert "aria-label='Veien hit'" in plain(page)


@pytest.mark.usefixtures("october")
def test_the_statements_are_of_the_whole_whatever_the_place() -> None:
    page = run({"vis": "oppstillinger", "omraade": "HO", "enhet": "311"})
    assert looked_at(page) == "Kommunen"
    assert "aria-label='Veien hit'" not in plain(page)


@pytest.mark.usefixtures("october")
def test_a_place_without_numbers_says_so_in_every_view() -> None:
    for vis in ("avvik", "aarsaker", "prognose", "maa-til"):
        page = run({"vis": vis, "omraade": "<b>XX</b>"})
        assert sentence_of(page) == "Det finnes ingen tall for dette stedet i oktober 2026."
        assert looked_at(page) == "ingenting"


def test_the_month_before_is_read_in_the_same_version_and_way(october: Lake) -> None:
    view = View(LOCAL_USER, october.newest())
    utsnitt = finn(view, OCTOBER, Sted(("HO", "311")), "rest")
    assert utsnitt is not None
    before = oekonomi.forrige_maaned(utsnitt)
    assert before is not None
    assert (before.period, before.sted, before.metode, before.view) == (
        Period(2026, 9), utsnitt.sted, "rest", utsnitt.view,
    )  # fmt: skip
    assert (before.rad["avvik"], utsnitt.rad["avvik"]) == (-3_600_000, -4_000_000)


@pytest.mark.usefixtures("october")
def test_a_unit_over_the_limit_is_asked_for_its_explanation_beside_the_number_and_the_answer_stands_there() -> (
    None
):
    at = {"omraade": "HO", "enhet": "311"}
    asked = plain(run(at))
    assert "Enheten har ikke forklart avviket. <a href='/forklaringer?enhet=311'" in asked
    svar = Forklaring(2026, 10, "311", "annet", "<b>Innleie</b>", avvik=-3_000_000.0)
    forklaring.save(LOCAL_USER, svar, enhet_navn="Solbakken", base=newest())
    said = plain(run(at))
    assert "Annet: &lt;b&gt;Innleie&lt;/b&gt;. (Enhetsleder, " in said
    assert "Avviket er endret siden det ble forklart: fra et merforbruk på 3,0 mill. kr til et merforbruk på 4,0 mill. kr." in said  # fmt: skip
    assert "ikke forklart" not in said
    assert "Innleie" in plain(run({**at, "ansvar": "3111"})), "it belongs to the parts of the unit too"


@pytest.mark.usefixtures("october")
def test_who_is_within_the_limit_owes_nothing_and_a_whole_area_or_municipality_is_not_asked() -> None:
    for at in ({"omraade": "OO", "enhet": "211"}, {"omraade": "HO"}, {}):
        assert "class='forklaring" not in plain(run(at))


@pytest.mark.usefixtures("october")
def test_what_each_unit_has_given_as_its_cause_stands_in_the_table() -> None:
    assert "Muntlig: ikke forklart" in plain(run())
    svar = Forklaring(2026, 10, "311", "sykefravær og vikarbruk", "Innleie")
    forklaring.save(LOCAL_USER, svar, enhet_navn="Solbakken", base=newest())
    said = plain(run())
    assert "Muntlig: sykefravær og vikarbruk" in said
    assert "ikke forklart" not in said


def test_without_a_budget_there_is_no_deviation_and_nobody_to_ask(lake: Lake) -> None:
    commit(lake, organisasjon=STEDER, regnskap=posts("3111", 1_400_000))
    page = run({"omraade": "HO", "enhet": "311"})
    assert "så avvik kan ikke regnes ut" in sentence_of(page)
    assert "class='forklaring" not in plain(page)
    assert "Regnskap hittil" in plain(page)
    assert "Avvik hittil" not in plain(page)
