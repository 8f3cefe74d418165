"""A table as Parquet, in types that the contract did not think of."""

import io
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from tests.fuzz.seeds import Table

COMPRESSION = ("snappy", "none", "gzip", "zstd", "brotli", "lz4")
NUMBERS = (0, 1, -1, 13, 2026, 1 << 31, -(1 << 63), (1 << 63) - 1)
FLOATS = (0.0, -0.0, 1.5, 1e300, 5e-324, float("nan"), float("inf"), float("-inf"), 0.1 + 0.2, 2026.0)
MOMENTS = (datetime(2026, 1, 31, 12, 5), datetime(1, 1, 1), datetime(9999, 12, 31), datetime(1677, 9, 22))


def write(cells: Table, chance: Random) -> bytes:
    """The table with most columns as text and some as something else."""
    names, *rows = cells
    columns = [[row[n] if n < len(row) else None for row in rows] for n in range(len(names))]
    arrays = [_typed(column, chance) if chance.random() < 0.3 else _text(column) for column in columns]
    plain = [name.encode("utf-8", "replace").decode() for name in names]
    target = io.BytesIO()
    pq.write_table(
        pa.Table.from_arrays(arrays, plain),
        target,
        compression=chance.choice(COMPRESSION),
        use_dictionary=chance.random() < 0.5,
        row_group_size=chance.choice((1, 3, 1000)),
        store_schema=chance.random() < 0.5,
    )
    return target.getvalue()


def _text(column: list[str | None]) -> pa.Array:
    return pa.array([cell and cell.encode("utf-8", "replace").decode() for cell in column], pa.string())


def _as_numbers(column: list[str | None]) -> pa.Array:
    """What can be read as a number is one, and the rest is missing."""

    def number(cell: str | None) -> float | None:
        try:
            return float((cell or "").replace(",", "."))
        except ValueError:
            return None

    return pa.array([number(cell) for cell in column], pa.float64())


def _typed(column: list[str | None], chance: Random) -> pa.Array:
    if chance.random() < 0.4:
        return _as_numbers(column)
    make, type_ = chance.choice(_TYPES)
    return pa.array([None if chance.random() < 0.1 else make(chance) for _ in column], type_)


def _choose(*those: Any) -> Callable[[Random], Any]:
    return lambda chance: chance.choice(those)


_TYPES: tuple[tuple[Callable[[Random], Any], pa.DataType], ...] = (
    (_choose(*NUMBERS), pa.int64()),
    (_choose(0, 1, 255), pa.uint8()),
    (_choose(0, (1 << 64) - 1), pa.uint64()),
    (_choose(*FLOATS), pa.float64()),
    (_choose(*FLOATS), pa.float32()),
    (_choose(Decimal("1.5"), Decimal("-9" + "9" * 27)), pa.decimal128(38, 10)),
    (_choose(Decimal("1.5"), Decimal("9" * 60)), pa.decimal256(76, 5)),
    (_choose(date(2026, 1, 31), date(1, 1, 1), date(9999, 12, 31)), pa.date32()),
    (_choose(*MOMENTS), pa.timestamp("us")),
    (_choose(*MOMENTS), pa.timestamp("ms", "Europe/Oslo")),
    (_choose(time(8), time(23, 59, 59)), pa.time64("us")),
    (_choose(timedelta(0), timedelta(days=9999)), pa.duration("us")),
    (_choose(True, False), pa.bool_()),
    (_choose(b"", b"\xff\xfe", b"tekst", b"\x00"), pa.binary()),
    (_choose(b"1234", b"\xff" * 4), pa.binary(4)),
    (_choose("", "tekst", "5"), pa.large_string()),
    (_choose([], [1], [1, None, 3]), pa.list_(pa.int64())),
    (_choose({"a": 1}, {"a": None}), pa.struct([("a", pa.int64())])),
    (_choose([("a", 1)], []), pa.map_(pa.string(), pa.int64())),
    (_choose("a", "b"), pa.dictionary(pa.int32(), pa.string())),
    (_choose(None), pa.null()),
)
