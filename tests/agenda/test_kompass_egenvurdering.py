"""The self-assessment on the screen: one question after another, and what each saving does to the projection."""

from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import queries, text
from dashboard.access import LOCAL_USER
from dashboard.agenda.kompass_egenvurdering_skjema import neste_uvurderte
from dashboard.analysis.kompass_anslag import Celle
from dashboard.dialog import egenvurdering
from dashboard.dialog.egenvurdering import Svar, Vurdering
from dashboard.dialog.write import newest
from dashboard.lake import Lake
from dashboard.text import NO_BREAK
from tests.agenda.small_lake import commit, shown

EVALUERING = {"kommune": "9901", "aar": 2023, "versjon": "3.1"}
ROLLER = [{"kode": "S", "tittel": "Stab"}, {"kode": "R", "tittel": "Rådgiver"}]
OMFANG = {"versjon": "3.1", "dimensjon": "Omfang", "grad": 2, "steg": "gjennomført", "rolle": "Stab"}


def item(rolle: str) -> None:
    import streamlit as st

    from dashboard import lake
    from dashboard.access import Role, User
    from dashboard.agenda import kompass_egenvurdering
    from dashboard.agenda.kompass_grunnlag import grunnlag
    from dashboard.ui.page import View

    written = lake.get().newest().id
    at = int(st.query_params.get("sett", written))
    view = View(User("Kari", Role(rolle), frozenset({"311"})), lake.get().uploaded(at), written=written)
    kompass_egenvurdering.show(view, grunnlag(view))


def opened(rolle: str = "klg", **address: str) -> AppTest:
    page = AppTest.from_function(item, kwargs={"rolle": rolle}, default_timeout=60)
    for name, value in address.items():
        page.query_params[name] = value
    return page.run()


def press(page: AppTest, label: str) -> AppTest:
    [button] = [each for each in page.button if each.label == label]
    return button.click().run()


def field(page: AppTest, kind: str, ending: str) -> Any:
    [found] = [each for each in page.get(kind) if str(each.key).endswith(ending)]
    return found


def said(page: AppTest) -> str:
    told = [shown(page), *(each.value for kind in (page.success, page.warning) for each in kind)]
    return "\n".join(told).replace("\\", "").replace(NO_BREAK, " ")


def fill(lake: Lake) -> None:
    skaar = [{**EVALUERING, "nr": f"5.{nr}", "skaar": 9} for nr in range(1, 6)]
    total = [{**EVALUERING, "nr": str(nr), "skaar": 45} for nr in (1, 2, 3, 4, 6, 7, 8)]
    commit(
        lake,
        kompassevaluering=[*skaar, *total, {**EVALUERING, "nr": "total", "skaar": 360}],
        egenvurdering=[
            {**OMFANG, "nr": "5.1", "dato": "2026-01-10", "dokumentasjon": "https://x.no/<script>"},
            {**OMFANG, "nr": "5.1", "dato": "2025-01-10", "grad": 1, "kommentar": "I fjor"},
        ],
    )


def test_what_is_not_known_is_not_guessed_and_the_list_to_upload_is_named(lake: Lake) -> None:
    words = said(opened())
    assert "Ingen av 35 delkriterier er vurdert ennå." in words
    assert "Kommunen er heller ikke evaluert, så poengene er ukjent." in words
    assert "Anslaget i dag" not in words
    assert "Spørsmålene i versjon 3.1 er ikke lastet opp. Derfor vurderes delkriteriene." in words
    assert "Høyeste poengsum" in words


def test_a_question_shows_what_is_said_of_it_and_who_may_not_edit_gets_no_form(lake: Lake) -> None:
    fill(lake)
    page = opened("folkevalgt", vurder_omraade="5", vurder_nr="5.1")
    words = said(page)
    assert "Ingen av 35 delkriterier er vurdert, og ett er påbegynt." in words
    assert (
        "Gir inntil 20 poeng, 6,7 på hver dimensjon. Delkriteriet fikk 45 % i evalueringen anslaget regnes fra."
        in words
    )
    assert "2 I noen grad" in words
    assert "https://x.no/&lt;script&gt;" in words, "a link is text"
    assert "I fjor" in words
    assert "3,0 (som sist)" in words
    assert not page.get("form")
    assert not page.text_input


def test_saving_tells_what_it_did_and_offers_the_next_in_the_area(lake: Lake) -> None:
    fill(lake)
    page = opened(vurder_omraade="5", vurder_nr="5.1")
    field(page, "selectbox", "felt_0_grad").set_value(4)
    page = press(page, "Lagre")
    assert "har grad, men ikke hvor langt dere er" in said(page)
    assert field(page, "selectbox", "felt_0_grad").value == 4, "what is typed is kept"
    field(page, "selectbox", "felt_0_steg").set_value("gjennomført")
    page = press(page, "Lagre og ta neste uvurderte")
    words = said(page)
    assert "5.1 er lagret. Anslaget gikk ned fra 360 til 357 poeng." in words
    assert (
        "System/prosess er gjennomført, men gir ingen poeng før det er dokumentert. 6,7 poeng venter."
        in words
    )
    assert page.query_params["vurder_nr"] == "5.2"
    assert "5.2 Medarbeidernes fokus på service" in words
    assert field(page, "selectbox", "felt_rolle").value == "Stab"
    page.query_params["vurder_nr"] = "5.1"
    page = page.run()
    assert "lagret" not in said(page)
    field(page, "text_input", "felt_0_dokumentasjon").set_value("Sak 12/26")
    page = press(page, "Lagre")
    assert "Anslaget gikk fra 357 til 364 poeng." in said(page)
    assert page.query_params["vurder_nr"] == "5.1"
    assert "Sak 12/26" in said(page)


def test_only_what_is_changed_gets_todays_date_until_all_is_confirmed(lake: Lake) -> None:
    fill(lake)
    commit(lake, rolle=ROLLER)
    page = opened(vurder_omraade="5", vurder_nr="5.1")

    def sagt_naa() -> dict[str, tuple[str, str]]:
        rader = queries.run("kommunekompass/egenvurderinger", newest(), versjon="3.1", dato=date.max)
        return {
            each["dimensjon"]: (each["rolle"], text.day(each["dato"])) for each in rader.to_dict("records")
        }

    i_dag = text.day(date.today())
    before = newest()
    field(page, "text_input", "felt_kommentar").set_value("Bare en merknad")
    page = press(page, "Lagre")
    assert "Ingen dimensjon er endret." in said(page)
    assert newest() == before
    field(page, "selectbox", "felt_0_grad").set_value(1)
    field(page, "selectbox", "felt_0_steg").set_value("planlagt")
    field(page, "selectbox", "felt_rolle").set_value("Rådgiver")
    page = press(page, "Lagre")
    assert sagt_naa() == {"Omfang": ("Stab", "10.01.2026"), "System/prosess": ("Rådgiver", i_dag)}
    field(page, "checkbox", "felt_bekreft").check()
    page = press(page, "Lagre")
    assert set(sagt_naa().values()) == {("Rådgiver", i_dag)}


def test_what_is_said_before_the_evaluators_came_is_history_and_is_said_anew_as_if_it_were_new(
    lake: Lake,
) -> None:
    commit(
        lake,
        kompassevaluering=[{**EVALUERING, "nr": "total", "skaar": 382, "dato": "2023-09-01"}],
        egenvurdering=[{**OMFANG, "nr": "5.1", "dato": "2023-05-01"}],
        rolle=ROLLER,
    )
    page = opened(vurder_omraade="5", vurder_nr="5.1")
    assert "Evalueringen i 2023 gjelder fortsatt: 382 av 800 poeng." in said(page)
    assert "Ikke vurdert siden evalueringen" in said(page)
    assert not page.checkbox
    field(page, "selectbox", "felt_1_grad").set_value(2)
    field(page, "selectbox", "felt_1_steg").set_value("gjennomført")
    field(page, "selectbox", "felt_rolle").set_value("Stab")
    assert "5.1 er lagret." in said(press(page, "Lagre"))


def test_a_name_is_refused_as_a_role_and_stays_to_be_put_right(lake: Lake) -> None:
    fill(lake)
    commit(lake, rolle=[{"kode": "L112", "tittel": "HR-leder"}])
    page = opened(vurder_omraade="5", vurder_nr="5.1")
    assert field(page, "selectbox", "felt_rolle").options == ["HR-leder", "Stab"]
    field(page, "selectbox", "felt_1_grad").set_value(4)
    page = press(page, "Lagre")
    assert "«Stab» er verken en lederrolle eller et tjenesteområde." in said(page)
    assert field(page, "selectbox", "felt_rolle").value == "Stab"
    field(page, "selectbox", "felt_rolle").set_value("HR-leder")
    assert "5.1 er lagret." in said(press(page, "Lagre"))


def test_what_another_has_saved_meanwhile_is_told_and_a_second_press_means_it(lake: Lake) -> None:
    fill(lake)
    page = opened(vurder_omraade="5", vurder_nr="5.1")
    annen = Vurdering("3.1", "5.1", [Svar("System/prosess", 1, "planlagt")], "Rådgiver")
    egenvurdering.save(LOCAL_USER, annen, today=date.today(), base=newest())
    field(page, "selectbox", "felt_0_grad").set_value(3)
    field(page, "selectbox", "felt_0_steg").set_value("i gang")
    page = press(page, "Lagre")
    assert "endret i mellomtiden" in said(page)
    assert "1 I liten grad" in said(page), "what the other has said is seen"
    assert field(page, "selectbox", "felt_0_grad").value == 3
    page = press(page, "Lagre")
    assert "5.1 er lagret." in said(page)
    assert "3 I stor grad" in said(page)


def test_an_older_version_is_looked_at_and_the_newest_is_written(lake: Lake) -> None:
    eldre = newest()
    fill(lake)
    page = opened(sett=str(eldre), vurder_omraade="5", vurder_nr="5.1")
    words = said(page)
    assert "Ingen av 35 delkriterier er vurdert ennå." in words
    assert "Du ser en eldre versjon." in words
    assert "2 I noen grad" in words


@pytest.mark.parametrize(
    ("vurdert", "etter", "neste"),
    [
        ("", "1.1", "1.2"),
        ("", "1.2", "1.1"),
        ("1.2", "1.1", "2.1"),
        ("1.2 2.1", "2.1", "1.1"),
        ("1.2 2.1", "1.1", None),
        ("1.1", "", "1.2"),
    ],
)
def test_the_next_is_the_first_after_it_that_is_not_assessed_and_an_area_is_finished_first(
    vurdert: str, etter: str, neste: str | None
) -> None:
    celler = [
        Celle(nr, dimensjon, 1, 0.5 if nr in vurdert.split() else None, "", False, None)
        for nr in ("1.1", "1.2", "2.1")
        for dimensjon in ("System", "Omfang")
    ]
    assert neste_uvurderte(celler, etter) == neste
