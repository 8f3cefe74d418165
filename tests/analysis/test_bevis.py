"""The evidence is read once for each source, at the version it belongs to, and filed where the mapping says."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from dashboard import queries
from dashboard.analysis import bevis, kompasset
from dashboard.analysis.bevis import KILDER, Bevisbok
from tests.queries.small import connection

DATO = date(2026, 11, 22)
TREFF = [
    {"nivaa": nivaa, "omraade": None, "enhet": None, "aar": aar, "metode": metode, "feil": 1.0, "feil_prosent": feil, "reserve": reserve}
    for nivaa, aar, metode, feil, reserve in (
        ("kommune", 2024, "sesong", 2.0, False), ("kommune", 2025, "sesong", -1.0, False), ("kommune", 2023, "sesong", 9.0, True),
        ("kommune", 2025, "rest", 50.0, False), ("omraade", 2025, "sesong", 50.0, False),
    )
]  # fmt: skip


def read_book(treff: list[dict[str, Any]], **tables: Any) -> tuple[Bevisbok, list[tuple[str, str]]]:
    """The book of a few rows, and which reader each query was asked of."""
    made = connection(views=True, **tables)
    asked: list[tuple[str, str]] = []

    def reader(name: str) -> kompasset.Read:
        def read(query: str, **parameters: Any) -> pd.DataFrame:
            asked.append((name, query))
            return pd.DataFrame(treff) if query == "drift/prognosetreff" and treff else queries.run_on(made, query, **parameters)  # fmt: skip

        return read

    kompass = kompasset.les(reader("kompass"), "9901")
    bok = bevis.les(reader("tall"), reader("skrevet"), kompass, versjoner=(5, 9), dato=DATO)
    made.close()
    return bok, asked


def test_what_people_write_is_read_at_the_version_of_what_is_written() -> None:
    bok, asked = read_book([])
    skrevet = {query for hvem, query in asked if hvem == "skrevet"}
    assert skrevet == {each.spoerring for each in KILDER if each.skrevet}
    assert {each.versjon for each in bok.bevis if each.kilde.skrevet} == {9}
    assert {each.versjon for each in bok.bevis if not each.kilde.skrevet} == {5}
    assert len({each.id for each in KILDER}) == len(KILDER) == len(bok.bevis)
    assert (bok.fra, bok.til, len(bok.kriterier), bok.spor) == (date(2025, 1, 1), DATO, 35, ())


def test_a_forecast_is_held_against_the_years_it_had_something_to_learn_from() -> None:
    bok, _ = read_book(TREFF)
    (proevd,) = [each for each in bok.bevis if each.kilde.id == "prognoser_proevd"]
    assert (proevd.teller, proevd.nevner, proevd.mer["bom"]) == (2, None, pytest.approx(1.5))
    assert (proevd.fra, proevd.til) == (date(2024, 1, 1), date(2025, 12, 31))
    (kriterium,) = [each for each in bok.kriterier if each.nr == "3.3"]
    assert [each.bevis.kilde.id for each in kriterium.vist] == ["prognoser_proevd"]


def test_a_documented_assessment_of_a_question_is_filed_under_its_subcriterion_and_one_without_is_not() -> (
    None
):
    felles = {"versjon": "3.1", "dimensjon": "Omfang", "grad": 3, "steg": "gjennomført", "rolle": "Stab", "dato": "2026-01-01"}  # fmt: skip
    bok, _ = read_book(
        [], egenvurdering=[{**felles, "nr": "6.3.2", "dokumentasjon": "Sak 1"}, {**felles, "nr": "6.3.1", "dokumentasjon": " "}]
    )  # fmt: skip
    (kriterium,) = [each for each in bok.kriterier if not each.hull]
    assert (kriterium.nr, kriterium.dokumentert, list(kriterium.vurderinger["nr"])) == ("6.3", 1, ["6.3.2"])
    assert [each.maks for each in bok.hull] == sorted((each.maks for each in bok.hull), reverse=True)
