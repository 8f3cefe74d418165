"""Fjordvik's strategic data: it hangs together, it moves in October, and what is broken in it is broken on purpose."""

import re
from datetime import date, datetime

import pytest

from dashboard import queries
from dashboard.analysis import strategi
from dashboard.analysis.brudd import FOKUS_UTEN_MAAL, FORKLARING, UKJENT_EIER, VEDTAK_UTEN_EIER
from dashboard.datasets.maalstruktur import NIVAAER, PLANSLAG
from dashboard.demo import goals, strategies
from dashboard.demo.assignments import report_rows
from dashboard.demo.decisions import decision_rows
from dashboard.demo.deliveries import AAR, OCTOBER, SEPTEMBER, Delivery
from dashboard.demo.gains import gain_rows
from dashboard.demo.kompass_evaluations import AREAS
from dashboard.demo.kompass_questions import question_rows
from dashboard.demo.leaders import role_rows, talk_rows
from dashboard.demo.links import link_rows
from dashboard.demo.measures import measure_rows
from dashboard.demo.meeting_plan import meeting_rows
from dashboard.demo.organisation import ANSVAR, OMRAADER
from dashboard.demo.surveys import survey_rows
from dashboard.demo.tables import Row
from dashboard.lake import Lake
from dashboard.period import Period


def _several(cell: str) -> list[str]:
    return [each.strip() for each in cell.split(";") if each.strip()]


def _day(text: str) -> date:
    return datetime.strptime(text, "%d.%m.%Y").date()


def _links(delivery: Delivery = OCTOBER) -> dict[str, Row]:
    return {row["Id"]: row for row in link_rows(delivery)}


def test_every_plan_and_level_is_there_and_every_id_stands_once() -> None:
    links = link_rows(OCTOBER)
    assert len({row["Id"] for row in links}) == len(links)
    assert {row["Slag plan"] for row in links} == set(PLANSLAG) - {"virksomhetsplan"}
    assert {row["Nivå"] for row in links} == set(NIVAAER)
    levels = [(row["Slag plan"], row["Nivå"]) for row in links]
    assert [
        levels.count(("samfunnsdel", level)) for level in ("visjon", "satsingsområde", "fokusområde")
    ] == [1, 3, 6]
    assert levels.count(("oppdragsbrev", "oppdrag")) == 8
    assert levels.count(("utviklingsstrategi", "hovedoppgave")) == 25
    assert levels.count(("arbeidsgiverstrategi", "innsatsområde")) == 4


@pytest.mark.parametrize("delivery", [SEPTEMBER, OCTOBER])
def test_whatever_is_named_exists(delivery: Delivery) -> None:
    links = _links(delivery)
    known = {
        "Overordnet": set(links),
        "Støtter": set(links),
        "HA": {row[name] for row in role_rows() for name in ("Rolle", "Tittel")} | set(OMRAADER),
        "Vedtak": {str(row["Id"]) for row in decision_rows(delivery)},
        "Budsjettiltak": {str(row["Tiltaksnr"]) for row in measure_rows(delivery)},
        "Ansvar": {ansvar.kode for ansvar in ANSVAR},
        "Kompass": set(AREAS) | {row["Nr"].rpartition(".")[0] for row in question_rows()},
        "FN-mål": {str(nr) for nr in range(1, 18)},
    }
    known["DA"] = known["HA"]
    for column, allowed in known.items():
        named = {each for row in links.values() for each in _several(row[column])}
        assert named, column
        assert named - allowed == set(), column
    assert {row["Ledd"] for row in gain_rows()} <= set(links)
    assert {row["Oppdrag"] for row in report_rows(delivery)} <= set(links)
    assert {row["Mål (id)"] for row in survey_rows()} - {""} <= set(links)


@pytest.mark.parametrize("delivery", [SEPTEMBER, OCTOBER])
def test_nothing_is_told_or_measured_after_the_files_were_made_and_no_deadline_is_before_its_start(
    delivery: Delivery,
) -> None:
    rows = link_rows(delivery)
    told = {row["Id"]: row[name] for row in rows for name in ("Statusdato", "Målt dato") if row[name]}
    assert {id_: text for id_, text in told.items() if _day(text) > delivery.made} == {}
    spans = [(_day(row["Start"]), _day(row["Frist"])) for row in rows if row["Start"] and row["Frist"]]
    assert spans
    assert all(start <= frist for start, frist in spans)
    assert all(_day(row["Meldt dato"]) <= delivery.made for row in report_rows(delivery))


def test_october_moves_what_is_listed_and_nothing_else() -> None:
    september, october = _links(SEPTEMBER), _links(OCTOBER)
    assert october.keys() - september.keys() == set(goals.NEW_IN_OCTOBER)
    assert september.keys() < october.keys()
    moved = {id_ for id_, row in september.items() if row != october[id_]}
    assert moved == goals.IN_SEPTEMBER.keys() | strategies.IN_SEPTEMBER.keys()
    assert any(september[id_]["Frist"] != october[id_]["Frist"] for id_ in moved)
    assert {row["Kvartal"] for row in report_rows(SEPTEMBER)} == {"1", "2"}
    assert {row["Kvartal"] for row in report_rows(OCTOBER)} == {"3"}


def test_a_gain_is_often_had_by_others_than_those_who_bear_the_cost() -> None:
    gains = gain_rows()
    assert len({row["Ledd"] for row in gains}) >= 10
    assert {row["Slag gevinst"] for row in gains} == {"kr", "tid", "kvalitet"}
    assert sum(row["Gevinst hos"] != row["Kostnad hos"] for row in gains) >= 4


def test_two_groups_are_too_small_to_show() -> None:
    small = {
        (row["Undersøkelse"], row["Tjenesteområde"], row["Gruppe"])
        for row in survey_rows()
        if int(row["Antall svar"]) < 5
    }
    assert small == {
        ("Innbyggerundersøkelse", "", "Flyttet hit siste år"),
        ("Medarbeiderundersøkelse", "PN", ""),
    }
    assert all(0 <= float(row["Resultat"].replace(",", ".")) <= 100 for row in survey_rows())


def test_two_surveys_of_the_same_employees_are_not_answered_by_just_as_many() -> None:
    answers = {
        (row["Undersøkelse"], row["Tjenesteområde"]): (int(row["Antall svar"]), int(row["Inviterte"]))
        for row in survey_rows()
        if row["År"] == "2026" and row["Slag undersøkelse"] in ("medarbeider", "kompetanse")
    }
    areas = {area for _, area in answers} - {""}
    for survey in ("Medarbeiderundersøkelse", "Kompetansekartlegging"):
        assert answers[survey, ""][0] == sum(answers[survey, area][0] for area in areas)
    assert all(answered <= asked for answered, asked in answers.values())
    for area in areas | {""}:
        assert answers["Medarbeiderundersøkelse", area][0] != answers["Kompetansekartlegging", area][0]


def test_roles_are_titles_on_four_levels_and_every_round_of_talks_has_some_missing() -> None:
    roles = {row["Rolle"]: row for row in role_rows()}
    assert {row["Ledernivå"] for row in roles.values()} == {"1", "2", "3", "4", ""}
    assert all(row["Nærmeste leder"] in roles for row in roles.values() if row["Ledernivå"] not in ("1", ""))
    assert len({row["Tittel"] for row in roles.values()}) == len(roles)
    rounds = {row["Runde"] for row in talk_rows()}
    assert len(rounds) == 4
    for runde in rounds:
        held = [bool(row["Gjennomført"]) for row in talk_rows() if row["Runde"] == runde]
        assert 0 < sum(held) < len(held)


@pytest.mark.parametrize(("aar", "klg"), [(2026, 11), (2027, 6)])
def test_the_leader_group_meets_the_second_and_the_fourth_tuesday(aar: int, klg: int) -> None:
    meetings = meeting_rows(aar)
    assert len({row["Id"] for row in meetings}) == len(meetings)
    for forum, days in (("klg drift", range(8, 15)), ("klg strategisk", range(22, 29))):
        found = [_day(row["Dato"]) for row in meetings if row["Forum"] == forum]
        assert len(found) == klg
        assert all(day.weekday() == 1 and day.day in days for day in found)
    assert all(re.fullmatch(r"\d\d:\d\d|", row["Fra kl."]) for row in meetings)
    decided = {row["Møtedato"] for row in decision_rows(OCTOBER) if row["Organ"] == "Kommunestyret"}
    if aar == AAR:
        planned = {_day(row["Dato"]) for row in meetings if row["Forum"] == "kommunestyre"}
        assert {day for day in decided if isinstance(day, date) and day.year == aar} <= planned


@pytest.mark.xdist_group("demo")
def test_each_break_in_the_red_thread_is_planted_and_found_and_no_other(fjordvik: Lake) -> None:
    at = fjordvik.newest().id
    found = strategi.les(lambda name, **given: queries.run(name, at=at, **given), Period(AAR, OCTOBER.maaned))
    assert [(each.slag, each.ledd) for each in found.brudd] == [
        ("mål uten tiltak", "SD-M3"),
        ("tiltak uten mål", "HD-18"),
        ("tiltak uten eier", "HD-05"),
        ("tiltak uten konto", "HD-04"),
        ("konto uten tall", "HD-15"),
        ("konto uten tall", "HD-16"),
        ("konto uten tall", "HD-17"),
        ("tiltak uten indikator", "HD-16"),
        ("satsingsområde uten penger", "SD-S3"),
    ]
    assert set(FORKLARING) - {each.slag for each in found.brudd} == {
        FOKUS_UTEN_MAAL,
        UKJENT_EIER,
        VEDTAK_UTEN_EIER,
    }
    rich = found.stand["SD-S2"]
    assert (rich.status, rich.arbeid, rich.utfoert, rich.forsinket) == ("under arbeid", 9, 2, 1)
    budsjett = found.penger.loc[found.penger["ledd"] == "SD-S2", "budsjett"].sum()
    assert budsjett > 30_000_000
