"""Opplasting: what an økonomileder sees from a file is dropped until it is stored, and on the way back."""

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import access, paths
from dashboard.access import Role, User
from dashboard.intake import receive
from dashboard.lake import Lake
from dashboard.settings import get as settings
from tests.agenda.small_lake import commit

REAL = paths.ROOT / "tests" / "files" / "real"
HEAD = "År;Periode;Kontoklasse;Ansvar;Funksjon;Art;Beløp"
OKTOBER = f"{HEAD}\n2026;10;1;1100;202;010;1200,50\n2026;10;1;1100;202;600;-200,50\n"
SEPTEMBER = f"{HEAD}\n2026;9;1;1100;202;010;700\n"


@pytest.fixture
def page(lake: Lake) -> AppTest:
    app = AppTest.from_file(str(paths.ROOT / "dashboard" / "app.py"), default_timeout=60).run()
    return app.switch_page("../pages/opplasting.py").run()


def drop(page: AppTest, *files: tuple[str, str | bytes]) -> AppTest:
    given = [
        (name, body if isinstance(body, bytes) else body.encode(), "application/octet-stream")
        for name, body in files
    ]
    return page.file_uploader[0].set_value(given).run()


def told(page: AppTest) -> str:
    """Everything the page says, as it was sent: HTML, sentences, captions, messages."""
    said = [element.proto.body for element in page.get("html")]
    said += [
        element.value for kind in (page.markdown, page.caption, page.success, page.info) for element in kind
    ]
    return "\n".join(said).replace("\N{NO-BREAK SPACE}", " ")


def press(page: AppTest, label: str) -> AppTest:
    return next(button for button in page.button if button.label == label).click().run()


def field(page: AppTest, kind: str, label: str) -> Any:
    found: list[Any] = list(page.get(kind))
    return next(element for element in found if element.label == label)


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()] if folder.exists() else []


def test_without_data_the_page_says_where_to_begin(page: AppTest) -> None:
    assert "Ingenting er lagret ennå" in told(page)
    assert not page.exception


def test_a_file_is_told_about_and_nothing_is_stored_before_it_is_accepted(page: AppTest, lake: Lake) -> None:
    drop(page, ("oktober.csv", OKTOBER))
    assert "2 rader regnskap for oktober 2026 er klare til å godkjennes." in told(page)
    assert "CSV, UTF-8, semikolon, desimalkomma, overskrift i rad 1" in told(page)
    assert "Ingenting står fra før: alle 2 rader regnskap er nye." in told(page)
    assert "1 200,50" in told(page)
    assert lake.history() == []


def test_what_people_have_changed_in_the_product_is_not_written_over_unseen(
    page: AppTest, lake: Lake
) -> None:
    row = {
        "id": "M1",
        "plan": "Plan A",
        "planslag": "handlingsdel",
        "nivaa": "mål",
        "tittel": "Ført <i>her</i>",
    }
    commit(lake, maalstruktur=[row])
    drop(page, ("plan.csv", "Id;Plan;Slag plan;Nivå;Tittel\nM1;Plan A;handlingsdel;mål;Fra fil\n"))
    said = told(page)
    assert (
        "1 ledd er ført eller endret i løsningen siden forrige fil (M1). Filen vil skrive over det." in said
    )
    table = said.rpartition("<caption>Rader som blir annerledes")[2].partition("</table>")[0]
    for cell in ("M1", "Tittel", "Ført &lt;i&gt;her&lt;/i&gt;", "Fra fil", "endret i løsningen"):
        assert cell in table, cell
    assert "1 ledd endres." in said


def test_an_accepted_file_is_one_version_with_who_and_what(page: AppTest, lake: Lake) -> None:
    drop(page, ("oktober.csv", OKTOBER))
    field(page, "text_input", "Hvem godkjenner?").set_value("Kari, økonomileder")
    press(page, "Godkjenn og lagre")
    (stored,) = lake.history()
    assert (stored.author, stored.message) == ("Kari, økonomileder", "Regnskap oktober 2026 fra oktober.csv")
    assert f"Lagret som versjon {stored.id} kl. {stored.time.astimezone():%H.%M}." in told(page)


def test_after_accepting_the_way_to_the_numbers_leads_to_their_period(page: AppTest) -> None:
    press(drop(page, ("oktober.csv", OKTOBER)), "Godkjenn og lagre")
    (link, *_) = page.get("page_link")
    assert (link.proto.page, link.proto.query_string) == ("drift", "periode=2026-10")


def test_stavangers_347_long_rows_are_one_line_that_opens(page: AppTest) -> None:
    drop(page, ("stavanger-2016-drift.csv", (REAL / "stavanger-2016-drift.csv").read_bytes()))
    said = told(page)
    assert "11 130 rader budsjett for 2016 er klare til å godkjennes. 347 rader har en merknad" in said
    assert said.count("<span class='antall'>347 rader</span>") == 1
    assert said.count("felt, men overskriften har 12") == 348  # the line, and every row behind it
    assert "10 893 137 000" in said


def test_the_same_file_again_is_said_to_be_accepted_before(page: AppTest) -> None:
    press(drop(page, ("oktober.csv", OKTOBER)), "Godkjenn og lagre")
    drop(page, ("oktober.csv", OKTOBER))
    assert "Nøyaktig denne filen ble godkjent" in told(page)
    assert "Uendret: filen har det samme som står fra før, 2 rader regnskap" in told(page)


def test_a_file_is_looked_at_once_however_often_the_page_runs(
    page: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []
    inspect = receive.inspect

    def counted(path, name, *others, **more):
        looked.append(name)
        return inspect(path, name, *others, **more)

    monkeypatch.setattr(receive, "inspect", counted)
    drop(page, ("oktober.csv", OKTOBER))
    field(page, "text_input", "Melding i historikken").set_value("Noe annet").run()
    page.run()
    assert looked == ["oktober.csv"]


def test_no_copy_is_left_in_the_temporary_folder(page: AppTest) -> None:
    drop(page, ("oktober.csv", OKTOBER))
    assert files_in(settings().temp) == []


def test_a_file_with_errors_cannot_be_accepted_and_the_reason_stands_by_the_button(page: AppTest) -> None:
    drop(page, ("oktober.csv", OKTOBER.replace("1200,50", "tolv hundre")))
    (button,) = [each for each in page.button if each.label == "Godkjenn og lagre"]
    assert button.disabled
    assert "Filen kan ikke godkjennes: 1 feil må rettes først." in told(page)
    assert "tolv hundre" in told(page)


@pytest.mark.parametrize("month", ["15", "", "99"])
def test_a_month_that_does_not_exist_is_told_and_not_tripped_over(page: AppTest, month: str) -> None:
    drop(page, ("rart.csv", f"{HEAD}\n2026;{month};1;1100;202;010;5\n"))
    assert "Filen kan ikke godkjennes" in told(page)
    assert "Noe gikk galt" not in told(page)


def test_a_file_about_persons_is_refused_and_nothing_of_it_is_kept(page: AppTest) -> None:
    body = "År;Måned;Enhet;Navn;Sykefraværsdagsverk;Avtalte dagsverk\n2026;10;Skolen;Nordmann, Kari;3;20\n"
    drop(page, ("fravær.csv", body))
    assert "Filen er avvist" in told(page)
    assert "Ingenting fra filen er beholdt" in told(page)
    assert "Nordmann" not in told(page)
    assert files_in(settings().inbox) == []
    assert files_in(settings().temp) == []
    assert not [button for button in page.button if button.label == "Godkjenn og lagre"]


def test_markup_in_a_file_is_shown_as_text(page: AppTest) -> None:
    attack = "<script>alert(1)</script>"
    body = (
        f"{HEAD};Ansvar (navn)\n2026;10;1;{attack};202;010;1;{attack}\n2026;10;1;1;{attack};010;{attack};x\n"
    )
    drop(page, (f"{attack}.csv", body))
    assert "&lt;script&gt;" in told(page)
    assert attack not in "".join(element.proto.body for element in page.get("html"))


def test_unknown_columns_are_chosen_once_and_kept_as_a_profile(page: AppTest, lake: Lake) -> None:
    unknown = "Tid;Sted;Hva;Type post;Sum i fjor;Penger brukt\n2026-10;1100;202;010;1;{}\n"
    drop(page, ("ukjent.csv", unknown.format("700,50")))
    assert "Velg dem under «Oppsett»" in told(page)
    field(page, "selectbox", "Datasett").set_value("regnskap").run()
    press(page, "Foreslå oppsett på nytt")
    field(page, "multiselect", "Kolonner med beløp *").set_value(["Penger brukt"]).run()
    for label, column in (
        ("År *", "Tid"), ("Periode *", "Tid"), ("Ansvar", "Sted"), ("Funksjon", "Hva"), ("Art", "Type post"),
    ):  # fmt: skip
        field(page, "selectbox", label).set_value(column).run()
    starts = [each for each in page.number_input if each.label == "Fra tegn"]
    lengths = [each for each in page.number_input if each.label == "Antall tegn"]
    lengths[0].set_value(4)
    starts[1].set_value(6)
    lengths[1].set_value(2).run()
    field(page, "selectbox", "Fortegn i filen").set_value("snudd").run()
    press(page, "Bruk oppsettet")
    assert "1 rad regnskap for oktober 2026 er klar til å godkjennes." in told(page)
    assert "valgt av deg" in told(page)
    field(page, "text_input", "Ta vare på oppsettet som profil (valgfritt)").set_value("Lokalt system")
    press(page, "Godkjenn og lagre")
    with lake.at(lake.newest().id) as cursor:
        assert cursor.execute("select aar, periode, beloep::varchar from regnskap").fetchall() == [
            (2026, 10, "-700.50")
        ]
    drop(page, ("neste.csv", unknown.replace("2026-10", "2026-11").format("5")))
    assert "profilen «Lokalt system»" in told(page)


def test_when_somebody_else_was_first_the_file_is_still_there_to_be_looked_at_again(
    page: AppTest, lake: Lake, tmp_path: Path
) -> None:
    drop(page, ("oktober.csv", OKTOBER))
    other = tmp_path / "annen.csv"
    other.write_text(SEPTEMBER, "utf-8")
    with receive.inspect(other, "annen.csv", lake, settings()) as upload:
        receive.accept(upload, lake, author="Ola", message="Kom først")
    press(page, "Godkjenn og lagre")
    assert "Ola lagret «Kom først»" in told(page)
    assert len(lake.history()) == 1
    press(page, "Se på forskjellen på nytt")
    assert "Tallene er endret i mellomtiden" not in told(page)
    press(page, "Godkjenn og lagre")
    assert lake.history()[0].message == "Regnskap oktober 2026 fra oktober.csv"


def test_files_dropped_together_are_accepted_one_after_the_other(page: AppTest, lake: Lake) -> None:
    drop(page, ("oktober.csv", OKTOBER), ("september.csv", SEPTEMBER))
    assert field(page, "radio", "Filer").options == [r"september\.csv", r"oktober\.csv"]
    press(page, "Godkjenn og lagre")
    field(page, "radio", "Filer").set_value("oktober.csv").run()
    press(page, "Godkjenn og lagre")
    assert len(lake.history()) == 2


def test_a_file_with_the_same_name_takes_the_place_of_the_one_before(page: AppTest) -> None:
    drop(page, ("oktober.csv", OKTOBER.replace("1200,50", "feil")))
    drop(page, ("oktober.csv", OKTOBER))
    assert not page.radio
    assert "er klare til å godkjennes" in told(page)


def test_a_file_can_be_taken_off_the_page(page: AppTest) -> None:
    press(drop(page, ("oktober.csv", OKTOBER)), "Fjern filen")
    assert "oktober.csv" not in told(page)


PUBLISHED = {
    "aar": 2026, "periode": 10, "utgave": 1, "versjon": 1, "skrevet": 1, "status": "publisert",
    "tidspunkt": "2026-11-20 08:00", "av": "Kari", "manifest": "abc",
}  # fmt: skip


@pytest.fixture
def published(page: AppTest, lake: Lake) -> AppTest:
    """October is stored and published, and a file that changes one of its lines is dropped."""
    press(drop(page, ("oktober.csv", OKTOBER)), "Godkjenn og lagre")
    commit(lake, publisering=[PUBLISHED])
    return drop(page, ("rettet.csv", OKTOBER.replace("1200,50", "1300,75")))


def test_a_file_that_changes_what_is_published_says_so_and_shows_the_lines(published: AppTest) -> None:
    said = told(published)
    assert "Filen endrer tall som er publisert." in said
    assert "Filen endrer tall som er publisert: oktober 2026 (utgave 1)." in said
    assert "Den publiserte utgaven står som den er til du publiserer en rettet utgave" in said
    assert "<caption>Linjer som blir annerledes</caption>" in said
    assert "1 linje blir annerledes." in said
    figures = "<td class='tall'>1 200,50</td><td class='tall'>1 300,75</td><td class='tall'>+100,25</td>"
    assert figures in said
    assert {"Linjene som CSV", "Linjene som Excel"} <= {
        getattr(each, "label", "") for each in published.get("download_button")
    }
    assert not published.exception


def test_without_a_reason_it_is_asked_for_and_nothing_is_stored(published: AppTest, lake: Lake) -> None:
    before = lake.newest()
    field(published, "text_area", "Begrunnelse").set_value("   ")
    press(published, "Godkjenn og lagre")
    assert [each.value for each in published.warning] == ["Skriv begrunnelsen først. Ingenting er lagret."]
    assert lake.newest() == before


def test_with_a_reason_it_is_stored_and_the_history_tells_why(published: AppTest, lake: Lake) -> None:
    field(published, "text_area", "Begrunnelse").set_value("Ført på <b>feil</b> ansvar")
    press(published, "Godkjenn og lagre")
    stored = lake.history()[0]
    assert stored.details["reason"] == "Ført på <b>feil</b> ansvar"
    assert stored.details["published"] == [{"period": "2026-10", "edition": 1, "lines": 1}]
    assert "til du publiserer en rettet utgave på siden Publisering" in told(published)
    assert "for oktober 2026 (utgave 1): Ført på &lt;b&gt;feil&lt;/b&gt; ansvar" in told(
        show_history(published)
    )


def test_a_file_that_touches_nothing_published_is_asked_for_no_reason(page: AppTest, lake: Lake) -> None:
    commit(lake, publisering=[PUBLISHED | {"periode": 8}])
    drop(page, ("oktober.csv", OKTOBER))
    assert not page.text_area
    assert "publisert" not in told(page)


def test_the_page_shows_the_200_largest_lines_and_all_can_be_taken_along(page: AppTest, lake: Lake) -> None:
    commit(lake, publisering=[PUBLISHED])
    rows = "".join(f"2026;10;1;{ansvar};202;010;{ansvar}\n" for ansvar in range(1000, 1250))
    said = told(drop(page, ("mange.csv", f"{HEAD}\n{rows}")))
    table = said.split("<caption>Linjer som blir annerledes</caption>")[1].split("</table>")[0]
    assert table.count("<tr>") == 201
    assert "<td class='tekst'>1249</td>" in table
    assert "<td class='tekst'>1049</td>" not in table
    assert "250 linjer blir annerledes. De 200 med størst endring vises her." in said


def show_history(page: AppTest) -> AppTest:
    page.session_state["opplasting_del"] = "Historikk"
    return page.run()


def test_the_history_tells_of_every_version_and_what_going_back_would_change(
    page: AppTest, lake: Lake
) -> None:
    press(drop(page, ("oktober.csv", OKTOBER)), "Godkjenn og lagre")
    press(drop(page, ("oktober.csv", OKTOBER.replace("1200,50", "9,00"))), "Godkjenn og lagre")
    latest, first = lake.history()
    show_history(page)
    assert told(page).count("<td class='tekst'>Regnskap oktober 2026 fra oktober.csv</td>") == 2
    press(page, "Gjenopprett …")
    assert f"Regnskap blir slik det var i versjon {first.id}" in told(page)
    assert lake.history()[0] == latest


@pytest.mark.parametrize("role", [Role.KLG, Role.LEDER, Role.FOLKEVALGT])
def test_only_the_oekonomileder_has_the_page(lake: Lake, monkeypatch: pytest.MonkeyPatch, role: Role) -> None:
    monkeypatch.setattr(access, "LOCAL_USER", User("Noen", role))
    app = AppTest.from_file(str(paths.ROOT / "dashboard" / "app.py"), default_timeout=60).run()
    with pytest.raises(ValueError, match="opplasting"):
        app.switch_page("../pages/opplasting.py")
