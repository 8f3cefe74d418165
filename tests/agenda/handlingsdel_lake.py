"""A small målstruktur in a lake: a goal, three pieces of work and an indicator, with roles and gains."""

from datetime import date
from typing import Any

from dashboard.lake import Lake
from tests.agenda.small_lake import STEDER, commit

PLAN = "Handlingsdel <2026>"


def row(id_: str, nivaa: str, over: str | None = None, **other: Any) -> dict[str, Any]:
    return {"id": id_, "plan": PLAN, "planslag": "handlingsdel", "nivaa": nivaa, "overordnet": over, "tittel": f"Tittel {id_}", **other}  # fmt: skip


LEDD = {
    each["id"]: each
    for each in (
        row("M", "mål", tittel="Trygge <b>barn</b>"),
        row("A", "tiltak", "M", hovedansvar="HO", delansvar="OO", start=date(2026, 1, 1), frist=date(2026, 9, 30), status="under arbeid", framdrift=40),
        row("B", "tiltak", "M", hovedansvar="HO; OO", start=date(2026, 6, 1), frist=date(2026, 12, 31), status="under arbeid", framdrift=20),
        row("C", "tiltak", "M", hovedansvar="KD"),
        row("I", "indikator", "M", verdi=3.9),
    )
}  # fmt: skip
GEVINSTER: list[dict[str, Any]] = [
    {"ledd": "A", "aar": 2026, "slag": "kr", "beskrivelse": "Mindre innleie", "planlagt": 2_000_000, "realisert": 500_000,
     "gevinst_hos": "HO", "kostnad_hos": "OO", "kostnad": 1_200_000},
    {"ledd": "B", "aar": 2027, "slag": "tid", "beskrivelse": "Færre møter", "maaleenhet": "timer", "planlagt": 400, "realisert": None,
     "gevinst_hos": "OO", "kostnad_hos": "OO", "kostnad": None},
]  # fmt: skip


def fill(lake: Lake) -> None:
    commit(
        lake,
        organisasjon=STEDER,
        rolle=[{"kode": "KD", "tittel": "Kommunedirektør", "nivaa": 1}],
        maalstruktur=LEDD.values(),
        gevinst=GEVINSTER,
    )
