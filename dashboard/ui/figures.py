"""Key figures in a row: few, large, each with what it means."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from dashboard.ui import html

Tone = Literal["bedre", "verre", "noeytral"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure. `link` is a relative address where the detail is; `tone` colours, the note says it in words."""

    label: str
    value: str
    note: str = ""
    tone: Tone = "noeytral"
    link: str = ""


def show_figures(figures: Sequence[Figure]) -> None:
    """The figures in one row, several rows on a phone."""
    html.write(f"<dl class='noekkeltall'>{''.join(_card(figure) for figure in figures)}</dl>")


def _card(figure: Figure) -> str:
    label = html.escaped(figure.label)
    if figure.link:
        label = f"<a href='{html.escaped(figure.link)}' target='_self'>{label}</a>"
    note = f"<dd class='merknad'>{html.escaped(figure.note)}</dd>" if figure.note else ""
    return f"<div class='{figure.tone}'><dt>{label}</dt><dd class='verdi'>{html.escaped(figure.value)}</dd>{note}</div>"
