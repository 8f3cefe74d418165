"""What the reader chooses lies in the address, and an address that cannot be met shows the nearest thing."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import spor
from dashboard.period import Period
from tests.agenda.small_lake import commit


def page():
    import streamlit as st

    from dashboard import access, lake
    from dashboard.ui.filters import choose, choose_period
    from dashboard.ui.page import View

    period = choose_period(View(access.LOCAL_USER, lake.get().newest()))
    st.text(period.key if period else "ingen")
    st.text(choose("Metode", {"sesong": "Sesong", "lineaer": "Lineær"}, "metode"))
    st.text(choose("Tomt", {}, "tomt"))


def opened(**address):
    app = AppTest.from_function(page, default_timeout=60)
    for name, value in address.items():
        app.query_params[name] = value
    return run(app)


def run(app):
    app.run()
    assert not app.exception
    return app


def chosen(app):
    return [element.value for element in app.text]


@pytest.fixture
def accounts(lake):
    rows = [{"aar": 2026, "periode": month, "kontoklasse": "1", "beloep": 1} for month in (9, 10)]
    budget = {"aar": 2027, "periode": 0, "versjon": "opprinnelig", "kontoklasse": "1", "beloep": 1}
    commit(lake, regnskap=rows, budsjett=[budget])


@pytest.mark.parametrize(
    ("period", "key", "label", "previous"),
    [
        (Period(2026, 10), "2026-10", "oktober 2026", "2026-09"),
        (Period(2026, 1), "2026-01", "januar 2026", "2025-12"),
        (Period(2026, 13), "2026-13", "årsavslutning 2026", "2026-12"),
        (Period(2026, 0), "2026", "hele 2026", "2025"),
    ],
)
def test_a_period_is_named_and_written_in_one_way(period, key, label, previous):
    assert (period.key, period.label, period.previous.key) == (key, label, previous)


def test_the_newest_month_is_shown_to_begin_with_and_the_address_says_so(accounts):
    app = opened()
    assert chosen(app)[0] == "2026-10"
    assert app.query_params["periode"] == "2026-10"
    assert app.selectbox[0].options == ["Oktober 2026", "September 2026", "Hele 2027"]


@pytest.mark.parametrize("key", ["2026-09", "2027"])
def test_the_address_chooses_the_period(accounts, key):
    app = opened(periode=key)
    assert chosen(app)[0] == key
    assert app.selectbox[0].value == key


@pytest.mark.parametrize("key", ["1999-01", "2026-9", "<script>", ""])
def test_an_unknown_period_falls_back_to_the_newest(accounts, key):
    app = opened(periode=key)
    assert chosen(app)[0] == "2026-10"
    assert app.query_params["periode"] == "2026-10"


def test_what_the_reader_chooses_is_put_in_the_address(accounts):
    app = opened()
    app.selectbox[0].set_value("2026-09")
    run(app)
    assert chosen(app)[0] == "2026-09"
    assert app.query_params["periode"] == "2026-09"


def test_a_new_address_wins_over_what_was_chosen_before(accounts):
    app = opened(periode="2026-09")
    app.query_params["periode"] = "2027"
    assert chosen(run(app))[0] == "2027"


def test_the_period_is_remembered_when_the_menu_clears_the_address(accounts):
    app = opened(periode="2026-09", metode="lineaer")
    app.query_params.clear()
    assert chosen(run(app))[0] == "2026-09"
    assert app.query_params["periode"] == "2026-09"


def test_other_choices_lie_in_the_address_too(accounts):
    assert chosen(opened())[1] == "sesong"
    assert chosen(opened(metode="lineaer"))[1] == "lineaer"
    assert chosen(opened(metode="finnes-ikke"))[1] == "sesong"


def test_where_there_is_nothing_to_choose_nothing_is_shown(lake):
    app = opened()
    assert chosen(app)[0] == "ingen"
    assert chosen(app)[2] == "None"
    assert [box.label for box in app.selectbox] == ["Metode"]


def test_a_period_that_is_not_there_is_told_about_and_traced(accounts, lake):
    app = opened(periode="2030-01")
    [warning] = app.warning
    assert warning.value == "Det er ingen tall for «2030-01». Du ser oktober 2026."
    assert chosen(app)[0] == "2026-10"
    spor.flush()
    with lake.at(lake.newest().id) as cursor:
        assert cursor.execute("select hendelse, hva from spor").fetchall() == [
            ("ukjent adresse", warning.value)
        ]
    assert not run(app).warning, "the address has been put right"
