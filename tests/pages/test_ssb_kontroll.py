"""The page SSB-kontroller: the answer first, then what to mend and where, and the file for whoever delivers it."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import access, paths
from dashboard.access import Role, User
from dashboard.agenda import ssb_kontroll
from dashboard.filuttrekk import layout
from dashboard.text import NO_BREAK
from tests.agenda.small_lake import commit, shown
from tests.filuttrekk.small_accounts import PLANTED, accounts, post


def opened(**address: str) -> AppTest:
    page = AppTest.from_file(str(paths.PAGES / "ssb_kontroll.py"), default_timeout=60)
    for name, value in address.items():
        page.query_params[name] = value
    return page.run()


def said(page: AppTest) -> str:
    return shown(page).replace(NO_BREAK, " ")


def test_the_newest_accounts_are_answered_for_with_what_to_mend_and_where(lake):
    stab = post(1_000_000, "120", "800", 7, ansvar="9", ansvar_navn="<b>Stab</b>")
    commit(lake, regnskap=[*accounts(), *PLANTED, stab, post(9_000, "999", "020")])
    page = opened()
    told = said(page)
    assert "SSB ville avvist regnskapet til og med oktober 2026 slik det står nå: fire feil må rettes. To forhold vil bli avvist i" in told  # fmt: skip
    heading = "<li class='{}'><p><strong class='alvor'>{} ("
    answers = [("error", "Avvises"), ("warning", "Avvises i årsregnskapet hvis det står slik"),
               ("info", "Godtas med advarsel"), ("info", "Til orientering")]  # fmt: skip
    places = [told.index(heading.format(*answer)) for answer in answers]
    assert places == sorted(places)
    assert "<span class='antall'>2 poster</span>, den første: Funksjon «999»" in told
    for caption in ("Hvor det er ført", "Kan først vites ved årsslutt"):
        assert f"<caption>{caption} <span>" in told
    assert "9 &lt;b&gt;Stab&lt;/b&gt;" in told
    assert "kontroller uten merknad" in told
    assert "en differanse på 1 000 kr i driftsregnskapet" in page.warning[0].value.replace(NO_BREAK, " ")
    assert "Filen lages for et helt kvartal eller år." in told


@pytest.mark.parametrize("role", [Role.OKONOMI, Role.KLG])
def test_the_file_of_a_whole_quarter_is_for_the_okonomileder(lake, monkeypatch, role):
    commit(lake, regnskap=accounts())
    monkeypatch.setattr(access, "LOCAL_USER", User("Noen", role))
    made: list[bytes] = []
    monkeypatch.setattr(ssb_kontroll, "offer", lambda _label, make, *_, **__: made.append(make()))
    told = said(opened(levering="2026-k3"))
    assert "SSB ville tatt imot 3. kvartal 2026 slik det står nå." in told
    if role is Role.KLG:
        assert (made, "Økonomilederen laster ned filen." in told) == ([], True)
    else:
        assert len(layout.read(made[0])) == 7


def test_a_leader_of_units_does_not_see_the_whole_municipality(lake, monkeypatch):
    commit(lake, regnskap=accounts())
    monkeypatch.setattr(access, "LOCAL_USER", User("Lise", Role.LEDER, frozenset({"311"})))
    page = opened()
    assert page.exception
    assert not page.get("html")


@pytest.mark.usefixtures("lake")
def test_without_accounts_the_page_says_where_to_begin():
    page = opened()
    assert "Last opp regnskapet først." in said(page)
    assert "Regnskap" not in [box.label for box in page.selectbox]
