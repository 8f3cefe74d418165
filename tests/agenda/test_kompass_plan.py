"""The plan on the screen: the way to the target, the tasks behind it, the form, and what the strategic meeting sees of it."""

from datetime import date
from functools import partial
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.access import LOCAL_USER
from dashboard.agenda.kompass_grunnlag import _read
from dashboard.agenda.kompass_plan import rader
from dashboard.analysis.kompasset import les
from dashboard.dialog import moete as moeter
from dashboard.dialog.kompassplan import planen
from dashboard.dialog.moete import STRATEGISK, Moete
from dashboard.dialog.write import newest
from dashboard.lake import Lake
from dashboard.period import Period
from dashboard.text import NO_BREAK
from tests.agenda.small_lake import STEDER, Row, commit, posts, shown

EVALUERING: list[Row] = [
    {"kommune": "9901", "aar": 2023, "versjon": "3.1", "nr": nr, "skaar": 50} for nr in "12345678"
]
FELLES = {"plan": "Utvikling", "planslag": "utviklingsstrategi", "nivaa": "hovedoppgave"}
OPPGAVER: list[Row] = [
    {**FELLES, "id": "U1", "tittel": "Service <b>nå</b>", "status": "under arbeid", "frist": date(2026, 9, 30)},
    {**FELLES, "id": "U2", "tittel": "Nytt kvalitetssystem", "status": "utført", "statusdato": date(2026, 6, 1), "kompass": "6.2"},
]  # fmt: skip


def tiltak(id_: str, nr: str, grad: int, dagsverk: float | None, **other: Any) -> Row:
    return {"versjon": "3.1", "id": id_, "nr": nr, "tiltak": f"Tiltak {id_}", "maal_grad": grad, "dagsverk": dagsverk, **other}  # fmt: skip


PLAN = [
    tiltak("K1", "5.1", 4, 20, ledd="U1", ansvarlig="HR-leder"),  # 10 points
    tiltak("K2", "6", 4, 200),  # 50 points
    tiltak("K3", "5.2", 3, None, dimensjon="Omfang"),
    tiltak("K4", "5.3", 0, 1),
    tiltak("K5", "5.3.1", 4, 1),
]


def item(rolle: str) -> None:
    from dashboard import lake
    from dashboard.access import Role, User
    from dashboard.agenda import kompass_plan
    from dashboard.agenda.kompass_grunnlag import grunnlag
    from dashboard.ui.page import View

    at = lake.get().newest().id
    view = View(User("Kari", Role(rolle), frozenset({"311"})), lake.get().uploaded(at), written=at)
    kompass_plan.show(view, grunnlag(view))


def opened(rolle: str = "klg", **address: str) -> AppTest:
    page = AppTest.from_function(item, kwargs={"rolle": rolle}, default_timeout=60)
    for name, value in address.items():
        page.query_params[name] = value
    return page.run()


def said(page: AppTest) -> str:
    told = [shown(page), *(each.value for kind in (page.success, page.warning) for each in kind)]
    return "\n".join(told).replace("\\", "").replace(NO_BREAK, " ")


def press(page: AppTest, label: str) -> AppTest:
    [button] = [each for each in page.button if each.label == label]
    return button.click().run()


def field(page: AppTest, kind: str, ending: str) -> Any:
    [found] = [each for each in page.get(kind) if str(each.key).endswith(ending)]
    return found


@pytest.fixture
def kommune(lake: Lake) -> Lake:
    commit(lake, organisasjon=STEDER, regnskap=posts("3111", 100_000), kompassevaluering=EVALUERING, kompassplan=PLAN, maalstruktur=OPPGAVER)  # fmt: skip
    return lake


def test_without_anything_the_page_says_what_is_missing_and_offers_the_form(lake: Lake) -> None:
    markup = said(page := opened())
    assert (
        "Skriv inn en evaluering etter versjon 3.1, eller vurder spørsmålene, før dere legger planen"
        in markup
    )
    assert "mangler 50 poeng" not in markup
    assert not page.get("number_input") or all(each.key != "maal" for each in page.get("number_input"))
    assert "Ingen oppgaver i målstrukturen er knyttet til Kommunekompasset." in markup
    assert not page.get("vega_lite_chart")
    assert "Rediger planen" not in said(opened("leder"))


def test_the_target_is_reached_where_a_line_says_so_and_what_brings_nothing_says_why(kommune: Lake) -> None:
    page = opened()
    markup = said(page)
    assert "De neste 50 poengene krever to tiltak og 220 dagsverk: «Tiltak K1» og «Tiltak K2»." in markup
    assert "Regnet fra evalueringen i 2023: 400 poeng." in markup, "nothing is assessed since"
    assert "anslaget for i dag" not in markup
    paa_vei, etter = markup.partition("Resten av planen")[::2]
    assert "Her er målet nådd: 460 poeng" in paa_vei
    assert "3. Tiltak K3" in etter
    assert "Innsatsen er ikke anslått." in etter
    assert "10,0" in paa_vei
    assert "Gir ingen poeng utover det dere har" in etter
    assert "Versjon 3.1 har ikke noe slikt nr. å vurdere." in etter
    assert len(page.get("vega_lite_chart")) == 1
    lenger = said(opened(maal="600"))
    assert "av de 200 som trengs til målet på 600 poeng" in lenger
    assert "Mest å hente uten tiltak: 3.2" in lenger
    assert "Målet på 300 poeng er nådd" in said(opened(maal="300"))


def test_the_download_has_what_the_screen_leaves_out(kommune: Lake) -> None:
    kompass = les(partial(_read, newest()), "9901")
    alle = rader(kompass, kompass.plan, {})
    assert alle["grad"].iloc[0].replace(NO_BREAK, " ") == "50 % av poengene i 2023 → 4"
    assert alle["per_poeng"].iloc[0] == 2


def test_without_known_points_the_plan_has_no_line_and_no_sum(lake: Lake) -> None:
    bare_total = [{"kommune": "9901", "aar": 2023, "versjon": "3.1", "nr": "total", "skaar": 382}]
    commit(lake, organisasjon=STEDER, regnskap=posts("3111", 100_000), kompassevaluering=bare_total, kompassplan=PLAN)  # fmt: skip
    page = opened()
    markup = said(page)
    assert "Hva de neste 50 poengene krever, kan ikke regnes ut før delkriteriene er kjent" in markup
    assert "Tiltakene i planen, med det meste hvert av dem kan gi" in markup
    assert "Inntil (poeng)" in markup
    assert "Til sammen" not in markup
    assert "Her er målet nådd" not in markup
    assert "regnes bare ut når det er kjent hvor poengene ligger" in markup
    plassene = [markup.index(f"{nr}. Tiltak K{nr}") for nr in range(1, 6)]
    assert plassene == sorted(plassene), "in the order of the plan"
    assert not page.get("vega_lite_chart")


def test_finished_work_that_is_not_assessed_is_told_first_with_links_to_it_and_to_the_assessment(
    kommune: Lake,
) -> None:
    markup = said(opened())
    assert (
        "To oppgaver er knyttet til Kommunekompasset. Én er utført, men ikke vurdert etterpå: vurdering og dokumentasjon kan gi"
        " inntil 10 poeng nå." in markup
    )
    uvurdert, andre = (
        markup.partition("<caption>Utført")[2],
        markup.partition("<caption>De andre oppgavene (1)")[2],
    )
    assert "href='/strategi?ledd=U2'" in uvurdert
    assert "del=egenvurdering&amp;vurder_omraade=6&amp;vurder_nr=6.2#vurder" in uvurdert
    assert "utført 01.06.2026" in uvurdert
    assert "Service &lt;b&gt;nå&lt;/b&gt;" in andre
    assert "under arbeid, 31 dager forsinket" in andre
    assert "<caption>Utført, men ikke vurdert etterpå: kan gi inntil 10 poeng" in markup
    assert "<td class='tall'>10,0</td>" in andre
    commit(
        kommune,
        egenvurdering=[{"versjon": "3.1", "nr": "6.2", "dimensjon": "Omfang", "grad": 3, "steg": "gjennomført", "rolle": "Stab",
                        "dato": date(2026, 6, 2)}],
    )  # fmt: skip
    vurdert = said(opened())
    assert "Ingen av dem er utført uten å være vurdert etterpå." in vurdert
    assert "<caption>Oppgavene (2)" in vurdert
    assert "er vurdert" in vurdert.partition("<caption>Oppgavene")[2]


def test_the_form_adds_refuses_changes_and_removes(kommune: Lake) -> None:
    page = opened()
    field(page, "text_input", "_tiltak").set_value("Kurs")
    page = press(page, "Legg til")
    assert "Det er ikke valgt hva tiltaket løfter." in said(page)
    assert field(page, "text_input", "_tiltak").value == "Kurs"
    field(page, "selectbox", "_nr").set_value("7.2")
    field(page, "selectbox", "_grad").set_value(4)
    field(page, "multiselect", "_ledd").set_value(["U2"])
    page = press(page, "Legg til")
    assert "Lagret. Plan for Kommunekompasset: K6 lagt til." in said(page)
    assert planen(newest(), "3.1")[-1].ledd == ("U2",)
    page = opened(rediger_plan="endre", plantiltak="K6")
    field(page, "number_input", "_dagsverk").set_value(2.5)
    assert "K6 endret" in said(press(page, "Lagre endringen"))
    assert planen(newest(), "3.1")[-1].dagsverk == 2.5
    page = press(opened(rediger_plan="fjern", plantiltak="K6"), "Fjern tiltaket")
    assert "Kryss av for at tiltaket skal tas ut." in said(page)
    field(page, "checkbox", "_sikker").check()
    page = press(page, "Fjern tiltaket")
    assert "K6 fjernet" in said(page)
    assert "K6" not in str(field(page, "selectbox", "valg_plantiltak").options)
    assert [each.id for each in planen(newest(), "3.1")] == ["K1", "K2", "K3", "K4", "K5"]


def moetet(moete: "Moete") -> None:
    """Every question of the meeting, and the last of those under virksomhet as it is shown."""
    import streamlit as st

    from dashboard import lake
    from dashboard.access import LOCAL_USER
    from dashboard.agenda.spoersmaal_strategisk import spoersmaalene
    from dashboard.ui.page import View

    newest = lake.get().newest()
    alle = spoersmaalene(View(LOCAL_USER, newest, written=newest.id), moete)
    for each in alle:
        st.caption(f"{each.tekst} {each.tall.lenke}")
    [each for each in alle if each.sak == "virksomhet"][-1].vis()


def test_the_strategic_meeting_asks_only_where_there_is_something_to_stand_by(lake: Lake) -> None:
    moete = moeter.plan(
        LOCAL_USER, dato=date(2026, 11, 24), period=Period(2026, 10), deltakere=["KD"], dagsorden=["virksomhet"], forum=STRATEGISK
    )  # fmt: skip

    def asked() -> str:
        return said(AppTest.from_function(moetet, kwargs={"moete": moete}, default_timeout=60).run())

    assert "Hvor står vi" not in asked()
    commit(lake, kompassevaluering=EVALUERING, kompassplan=PLAN)
    markup = asked()
    assert "Hvor står vi i Kommunekompasset? /kommunekompass?del=plan" in markup
    assert (
        "I evalueringen i 2023 fikk kommunen 400 poeng. De neste 50 poengene krever to tiltak og 220 dagsverk: «Tiltak K1» og «Tiltak K2»."
        in markup
    )
    assert "Evaluering 2023" in markup
    assert "2 tiltak" in markup
