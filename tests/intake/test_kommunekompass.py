"""Files of Kommunekompasset are told from each other, and their numbers, versions and municipalities are read as what they are."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import duckdb
import pytest
import xlsxwriter

from dashboard import paths
from tests.intake.conftest import Bench, rows

HEADERS: dict[str, tuple[str, ...]] = {
    "kompassevaluering": (
        "Kommunenr.;Kommune;År;Versjon av Kommunekompasset;Nr. i Kommunekompasset;Høyeste poengsum;Oppnådde poeng;Kilde",
        "kommune;kommune_navn;aar;versjon;nr;navn;maks;skaar;minst;plassering;mot_snittet;kilde",
        "Kommune;År;Versjon;Nr;Delkriterium;Maks;Skår",
        "Kommunenr;År;Kompassversjon;Områdenr;Område;Makspoeng;Poengsum",
        "Knr;Årstall;Utgave;Nr;Tekst;Score;Mot landssnittet",
    ),
    "kompassomtale": (
        "Kommunenr.;År;Nr.;Slag;Punkt",
        "kommune;aar;nr;slag;punkt",
        "Kommune;År;Område;Type;Beskrivelse",
        "Kommunenummer;Årstall;Fokusområde;Styrke, utfordring eller svakhet;Omtale",
    ),
    "kompassreferanse": (
        "Versjon;År;Nr;Slag referanse;Hvem;Poeng;Antall kommuner;Kilde",
        "versjon;aar;nr;slag;navn;verdi;antall;kilde",
        "Kompassversjon;År;Område;Type;Gruppe;Snitt",
        "Versjon;År;Nr;Referanse;Gjennomsnitt;Antall kommuner",
    ),
    "kompassspoersmaal": ("Versjon;Nr;Spørsmål;Maks", "versjon;nr;spoersmaal", "Utgave;Spørsmålsnr;Tekst"),
    "egenvurdering": (
        "Versjon;Nr;Dimensjon;Grad;Steg;Dokumentasjon;Kommentar;Rolle;Dato",
        "Kompassversjon;Nr.;Skåringsdimensjon;Nivå;Status;Bevis;Vurdert av;Vurdert",
    ),
    "kompassplan": (
        "Versjon;Id;Nr;Tiltak;Dimensjon;Målgrad;Dagsverk;Ansvarlig;Frist;Oppgave",
        "Utgave;Tiltaksnr;Delkriterium;Hva skal gjøres;Grad etter;Eier;Tidsfrist",
    ),
    "maalstruktur": ("Id;Plan;Slag plan;Nivå;Overordnet;Nr.;Tittel;Kommunekompasset",),
}
HEAD = "Kommunenr;År;Versjon;Nr;Skår"


def cells(dataset: str, header: str) -> list[str]:
    """A value in each column, so that it is the headers that tell the datasets apart."""
    given = {"versjon": "3.1", "nr": "1.1", "dato": "01.03.2026", "frist": "01.03.2027", "slag": "styrke"}
    return [given.get(name.lower().strip("."), "1") for name in header.split(";")]


def workbook(*lines: Sequence[Any]) -> bytes:
    made = BytesIO()
    book = xlsxwriter.Workbook(made, {"default_date_format": "d. mmm"})
    sheet = book.add_worksheet()
    for row, line in enumerate(lines):
        sheet.write_row(row, 0, line)
    book.close()
    return made.getvalue()


def read_as(bench: Bench, lines: Sequence[str], columns: str = "nr, skaar") -> list[tuple[Any, ...]]:
    with bench.look(lines) as upload:
        assert upload.parts, upload.findings
        return rows(upload, f"select {columns} from innlest_kompassevaluering order by rad")


@pytest.mark.parametrize("dataset", HEADERS)
def test_a_file_is_known_by_its_columns_and_none_is_taken_for_another(bench: Bench, dataset: str) -> None:
    for place, header in enumerate(HEADERS[dataset]):
        line, name = cells(dataset, header), "fil.csv" if place else "fil.xlsx"
        with bench.look(
            [header, ";".join(line)] if place else workbook(header.split(";"), line), name
        ) as upload:
            assert upload.recognition is not None
            assert (upload.recognition.dataset, upload.recognition.missing) == (dataset, ()), header
            assert upload.recognition.assumed == (), header


def test_a_decimal_comma_is_one_however_many_numbers_are_written_with_a_point(bench: Bench) -> None:
    lines = ["1841;2023;3.1;1;62", "1841;2023;3.1;1.1;10", "1841;2023;3.1;1.2;5", "1841;2023;3.1;1.3;6,7"]
    wanted = [(1, "62"), ("1.1", "10"), ("1.2", "5"), ("1.3", "6.7")]
    assert read_as(bench, [HEAD, *lines]) == [(str(nr), Decimal(skaar)) for nr, skaar in wanted]
    points = [line.replace("6,7", "6.7") for line in lines]
    assert read_as(bench, [HEAD, *points])[-1] == ("1.3", Decimal("6.7"))


def test_a_workbook_gives_the_same_whether_its_cells_are_numbers_texts_or_dates(bench: Bench) -> None:
    """A Norwegian Excel makes dates of 1.2 and 6.3.1 as they are typed."""
    head = HEAD.split(";")
    sheets = [
        workbook(head, (1841, 2023, 3.1, 2, 62), (1841, 2023, 3.1, 2.1, 6.7)),
        workbook(head, (1841, 2023, "3.1", "2", 62), (1841, 2023, "3.1", "2.1", "6,7")),
        workbook(head, (1841, 2023, 3.1, 2.0, "62,0"), (1841, 2023, 3.1, 2.1, "6,7")),
        workbook(head, (1841, 2023, "3,1", "2.", 62), (1841, 2023, "3,1", datetime(2026, 1, 2), 6.7)),
    ]
    for sheet in sheets:
        with bench.look(sheet, "evaluering.xlsx") as upload:
            assert upload.parts, upload.findings
            found = rows(upload, "select versjon, nr, skaar from innlest_kompassevaluering order by rad")
        assert found == [("3.1", "2", Decimal(62)), ("3.1", "2.1", Decimal("6.7"))]


NUMBERS: Mapping[str, Sequence[str]] = {
    "2": ("2", "2,0", "2.0", "02", "2.", "Område 2", "2. Samfunnsutvikling", "Omr. 2", "2 – Samfunn"),
    "2.1": ("2.1", "2,1", "2.1.", "Delkriterium 2.1", "2.1 Strategisk fokus", "02.01", "02.jan", "2. jan"),
    "2.10": ("2.10", "2,10", "02.okt", "02.10.2026"),
    "6.3.1": ("6.3.1", "6,3,1", "Spørsmål 6.3.1", "2001-03-06", "06.03.2001"),
    "total": (
        "total",
        "Total",
        "TOTALT",
        "Totalskår",
        "Total skår",
        "Sum",
        "Samlet skår",
        "Totalsum",
        "I alt",
    ),
}


def test_the_number_is_the_same_however_it_is_written_and_what_is_no_number_stays(bench: Bench) -> None:
    others = ("Sum område 2", "Samfunnsutvikling", "2026", "A1", "1.2.3.4", "2 300")
    written = [(each, nr) for nr, ways in NUMBERS.items() for each in ways] + [
        (each, each) for each in others
    ]
    found = read_as(bench, [HEAD, *(f"1841;2023;3.1;{each};1" for each, _ in written)], "nr_raa, nr")
    assert found == written


VERSIONS: Mapping[str, Sequence[str]] = {
    "3.1": (
        "3.1",
        "3,1",
        "Versjon 3.1",
        "v3.1",
        "3.1 (revidert 2020)",
        "3.x",
        "3.X",
        "3",
        "3.x, 75 spørsmål",
    ),
    "2010": ("2010", "Versjon 2010", "2010 (revidert februar 2010)"),
    "3.0": ("3.0",),
    "ukjent": ("ukjent",),
}


def test_the_version_is_its_number_whatever_is_said_around_it(bench: Bench) -> None:
    written = [(each, versjon) for versjon, ways in VERSIONS.items() for each in ways]
    found = read_as(
        bench, [HEAD, *(f"1841;2023;{each};total;1" for each, _ in written)], "versjon_raa, versjon"
    )
    assert found == written


def test_a_version_3_of_no_further_name_is_not_guessed_where_there_are_two() -> None:
    with duckdb.connect() as con:
        con.execute("create table kompass_versjon as from (values ('3.1'), ('3.2'), ('2010')) as v (versjon)")
        con.execute("create table kommune (kode varchar, navn varchar, erstattet_av varchar)")
        con.execute("create table statusord (datasett varchar, kolonne varchar, ord varchar, verdi varchar)")
        for name in ("lesing", "lesing_kompass"):
            con.execute((paths.QUERIES / "macros" / f"{name}.sql").read_text("utf-8"))
        said = con.execute("select les_kompassversjon('3.x'), les_kompassversjon('3.2')").fetchone()
        assert said == ("3", "3.2")


def test_a_municipality_may_be_named_or_numbered_and_a_name_of_two_is_left_as_it_is(bench: Bench) -> None:
    ways = {
        "1841": ("1841", "Fauske", "Fauske kommune", "FAUSKE", "Fauske - Fuossko"),
        "5027": ("Midtre Gauldal",),
        "3405": ("Lillehammer",),
        "0301": ("301", "0301", "Oslo"),
        "Våler": ("Våler",),
        "Fjordvik": ("Fjordvik",),
    }
    written = [(each, kommune) for kommune, words in ways.items() for each in words]
    lines = [f"{each};2023;3.1;total;382" for each, _ in written]
    assert read_as(bench, ["Kommune;År;Versjon;Nr;Skår", *lines], "kommune_raa, kommune") == written


def test_beside_a_number_a_municipalitys_name_is_a_name(bench: Bench) -> None:
    for head in ("Kommune;Kommunenr;År;Versjon;Nr;Skår", "Kommune;Kommunenummer;År;Versjon;Nr;Skår"):
        found = read_as(bench, [head, "Fjordvik;9901;2023;3.1;total;382"], "kommune, kommune_navn")
        assert found == [("9901", "Fjordvik")]


def test_what_is_read_as_something_else_than_it_says_is_told_once_a_column(bench: Bench) -> None:
    head, known = "Kommune;År;Versjon;Nr;Skår", "1841;2023;3,1;2,0;62"
    with bench.look([head, known, "Fauske;2023;3.x;02.jan;6,7", "Fauske;2023;3.x;03.jan;5"]) as upload:
        told = [each for each in upload.findings if each.control == "kompass_lest_som"]
    assert [(each.severity, each.row, each.message) for each in told] == [
        ("INFO", 3, "Kolonnen «Kommune»: «Fauske» er lest som «1841» (2\u00a0rader er lest slik, første gang i rad 3)."),
        ("INFO", 3, "Kolonnen «Nr.»: «02.jan» er lest som «2.1» (2\u00a0rader er lest slik, første gang i rad 3)."),
        ("INFO", 3, "Kolonnen «Versjon»: «3.x» er lest som «3.1» (2\u00a0rader er lest slik, første gang i rad 3)."),
    ]  # fmt: skip
    with bench.look([head, known]) as upload:
        assert not [each for each in upload.findings if each.control == "kompass_lest_som"]


def test_points_others_have_got_are_never_taken_for_the_municipalitys_own(bench: Bench) -> None:
    with bench.look(["Versjon;År;Nr;Type;Hvem;Poeng", "3.1;2023;total;alle;Alle;370"]) as upload:
        assert rows(upload, "select slag, verdi from innlest_kompassreferanse") == [("alle", 370)]


def test_strengths_and_steps_may_be_called_what_people_call_them(bench: Bench) -> None:
    told = ["Kommunenr;År;Nr;Slag;Punkt", "1841;2023;1;Styrker;A", "1841;2023;1;SVAKHETER;B", "1841;2023;1;Utfordring;C"]  # fmt: skip
    with bench.look(told) as upload:
        found = rows(upload, "select slag from innlest_kompassomtale order by rad")
    assert found == [("styrke",), ("svakhet",), ("utfordring",)]
    head = "Versjon;Nr;Dimensjon;Grad;Status;Vurdert av;Dato"
    with bench.look([head, "3.1;1.1;Omfang;2;Under arbeid;Stabsleder;01.03.2026"]) as upload:
        assert rows(upload, "select nr, steg from innlest_egenvurdering") == [("1.1", "i gang")]
