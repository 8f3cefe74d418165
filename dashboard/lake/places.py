"""Where a lake lies: its catalog in a SQLite file or in PostgreSQL, its Parquet files in a folder or in S3-compatible storage."""

from dataclasses import dataclass, field
from pathlib import Path
from tempfile import gettempdir
from urllib.parse import parse_qsl, unquote, urlsplit

import duckdb

from dashboard import storage
from dashboard.errors import DashboardError
from dashboard.settings import Settings
from dashboard.storage import Bucket, Folder, Storage

# Else a line that has fallen silent is waited for a quarter of an hour. Seconds; the last in milliseconds.
_IMPATIENT = {
    "connect_timeout": "5",
    "keepalives_idle": "10",
    "keepalives_interval": "5",
    "keepalives_count": "3",
    "tcp_user_timeout": "15000",
}


@dataclass(frozen=True, slots=True)
class Postgres:
    """A schema of a database: one municipality's catalog."""

    address: str = field(repr=False)  # postgresql://user:password@host:port/database?sslmode=…
    schema: str


@dataclass(frozen=True, slots=True)
class Place:
    """`catalog`: a SQLite file, or PostgreSQL. `files`: where the Parquet files lie. `kommune`: the number of whose they should
    be; None where it is not said. `called`: what people know it as, where that is not where its catalog lies."""

    catalog: Path | Postgres
    files: Storage
    kommune: str | None = None
    called: str | None = None

    @property
    def extensions(self) -> tuple[str, ...]:
        catalog = "sqlite_scanner" if isinstance(self.catalog, Path) else "postgres_scanner"
        return ("ducklake", catalog) if isinstance(self.files, Folder) else ("ducklake", catalog, "httpfs")

    @property
    def folder(self) -> Path:
        """Of this machine: where an embedded lake lies; the system's own for what lies elsewhere."""
        return self.catalog.parent if isinstance(self.catalog, Path) else Path(gettempdir())

    @property
    def label(self) -> str:
        """For people, without secrets or addresses."""
        if self.called is not None:
            return self.called
        if isinstance(self.catalog, Path):
            return f"Mappen {self.catalog.parent}"
        return f"Katalogen {self.catalog.schema} i PostgreSQL"

    @property
    def metadata(self) -> str:
        """The catalog's own tables, as DuckDB names them when the lake is attached."""
        return f"__ducklake_metadata_lake.{self.catalog.schema if isinstance(self.catalog, Postgres) else 'main'}"


def embedded(root: Path) -> Place:
    """catalog.sqlite and files/ under `root`."""
    return Place(root / "catalog.sqlite", Folder(root / "files"))


def of(chosen: Settings) -> Place:
    """Where the settings say. Raises DashboardError where they are only half there, or cannot be used."""
    files: Storage = (
        Folder(chosen.lake / "files")
        if chosen.lager is None
        else storage.bucket(chosen, f"{chosen.lager}/lake")
    )
    if chosen.katalog is None:
        return Place(chosen.lake / "catalog.sqlite", files, chosen.nummer)
    address = chosen.katalog.get_secret_value()
    url = urlsplit(address)
    if url.scheme not in ("postgres", "postgresql") or not url.hostname or not url.path.strip("/"):
        raise DashboardError(
            "Innstillingene kan ikke brukes",
            "Innstillingen «katalog» er ikke adressen til en PostgreSQL-database.",
            "Skriv den som postgresql://bruker:passord@maskin:5432/database.",
        )
    schema = chosen.katalog_skjema or (f"k{chosen.nummer}" if chosen.nummer else None)
    if schema is None:
        raise DashboardError(
            "Innstillingene kan ikke brukes",
            "Katalogen ligger i PostgreSQL, men det står ikke hvilket skjema som er kommunens.",
            "Sett kommunenummer, eller katalog_skjema.",
        )
    return Place(Postgres(address, schema), files, chosen.nummer)


def attach(
    connection: duckdb.DuckDBPyConnection, place: Place, name: str = "lake", *, create: bool = True
) -> None:
    """Let `connection` see the lake as `name`; it is made where there is none, if `create`. Its extensions are loaded.

    Raises duckdb.Error, OSError where it cannot be reached.
    """
    if isinstance(place.catalog, Path):
        place.catalog.parent.mkdir(parents=True, exist_ok=True)
        source = f"sqlite:{place.catalog}"
        options = "meta_journal_mode 'wal', meta_busy_timeout 5000"
    else:
        _keep_password(connection, f"{name}_katalog", place.catalog)
        source = f"postgres:{_libpq(place.catalog)}"
        options = f"meta_secret '{name}_katalog', metadata_schema '{place.catalog.schema}'"
    if isinstance(place.files, Bucket):
        _keep_key(connection, f"{name}_lager", place.files)
    else:  # what was read of a damaged file would hide the whole one that is put back; the system remembers files as well
        connection.execute("set enable_external_file_cache = false")
    # Retries are ours, of the whole transaction: DuckLake's own would let two uploads of one period both in.
    connection.execute("set ducklake_max_retry_count = 0")
    connection.execute(
        f"attach if not exists {_quoted(f'ducklake:{source}')} as {name}"
        # Where the files lie is not what the catalog remembers: a lake may be moved, or brought back from a copy.
        f" (data_path {_quoted(_data_path(place.files))}, override_data_path true, data_inlining_row_limit 0,"
        f" create_if_not_exists {str(create).lower()}, {options})"
    )


def _data_path(files: Storage) -> str:
    return f"{files.root}/" if isinstance(files, Folder) else f"s3://{files.root}/"  # type: ignore[attr-defined]


def _libpq(catalog: Postgres) -> str:
    """What may stand in an error message: everything but who, where and the password, which are kept as a secret."""
    given = dict(parse_qsl(urlsplit(catalog.address).query))
    chosen = {"application_name": "styringsdialog", **_IMPATIENT, **given}
    return " ".join(f"{name}={value}" for name, value in chosen.items())


def _keep_password(connection: duckdb.DuckDBPyConnection, name: str, catalog: Postgres) -> None:
    url = urlsplit(catalog.address)
    known = {
        "host": url.hostname,
        "port": str(url.port) if url.port else None,
        "user": unquote(url.username) if url.username else None,
        "password": unquote(url.password) if url.password else None,
        "database": unquote(url.path.strip("/")),
    }
    _keep_secret(connection, name, "postgres", known)


def _keep_key(connection: duckdb.DuckDBPyConnection, name: str, files: Bucket) -> None:
    endpoint = urlsplit(files.endpoint) if files.endpoint else None
    known = {
        "key_id": files.key,
        "secret": files.secret,
        "region": files.region,
        "endpoint": endpoint.netloc if endpoint else None,
        "use_ssl": "false" if endpoint and endpoint.scheme == "http" else "true",
        "url_style": "path" if endpoint else None,
        "scope": f"s3://{files.root}",
    }
    _keep_secret(connection, name, "s3", known)
    # The files never change: what is read of one need not be asked for again, nor whether it has changed.
    connection.execute("set validate_external_file_cache = 'NO_VALIDATION'")
    connection.execute("set enable_http_metadata_cache = true")
    connection.execute("set http_timeout = 10")
    connection.execute("set http_retries = 1")


def _keep_secret(
    connection: duckdb.DuckDBPyConnection, name: str, kind: str, values: dict[str, str | None]
) -> None:
    given = ", ".join(f"{each} {_quoted(value)}" for each, value in values.items() if value is not None)
    connection.execute(f"create or replace secret {name} (type {kind}, {given})")


def _quoted(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
