"""What is said of the plan for Kommunekompasset: what the target takes, what is missing, and what is done but not assessed."""

from collections.abc import Sequence

from dashboard import text
from dashboard.analysis.kompass import Evaluering
from dashboard.analysis.kompass_anslag import Anslag
from dashboard.analysis.kompass_plan import Steg
from dashboard.analysis.kompass_veien import ANSLAG, EVALUERING, NESTE, Start, Uloeftet, Vei, neste, usikker
from dashboard.analysis.kompasset import Kompass
from dashboard.sentences.words import liste, stor, tallord

_FLEST = 3  # names before they are counted instead


def om_veien(vei: Vei, uloeftet: Sequence[Uloeftet], *, inntil: bool) -> str:
    """What the target takes, or how far short of it the plan falls. `uloeftet`: what no measure lifts; `inntil`: the points of the
    measures are at most so many."""
    maal = f"Målet på {poeng(vei.maal)}"
    if vei.naadd is None:
        return _ikke_naadd(vei, uloeftet, inntil=inntil)
    if not vei.naadd:
        hvor = "anslaget" if vei.start.kilde == ANSLAG else "utgangspunktet"
        return f"{maal} er nådd: {hvor} er {poeng(vei.start.poeng)}."
    kan = "kan nås med" if inntil else "krever"
    tiltak = f"{_antall(len(vei.naadd))} tiltak"
    navn = liste([each.tiltak.tiltak for each in vei.naadd], _FLEST)
    return f"{_poengene(vei)} {kan} {tiltak}{innsats(vei.naadd)}: {navn}."


def om_starten(start: Start, forrige: Evaluering | None) -> str:
    """What the way is counted from."""
    if start.kilde == ANSLAG:
        foer = (
            ""
            if forrige is None or forrige.total is None
            else f" Evalueringen i {forrige.aar} ga {poeng(forrige.total)}."
        )
        return f"Regnet fra anslaget for i dag: {poeng(start.poeng)}.{foer}"  # fmt: skip
    if start.kilde == EVALUERING:
        return (
            f"Regnet fra evalueringen i {start.aar}: {poeng(start.poeng)}. Vi vet ikke hvordan poengene fordelte seg på"
            " delkriteriene, så det et tiltak gir, er oppgitt som det meste det kan gi."
        )
    return (
        f"Regnet fra det dere kan dokumentere i dag: {poeng(start.poeng)}. Kommunen har ingen evaluering etter samme versjon, og"
        " ikke alt er vurdert, så det et tiltak gir, er oppgitt som det meste det kan gi."
    )


def tittel(vei: Vei) -> str:
    """The message of the chart."""
    if vei.naadd is None:
        return f"Planen når {poeng(vei.start.poeng + vei.gir)}, {poeng(vei.mangler)} for lite"
    if not vei.naadd:
        return f"Målet er nådd, og planen kan gi {poeng(vei.gir)} til"
    return f"{stor(_antall(len(vei.naadd)))} tiltak fører til {poeng(vei.start.poeng + vei.naadd[-1].hittil)}"


def innsats(steg: Sequence[Steg]) -> str:
    """` og 64 dagsverk`, with how many measures nobody has estimated; to stand after a number of measures."""
    kjent = [each.tiltak.dagsverk for each in steg if each.tiltak.dagsverk is not None]
    ukjent = len(steg) - len(kjent)
    if not kjent:
        return " uten anslått innsats"
    uten = f" ({_antall(ukjent)} av dem uten anslått innsats)" if ukjent else ""
    return f" og {text.figure(sum(kjent))} dagsverk{uten}"


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


def om_oss(kompass: Kompass) -> str:
    """Today against the last evaluation, and what the next points take."""
    vei = neste(kompass)
    vurdert = kompass.anslag if kompass.anslag.vurdert else None
    stillingen = om_stillingen(vurdert, kompass.siste, kompass.versjon.versjon)
    return f"{stillingen} {om_neste(vei, inntil=usikker(vei, kompass))}".strip()


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


def om_neste(vei: Vei, *, inntil: bool) -> str:
    """What the next points take, for those who have no target in front of them."""
    if not vei.trengs:
        return "Det er ingen poeng igjen å hente."
    hva = f"De neste {text.number(vei.trengs)} poengene"
    if vei.naadd is None:
        gir = f"{'inntil ' if inntil else ''}{poeng(vei.gir)}"
        return (
            f"{neste} er ikke planlagt: planen gir {gir}."
            if vei.gir
            else "Planen har ingen tiltak som gir poeng."
        )
    return (
        f"{hva} {'kan nås med' if inntil else 'krever'} {_antall(len(vei.naadd))} tiltak{innsats(vei.naadd)}."
    )


def _antall(tiltak: int) -> str:
    return "ett" if tiltak == 1 else tallord(tiltak)


def poeng(verdi: float) -> str:
    """`12,5 poeng`, `440 poeng`."""
    return f"{text.figure(round(verdi, 1))}{text.NO_BREAK}poeng"


def _ikke_naadd(vei: Vei, uloeftet: Sequence[Uloeftet], *, inntil: bool) -> str:
    mest = om_uloeftet(uloeftet)
    if not vei.gir:
        har = "Planen har ingen tiltak som gir poeng" if vei.rest else "Planen har ingen tiltak ennå"
        return f"{har}: det mangler {poeng(vei.trengs)} til målet på {poeng(vei.maal)}. {mest}".strip()
    hele = f"Hele planen gir {'inntil ' if inntil else ''}{poeng(vei.gir)}"
    return f"{hele} av de {text.figure(round(vei.trengs, 1))} som trengs til målet på {poeng(vei.maal)}: {poeng(vei.mangler)} mangler. {mest}".strip()  # fmt: skip


def _poengene(vei: Vei) -> str:
    trengs = text.figure(round(vei.trengs, 1))
    if round(vei.trengs, 1) == 1:
        return f"Det siste poenget til målet på {poeng(vei.maal)}"
    return f"De neste {trengs} poengene" if round(vei.trengs) == NESTE else f"De {trengs} poengene til målet på {poeng(vei.maal)}"  # fmt: skip


def _om_evalueringen(siste: Evaluering, versjon: str) -> str:
    total = "er poengsummen ukjent" if siste.total is None else f"fikk kommunen {poeng(siste.total)}"
    eldre = (
        ""
        if siste.versjon == versjon
        else f", etter versjon {siste.versjon}; målestokken er blitt strengere siden"
    )
    return f"I evalueringen i {siste.aar} {total}{eldre}."
