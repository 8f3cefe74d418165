"""What explains a place's deviation: which groups of arts, or which places under it, it comes from.

`rader` has navn (as it stands in the middle of a sentence) and avvik (kr, + is mindreforbruk); groups of arts have
er_utgift as well: False where the money comes in.
"""

import pandas as pd

from dashboard import text
from dashboard.period import Period
from dashboard.sentences.words import beloep, hittil, stor

_NEVNES = 2  # in each direction
_MILL = f"{text.NO_BREAK}mill.{text.NO_BREAK}kr"
_INGEN = "Ingen avvik å forklare"


def i_setning(gruppe: str) -> str:
    """A group of arts in the middle of a sentence: `fastlønn`."""
    return gruppe[:1].lower() + gruppe[1:]


def tittel(rader: pd.DataFrame, avvik: float) -> str:
    """The message of the waterfall: how much of the place's `avvik` (kr) the largest of `rader` stands for."""
    over, under = _stoerste(rader, -1), _stoerste(rader, 1)
    if round(avvik) == 0:
        if over.empty or under.empty:
            return _INGEN
        return f"Merforbruk for {over['navn'].iloc[0]} og mindreforbruk for {under['navn'].iloc[0]} går opp i hverandre"
    stoerste = under if avvik > 0 else over
    if stoerste.empty:
        return _INGEN
    stoerst = stoerste.iloc[0]
    navn, ordet, del_, hele = stor(stoerst["navn"]), text.avvik(avvik), abs(stoerst["avvik"]), abs(avvik)
    if beloep(del_) == beloep(hele):
        return f"{navn} står for hele {ordet}et på {beloep(hele)}"
    if del_ > hele:
        return f"{navn} har {beloep(del_)} i {ordet}, mer enn summen på {_kort(hele, del_)}"
    return f"{navn} står for {_av(del_, hele)} i {ordet}"


def uten_avvik(rad: pd.Series, period: Period) -> str:
    """Why there is nothing to explain."""
    mangler = "regnskap" if pd.isna(rad["regnskap"]) else "budsjett"
    return f"Det er ikke lest inn {mangler} for {period.aar}, så det er ikke noe avvik å forklare."


def beskrivelse(rader: pd.DataFrame, budsjett: float, regnskap: float, period: Period) -> str:
    """Where the waterfall begins and ends (kr net, so far), and the largest step in each direction."""
    fra_til = (
        f"{hittil(period)} er regnskapet på {beloep(regnskap)} netto, mot {beloep(budsjett)} i budsjettet."
    )
    return f"{fra_til} {_om_retningen(rader, -1)} {_om_retningen(rader, 1)}"


def _om_retningen(rader: pd.DataFrame, fortegn: int) -> str:
    ordet = text.avvik(fortegn)
    stoerste = _stoerste(rader, fortegn)
    if stoerste.empty:
        return f"Det er ikke {ordet} noe sted."
    nevnt = [_med_beloep(rad) for _, rad in stoerste.head(_NEVNES).iterrows()]
    return f"{ordet.capitalize()}et er størst for {' og '.join(nevnt)}."


def _med_beloep(rad: pd.Series) -> str:
    """Revenue that fails or exceeds is not money used: that is said."""
    inntekt = not rad.get("er_utgift", True)
    hva = f" {'mer' if rad['avvik'] > 0 else 'mindre'} i inntekter" if inntekt else ""
    return f"{rad['navn']} ({beloep(abs(rad['avvik']))}{hva})"


def _stoerste(rader: pd.DataFrame, fortegn: int) -> pd.DataFrame:
    """The rows in one direction (−1 merforbruk, 1 mindreforbruk), the largest first."""
    riktige = rader[(rader["avvik"] * fortegn).round() > 0]
    return riktige.loc[riktige["avvik"].abs().sort_values(ascending=False, kind="stable").index]


def _av(del_: float, hele: float) -> str:
    """`3,7 av 4,1 mill. kr`: both in the unit of the whole."""
    i_mill = beloep(hele) == text.millions(hele)
    return f"{text.millions(del_).removesuffix(_MILL) if i_mill else text.number(del_)} av {beloep(hele)}"


def _kort(verdi: float, etter: float) -> str:
    """The amount, without its unit where the one said before it has the same."""
    sagt = beloep(verdi)
    return sagt.removesuffix(_MILL) if beloep(etter).endswith(_MILL) else sagt
