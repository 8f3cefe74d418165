"""JSON-stat 2 (and the older 1) from Statistikkbanken into `kilde`, one row a number."""

import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any, cast

import duckdb

from dashboard.intake.reading import Cells, Format, Reading, UnreadableFile, create_kilde

COLUMNS = ("tabell", "nokkeltall", "tittel", "region", "region_navn", "aar", "verdi", "enhet", "oppdatert")
MOST_CELLS = 20_000_000
MISSING = ".."

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Dimension:
    """One dimension: its codes in the order of the numbers, their labels and units."""

    id: str
    codes: list[str]
    labels: dict[str, str]
    units: dict[str, str]


def read_jsonstat(path: Path, name: str, con: duckdb.DuckDBPyConnection, encoding: str) -> Reading:
    """Read a JSON-stat dataset at `path` (UTF-8) into `kilde`.

    Columns: tabell, nokkeltall, tittel, (undergruppe, undergruppe_kode,) region, region_navn, aar, verdi, enhet, oppdatert.
    `verdi` is the number as written or SSB's mark (. .. :); `rad` its place among the numbers.
    Raises UnreadableFile for JSON that is broken, or is something else.
    """
    dataset = _dataset(_parse(path, name), name)
    try:
        dimensions = [_dimension(dataset, key) for key in dataset["id"]]
        sizes = [int(size) for size in dataset["size"]]
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
    rows = create_kilde(con, table.columns, table.records(values, status))
    return Reading(Format("json_stat2", encoding=encoding, decimal="."), table.columns, rows)


class _Table:
    """A dataset laid out as rows, the last dimension fastest."""

    def __init__(self, dataset: Json, dimensions: list[_Dimension]) -> None:
        role = dataset.get("role") or {}
        self.dimensions = dimensions
        self.metric = self._place(role.get("metric"), r"contentscode|statistikkvariabel")
        self.time = self._place(role.get("time"), r"tid|år|aar|year|time")
        self.region = self._place(role.get("geo"), r".*(region|kommune|fylke).*")
        self.others = [i for i in range(len(dimensions)) if i not in (self.metric, self.time, self.region)]
        self.label = str(dataset.get("label") or "")
        self.tabell = _table_id(dataset)
        self.oppdatert = str(dataset.get("updated") or "")[:10]

    @property
    def columns(self) -> tuple[str, ...]:
        return (*COLUMNS[:3], "undergruppe", "undergruppe_kode", *COLUMNS[3:]) if self.others else COLUMNS

    def records(self, values: list[Any] | Json, status: Any) -> Iterator[tuple[int, int, Cells]]:
        width = len(self.columns)
        places = product(*(dimension.codes for dimension in self.dimensions))
        for n, codes in enumerate(places):
            found = values[n] if isinstance(values, list) else values.get(str(n))
            yield n + 1, width, self._row(codes, _value(found, _mark(status, n)))

    def _row(self, codes: tuple[str, ...], verdi: str) -> list[str | None]:
        nokkeltall, tittel, enhet = self.tabell, self.label, ""
        if self.metric is not None:
            metric, nokkeltall = self.dimensions[self.metric], codes[self.metric]
            tittel, enhet = metric.labels.get(nokkeltall, nokkeltall), metric.units.get(nokkeltall, "")
        region = codes[self.region] if self.region is not None else ""
        region_navn = self.dimensions[self.region].labels.get(region, "") if self.region is not None else ""
        under = (
            [
                " / ".join(self.dimensions[i].labels.get(codes[i], codes[i]) for i in self.others),
                "/".join(codes[i] for i in self.others),
            ]
            if self.others
            else []
        )
        aar = codes[self.time] if self.time is not None else ""
        return [
            self.tabell,
            nokkeltall,
            tittel,
            *under,
            region,
            _without_code(region_navn, region),
            aar,
            verdi,
            enhet,
            self.oppdatert,
        ]

    def _place(self, roles: Any, pattern: str) -> int | None:
        ids = [dimension.id for dimension in self.dimensions]
        if isinstance(roles, list) and roles and roles[0] in ids:
            return ids.index(roles[0])
        return next((i for i, id_ in enumerate(ids) if re.fullmatch(pattern, id_, re.IGNORECASE)), None)


def _parse(path: Path, name: str) -> Json:
    """The JSON with every number kept as the text it is written as."""
    try:
        content = json.loads(
            path.read_text("utf-8-sig", "replace"), parse_float=str, parse_int=str, parse_constant=str
        )
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


def _dimension(dataset: Json, key: str) -> _Dimension:
    category = dataset["dimension"][key]["category"]
    labels = {str(code): str(label) for code, label in (category.get("label") or {}).items()}
    index = category.get("index") or list(labels)
    codes = sorted(index, key=lambda code: int(index[code])) if isinstance(index, dict) else list(index)
    units = {str(code): str(unit.get("base", "")) for code, unit in (category.get("unit") or {}).items()}
    return _Dimension(key, [str(code) for code in codes], labels, units)


def _table_id(dataset: Json) -> str:
    extension = dataset.get("extension") or {}
    px = extension.get("px") or {}
    label = str(dataset.get("label") or "")
    number = re.match(r"\d{5}(?=\D)", label)
    return str(px.get("tableid") or (number[0] if number else label))


def _mark(status: Any, n: int) -> str | None:
    if isinstance(status, dict):
        return status.get(str(n))
    if isinstance(status, list):
        return status[n] if n < len(status) else None
    return status if isinstance(status, str) else None


def _value(value: Any, mark: str | None) -> str:
    return str(value) if value is not None else mark or MISSING


def _without_code(label: str, code: str) -> str:
    return label.removeprefix(code).strip() or label if code else label


def _damaged(name: str, why: str) -> UnreadableFile:
    return UnreadableFile(
        "json_ugyldig",
        "JSON-stat-filen henger ikke sammen",
        f"«{name}» kan ikke leses: {why}.",
        "Hent tabellen på nytt fra Statistikkbanken. Er den svært stor, kan du hente færre år eller regioner om gangen.",
    )
