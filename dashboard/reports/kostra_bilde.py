"""A service area as it is compared: the same picture on the page and in the printed profile."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from dashboard.analysis import mulighetsrom
from dashboard.analysis.mulighetsrom import Spenn
from dashboard.charts.kostra_tall import Nokkeltall
from dashboard.sentences import kostra

Read = Callable[..., pd.DataFrame]


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
        return rader.merge(self.katalog, on="nokkeltall")

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
        return rader[rader["region"].isin(kjente)]

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
        omraader = self.les("kostra/omraader", egen=self.egen).set_index("kode")
        sektor: object = omraader["utgiftsbehov"].to_dict()[self.omraade]
        if not isinstance(sektor, str):
            return None
        rader = self.les("demografi/utgiftsbehov", kommune=self.egen)
        return rader[
            (rader["sektor"] == sektor) & (rader["aar"] == rader["aar_til"]) & rader["beregnet"].notna()
        ]

    @cached_property
    def aargang(self) -> pd.DataFrame:
        """Rows of kostra/aargang of the tables that the area's figures come from, those that have come in."""
        aargang = self.les("kostra/aargang")
        brukt = self.katalog.loc[self.katalog["nokkeltall"].isin(self.egne["nokkeltall"]), "tabell"]
        return aargang[aargang["tabell"].isin(brukt)]

    def som_tall(self, nokkeltall: str, aar: int | None = None) -> Nokkeltall:
        """A figure of the catalogue as the charts name it."""
        rad = self.katalog.set_index("nokkeltall").loc[nokkeltall]
        return Nokkeltall(str(rad["tittel"]), str(rad["enhet"]), str(rad["slag"]), aar)


def spenn_tabell(bilder: list[Omraadebilde]) -> pd.DataFrame:
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
