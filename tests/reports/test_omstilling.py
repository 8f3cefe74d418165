"""The status report to partssammensatt utvalg: what it says of the project, and what must never stand in it."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dashboard import cli
from dashboard.errors import DashboardError
from dashboard.lake import Lake
from dashboard.period import Period
from dashboard.reports.document import Bullets, Document, Facts, Heading, Paragraph, Table
from dashboard.reports.grunnlag import Grunnlag
from dashboard.reports.omstilling import statusrapport
from dashboard.text import NO_BREAK
from tests.agenda.small_lake import STEDER, Row, commit

PLAN = "Omstilling <b>2028</b>"


def ledd(id_: str, nivaa: str, over: str | None = None, **other: Any) -> Row:
    return {"id": id_, "plan": PLAN, "planslag": "omstilling", "nivaa": nivaa, "overordnet": over, "tittel": f"Tittel {id_}", **other}  # fmt: skip


LEDD = [
    ledd("M", "mål", innhold="Færre bygg", vedtak="V1; V2", frist=date(2028, 12, 31)),
    ledd("A", "tiltak", "M", hovedansvar="KD; Petter Smart", status="under arbeid", framdrift=40, frist=date(2026, 9, 30), tiltak="T1",
         kommentar="Turnusen er <i>drøftet</i> med de ansatte."),
    ledd("B", "tiltak", "M", hovedansvar="HO", status="utført", kommentar="Strømmen er dyr."),
    ledd("A1", "aktivitet", "A", hovedansvar="HO", status="utført", frist=date(2026, 5, 31)),
    ledd("C", "tiltak", "M", hovedansvar="HO", status="ikke startet", frist=date(2026, 12, 31)),
    ledd("I", "indikator", "M", maaleenhet="mill. kr", startverdi=0, maalverdi=18, verdi=3.9, verdidato=date(2026, 9, 30)),
]  # fmt: skip


def vedtak(id_: str, tittel: str, **other: Any) -> Row:
    return {"id": id_, "tittel": tittel, "organ": "Kommunestyret", "moetedato": "2025-12-11", "type": "vedtak", "status": "under arbeid", **other}  # fmt: skip


@pytest.fixture
def filled(lake: Lake) -> Lake:
    commit(
        lake,
        organisasjon=STEDER,
        rolle=[{"kode": "KD", "tittel": "Kommunedirektør", "nivaa": 1}],
        maalstruktur=LEDD,
        vedtak=[vedtak("V1", "Åpent vedtak"), vedtak("V2", "Hemmelig vedtak", unntatt_offentlighet=True)],
        tiltak=[{"id": "T1", "tittel": "Ny turnus", "aar": 2026, "vedtatt_effekt": 900_000, "realisert_effekt": 100_000,
                 "forventet_effekt": 300_000, "status": "under arbeid", "frist": "2026-03-01", "tjenesteomraade": "HO"}],
    )  # fmt: skip
    return lake


def report(lake: Lake) -> Document:
    newest = lake.newest()
    return statusrapport(Grunnlag(newest, Period(2026, 10), newest.id), PLAN)


def words(document: Document) -> str:
    """Everything the report says."""
    said: list[str] = [document.title, document.subtitle]
    for block in document.blocks:
        match block:
            case Heading() | Paragraph():
                said.append(block.text)
            case Bullets():
                said += block.items
            case Facts():
                said += [f"{name}: {value}" for name, value in block.rows]
            case Table():
                said += [block.title, *(" | ".join(row) for row in block.rows)]
            case _:
                said.append(block.description)
    return "\n".join(said).replace(NO_BREAK, " ")


def test_the_report_says_status_effect_risk_and_next_steps(filled: Lake) -> None:
    said = words(report(filled))
    assert said.startswith(f"Statusrapport: {PLAN}\nTil partssammensatt utvalg")
    assert "3 tiltak for ett mål: 1 utført, 1 forsinket, 1 venter eller er ikke startet." in said
    assert "Budsjettiltaket skal gi 900 000 kr i 2026. 100 000 kr er meldt realisert, og det ventes 600 000 kr mindre enn vedtatt." in said  # fmt: skip
    assert "Målet «Tittel I» er 18,0 mill. kr, sist målt 30.09.2026 til 3,9 mill. kr (22 %)." in said
    assert "Færre bygg" in said
    assert "Tittel M | under arbeid | 47 | 3 | 1 | 1 | 31.12.2028" in said
    assert (
        "T1 Ny turnus | Helse og omsorg | under arbeid (over fristen) | 01.03.2026 | 900 | 100 | 300" in said
    )
    assert "Tittel A | Forsinket | 31 dager over fristen | 30.09.2026" in said
    assert "31.12.2026 | Tittel C | Helse og omsorg | ikke startet" in said
    assert said.endswith("Forslag til vedtak\nPartssammensatt utvalg tar statusrapporten til orientering.")


def test_every_measure_and_activity_is_listed_as_it_is_written_and_nothing_is_picked(filled: Lake) -> None:
    [table] = [
        each
        for each in report(filled).blocks
        if isinstance(each, Table) and each.title == "For målet «Tittel M»"
    ]
    assert [row[0] for row in table.rows] == ["Tittel A", "– Tittel A1", "Tittel B", "Tittel C"]
    said = words(report(filled))
    assert (
        "Tittel A | under arbeid | 40 | Kommunedirektør | 30.09.2026 | Turnusen er <i>drøftet</i> med de ansatte."
        in said
    )
    assert "– Tittel A1 | utført | 100 | Helse og omsorg | 31.05.2026 |" in said
    assert "[Fyll ut: hvordan de ansatte og tillitsvalgte er involvert, og hva de har sagt.]" in said
    assert "Over fristen: 1 av 4 egne tiltak og aktiviteter og 1 av 1 budsjettiltak." in said


def test_no_decision_exempt_from_disclosure_and_no_name_stands_in_it(filled: Lake) -> None:
    said = words(report(filled))
    assert "Åpent vedtak (Kommunestyret, 11.12.2025)" in said
    assert "Hemmelig" not in said
    assert "Petter" not in said
    assert "Kommunedirektør" in said


def test_the_same_version_gives_the_same_report(filled: Lake) -> None:
    first, second = report(filled), report(filled)
    assert words(first) == words(second)
    assert (first.fingerprint, first.version) == (second.fingerprint, filled.newest().id)


def test_a_project_that_is_not_there_is_told_with_those_that_are(filled: Lake) -> None:
    newest = filled.newest()
    with pytest.raises(DashboardError) as told:
        statusrapport(Grunnlag(newest, Period(2026, 10), newest.id), "Finnes ikke")
    assert f"Velg «{PLAN}»." in told.value.what_to_do


@pytest.mark.usefixtures("filled")
def test_the_command_line_writes_it(tmp_path: Path) -> None:
    out = tmp_path / "status.docx"
    assert cli.main(["report", "omstilling", "--period", "2026-10", "--project", PLAN, "--out", str(out)]) == 0  # fmt: skip
    assert out.read_bytes().startswith(b"PK")
    assert cli.main(["report", "omstilling", "--period", "2026-10", "--out", str(out)]) == 1
