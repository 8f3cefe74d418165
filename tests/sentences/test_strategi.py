"""What is said of a satsingsområde, its money and its owners, and of one link."""

from datetime import date

import pytest

from dashboard.sentences import strategi
from dashboard.sentences.strategi import Framdrift
from dashboard.text import NO_BREAK

TILTAK = frozenset({"tiltak"})


def plain(said: str) -> str:
    return said.replace(NO_BREAK, " ")


@pytest.mark.parametrize(
    ("stand", "words"),
    [
        (Framdrift(9, 4, 2, 56.4, 9, TILTAK), "Område 2: 9 tiltak, 4 utført, framdrift 56 %, 2 forsinket."),
        (Framdrift(1, 0, 0, None, 0, TILTAK), "Område 2: 1 tiltak, ingen utført, framdriften er ikke meldt, ingen forsinket."),
        (
            Framdrift(5, 1, 0, 40, 3, frozenset({"tiltak", "oppdrag"})),
            "Område 2: 5 oppdrag og tiltak, 1 utført, framdrift 40 % (meldt for 3), ingen forsinket.",
        ),
        (Framdrift(1, 0, 1, 0, 1, frozenset({"hovedoppgave"})), "Område 2: 1 hovedoppgave, ingen utført, framdrift 0 %, 1 forsinket."),
        (Framdrift(0, 0, 0, None, 0, frozenset()), "Område 2: ingen oppdrag, tiltak eller hovedoppgaver å følge opp."),
    ],
)  # fmt: skip
def test_how_far_says_how_many_and_of_how_many_it_is_known(stand: Framdrift, words: str) -> None:
    assert plain(strategi.om_framdriften("Område 2", stand)) == words


@pytest.mark.parametrize(
    ("penger", "words"),
    [
        ((48.2e6, 41e6, 0.8e6, None), "Budsjett på kontoene tiltakene peker på: 48,2 mill. kr i 2026; brukt 41,0 mill. kr (0,8 mill. kr mindreforbruk)."),
        ((48.2e6, 41e6, -8_000, None), "Budsjett på kontoene tiltakene peker på: 48,2 mill. kr i 2026; brukt 41,0 mill. kr (8 000 kr merforbruk)."),
        ((500_000, 400_000, 0.2, 1e6), "Budsjett på kontoene tiltakene peker på: 500 000 kr i 2026; brukt 400 000 kr (i balanse)."),
        ((5e6, None, None, None), "Budsjett på kontoene tiltakene peker på: 5,0 mill. kr i 2026; det er ikke noe regnskap ennå."),
        ((None, None, None, 3.2e6), "Budsjettiltakene skal gi 3,2 mill. kr i 2026."),
        ((None, None, None, None), "Det er ikke ført budsjett, regnskap eller budsjettiltak på det i 2026."),
    ],
)  # fmt: skip
def test_the_money_comes_with_the_word_for_the_deviation(
    penger: tuple[float | None, ...], words: str
) -> None:
    assert plain(strategi.om_pengene(2026, *penger)) == words


@pytest.mark.parametrize(
    ("eiere", "words"),
    [
        ([("HO", 5), ("OO", 1)], "Hovedansvar: HO (5), OO (1)."),
        ([(str(each), 1) for each in range(6)], "Hovedansvar: 0 (1), 1 (1), 2 (1), 3 (1), 4 (1), 5 (1)."),
        ([(str(each), 1) for each in range(8)], "Hovedansvar: 0 (1), 1 (1), 2 (1), 3 (1), 4 (1), tre til."),
        ([], "Ingen har hovedansvar."),
    ],
)  # fmt: skip
def test_who_has_it_is_named_with_how_much(eiere: list[tuple[str, int]], words: str) -> None:
    assert plain(strategi.om_ansvaret(eiere, 6)) == words


def test_no_work_has_no_owner_to_miss() -> None:
    assert strategi.om_ansvaret([], 0) == ""


@pytest.mark.parametrize(
    ("nr", "tittel", "words"),
    [
        ("1", "Å leve i Fauske", "1 Å leve i Fauske"),
        (None, "Å skape og handle i hele regionen", "Å skape og handle i hele …"),
        ("2", "Samhandlingsreformkonsekvensutredning", "2 Samhandlingsreformkonsekve …"),
    ],
)
def test_a_button_holds_as_much_of_a_title_as_there_is_room_for(
    nr: str | None, tittel: str, words: str
) -> None:
    assert strategi.kort(nr, tittel) == words


def test_one_link_says_its_status_and_whether_the_deadline_is_past() -> None:
    frist = date(2026, 6, 1)
    assert (
        plain(strategi.om_leddet("under arbeid", 40, frist, forsinket=True))
        == "Under arbeid, 40 %. Fristen var 01.06.2026: forsinket."
    )
    assert (
        plain(strategi.om_leddet("utført", 100, frist, forsinket=False))
        == "Utført, 100 %. Fristen er 01.06.2026."
    )
    assert strategi.om_leddet("ikke meldt", None, None, forsinket=False) == "Ikke meldt. Ingen frist er satt."


def test_an_indicator_says_what_is_known_of_it() -> None:
    assert (
        strategi.om_indikatoren(12, 20, 16.5, "poeng", date(2025, 12, 31))
        == "Start 12, mål 20, sist 16,5 poeng (31.12.2025)"
    )
    assert strategi.om_indikatoren(None, 20, None, None, date(2025, 12, 31)) == "Mål 20"
    assert strategi.om_indikatoren(None, None, None, "poeng", None) == ""


def test_accounts_without_money_are_said_to_be_there() -> None:
    said = strategi.om_pengene(2026, None, None, None, 3.2e6, har_konto=True)
    assert plain(said) == (
        "Kontoene tiltakene peker på, har verken budsjett eller regnskap i 2026. Budsjettiltakene skal gi 3,2 mill. kr i 2026."
    )


def test_a_goal_says_its_own_deadline_and_the_first_one_under_it_by_its_name() -> None:
    egen, neste = date(2029, 12, 31), date(2026, 12, 31)
    assert plain(strategi.om_leddet("under arbeid", None, egen, False, neste)) == (
        "Under arbeid. Fristen er 31.12.2029. Neste frist under det er 31.12.2026."
    )
    assert plain(strategi.om_leddet("under arbeid", None, None, False, date(2026, 6, 30), True)) == (
        "Under arbeid. Eldste frist under det var 30.06.2026."
    )


@pytest.mark.parametrize(
    ("vei", "words"),
    [
        (None, ""),
        (-433.0, "feil vei"),
        (0.0, "0 %"),
        (50.0, "50 %"),
        (100.0, "100 %"),
        (120.0, "bedre enn målet"),
    ],
)
def test_the_way_to_a_target_is_said_in_words_where_a_share_says_nothing(
    vei: float | None, words: str
) -> None:
    assert plain(strategi.om_veien(vei)) == words
