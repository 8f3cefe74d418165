"""Hva må til, on a lake of a few rows: the sentence, the figures, the chart and the tables."""

import re
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.lake import Lake
from tests.agenda.small_lake import STEDER, commit, posts, shown


def item(
    koder: tuple[str, ...] = (), aar: int = 2026, periode: int = 10, role: str = "klg", units: tuple[str, ...] = ()
) -> None:  # fmt: skip
    from dashboard import lake
    from dashboard.access import Role, User
    from dashboard.agenda import hva_maa_til
    from dashboard.agenda.sted import Sted
    from dashboard.agenda.utsnitt import finn
    from dashboard.period import Period
    from dashboard.ui.page import View

    view = View(User("Kari", Role(role), frozenset(units)), lake.get().newest())
    utsnitt = finn(view, Period(aar, periode), Sted(tuple(koder)), "rest")
    assert utsnitt is not None
    hva_maa_til.show(utsnitt)


def run(**arguments: Any) -> AppTest:
    return AppTest.from_function(item, kwargs=arguments, default_timeout=60).run()


def plain(page: AppTest) -> str:
    said = [shown(page), *(each.value for each in page.markdown)]
    return "\n".join(said).replace("\u00a0", " ")


def sentence_of(page: AppTest) -> str:
    [found] = re.findall(r"<p class='setning'>(.*?)</p>", plain(page))
    return str(found)


def rows_of(page: AppTest, title: str) -> list[list[str]]:
    """The cells of the table of that title, its sum the last, without markup."""
    [body] = re.findall(rf"<caption>{re.escape(title)} ?<.*?<tbody>(.*?)</table>", plain(page))
    return [
        [re.sub(r"<.*?>", "", cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)]
        for row in re.findall(r"<tr>(.*?)</tr>", body)
    ]


def drawings(page: AppTest) -> int:
    return len(page.get("vega_lite_chart"))


def budget(ansvar: str, beloep: float, **other: Any) -> list[dict[str, Any]]:
    return posts(ansvar, beloep, range(1, 13), versjon="opprinnelig", **other)


@pytest.fixture
def filled(lake: Lake) -> Lake:
    """Solbakken: 1,2 mill. kr a month in a budget of 1 mill., 900 000 kr a month in 2025. Nes skole as budgeted."""
    commit(
        lake,
        organisasjon=STEDER,
        regnskap=[
            *posts("3111", 1_200_000), *posts("2111", 500_000),
            *posts("3111", 900_000, range(1, 13), 2025), *posts("2111", 450_000, range(1, 13), 2025),
        ],
        budsjett=[*budget("3111", 1_000_000), *budget("2111", 500_000)],
    )  # fmt: skip
    return lake


@pytest.mark.usefixtures("filled")
def test_the_place_is_told_what_it_takes_against_the_last_months_and_last_year() -> None:
    assert sentence_of(run(koder=("HO", "311"))) == (
        "For å lande på budsjettet må Solbakken gå i null resten av året,"
        " 1,2 mill. kr mindre enn snittet av de tre siste månedene."
        " I november og desember i fjor var det 900 000 kr i netto utgifter i måneden."
    )


@pytest.mark.usefixtures("filled")
def test_the_figures_hold_it_against_all_three() -> None:
    said = plain(run(koder=("HO", "311"), periode=5))
    for figure in (
        "Må til per måned</dt><dd class='verdi'>857 143 kr</dd><dd class='merknad'>7 måneder igjen, 6,0 mill. kr av budsjettet",
        "Snittet av de tre siste månedene</dt><dd class='verdi'>1,2 mill. kr</dd><dd class='merknad'>342 857 kr over det som må til",
        "Samme måneder i fjor</dt><dd class='verdi'>900 000 kr</dd><dd class='merknad'>42 857 kr over det som må til",
        "Budsjett per måned for resten</dt><dd class='verdi'>1,0 mill. kr</dd><dd class='merknad'>142 857 kr over det som må til",
    ):
        assert figure in said


@pytest.mark.usefixtures("filled")
def test_units_past_the_limits_are_drawn_and_all_stand_in_the_table_who_must_gain_most_first() -> None:
    page = run(periode=5)
    assert drawings(page) == 1
    said = plain(page)
    assert "per enhet: Solbakken (142 857 kr). Enheter over grensen som har noe å hente inn; grense for muntlig gjennomgang: avvik over 250 000 kr og 1,0 %." in said  # fmt: skip
    solbakken, nes, total = rows_of(page, "Enheter i kommunen")
    assert solbakken == ["Solbakken", "142 857", "857 143", "1 200 000", "−342 857", "−28,6", "900 000", "1 000 000", "6 000 000", "12 000 000"]  # fmt: skip
    assert nes[:3] == ["Nes skole", "–", "500 000"]
    assert total[:3] == ["Sum", "–", "1 357 143"]
    assert [row[0] for row in rows_of(page, "Tjenesteområder i kommunen")] == [
        "Helse og omsorg",
        "Oppvekst",
        "Sum",
    ]


@pytest.mark.usefixtures("filled")
def test_where_nobody_is_past_the_limits_it_is_said_in_place_of_the_chart() -> None:
    page = run(koder=("OO",))
    assert drawings(page) == 0
    assert "Ingen enheter over grensen for muntlig gjennomgang har noe å hente inn." in plain(page)
    assert rows_of(page, "Enheter i Oppvekst")[0][0] == "Nes skole"


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    ("koder", "below"),
    [(("HO", "311"), "Ansvar i Solbakken"), (("HO", "311", "3111"), "Funksjoner i Solbakken, natt")],
)
def test_inside_a_unit_its_parts_are_looked_at(koder: tuple[str, ...], below: str) -> None:
    assert rows_of(run(koder=koder), below)[-1][0] == "Sum"


@pytest.mark.usefixtures("filled")
def test_at_the_bottom_there_is_nothing_below_to_look_at() -> None:
    page = run(koder=("HO", "311", "3111", "253"))
    assert "1,2 mill. kr mindre enn snittet" in sentence_of(page)
    assert "<table>" not in plain(page)


@pytest.mark.usefixtures("filled")
def test_how_it_is_reckoned_can_be_read() -> None:
    said = plain(run())
    assert "det som er igjen av årsbudsjettet, delt på månedene som er igjen" in said
    assert "Feriemåneder" in said


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("periode", [13, 0])
def test_a_year_that_is_over_says_so_and_nothing_more(periode: int) -> None:
    page = run(koder=("HO", "311"), periode=periode)
    assert sentence_of(page) == (
        "Det er ingen måneder igjen av 2026 å hente noe inn i. Regnskapet er som årsbudsjettet."
    )
    assert (drawings(page), "<table>" in plain(page)) == (0, False)


@pytest.mark.usefixtures("filled")
def test_a_year_without_a_budget_says_so_and_nothing_more() -> None:
    page = run(aar=2025, periode=5)
    assert sentence_of(page) == (
        "Det er ikke lest inn budsjett for 2025, så det kan ikke regnes ut hva som må til."
    )
    assert "<table>" not in plain(page)


@pytest.mark.usefixtures("filled")
def test_a_leader_sees_only_the_own_units() -> None:
    said = plain(run(role="leder", units=("211",), periode=5))
    assert "må enhetene dine bruke 500 000 kr i måneden resten av året, like mye som snittet" in said
    assert "Solbakken" not in said


def test_a_municipality_without_units_is_looked_at_by_area_and_ansvar(lake: Lake) -> None:
    commit(
        lake,
        regnskap=[*posts("1", 500_000, omraade="Skole"), *posts("2", 100_000, omraade="Kultur")],
        budsjett=budget("1", 100_000, omraade="Skole"),
    )
    page = run()
    assert [row[0] for row in rows_of(page, "Tjenesteområder i kommunen")] == ["Skole", "Kultur", "Sum"]
    assert "Enheter i" not in plain(page)
    assert rows_of(run(koder=("Skole",)), "Ansvar i Skole")[0][0] == "1 Ansvar 1"


def test_markup_in_a_name_is_shown_not_obeyed(lake: Lake) -> None:
    evil = "<script>alert(1)</script>"
    commit(
        lake,
        organisasjon=[{**STEDER[0], "enhet_navn": evil}],
        regnskap=posts("3111", 9_000_000),
        budsjett=budget("3111", 1_000_000),
    )
    for page in (run(), run(koder=("HO", "311"))):
        markup = "".join(element.proto.body for element in page.get("html"))
        assert evil not in markup
        assert "&lt;script&gt;" in markup
