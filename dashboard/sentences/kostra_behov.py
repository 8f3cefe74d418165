"""What the population does to an area, and why an amount of comparison stands or does not."""

import pandas as pd

from dashboard import text
from dashboard.sentences import kostra_mulighetsrom
from dashboard.sentences.kostra_tall import kort, liten
from dashboard.sentences.words import beloep, liste

_AAR_FRAM = 4


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
