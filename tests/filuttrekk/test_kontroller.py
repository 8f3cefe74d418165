"""Each of Statistics Norway's controls is met by one change of its own test file, and is silent about the file as it is."""

import re
from collections import Counter
from dataclasses import dataclass, replace

import duckdb
import pytest

from dashboard.filuttrekk import kontroller
from dashboard.filuttrekk.kontroller import Funn, Levering, Svar
from dashboard.filuttrekk.layout import cut
from dashboard.text import MINUS, NO_BREAK
from tests.filuttrekk.real import (
    QUARTER,
    YEAR,
    Change,
    Records,
    add,
    both,
    drop,
    put,
    put_all,
    records,
    whole_year,
)
from tests.queries.small import connection

FILE = "kostra_regnskap"
BY_NUMBER = {each.nr: each for each in kontroller.controls()}
OF_THE_YEAR_ALONE = {"085", "090", "095", "110", "140", "145", "150", "155", "160", "165", "170", "175"}
NOT_OF_A_MUNICIPALITY = {"001": "a file that cannot be read (tests/intake)", **dict.fromkeys(
    ("011", "013", "016", "115", "120", "125", "190"), "the balance"), **dict.fromkeys(
    ("126", "127"), "Oslo's districts"), **dict.fromkeys(("180", "185"), "counties")}  # fmt: skip


@dataclass(frozen=True)
class Case:
    """A change of the file, and what the control must say of it. `levering`: the quarter's file, or the year's made from it."""

    change: Change
    says: str
    levering: Levering = QUARTER


def in_year(change: Change, says: str) -> Case:
    return Case(change, says, YEAR)


CASES = {
    "002": Case(put("kontoklasse", "7"), "Feltet kontoklasse har koden «7», som ikke finnes."),
    "003": Case(put("skjema", "0M"), "Posten hører til skjema «0M», men filen skal være 0A."),
    "004": Case(put("aar", "2018"), "Posten gjelder 2018, men filen skal gjelde 2019."),
    "005": Case(put("kvartal", " "), "Posten gjelder hele året, men filen skal gjelde 4. kvartal."),
    "006": Case(put("region", "340100"), "Posten har region «340100», men kommunen leverer for 040200."),
    "007": Case(put("orgnr", "958935420"), "Posten har organisasjonsnummer «958935420». I skjema 0A skal feltet være blankt."),
    "008": Case(put("foretaksnr", "958935420"), "Posten har foretaksnummer «958935420». I skjema 0A skal feltet være blankt."),
    "009": Case(put("kontoklasse", "3"), "Posten har kontoklasse «3». Skjema 0A har bare 1 (drift) og 0 (investering)."),
    "010": Case(put("funksjon", "999"), "Funksjon «999» gjelder ikke i 2019: 36 328 000 kr på art 010."),
    "010u": Case(both(put_all("aar", "2024"), put_all("kvartal", "1"), drop(funksjon="254"), add("1", "254", "010", 7)),
                 "Funksjon 254 er utgått. SSB godtar den i kvartalet, men ikke i årsregnskapet: 7 000 kr på art 010.",
                 Levering(2024, "1", "040200")),
    "012": Case(put("art", "290"), "Art «290» gjelder ikke i 2019: 36 328 000 kr på funksjon 120."),
    "014": Case(put("beloep", "36 328"), "Beløpet «36 328   » er ikke skrevet som et helt tall helt til høyre i feltet."),
    "015": Case(add("1", "120", "010", 5), "Kontoklasse 1, funksjon 120 og art 010 står 2 ganger, til sammen 36 333 000 kr. SSB legger beløpene sammen."),
    "020": Case(add("1", "841", "729", -5), "Funksjon 841 gjelder bare investering, men står i drift med art 729: -5 000 kr."),
    "025": Case(add("1", "870", "929", -5), "Art 929 gjelder bare investering, men står i drift på funksjon 870: -5 000 kr."),
    "030": Case(add("1", "265", "660", -5), "Art 660 står i drift på funksjon 265, men hører som regel til i investering: -5 000 kr."),
    "035": Case(add("1", "283", "520", 5), "Art 520 står i drift på funksjon 283: 5 000 kr. Utlån og avdrag på utlån kan bare stå i drift på 281, 325 og 701."),
    "040": Case(add("0", "840", "810", -5), "Funksjon 840 gjelder bare drift, men står i investering med art 810: -5 000 kr."),
    "045": Case(add("0", "170", "090", 5), "Funksjon 170 står i investering med art 090, men har sjelden investeringer: 5 000 kr."),
    "050": Case(add("0", "222", "590", 5), "Art 590 gjelder bare drift, men står i investering på funksjon 222: 5 000 kr."),
    "055": Case(add("0", "870", "900", -5), "Art 900 står i investering på funksjon 870, men hører som regel til i drift: -5 000 kr."),
    "060": Case(add("0", "222", "729", -5), "Art 729 står i investering på funksjon 222: -5 000 kr. Der kan den bare stå på funksjon 841."),
    "065": Case(add("1", "880", "980", -5), "Art 980 står på funksjon 880: -5 000 kr. Artene 589, 980 og 989 skal stå på funksjon 899, og ingen andre arter skal stå der."),
    "070": Case(add("1", "870", "530", 5), "Art 530 står på funksjon 870: 5 000 kr. Den kan bare stå på funksjon 880."),
    "075": Case(add("1", "840", "870", -5), "Art 870 står på funksjon 840: -5 000 kr. Skatteinntekter kan bare stå på funksjon 800."),
    "080": Case(add("1", "850", "800", -5), "Art 800 står på funksjon 850: -5 000 kr. Rammetilskuddet kan bare stå på funksjon 840."),
    "081": Case(both(put_all("aar", "2025"), drop(funksjon="850"), add("1", "850", "400", 903)),
                "Art 400 står på funksjon 850: 903 000 kr. Der er bare artene 450, 810 og 850 logiske.", Levering(2025, "4", "040200")),
    "085": in_year(both(drop("0"), add("0", "870", "910", -5)), "Investeringsutgiftene (art 010–599) er 0 kr. De skal være større enn null."),
    "090": in_year(both(drop("0"), add("0", "222", "230", 5)), "Investeringsinntektene (art 600–999) er 0 kr. De skal være negative."),
    "095": in_year(both(drop("0"), add("0", "222", "230", 40), add("0", "870", "910", -9)),
                   "Investeringsregnskapet går ikke i null: utgifter 40 000 kr og inntekter -9 000 kr gir en differanse på 31 000 kr. SSB godtar 30 tusen kroner."),
    "100": Case(drop("1"), "Driftsutgiftene (art 010–599) er 0 kr. De skal være større enn null."),
    "105": Case(drop("1"), "Driftsinntektene (art 600–999) er 0 kr. De skal være negative."),
    "110": in_year(both(drop("1"), add("1", "120", "010", 40), add("1", "120", "600", -71)),
                   "Driftsregnskapet går ikke i null: utgifter 40 000 kr og inntekter -71 000 kr gir en differanse på -31 000 kr. SSB godtar 30 tusen kroner."),
    "130": Case(drop("1", "800", "870"), "Skatteinntektene (funksjon 800, art 870) er 0 kr. De skal være negative."),
    "135": Case(drop("1", "840", "800"), "Rammetilskuddet (funksjon 840, art 800) er 0 kr. Det skal være negativt."),
    "140": in_year(both(add("1", "880", "570", 40), add("0", "880", "970", -9)),
                   "Driften overfører 40 000 kr (art 570), men investeringsregnskapet får -9 000 kr (art 970). Differansen er 31 000 kr; SSB godtar 30 tusen kroner."),
    "145": in_year(drop("1", "860", "990"), "Motposten til avskrivningene (funksjon 860, art 990) er null."),
    "150": in_year(drop("1", art="590"), "Avskrivningene (art 590 på funksjonene 100–799) er null."),
    "155": in_year(both(drop("1", art="590"), add("1", "222", "590", 53_102)),
                   "Avskrivningene på tjenestene er 53 102 000 kr (art 590), men motposten er -53 133 000 kr (funksjon 860, art 990). Differansen er -31 000 kr; SSB godtar 30 tusen kroner."),
    "160": in_year(add("1", "870", "590", 5), "Avskrivninger (art 590) står på funksjon 870: 5 000 kr."),
    "165": in_year(add("1", "120", "990", -5), "Art 990 står på funksjon 120: -5 000 kr. Den kan bare stå på funksjon 860."),
    "170": in_year(add("0", "290", "230", 31), "Funksjon 290 går ikke i null i investeringsregnskapet: det står 31 000 kr igjen. SSB godtar 30 tusen kroner."),
    "175": in_year(add("1", "290", "010", -31), "Funksjon 290 går ikke i null i driftsregnskapet: det står -31 000 kr igjen. SSB godtar 30 tusen kroner."),
}  # fmt: skip

WARNED_FIRST = "WARNING WARNING ERROR ERROR ERROR"
ALWAYS = " ".join(["ERROR"] * 5)
ANSWERS = {
    **dict.fromkeys(("002", "003", "004", "005", "006", "007", "008", "009", "014"), ALWAYS),
    **dict.fromkeys(("010", "012"), "WARNING WARNING WARNING ERROR ERROR"),
    "010u": "WARNING WARNING WARNING WARNING None",
    **dict.fromkeys(("015", "035"), " ".join(["WARNING"] * 5)),
    **dict.fromkeys(("020", "025", "040", "050", "060", "065", "070", "075", "080"), WARNED_FIRST),
    **dict.fromkeys(("030", "045", "055"), " ".join(["INFO"] * 5)),
    "081": "WARNING WARNING ERROR ERROR WARNING",
    **dict.fromkeys(("100", "105", "130", "135"), "WARNING WARNING WARNING WARNING ERROR"),
    **dict.fromkeys(OF_THE_YEAR_ALONE, "None None None None ERROR"),
}
"""What SSB answers to each in the quarters and the year (its control program of July 2026)."""


@pytest.fixture(scope="module")
def con() -> duckdb.DuckDBPyConnection:
    return connection()


def plain(text: str) -> str:
    return text.replace(NO_BREAK, " ").replace(MINUS, "-")


def stage(con: duckdb.DuckDBPyConnection, lines: Records) -> None:
    kontroller.stage(con, [(number, cut(line)) for number, line in enumerate(lines, start=1)])


def asked(con: duckdb.DuckDBPyConnection, nr: str, lines: Records, levering: Levering) -> list[Funn]:
    stage(con, lines)
    return kontroller.ask(con, BY_NUMBER[nr], levering)


def base(levering: Levering) -> Records:
    return records() if levering.kvartal else whole_year()


def test_the_real_file_passes_in_its_quarter_and_five_posts_are_remarked_on(con):
    stage(con, records())
    assert kontroller.most_common(con) == QUARTER
    found = kontroller.run(con, QUARTER, FILE)
    assert Counter((each.kontroll.nr, each.svar) for each in found.funn) == {("045", Svar.INFO): 5}
    assert {each.noekler for each in found.funn} == {(f"0/{post}",) for post in ("100/200", "121/200", "121/210", "100/429", "121/429")}  # fmt: skip
    assert (
        len(found.uten_funn) == len(BY_NUMBER) - len(OF_THE_YEAR_ALONE) - 2
    )  # 045, and 081, which is younger


def test_the_real_file_as_a_year_is_rejected_for_what_a_year_may_not_hold(con):
    stage(con, records())
    found = kontroller.run(con, YEAR, FILE).av(Svar.ERROR)
    assert Counter(each.kontroll.nr for each in found) == {
        "005": 1_581,
        "050": 9,
        "095": 1,
        "110": 1,
        "170": 1,
    }


def test_closed_as_a_year_it_passes_every_control(con):
    stage(con, whole_year())
    found = kontroller.run(con, YEAR, FILE)
    assert Counter((each.kontroll.nr, each.svar) for each in found.funn) == {("045", Svar.INFO): 5}


def test_each_control_says_of_its_own_change_what_is_wrong_and_what_to_do(con):
    for nr, case in CASES.items():
        found = asked(con, nr, case.change(base(case.levering)), case.levering)
        assert case.says in [plain(each.melding) for each in found], nr
        assert {each.svar for each in found} == {BY_NUMBER[nr].svar(case.levering)}, nr
        for each in found:
            assert len(each.raad) > 10, nr
            assert each.raad.endswith("."), nr
            assert not re.search(r"[{}]", each.melding + each.raad), nr


def test_each_control_is_silent_about_the_file_before_the_change(con):
    stage(con, records())
    quarter = kontroller.run(con, QUARTER, FILE).funn
    stage(con, whole_year())
    year = kontroller.run(con, YEAR, FILE).funn
    for nr, case in CASES.items():
        before = quarter if case.levering.kvartal else year
        assert case.says not in [plain(each.melding) for each in before], nr


def test_a_post_is_told_with_its_line_its_field_and_its_key(con):
    [found] = asked(con, "010", put("funksjon", "999")(records()), QUARTER)
    assert (found.rad, found.kolonne, found.verdi, found.noekler) == (1, "funksjon", "999", ("1/999/010",))
    assert found.beloep == 36_328


def test_a_sum_is_told_with_the_posts_it_is_made_of(con):
    case = CASES["140"]
    [found] = asked(con, "140", case.change(whole_year()), YEAR)
    assert (found.rad, found.noekler) == (None, ("0/880/970", "1/880/570"))


def test_every_control_of_the_published_55_is_here_or_concerns_somebody_else():
    assert set(BY_NUMBER) == set(CASES) == set(ANSWERS)
    assert len(BY_NUMBER) + len(NOT_OF_A_MUNICIPALITY) == 55
    assert set(BY_NUMBER).isdisjoint(NOT_OF_A_MUNICIPALITY)


def test_each_delivery_gets_the_answer_that_is_published():
    for nr, answers in ANSWERS.items():
        told = [BY_NUMBER[nr].svar(Levering(2026, kvartal, "340100")) for kvartal in ("1", "2", "3", "4", "")]
        assert " ".join(str(each) for each in told) == answers, nr


def test_the_headers_hold_what_a_control_of_ssb_must_say():
    for nr, each in BY_NUMBER.items():
        header = each.query.header
        assert set(header) >= {"purpose", "grain", "title", "datasets", "severity", "message", "remedy"}, nr
        assert header["purpose"].startswith(f"SSB's control {nr}: ")
        assert each.gjelder(FILE), nr
        assert not each.venter or nr in OF_THE_YEAR_ALONE
        assert re.fullmatch(r"[A-ZÅ].*[^.]", each.tittel), nr


def test_the_quarters_ask_of_fewer_arts_and_functions_than_the_year(con):
    for nr, change in {"025": add("1", "325", "522", 5), "040": add("0", "850", "810", -5), "050": add("0", "130", "070", 5)}.items():  # fmt: skip
        assert len(asked(con, nr, change(records()), QUARTER)) == 0, nr
        assert len(asked(con, nr, change(whole_year()), YEAR)) == 1, nr


def test_internal_arts_are_taken_for_as_long_as_ssb_took_them(con):
    for art, quarter, last in (("290", "4", 2015), ("690", "", 2019), ("690", "4", 2023), ("490", "", 2019)):
        lines = [records()[0][:36] + art + records()[0][39:]]
        for aar in (last, last + 1):
            found = asked(con, "012", lines, Levering(aar, quarter, "040200"))
            assert bool(found) is (aar > last), (art, quarter, aar)


def test_what_only_oslo_and_longyearbyen_are_is_not_asked_of_the_others(con):
    district = [records()[0][:36] + "298" + records()[0][39:]]
    county = [records()[0][:32] + "520 " + records()[0][36:]]
    for region, found in (("030100", False), ("340100", True)):
        levering = replace(QUARTER, region=region)
        assert bool(asked(con, "012", district, levering)) is found
        assert bool(asked(con, "010", county, levering)) is found
    for nr, without in (("130", ["211100"]), ("135", ["211100", "501400"])):
        for region in ("340100", *without):
            assert bool(asked(con, nr, county, replace(QUARTER, region=region))) is (region not in without)


def test_posts_of_nought_are_asked_nothing(con):
    assert asked(con, "010", [records()[0][:32] + "999 010" + "0".rjust(9)], QUARTER) == []


@pytest.mark.parametrize("amount", ["1,5", "1.5", "1e3", "- 5", "5-", "", "5    "])
def test_an_amount_that_is_no_whole_number_to_the_right_is_found_and_counts_as_nothing(con, amount):
    line = (
        records()[0][:39] + amount.rjust(9)
        if amount.strip() == amount
        else records()[0][:39] + amount.ljust(9)
    )
    found = asked(con, "014", [line], QUARTER)
    assert len(found) == 1
    assert found[0].beloep in (None, 5)
    assert len(kontroller.ask(con, BY_NUMBER["002"], QUARTER)) == (not amount)


def test_no_posts_at_all_are_a_file_without_accounts(con):
    stage(con, [])
    assert kontroller.most_common(con) is None
    found = kontroller.run(con, YEAR, FILE)
    assert {each.kontroll.nr for each in found.funn} == {"085", "090", "100", "105", "130", "135", "145", "150"}  # fmt: skip
