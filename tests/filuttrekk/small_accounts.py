"""Accounts that SSB has nothing against, and one mistake per group of its controls."""

from collections.abc import Iterable
from typing import Any

from tests.agenda.small_lake import Row


def post(kr: float, funksjon: str, art: str, periode: int = 1, klasse: str = "1", **other: Any) -> Row:
    return {"aar": 2026, "periode": periode, "kontoklasse": klasse, "ansvar": "3111", "ansvar_navn": "Solbakken", "funksjon": funksjon, "art": art, "beloep": kr} | other  # fmt: skip


def accounts(aar: int = 2026, months: Iterable[int] = range(1, 11)) -> list[Row]:
    """Ten months that SSB has nothing against: wages, tax, block grant and depreciation every month, and an investment."""
    return [
        row
        for month in months
        for row in (
            post(100_000, "253", "010", month, aar=aar),
            post(20_000, "222", "590", month, aar=aar),
            post(-20_000, "860", "990", month, aar=aar),
            post(-60_000, "800", "870", month, aar=aar),
            post(-40_000, "840", "800", month, aar=aar),
            post(50_000, "222", "230", month, "0", aar=aar),
            post(-50_000, "870", "910", month, "0", aar=aar),
        )
    ]


PLANTED = [
    post(-7_000, "120", "800"), post(-7_000, "120", "800", 2), post(-3_400, "120", "800", 2, ansvar="2111", ansvar_navn="Nes skole"),
    post(9_000, "999", "010"), post(9_000, "222", "271", aar=2025), post(8_000, "130", "070", 3, "0"), post(36_000, "222", "590", 9),
    post(5_000, "100", "200", 4, "0"), post(-2_000, "241", "690", 5), post(4_000, "120", "290"), post(-3_000, "253", "790"),
    post(12_000, "283", "520", 6),
]  # fmt: skip
"""One mistake per group of controls, in the accounts to October."""
