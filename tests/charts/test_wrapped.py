"""A title is broken for a phone, and uses the room that a laptop has."""

from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts.wrapped import heading, under_names, wrapped

LANG = "Sju av ti delkriterier har under halvparten av poengene sine"


def test_a_long_title_is_broken_by_the_width_of_the_chart_and_a_short_one_never() -> None:
    title, head = heading(LANG, "Blå: oss", "Grå: de andre")
    chart = alt.Chart(pd.DataFrame({"x": [1]})).mark_point().encode(x="x:Q").properties(title=title)
    spec: Any = chart.to_dict()
    narrow, wide = spec["title"]["text"]["expr"].split(" ? ")[1].split(" : ")
    assert len(wrapped(LANG)) == 2
    assert narrow.count('", "') == 1
    assert wide == f'["{LANG}"]'
    assert spec["title"]["subtitle"] == ["Blå: oss", "Grå: de andre"]
    assert head > heading("Kort", "Blå: oss")[1]
    assert heading("Kort")[0].to_dict()["text"] == ["Kort"]


def test_rows_stand_closer_where_their_names_need_fewer_lines() -> None:
    rows = under_names(
        lambda broken: (
            pd.DataFrame({"linjer": ["\n".join(broken(LANG))], "topp": [len(broken(LANG))]}),
            len(broken(LANG)),
        )
    )
    chart = rows.chart(pd.DataFrame({"andel": [1.0]})).mark_text()
    spec: Any = chart.encode(alt.Y("topp:Q", scale=rows.scale)).to_dict()
    (row,) = spec["datasets"][spec["data"]["name"]]
    assert (row["topp_smal"], row["topp_bred"], row["linjer_bred"]) == (2, 1, LANG)
    assert spec["encoding"]["y"]["scale"]["domain"][0]["expr"].endswith("? 2 : 1")
    assert {each["as"] for each in spec["transform"]} == {"linjer", "topp"}
