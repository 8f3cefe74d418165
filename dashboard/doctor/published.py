"""What is published: each edition is as it was, and none lies there that is in no register."""

from collections.abc import Iterator

import duckdb

from dashboard import text
from dashboard.backup import home
from dashboard.doctor.result import Result, listed, warning, well, wrong
from dashboard.publish import package, register
from dashboard.publish.package import PackageChanged
from dashboard.publish.register import Utgivelse
from dashboard.storage import Storage

PUBLISHED = "Publisert"


def editions(connection: duckdb.DuckDBPyConnection, published: Storage, *, fast: bool) -> Iterator[Result]:
    """Every file of each is hashed; `fast`: only the manifest. Raises OSError, duckdb.Error, DashboardError."""
    try:
        registered = register.of_rows(connection.execute("from lake.publisering").df())
    except duckdb.CatalogException:  # nothing has ever been stored
        registered = []
    changed = [told for each in registered if (told := _changed(each, published, fast)) is not None]
    if changed:
        yield wrong(
            PUBLISHED,
            f"Ikke slik det ble publisert: {listed(changed)}.",
            "Kopier mappen fra published/ i en sikkerhetskopi. Til da vises ikke det som er endret.",
        )
    else:
        yield well(
            PUBLISHED, f"{text.count(len(registered), 'utgave', 'utgaver')} er som da de ble publisert."
        )
    if unknown := _unregistered(registered, published):
        yield warning(
            PUBLISHED,
            f"Hører ikke til noen utgave: {listed(unknown)}. En publisering ble avbrutt før den gjaldt.",
            "Mappene leses aldri, og kan slettes.",
        )


def _changed(edition: Utgivelse, published: Storage, fast: bool) -> str | None:
    where = package.place(published, edition.period, edition.utgave, edition.manifest)
    try:
        (package.manifest if fast else package.verify)(where, edition.manifest)
    except PackageChanged as error:
        return error.what_happened.rstrip(".")
    return None


def _unregistered(registered: list[Utgivelse], published: Storage) -> list[str]:
    known = {package.place(published, each.period, each.utgave, each.manifest).name for each in registered}
    folders = {"/".join(name.split("/")[:2]) for name in home.worth_keeping(published)}
    return sorted(folders - known)
