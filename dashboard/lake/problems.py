"""What a person is told where the lake does not do what it is asked."""

import duckdb

from dashboard.errors import DashboardError
from dashboard.lake.snapshot import Snapshot

_FULL = ("no space", "disk full", "disk is full")
_GONE = (duckdb.IOException, duckdb.HTTPException, duckdb.ConnectionException)


class ChangedMeanwhile(DashboardError):
    """Somebody committed to the same dataset after the preview that is now being accepted."""

    def __init__(self, snapshot: Snapshot) -> None:
        super().__init__(
            "Tallene er endret i mellomtiden",
            f"{snapshot.author} lagret «{snapshot.message}» mens du så på forhåndsvisningen.",
            "Ingenting er lagret. Se på forskjellen en gang til, og godkjenn på nytt.",
        )


class Unreadable(DashboardError):
    """The lake does not answer: its catalog or its files are out of reach, or damaged."""

    def __init__(self, error: Exception) -> None:
        super().__init__(
            "Datalageret svarer ikke",
            f"Katalogen eller filene kan ikke leses nå: {_short(error)}",
            "Prøv igjen om litt. Skjer det flere ganger, be den som drifter løsningen kjøre «dashboard doctor».",
        )


def unopened(where: str, error: Exception) -> DashboardError:
    return DashboardError(
        "Datalageret kan ikke åpnes",
        f"{where} svarer ikke som den skal: {_short(error)}.",
        "Kontroller at det finnes, at det er plass på disken, og at programmet har lov til å skrive der. «dashboard doctor» sier mer.",
    )


def unwritten(error: duckdb.Error) -> DashboardError:
    reason = str(error)
    if any(word in reason.lower() for word in _FULL):
        return DashboardError(
            "Disken er full",
            "Det var ikke plass til å lagre. Ingenting er endret.",
            "Frigjør plass på disken, og godkjenn på nytt.",
        )
    return DashboardError(
        "Kunne ikke lagre",
        f"Datalageret tok ikke imot endringen, og ingenting er endret: {_short(error)}",
        "Prøv igjen. Skjer det flere ganger, ta kontakt med den som drifter løsningen.",
    )


def unknown_outcome(error: duckdb.Error) -> DashboardError:
    """The catalog went away between the commit and its answer."""
    return DashboardError(
        "Uvisst om det ble lagret",
        f"Forbindelsen til datalageret ble brutt mens det lagret: {_short(error)}",
        "Se under «Historikk» når datalageret svarer igjen. Står ikke endringen der, er ingenting endret: gjør det da på nytt.",
    )


def unreadable(error: duckdb.Error) -> bool:
    """Whether it is the lake that does not answer, and not the question that is wrong."""
    return isinstance(error, _GONE) or (
        isinstance(error, duckdb.InvalidInputException) and "parquet" in str(error).lower()
    )


def _short(error: Exception) -> str:
    """The first line; what follows is of DuckDB's inside."""
    return str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
