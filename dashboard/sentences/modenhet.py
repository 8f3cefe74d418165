"""What is said of digital maturity: how far it is to the targets, and who has furthest to go."""

from collections.abc import Sequence

import pandas as pd

from dashboard import text
from dashboard.sentences.words import liste, stor, tallord

_FLEST = 3  # names before they are counted instead


def om_modenheten(naa: pd.DataFrame) -> str:
    """How far it is on average, and who has furthest to go. `naa`: the newest assessment of each tjenesteområde, with navn,
    generasjon, maal_generasjon and gjenstaar."""
    med_maal = naa.dropna(subset="gjenstaar")
    if med_maal.empty:
        snitt = text.number(naa["generasjon"].mean(), 1)
        return f"Tjenesteområdene er i snitt i generasjon {snitt}. Ingen har satt seg et mål."
    lengst = med_maal["gjenstaar"].max()
    if not lengst:
        return "Alle tjenesteområdene er der de har satt seg som mål å være."
    naermest = med_maal[med_maal["gjenstaar"] == lengst]
    snitt = text.number(med_maal["gjenstaar"].mean(), 1)
    return f"I snitt gjenstår {snitt} {'generasjon' if snitt == '1,0' else 'generasjoner'} til målet. {_lengst(naermest)}"


def om_bevegelsen(naa: pd.DataFrame) -> str:
    """Who have moved since the time before; empty where nobody was assessed before. `naa` has forrige too."""
    if naa["forrige"].isna().all():
        return ""
    opp, ned = _moved(naa)
    if not opp and not ned:
        return "Ingen har skiftet generasjon siden forrige vurdering."
    deler = [f"{liste(navn)} har gått {vei}" for navn, vei in ((opp, "fram"), (ned, "tilbake")) if navn]
    return f"{'; '.join(deler)} siden forrige vurdering."


def tittel(naa: pd.DataFrame) -> str:
    """The message of the chart: how many are where they want to be."""
    med_maal = naa.dropna(subset="gjenstaar")
    if med_maal.empty:
        return "Generasjon per tjenesteområde"
    framme = int((med_maal["gjenstaar"] == 0).sum())
    return f"{stor(tallord(framme, 'omraade'))} av {tallord(len(med_maal))} tjenesteområder er ved målet"


def om_ikke_vurdert(navn: Sequence[str], aar: int) -> str:
    """Who has no assessment of the year; empty where all have."""
    return f"Ikke vurdert i {aar}: {liste(navn, 9)}." if navn else ""


def _moved(naa: pd.DataFrame) -> tuple[list[str], list[str]]:
    """Who have gone forward, and who back."""
    endring = naa["generasjon"] - naa["forrige"]
    return naa.loc[endring > 0, "navn"].tolist(), naa.loc[endring < 0, "navn"].tolist()


def _lengst(naermest: pd.DataFrame) -> str:
    navn = naermest["navn"].tolist()
    if len(navn) > 1:
        antall = int(naermest["gjenstaar"].iloc[0])
        hvor = f"{tallord(antall)} {'generasjon' if antall == 1 else 'generasjoner'}"
        hvem = liste(navn) if len(navn) <= _FLEST else f"{tallord(len(navn))} tjenesteområder"
        return f"Lengst igjen har {hvem}: {hvor}."
    rad = naermest.iloc[0]
    return f"Lengst igjen har {navn[0]}: fra generasjon {rad['generasjon']:.0f} til {rad['maal_generasjon']:.0f}."
