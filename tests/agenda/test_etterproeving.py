"""Etterprøving on the page: a draw that lies in the address, a form that draws another, and a chain per decision."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.access import NotAllowed, Role, User
from dashboard.agenda import etterproeving
from dashboard.lake import Lake
from dashboard.text import NO_BREAK
from dashboard.ui.page import View
from tests.agenda.small_lake import Row, commit, shown


def item() -> None:
    from dashboard import lake
    from dashboard.access import LOCAL_USER
    from dashboard.agenda import etterproeving
    from dashboard.ui.page import View

    newest = lake.get().newest().id
    etterproeving.show(View(LOCAL_USER, lake.get().figures(newest), written=newest))


def run(**query: str) -> AppTest:
    page = AppTest.from_function(item, default_timeout=30)
    for name, value in query.items():
        page.query_params[name] = value
    return page.run()


def said(page: AppTest) -> str:
    return shown(page).replace(NO_BREAK, " ")


def asked(page: AppTest, name: str) -> str | None:
    """What the address has for a field."""
    found = page.query_params.get(f"ep_{name}")
    return found[0] if isinstance(found, list) else found


def labels(page: AppTest) -> list[str]:
    return [each.label for each in page.expander]


def day(days: int) -> str:
    return (datetime.now(UTC) + timedelta(days=days)).date().isoformat()


def case(number: str, **other: Any) -> Row:
    return {
        "id": number, "organ": "Kommunestyret", "saksnr": f"PS {number}", "moetedato": "2026-01-12", "tittel": f"Sak {number}",
        "status": "utført", "statusdato": "2026-03-01", "kommentar": "Lagt fram", "ansvarlig": "Rektor", **other,
    }  # fmt: skip


@pytest.fixture
def filled(lake: Lake) -> Lake:
    cases = [case(f"sak-{number}") for number in range(1, 13)]
    cases += [
        case("fs-1", organ="Formannskapet", moetedato="2025-01-12", status="under arbeid", frist=day(-3)),
        case("hemmelig-1", tittel="Hemmelig", organ="Hemmelig utvalg", unntatt_offentlighet=True),
    ]
    commit(lake, vedtak=cases)
    return lake


@pytest.mark.usefixtures("lake")
def test_an_empty_log_says_that_nothing_can_be_drawn_and_shows_the_form() -> None:
    page = run()
    assert "Ingen vedtak kan trekkes med disse valgene." in said(page)
    assert [button.label for button in page.button] == ["Trekk"]
    assert not page.expander


@pytest.mark.usefixtures("filled")
def test_the_first_visit_draws_ten_with_a_seed_of_its_own_that_the_address_keeps() -> None:
    page = run()
    assert "10 vedtak er trukket: " in said(page)
    assert "Trukket tilfeldig blant 13 vedtak. Ett er unntatt offentlighet og kan ikke trekkes." in said(page)
    froe = asked(page, "froe")
    assert froe is not None
    assert len(froe) == 8
    assert labels(run(ep_froe=froe)) == labels(page)
    assert asked(run(), "froe") != froe


@pytest.mark.usefixtures("filled")
def test_a_link_opens_the_draw_it_was_copied_from() -> None:
    page = run(ep_antall="2", ep_froe="x", ep_fra="2025-06-01", ep_til="2026-06-01", ep_organ="Kommunestyret", ep_lag="organ")  # fmt: skip
    assert "Trukket tilfeldig blant 12 vedtak." in said(page)
    assert page.number_input[0].value == 2
    assert [field.value for field in page.date_input] == [date(2025, 6, 1), date(2026, 6, 1)]
    assert [field.value for field in page.selectbox] == ["Kommunestyret", "organ"]
    assert page.text_input[0].value == "x"
    again = run(ep_antall="2", ep_froe="x", ep_fra="2025-06-01", ep_til="2026-06-01", ep_organ="Kommunestyret", ep_lag="organ")  # fmt: skip
    assert labels(again) == labels(page)


@pytest.mark.usefixtures("filled")
def test_the_form_draws_another_sample_and_writes_it_in_the_address() -> None:
    page = run(ep_froe="x")
    page.number_input[0].set_value(3)
    page.text_input[0].set_value("nytt frø")
    page.date_input[0].set_value(date(2025, 1, 1))
    page.selectbox[1].set_value("organ")
    page.button[0].click().run()
    assert "3 vedtak er trukket: " in said(page)
    assert [asked(page, name) for name in ("antall", "froe", "fra", "lag")] == ["3", "nytt frø", "2025-01-01", "organ"]  # fmt: skip
    page.date_input[0].set_value(None)
    page.button[0].click().run()
    assert asked(page, "fra") is None
    assert page.date_input[0].value is None


@pytest.mark.usefixtures("filled")
def test_an_emptied_seed_gives_a_new_one() -> None:
    page = run(ep_froe="x")
    page.text_input[0].set_value("  ")
    page.button[0].click().run()
    assert asked(page, "froe") not in (None, "", "x")


@pytest.mark.usefixtures("filled")
def test_days_the_wrong_way_round_are_refused_and_the_draw_stands() -> None:
    page = run(ep_froe="x", ep_antall="2")
    before = labels(page)
    page.date_input[0].set_value(date(2026, 6, 1))
    page.date_input[1].set_value(date(2026, 1, 1))
    page.button[0].click().run()
    assert "Perioden begynner 01.06.2026 og slutter 01.01.2026." in said(page)
    assert labels(page) == before
    assert asked(page, "fra") is None


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"ep_antall": "mange"}, "Adressen har et antall eller en dato som ikke kan leses."),
        ({"ep_antall": "0"}, "Antallet er 0."),
        ({"ep_fra": "i fjor"}, "Adressen har et antall eller en dato som ikke kan leses."),
        ({"ep_til": "1066-10-14"}, "Adressen har et antall eller en dato som ikke kan leses."),
        ({"ep_lag": "tittel"}, "«tittel» er ikke noe å fordele på."),
        ({"ep_froe": "x" * 65}, "Frøet er tomt eller for langt."),
        ({"ep_lag": "<script>"}, "«&lt;script&gt;» er ikke noe å fordele på."),
    ],
)
def test_an_address_that_cannot_be_read_says_so_and_offers_to_begin_again(
    query: dict[str, str], expected: str
) -> None:
    page = run(**query)
    assert expected in said(page)
    assert not page.expander
    page.button[0].click().run()
    assert "10 vedtak er trukket" in said(page)


@pytest.mark.usefixtures("filled")
def test_a_body_that_the_log_does_not_have_draws_nothing_and_an_exempt_one_is_not_offered() -> None:
    page = run(ep_organ="Finnes ikke")
    assert "Ingen vedtak kan trekkes med disse valgene." in said(page)
    assert page.selectbox[0].options == ["Alle organer", "Finnes ikke", "Formannskapet", "Kommunestyret"]


@pytest.mark.usefixtures("filled")
def test_each_decision_has_its_chain_and_what_breaks_it_is_said() -> None:
    page = run(ep_froe="x", ep_antall="13")
    assert (
        "13 vedtak er trukket: 12 har hel kjede og 1 har brudd i kjeden. Bruddet er i leddet handling."
        in said(page)
    )
    assert r"Sak fs\-1 – Brudd\: fristen er passert" in labels(page)
    assert "Under arbeid 01.03.2026, 3 dager over fristen" in said(page)
    assert "Hemmelig" not in said(page)


@pytest.mark.usefixtures("filled")
def test_what_was_written_in_a_meeting_is_shown_here_and_marked_as_not_in_the_report(lake: Lake) -> None:
    commit(lake, beslutning=[
        {"id": "m-1", "moete": "m", "sak": "tiltak", "type": "oppgave", "tekst": "Purr på <b>fs-1</b>", "ansvarlig": "Rektor",
         "frist": "2026-12-01", "status": "åpen", "registrert": "2026-02-10"},
    ])  # fmt: skip
    page = run(ep_froe="x", ep_antall="13")
    assert "Skrevet i styringsdialogen, ikke med i rapporten" in said(page)
    assert "Purr på &lt;b&gt;fs-1&lt;/b&gt;" in said(page)


def test_marks_in_a_title_are_shown_as_text_and_a_script_is_no_link(lake: Lake) -> None:
    commit(lake, vedtak=[case("1", tittel="<script>x</script> **fet**", vedtakstekst="<img src=x>", lenke="javascript:alert(1)")])  # fmt: skip
    page = run()
    assert "<script" not in said(page)
    assert "<img" not in said(page)
    assert "javascript:" not in said(page)
    assert r"\<script\>x\</script\> \*\*fet\*\* – Hel kjede" in labels(page)


@pytest.mark.usefixtures("filled")
def test_the_report_can_be_taken_along_as_word_and_pdf_and_the_table_as_csv_and_excel() -> None:
    assert [each.proto.label for each in run().get("download_button")] == ["Word", "PDF", "CSV", "Excel"]


@pytest.mark.parametrize("role", [Role.KLG, Role.LEDER, Role.FOLKEVALGT, Role.INGEN])
def test_only_the_oekonomileder_gets_in(lake: Lake, role: Role) -> None:
    with pytest.raises(NotAllowed):
        etterproeving.show(View(User("Ola", role), lake.newest()))
