"""A question from folkevalgte is pinned to a figure, answered by the økonomileder, and points to nobody."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dashboard.access import LOCAL_USER, NotAllowed, Role, User
from dashboard.dialog import spoersmaal
from dashboard.dialog.spoersmaal import AAPENT, BESVART, UTGAAR, Spoersmaal, spoersmaalene, tall_valg
from dashboard.dialog.write import newest
from dashboard.errors import DashboardError
from dashboard.lake import ChangedMeanwhile, Lake
from dashboard.period import Period

OKTOBER = Period(2026, 10)
OMRAADER = {"HO": "Helse og omsorg", "OO": "Oppvekst"}
SPURT, BESVART_DATO = date(2026, 11, 24), date(2026, 12, 1)
NYTT = Spoersmaal(2026, 10, "omraade:HO", "Hvorfor øker innleien?", "Formannskapet", SPURT)


def still(nytt: Spoersmaal = NYTT, user: User = LOCAL_USER) -> Spoersmaal:
    return spoersmaal.still(user, nytt, omraader=OMRAADER)


def svar(
    til: Spoersmaal, tekst: str = "Nattvaktene er ubesatte.", base: int | None = None, **other: Any
) -> Spoersmaal:
    given = {"user": LOCAL_USER, "besvart": BESVART_DATO, **other}
    return spoersmaal.svar(
        given["user"], til, tekst, besvart=given["besvart"], base=newest() if base is None else base
    )


def test_the_figures_to_choose_from_are_the_municipality_its_areas_and_the_other_parts() -> None:
    assert tall_valg(OMRAADER) == {
        "kommunen": "Kommunens økonomi",
        "omraade:HO": "Helse og omsorg",
        "omraade:OO": "Oppvekst",
        "tiltak": "Budsjettiltak",
        "vedtak": "Vedtak",
        "sykefravaer": "Sykefravær",
    }
    assert list(tall_valg({})) == ["kommunen", "tiltak", "vedtak", "sykefravaer"]


@pytest.mark.parametrize("tall", tall_valg(OMRAADER))
def test_a_question_stands_by_the_figure_it_is_about(lake: Lake, tall: str) -> None:
    asked = still(replace(NYTT, tall=tall, spoersmaal=" Hvorfor <i>nå</i>? "))
    assert (asked.id, asked.tall, asked.spoersmaal) == ("2026-10-spoersmaal-1", tall, "Hvorfor <i>nå</i>?")
    assert spoersmaalene(OKTOBER, newest()) == [asked]


def test_a_new_question_is_open_whatever_it_came_with(lake: Lake) -> None:
    asked = still(replace(NYTT, svar="Sniker seg inn: ring 912 34 567", besvart=SPURT, status=BESVART))
    assert (asked.svar, asked.besvart, asked.status) == ("", None, AAPENT)


def test_questions_stand_in_the_order_they_were_asked_and_by_their_month(lake: Lake) -> None:
    for number in range(1, 12):
        still(replace(NYTT, spoersmaal=f"Spørsmål {number}?"))
    foerst = still(replace(NYTT, spurt=date(2026, 11, 20)))
    still(replace(NYTT, periode=9))
    numbers = [each.id.split("-")[-1] for each in spoersmaalene(OKTOBER, newest())]
    assert numbers == ["12", *map(str, range(1, 12))]
    assert foerst.id == "2026-10-spoersmaal-12"


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"tall": "omraade:XX"}, "hvilket tall"),
        ({"tall": ""}, "hvilket tall"),
        ({"tall": "HO"}, "hvilket tall"),
        ({"spoersmaal": "  "}, "Spørsmålet er tomt."),
        ({"spurt_av": ""}, "Det står ikke hvem som spør"),
        ({"spoersmaal": "x" * 4_001}, "det er plass til 4000"),
        ({"spoersmaal": "Gjelder det 010190 12345?"}, "et fødselsnummer"),
        ({"spoersmaal": "Svar til kari@fjordvik.no?"}, "en e-postadresse"),
        ({"spurt_av": "Formannskapet, tlf. 91234567"}, "et telefonnummer"),
    ],
)
def test_a_question_that_cannot_be_published_is_refused_with_the_reason(
    lake: Lake, other: dict[str, str], said: str
) -> None:
    before = newest()
    with pytest.raises(DashboardError, match=said) as refused:
        still(replace(NYTT, **other))  # type: ignore[arg-type]
    assert refused.value.title == "Spørsmålet er ikke lagret"
    assert newest() == before


def test_an_answer_stands_by_its_question(lake: Lake) -> None:
    asked = still()
    before = newest()
    answered = svar(asked, " Nattvaktene er ubesatte. ")
    assert answered == replace(asked, svar="Nattvaktene er ubesatte.", besvart=BESVART_DATO, status=BESVART)
    assert spoersmaalene(OKTOBER, newest()) == [answered]
    assert spoersmaalene(OKTOBER, before) == [asked]


def test_an_answer_can_be_corrected_and_be_given_the_day_it_was_asked(lake: Lake) -> None:
    corrected = svar(svar(still()), "To stillinger er besatt.", besvart=SPURT)
    assert spoersmaalene(OKTOBER, newest()) == [corrected]
    assert (corrected.svar, corrected.besvart) == ("To stillinger er besatt.", SPURT)


@pytest.mark.parametrize(
    ("tekst", "besvart", "said"),
    [
        (" ", BESVART_DATO, "Svaret er tomt."),
        ("x" * 4_001, BESVART_DATO, "det er plass til 4000"),
        ("Ring 912 34 567", BESVART_DATO, "et telefonnummer"),
        ("Skriv til kari@fjordvik.no", BESVART_DATO, "en e-postadresse"),
        ("Det er 01019012345", BESVART_DATO, "et fødselsnummer"),
        ("Ja.", date(2026, 11, 23), "Svaret er datert 23.11.2026, men spørsmålet ble stilt 24.11.2026."),
    ],
)
def test_an_answer_that_cannot_be_published_is_refused_and_the_question_is_still_open(
    lake: Lake, tekst: str, besvart: date, said: str
) -> None:
    asked = still()
    with pytest.raises(DashboardError, match=said) as refused:
        svar(asked, tekst, besvart=besvart)
    assert refused.value.title == "Svaret er ikke lagret"
    assert spoersmaalene(OKTOBER, newest()) == [asked]


def test_a_question_lapses_and_keeps_what_was_answered(lake: Lake) -> None:
    answered = svar(still())
    lapsed = spoersmaal.utgaar(LOCAL_USER, answered, base=newest())
    assert lapsed == replace(answered, status=UTGAAR)
    assert spoersmaalene(OKTOBER, newest()) == [lapsed]
    assert still().id == "2026-10-spoersmaal-2"


def test_two_who_ask_at_once_both_get_in(lake: Lake) -> None:
    texts = [f"Spørsmål {number}?" for number in range(6)]
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(lambda tekst: still(replace(NYTT, spoersmaal=tekst)), texts))
    standing = spoersmaalene(OKTOBER, newest())
    assert sorted(each.spoersmaal for each in standing) == texts
    assert [each.id for each in standing] == [f"2026-10-spoersmaal-{number}" for number in range(1, 7)]


def test_two_who_answer_the_same_question_do_not_overwrite_each_other(lake: Lake) -> None:
    asked, base = still(), newest()
    first = svar(asked, base=base)
    with pytest.raises(ChangedMeanwhile):
        svar(asked, "Et annet svar", base=base)
    with pytest.raises(ChangedMeanwhile):
        spoersmaal.utgaar(LOCAL_USER, asked, base=base)
    assert spoersmaalene(OKTOBER, newest()) == [first]


def test_answers_to_different_questions_from_the_same_page_both_get_in(lake: Lake) -> None:
    asked, other = still(), still()
    base = newest()
    answered = [svar(asked, base=base), svar(other, "Nei.", base=base)]
    assert spoersmaalene(OKTOBER, newest()) == answered


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.OKONOMI])
def test_only_the_okonomileder_writes_questions_and_answers(lake: Lake, role: Role) -> None:
    asked, before = still(), newest()
    user = User("Noen", role, frozenset({"311"}))
    with pytest.raises(NotAllowed):
        still(user=user)
    with pytest.raises(NotAllowed):
        svar(asked, user=user)
    with pytest.raises(NotAllowed):
        spoersmaal.utgaar(user, asked, base=newest())
    assert newest() == before
