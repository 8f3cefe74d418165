"""Statistikkbanken through PxWebApi v2: what a table holds, and its numbers in pieces no larger than the API gives."""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard.sources.client import Answer, Client, Json
from dashboard.sources.problems import NotWhatWasAsked

LANGUAGE = "no"

Selection = Mapping[str, tuple[str, ...]]
"""Codes by dimension. A dimension left out is summed over by SSB, where it may be."""


@dataclass(frozen=True, slots=True)
class Dimension:
    """One dimension of a table: its codes in the table's order, and what they are called."""

    id: str
    codes: tuple[str, ...]
    labels: Mapping[str, str]
    may_be_left_out: bool

    def coded(self, label: str) -> str | None:
        """The code that bears the label, whatever its letters' case."""
        wanted = label.strip().casefold()
        return next(
            (code for code in self.codes if self.labels.get(code, "").strip().casefold() == wanted), None
        )


@dataclass(frozen=True, slots=True)
class Table:
    """What SSB says of a table. `updated` is their own moment, to the second: what tells two issues apart."""

    id: str
    title: str
    updated: str
    discontinued: bool
    dimensions: tuple[Dimension, ...]
    region: str | None
    measure: str | None
    time: str | None

    @property
    def updated_day(self) -> date:
        return date.fromisoformat(self.updated[:10])

    def dimension(self, id_: str) -> Dimension:
        return next(each for each in self.dimensions if each.id == id_)

    @property
    def others(self) -> list[Dimension]:
        """The dimensions that are neither region, key figure nor time, in the table's order."""
        known = (self.region, self.measure, self.time)
        return [each for each in self.dimensions if each.id not in known]


class PxWeb:
    """The tables at `address`, asked through `client`."""

    def __init__(self, client: Client, address: str) -> None:
        self._client = client
        self._address = address.rstrip("/")

    def table(self, id_: str) -> tuple[Table, bytes]:
        """What the table holds now, and the answer it was read from. Raises SourceProblem."""
        what = f"innholdet i tabell {id_}"
        answer = self._client.get(f"{self._address}/tables/{id_}/metadata", what, lang=LANGUAGE)
        return described(answer.body, id_, what), answer.content

    def data(self, id_: str, selection: Selection) -> Answer:
        """The numbers of a selection as JSON-stat2, held against what was asked for. Raises SourceProblem."""
        what = f"tallene i tabell {id_}"
        answer = self._client.post(
            f"{self._address}/tables/{id_}/data",
            what,
            query(selection),
            lang=LANGUAGE,
            outputFormat="json-stat2",
        )
        check(answer.body, selection, what)
        return answer


def described(body: Json, id_: str, what: str) -> Table:
    """A table from its metadata: JSON-stat2 without numbers. Raises NotWhatWasAsked where it is something else."""
    try:
        role = body.get("role") or {}
        extension = body.get("extension") or {}
        table = Table(
            id=id_,
            title=str(body["label"]),
            updated=str(body["updated"]),
            discontinued=bool(extension.get("discontinued")),
            dimensions=tuple(_dimension(body, each) for each in body["id"]),
            region=_first(role, "geo"),
            measure=_first(role, "metric"),
            time=_first(role, "time"),
        )
        date.fromisoformat(table.updated[:10])
    except (LookupError, TypeError, ValueError, ArithmeticError, AttributeError) as error:
        raise NotWhatWasAsked(what, "mangler beskrivelsen av tabellen, eller deler av den") from error
    return table


def query(selection: Selection) -> Json:
    """The selection as the API wants it, in a body: an address of that length is answered with a web page."""
    return {
        "selection": [
            {"variableCode": dimension, "valueCodes": list(codes)} for dimension, codes in selection.items()
        ]
    }


def pieces(selection: Selection, most: int) -> Iterator[Selection]:
    """The selection cut along one dimension, the one with most codes, into parts of at most `most` numbers.

    A part has at least one code of that dimension, however many numbers that gives.
    """
    longest = max(selection, key=lambda dimension: len(selection[dimension]))
    codes = selection[longest]
    others = math.prod(len(each) for dimension, each in selection.items() if dimension != longest)
    step = max(1, most // max(1, others))
    for start in range(0, len(codes), step):
        yield {**selection, longest: codes[start : start + step]}


def check(body: Json, selection: Selection, what: str) -> None:
    """Raises NotWhatWasAsked unless the dataset has exactly the codes that were asked for, and a number for each."""
    try:
        received = {each: _codes(body["dimension"][each]["category"]) for each in body["id"]}
        sizes, values = [int(size) for size in body["size"]], body["value"]
    except (LookupError, TypeError, ValueError, ArithmeticError, AttributeError) as error:
        raise NotWhatWasAsked(what, "mangler tallene eller beskrivelsen av dem") from error
    if set(received) != set(selection) or sizes != [len(codes) for codes in received.values()]:
        raise NotWhatWasAsked(what, "er det andre dimensjoner enn de vi ba om")
    for dimension, codes in selection.items():
        if odd := set(codes) ^ set(received[dimension]):
            raise NotWhatWasAsked(what, f"er det andre koder enn de vi ba om, blant dem «{min(odd)}»")
    if not isinstance(values, list | dict):
        raise NotWhatWasAsked(what, "mangler tallene")
    if isinstance(values, list) and len(values) != math.prod(sizes):
        raise NotWhatWasAsked(what, f"er det {len(values)} tall der det skulle vært {math.prod(sizes)}")


def merged(parts: Sequence[Answer]) -> bytes:
    """The pieces of one selection, in their order, as one dataset; a single piece as it was received.

    Values are laid out as a list and marks as an object by place, whichever way each piece has them.
    """
    if len(parts) == 1:
        return parts[0].content
    first = parts[0].body
    ids, sizes = list(first["id"]), [int(size) for size in first["size"]]
    along = next(
        (each for each in ids if _codes(_category(parts[1].body, each)) != _codes(_category(first, each))),
        ids[0],
    )
    place = ids.index(along)
    outer, inner = math.prod(sizes[:place]), math.prod(sizes[place + 1 :])
    lengths = [int(part.body["size"][place]) * inner for part in parts]
    values = [_values(part.body, outer * length) for part, length in zip(parts, lengths, strict=True)]
    marks = [_marks(part.body, outer * length) for part, length in zip(parts, lengths, strict=True)]
    whole = [each for row in range(outer) for each in _row(values, lengths, row)]
    status = [each for row in range(outer) for each in _row(marks, lengths, row)]
    dataset = {
        **first,
        "size": [*sizes[:place], sum(lengths) // inner, *sizes[place + 1 :]],
        "dimension": {
            **first["dimension"],
            along: _joined([part.body["dimension"][along] for part in parts]),
        },
        "value": whole,
        "status": {str(n): mark for n, mark in enumerate(status) if mark is not None},
    }
    return json.dumps(dataset, ensure_ascii=False).encode()


def _row(parts: Sequence[list[Any]], lengths: Sequence[int], row: int) -> Iterator[Any]:
    for part, length in zip(parts, lengths, strict=True):
        yield from part[row * length : (row + 1) * length]


def _values(body: Json, length: int) -> list[Any]:
    values = body["value"]
    return values if isinstance(values, list) else [values.get(str(n)) for n in range(length)]


def _marks(body: Json, length: int) -> list[Any]:
    status = body.get("status")
    if isinstance(status, list):
        return [*status, *[None] * (length - len(status))]
    if isinstance(status, dict):
        return [status.get(str(n)) for n in range(length)]
    return [status] * length


def _joined(dimensions: Sequence[Json]) -> Json:
    """One dimension from its parts: the codes one after another, and everything said of each."""
    categories = [each["category"] for each in dimensions]
    codes = [code for category in categories for code in _codes(category)]
    category: Json = {"index": {code: n for n, code in enumerate(codes)}}
    for said in ("label", "unit"):
        if any(said in each for each in categories):
            category[said] = {
                code: told for each in categories for code, told in (each.get(said) or {}).items()
            }
    return {**dimensions[0], "category": category}


def _dimension(body: Json, id_: str) -> Dimension:
    dimension = body["dimension"][id_]
    category = dimension["category"]
    return Dimension(
        id=str(id_),
        codes=tuple(_codes(category)),
        labels={str(code): str(label) for code, label in (category.get("label") or {}).items()},
        may_be_left_out=bool((dimension.get("extension") or {}).get("elimination")),
    )


def _category(body: Json, id_: str) -> Json:
    category: Json = body["dimension"][id_]["category"]
    return category


def _codes(category: Json) -> list[str]:
    """In the order of the numbers: `index` may be a list, an object, or left out where there is one code."""
    index = category.get("index") or list(category["label"])
    ordered = sorted(index, key=lambda code: int(index[code])) if isinstance(index, dict) else index
    return [str(code) for code in ordered]


def _first(role: Json, name: str) -> str | None:
    named = role.get(name) or []
    return str(named[0]) if named else None
