"""What is said of where the municipality stands in Kommunekompasset, and what has moved since."""

from collections.abc import Sequence

from dashboard import text
from dashboard.analysis.kompass_evaluering import Evaluering, Omraade
from dashboard.analysis.kompass_stand import Bilde, Nivaa, Omraadestand, Referanse
from dashboard.sentences.kompass_ord import UKJENT, hva_mangler, sagt_i_ord, tall
from dashboard.sentences.words import liste, stor

OM_IDEALET = (
    "Idealet i Kommunekompasset fornyes. Den som fortsetter som før, får derfor færre poeng over tid. En nyere versjon er strengere"
    " enn en eldre."
)
OM_SIKKERT = (
    "Et område har flyttet seg klart når poengene i evalueringen ligger utenfor hele spennet. Ellers er endringen innenfor usikkerheten."
    " Der rapportens egne tall ikke stemmer med hverandre, må begge gi samme svar."
)
SVAR = {1: "klart opp", -1: "klart ned", 0: "innenfor usikkerheten"}
"""What `retning` is called."""
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
    """The total of the newest evaluation, against what is normal and what others have; and what it is too early to say of it."""
    evaluering = bilde.nyest
    if evaluering is None:
        return f"{kommune} er ikke evaluert etter versjon {bilde.versjon}."
    if evaluering.total is None:
        return " ".join(
            [f"{kommune} ble evaluert i {evaluering.aar}, men totalen er ukjent.", *_om_nyere(bilde)]
        )
    fikk = f"{kommune} fikk {tall(evaluering.total)} av {tall(evaluering.maks)} poeng i {evaluering.aar}{_regnet_fra(evaluering)}"
    mot_andre = [
        *_mot_foer(bilde),
        *(
            f"{_mot(evaluering.total, bilde.referanser[slag].verdi)} {hvem}{_fra_aaret(bilde.referanser[slag], evaluering)}"
            for slag, hvem in (("alle", "snittet av alle"), ("størrelsesgruppe", _gruppen(bilde)))
            if slag in bilde.referanser
        ),
    ]
    med = f", {liste(mot_andre)}" if mot_andre else ""
    nivaa = [] if bilde.nivaa is None else [f"Det er {om_nivaaet(bilde)}."]
    return " ".join([f"{fikk}{med}.", *nivaa, *_om_nyere(bilde)])


def _mot_foer(bilde: Bilde) -> list[str]:
    """`51 over evalueringen i 2023`, of a newer total by the same yardstick; nothing where there is none, or either is not known."""
    foer = bilde.evaluering
    if bilde.nyere is None or bilde.nyere.total is None or foer is None or foer.total is None:
        return []
    return [f"{_mot(bilde.nyere.total, foer.total)} evalueringen i {foer.aar}"]


def _fra_aaret(referanse: Referanse, evaluering: Evaluering) -> str:
    """The year of a reference that is not the evaluation's."""
    return "" if referanse.aar == evaluering.aar else f" fra {referanse.aar}"


def _om_nyere(bilde: Bilde) -> list[str]:
    """That the areas are those of an older evaluation; nothing where they are not."""
    if bilde.nyere is None or bilde.evaluering is None:
        return []
    aar, total = bilde.evaluering.aar, bilde.evaluering.total
    ga = "" if total is None else f", som ga {tall(total)}"
    return [f"{stor(hva_mangler(bilde.nyere))}. Områdene og anslaget er derfor mot evalueringen i {aar}{ga}."]


def _regnet_fra(evaluering: Evaluering) -> str:
    """Where no total is printed: what it is summed from."""
    if evaluering.oppgitt is not None or evaluering.total is None:
        return ""
    return f", regnet fra {'områdene' if evaluering.sum_kriterier is None else 'delkriteriene'}"


def _gruppen(bilde: Bilde) -> str:
    """`snittet for «Kommuner med 5 000–10 000 innbyggere» (21 kommuner)`: as the source calls the group; empty without."""
    gruppe = bilde.referanser.get("størrelsesgruppe")
    return "" if gruppe is None else f"snittet for {_sitert(gruppe)}"


def merke(slag: str, referanse: Referanse) -> str:
    """What a reference is called in a chart: `Snittet av alle`, `Kommuner med 5 000–10 000 innbyggere (21 kommuner):`."""
    return {"alle": "Snittet av alle", "best": "Best"}.get(slag) or f"{referanse.navn}{_antall(referanse)}:"


def _sitert(referanse: Referanse) -> str:
    return f"«{referanse.navn}»{_antall(referanse)}"


def _antall(referanse: Referanse) -> str:
    """How many stand behind it, where that is told."""
    return "" if referanse.antall is None else f" ({text.count(referanse.antall, 'kommune', 'kommuner')})"


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
    """`1 under «Kommuner med 5 000–10 000 innbyggere» (21 kommuner), 383`; empty where either is not known."""
    gruppe = bilde.referanser.get("størrelsesgruppe")
    total = None if bilde.nyest is None else bilde.nyest.total
    if gruppe is None or total is None:
        return ""
    return f"{_mot(total, gruppe.verdi)} {_sitert(gruppe)}, {tall(gruppe.verdi)}"


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
    hittil = f"Anslaget i dag er {text.number(anslag.anslag)} poeng"
    if bilde.endring is None or evaluering is None:
        return f"{hittil}."
    innenfor = "" if bilde.retning else f", innenfor usikkerheten ({spenn(anslag.lav, anslag.hoy)})"
    mot = f"{hittil}, {_flyttet(bilde.endring)} {evaluering.aar}{innenfor}."
    return " ".join(each for each in (mot, om_omraadene(bilde), om_viderefoert(bilde)) if each)


def om_omraadene(bilde: Bilde) -> str:
    """`Klart opp: Effektivitet (+12). Resten er innenfor usikkerheten.` Empty where nothing has been set beside an evaluation."""
    if all(each.retning is None for each in bilde.omraader):
        return ""
    if not bilde.flyttet:
        return "Ingen områder har flyttet seg klart: alle er innenfor usikkerheten."
    klart = [
        f"Klart {vei}: {liste([_med_endring(each) for each in hvem], _FLEST)}."
        for vei, hvem in (
            ("opp", [each for each in bilde.flyttet if each.retning == 1]),
            ("ned", [each for each in reversed(bilde.flyttet) if each.retning == -1]),
        )
        if hvem
    ]
    resten = [] if all(each.retning for each in bilde.omraader) else ["Resten er innenfor usikkerheten."]
    return " ".join([*klart, *resten])


def om_viderefoert(bilde: Bilde) -> str:
    """How much of the projection nobody has assessed since the evaluation; empty where all of it is."""
    i_dag = None if bilde.anslag is None else bilde.anslag.anslag
    if bilde.evaluering is None or not bilde.viderefoert or i_dag is None or bilde.viderefoert < 0.5:
        return ""
    return f"{text.number(bilde.viderefoert)} av de {text.number(i_dag)} poengene er videreført fra {bilde.evaluering.aar}."


def sikkert(stand: Omraadestand) -> str | None:
    """Whether an area has moved by more than the uncertainty, and by every number of the source where it has two."""
    anslag = stand.anslag
    if stand.retning is None or anslag is None or anslag.anslag is None:
        return None
    svar = SVAR[stand.retning]
    if len(stand.lest) == 1:
        return svar
    hver = (
        f"{hele_med_fortegn(anslag.anslag - verdi)} mot {tall(verdi)} {hvordan}"
        for verdi, hvordan in zip(stand.lest, ("summert", "oppgitt"), strict=True)
    )
    return f"{svar}: {liste(list(hver))}"


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
    """Every total that the source gives, where they are not the same, or what it is summed from where none is printed; else empty."""
    if evaluering.avvik is None:
        return _regnet_fra(evaluering).removeprefix(", ")
    lest = (
        ("oppgitt", evaluering.oppgitt),
        ("summert av områdene", evaluering.sum_omraader),
        ("summert av delkriteriene", evaluering.sum_kriterier),
    )
    return ", ".join(f"{tall(verdi)} {hvordan}" for hvordan, verdi in lest if verdi is not None)


def tittel_total(bilde: Bilde) -> str:
    """The message of the strip."""
    if _mot_foer(bilde) and bilde.nyere is not None and bilde.evaluering is not None:
        naa, foer = bilde.nyere, bilde.evaluering
        return f"{tall(naa.total)} poeng i {naa.aar} mot {tall(foer.total)} i {foer.aar}"
    i_dag = None if bilde.anslag is None else bilde.anslag.anslag
    evaluering = bilde.nyest if i_dag is None else bilde.evaluering
    total = None if evaluering is None else evaluering.total
    if evaluering is None or total is None:
        return f"Poeng etter versjon {bilde.versjon}"
    if i_dag is not None:
        return f"{text.number(i_dag)} poeng i dag mot {tall(total)} i {evaluering.aar}"
    hvor = f", {bilde.nivaa} det normale" if bilde.nivaa else ""
    return f"{tall(total)} poeng i {evaluering.aar}{hvor}"


def tittel_omraader(bilde: Bilde) -> str:
    """The message of the bars: what has moved clearly, else where it is best and weakest."""
    if bilde.flyttet:
        mest = max(bilde.flyttet, key=lambda each: abs(each.endring or 0))
        vei = "opp" if mest.retning == 1 else "ned"
        return f"{mest.omraade.navn} har flyttet seg klart {vei}: {hele_med_fortegn(mest.endring or 0)} poeng"
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
