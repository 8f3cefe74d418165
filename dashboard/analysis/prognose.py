"""The year-end forecast of every place: the chosen method, the leaders' own figures, and the span between the methods."""

from dataclasses import dataclass
from types import MappingProxyType

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


def aarsprognose(steder: pd.DataFrame, meldt: pd.DataFrame, metode: str = STANDARD) -> pd.DataFrame:
    """`steder` with a forecast for the year, in kr; one row per place, as drift/oekonomi_per_sted gives them.

    `meldt` has the leaders' own figures (enhet, prognose); `metode` is a key of METODER. Adds
    `prognose_leder` (empty where no leader under the place has reported), `enheter` and `enheter_meldt`
    (counts under the place), `prognose` (the chosen method; sesong where no leader has reported),
    `avvik_prognose` (årsbudsjett − prognose, + is mindreforbruk), `prognose_lav` and `prognose_hoey` (the span).
    """
    med_leder = _ledernes_anslag(steder, meldt)
    valgt = med_leder[f"prognose_{metode}"].fillna(med_leder["prognose_sesong"])
    spennet = med_leder[[f"prognose_{navn}" for navn, valg in METODER.items() if valg.i_spennet]]
    return med_leder.assign(
        prognose=valgt,
        avvik_prognose=med_leder["aarsbudsjett"] - valgt,
        prognose_lav=spennet.min(axis="columns"),
        prognose_hoey=spennet.max(axis="columns"),
    )


def _ledernes_anslag(steder: pd.DataFrame, meldt: pd.DataFrame) -> pd.DataFrame:
    """A leader answers for a whole enhet: the figure stands on the enhet and is summed upwards, never split downwards."""
    enheter = steder[steder["nivaa"] == "enhet"]
    # An enhet whose ansvar lie in two tjenesteområder has two rows, and the figure belongs to neither alone.
    hel = ~enheter["enhet"].duplicated(keep=False)
    anslag = enheter["enhet"].map(meldt.set_index("enhet")["prognose"]).where(hel)
    per_enhet = pd.DataFrame(
        {
            "omraade": enheter["omraade"],
            "prognose_leder": anslag.astype(float),
            "samlet": anslag.fillna(enheter["prognose_sesong"]).astype(float),
            "enheter": 1,
            "enheter_meldt": anslag.notna().astype(int),
        }
    )
    per_omraade = per_enhet.groupby("omraade")[["samlet", "enheter", "enheter_meldt"]].sum()
    under_omraade = steder.loc[steder["nivaa"] == "omraade", ["omraade"]].join(per_omraade, on="omraade")
    hele = steder.loc[steder["nivaa"] == "kommune", []].assign(**per_omraade.sum())
    summert = pd.concat([under_omraade, hele])
    summert["prognose_leder"] = summert["samlet"].where(summert["enheter_meldt"] > 0)
    funnet = pd.concat([per_enhet, summert])[["prognose_leder", "enheter", "enheter_meldt"]]
    return steder.join(funnet)
