"""Kommunekompasset as folkevalgte and everybody else read it: what the points are, and what they are not."""

from collections.abc import Mapping

from dashboard import text
from dashboard.analysis.kompass_anslag import Anslag
from dashboard.analysis.kompass_evaluering import Evaluering

HVA_DET_ER = (
    "Kommunekompasset vurderer hvordan kommunen styres, ledes og utvikles, på åtte områder med inntil 100 poeng hver. Det"
    " måler arbeidsmåter, ikke tjenestenes kvalitet i seg selv. Uavhengige evaluatorer setter poengene etter intervjuer og dokumenter."
)
STRENGERE = (
    "Målestokken er fornyet siden da og er blitt strengere. Totalene kan ses sammen, områdene kan ikke."
)
UTEN_OMRAADER = "Bare totalen er kjent. Poengene for hvert område vises som ukjent, og er ikke anslått."


def om_evalueringen(evaluering: Evaluering, referanser: Mapping[str, float]) -> str:
    """`referanser`: points of others (of the same version) by who they are, «alle evaluerte» among them."""
    if evaluering.total is None:
        return f"Kommunen ble evaluert i Kommunekompasset i {evaluering.aar}. Totalen er ikke kjent."
    sagt = f"Kommunen fikk {poeng(evaluering.total)} av {poeng(evaluering.maks)} poeng i Kommunekompasset i {evaluering.aar}."
    if not referanser:
        return sagt
    andre = " og ".join(f"{hvem} {poeng(verdi)}" for hvem, verdi in referanser.items())
    return f"{sagt} Til sammenligning har {andre}."


def om_anslaget(anslag: Anslag, evaluering: Evaluering | None) -> str:
    """What the municipality itself says of today; empty where it has assessed nothing."""
    if not anslag.vurdert:
        return ""
    spenn = f"mellom {poeng(anslag.lav)} og {poeng(anslag.hoy)}"
    if anslag.anslag is None:
        return f"Etter kommunens egen vurdering er poengene i dag {spenn}. Det meste er ikke vurdert ennå, så spennet er bredt."
    mot = ""
    if evaluering is not None and evaluering.total is not None:
        endring = anslag.anslag - evaluering.total
        mot = f", {poeng(abs(endring))} {'flere' if endring >= 0 else 'færre'} enn i {evaluering.aar}"
    return (
        f"Etter kommunens egen vurdering ville en evaluering i dag gitt om lag {poeng(anslag.anslag)} poeng{mot}"
        f" ({spenn}). Det som er gjort og dokumentert, gir poeng; det som ikke er vurdert, er regnet som i forrige evaluering."
    )


def poeng(verdi: float) -> str:
    """Whole points: more is not claimed in public."""
    return text.number(verdi)
