"""What a person is told where the lake does not do what it is asked."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from dashboard.datasets import DATASETS
from dashboard.errors import DashboardError, OutOfOrder, where
from dashboard.lake.away import away
from dashboard.lake.snapshot import Snapshot

_FULL = ("no space", "disk full", "disk is full")
_BUSY = ("locked", "busy")
_GONE = (duckdb.IOException, duckdb.HTTPException, duckdb.ConnectionException, duckdb.OutOfMemoryException)
_BAD_CATALOG = (
    "malformed",
    "not a database",
    "ducklake_snapshot does not exist",
    "ducklake_table does not exist",
)
_CLOSED = ("unable to open database file", "readonly database", "read-only")
_A_FILE = re.compile(r"/main/(\w+)/[^\"']*?([^/\"']+\.parquet)")


class ChangedMeanwhile(DashboardError):
    """Somebody committed to the same dataset after the preview that is now being accepted."""

    def __init__(self, snapshot: Snapshot) -> None:
        super().__init__(
            "Tallene er endret i mellomtiden",
            f"{snapshot.author} lagret «{snapshot.message}» mens du så på forhåndsvisningen.",
            "Ingenting er lagret. Se på forskjellen en gang til, og godkjenn på nytt.",
        )


class Unreadable(OutOfOrder):
    """The lake does not answer: its catalog or its files are out of reach, or damaged."""

    def __init__(self, error: Exception) -> None:
        known = _told(error)
        self.unknown = known is None
        super().__init__(
            *(known or _silent(f"Katalogen eller filene kan ikke leses nå ({_short(error).rstrip('.!')})"))
        )


class Replaced(OutOfOrder):
    """The catalog is an earlier one than this process has read: what it remembers of the later versions is no longer true."""

    def __init__(self, newest: int, seen: int) -> None:
        super().__init__(
            "Katalogen er byttet ut",
            f"Datalageret slutter nå med versjon {newest}, men har hatt versjon {seen}. Noen har lagt tilbake en eldre katalog.",
            "Be den som drifter løsningen starte programmet på nytt, og se under «Historikk» hva som mangler.",
        )


def nothing_to_store() -> DashboardError:
    return DashboardError(
        "Det var ingenting å lagre",
        "Det som skulle lagres, har ingen rader, og tar ikke bort noen.",
        "Kontroller filen eller skjemaet. Ingenting er endret.",
    )


def stands_already(version: int) -> DashboardError:
    return DashboardError(
        f"Versjon {version} gjelder allerede",
        "Ingen tall er lest inn eller satt tilbake siden den.",
        "Velg en tidligere versjon under «Historikk». Ingenting er endret.",
    )


@contextmanager
def answering() -> Iterator[None]:
    """Raises Unreadable where the lake does not answer."""
    try:
        yield
    except duckdb.Error as error:
        if unreadable(error):
            raise Unreadable(error) from error
        raise


def _told(error: Exception) -> tuple[str, str, str] | None:
    """Title, what happened and what to do, where the reason is known."""
    reason, lower = str(error), str(error).lower()
    if words := away(error):  # an address in it may be that of a whole file
        return _silent(words)
    if file := _named(reason):
        return _a_file(file)
    # The Parquet reader's; SQLite's tell which query failed, or that it is the catalog.
    if type(error) is duckdb.Error and not any(word in lower for word in ("query", *_BAD_CATALOG)):
        return _a_file("En fil i datalageret er skadet.")
    if any(word in lower for word in _FULL):
        return (
            "Disken er full",
            "Det var ikke plass til det som måtte mellomlagres.",
            "Frigjør plass på disken, og prøv igjen.",
        )
    if "out of memory" in lower:
        return (
            "Det er ikke minne nok",
            "Tallene trenger mer minne enn programmet har nå.",
            "Prøv igjen om litt. Skjer det flere ganger, be den som drifter løsningen om mer minne.",
        )
    if "disk i/o error" in lower:
        return (
            "Disken er full eller svarer ikke",
            "Katalogen kan ikke leses: den trenger litt ledig plass på disken også for å leses. Ingenting er endret.",
            "Frigjør plass på disken, og prøv igjen. Hjelper ikke det, be den som drifter løsningen se på disken.",
        )
    if any(word in lower for word in _CLOSED):
        return (
            "Katalogen kan ikke åpnes",
            "Programmet må kunne skrive i mappen med katalogen også for å lese den, og det går ikke nå.",
            "Be den som drifter løsningen kontrollere at disken er med, at programmet har lov til å skrive der, og at det ikke har "
            "for mange filer åpne.",
        )
    if any(word in lower for word in _BAD_CATALOG):
        return (
            "Katalogen kan ikke leses",
            "Katalogen over det som er lagret, mangler eller er skadet.",
            "Be den som drifter løsningen kjøre «dashboard doctor», og følge rådet der.",
        )
    if any(word in lower for word in _BUSY):
        return (
            "Datalageret er opptatt",
            "Et annet program holder katalogen låst.",
            "Prøv igjen om litt. Skjer det flere ganger, ta kontakt med den som drifter løsningen.",
        )
    return None


def _silent(what_happened: str) -> tuple[str, str, str]:
    return (
        "Datalageret svarer ikke",
        f"{what_happened.rstrip('.')}.",
        "Prøv igjen om litt. Skjer det flere ganger, be den som drifter løsningen kjøre «dashboard doctor».",
    )


def _named(reason: str) -> str:
    """The sentence about the file of the lake that the reason names; nothing where it names none."""
    if (match := _A_FILE.search(reason)) is None:
        return ""
    dataset = DATASETS.get(match[1])
    of = f" med {dataset.title.lower()}" if dataset else ""
    return f"Filen {match[2]}{of} mangler eller er skadet."


def _a_file(what_happened: str) -> tuple[str, str, str]:
    return (
        "Noen av tallene kan ikke leses",
        f"{what_happened} Det som ikke bruker den, virker som før.",
        "Be den som drifter løsningen kjøre «dashboard doctor», og legge filen tilbake fra sikkerhetskopien.",
    )


def without_catalog(where: str) -> OutOfOrder:
    """There are files, but nothing says what they are: a new catalog would hide that they are lost."""
    return OutOfOrder(
        "Katalogen mangler",
        f"{where} har filer, men katalogen over dem mangler eller er tom. Programmet lager ikke en ny: da ville alt se tomt ut.",
        "Flytt unna datamappen, og hent tilbake den siste sikkerhetskopien med «dashboard restore --backup». Legg ikke tilbake bare"
        " catalog.sqlite: den kjenner ikke det som er lagret siden. «dashboard doctor» sier mer.",
    )


def unopened(where: str, error: Exception) -> OutOfOrder:
    if known := _told(error):
        return OutOfOrder("Datalageret kan ikke åpnes", f"{where}: {known[1]}", known[2])
    return OutOfOrder(
        "Datalageret kan ikke åpnes",
        f"{where} svarer ikke som den skal ({_short(error).rstrip('.!')}).",
        "Kontroller at det finnes, at det er plass på disken, og at programmet har lov til å skrive der. «dashboard doctor» sier mer.",
    )


def unwritten(error: Exception) -> OutOfOrder:
    reason = str(error)
    if any(word in reason.lower() for word in _FULL):
        return OutOfOrder(
            "Disken er full",
            "Det var ikke plass til å lagre. Ingenting er endret.",
            "Frigjør plass på disken, og godkjenn på nytt.",
        )
    if any(word in reason.lower() for word in _BUSY):
        return OutOfOrder(
            "Datalageret er opptatt",
            "Et annet program holdt katalogen låst så lenge at det ikke ble lagret. Ingenting er endret.",
            "Vent litt, og lagre på nytt.",
        )
    if isinstance(error, duckdb.OutOfMemoryException):
        return OutOfOrder(
            "Det er ikke minne nok",
            "Endringen trenger mer minne enn programmet har nå. Ingenting er endret.",
            "Prøv igjen om litt, eller del filen i flere. Hjelper ikke det, be den som drifter løsningen om mer minne.",
        )
    named = None if away(error) else _named(reason)
    why = named or f"Datalageret tok ikke imot endringen: {_short(error).rstrip('.!')}."
    return OutOfOrder(
        "Kunne ikke lagre",
        f"{why} Ingenting er endret.",
        "Prøv igjen. Skjer det flere ganger, ta kontakt med den som drifter løsningen.",
    )


def unknown_outcome(error: Exception) -> OutOfOrder:
    """The catalog went away between the commit and its answer."""
    return OutOfOrder(
        "Uvisst om det ble lagret",
        f"Forbindelsen til datalageret ble brutt mens det lagret: {_short(error)}",
        "Se under «Historikk» når datalageret svarer igjen. Står ikke endringen der, er ingenting endret: gjør det da på nytt.",
    )


def unreadable(error: Exception) -> bool:
    """Whether it is the lake that does not answer, and not the question that is wrong."""
    return isinstance(error, _GONE) or of_the_lake(error)


def of_the_lake(error: Exception) -> bool:
    """Whether it is the catalog or a file of the lake that cannot be read, and not another file."""
    told = str(error)
    return (
        away(error) is not None
        or type(error) is duckdb.Error  # SQLite's, and the Parquet reader's on what it cannot make sense of
        or (isinstance(error, duckdb.Error) and _A_FILE.search(told) is not None)
        or (
            isinstance(error, duckdb.CatalogException) and "ducklake_" in told
        )  # the catalog has none of its tables
    )


def _short(error: Exception) -> str:
    """The first line; what follows is of DuckDB's inside. Nothing of machines and addresses elsewhere."""
    if (words := away(error)) is not None:
        return words
    if isinstance(error, OSError) and error.strerror:
        return where(error)
    return str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
