"""The work of a plan from start to deadline: how much is done, and what has passed its deadline."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any

import altair as alt
import pandas as pd

from dashboard import text
from dashboard.charts import theme
from dashboard.charts.wrapped import wrapped

_ROW = 28
_HEAD = 40  # of the height, for each line of the title and for the axis
_IS_PHONE = "containerSize()[0] < 480"
_LABEL = f"({_IS_PHONE} ? 70 : 190)"  # px to the right of the bars, kept free for "60 %, forsinket 134 dager"
_LOWER, _UPPER = (
    f"{_IS_PHONE} ? 6 : 0",
    f"{_IS_PHONE} ? -7 : 0",
)  # on a phone the name stands above its bar, and not before it
_BAR = f"{_IS_PHONE} ? 9 : 15"
_MARK = "\N{INFORMATION SEPARATOR ONE}"  # parts a row's key from what is read
_DAY = 86_400_000
_MOST_QUARTERS = 10
_TOOLTIP = [
    alt.Tooltip("navn:N", title="Hva"),
    alt.Tooltip("gruppe:N", title="Under"),
    alt.Tooltip("naar:N", title="Tid"),
    alt.Tooltip("merke:N", title="Status"),
]


def strategi_tidslinje(frame: pd.DataFrame, dato: date, title: str) -> alt.LayerChart | alt.FacetChart:
    """`frame` has id, gruppe, navn, start (may be missing), frist, framdrift (%, may be missing), sen, merke and kort (what
    stands beside the bar, and on a phone); one row per bar,
    those of a gruppe after each other, in the order to show. A bar without a start is a mark at its deadline."""
    bars = alt.Chart(pd.DataFrame([_bar(row) for row in frame.to_dict("records")]))
    order = list(_order(frame))
    y = _rows(order)
    groups = pd.DataFrame(
        [{"rad": _key("", group), "gruppe": group} for group in dict.fromkeys(frame["gruppe"])]
    )
    lines = wrapped(title)
    return alt.layer(
        alt.Chart(pd.DataFrame([{"dato": _ms(dato)}])).mark_rule(strokeDash=[4, 3]).encode(x=alt.X("dato:Q")),
        *_bars(bars.encode(y=y, tooltip=_TOOLTIP), _days(bars.data, dato)),
        _names_above(bars, y, "navn"),
        _names_above(alt.Chart(groups), y, "gruppe", fontWeight="bold"),
    ).properties(
        title=alt.Title(lines, subtitle=f"Stiplet strek: {text.day(dato)}. Fylt del: framdrift"),
        height=_HEAD * (1 + len(lines)) + _ROW * len(order),
        width="container",
    )


def i_ord(frame: pd.DataFrame, dato: date) -> str:
    """The chart in a sentence, for those who do not see it."""
    late = frame.loc[frame["sen"], "navn"].tolist()
    said = f"over fristen er {', '.join(late)}" if late else "ingen er over fristen"
    return (
        f"Tidslinje med {text.count(len(frame), 'rad', 'rader')}, hver fra start til frist og fylt så langt arbeidet er kommet."
        f" Per {text.day(dato)}: {said}."
    )


def _rows(order: list[str]) -> alt.Y:
    axis = alt.Axis(
        labelExpr=f"{_IS_PHONE} ? '' : split(datum.label, '{_MARK}')[1]",
        labelFontWeight={
            "condition": {"test": f"split(datum.value, '{_MARK}')[0] == ''", "value": "bold"},
            "value": "normal",
        },
        labelLimit=300,
        labelOverlap=False,
        grid=False,
    )  # fmt: skip
    return alt.Y("rad:N", sort=order, title=None, scale=alt.Scale(domain=order), axis=axis)


def _days(bars: pd.DataFrame, dato: date) -> alt.X:
    """From the first start to the last deadline, with room to the right for what stands beside the bars."""
    low = min([*bars["fra"].dropna(), *bars["til"], _ms(dato)])
    high = max([*bars["til"], _ms(dato)])
    span = max(high - low, 30 * _DAY)
    scale = alt.Scale(
        domainMin=low,
        domainMax=alt.ExprRef(f"{high} + {span} * {_LABEL} / max(width - {_LABEL}, 40)"),
        nice=False,
    )
    ticks, wanted = _ticks(low, high)
    axis = alt.Axis(
        orient="top", values=ticks, labelExpr=f"utcFormat(datum.value, '{wanted}')", labelOverlap=True
    )
    return alt.X("fra:Q", title=None, scale=scale, axis=axis)


def _bars(base: alt.Chart, x: alt.X) -> Iterable[alt.Chart]:
    """The whole time, the part of it that is done, a mark where there is no start, and what stands beside."""
    colour = alt.Color("farge:N", scale=None)
    bar: dict[str, Any] = {"height": alt.ExprRef(_BAR), "yOffset": alt.ExprRef(_LOWER)}
    yield base.mark_bar(fillOpacity=0.22, strokeWidth=1, **bar).encode(
        x=x, x2=alt.X2("til:Q"), color=colour, stroke=alt.Stroke("farge:N", scale=None)
    )
    yield base.mark_bar(**bar).encode(x=x, x2=alt.X2("ferdig:Q"), color=colour)
    yield (
        base.transform_filter("datum.fra === null")
        .mark_point(shape="diamond", filled=True, size=90, opacity=1, yOffset=alt.ExprRef(_LOWER))
        .encode(x=alt.X("til:Q"), color=colour)
    )
    yield base.mark_text(
        align="right", fontSize=13, text=alt.ExprRef(f"{_IS_PHONE} ? datum.kort : datum.merke"), yOffset=alt.ExprRef(_LOWER)
    ).encode(x=theme.RIGHT_EDGE)  # fmt: skip


def _names_above(chart: alt.Chart, y: alt.Y, field: str, **style: Any) -> alt.Chart:
    """On a phone: the names from the left edge, over what they name."""
    drawn: alt.Chart = chart.mark_text(
        align="left", fontSize=12, yOffset=alt.ExprRef(_UPPER), limit=alt.ExprRef("width"),
        text=alt.ExprRef(f"{_IS_PHONE} ? datum.{field} : ''"), **style,
    ).encode(x=alt.value(0), y=y)  # fmt: skip
    return drawn


def _bar(row: Mapping[Any, Any]) -> dict[str, Any]:
    start, end = row["start"], _ms(row["frist"])
    begin = None if pd.isna(start) else _ms(start)
    told = row["framdrift"]
    share = 0.0 if pd.isna(told) else min(max(float(told), 0.0), 100.0) / 100
    return {
        "rad": _key(row["id"], row["navn"]),
        "gruppe": row["gruppe"],
        "navn": row["navn"],
        "fra": begin,
        "til": end,
        "ferdig": None if begin is None else begin + share * (end - begin),
        "naar": _naar(start, row["frist"]),
        "merke": row["merke"],
        "kort": row["kort"],
        "farge": theme.VERRE if row["sen"] else theme.REGNSKAP,
    }


def _order(frame: pd.DataFrame) -> Iterable[str]:
    """The rows from the top, each group under its name."""
    group = None
    for row in frame.to_dict("records"):
        if row["gruppe"] != group:
            group = row["gruppe"]
            yield _key("", group)
        yield _key(row["id"], row["navn"])


def _key(id_: str, shown: str) -> str:
    return f"{id_}{_MARK}{shown.replace(_MARK, ' ')}"


def _naar(start: Any, frist: Any) -> str:
    return f"frist {_dag(frist)}" if pd.isna(start) else f"{_dag(start)}–{_dag(frist)}"


def _dag(day: Any) -> str:
    return text.day(pd.Timestamp(day))


def _ms(day: Any) -> int:
    moment = pd.Timestamp(day)
    return int(datetime(moment.year, moment.month, moment.day, tzinfo=UTC).timestamp() * 1000)


def _ticks(low: int, high: int) -> tuple[list[int], str]:
    """The beginnings of quarters, or of years where those are too many, and how they are written."""
    first, last = (datetime.fromtimestamp(each / 1000, UTC).date() for each in (low, high))
    quarters = [
        _ms(date(year, month, 1))
        for year in range(first.year, last.year + 1)
        for month in (1, 4, 7, 10)
        if first <= date(year, month, 1) <= last
    ]
    if len(quarters) <= _MOST_QUARTERS:
        return quarters, theme.FORMAT_MONTH
    return [
        _ms(date(year, 1, 1)) for year in range(first.year, last.year + 1) if _ms(date(year, 1, 1)) >= low
    ], "%Y"
