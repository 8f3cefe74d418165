"""What the forecasts say: where the year ends, what has changed, how near the methods have come before, and the leaders."""

from collections.abc import Sequence

import pandas as pd

from dashboard import text
from dashboard.period import Period
from dashboard.sentences.words import beloep, betegnelse, liste, stor, tallord

TILTAK = "Tiltak er ikke lagt oppå prognosene: vedtatt effekt ligger alt i budsjettet, og oppnådd effekt i regnskapet."
SLIK_DET_ENDTE = "Treffet er regnet med årsbudsjettet slik det endte."
BUDSJETTET_DA = (
    "Bare budsjettet slik det sto da året var slutt, er bevart. Budsjettet som gjaldt den måneden, kan ha vært et annet,"
    " og da ville restbudsjett og sesong truffet dårligere enn det som står her."
)
UTEN_FELLES_AAR = "Metodene er ikke prøvd på de samme årene, så ingen av dem kan sies å ha truffet nærmest."
DISPONERT = (
    "Avsetninger og bruk av fond (funksjon 880) og årets regnskapsmessige resultat (899) er regnet som budsjettert:"
    " de bestemmes av hvordan året gikk, og ville ellers fått hvert år til å ende på budsjett."
)
RESERVE = (
    "Sesong måles bare i år som hadde minst to hele år før seg; ellers er den det samme som restbudsjett."
)


def utfall(avvik: float) -> str:
    """How a year ends: `2,6 mill. kr i merforbruk`, `balanse`."""
    return f"{beloep(abs(avvik))} i {text.avvik(avvik)}" if round(avvik) else "balanse"


def om_aaret(rad: pd.Series, metode: str, period: Period) -> str:
    """Where the year ends by the chosen method (`metode`, its title)."""
    avvik = rad["avvik_prognose"]
    return f"Etter metoden «{metode}» ender {period.aar} {f'med {utfall(avvik)}' if round(avvik) else 'i balanse'}."


def om_spennet(rad: pd.Series) -> str:
    """The span between the methods that count in it."""
    verst, best = rad["aarsbudsjett"] - rad["prognose_hoey"], rad["aarsbudsjett"] - rad["prognose_lav"]
    if beloep(verst) == beloep(best):
        return "Metodene i spennet gir det samme."
    return f"Spennet mellom metodene går fra {_fra_til(verst, best)}."


def om_endringen(endring: float, forrige: Period) -> str:
    """What has changed since the previous month's forecast: `endring` of the expected deviation in kr, + is better."""
    if pd.isna(endring):
        return ""
    maaned = text.MONTHS[forrige.periode]
    if not round(endring):
        return f"Prognosen er uendret siden {maaned}."
    return f"Det er {endring_i_ord(endring)} enn prognosen i {maaned}."


def endring_i_ord(endring: float) -> str:
    """`250 000 kr verre`, `1,2 mill. kr bedre`, `uendret`; `endring` of the deviation in kr, + is better."""
    if not round(endring):
        return "uendret"
    return f"{beloep(abs(endring))} {'bedre' if endring > 0 else 'verre'}"


def om_forverrede(navn: Sequence[str], nivaa: str, forrige: Period, kr: float, prosent: float) -> str:
    """Which places of level `nivaa` go to oral review since their forecast has worsened by more than the limit."""
    if not navn:
        return ""
    antall = len(navn)
    return (
        f"Siden {text.MONTHS[forrige.periode]} er prognosen blitt mer enn {text.kroner(kr)} og {text.percent(prosent)} verre for"
        f" {tallord(antall, nivaa)} {betegnelse(nivaa, antall)}, som derfor skal til muntlig gjennomgang: {liste(navn)}."
    )


def om_egen_forverring(forverret: bool) -> str:
    """For a single unit: whether its worsened forecast alone takes it to oral review."""
    return "Forverringen er over grensen for muntlig gjennomgang." if forverret else ""


def om_balanse(navn: Sequence[str]) -> str:
    """Which units' leaders say the year ends on budget where the calculated methods say it does not."""
    if not navn:
        return ""
    melder = f"{stor(tallord(len(navn)))} {'leder' if len(navn) == 1 else 'ledere'} melder"
    return f"{melder} et år på budsjett der både restbudsjett og sesong ender utenfor grensen: {liste(navn)}."


def om_egen_balanse(rad: pd.Series) -> str:
    """The same of one unit, with what the methods say."""
    ender = sorted(rad["aarsbudsjett"] - rad[f"prognose_{metode}"] for metode in ("rest", "sesong"))
    return f"Lederen melder et år på budsjett, men restbudsjett og sesong gir {_fra_til(*ender)}."


def om_treffet(metode: str, feil: float, aar: Sequence[int], period: Period) -> str:
    """Which method (`metode`, its title) came nearest at the same month before, and how little or much that builds on."""
    i_snitt = " i snitt" if len(aar) > 1 else ""
    return (
        f"Prøvd på de samme årene har «{metode}» truffet nærmest i {text.MONTHS[period.periode]}: {beloep(feil)} feil{i_snitt}"
        f" ({bygger_paa(aar)})."
    )


def bygger_paa(aar: Sequence[int]) -> str:
    """`bygger på ett år: 2025`, `bygger på tre år: 2023–2025`, `bygger på to år: 2022 og 2025`."""
    rekke = len(aar) > 2 and aar[-1] - aar[0] == len(aar) - 1
    hvilke = f"{aar[0]}\N{EN DASH}{aar[-1]}" if rekke else liste([str(et_aar) for et_aar in aar])
    return f"bygger på {'ett' if len(aar) == 1 else tallord(len(aar))} år: {hvilke}"


def uten_treff(nivaa: str) -> str:
    """Why there is no track record."""
    if nivaa in ("kommune", "omraade", "enhet"):
        return "Ingen tidligere år har både regnskap for alle måneder og budsjett, så metodene er ikke prøvd her ennå."
    return "Hvor godt metodene har truffet, regnes for enheten og nivåene over."


def retning(feil: float) -> str:
    """Which way a method has missed: `feil` is forecast less accounts, in kr."""
    if not round(feil):
        return "ingen feil"
    return "for høyt" if feil > 0 else "for lavt"


def merknad(reserve: bool, med_aarsavslutning: bool) -> str:
    """What a reader of a year's track record must know."""
    deler = ["for få år til sesong: regnet med restbudsjett"] if reserve else []
    return stor("; ".join([*deler, *([] if med_aarsavslutning else ["uten årsavslutning (periode 13)"])]))


def sesong_eller_rest(grunn: str | None) -> str:
    """How a group of arts is forecast: by its share, or by the remaining budget for the reason given."""
    return f"Restbudsjett ({grunn})" if isinstance(grunn, str) else "Sesong"


def tittel(avvik: Sequence[float]) -> str:
    """The message of the chart: how many of the methods expect merforbruk."""
    over = sum(1 for verdi in avvik if round(verdi) < 0)
    if over in (0, len(avvik)):
        return "Alle metodene venter merforbruk" if over else "Ingen av metodene venter merforbruk"
    return f"{stor(tallord(over))} av {tallord(len(avvik))} metoder venter merforbruk"


def beskrivelse(linjer: pd.DataFrame, navn: str) -> str:
    """The chart in words. `linjer` has navn, avvik and forrige (kr, may be empty)."""
    deler = [
        f"{linje['navn']} {utfall(linje['avvik'])}"
        + ("" if pd.isna(linje["forrige"]) else f" (forrige måned {utfall(linje['forrige'])})")
        for linje in linjer.to_dict("records")
    ]
    return f"Ventet avvik ved årets slutt for {navn}: {'; '.join(deler)}."


def _fra_til(verst: float, best: float) -> str:
    """`2,5 til 2,6 mill. kr i merforbruk`, `1,0 mill. kr i merforbruk til balanse`: the unit once where both have it."""
    if text.avvik(round(verst)) != text.avvik(round(best)):
        return f"{utfall(verst)} til {utfall(best)}"
    lite, mye = sorted((abs(verst), abs(best)))
    if beloep(lite) == beloep(mye):
        return utfall(verst)
    mill = f"{text.NO_BREAK}mill."
    samme_enhet = (mill in beloep(lite)) == (mill in beloep(mye))
    lavest = (
        beloep(lite).removesuffix(f"{text.NO_BREAK}kr").removesuffix(mill) if samme_enhet else beloep(lite)
    )
    return f"{lavest} til {utfall(mye if verst > 0 else -mye)}"
