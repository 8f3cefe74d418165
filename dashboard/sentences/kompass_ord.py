"""Points of Kommunekompasset as they are said, and what is told of an area without them."""

from decimal import ROUND_HALF_UP, Decimal

import pandas as pd

from dashboard import text
from dashboard.analysis.kompass_evaluering import Evaluering, Omraade

UKJENT = "ukjent"
HVA_TRENGS = (
    "Last opp en fil på siden Opplasting med én rad per kommune, år og nr., og kolonnene Kommunenr., År, Versjon, Nr. og Poeng:"
    " totalen («total»), områdene («2») og delkriteriene («2.1»). Det holder med totalen; det som mangler poeng, står som ukjent."
    " Mappen data/kommunekompasset har tre virkelige evalueringer, som også kan brukes som mal. Den som kan endre strategien, kan"
    " skrive en evaluering inn under Registrer."
)
_MOT_SNITTET = {
    "over": "over landssnittet",
    "omtrent": "omtrent på landssnittet",
    "under": "under landssnittet",
}


def tall(verdi: float | None, *, fortegn: bool = False) -> str:
    """`73,1`, `77`, `+4`, `ukjent`."""
    return UKJENT if verdi is None else text.points(verdi, fortegn)


def poeng(verdi: float, *, fortegn: bool = False) -> str:
    """`1 poeng`, `12,5 poeng`, `+12 poeng`."""
    return f"{text.points(verdi, fortegn)}{text.NO_BREAK}poeng"


def i_tabell(verdi: float | None) -> float | str:
    """In a column of kind poeng: to one decimal, halves away from zero, as the sentences say it; `ukjent` where it is missing."""
    if verdi is None or pd.isna(verdi):
        return UKJENT
    return float(Decimal(str(verdi)).quantize(Decimal("0.1"), ROUND_HALF_UP))


def sagt_i_ord(omraade: Omraade) -> list[str]:
    """What the evaluators tell of the area without its points: `over ca. 50 poeng`, `blant de laveste`, `over landssnittet`."""
    return [
        *([] if omraade.minst is None else [f"over ca. {tall(omraade.minst)} poeng"]),
        *([f"blant de {omraade.plassering}e"] if omraade.plassering else []),
        *([_MOT_SNITTET[omraade.mot_snittet]] if omraade.mot_snittet else []),
    ]


def hva_mangler(evaluering: Evaluering) -> str:
    """Of an evaluation whose areas are not all known."""
    if len(evaluering.ukjente) == len(evaluering.omraader):
        return "hvor poengene ligger, er ikke skrevet inn ennå"
    return "ikke alle områdene er skrevet inn ennå"
