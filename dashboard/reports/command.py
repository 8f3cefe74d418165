"""A report as the command line asks for it: by name, on the newest numbers."""

import re
from datetime import date

from dashboard import lake
from dashboard.dialog import moete as moeter
from dashboard.errors import DashboardError
from dashboard.period import Period
from dashboard.reports import bevisbok, grunnlag
from dashboard.reports.document import Document
from dashboard.reports.maanedsrapport import maanedsrapport
from dashboard.reports.omstilling import statusrapport
from dashboard.reports.referat import referat
from dashboard.reports.vedtakslogg import vedtakslogg


def made(name: str, period: str, meeting: str, first: str, last: str, project: str = "") -> Document:
    """`name` is maanedsrapport (with `period`), referat (`meeting`), vedtakslogg (`first`, `last`), omstilling (`period`,
    `project`) or bevisbok, which needs nothing.

    Raises DashboardError where what it needs is missing or cannot be read.
    """
    newest = lake.get().newest().id
    if name == "referat":
        return referat(moeter.moete(meeting, newest), newest)
    if name == "bevisbok":
        return bevisbok.bevisbok(bevisbok.newest())
    if name == "vedtakslogg":
        return vedtakslogg(lake.get().figures(newest), _day(first, "--from"), _day(last, "--to"))
    if name == "omstilling":
        kilden = grunnlag.Grunnlag(lake.get().uploaded(newest), month(period), newest)
        return statusrapport(kilden, project)
    return maanedsrapport(grunnlag.newest(month(period)))


def month(period: str) -> Period:
    """`2026-10` as a period. Raises DashboardError where it is not one."""
    match = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-3])", period)
    if match is None:
        raise DashboardError(
            "Perioden mangler", f"«{period}» er ikke en måned.", "Skriv den som --period 2026-10."
        )
    return Period(int(match[1]), int(match[2]))


def _day(day: str, option: str) -> date:
    try:
        return date.fromisoformat(day)
    except ValueError as error:
        raise DashboardError(
            "Datoen mangler", f"«{day}» er ikke en dato.", f"Skriv den som {option} 2026-07-01."
        ) from error
