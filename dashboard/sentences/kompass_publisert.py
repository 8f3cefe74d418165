"""Kommunekompasset as folkevalgte and everybody else read it: what the points are, and what they are not."""

from collections.abc import Mapping
from datetime import date

from dashboard import text
from dashboard.analysis.kompass_anslag import Anslag
from dashboard.analysis.kompass_evaluering import Evaluering, Omraade

HVA_DET_ER = (
    "Kommunekompasset vurderer hvordan kommunen styres, ledes og utvikles. Det måler arbeidsmåter, ikke tjenestenes kvalitet i seg selv."
    " Uavhengige evaluatorer setter poengene etter intervjuer og dokumenter."
)
STRENGERE = (
    "Målestokken er fornyet siden da og er blitt strengere. Totalene kan ses sammen, områdene kan ikke."
)
UTEN_OMRAADER = "Bare totalen er kjent. Poengene for hvert område vises som ukjent, og er ikke anslått."


def om_evalueringen(evaluering: Evaluering, referanser: Mapping[str, float]) -> str:
    """`referanser`: points of others (of the same version) by who they are, «alle evaluerte» among them."""
    if evaluering.total is None:
        return f"Kommunen ble evaluert i Kommunekompasset i {evaluering.aar}. Totalen er ikke kjent."
    regnet = ", regnet fra delene" if evaluering.oppgitt is None else ""
    sagt = f"Kommunen fikk {poeng(evaluering.total)} av {poeng(evaluering.maks)} poeng i Kommunekompasset i {evaluering.aar}{regnet}."
    if not referanser:
        return sagt
    andre = " og ".join(f"{hvem} {poeng(verdi)}" for hvem, verdi in referanser.items())
    return f"{sagt} Til sammenligning har {andre}."


def hvem(slag: str, navn: str) -> str:
    """Who a reference is: its own name for a group of municipalities."""
    if slag == "alle":
        return "alle evaluerte i snitt"
    if navn == slag:
        return "kommuner i størrelsesgruppen"
    return f"kommuner med {navn}" if navn[:1].isdigit() else navn[:1].lower() + navn[1:]


def om_tegningen(evaluering: Evaluering) -> str:
    """The chart in a sentence: its figures are in the table under it."""
    return f"Søyler over poengene på hvert område i {evaluering.aar}, med snittet av alle evaluerte. Tallene står i tabellen under."


def tittel(omraade: Omraade) -> str:
    """`Flest poeng: Styring og kontroll`."""
    return f"Flest poeng: {omraade.navn}"


def om_anslaget(anslag: Anslag, evaluering: Evaluering | None, dato: date) -> str:
    """What the municipality itself says of `dato`; empty where it has assessed nothing."""
    if not anslag.vurdert:
        return ""
    spenn = f"mellom {poeng(anslag.lav)} og {poeng(anslag.hoy)}"
    if anslag.anslag is None:
        return (
            f"Etter kommunens egen vurdering er poengene {spenn} per {text.day(dato)}. Det meste er ikke vurdert ennå, så spennet er"
            " bredt."
        )
    mot = ""
    if evaluering is not None and evaluering.total is not None:
        endring = anslag.anslag - evaluering.total
        mot = f", {poeng(abs(endring))} {'flere' if endring >= 0 else 'færre'} enn i {evaluering.aar}"
    return (
        f"Etter kommunens egen vurdering ville en evaluering {text.day(dato)} gitt om lag {poeng(anslag.anslag)} poeng{mot}"
        f" ({spenn}). Det som er gjort og dokumentert, gir poeng; det som ikke er vurdert, er regnet som i forrige evaluering."
    )


def poeng(verdi: float) -> str:
    """Whole points: more is not claimed in public."""
    return text.number(verdi)
