"""A satsingsområde with money, one with nothing in it, and an oppdragsbrev that supports the first, with what is told of it."""

from typing import Any

from tests.agenda.small_lake import STEDER, Row, posts


def ledd(id_: str, nivaa: str, overordnet: str | None = None, **other: Any) -> Row:
    return {
        "id": id_, "plan": "Samfunnsdelen", "planslag": "samfunnsdel", "nivaa": nivaa, "overordnet": overordnet,
        "tittel": f"{nivaa.capitalize()} {id_}", **other,
    }  # fmt: skip


def oppdrag(id_: str, nr: str, **other: Any) -> Row:
    return {**ledd(id_, "oppdrag", nr=nr), "plan": "Oppdragsbrev 2026", "planslag": "oppdragsbrev", **other}


SATSING: dict[str, list[Row]] = {
    "organisasjon": STEDER,
    "rolle": [
        {"kode": "KLG", "tittel": "KLG", "tjenesteomraade": None},
        {"kode": "KS-HO", "tittel": "Kommunalsjef HO", "tjenesteomraade": "HO"},
        {"kode": "KS-OO", "tittel": "Kommunalsjef OO", "tjenesteomraade": "OO"},
    ],
    "maalstruktur": [
        ledd("V", "visjon"),
        ledd("S1", "satsingsområde", "V", nr="1"),
        ledd("S2", "satsingsområde", "V", nr="2"),
        ledd("F1", "fokusområde", "S1", fn_maal="3; 4"),
        ledd("M1", "mål", "F1"),
        ledd("T1", "tiltak", "M1", hovedansvar="Kommunalsjef HO", delansvar="OO", ansvar="3111", frist="2026-06-30",
             status="under arbeid", framdrift=40),
        ledd("T2", "tiltak", "M1", hovedansvar="Kommunalsjef OO", ansvar="2111", status="utført", frist="2026-03-31"),
        ledd("I1", "indikator", "M1", maaleenhet="%", startverdi=50, maalverdi=70, verdi=60),
        oppdrag("O1", "1", hovedansvar="Kommunalsjef HO", stoetter="M1", frist="2026-12-31"),
        oppdrag("O2", "2", hovedansvar="KLG", status="utført"),
    ],
    "oppdragsstatus": [
        {"oppdrag": "O1", "aar": 2026, "kvartal": 3, "tjenesteomraade": "HO", "status": "under arbeid", "framdrift": 60,
         "kommentar": "Planen er <b>på høring</b>", "rolle": "Kommunalsjef HO"},
    ],
    "budsjett": [
        {"aar": 2026, "periode": 0, "kontoklasse": "1", "versjon": "opprinnelig", "ansvar": ansvar, "funksjon": "253",
         "art": "010", "beloep": beloep}
        for ansvar, beloep in (("3111", 12_000_000), ("2111", 6_000_000))
    ],
    "regnskap": [*posts("3111", 1_100_000), *posts("2111", 400_000)],
}  # fmt: skip
"""To October, 3111 has used 1 mill. kr more than budgeted, 2111 1 mill. kr less."""
