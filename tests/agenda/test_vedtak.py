"""The agenda item on decisions, on a small lake: what is open, what has changed, and who sees what."""

from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.access import NotAllowed, Role, User
from dashboard.agenda import vedtak
from dashboard.lake import Lake
from dashboard.period import Period
from dashboard.text import NO_BREAK
from dashboard.ui.page import View
from tests.agenda.small_lake import Row, commit, shown


@pytest.mark.parametrize(
    ("period", "today", "expected"),
    [
        (Period(2026, 10), date(2026, 11, 21), date(2026, 10, 31)),
        (Period(2026, 10), date(2026, 10, 12), date(2026, 10, 12)),
        (Period(2024, 2), date(2026, 10, 12), date(2024, 2, 29)),
        (Period(2025, 12), date(2026, 10, 12), date(2025, 12, 31)),
        (Period(2025, 13), date(2026, 10, 12), date(2025, 12, 31)),
        (Period(2025, 0), date(2026, 10, 12), date(2025, 12, 31)),
        (Period(2027, 3), date(2026, 10, 12), date(2026, 10, 12)),
    ],
)
def test_deadlines_are_held_against_the_periods_last_day_or_today_before_it(
    period: Period, today: date, expected: date
) -> None:
    assert vedtak.fristdato(period, today) == expected


def item(
    aar: int = 2026,
    periode: int = 3,
    role: str = "klg",
    units: tuple[str, ...] = (),
    before: int | None = None,
    at: int | None = None,
) -> None:
    from dashboard import lake
    from dashboard.access import Role, User
    from dashboard.agenda import vedtak
    from dashboard.period import Period
    from dashboard.ui.page import View

    user = User("Kari", Role(role), frozenset(units))
    snapshot = lake.get().snapshot(at) if at else lake.get().newest()
    earlier = lake.get().snapshot(before) if before else None
    vedtak.show(View(user, snapshot), Period(aar, periode), foer=earlier)


def run(query: dict[str, str] | None = None, **arguments: Any) -> AppTest:
    page = AppTest.from_function(item, kwargs=arguments, default_timeout=30)
    for name, value in (query or {}).items():
        page.query_params[name] = value
    return page.run()


def case(number: str, **other: Any) -> Row:
    return {
        "id": number, "organ": "Kommunestyret", "moetedato": "2026-01-12", "tittel": f"Sak {number}", "type": "vedtak",
        "status": "under arbeid", "frist": "2026-12-31", "unntatt_offentlighet": False, **other,
    }  # fmt: skip


@pytest.fixture
def filled(lake: Lake) -> Lake:
    cases = [
        case("sen", frist="2026-02-01", tjenesteomraade="HO"),
        case("rute", organ="Formannskapet", kommentar="Anbud er lyst ut"),
        case("muntlig", type="verbalvedtak"),
        case("hemmelig", unntatt_offentlighet=True),
        case("taus", status="utført"),
        case("vond", tittel="<script>alert('x')</script>", lenke="javascript:alert(1)"),
    ]
    place = {
        "enhet": "311",
        "tjenesteomraade": "HO",
        "tjenesteomraade_navn": "Helse og omsorg",
        "gyldig_fra": "2020-01-01",
    }
    commit(lake, organisasjon=[{"ansvar": "3111", **place}], vedtak=cases)
    return lake


@pytest.mark.usefixtures("lake")
def test_an_empty_lake_says_what_to_upload() -> None:
    said = shown(run())
    assert "Det er ikke lastet opp vedtak fram til 31.03.2026." in said
    assert "Last opp vedtaksloggen" in said


@pytest.mark.usefixtures("filled")
def test_the_item_shows_the_sentence_the_lists_and_what_is_lacking() -> None:
    page = run()
    said = shown(page).replace(NO_BREAK, " ")
    assert (
        "4 vedtak er åpne per 31.03.2026, 1 av dem over fristen. 1 verbalvedtak er åpent, og det er innenfor fristen."
        in said
    )
    assert said.index("Sak sen") < said.index("Sak rute") < said.index("Sak muntlig")
    assert "Kommentar som viser at det er utført, mangler" in said
    assert len(page.get("vega_lite_chart")) == 2


@pytest.mark.usefixtures("filled")
def test_markup_in_a_title_is_shown_as_text_and_a_script_is_no_link() -> None:
    said = shown(run())
    assert "&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;" in said
    assert "<script" not in said
    assert "javascript:" not in said


@pytest.mark.usefixtures("filled")
def test_what_is_exempt_is_marked_for_klg_and_absent_for_a_leader() -> None:
    said = shown(run())
    assert "Sak hemmelig" in said
    assert "Unntatt" in said
    leader = shown(run(role="leder", units=("311",)))
    assert "Sak hemmelig" not in leader
    assert "Unntatt" not in leader
    assert "3 vedtak er åpne" in leader.replace(NO_BREAK, " ")


@pytest.mark.usefixtures("filled")
def test_filters_and_search_are_read_from_the_address() -> None:
    late = shown(run({"vedtak_frist": "over"}))
    assert "Sak sen" in late
    assert "Sak rute" not in late
    searched = shown(run({"vedtak_soek": "ANBUD"}))
    assert "Sak rute" in searched
    assert "Sak sen" not in searched
    body = shown(run({"vedtak_organ": "Formannskapet", "vedtak_omraade": "HO"}))
    assert "Ingen passer med valgene over." in body


@pytest.mark.usefixtures("filled")
def test_a_search_typed_in_narrows_the_list() -> None:
    page = run()
    page.text_input(key="vedtak_soek").input("anbud").run()
    said = shown(page)
    assert "Sak rute" in said
    assert "Sak sen" not in said


@pytest.mark.usefixtures("filled")
def test_only_verbalvedtak_can_be_shown() -> None:
    said = shown(run({"vedtak_type": "verbalvedtak"}))
    assert "Sak muntlig" in said
    assert "Sak rute" not in said


@pytest.mark.usefixtures("filled")
def test_the_age_of_the_open_ones_is_a_chart_a_sentence_and_a_table() -> None:
    said = shown(run()).replace(NO_BREAK, " ")
    assert (
        "Ingen åpne vedtak er eldre enn 12 måneder. Det som er lengst på overtid, er 58 dager over fristen."
        in said
    )
    assert "Åpne vedtak etter alder" in said


@pytest.mark.usefixtures("filled")
def test_reasons_and_deciding_bodies_are_columns_where_the_log_has_them(lake: Lake) -> None:
    assert "Avgjort av" not in shown(run())
    commit(lake, vedtak=[case("vente", status="avventer", aarsak="Staten"), case("ut", status="utgår", avgjort_av="Eldrerådet")])  # fmt: skip
    said = shown(run({"vedtak_status": "alle"}))
    assert "Staten" in said
    assert "Eldrerådet" in said


def changed(said: str) -> str:
    """The table of what has changed."""
    return said.partition("<caption>Endringer i vedtaksloggen")[2].partition("</table>")[0]


@pytest.mark.usefixtures("filled")
def test_the_first_log_has_nothing_to_be_compared_with() -> None:
    assert "Dette er den første vedtaksloggen" in shown(run())


def test_what_changed_since_the_log_before_is_found_in_the_lakes_history(filled: Lake) -> None:
    before = filled.newest()
    commit(
        filled,
        vedtak=[
            case("sen", status="utført", frist="2026-02-01", kommentar="Lagt fram"),
            case("rute", organ="Formannskapet", frist="2027-01-30"),
            case("muntlig", type="verbalvedtak"),
            case("<b>ny</b>"),
        ],
    )
    said = shown(run()).replace(NO_BREAK, " ")
    assert (
        "6 vedtak er endret: ett er utført, ett har bare fått ny frist, ett er nytt i loggen og tre er ikke lenger i loggen."
        in said
    )
    assert f"Sammenlignet med vedtaksloggen slik den sto i versjon {before.id}, " in said
    rows = changed(said)
    assert "Fristen er flyttet 30 dager ut" in rows
    assert "&lt;b&gt;ny&lt;/b&gt;" in rows
    assert "Sak muntlig" not in rows


def test_a_log_that_was_exchanged_hides_its_changes_behind_a_line_with_the_changed_ones_first(
    filled: Lake,
) -> None:
    commit(filled, vedtak=[*(case(f"ny{number}") for number in range(20)), case("sen", status="utført")])
    page = run()
    said = shown(page)
    assert [line.label for line in page.expander] == ["Vis alle endringene"]
    assert changed(said).index("Sak sen") < changed(said).index("Sak ny0") < changed(said).index("Sak rute")


def test_another_version_to_compare_with_can_be_given(filled: Lake) -> None:
    first = filled.newest()
    for status in ("ikke startet", "utført"):
        commit(filled, vedtak=[case("sen", status=status)])
    said = shown(run(before=first.id))
    assert f"slik den sto i versjon {first.id}, " in said
    assert "under arbeid" in changed(said)
    assert "ikke startet" not in changed(said)


def test_given_the_version_shown_the_log_before_it_is_what_to_compare_with(filled: Lake) -> None:
    first = filled.newest()
    commit(filled, vedtak=[case("sen", status="utført")])
    said = shown(run(before=filled.newest().id))
    assert f"slik den sto i versjon {first.id}, " in said


@pytest.mark.parametrize("given", [False, True])
def test_an_older_version_is_compared_with_the_log_before_it_not_after(filled: Lake, given: bool) -> None:
    first = filled.newest()
    commit(filled, vedtak=[case("sen", status="utført")])
    second = filled.newest()
    commit(filled, vedtak=[case("sen", status="utgår")])
    said = shown(run(at=second.id, before=filled.newest().id if given else None))
    assert f"versjon {first.id}, " in said
    assert "utgår" not in changed(said)


def test_a_leader_is_told_nothing_of_what_is_exempt_now_or_was_when_it_left_the_log(filled: Lake) -> None:
    commit(
        filled,
        vedtak=[
            case("rute", organ="Formannskapet", status="utført", unntatt_offentlighet=True),
            case("vond", status="utført", tittel="Sak åpen"),
        ],
    )
    everything = changed(shown(run()))
    assert "Sak hemmelig" in everything
    assert everything.count("Unntatt") == 2
    assert "Sak rute" in everything
    leader = changed(shown(run(role="leder", units=("311",))))
    assert "Sak åpen" in leader
    assert "Sak hemmelig" not in leader
    assert "Sak rute" not in leader


def test_the_folkevalgte_do_not_get_in(lake: Lake) -> None:
    with pytest.raises(NotAllowed):
        vedtak.show(View(User("Ola", Role.FOLKEVALGT), lake.newest()), Period(2026, 10))
