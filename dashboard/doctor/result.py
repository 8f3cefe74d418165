"""What a check found: how it is, and, where it is not well, what to do."""

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    OK = "OK"
    ADVARSEL = "advarsel"
    FEIL = "feil"


@dataclass(frozen=True, slots=True)
class Result:
    name: str
    status: Status
    what: str
    what_to_do: str = ""


def well(name: str, what: str) -> Result:
    return Result(name, Status.OK, what)


def warning(name: str, what: str, what_to_do: str) -> Result:
    return Result(name, Status.ADVARSEL, what, what_to_do)


def wrong(name: str, what: str, what_to_do: str) -> Result:
    return Result(name, Status.FEIL, what, what_to_do)


def listed(names: list[str], most: int = 5) -> str:
    """`a, b og 3 til`: the first of them, and how many more."""
    shown = ", ".join(names[:most])
    return f"{shown} og {len(names) - most} til" if len(names) > most else shown
