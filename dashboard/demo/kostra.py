"""Fjordvik's key figures, and those of the fictional municipalities around it: every figure of the catalogue, 2016–2025."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dashboard import paths
from dashboard.demo import kostra_levels as levels
from dashboard.demo.kostra_levels import YEARS
from dashboard.demo.kostra_regions import Fjordvik, Kommune, Omkring, regions
from dashboard.demo.neighbours import FYLKE, GRUPPE
from dashboard.settings import DEMO_NUMMER

OPPDATERT = "2026-06-15"
UTEN_2024 = "9923"
"""The neighbour that did not report that year."""
_FEW = 2_500  # in a municipality this small a handful of children or cases is confidential
_CONFIDENTIAL = ("barnevern_plassert", "barnevern_plassering_per_barn", "sosial_hovedinntekt")
_OFTEN_MISSING = (
    "plan_tid_planforslag",
    "plan_tid_privat_plan_samlet",
    "plan_innsigelser",
    "var_fornyet_vannledning",
)
_FJORDVIK_MARKS = {
    ("barnevern_plassert", 2018): ":",
    ("plan_tid_privat_plan_samlet", 2023): "..",
    ("plan_innsigelser", 2022): ".",
}


@dataclass(frozen=True, slots=True)
class Figur:
    """A figure of the catalogue, and where Statistics Norway keeps it."""

    id: str
    tabell: str
    kode: str
    undergruppe_kode: str
    tittel: str
    undergruppe: str
    enhet: str
    slag: str


@cache
def catalogue() -> tuple[Figur, ...]:
    """The figures of data/reference/nokkeltall.csv."""
    with (paths.REFERENCE / "nokkeltall.csv").open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    return tuple(
        Figur(
            id=row["id"],
            tabell=row["tabell"],
            kode=row["kode"] or row["ssb_tittel"],
            undergruppe_kode=row["undergruppe_kode"],
            tittel=row["ssb_tittel"] or row["tittel"],
            undergruppe=row["ssb_undergruppe"].partition(" / ")[0] or row["undergruppe_kode"],
            enhet=row["enhet"],
            slag=row["slag"],
        )
        for row in rows
    )


def value(kommune: Kommune, figur: Figur, aar: int) -> float:
    """A key figure, not rounded."""
    group, _, art = figur.undergruppe_kode.partition("/")
    if figur.tabell == "12362":
        funksjoner, alder = levels.GRUPPER.get(group, (group,)), None
    elif figur.id in levels.PER_ALDER:
        funksjoner, alder = levels.PER_ALDER[figur.id]
    else:
        return _told(kommune, figur.id, aar)
    brutto = art == "AGD10" or figur.id in levels.BRUTTO
    amount = kommune.kroner(aar, funksjoner, "brutto" if brutto else "netto")
    if figur.enhet == "prosent":
        return 100 * amount / kommune.tjenestene(aar)
    return amount / kommune.innbyggere(aar, alder)


def _told(kommune: Kommune, figur: str, aar: int) -> float:
    found = kommune.annet(aar, figur)
    if figur in levels.AV_TILFELLENE:
        return found * _told(kommune, "sosial_tilfeller", aar)
    return found * kommune.innbyggere(aar) / 1_000 if figur in levels.PER_TUSEN else found


def key_figure_rows() -> list[dict[str, object]]:
    """One row per figure, region and year. A neighbour's costs and framework figures have two years, the rest the newest."""
    return [
        _row(figur, region, aar, *cell)
        for figur in sorted(catalogue(), key=lambda each: (each.tabell, each.kode, each.undergruppe_kode))
        for region in regions()
        for aar in _years(figur, region)
        if (cell := _cell(figur, region, aar)) is not None
    ]


def _years(figur: Figur, region: Kommune) -> Iterator[int]:
    many = region.kode in (DEMO_NUMMER, GRUPPE[0], FYLKE[0])
    newest = 2 if figur.slag in ("kostnad", "ramme") else 1
    for aar in YEARS if many else YEARS[-newest:]:
        if levels.FRA.get(figur.id, 0) <= aar <= levels.TIL.get(figur.id, aar):
            yield aar


def _cell(figur: Figur, region: Kommune, aar: int) -> tuple[str, str] | None:
    """The figure in Norwegian writing and its mark, one of them empty; None where nothing was reported."""
    if region.kode == UTEN_2024 and aar == 2024:
        return None
    mark = _mark(figur, region, aar)
    return ("", mark) if mark else (_written(value(region, figur, aar), _decimals(figur)), "")


def _mark(figur: Figur, region: Kommune, aar: int) -> str:
    if isinstance(region, Fjordvik):
        return _FJORDVIK_MARKS.get((figur.id, aar), "")
    if not isinstance(region, Omkring):
        return ""
    if figur.id in _CONFIDENTIAL and region.innbyggere(aar) < _FEW:
        return ":"
    if figur.id == "kultur_kinobesoek" and region.nabo.innbyggere < 7_500:
        return "."  # no cinema
    if figur.slag not in ("dekning", "kvalitet"):
        return ""
    often = 0.9 if figur.id in _OFTEN_MISSING else 2.0
    number = 4_000 + list(levels.NIVAAER).index(figur.id)
    return ".." if region.own(number, aar) > often else ""


def _decimals(figur: Figur) -> int:
    if figur.id in levels.NIVAAER:
        return levels.NIVAAER[figur.id].desimaler
    return 1 if figur.enhet == "prosent" else 0


def _written(number: float, decimals: int) -> str:
    written = f"{number:.{decimals}f}".replace(".", ",")
    return written.lstrip("-") if not written.strip("-0,") else written


def _row(figur: Figur, region: Kommune, aar: int, verdi: str, merke: str) -> dict[str, object]:
    return {
        "Tabell": figur.tabell,
        "Nøkkeltall": figur.kode,
        "Tittel": figur.tittel,
        "Undergruppe": figur.undergruppe,
        "Undergruppe (koder)": figur.undergruppe_kode,
        "Region": region.kode,
        "Region (navn)": region.navn,
        "År": aar,
        "Verdi": verdi,
        "Merke": merke,
        "Oppdatert": OPPDATERT,
    }
