"""A summary made by hand, with every kind of column and every awkward value, for the tests of what is published."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.period import Period
from dashboard.publish import register
from dashboard.publish.package import About
from dashboard.publish.register import Utgivelse
from dashboard.reports.grunnlag import Grunnlag
from dashboard.reports.publisert_tall import Avsnitt
from dashboard.reports.sammendrag import Innhold
from dashboard.reports.utgave import Sammendrag, Tallkolonne, Tallsett, Utgave
from dashboard.storage import Folder
from tests.reports.sample import AWKWARD, sample

OKTOBER = Period(2026, 10)
HIDDEN = "Skjult 77 123"
FORMULA = '=HYPERLINK("http://x";"y")'
KOLONNER = (
    Tallkolonne("omraade", "Kode", "text", "Tjenesteområdets kode."),
    Tallkolonne("navn", "Tjenesteområde", "text", "Tjenesteområdets navn."),
    Tallkolonne("avvik", "Avvik hittil", "kroner", "Budsjett minus regnskap. + er mindreforbruk."),
    Tallkolonne("avvik_prosent", "Avvik hittil", "prosent", "Avviket av budsjettet."),
    Tallkolonne("antall", "Vedtak", "antall", "Antall vedtak."),
    Tallkolonne("frist", "Frist", "dato", "Første frist."),
)
RADER = pd.DataFrame(
    {
        "omraade": ["HO", "OO", "SA"],
        "navn": ["Helse; «omsorg»", FORMULA, AWKWARD],
        "avvik": [-4_125_824.5, 12_000.0, None],
        "avvik_prosent": [-16.04, -0.04, None],
        "antall": pd.array([1_234, 0, None], dtype="Int64"),
        "frist": [date(2026, 12, 1), None, date(2027, 1, 2)],
        "skjult": [HIDDEN, HIDDEN, HIDDEN],
    }
)
OEKONOMI = Tallsett(
    "oekonomi", "Økonomi per tjenesteområde", "Drift hittil i år.", KOLONNER, ("omraade",), RADER
)
TOM = Tallsett("tomt", "Ingen rader", "En tabell uten rader.", KOLONNER, ("omraade",), RADER.head(0))
MOMENT = datetime(2026, 11, 12, 9, 30, tzinfo=UTC)
ABOUT = About(OKTOBER, Utgave(1, "Et forord.", MOMENT), 33, "Kari Økonom")


def made(*tables: Tallsett) -> Sammendrag:
    return Sammendrag(sample(), {each.name: each for each in tables or (OEKONOMI, TOM)})


def kort_innhold(grunnlag: Grunnlag) -> Innhold:
    """A summary that is quickly made: the accounts of each tjenesteområde alone."""
    columns = (*KOLONNER[:2], Tallkolonne("regnskap", "Regnskap hittil", "kroner", "Drift hittil i år."))
    tall = Tallsett("oekonomi", OEKONOMI.title, "", columns, ("omraade",), grunnlag.paa_nivaa("omraade"))
    return Innhold(grunnlag, [Avsnitt(kort=[], blocks=[], tall=[tall])], [], {})


def with_rows(**columns: Any) -> Tallsett:
    """OEKONOMI with other values in these columns."""
    return replace(OEKONOMI, frame=RADER.assign(**columns))


def path_of(edition: Utgivelse) -> Path:
    """The folder of its files, on this machine."""
    package = register.folder(edition)
    assert isinstance(package.storage, Folder)
    return package.storage.root / package.name


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
