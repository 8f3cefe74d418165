"""JSON-stat 2 is decoded as the format is defined: held against another decoder, written from the definition alone.

The definition (json-stat.org/full): `value` is in row-major order of the dimensions in `id`, the last one fastest; it is a list,
or an object of places where what is left out is missing; `status` is a list, an object by place, or one mark for all.
"""

import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.intake import read_jsonstat as reader
from dashboard.intake.read_jsonstat import read_jsonstat

MARKS = (".", "..", ":")
Cell = tuple[dict[str, str], str]


def decoded(dataset: dict[str, Any]) -> Iterator[Cell]:
    """Each cell as its codes by dimension, and its number or mark as text: place by place, by division."""
    ids, sizes = dataset["id"], dataset["size"]
    ordered = {}
    for id_ in ids:
        category = dataset["dimension"][id_]["category"]
        index = category.get("index", list(category["label"]))
        ordered[id_] = (
            dict(enumerate(index)) if isinstance(index, list) else {n: code for code, n in index.items()}
        )
    for place in range(math.prod(sizes)):
        codes, rest = {}, place
        for id_, size in reversed(list(zip(ids, sizes, strict=True))):
            rest, along = divmod(rest, size)
            codes[id_] = ordered[id_][along]
        value, status = dataset["value"], dataset.get("status")
        number = value[place] if isinstance(value, list) else value.get(str(place))
        mark = status
        if isinstance(status, list):
            mark = status[place] if place < len(status) else None
        elif isinstance(status, dict):
            mark = status.get(str(place))
        yield codes, json.dumps(number) if number is not None else mark or ".."


numbers = st.one_of(
    st.none(), st.integers(-(10**9), 10**9), st.floats(-1e6, 1e6, allow_nan=False).map(lambda x: round(x, 2))
)


@st.composite
def datasets(draw: st.DrawFn) -> dict[str, Any]:
    """A table with region, key figure, year and up to two more dimensions, in any order, written in any way that is allowed."""
    names = draw(
        st.permutations(
            ["region", "ContentsCode", "Tid", *draw(st.sampled_from([[], ["art"], ["art", "funksjon"]]))]
        )
    )
    sizes = [draw(st.integers(1, 4)) for _ in names]
    cells = math.prod(sizes)
    value: Any = draw(st.lists(numbers, min_size=cells, max_size=cells))
    marks = draw(st.lists(st.sampled_from([None, *MARKS]), min_size=cells, max_size=cells))
    if draw(st.booleans()):
        value = {str(n): each for n, each in enumerate(value) if each is not None or draw(st.booleans())}
    dataset: dict[str, Any] = {
        "version": "2.0",
        "class": "dataset",
        "label": "12345: Prøve",
        "updated": "2026-03-16T07:00:00Z",
        "id": names,
        "size": sizes,
        "role": {"geo": ["region"], "metric": ["ContentsCode"], "time": ["Tid"]},
        "dimension": {name: _dimension(draw, name, size) for name, size in zip(names, sizes, strict=True)},
        "value": value,
    }
    match draw(st.sampled_from(["list", "object", "one", "short list", "none"])):
        case "list":
            dataset["status"] = marks
        case "object":
            dataset["status"] = {str(n): mark for n, mark in enumerate(marks) if mark}
        case "one":
            dataset["status"] = draw(st.sampled_from(MARKS))
        case "short list":
            dataset["status"] = marks[: cells // 2]
    return dataset


def _dimension(draw: st.DrawFn, name: str, size: int) -> dict[str, Any]:
    codes = [str(2000 + n) if name == "Tid" else f"{name[0]}{n}" for n in range(size)]
    order = draw(st.permutations(codes))
    label = {code: f"{name} {code}" for code in codes}
    forms: list[dict[str, Any]] = [
        {"index": order, "label": label},
        {"index": {code: order.index(code) for code in codes}, "label": label},
        {"label": {code: label[code] for code in order}},
    ]
    return {"label": name, "category": draw(st.sampled_from(forms))}


@pytest.fixture(scope="module")
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(":memory:") as connection:
        yield connection


@settings(
    deadline=None,
    max_examples=80,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(dataset=datasets(), batch=st.sampled_from([9, reader.BATCH]))
def test_every_cell_is_decoded_as_the_definition_says(
    dataset: dict[str, Any], batch: int, con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    path = tmp_path / "tabell.json"
    path.write_text(json.dumps(dataset), "utf-8")
    with patch.object(reader, "BATCH", batch):
        reading = read_jsonstat(path, "tabell.json", con, "utf-8")
    others = [id_ for id_ in dataset["id"] if id_ in ("art", "funksjon")]
    group = "undergruppe_kode, undergruppe" if others else "null, null"
    found = con.execute(
        f"select rad, region, region_navn, nokkeltall, tittel, aar, {group}, verdi from kilde"
    ).fetchall()
    expected = [
        (
            rad,
            codes["region"],
            f"region {codes['region']}",
            codes["ContentsCode"],
            f"ContentsCode {codes['ContentsCode']}",
            codes["Tid"],
            "/".join(codes[id_] for id_ in others) or None,
            " / ".join(f"{id_} {codes[id_]}" for id_ in others) or None,
            shown,
        )
        for rad, (codes, shown) in enumerate(decoded(dataset), 1)
    ]
    assert reading.rows == len(expected) == math.prod(dataset["size"])
    assert found == expected


def test_the_other_decoder_reads_the_real_answer_right() -> None:
    """It is held against what the answer's collector wrote down: Oslo 81240, Bergen 66605, Trondheim 62853."""
    real = Path(__file__).parents[1] / "files" / "real" / "12134_jsonstat2_3kommuner_2024.json"
    found = {
        codes["KOKkommuneregion0000"]: shown for codes, shown in decoded(json.loads(real.read_text("utf-8")))
    }
    assert found == {"0301": "81240", "4601": "66605", "5001": "62853"}
