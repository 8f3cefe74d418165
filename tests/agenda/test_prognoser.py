"""The forecasts of the economy item: on a lake of a few rows, and on the demo municipality's Barnevern."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import lake as lakes
from dashboard import paths, settings
from dashboard.intake import receive
from dashboard.lake import Lake
from tests.agenda.small_lake import STEDER, commit, posts, shown


def item(
    koder: tuple[str, ...] = (),
    aar: int = 2026,
    periode: int = 10,
    metode: str = "sesong",
    role: str = "klg",
    units: tuple[str, ...] = (),
    med_forrige: bool = True,
) -> None:
    from dashboard import lake
    from dashboard.access import Role, User
    from dashboard.agenda import prognoser
    from dashboard.agenda.sted import Sted
    from dashboard.agenda.utsnitt import finn
    from dashboard.period import Period
    from dashboard.ui.page import View

    view, period, sted = (
        View(User("Kari", Role(role), frozenset(units)), lake.get().newest()),
        Period(aar, periode),
        Sted(tuple(koder)),
    )
    utsnitt = finn(view, period, sted, metode)
    assert utsnitt is not None
    prognoser.show(utsnitt, finn(view, period.previous, sted, metode) if med_forrige else None)


def run(**arguments: Any) -> AppTest:
    return AppTest.from_function(item, kwargs=arguments, default_timeout=60).run()


def plain(page: AppTest) -> str:
    """Everything the page says, no-break spaces as spaces."""
    said = [shown(page), *(each.value for kind in (page.text, page.markdown) for each in kind)]
    return "\n".join(said).replace("\u00a0", " ")


def sentence_of(page: AppTest) -> str:
    [found] = re.findall(r"<p class='setning'>(.*?)</p>", plain(page))
    return str(found)


def rows_of(page: AppTest, title: str) -> list[list[str]]:
    """The cells of the table of that title, without markup."""
    [body] = re.findall(rf"<caption>{re.escape(title)} ?<.*?<tbody>(.*?)</tbody>", plain(page))
    return [
        [re.sub(r"<.*?>", "", cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)]
        for row in re.findall(r"<tr>(.*?)</tr>", body)
    ]


def budget(ansvar: str, beloep: float, aar: int = 2026, **other: Any) -> list[dict[str, Any]]:
    return posts(ansvar, beloep, range(1, 13), aar, versjon="opprinnelig", **other)


def report(periode: int, prognose: float, enhet: str = "311", **other: Any) -> dict[str, Any]:
    return {"aar": 2026, "periode": periode, "enhet": enhet, "prognose": prognose, "rolle": "Enhetsleder", **other}  # fmt: skip


@pytest.fixture
def filled(lake: Lake) -> Lake:
    """Solbakken: 100 000 kr a month over its 1 mill. until September, 500 000 kr over in October. 2025 went as budgeted
    but for 60 000 kr in December; 2024 went as budgeted, but has no accounts for December."""
    commit(
        lake,
        organisasjon=STEDER,
        regnskap=[
            *posts("3111", 1_100_000, range(1, 10)), *posts("3111", 1_500_000, [10]), *posts("2111", 500_000),
            *posts("3111", 900_000, range(1, 12), 2025), *posts("3111", 960_000, [12], 2025),
            *posts("3111", 800_000, range(1, 12), 2024),
        ],
        budsjett=[
            *budget("3111", 1_000_000), *budget("2111", 500_000),
            *budget("3111", 900_000, 2025), *budget("3111", 800_000, 2024),
        ],
        prognose=[report(9, 12_100_000), report(10, 12_000_000, begrunnelse="Vi <b>tar det igjen</b>", dato=date(2026, 11, 10))],
    )  # fmt: skip
    return lake


@pytest.mark.usefixtures("filled")
def test_a_unit_is_told_where_the_year_ends_what_has_changed_and_that_the_leader_says_otherwise() -> None:
    assert sentence_of(run(koder=("HO", "311"))) == (
        "Etter metoden «Sesong» ender 2026 med 1,4 mill. kr i merforbruk. Det er 500 000 kr verre enn prognosen i september."
        " Forverringen er over grensen for muntlig gjennomgang."
        " Spennet mellom metodene går fra 1,4 mill. kr i merforbruk til balanse."
        " Lederen melder et år på budsjett, men restbudsjett og sesong gir 1,4 mill. kr i merforbruk."
    )


@pytest.mark.usefixtures("filled")
def test_the_whole_municipality_names_the_units() -> None:
    said = sentence_of(run())
    assert "verre for én enhet, som derfor skal til muntlig gjennomgang: Solbakken." in said
    assert "Én leder melder et år på budsjett der" in said
    assert "Nes skole" not in said


@pytest.mark.usefixtures("filled")
def test_the_methods_stand_side_by_side_with_change_and_track_record() -> None:
    page = run(koder=("HO", "311"))
    sesong, rest, takt, leder = rows_of(page, "Prognoser for Solbakken")
    assert rest == [
        "Restbudsjett", "13 400 000", "−1 400 000 merforbruk", "−500 000 merforbruk",
        "60 000", "0,6", "−60 000", "for lavt", "1",
    ]  # fmt: skip
    assert sesong[1:4] == rest[1:4]
    assert sesong[4:] == ["–"] * 5, "2025 had no two years before it to learn a season from"
    assert takt[0] == "Takt"
    assert leder == [
        "Ledernes anslag",
        "12 000 000",
        "0 i balanse",
        "+100 000 mindreforbruk",
        *["–"] * 5,
    ]
    assert "har «Restbudsjett» truffet nærmest i oktober: 60 000 kr feil (bygger på ett år: 2025)." in plain(
        page
    )
    assert "årsbudsjettet slik det endte" in plain(page)


@pytest.mark.usefixtures("filled")
def test_the_leader_stands_beside_with_role_date_reason_and_the_figure_before() -> None:
    page = run(koder=("HO", "311"))
    assert "Enhetsleder meldte 12 000 000 kr 10.11.2026: «Vi <b>tar det igjen</b>»" in [
        each.value.replace("\u00a0", " ") for each in page.text
    ]
    [row] = rows_of(page, "Ledernes anslag i Solbakken")
    assert row == [
        "Solbakken", "Enhetsleder", "10.11.2026", "12 000 000", "0 i balanse", "12 100 000", "13 400 000", "1 400 000",
        "Vi &lt;b&gt;tar det igjen&lt;/b&gt;",
    ]  # fmt: skip


@pytest.mark.usefixtures("filled")
def test_where_the_leaders_own_is_chosen_they_are_held_against_the_standard() -> None:
    page = run(koder=("HO", "311"), metode="leder")
    assert "Etter metoden «Ledernes anslag» ender 2026 i balanse." in sentence_of(page)
    assert rows_of(page, "Ledernes anslag i Solbakken")[0][6:8] == ["13 400 000", "1 400 000"]


@pytest.mark.usefixtures("filled")
def test_the_page_says_that_measures_are_not_added_and_how_the_forecasts_are_made() -> None:
    said = plain(run())
    assert "Tiltak er ikke lagt oppå prognosene" in said
    assert "**Takt:**" in said
    assert "Bare budsjettet slik det sto da året var slutt, er bevart." in said
    assert "regnet som budsjettert" in said


@pytest.mark.usefixtures("filled")
def test_each_year_of_the_track_record_and_each_fallback_can_be_read() -> None:
    page = run(koder=("HO", "311"))
    assert rows_of(page, "Treff år for år: Solbakken")[1] == [
        "2025", "Restbudsjett", "10 800 000", "10 860 000", "−60 000", "for lavt", "−0,6", "Uten årsavslutning (periode 13)",
    ]  # fmt: skip
    [share] = rows_of(page, "Hvor stor del av året som pleier å være brukt")
    assert (share[0], share[-1]) == ("Fastlønn", "Restbudsjett (for få år)")


@pytest.mark.usefixtures("filled")
def test_the_chart_is_there_with_the_same_numbers_in_words() -> None:
    page = run(koder=("HO", "311"))
    assert len(page.get("vega_lite_chart")) == 1
    assert "Restbudsjett 1,4 mill. kr i merforbruk (forrige måned 900 000 kr i merforbruk)" in plain(page)


@pytest.mark.usefixtures("filled")
def test_without_a_month_before_there_is_no_change_to_tell_of() -> None:
    page = run(koder=("HO", "311"), med_forrige=False)
    assert "september" not in plain(page)
    assert len(rows_of(page, "Prognoser for Solbakken")[0]) == 8


@pytest.mark.usefixtures("filled")
def test_in_january_decembers_forecast_was_for_another_year() -> None:
    page = run(koder=("HO", "311"), periode=1)
    assert "desember" not in plain(page)
    assert "ender 2026 med" in sentence_of(page)


@pytest.mark.usefixtures("filled")
def test_inside_a_unit_there_is_neither_leader_nor_track_record() -> None:
    page = run(koder=("HO", "311", "3111"))
    assert "Lederen" not in sentence_of(page)
    assert "Ledernes anslag i" not in plain(page)
    assert "Hvor godt metodene har truffet, regnes for enheten og nivåene over." in plain(page)
    assert len(rows_of(page, "Prognoser for Solbakken, natt")[0]) == 4


@pytest.mark.usefixtures("filled")
def test_a_year_that_is_over_has_no_end_to_forecast() -> None:
    page = run(aar=2025, periode=13)
    assert plain(page).strip() == ""


@pytest.mark.usefixtures("filled")
def test_a_leader_sees_only_the_own_units() -> None:
    said = plain(run(role="leder", units=("211",)))
    assert "Solbakken" not in said
    assert "Prognoser for enhetene dine" in said
    assert "12 000 000" not in said


def test_markup_in_a_name_is_shown_not_obeyed(lake: Lake) -> None:
    evil = "<script>alert(1)</script>"
    commit(
        lake,
        organisasjon=[{**STEDER[0], "enhet_navn": evil}],
        regnskap=posts("3111", 9_000_000),
        budsjett=budget("3111", 1_000_000),
        prognose=[report(10, 12_000_000, rolle=evil)],
    )
    markup = "".join(element.proto.body for element in run().get("html"))
    assert evil not in markup
    assert "&lt;script&gt;" in markup


@pytest.fixture(scope="module")
def fjordvik(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lake]:
    """The demo municipality's accounts, budgets, organisation and forecasts, taken in as files are."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_DATA", str(tmp_path_factory.mktemp("fjordvik")))
        settings.get.cache_clear()
        lakes.get.cache_clear()
        store = lakes.get()
        for pattern in ("organisasjon.csv", "budsjett_20*", "regnskap_*", "prognose*"):
            for file in sorted(paths.DEMO.glob(pattern)):
                with receive.inspect(file, file.name, store, settings.get(), today=date(2026, 11, 3)) as upload:  # fmt: skip
                    assert not upload.blocked
                    receive.accept(upload, store, author="Test", message=file.name)
        yield store
        store.close()
    lakes.get.cache_clear()
    settings.get.cache_clear()


@pytest.mark.xdist_group("demo")
@pytest.mark.usefixtures("fjordvik")
def test_in_fjordvik_barneverns_leader_says_budget_and_the_methods_say_otherwise() -> None:
    page = run(koder=("OO", "219"))
    assert (
        "Lederen melder et år på budsjett, men restbudsjett og sesong gir 2,5 til 2,6 mill. kr i merforbruk."
        in sentence_of(page)
    )
    sesong, rest, _, leder = rows_of(page, "Prognoser for Barnevern")
    assert rest[1:3] == ["26 749 138", "−2 459 138 merforbruk"]
    assert rest[-1] == "3", "2023, 2024 and 2025 are tried"
    assert sesong[-1] == "1", "only 2025 had two years before it"
    assert leder[2] == "0 i balanse"


@pytest.mark.xdist_group("demo")
@pytest.mark.usefixtures("fjordvik")
def test_in_fjordvik_the_planted_contradictions_are_found_and_no_other() -> None:
    said = sentence_of(run())
    assert (
        "Tre ledere melder et år på budsjett der både restbudsjett og sesong ender utenfor grensen:"
        " Avløp, slam og renovasjon, Barnevern og Nes skole." in said
    )
