"""What a person would have stopped at in the preview: why a file that nothing blocks is not to be stored with nobody looking.

A file goes through unseen where it adds, or hardly moves what stands. It waits for a person where it

- changes what is published, or writes over what people have edited in the product,
- is another municipality's, by its own columns, its name, or the places it speaks of,
- takes away more than half of the rows that stand in what it replaces,
- moves the amounts that stand by more than a tenth, line by line,
- has a month that is far smaller or larger than those before it.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb

from dashboard import text
from dashboard.datasets import DATASETS, Dataset, Type
from dashboard.intake import describe, published
from dashboard.intake.mapping import Part, plain
from dashboard.intake.reading import identifier
from dashboard.intake.receive import Upload
from dashboard.intake.row_changes import OVERWRITES, in_the_slices
from dashboard.intake.stage import staged
from dashboard.settings import Settings

MOVED_PERCENT = 10
GONE_PERCENT = 50
UNKNOWN_PERCENT = 50
FEW = 5
"""Fewer rows than this, taken away or of unknown places, stop nothing."""

_UNUSUAL = ("uvanlig_maaned", "uvanlig_fravaersmaaned")  # controls
_SHORTEST_NAME = 5  # Of a municipality in a file's name: «Os», «Ski» and «Time» are words too.
_OF_MUNICIPALITY = ("kommune", "kommunenr", "kommunenummer", "kommunenavn", "kommnr", "komnr")
_WHOSE = ("kommune", "region")


def reasons(upload: Upload, settings: Settings) -> list[str]:
    """Why a person must look at it first, a sentence each; none where it may be stored unseen. `upload` is not blocked."""
    return [*_agreed(upload), *_foreign(upload, settings), *_overturning(upload), *_unusual(upload)]


def _agreed(upload: Upload) -> Iterator[str]:
    """What has been told to the public, or is kept in the product."""
    if upload.touched:
        yield published.sentence(upload.touched)
    yield from (finding.message for finding in upload.findings if finding.control == OVERWRITES)


def _foreign(upload: Upload, settings: Settings) -> Iterator[str]:
    """Signs that the file is another municipality's. What compares municipalities says itself whose each row is."""
    assert upload.recognition is not None
    parts = upload.recognition.mapping.parts
    for part in parts:
        dataset = DATASETS[part.dataset]
        if dataset.name == "kostra_regnskap":
            yield from _another_number(upload.cursor, settings)
        if not _says_whose(part):
            yield from _unknown_places(dataset, upload.cursor)
    if not any(_says_whose(part) for part in parts):
        yield from _another_column(upload, settings)
        yield from _another_name(upload, settings)


def _says_whose(part: Part) -> bool:
    return any((source := part.columns.get(name)) is not None and source.column for name in _WHOSE)


def _another_number(con: duckdb.DuckDBPyConnection, settings: Settings) -> Iterator[str]:
    if settings.nummer is None:
        return
    others = con.execute(
        f"select distinct left(region, 4) from {staged('kostra_regnskap')} where left(region, 4) <> ? order by 1",
        [settings.nummer],
    ).fetchall()
    if others:
        yield _is_anothers(f"Filen er levert for kommune {others[0][0]}", settings)


def _another_column(upload: Upload, settings: Settings) -> Iterator[str]:
    """A column that the dataset has no use for may still say whose the file is."""
    assert upload.reading is not None
    own = [each for each in (settings.nummer, plain(_name(settings))) if each]
    for column in upload.reading.columns:
        if plain(column) not in _OF_MUNICIPALITY:
            continue
        quoted = identifier(column)
        values = upload.cursor.execute(
            f"select distinct {quoted} from kilde where {quoted} is not null order by 1"
        ).fetchall()
        for (value,) in values:
            unknowable = value.strip().isdigit() and settings.nummer is None
            if not unknowable and not any(each in plain(value) for each in own):
                yield _is_anothers(f"Kolonnen «{column}» sier «{value[:60]}»", settings)
                break


def _another_name(upload: Upload, settings: Settings) -> Iterator[str]:
    words = f" {' '.join(_words(Path(upload.file).stem))} "
    if f" {' '.join(_words(_name(settings)))} " in words:
        return
    names = upload.cursor.execute(
        "select navn from kommune where gyldig_til is null order by navn"
    ).fetchall()
    for (name,) in names:
        for form in re.sub(r" \(.*\)$", "", name).split(" - "):
            said = " ".join(_words(form))
            if len(said) >= _SHORTEST_NAME and f" {said} " in words:
                yield _is_anothers(f"Navnet på filen nevner {form}", settings)
                return


def _unknown_places(dataset: Dataset, con: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """Nothing is known of places before the organisation has come."""
    place = next((each for each in ("ansvar", "enhet") if _is_a_place(dataset, each)), None)
    if place is None or dataset.name == "organisasjon":
        return
    known = f"{place} in (select {place} from organisasjon)"
    if "omraade" in dataset.names:  # accounts: a line without an ansvar may still be in an area of ours
        areas = "select lower(unnest([tjenesteomraade, tjenesteomraade_navn])) from organisasjon"
        known = f"coalesce({known}, false) or coalesce(lower(omraade) in ({areas}), false)"
    else:
        known = f"{place} is null or {known}"
    found = con.execute(
        f"select count(*) filter (not ({known})), count(*), min({place}) filter (not ({known}))"
        f" from {staged(dataset.name)} where exists (from organisasjon)"
    ).fetchone()
    assert found is not None
    unknown, rows, first = int(found[0]), int(found[1]), found[2]
    if unknown >= FEW and unknown * 100 > rows * UNKNOWN_PERCENT:
        example = f", for eksempel {place} «{first}»" if first else ""
        yield (
            f"{text.number(unknown)} av {text.count(rows, 'rad', 'rader')} gjelder steder som ikke står i organisasjonen{example}."
            " Det kan være en annen kommunes fil, eller organisasjonen må lastes opp først."
        )


def _is_a_place(dataset: Dataset, name: str) -> bool:
    return name in dataset.names and dataset.column(name).type is Type.CODE


def _overturning(upload: Upload) -> Iterator[str]:
    """What would be lost or moved of what stands."""
    for part in upload.parts:
        if not part.unchanged:
            yield from _gone(DATASETS[part.dataset], upload.cursor)
            yield from _moved(DATASETS[part.dataset], upload.cursor)


def _gone(dataset: Dataset, con: duckdb.DuckDBPyConnection) -> Iterator[str]:
    same = " and ".join(f"ny.{name} is not distinct from staar.{name}" for name in dataset.key)
    missing = f"not exists (from {staged(dataset.name)} as ny where {same})"
    found = _rows(
        con,
        f"select {_slices(dataset)}, count(*) as rader, count(*) filter ({missing}) as borte"
        f" from {dataset.name} as staar where {in_the_slices(dataset)} group by all"
        f" having borte >= {FEW} and borte * 100 > rader * {GONE_PERCENT} order by all",
    )
    if found:
        rows, gone = (sum(row[name] for row in found) for name in ("rader", "borte"))
        yield f"Filen tar bort {text.number(gone)} av {text.count(rows, 'rad', 'rader')} som står{_where(dataset, found)}."


def _moved(dataset: Dataset, con: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """Line by line: sums hide it, as income takes expenses away and a balanced budget is zero."""
    amount = next((each for each in dataset.columns if each.type in (Type.KRONER, Type.DAYS)), None)
    if amount is None:
        return
    line = ", ".join(dict.fromkeys([*dataset.replaces, *dataset.key]))
    found = _rows(
        con,
        f"""
        with begge as (
            select {line}, {amount.name} as foer, null as etter, 1 as stod
            from {dataset.name} as staar where {in_the_slices(dataset)}
            union all
            select {line}, null, {amount.name}, 0 from {staged(dataset.name)}
        ),
        linjer as (
            select {line}, coalesce(sum(foer), 0) as foer, coalesce(sum(etter), 0) as etter from begge group by all
        )
        select {_slices(dataset)}, sum(abs(foer)) as staar, sum(abs(etter - foer)) as flyttet from linjer group by all
        having staar > 0 and flyttet * 100 > staar * {MOVED_PERCENT} order by all
        """,
    )
    if found:
        stands, moved = (Decimal(sum(row[name] for row in found)) for name in ("staar", "flyttet"))
        unit = amount.unit or ("kr" if amount.type is Type.KRONER else "dagsverk")
        yield (
            f"Filen endrer tall som står{_where(dataset, found)}: linjene flytter seg til sammen {text.number(moved)}"
            f" {unit}, {text.percent(float(100 * moved / stands))} av beløpene."
        )


def _unusual(upload: Upload) -> Iterator[str]:
    yield from (finding.message for finding in upload.findings if finding.control in _UNUSUAL)


def _slices(dataset: Dataset) -> str:
    return ", ".join(dataset.replaces) or "'alle' as alt"


def _where(dataset: Dataset, found: list[dict[str, Any]]) -> str:
    """` i «Regnskap» for oktober 2026, drift`; of several how many more."""
    keys = {name: found[0][name] for name in dataset.replaces}
    label = describe.place(dataset.name, keys)
    more = f" og {text.number(len(found) - 1)} til" if len(found) > 1 else ""
    return f" i «{dataset.title}» for {label}{more}" if label else f" i «{dataset.title}»"


def _rows(con: duckdb.DuckDBPyConnection, sql: str) -> list[dict[str, Any]]:
    result = con.execute(sql)
    columns = [column[0] for column in result.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in result.fetchall()]


def _is_anothers(sign: str, settings: Settings) -> str:
    number = f" ({settings.nummer})" if settings.nummer else ""
    return f"{sign}, men kommunen i innstillingene er {_name(settings)}{number}."


def _name(settings: Settings) -> str:
    return settings.kommune_navn.removesuffix(" kommune")


def _words(name: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", name.casefold())
