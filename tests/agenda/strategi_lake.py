"""A small municipality's strategy: one satsingsområde with money, one without, a letter of two assignments, and who has told."""

from typing import Any

from tests.agenda.small_lake import STEDER, Row, posts

ROLLER: list[Row] = [
    {"kode": "KD", "tittel": "Kommunedirektør", "nivaa": 1, "tjenesteomraade": None},
    {"kode": "KLG", "tittel": "KLG", "nivaa": None, "tjenesteomraade": None},
    {"kode": "KS-HO", "tittel": "Kommunalsjef HO", "nivaa": 2, "tjenesteomraade": "HO"},
    {"kode": "KS-OO", "tittel": "Kommunalsjef OO", "nivaa": 2, "tjenesteomraade": "OO"},
]  # fmt: skip


def ledd(id_: str, nivaa: str, overordnet: str | None = None, **other: Any) -> Row:
    return {
        "id": id_, "plan": "Samfunnsdelen", "planslag": "samfunnsdel", "nivaa": nivaa, "overordnet": overordnet,
        "tittel": f"{nivaa.capitalize()} {id_}", **other,
    }  # fmt: skip


def oppdrag(id_: str, nr: str, **other: Any) -> Row:
    return ledd(
        id_, "oppdrag", None, **{"plan": "Oppdragsbrev 2026", "planslag": "oppdragsbrev", "nr": nr, **other}
    )


LEDD: list[Row] = [
    ledd("V", "visjon"),
    ledd("S1", "satsingsområde", "V", nr="1"),
    ledd("F1", "fokusområde", "S1", fn_maal="3; 4"),
    ledd("M1", "mål", "F1"),
    ledd("T1", "tiltak", "M1", hovedansvar="Kommunalsjef HO", delansvar="OO", ansvar="3111", start="2026-01-01",
         frist="2026-06-30", status="under arbeid", framdrift=40),
    ledd("T2", "tiltak", "M1", hovedansvar="Kommunalsjef OO", ansvar="2111", status="utført", frist="2026-03-31"),
    ledd("I1", "indikator", "M1", maaleenhet="%", startverdi=50, maalverdi=70, verdi=60),
    ledd("S2", "satsingsområde", "V", nr="2"),
    oppdrag("O1", "1", hovedansvar="Kommunalsjef HO", delansvar="Kommunalsjef OO", innhold="Lag plan\nFølg opp", stoetter="M1",
            frist="2026-12-31"),
    oppdrag("O2", "2", hovedansvar="KLG", status="utført"),
]  # fmt: skip
MELDT: list[Row] = [
    {"oppdrag": "O1", "aar": 2026, "kvartal": 2, "tjenesteomraade": "HO", "status": "ikke startet", "rolle": "Kommunalsjef HO"},
    {"oppdrag": "O1", "aar": 2026, "kvartal": 3, "tjenesteomraade": "HO", "status": "under arbeid", "framdrift": 60,
     "kommentar": "Planen er <b>på høring</b>", "rolle": "Kommunalsjef HO"},
]  # fmt: skip
STRATEGI: dict[str, list[Row]] = {
    "organisasjon": STEDER,
    "rolle": ROLLER,
    "maalstruktur": LEDD,
    "oppdragsstatus": MELDT,
    "budsjett": [
        {"aar": 2026, "periode": 0, "kontoklasse": "1", "versjon": "opprinnelig", "ansvar": ansvar, "funksjon": "253",
         "art": "010", "beloep": beloep}
        for ansvar, beloep in (("3111", 12_000_000), ("2111", 6_000_000))
    ],
    "regnskap": [*posts("3111", 1_100_000), *posts("2111", 400_000)],
}  # fmt: skip
