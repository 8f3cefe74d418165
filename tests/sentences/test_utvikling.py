"""What the strategies of the organisation say."""

from typing import Any

import pandas as pd
import pytest

from dashboard.sentences import utvikling as tekst
from dashboard.text import NO_BREAK

TELT = {"antall": 25, "utfoert": 6, "forsinket": 3, "i_arbeid": 10, "venter": 4, "ikke_meldt": 2}


def plain(said: str) -> str:
    return said.replace(NO_BREAK, " ")


@pytest.mark.parametrize(
    ("telt", "nivaaer", "deler", "nivaa", "said"),
    [
        (TELT, ["hovedoppgave"], 3, "delstrategi",
         "25 hovedoppgaver i tre delstrategier: 6 utført, 3 forsinket, 10 under arbeid, 4 venter eller er ikke startet, 2 er ikke meldt."),
        (TELT | {"antall": 1, "utfoert": 0, "forsinket": 1, "i_arbeid": 0, "venter": 0, "ikke_meldt": 0}, ["tiltak"], 1, "mål",
         "1 tiltak for ett mål: 0 utført, 1 forsinket."),
        (TELT | {"antall": 2, "ikke_meldt": 2}, ["tiltak", "oppdrag"], 0, "innsatsområde",
         "2 oppgaver. Status er ikke meldt for noen av dem."),
        (TELT | {"antall": 0}, [], 4, "innsatsområde", "Planen har fire innsatsområder, men ingen oppgaver eller tiltak."),
    ],
)  # fmt: skip
def test_how_much_of_a_plan_is_done(telt: Any, nivaaer: Any, deler: int, nivaa: str, said: str) -> None:
    assert plain(tekst.om_arbeidet(telt, nivaaer, deler, nivaa)) == said


@pytest.mark.parametrize(
    ("planlagt", "realisert", "antall", "meldt", "said"),
    [
        (4.2e6, 1.1e6, 8, 8, "Planlagt gevinst til og med 2026 er 4,2 mill. kr, realisert 1,1 mill. kr (26 %)."),
        (4.2e6, 1.1e6, 8, 5,
         "Planlagt gevinst til og med 2026 er 4,2 mill. kr, realisert 1,1 mill. kr (26 %). For 3 av 8 er det ikke meldt noe realisert."),
        (4.2e6, 0.0, 8, 0, "Planlagt gevinst til og med 2026 er 4,2 mill. kr. Realisert gevinst er ikke meldt."),
        (0.0, 5e4, 1, 1, "Planlagt gevinst til og med 2026 er 0 kr, realisert 50 000 kr."),
        (0.0, 0.0, 0, 0, "Det er ikke lagt inn gevinster i kroner til og med 2026."),
    ],
)  # fmt: skip
def test_the_gain_is_told_against_what_is_planned(
    planlagt: float, realisert: float, antall: int, meldt: int, said: str
) -> None:
    assert plain(tekst.om_gevinsten(planlagt, realisert, 2026, antall, meldt)) == said


def test_the_areas_nobody_works_with_are_named() -> None:
    omraader = pd.DataFrame({"navn": ["Styring", "Effektivitet", "Arbeidsliv"], "antall": [2, 0, 0]})
    assert tekst.om_kompasset(omraader, 1, 25, "hovedoppgaver") == (
        "Det arbeides med ett av tre områder i Kommunekompasset. Ingen hovedoppgaver er knyttet til Effektivitet og Arbeidsliv."
        " Én av 25 hovedoppgaver er ikke knyttet til noe område."
    )
    assert "Ingen hovedoppgaver er knyttet til Kommunekompasset." in tekst.om_kompasset(
        omraader.assign(antall=0), 25, 25, "hovedoppgaver"
    )
    assert tekst.om_kompasset(omraader.assign(antall=1), 0, 25, "hovedoppgaver") == (
        "Det arbeides med alle de tre områdene i Kommunekompasset."
    )


def test_the_effect_is_told_with_what_is_expected() -> None:
    effekt = {
        "antall": 3,
        "vedtatt": 4.4e6,
        "realisert": 2.4e6,
        "motsagt": 0.0,
        "antall_med_forventning": 2,
        "differanse": -980_000.0,
    }
    assert plain(tekst.om_effekten(effekt, 2026)) == (
        "De tre budsjettiltakene skal gi 4,4 mill. kr i 2026. 2,4 mill. kr er meldt realisert, og det ventes 980 000 kr mindre enn"
        " vedtatt for 2 av dem."
    )
    assert "og forventet effekt er ikke meldt." in tekst.om_effekten(
        effekt | {"antall_med_forventning": 0}, 2026
    )
    assert (
        "2,4 mill. kr er meldt realisert, av dette 900 000 kr som regnskapet ikke viser, og det ventes"
        in plain(tekst.om_effekten(effekt | {"motsagt": 9e5}, 2026))
    )
    assert "Ingen budsjettiltak i 2026" in tekst.om_effekten(effekt | {"antall": 0}, 2026)


def test_the_target_in_kr_is_told_where_there_is_one() -> None:
    effekt = {
        "antall": 3,
        "vedtatt": 4.4e6,
        "maal": 18e6,
        "maal_tittel": "Innsparing",
        "maalt": 3.9e6,
        "maalt_dato": None,
        "maalt_kilde": "Tiltakene i økonomiplanen",
        "realisert": 2.4e6,
    }
    assert plain(tekst.om_kronemaalet(effekt, 2026)) == (
        "Målet «Innsparing» er 18,0 mill. kr, sist målt til 3,9 mill. kr (22 %). Budsjettiltakene i 2026 er vedtatt å gi 24 % av målet."
        " De 3,9 mill. kr er verdien som er ført på målets indikator (kilde: Tiltakene i økonomiplanen); 2,4 mill. kr er summen av det som"
        " er meldt på budsjettiltakene for 2026 alene."
    )
    assert tekst.om_kronemaalet(effekt | {"maal": None}, 2026) == ""


def test_what_is_past_its_deadline_is_told_of_the_projects_own_and_of_the_budget_measures() -> None:
    alt = pd.DataFrame({"dager_over": [None, 31.0, None]})
    assert tekst.om_fristene(alt, {"antall": 12, "over_fristen": 1}) == (
        "Over fristen: 1 av 3 egne tiltak og aktiviteter og 1 av 12 budsjettiltak."
    )
    assert (
        tekst.om_fristene(alt, {"antall": 0, "over_fristen": 0})
        == "Over fristen: 1 av 3 egne tiltak og aktiviteter."
    )
    assert tekst.om_fristene(alt.iloc[:0], {"antall": 0, "over_fristen": 0}) == ""


def test_the_risks_are_counted_and_each_says_why() -> None:
    risikoer = pd.DataFrame(
        [
            {"slag": "Forsinket", "aarsak": None, "dager_over": 31},
            {"slag": "Uten eier", "aarsak": None},
            {"slag": "Uten effekt", "aarsak": "motsagt"},
            {"slag": "Uten effekt", "aarsak": "ventes lite", "vedtatt": 900_000.0, "forventet": 0.0},
        ]
    )
    assert tekst.om_risikoene(risikoer) == (
        "Én er forsinket, én mangler eier og to budsjettiltak gir liten eller ingen effekt."
    )
    assert [plain(tekst.om_risikoen(rad)) for rad in risikoer.to_dict("records")] == [
        "31 dager over fristen",
        "Ingen kjent rolle har hovedansvar",
        "Meldt gjennomført, men regnskapet viser ingen effekt",
        "Ventes å gi 0 kr av vedtatt 900 000 kr",
    ]
    assert tekst.om_risikoene(risikoer.iloc[:0]) == "Ingenting er forsinket, uten eier eller uten effekt."


def test_the_titles_of_the_bars_say_where_most_is_late_or_left() -> None:
    deler = pd.DataFrame({"tittel": ["A", "B"], "antall": [4, 5], "utfoert": [4, 2], "forsinket": [0, 0]})
    assert tekst.tittel_status(deler) == "Mest gjenstår i B: 3 av 5"
    assert tekst.tittel_status(deler.assign(forsinket=[1, 2])) == "Flest forsinkede i B: 2 av 5"
    assert tekst.tittel_status(deler.assign(utfoert=deler["antall"])) == "Alt er utført"
    gevinst = pd.DataFrame({"tittel": ["A", "B"], "planlagt": [1e6, 2e6], "realisert": [1e6, None]})
    assert plain(tekst.tittel_gevinst(gevinst)) == "Mest gjenstår i B: 2,0 mill. kr"


def test_the_survey_is_told_by_its_highest_and_lowest_and_with_the_unit() -> None:
    rader = pd.DataFrame(
        {"spoersmaal": ["Vet", "Vil", "Skjult"], "alle": [72.0, 31.0, None], "svar": [97.0, 95.0, None], "maaleenhet": ["%"] * 3}
    )  # fmt: skip
    assert plain(tekst.om_kartleggingen(rader, "Kartlegging", 2026)) == (
        "Kartlegging 2026: 3 spørsmål, besvart av opptil 97. Høyest: «Vet» (72 %). Lavest: «Vil» (31 %)."
    )
    assert (
        plain(tekst.om_kartleggingen(rader.assign(alle=None, svar=None), "K", 2026)) == "K 2026: 3 spørsmål."
    )
    assert [plain(tekst.maalt(4.3, enhet)) for enhet in ("1–6", "dager")] == [
        "4,3 på skalaen 1–6",
        "4,3 dager",
    ]
