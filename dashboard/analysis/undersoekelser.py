"""Surveys: groups so small that somebody could be known by their answers are hidden, and nothing else tells them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

_SPOERSMAAL = ["slag", "navn", "aar", "spoersmaal"]
_HVEM = ["tjenesteomraade", "gruppe"]


@dataclass(frozen=True, slots=True)
class _Del:
    """Those who have answered one question together; `rad` is their row's place."""

    rad: int
    omraade: str | None
    gruppe: str | None
    svar: int


@dataclass(frozen=True, slots=True)
class _Deling:
    """A whole and the parts it is made of. `kjent`: its result can be had, though no row tells it."""

    hele: list[_Del]
    deler: list[_Del]
    kjent: bool = False


def skjult(rader: pd.DataFrame, minst: int) -> pd.DataFrame:
    """The rows of utvikling/undersoekelser, with skjult and svarprosent (answers of those asked, in %).

    Where fewer than `minst` have answered, resultat, svar and svarprosent are missing and skjult is true. So they are for
    the next smallest parts, until those hidden are two or more with `minst` answers together: else a part is what is left
    when the others are taken from the whole. A few that no row tells of count as hidden. Where the parts overlap (women and
    men, young and old), all are hidden if one is. Whatever is part of something hidden, is hidden too.
    """
    svar = pd.to_numeric(rader["svar"]).fillna(0)
    skjulte = {rad for rad, antall in enumerate(svar) if antall < minst}
    for deler in _per_spoersmaal(rader, svar):
        _skjul(deler, skjulte, minst)
    vist = rader.assign(
        skjult=[rad in skjulte for rad in range(len(rader))],
        svarprosent=100 * svar / pd.to_numeric(rader["inviterte"]).where(lambda spurte: spurte > 0),
    )
    maalt = ["resultat", "svar", "svarprosent"]
    vist[maalt] = vist[maalt].astype(float).mask(vist["skjult"])
    return vist


def med_endring(rader: pd.DataFrame) -> pd.DataFrame:
    """Rows as `skjult` gives them, with forrige_aar, forrige and endring: the same question to the same people the time before.

    Missing where there was none, where it is hidden, or where it was measured on another scale: then nothing is said of it.
    """
    samme = [*_SPOERSMAAL[:2], "spoersmaal", *_HVEM]
    i_rekke = rader.sort_values("aar", kind="stable")
    grupper = i_rekke.groupby(samme, dropna=False, sort=False)
    foer = grupper[["aar", "resultat", "maaleenhet"]].shift().reindex(rader.index)
    lik = foer["maaleenhet"] == rader["maaleenhet"]
    forrige = foer["resultat"].astype(float).where(lik)
    return rader.assign(
        forrige_aar=foer["aar"].where(forrige.notna()),
        forrige=forrige,
        endring=(rader["resultat"] - forrige).round(4),  # as exact as results are kept
    )


def _per_spoersmaal(rader: pd.DataFrame, svar: Iterable[float]) -> Iterator[list[_Del]]:
    spurt: dict[tuple[Any, ...], list[_Del]] = {}
    noekler = rader[_SPOERSMAAL].itertuples(index=False, name=None)
    hvem = rader[_HVEM].itertuples(index=False, name=None)
    for rad, (noekkel, (omraade, gruppe), antall) in enumerate(zip(noekler, hvem, svar, strict=True)):
        spurt.setdefault(noekkel, []).append(_Del(rad, _kjent(omraade), _kjent(gruppe), int(antall)))
    yield from spurt.values()


def _skjul(deler: list[_Del], skjulte: set[int], minst: int) -> None:
    """Hide more of one question until nothing hidden can be had from what is shown."""
    delinger = list(_delinger(deler))
    while any(_skjul_i(deling, skjulte, minst) for deling in delinger):
        pass


def _skjul_i(deling: _Deling, skjulte: set[int], minst: int) -> bool:
    """Whether more is hidden now."""
    foer = len(skjulte)
    if deling.hele and all(each.rad in skjulte for each in deling.hele):
        skjulte.update(each.rad for each in deling.deler)
    elif deling.hele or deling.kjent:
        skjulte.update(_flere(deling, skjulte, minst))
    return len(skjulte) > foer


def _flere(deling: _Deling, skjulte: set[int], minst: int) -> list[int]:
    """The rows to hide beside those that are; a part that nobody has answered for protects none, and needs no protection."""
    gjemt = [each.svar for each in deling.deler if each.rad in skjulte and each.svar]
    vist = sorted(
        (each for each in deling.deler if each.rad not in skjulte), key=lambda each: (each.svar, each.rad)
    )
    rest = max((each.svar for each in deling.hele), default=0) - sum(each.svar for each in deling.deler)
    if 0 < rest < minst:
        gjemt.append(rest)  # a part that has no row
    if not gjemt:
        return []
    if deling.hele and rest < 0:
        return [each.rad for each in vist]
    flere = 0
    while flere < len(vist) and not _holder([*gjemt, *(each.svar for each in vist[:flere])], minst):
        flere += 1
    return [each.rad for each in vist[:flere]]


def _holder(gjemt: list[int], minst: int) -> bool:
    return len(gjemt) > 1 and sum(gjemt) >= minst


def _delinger(deler: list[_Del]) -> Iterator[_Deling]:
    """The whole by tjenesteområde, by group and by both; each tjenesteområde by group; each group by tjenesteområde."""
    hele = [each for each in deler if each.omraade is None and each.gruppe is None]
    omraader = [each for each in deler if each.omraade is not None and each.gruppe is None]
    grupper = [each for each in deler if each.omraade is None and each.gruppe is not None]
    begge = [each for each in deler if each.omraade is not None and each.gruppe is not None]
    # Divided in two ways the whole is the sum of either; a part that has no row is what is left beside its like.
    to_veier = bool(omraader) and bool(grupper)
    yield from (_Deling(hele, omraader, to_veier), _Deling(hele, grupper, to_veier), _Deling(hele, begge))
    for omraade in dict.fromkeys(each.omraade for each in begge):
        over = [each for each in omraader if each.omraade == omraade]
        yield _Deling(over, [each for each in begge if each.omraade == omraade], bool(omraader))
    for gruppe in dict.fromkeys(each.gruppe for each in begge):
        over = [each for each in grupper if each.gruppe == gruppe]
        yield _Deling(over, [each for each in begge if each.gruppe == gruppe], bool(grupper))


def _kjent(verdi: Any) -> str | None:
    return None if pd.isna(verdi) else str(verdi)
