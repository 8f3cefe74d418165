"""The sections of the strategic page that compare, on a målstruktur of a few links."""

import re
from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.access import LOCAL_USER, NotAllowed, Role, User
from dashboard.agenda import strategi_ansvar, strategi_gevinst, strategi_siden_sist, strategi_tidslinje
from dashboard.agenda.strategi_grunnlag import grunnlag
from dashboard.dialog import maalstruktur, moete
from dashboard.dialog.moete import STRATEGISK, Moete
from dashboard.dialog.write import newest
from dashboard.lake import Lake
from dashboard.period import Period
from dashboard.text import NO_BREAK
from dashboard.ui.page import View
from tests.agenda.handlingsdel_lake import PLAN, fill
from tests.agenda.small_lake import shown

OKTOBER = Period(2026, 10)


def item(del_: str, moete: str | None = None, **valg: str) -> None:
    import importlib

    import streamlit as st

    from dashboard import lake
    from dashboard.access import Role, User
    from dashboard.agenda.strategi_grunnlag import grunnlag
    from dashboard.dialog import moete as moeter
    from dashboard.period import Period
    from dashboard.ui.page import View

    for navn, verdi in valg.items():
        st.query_params[navn] = verdi
    written = lake.get().newest().id
    view = View(User("Kari", Role.KLG), lake.get().uploaded(written), written=written)
    period = Period(2026, 10)
    section = importlib.import_module(f"dashboard.agenda.strategi_{del_}")
    i_moetet = {"moete": moeter.moete(moete)} if moete else {}
    section.show(view, period, grunnlag(view, period), **i_moetet)


def said(del_: str, **arguments: Any) -> str:
    page = AppTest.from_function(item, kwargs={"del_": del_, **arguments}, default_timeout=60).run()
    return shown(page).replace(NO_BREAK, " ")


def sentences(page: str) -> list[str]:
    return re.findall(r"<p class='setning'>(.*?)</p>", page)


def rows(page: str, title: str) -> list[list[str]]:
    """The words of each row of the table with that caption."""
    [body] = re.findall(rf"<caption>{title}.*?<tbody>(.*?)</tbody>", page, re.DOTALL)
    return [[re.sub(r"<[^>]*>", "", cell) for cell in re.findall(r"<t[hd].*?</t[hd]>", row)] for row in body.split("</tr>")[:-1]]  # fmt: skip


def test_the_matrix_shows_who_depends_on_whom_in_words_for_eye_and_ear(lake: Lake) -> None:
    fill(lake)
    page = said("ansvar")
    assert sentences(page) == [
        "To av tre tiltak krever at flere tjenesteområder gjør sin del."
        " Mest deler Helse og omsorg med Oppvekst: to, ett av dem forsinket."
    ]
    assert rows(page, "Ansvar per tjenesteområde") == [
        ["Tittel A forsinket", "HAhovedansvar", "DAdelansvar", "", "2", "HO av OO"],
        ["Tittel B", "HAhovedansvar", "HAhovedansvar", "", "2", "HO og OO av hverandre"],
        ["Tittel C", "", "", "HAhovedansvar", "0", "–"],
    ]
    assert rows(page, "Hvem er avhengig av hvem") == [["Helse og omsorg", "Oppvekst", "2", "1"]]
    assert "href='/strategi?ansvar_plan=" not in page
    assert "ledd=A" in page
    assert "Handlingsdel &lt;2026&gt;" in page


def test_the_timeline_tells_what_is_late_and_names_what_has_no_deadline(lake: Lake) -> None:
    fill(lake)
    page = said("tidslinje")
    assert sentences(page) == [
        "Ett av to åpne tiltak er over fristen, lengst «Tittel A», 31 dager. Ett tiltak har frist de neste 90 dagene."
    ]
    assert "«Tittel C»" in page.rpartition("Uten frist")[2]
    assert [row[:5] for row in rows(page, "Tidslinjen som tabell")] == [
        ["Tittel A", "Handlingsdel &lt;2026&gt;", "01.01.2026", "30.09.2026", "forsinket 31 dager"],
        ["Tittel B", "Handlingsdel &lt;2026&gt;", "01.06.2026", "31.12.2026", "under arbeid"],
    ]
    assert (
        rows(said("tidslinje", tidslinje_hva=f"plan {PLAN}"), "Tidslinjen som tabell")[0][1]
        == "Trygge &lt;b&gt;barn&lt;/b&gt;"
    )


def test_cost_and_gain_stand_on_the_same_line_and_hours_are_not_kr(lake: Lake) -> None:
    fill(lake)
    page = said("gevinst")
    assert sentences(page) == [
        "Helse og omsorg får gevinster for 2,0 mill. kr, og Oppvekst betaler 1,2 mill. kr for dem."
        " I alt er 500 000 kr av 2,0 mill. kr tatt ut."
    ]
    assert rows(page, "Kostnad og gevinst på samme linje") == [
        ["Tittel A", "Oppvekst", "1 200 000", "Helse og omsorg", "2 000 000", "500 000", "", "Mindre innleie"]
    ]
    neste = said("gevinst", gevinst_aar="2027")
    assert sentences(neste) == ["Ingen betaler for en gevinst hos andre i 2027. Ingen av gevinstene er i kroner. I tid er 0 av 400 timer tatt ut."]  # fmt: skip
    assert rows(neste, "Kostnad og gevinst på samme linje")[0][6] == "400 timer planlagt, ikke meldt"


def held(dato: date, period: Period) -> Moete:
    called = moete.plan(
        LOCAL_USER, dato=dato, period=period, deltakere=["KD"], dagsorden=["siden_sist"], forum=STRATEGISK
    )
    return moete.close_meeting(LOCAL_USER, moete.open_meeting(LOCAL_USER, called))


def found(page: str) -> list[tuple[str, str, str]]:
    return re.findall(r"<li><a href='(.*?)' target='_self'>(.*?)</a> <span>(.*?)</span></li>", page)


def test_without_a_strategic_meeting_it_is_held_against_three_months_back(lake: Lake) -> None:
    fill(lake)
    page = said("siden_sist")
    assert found(page) == [
        ("/strategi?ledd=A", "Over fristen", "«Tittel A» skulle vært ferdig 30.09.2026, og er kommet 40 %.")
    ]
    assert sentences(page)[0].startswith("Én endring siden juli 2026.")


def test_it_is_held_against_the_numbers_the_previous_strategic_meeting_was_locked_to(lake: Lake) -> None:
    fill(lake)
    held(date(2026, 10, 20), Period(2026, 9))
    user = User("Kari", Role.KLG)
    maalstruktur.meld(
        user, {"plan": PLAN, "id": "B", "status": "utført", "framdrift": 100}, "status", base=newest()
    )
    maalstruktur.endre(user, {"plan": PLAN, "id": "I", "verdi": 4.2}, base=newest())
    nytt = moete.plan(
        user,
        dato=date(2026, 11, 17),
        period=OKTOBER,
        deltakere=["KD"],
        dagsorden=["siden_sist"],
        forum=STRATEGISK,
    )
    for page in (said("siden_sist"), said("siden_sist", moete=nytt.id)):
        assert sentences(page)[0].startswith("Tre endringer siden møtet 20.10.2026, den viktigste først.")
        assert [(slag, setning) for _, slag, setning in found(page)] == [
            ("Over fristen", "«Tittel A» skulle vært ferdig 30.09.2026, og er kommet 40 %."),
            ("Ny status", "«Tittel B» har gått fra «under arbeid» til «utført»."),
            ("Indikator", "«Tittel I» har gått fra 3,9 til 4,2."),
        ]


def test_a_meeting_before_there_was_a_maalstruktur_is_said_and_nothing_is_called_new(lake: Lake) -> None:
    held(date(2026, 9, 20), Period(2026, 8))
    fill(lake)
    page = said("siden_sist")
    assert found(page) == []
    assert sentences(page) == [
        "Det var ingen målstruktur ved møtet 20.09.2026, så det er ingenting å sammenligne med ennå."
    ]


def test_an_empty_lake_is_said_in_a_sentence(lake: Lake) -> None:
    for del_, sagt in (
        ("ansvar", "Det er ingen oppdrag, tiltak eller hovedoppgaver å fordele ansvar for."),
        ("tidslinje", "Ingen oppdrag, tiltak eller hovedoppgaver passer med valgene."),
        ("gevinst", "Det er ikke lastet opp gevinster."),
        ("siden_sist", "Det er ikke lastet opp noen målstruktur."),
    ):
        assert sentences(said(del_)) == [sagt]


def test_a_leder_sees_none_of_it(lake: Lake) -> None:
    written = newest()
    view = View(User("Liv", Role.LEDER, frozenset({"311"})), lake.uploaded(written), written=written)
    for section in (strategi_ansvar, strategi_tidslinje, strategi_gevinst, strategi_siden_sist):
        with pytest.raises(NotAllowed):
            section.show(view, OKTOBER, grunnlag(view, OKTOBER))
