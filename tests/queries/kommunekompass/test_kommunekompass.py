"""Kommunekompasset: every evaluation against its own yardstick, and what is not known is not known."""

from collections.abc import Callable
from typing import Any

import duckdb
import pytest

from dashboard import queries

Tables = Callable[..., duckdb.DuckDBPyConnection]


def vurdering(nr: str, dato: str, grad: int, **other: Any) -> dict[str, Any]:
    return {"versjon": "3.1", "nr": nr, "dimensjon": "Omfang", "grad": grad, "steg": "gjennomført", "rolle": "Stabsleder",
            "dato": dato, **other}  # fmt: skip


def test_each_version_is_a_yardstick_of_its_own_with_800_points_in_eight_areas(tables: Tables) -> None:
    made = tables()
    gammel, ny = queries.rows_on(made, "kommunekompass/versjoner")
    assert (gammel["versjon"], gammel["spoersmaal"], gammel["maks"]) == ("2010", 177, 800)
    assert (ny["versjon"], ny["spoersmaal"], ny["maks"]) == ("3.1", 75, 800)
    assert gammel["dimensjoner"] == ["System/prosess", "Omfang", "Resultat", "Evaluering/analyse"]
    assert ny["dimensjoner"] == ["System/prosess", "Omfang", "Resultat/analyse"]
    for versjon in ("2010", "3.1"):
        ledd = queries.rows_on(made, "kommunekompass/maalestokk", versjon=versjon)
        omraader = [each for each in ledd if each["nivaa"] == "område"]
        assert [each["nr"] for each in omraader] == list("12345678")
        for omraade in omraader:
            assert (
                sum(each["maks"] for each in ledd if each["over"] == omraade["nr"]) == omraade["maks"] == 100
            )
    assert queries.rows_on(made, "kommunekompass/maalestokk", versjon="9.9") == []


def test_the_perspectives_are_four_and_belong_to_the_newer_version(tables: Tables) -> None:
    made = tables()
    ny = queries.rows_on(made, "kommunekompass/maalestokk", versjon="3.1")
    gammel = queries.rows_on(made, "kommunekompass/maalestokk", versjon="2010")
    assert len({each["perspektiv"] for each in ny if each["perspektiv"]}) == 4
    assert not {each["perspektiv"] for each in gammel if each["perspektiv"]}


def test_the_questions_are_assessed_when_the_whole_list_is_known_and_the_subcriteria_until_then(
    tables: Tables,
) -> None:
    liste = [{"versjon": "3.1", "nr": "6.3.1", "spoersmaal": "Første", "maks": 10},
             {"versjon": "3.1", "nr": "6.3.2", "spoersmaal": "Andre"}, {"versjon": "3.1", "nr": "6.3.3", "spoersmaal": "Tredje"}]  # fmt: skip
    made = tables(kompassspoersmaal=liste)
    ledd = {each["nr"]: each for each in queries.rows_on(made, "kommunekompass/maalestokk", versjon="3.1")}
    assert [ledd[nr]["maks"] for nr in ("6.3.1", "6.3.2", "6.3.3")] == [10, 10, 10]
    assert ledd["6.3"]["vurderes"]
    assert not ledd["6.3.1"]["vurderes"]
    hel = [
        {"versjon": "3.1", "nr": f"{1 + nr % 8}.1.{1 + nr // 8}", "spoersmaal": f"Spørsmål {nr}"} for nr in range(75)
    ]  # fmt: skip
    ledd = {
        each["nr"]: each
        for each in queries.rows_on(tables(kompassspoersmaal=hel), "kommunekompass/maalestokk", versjon="3.1")
    }
    assert ledd["1.1.1"]["vurderes"]
    assert not ledd["1.1"]["vurderes"]
    assert ledd["1.1.1"]["maks"] == pytest.approx(20 / 10)


def test_an_evaluation_has_a_row_for_everything_its_version_has_and_none_of_another(tables: Tables) -> None:
    made = tables(
        kompassevaluering=[
            {"kommune": "1841", "aar": 2023, "versjon": "3.1", "nr": "Total", "skaar": 382},
            {"kommune": "1841", "aar": 2023, "versjon": "3.1", "nr": "5", "plassering": "lavest"},
            {"kommune": "3405", "aar": 2010, "versjon": "2010", "nr": "1.1", "skaar": 4.5},
        ]
    )
    rader = queries.rows_on(made, "kommunekompass/skaarer")
    fauske = {each["nr"]: each for each in rader if each["kommune"] == "1841"}
    assert (len(fauske), fauske["total"]["skaar"], fauske["total"]["kommune_navn"]) == (
        1 + 8 + 35, 382, "Fauske",
    )  # fmt: skip
    assert fauske["5"]["skaar"] is None
    assert fauske["5"]["plassering"] == "lavest"
    lillehammer = {each["nr"]: each["skaar"] for each in rader if each["kommune"] == "3405"}
    assert lillehammer["1.1"] == 4.5
    assert lillehammer["1"] is None
    assert "8.6" in lillehammer


def test_the_newest_assessment_counts_and_one_without_documentation_says_so(tables: Tables) -> None:
    made = tables(
        egenvurdering=[
            vurdering("5.1", "2025-03-01", 1, dokumentasjon="Sak 12/25"),
            vurdering("5.1", "2026-03-01", 3, dokumentasjon=" "),
            vurdering("5.1", "2026-11-01", 4),
        ]
    )
    (rad,) = queries.rows_on(made, "kommunekompass/egenvurderinger", versjon="3.1", dato="2026-06-30")
    assert (rad["grad"], rad["andel"], rad["dokumentert"]) == (3, 75, False)
    (rad,) = queries.rows_on(made, "kommunekompass/egenvurderinger", versjon="3.1", dato="2025-06-30")
    assert (rad["grad"], rad["dokumentert"]) == (1, True)
    assert queries.rows_on(made, "kommunekompass/egenvurderinger", versjon="2010", dato="2026-06-30") == []


def test_points_references_and_plans_come_with_lists_and_shares(tables: Tables) -> None:
    felles = {"kommune": "5027", "aar": 2023, "punkt": "Noe"}
    made = tables(
        kompassomtale=[{**felles, "nr": "10.1", "slag": "styrke"}, {**felles, "nr": "2", "slag": "svakhet"}, {**felles, "nr": "2", "slag": "styrke"}],
        kompassreferanse=[{"versjon": "3.1", "aar": 2023, "nr": "TOTAL", "slag": "alle", "verdi": 370}],
        kompassplan=[{"versjon": "3.1", "id": "K1", "nr": "5.1", "tiltak": "Policy", "maal_grad": 3, "ledd": "U1; U2"}],
    )  # fmt: skip
    assert [(each["omraade"], each["slag"]) for each in queries.rows_on(made, "kommunekompass/omtaler")] == [
        ("2", "styrke"),
        ("2", "svakhet"),
        ("10", "styrke"),
    ]
    (referanse,) = queries.rows_on(made, "kommunekompass/referanser")
    assert (referanse["nr"], referanse["navn"], referanse["verdi"], referanse["antall"]) == (
        "total", "alle", 370, None,
    )  # fmt: skip
    (plan,) = queries.rows_on(made, "kommunekompass/plan", versjon="3.1")
    assert (plan["andel"], plan["ledd"], plan["dagsverk"]) == (75, ["U1", "U2"], None)
    grader = queries.rows_on(made, "kommunekompass/grader")
    assert [(each["grad"], each["andel"]) for each in grader] == [(0, 0), (1, 25), (2, 50), (3, 75), (4, 100)]
