"""Versions: the catalog says of each what it said when it was stored."""

from collections.abc import Iterator

import duckdb

from dashboard import text
from dashboard.datasets import DATASETS
from dashboard.doctor.result import Result, listed, warning, well, wrong
from dashboard.doctor.words import FROM_BACKUP
from dashboard.lake import version_sums
from dashboard.lake.places import Place
from dashboard.lake.version_sums import ITSELF, Compared

AS_STORED = "Versjoner"


def as_stored(connection: duckdb.DuckDBPyConnection, place: Place, *, tidy: bool) -> Iterator[Result]:
    """With `tidy` those that had no sum are given one, where nothing is wrong. Raises duckdb.Error."""
    found = version_sums.compare(connection, place)
    if not found.well:
        yield wrong(
            AS_STORED,
            f"Katalogen sier noe annet enn da versjonene ble lagret: {listed(_told(connection, place, found))}."
            " Tall kan mangle eller være feil uten at det synes.",
            FROM_BACKUP,
        )
        return
    if found.summed:
        many = text.count(found.summed, "versjon", "versjoner")
        yield well(AS_STORED, f"Katalogen sier det samme om {many} som da de ble lagret.")
    if tidy and (found.unsummed or found.lost):
        many = text.count(found.unsummed + found.lost, "versjon", "versjoner")
        version_sums.make_table(connection, place)
        version_sums.record(connection, place, lost=True)
        yield well(AS_STORED, f"{many} manglet sum, og kunne ikke kontrolleres. Summene er ført nå.")
        return
    if found.lost:
        many = text.count(found.lost, "versjon", "versjoner")
        yield warning(
            AS_STORED,
            f"{many} har mistet summen sin, og kan ikke kontrolleres: noen eller noe har endret katalogen utenom programmet.",
            "Se at tallene er som de skal, eller hent tilbake en sikkerhetskopi. «dashboard doctor --rydd» fører så nye summer av det"
            " som står i katalogen.",
        )
    if found.unsummed:
        many = text.count(found.unsummed, "versjon", "versjoner")
        yield well(
            AS_STORED, f"{many} mangler sum, og er ikke kontrollert. Appen fører summene ved neste lagring."
        )


def _told(connection: duckdb.DuckDBPyConnection, place: Place, found: Compared) -> list[str]:
    titles = _titles(connection, place)
    return [
        *(f"versjon {version} ({_title(titles, table)})" for version, table in found.changed),
        *(f"versjon {version} er borte" for version in found.gone),
        *(
            f"{_title(titles, table)} er knyttet til versjon {version}, som ikke finnes"
            for version, table in found.unmade
        ),
    ]


def _title(titles: dict[int, str], table: int) -> str:
    counted = version_sums.table_of_statistics(table)
    if counted is not None:
        return f"tellingen av {_title(titles, counted)}"
    return titles.get(table, f"tabell {table}")


def _titles(connection: duckdb.DuckDBPyConnection, place: Place) -> dict[int, str]:
    rows = connection.execute(f"select table_id, table_name from {place.metadata}.ducklake_table").fetchall()
    titles = {int(table): DATASETS[name].title if name in DATASETS else name for table, name in rows}
    return {**titles, ITSELF: "hvem som lagret, når og hvorfor"}
