"""Kommunekompasset over the years on the screen: each version for itself, and the projection as it was each quarter."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import settings
from dashboard.agenda.kompass_utvikling import kvartalene
from dashboard.lake import Lake
from dashboard.text import NO_BREAK
from tests.agenda.small_lake import Row, commit, shown


def _page() -> None:
    from dashboard.access import require_see_strategi
    from dashboard.agenda import kompass_utvikling
    from dashboard.agenda.kompass_grunnlag import grunnlag
    from dashboard.ui.page import open_page

    view = open_page("Test", require_see_strategi, edited=True)
    kompass_utvikling.show(view, grunnlag(view))


def evaluering(aar: int, versjon: str, total: float, *omraader: float) -> list[Row]:
    felles = {"kommune": "9901", "kommune_navn": "Fjordvik", "aar": aar, "versjon": versjon}
    numre = {"total": total} | {str(nr): poeng for nr, poeng in enumerate(omraader, 1)}
    return [{**felles, "nr": nr, "skaar": poeng} for nr, poeng in numre.items()]


@pytest.fixture
def kompass(lake: Lake, monkeypatch: pytest.MonkeyPatch) -> Lake:
    monkeypatch.setenv("DASHBOARD_KOMMUNENUMMER", "9901")
    settings.get.cache_clear()
    return lake


def said() -> str:
    app = AppTest.from_function(_page, default_timeout=60).run()
    return (
        "\n".join([shown(app), *(each.value for each in app.markdown)])
        .replace(NO_BREAK, " ")
        .replace("\\", "")
    )


def test_the_quarters_end_with_the_day_itself() -> None:
    assert kvartalene(date(2025, 12, 31), date(2026, 7, 4)) == [
        date(2025, 12, 31), date(2026, 3, 31), date(2026, 6, 30), date(2026, 7, 4),
    ]  # fmt: skip
    assert kvartalene(date(2026, 2, 1), date(2026, 3, 31)) == [date(2026, 3, 31)]


def test_with_nothing_at_all_both_parts_say_so(kompass: Lake) -> None:
    tomt = said()
    assert "Kommunen har ingen evaluering her ennå" in tomt
    assert "Ingenting er egenvurdert ennå" in tomt


def test_totals_stand_beside_others_areas_only_beside_their_own_version_and_the_projection_is_as_it_was(
    kompass: Lake,
) -> None:
    vurdering = {
        "versjon": "3.1",
        "nr": "1.1",
        "dimensjon": "Omfang",
        "steg": "gjennomført",
        "rolle": "Stabsleder",
    }
    commit(
        kompass,
        kompassevaluering=[
            *evaluering(2012, "2010", 420, *[50] * 8),
            *evaluering(2020, "3.1", 351, 40, 40, 40, 40, 40, 40, 40, 71),
            *evaluering(2023, "3.1", 380, 52, 40, 40, 40, 40, 40, 40, 70),
        ],
        kompassreferanse=[
            {"versjon": "3.1", "aar": 2023, "nr": "total", "slag": "alle", "verdi": 371},
            {"versjon": "2010", "aar": 2023, "nr": "total", "slag": "størrelsesgruppe", "verdi": 999},
        ],
        egenvurdering=[
            {**vurdering, "grad": 4, "dokumentasjon": "Plan", "dato": "2024-03-01"},
            {**vurdering, "grad": 2, "dokumentasjon": "Plan", "dato": "2024-09-01"},
        ],
    )
    alt = said()
    assert "Fjordvik fikk 380 av 800 poeng i 2023, 29 poeng opp siden 2020." in alt
    assert "Evalueringen i 2012 er etter en annen versjon enn den i 2023." in alt
    assert "områdene gir 362 til sammen" in alt  # printed 380
    assert "alle 371" in alt
    assert "999" not in alt  # a reference by another version
    assert (
        "Størst framgang fra 2020 til 2023: Samspill mellom folkevalgte og innbyggere (+12). Størst tilbakegang"
        in alt
    )
    assert "1 av 105 vurderinger er gjort" in alt
    rader = alt[alt.index("Anslaget hvert kvartal") :]
    # A third of 20 points is documented at first, then half of that; the other cells are as in the evaluation.
    assert [rader[rader.index(f"{nr}. kv. 2024") :].split("<td class='tall'>")[2].split("<")[0] for nr in (1, 2, 3)] == [
        "7", "7", "3",
    ]  # fmt: skip
    assert "4. kv. 2023" not in rader  # nobody had assessed anything
    assert "har gått fra 7 til 3 poeng" in alt
    assert "Målt mot" not in rader

    commit(
        kompass,
        kompassevaluering=[
            {**rad, "dato": "2024-07-01"}
            for rad in evaluering(2024, "3.1", 390, 60, 40, 40, 40, 40, 40, 40, 70)
        ],
    )
    ny = said()
    rader = ny[ny.index("Anslaget hvert kvartal") :]
    foer, etter = (rader[rader.index(f"{nr}. kv. 2024") :].split("</tr>")[0] for nr in (2, 3))
    assert foer.endswith("2023</td>")
    assert etter.endswith("2024</td>")
    assert "har gått fra" not in ny  # since the new evaluation nothing has moved

    commit(kompass, kompassevaluering=evaluering(2025, "3.1", 400, *[50] * 8))
    sist = said()
    assert "Ingenting er egenvurdert siden evalueringen i 2025." in sist
    assert "Evalueringen ga 400." in sist
