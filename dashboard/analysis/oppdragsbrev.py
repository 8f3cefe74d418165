"""The letter of assignments: which letters there are, who is to report on each assignment, and what they have told."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from dashboard.analysis.maalstand import Stand, siste_kvartal
from dashboard.analysis.maalstruktur import Ledd, Maalstruktur
from dashboard.analysis.strategi import Strategi

BREV = "oppdragsbrev"


@dataclass(frozen=True, eq=False)
class Oppdrag:
    """One assignment. `har_ansvar`: tjenesteområde -> HA or DA, of those who report; `felles`: those of the whole municipality,
    as they are called; `meldt`: rows of strategi/oppdragsstatus of its newest quarter, `tidligere` those of quarters before."""

    ledd: Ledd
    stand: Stand
    har_ansvar: Mapping[str, str]
    felles: tuple[str, ...]
    meldt: pd.DataFrame
    tidligere: pd.DataFrame

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


def brevene(struktur: Maalstruktur) -> list[str]:
    """The letters, the newest first."""
    return sorted({each.plan for each in struktur.av_slag(BREV)}, reverse=True)


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


def _oppdrag(strategi: Strategi, ledd: Ledd, omraader: pd.DataFrame) -> Oppdrag:
    """Whoever answers for the whole municipality (KLG, every leader) has a part in the work of every tjenesteområde that somebody
    leads; of all where no role is known."""
    ansvar = strategi.ansvar[strategi.ansvar["ledd"] == ledd.id]
    felles = ansvar[ansvar["tjenesteomraade"].isna()]
    har: dict[str, str] = {}
    if not felles.empty:
        slag = "HA" if (felles["slag"] == "HA").any() else "DA"
        ledede = omraader[omraader["har_leder"]]
        har = dict.fromkeys((omraader if ledede.empty else ledede)["kode"], slag)
    for slag in ("DA", "HA"):  # the main responsibility is said last, and stands
        egne = ansvar[(ansvar["slag"] == slag) & ansvar["tjenesteomraade"].notna()]
        har |= dict.fromkeys(egne["tjenesteomraade"], slag)
    alle = strategi.meldt[strategi.meldt["oppdrag"] == ledd.id]
    meldt = siste_kvartal(alle)
    return Oppdrag(
        ledd=ledd,
        stand=strategi.stand[ledd.id],
        har_ansvar=har,
        felles=tuple(dict.fromkeys(felles["navn"])),
        meldt=meldt,
        tidligere=alle.drop(meldt.index),
    )
