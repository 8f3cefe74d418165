"""What is decided in a meeting is kept: an action has an owner and a deadline, and nobody's line is lost."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest

from dashboard.access import LOCAL_USER, NotAllowed, Role, User
from dashboard.dialog import beslutning as beslutninger
from dashboard.dialog import moete as moeter
from dashboard.dialog.beslutning import BESLUTNING, OPPGAVE, UTFOERT, UTGAAR, Beslutning
from dashboard.dialog.moete import Moete
from dashboard.dialog.write import newest
from dashboard.errors import DashboardError
from dashboard.lake import ChangedMeanwhile, Lake
from dashboard.period import Period

DATO = date(2026, 11, 10)
EN_OPPGAVE = Beslutning(
    "", "okonomi", OPPGAVE, "Legg fram plan for innleie", "Kommunalsjef helse og omsorg", date(2026, 12, 1),
    gjelder="Fjordgløtt sykehjem: −4,1 mill. kr", lenke="/drift?enhet=311",
)  # fmt: skip


@pytest.fixture
def moete(lake: Lake) -> Moete:
    return moeter.plan(
        LOCAL_USER, dato=DATO, period=Period(2026, 10), deltakere=["KD"], dagsorden=["okonomi"]
    )


def add(moete: Moete, ny: Beslutning = EN_OPPGAVE, user: User = LOCAL_USER) -> Beslutning:
    return beslutninger.add(user, moete, ny)


def test_an_action_keeps_its_link_to_the_number(moete: Moete) -> None:
    written = add(moete)
    assert written.id == "2026-11-10-drift-1"
    assert written.registrert == DATO
    assert beslutninger.beslutninger(newest(), moete.id) == [written]
    assert written.lenke == "/drift?enhet=311"


def test_they_stand_in_the_order_they_were_written(moete: Moete) -> None:
    texts = [f"Sak {number}" for number in range(1, 12)]
    for tekst in texts:
        add(moete, replace(EN_OPPGAVE, tekst=tekst))
    assert [each.tekst for each in beslutninger.beslutninger(newest())] == texts


@pytest.mark.parametrize(
    ("without", "said"),
    [
        ({"ansvarlig": " "}, "En oppgave må ha en ansvarlig (rolle)."),
        ({"frist": None}, "En oppgave må ha en frist."),
        ({"tekst": ""}, "Teksten er tom."),
        ({"frist": date(2026, 11, 9)}, "Fristen 09.11.2026 er før møtet 10.11.2026."),
    ],
)
def test_an_action_that_nobody_can_carry_out_is_refused_with_the_reason(
    moete: Moete, without: dict[str, object], said: str
) -> None:
    with pytest.raises(DashboardError) as refused:
        add(moete, replace(EN_OPPGAVE, **without))  # type: ignore[arg-type]
    assert refused.value.what_happened == said
    assert refused.value.title == "Oppgaven er ikke lagret"
    assert beslutninger.beslutninger(newest()) == []


def test_a_decision_needs_neither_owner_nor_deadline(moete: Moete) -> None:
    written = add(moete, replace(EN_OPPGAVE, type=BESLUTNING, ansvarlig="", frist=None))
    assert not written.aapen
    assert beslutninger.beslutninger(newest()) == [written]


def test_two_who_write_at_once_both_get_their_line(moete: Moete) -> None:
    texts = [f"Oppgave {number}" for number in range(6)]
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(lambda tekst: add(moete, replace(EN_OPPGAVE, tekst=tekst)), texts))
    assert sorted(each.tekst for each in beslutninger.beslutninger(newest(), moete.id)) == texts


def test_an_action_is_closed_with_what_was_done(moete: Moete) -> None:
    written = add(moete)
    assert written.forsinket(date(2026, 12, 2))
    done = beslutninger.follow_up(
        LOCAL_USER, written, status=UTFOERT, kommentar="Lagt fram", dato=date(2026, 12, 8), base=newest()
    )
    assert not done.forsinket(date(2026, 12, 9))
    assert beslutninger.beslutninger(newest()) == [done]
    assert done.lukket == date(2026, 12, 8)


def test_an_action_does_not_lapse_without_a_reason(moete: Moete) -> None:
    written = add(moete)
    with pytest.raises(DashboardError, match="må ha en grunn"):
        beslutninger.follow_up(LOCAL_USER, written, status=UTGAAR, kommentar=" ", dato=DATO, base=newest())


def test_two_who_follow_up_the_same_action_do_not_overwrite_each_other(moete: Moete) -> None:
    written, base = add(moete), newest()
    beslutninger.follow_up(LOCAL_USER, written, status=UTFOERT, kommentar="Ferdig", dato=DATO, base=base)
    with pytest.raises(ChangedMeanwhile):
        beslutninger.follow_up(LOCAL_USER, written, status=UTGAAR, kommentar="Droppet", dato=DATO, base=base)
    assert beslutninger.beslutninger(newest())[0].status == UTFOERT


def test_nothing_is_written_in_a_closed_meeting(moete: Moete) -> None:
    with pytest.raises(DashboardError, match="er avsluttet"):
        add(moeter.close_meeting(LOCAL_USER, moete))


def test_only_those_who_lead_the_dialogue_decide(moete: Moete) -> None:
    with pytest.raises(NotAllowed):
        add(moete, user=User("Leder", Role.LEDER, frozenset({"311"})))
