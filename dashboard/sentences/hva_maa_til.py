"""What it takes to land on the budget: net use a month for the rest of the year, held against what was used lately.

`rad` and `rader` are rows of drift/hva_maa_til; `rader` also has navn. Amounts are net: below zero more comes in than
goes out, and the words follow.
"""

import pandas as pd

from dashboard import text
from dashboard.period import Period
from dashboard.sentences.words import beloep, betegnelse, liste, stor, tallord

_ULIKT = 0.1  # what two monthly means differ by before they are called different, as a share of the larger
_SVAERT_ULIKT = 0.5
_NEVNES = 3
_MILL = f"{text.NO_BREAK}mill.{text.NO_BREAK}kr"


def om_stedet(rad: pd.Series, navn: str, period: Period) -> str:
    """What the place must use or bring in a month, against its last months; or why that cannot be said."""
    for kolonne, hva in (("regnskap", "regnskap"), ("aarsbudsjett", "budsjett")):
        if pd.isna(rad[kolonne]):
            return f"Det er ikke lest inn {hva} for {period.aar}, så det kan ikke regnes ut hva som må til."
    if not rad["maaneder_igjen"]:
        return f"Det er ingen måneder igjen av {period.aar} å hente noe inn i. {_om_aaret(rad)}"
    foerst = "Årsbudsjettet er brukt opp. " if _er_brukt_opp(rad) else ""
    return f"{foerst}For å lande på budsjettet {_kravet(rad, navn)}{_mot_de_siste(rad)}."


def om_i_fjor(rad: pd.Series, period: Period) -> str:
    """The same remaining months last year, and whether they say more than the last ones. Empty where none remain."""
    if pd.isna(rad["per_maaned"]):
        return ""
    if pd.isna(rad["i_fjor_resten"]):
        return f"Det er ikke regnskap for {_maanedene_igjen(period)} i fjor å sammenligne med."
    hver = "" if rad["maaneder_igjen"] == 1 else " i måneden"
    sagt = f"{'Fra' if rad['maaneder_igjen'] > 2 else 'I'} {_maanedene_igjen(period)} i fjor {_var_det(rad['i_fjor_resten'])}{hver}."
    if _er_ujevnt(rad):
        sagt += " Månedene er ulike gjennom året, så fjoråret er det riktigste å sammenligne med."
    return sagt


def tittel(rader: pd.DataFrame) -> str:
    """The message of the chart: what it takes of the first of `rader`, who must gain most."""
    verst = rader.iloc[0]
    til, siste = verst["per_maaned"], verst["siste_tre"]
    if pd.isna(siste) or til >= siste:
        return f"{verst['navn']} må hente inn mest: {beloep(verst['innhenting'])} i måneden"
    if til < 0 <= siste:
        return f"{verst['navn']} må fra {beloep(siste)} i utgifter til {beloep(-til)} i inntekter i måneden"
    fra_til = _fra_til(abs(siste), abs(til))
    if til < 0:
        return f"{verst['navn']} må opp {fra_til} i netto inntekter i måneden"
    return f"{verst['navn']} må ned {fra_til} i måneden"


def beskrivelse(rader: pd.DataFrame, nivaa: str) -> str:
    """How much each of `rader` must gain a month, those who must gain most first."""
    hver = [f"{navn} ({beloep(maa)})" for navn, maa in zip(rader["navn"], rader["innhenting"], strict=True)]
    per = betegnelse(nivaa, 1)
    return (
        f"Dette må hentes inn i måneden mot budsjettet for resten av året, per {per}: {liste(hver, _NEVNES)}."
    )


def ingen_maa(nivaa: str) -> str:
    """There is nobody to draw."""
    return f"Ingen {betegnelse(nivaa)} over grensen for muntlig gjennomgang har noe å hente inn."


def om_utvalget(vist: int, alle: int, nivaa: str) -> str:
    """Who is drawn, of those who could be."""
    hvem = f"{betegnelse(nivaa)} over grensen som har noe å hente inn"
    return stor(hvem) if vist == alle else f"De {vist} som må hente inn mest, av {alle} {hvem}"


def de_siste(rad: pd.Series) -> str:
    """What the mean of the last months is called: `snittet av de tre siste månedene`."""
    antall = int(rad["maaneder_i_snittet"])
    return "den siste måneden" if antall == 1 else f"snittet av de {tallord(antall)} siste månedene"


def avstand(over: float) -> str:
    """How far an amount a month is from what it takes."""
    if round(over) == 0:
        return "akkurat det som må til"
    return f"{beloep(abs(over))} {'over' if over > 0 else 'under'} det som må til"


def _er_brukt_opp(rad: pd.Series) -> bool:
    """Not where the rest of the year is budgeted to bring money in."""
    return bool(rad["aarsbudsjett"] > 0 > rad["per_maaned"] and rad["budsjett_resten"] >= 0)


def _kravet(rad: pd.Series, navn: str) -> str:
    til, siste = rad["per_maaned"], rad["siste_tre"]
    i_desember = rad["maaneder_igjen"] == 1
    if round(til) == 0:
        return f"må {navn} gå i null {'i desember' if i_desember else 'resten av året'}"
    naar = "i desember" if i_desember else "i måneden resten av året"
    rommer_mer = pd.notna(siste) and til > siste
    if til >= 0:
        return f"{'kan' if rommer_mer else 'må'} {navn} bruke {beloep(til)} {naar}"
    if rommer_mer:
        return f"holder det at {navn} får inn {beloep(-til)} netto {naar}"
    return f"må {navn} få inn {beloep(-til)} netto {naar}"


def _mot_de_siste(rad: pd.Series) -> str:
    """Held against the last months, where they point the same way; else what they were."""
    til, siste = rad["per_maaned"], rad["siste_tre"]
    if pd.isna(siste):
        return ""
    if til * siste < 0:
        antall = int(rad["maaneder_i_snittet"])
        hvor = "Den siste måneden" if antall == 1 else f"I snitt de {tallord(antall)} siste månedene"
        return f". {hvor} {_var_det(siste)}"
    forskjell = abs(til) - abs(siste)
    if round(forskjell) == 0:
        return f", like mye som {de_siste(rad)}"
    return f", {beloep(abs(forskjell))} {'mer' if forskjell > 0 else 'mindre'} enn {de_siste(rad)}"


def _om_aaret(rad: pd.Series) -> str:
    avvik = rad["aarsbudsjett"] - rad["regnskap"]
    if round(avvik) == 0:
        return "Regnskapet er som årsbudsjettet."
    return f"Mot årsbudsjettet er det {beloep(abs(avvik))} i {text.avvik(avvik)}."


def _var_det(verdi: float) -> str:
    return f"var det {beloep(abs(verdi))} i netto {'utgifter' if verdi >= 0 else 'inntekter'}"


def _maanedene_igjen(period: Period) -> str:
    """`november og desember`, `august til desember`."""
    foerste = period.periode + 1
    if foerste == 12:
        return text.MONTHS[12]
    return f"{text.MONTHS[foerste]} {'og' if foerste == 11 else 'til'} {text.MONTHS[12]}"


def _er_ujevnt(rad: pd.Series) -> bool:
    """Whether the last months and last year's same months say different things of what it takes."""
    til, siste, fjor = rad["per_maaned"], rad["siste_tre"], rad["i_fjor_resten"]
    if pd.isna(siste):
        return False
    forskjell = abs(siste - fjor) / (max(abs(siste), abs(fjor)) or 1.0)
    motsatt = (til - siste) * (til - fjor) < 0
    return bool(forskjell > (_ULIKT if motsatt else _SVAERT_ULIKT))


def _fra_til(fra: float, til: float) -> str:
    """`fra 3,4 til 0,8 mill. kr`: both in the unit of the larger."""
    if max(fra, til) < 999_950:
        return f"fra {text.number(fra)} til {text.kroner(til)}"
    return f"fra {text.millions(fra).removesuffix(_MILL)} til {text.millions(til)}"
