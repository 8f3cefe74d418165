"""How a page begins: access, head, and which version of the numbers it shows."""

import shutil

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import access, settings
from dashboard.access import Role, User
from dashboard.ui.page import View
from tests.agenda.small_lake import commit


def page(head=True):
    import streamlit as st

    from dashboard import access
    from dashboard.ui.errors import show_error
    from dashboard.ui.page import open_page

    try:
        view = open_page("Oversikt <b>", access.require_see_drift, "Måneden <i>", head=head)
    except Exception as error:  # noqa: BLE001 - as dashboard/app.py does
        show_error(error)
    else:
        st.text(view.snapshot.id)
        st.code(view.written)


def opened(*, head=True, **address):
    app = AppTest.from_function(page, default_timeout=60, kwargs={"head": head})
    for name, value in address.items():
        app.query_params[name] = value
    return run(app)


def run(app):
    app.run()
    assert not app.exception
    return app


def markup(app):
    return "".join(element.proto.body for element in app.get("html"))


def back(app):
    """The button that leads to the newest numbers, where there is one."""
    return next((button for button in app.button if button.label == "Vis nyeste tall"), None)


def version(app):
    [shown] = app.text
    return int(shown.value)


@pytest.fixture
def versions(lake):
    """Two versions, and their numbers."""
    numbers = []
    for month in (9, 10):
        commit(lake, regnskap=[{"aar": 2026, "periode": month, "kontoklasse": "1", "beloep": 1}])
        numbers.append(lake.newest())
    return numbers


def test_the_head_says_which_page_it_is_with_markup_shown_as_text(lake):
    assert "<h1>Oversikt &lt;b&gt;</h1><p class='undertittel'>Måneden &lt;i&gt;</p>" in markup(opened())


def test_the_demo_says_that_everything_is_made_up(lake):
    assert "Fjordvik er en fiktiv kommune. Tall og navn for den er laget" in markup(opened())


def test_a_real_municipality_is_named_and_not_called_fictional(lake, monkeypatch):
    monkeypatch.setenv("DASHBOARD_KOMMUNE", "Storvik & Nes kommune")
    settings.get.cache_clear()
    said = markup(opened())
    assert "<p class='demo'>Storvik &amp; Nes kommune</p>" in said
    assert "fiktiv" not in said


def test_the_newest_version_is_shown_without_a_word_about_it(versions):
    app = opened()
    assert version(app) == versions[-1].id
    assert not app.info
    assert not back(app)


def test_an_earlier_version_is_shown_and_the_page_says_so(versions):
    first = versions[0]
    app = opened(versjon=str(first.id))
    assert version(app) == first.id
    [said] = app.info
    assert said.value == (
        f"Du ser versjon {first.id}: tallene slik de sto {first.time:%d.%m.%Y} kl. {first.time:%H.%M}."
    )


def test_the_chosen_version_follows_when_the_menu_clears_the_address(versions):
    app = opened(versjon=str(versions[0].id))
    app.query_params.clear()
    assert version(run(app)) == versions[0].id
    assert app.query_params["versjon"] == str(versions[0].id)


def test_one_button_leads_back_to_the_newest_numbers(versions):
    app = opened(versjon=str(versions[0].id))
    back(app).click()
    assert version(run(app)) == versions[-1].id
    assert "versjon" not in app.query_params
    assert not app.info


def test_a_view_with_a_head_of_its_own_gets_none_but_is_told_of_an_earlier_version(versions):
    assert "<h1>" not in markup(opened(head=False))
    app = opened(head=False, versjon=str(versions[0].id))
    assert version(app) == versions[0].id
    assert [said.value.startswith(f"Du ser versjon {versions[0].id}") for said in app.info] == [True]


def test_while_the_lake_does_not_answer_the_page_goes_on_with_what_was_last_read_and_says_so(
    lake, versions, tmp_path
):
    assert version(opened()) == versions[-1].id
    catalog = settings.get().lake / "catalog.sqlite"
    aside = shutil.copy(catalog, tmp_path)
    catalog.unlink()
    newest, first = opened(), opened(versjon=str(versions[0].id))
    assert (version(newest), version(first)) == (versions[-1].id, versions[0].id)
    assert "<section class='feil'" not in markup(newest)
    [said] = newest.warning
    assert said.value.startswith("Katalogen kan ikke leses. Du ser det som sist ble lest: versjon")
    assert "Ingenting kan lagres nå. Be den som drifter løsningen kjøre «dashboard doctor»" in said.value
    for left in catalog.parent.glob("catalog.sqlite*"):
        left.unlink()
    shutil.copy(aside, catalog)
    again = opened()
    assert version(again) == versions[-1].id
    assert not again.warning


def test_what_people_write_changes_no_version_of_the_numbers_but_is_read_at_once(lake, versions):
    explained = {
        "aar": 2026,
        "periode": 10,
        "enhet": "311",
        "aarsak": "annet",
        "tekst": "Innleie",
        "rolle": "Leder",
    }
    commit(lake, forklaring=[explained])
    app = opened()
    assert (version(app), app.code[0].value) == (versions[-1].id, str(lake.newest().id))
    assert lake.newest().id > versions[-1].id
    assert opened(versjon=str(versions[0].id)).code[0].value == str(lake.newest().id)


def test_a_version_in_which_something_was_written_is_that_of_its_numbers(lake, versions):
    commit(
        lake,
        forklaring=[
            {"aar": 2026, "periode": 9, "enhet": "311", "aarsak": "annet", "tekst": "A", "rolle": "Leder"}
        ],
    )
    app = opened(versjon=str(lake.newest().id))
    assert version(app) == versions[-1].id


def test_what_is_written_is_no_part_of_what_a_view_is(versions):
    first = View(access.LOCAL_USER, versions[0], written=1)
    assert first == View(access.LOCAL_USER, versions[0], written=2)
    assert hash(first) == hash(View(access.LOCAL_USER, versions[0], written=2))
    assert first != View(access.LOCAL_USER, versions[1], written=1)


@pytest.mark.parametrize("asked", ["abc", "-1", "1.5", "²", "<script>"])
def test_what_is_no_number_of_a_version_is_told_in_bokmaal(versions, asked):
    said = markup(opened(versjon=asked))
    assert "<section class='feil' role='alert'><h2>Ukjent versjon</h2>" in said
    assert "er ikke nummeret på en versjon" in said
    assert "<strong>Hva du kan gjøre:</strong> Fjern «versjon» fra adressen" in said
    assert "<script>" not in said


@pytest.mark.parametrize("asked", ["999", "9" * 30])
def test_a_version_that_is_not_there_is_told_in_bokmaal(versions, asked):
    said = markup(opened(versjon=asked))
    assert f"<p>Det finnes ingen versjon {asked}.</p>" in said


def test_after_an_unknown_version_the_menu_leads_back_to_numbers(versions):
    app = opened(versjon="999")
    app.query_params.clear()
    assert version(run(app)) == versions[-1].id


def test_access_comes_before_everything_else(lake, monkeypatch):
    monkeypatch.setattr(access, "LOCAL_USER", User("Ola", Role.FOLKEVALGT))
    said = markup(opened())
    assert "<h2>Du har ikke tilgang</h2>" in said
    assert "<h1>" not in said


def test_an_error_nobody_foresaw_is_told_calmly_with_a_reference_that_is_in_the_log(
    lake, monkeypatch, caplog
):
    monkeypatch.setattr(access, "require_see_drift", None)
    said = markup(opened())
    assert "<h2>Noe gikk galt</h2>" in said
    assert "NoneType" not in said
    [logged] = [record for record in caplog.records if record.name == "dashboard"]
    assert logged.getMessage() == "uventet feil", "a message may hold a name, a text or an amount"
    facts = logged.__dict__
    assert facts["referanse"] in said
    assert facts["feil"] == ["TypeError"]
    assert any("ui/page.py" in line for line in facts["linjer"])
    assert not logged.exc_info
