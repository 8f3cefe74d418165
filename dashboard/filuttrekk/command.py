"""The 0A as the command line asks for it: of the newest numbers, with what SSB would answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from dashboard import lake, settings, text
from dashboard.filuttrekk import fra_regnskap, layout
from dashboard.filuttrekk.fra_regnskap import Kontrollert
from dashboard.filuttrekk.kontroller import Funn

FIRST = 5
"""Findings told of each control, and places of each finding."""


@dataclass(frozen=True, slots=True)
class Made:
    """The file, what is told of it line by line, and whether SSB would reject it."""

    content: bytes
    told: tuple[str, ...]
    rejected: bool


def made(aar: int, kvartal: int | None) -> Made:
    """The 0A of a quarter, or of the year (None).

    Raises DashboardError where the accounts do not have all its months, a post does not fit, or nobody has said which
    municipality it is.
    """
    at = lake.get().newest().id
    region = fra_regnskap.region(settings.get())
    funnet = fra_regnskap.kontroller_regnskapet(fra_regnskap.utvalg(aar, kvartal, at), region, at)
    return Made(layout.write(funnet.poster), tuple(_told(funnet, region)), bool(funnet.avvist))


def _told(funnet: Kontrollert, region: str) -> Iterator[str]:
    yield f"{text.count(len(funnet.poster), 'post', 'poster')}, {funnet.utvalg.hva}, region {region}"
    for title, found in (
        ("SSB avviser", funnet.avvist),
        ("SSB avviser i årsregnskapet hvis det står slik", funnet.ved_aarsslutt),
        ("SSB godtar med advarsel", funnet.advarsler),
        ("Til orientering", funnet.orientering),
    ):
        for _, alike in groupby(found, key=lambda each: each.kontroll.nr):
            yield from _findings(title, list(alike), funnet)
    for klasse, kr in funnet.intern_differanse.items():
        yield f"  Art 290 og 790 går ikke opp i kontoklasse {klasse}: {text.kroner(kr)} er tatt ut av filen."
    yield f"  {text.count(len(funnet.naa.uten_funn), 'kontroll', 'kontroller')} uten merknad."


def _findings(title: str, alike: list[Funn], funnet: Kontrollert) -> Iterator[str]:
    for each in alike[:FIRST]:
        yield f"  {title} (kontroll {each.kontroll.nr}): {each.melding}"
        steder = funnet.steder[funnet.steder["noekkel"].isin(each.noekler)]
        for sted in steder.head(FIRST).to_dict("records"):
            navn = f"{sted['ansvar'] or 'uten ansvar'} {sted['ansvar_navn'] or ''}".strip()
            antall = text.count(sted["antall"], "postering", "posteringer")
            yield f"      {sted['noekkel']} på {navn}: {antall}, {text.kroner(sted['beloep'])}"
    if len(alike) > FIRST:
        yield f"  … og {text.number(len(alike) - FIRST)} til."
    yield f"    {alike[0].raad}"
