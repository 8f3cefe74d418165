"""The words and phrases that every sentence about the numbers is put together from."""

import pytest

from dashboard.period import Period
from dashboard.sentences import words
from dashboard.text import NO_BREAK


def plain(said: str) -> str:
    return said.replace(NO_BREAK, " ")


@pytest.mark.parametrize(
    ("kroner", "said"),
    [
        (0, "0 kr"), (-0.4, "0 kr"), (234_567, "234 567 kr"), (999_949, "999 949 kr"), (999_950, "1,0 mill. kr"),
        (-4_102_000, "−4,1 mill. kr"), (float("nan"), "– kr"),
    ],
)  # fmt: skip
def test_an_amount_is_said_in_millions_from_one_million_and_in_whole_kr_below(
    kroner: float, said: str
) -> None:
    assert plain(words.beloep(kroner)) == said


def test_an_amount_with_a_sign_has_plus_as_well() -> None:
    assert plain(words.beloep(1_100_000, signed=True)) == "+1,1 mill. kr"


@pytest.mark.parametrize(
    ("kroner", "said"),
    [
        (235_455, "om lag 235 000 kr"), (999_960, "om lag 1,0 mill. kr"), (1_102_953, "om lag 1,1 mill. kr"),
        (9_400, "om lag 9 400 kr"), (0, "om lag 0 kr"),
    ],
)  # fmt: skip
def test_an_estimate_is_not_said_to_the_krone(kroner: float, said: str) -> None:
    assert plain(words.omtrent(kroner)) == said


@pytest.mark.parametrize(
    ("fra", "til", "signed", "said"),
    [
        (-18_200_000, -9_000_000, True, "−18,2 til −9,0 mill. kr"),
        (3_700_000, 4_100_000, False, "3,7 til 4,1 mill. kr"),
        (950_000, 1_200_000, False, "950 000 kr til 1,2 mill. kr"),
        (1_200_000, 950_000, False, "1,2 mill. kr til 950 000 kr"),
        (184_961, 362_504, False, "184 961 kr til 362 504 kr"),
        (2_510_000, 2_540_000, False, "2,5 mill. kr"),
        (0, 0, True, "0 kr"),
    ],
)
def test_a_span_says_the_unit_once_and_one_amount_where_the_ends_look_alike(
    fra: float, til: float, signed: bool, said: str
) -> None:
    assert plain(words.spenn(fra, til, signed)) == said


@pytest.mark.parametrize(
    ("avvik", "said"),
    [
        (-4_100_000, "et merforbruk på 4,1 mill. kr"),
        (30_000, "et mindreforbruk på 30 000 kr"),
        (-0.4, "balanse"),
        (0, "balanse"),
    ],
)
def test_a_deviation_is_said_with_its_word_and_less_than_a_krone_is_balance(avvik: float, said: str) -> None:
    assert plain(words.paa_beloep(avvik)) == said


@pytest.mark.parametrize(
    ("period", "said"),
    [
        (Period(2026, 10), "Til og med oktober 2026"),
        (Period(2026, 1), "I januar 2026"),
        (Period(2025, 13), "I 2025, med årsavslutningen,"),
        (Period(2016, 0), "I 2016"),
    ],
)
def test_so_far_is_said_as_the_period_is(period: Period, said: str) -> None:
    assert words.hittil(period) == said


@pytest.mark.parametrize(
    ("antall", "nivaa", "said"),
    [
        (0, "enhet", "ingen"), (1, "enhet", "én"), (1, "", "én"), (1, "omraade", "ett"), (1, "ansvar", "ett"),
        (1, "funksjon", "én"), (2, "omraade", "to"), (7, "", "sju"), (12, "", "tolv"), (13, "", "13"), (1_500, "", "1 500"),
    ],
)  # fmt: skip
def test_a_number_is_a_word_up_to_twelve_and_one_has_the_gender_of_what_is_counted(
    antall: int, nivaa: str, said: str
) -> None:
    assert plain(words.tallord(antall, nivaa)) == said


def test_places_are_called_what_their_level_is() -> None:
    assert [words.betegnelse(nivaa, 1) for nivaa in ("omraade", "enhet", "ansvar", "funksjon", "art")] == [
        "tjenesteområde", "enhet", "ansvar", "funksjon", "art",
    ]  # fmt: skip
    assert [words.betegnelse("omraade"), words.betegnelse("enhet", 0)] == ["tjenesteområder", "enheter"]


@pytest.mark.parametrize(
    ("navn", "said"),
    [
        ([], ""), (["A"], "A"), (["A", "B"], "A og B"), (["A", "B", "C"], "A, B og C"),
        (["A", "B", "C", "D", "E"], "A, B, C, D og E"), (["A", "B", "C", "D", "E", "F"], "A, B, C, D og to til"),
        (["<b>", "B"], "<b> og B"),
    ],
)  # fmt: skip
def test_names_are_joined_and_the_many_are_counted_but_never_only_one_of_them(
    navn: list[str], said: str
) -> None:
    assert words.liste(navn) == said


def test_accounts_without_a_unit_are_not_called_one() -> None:
    assert words.enhetsnavn("Uten enhet", "uten") == "regnskapet uten enhet"
    assert words.enhetsnavn("Uten enhet i Helse og omsorg", "uten") == "regnskapet uten enhet i Helse og omsorg"  # fmt: skip
    assert words.enhetsnavn("NAV", "410") == "NAV"


def test_only_the_first_letter_becomes_a_capital() -> None:
    assert [words.stor("årsak i NAV"), words.stor(""), words.stor("<i>")] == ["Årsak i NAV", "", "<i>"]
