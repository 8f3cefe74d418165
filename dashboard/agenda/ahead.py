"""What is made before anybody asks, for the whole municipality: what every page opens with, the last twelve months of what is steered
by month, and where a page has a few other choices, those."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from types import ModuleType

from dashboard import access, lake, queries, settings
from dashboard.agenda import (
    aarshjul,
    demografi_befolkning,
    demografi_behov,
    demografi_betydning,
    demografi_forsoergerbyrde,
    ferskhet,
    forklaringer,
    kompass_bevis,
    kompass_egenvurdering,
    kompass_naa,
    kompass_omraadet,
    kompass_plan,
    kompass_sammenlign,
    kompass_utvikling,
    kostra_fordeling,
    kostra_likhet,
    kostra_mulighetsrom,
    kostra_om,
    kostra_omraadet,
    kostra_sammenheng,
    kostra_utvikling,
    lederavtaler,
    maaneden,
    oppdragsbrev,
    oppdragsbrev_meldinger,
    oppdragsbrev_neste,
    publisering,
    publisert,
    siden_sist,
    ssb_kontroll,
    strategi_ansvar,
    strategi_brudd,
    strategi_gevinst,
    strategi_omraadet,
    strategi_siden_sist,
    strategi_tidslinje,
    sykefravaer,
    tiltak,
    utvikling_arbeidsgiver,
    utvikling_internkontroll,
    utvikling_kompetanse,
    utvikling_modenhet,
    utvikling_omstilling,
    utvikling_portefoelje,
    utvikling_undersoekelser,
    vedtak,
)
from dashboard.agenda import oekonomi_diagrammer as diagrammer
from dashboard.agenda.demografi import foerste_kommune
from dashboard.agenda.kompass_grunnlag import grunnlag as kompasset
from dashboard.agenda.kostra_grunnlag import grunnlag
from dashboard.agenda.sted import Sted
from dashboard.agenda.utsnitt import finn_felles
from dashboard.analysis.prognose import STANDARD
from dashboard.filuttrekk.fra_regnskap import Utvalg
from dashboard.lake import Snapshot
from dashboard.period import Period
from dashboard.settings import Settings
from dashboard.ui.address import expecting
from dashboard.ui.data import numbers
from dashboard.ui.page import View

MONTHS = 12
_DATASETS = ("befolkning", "utgiftsbehov")
"""What pages ask of one municipality at a time: as tables they answer in a fifth of the time that their files take."""

# The sections of a page, the one it opens with first.
_STRATEGI = (
    strategi_omraadet,
    strategi_ansvar,
    strategi_tidslinje,
    strategi_siden_sist,
    strategi_gevinst,
    strategi_brudd,
)
_OPPDRAGSBREV = (oppdragsbrev, oppdragsbrev_meldinger, oppdragsbrev_neste)
_UTVIKLING = (
    utvikling_portefoelje,
    utvikling_arbeidsgiver,
    utvikling_kompetanse,
    utvikling_omstilling,
    utvikling_modenhet,
    utvikling_internkontroll,
    utvikling_undersoekelser,
)
_KOMPASSET = (
    kompass_naa,
    kompass_omraadet,
    kompass_utvikling,
    kompass_sammenlign,
    kompass_egenvurdering,
    kompass_plan,
    kompass_bevis,
)
_DEMOGRAFI = (demografi_befolkning, demografi_forsoergerbyrde, demografi_behov, demografi_betydning)


@dataclass(frozen=True)
class _Wanted:
    """What is made follows from this alone: the reader's view of the numbers, and of what is edited beside them."""

    settings: Settings
    today: date
    view: View
    edited: View
    written: int  # which a view does not count


_ready: list[_Wanted] = []


def make_ready(snapshot: Snapshot, give_up: Callable[[], bool] = lambda: False) -> bool:
    """Remember what pages show first of `snapshot`, and of what is edited beside it; asked `give_up` between two steps, it may end
    before.

    Whether all of it is ready. Raises DashboardError where the lake does not answer.
    """
    wanted = _wanted(snapshot)
    if wanted not in _ready:  # it is asked for every few seconds
        if any(give_up() for _ in _steps(wanted)):
            return False
        _ready[:] = [wanted]
    return True


def _wanted(snapshot: Snapshot) -> _Wanted:
    newest = lake.get().newest().id
    view = View(access.LOCAL_USER, snapshot, written=lake.get().written(newest).id)
    edited = replace(view, snapshot=lake.get().uploaded(newest))
    return _Wanted(settings.get(), date.today(), view, edited, view.written)


def _steps(wanted: _Wanted) -> Iterator[None]:
    view, edited = wanted.view, wanted.edited
    queries.keep_views(view.snapshot.id)
    yield
    yield from _openings(view, edited)
    yield from _months(view, edited)
    yield from _choices(view, edited)
    with lake.get().at(view.snapshot.id, _DATASETS):
        yield
    for period in _periods(view)[:1]:
        yield from _parts((publisering,), view, period, periode=period.key)


def _openings(view: View, edited: View) -> Iterator[None]:
    """What every page opens with, in the menu's order."""
    for period in _periods(view)[:1]:
        yield from _parts((maaneden,), view, period, periode=period.key)
        yield from _parts((ferskhet, publisert), view)
        _economy(view, period)
        yield
        yield from _meeting(view, period)
    for period in _periods(edited)[:1]:
        yield from _parts(_STRATEGI[:1], edited, period, periode=period.key)
    yield from _parts((aarshjul,), edited, date.today())
    for period in _periods(view)[:1]:
        yield from _parts((forklaringer,), view, period, periode=period.key)
    for period in _periods(edited)[:1]:
        yield from _parts((*_OPPDRAGSBREV[:1], *_UTVIKLING[:1]), edited, period, periode=period.key)
    yield from _parts(_KOMPASSET[:1], edited, kompasset(edited))
    for runde in lederavtaler.navnene(edited)[:1]:
        yield from _parts((lederavtaler,), edited, runde)
    yield from _comparison(view)
    if (kommune := foerste_kommune(view)) is not None:
        yield from _parts(_DEMOGRAFI[:1], view, kommune)
    for levering in _deliveries(view)[:1]:
        yield from _parts((ssb_kontroll,), view, levering)


def _months(view: View, edited: View) -> Iterator[None]:
    """The months before: the front page, the economy, and the strategy."""
    for period in _periods(view):
        yield from _parts((maaneden,), view, period, periode=period.key)
        _economy(view, period)
        yield
    for period in _periods(edited):
        yield from _parts(_STRATEGI[:1], edited, period, periode=period.key)


def _choices(view: View, edited: View) -> Iterator[None]:
    """The other sections of pages, and what else is chosen among a few."""
    for period in _periods(edited)[:1]:
        yield from _parts((*_STRATEGI, *_OPPDRAGSBREV, *_UTVIKLING), edited, period, periode=period.key)
    for forum in aarshjul.foraene(edited, date.today()):
        yield from _parts((aarshjul,), edited, date.today(), forum)
    yield from _parts(_KOMPASSET, edited, kompasset(edited))
    for runde in lederavtaler.navnene(edited):
        yield from _parts((lederavtaler,), edited, runde)
    if (kommune := foerste_kommune(view)) is not None:
        yield from _parts(_DEMOGRAFI, view, kommune)
    for levering in _deliveries(view):
        yield from _parts((ssb_kontroll,), view, levering)


def _parts(parts: Iterable[ModuleType], *asked: object, **address: str) -> Iterator[None]:
    """Each of `parts`, for a reader whose address says `address` and no more."""
    for part in parts:
        with expecting(**address):
            part.make_ready(*asked)
        yield


def _deliveries(view: View) -> list[Utvalg]:
    """To SSB, the newest first: those of the newest year and the one before."""
    alle = list(ssb_kontroll.valgene(view).values())
    return [each for each in alle if each.aar >= alle[0].aar - 1]


def _periods(view: View) -> list[Period]:
    """The newest first."""
    found = numbers("oversikt/perioder", view).head(MONTHS)
    return [
        Period(int(aar), int(periode)) for aar, periode in zip(found["aar"], found["periode"], strict=True)
    ]


def _economy(view: View, period: Period) -> None:
    utsnitt = finn_felles(view, period, Sted(), STANDARD)
    if utsnitt is not None and utsnitt.har_regnskap:
        diagrammer.drawings(utsnitt)


def _meeting(view: View, period: Period) -> Iterator[None]:
    """The other items of the monthly meeting."""
    forrige = siden_sist.make_ready(view, period)
    yield
    vedtak.make_ready(view, period, forrige.snapshot)
    yield
    yield from _parts((tiltak, sykefravaer), view, period, periode=period.key)


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
