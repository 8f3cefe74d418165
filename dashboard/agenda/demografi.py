"""Demography: whose inhabitants are looked at. The municipality's own, or another that the lake holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import settings
from dashboard.analysis.befolkning import Befolkning
from dashboard.ui import markdown
from dashboard.ui.data import numbers
from dashboard.ui.filters import choose, say_unknown
from dashboard.ui.page import View
from dashboard.ui.remember import made_once

AAR_TILBAKE = 10
_KOMMUNE = "kommune"
HORISONTER = {"5": "5 år", "10": "10 år", "20": "20 år"}
FOERSTE_HORISONT = "10"
HVA_TRENGS = (
    "Last opp folketallet etter alder fra Statistisk sentralbyrå på siden Opplasting: tabell 07459 (registrert) og tabell 14288"
    " (framskriving; hoved, høy og lav), med ettårige aldre, som JSON-stat, Excel eller CSV. KS' tabell over endret utgiftsbehov"
    " kan lastes opp som CSV eller Excel."
)


@dataclass(frozen=True, slots=True)
class Kommune:
    """Whose inhabitants are looked at. `egen`: the one whose accounts and budget the lake holds; `egen_finnes`: whether that one
    can be chosen at all."""

    region: str
    navn: str
    egen: bool
    siste_registrert: int | None
    siste_framskrevet: int | None
    egen_finnes: bool

    @property
    def sagt(self) -> str:
        """The name, for text that is read as Markdown."""
        return markdown.escaped(self.navn)


def choose_kommune(view: View) -> Kommune | None:
    """The reader's choice, the municipality's own to begin with; what to do is said where it is not there. None: nobody is."""
    kommuner = _kommunene(view)
    if not kommuner:
        st.info(f"Det er ikke lest inn folketall ennå. {HVA_TRENGS}", icon=":material/upload_file:")
        return None
    spurt = st.query_params.get(_KOMMUNE)
    valgt = choose("Kommune", {region: each.navn for region, each in kommuner.items()}, _KOMMUNE)
    if valgt is None:
        return None
    if spurt and spurt not in kommuner:
        say_unknown(view, f"Det er ingen tall for «{_navngitt(view, spurt)}». Du ser {kommuner[valgt].navn}.")
    return kommuner[valgt]


def foerste_kommune(view: View) -> Kommune | None:
    """Whose inhabitants are shown before another is chosen."""
    return next(iter(_kommunene(view).values()), None)


def say_whose(kommune: Kommune) -> None:
    """Where it is not plainly the municipality's own: what to do about it, or that its number is another now."""
    nummer = settings.get().nummer
    if nummer is None:
        st.info(
            "Kommunenummeret er ikke satt, så programmet vet ikke hvilken kommune som er din. Sett innstillingen kommunenummer.",
            icon=":material/settings:",
        )
    elif kommune.egen and kommune.region != nummer:
        st.caption(f"Kommunenummer {nummer} er gått ut. Tallene står under {kommune.region} {kommune.sagt}.")
    elif not kommune.egen:
        egen = f"Egen kommune er {markdown.escaped(settings.get().kommune_navn)} ({nummer})"
        savnet = "" if kommune.egen_finnes else f", men den har ingen tall her ennå. {HVA_TRENGS}"
        st.caption(f"Du ser {kommune.sagt}. {egen}{savnet or '.'}")


@made_once
def befolkningen(view: View, kommune: Kommune) -> Befolkning:
    """Ten years back, and as far ahead as is projected, twenty years at most."""
    naa = kommune.siste_registrert or 0
    fra = (naa or 1900) - AAR_TILBAKE
    til = naa + max(map(int, HORISONTER)) if naa else kommune.siste_framskrevet or 0
    return Befolkning(numbers("demografi/befolkning", view, region=kommune.region, fra=fra, til=til))


def framover(befolkning: Befolkning, horisont: str) -> tuple[int | None, int | None]:
    """The year that is shown and the one that was asked for; the last projected where the projection ends before."""
    if befolkning.naa is None or befolkning.siste is None:
        return None, None
    oensket = befolkning.naa + int(horisont)
    return min(oensket, befolkning.siste), oensket


def say_missing(kommune: Kommune) -> None:
    """No inhabitants of the one chosen."""
    st.info(f"Det er ikke lest inn folketall for {kommune.sagt}. {HVA_TRENGS}", icon=":material/upload_file:")


@made_once
def _kommunene(view: View) -> Mapping[str, Kommune]:
    """Those the lake holds inhabitants of, by number; the municipality's own first."""
    rader = numbers("demografi/kommuner", view, nummer=settings.get().nummer)
    egen_finnes = bool(rader["egen"].any())
    return {
        rad["region"]: Kommune(
            rad["region"], _navn(rad), bool(rad["egen"]), _aar(rad["siste_registrert"]), _aar(rad["siste_framskrevet"]),
            egen_finnes,
        )
        for rad in rader.to_dict("records")
    }  # fmt: skip


def _navn(rad: Mapping[Any, Any]) -> str:
    """The own municipality is called what the settings call it, where the figures bear a number alone."""
    if rad["egen"] and rad["navn"] == rad["region"]:
        return settings.get().kommune_navn.removesuffix(" kommune")
    return str(rad["navn"])


def _navngitt(view: View, nummer: str) -> str:
    """What the address asked for, with its name where the key figures know it."""
    kjente = numbers("kostra/kommuner_med_tall", view)
    navn = kjente.loc[kjente["region"] == nummer, "navn"]
    return f"{navn.iloc[0]} ({nummer})" if len(navn) else nummer


def _aar(verdi: object) -> int | None:
    return None if pd.isna(verdi) else int(str(verdi))  # type: ignore[call-overload]
