"""The areas of Kommunekompasset as a spider's web: one line for each set of points. Never shown without the bars beside it."""

import math
import textwrap
from typing import Any

import altair as alt
import pandas as pd

from dashboard import text
from dashboard.charts import theme
from dashboard.charts.wrapped import wrapped

EVALUERING, ANSLAG, SNITT = "evaluering", "anslag", "snitt"
_RINGS = (25, 50, 75, 100)
_HEIGHT = 450
_CHARACTERS, _LINE, _FONT = 14, 15, 13  # of an area's name: on a line, px of it
_NAMES_X, _NAMES_Y = 106, 62  # px for the names at the sides, over and under
_COLOURS = {EVALUERING: theme.REGNSKAP, ANSLAG: theme.PROGNOSE, SNITT: theme.KONTEKST}
_DASHES = {EVALUERING: [1, 0], ANSLAG: [6, 3], SNITT: [2, 3]}

# px for a hundredth of the way from the middle to the outermost ring, so that the web is round and the names have room.
_UNIT = f"max(min(width / 2 - {_NAMES_X}, height / 2 - {_NAMES_Y}), 20) / 100"


def draw(rader: pd.DataFrame, title: str) -> alt.LayerChart | alt.FacetChart:
    """`rader`: omraade, linje (EVALUERING, ANSLAG, SNITT), navn (what the line is called) and andel (0–100, missing where it is
    not known); the areas in the order they go round, clockwise from the upper left. What is not known leaves a gap."""
    areas = list(dict.fromkeys(rader["omraade"]))
    angles = {area: _angle(nr, len(areas)) for nr, area in enumerate(areas)}
    spots = _spots(rader, angles)
    unknown = set(areas) - set(spots["omraade"])
    layers = [*_web(list(angles.values())), *_names(angles, unknown)]
    for line in (SNITT, ANSLAG, EVALUERING):
        mine = spots[spots["linje"] == line]
        if len(mine):
            layers += _line(line, _pieces(mine, areas), mine)
    layers += _labels(spots)
    return alt.layer(*layers).properties(title=alt.Title(wrapped(title)), height=_HEIGHT, width="container")


def describe(rader: pd.DataFrame) -> str:
    """The chart in a sentence, for those who do not see it."""
    kjente = rader[rader["andel"].notna()]
    lines = ", ".join(dict.fromkeys(str(navn) for navn in kjente["navn"]))
    return f"Edderkoppdiagram over de samme tallene: {lines}. Ringene er 25, 50, 75 og 100 poeng."


def _angle(nr: int, antall: int) -> float:
    """From the top, clockwise. The first two are each their side of it, so that two areas of a perspective make a side."""
    return 2 * math.pi * (nr - 0.5) / antall


def _at(angle: float, andel: float) -> tuple[float, float]:
    return round(andel * math.sin(angle), 4), round(andel * math.cos(angle), 4)


def _spots(rader: pd.DataFrame, angles: dict[str, float]) -> pd.DataFrame:
    kjente = rader[rader["andel"].notna()]
    places = [
        _at(angles[area], andel) for area, andel in zip(kjente["omraade"], kjente["andel"], strict=True)
    ]
    return kjente.assign(x=[x for x, _ in places], y=[y for _, y in places])


def _pieces(mine: pd.DataFrame, areas: list[str]) -> pd.DataFrame:
    """The line as pieces between neighbours that are both known: stykke, orden, x, y."""
    at = {area: (x, y) for area, x, y in zip(mine["omraade"], mine["x"], mine["y"], strict=True)}
    found: list[dict[str, Any]] = []
    for nr, area in enumerate(areas):
        neighbour = areas[(nr + 1) % len(areas)]
        if area in at and neighbour in at:
            for orden, (x, y) in enumerate((at[area], at[neighbour])):
                found.append({"stykke": nr, "orden": orden, "x": x, "y": y})
    return pd.DataFrame(found, columns=["stykke", "orden", "x", "y"])


def _web(angles: list[float]) -> list[alt.Chart]:
    """Rings and spokes; the rings are named on the upper line between two areas, where no spoke goes."""
    rings = pd.DataFrame(
        [
            {"ring": ring, "orden": orden, "x": x, "y": y}
            for ring in _RINGS
            for orden in range(73)
            for x, y in [_at(math.radians(orden * 5), ring)]
        ]
    )
    spokes = pd.DataFrame(
        [
            {"eike": nr, "orden": orden, "x": x, "y": y}
            for nr, angle in enumerate(angles)
            for orden, (x, y) in enumerate(((0.0, 0.0), _at(angle, 100)))
        ]
    )
    marks = pd.DataFrame([{"x": 0.0, "y": float(ring), "ord": str(ring)} for ring in _RINGS])
    thin: dict[str, Any] = {"color": theme.KONTEKST, "strokeWidth": 1, "opacity": 0.55}
    return [
        alt.Chart(rings).mark_line(**thin).encode(_x(), _y(), detail="ring:N", order="orden:Q"),
        alt.Chart(spokes).mark_line(**thin).encode(_x(), _y(), detail="eike:N", order="orden:Q"),
        alt.Chart(marks).mark_text(fontSize=11, dy=-6).encode(_x(), _y(), text="ord:N"),
    ]


def _names(angles: dict[str, float], unknown: set[str]) -> list[alt.Chart]:
    """Round the web, each on its own side of the point it belongs to; one that has no point says why."""
    rows = []
    for area, angle in angles.items():
        # The number stays with the first word.
        lines = textwrap.wrap(area.replace(" ", text.NO_BREAK, 1), _CHARACTERS, break_long_words=False)
        if area in unknown:
            lines.append("(ukjent)")
        x, y = _at(angle, 104)
        side = math.cos(angle)
        up = len(lines) - 1 if side > 0.5 else (len(lines) - 1) / 2 if side > -0.5 else 0
        rows.append({"x": x, "y": y, "ord": "\n".join(lines), "dy": -up * _LINE, "side": "left" if x > 0 else "right",
                     "dx": 4 if x > 0 else -4})  # fmt: skip
    return [
        alt.Chart(pd.DataFrame(rows))
        .mark_text(
            align=alt.ExprRef("datum.side"),
            baseline="middle",
            dx=alt.ExprRef("datum.dx"),
            dy=alt.ExprRef("datum.dy"),
            lineBreak="\n",
            lineHeight=_LINE,
            fontSize=_FONT,
        )
        .encode(_x(), _y(), text="ord:N")
    ]


def _line(line: str, pieces: pd.DataFrame, spots: pd.DataFrame) -> list[alt.Chart]:
    colour = _COLOURS[line]
    tooltip = [
        alt.Tooltip("omraade:N", title="Område"),
        alt.Tooltip("navn:N", title="Hva"),
        alt.Tooltip("andel:Q", title="Poeng", format=",.1~f"),
    ]
    return [
        alt.Chart(pieces)
        .mark_line(color=colour, strokeWidth=2.5 if line != SNITT else 2, strokeDash=_DASHES[line])
        .encode(_x(), _y(), detail="stykke:N", order="orden:Q"),
        alt.Chart(spots).mark_point(color=colour, size=45, opacity=1).encode(_x(), _y(), tooltip=tooltip),
    ]


def _labels(spots: pd.DataFrame) -> list[alt.Chart]:
    """What each line is called, at the point where it is farthest from the others: outside them or inside."""
    rows = []
    for line, mine in spots.groupby("linje", sort=False):
        best = max(mine.to_dict("records"), key=lambda spot: abs(_apart(spots, str(line), spot)))
        outside = _apart(spots, str(line), best) >= 0
        x, y = _at(math.atan2(best["x"], best["y"]), max(best["andel"] + (9 if outside else -9), 0))
        rows.append({"x": x, "y": y, "ord": best["navn"]})
    return [
        alt.Chart(pd.DataFrame(rows, columns=["x", "y", "ord"]))
        .mark_text(fontSize=12, fontWeight=600)
        .encode(_x(), _y(), text="ord:N")
    ]


def _apart(spots: pd.DataFrame, line: str, spot: dict[Any, Any]) -> float:
    """To the nearest of the others in the same area, + outside it, − inside; a line alone has most room outside its lowest point."""
    others = spots[(spots["omraade"] == spot["omraade"]) & (spots["linje"] != line)]
    avstander = [spot["andel"] - each for each in others["andel"]]
    return float(min(avstander, key=abs) if avstander else 100 - spot["andel"])


def _x() -> alt.X:
    half = f"width / 2 / ({_UNIT})"
    scale = alt.Scale(domainMin=alt.ExprRef(f"-{half}"), domainMax=alt.ExprRef(half), nice=False, zero=False)
    return alt.X("x:Q", title=None, axis=None, scale=scale)


def _y() -> alt.Y:
    half = f"height / 2 / ({_UNIT})"
    scale = alt.Scale(domainMin=alt.ExprRef(f"-{half}"), domainMax=alt.ExprRef(half), nice=False, zero=False)
    return alt.Y("y:Q", title=None, axis=None, scale=scale)
