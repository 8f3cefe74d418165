"""The målstruktur is changed on the screen: nothing that is written is lost, and nobody's change is overwritten unseen."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.access import NotAllowed, Role, User
from dashboard.agenda import strategi_rediger
from dashboard.agenda.strategi_grunnlag import grunnlag
from dashboard.dialog import maalstruktur
from dashboard.dialog.write import newest
from dashboard.lake import Lake
from dashboard.period import Period
from dashboard.ui.page import View
from tests.agenda.handlingsdel_lake import PLAN, fill
from tests.agenda.small_lake import commit, shown

OLA = User("Ola", Role.OKONOMI)


def item(**valg: str) -> None:
    import streamlit as st

    from dashboard import lake
    from dashboard.access import Role, User
    from dashboard.agenda import strategi_rediger
    from dashboard.agenda.strategi_grunnlag import grunnlag
    from dashboard.period import Period
    from dashboard.ui.page import View

    if "begynt" not in st.session_state:
        st.session_state["begynt"] = True
        for navn, verdi in valg.items():
            st.query_params[navn] = verdi
    written = lake.get().newest().id
    view = View(User("Kari", Role.KLG), lake.get().uploaded(written), written=written)
    period = Period(2026, 10)
    strategi_rediger.show(view, period, grunnlag(view, period))


def opened(gjoer: str, ledd: str | None = None) -> AppTest:
    valg = {"rediger": gjoer, "rediger_plan": PLAN, "rediger_ledd": ledd}
    kwargs = {navn: verdi for navn, verdi in valg.items() if verdi is not None}
    page = AppTest.from_function(item, kwargs=kwargs, default_timeout=60).run()
    assert not page.exception, [error.message for error in page.exception]
    return page


def field(page: AppTest, kind: str, label: str) -> Any:
    [found] = [each for each in fields(page, kind) if each.label == label]
    return found


def fields(page: AppTest, *kinds: str) -> list[Any]:
    return [each for kind in kinds for each in page.get(kind)]


def press(page: AppTest, label: str) -> AppTest:
    [button] = [each for each in page.button if each.label == label]
    return button.click().run()


def stands(id_: str) -> dict[str, Any]:
    [found] = [each for each in maalstruktur.rader(newest()) if each["id"] == id_]
    return found


def said(page: AppTest) -> str:
    """The page's words, without the marks that keep Markdown from being obeyed."""
    told = [shown(page), *(each.value for kind in (page.success, page.warning) for each in kind)]
    return "\n".join(told).replace("\\", "")


def test_status_is_told_in_a_quick_form_and_what_is_stored_is_said(lake: Lake) -> None:
    fill(lake)
    page = opened("status", "B")
    field(page, "selectbox", "Status").set_value("utført")
    field(page, "number_input", "Framdrift (%)").set_value(100.0)
    field(page, "text_area", "Kommentar").set_value("Ferdig <i>nå</i>")
    page = press(page, "Lagre status")
    assert (stands("B")["status"], stands("B")["framdrift"], stands("B")["kommentar"]) == (
        "utført",
        100,
        "Ferdig <i>nå</i>",
    )
    assert "Lagret. Målstruktur: B endret." in said(page)
    page = press(page, "Lagre status")
    assert field(page, "selectbox", "Status").value == "utført"


def test_every_field_can_be_changed_and_only_what_is_changed_is_stored(lake: Lake) -> None:
    fill(lake)
    page = opened("endre", "A")
    kinds = ("text_input", "text_area", "selectbox", "date_input", "number_input")
    labels = {each.label for each in fields(page, *kinds)}
    titles = {
        column.title
        for column in strategi_rediger._CONTRACT.columns
        if column.name not in ("id", "plan", "planslag")
    }
    assert titles <= {label.removesuffix(" (%)") for label in labels}
    before = newest()
    page = press(page, "Lagre endringen")
    assert "Ingenting er endret." in [each.value for each in page.info]
    assert newest() == before
    field(page, "text_input", "Hovedansvar (HA)").set_value("HO; Per Hansen")
    page = press(page, "Lagre endringen")
    assert stands("A")["hovedansvar"] == "HO; Per Hansen"
    assert "Per Hansen» er verken en lederrolle eller et tjenesteområde" in said(page)
    assert (
        "Endret i løsningen 1"
        in [each.label.replace("\N{NO-BREAK SPACE}", " ") for each in page.expander][-1]
    )


def test_what_is_refused_stays_in_the_form(lake: Lake) -> None:
    fill(lake)
    page = opened("endre", "A")
    field(page, "number_input", "Framdrift (%)").set_value(140.0)
    field(page, "text_area", "Kommentar").set_value("Skrevet lenge")
    before = newest()
    page = press(page, "Lagre endringen")
    assert newest() == before
    assert "Framdriften er 140 %." in shown(page)
    assert field(page, "text_area", "Kommentar").value == "Skrevet lenge"


def test_what_another_has_changed_meanwhile_is_told_and_then_both_are_kept(lake: Lake) -> None:
    fill(lake)
    page = opened("endre", "A")
    field(page, "text_area", "Kommentar").set_value("Fra Kari")
    maalstruktur.endre(OLA, {"plan": PLAN, "id": "A", "tittel": "Fra Ola"}, base=newest())
    page = press(page, "Lagre endringen")
    assert "Ola lagret «Målstruktur: A endret»" in shown(page)
    assert "Tittel: «Tittel A» → «Fra Ola»" in said(page)
    assert field(page, "text_area", "Kommentar").value == "Fra Kari"
    assert stands("A")["kommentar"] is None
    press(page, "Lagre endringen")
    assert (stands("A")["tittel"], stands("A")["kommentar"]) == ("Fra Ola", "Fra Kari")


def test_a_link_is_added_under_the_chosen_one_and_removed_again(lake: Lake) -> None:
    fill(lake)
    page = opened("under", "M")
    field(page, "text_input", "Id").set_value("NY")
    field(page, "text_input", "Tittel").set_value("Nytt tiltak")
    page = press(page, "Legg til")
    assert (stands("NY")["overordnet"], stands("NY")["nivaa"]) == ("M", "tiltak")
    page = opened("fjern", "NY")
    page = press(page, "Fjern leddet")
    assert stands("NY")
    page.checkbox[0].check()
    page = press(page, "Fjern leddet")
    assert "NY" not in [each["id"] for each in maalstruktur.rader(newest())]
    page = opened("fjern", "M")
    page.checkbox[0].check()
    assert "står under det" in shown(press(page, "Fjern leddet"))


def test_only_what_is_above_is_offered_as_a_parent_and_nothing_is_added_under_an_indikator(
    lake: Lake,
) -> None:
    fill(lake)
    over = field(opened("endre", "A"), "selectbox", "Overordnet ledd (id)")
    assert [each.rpartition(", ")[2] for each in over.options] == ["M)"], (
        "neither the indikator nor another tiltak"
    )
    ledd = field(opened("under"), "selectbox", "Ledd")
    assert not [each for each in ledd.options if "indikator" in each]


def test_a_new_plan_is_started_also_where_there_is_none(lake: Lake) -> None:
    for plan, id_ in (("Ny plan", "N1"), ("Enda en plan", "N2")):
        page = opened("plan")
        field(page, "text_input", "Plan").set_value(plan)
        field(page, "selectbox", "Slag plan").set_value("samfunnsdel")
        field(page, "text_input", "Id").set_value(id_)
        field(page, "selectbox", "Nivå").set_value("visjon")
        field(page, "text_input", "Tittel").set_value("Visjonen")
        press(page, "Start planen")
        assert stands(id_)["plan"] == plan
    page = opened("plan")
    field(page, "text_input", "Plan").set_value("NY PLAN")
    assert "Det finnes alt en plan som heter «NY PLAN»." in shown(press(page, "Start planen"))


def test_what_is_told_by_quarter_is_said_to_go_before(lake: Lake) -> None:
    fill(lake)
    commit(
        lake,
        oppdragsstatus=[
            {"oppdrag": "A", "aar": 2026, "kvartal": 3, "tjenesteomraade": "HO", "status": "under arbeid"}
        ],
    )
    assert any("går foran" in each.value for each in opened("status", "A").info)
    assert not opened("status", "B").info


def test_who_may_not_change_it_meets_a_refusal(lake: Lake) -> None:
    written = newest()
    view = View(User("Liv", Role.LEDER, frozenset({"311"})), lake.uploaded(written), written=written)
    with pytest.raises(NotAllowed):
        strategi_rediger.show(view, Period(2026, 10), grunnlag(view, Period(2026, 10)))
