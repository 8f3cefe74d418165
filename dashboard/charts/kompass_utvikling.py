"""Kommunekompasset over the years: the total of each evaluation beside what others got, and what today would give.

A line is only drawn between evaluations by one yardstick.
"""

import json
from collections.abc import Sequence

import altair as alt
import pandas as pd

from dashboard import text
from dashboard.charts import theme
from dashboard.charts.wrapped import heading

I_DAG = "I dag"
_HEIGHT, _VEKST = 250, 190  # px of the points
_AXIS, _MONTHS = 44, 21  # px for the years with their versions, and for the months
_LABEL = 15  # px between the middles of two figures under one another
_OWN, _OTHERS = 0.5, 0.66  # where in a column they stand
_IS_NARROW = "containerSize()[0] < 620"
_END = 64  # px to the right of the growth, kept free for the figures


def draw(
    evalueringer: pd.DataFrame, referanser: pd.DataFrame, anslag: pd.DataFrame, title: str
) -> alt.LayerChart | alt.FacetChart:
    """`evalueringer`: aar, versjon, total (points; missing: not known), the oldest first. `referanser`: aar, slag (`alle`,
    `gruppen`), verdi. `anslag`: versjon, lav, anslag (may be missing), hoy; one row, or none where nothing is assessed."""
    columns = {str(aar): f"v. {versjon}" for aar, versjon in evalueringer[["aar", "versjon"]].to_numpy()}
    if len(anslag):
        columns[I_DAG] = f"v. {anslag['versjon'].iloc[0]}"
    axis = alt.Axis(
        labelExpr=f"[datum.value, {json.dumps(columns)}[datum.value]]",
        labelAngle=0,
        labelOverlap=False,
        labelAlign="center",
        labelFlush=False,
    )
    low, high = _domain(
        [*evalueringer["total"], *referanser["verdi"], *anslag["lav"], *anslag["anslag"], *anslag["hoy"]]
    )
    y = (
        alt.Y("poeng:Q")
        .title(None)
        .scale(domain=[low, high], nice=False, zero=False)
        .axis(tickCount=5, format=",.0f")
    )

    def x(place: float) -> alt.X:
        scale = alt.Scale(domain=list(columns), type="band")
        return alt.X("kolonne:O", scale=scale, axis=axis, bandPosition=place).title(None)

    egne = evalueringer.assign(
        kolonne=evalueringer["aar"].astype(str),
        poeng=evalueringer["total"],
        tekst=_said(evalueringer["total"]),
    )
    andre = _others(referanser, (high - low) / _HEIGHT * _LABEL)
    idag = anslag.assign(kolonne=I_DAG, poeng=anslag["anslag"])
    tooltip = [
        alt.Tooltip("kolonne:O", title="År"),
        alt.Tooltip("hva:N", title="Hvem"),
        alt.Tooltip("poeng:Q", title="Poeng", format=",.1~f"),
    ]
    egne["hva"], idag["hva"] = "Egen evaluering", "Anslag i dag"
    layers = [
        alt.Chart(egne).mark_line().encode(x(_OWN), y, detail=alt.Detail("versjon:N")),
        *_references(andre, x(_OTHERS), y, tooltip),
        *_evaluations(egne, x(_OWN), y, tooltip, low),
        *_today(idag, x(_OWN), y, tooltip, (high - low) / _HEIGHT * _LABEL),
    ]
    head, above = heading(title, *_marks(referanser, anslag))
    return alt.layer(*layers).properties(title=head, height=_HEIGHT + above + _AXIS, width="container")


def describe(evalueringer: pd.DataFrame, referanser: pd.DataFrame, anslag: pd.DataFrame) -> str:
    """The chart in a sentence, for those who do not see it."""
    sagt = []
    for rad in evalueringer.assign(tekst=_said(evalueringer["total"])).to_dict("records"):
        andre = referanser[referanser["aar"] == rad["aar"]]
        mot = "".join(
            f", {slag} {tekst}" for slag, tekst in zip(andre["slag"], _said(andre["verdi"]), strict=True)
        )
        sagt.append(f"{rad['aar']} {rad['tekst'] or 'ukjent'} (versjon {rad['versjon']}{mot})")
    if len(anslag):
        lav, midt, hoy = (_whole(anslag[felt])[0] for felt in ("lav", "anslag", "hoy"))
        sagt.append(f"i dag {f'{midt}, ' if midt else ''}mellom {lav} og {hoy}")
    return f"Punktdiagram over poeng i Kommunekompasset: {'; '.join(sagt)}."


def draw_vekst(vekst: pd.DataFrame, title: str) -> alt.LayerChart | alt.FacetChart:
    """`vekst`: dato, maalt_mot (the evaluation it goes on from), lav, anslag (may be missing), hoy (points), a row per quarter, the
    oldest first. What goes on from different evaluations is not joined."""
    low, high = _domain([*vekst["lav"], *vekst["anslag"], *vekst["hoy"]])
    drawn = vekst[["dato", "maalt_mot", "lav", "anslag", "hoy"]].assign(dato=pd.to_datetime(vekst["dato"]))
    x = (
        alt.X("dato:T")
        .title(None)
        .scale(range=[8, alt.ExprRef(f"width - {_END}")], nice=False)
        .axis(format=theme.FORMAT_MONTH, grid=False, labelOverlap=True, tickCount=4)
    )
    scale = alt.Scale(domain=[low, high], nice=False, zero=False)
    tooltip = [
        alt.Tooltip("dato:T", title="Dato", format="%d.%m.%Y"),
        *(
            alt.Tooltip(f"{felt}:Q", title=navn, format=",.1~f")
            for felt, navn in (("lav", "Lavest"), ("anslag", "Anslag"), ("hoy", "Høyest"))
        ),
    ]
    ender = _ends(drawn.iloc[-1], (high - low) / _VEKST * _LABEL)
    y = alt.Y("anslag:Q").title(None).scale(scale).axis(tickCount=4, format=",.0f")
    layers = [
        alt.Chart(drawn)
        .mark_area(color=theme.PROGNOSE, opacity=0.25)
        .encode(x, alt.Y("lav:Q", title=None, scale=scale), alt.Y2("hoy:Q"), alt.Detail("maalt_mot:N")),
        alt.Chart(drawn)
        .mark_line(color=theme.PROGNOSE, strokeDash=theme.PROGNOSE_DASH)
        .encode(x, y, alt.Detail("maalt_mot:N")),
        alt.Chart(drawn.dropna(subset="anslag"))
        .mark_point(filled=True, fill="white", stroke=theme.PROGNOSE, strokeWidth=2, opacity=1, size=60)
        .encode(x, y, tooltip=tooltip),
        alt.Chart(ender)
        .mark_text(align="left", dx=9, fontSize=12)
        .encode(x, y=alt.Y("plass:Q", scale=scale), text=alt.Text("tekst:N")),
    ]
    head, above = heading(title, "Punkt: anslag ved utgangen av kvartalet. Felt: spennet.")
    return alt.layer(*layers).properties(title=head, height=_VEKST + above + _MONTHS, width="container")


def describe_vekst(vekst: pd.DataFrame) -> str:
    """The growth in a sentence, for those who do not see it."""
    rader = vekst.assign(**{felt: _whole(vekst[felt]) for felt in ("lav", "anslag", "hoy")})
    sagt = "; ".join(
        f"{text.day(rad['dato'])} {rad['anslag'] or 'ukjent'} ({rad['lav']}–{rad['hoy']})"
        for rad in rader.to_dict("records")
    )
    return f"Linjediagram over anslaget ved utgangen av hvert kvartal, med laveste og høyeste: {sagt}."


def _references(andre: pd.DataFrame, x: alt.X, y: alt.Y, tooltip: list[alt.Tooltip]) -> list[alt.Chart]:
    """What others got, each with its mark and its figure."""
    return [
        alt.Chart(andre[andre["slag"] == "alle"])
        .mark_point(shape="stroke", filled=False, stroke=theme.KONTEKST, strokeWidth=3, size=160, opacity=1)
        .encode(x, y, tooltip=tooltip),
        alt.Chart(andre[andre["slag"] != "alle"])
        .mark_point(shape="diamond", color=theme.KONTEKST, size=70, opacity=1)
        .encode(x, y, tooltip=tooltip),
        alt.Chart(andre)
        .mark_text(align="left", dx=11, fontSize=12)
        .encode(x, y=alt.Y("plass:Q"), text=alt.Text("vist:N"))
        .transform_calculate(vist=f"{_IS_NARROW} ? datum.tekst : datum.slag + ' ' + datum.tekst"),
    ]


def _evaluations(
    egne: pd.DataFrame, x: alt.X, y: alt.Y, tooltip: list[alt.Tooltip], low: float
) -> list[alt.Chart]:
    """The own totals with their figures; one that is not known says so at the bottom."""
    known = alt.Chart(egne.dropna(subset="poeng"))
    return [
        known.mark_point(filled=True, opacity=1, size=130, color=theme.REGNSKAP).encode(
            x, y, tooltip=tooltip
        ),
        known.mark_text(dy=-16, fontSize=14, fontWeight=600).encode(x, y, text=alt.Text("tekst:N")),
        alt.Chart(egne[egne["poeng"].isna()])
        .mark_text(fontSize=13, fontStyle="italic", baseline="bottom")
        .encode(x, y=alt.YDatum(low), text=alt.value("ukjent")),
    ]


def _today(
    idag: pd.DataFrame, x: alt.X, y: alt.Y, tooltip: list[alt.Tooltip], least: float
) -> list[alt.Chart]:
    """The span, the open mark, and the figures of all three to the right of them."""
    ender = (
        idag.drop(columns="poeng")
        .melt("kolonne", ["lav", "anslag", "hoy"], value_name="poeng")
        .dropna(subset="poeng")
    )
    ender = ender.assign(
        plass=_spread([float(each) for each in ender["poeng"]], least),
        tekst=_whole(ender["poeng"]),
        vekt=[600 if each == "anslag" else 400 for each in ender["variable"]],
    )
    return [
        alt.Chart(idag)
        .mark_rule(color=theme.PROGNOSE, strokeDash=theme.PROGNOSE_DASH, strokeWidth=2.5)
        .encode(x, y=alt.Y("lav:Q"), y2=alt.Y2("hoy:Q")),
        alt.Chart(idag.dropna(subset="poeng"))
        .mark_point(filled=True, fill="white", stroke=theme.PROGNOSE, strokeWidth=2.5, size=130, opacity=1)
        .encode(x, y, tooltip=tooltip),
        alt.Chart(ender)
        .mark_text(align="left", dx=12, fontSize=13, fontWeight=alt.ExprRef("datum.vekt"))
        .encode(x, y=alt.Y("plass:Q"), text=alt.Text("tekst:N")),
    ]


def _ends(siste: pd.Series, least: float) -> pd.DataFrame:
    """The figures at the end of the growth, moved apart until they can be read: dato, poeng, tekst, plass."""
    ender = pd.DataFrame(
        [
            {
                "dato": siste["dato"],
                "poeng": float(siste[felt]),
                "tekst": f"{ord_} {text.number(siste[felt])}",
            }
            for felt, ord_ in (("lav", "lavest"), ("anslag", "anslag"), ("hoy", "høyest"))
            if not pd.isna(siste[felt])
        ]
    )
    return ender.assign(plass=_spread(ender["poeng"].tolist(), least))


def _others(referanser: pd.DataFrame, least: float) -> pd.DataFrame:
    """With the place of each figure: those of a year are moved apart until they can be read."""
    placed = referanser.assign(
        kolonne=referanser["aar"].astype(str),
        poeng=referanser["verdi"].astype(float),
        tekst=_said(referanser["verdi"]),
        hva=referanser["slag"].map({"alle": "Alle evaluerte", "gruppen": "Størrelsesgruppen"}),
        plass=referanser["verdi"].astype(float),
    )
    for _, rader in placed.groupby("aar"):
        placed.loc[rader.index, "plass"] = _spread(rader["poeng"].tolist(), least)
    return placed


def _spread(values: Sequence[float], least: float) -> list[float]:
    """The values, moved up as little as it takes to stand `least` apart."""
    placed: dict[int, float] = {}
    below = float("-inf")
    for nr in sorted(range(len(values)), key=lambda each: values[each]):
        below = placed[nr] = max(values[nr], below + least)
    return [placed[nr] for nr in range(len(values))]


def _domain(values: Sequence[float]) -> tuple[float, float]:
    """Whole fifties around the points, with air for the figures; never so little that a small change fills the chart."""
    known = [float(each) for each in values if not pd.isna(each)] or [0.0]
    low, high = (min(known) - 20) // 50 * 50, ((max(known) + 20) // 50 + 1) * 50
    return max(low, 0.0), max(high, low + 150)


def _marks(referanser: pd.DataFrame, anslag: pd.DataFrame) -> list[str]:
    """What the marks mean, of those that are there: our own, and the others'."""
    slag = set(referanser["slag"])
    egne = ["Punkt: evaluering.", *(["Åpent punkt: anslag i dag, med spenn."] if len(anslag) else [])]
    andre = [
        *(["Grå strek: alle evaluerte."] if "alle" in slag else []),
        *(["Grå rute: størrelsesgruppen."] if "gruppen" in slag else []),
    ]
    return [" ".join(each) for each in (egne, andre) if each]


def _said(values: pd.Series) -> list[str]:
    return ["" if pd.isna(each) else text.points(each) for each in values]


def _whole(values: pd.Series) -> list[str]:
    """A projection is no more exact than whole points."""
    return ["" if pd.isna(each) else text.number(each) for each in values]
