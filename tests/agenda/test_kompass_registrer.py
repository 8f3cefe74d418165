"""An evaluation typed in on the screen is seen at once, and what is typed stays until it is stored."""

from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.access import NotAllowed, Role, User
from dashboard.agenda import kompass_registrer
from dashboard.agenda.kompass_grunnlag import grunnlag
from dashboard.lake import Lake
from dashboard.text import NO_BREAK
from dashboard.ui.page import View
from tests.agenda.small_lake import commit, shown


def item() -> None:
    from dashboard import lake
    from dashboard.access import Role, User
    from dashboard.agenda import kompass_registrer
    from dashboard.agenda.kompass_grunnlag import grunnlag
    from dashboard.ui.page import View

    written = lake.get().newest().id
    view = View(User("Kari", Role.KLG), lake.get().uploaded(written), written=written)
    kompass_registrer.show(view, grunnlag(view))


def opened(**address: str) -> AppTest:
    page = AppTest.from_function(item, default_timeout=60)
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


def test_an_evaluation_is_typed_in_area_by_area_and_seen_at_once(lake: Lake) -> None:
    page = opened(evaluert_aar="2023", evaluert_kommune="1841")
    assert "Det er ikke registrert noen evaluering av Fauske - Fuossko i 2023." in said(page)
    field(page, "text_input", "felt_total").set_value("382")
    field(page, "text_input", "felt_kilde").set_value("Rapporten")
    page = press(page, "Lagre totalen")
    assert "totalen er 382 poeng. Poengene er kjent for 0 av 8 områder og 0 av 35 delkriterier." in said(page)
    assert "Lagret. Kommunekompasset: poengene til Fauske - Fuossko 2023." in said(page)
    page.selectbox(key="valg_evaluert_del").set_value("5").run()
    field(page, "text_input", "felt_5.1").set_value("21")
    field(page, "text_input", "felt_5").set_value("34")
    page = press(page, "Lagre poengene")
    assert "21 poeng er mer enn de 20 det er mulig å få." in said(page)
    assert field(page, "text_input", "felt_5.1").value == "21", "what is typed is kept"
    for nr, skrevet in (("5.1", "2,1"), ("5.2", "6.7"), ("5.3", "8"), ("5.4", "9"), ("5.5", "3")):
        field(page, "text_input", f"felt_{nr}").set_value(skrevet)
    page = press(page, "Lagre poengene")
    assert "kjent for 1 av 8 områder og 5 av 35 delkriterier." in said(page)
    assert "mens delkriteriene til sammen gir 28,8. Her regnes det med delkriteriene." in said(page)
    assert [field(page, "text_input", f"felt_5.{nr}").value for nr in (1, 2)] == ["2,1", "6,7"]
    assert page.selectbox(key="valg_evaluert_etter").options == ["Versjon 3.1"], "it has its version now"


def test_what_a_saved_total_lacks_is_told_and_the_first_area_is_offered(lake: Lake) -> None:
    page = opened(evaluert_aar="2023", evaluert_kommune="1841")
    assert "Uten dato regnes hele året med." in said(page)
    field(page, "text_input", "felt_total").set_value("382")
    field(page, "date_input", "felt_dato").set_value(date(2023, 10, 20))
    page = press(page, "Lagre totalen")
    assert "Kilden mangler." in said(page)
    assert "Bare totalen er kjent." in said(page)
    assert field(page, "date_input", "felt_dato").value == date(2023, 10, 20)
    field(page, "date_input", "felt_dato").set_value(None)
    field(page, "text_input", "felt_kilde").set_value("Rapporten")
    page = press(page, "Lagre totalen")
    assert "Kilden mangler." not in said(page)
    assert field(page, "date_input", "felt_dato").value is None
    [videre] = [each for each in page.button if each.label.startswith("Fortsett med område 1 ")]
    page = videre.click().run()
    assert page.selectbox(key="valg_evaluert_del").value == "1"
    field(page, "text_input", "felt_1").set_value("62")
    assert "Bare totalen er kjent." not in said(press(page, "Lagre poengene"))


def test_findings_and_references_are_typed_in_and_an_emptied_whole_is_told_of(lake: Lake) -> None:
    commit(lake, kompassomtale=[{"kommune": "9901", "aar": 2023, "nr": "5.2", "slag": "styrke", "punkt": "Høflige <b>"}])  # fmt: skip
    page = opened(evaluert_aar="2023", skriv="omtale", evaluert_omraade="5")
    styrker = field(page, "text_area", "felt_styrke")
    assert styrker.value == "5.2 Høflige <b>"
    styrker.set_value("")
    page = press(page, "Lagre omtalen")
    assert "En omtale må ha minst ett punkt." in said(page)
    field(page, "text_area", "felt_svakhet").set_value("Svarer sent\nFå valg")
    page = press(page, "Lagre omtalen")
    assert field(page, "text_area", "felt_svakhet").value == "Få valg\nSvarer sent"
    assert not field(page, "text_area", "felt_styrke").value

    page = opened(evaluert_aar="2023", skriv="referanser")
    field(page, "text_input", "felt_alle_verdi").set_value("370,5")
    field(page, "text_input", "felt_størrelsesgruppe_verdi").set_value("383")
    field(page, "text_input", "felt_størrelsesgruppe_antall").set_value("21")
    page = press(page, "Lagre referansene")
    assert "referanser for versjon 3.1 i 2023" in said(page)
    assert field(page, "text_input", "felt_alle_verdi").value == "370,5"
    assert field(page, "text_input", "felt_alle_navn").value == ""
    assert field(page, "text_input", "felt_størrelsesgruppe_antall").value == "21"


def test_an_evaluation_emptied_of_its_points_says_how_it_is_seen(lake: Lake) -> None:
    commit(lake, kompassevaluering=[{"kommune": "9901", "aar": 2023, "versjon": "2010", "nr": "total", "skaar": 300}])  # fmt: skip
    page = opened(evaluert_aar="2023")
    assert page.selectbox(key="valg_evaluert_etter").value == "2010"
    field(page, "text_input", "felt_total").set_value("")
    page = press(page, "Lagre totalen")
    assert "totalen er ukjent" in said(page)
    assert "Evalueringen står uten poeng." in said(page)


def test_only_those_who_may_edit_type_in(lake: Lake) -> None:
    for rolle in (Role.LEDER, Role.FOLKEVALGT, Role.INGEN):
        view = View(User("", rolle, frozenset({"311"})), lake.newest())
        with pytest.raises(NotAllowed):
            kompass_registrer.show(view, grunnlag(view))
