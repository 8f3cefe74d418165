"""The large set of key figures: every municipality under the number of each year, the catalogue's figures first."""

from pathlib import Path

import duckdb

from tests.benchmarks.large_kostra import YEARS, write_large_kostra

FIGURES = 2
SSB_MARKS = (":", "..", ".")


def test_every_place_has_every_figure_every_year_once_under_the_number_it_had(tmp_path: Path) -> None:
    written = write_large_kostra(tmp_path, FIGURES)
    assert [file.name for file in written] == [
        "kostra.parquet", "delkostnad.parquet", "befolkning.parquet", "kommunegruppe.parquet",
    ]  # fmt: skip
    kostra, *others = (f"'{file.as_posix()}'" for file in written)

    def asked(sql: str) -> list[tuple[object, ...]]:
        return duckdb.sql(sql).fetchall()

    per_year = asked(f"""
        select "År", count(*) filter (where length("Region") = 4) // {FIGURES}, count(*) filter (where "Region" = 'EAK')
        from {kostra} group by "År" order by "År"
    """)
    assert [aar for aar, _, _ in per_year] == list(YEARS)
    assert [(kommuner, landet) for aar, kommuner, landet in per_year if int(str(aar)) >= 2024] == [
        (357, FIGURES)
    ] * 2
    assert asked(f"""
        select count(*) - count(distinct ("Tabell", "Nøkkeltall", "Undergruppe", "Region", "År")) from {kostra}
    """) == [(0,)]
    assert asked(f'select bool_and(("Verdi" is null) = ("Merke" is not null)) from {kostra}') == [(True,)]
    assert {
        mark for (mark,) in asked(f'select distinct "Merke" from {kostra} where "Merke" is not null')
    } <= set(SSB_MARKS)
    assert all(asked(f"select count(*) > 400 from {file}") == [(True,)] for file in others)

    again = write_large_kostra(tmp_path / "again", FIGURES)
    for first, second in zip(written, again, strict=True):
        assert asked(f"from '{first}'") == asked(f"from '{second}'"), first.name
