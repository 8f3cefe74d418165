"""Statistics Norway's controls of the 0A: every SQL file under queries/ssb_kontroller/, run on the posts of one delivery.

What is asked: statisticsnorway/kostra-kontrollprogram, commit c1f58486 (2026-07-16). Where its words ask for a sum that is not
nought and its code lets a missing one pass, the words hold.

A control asks the table `poster`: rad, the text fields of layout.COLUMNS (trimmed), beloep_raa (the amount as it is written) and
beloep (1000 kr, null where it is no whole number). Posts of 0 are left out, as SSB leaves them out. It returns the offending
rows; `noekler`, where it has that column, are the posts a sum is made of. Whole numbers but rad and antall are 1000 kr.

Its header says what SSB's answer is to each delivery (`severity: kv1 WARNING, …, år ERROR`): where a delivery is not named, the
control is not run on it. `from_year`: the first year SSB ran it. `waits_for`: why it says nothing before the year's end.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from itertools import islice
from typing import Any

import duckdb
import pyarrow as pa

from dashboard import paths, queries, text
from dashboard.filuttrekk.layout import COLUMNS

SKJEMA = "0A"
BATCH = 50_000
_NUMBERS = ("rad", "antall")  # every other whole number is an amount

Row = tuple[int | None, Sequence[str]]
"""Line number, and the fields in the order of layout.COLUMNS, as they stand."""


class Svar(StrEnum):
    """What SSB answers. INFO: it tells, WARNING: it takes the file with a warning, ERROR: it rejects the file."""

    INFO = "INFO"
    WARNING = "WARNING"
    ERROR = "ERROR"


@dataclass(frozen=True, slots=True)
class Levering:
    """What is delivered. `kvartal` is empty for the year; `region` is the kommunenummer and 00."""

    aar: int
    kvartal: str
    region: str
    skjema: str = SKJEMA

    @property
    def navn(self) -> str:
        """`3. kvartal 2026`, `årsregnskapet for 2026`."""
        return f"{self.kvartal}. kvartal {self.aar}" if self.kvartal else f"årsregnskapet for {self.aar}"


@dataclass(frozen=True, slots=True)
class Kontroll:
    """One of SSB's controls: its number, its title in bokmål and the query that finds what it is about."""

    nr: str
    tittel: str
    query: queries.Query

    @property
    def venter(self) -> str:
        """Why it says nothing before the year's end; empty where it does."""
        return self.query.header.get("waits_for", "")

    def gjelder(self, datasett: str) -> bool:
        return datasett in re.split(r",\s*", self.query.header["datasets"])

    def svar(self, levering: Levering) -> Svar | None:
        """What SSB answers to a finding in the delivery. None: it does not ask."""
        if levering.aar < int(self.query.header.get("from_year", 0)):
            return None
        delivery = f"kv{levering.kvartal}" if levering.kvartal else "år"
        told = dict(part.split() for part in self.query.header["severity"].split(","))
        return Svar(told[delivery]) if delivery in told else None


@dataclass(frozen=True, slots=True)
class Funn:
    """One finding. `rad` is the line in the file, `noekler` the posts behind it (kontoklasse/funksjon/art), `beloep` in 1000 kr."""

    kontroll: Kontroll
    svar: Svar
    melding: str
    raad: str
    rad: int | None = None
    kolonne: str | None = None
    verdi: str | None = None
    noekler: tuple[str, ...] = ()
    beloep: int | None = None


@dataclass(frozen=True, slots=True)
class Resultat:
    """What was found, the worst first, and the controls that found nothing."""

    funn: tuple[Funn, ...]
    uten_funn: tuple[Kontroll, ...]

    def av(self, svar: Svar) -> tuple[Funn, ...]:
        return tuple(each for each in self.funn if each.svar is svar)


@cache
def controls() -> tuple[Kontroll, ...]:
    """Every control that concerns a municipality's 0A, by number."""
    files = sorted((paths.QUERIES / "ssb_kontroller").glob("*.sql"))
    loaded = [queries.load(f"ssb_kontroller/{file.stem}") for file in files]
    return tuple(Kontroll(_number(query), query.header["title"], query) for query in loaded)


def stage(con: duckdb.DuckDBPyConnection, rows: Iterable[Row]) -> None:
    """Make the temp table `poster` of the rows, on a connection that knows the reference lists and the macros."""
    fields = ", ".join(f"{name} varchar" for name in COLUMNS)
    con.execute(f"create or replace temp table post_raa (rad bigint, {fields})")
    rest = iter(rows)
    while batch := list(islice(rest, BATCH)):
        columns = [pa.array([rad for rad, _ in batch], pa.int64())]
        columns += [
            pa.array(list(values), pa.string()) for values in zip(*(row for _, row in batch), strict=True)
        ]
        con.register("_batch", pa.table(columns, ["rad", *COLUMNS]))
        try:
            con.execute("insert into post_raa from _batch")
        finally:
            con.unregister("_batch")
    trimmed = ", ".join(f"trim({name}) as {name}" for name in COLUMNS if name != "beloep")
    con.execute(
        f"create or replace temp table poster as select rad, {trimmed}, beloep as beloep_raa,"
        " case when regexp_full_match(trim(beloep), '-?[0-9]+') then try_cast(trim(beloep) as bigint) end as beloep"
        " from post_raa where trim(beloep) <> '0'"
    )
    con.execute("drop table post_raa")


def run(con: duckdb.DuckDBPyConnection, levering: Levering, datasett: str) -> Resultat:
    """Run the controls of a delivery on the table `poster`. `datasett`: where its posts come from, kostra_regnskap (a file) or
    regnskap (the accounts)."""
    funn: list[Funn] = []
    clean: list[Kontroll] = []
    for kontroll in controls():
        if kontroll.svar(levering) is None or not kontroll.gjelder(datasett):
            continue
        found = ask(con, kontroll, levering)
        funn += found
        if not found:
            clean.append(kontroll)
    order = list(Svar)
    ranked = sorted(funn, key=lambda each: (-order.index(each.svar), each.kontroll.nr))
    return Resultat(tuple(ranked), tuple(clean))


def waiting(con: duckdb.DuckDBPyConnection, levering: Levering, datasett: str) -> list[Funn]:
    """What the controls that say nothing before the year's end would say of the posts of a quarter today; none of a year."""
    if not levering.kvartal:
        return []
    aaret = replace(levering, kvartal="")
    those = [each for each in controls() if each.venter and each.gjelder(datasett)]
    return [funn for kontroll in those for funn in ask(con, kontroll, aaret)]


def most_common(con: duckdb.DuckDBPyConnection) -> Levering | None:
    """The delivery that most of the posts of `poster` belong to; None where there are none, or their year is no year."""
    row = con.execute(
        "select mode(skjema), try_cast(mode(aar) as integer), mode(kvartal), mode(region) from poster"
    ).fetchone()
    if row is None or row[1] is None:
        return None
    skjema, aar, kvartal, region = row
    return Levering(aar, kvartal, region, skjema)


def _number(query: queries.Query) -> str:
    """`010` of ssb_kontroller/010_funksjon."""
    return query.name.rpartition("/")[2].partition("_")[0]


def ask(con: duckdb.DuckDBPyConnection, kontroll: Kontroll, levering: Levering) -> list[Funn]:
    """What one control finds in the table `poster`: nothing either where SSB does not ask it of the delivery."""
    svar = kontroll.svar(levering)
    if svar is None:
        return []
    known = {
        "skjema": levering.skjema,
        "aar": levering.aar,
        "kvartal": levering.kvartal,
        "region": levering.region,
    }
    given = {name: known[name] for name in kontroll.query.parameters}
    return [_funn(kontroll, svar, row, known) for row in queries.rows_on(con, kontroll.query.name, **given)]


def _funn(kontroll: Kontroll, svar: Svar, row: Mapping[str, Any], known: Mapping[str, Any]) -> Funn:
    words = {**known, **{name: _shown(name, value) for name, value in row.items()}}
    verdi = row.get("verdi")
    return Funn(
        kontroll,
        svar,
        melding=kontroll.query.header["message"].format_map(words),
        raad=kontroll.query.header["remedy"].format_map(words),
        rad=row.get("rad"),
        kolonne=row.get("kolonne"),
        verdi=None if verdi is None else str(verdi),
        noekler=_keys(row),
        beloep=row.get("beloep"),
    )


def _shown(name: str, value: Any) -> str:
    if isinstance(value, int) and name not in _NUMBERS:
        return text.kroner(1_000 * value)
    return "" if value is None else str(value)


def _keys(row: Mapping[str, Any]) -> tuple[str, ...]:
    if "noekler" in row:
        return tuple(sorted(row["noekler"] or ()))
    if "kontoklasse" in row:
        return (f"{row['kontoklasse']}/{row['funksjon']}/{row['art']}",)
    return ()
