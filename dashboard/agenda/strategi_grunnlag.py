"""What the strategic pages look at: the målstruktur at the view's version, up to a period. Made once, shown in every run."""

from datetime import date
from functools import partial
from typing import Any

import pandas as pd

from dashboard import queries
from dashboard.analysis.strategi import Strategi, les
from dashboard.period import Period
from dashboard.ui.filters import choose_period
from dashboard.ui.page import View
from dashboard.ui.remember import made_once


def choose_month(view: View) -> Period:
    """The period to show; a strategy can be followed before any accounts are loaded, and is then seen as of this month."""
    i_dag = date.today()
    return choose_period(view) or Period(i_dag.year, i_dag.month)


def grunnlag(view: View, period: Period) -> Strategi:
    """The strategy as the view's version has it at the end of the period."""
    return _grunnlag(view.snapshot.id, period)


@made_once
def _grunnlag(snapshot: int, period: Period) -> Strategi:
    return les(partial(_read, snapshot), period)


def _read(snapshot: int, name: str, **parameters: Any) -> pd.DataFrame:
    return queries.run(name, snapshot, **parameters)
