"""What is said of who has explained a deviation, and of the number that was explained."""

from datetime import date

import pandas as pd
import pytest

from dashboard.period import Period
from dashboard.sentences import forklaringer
from dashboard.text import NO_BREAK

OKTOBER = Period(2026, 10)


def plain(said: str) -> str:
    return said.replace(NO_BREAK, " ")


@pytest.mark.parametrize(
    ("skyldige", "mangler", "said"),
    [
        ("", "", "Ingen enheter er over grensen i oktober 2026, så ingen skylder en forklaring."),
        ("A", "", "Den ene enheten over grensen, A, har forklart avviket for oktober 2026."),
        ("A", "A", "Den ene enheten over grensen, A, har ikke forklart avviket for oktober 2026."),
        ("AB", "", "Begge enhetene over grensen har forklart avviket for oktober 2026."),
        ("ABC", "", "Alle tre enhetene over grensen har forklart avviket for oktober 2026."),
        ("ABC", "ABC", "Ingen av de tre enhetene over grensen har forklart avviket for oktober 2026: A, B og C."),
        ("ABC", "C", "To av tre enheter over grensen har forklart avviket for oktober 2026. Én mangler: C."),
        ("ABC", "BC", "Én av tre enheter over grensen har forklart avviket for oktober 2026. To mangler: B og C."),
        (
            "ABCDEFGHIJKLMN", "ABCDEFGHIJKLM",
            "Én av 14 enheter over grensen har forklart avviket for oktober 2026. 13 mangler: A, B, C, D, E, F og sju til.",
        ),
    ],
)  # fmt: skip
def test_who_has_explained_and_who_has_not_is_told_in_words(skyldige: str, mangler: str, said: str) -> None:
    assert forklaringer.om_svarene(list(skyldige), list(mangler), OKTOBER) == said


@pytest.mark.parametrize(
    ("avvik", "prosent", "said"),
    [
        (-4_100_000, -16.04, "4,1 mill. kr merforbruk (16,0 %)"),
        (30_000, 0.2, "30 000 kr mindreforbruk (0,2 %)"),
        (-347_283, float("nan"), "347 283 kr merforbruk"),
        (0.3, 0, "i balanse"),
    ],
)
def test_the_number_is_told_with_its_word_and_its_share_where_there_is_a_budget(
    avvik: float, prosent: float, said: str
) -> None:
    assert plain(forklaringer.om_tallet(avvik, prosent)) == said


@pytest.mark.parametrize(
    ("da", "naa", "said"),
    [
        (None, -1.0, ""),
        (float("nan"), -1.0, ""),
        (-4_100_000, -4_100_000, ""),
        (-4_102_000, -4_103_000, ""),
        (-4_100_000, -4_300_000, "Avviket er endret siden det ble forklart: fra et merforbruk på 4,1 mill. kr til et merforbruk på 4,3 mill. kr."),
        (-300_000, 20_000, "Avviket er endret siden det ble forklart: fra et merforbruk på 300 000 kr til et mindreforbruk på 20 000 kr."),
        (-300_000, 0, "Avviket er endret siden det ble forklart: fra et merforbruk på 300 000 kr til balanse."),
    ],
)  # fmt: skip
def test_another_number_than_the_one_explained_is_told_where_the_reader_would_see_it(
    da: float | None, naa: float, said: str
) -> None:
    assert plain(forklaringer.om_endret_tall(da, naa)) == said


@pytest.mark.parametrize(
    ("tekst", "tiltak", "said"),
    [
        ("Innleie på natt.", "Ny turnus", "Sykefravær og vikarbruk: Innleie på natt. Tiltak: Ny turnus. (Enhetsleder, 06.11.2026)"),
        ("Hvem vet?", None, "Sykefravær og vikarbruk: Hvem vet? (Enhetsleder, 06.11.2026)"),
        ("<b>Innleie</b> ", None, "Sykefravær og vikarbruk: <b>Innleie</b>. (Enhetsleder, 06.11.2026)"),
    ],
)  # fmt: skip
def test_an_answer_is_one_line_with_its_sentences_ended_and_its_markup_untouched(
    tekst: str, tiltak: str | None, said: str
) -> None:
    svar = pd.Series(
        {"aarsak": "sykefravær og vikarbruk", "tekst": tekst, "tiltak": tiltak, "rolle": "Enhetsleder", "dato": date(2026, 11, 6)}
    )  # fmt: skip
    assert forklaringer.om_forklaringen(svar) == said
