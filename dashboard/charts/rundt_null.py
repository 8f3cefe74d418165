"""Bars around zero with their figures in a column to the right: the piece that every chart of plus and minus shares."""

from collections.abc import Sequence

import altair as alt

from dashboard.charts import theme


def rundt_null(
    base: alt.Chart, mill: Sequence[float], *, names: Sequence[str], label_limit: str, figures: int
) -> list[alt.Chart]:
    """Bars, the line at zero and the figures, of a `base` whose rows have navn, mill, farge and tekst.

    `mill` are the values, `names` the order of the bars. `label_limit`: px at most for a name, as a Vega expression; `figures`: px
    kept free to the right.
    """
    low, high = min([*mill, 0.0]), max([*mill, 0.0])
    span = high - low or 1.0
    placed = base.encode(
        y=alt.Y(
            "navn:N",
            sort=list(names),
            title=None,
            axis=alt.Axis(labelLimit=alt.ExprRef(label_limit), labelOverlap=False),
        )
    )
    bar = placed.mark_bar(height={"band": 0.62}).encode(
        x=alt.X(
            "mill:Q",
            title=None,
            axis=None,
            scale=alt.Scale(
                domainMin=low,
                domainMax=alt.ExprRef(f"{high} + {span} * {figures} / max(width - {figures}, 40)"),
                nice=False,
            ),
        ),
        color=alt.Color("farge:N", scale=None),
    )
    zero = alt.Chart(alt.InlineData([{"mill": 0.0}])).mark_rule().encode(x=alt.X("mill:Q"))
    label = placed.mark_text(align="right", fontSize=13).encode(text=alt.Text("tekst:N"), x=theme.RIGHT_EDGE)
    return [bar, zero, label]
