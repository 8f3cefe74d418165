"""«Hvor vi står» on small lakes: the real evaluations as they are printed, and what is missing."""

from functools import partial
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import paths, settings
from dashboard.datasets.kommunekompass import TOTAL
from dashboard.lake import Lake
from dashboard.text import NO_BREAK
from tests.agenda.small_lake import Row, commit, shown

PAGE = str(paths.PAGES / "kommunekompass.py")
DIMENSJONER = ("System/prosess", "Omfang", "Resultat/analyse")


def poeng(kommune: str, aar: int, versjon: str, nr: str, skaar: float | None, **other: Any) -> Row:
    return {"kommune": kommune, "aar": aar, "versjon": versjon, "nr": nr, "skaar": skaar, **other}


fauske, gauldal = partial(poeng, "1841", 2023, "3.1"), partial(poeng, "5027", 2023, "3.1")
FAUSKE = [
    fauske(TOTAL, 382),
    fauske("2", None, minst=50, mot_snittet="over"),
    fauske("5", None, plassering="lavest", mot_snittet="omtrent"),
]
GAULDAL = [gauldal("2", 77), *(gauldal(f"2.{nr}", skaar) for nr, skaar in enumerate((12.6, 16.5, 24, 20), 1))]
EGEN = [
    poeng("9901", 2023, "3.1", "6.1", 10),
    *(poeng("9901", 2023, "3.1", str(nr), 50 + nr) for nr in range(1, 9)),
]
REFERANSER = [
    {"versjon": "3.1", "aar": 2023, "nr": TOTAL, "slag": slag, "verdi": verdi}
    for slag, verdi in (("alle", 370), ("størrelsesgruppe", 383), ("normal fra", 360), ("normal til", 380))
]
VURDERT = [
    {"versjon": "3.1", "nr": "6.1", "dimensjon": dimensjon, "grad": 4, "steg": "gjennomført", "dokumentasjon": "Sak 1/26",
     "rolle": "HR-leder", "dato": "2026-05-01"}
    for dimensjon in DIMENSJONER
]  # fmt: skip
PLAN = [
    {
        "versjon": "3.1",
        "id": f"K{nr}",
        "nr": str(nr),
        "tiltak": f"Løft <b>{nr}</b>",
        "maal_grad": 4,
        "dagsverk": 10,
    }
    for nr in (1, 2)
]


def said(**chosen: str) -> str:
    """What the page says with these settings."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in chosen.items():
            patch.setenv(f"DASHBOARD_{name}", value)
        settings.get.cache_clear()
        page = AppTest.from_file(PAGE, default_timeout=60).run()
        markup = shown(page).replace(NO_BREAK, " ").replace("\\", "")
    settings.get.cache_clear()
    return markup


def test_what_is_missing_is_said_with_what_to_do(lake: Lake) -> None:
    assert "data/kommunekompasset har tre virkelige" in said()
    commit(lake, kompassevaluering=FAUSKE)
    without = said()
    assert "har ingen evaluering her. Lastet opp er Fauske 2023; se Mot andre." in without
    assert "<table>" not in without
    assert "Sett innstillingen kommunenummer" in said(KOMMUNE="Fauske", DEMO="false")


def test_fauske_where_only_the_total_is_known(lake: Lake) -> None:
    commit(lake, kompassevaluering=FAUSKE, kompassreferanse=REFERANSER)
    markup = said(KOMMUNENUMMER="1841", KOMMUNE="Fauske", MAAL_KOMPASS="420")
    assert "Fauske fikk 382 av 800 poeng i 2023, 12 over snittet av alle og 1 under" in markup
    assert "over det normale, 360–380" in markup
    assert "Til målet på 420 mangler 38 poeng." in markup
    assert "Hva de neste 50 poengene krever, kan ikke regnes ut før delkriteriene er kjent" in markup
    assert "delkriteriene er ikke kjent" in markup, "on the card"
    assert "samme størrelse" not in markup
    uten_kommune = said(KOMMUNENUMMER="1841", KOMMUNE="Fauske kommune")
    assert "Fauske fikk 382" in uten_kommune
    assert "ingen egenvurdering er gjort" in markup
    assert "Ukjent; over ca. 50 poeng; over landssnittet" in markup
    assert "Ukjent; blant de laveste; omtrent på landssnittet" in markup
    assert "så formen kan ikke tegnes" in markup
    assert "/kommunekompass?del=omraadet&amp;kompassomraade=2&amp;evaluering=2023" in markup


def test_printed_and_summed_stand_beside_one_another_where_they_differ(lake: Lake) -> None:
    commit(lake, kompassevaluering=GAULDAL)
    markup = said(KOMMUNENUMMER="5027")
    assert "77 oppgitt, 73,1 summert" in markup
    assert "totalen er ukjent" in markup


def test_what_has_moved_and_what_the_next_points_take(lake: Lake) -> None:
    commit(lake, kompassevaluering=EGEN, kompassreferanse=REFERANSER, egenvurdering=VURDERT, kompassplan=PLAN)
    markup = said()
    assert "Ingen områder har flyttet seg klart: alle er innenfor usikkerheten." in markup
    assert "er videreført fra 2023" in markup
    assert "Sikkert?" in markup
    assert "De neste 50 poengene krever to tiltak og 20 dagsverk." in markup
    assert "Løft &lt;b&gt;1&lt;/b&gt;" in markup
    assert "<b>1</b>" not in markup
    assert "Edderkoppdiagram over de samme tallene" in markup


def test_an_older_version_and_the_projection_are_never_in_one_table(lake: Lake) -> None:
    gammel = [poeng("9901", 2022, "2010", str(nr), 40 + nr) for nr in range(1, 9)]
    commit(lake, kompassevaluering=gammel, egenvurdering=VURDERT)
    markup = said()
    eldre, nyere = markup.split("<caption>Områdene, versjon ")[1:]
    assert eldre.startswith("2010")
    assert "Anslag i dag" not in eldre.partition("</table>")[0]
    assert nyere.startswith("3.1")
    assert "Oppgitt" not in nyere.partition("</table>")[0]
    assert "versjon 3.1, som gjelder nå, er strengere" in markup


def test_the_total_of_a_new_evaluation_alone_moves_neither_areas_nor_prices(lake: Lake) -> None:
    commit(lake, kompassevaluering=EGEN, egenvurdering=VURDERT, kompassplan=PLAN)
    foer = said()
    commit(lake, kompassevaluering=[poeng("9901", 2026, "3.1", TOTAL, 455.5)])
    etter = said()
    assert "fikk 455,5 av 800 poeng i 2026" in etter
    assert (
        "Hvor poengene ligger, er ikke skrevet inn ennå. Områdene og anslaget er derfor mot evalueringen i 2023"
        in etter
    )
    for uroert in ("De neste 50 poengene krever to tiltak og 20 dagsverk.", "Anslaget i dag er"):
        assert uroert in foer
        assert uroert in etter
    tabellene = [each.partition("<caption>Områdene")[2].partition("</table>")[0] for each in (foer, etter)]
    assert tabellene[0] == tabellene[1]
