"""Beside another municipality on the screen: areas only by one yardstick, and what they are good at where we have most to gain."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import settings
from dashboard.agenda.kompass_sammenlign import aa_laere_av, egen_mot, nyeste_av_hver
from dashboard.analysis.kompass_evaluering import Evaluering, Omraade
from dashboard.lake import Lake
from dashboard.text import NO_BREAK
from tests.agenda.small_lake import Row, commit, shown


def _page() -> None:
    from dashboard.access import require_see_strategi
    from dashboard.agenda import kompass_sammenlign
    from dashboard.agenda.kompass_grunnlag import grunnlag
    from dashboard.ui.page import open_page

    view = open_page("Test", require_see_strategi, edited=True)
    kompass_sammenlign.show(view, grunnlag(view))


def med(navn: str, aar: int, versjon: str, *omraader: float | None) -> Evaluering:
    alle = tuple(
        Omraade(versjon, str(nr), f"O{nr}", "", 100, poeng, ()) for nr, poeng in enumerate(omraader, 1)
    )
    return Evaluering(navn, navn, aar, versjon, None, alle)


VI = med("Vi", 2024, "3.1", 30, 60, 50, 90)
VI_GAMMEL = med("Vi", 2012, "2010", 40, 40)
DE = med("De", 2023, "3.1", 20, 80, 70, 95)


def test_ones_own_is_by_the_others_yardstick_where_there_is_one() -> None:
    assert egen_mot((VI, VI_GAMMEL), DE) == VI
    assert egen_mot((VI, VI_GAMMEL), med("Da", 2011, "2010", 1, 2)) == VI_GAMMEL
    assert egen_mot((VI,), med("Da", 2011, "2010", 1, 2)) == VI
    assert egen_mot((), DE) is None


def test_we_learn_where_most_is_left_and_they_are_not_weaker() -> None:
    assert [each.nr for each in aa_laere_av(VI, DE)] == ["3", "2", "4"]
    assert [each.nr for each in aa_laere_av(VI, med("De", 2023, "3.1", None, 10, 10, 10))] == ["1"]
    ukjent = med("Vi", 2024, "3.1", None, None, None, None)
    assert aa_laere_av(ukjent, DE) == []
    lavest = replace(
        ukjent,
        omraader=tuple(replace(each, plassering="lavest" * (each.nr == "2")) for each in ukjent.omraader),
    )
    assert [each.nr for each in aa_laere_av(lavest, DE)] == ["2"]


def test_each_municipality_stands_once_with_its_newest_and_versions_are_kept_apart() -> None:
    gammel = med("Gammel", 2011, "2010", 99, 99, 99, 99)
    assert nyeste_av_hver([VI, DE, VI_GAMMEL, gammel]) == [DE, VI, gammel]


@pytest.fixture
def kompass(lake: Lake, monkeypatch: pytest.MonkeyPatch) -> Lake:
    monkeypatch.setenv("DASHBOARD_KOMMUNENUMMER", "9901")
    settings.get.cache_clear()
    return lake


def skaar(kommune: str, navn: str, aar: int, versjon: str, **poeng: float | None) -> list[Row]:
    return [
        {"kommune": kommune, "kommune_navn": navn, "aar": aar, "versjon": versjon, "nr": nr.strip("n").replace("_", "."),
         "skaar": verdi}
        for nr, verdi in poeng.items()
    ]  # fmt: skip


def said(**address: str) -> str:
    app = AppTest.from_function(_page, default_timeout=60)
    for name, value in address.items():
        app.query_params[name] = value
    app.run()
    words = [each.value for kind in (app.markdown, app.warning, app.header) for each in kind]
    return "\n".join([shown(app), *words]).replace(NO_BREAK, " ").replace("\\", "")


def test_what_is_missing_is_said(kompass: Lake) -> None:
    assert "Ingen kommuner er evaluert her ennå" in said()
    commit(kompass, kompassevaluering=skaar("9902", "Havdisnes", 2023, "3.1", total=400))
    assert "Kommunen selv har ingen evaluering her ennå, så Havdisnes (2023)" in said()
    commit(kompass, kompassevaluering=skaar("9901", "Fjordvik", 2024, "3.1", total=380))
    assert "Høyest her etter versjon 3.1: Havdisnes (2023), med 400 poeng." in said()


def test_areas_are_shown_by_one_yardstick_and_never_by_two(kompass: Lake) -> None:
    commit(
        kompass,
        kompassevaluering=[
            *skaar("9901", "Fjordvik", 2024, "3.1", total=380, n1=40, n2=60, n1_1=8, n1_2=9),
            *skaar("9902", "Havdisnes <b>", 2023, "3.1", total=455, n1=62, n2=50, n1_1=12, n1_2=7),
            *skaar("9906", "Glimmerfoss", 2011, "2010", total=362, n1=45),
        ],
        kompassomtale=[
            {"kommune": "9902", "aar": 2023, "nr": "1", "slag": "styrke", "punkt": "Åpne møter"},
            {
                "kommune": "9902",
                "aar": 2023,
                "nr": "2",
                "slag": "styrke",
                "punkt": "God på det vi er bedre i",
            },
        ],
    )
    samme = said(kompasskommune="9902", kompassaar="2023")
    assert "vi har 75 poeng færre" in samme
    assert "(−22), lengst foran på Samfunnsutvikling (+10)" in samme
    assert "Havdisnes &lt;b&gt;" in samme
    assert "- Åpne møter" in samme
    assert "God på det vi er bedre i" not in samme
    assert "Delkriterier der vi er lengst bak" in samme
    assert "Delkriterier der vi er lengst foran" in samme
    assert "ukjent" in samme  # six areas are told by nobody
    assert "Fjordvik (oss)" in samme

    assert "Søylediagram" in samme

    ulike = said(kompasskommune="9906")
    assert "Vi er målt etter versjon 3.1, de etter versjon 2010" in ulike
    assert "Område for område" not in ulike
    assert "Samspill" not in ulike
    assert "kan ikke rangeres mot hverandre" in ulike

    commit(
        kompass,
        kompassevaluering=[
            {**rad, "plassering": "lavest"} for rad in skaar("9901", "Fjordvik", 2025, "3.1", n1=None)
        ],
    )
    ukjent = said(kompasskommune="9902", kompassaar="2023")
    assert "poengene per område er ikke kjent for Fjordvik (2025)" in ukjent
    assert "Søylediagram" not in ukjent
    assert "der vi er lavest, etter omtalen" in ukjent
    assert "Det vi vet om områdene" in ukjent
    assert "- Åpne møter" in ukjent

    assert "Kommune «1234» har ingen evaluering her." in said(kompasskommune="1234")
