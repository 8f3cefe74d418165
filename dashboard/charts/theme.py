"""How every chart looks: one colour per measure, bokmål numbers and months.

The colours keep at least 3:1 against both the light and the dark background, as graphics must (WCAG 1.4.11);
those for text stand in TEXT_*, with at least 4.5:1.
"""

from typing import Any

import altair as alt
import pandas as pd
from altair.utils import schemapi

from dashboard import text

# One measure, one colour, everywhere.
REGNSKAP = "#2b6cb0"  # solid: what happened
BUDSJETT = "#6b7685"  # outlined: what was adopted
FJORAAR = "#8593a6"  # lighter: last year
PROGNOSE = "#5a8fc7"  # hatched or dashed: what is expected
BEDRE = "#2f7ac6"  # mindreforbruk, better
VERRE = "#c2590c"  # merforbruk, worse
KONTEKST = "#7f8998"  # others, limits, background lines

TEXT_BEDRE = ("#1f5fa8", "#8abdf5")  # in light, in dark
TEXT_VERRE = ("#a8470a", "#f2a565")

INK_LIGHT, INK_DARK = "#0d1117", "#e8edf3"  # as textColor in .streamlit/config.toml

BUDSJETT_OUTLINE = {"filled": False, "stroke": BUDSJETT, "strokeWidth": 1.5}
PROGNOSE_DASH = [5, 3]

# The place of a label. As `alt.value("width")` Altair would look it up in its whole schema, for longer than the rest takes.
RIGHT_EDGE = alt.XValue("width")  # type: ignore[no-untyped-call]

FONT = '"Source Sans", "Source Sans 3", sans-serif'

NUMBER_LOCALE = {
    "decimal": ",",
    "thousands": text.NO_BREAK,
    "grouping": [3],
    "currency": ["", f"{text.NO_BREAK}kr"],
    "percent": f"{text.NO_BREAK}%",
    "minus": text.MINUS,
}
_DAYS = ["søndag", "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag"]
TIME_LOCALE = {
    "dateTime": "%A %-d. %B %Y kl. %H.%M",
    "date": "%d.%m.%Y",
    "time": "%H.%M",
    "periods": ["", ""],
    "days": _DAYS,
    "shortDays": [name[:3] for name in _DAYS],
    "months": list(text.MONTHS.values()),
    "shortMonths": [name[:3] for name in text.MONTHS.values()],
}

# d3 formats, read with NUMBER_LOCALE.
FORMAT_KRONER = ",.0f"
FORMAT_MILL = ",.1f"
FORMAT_PROSENT = ",.1f"
FORMAT_MONTH = "%b %y"

CONFIG: dict[str, Any] = {
    "font": FONT,
    "locale": {"number": NUMBER_LOCALE, "time": TIME_LOCALE},
    "numberFormat": ",",
    "axis": {
        "labelFontSize": 13,
        "titleFontSize": 13,
        "titleFontWeight": "normal",
        "domain": False,
        "ticks": False,
        "labelPadding": 6,
        "gridOpacity": 0.6,
        "labelLimit": 260,
    },
    "axisY": {
        "titleAngle": 0,
        "titleAlign": "left",
        "titleAnchor": "start",
        "titleX": 0,
        "titleY": -10,
        "titleBaseline": "bottom",
    },
    "title": {"fontSize": 16, "fontWeight": 600, "anchor": "start", "offset": 14, "subtitleFontSize": 13},
    "legend": {"orient": "top", "title": None, "labelFontSize": 13, "symbolType": "square", "offset": 4},
    "header": {"labelFontSize": 13, "titleFontSize": 13},
    "view": {"stroke": None, "continuousHeight": 280},
    "bar": {"color": REGNSKAP},
    "line": {"color": REGNSKAP, "strokeWidth": 2.5},
    "point": {"color": REGNSKAP, "filled": True, "size": 50},
    "rule": {"color": KONTEKST},
    "range": {"category": [REGNSKAP, VERRE, KONTEKST, PROGNOSE, FJORAAR, BUDSJETT]},
}


@alt.theme.register("styringsdialog", enable=True)
def _theme() -> alt.theme.ThemeConfig:
    return {"config": CONFIG}  # type: ignore[typeddict-item]


def in_mode(spec: dict[str, Any], *, dark: bool) -> dict[str, Any]:
    """`spec` with its written words in the ink of the mode: labels at bars and lines have no colour of their own."""
    ink = INK_DARK if dark else INK_LIGHT
    config = spec.get("config", {})
    title = {**config.get("title", {}), "color": ink, "subtitleColor": ink}
    return {**spec, "config": {**config, "text": {**config.get("text", {}), "color": ink}, "title": title}}


def _rows(data: Any = None, **_options: Any) -> Any:
    """A frame as rows, missing values as null, days as ISO dates: Altair's own way takes many times as long."""
    if not isinstance(data, pd.DataFrame):
        return data
    columns = {str(name): _values(data[name]) for name in data}
    return {"values": [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]}


def _values(column: pd.Series) -> list[Any]:
    if pd.api.types.is_datetime64_any_dtype(column):
        column = column.dt.strftime("%Y-%m-%dT%H:%M:%S")
    return [
        None if missing else value
        for value, missing in zip(column.tolist(), column.isna().tolist(), strict=True)
    ]


def apply() -> None:
    """Let charts made from now on look like this. Importing the module does it once already."""
    alt.theme.enable("styringsdialog")
    alt.data_transformers.enable("rader")
    # Each piece would be checked as it is made; the whole chart is checked where it is tested.
    schemapi.DEBUG_MODE = False


def colour_of_avvik(value: float) -> str:
    """BEDRE for mindreforbruk (+), VERRE for merforbruk (−), KONTEKST for none."""
    return BEDRE if value > 0 else VERRE if value < 0 else KONTEKST


alt.data_transformers.register("rader", _rows)
apply()
