"""Municipalities on one PostgreSQL and one S3: a role and a schema each, a prefix each, and neither ever met with another's."""

from pathlib import Path

import pytest

from dashboard import storage
from dashboard.errors import DashboardError
from dashboard.lake import Lake, owner
from dashboard.lake.places import Place
from tests.shared.servers import PASSWORD, Servers, new_name, place_of
from tests.test_lake import amounts, commit, post

NABO, EGEN = "1845", "1841"


@pytest.fixture
def database(servers: Servers) -> str:
    """With a role and a schema for each of the two, as README says."""
    name = new_name()
    servers.sql(f"create database {name}", database="postgres")
    for number in (EGEN, NABO):
        role = f"{name}_{number}"
        servers.sql(
            f"create role {role} login password '{PASSWORD}'",
            f"revoke all on database {name} from public",
            f"grant connect on database {name} to {role}",
            f"create schema k{number} authorization {role}",
            database=name,
        )
    return name


def of(servers: Servers, database: str, role: str, schema: str, prefix: str, number: str = "") -> Place:
    chosen = servers.chosen_in(database, f"k{schema}", f"{database}/{prefix}", role=f"{database}_{role}")
    return place_of({**chosen, "kommunenummer": number or role, "kommune": "Kommunen"})


def refusal(place: Place, tmp_path: Path) -> DashboardError:
    with pytest.raises(DashboardError) as refused:
        Lake(place, tmp_path).close()
    told = f"{refused.value.title} {refused.value.what_happened} {refused.value.what_to_do}"
    assert PASSWORD not in told
    assert "127.0.0.1" not in told
    return refused.value


def test_a_municipality_cannot_read_another_s_catalog_even_where_its_settings_are_wrong(
    servers: Servers, database: str, tmp_path: Path
) -> None:
    for number, beloep in ((EGEN, 41), (NABO, 45)):
        lake = Lake(of(servers, database, number, number, number), tmp_path)
        commit(lake, "regnskap", [post(1, beloep)])
        lake.close()

    told = refusal(of(servers, database, EGEN, NABO, NABO, NABO), tmp_path)
    assert "slipper ikke programmet inn" in told.what_happened
    lake = Lake(of(servers, database, EGEN, EGEN, EGEN), tmp_path)
    with lake.cursor() as cursor, pytest.raises(Exception, match="permission denied"):
        cursor.execute(
            "from postgres_query('__ducklake_metadata_lake', 'select * from k1845.ducklake_snapshot')"
        )
    assert amounts(lake) == {(2026, 1): 41}
    lake.close()
    assert servers.sql("select count(*) from k1845.ducklake_snapshot_changes where author is not null", database=database) == [(1,)]  # fmt: skip


def test_another_s_prefix_another_s_number_and_an_empty_prefix_are_refused_and_nothing_is_changed(
    servers: Servers, database: str, tmp_path: Path
) -> None:
    for number in (EGEN, NABO):
        lake = Lake(of(servers, database, number, number, number), tmp_path)
        commit(lake, "regnskap", [post(1, int(number))])
        lake.close()

    told = refusal(of(servers, database, EGEN, EGEN, NABO), tmp_path)
    assert told.title == "Datalageret er ikke denne kommunens"
    assert "Lageret for filene tilhører et annet datalager enn katalogen k1841" in told.what_happened
    told = refusal(of(servers, database, EGEN, EGEN, EGEN, number=NABO), tmp_path)
    assert told.what_happened == (
        "Katalogen k1841 i PostgreSQL tilhører kommune 1841, og innstillingene er for kommune 1845."
    )
    nowhere = of(servers, database, EGEN, EGEN, "tomt")
    assert "Lageret for filene tilhører et annet" in refusal(nowhere, tmp_path).what_happened
    assert list(nowhere.files.names()) == []
    lake = Lake(of(servers, database, EGEN, EGEN, EGEN), tmp_path)
    assert amounts(lake) == {(2026, 1): 1841}
    lake.close()


def test_a_lake_that_was_copied_here_is_claimed_with_its_files(
    servers: Servers, database: str, tmp_path: Path
) -> None:
    place = of(servers, database, EGEN, EGEN, EGEN)
    lake = Lake(place, tmp_path)
    commit(lake, "regnskap", [post(1, 7)])
    lake.close()
    place.files.remove(owner.FILE)
    servers.sql("drop table k1841.styring_eier", database=database)

    lake = Lake(place, tmp_path)
    assert amounts(lake) == {(2026, 1): 7}
    lake.close()
    assert storage.exists(place.files, owner.FILE)
