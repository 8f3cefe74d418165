"""What the letter of assignments says of itself: how many, how far, and who has not told."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from dashboard import text
from dashboard.sentences.words import liste, tallord


def om_brevet(brev: str, statuser: Sequence[str], forsinket: int, framdrift: float | None) -> str:
    """`Oppdragsbrev 2026 har åtte oppdrag: ett er utført, sju er under arbeid. Framdriften er 54 %, og to er over fristen.`"""
    if not statuser:
        return f"{brev} har ingen oppdrag."
    counted = pd.Series(list(statuser)).value_counts()
    parts = [f"{_antall(int(antall))} er {status}" for status, antall in counted.items()]
    far = f" Framdriften er {text.percent(framdrift)}." if framdrift is not None else ""
    late = f" {_antall(forsinket).capitalize()} er over fristen." if forsinket else ""
    return f"{brev} har {_antall(len(statuser))} oppdrag: {', '.join(parts)}.{far}{late}"


def om_meldingene(mangler: Sequence[tuple[str, int]], kvartal: str) -> str:
    """Who owes a report of the quarter: (tjenesteområde, how many assignments), those who owe most first."""
    if not mangler:
        return f"Alle har meldt status for {kvartal}."
    names = [f"{navn} ({antall})" for navn, antall in sorted(mangler, key=lambda each: -each[1])]
    return f"Status for {kvartal} mangler fra {liste(names)}."


def om_det_videre(alle: int, aapne: int, igjen: int) -> str:
    """How many are not done, and how many of them are not in the next letter yet."""
    if not aapne:
        return "Alle oppdragene er ferdige."
    told = (
        f"{_antall(aapne).capitalize()} av {_antall(alle)} oppdrag er ikke ferdig{'e' if aapne > 1 else ''}"
    )
    if not igjen:
        return f"{told}, og alle er ført videre."
    if igjen < aapne:
        return f"{told}. {_antall(igjen).capitalize()} er ikke ført videre ennå."
    return f"{told}, og kan føres videre til neste års brev."


def kvartalet(aar: int, kvartal: int) -> str:
    return f"{kvartal}. kvartal {aar}"


def om_kvartalet(rader: pd.DataFrame) -> str:
    """`3. kvartal 2026`, of the rows that an assignment's newest reports are; empty where there are none."""
    return "" if rader.empty else kvartalet(int(rader["aar"].iloc[0]), int(rader["kvartal"].iloc[0]))


def om_fristen(frist: date | None, dato: date, *, avsluttet: bool) -> str:
    """What a deadline says on `dato`: nothing where it is not past, or the work is done."""
    if frist is None or avsluttet or frist >= dato:
        return ""
    return f"{text.count((dato - frist).days, 'dag', 'dager')} over fristen"


def status_og_framdrift(status: str, framdrift: float | None) -> str:
    """`under arbeid 60 %`."""
    if framdrift is None or pd.isna(framdrift):
        return status
    return f"{status} {text.number(framdrift)}{text.NO_BREAK}%"


def _antall(antall: int) -> str:
    return "ett" if antall == 1 else tallord(antall)
