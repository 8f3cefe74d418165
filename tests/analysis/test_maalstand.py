"""How far a link is, told upwards by the stated rule, case by case."""

from datetime import date
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard.analysis.maalstand import Stand, samlet, siste_kvartal, stand
from dashboard.analysis.maalstruktur import Ledd, Maalstruktur
from dashboard.datasets.maalstruktur import STATUSES

DATO = date(2026, 10, 31)
KOLONNER = ["oppdrag", "aar", "kvartal", "status", "framdrift"]
Del = tuple[str, float | None]


def ledd(id_: str, nivaa: str, overordnet: str | None = None, **other: Any) -> Ledd:
    return Ledd(id_, "Plan", "samfunnsdel", nivaa, id_, overordnet, **other)


def staar(*alle: Ledd, meldt: tuple[tuple[Any, ...], ...] = ()) -> dict[str, Stand]:
    struktur = Maalstruktur({each.id: each for each in alle})
    return stand(struktur, pd.DataFrame(list(meldt), columns=KOLONNER), DATO)


def hva(each: Stand) -> Del:
    return each.status, each.framdrift


@pytest.mark.parametrize(
    ("deler", "helhet"),
    [
        ([], ("uten tiltak", None)),
        ([("utført", None), ("utført", 80)], ("utført", 100)),
        ([("utført", None), ("ikke startet", None)], ("under arbeid", 50)),
        ([("ikke startet", None), ("ikke startet", 10)], ("ikke startet", 5)),
        ([("avventer", 20), ("ikke startet", None)], ("avventer", 10)),
        ([("avventer", None), ("utført", None)], ("under arbeid", 100)),
        ([("avventer", 20), ("under arbeid", 40)], ("under arbeid", 30)),
        ([("under arbeid", None)], ("under arbeid", None)),
        ([("utgår", 30), ("utført", None)], ("utført", 100)),
        ([("utgår", None), ("utgår", 50)], ("utgår", None)),
        ([("ikke meldt", None), ("ikke meldt", None)], ("ikke meldt", None)),
        ([("ikke meldt", None), ("utført", None)], ("under arbeid", 100)),
        ([("ikke meldt", None), ("ikke startet", None)], ("ikke startet", 0)),
    ],
)
def test_a_whole_is_told_of_its_parts(deler: list[Del], helhet: Del) -> None:
    assert samlet(deler) == helhet


@given(
    some.lists(
        some.tuples(some.sampled_from([*STATUSES, "ikke meldt"]), some.none() | some.floats(0, 100)),
        max_size=8,
    )
)
def test_the_progress_of_a_whole_lies_between_that_of_its_parts_whatever_their_order(
    deler: list[Del],
) -> None:
    status, framdrift = samlet(deler)
    kjente = [samlet([each])[1] for each in deler if each[0] != "utgår"]
    tall = [each for each in kjente if each is not None]
    if framdrift is None:
        assert not tall
    else:
        assert min(tall) - 1e-9 <= framdrift <= max(tall) + 1e-9
    igjen = samlet(deler[::-1])
    assert igjen[0] == status
    assert igjen[1] == pytest.approx(framdrift)


def test_what_the_tjenesteomraader_have_told_of_the_last_quarter_counts_before_what_stands_on_the_link() -> (
    None
):
    told = (
        ("O", 2025, 4, "utført", None),
        ("O", 2026, 2, "under arbeid", 90.0),
        ("O", 2026, 3, "under arbeid", 40.0),
        ("O", 2026, 3, "ikke startet", None),
    )
    assert hva(staar(ledd("O", "oppdrag", status="utført"), meldt=told)["O"]) == ("under arbeid", 20)


def test_without_a_report_the_links_own_status_counts_before_its_activities() -> None:
    selv = staar(
        ledd("T", "tiltak", status="under arbeid", framdrift=30), ledd("A", "aktivitet", "T", status="utført")
    )
    assert hva(selv["T"]) == ("under arbeid", 30)
    under = staar(
        ledd("T", "tiltak"),
        ledd("A", "aktivitet", "T", status="utført"),
        ledd("B", "aktivitet", "T", status="ikke startet"),
    )
    assert hva(under["T"]) == ("under arbeid", 50)
    assert hva(staar(ledd("T", "tiltak"))["T"]) == ("ikke meldt", None)


def test_the_levels_above_are_counted_of_the_work_and_not_of_what_stands_on_them() -> None:
    alle = staar(
        ledd("S", "satsingsområde", status="utført"),
        ledd("M", "mål", "S"),
        ledd("T", "tiltak", "M", status="utført", frist=date(2026, 1, 1)),
        ledd("U", "tiltak", "M", status="under arbeid", framdrift=40, frist=date(2026, 10, 30)),
        ledd("V", "tiltak", "M", status="under arbeid", frist=date(2026, 12, 1)),
        ledd("X", "tiltak", "M", status="utgår", frist=date(2026, 1, 1)),
        ledd("Tomt", "mål", "S"),
    )
    assert alle["S"] == Stand("under arbeid", 70, 3, 2, 1, 1, date(2026, 10, 30))
    assert alle["M"] == alle["S"]
    assert alle["Tomt"] == Stand("uten tiltak", None, 0, 0, 0, 0, None)
    assert alle["X"].avsluttet
    assert alle["X"].arbeid == 0


def test_the_deadlines_own_day_is_not_late() -> None:
    assert staar(ledd("T", "tiltak", status="under arbeid", frist=DATO))["T"].forsinket == 0


def test_a_ring_has_a_status() -> None:
    ring = staar(
        ledd("A", "tiltak", "B"), ledd("B", "tiltak", "A"), ledd("M", "mål", "N"), ledd("N", "mål", "M")
    )
    assert {each.status for each in ring.values()} == {"ikke meldt", "uten tiltak"}


def test_each_oppdrag_has_its_own_last_quarter() -> None:
    rader = pd.DataFrame(
        [("A", 2025, 4, "utført", None), ("A", 2025, 3, "utført", None), ("B", 2026, 1, "utført", None)],
        columns=KOLONNER,
    )
    assert siste_kvartal(rader)[["oppdrag", "kvartal"]].to_numpy().tolist() == [["A", 4], ["B", 1]]
    assert siste_kvartal(rader.head(0)).empty
