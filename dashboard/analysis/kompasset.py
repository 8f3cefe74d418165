"""All that is known of the municipality in Kommunekompasset at one version of the data: evaluations, self-assessment, plan."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pandas as pd

from dashboard.analysis import kompass_anslag, kompass_evaluering, kompass_plan
from dashboard.analysis.kompass_anslag import Anslag, Celle
from dashboard.analysis.kompass_evaluering import Evaluering, Versjon
from dashboard.analysis.kompass_plan import Steg

Read = Callable[..., pd.DataFrame]
"""A named query at one version of the data: its name, its parameters."""


@dataclass(frozen=True, eq=False)
class Kompass:
    """`versjon`: the newest yardstick, which the municipality assesses itself by. `maalestokker`: kommunekompass/maalestokk of
    every version; `vurderinger`, `referanser`, `omtaler`: the queries of those names."""

    kommune: str | None
    versjoner: Mapping[str, Versjon]
    maalestokker: Mapping[str, pd.DataFrame]
    evalueringer: tuple[Evaluering, ...]
    referanser: pd.DataFrame
    omtaler: pd.DataFrame
    vurderinger: pd.DataFrame
    planen: pd.DataFrame

    @cached_property
    def versjon(self) -> Versjon:
        return max(self.versjoner.values(), key=lambda each: each.fra_aar)

    @cached_property
    def egne(self) -> tuple[Evaluering, ...]:
        """The municipality's own evaluations, the newest first, whatever their version."""
        return tuple(kompass_evaluering.egne(self.evalueringer, self.kommune))

    @property
    def siste(self) -> Evaluering | None:
        return self.egne[0] if self.egne else None

    @property
    def forrige(self) -> Evaluering | None:
        """The newest evaluation that today can be measured against: by the same yardstick, and with its areas known where there is
        such a one. A total alone does not say where the points are."""
        samme = [each for each in self.egne if each.versjon == self.versjon.versjon]
        return next((each for each in samme if not each.ukjente), next(iter(samme), None))

    @cached_property
    def celler(self) -> list[Celle]:
        return kompass_anslag.cellene(
            self.versjon, self.maalestokker[self.versjon.versjon], self.vurderinger, self.forrige
        )

    @cached_property
    def anslag(self) -> Anslag:
        return kompass_anslag.anslaget(self.celler)

    @cached_property
    def plan(self) -> list[Steg]:
        """Every measure of the plan, the cheapest points first."""
        return kompass_plan.rekkefoelge(kompass_plan.tiltakene(self.planen), self.celler)

    @property
    def maalestokk(self) -> pd.DataFrame:
        return self.maalestokker[self.versjon.versjon]

    def navn(self, nr: str) -> str:
        """What an area, sub-criterion or question is called in the newest yardstick; its number where it has none."""
        return self._navnene.get(nr, nr)

    @cached_property
    def _navnene(self) -> Mapping[str, str]:
        kalt = self.maalestokk.drop_duplicates("nr")
        return dict(zip(kalt["nr"], kalt["navn"], strict=True))

    def anslag_for(self, nr: str) -> Anslag:
        """The projection of an area, a sub-criterion or a question."""
        return kompass_anslag.anslaget(kompass_anslag.under(self.celler, nr))


def les(read: Read, kommune: str | None, dato: date = date.max) -> Kompass:
    """As the municipality with that number knew it on `dato`: evaluations of later years and later assessments are left out."""
    versjoner = kompass_evaluering.versjonene(read("kommunekompass/versjoner"))
    nyeste = max(versjoner.values(), key=lambda each: each.fra_aar).versjon
    maalestokker = {each: read("kommunekompass/maalestokk", versjon=each) for each in versjoner}
    skaarer = read("kommunekompass/skaarer")
    return Kompass(
        kommune=kommune,
        versjoner=versjoner,
        maalestokker=maalestokker,
        evalueringer=tuple(
            kompass_evaluering.evalueringene(skaarer[skaarer["aar"] <= dato.year], maalestokker)
        ),
        referanser=read("kommunekompass/referanser"),
        omtaler=read("kommunekompass/omtaler"),
        vurderinger=read("kommunekompass/egenvurderinger", versjon=nyeste, dato=dato),
        planen=read("kommunekompass/plan", versjon=nyeste),
    )
