"""The evidence is read once for each source, at the version it belongs to, and filed where the mapping says."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from dashboard import queries
from dashboard.analysis import bevis, kompasset
from dashboard.analysis.bevis import Bevis, Bevisbok, Styrke
from dashboard.analysis.bevis_kilder import KILDER
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
    assert [each.bevis.kilde.id for each in kriterium.spor] == ["prognoser_proevd"]


def test_a_documented_assessment_of_a_question_is_filed_under_its_subcriterion_and_one_without_is_not() -> (
    None
):
    felles = {"versjon": "3.1", "dimensjon": "Omfang", "grad": 3, "steg": "gjennomført", "rolle": "Stab", "dato": "2026-01-01"}  # fmt: skip
    bok, _ = read_book(
        [], egenvurdering=[{**felles, "nr": "6.3.2", "dokumentasjon": "Sak 1"}, {**felles, "nr": "6.3.1", "dokumentasjon": " "}]
    )  # fmt: skip
    (kriterium,) = [each for each in bok.kriterier if not each.hull]
    assert (kriterium.nr, list(kriterium.dokumenterte["nr"]), list(kriterium.vurderinger["nr"])) == ("6.3", ["6.3.2"], ["6.3.2"])  # fmt: skip
    assert [each.maks for each in bok.hull] == sorted((each.maks for each in bok.hull), reverse=True)


def test_how_far_a_figure_supports_is_decided_by_its_share_and_a_count_alone_supports() -> None:
    kilder = {each.id: each for each in KILDER}
    for id_, teller, nevner, mer, styrke, andel in (
        ("vedtak_i_tide", 4, 5, {}, Styrke.STOETTER, 80),
        ("vedtak_i_tide", 799, 1000, {}, Styrke.DELVIS, 79.9),
        ("vedtak_i_tide", 1, 2, {}, Styrke.DELVIS, 50),
        ("vedtak_i_tide", 499, 1000, {}, Styrke.GJENSTAAR, 49.9),
        ("vedtak_i_tide", 0, 5, {}, Styrke.GJENSTAAR, 0),
        ("vedtak_i_tide", 0, 0, {}, Styrke.UTEN_DATA, None),
        ("risikoanalyser", 3, None, {}, Styrke.STOETTER, None),
        ("risikoanalyser", 0, None, {}, Styrke.UTEN_DATA, None),
        ("gevinster", 20, 20, {"planlagt_kr": 4.0, "realisert_kr": 1.0}, Styrke.GJENSTAAR, 25),
        ("gevinster", 1, 2, {"planlagt_kr": 0.0, "realisert_kr": 0.0}, Styrke.DELVIS, 50),
    ):
        each = Bevis(kilder[id_], 5, DATO, teller, nevner, None, None, mer)
        assert (each.styrke, each.andel) == (styrke, andel), (id_, teller, nevner)
        assert each.er_spor == (styrke in (Styrke.STOETTER, Styrke.DELVIS))


def test_a_weak_figure_fills_no_hole_and_is_kept_for_the_interview() -> None:
    def vedtak(nr: int, status: str) -> dict[str, Any]:
        return {"id": str(nr), "organ": "KST", "moetedato": "2026-01-01", "tittel": "x", "ansvarlig": "KD", "frist": "2026-02-01",
                "status": status, "statusdato": "2026-01-15", "unntatt_offentlighet": False}  # fmt: skip

    bok, _ = read_book([], vedtak=[vedtak(1, "utført"), vedtak(2, "under arbeid"), vedtak(3, "under arbeid")])
    assert {(each.kilde.id, numre) for each, numre in bok.gjenstaar} == {("vedtak_i_tide", ("3.2", "3.4"))}
    assert [each.kilde.id for each in bok.spor] == ["vedtak_med_status"]
    assert "3.4" in {each.nr for each in bok.hull}
    styring = bok.omraader[2]
    assert (styring.spor, bevis.dekning(styring.kriterier)) == (1, bevis.Dekning(4, 2, 0, 2))
