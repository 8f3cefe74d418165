"""What the sick leave numbers say: how the month was, what it is made of, what is a signal, and what it may cost."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard import text
from dashboard.period import Period
from dashboard.sentences.words import beloep, liste, stor, tallord

_FLEST_SIGNALER = 3


@dataclass(frozen=True, slots=True)
class Signal:
    """A place whose newest month is part of a signal.

    `slag`: utenfor, samme_side, trend or to_av_tre. `retning`: 1 high or rising, −1 low or falling.
    `maaneder`: how long it has lasted.
    """

    navn: str
    slag: str
    retning: int
    maaneder: int


def om_maaneden(total: Mapping[Any, Any], month: Period, maal: float | None = None) -> str:
    """The municipality's sick leave in a few sentences. `total` is a row of sykefravaer/total, `maal` a target in %."""
    if pd.isna(total["siste_aar"]):
        return f"Det er ikke lastet opp sykefravær for {month.label} eller tidligere."
    if pd.isna(total["ansatte"]):
        newest = text.period(int(total["siste_aar"]), int(total["siste_periode"]))
        return f"Sykefraværet for {month.label} er ikke lastet opp. Siste måned med tall er {newest}."
    if pd.isna(total["prosent"]):
        return f"Sykefraværet i {month.label} vises ikke: tallene gjelder for få ansatte, eller avtalte dagsverk mangler."
    said = f"Sykefraværet var {text.percent(total['prosent'])} i {month.label}"
    if pd.notna(total["prosent_i_fjor"]):
        before = text.period(month.aar - 1, month.periode)
        said += f", {sammenlignet(total['prosent'], total['prosent_i_fjor'])} i {before}"
    said += "."
    if pd.notna(total["rullerende"]):
        said += f" De siste 12 månedene var det {text.percent(total['rullerende'])}"
        if pd.notna(total["rullerende_i_fjor"]):
            said += f", {sammenlignet(total['rullerende'], total['rullerende_i_fjor'])} i de 12 før"
        said += "."
        if maal is not None:
            said += f" Det er {mot_maalet(total['rullerende'], maal)} på {text.percent(maal)}."
    return said


def mot_maalet(rullerende: float, maal: float) -> str:
    """`0,6 prosentpoeng over målet`, of the figures as they are printed."""
    change = forskjell(rullerende, maal)
    if not change:
        return "akkurat som målet"
    return f"{text.number(abs(change), 1)} prosentpoeng {'over' if change > 0 else 'under'} målet"


def sammenlignet(now: float, before: float) -> str:
    """`0,4 prosentpoeng høyere enn`, of the figures as they are printed."""
    change = forskjell(now, before)
    if not change:
        return "like høyt som"
    return f"{text.number(abs(change), 1)} prosentpoeng {'høyere' if change > 0 else 'lavere'} enn"


def endring(now: float | None, before: float | None) -> str | None:
    """`opp 0,4`, `ned 0,4`, `uendret`; None where one of the figures is not shown."""
    if now is None or before is None or pd.isna(now) or pd.isna(before):
        return None
    change = forskjell(now, before)
    return f"{'opp' if change > 0 else 'ned'} {text.number(abs(change), 1)}" if change else "uendret"


def forskjell(now: float, before: float) -> float:
    """Percentage points between the figures as they are printed, so that the reader's subtraction agrees."""
    return round(round(now, 1) - round(before, 1), 1)


def mest_oekt(units: pd.DataFrame) -> str:
    """Which unit's twelve months have risen most on a year; empty where none can be compared. `units`: rows of
    sykefravaer/per_enhet."""
    both = units[units["enhet"].notna() & units["rullerende"].notna() & units["rullerende_i_fjor"].notna()]
    if both.empty:
        return ""
    rises = both.assign(endring=both["rullerende"].round(1) - both["rullerende_i_fjor"].round(1))
    most = rises.sort_values("endring").iloc[-1]
    if round(most["endring"], 1) <= 0:
        return "Ingen enhet har høyere sykefravær de siste 12 månedene enn i de 12 før."
    return (
        f"Mest har sykefraværet økt i {most['navn']}: de siste 12 månedene er det {text.percent(most['rullerende'])},"
        f" {sammenlignet(most['rullerende'], most['rullerende_i_fjor'])} i de 12 før."
    )


def regelen(ansatte_minst: int) -> str:
    """What is hidden, and why."""
    return (
        f"Prosenten for en enhet eller et tjenesteområde vises bare når den gjelder minst {text.number(ansatte_minst)}"
        " ansatte. Når én må skjules, skjules også den nest minste, slik at tallet ikke kan regnes ut av summen; de vises"
        " samlet som «Øvrige». Tolv måneder vises når hver av månedene kan vises."
    )


def om_fordelingen(rader: pd.DataFrame, month: Period) -> str:
    """How the municipality's absence divides. `rader`: rows of sykefravaer/fordeling_per_tjenesteomraade."""
    kommunen = {str(rad["fordeling"]): rad for rad in rader[rader["nivaa"] == "kommune"].to_dict("records")}
    if not kommunen:
        return f"Type fravær i {month.label} vises ikke: fordelingen er ikke lastet opp, eller den gjelder for få personer."
    said = []
    if melding := kommunen.get("melding"):
        said.append(
            f"{_andel(melding['andre'], melding['foerste'])} av sykefraværet i {month.label} var legemeldt"
        )
    if varighet := kommunen.get("varighet"):
        when = "" if said else f" av sykefraværet i {month.label}"
        said.append(f"{_andel(varighet['andre'], varighet['foerste'])}{when} var langtid, mer enn 16 dager")
    return f"{stor(', og '.join(said))}."


def tittel_fordeling(navn: str, del_: float, resten: float) -> str:
    """The message of a division: how much of the absence the part `navn` is."""
    return f"{navn}: {_andel(del_, resten)} av sykefraværet"


def regelen_for_fordelingen(personer_minst: int) -> str:
    """What korttid is, and when a division is shown."""
    least = text.number(personer_minst)
    return (
        "Korttid er fravær på 1–16 dager, så lenge arbeidsgiverperioden varer; langtid er lengre enn det."
        f" En fordeling vises bare når fraværet er så stort at minst {least} personer må stå bak hver av de to delene,"
        " også hos dem som er slått sammen til «Øvrige». Personer lastes aldri opp, så det er dagene i måneden som viser det:"
        " ingen kan ha mer enn 23. Tolv måneder gir ikke flere personer enn den beste av dem, og vises når hver av månedene"
        " kan vises."
    )


def signalord(signal: Signal) -> str:
    """What the place has done: `har ligget over det normale i fem måneder på rad`."""
    hoey = signal.retning > 0
    antall = tallord(signal.maaneder)
    match signal.slag:
        case "utenfor" if signal.maaneder == 1:
            return f"ligger {'over' if hoey else 'under'} det normale"
        case "utenfor":
            return f"har ligget {'over' if hoey else 'under'} det normale i {antall} måneder på rad"
        case "samme_side":
            return f"har ligget {'over' if hoey else 'under'} gjennomsnittet sitt i {antall} måneder på rad"
        case "trend":
            return f"har {'steget' if hoey else 'sunket'} måned for måned gjennom {antall} måneder"
        case _:
            return f"har ligget {'høyt' if hoey else 'lavt'} i minst to av de tre siste månedene"


def om_signaler(signaler: Sequence[Signal], month: Period) -> str:
    """What the leader group should ask. The high ones first: they are asked why, the low ones what works."""
    if not signaler:
        return f"Ingen steder gir signal i {month.label}: sykefraværet varierer som det pleier."
    hoeye = [signal for signal in signaler if signal.retning > 0]
    lave = [signal for signal in signaler if signal.retning < 0]
    said = [
        _med_spoersmaal(several, question)
        for several, question in ((hoeye, "spør hvorfor"), (lave, "spør hva som virker"))
        if several
    ]
    return f"{' '.join(said)} Et signal er ikke skyld."


def tittel_kontroll(navn: str, signal: Signal | None, month: Period) -> str:
    """The message of a control chart."""
    if signal is None:
        return f"{stor(navn)}: ingen signal i {month.label}"
    return f"{stor(navn)} {signalord(signal)}"


def om_stedet(navn: str, signal: Signal | None, nedre: float, oevre: float, *, korrigert: bool) -> str:
    """The control chart of one place in words. `nedre`, `oevre`: its limits in %. `korrigert`: for the season."""
    said = signalord(signal) if signal else "gir ikke signal: sykefraværet varierer som det pleier"
    season = ", korrigert for årstid" if korrigert else ""
    return f"{stor(navn)} {said}. Vanlige måneder ligger mellom {text.percent(max(nedre, 0))} og {text.percent(oevre)}{season}."


def om_kontrollen(aar: Sequence[int], maaneder: int) -> str:
    """How the control chart is made. `aar`: the years that the season is estimated from, empty where it is not."""
    sesong = (
        f"Tallene er korrigert for årstid med kommunens egne månedsfaktorer fra {_aarene(aar)}."
        if aar
        else "Tallene er ikke korrigert for årstid: det krever minst to hele tidligere år med tall for kommunen."
    )
    return (
        f"{sesong} Kontrolldiagrammet bruker inntil {text.number(maaneder)} enkeltmåneder på rad som alle kan vises, og minst"
        " 12; aldri rullerende tall. Grensene er gjennomsnittet ± 2,66 ganger den gjennomsnittlige endringen fra måned til"
        " måned, regnet av månedene før de 12 siste, eller av alle når stedet har under 24. Signal er en måned utenfor"
        " grensene, sju på rad på samme side av gjennomsnittet, sju på rad som stiger eller synker, eller to av tre lenger ute"
        " enn to tredeler av veien til grensen."
    )


def om_kostnaden(kommunen: Mapping[Any, Any], period: Period) -> str:
    """The estimate for the municipality. `kommunen` is its row of sykefravaer/netto_kostnad, in kr."""
    said = (
        f"Til og med {period.label} er det brukt {beloep(kommunen['vikar_og_overtid'])} på vikarer og overtid, og refundert"
        f" {beloep(-kommunen['sykeloennsrefusjon'])} i sykelønn."
        f" Anslaget for netto kostnad ved fravær er {beloep(kommunen['netto'])}"
        f"{', det vil si mer refundert enn brukt' if kommunen['netto'] < 0 else ''}"
    )
    before = kommunen["netto_samme_maaneder"]
    if pd.isna(before):
        return f"{said}."
    change = kommunen["netto"] - before
    if not round(change):
        return f"{said}, det samme som i de samme månedene i fjor."
    return (
        f"{said}, {beloep(abs(change))} {'mer' if change > 0 else 'mindre'} enn i de samme månedene i fjor."
    )


def forbeholdet() -> str:
    """What the estimate is, and is not."""
    return (
        "Anslag: vikarer, ekstrahjelp og overtid (art 020, 030 og 040) minus sykelønnsrefusjon (art 710), uten sosiale utgifter."
        " Vikarer og overtid dekker også ferie, ledige stillinger og topper i arbeidet; refusjonen kommer gjerne et par måneder"
        " etter fraværet, og lønnen i arbeidsgiverperioden er ikke med. Minus betyr at refusjonen er større enn utgiften."
        " Bare steder som har fått sykefraværet sitt vist i hver av månedene, er med."
    )


def _andel(del_: float, resten: float) -> str:
    return text.percent(100 * del_ / (del_ + resten))


def _med_spoersmaal(signaler: Sequence[Signal], question: str) -> str:
    named = [f"{stor(signal.navn)} {signalord(signal)}" for signal in signaler[:_FLEST_SIGNALER]]
    if len(signaler) == 1:
        return f"{named[0]}: {question}."
    rest = len(signaler) - len(named)
    steder = "Ett sted" if rest == 1 else f"{stor(tallord(rest))} steder"
    more = f" {steder} til står i listen." if rest else ""
    return f"{'. '.join(named)}.{more} {stor(question)}."


def _aarene(aar: Sequence[int]) -> str:
    if len(aar) > 2 and aar[-1] - aar[0] == len(aar) - 1:
        return f"{aar[0]}–{aar[-1]}"
    return liste([str(each) for each in aar], flest=len(aar))
