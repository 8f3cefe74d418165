"""The sick leave item: its words in every case, and what it shows of a small lake."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.access import NotAllowed, Role, User
from dashboard.agenda import sykefravaer
from dashboard.lake import Lake
from dashboard.period import Period
from dashboard.text import NO_BREAK
from dashboard.ui.page import View
from tests.agenda.small_lake import Row, commit, shown

OCTOBER = Period(2026, 10)


def said(**figures: float | None) -> str:
    empty: dict[str, float | None] = dict.fromkeys(
        (
            "prosent",
            "prosent_i_fjor",
            "rullerende",
            "rullerende_i_fjor",
            "ansatte",
            "siste_aar",
            "siste_periode",
        )
    )
    return sykefravaer.in_words({**empty, **figures}, OCTOBER).replace(NO_BREAK, " ")


NOW: Mapping[str, float] = {"ansatte": 900, "siste_aar": 2026, "siste_periode": 10, "prosent": 8.34}


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        ({}, "Det er ikke lastet opp sykefravær for oktober 2026 eller tidligere."),
        (
            {"siste_aar": 2026, "siste_periode": 8},
            "Sykefraværet for oktober 2026 er ikke lastet opp. Siste måned med tall er august 2026.",
        ),
        (
            {**NOW, "ansatte": 6, "prosent": None},
            "Sykefraværet i oktober 2026 vises ikke: tallene gjelder for få ansatte, eller avtalte dagsverk mangler.",
        ),
        (NOW, "Sykefraværet var 8,3 % i oktober 2026."),
        (
            {**NOW, "prosent_i_fjor": 8.76, "rullerende": 8.62, "rullerende_i_fjor": 8.41},
            "Sykefraværet var 8,3 % i oktober 2026, 0,5 prosentpoeng lavere enn i oktober 2025."
            " De siste 12 månedene var det 8,6 %, 0,2 prosentpoeng høyere enn i de 12 før.",
        ),
        (
            {**NOW, "prosent_i_fjor": 8.31},
            "Sykefraværet var 8,3 % i oktober 2026, like høyt som i oktober 2025.",
        ),
        (
            {**NOW, "rullerende": 8.6},
            "Sykefraværet var 8,3 % i oktober 2026. De siste 12 månedene var det 8,6 %.",
        ),
    ],
)
def test_the_sentence_says_what_is_known_and_no_more(figures: dict[str, float | None], words: str) -> None:
    assert said(**figures) == words


@pytest.mark.parametrize(
    ("now", "before", "words"),
    [
        (8.34, 8.31, "uendret"),
        (8.36, 8.31, "opp 0,1"),
        (8.0, 9.5, "ned 1,5"),
        (None, 8.0, None),
        (8.0, float("nan"), None),
    ],
)
def test_a_change_is_the_difference_of_the_printed_figures(
    now: float | None, before: float | None, words: str | None
) -> None:
    assert sykefravaer.change_in_words(now, before) == words


def units(*rows: tuple[str | None, float | None, float | None]) -> pd.DataFrame:
    columns = ["enhet", "rullerende", "rullerende_i_fjor"]
    return (
        pd.DataFrame(rows, columns=columns)
        .assign(navn=lambda frame: frame["enhet"])
        .astype(dict.fromkeys(columns[1:], float))
    )


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (units(), ""),
        (units(("A", None, 8.0)), ""),
        (units(("A", 8.0, 8.02)), "Ingen enhet har høyere sykefravær de siste 12 månedene enn i de 12 før."),
        (
            units(("A", 8.5, 8.0), ("B", 12.3, 9.5), (None, 30.0, 1.0)),
            "Mest har sykefraværet økt i B: de siste 12 månedene er det 12,3 %, 2,8 prosentpoeng høyere enn i de 12 før.",
        ),
    ],
)
def test_the_unit_that_has_risen_most_is_named_and_never_a_sum_of_hidden_ones(
    rows: pd.DataFrame, words: str
) -> None:
    assert sykefravaer.risen_most(rows).replace(NO_BREAK, " ") == words


def item(aar: int = 2026, periode: int = 10, role: str = "klg", units: tuple[str, ...] = ()) -> None:
    from dashboard import lake
    from dashboard.access import Role, User
    from dashboard.agenda import sykefravaer
    from dashboard.period import Period
    from dashboard.ui.page import View

    user = User("Kari", Role(role), frozenset(units))
    sykefravaer.show(View(user, lake.get().newest()), Period(aar, periode))


def run(**arguments: Any) -> AppTest:
    return AppTest.from_function(item, kwargs=arguments, default_timeout=30).run()


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
    for caption in ("Sykefravær per tjenesteområde", "Sykefravær per enhet", "Egenmeldt og legemeldt"):
        assert caption in said
    assert "minst 10 ansatte" in said
    assert len(page.get("vega_lite_chart")) == 2


@pytest.mark.usefixtures("filled")
def test_a_hidden_units_figure_is_nowhere_on_the_page_nor_in_its_charts() -> None:
    page = run()
    everything = shown(page) + "".join(str(chart.proto) for chart in page.get("vega_lite_chart"))
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
