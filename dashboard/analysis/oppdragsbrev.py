"""The letter of assignments: which letters there are, who is to report on each assignment, and what they have told."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from dashboard.analysis.maalstand import Stand, siste_kvartal
from dashboard.analysis.maalstruktur import Ledd
from dashboard.analysis.strategi import Strategi

BREV = "oppdragsbrev"


@dataclass(frozen=True, eq=False)
class Oppdrag:
    """One assignment. `har_ansvar`: tjenesteområde -> HA or DA, of those who report; `felles`: those of the whole municipality,
    as they are called; `dato`: the day that deadlines are held against; `meldt`: rows of strategi/oppdragsstatus of its newest quarter, `tidligere` those of quarters before."""

    ledd: Ledd
    stand: Stand
    har_ansvar: Mapping[str, str]
    felles: tuple[str, ...]
    meldt: pd.DataFrame
    tidligere: pd.DataFrame
    dato: date

    @property
    def tittel(self) -> str:
        """With its number, where it has one."""
        return f"{self.ledd.nr}. {self.ledd.tittel}" if self.ledd.nr else self.ledd.tittel

    @property
    def alle_meldinger(self) -> pd.DataFrame:
        """Every report, the newest quarter first."""
        return pd.concat([self.meldt, self.tidligere])

    @property
    def mangler(self) -> list[str]:
        """Those who have a part in it and have told nothing in the newest quarter."""
        return [omraade for omraade in self.har_ansvar if omraade not in set(self.meldt["tjenesteomraade"])]


def brevene(strategi: Strategi) -> list[str]:
    """The letters: that of the period's year first, then the earlier ones, the newest first, and last those that are to come."""
    navn = {each.plan for each in strategi.struktur.av_slag(BREV)}
    i_aar = strategi.period.aar

    def order(brev: str) -> tuple[bool, int]:
        aar = aaret(brev) or 0
        return aar > i_aar, aar if aar > i_aar else -aar

    return sorted(sorted(navn), key=order)


def aaret(brev: str) -> int | None:
    """The year that a letter's name tells."""
    found = re.search(r"\b(20\d\d)\b", brev)
    return int(found[1]) if found else None


def siste_hele_kvartal(dato: date) -> tuple[int, int]:
    """Year and number of the last quarter that is over at the end of `dato`."""
    neste = dato + timedelta(days=1)
    aar, rest = divmod(neste.year * 4 + (neste.month - 1) // 3 - 1, 4)
    return aar, rest + 1


def oppdragene(strategi: Strategi, brev: str, omraader: pd.DataFrame) -> list[Oppdrag]:
    """Every assignment of the letter, in its order. `omraader`: rows of strategi/tjenesteomraader."""
    return [
        _oppdrag(strategi, each, omraader)
        for each in strategi.struktur.av_slag(BREV)
        if each.plan == brev and each.nivaa == "oppdrag"
    ]


def i_tall(alle: Sequence[Oppdrag]) -> tuple[list[str], int, float | None]:
    """The status of each, how many pieces are past their deadline, and the mean progress (%) of those who have told it."""
    framdrift = [each.stand.framdrift for each in alle if each.stand.framdrift is not None]
    return (
        [each.stand.status for each in alle],
        sum(each.stand.forsinket for each in alle),
        sum(framdrift) / len(framdrift) if framdrift else None,
    )


def _oppdrag(strategi: Strategi, ledd: Ledd, omraader: pd.DataFrame) -> Oppdrag:
    """The tjenesteområder that are named. Where only those of the whole municipality are (KLG, every leader), every tjenesteområde
    that somebody leads has a part; where no role is known, every one there is."""
    ansvar = strategi.ansvar[strategi.ansvar["ledd"] == ledd.id]
    felles = ansvar[ansvar["tjenesteomraade"].isna()]
    navngitt = ansvar[ansvar["tjenesteomraade"].notna()]
    har: dict[str, str] = {}
    if navngitt.empty and not felles.empty:
        ledede = omraader[omraader["har_leder"]]
        slag = "HA" if (felles["slag"] == "HA").any() else "DA"
        har = dict.fromkeys((omraader if ledede.empty else ledede)["kode"], slag)
    for slag in ("DA", "HA"):  # the main responsibility is said last, and stands
        har |= dict.fromkeys(navngitt.loc[navngitt["slag"] == slag, "tjenesteomraade"], slag)
    alle = strategi.meldt[strategi.meldt["oppdrag"] == ledd.id]
    meldt = siste_kvartal(alle)
    return Oppdrag(
        ledd=ledd,
        stand=strategi.stand[ledd.id],
        har_ansvar=har,
        felles=tuple(dict.fromkeys(felles["navn"])),
        meldt=meldt,
        tidligere=alle.drop(meldt.index),
        dato=strategi.dato,
    )
