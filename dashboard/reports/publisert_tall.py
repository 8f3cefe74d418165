"""The numbers of a published summary: cut down to what is published, and rounded, before anything is made of them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pandas as pd

from dashboard.reports.document import Block, Column, Kind, Table
from dashboard.reports.utgave import Tallkolonne, Tallsett

KOMMUNEN = "kommunen"
"""The key of the row that is the whole municipality, as questions name it too."""

KODE = Tallkolonne(
    "omraade", "Kode", "text", f"Tjenesteområdets kode. «{KOMMUNEN}» er hele kommunen under ett."
)
NAVN = Tallkolonne("navn", "Tjenesteområde", "text", "Tjenesteområdets navn i perioden.")


@dataclass(frozen=True, slots=True)
class Avsnitt:
    """A section: `kort` is what it has to say among the first sentences, `tall` the numbers it publishes."""

    kort: Sequence[str]
    blocks: Sequence[Block]
    tall: Sequence[Tallsett] = ()


def utvalg(rader: pd.DataFrame, kolonner: Sequence[Tallkolonne]) -> pd.DataFrame:
    """`rader` with the columns alone, as they are published: whole kr and counts as Int64, per cent with one decimal.

    Exact shares would let days and employees be worked out of them. What is missing is empty, never zero.
    """
    return pd.DataFrame({kolonne.name: _publisert(rader[kolonne.name], kolonne.kind) for kolonne in kolonner})


def tabell(
    title: str,
    kolonner: Sequence[Tallkolonne | Column],
    rader: pd.DataFrame,
    total: Mapping[Any, Any] | None = None,
) -> Table:
    """The columns as a reader sees them: amounts in 1000 kr. Nothing but them is in the table's frame."""
    vist = [
        Column(each.name, each.title, "tusen" if each.kind == "kroner" else each.kind) for each in kolonner
    ]
    return Table(title, vist, rader[[each.name for each in vist]], total)


def uten_kommunen(tall: Tallsett) -> pd.DataFrame:
    """The rows of the tjenesteområder."""
    return tall.frame[tall.frame[KODE.name] != KOMMUNEN]


def kommunens(tall: Tallsett) -> dict[Any, Any]:
    """The row of the whole municipality; empty where there is none."""
    rader = tall.frame[tall.frame[KODE.name] == KOMMUNEN].to_dict("records")
    return rader[0] if rader else {}


def avsnittene(tekst: str) -> list[str]:
    """What somebody has written, a paragraph each: parted by blank lines, every other break a space."""
    deler = re.split(r"\n\s*\n", tekst)
    return [hel for del_ in deler if (hel := re.sub(r"[ \t\r\n]+", " ", del_).strip())]


def anker(omraade: str) -> str:
    """Where a tjenesteområde stands in the document: an anchor holds letters, digits, - and _."""
    return re.sub(r"[^\w-]", "-", f"omraade-{omraade}")


def _publisert(verdier: pd.Series, kind: Kind) -> pd.Series:
    match kind:
        case "kroner" | "tusen" | "antall":
            return pd.Series([_avrundet(verdi, 0) for verdi in verdier], verdier.index, dtype="Int64")
        case "prosent":
            return pd.Series([_avrundet(verdi, 1) for verdi in verdier], verdier.index, dtype="float64")
        case "tall":
            return pd.Series([_avrundet(verdi, 4) for verdi in verdier], verdier.index, dtype="float64")
        case "dato":
            return pd.to_datetime(verdier)
        case _:
            return verdier.astype(object).where(verdier.notna(), None)


def _avrundet(verdi: Any, desimaler: int) -> float | int | None:
    """Halves away from zero, as they are printed."""
    if pd.isna(verdi) or not Decimal(str(verdi)).is_finite():
        return None
    rundet = Decimal(str(verdi)).quantize(Decimal(1).scaleb(-desimaler), ROUND_HALF_UP)
    return float(rundet) if desimaler else int(rundet)
