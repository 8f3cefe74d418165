"""Kommunekompasset as everybody may read it: the points, what they are held against, and nothing of single answers."""

import io
from collections.abc import Iterator

import pytest
from pypdf import PdfReader

from dashboard import settings
from dashboard.lake import Lake
from dashboard.period import Period
from dashboard.reports.document import Table
from dashboard.reports.grunnlag import Grunnlag
from dashboard.reports.pdf import to_pdf
from dashboard.reports.publisert_kompass import Kompassiden, kompasset
from tests.agenda.small_lake import Row, commit
from tests.reports.test_rapportene import said

OKTOBER = Period(2026, 10)


@pytest.fixture(autouse=True)
def fauske(lake: Lake, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("DASHBOARD_KOMMUNENUMMER", "1841")
    settings.get.cache_clear()
    yield
    settings.get.cache_clear()


def rad(nr: str, skaar: float | None, aar: int = 2023, versjon: str = "3.1", kommune: str = "1841") -> Row:
    return {"kommune": kommune, "aar": aar, "versjon": versjon, "nr": nr, "skaar": skaar}


def siden(lake: Lake, **tables: list[Row]) -> Kompassiden:
    commit(lake, **tables)
    newest = lake.newest()
    return kompasset(Grunnlag(newest, OKTOBER, newest.id))


def tekst(side: Kompassiden) -> str:
    assert side.side is not None
    return said(side.side)


def test_a_municipality_that_was_never_evaluated_has_no_page_and_no_sentence(lake: Lake) -> None:
    side = siden(lake, kompassevaluering=[rad("total", 400, kommune="5027")])
    assert side.side is None
    assert (side.avsnitt.kort, side.avsnitt.blocks, side.avsnitt.tall) == ([], [], ())


def test_the_total_stands_beside_others_and_unknown_areas_are_unknown(lake: Lake) -> None:
    referanser = [
        {"versjon": "3.1", "aar": 2023, "nr": "total", "slag": slag, "verdi": verdi}
        for slag, verdi in (("alle", 370), ("størrelsesgruppe", 383), ("normal fra", 360))
    ]
    side = siden(lake, kompassevaluering=[rad("total", 382)], kompassreferanse=referanser)
    setning = (
        "Kommunen fikk 382 av 800 poeng i Kommunekompasset i 2023. Til sammenligning har alle evaluerte i snitt 370 og kommuner i"
        " størrelsesgruppen 383."
    )
    assert side.avsnitt.kort == [setning]
    assert setning in tekst(side)
    assert "Poengene for hvert område vises som ukjent" in tekst(side)
    (tall,) = side.avsnitt.tall
    assert tall.frame["poeng"].notna().tolist() == [True] + [False] * 8
    assert tall.frame["alle"].iloc[0] == 370


def test_only_the_sum_of_the_self_assessment_is_told(lake: Lake) -> None:
    svar = {
        "versjon": "3.1",
        "dimensjon": "Omfang",
        "steg": "gjennomført",
        "rolle": "Stabsleder",
        "dato": "2026-10-01",
    }
    side = siden(
        lake,
        kompassevaluering=[rad(str(nr), 50) for nr in range(1, 9)],
        egenvurdering=[
            {**svar, "nr": "1.1", "grad": 4, "dokumentasjon": "Hemmelig notat"},
            {**svar, "nr": "1.2", "grad": 4, "dato": "2026-11-02", "dokumentasjon": "Kom etter måneden"},
        ],
    )  # fmt: skip
    # 1.1 has 20 points: a third of them goes from 50 % to 100 %.
    assert (
        "om lag 403 poeng, 3 flere enn i 2023 (mellom 7 og 403). Det som er gjort og dokumentert, gir poeng"
        in tekst(side)
    )
    assert "Hemmelig" not in tekst(side)
    assert "Stabsleder" not in tekst(side)


def test_evaluations_of_two_versions_are_listed_by_total_with_the_note_and_never_area_by_area(
    lake: Lake,
) -> None:
    side = siden(
        lake,
        kompassevaluering=[
            *(rad(str(nr), 40 + nr) for nr in range(1, 9)),
            rad("total", 318, 2012, "2010"),
            rad("1", 30, 2012, "2010"),
            rad("total", 500, 2027),
        ],
        kompassomtale=[
            {"kommune": "1841", "aar": 2023, "nr": nr, "slag": slag, "punkt": f"{slag} i {nr}"}
            for nr in ("1", "4", "8.1")
            for slag in ("styrke", "svakhet")
        ],
    )
    assert side.side is not None
    tabeller = {each.title: each for each in side.side.blocks if isinstance(each, Table)}
    assert tabeller["Evalueringene av kommunen, av 800 poeng"].frame[["aar", "poeng"]].to_numpy().tolist() == [
        ["2023", 356.0], ["2012", 318.0],
    ]  # fmt: skip
    assert len(tabeller["Poeng på områdene i 2023, av 100"].frame) == 8
    alt = tekst(side)
    assert "strengere" in alt
    assert "Lederskap og medarbeiderskap: styrke i 8.1" in alt
    assert "Samspill mellom folkevalgte og innbyggere: svakhet i 1" in alt
    assert "i 4" not in alt
    assert "500" not in alt
    assert "356 av 800 poeng i Kommunekompasset i 2023, regnet fra delene" in alt
    assert len(PdfReader(io.BytesIO(to_pdf(side.side))).pages) == 1
