"""All that is worth keeping, moved from one place to another that is empty, and held against what it was before it counts."""

from collections.abc import Callable
from itertools import zip_longest
from pathlib import Path

import duckdb

from dashboard.backup import home
from dashboard.backup.home import Home
from dashboard.errors import DashboardError, where
from dashboard.lake import content, copying
from dashboard.lake.content import Content
from dashboard.lake.copying import Catalog
from dashboard.lake.places import Place
from dashboard.storage import Storage

Check = Callable[[Catalog], None]


def move(source: Home, target: Home, temp: Path, check: Check = lambda _: None) -> Catalog:
    """Copy all of `source` to `target`, and give the catalog that was copied. What was there stays there.

    Every version of every dataset is read on both sides and held against the other, then `check` may refuse. Raises
    DashboardError where the target is not empty, anything differs, or somebody has committed to the source meanwhile; the
    target then says that it is incomplete, and the same can be done again.
    """
    _refuse_others(source.inbox, target.inbox)
    _refuse_others(source.published, target.published)
    copying.begin(source.place, target.place, temp)
    try:
        home.copy_waiting(source.folder, target.folder)
        home.copy_files(source.inbox, target.inbox, home.received)
        home.copy_files(source.published, target.published)
        if not any(target.fetched.names()):
            home.copy_files(source.fetched, target.fetched)
    except OSError as error:
        raise DashboardError(
            "Flyttingen ble brutt av",
            f"En fil kunne ikke leses eller skrives: {where(error)}. Det som skulle flyttes, er ikke endret.",
            "Kontroller at det er plass og at programmet har lov til å skrive der. Kjør så kommandoen på nytt.",
        ) from error

    def held_against(catalog: Catalog) -> None:
        require_same(source.place, target.place, temp, catalog.newest)
        check(catalog)
        _refuse_commits(catalog, copying.read(source.place, temp))

    return copying.copy(source.place, target.place, temp, held_against)


def require_same(one: Place, other: Place, temp: Path, until: int) -> None:
    """Raises DashboardError where a dataset is not the same in both, in any version up to `until`."""
    with copying.reaching(one, temp) as first, copying.reaching(other, temp) as second:
        both = zip_longest(_contents(first, one, until), _contents(second, other, until))
        different = next(((here, there) for here, there in both if here != there), None)
    if different is not None:
        raise _different(*different)


def _contents(connection: duckdb.DuckDBPyConnection, place: Place, until: int) -> list[Content]:
    return list(content.contents(connection, place, until))


def _refuse_others(source: Storage, target: Storage) -> None:
    """What an earlier attempt left is in the source too."""
    if source == target:
        return
    mine = set(home.worth_keeping(source))
    for name in home.worth_keeping(target):
        if name not in mine:
            raise DashboardError(
                "Målet er ikke tomt",
                f"Det ligger filer der fra før, som «{name}». Ingenting er endret.",
                "Velg et tomt sted i innstillingene, eller flytt unna det som ligger der.",
            )


def _refuse_commits(then: Catalog, now: Catalog) -> None:
    if then.newest != now.newest:
        raise DashboardError(
            "Noen lagret mens det ble flyttet",
            f"Versjon {now.newest} kom til etter at flyttingen begynte på versjon {then.newest}.",
            "Stopp appen og planlagte innlesinger, og kjør kommandoen på nytt.",
        )


def _different(here: Content | None, there: Content | None) -> DashboardError:
    either = here or there
    assert either is not None
    rows = [str(each.rows) if each and each.dataset == either.dataset else "ingen" for each in (here, there)]
    return DashboardError(
        "Kopien er ikke lik det den er kopiert fra",
        f"«{either.dataset}» i versjon {either.version} er ikke det samme på begge sider (rader: {rows[0]} og {rows[1]}).",
        "Kopien er ikke tatt i bruk. Kjør «dashboard doctor» der det ble kopiert fra, og så kommandoen på nytt.",
    )
