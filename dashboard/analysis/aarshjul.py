"""The year's dates, and what must be ready before each, counted backwards."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any

import pandas as pd

from dashboard.analysis.virkedager import foer, neste_virkedag
from dashboard.datasets.moeteplan import FORA

_KLOKKESLETT = re.compile(r"(?:kl\.? ?)?([01]?\d|2[0-3])(?:[:.]([0-5]\d)(?::[0-5]\d)?)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Punkt:
    """A meeting or a deadline. `kilde` is who fixes it every year; empty for a date of the municipality's own plan. `aapen`: the
    reader may see what it is about; of one that is not, only the forum and the day are told."""

    id: str
    dato: date
    forum: str
    tittel: str
    kl_fra: str = ""
    kl_til: str = ""
    sted: str = ""
    tema: tuple[str, ...] = ()
    kilde: str = ""
    aapen: bool = True

    @property
    def forumnavn(self) -> str:
        return FORA.get(self.forum, self.forum)

    @property
    def navn(self) -> str:
        """What it is called: its title, else its forum's name."""
        return self.tittel or self.forumnavn

    @property
    def er_moete(self) -> bool:
        """Whether people meet: deadlines of the law, the accounts and KOSTRA are only to be kept."""
        return not self.kilde and self.forum not in ("kostra", "tertial", "regnskap")


@dataclass(frozen=True, slots=True)
class Forberedelse:
    """What must be ready before `punkt`, by the end of the day `frist`, and whose it is; `for_leder`: an enhetsleder's too."""

    punkt: Punkt
    frist: date
    hva: str
    rolle: str
    for_leder: bool = False


def punkter(rader: pd.DataFrame) -> list[Punkt]:
    """The rows of aarshjul/punkter as dates, in order; those that the source moves from days off are moved."""
    funnet = [_punkt(rad) for rad in rader.to_dict("records")]
    return sorted(
        funnet, key=lambda each: (each.dato, klokkeslett(each.kl_fra) or time.min, each.forum, each.id)
    )


def forberedelser(punktene: Sequence[Punkt], regler: pd.DataFrame) -> list[Forberedelse]:
    """What must be ready for each of `punktene` by the rows of aarshjul/forberedelse, in the order of the deadlines."""
    funnet = [
        Forberedelse(
            punkt,
            foer(punkt.dato, int(regel["dager"]), virkedager=bool(regel["virkedager"])),
            regel["hva"],
            regel["rolle"],
            bool(regel["for_leder"]),
        )
        for punkt in punktene
        for regel in regler.to_dict("records")
        if regel["forum"] == punkt.forum and _gjelder(regel["gjelder"], punkt)
    ]
    return _i_rekke(funnet)


def for_leseren(
    alle: Sequence[Punkt], regler: pd.DataFrame, fora: Collection[str] | None
) -> tuple[list[Punkt], list[Forberedelse]]:
    """The dates of `fora` (None: every one) and what must be ready, by the deadlines. Of the other fora comes what is an enhetsleder's
    to have ready, without the meeting's title, time, place and themes."""
    synlige = [each for each in alle if fora is None or each.forum in fora]
    andre = forberedelser([each for each in alle if fora is not None and each.forum not in fora], regler)
    ledernes = [replace(each, punkt=_bare_dagen(each.punkt)) for each in andre if each.for_leder]
    return synlige, _i_rekke([*forberedelser(synlige, regler), *ledernes])


def _bare_dagen(punkt: Punkt) -> Punkt:
    return Punkt(punkt.id, punkt.dato, punkt.forum, "", aapen=False)


def _i_rekke(ready: Iterable[Forberedelse]) -> list[Forberedelse]:
    return sorted(ready, key=lambda each: (each.frist, each.punkt.dato, each.punkt.id, each.hva))


def klokkeslett(skrevet: str) -> time | None:
    """`12:00`, `12.00`, `9`, `kl. 9.30`, or `12:00:00` as Excel has it; None where it is not a time."""
    match = _KLOKKESLETT.fullmatch(skrevet.strip())
    return time(int(match[1]), int(match[2] or 0)) if match else None


def _gjelder(ord_: str, punkt: Punkt) -> bool:
    return ord_.casefold() in "\n".join((punkt.tittel, *punkt.tema)).casefold()


def _punkt(rad: dict[Any, Any]) -> Punkt:
    verdi = {navn: "" if pd.isna(innhold) else innhold for navn, innhold in rad.items()}
    dato = pd.Timestamp(rad["dato"]).date()
    return Punkt(
        id=verdi["id"],
        dato=neste_virkedag(dato) if rad["virkedag"] else dato,
        forum=verdi["forum"],
        tittel=verdi["tittel"],
        kl_fra=verdi["kl_fra"],
        kl_til=verdi["kl_til"],
        sted=verdi["sted"],
        tema=tuple(linje.strip() for linje in verdi["tema"].splitlines() if linje.strip()),
        kilde=verdi["kilde"],
    )
