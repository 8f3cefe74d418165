"""The plan as it is written: also what names a grade that is not known, or it would be lost when another measure is changed."""

from collections.abc import Callable

import duckdb

from dashboard import queries


def test_every_measure_of_the_version_is_there_as_it_was_written(
    tables: Callable[..., duckdb.DuckDBPyConnection],
) -> None:
    felles = {"versjon": "3.1", "tiltak": "Noe", "nr": "5.1"}
    made = tables(
        kompassplan=[
            {**felles, "id": "B", "maal_grad": 9, "dagsverk": 2.5},
            {**felles, "id": "A", "maal_grad": 3, "ledd": "U1; U2"},
            {**felles, "id": "A", "maal_grad": 3, "versjon": "2010"},
        ]
    )
    first, second = queries.rows_on(made, "kommunekompass/planrader", versjon="3.1")
    assert (first["id"], first["ledd"], first["dagsverk"], first["dimensjon"]) == (
        "A",
        ["U1", "U2"],
        None,
        None,
    )
    assert (second["id"], second["ledd"], second["dagsverk"], second["maal_grad"]) == ("B", [], 2.5, 9)
