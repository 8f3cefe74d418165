"""Styringsdialog drift as the leader group sees it, on a lake of a few rows."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import access, paths
from dashboard.access import Role, User
from tests.agenda.small_lake import STEDER, commit, posts, shown


@pytest.fixture
def october(lake):
    """Ten months: Solbakken 4 mill. kr over its budget of 10, Nes skole 1 000 kr under its own."""
    commit(
        lake,
        organisasjon=STEDER,
        regnskap=[*posts("3111", 1_400_000), *posts("2111", 999_900)],
        budsjett=[
            *posts("3111", 1_000_000, range(1, 13), versjon="opprinnelig"),
            *posts("2111", 1_000_000, range(1, 13), versjon="opprinnelig"),
        ],
        prognose=[{"aar": 2026, "periode": 10, "enhet": "311", "prognose": 17_000_000, "rolle": "Enhetsleder", "begrunnelse": "Vakanser"}],
    )  # fmt: skip


def opened(**address):
    page = AppTest.from_file(str(paths.PAGES / "drift.py"), default_timeout=60)
    for name, value in address.items():
        page.query_params[name] = value
    return page.run()


def said(page):
    return shown(page).replace("\u00a0", " ")


def sentence_of(page):
    [found] = re.findall(r"<p class='setning'>(.*?)</p>", said(page))
    return found


def tables_of(page):
    return re.findall(r"<caption>(.*?) ?<span>", said(page))


def test_the_page_opens_on_the_economy_of_the_newest_month(october):
    page = opened()
    assert sentence_of(page) == (
        "Til og med oktober 2026 har kommunen brukt 4,0 mill. kr mer enn budsjettert (20,0 % av budsjetterte utgifter)."
        " Én enhet er over grensen for muntlig gjennomgang: Solbakken. Prognosen for 2026 er 4,0 mill. kr i merforbruk."
    )
    assert tables_of(page)[:2] == ["Tjenesteområder i kommunen", "Enheter i kommunen"]


def test_the_page_says_which_budget_method_and_thresholds_the_numbers_build_on(october):
    assert (
        "Opprinnelig budsjett; prognose etter metoden «Sesong»; grense for muntlig gjennomgang: avvik over 250 000 kr og 1,0 %."
        in said(opened())
    )


def test_the_worst_stands_first_marked_for_oral_review_with_sign_and_word(october):
    rows = re.findall(r"<tr><th scope='row'.*?</tr>", said(opened()))
    assert "Helse og omsorg" in rows[0]
    assert "−4 000 000 <small>merforbruk</small>" in rows[0]
    assert "Muntlig" in rows[0]
    assert "+1 000 <small>mindreforbruk</small>" in rows[1]
    assert "Muntlig" not in rows[1]


def test_a_row_leads_one_level_down_in_the_same_period(october):
    assert "/drift?periode=2026-10&amp;omraade=HO" in said(opened())


@pytest.mark.parametrize(
    ("address", "title", "way"),
    [
        ({"omraade": "HO"}, "Enheter i Helse og omsorg", ["Hele kommunen"]),
        ({"omraade": "HO", "enhet": "311"}, "Ansvar i Solbakken", ["Hele kommunen", "Helse og omsorg"]),
        (
            {"omraade": "HO", "enhet": "311", "ansvar": "3111"},
            "Funksjoner i Solbakken, natt",
            ["Hele kommunen", "Helse og omsorg", "Solbakken"],
        ),
        (
            {"omraade": "HO", "enhet": "311", "ansvar": "3111", "funksjon": "253"},
            "Arter i Helse- og omsorgstjenester i institusjon",
            ["Hele kommunen", "Helse og omsorg", "Solbakken", "Solbakken, natt"],
        ),
    ],
)
def test_an_address_opens_its_level_with_the_way_back_on_top(october, address, title, way):
    page = opened(**address)
    assert tables_of(page)[0] == title
    [trail] = re.findall(r"<nav[^>]*aria-label='Veien hit'>(.*?)</nav>", said(page))
    assert re.findall(r"<a [^>]*>(.*?)</a>", trail) == way
    assert "4,0 mill. kr mer enn budsjettert" in sentence_of(page)


def test_a_place_that_is_not_there_says_so_and_leads_back(october):
    page = opened(omraade="XX")
    assert sentence_of(page) == "Det finnes ingen tall for dette stedet i oktober 2026."
    assert "Til hele kommunen" in said(page)


def test_the_forecast_method_lies_in_the_address(october):
    page = opened(prognose="leder")
    assert "Prognosen for 2026 er 5,0 mill. kr i merforbruk." in sentence_of(page)
    assert "prognose etter metoden «Ledernes anslag»" in said(page)


def test_the_forecast_method_comes_along_down(october):
    assert "/drift?periode=2026-10&amp;omraade=HO&amp;prognose=leder" in said(opened(prognose="leder"))


def test_a_leaders_reason_stands_with_the_forecasts_of_the_enhet(october):
    page = opened(omraade="HO", enhet="311", vis="prognose")
    assert "Enhetsleder meldte 17 000 000 kr: «Vakanser»" in [
        text.value.replace("\u00a0", " ") for text in page.text
    ]


def test_a_year_with_only_a_budget_shows_it_and_says_there_are_no_accounts(lake):
    commit(
        lake,
        budsjett=posts(
            "1", 2_000_000, [0], 2016, versjon="opprinnelig", omraade="Grunnskole", ansvar_navn="KANNIK"
        ),
    )
    page = opened()
    assert sentence_of(page) == (
        "Det er ikke lest inn regnskap for 2016 ennå. Budsjettet for kommunen er på 2,0 mill. kr i netto utgifter."
    )
    assert tables_of(page) == ["Tjenesteområder i kommunen"]
    assert "omraade=Grunnskole&amp;enhet=uten" in said(page), "past the enhet, for there is none"
    inside = opened(omraade="Grunnskole", enhet="uten")
    assert tables_of(inside) == ["Ansvar i Grunnskole"]
    assert "KANNIK" in said(inside)


def test_without_data_the_page_says_where_to_begin(lake):
    assert "last opp månedens filer" in said(opened())


def test_markup_in_a_name_is_shown_not_obeyed(lake):
    evil = "<script>alert(1)</script>"
    commit(lake, regnskap=posts("9", 100, omraade=evil, ansvar_navn=evil))
    for page in (opened(), opened(omraade=evil, enhet="uten")):
        markup = "".join(element.proto.body for element in page.get("html"))
        assert evil not in markup
        assert "&lt;script&gt;" in markup


@pytest.mark.parametrize(("sak", "word"), [("sykefravaer", "sykefravær"), ("vedtak", "vedtak")])
def test_the_other_items_have_addresses_of_their_own(october, sak, word):
    page = opened(**{"del": sak})
    assert word in said(page).lower()
    assert "Tjenesteområder i kommunen" not in tables_of(page)


def test_a_leader_sees_only_the_own_units(october, monkeypatch):
    monkeypatch.setattr(access, "LOCAL_USER", User("Kari", Role.LEDER, frozenset({"211"})))
    page = opened()
    assert sentence_of(page).startswith("Til og med oktober 2026 har enhetene dine brukt 1 000 kr mindre")
    assert "Solbakken" not in said(page)


def test_a_folkevalgt_does_not_get_in(october, monkeypatch):
    monkeypatch.setattr(access, "LOCAL_USER", User("Ola", Role.FOLKEVALGT))
    page = opened()
    assert page.exception
    assert not page.get("html")
