"""What the pages of Kommunekompasset look at, at the view's version. Made once, shown in every run."""

from functools import partial
from typing import Any

import pandas as pd

from dashboard import queries, settings
from dashboard.analysis.kompasset import Kompass, les
from dashboard.ui.page import View
from dashboard.ui.remember import made_once


def grunnlag(view: View) -> Kompass:
    """All of it that is in the view's version."""
    return _grunnlag(view.snapshot.id)


@made_once
def _grunnlag(snapshot: int) -> Kompass:
    return les(partial(_read, snapshot), settings.get().nummer)


def _read(snapshot: int, name: str, **parameters: Any) -> pd.DataFrame:
    return queries.run(name, snapshot, **parameters)
