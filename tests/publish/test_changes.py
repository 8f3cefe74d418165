"""What a correction changes is told number by number, as it is printed, and nothing else is."""

from dataclasses import replace

import pandas as pd

from dashboard.publish.changes import COLUMNS, endringer
from dashboard.reports.utgave import Tallkolonne, Tallsett
from tests.publish.sample import KOLONNER, OEKONOMI, RADER, TOM, with_rows

FOER = {"oekonomi": OEKONOMI}


def lines(foer: dict[str, Tallsett], naa: dict[str, Tallsett]) -> list[tuple[str, ...]]:
    found = endringer(foer, naa)
    assert list(found.columns) == COLUMNS
    return list(zip(found["rad"], found["kolonne"], found["foer"], found["naa"], strict=True))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_the_same_numbers_are_no_change():
    assert lines(FOER, {"oekonomi": with_rows()}) == []
    assert lines({}, {}) == []


def test_a_changed_number_is_told_with_its_table_row_and_column():
    found = endringer(FOER, {"oekonomi": with_rows(avvik=[-4_125_824.5, -12_000.0, 0.0])})
    assert [plain(" | ".join(row)) for row in found.to_numpy()] == [
        "Økonomi per tjenesteområde | =HYPERLINK(\"http://x\";\"y\") | Avvik hittil (kr) | +12 000 mindreforbruk | −12 000 merforbruk",
        f"Økonomi per tjenesteområde | {RADER['navn'][2]} | Avvik hittil (kr) | – | 0 i balanse",
    ]  # fmt: skip


def test_what_is_printed_alike_is_no_change():
    assert lines(FOER, {"oekonomi": with_rows(avvik=[-4_125_824.6, 12_000.3, None])}) == []


def test_amounts_shown_in_thousands_are_held_against_each_other_in_kroner():
    columns = tuple(replace(each, kind="tusen") if each.kind == "kroner" else each for each in KOLONNER)
    before = replace(OEKONOMI, columns=columns)
    now = replace(with_rows(avvik=[-4_125_825.0, 12_001.0, None]), columns=columns)
    assert [plain(line[3]) for line in lines({"oekonomi": before}, {"oekonomi": now})] == [
        "+12 001 mindreforbruk"
    ]


def test_rows_that_are_new_or_gone_are_told_number_by_number():
    without = {"oekonomi": replace(OEKONOMI, frame=RADER.head(2))}
    assert lines(without, FOER) == [(RADER["navn"][2], "Frist", "–", "02.01.2027")]
    assert lines(FOER, without) == [(RADER["navn"][2], "Frist", "02.01.2027", "–")]


def test_a_row_of_nothing_but_its_name_is_still_told():
    bare = replace(OEKONOMI, columns=KOLONNER[:3], frame=RADER.tail(1))
    assert lines({"oekonomi": replace(bare, frame=RADER.head(0))}, {"oekonomi": bare}) == [
        (RADER["navn"][2], "Raden", "–", "står")
    ]


def test_tables_and_columns_that_are_new_or_gone_are_told():
    fewer = {"oekonomi": replace(OEKONOMI, columns=KOLONNER[:5])}
    assert {line[1] for line in lines(FOER, fewer)} == {"Frist"}
    assert {line[3] for line in lines(FOER, fewer)} == {"–"}
    assert len(lines({}, FOER)) == len(lines(FOER, {})) == 4 + 3 + 1
    assert lines({"tomt": TOM}, {}) == []


def test_a_table_with_another_key_is_all_new():
    by_name = {"oekonomi": replace(OEKONOMI, key=("omraade", "antall"))}
    found = lines(FOER, by_name)
    assert {line[2] for line in found} >= {"–"}
    assert {line[3] for line in found} >= {"–"}


def test_rows_that_share_a_key_are_each_held_against_their_own():
    column = Tallkolonne("antall", "Antall", "antall", "")
    twice = pd.DataFrame({"omraade": ["HO", "HO"], "antall": [1, 2]})
    before = {"t": Tallsett("t", "T", "", (KOLONNER[0], column), ("omraade",), twice)}
    now = {"t": replace(before["t"], frame=twice.assign(antall=[1, 3]))}
    assert lines(before, now) == [("HO (2)", "Antall", "2", "3")]


def test_a_new_name_is_told_as_the_change_it_is():
    renamed = with_rows(navn=["Helse", *RADER["navn"][1:]])
    assert lines(FOER, {"oekonomi": renamed}) == [("Helse", "Tjenesteområde", "Helse; «omsorg»", "Helse")]
