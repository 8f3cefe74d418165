"""The evidence book: what it says, what it calls a hole, and where each figure can be traced to."""

import json
import shlex
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dashboard import cli, queries
from dashboard.lake import Lake
from dashboard.reports import bevisbok
from dashboard.reports.document import Document, Heading, Paragraph, Table
from dashboard.reports.grunnlag import Grunnlag
from dashboard.sentences.kompass_bevis import IKKE_ENNAA, INGEN_DATA
from dashboard.text import NO_BREAK
from tests.agenda.small_lake import STEDER, Row, commit, posts
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


def test_the_book_files_each_figure_with_period_version_grade_and_reason_and_tells_only_counts_of_decisions(
    filled: Lake,
) -> None:
    grunnlag = bevisbok.newest()
    document = bevisbok.bevisbok(grunnlag)
    said = words(document)
    assert (grunnlag.written, grunnlag.snapshot.id) == (filled.newest().id, filled.newest().id - 1)
    assert said.startswith("Bevisbok: Fjordvik kommune\nKommunekompasset, versjon 3.1\n")
    assert (
        "Av 35 delkriterier har 5 spor i løsningen, 1 bare egenvurdering med dokumentasjon og 29 ingen av delene."
        in said
    )
    (tabell,) = [each for each in under(document, "3.2 Politisk styring") if isinstance(each, Table)]
    funnet = {rad[0]: rad[1:] for rad in tabell.rows}
    assert funnet["Vedtak fulgt opp innen fristen"] == [
        f"1 av 2 vedtak er fulgt opp innen fristen, juni {I_FJOR}. 1 gjenstår.", f"støtter delvis (50{NO_BREAK}%)",
        "Viser om vedtakene til de folkevalgte blir gjennomført innen fristen.", str(grunnlag.snapshot.id),
    ]  # fmt: skip
    assert [each.rows[0][4] for each in under(document, "3.1 Strategi for styring") if isinstance(each, Table)] == [str(grunnlag.written)]  # fmt: skip
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
    assert f"{INGEN_DATA}:" in sagt
    assert "KOSTRA-tall ved siden av andres: det er ikke lest inn KOSTRA-tall for kommunen." in sagt


def test_what_counts_and_what_does_not_yet_stand_in_tables_of_their_own_that_sum_to_the_headline(
    filled: Lake,
) -> None:
    document = bevisbok.bevisbok(bevisbok.newest())
    rader = {
        tittel: [rad for each in document.blocks if isinstance(each, Table) and each.title == tittel for rad in each.rows]
        for tittel in ("Dokumenterte egenvurderinger", IKKE_ENNAA)
    }  # fmt: skip
    assert [rad[0] for rad in rader["Dokumenterte egenvurderinger"]] == ["5.1"]
    assert [rad[0] for rad in rader[IKKE_ENNAA]] == ["5.3"]
    (innhold,) = [each for each in under(document, "Innhold") if isinstance(each, Table)]
    assert innhold.rows[2] == ["3 Styring og kontroll", "4", "4", "0", "0", "3", "0"]
    assert innhold.rows[4] == ["5 Brukerens fokus og service", "5", "0", "1", "4", "0", "1"]
    (summen,) = [each.text for each in under(document, "Innhold") if isinstance(each, Paragraph)]
    assert summen.replace(NO_BREAK, " ").startswith(
        "Boken har 3 ulike spor. Tallene i kolonnen Spor blir 4 til sammen"
    )


def test_every_command_of_the_book_gives_the_figures_that_stand_in_it(
    filled: Lake, capsys: pytest.CaptureFixture[str]
) -> None:
    commit(
        filled,
        organisasjon=STEDER,
        regnskap=posts("3111", 400_000, [1, 2, 3], I_FJOR),
        budsjett=[{**each, "versjon": "opprinnelig", "periode": 0} for each in posts("3111", 1_200_000, [1], I_FJOR)],
        forklaring=[{"aar": I_FJOR, "periode": 2, "enhet": "311", "aarsak": "annet", "tekst": "x", "rolle": "Leder", "dato": date(I_FJOR, 3, 5)}],
    )  # fmt: skip
    grunnlag = bevisbok.newest()
    bok = bevisbok.les(grunnlag)
    document = bevisbok.bevisbok(grunnlag)
    (kilder,) = [each for each in under(document, "Kilder") if isinstance(each, Table)]
    assert [rad[0] for rad in kilder.rows[:-1]] == [each.kilde.tittel for each in bok.bevis]
    for (_, telt, kommando), bevis in zip(kilder.rows[:-1], bok.bevis, strict=True):
        assert telt.endswith(".")
        ord_ = shlex.split(kommando)
        query = queries.load(ord_[2])
        satt = {each.removeprefix("--") for each in ord_[5::2]}
        assert satt | {navn for navn, verdi in bevis.gitt.items() if verdi is None} == set(
            query.parameters
        ), kommando
        assert cli.main([*ord_[1:], "--format", "json"]) == 0, kommando
        svar = json.loads(capsys.readouterr().out)
        if query.name != "drift/prognosetreff":
            assert (svar[0]["teller"], svar[0]["nevner"]) == (bevis.teller, bevis.nevner), kommando
    (avvik,) = [each for each in bok.bevis if each.kilde.id == "avvik_forklart"]
    assert (avvik.teller, avvik.nevner) == (1, 2)
    assert "--avvik_kr 250000 --avvik_prosent 1.0" in words(document)
    assert cli.main([*shlex.split(kilder.rows[-1][2])[1:], "--format", "json"]) == 0
    assert [each["nr"] for each in json.loads(capsys.readouterr().out)] == ["5.1", "5.2", "5.3"]


def test_the_same_versions_give_the_same_book_and_an_older_one_knows_nothing_of_later(filled: Lake) -> None:
    grunnlag = bevisbok.newest()
    assert words(bevisbok.bevisbok(grunnlag)) == words(bevisbok.bevisbok(grunnlag))
    foer = filled.newest().id - 1
    tidligere = Grunnlag(filled.snapshot(foer), grunnlag.period, foer)
    assert "Dialogmøter med referat: ingen dialogmøter" in words(bevisbok.bevisbok(tidligere))


def test_the_command_line_writes_it_as_word_and_pdf_also_of_an_empty_lake(lake: Lake, tmp_path: Path) -> None:
    for ending, begins in (("docx", b"PK"), ("pdf", b"%PDF-1.")):
        out = tmp_path / f"bevisbok.{ending}"
        assert cli.main(["report", "bevisbok", "--out", str(out)]) == 0
        assert out.read_bytes().startswith(begins)
    assert (
        "Av 35 delkriterier har ingen spor i løsningen eller egenvurdering med dokumentasjon ennå."
        in words(bevisbok.bevisbok(bevisbok.newest()))
    )
