"""Large sets in the demo's format, for load tests: as many postings as asked for, made by DuckDB."""

from collections.abc import Mapping
from pathlib import Path

import duckdb
import pandas as pd

from dashboard.demo.chart import YEARS
from dashboard.demo.organisation import ANSVAR, organisation_rows
from dashboard.demo.posts import posts

FIRST_YEAR = 2007
MONTHS = (YEARS[-1] - FIRST_YEAR) * 12 + 10  # to October of the demo's last year
LIVELY = 9_973  # a prime: amounts differ from row to row without any randomness

_ROWS = f"""
with numbered as (
    select
        {MONTHS} - 1 - i // $per_month as month,
        (i % $per_month) % $posts as post,
        (i % $per_month) // $posts as prosjekt,
        i * 7919 % {LIVELY} as spread
    from range($first, $last) as series(i)
)
select
    {FIRST_YEAR} + numbered.month // 12 as "År",
    numbered.month % 12 + 1 as "Periode",
    post.konto as "Konto",
    post.ansvar as "Ansvar",
    post.navn as "Ansvar (T)",
    case when {FIRST_YEAR} + numbered.month // 12 < 2024 then post.old_tjeneste else post.tjeneste end as "Tjeneste",
    case when numbered.prosjekt > 0 then 10000 + numbered.prosjekt end as "Prosjekt",
    post.monthly * (60 + 2 * (numbered.month // 12)) // 100 * (900 + numbered.spread * 200 // {LIVELY}) // 1000
        as "Beløp"
from numbered
inner join post on numbered.post = post.number
order by numbered.month, numbered.prosjekt, numbered.post
"""

_BUDGET = f"""
with numbered as (
    select
        {FIRST_YEAR} + i // $per_month as aar,
        (i % $per_month) % $posts as post,
        (i % $per_month) // $posts as prosjekt
    from range($first, $last) as series(i)
)
select
    'Regulert' as "Versjon",
    numbered.aar as "År",
    post.konto as "Konto",
    post.ansvar as "Ansvar",
    case when numbered.aar < 2024 then post.old_tjeneste else post.tjeneste end as "Tjeneste",
    case when numbered.prosjekt > 0 then 10000 + numbered.prosjekt end as "Prosjekt",
    {
    ", ".join(
        f'post.monthly * (60 + 2 * (numbered.aar - {FIRST_YEAR})) // 100 as "{month}"'
        for month in ("jan", "feb", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "des")
    )
}
from numbered
inner join post on numbered.post = post.number
order by numbered.aar, numbered.prosjekt, numbered.post
"""

_CSV = "copy ({}) to '{}' (format csv, header, delimiter ';')"
_PARQUET = "copy ({}) to '{}' (format parquet)"


def write_large(folder: Path, rows: int) -> list[Path]:
    """Writes organisasjon.csv, regnskap.csv with exactly `rows` rows, and budsjett.csv in proportion.

    The accounts run from 2007 to October 2026 (few rows: from as late as they reach) over Fjordvik's chart, each
    post split over as many prosjekt as it takes; no address occurs twice in a month. The same bytes every time.
    """
    accounts, budget = folder / "regnskap.csv", folder / "budsjett.csv"
    years = YEARS[-1] - FIRST_YEAR + 1
    organisation = write_organisation(folder)
    _write(_CSV, _per_month(rows), {(_ROWS, accounts): (0, rows)})
    _write(_CSV, _per_month(rows), {(_BUDGET, budget): (0, min(_per_month(rows) * years, rows))})
    return [organisation, accounts, budget]


def write_organisation(folder: Path) -> Path:
    """Writes organisasjon.csv: every ansvar as it is today, valid for all the years."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "organisasjon.csv"
    _organisation().to_csv(path, sep=";", index=False, encoding="utf-8-sig", lineterminator="\n")
    return path


def write_large_year(folder: Path, rows: int, aar: int) -> list[Path]:
    """Writes one year of the same budget and accounts of `rows` rows in all, as Parquet: budsjett_<aar>.parquet and
    regnskap_<aar>.parquet. None where so few rows do not reach back to it."""
    folder.mkdir(parents=True, exist_ok=True)
    per_month, year = _per_month(rows), aar - FIRST_YEAR
    # The newest month comes first, so that few rows are late ones.
    newest, oldest = max(0, MONTHS - 12 * (year + 1)), MONTHS - 12 * year
    parts = {
        (_BUDGET, folder / f"budsjett_{aar}.parquet"): (year * per_month, (year + 1) * per_month),
        (_ROWS, folder / f"regnskap_{aar}.parquet"): (newest * per_month, min(oldest * per_month, rows)),
    }
    reached = {what: span for what, span in parts.items() if newest * per_month < rows}
    _write(_PARQUET, per_month, reached)
    return [path for _, path in reached]


def _write(copy: str, per_month: int, parts: Mapping[tuple[str, Path], tuple[int, int]]) -> None:
    """`parts`: a query and its file, and the numbers of the first row and the one after the last."""
    chart = _chart(per_month)
    with duckdb.connect() as connection:
        connection.register("post", chart)
        for (query, path), (first, last) in parts.items():
            numbers = {"per_month": per_month, "posts": len(chart), "first": first, "last": last}
            connection.execute(copy.format(query, _quoted(path)), numbers)


def _per_month(rows: int) -> int:
    return max(1, -(-rows // MONTHS))


def _quoted(path: Path) -> str:
    return path.as_posix().replace("'", "''")


def _open_posts() -> list[int]:
    closed = {ansvar.kode for ansvar in ANSVAR if ansvar.lagt_ned}
    return [row for row, post in enumerate(posts()) if post.ansvar not in closed and not post.prosjekt]


def _chart(per_month: int) -> pd.DataFrame:
    """The posts as a table. `monthly`: kr a month and prosjekt, so that the sum stays near the municipality's."""
    rows, names = _open_posts(), {ansvar.kode: ansvar.navn for ansvar in ANSVAR}
    chart = posts()
    projects = max(1, per_month // len(rows))
    return pd.DataFrame(
        {
            "number": range(len(rows)),
            "ansvar": [chart[row].ansvar for row in rows],
            "navn": [names[chart[row].ansvar] for row in rows],
            "tjeneste": [chart[row].tjeneste for row in rows],
            "old_tjeneste": [chart[row].tjeneste_in(FIRST_YEAR) for row in rows],
            "konto": [chart[row].konto for row in rows],
            "monthly": [_monthly(chart[row].aarlig[-1], projects) for row in rows],
        }
    )


def _monthly(yearly: int, projects: int) -> int:
    amount = abs(yearly) // 12 // projects
    return max(amount, 100) * (-1 if yearly < 0 else 1)


def _organisation() -> pd.DataFrame:
    rows = [row for row in organisation_rows() if not row["Gyldig til"]]
    return pd.DataFrame(rows).assign(**{"Gyldig fra": "01.01.2000"})
