"""What is said of where the municipality stands in Kommunekompasset, and what has moved since."""

from collections.abc import Sequence

from dashboard import text
from dashboard.analysis.kompass_evaluering import Evaluering, Omraade
from dashboard.analysis.kompass_stand import Bilde, Nivaa, Omraadestand
from dashboard.sentences.kompass_ord import UKJENT, sagt_i_ord, tall
from dashboard.sentences.words import liste, stor

OM_IDEALET = (
    "Idealet i Kommunekompasset fornyes. Den som fortsetter som før, får derfor færre poeng over tid. En nyere versjon er strengere"
    " enn en eldre."
)
_MOT_NORMALT: dict[Nivaa, str] = {
    "under": "under det normale, {}, og regnes som svakt",
    "innenfor": "innenfor det normale, {}",
    "over": "over det normale, {}, dit få kommer uten å arbeide bevisst for det",
}
_FLEST = 3  # areas by name at most


def hele_med_fortegn(verdi: float) -> str:
    """`+12`: a projection is no finer than whole points."""
    return text.number(verdi, signed=True)


def spenn(lav: float, hoy: float) -> str:
    """`210–430`, or one number where both ends are said alike."""
    fra, til = text.number(lav), text.number(hoy)
    return fra if fra == til else f"{fra}–{til}"


def om_standen(kommune: str, bilde: Bilde) -> str:
    """The total of the evaluation, against what is normal and what others have."""
    evaluering = bilde.evaluering
    if evaluering is None:
        return f"{kommune} er ikke evaluert etter versjon {bilde.versjon}."
    if evaluering.total is None:
        return f"{kommune} ble evaluert i {evaluering.aar}, men totalen er ukjent."
    fikk = f"{kommune} fikk {tall(evaluering.total)} av {tall(evaluering.maks)} poeng i {evaluering.aar}"
    mot_andre = [
        f"{_mot(evaluering.total, bilde.referanser[slag].verdi)} {hvem}"
        for slag, hvem in (("alle", "snittet av alle"), ("størrelsesgruppe", "kommuner på samme størrelse"))
        if slag in bilde.referanser
    ]
    med = f", {liste(mot_andre)}" if mot_andre else ""
    if bilde.nivaa is None:
        return f"{fikk}{med}."
    return f"{fikk}{med}. Det er {om_nivaaet(bilde)}."


def om_nivaaet(bilde: Bilde) -> str:
    """`over det normale, 360–380, dit få kommer uten å arbeide bevisst for det`; empty where what is normal is not known."""
    if bilde.nivaa is None or bilde.normal is None:
        return ""
    return _MOT_NORMALT[bilde.nivaa].format(spenn(*bilde.normal))


def kort_nivaa(bilde: Bilde) -> str:
    """`over det normale, 360–380`; empty where what is normal is not known."""
    if bilde.nivaa is None or bilde.normal is None:
        return ""
    svakt = " (svakt)" if bilde.nivaa == "under" else ""
    return f"{bilde.nivaa} det normale, {spenn(*bilde.normal)}{svakt}"


def mot_gruppen(bilde: Bilde) -> str:
    """`1 under størrelsesgruppen, 383`; empty where either is not known."""
    gruppe = bilde.referanser.get("størrelsesgruppe")
    total = None if bilde.evaluering is None else bilde.evaluering.total
    if gruppe is None or total is None:
        return ""
    return f"{_mot(total, gruppe.verdi)} størrelsesgruppen, {tall(gruppe.verdi)}"


def om_versjonene(bilde: Bilde, naa: str) -> str:
    """That today is measured by another yardstick, `naa`, than the newest evaluation; empty where it is not."""
    if bilde.versjon == naa:
        return ""
    return f"Evalueringen er etter versjon {bilde.versjon}; versjon {naa}, som gjelder nå, er strengere og har andre områder."


def overskrift(bilde: Bilde) -> str:
    """Over the areas, where there are those of two versions."""
    if bilde.evaluering is None:
        return f"Anslag etter versjon {bilde.versjon}"
    return f"Evalueringen i {bilde.evaluering.aar}, versjon {bilde.versjon}"


def om_bevegelsen(bilde: Bilde) -> str:
    """Today's projection, and which areas rose or fell most."""
    evaluering, anslag = bilde.evaluering, bilde.anslag
    siden = "" if evaluering is None else f" siden {evaluering.aar}"
    if anslag is None:
        return f"Hva som har flyttet seg{siden}, er ukjent: ingen egenvurdering er gjort."
    if anslag.anslag is None:
        return (
            f"Poengene i dag ligger et sted fra {text.number(anslag.lav)} til {text.number(anslag.hoy)}: {text.number(anslag.ukjente)} av"
            f" {text.number(anslag.antall)} vurderinger mangler."
        )
    mot = (
        "" if bilde.endring is None or evaluering is None else f", {_flyttet(bilde.endring)} {evaluering.aar}"
    )
    return " ".join(
        each for each in (f"Anslaget i dag er {text.number(anslag.anslag)} poeng{mot}.", om_omraadene(bilde)) if each
    )  # fmt: skip


def om_omraadene(bilde: Bilde) -> str:
    """`Mest opp: Effektivitet (+12). Mest ned: Arbeidsliv (−4).` Empty where nothing has been set beside an evaluation."""
    if bilde.anslag is None or all(each.endring is None for each in bilde.omraader):
        return ""
    opp = [each for each in bilde.flyttet if (each.endring or 0) > 0]
    ned = [each for each in reversed(bilde.flyttet) if (each.endring or 0) < 0]
    if not opp and not ned:
        return "Ingen områder har flyttet seg."
    return " ".join(
        f"Mest {vei}: {liste([_med_endring(each) for each in hvem[:_FLEST]])}."
        for vei, hvem in (("opp", opp), ("ned", ned))
        if hvem
    )


def om_maalet(bilde: Bilde, maal: float | None) -> str:
    """How far it is to the adopted target, from the projection or else the evaluation; empty without a target."""
    if maal is None:
        return ""
    i_dag = None if bilde.anslag is None else bilde.anslag.anslag
    naa = i_dag if i_dag is not None else None if bilde.evaluering is None else bilde.evaluering.total
    if naa is None:
        return f"Målet er {tall(maal)} poeng."
    igjen = maal - naa
    if igjen <= 0:
        return f"Målet på {tall(maal)} poeng er nådd{' i anslaget' if i_dag is not None else ''}."
    return f"Til målet på {tall(maal)} mangler {tall(igjen) if igjen < 1 else text.number(igjen)} poeng."


def i_ord(omraade: Omraade) -> str:
    """What is told of an area: `Ukjent; over ca. 50 poeng; over landssnittet`, or where print and sum disagree."""
    disagree = (
        [f"{tall(omraade.oppgitt)} oppgitt, {tall(omraade.sum)} summert"] if omraade.avvik is not None else []
    )
    return stor("; ".join([*([UKJENT] if omraade.skaar is None else []), *disagree, *sagt_i_ord(omraade)]))


def om_totalene(evaluering: Evaluering) -> str:
    """Every total that the source gives, where they are not the same; else empty."""
    if evaluering.avvik is None:
        return ""
    lest = (
        ("oppgitt", evaluering.oppgitt),
        ("summert av områdene", evaluering.sum_omraader),
        ("summert av delkriteriene", evaluering.sum_kriterier),
    )
    return ", ".join(f"{tall(verdi)} {hvordan}" for hvordan, verdi in lest if verdi is not None)


def tittel_total(bilde: Bilde) -> str:
    """The message of the strip."""
    evaluering, i_dag = bilde.evaluering, None if bilde.anslag is None else bilde.anslag.anslag
    total = None if evaluering is None else evaluering.total
    if evaluering is None or total is None:
        return f"Poeng etter versjon {bilde.versjon}"
    if i_dag is not None:
        return f"{text.number(i_dag)} poeng i dag mot {tall(total)} i {evaluering.aar}"
    hvor = f", {bilde.nivaa} det normale" if bilde.nivaa else ""
    return f"{tall(total)} poeng i {evaluering.aar}{hvor}"


def tittel_omraader(bilde: Bilde) -> str:
    """The message of the bars: what moved most, else where it is best and weakest."""
    if bilde.flyttet:
        mest = max(bilde.flyttet, key=lambda each: abs(each.endring or 0))
        vei = "opp" if (mest.endring or 0) > 0 else "ned"
        return f"{mest.omraade.navn} har flyttet seg mest {vei}: {hele_med_fortegn(mest.endring or 0)} poeng"
    kjente = _etter_poeng(bilde)
    if not kjente:
        return "Poengene per område er ukjent"
    if len(kjente) < 2:
        return "Poeng per område"
    return f"Fra {tall(_naa(kjente[0]) or 0)} til {tall(_naa(kjente[-1]) or 0)} poeng per område"


def tittel_form(bilde: Bilde) -> str:
    """The message of the spider."""
    kjente = _etter_poeng(bilde)
    if len(kjente) < 2:
        return "Områdene som form"
    return f"Sterkest: {kjente[-1].omraade.navn}. Svakest: {kjente[0].omraade.navn}."


def om_ukjente(omraader: Sequence[Omraadestand]) -> str:
    """Which areas have neither points nor a projection, and so no place in a chart; empty where all have."""
    ukjente = [each.omraade for each in omraader if _naa(each) is None]
    if not ukjente:
        return ""
    if len(ukjente) == len(omraader):
        return "Poengene er ukjent for alle områdene, så formen kan ikke tegnes. Det som er kjent, står i tabellen."
    return f"Uten kjente poeng, og derfor et gap i formen: {liste([each.navn for each in ukjente], 8)}."


def _etter_poeng(bilde: Bilde) -> list[Omraadestand]:
    return sorted(
        (each for each in bilde.omraader if _naa(each) is not None), key=lambda each: _naa(each) or 0
    )


def _naa(stand: Omraadestand) -> float | None:
    i_dag = None if stand.anslag is None else stand.anslag.anslag
    return stand.omraade.skaar if i_dag is None else i_dag


def _mot(egen: float, andre: float) -> str:
    forskjell = egen - andre
    if abs(forskjell) < 0.05:
        return "likt med"
    return f"{tall(abs(forskjell))} {'over' if forskjell > 0 else 'under'}"


def _flyttet(endring: float) -> str:
    if abs(endring) < 0.5:
        return "det samme som i"
    return f"{text.number(abs(endring))} {'flere' if endring > 0 else 'færre'} enn i"


def _med_endring(stand: Omraadestand) -> str:
    return f"{stand.omraade.navn} ({hele_med_fortegn(stand.endring or 0)})"
