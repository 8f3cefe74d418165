"""What every part of the page Publisering is held against: the next edition as it would be, and who is past the limit.

Remembered by everything it depends on. Only those who may publish open the page, and they all see the same.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

import pandas as pd
import streamlit as st

from dashboard import lake, settings
from dashboard.dialog import frigivelse, spoersmaal
from dashboard.lake import Snapshot
from dashboard.period import Period
from dashboard.publish import numbers, package, publishing, register
from dashboard.publish.changes import endringer
from dashboard.publish.register import Utgivelse
from dashboard.reports.grunnlag import Grunnlag
from dashboard.reports.html import to_html
from dashboard.reports.publisert_oekonomi import over_grensen
from dashboard.reports.publisert_sammenligning import sammenligning
from dashboard.reports.publisert_tall import Avsnitt
from dashboard.reports.sammendrag import Innhold, innholdet
from dashboard.reports.utgave import Sammendrag
from dashboard.ui import data
from dashboard.ui.page import View
from dashboard.ui.remember import made_once

_MONTHS = 16
"""As many editions as are remembered as they would be: they are large, and another for every preface that is tried."""

utgivelser = made_once(register.utgivelser)
frigitte = made_once(frigivelse.frigitte)
forslag = made_once(frigivelse.forslag)
spoersmaalene = made_once(spoersmaal.spoersmaalene)
"""What is written, as it stood in a version, which never changes. The parameters are those of the originals, by position."""


@dataclass(frozen=True, slots=True)
class Forhaandsvisning:
    """The next edition, its page, and the pages beside it by title (HTML). `merke` is another as soon as anything that becomes
    public is another; `endringer` (changes.COLUMNS) is held against the edition that stands, None where none does."""

    sammendrag: Sammendrag
    side: str
    sider: Mapping[str, str]
    merke: str
    endringer: pd.DataFrame | None


def forhaandsvisning(
    view: View, period: Period, snapshot: Snapshot, forord: str, grunn: str
) -> Forhaandsvisning:
    """The period's next edition on the numbers of `snapshot`. Raises DashboardError as publishing.grunnlag and preview do."""
    return _forhaandsvisning(
        str(settings.get().data),
        period.aar,
        period.periode,
        snapshot.id,
        view.written,
        forord,
        grunn,
        date.today(),
    )


def versjoner(view: View, period: Period) -> Sequence[Snapshot]:
    """The versions of the numbers that hold the period, the newest first: what has once come in, stays."""
    return _versjoner(view, period, view.written)


@made_once
def _versjoner(view: View, period: Period, written: int) -> Sequence[Snapshot]:
    alle = [each for each in lake.get().uploads(written) if lake.get().figures(each.id) == each]

    def mangler(place: int) -> bool:
        perioder = data.numbers("oversikt/perioder", replace(view, snapshot=alle[place]))
        return not ((perioder["aar"] == period.aar) & (perioder["periode"] == period.periode)).any()

    return alle[: bisect_left(range(len(alle)), True, key=mangler)]


def omraader(view: View, period: Period) -> pd.DataFrame:
    """The tjenesteområder of the period, those past the limit first: omraade, navn, over."""
    return _omraader(view.snapshot, period)


def antall_endret(utgivelse: Utgivelse, naa: Snapshot) -> int:
    """How many of the published numbers are other in the newest, `naa`. Raises DashboardError where they cannot be compared."""
    if lake.get().figures(utgivelse.versjon).id == naa.id:
        return 0
    return _antall_endret(utgivelse, naa.id)


@st.cache_resource(max_entries=_MONTHS, show_spinner=False)
def _forhaandsvisning(
    folder: str, aar: int, periode: int, snapshot: int, written: int, forord: str, grunn: str, today: date
) -> Forhaandsvisning:
    """`folder` and `today` are in the key only: another lake, and a correction that bears its day."""
    period = Period(aar, periode)
    made = publishing.preview(_innhold(folder, aar, periode, snapshot, written), forord, grunn)
    side = to_html(made.document)
    everything = sha256(side)
    sider = {each.title: to_html(each) for each in made.sider.values()}
    for each in sider.values():
        everything.update(each)
    for table in made.tallsett.values():
        everything.update(numbers.to_csv(table))
    earlier = register.of_period(utgivelser(written), period)
    standing = next((each for each in earlier if not each.trukket), None)
    return Forhaandsvisning(
        made,
        side.decode(),
        {title: each.decode() for title, each in sider.items()},
        everything.hexdigest()[:16],
        endringer(package.tallsett(register.folder(standing), standing.manifest), made.tallsett)
        if standing
        else None,
    )


@st.cache_resource(max_entries=_MONTHS, show_spinner=False)
def _innhold(folder: str, aar: int, periode: int, snapshot: int, written: int) -> Innhold:
    """What another preface, or another reason, leaves as it is. `folder` is in the key only."""
    grunnlag = publishing.grunnlag(Period(aar, periode), snapshot, written, data.at_version)
    return innholdet(grunnlag, _sammenlignet(grunnlag.snapshot))


@made_once
def _sammenlignet(snapshot: Snapshot) -> Avsnitt:
    """Held against others, which is the same in every month."""
    return sammenligning(lambda name, **hva: data.at_version(name, snapshot.id, **hva), settings.get().nummer)


@made_once
def _omraader(snapshot: Snapshot, period: Period) -> pd.DataFrame:
    grunnlag = Grunnlag(snapshot, period, snapshot.id, data.at_version)
    alle = grunnlag.paa_nivaa("omraade")[["omraade", "navn"]]
    return alle.assign(over=alle["omraade"].isin(over_grensen(grunnlag)["omraade"])).sort_values(
        ["over", "navn"], ascending=[False, True]
    )


@made_once
def _antall_endret(utgivelse: Utgivelse, _naa: int) -> int:
    """`_naa` is in the key only: the newest numbers are what it is held against."""
    return len(publishing.differs(utgivelse))
