"""Inhabitants come in as Statistics Norway and municipalities write them, and always mean the same in the lake."""

import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from dashboard.intake import receive
from dashboard.intake.befolkning_words import ages_of
from tests.intake.conftest import Bench, rows

REAL = Path(__file__).parent.parent / "files" / "real"
STORED = (
    "select region, alternativ, aar, alder_fra, alder_til, antall, merke from innlest_befolkning order by all"
)
MAIN = [("5027", "registrert", 2026, 0, 0, 51, None), ("5027", "registrert", 2026, 80, None, 7, None)]
PROJECTED = {
    "Personer": "Hovedalternativet (MMMM)",
    "Personer1": "Høy nasjonal vekst (HHMH)",
    "Personer2": "Lav nasjonal vekst (LLML)",
}


def jsonstat(
    dimensions: Mapping[str, Mapping[str, str]], values: Sequence[int | None], label: str, **other: Any
) -> str:
    """A JSON-stat 2 answer; `dimensions` are code -> label, the last dimension fastest."""
    described = {
        name: {"category": {"index": {code: n for n, code in enumerate(codes)}, "label": dict(codes)}}
        for name, codes in dimensions.items()
    }
    return json.dumps(
        {
            "class": "dataset", "version": "2.0", "label": label, "updated": "2026-02-25T07:00:00Z", "id": list(dimensions),
            "size": [len(codes) for codes in dimensions.values()], "dimension": described, "value": list(values), **other,
        }
    )  # fmt: skip


def registered(
    values: Sequence[int | None], sexes: Mapping[str, str], ages: Mapping[str, str], **other: Any
) -> str:
    dimensions = {
        "Region": {"5027": "Midtre Gauldal"}, "Kjonn": sexes, "Alder": ages, "ContentsCode": {"Personer1": "Personer"},
        "Tid": {"2026": "2026"},
    }  # fmt: skip
    return jsonstat(dimensions, values, "07459: Befolkning, etter region", **other)


BOTH = {"2": "Kvinner", "1": "Menn"}
AGES = {"000": "0 år", "F80": "80 år eller eldre"}


def stored(
    bench: Bench, content: str | bytes | Sequence[str], name: str = "fil.csv"
) -> list[tuple[Any, ...]]:
    with bench.look(content, name) as upload:
        assert upload.recognition is not None, upload.findings
        assert upload.recognition.dataset == "befolkning"
        assert not upload.blocked, upload.findings
        return rows(upload, STORED)


def findings(upload: receive.Upload, control: str) -> list[str]:
    return [finding.message for finding in upload.findings if finding.control == control]


def test_the_two_sexes_of_a_json_stat_file_are_added_up_unless_the_file_has_both_together(
    bench: Bench,
) -> None:
    assert stored(bench, registered([30, 4, 21, 3], BOTH, AGES)) == MAIN
    assert stored(bench, registered([51, 7, 30, 4, 21, 3], {"0": "Begge kjønn", **BOTH}, AGES)) == MAIN


def test_one_sex_alone_is_refused_as_half_a_population(bench: Bench) -> None:
    with bench.look(registered([30, 4], {"2": "Kvinner"}, AGES)) as upload:
        assert findings(upload, "befolkning_ett_kjonn")
        assert upload.blocked


def test_a_mark_for_one_sex_is_the_mark_of_both_and_never_nought(bench: Bench) -> None:
    content = registered([30, None, 21, 3], BOTH, AGES, status={"1": ":"})
    assert stored(bench, content) == [MAIN[0], ("5027", "registrert", 2026, 80, None, None, ":")]
    with bench.look(content) as upload:
        assert "vises ikke av personvernhensyn" in findings(upload, "mangler_ved_tabell")[0]


def test_the_alternatives_of_a_projection_are_known_by_their_letters(bench: Bench) -> None:
    dimensions = {
        "Region": {"5027": "Midtre Gauldal"}, "Alder": {"105+": "105 år eller eldre"}, "ContentsCode": PROJECTED,
        "Tid": {"2024": "2024", "2050": "2050"},
    }  # fmt: skip
    found = stored(bench, jsonstat(dimensions, [1, 2, 3, 4, 5, 6], "14288: Framskrevet folkemengde"))
    assert {(alternativ, aar): antall for _, alternativ, aar, _, _, antall, _ in found} == {
        ("hoved", 2024): 1, ("hoved", 2050): 2, ("høy", 2024): 3, ("høy", 2050): 4, ("lav", 2024): 5, ("lav", 2050): 6,
    }  # fmt: skip
    assert {(fra, til) for _, _, _, fra, til, _, _ in found} == {(105, None)}


CSV: dict[str, Sequence[str]] = {
    "Statistikkbanken, one row a number": [
        "07459: Befolkning, etter region, kjønn, alder, statistikkvariabel og år", "",
        '"region","kjønn","alder","statistikkvariabel","år","07459: Befolkning"',
        *(f'"5027 Midtre Gauldal","{sex}","{age}","Personer","2026",{n}'
          for sex, age, n in (("Menn", "0 år", 21), ("Menn", "80 år eller eldre", 3), ("Kvinner", "0 år", 30), ("Kvinner", "80 år eller eldre", 4))),
    ],
    "Statistikkbanken, codes": [
        '"Region","Alder","ContentsCode","Tid","07459: Befolkning"',
        '"5027","000","Personer1","2026",51', '"5027","80+","Personer1","2026",7',
    ],
    "Statistikkbanken, a column a year": [
        '"region";"kjønn";"alder";"Personer 2026"', '"K-5027 Midtre Gauldal";"Menn";"0 år";21',
        '"K-5027 Midtre Gauldal";"Kvinner";"0 år";30', '"K-5027 Midtre Gauldal";"Begge kjønn";"0 år";51',
        '"K-5027 Midtre Gauldal";"Begge kjønn";"80 år og over";7',
    ],
    "plain, by name": ["Kommune;År;Alder;Innbyggere", "Midtre Gauldal;2026;0;51", "Midtre Gauldal;2026;80+;7"],
    "plain, from and to": ["Kommunenr;År;Alder fra;Alder til;Antall", "5027;2026;0;0;51", "5027;2026;80;;7"],
}  # fmt: skip


def test_every_way_of_writing_a_table_gives_the_same_rows(bench: Bench) -> None:
    for way, lines in CSV.items():
        assert stored(bench, lines) == MAIN, way


def test_numbers_with_thousands_words_for_alternatives_and_marks_are_read_in_plain_files(
    bench: Bench,
) -> None:
    lines = ["Kommune;Alternativ;År;Alder;Antall", "5027;Høy nasjonal vekst;2030;20-64;3 421",
             "5027;hovedalternativet;2030;20-64;3.210", "5027;lav;2030;20–64 år;.."]  # fmt: skip
    assert stored(bench, lines) == [
        ("5027", "hoved", 2030, 20, 64, 3210, None), ("5027", "høy", 2030, 20, 64, 3421, None), ("5027", "lav", 2030, 20, 64, None, ".."),
    ]  # fmt: skip


def test_other_columns_come_along_so_that_persons_in_them_are_found(bench: Bench) -> None:
    lines = ["Kommune;Kjønn;År;Alder;Antall;Merknad", "5027;Menn;2026;0;21;anslag", "5027;Kvinner;2026;0;30;"]
    with bench.look(lines) as upload:
        assert rows(upload, "select antall, merknad from kilde") == [("51", "anslag")]
    with bench.look([line.replace("Merknad", "Fødselsnummer") for line in lines]) as upload:
        assert findings(upload, "personopplysninger")


def test_an_alternative_nobody_knows_is_kept_and_told(bench: Bench) -> None:
    with bench.look(
        ["Kommune;Alternativ;År;Alder;Antall", "5027;hoved;2030;0;5", "5027;eget;2030;0;6"]
    ) as upload:
        assert rows(upload, "select alternativ, antall from innlest_befolkning order by all") == [
            ("eget", 6),
            ("hoved", 5),
        ]
        assert len(findings(upload, "verdi_utenfor_liste")) == 1


def test_a_file_without_ages_is_everybody_and_says_so(bench: Bench) -> None:
    lines = ["Kommune;År;Innbyggere", "5027;2026;6103"]
    assert stored(bench, lines) == [("5027", "registrert", 2026, 0, None, 6103, None)]
    with bench.look(lines) as upload:
        assert findings(upload, "antatt") == [
            "«Alternativ» står ikke i filen: lest som registrert i alle rader.",
            "«Alder fra» står ikke i filen: lest som 0 i alle rader.",
        ]


def test_statistikkbankens_excel_table_gives_the_same_rows(bench: Bench) -> None:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Personer1")
        table = [["07459: Befolkning, etter region, kjønn, alder, statistikkvariabel og år"], [], ["", "", "", "Personer"], ["", "", "", "2026"],
                 ["5027 Midtre Gauldal", "Menn", "0 år", 21], ["", "", "80 år eller eldre", 3], ["", "Kvinner", "0 år", 30],
                 ["", "", "80 år eller eldre", 4], [], ["Kilde:"], ["Statistisk sentralbyrå"]]  # fmt: skip
        for row, cells in enumerate(table):
            sheet.write_row(row, 0, cells)
    assert stored(bench, buffer.getvalue(), "07459.xlsx") == MAIN


def test_what_is_no_age_is_pointed_at(bench: Bench) -> None:
    with bench.look(["Kommune;År;Alder;Antall", "5027;2026;0 år;51", "5027;2026;F303;7"]) as upload:
        assert findings(upload, "verdi_kan_leses") == [
            "Rad 3, kolonne «alder_fra»: «F303» kan ikke leses som et helt tall."
        ]


def test_quarters_give_1_january_and_are_refused_where_none_of_them_does(bench: Bench) -> None:
    def quarters(*told: str) -> str:
        contents = {
            "Folketallet1": "Folketalet ved inngangen av kvartalet",
            "Fodte2": "Fødde",
            "Folketallet11": "Folketalet ved utgangen av kvartalet",
        }
        dimensions = {
            "Region": {"5027": "Midtre Gauldal"},
            "ContentsCode": contents,
            "Tid": {each: each for each in told},
        }
        return jsonstat(dimensions, list(range(1, 3 * len(told) + 1)), "01222: Folkemengd")  # fmt: skip

    # Opening figures 1 2 3, births 4 5 6, closing figures 7 8 9: the end of 2015 and the beginning of 2016 are one day.
    assert stored(bench, quarters("2015K4", "2016K1", "2016K4")) == [
        ("5027", "registrert", 2016, 0, None, 2, None), ("5027", "registrert", 2017, 0, None, 9, None),
    ]  # fmt: skip
    with bench.look(quarters("2016K2", "2016K3")) as upload:
        assert upload.blocked
        assert findings(upload, "befolkning_uten_1_januar")


def test_the_real_files_come_through_whole(bench: Bench) -> None:
    with bench.look_at(REAL / "kvartalstall_folkemengde_jsonstat1.json") as upload:
        assert rows(
            upload,
            "select count(*), count(antall), any_value(alternativ), any_value(aar) from innlest_befolkning",
        ) == [(430, 430, "registrert", 2016)]
        assert rows(upload, "select antall from innlest_befolkning where region = '1648'") == [(6298,)]
    with bench.look_at(REAL / "14288_framskriving_fylker_2024-2050_bred.csv") as upload:
        assert rows(
            upload, "select count(*), count(distinct region), min(aar), max(aar) from innlest_befolkning"
        ) == [(15 * 3 * 27, 15, 2024, 2050)]
        last = "select alternativ, antall from innlest_befolkning where region = '42' and aar = 2050 order by all"
        assert rows(upload, last) == [("hoved", 358010), ("høy", 398213), ("lav", 314906)]
        assert not upload.blocked  # fmt: skip


def test_key_figures_by_age_are_not_inhabitants(bench: Bench) -> None:
    dimensions = {
        "Region": {"5027": "Midtre Gauldal"}, "Alder": {"80+": "80 år eller eldre"}, "ContentsCode": {"KOSandel": "Andel med hjemmetjenester"},
        "Tid": {"2024": "2024"},
    }  # fmt: skip
    with bench.look(jsonstat(dimensions, [31], "12293: Omsorg")) as upload:
        assert upload.recognition is not None
        assert upload.recognition.dataset == "kostra"
        assert rows(upload, "select undergruppe, verdi from innlest_kostra") == [("80 år eller eldre", 31)]


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("000", (0, 0)), ("105+", (105, None)), ("0 år", (0, 0)), ("0-4 år", (0, 4)), ("67–79", (67, 79)), ("6 år til 15 år", (6, 15)),
        ("80 år eller eldre", (80, None)), ("90 og over", (90, None)), ("Alle aldre", (0, None)), ("999", (0, None)), ("1 year", (1, 1)),
        ("F303", None), ("2024", None), ("64-20", None), ("", None), ("ukjent", None),
    ],
)  # fmt: skip
def test_ages_are_read_as_they_are_written(text: str, ages: tuple[int, int | None] | None) -> None:
    assert ages_of(text) == ages
