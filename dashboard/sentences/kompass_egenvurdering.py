"""What is said of the self-assessment in Kommunekompasset: how far it has come, what counts, and what documentation would bring."""

import math
from collections.abc import Collection, Sequence

from dashboard import text
from dashboard.analysis.kompass_anslag import GJENNOMFOERT, Anslag, Celle
from dashboard.analysis.kompass_evaluering import Evaluering
from dashboard.sentences.kompass_ord import poeng, tall
from dashboard.sentences.words import liste, stor, tallord

_ENTALL = {"spørsmål": "spørsmål", "delkriterium": "delkriterium"}
_FLERTALL = {"spørsmål": "spørsmål", "delkriterium": "delkriterier"}


def det_som_vurderes(nivaaer: Collection[str], antall: int = 2) -> str:
    """`spørsmål`, `delkriterier`, `spørsmål og delkriterier`: what the levels of the yardstick are called."""
    navn = _ENTALL if antall == 1 else _FLERTALL
    return " og ".join(navn[each] for each in ("spørsmål", "delkriterium") if each in nivaaer)


def uten_dokumentasjon(celler: Sequence[Celle]) -> list[Celle]:
    """What is carried out, would give points, and lacks documentation."""
    return [each for each in celler if each.steg == GJENNOMFOERT and each.andel and not each.dokumentert]


def venter(celler: Sequence[Celle]) -> float:
    """Points that documentation alone would bring."""
    return round(math.fsum(each.maks * (each.andel or 0) for each in uten_dokumentasjon(celler)), 6)


def vurdert(celler: Sequence[Celle]) -> tuple[int, int]:
    """How many questions are assessed on every dimension, and how many on some of them."""
    per: dict[str, list[bool]] = {}
    for each in celler:
        per.setdefault(each.nr, []).append(each.andel is not None)
    hele = sum(all(each) for each in per.values())
    return hele, sum(any(each) for each in per.values()) - hele


def om_egenvurderingen(celler: Sequence[Celle], nivaaer: Collection[str]) -> str:
    """How much is assessed, and what counts."""
    antall = len({each.nr for each in celler})
    hele, deler = vurdert(celler)
    navn = det_som_vurderes(nivaaer, antall)
    gitt = sum(each.andel is not None for each in celler)
    if not gitt:
        return f"Ingen av {text.number(antall)} {det_som_vurderes(nivaaer)} er vurdert ennå."
    paabegynt = f", og {'ett' if deler == 1 else tallord(deler)} er påbegynt" if deler else ""
    teller = sum(each.teller for each in celler)
    return (
        f"{_svarene(hele)} av {text.number(antall)} {navn} er vurdert{paabegynt}. {_svarene(teller)} av"
        f" {text.number(gitt)} svar teller: {'det' if teller == 1 else 'de'} er gjennomført og dokumentert."
    )


def om_dokumentasjonen(celler: Sequence[Celle]) -> str:
    """What lacks documentation, and what it would bring; empty where nothing does."""
    mangler = len(uten_dokumentasjon(celler))
    if not mangler:
        return ""
    return (
        f"{_svarene(mangler)} gjennomført{'e' if mangler > 1 else ''} svar mangler dokumentasjon;"
        f" med den på plass gir {'de' if mangler > 1 else 'det'} {_hele(venter(celler))}."
    )


def om_anslaget(anslag: Anslag, siste: Evaluering | None, versjon: str) -> str:
    """The projection with its span; where nothing is assessed, that the last evaluation stands."""
    if not anslag.vurdert:
        return _om_evalueringen(siste, versjon)
    spennet = f"mellom {text.number(anslag.lav)} og {text.number(anslag.hoy)}"
    if anslag.anslag is None:
        return (
            f"Anslaget er ukjent: {text.count(anslag.ukjente, 'svar', 'svar')} er verken vurdert eller evaluert."
            f" Det ligger {spennet} av {text.number(anslag.maks)} poeng."
        )
    return f"Anslaget i dag er {text.number(anslag.anslag)} av {text.number(anslag.maks)} poeng, {spennet}."


def _om_evalueringen(siste: Evaluering | None, versjon: str) -> str:
    if siste is None:
        return "Kommunen er heller ikke evaluert, så poengene er ukjent."
    if siste.versjon != versjon:
        return (
            f"Den siste evalueringen, i {siste.aar}, er etter versjon {siste.versjon} og sier ikke hvor mange poeng det blir etter"
            f" versjon {versjon}."
        )
    if siste.total is None:
        return f"Evalueringen i {siste.aar} gjelder fortsatt, men totalen i den er ukjent."
    return f"Evalueringen i {siste.aar} gjelder fortsatt: {tall(siste.total)} av {poeng(siste.maks)}."


def om_listen(versjon: str, lastet: int, hel: int) -> str:
    """What to upload where the version's list of questions is not whole."""
    har = (
        f"Bare {text.number(lastet)} av de {text.number(hel)} spørsmålene i versjon {versjon} er lastet opp."
        if lastet
        else f"Spørsmålene i versjon {versjon} er ikke lastet opp."
    )
    return (
        f"{har} Derfor vurderes delkriteriene. Skal spørsmålene vurderes ett for ett, last opp hele listen på siden Opplasting:"
        f" én rad per spørsmål ({text.number(hel)} i alt) med kolonnene Versjon av Kommunekompasset, Nr. og Spørsmål, og gjerne"
        " Høyeste poengsum. Vurderingene av delkriteriene blir stående i dataene, men teller ikke for spørsmålene."
    )


def om_lagringen(nr: str, foer: Anslag, naa: Anslag) -> str:
    """What saving a question did to the projection."""
    if foer.anslag is None or naa.anslag is None:
        return (
            f"{nr} er lagret. Spennet i anslaget er nå {text.number(naa.lav)} til {_hele(naa.hoy)}"
            f" (før: {text.number(foer.lav)} til {text.number(foer.hoy)})."
        )
    ned = naa.anslag < foer.anslag
    if text.number(foer.anslag) == text.number(naa.anslag):
        litt = f"{'falt' if ned else 'steg'} mindre enn ett poeng, og "
        endret = tall(foer.anslag) != tall(naa.anslag)
        return f"{nr} er lagret. Anslaget {litt if endret else ''}er fortsatt {_hele(naa.anslag)}."
    hvorfor = (
        " Det som ikke var vurdert, ble regnet som i forrige evaluering."
        if ned and naa.vurdert > foer.vurdert
        else ""
    )
    return (
        f"{nr} er lagret. Anslaget gikk {'ned ' if ned else ''}fra {text.number(foer.anslag)} til"
        f" {_hele(naa.anslag)}.{hvorfor}"
    )


def om_det_udokumenterte(celler: Sequence[Celle]) -> str:
    """Told of one question: what is carried out gives nothing until it is documented. Empty where nothing lacks it."""
    mangler = uten_dokumentasjon(celler)
    if not mangler:
        return ""
    return (
        f"{liste([each.dimensjon for each in mangler])} er gjennomført, men gir ingen poeng før det er dokumentert."
        f" {stor(poeng(venter(celler)))} venter."
    )


def om_spoersmaalet(celler: Sequence[Celle]) -> str:
    """What one question can give, what it gives today, and what it was taken to give in the last evaluation."""
    maks = sum(each.maks for each in celler)
    hver = f", {tall(celler[0].maks)} på hver dimensjon" if len(celler) > 1 else ""
    foer = celler[0].foer
    sist = (
        "" if foer is None else f" Delkriteriet fikk {text.number(foer * 100)}{text.NO_BREAK}% i evalueringen anslaget regnes fra."
    )  # fmt: skip
    return f"Gir inntil {poeng(maks)}{hver}.{sist}"


def _hele(verdi: float) -> str:
    """`12 poeng`: a projection is no finer than that, though what is less than a point is not nothing."""
    return poeng(verdi) if 0 < verdi < 1 else f"{text.number(verdi)}{text.NO_BREAK}poeng"


def _svarene(antall: int) -> str:
    """A number that begins a sentence about neuter things: `Ett`, `Åtte`, `125`."""
    return "Ett" if antall == 1 else stor(tallord(antall))
