"""What the population does to an area, and why an amount of comparison stands or does not."""

from collections.abc import Sequence

import pandas as pd

from dashboard import text
from dashboard.sentences import kostra_mulighetsrom
from dashboard.sentences.kostra_tall import kort, liten
from dashboard.sentences.words import beloep, liste, tallord

_AAR_FRAM = 4
_FAA = 3


def hvorfor_ikke(mulighetsrom: pd.DataFrame) -> str:
    """Why an area has no amount. `mulighetsrom`: rows of analysis.mulighetsrom.beregn."""
    if mulighetsrom.empty:
        return "Området har ingen kostnadstall å regne med."
    per_innbygger = mulighetsrom[mulighetsrom["delkostnad"].notna()]
    if per_innbygger.empty:
        return (
            "Området er ikke med i utgiftsutjevningen i inntektssystemet. Det finnes derfor ingen behovsindeks, og en forskjell"
            " kan ikke regnes om til kroner ved likt behov."
        )
    return kostra_mulighetsrom.hvorfor_ikke(per_innbygger.iloc[0].to_dict())


def forbehold(mulighetsrom: pd.DataFrame) -> list[str]:
    """The caveats of the amounts, with the years they are of. `mulighetsrom`: as above, with at least one amount."""
    rad = mulighetsrom[mulighetsrom["kr"].notna()].sort_values("aar").iloc[-1]
    return kostra_mulighetsrom.forbehold(int(rad["aar"]), int(rad["behov_aar"]), int(rad["innbyggere_aar"]))


def om_utgiftsbehovet(behov: pd.DataFrame | None, omraade: str) -> str:
    """How the need changes over the next years, by KS's table. `behov`: rows of demografi/utgiftsbehov of the area's sector,
    single years; empty where nothing is known, None of an area that KS reckons no need of."""
    if behov is None:
        return f"KS beregner ikke endret utgiftsbehov for {liten(omraade)}."
    if behov.empty:
        return f"KS' tabell over endret utgiftsbehov er ikke lest inn for {liten(omraade)} i kommunen."
    neste = behov.sort_values("aar").head(_AAR_FRAM)
    fra, til = int(neste["aar"].iloc[0]), int(neste["aar"].iloc[-1])
    kr = float(neste["beregnet"].sum())
    pris = behov["prisnivaa"].dropna()
    kroner = f" i {int(pris.iloc[0])}-kroner" if len(pris) else ""
    if not round(kr):
        return f"Befolkningen gir i {fra}–{til} verken større eller mindre utgiftsbehov til {liten(omraade)}."
    retning = "større" if kr > 0 else "mindre"
    hvert = "; ".join(
        f"{int(rad['aar'])}: {text.millions(rad['beregnet'], signed=True)}"
        for rad in neste.to_dict("records")
    )
    return (
        f"Befolkningen gir i {fra}–{til} et {beloep(abs(kr))} {retning} utgiftsbehov til {liten(omraade)}{kroner}, etter KS'"
        f" beregning ({hvert})."
    )


def om_omraadene(spenn: pd.DataFrame, egen: str) -> str:
    """Where all comparisons say the same. `spenn`: tittel, kr; one row per area and reference."""
    per = spenn.groupby("tittel", sort=False)["kr"]
    mer, mindre = (
        [liten(str(tittel)) for tittel, kr in per if (kr > 0).all()],
        [liten(str(tittel)) for tittel, kr in per if (kr < 0).all()],
    )
    deler = []
    if mer:
        deler.append(f"mer enn alle sammenligningene på {liste(mer, flest=12)}")
    if mindre:
        deler.append(
            f"mindre på {liste(mindre, flest=12)}" if mer else f"mindre enn alle på {liste(mindre, flest=12)}"
        )
    if not deler:
        return f"Sammenligningene peker ulike veier for {kort(egen)} på alle områdene, når behovet er regnet likt."
    return f"Når behovet er regnet likt, bruker {kort(egen)} {' og '.join(deler)}."


def om_innbyggerne(grupper: Sequence[str], aar: int, antall: int, til: int, framskrevet: int) -> str:
    """`Innbyggere 80 år og over: 667 i 2026, 875 i 2036 (+31,2 %).` `grupper`: of analysis.befolkning, side by side."""
    endring = f" ({text.percent(100 * (framskrevet / antall - 1), signed=True)})" if antall else ""
    return (
        f"{_alderen(grupper)}: {text.number(antall)} i {aar}, {text.number(framskrevet)} i {til}{endring}, etter SSBs"
        " hovedalternativ."
    )


def om_de_uten_tall(navn: Sequence[str], aar: int) -> str:
    """Who was asked for and is not seen; empty where nobody is."""
    if not navn:
        return ""
    hvem = liste([kort(each) for each in navn], flest=8)
    return f"{hvem} har ingen tall for {aar} i disse nøkkeltallene. Under Utvikling ser du andre år."


def om_bredden(antall: int) -> str:
    """A span over few comparisons looks surer than it is; empty where they are many."""
    if antall > _FAA:
        return ""
    hvor_mange = "én sammenligning" if antall == 1 else f"{tallord(antall)} sammenligninger"
    return f"Beløpet bygger på {hvor_mange}. Velg flere kommuner for å se hvor mye det avhenger av hvem dere måles mot."


def _alderen(grupper: Sequence[str]) -> str:
    if grupper == ("alle",):
        return "Innbyggere"
    foerste, siste = grupper[0], grupper[-1]
    if siste.endswith("+"):
        return f"Innbyggere {siste.removesuffix('+')} år og over"
    return f"Innbyggere {foerste.split('-')[0]}–{siste.split('-')[-1]} år"
