"""The målstruktur is changed link by link, by those who may, and never so that it stops hanging together."""

from datetime import date
from typing import Any

import pytest

from dashboard.access import LOCAL_USER, NotAllowed, Role, User
from dashboard.dialog import maalstruktur
from dashboard.dialog.maalstruktur import Stored, endre, endringer, fjern, legg_til, meld, rader
from dashboard.dialog.write import newest
from dashboard.errors import DashboardError
from dashboard.lake import ChangedMeanwhile, Lake
from tests.agenda.small_lake import commit

KLG = User("Kari", Role.KLG)


def row(id_: str, nivaa: str, over: str | None = None, plan: str = "Plan A", **other: Any) -> dict[str, Any]:
    return {
        "id": id_,
        "plan": plan,
        "planslag": "handlingsdel",
        "nivaa": nivaa,
        "overordnet": over,
        "tittel": f"Tittel {id_}",
        **other,
    }


@pytest.fixture
def planer(lake: Lake) -> Lake:
    """Two plans; in the first a goal with a measure under it, and a cell of several names over two lines."""
    commit(
        lake,
        maalstruktur=[
            row("M", "mål"), row("T", "tiltak", "M", hovedansvar="KS-HO\nKS-OO", maalverdi=4.25),
            row("B", "mål", plan="Plan B"), row("B1", "tiltak", "B", plan="Plan B"),
        ],
        rolle=[{"kode": "KS-HO", "tittel": "Kommunalsjef HO"}],
    )  # fmt: skip
    return lake


def stands(id_: str) -> dict[str, Any]:
    [found] = [each for each in rader(newest()) if each["id"] == id_]
    return found


def refused(**ledd: Any) -> str:
    before = newest()
    with pytest.raises(DashboardError) as error:
        endre(KLG, {"id": "T", "plan": "Plan A", **ledd}, base=before)
    assert newest() == before
    return error.value.what_happened


def test_a_link_is_changed_and_the_rest_of_its_plan_stands_as_it_was_written(planer: Lake) -> None:
    before = {each["id"]: each for each in rader(newest())}
    stored = endre(
        KLG, {"id": "M", "plan": "Plan A", "tittel": "  Nytt <b>mål</b> ", "innhold": ""}, base=newest()
    )
    assert (stored.snapshot.author, stored.snapshot.message, stored.warnings) == (
        "Kari",
        "Målstruktur: M endret",
        (),
    )
    after = {each["id"]: each for each in rader(newest())}
    assert after.pop("M") == {**before.pop("M"), "tittel": "Nytt <b>mål</b>", "innhold": None}
    assert after == before
    assert [each.id for each in endringer("M")] == [stored.snapshot.id]


def test_what_does_not_hang_together_is_refused_and_nothing_is_stored(planer: Lake) -> None:
    for ledd, sagt in (
        ({"overordnet": "T"}, "Målstrukturen ville gått i ring: T → T."),
        ({"id": "M", "overordnet": "T"}, "Målstrukturen ville gått i ring: M → T → M."),
        ({"overordnet": "X"}, "Det overordnede leddet «X» finnes ikke."),
        ({"tittel": "  "}, "«Tittel» er tom."),
        ({"nivaa": "drøm"}, "«drøm» er ikke et valg for «Nivå»."),
        ({"status": "kanskje"}, "«kanskje» er ikke et valg for «Status»."),
        ({"framdrift": 100.5}, "Framdriften er 100,5 %."),
        ({"framdrift": -1}, "Framdriften er −1 %."),
        (
            {"start": date(2026, 3, 1), "frist": date(2026, 2, 1)},
            "Fristen 01.02.2026 er før starten 01.03.2026.",
        ),
        ({"verdi": "mye"}, "«Siste verdi» er ikke et tall vi kan lagre: mye."),
        ({"maalverdi": float("nan")}, "«Målverdi» er ikke et tall vi kan lagre: nan."),
        ({"startverdi": 1e30}, "«Startverdi» er ikke et tall vi kan lagre: 1e+30."),
        ({"id": "BORTE"}, "Det finnes ikke noe ledd «BORTE» i «Plan A» lenger."),
    ):
        assert refused(**ledd) == sagt


def test_an_owner_nobody_knows_and_a_finished_link_without_full_progress_are_stored_with_a_warning(
    planer: Lake,
) -> None:
    stored = endre(
        KLG,
        {"id": "T", "plan": "Plan A", "hovedansvar": "KS-HO; Ola", "status": "utført", "framdrift": 80},
        base=newest(),
    )
    assert [warning.partition(".")[0] for warning in stored.warnings] == [
        "«Ola» er verken en lederrolle eller et tjenesteområde", "Status er «utført», men framdriften er 80 %",
    ]  # fmt: skip
    assert stands("T")["hovedansvar"] == "KS-HO; Ola"


def test_a_link_is_added_under_another_and_its_id_is_its_own_in_every_plan(planer: Lake) -> None:
    legg_til(KLG, row("T2", "tiltak", "M", planslag="omstilling"), base=newest())
    assert (stands("T2")["overordnet"], stands("T2")["planslag"]) == ("M", "handlingsdel")
    with pytest.raises(DashboardError) as error:
        legg_til(KLG, row("b1", "tiltak", "M"), base=newest())
    assert error.value.what_happened == "Id-en «b1» er alt brukt i «Plan B»."


def test_a_new_plan_begins_with_a_link(planer: Lake) -> None:
    legg_til(KLG, row("N", "visjon", plan="Ny plan", planslag="samfunnsdel"), base=newest())
    assert {each["plan"] for each in rader(newest())} == {"Plan A", "Plan B", "Ny plan"}


def test_only_a_link_with_nothing_under_it_is_removed_and_never_the_last_of_a_plan(planer: Lake) -> None:
    for id_, sagt in (
        ("M", "1 ledd står under det, blant dem «Tittel T»."),
        ("X", "Det finnes ikke noe ledd «X» i «Plan A» lenger."),
    ):
        with pytest.raises(DashboardError) as error:
            fjern(KLG, "Plan A", id_, base=newest())
        assert error.value.what_happened.replace("\N{NO-BREAK SPACE}", " ") == sagt
    removed = fjern(KLG, "Plan A", "T", base=newest())
    assert removed.message == "Målstruktur: T fjernet"
    assert [each["id"] for each in rader(newest())] == ["M", "B", "B1"]
    with pytest.raises(DashboardError) as error:
        fjern(KLG, "Plan A", "M", base=newest())
    assert error.value.what_happened == "Det er det siste leddet i «Plan A»."


def test_of_an_id_that_two_plans_have_used_the_one_in_the_plan_is_changed_and_either_can_be_removed(
    planer: Lake,
) -> None:
    commit(planer, maalstruktur=[row("M", "mål", plan="Plan C"), row("C1", "tiltak", "M", plan="Plan C")])
    endre(KLG, {"id": "M", "plan": "Plan C", "tittel": "I C"}, base=newest())
    assert [(each["plan"], each["tittel"]) for each in rader(newest()) if each["id"] == "M"] == [
        ("Plan A", "Tittel M"), ("Plan C", "I C"),
    ]  # fmt: skip
    fjern(KLG, "Plan C", "M", base=newest())
    assert stands("M")["plan"] == "Plan A"


def test_status_is_told_with_the_day_and_changes_nothing_else(planer: Lake) -> None:
    before = stands("T")
    told = {
        "status": "under arbeid",
        "framdrift": 40,
        "kommentar": "I rute",
        "statusdato": date(2026, 11, 2),
    }
    meld(KLG, {"id": "T", "plan": "Plan A", **told}, "status", base=newest())
    assert stands("T") == {**before, **told}
    with pytest.raises(DashboardError) as error:
        meld(KLG, {"id": "T", "plan": "Plan A", **told, "status": None}, "status", base=newest())
    assert error.value.what_happened == "«Status» er tom."


def test_two_who_change_different_plans_do_not_hinder_each_other_and_in_the_same_plan_the_second_is_told(
    planer: Lake,
) -> None:
    base = newest()
    endre(KLG, {"id": "T", "plan": "Plan A", "tittel": "Kari"}, base=base)
    endre(LOCAL_USER, {"id": "B1", "plan": "Plan B", "tittel": "Ola"}, base=base)
    with pytest.raises(ChangedMeanwhile):
        endre(LOCAL_USER, {"id": "M", "plan": "Plan A", "tittel": "Ola"}, base=base)
    assert (stands("T")["tittel"], stands("B1")["tittel"], stands("M")["tittel"]) == (
        "Kari",
        "Ola",
        "Tittel M",
    )
    assert isinstance(
        endre(LOCAL_USER, {"id": "M", "plan": "Plan A", "tittel": "Ola"}, base=newest()), Stored
    )


def test_a_leder_changes_nothing(planer: Lake) -> None:
    leder, base = User("Liv", Role.LEDER, frozenset({"311"})), newest()
    for attempt in (
        lambda: endre(leder, {"id": "T", "plan": "Plan A"}, base=base),
        lambda: legg_til(leder, row("T3", "tiltak"), base=base),
        lambda: fjern(leder, "Plan A", "T", base=base),
        lambda: meld(leder, {"id": "T", "plan": "Plan A", "status": "utført"}, "status", base=base),
    ):
        with pytest.raises(NotAllowed):
            attempt()
    assert newest() == base
    assert maalstruktur.endringer("T") == []


def test_a_parent_that_is_not_above_is_refused_and_what_a_file_has_put_wrong_can_still_be_reported_on(
    planer: Lake,
) -> None:
    indikator = row("I", "indikator", "B", plan="Plan B")
    commit(
        planer,
        maalstruktur=[
            row("B", "mål", plan="Plan B"),
            row("B1", "tiltak", "B", plan="Plan B"),
            indikator,
            row("X", "tiltak", "I", plan="Plan B"),
        ],
    )
    assert refused(overordnet="I") == "Nivået «tiltak» kan ikke stå under nivået «indikator»."
    assert refused(id="M", nivaa="indikator") == "Nivået «tiltak» kan ikke stå under nivået «indikator»."
    assert refused(nivaa="mål") == "Nivået «mål» kan ikke stå under nivået «mål»."
    for nivaa, over in (("tiltak", "I"), ("mål", "B1"), ("tiltak", "B1")):
        with pytest.raises(DashboardError, match="kan ikke stå under"):
            legg_til(KLG, row("Ny", nivaa, over, plan="Plan B"), base=newest())
    meld(KLG, {"id": "X", "plan": "Plan B", "status": "utført"}, "status", base=newest())
    endre(KLG, {"id": "X", "plan": "Plan B", "overordnet": "B"}, base=newest())
    assert stands("X")["overordnet"] == "B"
