"""The span of what the difference amounts to: over all comparisons, with the sign the right way."""

import pandas as pd

from dashboard.charts import kostra_mulighetsrom as chart

SPENN = pd.DataFrame(
    [
        ("Barnehage", "Landet", -2_000_000.0),
        ("Barnehage", "Nordland", 500_000.0),
        ("Grunnskole", "Landet", 3_000_000.0),
        ("Grunnskole", "Nordland", 12_000_000.0),
        ("Grunnskole", "Bodø", None),
        ("Helse", "Landet", None),
    ],
    columns=["tittel", "referanse", "kr"],
)


def rows(spec, column):
    return [row for rows in spec["datasets"].values() for row in rows if column in row]


def test_each_area_has_one_span_from_lowest_to_highest_the_highest_area_first():
    spans = rows(chart.draw(SPENN).to_dict(), "til")
    assert [(row["tittel"], row["fra"], row["til"], row["tekst"]) for row in spans] == [
        ("Grunnskole", 3.0, 12.0, "+3,0 til +12,0"),
        ("Barnehage", -2.0, 0.5, "−2,0 til +0,5"),
    ]


def test_each_comparison_has_a_mark_of_its_own_shape():
    spec = chart.draw(SPENN).to_dict()
    marks = rows(spec, "referanse")
    assert [(row["tittel"], row["referanse"], row["kr"]) for row in marks] == [
        ("Barnehage", "Landet", -2.0),
        ("Barnehage", "Nordland", 0.5),
        ("Grunnskole", "Landet", 3.0),
        ("Grunnskole", "Nordland", 12.0),
    ]
    [shape] = [layer["encoding"]["shape"]["scale"] for layer in spec["layer"] if "shape" in layer["encoding"]]
    assert shape["domain"] == ["Landet", "Nordland"]
    assert len(set(shape["range"])) == 2


def test_the_caveat_stands_in_the_chart_itself():
    assert (
        "Høy kostnad behøver ikke bety lav produktivitet." in chart.draw(SPENN).to_dict()["title"]["subtitle"]
    )


def test_one_area_has_a_row_for_each_comparison_from_nought_and_says_how_much():
    one = SPENN[SPENN["tittel"] == "Grunnskole"]
    spec = chart.draw(one).to_dict()
    assert [(row["tittel"], row["fra"], row["til"], row["tekst"]) for row in rows(spec, "til")] == [
        ("Nordland", 0.0, 12.0, "+12,0"),
        ("Landet", 0.0, 3.0, "+3,0"),
    ]
    assert spec["title"]["subtitle"][0].startswith("Grunnskole. Mill. kr.")
    assert chart.message(one) == "3,0–12,0\u00a0mill. kr mer enn sammenligningene"
    assert chart.message(one.assign(kr=-one["kr"])) == "3,0–12,0\u00a0mill. kr mindre enn sammenligningene"
    assert chart.message(one.head(1)) == "3,0\u00a0mill. kr mer enn Landet"
    assert chart.message(one.assign(kr=0.0)) == "Like mye som sammenligningene"
    assert (
        chart.message(SPENN[SPENN["tittel"] == "Barnehage"])
        == "Mellom −2,0 og +0,5\u00a0mill. kr mot sammenligningene"
    )
    assert chart.message(one.assign(kr=one["kr"] / 100)) == "30–120\u00a0tusen kr mer enn sammenligningene"


def test_small_amounts_are_told_in_thousands():
    spec = chart.draw(SPENN.assign(kr=SPENN["kr"] / 100)).to_dict()
    assert spec["title"]["subtitle"][0].startswith("1000 kr")
    assert [row["tekst"] for row in rows(spec, "til")] == ["+30 til +120", "−20 til +5"]


def test_the_title_names_the_areas_where_every_comparison_is_lower():
    assert chart.message(SPENN) == "Over alle sammenligningene: Grunnskole"
    assert chart.message(SPENN.assign(kr=-1.0)) == "Ingen områder ligger over alle sammenligningene"
    many = pd.DataFrame({"tittel": list("ABCD"), "referanse": "Landet", "kr": [4.0, 3.0, 2.0, 1.0]})
    assert chart.message(many) == "Over alle sammenligningene: A, B og 2 til"
    assert chart.message(SPENN.iloc[:0]) == "Teoretisk mulighetsrom"


def test_the_description_says_the_ends_of_each_span_and_against_whom():
    assert chart.describe(SPENN).replace("\u00a0", " ") == (
        "Diagram over teoretisk mulighetsrom, der pluss er at kommunen bruker mer. Grunnskole: +3,0 mill. kr mot Landet,"
        " +12,0 mill. kr mot Nordland; Barnehage: −2,0 mill. kr mot Landet, +0,5 mill. kr mot Nordland."
    )
