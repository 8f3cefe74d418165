"""The projection: never above the maximum, and no better answer ever gives fewer points."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.kompass_anslag import (
    GJENNOMFOERT,
    I_GANG,
    PLANLAGT,
    Celle,
    anslaget,
    cellene,
    under,
)
from dashboard.analysis.kompass_evaluering import Evaluering, Kriterium, Omraade, Versjon
from dashboard.analysis.kompass_plan import Tiltak, fram_til, rekkefoelge

andeler = st.sampled_from([0.0, 0.25, 0.5, 0.75, 1.0])
celler = st.builds(
    Celle,
    nr=st.sampled_from(["1.1", "1.2", "2.1.1", "2.1.2"]),
    dimensjon=st.sampled_from(["System", "Omfang", "Resultat"]),
    maks=st.floats(0, 40),
    andel=st.none() | andeler,
    steg=st.sampled_from([GJENNOMFOERT, I_GANG, PLANLAGT]),
    dokumentert=st.booleans(),
    foer=st.none() | st.floats(0, 1),
)
lister = st.lists(celler, max_size=30, unique_by=lambda each: (each.nr, each.dimensjon))


@given(lister)
def test_the_span_holds_the_projection_and_never_leaves_zero_to_the_maximum(alle: list[Celle]) -> None:
    anslag = anslaget(alle)
    midt = anslag.lav if anslag.anslag is None else anslag.anslag
    assert 0 <= anslag.lav <= midt + 1e-6
    assert midt <= anslag.hoy + 1e-6
    assert anslag.hoy <= anslag.maks + 1e-6
    assert anslag.teller <= anslag.vurdert <= anslag.antall == len(alle)


@given(lister, st.data())
def test_a_better_answer_never_gives_fewer_points(alle: list[Celle], data: st.DataObject) -> None:
    vurderte = [nr for nr, each in enumerate(alle) if each.andel is not None]
    if not vurderte:
        return
    valgt = data.draw(st.sampled_from(vurderte))
    gammel = alle[valgt]
    bedre = replace(
        gammel,
        andel=max(gammel.andel or 0, data.draw(andeler)),
        steg=data.draw(st.sampled_from([gammel.steg, GJENNOMFOERT])),
        dokumentert=gammel.dokumentert or data.draw(st.booleans()),
    )
    foer, etter = anslaget(alle), anslaget([*alle[:valgt], bedre, *alle[valgt + 1 :]])
    assert etter.lav >= foer.lav - 1e-6
    assert etter.hoy >= foer.hoy - 1e-6
    if foer.anslag is not None and etter.anslag is not None:
        assert etter.anslag >= foer.anslag - 1e-6


def test_what_is_planned_gives_nothing_and_what_is_not_documented_only_widens_the_span() -> None:
    celle = Celle("1.1", "Omfang", 10, 0.5, GJENNOMFOERT, True, 0.9)
    assert (celle.lav, celle.anslag, celle.hoy) == (5, 5, 5)
    uten = replace(celle, dokumentert=False)
    assert (uten.lav, uten.anslag, uten.hoy) == (0, 0, 5)
    i_gang = replace(celle, steg=I_GANG)
    assert (i_gang.lav, i_gang.anslag, i_gang.hoy) == (0, 0, 5)
    planlagt = replace(celle, steg=PLANLAGT)
    assert (planlagt.lav, planlagt.anslag, planlagt.hoy) == (0, 0, 0)


def test_what_nobody_has_assessed_is_as_in_the_last_evaluation_or_unknown() -> None:
    celle = Celle("1.1", "Omfang", 10, None, "", False, 0.4)
    assert (celle.lav, celle.anslag, celle.hoy) == (0, 4, 4)
    ukjent = replace(celle, foer=None)
    assert (ukjent.lav, ukjent.anslag, ukjent.hoy) == (0, None, 10)
    samlet = anslaget([celle, ukjent])
    assert (samlet.lav, samlet.anslag, samlet.hoy, samlet.ukjente) == (0, None, 14, 1)


MAALESTOKK = pd.DataFrame(
    [
        ("1", "område", None, "Åpenhet", 100.0, False),
        ("1.1", "delkriterium", "1", "Strategi", 60.0, False),
        ("1.1.1", "spørsmål", "1.1", "Har kommunen en plan?", 45.0, True),
        ("1.1.2", "spørsmål", "1.1", "Brukes den?", 15.0, True),
        ("1.2", "delkriterium", "1", "Dialog", 40.0, True),
    ],
    columns=["nr", "nivaa", "over", "navn", "maks", "vurderes"],
)
NY = Versjon("3.1", "Versjon 3.1", 2020, 75, ("System", "Omfang", "Resultat"), 100)
VURDERT = pd.DataFrame(
    [
        ("1.1.1", "System", 100.0, GJENNOMFOERT, True, date(2024, 1, 1)),
        ("1.1.1", "Borte", 100.0, GJENNOMFOERT, True, date(2024, 1, 1)),
    ],
    columns=["nr", "dimensjon", "andel", "steg", "dokumentert", "dato"],
)


def evaluering(versjon: str, kriterier: tuple[Kriterium, ...], oppgitt: float | None = None) -> Evaluering:
    omraade = Omraade(versjon, "1", "Åpenhet", "", 100, oppgitt, kriterier)
    return Evaluering("1841", "Fauske", 2023, versjon, None, (omraade,))


def test_the_cells_share_the_questions_points_and_take_the_rest_from_the_same_yardstick() -> None:
    kriterier = (Kriterium("1.1", "Strategi", 60, 30), Kriterium("1.2", "Dialog", 40, 10))
    alle = cellene(NY, MAALESTOKK, VURDERT, evaluering("3.1", kriterier))
    assert len(alle) == 9
    assert anslaget(alle).maks == pytest.approx(100)
    assert [each.anslag for each in under(alle, "1.1.1")] == pytest.approx([15, 7.5, 7.5])
    assert anslaget(under(alle, "1.2")).anslag == pytest.approx(10)
    annen = cellene(NY, MAALESTOKK, VURDERT, evaluering("2010", kriterier))
    assert {each.foer for each in annen} == {None}


def test_what_was_assessed_before_the_evaluation_is_history() -> None:
    kriterier = (Kriterium("1.1", "Strategi", 60, 30), Kriterium("1.2", "Dialog", 40, 10))
    ny = evaluering("3.1", kriterier)
    for sist, teller in (
        (replace(ny, aar=2024), 0),  # without a date the evaluators have seen the whole year
        (replace(ny, aar=2024, dato=date(2023, 12, 31)), 1),
        (replace(ny, aar=2024, dato=date(2024, 1, 1)), 0),
        (replace(ny, aar=2023), 1),
        (replace(ny, aar=2024, versjon="2010"), 1),
    ):
        assert anslaget(cellene(NY, MAALESTOKK, VURDERT, sist)).teller == teller, sist
    assert anslaget(cellene(NY, MAALESTOKK, VURDERT, replace(ny, aar=2024))).anslag == pytest.approx(40)


def test_an_area_of_which_only_the_sum_is_known_gives_its_share_and_an_unknown_one_gives_none() -> None:
    ukjente = (Kriterium("1.1", "Strategi", 60, None), Kriterium("1.2", "Dialog", 40, None))
    tomt = VURDERT.iloc[:0]
    assert anslaget(cellene(NY, MAALESTOKK, tomt, evaluering("3.1", ukjente, 38.2))).anslag == pytest.approx(
        38.2
    )
    uten = anslaget(cellene(NY, MAALESTOKK, tomt, evaluering("3.1", ukjente)))
    assert (uten.lav, uten.anslag, uten.hoy) == (0, None, 100)


def tiltak(id_: str, nr: str, andel: float, dagsverk: float | None, dimensjon: str = "") -> Tiltak:
    return Tiltak(id_, nr, id_, dimensjon, andel, dagsverk, "", None, ())


def test_the_cheapest_points_come_first_and_what_two_measures_bring_is_counted_once() -> None:
    alle = cellene(
        NY,
        MAALESTOKK,
        VURDERT.iloc[:0],
        evaluering("3.1", (Kriterium("1.1", "S", 60, 0), Kriterium("1.2", "D", 40, 0))),
    )
    steg = rekkefoelge(
        [
            tiltak("dyrt", "1.1", 1, 60),  # 60 points, 1 dagsverk each, less what "halvt" has brought
            tiltak("halvt", "1.1", 0.5, 15),  # 30 points, 0.5 each
            tiltak("ukjent", "1.2", 1, None),
            tiltak("omfang", "1.1.2", 0.5, 1, "Omfang"),  # 2.5 points, 0.4 each
            tiltak("ingenting", "1.2", 0, 1),
        ],
        alle,
    )  # fmt: skip
    assert [(each.tiltak.id, each.poeng) for each in steg] == [
        ("omfang", 2.5), ("halvt", 27.5), ("dyrt", 30.0), ("ukjent", 40.0), ("ingenting", 0.0),
    ]  # fmt: skip
    assert [each.hittil for each in steg] == [2.5, 30, 60, 100, 100]
    naadd = fram_til(steg, 50)
    assert naadd is not None
    assert [each.tiltak.id for each in naadd] == ["omfang", "halvt", "dyrt"]
    assert fram_til(steg, 101) is None


@given(
    lister,
    st.lists(
        st.builds(
            tiltak,
            st.uuids().map(str),
            st.sampled_from(["1", "1.1", "2.1", "2.1.2"]),
            andeler,
            st.none() | st.floats(0, 50),
        ),
        max_size=8,
    ),
)
def test_a_plan_never_brings_more_than_there_is_left(alle: list[Celle], planen: list[Tiltak]) -> None:
    steg = rekkefoelge(planen, alle)
    igjen = sum(each.maks - (each.anslag or 0) for each in alle)
    assert len(steg) == len(planen)
    assert all(each.poeng >= 0 for each in steg)
    assert not steg or steg[-1].hittil <= igjen + 1e-4
