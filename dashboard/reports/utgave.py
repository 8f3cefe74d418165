"""What a published summary is, whoever writes or keeps it: what it says, its numbers, and which edition it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

import pandas as pd

from dashboard.reports.document import Document, Kind


@dataclass(frozen=True, slots=True)
class Tallkolonne:
    """A column of the published numbers: kroner are whole kr, prosent is 8.3 for 8.3 %. `description` is for whoever uses the file."""

    name: str
    title: str
    kind: Kind
    description: str


@dataclass(frozen=True, slots=True)
class Tallsett:
    """One table of published numbers, as it goes into a file. `key` names a row, in both the old and a corrected edition."""

    name: str
    title: str
    description: str
    columns: tuple[Tallkolonne, ...]
    key: tuple[str, ...]
    frame: pd.DataFrame


@dataclass(frozen=True, slots=True)
class Rettelse:
    """Why an edition was corrected, and every published number it changed.

    `endringer`: tabell, rad, kolonne, foer, naa (as printed, "–" where there was or is none); one row per changed number.
    """

    utgave: int
    dato: date
    grunn: str
    endringer: pd.DataFrame


@dataclass(frozen=True, slots=True)
class Utgave:
    """Which edition of a period: 1 is the first. `publisert` None: it is only looked at. `rettelser`, the newest first."""

    nummer: int = 1
    forord: str = ""
    publisert: datetime | None = None
    rettelser: Sequence[Rettelse] = ()


@dataclass(frozen=True, slots=True)
class Sammendrag:
    """What is published of a period: the document, the numbers in it by name, and the pages beside it by file name. Nothing hidden
    is in any of them."""

    document: Document
    tallsett: Mapping[str, Tallsett]
    sider: Mapping[str, Document] = field(default_factory=dict)
