"""A målstruktur of a few links, as the queries give it, without a lake."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pandas as pd

from dashboard.analysis.maalstruktur import Ledd, Maalstruktur
from dashboard.analysis.strategi import Strategi
from dashboard.period import Period

OKTOBER = Period(2026, 10)
_PENGER = ("ledd", "budsjett", "budsjett_hittil", "regnskap", "avvik", "tiltak", "vedtatt_effekt", "realisert_effekt", "forventet_effekt", "konto_uten_tall")  # fmt: skip


def ledd(id_: str, nivaa: str = "oppdrag", **other: Any) -> Ledd:
    return Ledd(**{"id": id_, "plan": "Planen", "planslag": "handlingsdel", "nivaa": nivaa, "tittel": f"Tittel {id_}", **other})  # fmt: skip


def strategi(
    *alle: Ledd,
    ansvar: Iterable[tuple[str, str, str | None]] = (),
    penger: Mapping[str, float] | None = None,
    period: Period = OKTOBER,
    dato: date | None = None,
) -> Strategi:
    """`ansvar`: link, HA or DA, and tjenesteområde (None: the whole municipality; «?»: nobody knows); `penger`: budget by link."""
    return Strategi(
        struktur=Maalstruktur({each.id: each for each in alle}),
        ansvar=ansvaret(*ansvar),
        penger=pd.DataFrame([{"ledd": id_, "budsjett": kr} for id_, kr in (penger or {}).items()], columns=list(_PENGER)),
        meldt=pd.DataFrame(columns=["oppdrag", "aar", "kvartal", "status", "framdrift"]),
        vedtak=pd.DataFrame(columns=["id", "tittel", "status", "ansvarlig"]),
        period=period,
        dato=dato or period.last_day,
    )  # fmt: skip


def ansvaret(*rader: tuple[str, str, str | None]) -> pd.DataFrame:
    return pd.DataFrame(
        [(id_, slag, hos, None if hos == "?" else hos, hos != "?") for id_, slag, hos in rader],
        columns=["ledd", "slag", "navn", "tjenesteomraade", "kjent"],
    )
