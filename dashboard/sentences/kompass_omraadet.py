"""What is said of the areas of one evaluation: what they got, where the points are left, and what is known in words only."""

from collections.abc import Sequence

from dashboard import text
from dashboard.analysis.kompass_anslag import Anslag
from dashboard.analysis.kompass_evaluering import Evaluering, Kriterium, Omraade, mest_aa_hente
from dashboard.sentences.kompass_ord import sagt_i_ord, tall
from dashboard.sentences.words import liste, stor, tallord

IKKE_VURDERT = "ikke vurdert"


def kalt(kriterium: Kriterium) -> str:
    """`2.1 Strategisk fokus`."""
    return f"{kriterium.nr} {kriterium.navn}"


def om_alle(evaluering: Evaluering, viste: Sequence[Kriterium]) -> str:
    """The total, and how much of what is left the sub-criteria shown stand for."""
    fikk = (
        f"{evaluering.navn} fikk {tall(evaluering.total)} av {tall(evaluering.maks)} poeng i {evaluering.aar}."
        if evaluering.total is not None
        else f"Totalen for {evaluering.navn} i {evaluering.aar} er ikke kjent."
    )
    igjen = [each.aa_hente for each in viste if each.aa_hente is not None]
    if not igjen:
        return f"{fikk} Hvor det er mest å hente, kan ikke sies: poengene for delkriteriene er ikke kjent."
    if len(igjen) == 1:
        return f"{fikk} {viste[0].navn} har {tall(igjen[0])} poeng igjen å hente."
    return f"{fikk} De {tallord(len(igjen))} delkriteriene med mest å hente har {tall(sum(igjen))} poeng igjen til sammen."


def om_omraadet(omraade: Omraade, aar: int) -> str:
    """What the area got, and where in it most is left."""
    if omraade.skaar is None:
        kjent = f" Evalueringen plasserer området {ord_}." if (ord_ := i_ord(omraade)) else ""
        return f"Poengene for {omraade.navn} i {aar} er ikke kjent.{kjent}"
    fikk = f"{omraade.navn} fikk {tall(omraade.skaar)} av {tall(omraade.maks)} poeng i {aar}."
    mest = mest_aa_hente(omraade.kriterier)
    if not mest or not mest[0].aa_hente:
        return fikk
    return f"{fikk} Mest er å hente på {mest[0].navn}: {tall(mest[0].aa_hente)} poeng."


def i_ord(omraade: Omraade) -> str:
    """What the evaluators say of the area without a number: `blant de laveste`; empty where they do not."""
    return liste(sagt_i_ord(omraade))


def om_omraadets_avvik(omraade: Omraade) -> str:
    """Both numbers, where the printed one is not what its parts sum to; else empty."""
    if omraade.avvik is None:
        return ""
    return (
        f"Evalueringen oppgir {tall(omraade.oppgitt)} poeng for {omraade.navn}, mens delkriteriene til sammen gir {tall(omraade.sum)}."
        " Her regnes det med delkriteriene."
    )


def om_totalens_avvik(evaluering: Evaluering) -> str:
    """Every total that can be read out of the source, where they are not alike; else empty."""
    if evaluering.avvik is None:
        return ""
    lesninger = {
        "totalen er oppgitt til {}": evaluering.oppgitt,
        "områdene gir {} til sammen": evaluering.sum_omraader,
        "delkriteriene gir {}": evaluering.sum_kriterier,
    }
    sagt = liste([ord_.format(tall(verdi)) for ord_, verdi in lesninger.items() if verdi is not None])
    return (
        f"Poengene i evalueringen av {evaluering.navn} i {evaluering.aar} stemmer ikke helt overens: {sagt}."
    )


def om_ukjente(kriterier: Sequence[Kriterium]) -> str:
    """How many sub-criteria have no points told; empty where all have, or none (then it is said already)."""
    ukjente = sum(each.skaar is None for each in kriterier)
    if ukjente in (0, len(kriterier)):
        return ""
    return f"Poengene for {text.number(ukjente)} av {text.number(len(kriterier))} delkriterier er ikke kjent."


def om_anslaget(anslag: Anslag) -> str:
    """The projection today with its span, where it has one: `5,2 (4,1–7)`; where nobody has assessed anything there is none."""
    if not anslag.vurdert:
        return IKKE_VURDERT
    spenn = f"{tall(anslag.lav)}–{tall(anslag.hoy)}"
    if tall(anslag.lav) == tall(anslag.hoy):
        return tall(anslag.lav)
    return spenn if anslag.anslag is None else f"{tall(anslag.anslag)} ({spenn})"


def tittel(kriterier: Sequence[Kriterium]) -> str:
    """The message of the chart: how many are below half of what they can get."""
    kjente = [each for each in kriterier if each.skaar is not None]
    if not kjente:
        return "Poengene for delkriteriene er ikke kjent"
    under = sum(each.skaar < each.maks / 2 for each in kjente if each.skaar is not None)
    if not under:
        return "Alle delkriteriene har minst halvparten av poengene"
    if under == len(kjente):
        return "Alle delkriteriene har under halvparten av poengene"
    return f"{stor(tallord(under, 'omraade'))} av {tallord(len(kjente))} delkriterier har under halvparten av poengene"
