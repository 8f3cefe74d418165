"""The sentences of the economy item, in every case they can meet."""

import pandas as pd
import pytest

from dashboard.agenda.oekonomi_noekkeltall import noekkeltall
from dashboard.period import Period
from dashboard.sentences import oekonomi as tekst

OKTOBER = Period(2026, 10)
NAN = float("nan")


def plain(said):
    """No-break spaces as spaces, to be read."""
    return said.replace("\u00a0", " ")


def row(**values):
    standard = {
        "nivaa": "kommune", "navn": "Hele kommunen", "enhet": None, "regnskap": 503_200_000.0, "budsjett": 500_000_000.0,
        "avvik": -3_200_000.0, "avvik_prosent": -0.64, "aarsbudsjett": 600_000_000.0, "prognose": 604_000_000.0,
        "avvik_prognose": -4_000_000.0, "prognose_lav": 602_000_000.0, "prognose_hoey": 605_000_000.0,
        "budsjettversjon": "regulert", "budsjett_i_tolvdeler": False, "enheter": 12, "enheter_meldt": 7,
    }  # fmt: skip
    return pd.Series({**standard, **values})


@pytest.mark.parametrize(
    ("values", "period", "said"),
    [
        ({}, OKTOBER, "Til og med oktober 2026 har kommunen brukt 3,2 mill. kr mer enn budsjettert (0,6 % av budsjetterte utgifter)."),
        (
            {"avvik": 41_059.0, "avvik_prosent": 1.24, "nivaa": "enhet"},
            OKTOBER,
            "Til og med oktober 2026 har kommunen brukt 41 059 kr mindre enn budsjettert (1,2 %).",
        ),
        ({"avvik": -5.0, "avvik_prosent": NAN}, OKTOBER, "Til og med oktober 2026 har kommunen brukt 5 kr mer enn budsjettert."),
        ({"avvik": 0.0}, OKTOBER, "Til og med oktober 2026 har kommunen brukt akkurat det som var budsjettert."),
        (
            {"avvik_prosent": NAN},
            Period(2026, 1),
            "I januar 2026 har kommunen brukt 3,2 mill. kr mer enn budsjettert.",
        ),
        (
            {"avvik_prosent": NAN},
            Period(2025, 13),
            "I 2025, med årsavslutningen, har kommunen brukt 3,2 mill. kr mer enn budsjettert.",
        ),
        (
            {"regnskap": NAN, "avvik": NAN},
            Period(2016, 0),
            "Det er ikke lest inn regnskap for 2016 ennå. Budsjettet for kommunen er på 600,0 mill. kr i netto utgifter.",
        ),
        (
            {"regnskap": NAN, "avvik": NAN, "aarsbudsjett": 0.0},
            Period(2016, 0),
            "Det er ikke lest inn regnskap for 2016 ennå. Budsjettet for kommunen går i null: inntekter og utgifter er like store.",
        ),
        (
            {"regnskap": -2_000_000.0, "budsjett": NAN, "avvik": NAN},
            OKTOBER,
            "Det er ikke lest inn budsjett for 2026, så avvik kan ikke regnes ut."
            " Til og med oktober 2026 har kommunen hatt 2,0 mill. kr i netto inntekter.",
        ),
        ({"regnskap": NAN, "budsjett": NAN}, OKTOBER, "Det er verken regnskap eller budsjett for kommunen i 2026."),
    ],
)  # fmt: skip
def test_how_the_place_stands(values, period, said):
    assert plain(tekst.om_regnskapet(row(**values), "kommunen", period)) == said


@pytest.mark.parametrize(
    ("names", "level", "said"),
    [
        ([], "enhet", "Ingen enheter er over grensen for muntlig gjennomgang."),
        ([], "ansvar", "Ingen ansvar er over grensen for muntlig gjennomgang."),
        (["NAV"], "enhet", "Én enhet er over grensen for muntlig gjennomgang: NAV."),
        (["Natt"], "ansvar", "Ett ansvar er over grensen for muntlig gjennomgang: Natt."),
        (["A", "B"], "enhet", "To enheter er over grensen for muntlig gjennomgang: A og B."),
        (list("ABCDE"), "enhet", "Fem enheter er over grensen for muntlig gjennomgang: A, B, C, D og E."),
        (
            list("ABCDEF"),
            "enhet",
            "Seks enheter er over grensen for muntlig gjennomgang: A, B, C, D og to til.",
        ),
        (
            list("ABCDEFGHIJKLM"),
            "art",
            "13 arter er over grensen for muntlig gjennomgang: A, B, C, D og ni til.",
        ),
    ],
)
def test_who_is_past_the_thresholds(names, level, said):
    assert tekst.om_gjennomgang(names, level) == said


@pytest.mark.parametrize(
    ("avvik", "said"),
    [
        (-4_000_000.0, "Prognosen for 2026 er 4,0 mill. kr i merforbruk."),
        (250_000.0, "Prognosen for 2026 er 250 000 kr i mindreforbruk."),
        (0.2, "Prognosen for 2026 er at året ender som budsjettert."),
    ],
)
def test_where_the_year_is_expected_to_end(avvik, said):
    assert plain(tekst.om_prognosen(row(avvik_prognose=avvik), OKTOBER)) == said


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, "Regulert budsjett"),
        (
            {"budsjettversjon": "opprinnelig", "budsjett_i_tolvdeler": True},
            "Opprinnelig budsjett; det som bare er budsjettert for hele året, er fordelt med en tolvdel per måned",
        ),
        (
            {"budsjettversjon": "opprinnelig", "budsjett_i_tolvdeler": True, "avvik": NAN},
            "Opprinnelig budsjett",
        ),
        ({"budsjettversjon": NAN}, "Uten budsjett"),
    ],
)
def test_which_budget_the_numbers_are_held_against(values, said):
    assert tekst.om_budsjettet(row(**values)) == said


def test_the_thresholds_are_printed():
    assert (
        plain(tekst.om_grensen(250_000, 1.0))
        == "grense for muntlig gjennomgang: avvik over 250 000 kr og 1,0 %"
    )


def test_the_figures_are_deviation_accounts_forecast_and_review():
    figures = noekkeltall(row(), "enhet", 1, 12, med_prognose=True)
    shown = [(figure.label, plain(figure.value), plain(figure.note), figure.tone) for figure in figures]
    assert shown == [
        ("Avvik hittil", "−3,2 mill. kr", "merforbruk 0,6 %", "verre"),
        ("Regnskap hittil", "503,2 mill. kr", "budsjett 500,0 mill. kr", "noeytral"),
        (
            "Ventet avvik ved årets slutt",
            "−4,0 mill. kr",
            "merforbruk; metodene gir −5,0 til −2,0 mill. kr",
            "verre",
        ),
        ("Til muntlig gjennomgang", "1 enhet", "av 12", "noeytral"),
    ]


def test_a_year_that_is_over_has_no_forecast_among_its_figures():
    labels = [figure.label for figure in noekkeltall(row(), "enhet", 0, 12, med_prognose=False)]
    assert labels == ["Avvik hittil", "Regnskap hittil", "Til muntlig gjennomgang"]


def test_without_a_budget_the_accounts_stand_alone():
    assert len(noekkeltall(row(budsjett=NAN, avvik=NAN), "enhet", 0, 12, med_prognose=False)) == 1


@pytest.mark.parametrize(
    ("avvik", "title"),
    [
        ([-5.0, -9.0, 2.0], "B har størst merforbruk"),
        ([-5.0, 1.0, 2.0], "Bare A har merforbruk"),
        ([0.0, 1.0, 2.0], "Ingen enheter har merforbruk"),
    ],
)
def test_the_bars_title_is_their_message(avvik, title):
    assert tekst.tittel_avvik(pd.DataFrame({"navn": ["A", "B", "C"], "avvik": avvik}), "enhet") == title


@pytest.mark.parametrize(
    ("over", "title"),
    [
        ([True, True, False], "Over budsjettet i to av tre måneder i 2026"),
        ([True, True, True], "Over budsjettet i alle tre måneder i 2026"),
        ([False, False, False], "Innenfor budsjettet i alle tre måneder i 2026"),
        ([True], "Over budsjettet i januar 2026"),
    ],
)
def test_the_lines_title_is_its_message(over, title):
    months = pd.DataFrame(
        {
            "aar": 2026,
            "periode": range(1, len(over) + 1),
            "regnskap": [2.0 if much else 1.0 for much in over],
            "budsjett": 1.5,
        }
    )
    assert tekst.tittel_maaneder(months, OKTOBER) == title


def test_a_leaders_words_come_with_role_and_date():
    meldt = pd.DataFrame(
        [
            {
                "enhet": "E1",
                "prognose": 36_550_000.0,
                "rolle": "Enhetsleder",
                "dato": pd.Timestamp(2026, 11, 10),
                "begrunnelse": "Vakanser.",
            }
        ]
    )
    said = tekst.om_ledernes_anslag(row(nivaa="enhet", enhet="E1"), meldt)
    assert plain(said) == "Enhetsleder meldte 36 550 000 kr 10.11.2026: «Vakanser.»"
    assert (
        tekst.om_ledernes_anslag(row(nivaa="enhet", enhet="E2"), meldt)
        == "Enheten har ikke meldt egen prognose."
    )
    assert plain(tekst.om_ledernes_anslag(row(), meldt)) == "Sju av 12 enheter har meldt egen prognose."
    assert tekst.om_ledernes_anslag(row(nivaa="ansvar"), meldt) == ""
