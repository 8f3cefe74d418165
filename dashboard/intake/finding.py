"""What a control found: where, what is wrong, why, and what to do."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """From all well to unreadable. Only ERROR and FATAL block."""

    OK = "OK"
    INFO = "INFO"
    WARNING = "WARNING"
    ERROR = "ERROR"
    FATAL = "FATAL"

    @property
    def blocks(self) -> bool:
        return self in (Severity.ERROR, Severity.FATAL)

    @property
    def heading(self) -> str:
        return _HEADINGS[self]


_HEADINGS = {
    Severity.OK: "I orden",
    Severity.INFO: "Til orientering",
    Severity.WARNING: "Advarsel",
    Severity.ERROR: "Feil",
    Severity.FATAL: "Kan ikke leses inn",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. `row` is the record in the file (1 = first line), `count` how many rows it speaks of."""

    control: str
    severity: Severity
    message: str
    remedy: str
    file: str = ""
    dataset: str = ""
    row: int | None = None
    column: str | None = None
    value: str | None = None
    count: int = 1
