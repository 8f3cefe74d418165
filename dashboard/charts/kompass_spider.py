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
_BESIDE = 7  # from a ring to its number, in hundredths of the way
_HEIGHT = 450
_CHARACTERS, _LINE, _FONT = 14, 15, 13  # of an area's name: on a line, px of it
_NAMES_X, _NAMES_Y = 106, 62  # px for the names at the sides, over and under
_NARROW = "width < 420"  # a phone, where an area is its number: the bars above have the names
_NUMBERS = 30  # px for the numbers, all round
_SIGNS = {EVALUERING: "heltrukket", ANSLAG: "stiplet", SNITT: "prikket"}
_COLOURS = {EVALUERING: theme.REGNSKAP, ANSLAG: theme.PROGNOSE, SNITT: theme.KONTEKST}
_DASHES = {EVALUERING: [1, 0], ANSLAG: [6, 3], SNITT: [2, 3]}

# px for a hundredth of the way from the middle to the outermost ring, so that the web is round and the names have room.
_UNIT = f"max(min(width / 2 - ({_NARROW} ? {_NUMBERS} : {_NAMES_X}), height / 2 - ({_NARROW} ? {_NUMBERS} : {_NAMES_Y})), 20) / 100"


def draw(rader: pd.DataFrame, title: str) -> alt.LayerChart | alt.FacetChart:
    """`rader`: omraade, linje (EVALUERING, ANSLAG, SNITT), navn (what the line is called) and andel (0–100, missing where it is
    not known); the areas in the order they go round, clockwise from the upper left. What is not known leaves a gap."""
    areas = list(dict.fromkeys(rader["omraade"]))
    angles = {area: _angle(nr, len(areas)) for nr, area in enumerate(areas)}
    spots = _spots(rader, angles)
    unknown = set(areas) - set(spots["omraade"])
    layers = [*_web(list(angles.values())), *_names(angles, unknown)]
    drawn = []
    for line in (SNITT, ANSLAG, EVALUERING):
        mine = spots[spots["linje"] == line]
        if len(mine):
            drawn.append(_pieces(mine, areas))
            layers += _line(line, drawn[-1], mine)
    layers.append(_ring_numbers(drawn, list(angles.values())))
    return alt.layer(*layers).properties(
        title=alt.Title(wrapped(title), subtitle=wrapped(_signs(spots))), height=_HEIGHT, width="container"
    )


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
    """Rings and spokes."""
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
    thin: dict[str, Any] = {"color": theme.KONTEKST, "strokeWidth": 1, "opacity": 0.55}
    return [
        alt.Chart(rings)
        .mark_line(**thin)
        .encode(_x(), _y(), detail=alt.Detail("ring:N"), order=alt.Order("orden:Q")),
        alt.Chart(spokes)
        .mark_line(**thin)
        .encode(_x(), _y(), detail=alt.Detail("eike:N"), order=alt.Order("orden:Q")),
    ]


def _ring_numbers(drawn: list[pd.DataFrame], angles: list[float]) -> alt.Chart:
    """Outside each ring, in the gap between two spokes where they come least in the way of the lines. `drawn`: their pieces."""
    wide = 2 * math.pi / len(angles)
    room = dict.fromkeys(range(len(angles)), 100.0)
    for pieces in drawn:
        for nr in pieces["stykke"].unique().tolist():
            ends = pieces[pieces["stykke"] == nr]
            en, annen = (math.hypot(x, y) for x, y in zip(ends["x"], ends["y"], strict=True))
            crosses = 2 * en * annen * math.cos(wide / 2) / max(en + annen, 1.0)
            room[nr] = min(room[nr], *(abs(ring + _BESIDE - crosses) for ring in _RINGS))
    best = angles[max(room, key=lambda nr: room[nr])] + wide / 2
    marks = pd.DataFrame(
        [{"x": x, "y": y, "ord": str(ring)} for ring in _RINGS for x, y in [_at(best, ring + _BESIDE)]]
    )
    numbers: alt.Chart = alt.Chart(marks).mark_text(fontSize=11).encode(_x(), _y(), text=alt.Text("ord:N"))
    return numbers


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
        rows.append({"x": x, "y": y, "ord": "\n".join(lines), "nr": area.partition(" ")[0], "dy": -up * _LINE, "side": "left" if x > 0 else "right",
                     "dx": 4 if x > 0 else -4})  # fmt: skip
    return [
        alt.Chart(pd.DataFrame(rows))
        .mark_text(
            align=alt.ExprRef("datum.side"),
            baseline="middle",
            dx=alt.ExprRef("datum.dx"),
            dy=alt.ExprRef(f"{_NARROW} ? 0 : datum.dy"),
            text=alt.ExprRef(f"{_NARROW} ? datum.nr : datum.ord"),
            lineBreak="\n",
            lineHeight=_LINE,
            fontSize=_FONT,
        )
        .encode(_x(), _y())
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
        .encode(_x(), _y(), detail=alt.Detail("stykke:N"), order=alt.Order("orden:Q")),
        alt.Chart(spots).mark_point(color=colour, size=45, opacity=1).encode(_x(), _y(), tooltip=tooltip),
    ]


def _signs(spots: pd.DataFrame) -> str:
    """`2023: heltrukket. I dag: stiplet.`"""
    navn = {line: mine["navn"].iloc[0] for line, mine in spots.groupby("linje", sort=False)}
    return " ".join(f"{navn[line]}: {sign}." for line, sign in _SIGNS.items() if line in navn)


def _x() -> alt.X:
    half = f"width / 2 / ({_UNIT})"
    scale = alt.Scale(domainMin=alt.ExprRef(f"-{half}"), domainMax=alt.ExprRef(half), nice=False, zero=False)
    return alt.X("x:Q", title=None, axis=None, scale=scale)


def _y() -> alt.Y:
    half = f"height / 2 / ({_UNIT})"
    scale = alt.Scale(domainMin=alt.ExprRef(f"-{half}"), domainMax=alt.ExprRef(half), nice=False, zero=False)
    return alt.Y("y:Q", title=None, axis=None, scale=scale)
