"""The målstruktur as a tree, with what bad files may hold: rings, lost parents, and the same id twice."""

import re
from itertools import product
from typing import Any

import pandas as pd

from dashboard import paths
from dashboard.analysis.maalstruktur import Ledd, Maalstruktur, bygg, dybde, kan_staa_under
from dashboard.datasets.maalstruktur import NIVAAER


def ledd(id_: str, nivaa: str, overordnet: str | None = None, **other: Any) -> Ledd:
    return Ledd(id_, "Plan", "samfunnsdel", nivaa, id_, overordnet, **other)


def struktur(*alle: Ledd) -> Maalstruktur:
    return Maalstruktur({each.id: each for each in alle})


def ids(alle: list[Ledd]) -> list[str]:
    return [each.id for each in alle]


TRE = struktur(
    ledd("S", "satsingsområde"),
    ledd("M", "mål", "S"),
    ledd("T", "tiltak", "M"),
    ledd("A", "aktivitet", "T"),
    ledd("T2", "tiltak", "T"),
    ledd("I", "indikator", "M"),
    ledd("O", "oppdrag", stoetter=("M",)),
    ledd("Borte", "mål", "finnes ikke"),
)
RING = struktur(ledd("A", "mål", "B"), ledd("B", "mål", "A"), ledd("T", "tiltak", "A"))


def test_what_has_no_parent_or_a_lost_one_is_a_root() -> None:
    assert ids(TRE.roetter) == ["S", "O", "Borte"]


def test_parents_come_from_below_and_children_after_their_parent() -> None:
    assert ids(TRE.forfedre("A")) == ["T", "M", "S"]
    assert ids(TRE.etterkommere("S")) == ["M", "T", "A", "T2", "I"]


def test_the_work_is_the_topmost_on_each_way_down() -> None:
    assert ids(TRE.arbeid("S")) == ["T"]
    assert ids(TRE.indikatorer("S")) == ["I"]


def test_what_supports_something_under_a_link_supports_the_link_and_what_is_under_it_itself_does_not() -> (
    None
):
    assert ids(TRE.stoettet_av("S")) == ["O"]
    inni = struktur(ledd("M", "mål"), ledd("T", "tiltak", "M", stoetter=("M",)))
    assert inni.stoettet_av("M") == []


def test_a_ring_is_walked_once() -> None:
    assert ids(RING.forfedre("A")) == ["B"]
    assert ids(RING.etterkommere("A")) == ["B", "T"]
    assert ids(RING.arbeid("B")) == ["T"]
    alene = struktur(ledd("A", "mål", "A"))
    assert alene.forfedre("A") == alene.etterkommere("A") == []


def test_how_far_an_indicator_is_depends_on_which_way_it_shall_go() -> None:
    for start, maal, verdi, naadd in (
        (50, 70, 60, 50), (20, 10, 15, 50), (50, 70, 40, -50), (50, 70, 90, 200), (5, 5, 5, 100), (5, 5, 6, 0), (5, 9, None, None),
    ):  # fmt: skip
        assert ledd("I", "indikator", startverdi=start, maalverdi=maal, verdi=verdi).maaloppnaaelse == naadd


def test_the_rows_are_ordered_by_number_and_nothing_missing_is_left_as_nan() -> None:
    rader = pd.DataFrame(
        [
            {"id": id_, "plan": "P", "planslag": "samfunnsdel", "nivaa": "mål", "tittel": id_, "nr": nr, "frist": pd.NaT,
             "framdrift": float("nan"), "stoetter": []}
            for id_, nr in (("uten", None), ("ti", "1.10"), ("ni", "1.9"), ("b", "1.9b"), ("bokstav", "A"))
        ]
    )  # fmt: skip
    bygget = bygg(rader)
    assert list(bygget.ledd) == ["ni", "b", "ti", "bokstav", "uten"]
    foerste = bygget.ledd["ni"]
    assert (foerste.frist, foerste.framdrift, foerste.stoetter) == (None, None, ())


def test_of_an_id_that_stands_twice_one_is_kept() -> None:
    rad = {"id": "A", "plan": "P", "planslag": "samfunnsdel", "nivaa": "mål", "nr": "1"}
    bygget = bygg(pd.DataFrame([{**rad, "tittel": "Første"}, {**rad, "tittel": "Siste"}]))
    assert [each.tittel for each in bygget.ledd.values()] == ["Siste"]


def test_levels_stand_in_the_order_of_the_thread_and_an_unknown_one_last() -> None:
    alle = [ledd("1", "ukjent"), ledd("2", "tiltak"), ledd("3", "visjon")]
    assert ids(sorted(alle, key=dybde)) == ["3", "2", "1"]


def test_a_link_stands_under_a_higher_level_as_the_control_of_files_has_them() -> None:
    control = (paths.QUERIES / "controls/feil_nivaa.sql").read_text("utf-8")
    rang = {nivaa: int(nr) for nivaa, nr in re.findall(r"\('(\w+)', (\d)\)", control)}
    assert set(rang) == set(NIVAAER)
    for nivaa, over in product(NIVAAER, repeat=2):
        if {nivaa, over} in ({"aktivitet"}, {"indikator"}):
            continue  # an aktivitet may be parted into aktiviteter, and nothing stands under an indikator
        assert kan_staa_under(nivaa, over) == (rang[nivaa] >= rang[over] and nivaa != over), (nivaa, over)
    assert kan_staa_under("aktivitet", "aktivitet")
    assert not any(kan_staa_under(nivaa, "indikator") for nivaa in NIVAAER)
