"""What an etterprøving says: the sample as a whole, and each link of a decision's chain."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from dashboard import text
from dashboard.datasets.vedtak import CLOSED
from dashboard.sentences.vedtak import begrunnelse, behandlet_i
from dashboard.sentences.words import liste, stor, tallord

LEDD = {
    "vedtak": "Vedtak",
    "eier": "Eier",
    "handling": "Handling",
    "dokumentasjon": "Dokumentasjon",
    "tilbakemelding": "Tilbakemelding",
}
KRAV = {
    "vedtak": "Helt når loggen har organ, møtedato, tittel og saksnummer eller arkivsaknummer.",
    "eier": "Helt når loggen navngir en ansvarlig rolle.",
    "handling": "Helt når vedtaket er utført eller utgår, med dato. Brudd når fristen er passert, eller når status, frist"
    " eller årsaken til at det avventer, mangler. Ellers er det ikke forfalt.",
    "dokumentasjon": "Helt når loggen sier hva som viser at vedtaket er utført, eller hvilket organ som avgjorde at det utgår."
    " Åpne vedtak har ikke forfalt.",
    "tilbakemelding": "Helt når en publisert utgave er laget av en logg med dagens status. Brudd når det ikke er skjedd innen"
    " utgangen av det neste halvåret. Er ingenting publisert, blir leddet ikke vurdert.",
}
"""What each link needs to be whole."""
LAG = {"organ": "organ", "tjenesteomraade_navn": "tjenesteområde"}
IKKE_PUBLISERT = (
    "Leddet tilbakemelding er ikke vurdert: ingenting er publisert fra løsningen ennå. En kjede er da hel når de fire andre"
    " leddene er det."
)
_LODD = "Regn ut SHA-256 av frøet fulgt rett av id-en, begge som UTF-8, for hver id."
METODE = (
    "Ta id-ene i populasjonen under.",
    _LODD,
    "Sorter id-ene etter summen, skrevet heksadesimalt. De første i rekken er trukket.",
)
METODE_MED_LAG = (
    "Ta id-ene i populasjonen under, lag for lag.",
    "Gi hvert lag én plass hvis det er nok plasser til alle. Gi så de andre plassene, én om gangen, til laget der antallet"
    " vedtak delt på to ganger plassene pluss én er høyest (Sainte-Laguës metode). Står to lag likt, får det laget plassen som"
    " har høyest SHA-256 av frøet fulgt rett av lagets navn.",
    _LODD,
    "Sorter id-ene i hvert lag etter summen, skrevet heksadesimalt. De første i rekken er trukket, så mange som laget har plasser.",
)
"""How a draw is repeated by hand: analysis.trekning in words."""


def om_kjedene(hele: int, brudd: int, ikke_forfalt: int) -> str:
    """How many of the drawn have a whole chain, and how many a broken one."""
    trukket = hele + brudd + ikke_forfalt
    if not trukket:
        return "Ingen vedtak kan trekkes med disse valgene."
    utfall = {"har hel kjede": hele, "har brudd i kjeden": brudd, "er ikke forfalt": ikke_forfalt}
    deler = [f"{text.number(antall)} {hva}" for hva, antall in utfall.items() if antall]
    if len(deler) == 1:
        hva = next(hva for hva, antall in utfall.items() if antall)
        deler = ["ingen er forfalt" if ikke_forfalt > 1 else f"{'det' if trukket == 1 else 'alle'} {hva}"]
    return f"{text.count(trukket, 'vedtak', 'vedtak')} er trukket: {liste(deler)}."


def om_bruddene(brudd: Mapping[str, int]) -> str:
    """Which link breaks most often; empty where none does. `brudd` counts the broken by link."""
    flest = max(brudd.values(), default=0)
    if not flest:
        return ""
    ledd = [LEDD[navn].lower() for navn, antall in brudd.items() if antall == flest]
    if sum(brudd.values()) == 1:
        return f"Bruddet er i leddet {ledd[0]}."
    hvor = f"leddet {ledd[0]}" if len(ledd) == 1 else f"leddene {liste(ledd, 5)}"
    return f"Flest brudd er det i {hvor}: {_ett(flest)}{' i hvert' if len(ledd) > 1 else ''}."


def om_populasjonen(
    hele: int, forfalt: int, intervall: tuple[float, float] | None, *, alle: bool, lag: str
) -> str:
    """What the sample says of all that could be drawn; empty where nothing in it is due. `intervall` are two shares."""
    if not forfalt:
        return ""
    sagt = f"{text.number(hele) if hele else 'Ingen'} av {text.count(forfalt, 'forfalt kjede', 'forfalte kjeder')} er {'hel' if hele == 1 else 'hele'}."
    if alle:
        return f"{sagt} Alle vedtak som kan trekkes, er med, så tallet er ikke et anslag."
    if intervall is None:
        return f"{sagt} Trekningen er fordelt på {LAG.get(lag, lag)}, så andelen gjelder bare vedtakene som er trukket."
    lav, hoey = (text.number(100 * grense) for grense in intervall)
    return (
        f"{sagt} Blant alle forfalte kjeder i populasjonen ligger andelen hele trolig mellom {lav} og {hoey}{text.NO_BREAK}%"
        f" (95{text.NO_BREAK}% konfidensintervall etter Wilson)."
    )


def om_trekningen(trukket: int, oensket: int, populasjon: int, unntatt: int) -> str:
    """How many they are drawn from, and how many could not be."""
    if not trukket:
        return _om_unntatte(unntatt)
    sagt = f"Trukket tilfeldig blant {text.count(populasjon, 'vedtak', 'vedtak')}."
    if trukket < oensket:
        sagt = f"Det ble bedt om {text.number(oensket)}, men ikke flere enn {text.number(populasjon)} kan trekkes, og alle er med."
    return f"{sagt} {_om_unntatte(unntatt)}"


def om_loddet(id_: str, sum_: str) -> str:
    """The sum of one id, so that whoever repeats the draw sees that it is reckoned in the same way."""
    return f"Til kontroll: summen for {id_} er {sum_}."


def om_moetedatoene(fra: date | None, til: date | None, dato: date) -> str:
    """`01.01.2025–30.06.2026`; without a first day from the beginning, without a last up to `dato`."""
    siste = min(til, dato) if til else dato
    return f"{text.day(fra)}–{text.day(siste)}" if fra else f"Til og med {text.day(siste)}"


def om_resultatet(tilstand: str, mangler: Sequence[str]) -> str:
    """`Hel kjede`, `Brudd: mangler dokumentasjon`, `Ikke forfalt`."""
    if mangler:
        return f"Brudd: {', '.join(mangler)}"
    return "Hel kjede" if tilstand == "hel" else stor(tilstand)


def om_helt_ledd(*, vurdert: bool) -> str:
    """What stands in the place of the broken ones, where there are none."""
    return "Ingen brudd." if vurdert else "Ikke vurdert."


def om_vedtaket(rad: Mapping[str, Any]) -> str:
    """The decision as it can be found again in the records."""
    sagt = f"{behandlet_i(rad)}, {text.day(rad['moetedato'])}"
    return f"{sagt}, arkivsak {rad['arkivsaknr']}" if rad["arkivsaknr"] else sagt


def om_eieren(rad: Mapping[str, Any]) -> str:
    hvem = rad["ansvarlig"] or "Ingen ansvarlig i loggen"
    return f"{hvem}, {rad['tjenesteomraade_navn']}" if rad["ansvarlig"] else hvem


def om_handlingen(rad: Mapping[str, Any], oppfoelging: Sequence[Mapping[str, Any]]) -> str:
    """The status with its day, how it stands to the deadline, and when it has been up in the steering dialogue. What was
    written there is not told: it is internal."""
    status, dag = rad["status"], rad["statusdato"]
    deler = [f"{stor(status or 'uten status')}{f' {text.day(dag)}' if dag else ''}, {_om_fristen(rad)}."]
    deler += [_om_oppfoelgingen(each) for each in oppfoelging]
    return " ".join(deler)


def om_dokumentasjonen(rad: Mapping[str, Any]) -> str:
    """What the log shows, and where it says that more can be looked up."""
    if rad["status"] not in CLOSED:
        return begrunnelse(rad) or "Vedtaket er åpent, og loggen har ingen kommentar."
    sagt = begrunnelse(rad) or "Loggen har ingen kommentar."
    if rad["mangel"]:
        sagt = f"{rad['mangel']}. {sagt}"
    steder = [
        hvor for hvor, har in (("arkivsaken", rad["arkivsaknr"]), ("lenken i loggen", rad["lenke"])) if har
    ]
    return f"{sagt} Kan slås opp i {' og '.join(steder)}." if steder else f"{sagt} Loggen har verken arkivsaknummer eller lenke."  # fmt: skip


def om_tilbakemeldingen(
    registrert: tuple[int, date] | None, utgave: tuple[str, date] | None, frist: date | None, *, vurdert: bool
) -> str:
    """When the status came into the log, and who has been told. `registrert` is the version and its day, `utgave` the
    edition that told it and the day it was published."""
    if frist is None:
        return "Loggen har ingen status å melde."
    kjent = (
        f"Statusen har stått i loggen fra {text.day(registrert[1])} (versjon {registrert[0]})." if registrert else ""
    )  # fmt: skip
    if not vurdert:
        return f"{kjent} Ingenting er publisert fra løsningen.".strip()
    if utgave:
        return f"{kjent} Meldt i {utgave[0]}, publisert {text.day(utgave[1])}.".strip()
    return f"{kjent} Ingen utgave er laget med denne statusen. Fristen for å melde den er {text.day(frist)}.".strip()


def _om_unntatte(antall: int) -> str:
    if not antall:
        return "Ingen er holdt utenfor som unntatt offentlighet."
    return f"{stor(_ett(antall))} er unntatt offentlighet og kan ikke trekkes."


def _om_fristen(rad: Mapping[str, Any]) -> str:
    frist = rad["frist"]
    if frist is None:
        return "uten frist"
    if rad["dager_forsinket"] is not None:
        return f"{_dager(int(rad['dager_forsinket']))} over fristen {text.day(frist)}"
    if rad["status"] not in CLOSED:
        return f"fristen er {text.day(frist)}"
    ferdig = rad["statusdato"]
    if ferdig is None:
        return f"fristen var {text.day(frist)}"
    if ferdig > frist:
        return f"{_dager((ferdig - frist).days)} etter fristen {text.day(frist)}"
    return f"innen fristen {text.day(frist)}"


def _om_oppfoelgingen(rad: Mapping[str, Any]) -> str:
    if rad["type"] != "oppgave":
        return f"Beslutning i styringsdialogen {text.day(rad['registrert'])}."
    frist = f", frist {text.day(rad['frist'])}" if rad["frist"] else ""
    lukket = f" {text.day(rad['lukket'])}" if rad["lukket"] else ""
    return f"Oppgave i styringsdialogen {text.day(rad['registrert'])}: {rad['status']}{lukket}{'' if lukket else frist}."


def _ett(antall: int) -> str:
    """The number of decisions: the word is neuter."""
    return tallord(antall, "omraade")


def _dager(antall: int) -> str:
    return text.count(antall, "dag", "dager")
