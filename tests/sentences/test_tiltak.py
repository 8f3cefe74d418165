"""What is said of the budget measures: adopted, reported, expected, and what the accounts show."""

from typing import Any

import pandas as pd
import pytest

from dashboard import paths
from dashboard.period import Period
from dashboard.sentences import tiltak
from dashboard.text import NO_BREAK

OKTOBER = Period(2026, 10)


def areas(*rows: tuple[int, int, float, float | None, float | None]) -> pd.DataFrame:
    names = ["antall", "antall_med_forventning", "vedtatt_effekt", "realisert_effekt", "differanse"]
    return pd.DataFrame(rows, columns=names).astype(float)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (areas(), "Det er ikke lastet opp tiltak for 2026."),
        (areas((1, 0, 500_000, None, None)), "1 tiltak skal gi 0,5 mill. kr i 2026. 0,0 mill. kr er meldt realisert. Forventet effekt er ikke meldt."),
        (
            areas((3, 3, 5e6, 2e6, -1.2e6), (2, 2, 2e6, 1e6, 0.2e6)),
            "5 tiltak skal gi 7,0 mill. kr i 2026. 3,0 mill. kr er meldt realisert. For året ventes 1,0 mill. kr mindre enn vedtatt.",
        ),
        (areas((2, 2, 2e6, 1e6, 3e5)), "2 tiltak skal gi 2,0 mill. kr i 2026. 1,0 mill. kr er meldt realisert. For året ventes 0,3 mill. kr mer enn vedtatt."),
        (areas((2, 2, 2e6, 1e6, 0)), "2 tiltak skal gi 2,0 mill. kr i 2026. 1,0 mill. kr er meldt realisert. For året ventes det samme som vedtatt."),
        (
            areas((3, 1, 2e6, 1e6, -5e5)),
            "3 tiltak skal gi 2,0 mill. kr i 2026. 1,0 mill. kr er meldt realisert."
            " For det ene tiltaket med meldt forventet effekt ventes 0,5 mill. kr mindre enn vedtatt.",
        ),
        (
            areas((3, 2, 2e6, 1e6, 0)),
            "3 tiltak skal gi 2,0 mill. kr i 2026. 1,0 mill. kr er meldt realisert."
            " For de 2 tiltakene med meldt forventet effekt ventes det samme som vedtatt.",
        ),
    ],
)  # fmt: skip
def test_the_sentence_on_measures_says_what_is_expected_and_of_how_many(
    rows: pd.DataFrame, words: str
) -> None:
    assert tiltak.om_tiltakene(rows, 2026).replace(NO_BREAK, " ") == words


def reading(**other: Any) -> dict[str, Any]:
    """A row of tiltak/effekt_i_regnskapet."""
    return {
        "id": "T1", "tittel": "Enøk", "status": "gjennomført", "ansvar": "6104", "funksjon": "222", "art": "180",
        "vedtatt_effekt": 1_200_000.0, "leses": True, "regnskap": 110.0, "fjoraar": 100.0, "budsjett": 90.0,
        "nedgang": -10.0, "leses_hos": None, "deler_med": "", "overlapper": "", "uten_effekt": False, **other,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (
            [reading(nedgang=-5_300_000, uten_effekt=True), reading(nedgang=0)],
            "Regnskapet viser ingen effekt av ett tiltak som er meldt gjennomført: Enøk (1,2 mill. kr)."
            " Til og med oktober 2026 er det brukt 5,3 mill. kr mer på tiltakenes konti enn på samme tid i fjor.",
        ),
        (
            [reading(nedgang=20_000)],
            "Regnskapet motsier ingen av tiltakene som er meldt gjennomført."
            " Til og med oktober 2026 er det brukt 20 000 kr mindre på tiltakenes konti enn på samme tid i fjor.",
        ),
        (
            [reading(nedgang=0, uten_effekt=True), reading(tittel="Turnus", vedtatt_effekt=150_000, uten_effekt=True, nedgang=0)],
            "Regnskapet viser ingen effekt av 2 tiltak som er meldt gjennomført: Enøk (1,2 mill. kr) og Turnus (150 000 kr)."
            " Til og med oktober 2026 er det brukt like mye på tiltakenes konti som på samme tid i fjor.",
        ),
        (
            [reading(nedgang=None)],
            "Effekten kan ikke leses i regnskapet for oktober 2026: tiltakene mangler konto, eller det er ikke noe å sammenligne med.",
        ),
    ],
)  # fmt: skip
def test_what_the_accounts_contradict_is_named_and_the_use_compared(
    rows: list[dict[str, Any]], words: str
) -> None:
    assert tiltak.om_avlesningen(pd.DataFrame(rows), OKTOBER).replace(NO_BREAK, " ") == words


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (reading(), ""),
        (reading(uten_effekt=True), "Gjennomført, men regnskapet viser ingen effekt"),
        (reading(leses=False, status="utgår"), "Utgår"),
        (reading(leses=False, status="under arbeid"), "Ingen effekt vedtatt i år"),
        (reading(ansvar=None, funksjon=None, art=None), "Mangler ansvar, funksjon eller art"),
        (reading(regnskap=None, fjoraar=None, budsjett=None), "Ikke noe regnskap på kontoen"),
        (reading(fjoraar=None), "Ikke noe å sammenligne med i fjor"),
        (reading(budsjett=None), "Ikke noe budsjett på kontoen"),
        (reading(leses_hos="T0", deler_med="T0", regnskap=None), "Samme konto som T0, og lest der"),
        (reading(deler_med="T2, T3"), "Gjelder også T2, T3"),
        (
            reading(uten_effekt=True, deler_med="T2"),
            "Gjennomført, men regnskapet viser ingen effekt. Gjelder også T2",
        ),
        (reading(overlapper="T4"), "Har poster felles med T4: hver post er regnet med ett sted"),
    ],
)
def test_each_reading_says_what_it_is_worth(row: dict[str, Any], words: str) -> None:
    assert tiltak.om_lesingen(row) == words


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (reading(), "6104 / 222 / 180"),
        (reading(ansvar=None, art=None), "alle / 222 / alle"),
        (reading(ansvar=None, funksjon=None, art=None), ""),
        (reading(ansvar=float("nan"), funksjon=float("nan"), art="020"), "alle / alle / 020"),
    ],
)
def test_an_address_says_what_is_open_in_it(row: dict[str, Any], words: str) -> None:
    assert tiltak.adresse(row) == words


def test_the_reservation_names_the_limits_that_the_formula_uses() -> None:
    formula = (paths.QUERIES / "macros" / "tiltak.sql").read_text("utf-8")
    assert "greatest(0.75 * vedtatt_hittil, 100000)" in formula
    assert "tre firedeler" in tiltak.FORBEHOLD
    assert "100 000 kr" in tiltak.FORBEHOLD.replace(NO_BREAK, " ")


def plan(*rows: tuple[int, float, float | None]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["aar", "vedtatt_effekt", "forventet_effekt"])


@pytest.mark.parametrize(
    ("rows", "words", "title"),
    [
        (plan(), "", "Effekten av tiltakene i økonomiplanen"),
        (plan((2026, 1e6, None)), "", "Effekten av tiltakene i økonomiplanen"),
        (
            plan((2026, 4e6, 3e6), (2026, 3e6, 1.8e6), (2027, 9e6, 9e6), (2029, 11.5e6, None)),
            "Tiltakene er vedtatt å gi 7,0 mill. kr i 2026 og 11,5 mill. kr i 2029.",
            "I 2026 ventes 2,2 mill. kr mindre enn vedtatt",
        ),
        (
            plan((2026, 1e6, 1e6), (2027, 2e6, 2.5e6)),
            "Tiltakene er vedtatt å gi 1,0 mill. kr i 2026 og 2,0 mill. kr i 2027.",
            "Effekten av tiltakene i økonomiplanen",
        ),
    ],
)
def test_the_plan_is_told_by_its_first_and_last_year(rows: pd.DataFrame, words: str, title: str) -> None:
    assert tiltak.om_planen(rows).replace(NO_BREAK, " ") == words
    assert tiltak.tittel_planen(rows).replace(NO_BREAK, " ") == title


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"gjennomfoert_uten_effekt": True, "dager_forsinket": 3}, "Gjennomført, men uten realisert effekt"),
        ({"gjennomfoert_uten_effekt": False, "dager_forsinket": 1}, "1 dag over fristen"),
        ({"gjennomfoert_uten_effekt": False, "dager_forsinket": 12}, "12 dager over fristen"),
        ({"gjennomfoert_uten_effekt": False, "dager_forsinket": None}, ""),
    ],
)
def test_what_does_not_fit_with_the_status_is_said(row: dict[str, Any], words: str) -> None:
    assert tiltak.om_framdriften(row).replace(NO_BREAK, " ") == words
