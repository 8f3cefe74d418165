"""What is made before anybody asks: for the whole municipality, the last twelve months, the items of the monthly meeting, and every
area of the comparison."""

from collections.abc import Callable, Iterator

from dashboard import access, lake, queries
from dashboard.agenda import (
    kostra_fordeling,
    kostra_likhet,
    kostra_mulighetsrom,
    kostra_om,
    kostra_omraadet,
    kostra_sammenheng,
    kostra_utvikling,
    siden_sist,
    sykefravaer,
    tiltak,
    vedtak,
)
from dashboard.agenda import oekonomi_diagrammer as diagrammer
from dashboard.agenda.kostra_grunnlag import grunnlag
from dashboard.agenda.sted import Sted
from dashboard.agenda.utsnitt import finn_felles
from dashboard.analysis.prognose import STANDARD
from dashboard.lake import Snapshot
from dashboard.period import Period
from dashboard.ui.data import numbers
from dashboard.ui.page import View

MONTHS = 12
_DATASETS = ("befolkning", "utgiftsbehov")
"""What pages ask of one municipality at a time: as tables they answer in a fifth of the time that their files take."""


def make_ready(snapshot: Snapshot, give_up: Callable[[], bool] = lambda: False) -> bool:
    """Remember what /drift and /kostra show first of `snapshot`; asked `give_up` between two steps, it may end before.

    Whether all of it is ready. Raises DashboardError where the lake does not answer.
    """
    return not any(give_up() for _ in _steps(snapshot))


def _steps(snapshot: Snapshot) -> Iterator[None]:
    queries.keep_views(snapshot.id)
    yield
    view = View(access.LOCAL_USER, snapshot, written=lake.get().written(lake.get().newest().id).id)
    yield from _months(view)
    yield from _meeting(view)
    yield from _comparison(view)
    with lake.get().at(snapshot.id, _DATASETS):
        yield


def _months(view: View) -> Iterator[None]:
    periods = numbers("oversikt/perioder", view).head(MONTHS)
    for aar, periode in zip(periods["aar"], periods["periode"], strict=True):
        utsnitt = finn_felles(view, Period(int(aar), int(periode)), Sted(), STANDARD)
        if utsnitt is not None and utsnitt.har_regnskap:
            diagrammer.drawings(utsnitt)
        yield


def _meeting(view: View) -> Iterator[None]:
    """The items of the monthly meeting, of the newest month."""
    newest = numbers("oversikt/perioder", view).head(1)
    for aar, periode in zip(newest["aar"], newest["periode"], strict=True):
        period = Period(int(aar), int(periode))
        forrige = siden_sist.make_ready(view, period)
        yield
        vedtak.make_ready(view, period, forrige.snapshot)
        yield
        for item in (tiltak, sykefravaer):
            item.make_ready(view, period)
            yield


def _comparison(view: View) -> Iterator[None]:
    """The municipality that the page opens with, held against those it begins with."""
    alle = grunnlag(view)
    yield
    if alle.foerst is None:
        return
    bilder = alle.som_det_aapnes
    for bilde in bilder:
        kostra_omraadet.make_ready(bilde)
        yield
    kostra_mulighetsrom.make_ready(bilder, alle.navn[alle.foerst])
    yield
    for bilde in bilder:
        for part in (kostra_fordeling, kostra_utvikling, kostra_sammenheng):
            part.make_ready(bilde)
            yield
    kostra_likhet.make_ready(alle, alle.foerst)
    yield
    kostra_om.make_ready(alle)
    yield
