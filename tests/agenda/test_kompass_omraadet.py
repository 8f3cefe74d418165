"""The areas of one evaluation on the screen: the numbers with the words beside, and unknown where it is unknown."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import settings
from dashboard.lake import Lake
from dashboard.text import NO_BREAK
from tests.agenda.small_lake import Row, commit, shown


def _page() -> None:
    from dashboard.access import require_see_strategi
    from dashboard.agenda import kompass_omraadet
    from dashboard.agenda.kompass_grunnlag import grunnlag
    from dashboard.ui.page import open_page

    view = open_page("Test", require_see_strategi, edited=True)
    kompass_omraadet.show(view, grunnlag(view))


def skaar(aar: int, nr: str, poeng: float | None = None, versjon: str = "3.1", **other: object) -> Row:
    return {
        "kommune": "9901",
        "kommune_navn": "Fjordvik",
        "aar": aar,
        "versjon": versjon,
        "nr": nr,
        "skaar": poeng,
        **other,
    }


EVALUERINGER = [
    skaar(2024, "total", 300),
    skaar(2024, "2", 77),
    skaar(2024, "2.1", 8), skaar(2024, "2.2", 25), skaar(2024, "2.3", 18.4), skaar(2024, "2.4", 21.7),
    skaar(2024, "6", plassering="lavest", mot_snittet="under"),
    skaar(2012, "1.1", 4.5, "2010"),
]  # fmt: skip
OMTALER = [
    {"kommune": "9901", "aar": 2024, "nr": nr, "slag": slag, "punkt": punkt}
    for nr, slag, punkt in (
        ("2", "styrke", "Har <b>plan</b> *for* klima"),
        ("2.3", "styrke", "Måler utslipp"),
        ("2", "svakhet", "Mangler kulturplan"),
        ("3", "styrke", "Et annet område"),
    )
]
VURDERINGER = [
    {"versjon": "3.1", "nr": "2.1", "dimensjon": "Omfang", "grad": 4, "steg": "gjennomført", "dokumentasjon": "Plan",
     "rolle": "Stabsleder", "dato": "2025-03-01"}
]  # fmt: skip


@pytest.fixture
def kompass(lake: Lake, monkeypatch: pytest.MonkeyPatch) -> Lake:
    monkeypatch.setenv("DASHBOARD_KOMMUNENUMMER", "9901")
    settings.get.cache_clear()
    return lake


def said(**address: str) -> str:
    app = AppTest.from_function(_page, default_timeout=60)
    for name, value in address.items():
        app.query_params[name] = value
    app.run()
    words = [*(each.value for each in app.markdown), *(each.value for each in app.warning)]
    levels = {"h2": app.header, "h3": app.subheader}
    words += [f"<{tag}>{each.value}" for tag, found in levels.items() for each in found]
    words += [each.label for each in app.expander]
    return "\n".join([shown(app), *words]).replace(NO_BREAK, " ").replace("\\", "")


def test_without_an_evaluation_the_page_says_what_to_bring(kompass: Lake) -> None:
    assert "Kommunen har ingen evaluering her ennå" in said()


def test_an_area_shows_points_words_and_today_and_what_is_unknown_is_said(kompass: Lake) -> None:
    commit(kompass, kompassevaluering=EVALUERINGER, kompassomtale=OMTALER, egenvurdering=VURDERINGER)
    omraade = said(kompassomraade="2")
    assert (
        "Samfunnsutvikling fikk 73,1 av 100 poeng i 2024. Mest er å hente på Bærekraft og økologisk holdbarhet: 11,6"
        in omraade
    )
    assert "Evalueringen oppgir 77 poeng" in omraade
    assert omraade.index("2.3 Bærekraft") < omraade.index("2.1 Strategisk fokus")  # most to gain first
    assert "<h2>Det evaluatorene skrev" in omraade
    assert "<h3>Styrker (2)" in omraade
    assert "- Har <b>plan</b> *for* klima" in omraade
    assert "- 2.3: Måler utslipp" in omraade
    assert "<h3>Utfordringer (0)" in omraade
    assert "Et annet område" not in omraade
    assert "10,3 (5–10,3)" in omraade  # a third of 15 is documented, the rest as in the evaluation
    assert "ikke vurdert" in omraade

    ukjent = said(kompassomraade="6")
    assert (
        "Poengene for Kvalitetsutvikling i 2024 er ikke kjent. Evalueringen plasserer området blant de laveste"
        in ukjent
    )
    assert "ukjent av" not in ukjent  # there is nothing to draw

    alle = said()
    assert "De fire delkriteriene med mest å hente har 26,9 poeng igjen til sammen." in alle
    assert "Poengene for 31 av 35 delkriterier er ikke kjent." in alle
    assert "blant de laveste og under landssnittet" in alle
    assert "Alle 35 delkriterier" not in alle  # the four that are known are shown already
    assert "evaluering=2024" in alle
    assert (
        "kompassomraade=2' target='_self'>2 Samfunnsutvikling</a></th><td class='tall'>2</td><td class='tall'>0</td><td class='tall'>1</td>"
        in alle
    )

    gammel = said(evaluering="2012")
    assert "1.1 Fins det en plan / strategi for utvikling av demokrati og informasjon?" in gammel
    assert "Anslag i dag" not in gammel  # another yardstick is not today's
    assert "Ingen styrker, utfordringer eller svakheter er lagt inn for 2012." in gammel

    for adresse, svar in (
        ({"evaluering": "1999"}, "ingen evaluering «1999»"),
        ({"kompassomraade": "9"}, "«9» er ikke et"),
    ):
        assert svar in said(**adresse)
