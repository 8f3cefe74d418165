"""What the surveys have answered, as it may be shown: the same for every part of /utvikling that tells of it."""

import pandas as pd

from dashboard import settings
from dashboard.analysis.undersoekelser import med_endring, skjult
from dashboard.ui.data import numbers
from dashboard.ui.page import View
from dashboard.ui.remember import made_once


@made_once
def svarene(view: View) -> pd.DataFrame:
    """Every answer of every survey, small groups hidden, with the change since the time before: rows of med_endring."""
    return med_endring(skjult(numbers("utvikling/undersoekelser", view), settings.get().personer_minst))
