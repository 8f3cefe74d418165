"""The minutes of a strategic meeting: each satsingsområde with who and how far, the breaks by name, and kroner as kroner."""

from datetime import date

import pytest

from dashboard.access import LOCAL_USER
from dashboard.dialog import moete as moeter
from dashboard.dialog.beslutning import OPPGAVE, Beslutning, add
from dashboard.dialog.moete import DAGSORDEN, STRATEGISK
from dashboard.lake import Lake
from dashboard.period import Period
from dashboard.reports.document import Document, Heading, Paragraph, Table
from dashboard.reports.referat import referat
from tests.agenda.small_lake import commit
from tests.agenda.strategi_lake import STRATEGI

GEVINST = {
    "ledd": "T1", "aar": 2026, "slag": "kr", "beskrivelse": "Færre innkjøp", "planlagt": 800_000, "realisert": 200_000,
    "gevinst_hos": "HO", "kostnad_hos": "OO", "kostnad": 460_000,
}  # fmt: skip
VEDTAK = [
    {"id": f"V{number}", "organ": "Kommunestyret", "moetedato": "2026-01-15", "tittel": title, "status": "under arbeid",
     "unntatt_offentlighet": exempt}
    for number, title, exempt in ((1, "Ny skole", False), (2, "Hemmelig sak", True))
]  # fmt: skip


@pytest.fixture
def minutes(lake: Lake) -> Document:
    commit(lake, **STRATEGI, gevinst=[GEVINST], vedtak=VEDTAK)
    moete = moeter.plan(
        LOCAL_USER, dato=date(2026, 11, 24), period=Period(2026, 10), deltakere=["KD"],
        dagsorden=list(DAGSORDEN[STRATEGISK]), forum=STRATEGISK,
    )  # fmt: skip
    add(LOCAL_USER, moete, Beslutning("", "samfunnsdel", OPPGAVE, "Rydde i målene", "KD", date(2026, 12, 24)))
    return referat(moete, lake.newest().id)


def table(document: Document, title: str) -> Table:
    [found] = [block for block in document.blocks if isinstance(block, Table) and block.title == title]
    return found


def test_each_satsingsomraade_is_told_with_who_and_how_far(minutes: Document) -> None:
    [first, second] = table(minutes, "Satsingsområdene").rows
    assert first[:5] == ["Satsingsområde S1", "Kommunalsjef HO (1), Kommunalsjef OO (1)", "2", "1", "1"]
    assert first[6] == "30.06.2026"
    assert second[1] == "–"


def test_the_breaks_are_told_by_name_without_what_is_exempt(minutes: Document) -> None:
    told = [row[1] for row in table(minutes, "Bruddene").rows]
    assert {"Satsingsområde S2", "Oppdrag O2", "Ny skole"} <= set(told)
    assert "Hemmelig sak" not in told
    counts = {row[0]: row[1] for row in table(minutes, "Brudd i den røde tråden").rows}
    assert counts["Vedtak uten eier"] == "1"


def test_kroner_are_kroner_in_the_table_of_cost_and_gain(minutes: Document) -> None:
    gains = table(minutes, "Kostnad ett sted, gevinst et annet, 2026")
    assert gains.heading == gains.title, "the amounts are not all in the same unit"
    [row] = gains.rows
    shown = [cell.replace("\u00a0", " ") for cell in row]
    assert shown[2] == "460 000"
    assert shown[5:] == ["800 000", "200 000", "kr"]


def test_what_was_decided_stands_under_its_item(minutes: Document) -> None:
    headings = [each.text for each in minutes.blocks if isinstance(each, Heading)]
    assert "Kommuneplanens samfunnsdel og handlingsprogrammet" in headings
    assert "Bestemt under saken" in headings


def test_the_minutes_tell_where_the_municipality_stands_in_kommunekompasset(lake: Lake) -> None:
    evaluering = {"kommune": "9901", "aar": 2023, "versjon": "3.1", "nr": "total", "skaar": 382}
    commit(lake, **STRATEGI, kompassevaluering=[evaluering])
    moete = moeter.plan(
        LOCAL_USER, dato=date(2026, 11, 24), period=Period(2026, 10), deltakere=["KD"], dagsorden=["virksomhet"], forum=STRATEGISK
    )  # fmt: skip
    told = [each.text for each in referat(moete, lake.newest().id).blocks if isinstance(each, Paragraph)]
    [kompass] = [each.replace("\u00a0", " ") for each in told if each.startswith("Kommunekompasset")]
    assert "I evalueringen i 2023 fikk kommunen 382 poeng." in kompass
    assert "Hva de neste 50 poengene krever, kan ikke regnes ut før delkriteriene er kjent" in kompass
