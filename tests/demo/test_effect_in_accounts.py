"""The formula that reads a measure's effect finds the planted problem in the demo municipality, and invents none."""

import duckdb
import pytest

from dashboard.queries import run_on
from tests.queries.small import connection


@pytest.fixture(scope="module")
def contract_tables(demo: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """Accounts, budget and measures of 2025 and 2026 as the contracts hold them, with the views that queries read."""
    made = connection()
    posts = """select "År" as aar, Periode as periode, Konto[1] as kontoklasse, Ansvar as ansvar,
        Tjeneste[1:3] as funksjon, Konto[2:4] as art, "Beløp" as beloep"""
    measures = """select Tiltaksnr as id, Tiltak as tittel, "År"::int as aar, Ansvar as ansvar, Funksjon as funksjon,
        Art as art, "Vedtatt effekt"::decimal(18, 2) as vedtatt_effekt, Status as status from tiltak"""
    for name, rows in {
        "regnskap": demo.execute(f"{posts} from regnskap").df(),
        "budsjett": demo.execute(f"{posts}, 'regulert' as versjon from budsjett").df(),
        "tiltak": demo.execute(measures).df(),
    }.items():
        made.register(f"{name}_rader", rows)
        made.execute(f"insert into {name} by name from {name}_rader")
    for view, table in (("driftsregnskap", "regnskap"), ("driftsbudsjett", "budsjett")):
        made.execute(f"create view {view} as from {table} where kontoklasse = '1'")
    return made


@pytest.mark.parametrize("month", range(1, 11))
def test_only_the_energy_measure_is_contradicted_whatever_the_month(
    contract_tables: duckdb.DuckDBPyConnection, month: int
) -> None:
    found = run_on(contract_tables, "tiltak/effekt_i_regnskapet", aar=2026, periode=month, enheter=None)
    assert found.loc[found["uten_effekt"], "tittel"].tolist() == ["Enøk i skolebygg"]


def test_in_october_the_measures_figures_are_those_the_readme_tells(
    contract_tables: duckdb.DuckDBPyConnection,
) -> None:
    found = run_on(contract_tables, "tiltak/effekt_i_regnskapet", aar=2026, periode=10, enheter=None)
    [enoek] = found[found["id"] == "T01"].to_dict("records")
    assert round(enoek["regnskap"] / 1e6, 1) == 3.3
    assert round(enoek["fjoraar"] / 1e6, 1) == 3.1
    assert round(enoek["avvik"] / 1e6, 1) == -0.9
