"""What is said of the plan for Kommunekompasset: what the target takes, what is missing, and what is done but not assessed."""

from collections.abc import Sequence

from dashboard import text
from dashboard.analysis.kompass_anslag import Anslag
from dashboard.analysis.kompass_evaluering import Evaluering
from dashboard.analysis.kompass_veien import ANSLAG, EVALUERING, INGENTING, NESTE, Start, Uloeftet, Vei, neste
from dashboard.analysis.kompasset import Kompass
from dashboard.sentences.kompass_ord import hva_mangler, poeng
from dashboard.sentences.words import liste, stor, tallord

_VED_NAVN, _FLEST = 2, 3  # measures by name before the rest are counted, and sub-criteria
UKJENT_PRIS = "kan ikke regnes ut"
_NAAR = "før delkriteriene er kjent eller spørsmålene vurdert"


def om_veien(vei: Vei, uloeftet: Sequence[Uloeftet]) -> str:
    """What the target takes, how far short of it the plan falls, or why neither can be told. `uloeftet`: what no measure lifts."""
    maal = f"Målet på {poeng(vei.maal)}"
    if vei.naadd == ():
        hvor = "anslaget" if vei.start.kilde == ANSLAG else "utgangspunktet"
        return f"{maal} er nådd: {hvor} er {poeng(vei.start.poeng)}."
    if not vei.start.kjent:
        if text.number(vei.trengs) == text.number(NESTE):
            return om_neste(vei)
        return f"{maal} er {poeng(vei.trengs)} unna. Hva det krever, {UKJENT_PRIS} {_NAAR}."
    if vei.naadd is None:
        return _ikke_naadd(vei, uloeftet)
    return f"{_poengene(vei)} {_krever(vei)}"


def om_begynnelsen(versjon: str) -> str:
    """What to do first, where there is nothing to count from."""
    return (
        f"Skriv inn en evaluering etter versjon {versjon}, eller vurder spørsmålene, før dere legger planen: ennå er det ingenting å"
        " regne poengene fra."
    )


def om_starten(start: Start, forrige: Evaluering | None, nyere: Evaluering | None = None) -> str:
    """What the way is counted from. `nyere`: an evaluation after `forrige`, of which no more than the total is known."""
    return f"{_starten(start, forrige)}{_om_nyere(nyere)}"


def _starten(start: Start, forrige: Evaluering | None) -> str:
    total = None if forrige is None else forrige.total
    if start.kilde == ANSLAG:
        foer = "" if forrige is None or total is None else f" Evalueringen i {forrige.aar} ga {poeng(total)}."
        return f"Regnet fra anslaget for i dag: {poeng(start.poeng)}.{foer}"
    if start.kilde == EVALUERING:
        fra = f"Regnet fra evalueringen i {start.aar}: {poeng(start.poeng)}."
        if start.kjent:
            annet = total is not None and abs(total - start.poeng) >= 0.5
            return f"{fra} Det er summen av områdene; totalen er {poeng(total or 0.0)}." if annet else fra
        return f"{fra} Det er ikke kjent hvordan alle poengene fordelte seg på delkriteriene."
    return (
        f"Regnet fra det dere kan dokumentere i dag: {poeng(start.poeng)}. Kommunen har ingen evaluering etter samme versjon, og"
        " ikke alt er vurdert."
    )


def _om_nyere(nyere: Evaluering | None) -> str:
    if nyere is None:
        return ""
    ga = (
        "er ikke fullt ut skrevet inn"
        if nyere.total is None
        else f"ga {poeng(nyere.total)}, men {hva_mangler(nyere)}"
    )
    return f" Evalueringen i {nyere.aar} {ga}."


def tittel(vei: Vei) -> str:
    """The message of the chart."""
    if vei.naadd is None:
        return f"Planen når {poeng(vei.start.poeng + vei.gir)}, {poeng(vei.mangler)} for lite"
    if not vei.naadd:
        return f"Målet er nådd, og planen kan gi {poeng(vei.gir)} til"
    return f"{stor(_antall(len(vei.naadd)))} tiltak fører til {poeng(vei.start.poeng + vei.naadd[-1].hittil)}"


def merke(start: Start) -> str:
    """What the start is called in the chart: `Nå`, `2023`."""
    return "Nå" if start.aar is None else str(start.aar)


def innsats(vei: Vei) -> str:
    """` og 64 dagsverk`, with how many measures nobody has estimated; to stand after the number of measures that count."""
    if vei.dagsverk is None:
        return " uten anslått innsats"
    uten = f" ({_antall(vei.uten_dagsverk)} av dem uten anslått innsats)" if vei.uten_dagsverk else ""
    return f" og {text.figure(vei.dagsverk)} dagsverk{uten}"


def om_uloeftet(uloeftet: Sequence[Uloeftet]) -> str:
    """Which sub-criteria have most to gain without a measure; empty where every one has."""
    if not uloeftet:
        return ""
    navn = [
        f"{each.nr} {each.navn} ({'inntil ' if each.inntil else ''}{poeng(each.poeng)})"
        for each in uloeftet[:_FLEST]
    ]
    return f"Mest å hente uten tiltak: {liste(navn)}."


def om_oppgavene(
    antall: int, ikke_vurdert: int, kan_hentes: float, bare_omraade: int, ukjent_naar: int
) -> str:
    """How many tasks are done but not assessed since, and what they may bring. `antall`: tasks that are tied to Kommunekompasset;
    `bare_omraade`: those of the unassessed that are tied to no more than an area; `ukjent_naar`: done, nobody has told when."""
    if not antall:
        return "Ingen oppgaver i målstrukturen er knyttet til Kommunekompasset."
    knyttet = (
        f"{stor(tallord(antall))} {'oppgave' if antall == 1 else 'oppgaver'} er knyttet til Kommunekompasset."
    )
    if not ikke_vurdert and ukjent_naar:
        return f"{knyttet} For {tallord(ukjent_naar)} som er utført, er det ikke meldt når. Meld datoen, så ser dere hva som bør vurderes på nytt."
    if not ikke_vurdert:
        return f"{knyttet} Ingen av dem er utført uten å være vurdert etterpå."
    er = "er utført, men ikke vurdert etterpå"
    if ikke_vurdert == bare_omraade:
        return f"{knyttet} {stor(tallord(ikke_vurdert))} {er}. De er bare knyttet til et område: vurder hva de har endret."
    omraade = (
        f" ({tallord(bare_omraade)} av dem er bare knyttet til et område og er ikke regnet med)"
        if bare_omraade
        else ""
    )
    return f"{knyttet} {stor(tallord(ikke_vurdert))} {er}: vurdering og dokumentasjon kan gi inntil {poeng(kan_hentes)} nå{omraade}."  # fmt: skip


def tittel_uvurdert(kan_hentes: float) -> str:
    """Over the tasks that are done but not assessed."""
    return (
        f"Utført, men ikke vurdert etterpå: kan gi inntil {poeng(kan_hentes)}"
        if kan_hentes
        else "Utført, men ikke vurdert etterpå"
    )


def tittel_oppgaver(antall: int, *, andre: bool) -> str:
    """Over the tasks; `andre`: those that are not in the list above."""
    return f"De andre oppgavene ({text.number(antall)})" if andre else f"Oppgavene ({text.number(antall)})"


def om_oss(kompass: Kompass) -> str:
    """Today against the last evaluation, and what the next points take."""
    vurdert = kompass.anslag if kompass.anslag.vurdert else None
    stillingen = om_stillingen(vurdert, kompass.siste, kompass.versjon.versjon)
    return f"{stillingen} {om_neste(neste(kompass))}".strip()


def om_stillingen(anslag: Anslag | None, siste: Evaluering | None, versjon: str) -> str:
    """The projection against the last evaluation; the older yardstick is named where the evaluation is by that one. `anslag`: None
    where nothing is self-assessed; `versjon`: the newest yardstick."""
    foer = "" if siste is None else _om_evalueringen(siste, versjon)
    if anslag is None:
        return foer
    if anslag.anslag is None:
        naa = f"I dag kan {poeng(anslag.lav)} dokumenteres; anslaget er ukjent til alt er vurdert."
        return f"{naa} {foer}".strip()
    naa = f"En evaluering i dag kan gi om lag {text.number(anslag.anslag)} av {poeng(anslag.maks)}."
    return f"{naa} {foer}".strip()


def om_neste(vei: Vei, *, med_navn: bool = True) -> str:
    """What the next points take, for those who have no target in front of them; or why it cannot be told."""
    if not vei.trengs:
        return "Det er ingen poeng igjen å hente."
    if not vei.start.kjent:
        return f"Hva {de_neste(vei).lower()} krever, {UKJENT_PRIS} {_NAAR}."
    if vei.naadd is not None:
        return f"{de_neste(vei)} {_krever(vei, med_navn=med_navn)}"
    hva = f"{de_neste(vei)} er det ikke plan for"
    if not vei.steg:
        return f"{hva}: planen har ingen tiltak som gir poeng."
    alle = "det ene tiltaket" if len(vei.steg) == 1 else f"de {tallord(len(vei.steg))} tiltakene"
    return f"{hva}: {alle} som gir poeng, gir {poeng(vei.gir)}."


def de_neste(vei: Vei) -> str:
    """`De neste 50 poengene`: the points left to a target that is no more than the next ones."""
    if not vei.trengs:
        return "De neste poengene"
    antall = text.points(vei.trengs) if vei.trengs < 1 else text.number(vei.trengs)
    return "Det neste poenget" if antall == "1" else f"De neste {antall} poengene"


def antall_tiltak(vei: Vei) -> str:
    """`6 tiltak`; a dash where the plan does not reach, and the reason where it cannot be told."""
    if vei.trengs and not vei.start.kjent:
        return UKJENT_PRIS
    return f"{text.number(len(vei.steg))} tiltak" if vei.naadd else text.NO_NUMBER


def om_arbeidet(vei: Vei) -> str:
    """Under the number of measures: `61 dagsverk`, `minst 61 dagsverk`; what is missing where there is no such number."""
    if not vei.trengs:
        return "ingen poeng igjen å hente"
    if not vei.start.kjent:
        return "ingenting er vurdert ennå" if vei.start.kilde == INGENTING else "delkriteriene er ikke kjent"
    if not vei.steg:
        return "planen har ingen tiltak som gir poeng"
    if vei.naadd is None:
        return f"planen gir {poeng(vei.gir)}"
    if vei.dagsverk is None:
        return "innsatsen er ikke anslått"
    return f"{'minst ' if vei.uten_dagsverk else ''}{text.figure(vei.dagsverk)} dagsverk"


def _krever(vei: Vei, *, med_navn: bool = True) -> str:
    """`krever ti tiltak og 144 dagsverk: «A», «B» og åtte til.`"""
    navn = liste([f"«{each.tiltak.tiltak}»" for each in vei.steg], _VED_NAVN) if med_navn else ""
    return f"krever {_antall(len(vei.steg))} tiltak{innsats(vei)}{f': {navn}' if navn else ''}."


def _antall(tiltak: int) -> str:
    return "ett" if tiltak == 1 else tallord(tiltak)


def _ikke_naadd(vei: Vei, uloeftet: Sequence[Uloeftet]) -> str:
    mest = om_uloeftet(uloeftet)
    if not vei.gir:
        har = "Planen har ingen tiltak som gir poeng" if vei.rest else "Planen har ingen tiltak ennå"
        return f"{har}: det mangler {poeng(vei.trengs)} til målet på {poeng(vei.maal)}. {mest}".strip()
    hele = f"Hele planen gir {poeng(vei.gir)}"
    return f"{hele} av de {text.points(vei.trengs)} som trengs til målet på {poeng(vei.maal)}: {poeng(vei.mangler)} mangler. {mest}".strip()  # fmt: skip


def _poengene(vei: Vei) -> str:
    if text.number(vei.trengs) == text.number(NESTE):
        return de_neste(vei)
    trengs = text.points(vei.trengs)
    hva = "Det siste poenget" if trengs == "1" else f"De {trengs} poengene"
    return f"{hva} til målet på {poeng(vei.maal)}"


def _om_evalueringen(siste: Evaluering, versjon: str) -> str:
    total = "er poengsummen ukjent" if siste.total is None else f"fikk kommunen {poeng(siste.total)}"
    eldre = (
        ""
        if siste.versjon == versjon
        else f", etter versjon {siste.versjon}; målestokken er blitt strengere siden"
    )
    return f"I evalueringen i {siste.aar} {total}{eldre}."
