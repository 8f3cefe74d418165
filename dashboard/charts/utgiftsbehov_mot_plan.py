"""What the population asks for and what the økonomiplan holds, side by side per tjenesteområde."""

import altair as alt
import pandas as pd

from dashboard import text
from dashboard.charts import theme
from dashboard.charts.wrapped import wrapped

_BEHOV, _PLAN = "behovet", "planen"
_ROW = 40
_HEAD = 112
_LEFT, _RIGHT = 0.3, 0.2  # of the bars' width, kept free for the figures, so that they fit on a phone


def draw(
    omraader: pd.DataFrame, spenn: str, planen: str = "tiltakene i planen"
) -> alt.LayerChart | alt.FacetChart:
    """`omraader`: navn, behov, plan (kr; plan may be null), one row per tjenesteområde, largest need first. `spenn`: «2026–2029».

    `planen`: what plan is made of, in words.
    """
    rader = pd.DataFrame(
        [
            {"navn": rad["navn"], "del": del_, "mill": float(rad[kolonne]) / 1_000_000, "tekst": text.number(rad[kolonne] / 1_000_000, 1, True)}
            for rad in omraader.to_dict("records")
            for del_, kolonne in ((_BEHOV, "behov"), (_PLAN, "plan"))
            if pd.notna(rad[kolonne])
        ]
    )  # fmt: skip
    lav, hoey = min(0.0, rader["mill"].min()), max(0.0, rader["mill"].max())
    bredde = (hoey - lav) or 1.0
    domain = [lav - bredde * _LEFT if lav < 0 else lav, hoey + bredde * _RIGHT]
    scale = alt.Scale(domain=domain, nice=False)
    orden = [_BEHOV, _PLAN]
    y = alt.Y("navn:N", title=None, sort=list(omraader["navn"]))
    offset = alt.YOffset("del:N", sort=orden)
    base = alt.Chart(rader)
    bars = base.mark_bar(height={"band": 0.85}, strokeWidth=1.5).encode(
        alt.X("mill:Q", scale=scale, axis=None),
        y,
        offset,
        fill=alt.Fill(
            "del:N", legend=None, scale=alt.Scale(domain=orden, range=[theme.REGNSKAP, "transparent"])
        ),
        stroke=alt.Stroke(
            "del:N", legend=None, scale=alt.Scale(domain=orden, range=[theme.REGNSKAP, theme.BUDSJETT])
        ),
        tooltip=[
            alt.Tooltip("navn:N", title="Tjenesteområde"),
            alt.Tooltip("del:N", title="Hva"),
            alt.Tooltip("tekst:N", title="Mill. kr"),
        ],
    )
    zero = (
        alt.Chart(pd.DataFrame({"x": [0]})).mark_rule(color=theme.KONTEKST).encode(alt.X("x:Q", scale=scale))
    )
    ned, opp = alt.Chart(rader[rader["mill"] < 0]), alt.Chart(rader[rader["mill"] >= 0])
    labels = [
        each.encode(alt.X("mill:Q", scale=scale), y, offset, text=alt.Text("tekst:N"))
        for each in (
            ned.mark_text(align="right", dx=-5, fontSize=13),
            opp.mark_text(align="left", dx=5, fontSize=13),
        )
    ]
    title = alt.TitleParams(
        wrapped(message(omraader, spenn, planen)),
        subtitle=["Mill. kr. Fylt: endret behov.", f"Omriss: {planen}, + legger til, − tar ut."],
    )
    return alt.layer(bars, zero, *labels).properties(title=title, height=_HEAD + _ROW * len(omraader))


def message(omraader: pd.DataFrame, spenn: str, planen: str = "tiltakene i planen") -> str:
    """Where the plan lacks most; where there is no plan, where the need grows most."""
    kjente = omraader.dropna(subset="differanse").sort_values("differanse")
    if not kjente.empty and kjente["differanse"].iloc[-1] > 0:
        beloep = text.millions(kjente["differanse"].iloc[-1])
        return f"{kjente['navn'].iloc[-1]}: {planen} tar ikke høyde for {beloep}"
    stoerst = omraader.sort_values("behov").iloc[-1]
    return f"{stoerst['navn']} får endret behov på {text.millions(stoerst['behov'], True)} i {spenn}"


def describe(omraader: pd.DataFrame, spenn: str) -> str:
    """The chart in a sentence, for those who do not see it."""
    verdier = "; ".join(
        f"{rad['navn']} {text.millions(rad['behov'], True)}"
        + (f" mot {text.millions(rad['plan'], True)} i planen" if pd.notna(rad["plan"]) else "")
        for rad in omraader.to_dict("records")
    )
    return f"Søylediagram over endret behov i {spenn} per tjenesteområde: {verdier}."
