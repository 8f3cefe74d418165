"""A backup brought back to where the settings say, which must be empty."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from dashboard.backup import home, manifest, moving
from dashboard.backup.home import Home
from dashboard.backup.manifest import Backup
from dashboard.errors import DashboardError
from dashboard.lake import Lake, content, copying
from dashboard.lake.copying import Catalog
from dashboard.lake.places import Place
from dashboard.settings import Settings


def restore(chosen: Settings, folder: Path) -> Backup:
    """Bring back the backup in `folder`, or the newest of those in it, and give it.

    Every sum is held against the backup's own, every version is read, and the result told apart from nothing but what was
    backed up. Raises DashboardError where any of it is not so, or the place is not empty.
    """
    backup = _chosen(folder)
    manifest.verify(backup)
    target = home.of(chosen)
    chosen.temp.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=chosen.temp) as temp:
        moving.move(
            _source(backup, Path(temp)),
            target,
            chosen.temp,
            lambda catalog: _require_counts(backup, catalog, target.place, chosen.temp),
        )
    _require_fingerprint(backup, target.place, chosen.temp)
    return backup


def _chosen(folder: Path) -> Backup:
    found = manifest.read(folder) or next(iter(manifest.whole(folder)), None)
    if found is None:
        raise DashboardError(
            "Fant ingen sikkerhetskopi",
            f"Det er ingen hel sikkerhetskopi i {folder}.",
            "Velg mappen som «dashboard backup» skrev i, eller en av de daterte mappene i den.",
        )
    return found


def _source(backup: Backup, temp: Path) -> Home:
    """The catalog is read from a copy: SQLite writes beside what it reads, and a backup may lie where nothing can be written."""
    kept = home.embedded(backup.folder)
    catalog = temp / "catalog.sqlite"
    shutil.copyfile(backup.folder / "lake" / "catalog.sqlite", catalog)
    place = Place(catalog, kept.place.files, called=f"Sikkerhetskopien {backup.folder}")
    return Home(place, kept.inbox, kept.published, kept.folder)


def _require_counts(backup: Backup, catalog: Catalog, place: Place, temp: Path) -> None:
    with copying.reaching(place, temp) as connection:
        counted = content.counts(connection, place, catalog.newest)
    if counted != backup.rows:
        raise _unlike("antallet rader er et annet")


def _require_fingerprint(backup: Backup, place: Place, temp: Path) -> None:
    store = Lake(place, temp)
    try:
        if store.fingerprint(backup.version) != backup.fingerprint:
            raise _unlike("versjonene er ikke de samme")
    finally:
        store.close()


def _unlike(what: str) -> DashboardError:
    return DashboardError(
        "Det som er hentet tilbake, er ikke likt sikkerhetskopien",
        f"Filene er de samme, men {what}.",
        "Ta det ikke i bruk. Prøv med en annen sikkerhetskopi, på et tomt sted.",
    )
