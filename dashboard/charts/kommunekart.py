"""The municipalities' outlines, © Kartverket: the whole country or one county, as the topology that a chart carries with it."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Any

from dashboard import paths

FEATURE = "kommuner"
KREDIT = "© Kartverket"


@dataclass(frozen=True, slots=True)
class Ramme:
    """The rectangle round what is drawn, in metres (UTM 33): least and greatest x and y."""

    x: tuple[float, float]
    y: tuple[float, float]

    @property
    def side(self) -> float:
        return max(self.x[1] - self.x[0], self.y[1] - self.y[0])

    @property
    def midten(self) -> tuple[float, float]:
        return sum(self.x) / 2, sum(self.y) / 2


@dataclass(frozen=True, slots=True)
class Kart:
    """`geometrier`: by municipality number, as TopoJSON on the arcs of `felles`, which are all that they need."""

    navn: Mapping[str, str]
    geometrier: Mapping[str, dict[str, Any]]
    felles: str
    ramme: Ramme

    def topology(self, properties: Mapping[str, Mapping[str, Any]]) -> str:
        """A TopoJSON of the municipalities in `properties` that are on the map, each with its own."""
        shapes = [
            {**self.geometrier[nummer], "properties": own}
            for nummer, own in properties.items()
            if nummer in self.geometrier
        ]
        objects = {FEATURE: {"type": "GeometryCollection", "geometries": shapes}}
        said = json.dumps(objects, ensure_ascii=False, separators=(",", ":"))
        return f'{{"type":"Topology","objects":{said},{self.felles}}}'


@lru_cache(maxsize=32)
def kart(fylke: str | None = None) -> Kart:
    """The municipalities of the county (two digits), or the whole country where there is no such county or none is asked
    for."""
    every = _read()
    geometries = every["objects"][FEATURE]["geometries"]
    return _only(every, [each for each in geometries if each["id"][:2] == fylke] or geometries)


def har_fylke(fylke: str) -> bool:
    """Whether the map has municipalities of the county (two digits)."""
    return any(nummer[:2] == fylke for nummer in kart().navn)


@lru_cache(maxsize=8)
def kommune(nummer: str) -> Kart | None:
    """One municipality alone; None where the map does not have it."""
    every = _read()
    geometries = [each for each in every["objects"][FEATURE]["geometries"] if each["id"] == nummer]
    return _only(every, geometries) if geometries else None


@lru_cache(maxsize=1)
def _read() -> dict[str, Any]:
    file = paths.REFERENCE / "kart" / "kommuner.topojson"
    topology: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return topology


def _only(topology: dict[str, Any], geometries: list[dict[str, Any]]) -> Kart:
    """With the arcs that `geometries` use, numbered anew. An arc walked backwards is written as its complement."""
    used = sorted({arc if arc >= 0 else ~arc for each in geometries for arc in _flat(each["arcs"])})
    new = {arc: number for number, arc in enumerate(used)}

    def renumbered(arcs: Any) -> Any:
        if isinstance(arcs, list):
            return [renumbered(each) for each in arcs]
        return new[arcs] if arcs >= 0 else ~new[~arcs]

    felles = {"transform": topology["transform"], "arcs": [topology["arcs"][arc] for arc in used]}
    return Kart(
        {each["id"]: each["properties"]["navn"] for each in geometries},
        {each["id"]: {"type": each["type"], "arcs": renumbered(each["arcs"])} for each in geometries},
        json.dumps(felles, separators=(",", ":"))[1:-1],
        _frame(felles["arcs"], topology["transform"]),
    )


def _frame(arcs: list[list[list[int]]], transform: Mapping[str, list[float]]) -> Ramme:
    """Each point of an arc is written as its distance from the one before."""
    ends = []
    for axis in (0, 1):
        steps = [end for arc in arcs for end in accumulate(point[axis] for point in arc)]
        scale, first = transform["scale"][axis], transform["translate"][axis]
        ends.append((first + scale * min(steps), first + scale * max(steps)))
    return Ramme(*ends)


def _flat(arcs: Iterable[Any]) -> Iterator[int]:
    for each in arcs:
        if isinstance(each, list):
            yield from _flat(each)
        else:
            yield each
