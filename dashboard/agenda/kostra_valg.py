"""What the comparison looks at: the municipality, a service area, and those it is held against. All of it in the address."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from dashboard import settings
from dashboard.agenda.kostra_grunnlag import MANGE, Grunnlag, grunnlag
from dashboard.reports.kostra_bilde import Omraadebilde
from dashboard.ui.filters import choose, say_unknown
from dashboard.ui.page import View
from dashboard.ui.remember import made_once

_MED = "med"
_DEMO = "Fjordvik, Demofylket og kommunene i Demogruppen er fiktive. Virkelige kommuner og landet står med SSBs egne tall."


@dataclass(frozen=True, eq=False)
class Valg:
    """`bilde` is the chosen area, `alle_bilder` every area held against the same regions."""

    view: View
    grunnlag: Grunnlag
    bilde: Omraadebilde

    @property
    def egen(self) -> str:
        return self.bilde.egen

    @property
    def egen_navn(self) -> str:
        return self.grunnlag.navn.get(self.egen, self.egen)

    @property
    def alle_bilder(self) -> tuple[Omraadebilde, ...]:
        return self.grunnlag.bilder(self.egen, self.bilde.regioner)


def choose_comparison(view: View) -> Valg | None:
    """None where the lake holds no key figures. The municipality of the settings first, else whichever the reader chooses."""
    alle = grunnlag(view)
    if alle.foerst is None:
        return None
    omraadet, kommunen, de_andre = st.columns([2, 2, 4], vertical_alignment="bottom")
    _say_if_unknown(view, alle)
    with kommunen:
        egen = choose("Kommune", {alle.foerst: alle.navn[alle.foerst]} | alle.navn, "kommune")
    assert egen is not None
    with omraadet:
        omraade = choose("Tjenesteområde", _omraadene(alle.omraader(egen)), "omraade")
    assert omraade is not None
    with de_andre:
        valgte = _valgte(alle, egen)
    if settings.get().demo:
        st.caption(_DEMO)
    return Valg(view, alle, alle.bilde(egen, omraade, (*alle.faste(egen), *valgte)))


def _say_if_unknown(view: View, alle: Grunnlag) -> None:
    """An address that asks for what there is not is told so: what is shown instead may look like it."""
    kommune, omraade = st.query_params.get("kommune"), st.query_params.get("omraade")
    if kommune and kommune not in alle.navn:
        say_unknown(view, f"Det er ingen nøkkeltall for kommune «{kommune}». Du ser en annen.")
    if omraade and alle.foerst and omraade not in _omraadene(alle.omraader(alle.foerst)):
        say_unknown(view, f"«{omraade}» er ikke et område i katalogen. Du ser et annet.")


def compare_with(regioner: list[str]) -> None:
    """Hold the municipality against these from the next run on."""
    st.session_state[_MED] = regioner[:MANGE]


def choose_figure(bilde: Omraadebilde, label: str, name: str, slag: tuple[str, ...] = ()) -> str | None:
    """One of the area's figures that the municipality has (of these kinds: all), the main ones first."""
    return choose(label, _titlene(bilde, slag), name)


def first_figure(bilde: Omraadebilde, slag: tuple[str, ...] = ()) -> str | None:
    """The figure that `choose_figure` begins with."""
    return next(iter(_titlene(bilde, slag)), None)


@made_once
def _titlene(bilde: Omraadebilde, slag: tuple[str, ...]) -> dict[str, str]:
    egne = bilde.egne if not slag else bilde.egne[bilde.egne["slag"].isin(slag)]
    titler = dict(zip(egne["nokkeltall"], egne["tittel"], strict=True))
    foerst = {each: titler[each] for each in bilde.hovedtall if each in titler}
    return foerst | titler


def _omraadene(omraader: pd.DataFrame) -> dict[str, str]:
    return dict(zip(omraader["kode"], omraader["tittel"], strict=True))


def _valgte(alle: Grunnlag, egen: str) -> list[str]:
    """The freely chosen ones; those of the settings to begin with."""
    if _MED not in st.session_state:
        asked = st.query_params.get(_MED)
        st.session_state[_MED] = list(settings.get().referanser) if asked is None else asked.split(",")
    st.session_state[_MED] = alle.valgte(egen, st.session_state[_MED])
    valgte: list[str] = st.multiselect(
        "Sammenlign også med",
        [region for region in alle.navn if region != egen],
        format_func=lambda region: alle.navn.get(region, region),
        key=_MED,
        max_selections=MANGE,
        placeholder="Velg kommuner",
    )
    st.query_params[_MED] = ",".join(valgte)
    return valgte
