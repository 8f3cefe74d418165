"""Which part of a page is shown: buttons whose choice lies in the address."""

import pytest
from streamlit.testing.v1 import AppTest


def page(first: str = "", several: tuple[str, ...] = ("a", "b", "c"), labelled: bool = True) -> None:
    import streamlit as st

    from dashboard.ui.sections import choose_section

    options = {key: key.upper() for key in several}
    st.text(choose_section("Vis", options, "vis", first, labelled=labelled))


def opened(address: str | None = None, **arguments: object) -> AppTest:
    app = AppTest.from_function(page, kwargs=arguments)
    if address is not None:
        app.query_params["vis"] = address
    app.run()
    assert not app.exception
    return app


def shown(app: AppTest) -> tuple[str, str | None]:
    """What is shown, and what the address says of it."""
    [said] = app.text
    return said.value, app.query_params.get("vis")


def test_the_first_is_shown_to_begin_with_and_needs_no_address():
    app = opened()
    assert shown(app) == ("a", None)
    assert list(app.segmented_control[0].options) == ["A", "B", "C"]


def test_another_may_be_the_one_to_begin_with_where_the_order_is_an_agendas():
    app = opened(first="b")
    assert shown(app) == ("b", None)
    app.segmented_control[0].set_value("a").run()
    assert shown(app) == ("a", "a"), "the first of the row is now a choice, and lies in the address"
    app.segmented_control[0].set_value("b").run()
    assert shown(app) == ("b", None)


def test_an_address_opens_its_part_and_a_button_writes_its_own():
    app = opened("b")
    assert shown(app) == ("b", "b")
    app.segmented_control[0].set_value("c").run()
    assert shown(app) == ("c", "c")
    app.segmented_control[0].set_value("a").run()
    assert shown(app) == ("a", None)


def test_a_link_followed_afterwards_wins_over_the_button_pressed_before():
    app = opened("b")
    app.segmented_control[0].set_value("c").run()
    app.query_params["vis"] = "b"
    app.run()
    assert shown(app) == ("b", "b")


@pytest.mark.parametrize("address", ["", "x", "A", "<b>"])
def test_an_address_of_nothing_opens_the_first(address):
    assert shown(opened(address)) == ("a", None)
    assert shown(opened(address, first="c")) == ("c", None)


def test_a_label_may_be_only_heard():
    assert opened().segmented_control[0].proto.label_visibility.value == 0
    heard = opened(labelled=False).segmented_control[0]
    assert heard.label == "Vis"
    assert heard.proto.label_visibility.value == 2
