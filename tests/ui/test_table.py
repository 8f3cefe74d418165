"""A table on a page: every value escaped, every deviation with sign, colour and word."""

import re
from datetime import date

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.ui.amounts import Amounts
from dashboard.ui.table import Table, TableColumn, markup

EVIL = "<script>alert('1')</script>"


def cells(frame, *columns, **other):
    """The cells of every row as they are written, the total last."""
    written = markup(frame, columns, title="Tabell", **other).replace("\N{NO-BREAK SPACE}", " ")
    rows = re.findall(r"<tr>(<t[hd] (?:scope='row'|class).*?)</tr>", written)
    return [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in rows]


def one(value, column):
    """How a single value of `column` is written, beside its name."""
    frame = pd.DataFrame({"sted": ["A"], column.name: [value]})
    [[_, cell]] = cells(frame, TableColumn("sted", "Sted"), column)
    return cell


def linked(target):
    frame = pd.DataFrame({"navn": ["Solbakken"], "lenke": [target]})
    [[cell]] = cells(frame, TableColumn("navn", "Enhet", link="lenke"))
    return cell


def test_markup_is_shown_and_not_obeyed_wherever_it_comes_from():
    columns = (TableColumn("navn", EVIL, link="lenke"),)
    frame = pd.DataFrame({"navn": [EVIL], "lenke": [f"/'{EVIL}"]})
    written = markup(frame, columns, title=EVIL, period=EVIL, total={"navn": EVIL})
    assert "<script>" not in written
    assert "'1'" not in written
    assert written.count("&lt;script&gt;") == 7


@pytest.mark.parametrize(
    ("value", "kind", "shown"),
    [
        (-1_234_567.5, "kroner", "−1 234 568 <small>merforbruk</small>"),
        (1_234, "kroner", "+1 234 <small>mindreforbruk</small>"),
        (0, "kroner", "0 <small>i balanse</small>"),
        (-4_260_000, "mill", "−4,3 <small>merforbruk</small>"),
        (8.25, "prosent", "+8,3 <small class='kun-lyd'>mindreforbruk</small>"),
    ],
)
def test_a_deviation_has_sign_and_word(value, kind, shown):
    assert one(value, TableColumn("avvik", "Avvik", kind)) == shown


@pytest.mark.parametrize(
    ("value", "kind", "shown"),
    [
        (-1_234_567, "kroner", "−1 234 567"),
        (4_260_000, "mill", "4,3"),
        (8.25, "prosent", "8,3"),
        (1200, "antall", "1 200"),
        (48, "poeng", "48,0"),
        (34.14, "poeng", "34,1"),
        ("ukjent", "poeng", "ukjent"),
        (date(2026, 10, 31), "dato", "31.10.2026"),
        ("Nes & Øy", "text", "Nes &amp; Øy"),
    ],
)
def test_other_values_are_written_as_they_are_said_with_a_true_minus(value, kind, shown):
    assert one(value, TableColumn("verdi", "Verdi", kind)) == shown


@pytest.mark.parametrize("kind", ["kroner", "mill", "prosent", "antall", "dato", "text"])
@pytest.mark.parametrize("missing", [None, float("nan"), pd.NaT, pd.NA])
def test_what_is_missing_is_a_dash(kind, missing):
    assert one(missing, TableColumn("avvik", "Avvik", kind)) == "–"


def test_the_unit_stands_in_the_heading_and_not_in_the_cells():
    columns = [TableColumn("a", "Budsjett", "mill"), TableColumn("b", "Budsjett", "kroner"), TableColumn("c", "Andel", "prosent")]  # fmt: skip
    written = markup(pd.DataFrame({"a": [1e6], "b": [1], "c": [1]}), columns, title="T")
    assert re.findall(r"<th scope='col'[^>]*>(.*?)</th>", written) == [
        "Budsjett (mill. kr)",
        "Budsjett (kr)",
        "Andel (%)",
    ]


def test_better_and_worse_are_marked_and_balance_is_not():
    frame = pd.DataFrame({"sted": list("ABC"), "avvik": [5, -5, 0]})
    written = markup(frame, [TableColumn("sted", "Sted"), TableColumn("avvik", "Avvik", "kroner")], title="T")
    assert re.findall(r"<td class='(.*?)'", written) == ["tall bedre", "tall verre", "tall"]


@pytest.mark.parametrize("target", ["/drift?enhet=311", "?periode=2026", "#sak", "https://example.no"])
def test_a_name_may_lead_to_its_detail(target):
    assert linked(target) == f"<a href='{target}' target='_self'>Solbakken</a>"


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", " javascript:alert(1)", "JavaScript:x", "data:text/html,x", "", None]
)
def test_an_unsafe_or_missing_link_is_dropped_and_the_name_kept(target):
    assert linked(target) == "Solbakken"


def test_a_link_cannot_break_out_of_its_quotes():
    assert linked("/x' onmouseover='y").startswith("<a href='/x&#x27; onmouseover=&#x27;y' target")


def test_the_total_stands_last_in_the_foot():
    frame = pd.DataFrame({"sted": ["A", "B"], "sum": [1, 2]})
    columns = TableColumn("sted", "Sted"), TableColumn("sum", "Sum", "kroner")
    assert cells(frame, *columns, total={"sted": "Sum", "sum": 3})[-1] == ["Sum", "3"]
    assert "<tfoot><tr><th scope='row'" in markup(frame, columns, title="T", total={"sted": "Sum", "sum": 3})


def test_a_table_can_be_read_without_being_seen():
    written = markup(pd.DataFrame({"a": ["x"]}), [TableColumn("a", "A")], title="Enheter", period="oktober")
    assert "role='region' tabindex='0' aria-label='Enheter'" in written
    assert "<caption>Enheter <span>oktober</span></caption>" in written


def page(rows):
    import pandas as pd

    from dashboard import access, lake
    from dashboard.ui.page import View
    from dashboard.ui.table import TableColumn, show_table

    show_table(
        pd.DataFrame({"navn": rows}),
        [TableColumn("navn", "Enhet")],
        title="Enheter",
        period="oktober 2026",
        filters={},
        view=View(access.LOCAL_USER, lake.get().newest()),
        key="enheter",
        empty="Ingen enheter.",
    )


def shown(rows):
    app = AppTest.from_function(page, kwargs={"rows": rows}, default_timeout=60).run()
    assert not app.exception
    return app


def test_under_a_table_it_can_be_taken_along(lake):
    assert [button.proto.label for button in shown(["Solbakken"]).get("download_button")] == ["CSV", "Excel"]


def test_an_empty_table_says_so_and_offers_nothing(lake):
    app = shown([])
    [said] = app.get("html")
    assert said.proto.body == "<p class='tomt'><strong>Enheter.</strong> Ingen enheter.</p>"
    assert not app.get("download_button")


@pytest.mark.parametrize(
    ("amounts", "heading", "cell"),
    [
        (Amounts.KR, "Avvik (kr)", "−4 102 345"),
        (Amounts.TUSEN, "Avvik (1000 kr)", "−4 102"),
        (Amounts.MILL, "Avvik (mill. kr)", "−4,1"),
    ],
)
def test_amounts_are_read_in_the_unit_that_is_chosen(amounts, heading, cell):
    frame = pd.DataFrame({"sted": ["Nes"], "avvik": [-4_102_345.0]})
    columns = [TableColumn("sted", "Sted"), TableColumn("avvik", "Avvik", "kroner")]
    written = Table(frame, columns, "T").markup(amounts).replace("\N{NO-BREAK SPACE}", " ")
    assert heading in written
    assert f">{cell} <small>merforbruk" in written
