"""The trace: every commit by its right name, and what people have done besides, in one list that is counted and filtered."""

import io
import os
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from python_calamine import CalamineWorkbook
from streamlit.testing.v1 import AppTest

from dashboard import lake as lakes
from dashboard import settings
from dashboard import spor as notes
from dashboard.access import LOCAL_USER, Role, User
from dashboard.agenda import spor
from dashboard.agenda.spor import Linje, Utvalg
from dashboard.datasets import DATASETS
from dashboard.dialog import beslutning, forklaring, frigivelse, moete, spoersmaal
from dashboard.dialog.beslutning import BESLUTNING, OPPGAVE, Beslutning
from dashboard.dialog.forklaring import Forklaring
from dashboard.dialog.frigivelse import Frigivelse
from dashboard.dialog.spoersmaal import Spoersmaal
from dashboard.dialog.write import newest
from dashboard.errors import DashboardError
from dashboard.export import to_csv
from dashboard.lake import Lake, Snapshot
from dashboard.period import Period
from dashboard.publish import publishing
from dashboard.text import NO_BREAK
from dashboard.ui.page import View
from tests.agenda.small_lake import STEDER, Row, commit, posts, shown
from tests.publish.sample import kort_innhold

OKTOBER = Period(2026, 10)
KARI = User("Kari", Role.OKONOMI)
ALT = Utvalg(date(2020, 1, 1), date.today() + timedelta(days=1))
I_DAG = date(2026, 11, 22)


class Offered:
    """The files under the table, made as when their button is pressed."""

    def __init__(self) -> None:
        self.csv = self.xlsx = b""
        self.name = ""

    def sheets(
        self, csv: Callable[[], bytes], xlsx: Callable[[], bytes], name: Callable[[str], str], **_: object
    ) -> None:
        self.csv, self.xlsx, self.name = csv(), xlsx(), name("csv")

    @property
    def csv_rows(self) -> list[str]:
        """Without what stands above and the heading."""
        lines = self.csv.decode("utf-8-sig").strip().split("\r\n")
        return lines[next(at for at, line in enumerate(lines) if line.startswith("Tidspunkt;")) + 1 :]

    @property
    def xlsx_rows(self) -> list[list[Any]]:
        """Without what stands above and the heading."""
        lines = CalamineWorkbook.from_filelike(io.BytesIO(self.xlsx)).get_sheet_by_index(0).to_python()
        return lines[next(at for at, line in enumerate(lines) if line[0] == "Tidspunkt") + 1 :]


def item() -> None:
    from dashboard import lake
    from dashboard.access import LOCAL_USER
    from dashboard.agenda import spor
    from dashboard.ui.page import View

    newest = lake.get().newest().id
    spor.show(View(LOCAL_USER, lake.get().figures(newest), written=newest))


def run(**address: str) -> AppTest:
    page = AppTest.from_function(item, default_timeout=30)
    for name, value in address.items():
        page.query_params[name] = value
    return page.run()


def said(page: AppTest) -> str:
    return "\n".join([shown(page), *(each.value for each in page.warning)]).replace(NO_BREAK, " ")


def opening(page: AppTest) -> str:
    """The sentence on top."""
    return next(line for line in said(page).splitlines() if "class='setning'" in line)


def rows(page: AppTest) -> int:
    return said(page).count("<th scope='row'")


def event(number: int, tidspunkt: datetime, hendelse: str = "innlogget", **other: Any) -> Row:
    return {"id": f"h{number}", "tidspunkt": tidspunkt.replace(tzinfo=None), "hendelse": hendelse, **other}


def now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


def traced(utvalg: Utvalg = ALT) -> list[Linje]:
    return spor.trace(utvalg, newest())


def last() -> str:
    """What the newest commit is called."""
    return spor.kind(lakes.get().newest())


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> Offered:
    files = Offered()
    monkeypatch.setattr(spor, "offer_sheets", files.sheets)
    return files


@pytest.fixture
def oslo() -> Iterator[None]:
    """The machine stands in Norway."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = "Europe/Oslo"
    time.tzset()
    yield
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()


@pytest.fixture
def people(lake: Lake) -> Lake:
    """Kari has signed in twice and been refused once, Ola once each; one more was refused with no name."""
    at = now()
    commit(lake, spor=[
        event(1, at - timedelta(minutes=5), hvem="Kari", rolle="okonomi"),
        event(2, at - timedelta(minutes=4), hvem="Kari", rolle="okonomi"),
        event(3, at - timedelta(minutes=3), "ingen tilgang", hvem="Kari", rolle="klg", hva="/opplasting"),
        event(4, at - timedelta(minutes=2), hvem="Ola", rolle="leder"),
        event(5, at - timedelta(minutes=1), "ingen tilgang", hvem="Ola", rolle="leder", hva="/publisering"),
        event(6, at, "avvist innlogging"),
    ])  # fmt: skip
    return lake


def test_every_commit_of_the_demo_municipality_has_its_right_name(fjordvik: Lake) -> None:
    begins = {
        "Forklaring fra": "Forklarte", "Innkalt:": "Møte", "Åpnet:": "Møte", "Avsluttet:": "Møte",
        "Beslutning ": "Beslutning", "Oppgave ": "Oppgave",
    }  # fmt: skip
    history = [each for each in fjordvik.history() if each.datasets != ("spor",)]
    expected = {
        each.id: "Lastet opp" if "file" in each.details
        else next(name for start, name in begins.items() if each.message.startswith(start))
        for each in history
    }  # fmt: skip
    assert {each.versjon: each.slag for each in traced()} == expected
    assert set(expected.values()) == {"Lastet opp", *begins.values()}


def test_an_upload_tells_its_file_and_every_line_whose_it_is(fjordvik: Lake) -> None:
    lines = traced()
    first = lines[-1]
    assert (first.slag, first.hvem, first.hva) == (
        "Lastet opp",
        "Økonomileder (demo)",
        "Organisasjon (organisasjon.csv)",
    )
    assert all(each.hvem and each.hva for each in lines)
    assert [each.tid for each in lines] == sorted((each.tid for each in lines), reverse=True)


def test_what_is_written_in_a_meeting_and_explained_has_its_name(lake: Lake) -> None:
    held = moete.plan(
        KARI, dato=I_DAG, period=OKTOBER, deltakere=["Økonomileder"], dagsorden=["okonomi", "tiltak"]
    )
    assert last() == "Møte"
    moete.open_meeting(KARI, held)
    assert last() == "Møte"
    beslutning.add(KARI, held, Beslutning(held.id, "okonomi", BESLUTNING, "Kjøpestopp"))
    assert last() == "Beslutning"
    oppgave = Beslutning(held.id, "okonomi", OPPGAVE, "Ny turnus", ansvarlig="Rektor", frist=date(2027, 1, 1))
    oppgave = beslutning.add(KARI, held, oppgave)
    assert last() == "Oppgave"
    beslutning.follow_up(KARI, oppgave, status="utført", kommentar="", dato=I_DAG, base=newest())
    assert last() == "Oppgave"
    moete.close_meeting(KARI, held)
    assert last() == "Møte"
    forklaring.save(
        KARI, Forklaring(2026, 10, "311", "annet", "Innleie"), enhet_navn="Solbakken", base=newest()
    )
    assert last() == "Forklarte"
    assert {each.hvem for each in traced()} == {"Kari"}


def test_whatever_is_edited_in_the_product_has_a_name_of_its_own() -> None:
    edited = {name for name, dataset in DATASETS.items() if dataset.edited}
    at = datetime(2026, 11, 1, tzinfo=UTC)
    kinds = {name: spor.kind(Snapshot(1, at, "Kari", "", {"datasets": (name,)})) for name in edited}
    assert "Lastet opp" not in kinds.values()
    assert set(kinds.values()) <= set(spor.ORD)


def test_what_is_asked_answered_cleared_published_and_withdrawn_has_its_name(
    lake: Lake, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing, "innholdet", kort_innhold)
    commit(lake, organisasjon=STEDER, regnskap=posts("3111", 1_400_000))
    assert last() == "Lastet opp"
    asked = Spoersmaal(2026, 10, "kommunen", "Hvorfor så mye?", "Formannskapet", date(2026, 11, 1))
    asked = spoersmaal.still(KARI, asked, omraader={})
    assert last() == "Spørsmål"
    asked = spoersmaal.svar(KARI, asked, "Innleie.", besvart=date(2026, 11, 2), base=newest())
    assert last() == "Svarte"
    spoersmaal.utgaar(KARI, asked, base=newest())
    assert last() == "Spørsmål"
    cleared = frigivelse.frigi(KARI, Frigivelse(2026, 10, "Innkjøpsstopp ut året."), base=newest())
    assert last() == "Frigivelse"
    frigivelse.trekk(KARI, cleared, base=newest())
    assert last() == "Frigivelse"
    at = newest()
    edition = publishing.publish(KARI, OKTOBER, snapshot=at, forord="", base=at)
    assert last() == "Publiserte"
    publishing.withdraw(KARI, edition, "Feil tall for helse.", newest())
    assert last() == "Trakk tilbake"
    assert traced()[0].hva == "Trukket tilbake: oktober 2026, utgave 1"


def test_numbers_brought_back_are_no_upload_and_say_who_brought_them(lake: Lake) -> None:
    commit(lake, regnskap=posts("3111", 100))
    back = newest()
    commit(lake, regnskap=posts("3111", 200))
    lake.restore(back, author="Kari", message="Trukket: feil fil")
    line = traced()[0]
    assert (line.slag, line.hvem, line.hva) == ("Gjenopprettet", "Kari", "Trukket: feil fil")
    assert line.versjon == newest()


def test_what_somebody_writes_as_message_of_an_upload_does_not_rename_it(lake: Lake) -> None:
    commit(lake, regnskap=posts("3111", 100))
    cursor = lake.cursor()
    cursor.execute("create temp table ny as select * from lake.regnskap")
    lake.commit(cursor, {"regnskap": "ny"}, author="Kari", message="Trukket tilbake: besvart", base=newest())
    cursor.close()
    assert last() == "Lastet opp"


def test_signins_and_refusals_stand_among_the_commits_newest_first(lake: Lake) -> None:
    commit(lake, regnskap=posts("3111", 100))
    made = lake.newest().time
    notes.note("innlogget", hvem="Kari", rolle="okonomi", now=made - timedelta(seconds=1))
    notes.note("ingen tilgang", hvem="Ola", rolle="leder", hva="/opplasting", now=made + timedelta(seconds=1))
    notes.flush()
    lines = traced()
    assert [each.slag for each in lines] == ["Ingen tilgang", "Lastet opp", "Innlogget"]
    assert [each.versjon for each in lines] == [None, 2, None]
    assert [(each.hvem, each.rolle, each.hva) for each in lines if each.versjon is None] == [
        ("Ola", "leder", "/opplasting"),
        ("Kari", "okonomi", ""),
    ]
    page = said(run())
    assert page.index("Ingen tilgang</td>") < page.index("Lastet opp</td>") < page.index("Innlogget</td>")
    assert "<td class='tekst'>Enhetsleder</td>" in page


def test_what_waits_is_in_the_trace_without_anybody_bringing_it_there(lake: Lake) -> None:
    notes.note("innlogget", hvem="Kari", rolle="okonomi")
    assert ": 1 innlogging.</p>" in opening(run())
    assert ": 1 innlogging.</p>" in opening(run())


@pytest.mark.usefixtures("oslo")
@pytest.mark.parametrize(
    ("utc", "local"),
    [
        (datetime(2026, 11, 21, 7, 15, tzinfo=UTC), "21.11.2026 kl. 08.15"),
        (datetime(2026, 7, 1, 22, 30, tzinfo=UTC), "02.07.2026 kl. 00.30"),
    ],
)
def test_the_moment_is_told_as_the_clock_on_the_wall_shows_it(
    lake: Lake, utc: datetime, local: str, offered: Offered
) -> None:
    commit(lake, spor=[event(1, utc, hvem="Kari")])
    day = f"{utc.astimezone():%Y-%m-%d}"
    page = run(fra=day, til=day)
    assert f"<th scope='row' class='tekst'>{local}</th>" in said(page)
    assert offered.csv_rows == [f"{local};Innlogget;Kari;;;;{utc:%Y-%m-%dT%H:%M:%SZ}"]


@pytest.mark.usefixtures("oslo")
def test_a_day_begins_at_midnight_where_the_machine_stands_and_both_ends_are_in(lake: Lake) -> None:
    commit(lake, spor=[
        event(1, datetime(2026, 11, 20, 22, 59, 59, tzinfo=UTC), hvem="den 20."),
        event(2, datetime(2026, 11, 20, 23, tzinfo=UTC), hvem="den 21."),
        event(3, datetime(2026, 11, 21, 22, 59, 59, tzinfo=UTC), hvem="den 21."),
        event(4, datetime(2026, 11, 21, 23, tzinfo=UTC), hvem="den 22."),
    ])  # fmt: skip
    the21 = date(2026, 11, 21)
    assert [each.hvem for each in traced(Utvalg(the21, the21))] == ["den 21.", "den 21."]
    assert [each.hvem for each in traced(Utvalg(the21, date(2026, 11, 22)))] == [
        "den 22.",
        "den 21.",
        "den 21.",
    ]


@pytest.mark.usefixtures("oslo")
def test_a_commit_is_in_the_trace_of_the_day_it_was_made_and_of_no_other(lake: Lake) -> None:
    commit(lake, regnskap=posts("3111", 100))
    made = lake.newest().time.astimezone().date()
    before, after = made - timedelta(days=1), made + timedelta(days=1)
    assert [len(traced(Utvalg(day, day))) for day in (before, made, after)] == [0, 1, 0]


def line(slag: str) -> Linje:
    return Linje(datetime(2026, 11, 21, tzinfo=UTC), slag, "Kari", "", "")


@pytest.mark.parametrize(
    ("counted", "sentence"),
    [
        ({}, "Siden 1. november: ingenting er sporet."),
        ({"Lastet opp": 1}, "Siden 1. november: 1 opplasting."),
        (
            {"Innlogget": 2, "Lastet opp": 12, "Ingen tilgang": 1},
            "Siden 1. november: 12 opplastinger, 1 avvist forsøk og 2 innlogginger.",
        ),
        (
            {"Avvist innlogging": 1, "Ugyldig informasjonskapsel": 1, "Ingen tilgang": 1},
            "Siden 1. november: 3 avviste forsøk.",
        ),
        ({"Svarte": 1, "Spørsmål": 1}, "Siden 1. november: 1 endring i spørsmål og 1 svar."),
        ({"Innlogget": 1234}, "Siden 1. november: 1 234 innlogginger."),
        (
            dict.fromkeys(("Lastet opp", "Gjenopprettet", "Publiserte", "Trakk tilbake", "Innlogget", "Forklarte", "Eksport"), 1),
            "Siden 1. november: 1 opplasting, 1 gjenoppretting, 1 publisering, 1 tilbaketrekking, 1 innlogging,"
            " 1 forklaring og 1 annen hendelse.",
        ),
        (
            dict.fromkeys(spor.ORD, 1),
            "Siden 1. november: 1 opplasting, 1 gjenoppretting, 1 publisering, 1 tilbaketrekking, 1 endret pakke,"
            f" 3 avviste forsøk og {len(spor.ORD) - 8} andre hendelser.",
        ),
    ],
)  # fmt: skip
def test_the_opening_sentence_counts_each_kind_in_its_right_number(
    counted: dict[str, int], sentence: str
) -> None:
    lines = [line(slag) for slag, number in counted.items() for _ in range(number)]
    assert spor.in_words(Utvalg(date(2026, 11, 1), I_DAG), lines, I_DAG).replace(NO_BREAK, " ") == sentence


@pytest.mark.parametrize(
    ("fra", "til", "when"),
    [
        (date(2026, 11, 1), I_DAG, "Siden 1. november:"),
        (date(2025, 11, 1), date(2026, 12, 1), "Siden 1. november 2025:"),
        (date(2025, 12, 30), date(2026, 1, 2), "Fra 30. desember 2025 til 2. januar:"),
        (I_DAG, I_DAG, "22. november:"),
        (date(2025, 5, 1), date(2025, 5, 1), "1. mai 2025:"),
    ],
)
def test_the_opening_sentence_names_its_days_with_the_year_where_it_is_another(
    fra: date, til: date, when: str
) -> None:
    assert spor.in_words(Utvalg(fra, til), [], I_DAG) == f"{when} ingenting er sporet."


@pytest.mark.usefixtures("people")
def test_the_page_shows_everything_until_something_is_chosen() -> None:
    page = run()
    assert ": 3 avviste forsøk og 3 innlogginger.</p>" in opening(page)
    assert rows(page) == 6
    assert page.selectbox[1].options == ["Kari", "Ola"]


@pytest.mark.usefixtures("people")
def test_a_kind_is_chosen_and_lies_in_the_address() -> None:
    page = run()
    page.selectbox[0].set_value("Ingen tilgang").run()
    assert ": 2 avviste forsøk.</p>" in opening(page)
    assert rows(page) == 2
    assert page.query_params["hendelse"] in ("Ingen tilgang", ["Ingen tilgang"])
    assert rows(run(hendelse="Ingen tilgang")) == 2
    assert rows(run(hendelse="<b>finnes ikke</b>")) == 6


@pytest.mark.usefixtures("people")
def test_a_person_is_chosen_and_is_never_in_the_address_nor_in_the_name_of_the_file(offered: Offered) -> None:
    page = run()
    page.selectbox[1].set_value("Kari").run()
    assert "(Kari): 1 avvist forsøk og 2 innlogginger.</p>" in opening(page)
    assert rows(page) == len(offered.csv_rows) == len(offered.xlsx_rows) == 3
    assert "Hvem;Kari" in offered.csv.decode()
    page.selectbox[0].set_value("Innlogget").run()
    assert "(Kari): 2 innlogginger.</p>" in opening(page)
    page.date_input[0].set_value(date.today() - timedelta(days=7)).run()
    assert "(Kari): 2 innlogginger.</p>" in opening(page)
    assert "kari" not in str(dict(page.query_params)).lower()
    assert "kari" not in offered.name
    assert rows(run(hvem="Kari", spor_hvem="Kari")) == 6


@pytest.mark.usefixtures("people")
def test_somebody_who_did_nothing_on_the_days_chosen_is_no_longer_chosen(lake: Lake) -> None:
    long_ago = now() - timedelta(days=300)
    commit(lake, spor=[event(7, long_ago, hvem="Per")])
    page = run(fra=f"{long_ago - timedelta(days=1):%Y-%m-%d}")
    page.selectbox[1].set_value("Per").run()
    assert rows(page) == 1
    page.date_input[0].set_value(date.today() - timedelta(days=7)).run()
    assert rows(page) == 6
    assert "Per" not in opening(page)


def test_days_are_chosen_and_lie_in_the_address(lake: Lake) -> None:
    noon = datetime.combine(date.today() - timedelta(days=3), datetime.min.time(), UTC) + timedelta(hours=12)
    commit(lake, spor=[event(number, noon - timedelta(days=number)) for number in range(4)])
    day = noon.date()
    assert rows(run(fra=str(day - timedelta(days=2)), til=str(day - timedelta(days=1)))) == 2
    page = run(fra=str(day - timedelta(days=2)))
    assert rows(page) == 3
    page.date_input[1].set_value(day - timedelta(days=2)).run()
    assert rows(page) == 1


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize("fra", ["i fjor", "1066-10-14", "", "<b>"])
def test_a_date_in_the_address_that_cannot_be_read_is_as_if_it_was_not_there(fra: str) -> None:
    assert rows(run(fra=fra)) == 6


@pytest.mark.usefixtures("people")
def test_days_the_wrong_way_round_are_told_and_show_no_table() -> None:
    page = run(fra="2026-11-23", til="2026-11-22")
    assert "«Fra og med» er etter «Til og med». Velg en tidligere dato." in said(page)
    assert rows(page) == 0
    assert not page.get("download_button")
    page.date_input[0].set_value(date(2026, 11, 22)).run()
    assert not page.warning


@pytest.mark.usefixtures("lake")
def test_an_empty_trace_says_so_and_offers_no_file() -> None:
    page = run()
    assert ": ingenting er sporet.</p>" in opening(page)
    assert "Ingenting er sporet i utvalget. Velg en tidligere fra-dato" in said(page)
    assert not page.get("download_button")


def test_more_than_fits_on_the_page_is_cut_there_and_whole_in_the_download(
    lake: Lake, offered: Offered
) -> None:
    at = now()
    commit(lake, spor=[event(number, at - timedelta(seconds=number), hvem="Kari", hva=f"nr {number:04}") for number in range(1_203)])  # fmt: skip
    page = run()
    assert ": 1 203 innlogginger.</p>" in opening(page)
    assert rows(page) == 500
    assert "nr 0499<" in said(page)
    assert "nr 0500<" not in said(page)
    assert "Tabellen viser de 500 nyeste av 1 203 linjer. Nedlastingen har alle." in said(page)
    expected = [f"nr {number:04}" for number in range(1_203)]
    assert [row.split(";")[4] for row in offered.csv_rows] == expected
    assert [row[4] for row in offered.xlsx_rows] == expected


def test_exactly_what_fits_is_not_said_to_be_cut(lake: Lake) -> None:
    at = now()
    commit(lake, spor=[event(number, at - timedelta(seconds=number)) for number in range(500)])
    page = run()
    assert rows(page) == 500
    assert "Tabellen viser" not in said(page)


@pytest.mark.usefixtures("people")
def test_more_than_a_sheet_holds_is_offered_as_csv_alone_and_that_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert [each.proto.label for each in run().get("download_button")] == ["CSV", "Excel"]
    monkeypatch.setattr(spor, "XLSX_ROWS", 5)
    page = run()
    assert [each.proto.label for each in page.get("download_button")] == ["CSV"]
    assert "En Excel-fil har ikke plass til så mange linjer." in said(page)


def test_markup_in_a_message_and_a_name_is_shown_and_not_obeyed(lake: Lake, offered: Offered) -> None:
    name, message = "<script>alert(1)</script>", "<img src=x onerror=y> **fet** [a](javascript:b)"
    before = newest()
    commit(lake, regnskap=posts("3111", 100))
    lake.restore(before, author=name, message=message)
    notes.note("ukjent adresse", hvem='=cmd|"/c calc"!A1', hva="</table><b>")
    page = run()
    told = said(page)
    for shown_as_text in ("&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;img src=x onerror=y&gt; **fet**", "&lt;/table&gt;&lt;b&gt;"):  # fmt: skip
        assert shown_as_text in told
    for obeyed in ("<script", "<img", "</table><b>"):
        assert obeyed not in told
    page.selectbox[1].set_value(name).run()
    assert "(&lt;script&gt;alert(1)&lt;/script&gt;): 1 gjenoppretting.</p>" in opening(page)
    page.selectbox[1].set_value('=cmd|"/c calc"!A1').run()
    assert "\"'=cmd" in offered.csv.decode()
    assert offered.xlsx_rows[0][2] == '=cmd|"/c calc"!A1'


def test_the_file_says_what_was_chosen_and_which_version_it_is_of(lake: Lake) -> None:
    commit(lake, regnskap=posts("3111", 100))
    chosen = Utvalg(date(2026, 11, 1), I_DAG, "Lastet opp", "Test")
    made = spor.export(View(LOCAL_USER, lake.newest()), chosen, chosen.of(traced()))
    told = to_csv(made).decode("utf-8-sig")
    for expected in ("Tabell;Sporingslogg", "Periode;01.11.2026 – 22.11.2026", "Hendelse;Lastet opp", "Hvem;Test", "Versjon;2, "):  # fmt: skip
        assert expected in told
    assert ";Lastet opp;Test;;Rader;2;" in told


def test_a_line_that_is_damaged_is_told_on_the_page_and_in_the_file(lake: Lake, offered: Offered) -> None:
    notes.note("innlogget", hvem="Kari")
    with next(settings.get().data.glob("spor/*.jsonl")).open("ab") as file:
        file.write(b"\n{halv")
    page = run()
    told = "1 linje i sporingen var skadet og er ikke med."
    assert told in said(page)
    assert rows(page) == 1
    assert told in offered.csv.decode().replace(NO_BREAK, " ")


@pytest.mark.usefixtures("people")
def test_what_is_stored_is_shown_though_what_waits_cannot_be(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> int:
        raise DashboardError("Sporingen kan ikke lagres", "Disken er <full>.", "Rydd.")

    monkeypatch.setattr(notes, "flush", refused)
    page = run()
    assert "Disken er &lt;full&gt;." in said(page)
    assert rows(page) == 6


def test_to_look_twice_does_not_make_the_trace_longer(lake: Lake) -> None:
    notes.note("innlogget", hvem="Kari")
    assert rows(run()) == 1
    before = lake.newest().id
    page = run()
    page.selectbox[1].set_value("Kari").run()
    assert rows(page) == 1
    assert lake.newest().id == before
