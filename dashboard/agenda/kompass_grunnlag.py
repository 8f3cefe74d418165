"""What the pages of Kommunekompasset look at, at the view's version. Made once, shown in every run."""

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import queries, settings
from dashboard.analysis.kompasset import Kompass, les
from dashboard.ui.page import View


def grunnlag(view: View) -> Kompass:
    """All of it that is in the view's version."""
    return _grunnlag(str(settings.get().lake), view.snapshot.id, settings.get().nummer)


@st.cache_resource(max_entries=20, show_spinner=False)
def _grunnlag(lake: str, snapshot: int, kommune: str | None) -> Kompass:
    """`lake` is in the key only: another lake has other numbers under the same version."""
    return les(partial(_read, snapshot), kommune)


def _read(snapshot: int, name: str, **parameters: Any) -> pd.DataFrame:
    return queries.run(name, snapshot, **parameters)
