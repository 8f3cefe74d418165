"""The 0A of the accounts in the lake: what can be delivered, the posts of it, and what SSB would answer today."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from dashboard import lake, queries, text
from dashboard.errors import DashboardError
from dashboard.filuttrekk import kontroller
from dashboard.filuttrekk.kontroller import Funn, Kontroll, Levering, Resultat, Svar
from dashboard.filuttrekk.layout import Post
from dashboard.settings import Settings

DATASET = "regnskap"
MONTHS, YEAR_END, WHOLE_YEAR = 12, 13, 0


@dataclass(frozen=True, slots=True)
class Utvalg:
    """A stretch of a year's accounts, from January. `kvartal` is the delivery it belongs to, empty for the year; not `helt`:
    the delivery lacks months that are still to come."""

    aar: int
    kvartal: str
    til: int
    helt: bool = True

    @property
    def key(self) -> str:
        """`2026-10` (to date), `2026-k3`, `2025`: how an address writes it."""
        if not self.helt:
            return f"{self.aar}-{self.til:02d}"
        return f"{self.aar}-k{self.kvartal}" if self.kvartal else f"{self.aar}"

    @property
    def navn(self) -> str:
        if not self.helt:
            return f"Hittil i {self.aar}, til og med {text.MONTHS[self.til]}"
        return f"{self.kvartal}. kvartal {self.aar}" if self.kvartal else f"Året {self.aar}"

    @property
    def hva(self) -> str:
        """In the middle of a sentence: `regnskapet til og med oktober 2026`, `3. kvartal 2026`, `årsregnskapet for 2025`."""
        if not self.helt:
            return f"regnskapet til og med {text.MONTHS[self.til]} {self.aar}"
        return self.levering("").navn

    @property
    def filnavn(self) -> str:
        """`0A_2026_K3.dat`, `0A_2025.dat`."""
        return f"0A_{self.aar}_K{self.kvartal}.dat" if self.kvartal else f"0A_{self.aar}.dat"

    @property
    def perioder(self) -> dict[str, int]:
        """As the queries of queries/ssb ask for it: the year holds its year-end entries, and what is posted on no month."""
        if self.kvartal:
            return {"aar": self.aar, "fra_periode": 1, "til_periode": self.til}
        return {"aar": self.aar, "fra_periode": WHOLE_YEAR, "til_periode": YEAR_END}

    def levering(self, region: str) -> Levering:
        return Levering(self.aar, self.kvartal, region)


@dataclass(frozen=True)
class Kontrollert:
    """The controls of a stretch of accounts.

    `naa`: what SSB would answer to the delivery it belongs to. `ved_aarsslutt`: what it does not reject there, but would reject
    in the year's accounts if it stays as it is. `venter`: the controls that say nothing before the year's end, with what they
    would say today. `interne`: the rows of ssb/interne_arter.
    """

    utvalg: Utvalg
    at: int
    poster: tuple[Post, ...]
    naa: Resultat
    ved_aarsslutt: tuple[Funn, ...]
    venter: tuple[tuple[Kontroll, Funn | None], ...]
    interne: pd.DataFrame

    @property
    def avvist(self) -> tuple[Funn, ...]:
        return self.naa.av(Svar.ERROR)

    @property
    def advarsler(self) -> tuple[Funn, ...]:
        """What SSB takes with a warning, and would take in the year's accounts too."""
        later = {_what(each) for each in self.ved_aarsslutt}
        return tuple(each for each in self.naa.av(Svar.WARNING) if _what(each) not in later)

    @property
    def orientering(self) -> tuple[Funn, ...]:
        return self.naa.av(Svar.INFO)

    @cached_property
    def steder(self) -> pd.DataFrame:
        """The rows of ssb/hvor_foert for every post that is behind a finding."""
        funn = [*self.naa.funn, *self.ved_aarsslutt]
        noekler = sorted({noekkel for each in funn for noekkel in each.noekler})
        return queries.run("ssb/hvor_foert", self.at, noekler=noekler, **self.utvalg.perioder)

    def interne_arter(self, *, tatt_ut: bool) -> dict[str, float]:
        """Art -> kr of the internal arts in use, those taken out of the posts or those that are left in them."""
        those = self.interne[self.interne["tas_ut"] == tatt_ut]
        return {str(art): float(kr) for art, kr in those.groupby("art")["beloep"].sum().items()}

    @property
    def intern_differanse(self) -> dict[str, float]:
        """Kontoklasse -> kr that are lost when internal purchases and sales are taken out; empty where they cancel out."""
        sums = self.interne[self.interne["tas_ut"]].groupby("kontoklasse")["beloep"].sum()
        return {str(klasse): float(kr) for klasse, kr in sums.items() if kr}


def valg(perioder: Iterable[tuple[int, int]]) -> list[Utvalg]:
    """What the accounts can be controlled as, the newest first: the year to date, each whole quarter, the whole year.

    `perioder`: year and period that there are accounts for.
    """
    years: dict[int, set[int]] = {}
    for aar, periode in perioder:
        years.setdefault(aar, set()).add(periode)
    return [each for aar in sorted(years, reverse=True) for each in _of_year(aar, years[aar])]


def utvalg(aar: int, kvartal: int | None, at: int) -> Utvalg:
    """The whole delivery asked for. Raises DashboardError where the accounts do not have all its months."""
    wanted = "" if kvartal is None else str(kvartal)
    found = queries.run("oversikt/perioder", at)
    accounts = found[found["har_regnskap"]]
    for each in valg(zip(accounts["aar"], accounts["periode"], strict=True)):
        if (each.aar, each.kvartal, each.helt) == (aar, wanted, True):
            return each
    raise DashboardError(
        "Leveringen er ikke fullført i regnskapet",
        f"Regnskapet har ikke alle månedene i {Levering(aar, wanted, '').navn}.",
        "Les inn månedene som mangler, eller velg et annet kvartal.",
    )


def region(chosen: Settings) -> str:
    """The kommunenummer and 00. Raises DashboardError where the settings do not have it."""
    if chosen.nummer:
        return f"{chosen.nummer}00"
    raise DashboardError(
        "Kommunenummeret mangler",
        "Filuttrekket må ha kommunens nummer, og det står ikke i innstillingene.",
        "Sett DASHBOARD_KOMMUNENUMMER, eller kommunenummer i dashboard.toml.",
    )


def poster(valgt: Utvalg, region: str, at: int) -> tuple[Post, ...]:
    """The posts of the delivery: drift before investering, then by funksjon and art."""
    rows = queries.run("ssb/poster", at, **valgt.perioder)
    return tuple(
        Post(kontroller.SKJEMA, str(valgt.aar), valgt.kvartal, region, "", "", kontoklasse, funksjon, art, str(beloep))
        for kontoklasse, funksjon, art, beloep in rows[["kontoklasse", "funksjon", "art", "beloep"]].itertuples(
            index=False, name=None
        )
    )  # fmt: skip


def kontroller_regnskapet(valgt: Utvalg, region: str, at: int) -> Kontrollert:
    """What SSB would answer to the accounts as they stand in version `at`."""
    found = poster(valgt, region, at)
    levering = valgt.levering(region)
    with lake.get().cursor() as con:
        kontroller.stage(con, [(None, post.fields) for post in found])
        naa = kontroller.run(con, levering, DATASET)
        aaret = kontroller.run(con, replace(levering, kvartal=""), DATASET) if valgt.kvartal else None
    varsler, venter = _at_year_end(naa, aaret)
    interne = queries.run("ssb/interne_arter", at, **valgt.perioder)
    return Kontrollert(valgt, at, found, naa, varsler, venter, interne)


def _of_year(aar: int, periods: set[int]) -> list[Utvalg]:
    last = max((periode for periode in periods if periode <= MONTHS), default=0)
    whole = [
        Utvalg(aar, str(quarter), 3 * quarter)
        for quarter in (4, 3, 2, 1)
        if periods.issuperset(range(1, 3 * quarter + 1))
    ]
    if WHOLE_YEAR in periods or periods.issuperset(range(1, MONTHS + 1)):
        return [Utvalg(aar, "", YEAR_END), *whole]
    if last == 0 or (whole and whole[0].til == last):
        return whole
    return [Utvalg(aar, str((last + 2) // 3), last, helt=False), *whole]


def _at_year_end(
    naa: Resultat, aaret: Resultat | None
) -> tuple[tuple[Funn, ...], tuple[tuple[Kontroll, Funn | None], ...]]:
    """Of what the year's controls say today: what is rejected if it stays, and what is only known when the year is over."""
    if aaret is None:
        return (), ()
    rejected = {_what(each) for each in naa.av(Svar.ERROR)}
    varsler = tuple(
        each for each in aaret.av(Svar.ERROR) if not each.kontroll.venter and _what(each) not in rejected
    )
    said = {each.kontroll.nr: each for each in aaret.funn}
    asked = {each.kontroll.nr: each.kontroll for each in aaret.funn} | {
        each.nr: each for each in aaret.uten_funn
    }
    venter = tuple((each, said.get(nr)) for nr, each in sorted(asked.items()) if each.venter)
    return varsler, venter


def _what(funn: Funn) -> tuple[str, tuple[str, ...]]:
    """A control and the posts it speaks of, whatever SSB answers; 010u is the quarters' milder 010."""
    return funn.kontroll.nr.removesuffix("u"), funn.noekler
