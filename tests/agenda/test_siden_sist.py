"""The opening of the meeting on a lake of a few rows: what it is held against, what it tells, and whom."""

import re
from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import access
from dashboard.access import LOCAL_USER, NotAllowed, Role, User
from dashboard.agenda import siden_sist
from dashboard.dialog import beslutning, forklaring, moete
from dashboard.dialog.beslutning import OPPGAVE, Beslutning
from dashboard.dialog.forklaring import Forklaring
from dashboard.dialog.moete import DRIFT, STRATEGISK, Moete
from dashboard.dialog.write import newest
from dashboard.lake import Lake
from dashboard.period import Period
from dashboard.text import NO_BREAK
from dashboard.ui.page import View
from tests.agenda.small_lake import STEDER, commit, posts, shown

OCTOBER, SEPTEMBER, JUNE = Period(2026, 10), Period(2026, 9), Period(2026, 6)


def item(
    aar: int = 2026,
    periode: int = 10,
    role: str = "klg",
    units: tuple[str, ...] = (),
    moete: str | None = None,
) -> None:
    from dashboard import lake
    from dashboard.access import Role, User
    from dashboard.agenda import siden_sist
    from dashboard.dialog import moete as moeter
    from dashboard.period import Period
    from dashboard.ui.page import View

    written = lake.get().newest().id
    view = View(User("Kari", Role(role), frozenset(units)), lake.get().figures(written), written=written)
    siden_sist.show(view, Period(aar, periode), moeter.moete(moete) if moete else None)


def run(**arguments: Any) -> AppTest:
    return AppTest.from_function(item, kwargs=arguments, default_timeout=60).run()


def plain(page: AppTest) -> str:
    return shown(page).replace(NO_BREAK, " ")


def sentence_of(page: AppTest) -> str:
    [found] = re.findall(r"<p class='setning'>(.*?)</p>", plain(page))
    return str(found)


def listed(page: AppTest, title: str) -> list[tuple[str, str, str]]:
    """Address, kind and sentence of each finding under the heading."""
    after = plain(page).partition(f"<h2 class='liste'>{title}</h2>")[2].partition("<h2")[0]
    return re.findall(r"<li><a href='(.*?)' target='_self'>(.*?)</a> <span>(.*?)</span></li>", after)


def view_of(lake: Lake, user: User = LOCAL_USER) -> View:
    written = lake.newest().id
    return View(user, lake.figures(written), written=written)


@pytest.fixture
def october(lake: Lake) -> Lake:
    """Per unit 1 mill. kr a month is budgeted. Solbakken is 180 000 kr over in September and 480 000 kr in October; two
    months are on an ansvar nobody knows."""
    commit(
        lake,
        organisasjon=STEDER,
        budsjett=[*posts("3111", 1_000_000, range(1, 13), versjon="regulert"), *posts("2111", 1_000_000, range(1, 13), versjon="regulert")],
        regnskap=[
            *posts("3111", 1_020_000, range(1, 10)), *posts("3111", 1_300_000, [10]), *posts("2111", 1_000_000), *posts("9999", 5_000, [9, 10]),
        ],
    )  # fmt: skip
    return lake


def held(
    period: Period = SEPTEMBER,
    dato: date = date(2026, 10, 13),
    actions: tuple[Beslutning, ...] = (),
    **other: Any,
) -> Moete:
    """A meeting that was called, opened, written in and closed."""
    asked = {"dato": dato, "period": period, "deltakere": ["Rektor"], "dagsorden": ["okonomi"], **other}
    called = moete.plan(LOCAL_USER, **asked)
    opened = moete.open_meeting(LOCAL_USER, called)
    for each in actions:
        beslutning.add(LOCAL_USER, opened, each)
    return moete.close_meeting(LOCAL_USER, opened)


CROSSED = (
    "Solbakken er kommet over grensen og har økt merforbruket fra 180 000 kr til 480 000 kr."
    " Det er merforbruk i hver av de ti siste månedene."
)


@pytest.mark.usefixtures("october")
def test_without_a_meeting_the_month_before_is_what_it_is_held_against() -> None:
    page = run()
    assert sentence_of(page) == f"Tre endringer siden september 2026, den viktigste først. {CROSSED}"
    assert listed(page, "Endret siden sist") == [
        ("/drift?omraade=HO&amp;enhet=311&amp;del=okonomi", "Ny over grensen", CROSSED),
        (
            "/forklaringer", "Forklaring mangler",
            "Én enhet over grensen har ikke forklart avviket: Solbakken.",
        ),
        (
            "/drift?omraade=HO&amp;enhet=311&amp;del=okonomi", "Prognosen er verre",
            "Prognosen for Solbakken er 300 000 kr verre enn sist. Nå ventes et merforbruk på 480 000 kr ved årets slutt.",
        ),
    ]  # fmt: skip
    assert listed(page, "Motsigelser") == [
        (
            "/drift?omraade=uten&amp;enhet=uten&amp;del=okonomi", "Regnskap uten plass i organisasjonen",
            "10 000 kr er ført på ansvar som mangler i organisasjonen. Ingen enhet svarer for beløpet.",
        )
    ]  # fmt: skip
    assert "Én motsigelse i tallene bør forklares. Den er et spørsmål, ikke et svar." in plain(page)


def test_how_the_lists_are_ranked_and_what_is_compared_is_told(october: Lake) -> None:
    before = october.newest().id
    held()
    commit(october, regnskap=posts("3111", 1_300_000, [10]))
    page = run()
    [rule] = page.expander
    assert rule.label == "Slik er listene rangert"
    said = [each.value for each in rule.markdown]
    assert said[0].startswith("Rangert etter størrelse × utvikling × frist")
    assert said[1] == (
        f"«Siden sist» er siden møtet 13.10.2026: versjon {before} for september 2026 mot versjon {october.newest().id} for oktober 2026."
    )


def test_the_meeting_before_is_what_it_is_held_against_with_the_numbers_it_saw(october: Lake) -> None:
    held()
    commit(october, regnskap=[*posts("3111", 1_030_000, [9]), *posts("2111", 1_000_000, [9])])
    page = run()
    assert "siden møtet 13.10.2026" in sentence_of(page)
    assert "Regnskapet til og med september 2026 er rettet siden sist: 5 000 kr mer i netto utgift, og 5 000 kr er flyttet mellom enheter." in plain(page)  # fmt: skip


def test_a_meeting_is_held_against_the_one_before_it_and_deadlines_against_its_day(october: Lake) -> None:
    action = Beslutning("", "okonomi", OPPGAVE, "Lage en plan", "Rektor", date(2026, 10, 20))
    first = held(actions=(action,))
    second = moete.plan(LOCAL_USER, dato=date(2026, 10, 27), period=OCTOBER, deltakere=["Rektor"], dagsorden=["okonomi"])  # fmt: skip
    said = plain(run(moete=second.id))
    assert (
        "Oppgaven «Lage en plan» skulle vært gjort 20.10.2026, for sju dager siden. Ansvarlig: Rektor."
        in said
    )
    assert "<a href='/moeter' target='_self'>Oppgave over fristen</a>" in said
    assert siden_sist.finn_forrige(view_of(october), OCTOBER, second).navn == "møtet 13.10.2026"
    assert siden_sist.finn_forrige(view_of(october), SEPTEMBER, first).navn == "august 2026"


@pytest.mark.parametrize(
    ("period", "navn"),
    [
        (OCTOBER, "møtet 13.10.2026"),
        (Period(2027, 1), "møtet 13.10.2026"),
        (Period(2026, 13), "møtet 13.10.2026"),
        (Period(2026, 0), "møtet 13.10.2026"),
        (SEPTEMBER, "møtet 14.07.2026"),
        (Period(2026, 7), "møtet 14.07.2026"),
        (JUNE, "mai 2026"),
        (Period(2026, 1), "desember 2025"),
        (Period(2016, 0), "2015"),
    ],
)
def test_outside_a_meeting_the_last_one_about_an_earlier_period_counts(
    october: Lake, period: Period, navn: str
) -> None:
    held(JUNE, date(2026, 7, 14))
    held()
    assert siden_sist.finn_forrige(view_of(october), period, None).navn == navn


def test_a_meeting_that_is_not_held_or_of_another_forum_does_not_count(october: Lake) -> None:
    moete.plan(LOCAL_USER, dato=date(2026, 10, 13), period=SEPTEMBER, deltakere=["Rektor"], dagsorden=["okonomi"])  # fmt: skip
    held(dato=date(2026, 10, 14), forum=STRATEGISK, dagsorden=["oppdrag"])
    found = siden_sist.finn_forrige(view_of(october), OCTOBER, None)
    assert (found.navn, found.period, found.snapshot) == ("september 2026", SEPTEMBER, october.figures(october.newest().id))  # fmt: skip
    assert DRIFT == "styringsdialog drift"


def test_older_numbers_are_not_held_against_a_meeting_that_saw_newer_ones(october: Lake) -> None:
    older = view_of(october)
    commit(october, regnskap=posts("3111", 1_300_000, [10]))
    held()
    now = View(LOCAL_USER, older.snapshot, written=october.newest().id)
    assert siden_sist.finn_forrige(now, OCTOBER, None).navn == "september 2026"


@pytest.mark.usefixtures("october")
def test_who_has_explained_owes_nothing() -> None:
    svar = Forklaring(2026, 10, "311", "annet", "Innleie")
    forklaring.save(LOCAL_USER, svar, enhet_navn="Solbakken", base=newest())
    assert "Forklaring mangler" not in plain(run())


@pytest.mark.usefixtures("october")
def test_a_leader_is_told_of_the_own_units_and_not_of_the_leader_groups_actions() -> None:
    held(actions=(Beslutning("", "okonomi", OPPGAVE, "Lage en plan", "Rektor", date(2026, 10, 20)),))
    assert "Lage en plan" in plain(run())
    said = plain(run(role="leder", units=("311",)))
    assert "Solbakken er kommet over grensen" in said
    assert "Lage en plan" not in said
    assert "Regnskap uten plass" not in said
    other = run(role="leder", units=("211",))
    assert sentence_of(other) == "Ingenting av betydning er endret siden møtet 13.10.2026."
    assert plain(other).count("<p class='tomt'>Ingenting.</p>") == 2


def test_the_folkevalgte_do_not_get_in(lake: Lake) -> None:
    with pytest.raises(NotAllowed):
        siden_sist.show(view_of(lake, User("Ola", Role.FOLKEVALGT)), OCTOBER)


def test_an_empty_lake_has_nothing_to_tell(lake: Lake) -> None:
    page = run()
    assert sentence_of(page) == "Ingenting av betydning er endret siden september 2026."
    assert "Ingen motsigelser er funnet i tallene." in plain(page)


def many(antall: int) -> list[dict[str, Any]]:
    return [
        {**STEDER[0], "ansvar": f"4{number:03}", "enhet": f"4{number:02}", "enhet_navn": f"Enhet {number:02}"}
        for number in range(antall)
    ]


@pytest.mark.parametrize(("antall", "more"), [(8, []), (10, ["Vis 2 til"])])
def test_the_first_eight_are_shown_and_the_rest_lie_behind_a_line(
    lake: Lake, antall: int, more: list[str]
) -> None:
    units = many(antall)
    commit(
        lake,
        organisasjon=units,
        budsjett=[row for unit in units for row in posts(unit["ansvar"], 100_000, versjon="regulert")],
        regnskap=[row for unit in units for row in posts(unit["ansvar"], 100_000)],
        vedtak=[
            {"id": f"{number}", "organ": "K", "moetedato": "2026-01-12", "tittel": f"Sak {number}", "status": "utført", "frist": "2026-02-01"}
            for number in range(antall)
        ],
    )  # fmt: skip
    page = run()
    assert len(listed(page, "Motsigelser")) == antall
    assert [each.label for each in page.expander if each.label.startswith("Vis")] == more


def test_markup_is_shown_as_text(lake: Lake) -> None:
    evil = "<script>alert('x')</script>"
    commit(
        lake,
        organisasjon=[{**STEDER[0], "enhet_navn": evil}],
        budsjett=posts("3111", 1_000_000, range(1, 13), versjon="regulert"),
        regnskap=[*posts("3111", 1_000_000, range(1, 10)), *posts("3111", 2_000_000, [10])],
        vedtak=[{"id": "1", "organ": "K", "moetedato": "2026-01-12", "tittel": evil, "status": "utført", "frist": "2026-02-01"}],
    )  # fmt: skip
    said = plain(run())
    assert "<script" not in said
    assert said.count("&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt; er kommet over grensen") == 2
    assert "«&lt;script&gt;" in said


def test_everyone_who_sees_the_dialogue_gets_in(lake: Lake) -> None:
    for role in (Role.OKONOMI, Role.KLG, Role.LEDER):
        assert access.may_see_drift(User("Kari", role))
        assert "Ingen motsigelser" in plain(run(role=role.value))
