"""A chart in a report: the same drawing as on the screen, with its sentence as text alternative."""

import altair as alt

from dashboard.charts import theme
from dashboard.reports.document import Chart

AnyChart = alt.Chart | alt.LayerChart | alt.HConcatChart | alt.VConcatChart | alt.ConcatChart | alt.FacetChart


def drawn(chart: AnyChart, description: str) -> Chart:
    """`description` says in a sentence what the chart shows; it is printed under it."""
    theme.apply()
    return Chart(chart.to_dict(validate=False), description)
