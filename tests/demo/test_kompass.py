"""Fjordvik in Kommunekompasset: fictional, in keeping with the yardstick, and with a way to fifty points more."""

from collections import Counter
from datetime import date, datetime
from functools import partial

import pandas as pd
import pytest

from dashboard import paths, queries, settings
from dashboard.analysis import kompass_plan, kompasset
from dashboard.demo.deliveries import OCTOBER, SEPTEMBER, Delivery
from dashboard.demo.kompass_evaluations import (
    AREAS,
    V31,
    mention_rows,
    neighbour_rows,
    own_rows,
    reference_rows,
)
from dashboard.demo.kompass_progress import assessment_rows, plan_rows
from dashboard.demo.kompass_questions import question_rows
from dashboard.demo.leaders import role_rows
from dashboard.demo.links import link_rows
from dashboard.demo.neighbours import neighbours
from dashboard.lake import Lake

TITLES = {row["Tittel"] for row in role_rows()}


def _yardstick(part: str) -> dict[tuple[str, str], float]:
    """Maximum by version and nr."""
    frame = pd.read_csv(paths.REFERENCE / f"kompass_{part}.csv", sep=";", dtype=str)
    return {(row["versjon"], row["nr"]): float(row["maks"]) for row in frame.to_dict("records")}


def _day(text: str) -> date:
    return datetime.strptime(text, "%d.%m.%Y").date()


def test_an_evaluation_has_every_number_of_its_version_and_no_points_above_the_maximum() -> None:
    known = _yardstick("omraade") | _yardstick("kriterium")
    evaluations: dict[tuple[str, str, str], dict[str, float]] = {}
    for row in (*own_rows(), *neighbour_rows()):
        points = evaluations.setdefault((row["Kommunenr"], row["År"], row["Versjon"]), {})
        assert row["Nr"] not in points
        points[row["Nr"]] = float(row["Poeng"].replace(",", "."))
    alone = [key for key, points in evaluations.items() if points.keys() == {"total"}]
    assert alone == [("9903", "2022", V31)]
    for (_, _, versjon), points in evaluations.items():
        if points.keys() != {"total"}:
            assert points.keys() == {nr for of, nr in known if of == versjon} | {"total"}
            assert all(0 <= points[nr] <= maks for (of, nr), maks in known.items() if of == versjon)


def test_only_fictional_municipalities_are_told_of() -> None:
    fictional = {settings.DEMO_NUMMER} | {nabo.kode for nabo in neighbours()}
    evaluated = {row["Kommunenr"] for row in (*own_rows(), *neighbour_rows())}
    assert len(evaluated) == 5
    assert evaluated | {row["Kommune"] for row in mention_rows()} <= fictional
    of_one = [row["Hvem"] for row in reference_rows() if row["Slag referanse"] in ("alle", "best")]
    assert all("demo" in who for who in of_one)
    assert all("iktiv" in row["Kilde"] for row in (*own_rows(), *neighbour_rows(), *reference_rows()))


def test_every_area_of_2023_is_praised_and_blamed_in_a_few_words() -> None:
    told = Counter(
        (row["Nr"], row["Slag"]) for row in mention_rows() if row["Kommune"] == settings.DEMO_NUMMER
    )
    for nr in AREAS:
        assert 3 <= told[nr, "styrke"] <= 6
        assert 3 <= told[nr, "utfordring"] <= 6
        assert told[nr, "svakhet"] <= 4


def test_the_questions_are_75_and_stand_under_every_sub_criterion() -> None:
    under = Counter(row["Nr"].rpartition(".")[0] for row in question_rows())
    assert under.total() == len({row["Nr"] for row in question_rows()}) == 75
    assert under.keys() == {nr for versjon, nr in _yardstick("kriterium") if versjon == V31}
    assert max(under.values()) <= 4


@pytest.mark.parametrize("delivery", [SEPTEMBER, OCTOBER])
def test_leaders_assess_questions_that_exist_before_the_file_is_made(delivery: Delivery) -> None:
    rows = assessment_rows(delivery)
    keys = [(row["Nr"], row["Dimensjon"], row["Vurdert dato"]) for row in rows]
    assert len(set(keys)) == len(keys)
    assert {row["Nr"] for row in rows} <= {row["Nr"] for row in question_rows()}
    assert {row["Vurdert av"] for row in rows} <= TITLES
    days = [_day(row["Vurdert dato"]) for row in rows]
    assert max(days) <= delivery.made
    assert delivery == SEPTEMBER or min(days) > SEPTEMBER.made


def test_the_measures_name_what_exists_and_are_due_after_the_files_are_made() -> None:
    rows = plan_rows()
    assert len({row["Id"] for row in rows}) == len(rows)
    assert {row["Nr"] for row in rows} <= {row["Nr"] for row in question_rows()}
    assert {row["Ansvarlig (rolle)"] for row in rows} <= TITLES
    links = {row["Id"] for row in link_rows(SEPTEMBER)}
    assert {each for row in rows for each in row["Ledd"].split("; ") if each} <= links
    assert all(_day(row["Frist"]) > OCTOBER.made for row in rows)
    assert {bool(row["Dagsverk"]) for row in rows} == {True, False}


@pytest.mark.xdist_group("demo")
def test_the_report_has_a_slip_the_projection_is_above_it_and_fifty_points_can_be_reached(
    fjordvik: Lake,
) -> None:
    found = kompasset.les(partial(queries.run, at=fjordvik.newest().id), settings.DEMO_NUMMER)
    siste = found.siste
    assert siste is not None
    assert (siste.aar, siste.total, siste.avvik) == (2023, 380, (380, 384))
    assert {each.nr: each.avvik for each in siste.omraader if each.avvik} == {"2": 3.2}
    assert sorted(siste.omraader, key=lambda each: each.skaar or 0)[:2] == [
        siste.omraade("5"),
        siste.omraade("6"),
    ]
    assert [(each.aar, each.total) for each in found.egne] == [(2023, 380), (2012, 318)]
    assert (round(found.anslag.lav), round(found.anslag.anslag or 0), round(found.anslag.hoy)) == (
        298,
        410,
        455,
    )
    steg = kompass_plan.fram_til(found.plan, 50)
    assert steg is not None
    assert (len(steg), sum(each.tiltak.dagsverk or 0 for each in steg)) == (10, 144)
    assert found.plan[-1].hittil > 90
