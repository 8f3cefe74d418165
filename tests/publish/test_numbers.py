"""The published numbers as files that a spreadsheet and a program each read rightly."""

import csv
import io
import json
from datetime import date

import pandas as pd
import pyarrow.parquet as pq

from dashboard.publish import numbers
from dashboard.publish.changes import endringer
from tests.publish.sample import FORMULA, HIDDEN, KOLONNER, OEKONOMI, TOM, made
from tests.reports.sample import AWKWARD


def test_the_csv_is_read_by_a_norwegian_spreadsheet():
    written = numbers.to_csv(OEKONOMI)
    assert written.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(written.decode("utf-8-sig")), delimiter=";"))
    assert rows == [
        ["Kode", "Tjenesteområde", "Avvik hittil (kr)", "Avvik hittil (%)", "Vedtak", "Frist"],
        ["HO", "Helse; «omsorg»", "-4125825", "-16,0", "1234", "01.12.2026"],
        ["OO", f"'{FORMULA}", "12000", "0,0", "0", ""],
        ["SA", AWKWARD, "", "", "", "02.01.2027"],
    ]


def test_the_parquet_holds_numbers_as_numbers_and_says_what_every_column_is():
    table = pq.read_table(io.BytesIO(numbers.to_parquet(OEKONOMI)))
    assert table["avvik"].to_pylist() == [-4_125_825, 12_000, None]
    assert table["avvik_prosent"].to_pylist() == [-16.0, 0.0, None]
    assert table["antall"].to_pylist() == [1_234, 0, None]
    assert table["frist"].to_pylist() == [date(2026, 12, 1), None, date(2027, 1, 2)]
    assert table["navn"].to_pylist()[1] == FORMULA
    told = {field.name: field.metadata for field in table.schema}
    assert told["avvik"][b"beskrivelse"].decode() == KOLONNER[2].description
    assert told["avvik"][b"enhet"] == b"kr"
    assert table.schema.metadata[b"beskrivelse"].decode() == "Drift hittil i år."


def test_no_more_decimals_are_in_a_file_than_are_published():
    exact = pd.DataFrame({"avvik_prosent": [100 / 7]})
    share = type(OEKONOMI)("andel", "Andel", "", KOLONNER[3:4], (), exact)
    assert numbers.to_csv(share).decode("utf-8-sig").splitlines()[1] == "14,3"
    assert pq.read_table(io.BytesIO(numbers.to_parquet(share)))["avvik_prosent"].to_pylist() == [14.3]


def test_a_column_that_is_not_published_is_in_no_file():
    files = [numbers.to_csv(OEKONOMI), numbers.to_parquet(OEKONOMI), numbers.describe(made())]
    assert not any(HIDDEN.encode() in file or b"skjult" in file for file in files)


def test_a_table_without_rows_still_has_its_headings():
    assert numbers.to_csv(TOM).decode("utf-8-sig").splitlines() == [
        "Kode;Tjenesteområde;Avvik hittil (kr);Avvik hittil (%);Vedtak;Frist"
    ]
    assert pq.read_table(io.BytesIO(numbers.to_parquet(TOM))).num_rows == 0


def test_the_description_tells_of_every_table_and_column_and_whose_they_are():
    told = json.loads(numbers.describe(made()))
    assert [table["navn"] for table in told["tabeller"]] == ["oekonomi", "tomt"]
    assert told["tabeller"][0]["noekkel"] == ["omraade"]
    assert told["tabeller"][0]["kolonner"][2] == {
        "navn": "avvik",
        "tittel": "Avvik hittil",
        "overskrift": "Avvik hittil (kr)",
        "enhet": "kr",
        "slag": "kroner",
        "beskrivelse": "Budsjett minus regnskap. + er mindreforbruk.",
    }
    assert told["om"]["Kommune"] == "Fjordvik kommune"
    assert "fiktiv" in told["om"]["Merk"]


def test_the_numbers_read_back_are_those_that_were_published():
    parquet = {"oekonomi": numbers.to_parquet(OEKONOMI), "tomt": numbers.to_parquet(TOM)}
    back = numbers.read_back(numbers.describe(made()), parquet.__getitem__)
    assert back["oekonomi"].columns == KOLONNER
    assert back["oekonomi"].key == ("omraade",)
    assert back["oekonomi"].title == OEKONOMI.title
    assert endringer(back, made().tallsett).empty
    assert numbers.to_parquet(back["oekonomi"]) == parquet["oekonomi"]
    assert numbers.to_csv(back["tomt"]) == numbers.to_csv(TOM)
