"""What the KOSTRA charts share: a figure said with its unit, Statistics Norway's marks, and titles that fit a phone."""

import string
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Literal

import altair as alt
import pandas as pd

from dashboard import text

# As Statistics Norway explains them. They stay apart, and none of them is 0.
_MERKER = {".": "ikke aktuelt", "..": "mangler", ":": "konfidensielt"}

_SLAG = {"ramme": "Økonomisk ramme", "kostnad": "Kostnad", "dekning": "Dekning", "kvalitet": "Kvalitet"}

# Characters that fit a line: of the title on a phone and from 620 px on, of the subtitle on a phone.
_EMPTY = 40  # px under the title
_MOST_LETTERS = 8
_LETTERED = "#5b6675"  # seen on white and on near-black, and white letters are seen on it


@dataclass(frozen=True, slots=True)
class Nokkeltall:
    """A figure of the catalogue, in its words; `aar` is None in a chart of several years."""

    tittel: str
    enhet: str
    slag: str = ""
    aar: int | None = None

    @property
    def overskrift(self) -> str:
        """`Netto driftsutgifter til barnehage per innbygger (kr, 2025)`."""
        return self.med("" if self.aar is None else str(self.aar))

    @property
    def setning(self) -> str:
        """The same inside a sentence."""
        return _lower(self.overskrift)

    def med(self, *tillegg: str) -> str:
        """The title, and in brackets its unit and `tillegg`."""
        i_parentes = [ord_ for ord_ in (self.enhet if self.enhet != "antall" else "", *tillegg) if ord_]
        # Kept on one line, the price year apart from the unit.
        return f"{self.tittel} ({f',{text.NO_BREAK}'.join(i_parentes)})" if i_parentes else self.tittel

    @property
    def navn(self) -> str:
        """The title inside a sentence."""
        return _lower(self.tittel)

    @property
    def slag_enhet_aar(self) -> str:
        """`Kostnad, kr, 2025`."""
        aar = "" if self.aar is None else str(self.aar)
        return ", ".join(ord_ for ord_ in (_SLAG.get(self.slag, ""), self.enhet, aar) if ord_)


@dataclass(frozen=True, slots=True)
class Tallform:
    """How figures of one chart are said: all with the same unit and as many decimals."""

    enhet: str
    desimaler: int

    def sagt(self, verdi: float) -> str:
        """`12 345 kr`, `8,3 %`, `4,2 timer`."""
        return self._med_enhet(text.number(verdi, self.desimaler), "%")

    def forskjell(self, verdi: float) -> str:
        """The size of a difference: `1 234 kr`, `2,1 prosentpoeng`."""
        return self._med_enhet(text.number(abs(verdi), self.desimaler), "prosentpoeng")

    def avrundet(self, verdi: float) -> float:
        """As it is said."""
        return float(Decimal(str(verdi)).quantize(Decimal(1).scaleb(-self.desimaler), ROUND_HALF_UP))

    @property
    def akse(self) -> str:
        """The d3 format of an axis."""
        return f",.{max(self.desimaler, 1)}~f"

    def _med_enhet(self, tall: str, prosent: str) -> str:
        if self.enhet in ("antall", ""):
            return tall
        return f"{tall}{text.NO_BREAK}{prosent if self.enhet == 'prosent' else self.enhet}"


def tallform(verdier: Iterable[float], enhet: str) -> Tallform:
    """One decimal of per cent; else as many as they have, two at most, and fewer the larger they are."""
    if enhet == "prosent":
        return Tallform(enhet, 1)
    kjente = [abs(float(verdi)) for verdi in verdier if not pd.isna(verdi)]
    largest = max(kjente, default=0.0)
    most = 0 if largest >= 1_000 else 1 if largest >= 10 else 2
    enough = (
        desimaler for desimaler in range(most) if all(verdi == round(verdi, desimaler) for verdi in kjente)
    )
    return Tallform(enhet, next(enough, most))


def merket(merke: Any) -> str:
    """What stands in place of a figure: `konfidensielt (:)`; without a mark `ingen tall`."""
    return "ingen tall" if pd.isna(merke) or not merke else f"{_MERKER.get(merke, 'merket')} ({merke})"


def egen_rad(rader: pd.DataFrame) -> "pd.Series[Any] | None":
    """The own municipality's row, None where it is not there."""
    mine = rader.loc[rader["egen"].astype(bool)]
    return None if mine.empty else mine.iloc[0]


def empty(title: alt.Title, head: int) -> alt.LayerChart | alt.FacetChart:
    """What is drawn where there is nothing to draw."""
    words = alt.Chart(pd.DataFrame({"ord": ["Ingen tall å vise"]})).mark_text(align="left", fontSize=14)
    layers: list[alt.Chart] = [words.encode(x=alt.value(0), text=alt.Text("ord:N"))]
    return alt.layer(*layers).properties(title=title, height=head + _EMPTY, width="container")


def within(
    place: str, words: str, align: Literal["left", "center", "right"], character: float = 6.8
) -> alt.ExprRef:
    """The x of a text at the expression `place`, moved so that it stays inside the chart. `words` is the field with the text,
    `character` how many px one takes."""
    length, before = f"(length(datum.{words}) * {character})", {"left": 0, "center": 0.5, "right": 1}[align]
    return alt.ExprRef(f"max({length} * {before}, min(width - {length} * {1 - before}, {place}))")


def listed(words: Sequence[str]) -> str:
    """`Omsorg, Skole og Barnehage`; at least one."""
    return f"{', '.join(words[:-1])} og {words[-1]}" if len(words) > 1 else words[0]


def padded(verdier: Iterable[float], share: float = 0.04) -> tuple[float, float]:
    """A domain that holds all of them, with some air, also where they are alike or none."""
    kjente = [float(verdi) for verdi in verdier if not pd.isna(verdi)]
    low, high = min(kjente, default=0.0), max(kjente, default=0.0)
    air = (high - low) * share or abs(high) * share or 1.0
    return low - air, high + air


def letters(rader: pd.DataFrame, felt: str) -> list[str]:
    """A, B, C … from the lowest in `felt` for those compared with by choice (`valgt`, bool), but for the own (`egen`); empty
    for the others."""
    valgte = rader[rader["valgt"].astype(bool) & ~rader["egen"].astype(bool)].sort_values([felt, "navn"])
    by_row = dict(zip(valgte.index[:_MOST_LETTERS], string.ascii_uppercase, strict=False))
    return [by_row.get(row, "") for row in rader.index]


def lettered(base: alt.Chart) -> list[alt.Chart]:
    """The dots that have a letter in `bokstav`, with it in them."""
    dots = base.transform_filter("datum.bokstav != ''")
    return [
        dots.mark_point(size=190, color=_LETTERED, opacity=1),
        dots.mark_text(fontSize=11, fontWeight=700, color="#ffffff").encode(text=alt.Text("bokstav:N")),
    ]


def _lower(words: str) -> str:
    """As inside a sentence, but for abbreviations (SFO, VAR)."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]
