"""What SQL reads of the lake."""

import pytest

from dashboard.lake.reads import made_of, read_by, views


@pytest.mark.parametrize(
    ("sql", "read"),
    [
        ("select * from regnskap as r", {"regnskap"}),
        ("select * from driftsregnskap as r left join organisasjon as o on true", {"driftsregnskap", "organisasjon"}),
        ("select * from sykefravaer_per_enhet() as e", {"sykefravaer", "organisasjon"}),
        ("select * from skjermet_sykefravaer($minst) as s", {"sykefravaer", "organisasjon"}),
        ("select 1 as regnskap", set()),
        ("select * from artsgruppe", set()),
    ],
)  # fmt: skip
def test_what_is_read_is_what_is_named_and_what_the_macros_read(sql: str, read: set[str]) -> None:
    assert read_by(sql) == read


def test_a_view_is_made_of_the_datasets_under_it() -> None:
    assert made_of("regnskap") == {"regnskap"}
    assert made_of("driftsregnskap") == {"regnskap"}
    assert made_of("kommuner") == frozenset(), "code lists are the program's own"
    assert made_of("registrerte_innbyggere") == {"befolkning"}
    assert all(made_of(view) is not None for view in views())
