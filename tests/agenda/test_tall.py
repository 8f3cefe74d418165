"""The number a decision stands by: what it says, and the address that shows it again."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.lake import Lake
from dashboard.text import NO_BREAK
from tests.agenda.small_lake import STEDER, commit, posts


def item(what: str, del_: str = "", sak: str = "", gjelder: str = "", vis: str | None = None) -> None:
    import streamlit as st

    from dashboard import access, lake
    from dashboard.agenda import tall
    from dashboard.period import Period
    from dashboard.ui.page import View

    view = View(access.LOCAL_USER, lake.get().newest())
    found = tall.her(view, Period(2026, 10), del_) if what == "her" else tall.om_saken(sak, gjelder, vis)
    for each in (found.sak, found.gjelder, found.lenke):
        st.text(each)


def numbers(what: str, address: dict[str, str] | None = None, **arguments: Any) -> tuple[str, ...]:
    """Agenda item, words and address."""
    page = AppTest.from_function(item, kwargs={"what": what, **arguments}, default_timeout=60)
    for name, value in (address or {}).items():
        page.query_params[name] = value
    page.run()
    assert not page.exception
    return tuple(each.value.replace(NO_BREAK, " ") for each in page.text)


@pytest.fixture
def october(lake: Lake) -> None:
    commit(
        lake,
        organisasjon=STEDER,
        regnskap=[*posts("3111", 1_400_000), *posts("3111", 9, aar=2025)],
        budsjett=posts("3111", 1_000_000, range(1, 13), versjon="regulert"),
    )


@pytest.mark.usefixtures("october")
@pytest.mark.parametrize(
    ("address", "gjelder", "lenke"),
    [
        ({}, "Kommunen, avvik hittil −4,0 mill. kr", "/drift"),
        (
            {"periode": "2026-10", "omraade": "HO", "enhet": "311", "vis": "prognose"},
            "Solbakken, avvik hittil −4,0 mill. kr", "/drift?periode=2026-10&omraade=HO&enhet=311&vis=prognose",
        ),
        (
            {"periode": "2026-10", "versjon": "7", "belop": "mill", "moete": "2026-11-10-drift"},
            "Kommunen, avvik hittil −4,0 mill. kr", "/drift?periode=2026-10&moete=2026-11-10-drift",
        ),
        ({"omraade": "<b>"}, "Økonomi, oktober 2026", "/drift"),
    ],
)  # fmt: skip
def test_in_the_economy_it_is_the_place_in_the_address_with_its_deviation(
    address: dict[str, str], gjelder: str, lenke: str
) -> None:
    """Neither the version nor the unit of money is part of what shows it again: the meeting locks the one."""
    assert numbers("her", address, del_="okonomi") == ("okonomi", gjelder, lenke)


def test_without_a_budget_the_place_is_named_without_a_deviation(lake: Lake) -> None:
    commit(lake, organisasjon=STEDER, regnskap=posts("3111", 1_400_000))
    at = {"omraade": "HO", "enhet": "311"}
    assert numbers("her", at, del_="okonomi")[1] == "Solbakken"


@pytest.mark.usefixtures("lake")
@pytest.mark.parametrize(
    ("del_", "sak", "gjelder"),
    [
        ("tiltak", "tiltak", "Budsjettiltak, oktober 2026"),
        ("vedtak", "tiltak", "Oppfølging av vedtak, oktober 2026"),
        ("sykefravaer", "sykefravaer", "Sykefravær, oktober 2026"),
        ("siden_sist", "siden_sist", "Siden sist, oktober 2026"),
    ],
)
def test_the_other_parts_belong_to_their_item_of_the_agenda(del_: str, sak: str, gjelder: str) -> None:
    assert numbers("her", {"vis": "kontroll"}, del_=del_) == (sak, gjelder, f"/drift?del={del_}&vis=kontroll")


@pytest.mark.usefixtures("lake")
@pytest.mark.parametrize(
    ("sak", "vis", "kept", "lenke"),
    [
        ("okonomi", None, "okonomi", "/drift"),
        ("okonomi", "prognose", "okonomi", "/drift?vis=prognose"),
        ("tiltak", None, "tiltak", "/drift?del=tiltak"),
        ("noe_nytt", None, "annet", "/drift?del=noe_nytt"),
    ],
)
def test_an_item_as_a_whole_is_what_it_is_called(sak: str, vis: str | None, kept: str, lenke: str) -> None:
    assert numbers("saken", sak=sak, gjelder="Hele saken", vis=vis) == (kept, "Hele saken", lenke)
