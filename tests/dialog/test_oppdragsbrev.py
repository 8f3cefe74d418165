"""Status is told one tjenesteområde at a time, and what is not done is carried over to the next letter."""

from dataclasses import replace

import pytest

from dashboard import lake as lakes
from dashboard import queries
from dashboard.access import LOCAL_USER, NotAllowed, Role, User
from dashboard.analysis.maalstruktur import bygg
from dashboard.dialog.oppdragsbrev import Oppdragsstatus, meld, viderefoer
from dashboard.errors import DashboardError
from dashboard.lake import ChangedMeanwhile, Lake
from tests.agenda.small_lake import commit
from tests.agenda.strategi_lake import STRATEGI

TOLD = Oppdragsstatus("O1", 2026, 4, "HO", "under arbeid", 75, "Høringen er ferdig", "Kommunalsjef HO")
LEDER = User("L", Role.LEDER, frozenset({"311"}))


def told(at: int | None = None) -> list[tuple[str, int, str]]:
    rows = queries.run("strategi/oppdragsstatus", at or lakes.get().newest().id, aar=None, kvartal=None)
    return sorted(zip(rows["tjenesteomraade"], rows["kvartal"], rows["status"], strict=True))


def test_a_status_is_stored_beside_the_others_and_the_earlier_version_stands(lake: Lake) -> None:
    commit(lake, **STRATEGI)
    before = lake.newest().id
    stored = meld(LOCAL_USER, TOLD, tittel="Oppdrag O1", base=before)
    assert told() == [("HO", 2, "ikke startet"), ("HO", 3, "under arbeid"), ("HO", 4, "under arbeid")]
    assert told(before) == [("HO", 2, "ikke startet"), ("HO", 3, "under arbeid")]
    assert stored.message == "Status for Oppdrag O1, HO, 4. kvartal 2026"
    assert lake.uploaded(stored.id).id == stored.id
    assert lake.figures(stored.id).id < stored.id, "no figure of the month has changed"


def test_two_who_tell_of_different_parts_do_not_hinder_each_other_and_of_the_same_part_do(lake: Lake) -> None:
    commit(lake, **STRATEGI)
    base = lake.newest().id
    meld(LOCAL_USER, TOLD, tittel="O1", base=base)
    meld(LOCAL_USER, replace(TOLD, tjenesteomraade="OO"), tittel="O1", base=base)
    with pytest.raises(ChangedMeanwhile):
        meld(LOCAL_USER, replace(TOLD, framdrift=10), tittel="O1", base=base)
    assert len(told()) == 4


def test_what_does_not_hang_together_is_not_stored(lake: Lake) -> None:
    commit(lake, **STRATEGI)
    base = lake.newest().id
    for wrong, said in (
        (replace(TOLD, status=""), "Ingen status er valgt."),
        (replace(TOLD, kvartal=5), "5. kvartal finnes ikke."),
        (replace(TOLD, framdrift=101), "Framdriften 101 % er utenfor 0–100."),
        (replace(TOLD, status="avventer", kommentar=" "), "«Avventer» må ha en grunn i kommentaren."),
        (replace(TOLD, rolle=""), "Det står ikke hvem som melder (rolle)."),
    ):
        with pytest.raises(DashboardError) as error:
            meld(LOCAL_USER, wrong, tittel="O1", base=base)
        assert error.value.what_happened == said
    with pytest.raises(NotAllowed):
        meld(LEDER, TOLD, tittel="O1", base=base)
    assert lake.newest().id == base


def test_done_is_all_of_it(lake: Lake) -> None:
    commit(lake, **STRATEGI)
    meld(LOCAL_USER, replace(TOLD, status="utført", framdrift=30), tittel="O1", base=lake.newest().id)
    rows = queries.run("strategi/oppdragsstatus", lake.newest().id, aar=2026, kvartal=4)
    assert rows.loc[rows["kvartal"] == 4, "framdrift"].tolist() == [100]


def test_what_is_carried_over_keeps_content_and_begins_anew(lake: Lake) -> None:
    commit(lake, **STRATEGI)
    viderefoer(LOCAL_USER, "Oppdragsbrev 2026", "Oppdragsbrev 2027", ["O1"])
    struktur = bygg(queries.run("strategi/ledd", lake.newest().id))
    [nytt] = [each for each in struktur.ledd.values() if each.plan == "Oppdragsbrev 2027"]
    gammelt = struktur.ledd["O1"]
    assert (nytt.viderefoert_fra, nytt.nr, nytt.status, nytt.frist) == ("O1", "1", None, None)
    kept = ("tittel", "innhold", "hovedansvar", "delansvar", "stoetter", "nivaa", "planslag")
    assert [getattr(nytt, name) for name in kept] == [getattr(gammelt, name) for name in kept]
    viderefoer(LOCAL_USER, "Oppdragsbrev 2026", "Oppdragsbrev 2027", ["O2"])
    after = bygg(queries.run("strategi/ledd", lake.newest().id))
    assert [each.nr for each in after.ledd.values() if each.plan == "Oppdragsbrev 2027"] == ["1", "2"]
    assert len([each for each in after.ledd.values() if each.plan == "Oppdragsbrev 2026"]) == 2


def test_nothing_is_carried_over_twice_or_to_the_same_letter(lake: Lake) -> None:
    commit(lake, **STRATEGI)
    viderefoer(LOCAL_USER, "Oppdragsbrev 2026", "Oppdragsbrev 2027", ["O1"])
    for til, valgte, said in (
        ("Oppdragsbrev 2027", ["O1"], "«Oppdrag O1» er alt videreført til Oppdragsbrev 2027."),
        ("Oppdragsbrev 2027", [], "Ingen oppdrag er valgt."),
        ("Oppdragsbrev 2026", ["O2"], "«Oppdragsbrev 2026» er brevet de står i."),
        (" ", ["O2"], "Det nye brevet har ikke noe navn."),
    ):
        with pytest.raises(DashboardError) as error:
            viderefoer(LOCAL_USER, "Oppdragsbrev 2026", til, valgte)
        assert error.value.what_happened == said
    with pytest.raises(NotAllowed):
        viderefoer(LEDER, "Oppdragsbrev 2026", "Oppdragsbrev 2027", ["O2"])
