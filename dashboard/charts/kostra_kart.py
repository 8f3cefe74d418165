"""The municipalities on the map, coloured by a figure in five classes with as many in each, the own one outlined."""

import json
from bisect import bisect_right
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from dashboard import text
from dashboard.charts import theme
from dashboard.charts.kommunekart import FEATURE, KREDIT, Kart, kart, kommune
from dashboard.charts.kostra_tall import Nokkeltall, Tallform, merket, tallform
from dashboard.charts.wrapped import heading

_MAP = 520  # px
_SMALL = 0.05  # of the map's side: what is smaller is hard to find
_LEGEND_ROW, _LEGEND_ROWS = 20, 4
_COLUMNS = "containerSize()[0] < 480 ? 2 : 3"  # of the legend

# One hue from light to dark, seen on white and on near-black alike because every outline is drawn.
_COLOURS = ("#bcd8f1", "#85b5e3", "#4f8fcd", "#2a68ab", "#17406f")
_EDGES = ("#5b6675", "#d5dde6")
_WITHOUT = "rgba(127,137,152,0.16)"
_WITHOUT_WORDS = "uten tall"
_FEW = 0.2  # of the municipalities drawn: with figures of fewer, classes say nothing
_UNDER, _OUTLINE = "#ffffff", "#0d1117"  # one of them stands out wherever the other does not

# As theme.RIGHT_EDGE.
_BOTTOM_EDGE = alt.YValue("height")  # type: ignore[no-untyped-call]

_FIFTHS = ("laveste", "nest laveste", "midterste", "nest høyeste", "høyeste")


@dataclass(frozen=True, slots=True)
class _Klasser:
    """The lower bound of each class but the first, as said in the legend, so that bounds and colours agree."""

    antall: int
    grenser: tuple[float, ...]
    form: Tallform
    alene: str = "alle like"  # what the only class is called

    def av(self, verdi: float) -> int:
        return bisect_right(self.grenser, self.form.avrundet(verdi))

    @property
    def styrker(self) -> list[int]:
        """Which of _COLOURS each class has: from the lightest to the darkest, also where they are few."""
        return [round(nr * 4 / (self.antall - 1)) if self.antall > 1 else 2 for nr in range(self.antall)]

    @property
    def ord(self) -> list[str]:
        """`lavest: under 10 200 kr`, `fra 10 200 kr` … `høyest: fra 14 000 kr`."""
        if not self.grenser:
            return [self.alene] * self.antall
        *middle, last = (f"fra {self.form.sagt(grense)}" for grense in self.grenser)
        return [f"lavest: under {self.form.sagt(self.grenser[0])}", *middle, f"høyest: {last}"]


def draw(
    verdier: pd.DataFrame, nokkeltall: Nokkeltall, fremhevet: str, utsnitt: str | None = None
) -> alt.LayerChart | alt.FacetChart:
    """`verdier`: region (four digits), navn, verdi, merke (why verdi is empty, else null); a row per municipality of the
    country. The classes are the country's, also where only the county `utsnitt` (two digits) is drawn; a county that the
    map does not have gives the whole country. `fremhevet` is the own municipality's number. Municipalities that are not on
    the map count for nothing, and where few of those drawn have a figure there are no classes."""
    grunnlag, alone = kart(utsnitt), kommune(fremhevet)
    klasser = _klasser(verdier, nokkeltall, utsnitt)
    egne = _properties(verdier, grunnlag, klasser)
    title, head = heading(
        message(verdier, nokkeltall, fremhevet, utsnitt), nokkeltall.overskrift, _outlined(verdier, fremhevet)
    )
    tooltip = [
        alt.Tooltip("properties.navn:N", title="Kommune"),
        alt.Tooltip("properties.tekst:N", title="Verdi"),
    ]
    credit = alt.Chart(alt.InlineData([{"null": 0}])).mark_text(align="right", baseline="bottom", fontSize=12)
    layers: list[alt.Chart] = [
        _shapes("kommuner", grunnlag.topology(egne))
        .mark_geoshape(stroke=_edges(klasser), strokeWidth=0.6, strokeDash=_dashes(klasser))
        .encode(_colour(klasser, egne), tooltip=tooltip),
        *(_outline(fremhevet, alone, grunnlag) if alone and fremhevet in egne else []),
        credit.encode(x=theme.RIGHT_EDGE, y=_BOTTOM_EDGE, text=alt.TextValue(KREDIT)),
    ]
    return alt.layer(
        *layers,
        title=title,
        height=head + _LEGEND_ROW * _LEGEND_ROWS + _MAP,
        width="container",
        projection=alt.Projection(type="identity", reflectY=True),
    )


def message(verdier: pd.DataFrame, nokkeltall: Nokkeltall, fremhevet: str, utsnitt: str | None = None) -> str:
    """In which fifth of the municipalities the own one is; how many have a figure, where they are few."""
    if few := _few(verdier, utsnitt):
        return few
    klasser, mine = _klasser(verdier, nokkeltall, utsnitt), _mine(verdier, fremhevet)
    if mine is None or pd.isna(mine["verdi"]):
        return nokkeltall.tittel
    if klasser.antall < len(_FIFTHS) or kommune(fremhevet) is None:
        return f"{mine['navn']}: {klasser.form.sagt(mine['verdi'])}"
    noen = " med tall" if _few(verdier, None) else ""
    return f"{mine['navn']} er i den {_FIFTHS[klasser.av(mine['verdi'])]} femdelen av kommunene{noen}"


def describe(
    verdier: pd.DataFrame, nokkeltall: Nokkeltall, fremhevet: str, utsnitt: str | None = None
) -> str:
    """The map in a sentence, for those who do not see it. The classes are counted in the whole country."""
    paa_kartet = _on_map(verdier, None)
    kjente = paa_kartet.dropna(subset="verdi")
    if paa_kartet.empty:
        return f"Ingen kommuner har tall for {nokkeltall.setning}."
    klasser, mine = _klasser(verdier, nokkeltall, utsnitt), _mine(verdier, fremhevet)
    own = "" if mine is None else f" {mine['navn']}: {_tekst(mine['verdi'], mine['merke'], klasser)}."
    if few := _few(verdier, utsnitt):
        return f"Kart over {nokkeltall.setning}.{own} {few}. Kart: {KREDIT}."
    counts = pd.Series([klasser.av(verdi) for verdi in kjente["verdi"]]).value_counts()
    said = "; ".join(
        f"{ord_} ({text.count(int(counts.get(nr, 0)), 'kommune', 'kommuner')})"
        for nr, ord_ in enumerate(klasser.ord)
    )
    without = len(paa_kartet) - len(kjente)
    return (
        f"Kart over {nokkeltall.setning}.{own} {said[:1].upper() + said[1:]}."
        f"{f' {text.number(without)} er uten tall.' if without else ''} Kart: {KREDIT}."
    )


def _on_map(verdier: pd.DataFrame, utsnitt: str | None) -> pd.DataFrame:
    return verdier[verdier["region"].isin(list(kart(utsnitt).navn))]


def _few(verdier: pd.DataFrame, utsnitt: str | None) -> str:
    """`Bare 5 av 357 kommuner på kartet har tall for dette året`; empty where they are not few."""
    drawn = _on_map(verdier, utsnitt)
    if drawn.empty:
        return ""
    known = int(drawn["verdi"].notna().sum())
    if known and known >= _FEW * len(drawn):
        return ""
    everyone = text.count(len(drawn), "kommune", "kommuner")
    if not known:
        return f"Ingen av {everyone} på kartet har tall for dette året"
    return f"Bare {text.number(known)} av {everyone} på kartet har tall for dette året"


def _klasser(verdier: pd.DataFrame, nokkeltall: Nokkeltall, utsnitt: str | None) -> _Klasser:
    """Five with as many municipalities in each; fewer where so many are alike that a class would be empty."""
    form = tallform(verdier["verdi"], nokkeltall.enhet)
    known = _on_map(verdier, None)["verdi"].dropna()
    if _few(verdier, utsnitt):
        return _Klasser(int(not known.empty), (), form, "med tall")
    kjente = pd.Series([form.avrundet(verdi) for verdi in known], dtype=float)
    grenser: list[float] = []
    for share in (0.2, 0.4, 0.6, 0.8):
        left = kjente[kjente >= grenser[-1]] if grenser else kjente
        above = left[left > left.min()]
        if not above.empty:
            grenser.append(max(form.avrundet(float(kjente.quantile(share))), float(above.min())))
    return _Klasser(len(grenser) + (not kjente.empty), tuple(grenser), form)


def _properties(verdier: pd.DataFrame, grunnlag: Kart, klasser: _Klasser) -> dict[str, dict[str, Any]]:
    """What the map shows and says of each municipality on it, also of those that `verdier` does not have."""
    uten = {"klasse": klasser.antall, "tekst": merket(None)}
    known = {
        rad["region"]: {
            "navn": rad["navn"],
            "klasse": uten["klasse"] if pd.isna(rad["verdi"]) else klasser.av(rad["verdi"]),
            "tekst": _tekst(rad["verdi"], rad["merke"], klasser),
        }
        for rad in verdier.to_dict("records")
    }
    return {nummer: known.get(nummer) or {"navn": navn, **uten} for nummer, navn in grunnlag.navn.items()}


def _colour(klasser: _Klasser, egne: dict[str, dict[str, Any]]) -> alt.Color:
    """The legend has the classes that are drawn."""
    ord_ = [*klasser.ord, _WITHOUT_WORDS]
    farger = [*(_COLOURS[styrke] for styrke in klasser.styrker), _WITHOUT]
    drawn = sorted({each["klasse"] for each in egne.values()})
    ord_ = ord_[: drawn[-1] + 1]
    return alt.Color(
        "properties.klasse:N",
        scale=alt.Scale(domain=drawn, range=[farger[klasse] for klasse in drawn]),
        legend=alt.Legend(
            columns=alt.ExprRef(_COLUMNS),
            labelExpr=f"{json.dumps(ord_)}[datum.value]",
            labelLimit=220,
            symbolStrokeColor=theme.KONTEKST,
            symbolStrokeWidth=1,
        ),
    )


def _edges(klasser: _Klasser) -> alt.ExprRef:
    """Dark round what is light and light round what is dark, so that neighbours are told apart."""
    edges = [*(_EDGES[styrke > 1] for styrke in klasser.styrker), theme.KONTEKST]
    return alt.ExprRef(f"{json.dumps(edges)}[datum.properties.klasse]")


def _dashes(klasser: _Klasser) -> alt.ExprRef:
    """Round those without a figure, so that they are not taken for a class where colour is lost."""
    return alt.ExprRef(f"datum.properties.klasse == {klasser.antall} ? [3, 2] : [1, 0]")


def _outline(nummer: str, alone: Kart, grunnlag: Kart) -> list[alt.Chart]:
    """Round the municipality, and where that is too small to be found, a ring round it."""
    shape = _shapes("egen", alone.topology({nummer: {}}))
    if alone.ramme.side > _SMALL * grunnlag.ramme.side:
        return [shape.mark_geoshape(filled=False, **line) for line in _lines(4.5, 2)]
    x, y = alone.ramme.midten
    place = alt.Chart(pd.DataFrame({"x": [x], "y": [y]})).encode(
        longitude=alt.Longitude("x:Q"), latitude=alt.Latitude("y:Q")
    )
    return [
        *(shape.mark_geoshape(filled=False, **line) for line in _lines(2.5, 1)),
        *(place.mark_point(filled=False, size=700, opacity=1, **line) for line in _lines(4.5, 2)),
    ]


def _lines(under: float, over: float) -> list[dict[str, Any]]:
    return [{"stroke": _UNDER, "strokeWidth": under}, {"stroke": _OUTLINE, "strokeWidth": over}]


def _shapes(name: str, topology: str) -> alt.Chart:
    """Named, or Altair would move the text among the tables."""
    return alt.Chart(
        alt.InlineData(topology, name=name, format=alt.TopoDataFormat(type="topojson", feature=FEATURE))
    )


def _outlined(verdier: pd.DataFrame, fremhevet: str) -> str:
    mine, alone = _mine(verdier, fremhevet), kommune(fremhevet)
    if alone is None:
        return f"{f'Kommune {fremhevet}' if mine is None else mine['navn']} er ikke på kartet"
    return f"Omriss: {alone.navn[fremhevet] if mine is None else mine['navn']}"


def _mine(verdier: pd.DataFrame, fremhevet: str) -> "pd.Series[Any] | None":
    mine = verdier.loc[verdier["region"] == fremhevet]
    return None if mine.empty else mine.iloc[0]


def _tekst(verdi: Any, merke: Any, klasser: _Klasser) -> str:
    return merket(merke) if pd.isna(verdi) else klasser.form.sagt(verdi)
