"""Oversikt as the leader group meets it, on a lake of a few rows."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import access, paths, settings, text
from dashboard.access import Role, User
from tests.agenda.small_lake import STEDER, commit, posts, shown


def absence(enhet, month):
    return {
        "aar": 2026, "periode": month, "enhet": enhet, "avtalte_dagsverk": 1000, "sykefravaersdagsverk": 80, "ansatte": 50,
    }  # fmt: skip


@pytest.fixture
def october(lake):
    """Solbakken 4 mill. kr over its budget of 10, Nes skole in balance; the sick leave ends in September."""
    commit(
        lake,
        organisasjon=STEDER,
        regnskap=[*posts("3111", 1_400_000), *posts("2111", 1_000_000)],
        budsjett=[
            *posts("3111", 1_000_000, range(1, 13), versjon="opprinnelig"),
            *posts("2111", 1_000_000, range(1, 13), versjon="opprinnelig"),
        ],
        sykefravaer=[absence(enhet, month) for enhet in ("311", "211") for month in range(1, 10)],
        vedtak=[
            {"id": "1", "organ": "Kommunestyret", "moetedato": "2024-02-12", "tittel": "Ny skole", "type": "vedtak",
             "status": "under arbeid", "frist": "2024-03-01"}
        ],
        tiltak=[
            {"id": "1", "aar": 2026, "tjenesteomraade": "HO", "tittel": "Turnus", "vedtatt_effekt": 2_000_000,
             "forventet_effekt": 1_500_000}
        ],
    )  # fmt: skip


def opened(**address):
    page = AppTest.from_file(str(paths.PAGES / "oversikt.py"), default_timeout=60)
    for name, value in address.items():
        page.query_params[name] = value
    return page.run()


def said(page):
    return shown(page).replace("\u00a0", " ")


def sentence_of(page):
    [found] = re.findall(r"<p class='setning'>(.*?)</p>", said(page))
    return found


def figures_of(page):
    """Label -> (address, value) of every key figure."""
    found = re.findall(r"<dt><a href='(.*?)'[^>]*>(.*?)</a></dt><dd class='verdi'>(.*?)</dd>", said(page))
    return {label: (link.replace("&amp;", "&"), value) for link, label, value in found}


def rows_of(page, title):
    [table] = [part for part in said(page).split("<table>") if part.startswith(f"<caption>{title}")]
    body = table.partition("<tbody>")[2]
    rows = [re.split(r"</t[hd]>", row)[:-1] for row in body.split("</tr>")[:-1]]
    return [[re.sub(r"<[^>]+>", "", cell) for cell in row] for row in rows]


def test_an_empty_lake_says_what_to_do_and_where(lake):
    page = opened()
    assert sentence_of(page) == "Det er ikke lest inn noen tall ennå."
    assert "Begynn med organisasjonsfilen" in said(page)
    assert "<a href='/opplasting' target='_self'>Last opp filer</a>" in said(page)
    assert [box.label for box in page.selectbox] == ["Vis som"]


def test_the_month_is_said_in_one_sentence(october):
    assert sentence_of(opened()) == (
        "Til og med oktober 2026 har kommunen brukt 4,0 mill. kr mer enn budsjettert (20,0 % av budsjetterte utgifter)."
        " Prognosen for 2026 er 4,0 mill. kr i merforbruk."
    )


def test_every_agenda_item_has_its_figure_and_each_leads_to_its_part_of_drift(october):
    month = "/drift?periode=2026-09&del="
    assert figures_of(opened(periode="2026-09")) == {
        "Avvik hittil": (f"{month}okonomi", "−3,6 mill. kr"),
        "Ventet avvik ved årets slutt": (f"{month}okonomi", "−3,6 mill. kr"),
        "Til muntlig gjennomgang": (f"{month}okonomi", "1 enhet"),
        "Sykefravær september 2026": (f"{month}sykefravaer", "8,0 %"),
        "Vedtak over fristen": (f"{month}vedtak", "1"),
        "Tiltak, ventet mot vedtatt": (f"{month}vedtak", "−0,5 mill. kr"),
    }


def test_what_has_no_numbers_has_no_figure(lake):
    commit(lake, organisasjon=STEDER, regnskap=posts("3111", 100))
    page = opened()
    assert figures_of(page) == {}
    assert "Det er ikke lest inn budsjett for 2026" in sentence_of(page)
    assert "Til muntlig gjennomgang" not in said(page)


def test_the_units_past_the_threshold_stand_in_a_table_and_lead_to_themselves(october):
    page = opened()
    [row] = rows_of(page, "Til muntlig gjennomgang")
    assert row == [
        "Solbakken",
        "Helse og omsorg",
        "−4 000 000 merforbruk",
        "−40,0 merforbruk",
        "−4 000 000 merforbruk",
    ]
    assert (
        "<a href='/drift?periode=2026-10&amp;omraade=HO&amp;enhet=311' target='_self'>Solbakken</a>"
        in said(page)
    )


def test_when_nobody_is_past_the_threshold_the_page_says_so(october, monkeypatch):
    monkeypatch.setenv("DASHBOARD_AVVIK_KR", "4000000")
    settings.get.cache_clear()
    assert "<strong>Til muntlig gjennomgang.</strong> Ingen enheter er over grensen." in said(opened())


def test_the_freshness_of_every_dataset_stands_with_who_brought_it_in_and_what_it_lacks(october, lake):
    today = text.day(lake.newest().time.astimezone())
    rows = {name: cells for name, *cells in rows_of(opened(), "Hvor ferske er tallene")}
    assert rows["Regnskap"] == ["oktober 2026", "20", today, "Test", "Oppdatert"]
    assert rows["Budsjett"] == ["2026", "24", today, "Test", "Oppdatert"]
    assert rows["Sykefravær"] == ["september 2026", "18", today, "Test", "Mangler oktober 2026"]
    assert rows["Vedtak"] == ["12.02.2024", "1", today, "Test", "Oppdatert"]
    assert rows["Prognose"] == ["–", "0", "–", "–", "Ikke lastet opp"]


def test_sick_leave_without_the_newest_month_gives_a_warning(october):
    [warning] = opened().warning
    assert warning.value == "Sykefravær mangler tall for nyeste måned."


def test_fresh_numbers_give_no_warning(october, lake):
    commit(lake, sykefravaer=[absence("311", 10), absence("211", 10)])
    assert not opened().warning


def test_an_earlier_version_tells_of_the_freshness_it_had(october, lake):
    first = lake.newest().id
    commit(lake, sykefravaer=[absence("311", 10)])
    assert opened(versjon=str(first)).warning


def test_a_leader_sees_only_the_own_units(october, monkeypatch):
    monkeypatch.setattr(access, "LOCAL_USER", User("Kari", Role.LEDER, frozenset({"211"})))
    page = opened()
    assert sentence_of(page).startswith("Til og med oktober 2026 har enhetene dine")
    assert "Solbakken" not in said(page)


def test_a_folkevalgt_does_not_get_in(october, monkeypatch):
    monkeypatch.setattr(access, "LOCAL_USER", User("Ola", Role.FOLKEVALGT))
    page = opened()
    assert page.exception
    assert not page.get("html")
