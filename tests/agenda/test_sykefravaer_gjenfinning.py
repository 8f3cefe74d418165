"""An attempt to recover hidden sick leave from all that the page sends: words, tables, charts, tooltips and downloads.

Two municipalities differ in every hidden figure, month by month, and in nothing that may be told. If the page sends the
same of both, nobody can tell from it which of them it is.
"""

from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.lake import Lake
from tests.agenda.everything_sent import Files, keep_files, sent
from tests.agenda.small_lake import Row, commit, posts

# Enhet -> tjenesteområde, employees, days of absence a month, and of them egenmeldt.
UNITS = {
    "A": ("HO", 4, 31.0, 9.0),
    "B": ("HO", 7, 47.0, 12.0),
    "C": ("HO", 60, 480.0, 160.0),
    "D": ("OO", 90, 690.0, 210.0),
    "E": ("PN", 6, 43.0, 11.0),
    "F": ("IU", 14, 82.0, 20.0),
    "G": ("TTE", 30, 350.0, 70.0),
    "H": ("VVA", 40, 610.0, 130.0),
}
MONTHS = range(2024 * 12, 2026 * 12 + 10)
SECTIONS = (None, "signal", "type", "kostnad")


def days(secret: float, of_c: float = 0) -> list[Row]:
    """`secret`: days a month that lie with the first of each hidden pair and not with the other; `of_c`: days more in C."""
    rows = []
    for n in MONTHS:
        some = 1 + n % 3  # another in every month
        moved = {"A": secret * some, "B": -secret * some, "E": secret * some, "F": -secret * some, "C": of_c}
        own_moved = {**moved, "C": 0.0, "G": secret * some, "H": -secret * some}
        for name, (_, size, absence, own) in UNITS.items():
            lost = absence + n % 7 + moved.get(name, 0)
            own_word = own + own_moved.get(name, 0)
            short = own + 5 + (0 if name == "C" else moved.get(name, 0))
            rows.append(
                {
                    "aar": n // 12, "periode": n % 12 + 1, "enhet": name, "ansatte": size,
                    "avtalte_dagsverk": size * 19, "sykefravaersdagsverk": lost,
                    "egenmeldt": own_word, "legemeldt": lost - own_word,
                    "korttid": short, "langtid": lost - short,
                }
            )  # fmt: skip
    return rows


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> Files:
    return keep_files(monkeypatch)


@pytest.fixture
def organised(lake: Lake) -> Lake:
    commit(
        lake,
        organisasjon=[
            {"ansvar": name, "enhet": name, "enhet_navn": f"Enhet {name}", "tjenesteomraade": area,
             "tjenesteomraade_navn": f"Område {area}", "gyldig_fra": "2020-01-01", "ansatte": size}
            for name, (area, size, _, _) in UNITS.items()
        ],
        regnskap=[
            row
            for name in UNITS
            for aar, months in ((2025, range(1, 13)), (2026, range(1, 11)))
            for art, amount in (("020", 40_000), ("710", -30_000))
            for row in posts(name, amount + ord(name), months, aar, art=art)
        ],
    )  # fmt: skip
    return lake


def item(periode: int, role: str, units: tuple[str, ...]) -> None:
    from dashboard import lake
    from dashboard.access import Role, User
    from dashboard.agenda import sykefravaer
    from dashboard.period import Period
    from dashboard.ui.page import View

    user = User("Kari", Role(role), frozenset(units))
    sykefravaer.show(View(user, lake.get().newest()), Period(2026, periode))


def pages(files: Files, **arguments: Any) -> list[str]:
    """What every section sends."""
    found = []
    for section in SECTIONS:
        page = AppTest.from_function(item, kwargs=arguments, default_timeout=60)
        if section:
            page.query_params["vis"] = section
        found.append(sent(page.run(), files))
    return found


WHO: list[dict[str, Any]] = [
    {"role": "klg", "units": ()},
    {"role": "leder", "units": ("A", "C")},
]


@pytest.mark.parametrize("who", WHO, ids=["klg", "leder"])
def test_two_municipalities_that_differ_in_what_is_hidden_are_sent_as_one(
    organised: Lake, files: Files, who: dict[str, Any]
) -> None:
    commit(organised, sykefravaer=days(secret=0))
    one = pages(files, periode=10, **who)
    commit(organised, sykefravaer=days(secret=2.5))
    other = pages(files, periode=10, **who)
    for section, before, after in zip(SECTIONS, one, other, strict=True):
        assert before == after, section


def test_the_attempt_would_see_what_is_shown(organised: Lake, files: Files) -> None:
    commit(organised, sykefravaer=days(secret=0))
    one = pages(files, periode=10, **WHO[0])
    commit(organised, sykefravaer=days(secret=0, of_c=40))
    other = pages(files, periode=10, **WHO[0])
    changed = [
        section for section, before, after in zip(SECTIONS, one, other, strict=True) if before != after
    ]
    assert changed == [None, "signal", "type"], "the cost is the ledger's alone"


def test_what_is_compared_holds_the_figures_the_charts_and_the_files(organised: Lake, files: Files) -> None:
    commit(organised, sykefravaer=days(secret=0))
    now, signal, kind, cost = pages(files, periode=10, **WHO[0])
    found: list[tuple[str, Callable[[str], bool]]] = [
        (now, lambda text: "Enhet C" in text and "Øvrige" in text and "rullerende" in text),
        (signal, lambda text: "triangle" in text or "circle" in text),
        (kind, lambda text: "Område HO" in text and "Øvrige tjenesteområder" in text),
        (cost, lambda text: "netto_fjoraar" in text),
    ]
    for text, holds in found:
        assert holds(text)
