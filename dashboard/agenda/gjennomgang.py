"""The units that go to oral review, on the screen's numbers."""

import pandas as pd

from dashboard import settings
from dashboard.agenda.utsnitt import Utsnitt, finn_felles
from dashboard.analysis.gjennomgang import til_gjennomgang


def enhetene(utsnitt: Utsnitt) -> pd.DataFrame:
    """Every enhet of the place with `skyldig`: whether it must explain. Those that must come first."""
    enheter = utsnitt.paa_nivaa("enhet")
    forrige = _forrige(utsnitt)
    grenser = settings.get()
    foer = None if forrige is None else forrige.steder
    skyldig = til_gjennomgang(enheter, foer, grenser.avvik_kr, grenser.avvik_prosent)
    return enheter.assign(skyldig=skyldig).sort_values("skyldig", ascending=False, kind="stable")


def _forrige(utsnitt: Utsnitt) -> Utsnitt | None:
    """The month before, where the year had a forecast then."""
    if not utsnitt.har_prognose or utsnitt.period.periode == 1:
        return None
    forrige = finn_felles(utsnitt.view, utsnitt.period.previous, utsnitt.sted, utsnitt.metode)
    return forrige if forrige is not None and forrige.har_prognose else None
