"""What a comparison is made of at a version, whoever looks: the municipalities, the regions always held against one, and a
picture of each service area.

Key figures are the same for everybody who may compare, so what is remembered here is remembered for them all.
"""

from dataclasses import dataclass, replace
from functools import partial

import pandas as pd

from dashboard import access, settings
from dashboard.reports.kostra_bilde import Omraadebilde
from dashboard.ui.amounts import Amounts
from dashboard.ui.data import numbers
from dashboard.ui.page import View
from dashboard.ui.remember import made_once

MANGE = 8
"""More municipalities than this beside one another cannot be read."""


@dataclass(frozen=True, eq=False)
class Grunnlag:
    """`navn`: of every municipality with key figures, by its number and in the alphabet's order; empty where there are none.

    The same version gives the same object, which is itself and equal to no other.
    """

    view: View
    navn: dict[str, str]

    @property
    def foerst(self) -> str | None:
        """The municipality that is shown first: that of the settings if it has figures, else the first of them all."""
        nummer = settings.get().nummer
        return nummer if nummer in self.navn else next(iter(self.navn), None)

    def faste(self, egen: str) -> dict[str, str]:
        """The regions that the municipality `egen` is always held against, the nearest first, and their names."""
        return _faste(self, egen)

    def valgte(self, egen: str, oensket: list[str]) -> list[str]:
        """Of the municipalities asked for, those that `egen` can be held against."""
        return [region for region in oensket if region in self.navn and region != egen][:MANGE]

    def omraader(self, egen: str) -> pd.DataFrame:
        """Rows of kostra/omraader."""
        return numbers("kostra/omraader", self.view, egen=egen)

    def bilde(self, egen: str, omraade: str, regioner: tuple[str, ...]) -> Omraadebilde:
        """The area of the municipality `egen` held against `regioner`: the same question gives the same object."""
        return _bilde(self, egen, omraade, regioner)

    def bilder(self, egen: str, regioner: tuple[str, ...]) -> tuple[Omraadebilde, ...]:
        """Every area that the catalogue has figures of."""
        return _bilder(self, egen, regioner)

    @property
    def som_det_aapnes(self) -> tuple[Omraadebilde, ...]:
        """Every area as the page opens it, before anybody has chosen."""
        if self.foerst is None:
            return ()
        valgte = self.valgte(self.foerst, list(settings.get().referanser))
        return self.bilder(self.foerst, (*self.faste(self.foerst), *valgte))


def grunnlag(view: View) -> Grunnlag:
    """What the numbers of the view's version give to compare."""
    return _grunnlag(replace(view, user=access.NOBODY, amounts=Amounts.KR))


@made_once
def _grunnlag(view: View) -> Grunnlag:
    rader = numbers("kostra/kommuner_med_tall", view)
    return Grunnlag(view, dict(zip(rader["region"], rader["navn"], strict=True)))


@made_once
def _faste(grunnlag: Grunnlag, egen: str) -> dict[str, str]:
    rader = numbers("kostra/sammenligningsgrunnlag", grunnlag.view, kommune=egen)
    return dict(zip(rader["region"], rader["navn"], strict=True))


@made_once
def _bilder(grunnlag: Grunnlag, egen: str, regioner: tuple[str, ...]) -> tuple[Omraadebilde, ...]:
    rader = grunnlag.omraader(egen)
    koder = rader.loc[rader["nokkeltall"] > 0, "kode"]
    return tuple(grunnlag.bilde(egen, str(kode), regioner) for kode in koder)


@made_once
def _bilde(grunnlag: Grunnlag, egen: str, omraade: str, regioner: tuple[str, ...]) -> Omraadebilde:
    return Omraadebilde(partial(_les, grunnlag.view), egen, omraade, regioner)


def _les(view: View, name: str, **parameters: object) -> pd.DataFrame:
    """What is asked of one area is asked of them all at once: whoever has seen one, soon sees the next."""
    if parameters.get("omraade") is None:
        return numbers(name, view, **parameters)
    alle = numbers(name, view, **{**parameters, "omraade": None})
    return alle[alle["omraade"] == parameters["omraade"]]
