"""The page Publisering: the whole way from a question to a withdrawn edition, as the økonomileder goes it."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import access, paths
from dashboard import lake as lakes
from dashboard.access import LOCAL_USER, Role, User
from dashboard.dialog import forklaring, spoersmaal
from dashboard.dialog.forklaring import Forklaring
from dashboard.dialog.frigivelse import frigitte
from dashboard.dialog.spoersmaal import BESVART, Spoersmaal, spoersmaalene
from dashboard.dialog.write import newest
from dashboard.lake import Lake
from dashboard.period import Period
from dashboard.publish import package, publishing, register
from dashboard.publish.register import Utgivelse
from tests.agenda.small_lake import STEDER, commit, posts, shown
from tests.publish.sample import path_of

OKTOBER = Period(2026, 10)
OMRAADER = {"HO": "Helse og omsorg", "OO": "Oppvekst"}
FOEDSELSNUMMER = "Mer om 010190 12345 her."


@pytest.fixture
def october(lake: Lake) -> Lake:
    commit(
        lake,
        organisasjon=STEDER,
        regnskap=[*posts("3111", 1_400_000), *posts("2111", 900_000)],
        budsjett=[
            *posts("3111", 1_000_000, range(1, 13), versjon="regulert"),
            *posts("2111", 1_000_000, range(1, 13), versjon="regulert"),
        ],
    )
    return lake


@pytest.fixture
def explained(october: Lake) -> Lake:
    forklaring.save(
        LOCAL_USER,
        Forklaring(2026, 10, "311", "annet", "Innleie på Solbakken", "Ny turnus", None, "Enhetsleder", avvik=-4e6, versjon=1),
        enhet_navn="Solbakken",
        base=newest(),
    )  # fmt: skip
    return october


def opened(**address: str) -> AppTest:
    page = AppTest.from_file(str(paths.PAGES / "publisering.py"), default_timeout=120)
    for name, value in address.items():
        page.query_params[name] = value
    return page.run()


def pressed(page: AppTest, label: str) -> AppTest:
    return next(button for button in page.button if button.label == label).click().run()


def labels(page: AppTest) -> list[str]:
    return [button.label for button in page.button]


def field(page: AppTest, label: str):
    return next(each for kind in (page.text_area, page.text_input) for each in kind if each.label == label)


def said(page: AppTest) -> str:
    """Everything the page says, with ordinary spaces."""
    kinds = (page.success, page.warning, page.markdown)
    return "\n".join([shown(page), *(each.value for kind in kinds for each in kind)]).replace("\u00a0", " ")


def preview(page: AppTest) -> str:
    return str(page.get("iframe")[0].proto.srcdoc).replace("\u00a0", " ")


def published(page: AppTest) -> AppTest:
    page.checkbox[0].check().run()
    return pressed(page, next(label for label in labels(page) if label.startswith("Publiser ")))


def publish(forord: str = "", grunn: str = "") -> Utgivelse:
    at = newest()
    return publishing.publish(
        LOCAL_USER, OKTOBER, snapshot=lakes.get().figures(at).id, forord=forord, grunn=grunn, base=at
    )


def asked() -> Spoersmaal:
    question = Spoersmaal(2026, 10, "omraade:HO", "Hvorfor så mye?", "Formannskapet", date(2026, 11, 1))
    return spoersmaal.still(LOCAL_USER, question, omraader=OMRAADER)


def corrected(lake: Lake) -> None:
    """Another figure for Solbakken in October."""
    commit(
        lake, regnskap=[*posts("3111", 1_400_000, range(1, 10)), *posts("3111", 700_000, [10]), *posts("2111", 900_000)]
    )  # fmt: skip


@pytest.mark.parametrize("role", [Role.KLG, Role.LEDER, Role.FOLKEVALGT, Role.INGEN])
def test_only_the_okonomileder_publishes(october: Lake, monkeypatch, role: Role) -> None:
    monkeypatch.setattr(access, "LOCAL_USER", User("Noen", role, frozenset({"311"})))
    page = opened()
    assert page.exception
    assert not page.get("html")
    assert not page.get("iframe")


@pytest.mark.parametrize(
    ("del_", "told"),
    [
        ("publiser", "Last opp regnskap eller budsjett først"),
        ("tekster", "Last opp regnskap eller budsjett først"),
        ("spoersmaal", "Last opp regnskap eller budsjett først"),
        ("publisert", "Ingenting er publisert ennå."),
    ],
)
def test_an_empty_lake_says_what_is_missing(lake: Lake, del_: str, told: str) -> None:
    assert told in said(opened(**{"del": del_}))


def test_the_first_screen_says_where_the_period_stands_and_what_is_ready(october: Lake) -> None:
    told = said(opened())
    assert "Oktober 2026 er ikke publisert." in told
    assert (
        "Ingen tekster er frigitt ennå, heller ikke for Helse og omsorg og Oppvekst, som er over grensen."
        in told
    )
    assert "Økonomi per tjenesteområde (3 rader)" in told


def test_what_is_cleared_and_answered_is_in_the_preview_and_then_public(explained: Lake) -> None:
    page = opened(**{"del": "tekster"})
    assert "en enhet i Helse og omsorg" in field(page, "Tekst").value
    pressed(page, "Frigi")
    assert "Teksten er frigitt." in said(page)

    page = opened(**{"del": "spoersmaal"})
    field(page, "Spørsmål").input("Hva gjøres <b>nå</b>?")
    field(page, "Spurt av (organ)").input("Formannskapet")
    next(box for box in page.selectbox if box.label == "Hva gjelder det?").select("omraade:HO")
    pressed(page, "Lagre spørsmålet")
    assert "Ingen spørsmål er besvart, 1 åpent er ikke med." in said(page)
    field(page, "Svar").input("Turnusen legges om.")
    pressed(page, "Lagre svaret")
    assert "Kommer med i neste utgave." in said(page)

    page = opened()
    field(page, "Forord (valgfritt)").input("Et nytt forord.").run()
    for expected in (
        "Et nytt forord.",
        "Innleie på en enhet",
        "Hva gjøres &lt;b&gt;nå&lt;/b&gt;?",
        "Turnusen legges om.",
    ):
        assert expected in preview(page)
    assert next(button for button in page.button if button.label == "Publiser oktober 2026").disabled
    published(page)
    assert "Publisert: oktober 2026, utgave 1." in said(page)
    assert "/publisert/2026-10/" in said(page)
    standing = register.gjeldende(register.utgivelser(), OKTOBER)
    assert standing is not None
    html = package.read(register.folder(standing), "index.html", standing.manifest).decode()
    assert "Et nytt forord." in html
    assert "Turnusen legges om." in html
    assert "Står i utgave 1." in said(opened(**{"del": "spoersmaal"}))


def test_the_preview_is_the_page_that_is_published_but_for_the_day_and_the_files(october: Lake) -> None:
    shown_first = preview(opened()).replace("about:srcdoc#", "#")
    standing = publish()
    page = (
        package.read(register.folder(standing), "index.html", standing.manifest)
        .decode()
        .replace("\u00a0", " ")
    )
    body = shown_first[shown_first.index("Kort fortalt</h") : shown_first.index("Utgave 1")]
    assert body in page


def test_links_within_the_preview_stay_in_its_frame_and_no_script_is_obeyed(october: Lake) -> None:
    markup = preview(opened())
    assert 'href="about:srcdoc#' in markup
    assert '<a href="#' not in markup
    assert "script-src 'none'" in markup
    assert opened().get("iframe")[0].proto.alt == "Sammendrag oktober 2026, slik det blir publisert"


def test_a_text_that_points_to_a_person_is_refused_and_stays(october: Lake) -> None:
    page = opened()
    field(page, "Forord (valgfritt)").input(FOEDSELSNUMMER).run()
    assert "et fødselsnummer" in said(page)
    assert "Oktober 2026 er ikke publisert." in said(page)
    assert field(page, "Forord (valgfritt)").value == FOEDSELSNUMMER
    assert not [label for label in labels(page) if label.startswith("Publiser")]
    assert register.utgivelser() == []


def test_a_foreword_stands_while_one_looks_around(october: Lake) -> None:
    page = opened()
    field(page, "Forord (valgfritt)").input("Halvferdig").run()
    page.segmented_control[0].set_value("spoersmaal").run()
    assert "Ingen spørsmål" in said(page)
    page.segmented_control[0].set_value("publiser").run()
    assert field(page, "Forord (valgfritt)").value == "Halvferdig"


def test_who_has_read_one_preview_has_not_read_the_next(october: Lake) -> None:
    page = opened()
    page.checkbox[0].check().run()
    assert page.checkbox[0].value
    field(page, "Forord (valgfritt)").input("Noe annet").run()
    assert not page.checkbox[0].value
    assert next(button for button in page.button if button.label == "Publiser oktober 2026").disabled


def test_a_correction_needs_a_reason_and_shows_what_it_changes(october: Lake) -> None:
    publish("Et forord.")
    corrected(october)
    asked_now = asked()
    spoersmaal.svar(LOCAL_USER, asked_now, "Innleie.", besvart=date(2026, 11, 2), base=newest())
    page = opened()
    told = said(page)
    assert "publiserte tall blir annerledes med tallene som er valgt." in told
    assert "Tall som blir annerledes enn i utgave 1" in told
    assert "1 svar er nytt eller endret." in told
    assert "Forordet er endret." not in told
    page.checkbox[0].check().run()
    button = next(each for each in page.button if each.label == "Publiser rettet utgave av oktober 2026")
    assert button.disabled
    assert "Skriv hvorfor det som er publisert, rettes." in said(page).replace("\\", "")
    field(page, "Hvorfor rettes det som er publisert?").input("Feil ansvar.").run()
    assert "Feil ansvar." in preview(page)
    published(page)
    standing = register.gjeldende(register.utgivelser(), OKTOBER)
    assert standing is not None
    assert (standing.utgave, standing.rettelse, standing.forord) == (2, "Feil ansvar.", "Et forord.")
    assert "og leses nå som utgave 2. Ingen publiserte tall blir annerledes" in said(page)
    assert field(page, "Hvorfor rettes det som er publisert?").value == ""


def test_an_older_version_of_the_numbers_can_be_published(october: Lake) -> None:
    before = lakes.get().figures(newest()).id
    corrected(october)
    page = opened()
    versions = next(box for box in page.selectbox if box.label == "Tallene som publiseres")
    assert len(versions.options) == 2
    versions.select(before).run()
    assert "Det finnes nyere tall enn dem du har valgt." in said(page)
    published(page)
    assert register.utgivelser()[0].versjon == before


def test_a_refused_cleared_text_stays_in_its_field(explained: Lake) -> None:
    page = opened(**{"del": "tekster"})
    field(page, "Tekst").input(FOEDSELSNUMMER)
    pressed(page, "Frigi")
    assert "et fødselsnummer" in said(page)
    assert field(page, "Tekst").value == FOEDSELSNUMMER
    assert frigitte(OKTOBER, newest()) == []


def test_a_cleared_text_is_edited_and_taken_back(explained: Lake) -> None:
    page = pressed(opened(**{"del": "tekster"}), "Frigi")
    field(page, "Tekst").input("Vi legger om turnusen.")
    pressed(page, "Lagre")
    assert [each.tekst for each in frigitte(OKTOBER, newest())] == ["Vi legger om turnusen."]
    assert "Vi legger om turnusen." in said(page)
    pressed(page, "Trekk tilbake")
    assert frigitte(OKTOBER, newest()) == []
    assert "Frigi" in labels(page)


def test_a_text_of_ones_own_is_cleared_for_the_whole_municipality(october: Lake) -> None:
    page = opened(**{"del": "tekster"})
    assert "navn på personer blir ikke oppdaget" in said(page)
    field(page, "Tekst").input("Innkjøpsstopp <i>ut året</i>.")
    pressed(page, "Frigi teksten")
    assert [(each.omraade, each.tekst) for each in frigitte(OKTOBER, newest())] == [
        ("", "Innkjøpsstopp <i>ut året</i>.")
    ]
    assert "Innkjøpsstopp &lt;i&gt;ut året&lt;/i&gt;." in said(page)
    assert [each.value for each in page.text_area] == ["Innkjøpsstopp <i>ut året</i>.", ""]


def test_a_refused_question_and_a_refused_answer_stay_in_their_fields(october: Lake) -> None:
    page = opened(**{"del": "spoersmaal"})
    field(page, "Spørsmål").input("Hvorfor?")
    field(page, "Spurt av (organ)").input("Formannskapet")
    pressed(page, "Lagre spørsmålet")
    assert "Det er ikke valgt hvilket tall spørsmålet gjelder" in said(page)
    assert field(page, "Spørsmål").value == "Hvorfor?"

    asked()
    page = opened(**{"del": "spoersmaal"})
    field(page, "Svar").input(FOEDSELSNUMMER)
    pressed(page, "Lagre svaret")
    assert "et fødselsnummer" in said(page)
    assert field(page, "Svar").value == FOEDSELSNUMMER
    assert [each.status for each in spoersmaalene(OKTOBER, newest())] != [BESVART]


def test_a_question_that_lapses_can_be_answered_after_all(october: Lake) -> None:
    asked()
    page = pressed(opened(**{"del": "spoersmaal"}), "Spørsmålet utgår")
    assert "Spørsmålet utgår" not in labels(page)
    field(page, "Svar").input("Likevel.")
    pressed(page, "Lagre svaret")
    assert "1 besvart spørsmål er med." in said(page)


def test_an_answer_changed_after_publishing_says_that_the_edition_has_an_earlier_one(october: Lake) -> None:
    answered = spoersmaal.svar(LOCAL_USER, asked(), "Innleie.", besvart=date(2026, 11, 2), base=newest())
    publish()
    spoersmaal.svar(LOCAL_USER, answered, "Innleie og strøm.", besvart=date(2026, 11, 3), base=newest())
    assert "Et tidligere svar står i utgave 1. Dette kommer i neste utgave." in said(
        opened(**{"del": "spoersmaal"})
    )


def test_every_edition_is_told_with_its_files_and_what_has_changed_since(october: Lake) -> None:
    publish()
    corrected(october)
    publish(grunn="Feil <b>ansvar</b>.")
    told = said(opened(**{"del": "publisert"}))
    assert "1 periode har en utgave som gjelder." in told
    assert "Rettet av utgave 2" in told
    assert "Feil &lt;b&gt;ansvar&lt;/b&gt;." in told
    assert told.count("Uendret") == 2
    assert "/publisert/2026-10/utgave-1/sammendrag.pdf" in told
    assert "De nyeste tallene er de samme som de publiserte." in told
    commit(october, regnskap=[*posts("3111", 1_500_000), *posts("2111", 900_000)])
    told = said(opened(**{"del": "publisert"}))
    assert "publiserte tall er endret siden." in told
    assert "publisering?periode=2026-10" in told


def test_a_file_that_is_changed_on_the_disk_is_told(october: Lake) -> None:
    (path_of(publish()) / "index.html").write_text("noe annet")
    told = said(opened(**{"del": "publisert"}))
    assert "«index.html»" in told
    assert "Uendret" not in told


def test_an_edition_is_withdrawn_with_a_reason_and_a_confirmation(october: Lake) -> None:
    publish()
    page = pressed(opened(**{"del": "publisert"}), "Trekk tilbake")
    assert "Ingenting er gjort." in said(page)
    page.checkbox[0].check()
    pressed(page, "Trekk tilbake")
    assert "Det står ikke hvorfor den trekkes tilbake." in said(page)
    field(page, "Hvorfor trekkes den tilbake? (kan leses av alle)").input("Feil tall for helse.")
    pressed(page, "Trekk tilbake")
    told = said(page)
    assert "Oktober 2026, utgave 1, er trukket tilbake." in told
    assert "Feil tall for helse." in told
    assert "/publisert/2026-10/utgave-1/" not in told
    assert register.utgivelser()[0].trukket
    assert "Oktober 2026 er trukket tilbake. Utgave 1 kunne leses til" in said(opened())


def test_an_older_edition_that_can_still_be_read_is_told_when_the_newest_is_withdrawn(october: Lake) -> None:
    publish()
    newest_edition = publish(grunn="Feil ansvar.")
    publishing.withdraw(LOCAL_USER, newest_edition, "Feil.", newest())
    told = said(opened())
    assert "Utgave 1 kan fortsatt leses på sin egen adresse." in told
    assert "Leses på" not in told
