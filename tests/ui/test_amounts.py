"""Amounts in kr, 1000 kr or mill. kr: the reader's choice, and how a number is read in each."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.text import NO_BREAK
from dashboard.ui.amounts import Amounts


@pytest.mark.parametrize(
    ("amounts", "kroner", "said"),
    [
        (Amounts.KR, -4_102_300, "−4 102 300"),
        (Amounts.TUSEN, -4_102_300, "−4 102"),
        (Amounts.MILL, -4_102_300, "−4,1"),
        (Amounts.KR, 0.4, "0"),
        (Amounts.TUSEN, 499, "0"),
        (Amounts.TUSEN, -500, "−1"),
        (Amounts.MILL, 49_999, "0,0"),
        (Amounts.MILL, 50_000, "0,1"),
        (Amounts.MILL, 12_345_678_900, "12 345,7"),
        (Amounts.KR, float("nan"), "–"),
    ],
)
def test_an_amount_is_read_in_the_chosen_unit_rounded_as_a_spreadsheet_does(amounts, kroner, said):
    assert amounts.shown(kroner).replace(NO_BREAK, " ") == said


def test_a_signed_amount_has_plus_as_well_but_none_where_it_rounds_to_nothing():
    assert [each.shown(250_000, signed=True).replace(NO_BREAK, " ") for each in Amounts] == [
        "+250 000", "+250", "+0,3",
    ]  # fmt: skip
    assert Amounts.MILL.shown(-10_000, signed=True) == "0,0"


def test_the_units_are_called_what_they_are_and_one_of_each_is_so_many_kr():
    assert {each.label: each.divisor for each in Amounts} == {"kr": 1, "1000 kr": 1_000, "mill. kr": 1_000_000}  # fmt: skip


def page():
    import streamlit as st

    from dashboard.ui.amounts import choose_amounts

    st.text(choose_amounts().label)


@pytest.mark.parametrize(
    ("address", "label"),
    [(None, "kr"), ("kr", "kr"), ("tusen", "1000 kr"), ("mill", "mill. kr"), ("euro", "kr")],
)
def test_the_choice_lies_in_the_address_and_is_kr_to_begin_with(address, label):
    app = AppTest.from_function(page)
    if address is not None:
        app.query_params["belop"] = address
    app.run()
    assert not app.exception
    assert [each.value for each in app.text] == [label]
    app.segmented_control[0].set_value("mill").run()
    assert [each.value for each in app.text] == ["mill. kr"]
    assert app.query_params["belop"] == "mill"
