"""dashboard query: run a named query and print what it gives."""

import argparse
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from dashboard import lake, queries
from dashboard.cli.exit_codes import OK
from dashboard.cli.parser import Commands
from dashboard.datasets import DATASETS, Type
from dashboard.errors import DashboardError

if TYPE_CHECKING:
    import pandas as pd

_LISTS = ("enheter", "ider", "noekler", "regioner")


def add(commands: Commands) -> None:
    parser = commands.add_parser(
        "query", help="kjør en navngitt spørring", description="Parametre gis som --navn verdi."
    )
    parser.add_argument("name", metavar="NAVN", help="en av: " + ", ".join(queries.names()))
    parser.add_argument("--at", type=int, default=None, metavar="VERSJON")
    parser.add_argument("--format", choices=("table", "csv", "json"), default="table")
    # Each query has parameters of its own: main puts them here as they were written.
    parser.set_defaults(run=run, parameters=[])


def run(options: argparse.Namespace) -> int:
    if options.name not in queries.names():
        raise DashboardError(
            "Ukjent spørring",
            f"Det finnes ingen spørring «{options.name}».",
            f"Velg en av: {', '.join(queries.names())}.",
        )
    given = _parameters(options.parameters)
    query = queries.load(options.name)
    _require_fitting(given, query)
    at = options.at if options.at is not None else lake.get().newest().id
    wanted = dict.fromkeys(query.parameters)
    frame = queries.run(options.name, lake.get().snapshot(at).id, **wanted | given)
    if options.format == "json":
        print(frame.to_json(orient="records", force_ascii=False, date_format="iso"))
    elif options.format == "csv":
        from dashboard.export import frame_to_csv  # pandas comes with it, which other commands do without

        print(frame_to_csv(_in_words(frame)), end="")
    else:
        print("Ingen rader." if frame.empty else _in_words(frame).to_string(index=False))
    return OK


def _in_words(frame: "pd.DataFrame") -> "pd.DataFrame":
    """Whether something is so as ja and nei, which is how it is asked for too."""
    told = frame.select_dtypes(include=["bool", "boolean"]).columns
    return frame.assign(**{name: frame[name].astype(object).map(_in_word) for name in told})


def _in_word(value: object) -> object:
    return ("nei", "ja")[value] if isinstance(value, bool) else value


def _require_fitting(given: Mapping[str, Any], query: queries.Query) -> None:
    wanted = query.parameters
    if unknown := set(given) - set(wanted):
        raise DashboardError(
            "Ukjent parameter",
            f"{query.name} kjenner ikke {', '.join(sorted(unknown))}.",
            f"Den tar: {', '.join(wanted) or 'ingen'}.",
        )
    if missing := [name for name in wanted if name not in given and name not in query.optional]:
        raise DashboardError(
            "Parameter mangler",
            f"{query.name} må få vite {', '.join(f'--{name}' for name in missing)}.",
            f"Den tar: {', '.join(wanted)}."
            + (f" Disse kan utelates: {', '.join(query.optional)}." if query.optional else ""),
        )


def _parameters(words: Sequence[str]) -> dict[str, Any]:
    """`--aar 2026 --periode=10` by name, each value of the type the datasets give that name."""
    pairs = [part for word in words for part in (word.split("=", 1) if word.startswith("--") else [word])]
    names, values = pairs[::2], pairs[1::2]
    if len(names) != len(values) or not all(name.startswith("--") for name in names):
        raise DashboardError("Uforståelige parametre", " ".join(words), "Skriv dem som --navn verdi.")
    return {name[2:]: _value(name[2:], value) for name, value in zip(names, values, strict=True)}


def _value(name: str, text: str) -> Any:
    """A code stays text however numeric it looks; a list is parted by commas."""
    if name in _LISTS:
        return text.split(",")
    types = {column.type for each in DATASETS.values() for column in each.columns if column.name == name}
    if types & {Type.CODE, Type.TEXT}:
        return text
    if text in ("ja", "nei"):
        return text == "ja"
    if re.fullmatch(r"-?\d+", text):
        return int(text)
    return float(text) if re.fullmatch(r"-?\d+\.\d+", text) else text
