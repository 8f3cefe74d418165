"""The follow-up item: its words in every case, and what it shows of a small lake."""

from datetime import date
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.access import NotAllowed, Role, User
from dashboard.agenda import vedtak
from dashboard.lake import Lake
from dashboard.period import Period
from dashboard.text import NO_BREAK
from dashboard.ui.page import View
from tests.agenda.small_lake import Row, commit, shown

DATO = date(2026, 10, 31)


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
    assert vedtak.reference_date(period, today) == expected


def statuses(*rows: tuple[str, bool, int, int]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["status", "verbalvedtak", "antall", "forsinket"])
    return frame.astype({"verbalvedtak": bool, "antall": int, "forsinket": int})


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (statuses(), "Det er ikke lastet opp vedtak fram til 31.10.2026."),
        (statuses(("utført", False, 5, 0)), "Ingen vedtak er åpne per 31.10.2026."),
        (
            statuses(("avventer", False, 1, 0)),
            "1 vedtak er åpent per 31.10.2026, og det er innenfor fristen.",
        ),
        (statuses(("avventer", False, 1, 1)), "1 vedtak er åpent per 31.10.2026, og det er over fristen."),
        (statuses(("avventer", False, 3, 0)), "3 vedtak er åpne per 31.10.2026, ingen over fristen."),
        (
            statuses(("avventer", False, 2, 1), ("utført", False, 9, 0)),
            "2 vedtak er åpne per 31.10.2026, 1 av dem over fristen.",
        ),
        (statuses(("uten status", False, 2, 2)), "2 vedtak er åpne per 31.10.2026, alle over fristen."),
        (
            statuses(("avventer", False, 2, 0), ("avventer", True, 4, 3)),
            "2 vedtak er åpne per 31.10.2026, ingen over fristen. 4 verbalvedtak er åpne, 3 av dem over fristen.",
        ),
        (
            statuses(("utført", True, 4, 0)),
            "Ingen vedtak er åpne per 31.10.2026. Ingen verbalvedtak er åpne.",
        ),
    ],
)
def test_the_sentence_counts_open_and_late_with_verbalvedtak_apart(rows: pd.DataFrame, words: str) -> None:
    assert vedtak.vedtak_in_words(rows, DATO).replace(NO_BREAK, " ") == words


def areas(*rows: tuple[int, int, float, float | None, float | None]) -> pd.DataFrame:
    names = ["antall", "antall_med_forventning", "vedtatt_effekt", "realisert_effekt", "differanse"]
    return pd.DataFrame(rows, columns=names).astype(float)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (areas(), "Det er ikke lastet opp tiltak for 2026."),
        (areas((1, 0, 500_000, None, None)), "1 tiltak skal gi 0,5 mill. kr i 2026. 0,0 mill. kr er realisert. Forventet effekt er ikke meldt."),
        (
            areas((3, 3, 5e6, 2e6, -1.2e6), (2, 2, 2e6, 1e6, 0.2e6)),
            "5 tiltak skal gi 7,0 mill. kr i 2026. 3,0 mill. kr er realisert. For året ventes 1,0 mill. kr mindre enn vedtatt.",
        ),
        (areas((2, 2, 2e6, 1e6, 3e5)), "2 tiltak skal gi 2,0 mill. kr i 2026. 1,0 mill. kr er realisert. For året ventes 0,3 mill. kr mer enn vedtatt."),
        (areas((2, 2, 2e6, 1e6, 0)), "2 tiltak skal gi 2,0 mill. kr i 2026. 1,0 mill. kr er realisert. For året ventes det samme som vedtatt."),
        (
            areas((3, 1, 2e6, 1e6, -5e5)),
            "3 tiltak skal gi 2,0 mill. kr i 2026. 1,0 mill. kr er realisert."
            " For det ene tiltaket med meldt forventet effekt ventes 0,5 mill. kr mindre enn vedtatt.",
        ),
        (
            areas((3, 2, 2e6, 1e6, 0)),
            "3 tiltak skal gi 2,0 mill. kr i 2026. 1,0 mill. kr er realisert."
            " For de 2 tiltakene med meldt forventet effekt ventes det samme som vedtatt.",
        ),
    ],
)  # fmt: skip
def test_the_sentence_on_measures_says_what_is_expected_and_of_how_many(
    rows: pd.DataFrame, words: str
) -> None:
    assert vedtak.tiltak_in_words(rows, 2026).replace(NO_BREAK, " ") == words


def item(aar: int = 2026, periode: int = 3, role: str = "klg", units: tuple[str, ...] = ()) -> None:
    from dashboard import lake
    from dashboard.access import Role, User
    from dashboard.agenda import vedtak
    from dashboard.period import Period
    from dashboard.ui.page import View

    user = User("Kari", Role(role), frozenset(units))
    vedtak.show(View(user, lake.get().newest()), Period(aar, periode))


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
    measure = {"aar": 2026, "tjenesteomraade": "HO", "ansvar": "3111", "vedtatt_effekt": 900_000}
    commit(
        lake,
        organisasjon=[{"ansvar": "3111", **place}],
        vedtak=cases,
        tiltak=[
            {
                "id": "T1",
                "tittel": "Ny turnus",
                "status": "gjennomført",
                "realisert_effekt": 0,
                "forventet_effekt": 0,
                **measure,
            },
            {
                "id": "T2",
                "tittel": "Felles kjøkken",
                "status": "under arbeid",
                "frist": "2026-03-30",
                **measure,
                "ansvar": "2110",
            },
        ],
    )
    return lake


@pytest.mark.usefixtures("lake")
def test_an_empty_lake_says_what_to_upload_for_both() -> None:
    said = shown(run())
    assert "Det er ikke lastet opp vedtak fram til 31.03.2026." in said
    assert "Last opp vedtaksloggen" in said
    assert "Det er ikke lastet opp tiltak for 2026." in said
    assert "Last opp tiltakene" in said


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
    assert len(page.get("vega_lite_chart")) == 1


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
    late = shown(run({"vedtak_status": "forsinket"}))
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
def test_measures_are_shown_with_what_does_not_fit() -> None:
    said = shown(run()).replace(NO_BREAK, " ")
    assert "2 tiltak skal gi 1,8 mill. kr i 2026." in said
    assert "Gjennomført, men uten realisert effekt" in said
    assert "1 dag over fristen" in said


@pytest.mark.usefixtures("filled")
def test_a_leader_sees_the_own_units_measures() -> None:
    said = shown(run(role="leder", units=("311",)))
    assert "Ny turnus" in said
    assert "Felles kjøkken" not in said


def test_the_folkevalgte_do_not_get_in(lake: Lake) -> None:
    with pytest.raises(NotAllowed):
        vedtak.show(View(User("Ola", Role.FOLKEVALGT), lake.newest()), Period(2026, 10))
