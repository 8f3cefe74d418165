"""The published numbers as files: CSV for a spreadsheet, Parquet for a program, and a description of every column."""

import io
import json
from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from dashboard import text
from dashboard.export import field
from dashboard.reports.document import Column, Kind
from dashboard.reports.publisert_tall import utvalg
from dashboard.reports.utgave import Sammendrag, Tallkolonne, Tallsett

CSV = "UTF-8 med BOM, semikolon mellom feltene, desimalkomma, datoer som dd.mm.åååå"
_UNITS: dict[Kind, str] = {"kroner": "kr", "tusen": "kr", "prosent": "%"}
_TYPES: dict[Kind, pa.DataType] = {
    "text": pa.string(), "kroner": pa.int64(), "tusen": pa.int64(), "prosent": pa.float64(), "antall": pa.int64(),
    "dato": pa.date32(), "tall": pa.float64(),
}  # fmt: skip


def heading(column: Tallkolonne) -> str:
    """`Avvik (kr)`."""
    unit = _UNITS.get(column.kind)
    return f"{column.title} ({unit})" if unit else column.title


def values(tallsett: Tallsett, column: Tallkolonne) -> list[Any]:
    """The column as precise as it is published: kr and counts whole, prosent with one decimal. More would tell more."""
    published = utvalg(tallsett.frame, [column])[column.name]
    return [_python(value, column.kind) for value in published.tolist()]


def shown(column: Tallkolonne, value: Any) -> str:
    """One of `values` as it is printed; amounts in whole kr."""
    kind: Kind = "kroner" if column.kind == "tusen" else column.kind
    return Column(column.name, column.title, kind).shown(value)


def to_csv(tallsett: Tallsett) -> bytes:
    """Opens rightly in a Norwegian Excel (`CSV`). Text is never a formula."""
    columns = [_cells(tallsett, column) for column in tallsett.columns]
    lines = [
        [field(heading(column), guarded=True) for column in tallsett.columns],
        *zip(*columns, strict=True),
    ]
    return ("\r\n".join(";".join(line) for line in lines) + "\r\n").encode("utf-8-sig")


def to_parquet(tallsett: Tallsett) -> bytes:
    """Every column carries its title, unit and description. The same numbers give the same bytes."""
    fields = [
        pa.field(column.name, _TYPES[column.kind], metadata=_told(column)) for column in tallsett.columns
    ]
    about = {
        "tittel": tallsett.title,
        "beskrivelse": tallsett.description,
        "noekkel": ";".join(tallsett.key),
    }
    table = pa.Table.from_arrays(
        [pa.array(values(tallsett, column), type=_TYPES[column.kind]) for column in tallsett.columns],
        schema=pa.schema(fields, metadata=about),
    )
    buffer = io.BytesIO()
    pq.write_table(table, buffer, compression="zstd")
    return buffer.getvalue()


def describe(sammendrag: Sammendrag) -> bytes:
    """beskrivelse.json: what the numbers are about, and every table and column in them."""
    tables = [
        {
            "navn": tallsett.name,
            "tittel": tallsett.title,
            "beskrivelse": tallsett.description,
            "noekkel": list(tallsett.key),
            "kolonner": [
                {"navn": column.name, "slag": column.kind, "overskrift": heading(column), **_told(column)}
                for column in tallsett.columns
            ],
        }
        for tallsett in sammendrag.tallsett.values()
    ]
    return as_json({"om": dict(sammendrag.document.facts.rows), "csv": CSV, "tabeller": tables})


def read_back(description: bytes, parquet: Callable[[str], bytes]) -> Mapping[str, Tallsett]:
    """The numbers as they were published; `parquet` gives the file of a name."""
    return {
        table["navn"]: Tallsett(
            name=table["navn"],
            title=table["tittel"],
            description=table["beskrivelse"],
            columns=tuple(
                Tallkolonne(column["navn"], column["tittel"], column["slag"], column["beskrivelse"])
                for column in table["kolonner"]
            ),
            key=tuple(table["noekkel"]),
            frame=_frame(parquet(table["navn"])),
        )
        for table in json.loads(description)["tabeller"]
    }


def as_json(content: Mapping[str, Any]) -> bytes:
    """The same content, the same bytes."""
    return (json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def _frame(parquet: bytes) -> pd.DataFrame:
    """Python's own values, as None is then not turned into a number."""
    table = pq.read_table(io.BytesIO(parquet))
    return pd.DataFrame(
        {name: pd.Series(table[name].to_pylist(), dtype=object) for name in table.column_names}
    )


def _told(column: Tallkolonne) -> dict[str, str]:
    return {
        "tittel": column.title,
        "enhet": _UNITS.get(column.kind, ""),
        "beskrivelse": column.description,
    }


def _python(value: Any, kind: Kind) -> Any:
    if value is None or pd.isna(value):
        return None
    match kind:
        case "text":
            return str(value)
        case "dato":
            return value.date()
        case "prosent" | "tall":
            return value + 0.0  # zero has no sign
        case _:
            return int(value)


def _cells(tallsett: Tallsett, column: Tallkolonne) -> list[str]:
    return [
        field(_plain(value, column.kind), guarded=column.kind == "text") for value in values(tallsett, column)
    ]


def _plain(value: Any, kind: Kind) -> str:
    if value is None:
        return ""
    if kind == "dato":
        return text.day(value)
    if kind == "tall":
        return f"{value:.4f}".rstrip("0").rstrip(".").replace(".", ",")
    return f"{value:.1f}".replace(".", ",") if kind == "prosent" else str(value)
