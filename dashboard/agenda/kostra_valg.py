"""What the comparison looks at: the municipality, a service area, and those it is held against. All of it in the address."""

from dataclasses import dataclass
from functools import lru_cache, partial

import pandas as pd
import streamlit as st

from dashboard import settings
from dashboard.reports.kostra_bilde import Omraadebilde
from dashboard.ui.data import numbers
from dashboard.ui.filters import choose
from dashboard.ui.page import View

MANGE = 8
"""More municipalities than this beside one another cannot be read."""
_MED = "med"
_DEMO = "Fjordvik, Demofylket og kommunene i Demogruppen er fiktive. Virkelige kommuner og landet står med SSBs egne tall."

husket = lru_cache(maxsize=64)
"""For what follows from a picture of an area alone, and is dear to make: it is made once and shown in every run."""


@dataclass(frozen=True, eq=False)
class Valg:
    """`bilde` is the chosen area; `omraader` rows of kostra/omraader; `navn` of every region that may be compared with."""

    view: View
    bilde: Omraadebilde
    omraader: pd.DataFrame
    navn: dict[str, str]

    @property
    def egen(self) -> str:
        return self.bilde.egen

    @property
    def egen_navn(self) -> str:
        return self.navn.get(self.egen, self.egen)

    @property
    def alle_bilder(self) -> list[Omraadebilde]:
        """Every area, held against the same regions."""
        return [
            _bilde(self.view, self.egen, kode, self.bilde.regioner)
            for kode in self.omraader.loc[self.omraader["nokkeltall"] > 0, "kode"]
        ]


def choose_comparison(view: View) -> Valg | None:
    """None where the lake holds no key figures. The municipality of the settings first, else whichever the reader chooses."""
    med_tall = numbers("kostra/kommuner_med_tall", view)
    if med_tall.empty:
        return None
    navn = dict(zip(med_tall["region"], med_tall["navn"], strict=True))
    omraadet, kommunen, de_andre = st.columns([2, 2, 4], vertical_alignment="bottom")
    with kommunen:
        egen = _egen(navn)
    grunnlag = numbers("kostra/sammenligningsgrunnlag", view, kommune=egen)
    faste = dict(zip(grunnlag["region"], grunnlag["navn"], strict=True))
    omraader = numbers("kostra/omraader", view, egen=egen)
    with omraadet:
        omraade = choose(
            "Tjenesteområde", dict(zip(omraader["kode"], omraader["tittel"], strict=True)), "omraade"
        )
    with de_andre:
        valgte = _valgte({region: each for region, each in navn.items() if region != egen})
    if settings.get().demo:
        st.caption(_DEMO)
    assert omraade is not None
    return Valg(view, _bilde(view, egen, omraade, (*faste, *valgte)), omraader, navn | faste)


def compare_with(regioner: list[str]) -> None:
    """Hold the municipality against these from the next run on."""
    st.session_state[_MED] = regioner[:MANGE]


def choose_figure(bilde: Omraadebilde, label: str, name: str, slag: tuple[str, ...] = ()) -> str | None:
    """One of the area's figures that the municipality has (of these kinds: all), the main ones first."""
    egne = bilde.egne if not slag else bilde.egne[bilde.egne["slag"].isin(slag)]
    titler = dict(zip(egne["nokkeltall"], egne["tittel"], strict=True))
    foerst = {each: titler[each] for each in bilde.hovedtall if each in titler}
    return choose(label, foerst | titler, name)


@lru_cache(maxsize=256)
def _bilde(view: View, egen: str, omraade: str, regioner: tuple[str, ...]) -> Omraadebilde:
    return Omraadebilde(partial(_les, view), egen, omraade, regioner)


def _les(view: View, name: str, **parameters: object) -> pd.DataFrame:
    return numbers(name, view, **parameters)


def _egen(navn: dict[str, str]) -> str:
    nummer = settings.get().nummer
    foerst = {nummer: navn[nummer]} if nummer in navn else {}
    valgt = choose("Kommune", foerst | navn, "kommune")
    assert valgt is not None
    return valgt


def _valgte(mulige: dict[str, str]) -> list[str]:
    """The freely chosen ones; those of the settings to begin with."""
    if _MED not in st.session_state:
        asked = st.query_params.get(_MED)
        st.session_state[_MED] = list(settings.get().referanser) if asked is None else asked.split(",")
    st.session_state[_MED] = [region for region in st.session_state[_MED] if region in mulige][:MANGE]
    valgte: list[str] = st.multiselect(
        "Sammenlign også med",
        list(mulige),
        format_func=lambda region: mulige.get(region, region),
        key=_MED,
        max_selections=MANGE,
        placeholder="Velg kommuner",
    )
    st.query_params[_MED] = ",".join(valgte)
    return valgte
