"""What came of a fetch, table by table, and how it is told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dashboard import text
from dashboard.errors import DashboardError
from dashboard.intake.finding import Finding
from dashboard.sources.problems import NotTried


class Stopped(DashboardError):
    """A table that could not be stored, with the findings that say why."""

    def __init__(self, title: str, what_happened: str, what_to_do: str, findings: Sequence[Finding]) -> None:
        super().__init__(title, what_happened, what_to_do)
        self.findings = tuple(findings)


class Status(StrEnum):
    """What became of one table."""

    HENTET = "Hentet"
    UENDRET = "Uendret"
    FEILET = "Feilet"


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one table or code list.

    `updated`: SSB's date of what was fetched. `version`: the lake's, where something was stored. `stands`: SSB's date of
    what the lake held before, and still holds where the fetch failed. `findings` may be there whatever the status.
    """

    id: str
    title: str
    status: Status
    rows: int = 0
    updated: date | None = None
    version: int | None = None
    findings: tuple[Finding, ...] = ()
    error: DashboardError | None = None
    stands: date | None = None

    @property
    def sentence(self) -> str:
        """What happened, in one or a few sentences."""
        if self.error is not None:
            kept = f" Tallene som ble oppdatert {text.day(self.stands)}, står." if self.stands else ""
            return f"{self.error.title}. {self.error.what_happened}{kept}"
        rows = text.count(self.rows, "rad", "rader")
        dated = f", oppdatert hos SSB {text.day(self.updated)}" if self.updated else ""
        if self.status is Status.UENDRET:
            return f"{rows}{dated}: ingenting nytt."
        stored = f", lagret som versjon {self.version}" if self.version is not None else ""
        return f"{rows}{dated}{stored}."


def summary(results: Sequence[Result]) -> str:
    """`12 hentet, 3 uendret og 1 feilet.`"""
    counted = [(sum(each.status is status for each in results), status.value.lower()) for status in Status]
    told = [f"{text.number(count)} {word}" for count, word in counted if count]
    return f"{_listed(told)}." if told else "Det er ingenting å hente: katalogen over nøkkeltall er tom."


def nothing_came(results: Sequence[Result]) -> str:
    """The one reason why everything failed, in a sentence; empty where something came, or the reasons are several."""
    errors = [each.error.problem if isinstance(each.error, NotTried) else each.error for each in results]
    reasons = dict.fromkeys(f"{each.title}. {each.what_happened}" for each in errors if each is not None)
    if len(reasons) != 1 or None in errors or len(results) < 2:
        return ""
    return next(iter(reasons))


def not_tried(results: Sequence[Result]) -> str:
    """How many were left because of something before them; empty where none was."""
    left = sum(isinstance(each.error, NotTried) for each in results)
    return f"{text.number(left)} til er ikke forsøkt, av samme grunn." if left else ""


def remedies(results: Sequence[Result]) -> list[str]:
    """What to do about what failed, each once."""
    return list(dict.fromkeys(each.error.what_to_do for each in results if each.error is not None))


def _listed(parts: Sequence[str]) -> str:
    return " og ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
