"""Which published periods a file would change the figures of, and line by line how.

What counts are the datasets with a month: regnskap, budsjett, prognose, sykefravaer. A published month shows the year so
far, so a change in it or in an earlier month of its year touches it; sick leave is shown over 24 months. A file that
brings what stands already touches nothing. Datasets without a month (organisasjon, tiltak, vedtak, kostra) always move
on and touch nothing here: what they change in a published package is seen when a corrected edition is built.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import duckdb

from dashboard import queries, text
from dashboard.datasets import DATASETS, Column, Dataset, Type
from dashboard.errors import DashboardError
from dashboard.intake.stage import staged

if TYPE_CHECKING:  # half a second of import, which the command line's checks and imports can do without
    import pandas as pd

MOST_LINES = 100_000
LONGEST_REASON = 1_000

_MOST_NAMED = 6
_MEASURES = (Type.KRONER, Type.DAYS, Type.COUNT)


_IN_NO_EDITION = ("internkontroll",)
"""Monthly, and published nowhere."""


@dataclass(frozen=True, slots=True)
class Touched:
    """A published period, its edition now, and how many lines of the file would change its figures."""

    aar: int
    periode: int
    edition: int
    lines: int

    @property
    def period(self) -> str:
        """`2026-09`; a whole year is `2026`."""
        return _key(self.aar, self.periode)

    @property
    def label(self) -> str:
        """`september 2026 (utgave 1)`."""
        return f"{text.period(self.aar, self.periode)} (utgave {self.edition})"

    @property
    def as_data(self) -> dict[str, Any]:
        """For the history, and for whoever asks for JSON."""
        return {"period": self.period, "edition": self.edition, "lines": self.lines}


def has_months(dataset: str) -> bool:
    """Whether published months are made of the dataset."""
    return dataset not in _IN_NO_EDITION and {"aar", "periode"} <= set(DATASETS[dataset].names)


def find_touched(datasets: Iterable[str], con: duckdb.DuckDBPyConnection) -> list[Touched]:
    """The published periods that the staged `datasets` touch, against what `con` sees; none where nothing is published.

    Sets the changed lines down in `endret`, for `changed_lines`.
    """
    monthly = [DATASETS[name] for name in datasets if has_months(name)]
    published = queries.rows_on(con, "publisering/gjeldende") if monthly else []
    if not published:
        return []
    _stage_published(published, con)
    lines = " union all by name ".join(part for dataset in monthly for part in _lines(dataset))
    con.execute(f"create or replace temp view linjer as {lines}")
    con.execute("create or replace temp table endret as " + queries.load("intake/endrer_publisert").sql)
    counted = _count_by_period(con)
    return [
        Touched(row["aar"], row["periode"], row["utgave"], counted[key])
        for row in published
        if (key := _key(row["aar"], row["periode"])) in counted
    ]


def changed_lines(con: duckdb.DuckDBPyConnection) -> "pd.DataFrame":
    """The lines that `find_touched` set down on `con`, the largest change first, at most MOST_LINES.

    One row per datasett, maal (the column that is summed), aar, periode and the rest of the datasets' keys: foer (what
    stands), etter, endring, and publisert, the published periods it touches. Of kr, dagsverk or employees, by maal.
    """
    return con.execute(f"from endret limit {MOST_LINES}").df()


def count_lines(con: duckdb.DuckDBPyConnection) -> int:
    """How many lines `find_touched` set down on `con`, however many they are."""
    row = con.execute("select count(*) from endret").fetchone()
    return int(row[0]) if row else 0


def sentence(touched: Sequence[Touched]) -> str:
    """`Filen endrer tall som er publisert: september 2026 (utgave 1).`"""
    return f"Filen endrer tall som er publisert: {labels(touched)}."


def consequence(touched: Sequence[Touched]) -> str:
    """What becomes of what is published."""
    if len(touched) == 1:
        return (
            "Den publiserte utgaven står som den er til du publiserer en rettet utgave på siden Publisering."
        )
    return "De publiserte utgavene står som de er til du publiserer rettede utgaver på siden Publisering."


def labels(touched: Sequence[Touched]) -> str:
    """`september 2026 (utgave 1) og oktober 2026 (utgave 2)`; of many, how many and from when to when."""
    *first, last = (each.label for each in touched)
    if len(first) >= _MOST_NAMED:
        return f"{text.number(len(touched))} perioder, fra {first[0]} til {last}"
    return f"{', '.join(first)} og {last}" if first else last


def checked_reason(reason: str, touched: Sequence[Touched]) -> str:
    """The reason for changing what is published, without spaces around it; empty where nothing is touched.

    Raises DashboardError where it is missing or longer than anybody reads.
    """
    if not touched:
        return ""
    given = reason.strip()
    if not given:
        raise DashboardError(
            "Begrunnelse mangler",
            sentence(touched),
            "Skriv hvorfor tallene endres, og godkjenn på nytt. Ingenting er lagret.",
        )
    if len(given) > LONGEST_REASON:
        raise DashboardError(
            "Begrunnelsen er for lang",
            f"Den er på {text.number(len(given))} tegn; det er plass til {text.number(LONGEST_REASON)}.",
            "Kort den ned, og godkjenn på nytt. Ingenting er lagret.",
        )
    return given


def _key(aar: int, periode: int) -> str:
    return f"{aar}-{periode:02d}" if periode else f"{aar}"


def _stage_published(published: Sequence[dict[str, Any]], con: duckdb.DuckDBPyConnection) -> None:
    con.execute("create or replace temp table publisert (aar integer, periode integer, noekkel varchar)")
    con.executemany(
        "insert into publisert values (?, ?, ?)",
        [(row["aar"], row["periode"], _key(row["aar"], row["periode"])) for row in published],
    )


def _count_by_period(con: duckdb.DuckDBPyConnection) -> Counter[str]:
    counted: Counter[str] = Counter()
    for periods, lines in con.execute("select publisert, count(*) from endret group by publisert").fetchall():
        counted.update(dict.fromkeys(periods.split(", "), lines))
    return counted


def _lines(dataset: Dataset) -> Iterator[str]:
    """What stands in the slices the file replaces, and what comes, for each column that is summed."""
    for measure in dataset.columns:
        if measure.type in _MEASURES:
            yield _side(dataset, measure, f"{dataset.name} as staar {_replaced(dataset)}", "foer", "etter")
            yield _side(dataset, measure, staged(dataset.name), "etter", "foer")


def _side(dataset: Dataset, measure: Column, source: str, filled: str, empty: str) -> str:
    # Posts add up, so that none is as good as zero. Of a forecast or sick leave none is not known.
    nothing = "0" if "art" in dataset.names else "null"
    columns = ", ".join(["aar", "periode", *_dimensions(dataset)])
    return (
        f"select '{dataset.name}' as datasett, '{measure.name}' as maal, {columns},"
        f" {measure.name}::decimal(18, 2) as {filled}, {nothing}::decimal(18, 2) as {empty} from {source}"
    )


def _dimensions(dataset: Dataset) -> Iterator[str]:
    """The rest of the key; and the file's own area for an ansvar that the organisation does not place."""
    yield from (name for name in dataset.key if name not in ("aar", "periode"))
    if "omraade" in dataset.names:
        yield "if(ansvar in (select ansvar from organisasjon), null, omraade) as omraade"


def _replaced(dataset: Dataset) -> str:
    same = " and ".join(f"staar.{name} is not distinct from ny.{name}" for name in dataset.replaces)
    return f"where exists (from (select distinct {', '.join(dataset.replaces)} from {staged(dataset.name)}) as ny where {same})"
