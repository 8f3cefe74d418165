"""What is said of the breaks in the red thread."""

from collections import Counter
from collections.abc import Sequence

from dashboard import text
from dashboard.sentences.words import liste, tallord

_FLEST_SLAG = 3
INGEN = "Den røde tråden er hel: alle mål har tiltak, og alt arbeid har mål, eier, konto og indikator."


def om_resten(alle: Sequence[str], funnet: Sequence[str]) -> str:
    """The kinds that were looked for and not found: `Ingen brudd av disse slagene: mål uten tiltak og konto uten tall.`"""
    uten = [slag for slag in alle if slag not in funnet]
    return f"Ingen brudd av disse slagene: {liste(uten, len(uten))}." if uten else ""


def om_bruddene(slag: Sequence[str]) -> str:
    """`Den røde tråden har 23 brudd. Flest er det av tiltak uten konto (9).` `slag`: the kind of each break."""
    if not slag:
        return INGEN
    antall = Counter(slag)
    flest = max(antall.values())
    oftest = [each for each, count in antall.items() if count == flest]
    said = f"Den røde tråden har {text.number(len(slag))} brudd."
    if len(oftest) > _FLEST_SLAG:
        return f"{said[:-1]}, av {tallord(len(antall))} slag."
    if len(antall) == 1:
        return f"{said} {'Det er' if len(slag) == 1 else 'Alle er'} {oftest[0]}."
    hver = f", {text.number(flest)} av hver" if len(oftest) > 1 else f" ({text.number(flest)})"
    return f"{said} Flest er det av {liste(oftest)}{hver}."
