"""Numbers for a page: a named query at the view's version, remembered because it can never change."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard import queries, settings
from dashboard.ui.page import View


def numbers(name: str, view: View, **parameters: Any) -> pd.DataFrame:
    """The rows of queries/<name>.sql as they stood at the view's version. Every parameter must be given."""
    return at_version(name, view.snapshot.id, **parameters)


def written(name: str, view: View, **parameters: Any) -> pd.DataFrame:
    """The rows of a query about what people have written, as it stands now: what is written in a meeting is seen at once."""
    return at_version(name, view.written, **parameters)


def at_version(name: str, version: int, **parameters: Any) -> pd.DataFrame:
    """As queries.run, remembered: for what is made from the rows of more than one version."""
    remembered = _numbers(str(settings.get().lake), name, version, parameters)
    # The caller's own, at no cost: pandas copies when somebody writes, and what is remembered stays as it was.
    return remembered.copy(deep=False)


@st.cache_resource(max_entries=500, show_spinner=False)
def _numbers(lake: str, name: str, snapshot: int, parameters: dict[str, Any]) -> pd.DataFrame:
    """`lake` is in the key only: another lake has other numbers under the same version."""
    return queries.run(name, snapshot, **parameters)
