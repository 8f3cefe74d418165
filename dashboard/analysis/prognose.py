"""The year-end forecast of every place: the chosen method, the leaders' own figures, and the span between the methods."""

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
import pandas as pd


@dataclass(frozen=True, slots=True)
class Metode:
    """A way to a year-end figure. `i_spennet`: whether it counts in the span shown beside the chosen one."""

    tittel: str
    forklaring: str
    i_spennet: bool = True


METODER = MappingProxyType(
    {
        "sesong": Metode(
            "Sesong",
            "Regnskapet hittil delt på andelen av året som pleier å være brukt på denne tiden, regnet av de siste hele"
            " årene (inntil tre) per tjenesteområde og artsgruppe. Restbudsjett der andelen er ustabil eller beløpet lite.",
        ),
        "rest": Metode("Restbudsjett", "Regnskapet hittil pluss resten av årets budsjett."),
        "takt": Metode(
            "Takt",
            "Regnskapet hittil som om alle måneder er like. Er ikke med i spennet, fordi få budsjetter er jevne.",
            i_spennet=False,
        ),
        "leder": Metode(
            "Ledernes anslag",
            "Det enhetslederne selv sist har meldt. Enheter som ikke har meldt, er regnet med sesong.",
        ),
    }
)
STANDARD = "sesong"

# The places that units lie under, or are: how many codes lead to them.
_DYBDE = {"kommune": 0, "omraade": 1, "enhet": 2}


def aarsprognose(steder: pd.DataFrame, meldt: pd.DataFrame, metode: str = STANDARD) -> pd.DataFrame:
    """`steder` with a forecast for the year, in kr; one row per place, as drift/oekonomi_per_sted gives them.

    `meldt` has the leaders' own figures (enhet, prognose); `metode` is a key of METODER. Adds
    `prognose_leder` (empty where no leader under the place has reported), `enheter` and `enheter_meldt`
    (counts under the place), `prognose` (the chosen method; sesong where no leader has reported),
    `avvik_prognose` (årsbudsjett − prognose, + is mindreforbruk), `prognose_lav` and `prognose_hoey` (the span).
    """
    med_leder = steder.assign(**_ledernes_anslag(steder, meldt))
    valgt = med_leder[f"prognose_{metode}"].fillna(med_leder["prognose_sesong"])
    i_spennet = [f"prognose_{navn}" for navn, valg in METODER.items() if valg.i_spennet]
    spennet = med_leder[i_spennet].to_numpy(float)
    return med_leder.assign(
        prognose=valgt,
        avvik_prognose=med_leder["aarsbudsjett"] - valgt,
        prognose_lav=np.fmin.reduce(spennet, axis=1),
        prognose_hoey=np.fmax.reduce(spennet, axis=1),
    )


@dataclass(slots=True)
class _Anslag:
    """The units of a place added up: what their leaders expect, season for those who have not reported."""

    samlet: float = 0.0
    enheter: int = 0
    meldt: int = 0


def _ledernes_anslag(steder: pd.DataFrame, meldt: pd.DataFrame) -> dict[str, list[float]]:
    """A leader answers for a whole enhet: the figure stands on the enhet and is summed upwards, never split downwards."""
    anslag = dict(zip(meldt["enhet"], meldt["prognose"].astype(float), strict=True))
    enheter = steder[steder["nivaa"] == "enhet"]
    # An enhet whose ansvar lie in two tjenesteområder has two rows, and the figure belongs to neither alone.
    rader = Counter(enheter["enhet"])
    summer: defaultdict[tuple[str, ...], _Anslag] = defaultdict(_Anslag)
    for omraade, enhet, sesong in zip(
        enheter["omraade"], enheter["enhet"], enheter["prognose_sesong"].astype(float), strict=True
    ):
        eget = anslag.get(enhet, math.nan) if rader[enhet] == 1 else math.nan
        ventet = sesong if math.isnan(eget) else eget
        for sted in ((), (omraade,), (omraade, enhet)):
            summer[sted].samlet += 0 if math.isnan(ventet) else ventet
            summer[sted].enheter += 1
            summer[sted].meldt += not math.isnan(eget)
    funnet = [
        summer.get((omraade, enhet)[: _DYBDE[nivaa]]) if nivaa in _DYBDE else None
        for nivaa, omraade, enhet in zip(steder["nivaa"], steder["omraade"], steder["enhet"], strict=True)
    ]
    return {
        "prognose_leder": [sted.samlet if sted and sted.meldt else math.nan for sted in funnet],
        "enheter": [sted.enheter if sted else math.nan for sted in funnet],
        "enheter_meldt": [sted.meldt if sted else math.nan for sted in funnet],
    }
