"""The monthly report and the minutes: what they say, what they never say, and that they stay as they were."""

from datetime import date

import pytest

from dashboard import lake as lakes
from dashboard.access import LOCAL_USER
from dashboard.dialog import beslutning, forklaring
from dashboard.dialog import moete as moeter
from dashboard.dialog.beslutning import OPPGAVE, Beslutning
from dashboard.dialog.forklaring import Forklaring
from dashboard.dialog.moete import DAGSORDEN, DRIFT, Moete
from dashboard.dialog.write import newest
from dashboard.lake import Lake
from dashboard.period import Period
from dashboard.reports import grunnlag
from dashboard.reports.document import Bullets, Chart, Document, Facts, Heading, Paragraph, Table
from dashboard.reports.maanedsrapport import maanedsrapport
from dashboard.reports.referat import referat
from tests.agenda.small_lake import STEDER, commit, posts

OKTOBER = Period(2026, 10)
EXEMPT = "Hemmelig tomtekjøp"


@pytest.fixture
def october(lake: Lake) -> Lake:
    commit(
        lake,
        organisasjon=STEDER,
        regnskap=[*posts("3111", 1_400_000), *posts("2111", 999_900), *posts("3111", 900_000, range(1, 13), 2025)],
        budsjett=[
            *posts("3111", 1_000_000, range(1, 13), versjon="regulert"),
            *posts("2111", 1_000_000, range(1, 13), versjon="regulert"),
        ],
        vedtak=[
            {"id": "1", "organ": "Kommunestyret", "moetedato": "2026-03-01", "tittel": "Ny skole", "status": "under arbeid", "frist": "2026-09-01"},
            {"id": "2", "organ": "Kommunestyret", "moetedato": "2026-03-01", "tittel": EXEMPT, "status": "under arbeid", "frist": "2026-09-01",
             "unntatt_offentlighet": True},
        ],
        tiltak=[
            {"id": "T1", "tittel": "Ny turnus", "aar": 2026, "ansvar": "3111", "vedtatt_effekt": 100_000, "forventet_effekt": 20_000, "status": "under arbeid"},
        ],
        sykefravaer=[
            {"aar": aar, "periode": periode, "enhet": enhet, "avtalte_dagsverk": 600, "sykefravaersdagsverk": 54, "ansatte": ansatte}
            for aar in (2025, 2026) for periode in range(1, 11 if aar == 2026 else 13) for enhet, ansatte in (("311", 40), ("211", 30))
        ],
    )  # fmt: skip
    return lake


def said(document: Document) -> str:
    """Everything the document says, with plain spaces."""
    found: list[str] = [document.title, document.subtitle]
    for block in (document.facts, *document.blocks):
        match block:
            case Heading() | Paragraph():
                found.append(block.text)
            case Facts():
                found += [f"{name}: {value}" for name, value in block.rows]
            case Bullets():
                found += block.items
            case Chart():
                found.append(block.description)
            case Table():
                found += [block.heading, *(" | ".join(row) for row in block.rows)]
    return "\n".join(found).replace("\u00a0", " ")


def report(period: Period = OKTOBER) -> Document:
    return maanedsrapport(grunnlag.newest(period))


def test_the_report_follows_the_agenda(october: Lake) -> None:
    heads = [block.text for block in report().blocks if isinstance(block, Heading) and block.level == 1]
    assert heads == [
        "Økonomi",
        "Motsigelser i tallene",
        "Budsjettiltak",
        "Oppfølging av vedtak",
        "Sykefravær",
        "Åpne oppgaver fra styringsdialogen",
    ]


def test_the_report_says_how_it_stands_and_who_has_not_explained(october: Lake) -> None:
    text = said(report())
    assert "Til og med oktober 2026 har kommunen brukt 4,0 mill. kr mer enn budsjettert" in text
    assert "Solbakken | −4 000 merforbruk | −40,0" in text
    assert "Ikke forklart" in text
    assert "avvik over 250 000 kr og 1,0 %" in text


def test_the_explanation_stands_beside_the_number(october: Lake) -> None:
    svar = Forklaring(2026, 10, "311", "annet", "Innleie på natt.", "Ny turnus.", dato=date(2026, 11, 5))
    forklaring.save(LOCAL_USER, svar, enhet_navn="Solbakken", base=newest())
    assert "Annet: Innleie på natt. Tiltak: Ny turnus. (Enhetsleder, 05.11.2026)" in said(report())


def test_what_is_exempt_from_public_disclosure_is_in_no_report(october: Lake) -> None:
    meeting = held()
    for document in (report(), referat(meeting, newest())):
        assert "Ny skole" in said(document)
        assert EXEMPT not in said(document)


def test_sick_leave_of_small_units_is_not_in_the_report(october: Lake) -> None:
    before = said(report())
    assert "Oppvekst | 9,0" in before
    commit(
        october,
        sykefravaer=[
            {"aar": 2026, "periode": 10, "enhet": "311", "avtalte_dagsverk": 600, "sykefravaersdagsverk": 54, "ansatte": 40},
            {"aar": 2026, "periode": 10, "enhet": "211", "avtalte_dagsverk": 90, "sykefravaersdagsverk": 33.3, "ansatte": 4},
        ],
    )  # fmt: skip
    after = said(report())
    assert "37,0" not in after
    assert "Oppvekst | 9,0" not in after


def test_the_same_version_gives_the_same_report_whatever_comes_later(october: Lake) -> None:
    then = grunnlag.newest(OKTOBER)
    before = said(maanedsrapport(then))
    commit(october, regnskap=posts("3111", 9_000_000))
    assert said(maanedsrapport(grunnlag.Grunnlag(then.snapshot, OKTOBER, then.written))) == before
    assert said(report()) != before


@pytest.mark.parametrize("period", [Period(2026, 10), Period(2025, 12), Period(2025, 0), Period(2030, 5)])
def test_an_empty_lake_and_other_periods_still_give_a_report(lake: Lake, period: Period) -> None:
    assert "Sykefravær" in said(report(period))


def test_a_year_without_budget_has_accounts_and_no_deviation(lake: Lake) -> None:
    commit(lake, organisasjon=STEDER, regnskap=posts("3111", 1_400_000))
    text = said(report())
    assert "Det er ikke lest inn budsjett for 2026, så avvik kan ikke regnes ut." in text
    assert "merforbruk" not in text.split("Økonomisk oversikt")[0]


def held() -> Moete:
    meeting = moeter.plan(
        LOCAL_USER,
        dato=date(2026, 11, 10),
        period=OKTOBER,
        deltakere=["Kommunedirektør"],
        dagsorden=list(DAGSORDEN[DRIFT]),
    )
    oppgave = Beslutning(
        "",
        "okonomi",
        OPPGAVE,
        "Stoppe innleie",
        "HR-leder",
        date(2026, 12, 1),
        gjelder="Solbakken, −4,0 mill. kr",
    )
    beslutning.add(LOCAL_USER, meeting, oppgave)
    return meeting


def test_the_minutes_hold_roles_agenda_numbers_and_decisions(october: Lake) -> None:
    text = said(referat(held(), newest()))
    assert "Deltakere: Kommunedirektør" in text
    assert "1 | Stoppe innleie | HR-leder | 01.12.2026 | Åpen | Solbakken, −4,0 mill. kr" in text
    assert "Oppgave: Stoppe innleie (HR-leder, innen 01.12.2026)" in text
    assert "Solbakken | −4 000 merforbruk" in text


def test_the_minutes_of_an_open_meeting_are_a_draft(october: Lake) -> None:
    meeting = held()
    assert "utkast" in said(referat(meeting, newest()))
    assert "utkast" not in said(referat(moeter.close_meeting(LOCAL_USER, meeting), newest()))


def test_the_minutes_of_a_closed_meeting_are_as_it_was_closed(october: Lake) -> None:
    closed = moeter.close_meeting(LOCAL_USER, held(), "Godt møte.")
    before = said(referat(closed, newest()))
    commit(october, regnskap=posts("3111", 9_000_000))
    [written] = beslutning.beslutninger(newest())
    beslutning.follow_up(
        LOCAL_USER, written, status="utført", kommentar="Gjort", dato=date(2026, 12, 1), base=newest()
    )
    assert said(referat(closed, newest())) == before
    assert lakes.get().figures(newest()).id > closed.versjon
