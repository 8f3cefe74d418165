"""JSON-stat 2 (and the older 1) from Statistikkbanken into `kilde`, one row a number."""

import json
import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from dashboard.intake.reading import BLANKS, Format, Reading, UnreadableFile, write_kilde

COLUMNS = ("tabell", "nokkeltall", "tittel", "region", "region_navn", "aar", "verdi", "enhet", "oppdatert")
MOST_CELLS = 20_000_000
MISSING = ".."
BATCH = 1 << 18  # numbers at a time: DuckDB stores fewer than 122 880 rows twice

Json = dict[str, Any]

# Half a letter beyond \uffff, written without its other half: no text can hold it.
_HALF_LETTER = re.compile(
    r"\\ud[89ab][0-9a-f]{2}(?!\\ud[c-f])|(?<!\\ud[89ab][0-9a-f]{2})\\ud[c-f][0-9a-f]{2}", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Dimension:
    """One dimension: its codes in the order of the numbers, their labels and units. `stride` numbers in a row share a code."""

    id: str
    stride: int
    codes: list[str]
    labels: dict[str, str]
    units: dict[str, str]

    def title(self, code: str) -> str:
        return self.labels.get(code, code)


def read_jsonstat(path: Path, name: str, con: duckdb.DuckDBPyConnection, encoding: str) -> Reading:
    """Read a JSON-stat dataset at `path` (UTF-8) into `kilde`.

    Columns: tabell, nokkeltall, tittel, (undergruppe, undergruppe_kode,) region, region_navn, aar, verdi, enhet, oppdatert.
    `verdi` is the number as written or SSB's mark (. .. :); `rad` its place among the numbers.
    Raises UnreadableFile for JSON that is broken, or is something else.
    """
    dataset = _dataset(_parse(path, name), name)
    try:
        sizes = [int(size) for size in dataset["size"]]
        dimensions = [
            _dimension(dataset, key, math.prod(sizes[n:])) for n, key in enumerate(dataset["id"], 1)
        ]
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _damaged(name, "beskrivelsen av dimensjonene mangler eller henger ikke sammen") from error
    if sizes != [len(dimension.codes) for dimension in dimensions]:
        raise _damaged(name, "størrelsene stemmer ikke med kategoriene i dimensjonene")
    if math.prod(sizes) > MOST_CELLS:
        raise _damaged(name, f"den skal ha {math.prod(sizes)} tall, og grensen er {MOST_CELLS}")
    values, status = dataset.get("value"), dataset.get("status")
    if not isinstance(values, (list, dict)) or (isinstance(values, list) and len(values) != math.prod(sizes)):
        raise _damaged(name, "antallet tall stemmer ikke med dimensjonene")
    table = _Table(dataset, dimensions)
    rows = write_kilde(con, table.columns, table.batches(values, status, math.prod(sizes)))
    return Reading(Format("json_stat2", encoding=encoding, decimal="."), table.columns, rows)


class _Column:
    """A text for each number, told by its code in one dimension, or by the codes of several with `between` them."""

    def __init__(
        self, text: Callable[[_Dimension, str], str], *dimensions: _Dimension, between: str = ""
    ) -> None:
        self._parts = [
            (each.stride, pa.array([text(each, code) for code in each.codes], pa.string()))
            for each in dimensions
        ]
        self._between = between

    def at(self, places: NDArray[np.int64]) -> pa.Array:
        texts = [texts.take(pa.array(places // stride % len(texts))) for stride, texts in self._parts]
        return pc.binary_join_element_wise(*texts, self._between)


class _Table:
    """A dataset laid out as rows, the last dimension fastest: column by column, since a row at a time would take minutes."""

    def __init__(self, dataset: Json, dimensions: list[_Dimension]) -> None:
        role = _object(dataset.get("role"))
        tabell, label = _table_id(dataset), str(dataset.get("label") or "")
        metric = _find(
            dimensions,
            role.get("metric"),
            r"contentscode|statistikkvariabel",
            otherwise=_of_one(tabell, label),
        )
        region = _find(dimensions, role.get("geo"), r".*(region|kommune|fylke).*", otherwise=_of_one(""))
        time = _find(dimensions, role.get("time"), r"tid|år|aar|year|time", otherwise=_of_one(""))
        others = [each for each in dimensions if all(each is not one for one in (metric, region, time))]
        self._told = {
            "tabell": _Column(_code, _of_one(tabell)),
            "nokkeltall": _Column(_code, metric),
            "tittel": _Column(_Dimension.title, metric),
            "region": _Column(_code, region),
            "region_navn": _Column(_name, region),
            "aar": _Column(_code, time),
            "enhet": _Column(_unit, metric),
            "oppdatert": _Column(_code, _of_one(str(dataset.get("updated") or "")[:10])),
        }
        self.columns: tuple[str, ...] = COLUMNS
        if others:
            self._told["undergruppe"] = _Column(_Dimension.title, *others, between=" / ")
            self._told["undergruppe_kode"] = _Column(_code, *others, between="/")
            self.columns = (*COLUMNS[:3], "undergruppe", "undergruppe_kode", *COLUMNS[3:])

    def batches(self, values: list[Any] | Json, status: Any, count: int) -> Iterator[pa.Table]:
        """The rows of the `count` numbers, BATCH at a time: rad, felt and the columns."""
        for start in range(0, count, BATCH):
            places = np.arange(start, min(start + BATCH, count))
            texts = {name: column.at(places) for name, column in self._told.items()}
            texts["verdi"] = pa.array(
                _shown(values, status, range(count)[start : start + BATCH]), pa.string()
            )
            felt = np.full(len(places), len(self.columns), np.int32)
            yield pa.table(
                [places + 1, felt, *(_trimmed(texts[name]) for name in self.columns)],
                ["rad", "felt", *self.columns],
            )


def _parse(path: Path, name: str) -> Json:
    """The JSON with every number kept as the text it is written as."""
    text = _HALF_LETTER.sub(r"\\ufffd", path.read_text("utf-8-sig", "replace"))
    try:
        content = json.loads(text, parse_float=str, parse_int=str, parse_constant=str)
    except (ValueError, RecursionError) as error:
        place = f" ved linje {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise UnreadableFile(
            "json_ugyldig",
            "JSON-filen er ødelagt",
            f"«{name}» ser ut som JSON, men kan ikke tolkes{place}. Filen er trolig avkortet.",
            "Hent filen på nytt fra Statistikkbanken, og last opp hele filen.",
        ) from error
    return cast(Json, content) if isinstance(content, dict) else {}


def _dataset(content: Json, name: str) -> Json:
    """The dataset, in version 2's form."""
    if content.get("class") == "dataset" and "dimension" in content:
        return content
    older = content.get("dataset")
    if isinstance(older, dict) and isinstance(older.get("dimension"), dict):
        lifted = {key: older["dimension"].get(key) for key in ("id", "size", "role")}
        return {**older, **lifted}
    if "status" in content and "title" in content:
        raise UnreadableFile(
            "json_feilsvar",
            "Filen er en feilmelding",
            f"«{name}» er ikke tall, men et feilsvar fra Statistikkbanken: {content['title']} ({content['status']}).",
            "Kontroller spørringen i Statistikkbanken, og hent filen på nytt.",
        )
    raise UnreadableFile(
        "json_ukjent",
        "JSON-filen er ikke et JSON-stat-datasett",
        f"«{name}» er JSON, men ikke et datasett i formatet JSON-stat 2.",
        "Velg «JSON-stat 2» når du lagrer tabellen fra Statistikkbanken, eller bruk CSV eller XLSX.",
    )


def _dimension(dataset: Json, key: str, stride: int) -> _Dimension:
    category = dataset["dimension"][key]["category"]
    labels = {str(code): str(label) for code, label in (category.get("label") or {}).items()}
    index = category.get("index") or list(labels)
    codes = sorted(index, key=lambda code: int(index[code])) if isinstance(index, dict) else list(index)
    units = {str(code): str(unit.get("base", "")) for code, unit in (category.get("unit") or {}).items()}
    return _Dimension(key, stride, [str(code) for code in codes], labels, units)


def _object(value: Any) -> Json:
    """What is said in addition, where it is said as it should be."""
    return value if isinstance(value, dict) else {}


def _of_one(code: str, label: str = "") -> _Dimension:
    """What stands in for a dimension that the dataset does not have: one code for all the numbers."""
    return _Dimension("", 1, [code], {code: label}, {})


def _find(dimensions: list[_Dimension], roles: Any, pattern: str, otherwise: _Dimension) -> _Dimension:
    """The dimension that the dataset gives the role, else the first whose name tells it."""
    named = [each for each in dimensions if isinstance(roles, list) and roles[:1] == [each.id]]
    alike = [each for each in dimensions if re.fullmatch(pattern, each.id, re.IGNORECASE)]
    return next(iter(named or alike), otherwise)


def _table_id(dataset: Json) -> str:
    px = _object(_object(dataset.get("extension")).get("px"))
    label = str(dataset.get("label") or "")
    number = re.match(r"\d{5}(?=\D)", label)
    return str(px.get("tableid") or (number[0] if number else label))


def _shown(values: list[Any] | Json, status: Any, places: range) -> list[str]:
    """The numbers as they are written; where one is missing, its mark."""
    found = (
        values[places.start : places.stop]
        if isinstance(values, list)
        else [values.get(str(n)) for n in places]
    )
    return [
        str(each) if each is not None else _mark(status, n) for n, each in zip(places, found, strict=True)
    ]


def _mark(status: Any, n: int) -> str:
    mark = status if isinstance(status, str) else None
    if isinstance(status, dict):
        mark = status.get(str(n))
    elif isinstance(status, list) and n < len(status):
        mark = status[n]
    return str(mark or MISSING)


def _code(dimension: _Dimension, code: str) -> str:
    return code


def _name(dimension: _Dimension, code: str) -> str:
    """The label, without the code that some tables write in front."""
    label = dimension.labels.get(code, "")
    return label.removeprefix(code).strip() or label


def _unit(dimension: _Dimension, code: str) -> str:
    return dimension.units.get(code, "")


def _trimmed(texts: pa.Array) -> pa.Array:
    """As every cell is kept: without blanks at its ends, and null where nothing is left."""
    trimmed = pc.utf8_trim(texts, characters=BLANKS)
    return pc.if_else(pc.equal(trimmed, ""), None, trimmed)


def _damaged(name: str, why: str) -> UnreadableFile:
    return UnreadableFile(
        "json_ugyldig",
        "JSON-stat-filen henger ikke sammen",
        f"«{name}» kan ikke leses: {why}.",
        "Hent tabellen på nytt fra Statistikkbanken. Er den svært stor, kan du hente færre år eller regioner om gangen.",
    )
