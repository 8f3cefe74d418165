"""What is said of the municipality beside another in Kommunekompasset: never area by area where the versions differ."""

from collections.abc import Sequence

from dashboard.analysis.kompass_evaluering import Evaluering, Omraade, Par
from dashboard.sentences.kompass_ord import UKJENT, poeng, sagt_i_ord, tall
from dashboard.sentences.words import liste


def om_forskjellen(egen: Evaluering, annen: Evaluering) -> str:
    """The two totals, with the note where they are by different yardsticks."""
    if egen.total is None or annen.total is None:
        ukjent = egen if egen.total is None else annen
        return f"Totalen for {kalt(ukjent)} er ikke kjent, så totalene kan ikke holdes mot hverandre."
    begge = f"{kalt(egen)} fikk {tall(egen.total)} poeng, {kalt(annen)} fikk {tall(annen.total)}"
    if egen.versjon != annen.versjon:
        return f"{begge}. {_ULIKE.format(egen.versjon, annen.versjon)}"
    forskjell = tall(abs(egen.total - annen.total))
    if forskjell == "0":
        return f"{begge}: like mange."
    return f"{begge}: vi har {forskjell} poeng {'flere' if egen.total > annen.total else 'færre'}."


def om_valget(brukt: Evaluering, nyeste: Evaluering) -> str:
    """Why an older evaluation of one's own is used."""
    return (
        f"Vår nyeste evaluering, fra {nyeste.aar}, er etter versjon {nyeste.versjon}. Her brukes den fra {brukt.aar}: den er etter"
        f" versjon {brukt.versjon}, som deres."
    )


def om_omraadene(par: Sequence[Par], egen: Evaluering, annen: Evaluering) -> str:
    """Where we lag and lead the most. `par`: area by area."""
    kjente = [each for each in par if each.forskjell is not None]
    if not kjente:
        return _om_ukjente(par, egen, annen)
    bak, foran = min(kjente, key=_forskjell), max(kjente, key=_forskjell)
    deler = [
        *(
            [f"Lengst bak {annen.navn} ligger vi på {bak.navn} ({tall(bak.forskjell, fortegn=True)})"]
            if _forskjell(bak) < 0
            else []
        ),
        *(
            [f"lengst foran på {foran.navn} ({tall(foran.forskjell, fortegn=True)})"]
            if _forskjell(foran) > 0
            else []
        ),
    ]
    if not deler:
        return "Poengene er like på alle områdene som er kjent."
    sagt = ", ".join(deler) if len(deler) > 1 or _forskjell(bak) < 0 else f"Vi ligger {deler[0]}"
    return f"{sagt}."


def tittel(par: Sequence[Par], annen: Evaluering) -> str:
    """The message of the chart."""
    kjente = [each for each in par if each.forskjell is not None]
    if not kjente:
        return "Poengene for områdene er ikke kjent for begge"
    mer, mindre = sum(_forskjell(each) > 0 for each in kjente), sum(_forskjell(each) < 0 for each in kjente)
    if mindre == len(kjente) > 1:
        return f"{annen.navn} har flere poeng enn oss på alle områdene"
    if mer == len(kjente) > 1:
        return f"Vi har flere poeng enn {annen.navn} på alle områdene"
    return f"Vi har flere poeng enn {annen.navn} på {mer} av {len(kjente)} områder"


def om_de_beste(evalueringer: Sequence[Evaluering], versjon: str) -> str:
    """Who has the highest total by a version; empty where no total by it is known."""
    kjente = [
        (each.total, each) for each in evalueringer if each.versjon == versjon and each.total is not None
    ]
    if not kjente:
        return ""
    hoyest = max(total for total, _ in kjente)
    navn = " og ".join(kalt(each) for total, each in kjente if total == hoyest)
    return f"Høyest her etter versjon {versjon}: {navn}, med {tall(hoyest)} poeng."


def overskrift_gode_paa(egen: Evaluering, annen: Evaluering) -> str:
    """The heading over their strengths, which claims no more of us than what is known."""
    gode_paa = f"Hva {annen.navn} er gode på"
    if any(each.skaar is not None for each in egen.omraader):
        return f"{gode_paa} der vi har mest å hente"
    if any(each.plassering == "lavest" for each in egen.omraader):
        return f"{gode_paa} der vi er lavest, etter omtalen"
    return gode_paa


def om_ingen_aa_laere_av(egen: Evaluering) -> str:
    """Why no area of theirs is shown."""
    if any(each.skaar is not None for each in egen.omraader):
        return "De har ikke flere poeng enn oss på noe område."
    return "Poengene våre per område er ikke kjent, så vi vet ikke hvor vi har mest å hente."


def det_som_er_sagt(omraade: Omraade) -> str:
    """An area's points, else what is told of it in words, else `ukjent`."""
    if omraade.skaar is not None:
        return poeng(omraade.skaar)
    return liste(sagt_i_ord(omraade)) or UKJENT


def kalt(evaluering: Evaluering) -> str:
    """`Midtre Gauldal (2023)`."""
    return f"{evaluering.navn} ({evaluering.aar})"


_ULIKE = (
    "Vi er målt etter versjon {}, de etter versjon {}: en nyere versjon er strengere enn en eldre, og områdene er ikke de samme."
    " Derfor vises bare totalene."
)


def _om_ukjente(par: Sequence[Par], egen: Evaluering, annen: Evaluering) -> str:
    """Whose areas are not known."""
    uten = [
        kalt(evaluering)
        for evaluering, poengene in (
            (egen, [each.egen for each in par]),
            (annen, [each.annen for each in par]),
        )
        if all(each is None for each in poengene)
    ]
    hvem = f"for {liste(uten)}" if uten else "for de samme områdene hos begge"
    return f"Områdene kan ikke sammenlignes: poengene per område er ikke kjent {hvem}."


def _forskjell(par: Par) -> float:
    return par.forskjell or 0.0
