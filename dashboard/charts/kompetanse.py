"""The competence survey: what all answered to each question, and each tjenesteområde beside it."""

import textwrap

import altair as alt
import pandas as pd

from dashboard import text
from dashboard.charts import theme
from dashboard.charts.wrapped import wrapped

_ALLE, _OMRAADE = "alle som svarte", "et tjenesteområde"
_TEGN = ("Blå rute: alle som svarte.", "Grå prikk: et tjenesteområde.")
_NAME = 26  # characters of a name at the axis
_IN_LINES = "split(datum.label, '\\n')"
_FRAME, _ROW = 100, 26  # pixels of height


def kompetanse(svar: pd.DataFrame, enhet: str, title: str) -> alt.LayerChart | alt.FacetChart:
    """`svar`: rad (what stands at the axis, in the order to show), hvem, alle (true for all who answered), verdi; `enhet` the unit
    of every result, % or a scale as 1–6."""
    order = [_in_lines(rad) for rad in dict.fromkeys(svar["rad"])]
    rows = svar.assign(
        navn=svar["rad"],
        rad=[_in_lines(rad) for rad in svar["rad"]],
        slag=[_ALLE if alle else _OMRAADE for alle in svar["alle"]],
        tekst=[text.figure(value) for value in svar["verdi"]],
    )
    low, high = _ends(svar["verdi"], enhet)
    base = alt.Chart(rows).encode(
        alt.X("verdi:Q")
        .title(f"Resultat ({enhet})")
        .scale(domain=[low, high], nice=False)
        .axis(tickCount=6, format=",.1~f"),
        alt.Y("rad:N").title(None).sort(order).axis(labelExpr=_IN_LINES),
        tooltip=[
            alt.Tooltip("navn:N", title="Spørsmål"),
            alt.Tooltip("hvem:N", title="Hvem"),
            alt.Tooltip("tekst:N", title="Resultat"),
        ],
    )
    points = base.mark_point(filled=True, opacity=1).encode(
        color=alt.Color("slag:N")
        .scale(domain=[_ALLE, _OMRAADE], range=[theme.REGNSKAP, theme.KONTEKST])
        .legend(None),
        shape=alt.Shape("slag:N").scale(domain=[_ALLE, _OMRAADE], range=["diamond", "circle"]).legend(None),
        size=alt.Size("slag:N").scale(domain=[_ALLE, _OMRAADE], range=[130, 36]).legend(None),
    )
    return alt.layer(points).properties(
        title=alt.TitleParams(wrapped(title), subtitle=" ".join(_TEGN[: 1 if svar["alle"].all() else 2])),
        height=_FRAME + _ROW * sum(1 + rad.count("\n") for rad in order),
    )


def _in_lines(name: str) -> str:
    """A name at the axis, broken between words."""
    return "\n".join(textwrap.wrap(name, _NAME, break_on_hyphens=False)) or name


def i_ord(svar: pd.DataFrame, enhet: str) -> str:
    """The chart in a sentence, for those who do not see it."""
    alle = svar[svar["alle"]]
    verdier = "; ".join(
        f"{rad} {text.figure(verdi)}" for rad, verdi in zip(alle["rad"], alle["verdi"], strict=True)
    )
    return f"Prikkdiagram over resultatene ({enhet}) for alle som svarte, og for hvert tjenesteområde: {verdier}."


def _ends(verdier: pd.Series, enhet: str) -> tuple[float, float]:
    """The ends of the axis: those of the scale where the unit says them."""
    if enhet == "%":
        return 0.0, 100.0
    first, dash, last = enhet.partition("–")
    if dash and first.strip().isdigit() and last.strip().isdigit():
        return float(first), float(last)
    return min(float(verdier.min()), 0.0), max(float(verdier.max()), 1.0)
