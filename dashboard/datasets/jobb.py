"""Jobb: what is done on a schedule or in the background, and how it went."""

from dataclasses import dataclass
from datetime import datetime

from dashboard.datasets.contract import Column, Dataset, Type

SLAG = (
    "mappeimport",
    "ssb-henting",
    "sikkerhetskopi",
    "kontroll",
    "publisering",
    "klargjøring",
)
PAAGAAR, FERDIG, ADVARSEL, FEILET, STOPPET = "pågår", "ferdig", "advarsel", "feilet", "stoppet"

JOBB = Dataset(
    name="jobb",
    title="Jobblogg",
    grain="én rad når en jobb begynner, og én når den er slutt; rader endres og slettes aldri",
    columns=(
        Column("id", Type.CODE, "Id", required=True),
        Column("slag", Type.TEXT, "Jobb", required=True, values=SLAG),
        Column("start", Type.TIME, "Startet (UTC)", required=True),
        Column("slutt", Type.TIME, "Sluttet (UTC)"),
        Column(
            "status", Type.TEXT, "Status", required=True, values=(PAAGAAR, FERDIG, ADVARSEL, FEILET, STOPPET)
        ),
        Column("antall", Type.COUNT, "Antall"),
        Column("melding", Type.TEXT, "Melding"),
        Column("raad", Type.TEXT, "Hva du kan gjøre"),
        Column("hvem", Type.TEXT, "Hvem"),
        Column("prosess", Type.TEXT, "Maskin og prosess"),
    ),
    key=("id", "status"),
    replaces=("id", "status"),
    uploaded=False,
    trace=True,
)


@dataclass(frozen=True, slots=True)
class Jobb:
    """A job as it stands. `start` and `slutt` are in UTC; `slutt` is None while it goes on, and where nobody knows when it
    stopped. `melding` says what it did, `raad` what somebody should do."""

    id: str
    slag: str
    start: datetime
    slutt: datetime | None
    status: str
    antall: int | None
    melding: str
    raad: str
    hvem: str
    prosess: str

    @property
    def went_wrong(self) -> bool:
        """Whether somebody has to look at it."""
        return self.status in (ADVARSEL, FEILET, STOPPET)
