"""What is made before anybody asks: the numbers and drawings of the last twelve months, for the whole municipality."""

from dashboard import access, queries
from dashboard.agenda import oekonomi_diagrammer as diagrammer
from dashboard.agenda.sted import Sted
from dashboard.agenda.utsnitt import finn_felles
from dashboard.analysis.prognose import STANDARD
from dashboard.lake import Snapshot
from dashboard.period import Period
from dashboard.ui.data import numbers
from dashboard.ui.page import View

MONTHS = 12


def make_ready(snapshot: Snapshot) -> None:
    """Remember what /drift shows first of `snapshot`. Raises DashboardError where the lake does not answer."""
    queries.keep_views(snapshot.id)
    view = View(access.LOCAL_USER, snapshot)
    periods = numbers("oversikt/perioder", view).head(MONTHS)
    for aar, periode in zip(periods["aar"], periods["periode"], strict=True):
        utsnitt = finn_felles(view, Period(int(aar), int(periode)), Sted(), STANDARD)
        if utsnitt is not None and utsnitt.har_regnskap:
            diagrammer.drawings(utsnitt)
