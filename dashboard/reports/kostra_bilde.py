"""A service area as it is compared: the same picture on the page and in the printed profile."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from dashboard.analysis import mulighetsrom
from dashboard.analysis.befolkning import Befolkning
from dashboard.analysis.mulighetsrom import Spenn
from dashboard.charts.kostra_tall import Nokkeltall
from dashboard.sentences import kostra

Read = Callable[..., pd.DataFrame]
TIAAR = 10


@dataclass(frozen=True, slots=True)
class Innbyggere:
    """Those of the ages `grupper` (analysis.befolkning), as registered 1 January `aar` and projected to `til`."""

    grupper: tuple[str, ...]
    aar: int
    antall: int
    til: int
    framskrevet: int


@dataclass(frozen=True, eq=False)
class Omraadebilde:
    """`les` reads a named query at a version. `regioner`: those the municipality `egen` is held against, in order."""

    les: Read
    egen: str
    omraade: str
    regioner: tuple[str, ...]

    @cached_property
    def katalog(self) -> pd.DataFrame:
        return self.les("kostra/katalog", omraade=self.omraade)

    @cached_property
    def tittel(self) -> str:
        return str(self.katalog["omraade_tittel"].iloc[0])

    @cached_property
    def rader(self) -> pd.DataFrame:
        """The area's figures beside those of the others: kostra/sammenligning, with the catalogue's columns."""
        rader = self.les(
            "kostra/sammenligning", omraade=self.omraade, egen=self.egen, regioner=list(self.regioner)
        )
        return rader.merge(self.katalog, on=["omraade", "nokkeltall"])

    @cached_property
    def egne(self) -> pd.DataFrame:
        """The municipality's own rows that have a figure."""
        return self.rader[self.rader["egen"].astype(bool) & self.rader["verdi"].notna()]

    @cached_property
    def navn(self) -> str:
        egne = self.rader.loc[self.rader["egen"].astype(bool), "navn"]
        return str(egne.iloc[0]) if len(egne) else self.egen

    @cached_property
    def referanse(self) -> str | None:
        """The nearest of the regions that has figures of the area; None where none has."""
        med_tall = set(self.rader.loc[self.rader["verdi"].notna(), "region"])
        return next((region for region in self.regioner if region in med_tall), None)

    @cached_property
    def hovedtall(self) -> list[str]:
        """The figures that stand side by side: those of the headline, else the first of each kind the municipality has."""
        if felles := kostra.hovedtall(self.katalog, self.rader, self.referanse or ""):
            return felles
        return [str(each) for each in self.egne.drop_duplicates("slag")["nokkeltall"]]

    @cached_property
    def side_om_side(self) -> pd.DataFrame:
        """Rows of the main figures, of the regions that have a figure or a mark in one of them."""
        rader = self.rader[self.rader["nokkeltall"].isin(self.hovedtall)]
        kjente = rader.loc[rader["verdi"].notna() | rader["merke"].notna(), "region"]
        vist = rader[rader["region"].isin(kjente)]
        return vist.sort_values("nokkeltall", key=lambda alle: alle.map(self.hovedtall.index), kind="stable")

    @cached_property
    def mulighetsrom(self) -> pd.DataFrame:
        """Rows of analysis.mulighetsrom.beregn; empty where the area has no figure of cost."""
        return mulighetsrom.beregn(
            self.les(
                "kostra/behovsgrunnlag", omraade=self.omraade, egen=self.egen, regioner=list(self.regioner)
            )
        )

    @cached_property
    def spenn(self) -> Spenn | None:
        return mulighetsrom.spenn(self.mulighetsrom)

    @cached_property
    def utgiftsbehov(self) -> pd.DataFrame | None:
        """KS's yearly change in need of the area's sector: rows of demografi/utgiftsbehov, single years that are known.
        None of an area that KS reckons no need of."""
        sektor = self._om_omraadet("utgiftsbehov")
        if not isinstance(sektor, str):
            return None
        rader = self.les("demografi/utgiftsbehov", kommune=self.egen)
        return rader[
            (rader["sektor"] == sektor) & (rader["aar"] == rader["aar_til"]) & rader["beregnet"].notna()
        ]

    @cached_property
    def innbyggerne(self) -> Innbyggere | None:
        """How many the area serves, now and in ten years; None where either is not known."""
        kommuner = self.les("demografi/kommuner", nummer=None)
        naa = kommuner.loc[kommuner["region"] == self.egen, "siste_registrert"].dropna()
        if naa.empty:
            return None
        aar = int(naa.iloc[0])
        rader = self.les("demografi/befolkning", region=self.egen, fra=aar, til=aar + TIAAR)
        befolkning, grupper = Befolkning(rader), str(self._om_omraadet("alder")).split(",")
        antall = _sum(befolkning.antall(gruppe, aar) for gruppe in grupper)
        framskrevet = _sum(befolkning.antall(gruppe, aar + TIAAR, "hoved") for gruppe in grupper)
        if antall is None or framskrevet is None:
            return None
        return Innbyggere(tuple(grupper), aar, antall, aar + TIAAR, framskrevet)

    @cached_property
    def uten_tall(self) -> list[str]:
        """Names of the chosen municipalities that have none of the main figures in the year shown."""
        rader = self.rader[
            self.rader["nokkeltall"].isin(self.hovedtall) & self.rader["region"].str.fullmatch(r"\d{4}")
        ]
        med = set(self.side_om_side["region"])
        return list(
            dict.fromkeys(
                str(navn)
                for region, navn in zip(rader["region"], rader["navn"], strict=True)
                if region not in med
            )
        )

    def _om_omraadet(self, kolonne: str) -> object:
        omraader = self.les("kostra/omraader", egen=self.egen)
        return dict(zip(omraader["kode"], omraader[kolonne], strict=True))[self.omraade]

    def som_tall(self, nokkeltall: str, aar: int | None = None) -> Nokkeltall:
        """A figure of the catalogue as the charts name it."""
        rad = self.katalog.set_index("nokkeltall").loc[nokkeltall]
        return Nokkeltall(str(rad["tittel"]), str(rad["enhet"]), str(rad["slag"]), aar)


def _sum(antall: Iterable[int | None]) -> int | None:
    """None where one of them is not known."""
    alle = list(antall)
    kjente = [each for each in alle if each is not None]
    return sum(kjente) if len(kjente) == len(alle) else None


def spenn_tabell(bilder: Iterable[Omraadebilde]) -> pd.DataFrame:
    """One row per area and reference that an amount can be reckoned for: tittel, referanse, kr, kr_per_innbygger, aar."""
    rader: list[dict[str, Any]] = [
        {
            "tittel": bilde.tittel,
            "referanse": utslag.navn,
            "kr": utslag.kr,
            "kr_per_innbygger": utslag.kr_per_innbygger,
            "aar": bilde.spenn.aar,
        }
        for bilde in bilder
        if bilde.spenn is not None
        for utslag in bilde.spenn.utslag
    ]
    return pd.DataFrame(rader, columns=["tittel", "referanse", "kr", "kr_per_innbygger", "aar"])
