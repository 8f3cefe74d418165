"""The evidence book: what it says, what it calls a hole, and where each figure can be traced to."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dashboard import cli, paths
from dashboard.lake import Lake
from dashboard.reports import bevisbok
from dashboard.reports.document import Document, Heading, Table
from dashboard.reports.grunnlag import Grunnlag
from dashboard.sentences.kompass_bevis import TELLER_IKKE
from tests.agenda.small_lake import Row, commit
from tests.reports.test_omstilling import words

I_FJOR = date.today().year - 1


def vedtak(id_: str, status: str, statusdato: date | None) -> Row:
    return {"id": id_, "organ": "Kommunestyret", "moetedato": date(I_FJOR, 2, 1), "tittel": "Hemmelig tittel", "ansvarlig": "Petter Smart",
            "frist": date(I_FJOR, 6, 30), "status": status, "statusdato": statusdato}  # fmt: skip


def vurdering(nr: str, dokumentasjon: str | None, steg: str = "gjennomført") -> Row:
    return {"versjon": "3.1", "nr": nr, "dimensjon": "Omfang", "grad": 2, "steg": steg, "dokumentasjon": dokumentasjon,
            "kommentar": "Egen kommentar", "rolle": "Stabsleder", "dato": date(I_FJOR, 9, 1)}  # fmt: skip


@pytest.fixture
def filled(lake: Lake) -> Lake:
    commit(
        lake,
        vedtak=[vedtak("1", "utført", date(I_FJOR, 6, 1)), vedtak("2", "under arbeid", None)],
        egenvurdering=[vurdering("5.1", "Sak <b>12</b>"), vurdering("5.2", None), vurdering("5.3", "Utkast", "planlagt")],
    )  # fmt: skip
    commit(
        lake,
        moete=[{"id": "A", "forum": "styringsdialog drift", "dato": date(I_FJOR, 3, 1), "aar": I_FJOR, "periode": 1, "dagsorden": "okonomi",
                "versjon": 1, "status": "avsluttet", "referat_versjon": 2}],
    )  # fmt: skip
    return lake


def under(document: Document, overskrift: str) -> list[Any]:
    """The blocks from a heading to the next."""
    blocks = list(document.blocks)
    start = next(nr for nr, each in enumerate(blocks) if isinstance(each, Heading) and each.text == overskrift)  # fmt: skip
    slutt = next((nr for nr, each in enumerate(blocks[start + 1 :], start + 1) if isinstance(each, Heading)), None)  # fmt: skip
    return blocks[start + 1 : slutt]


def test_the_book_files_each_figure_with_period_version_and_reason_and_names_nobody(filled: Lake) -> None:
    grunnlag = bevisbok.newest()
    document = bevisbok.bevisbok(grunnlag)
    said = words(document)
    assert (grunnlag.written, grunnlag.snapshot.id) == (filled.newest().id, filled.newest().id - 1)
    assert said.startswith("Bevisbok: Fjordvik kommune\nKommunekompasset, versjon 3.1\n")
    assert "6 av 35 delkriterier har bevis: 3 spor i løsningen og 1 dokumentert egenvurdering." in said
    (tabell,) = [each for each in under(document, "3.2 Politisk styring") if isinstance(each, Table)]
    funnet = {rad[0]: rad[1:] for rad in tabell.rows}
    assert funnet["Vedtak fulgt opp innen fristen"] == [
        f"1 av 2 vedtak er fulgt opp innen fristen, juni {I_FJOR}. 1 gjenstår.",
        "Viser om vedtakene til de folkevalgte blir gjennomført innen fristen.", str(grunnlag.snapshot.id),
    ]  # fmt: skip
    assert [each.rows[0][3] for each in under(document, "3.1 Strategi for styring") if isinstance(each, Table)] == [str(grunnlag.written)]  # fmt: skip
    assert "Sak <b>12</b> | Stabsleder" in said
    for hidden in ("Petter Smart", "Hemmelig tittel", "Egen kommentar"):
        assert hidden not in said


def test_a_hole_is_where_nothing_counts_and_what_is_planned_or_empty_never_does(filled: Lake) -> None:
    document = bevisbok.bevisbok(bevisbok.newest())
    (hull,) = [each for each in under(document, "Hull") if isinstance(each, Table)]
    numre = [rad[0] for rad in hull.rows]
    assert {"5.2", "5.3", "1.4", "4.3"} <= set(numre)
    assert not {"5.1", "3.1", "3.2"} & set(numre)
    assert [int(rad[2]) for rad in hull.rows] == sorted((int(rad[2]) for rad in hull.rows), reverse=True)
    sagt = words(Document("", "", "", "", 1, document.time, "", False, under(document, "4.3 Sammenligninger for å øke effektiviteten")))  # fmt: skip
    assert f"{TELLER_IKKE}:" in sagt
    assert "Ingen data ennå: det er ikke lest inn KOSTRA-tall for kommunen." in sagt


def test_every_figure_can_be_traced_to_a_query_that_is_there(filled: Lake) -> None:
    document = bevisbok.bevisbok(bevisbok.newest())
    (kilder,) = [each for each in under(document, "Kilder") if isinstance(each, Table)]
    assert len(kilder.rows) > 30
    for _, telt, spoerring, versjon in kilder.rows:
        assert (paths.ROOT / spoerring).is_file()
        assert telt.endswith(".")
        assert versjon.isdecimal()


def test_the_same_versions_give_the_same_book_and_an_older_one_knows_nothing_of_later(filled: Lake) -> None:
    grunnlag = bevisbok.newest()
    assert words(bevisbok.bevisbok(grunnlag)) == words(bevisbok.bevisbok(grunnlag))
    foer = filled.newest().id - 1
    tidligere = Grunnlag(filled.snapshot(foer), grunnlag.period, foer)
    assert "Dialogmøter med referat: Ingen data ennå" in words(bevisbok.bevisbok(tidligere))


def test_the_command_line_writes_it_as_word_and_pdf_also_of_an_empty_lake(lake: Lake, tmp_path: Path) -> None:
    for ending, begins in (("docx", b"PK"), ("pdf", b"%PDF-1.")):
        out = tmp_path / f"bevisbok.{ending}"
        assert cli.main(["report", "bevisbok", "--out", str(out)]) == 0
        assert out.read_bytes().startswith(begins)
    assert "Ingen av de 35 delkriteriene har bevis ennå." in words(bevisbok.bevisbok(bevisbok.newest()))
