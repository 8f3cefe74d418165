"""SSB's controls in the report of an uploaded 0A: told beside our own, and never a reason to refuse the file."""

from collections import Counter

import pytest

from dashboard.intake import describe, ssb
from dashboard.intake.finding import Finding, Severity
from dashboard.settings import Settings
from dashboard.text import NO_BREAK
from tests.filuttrekk.real import Change, add, both, content, put, put_all, records, whole_year
from tests.intake.conftest import Bench

NAME = "0A.dat"
THOUSANDS = 2_000
AT_YEAR_END = {("ssb_095", "INFO"): 1, ("ssb_110", "INFO"): 1, ("ssb_170", "INFO"): 1}
"""What the real quarter has not in place yet, and need not have."""


def settings_of(bench: Bench, kommunenummer: str | None = "0402") -> Settings:
    return Settings(data=bench.folder / "data", kommune="X", kommunenummer=kommunenummer)


def looked_at(
    bench: Bench, change: Change | None = None, kommunenummer: str | None = "0402"
) -> list[Finding]:
    lines = records() if change is None else change(records())
    with bench.look(content(lines), NAME, settings=settings_of(bench, kommunenummer)) as upload:
        assert upload.findings == sorted(
            upload.findings, key=lambda each: -list(Severity).index(each.severity)
        )
        return upload.findings


def of_ssb(findings: list[Finding]) -> dict[tuple[str, str], int]:
    return Counter(
        (each.control, each.severity.value) for each in findings if each.control.startswith("ssb_")
    )


def test_the_real_file_comes_in_with_five_remarks_and_the_rest_counted_as_clean(bench: Bench) -> None:
    with bench.look(content(records()), NAME, settings=settings_of(bench)) as upload:
        assert not upload.blocked
        assert of_ssb(upload.findings) == {("ssb_045", "INFO"): 5, **AT_YEAR_END}
        assert upload.clean_controls > 29
        assert dict(describe.facts(upload, chosen=False))["Oppsett"] == "filens faste oppsett (KOSTRA 0A)"
        assert describe.totals(upload.parts[0])[0][0] == "Kolonnen «Beløp»"
        said = describe.verdict(upload).replace(NO_BREAK, " ")
        assert said.endswith("er klare til å godkjennes. Ingen feil eller advarsler, 8 orienteringer.")
    first = next(each for each in upload.findings if each.control == "ssb_045")
    assert (first.file, first.dataset, first.row, first.column, first.value) == (
        NAME, "kostra_regnskap", 1_537, "Funksjon", "100",
    )  # fmt: skip
    assert first.message.replace(NO_BREAK, " ").startswith(
        "SSB ber dere se på dette (kontroll 045, rad 1 537): Funksjon 100 står i investering med art 200"
    )


def test_what_ssb_would_reject_is_a_warning_that_says_so_and_blocks_nothing(bench: Bench) -> None:
    """A file that only SSB has something against; what cannot be read as an amount is refused by our own control."""
    change = both(put("funksjon", "999"), add("1", "120", "020", 5), add("1", "841", "729", -5))
    with bench.look(content(change(records())), NAME, settings=settings_of(bench)) as upload:
        assert not upload.blocked
        found = {each.control: each for each in upload.findings}
    assert of_ssb(list(found.values())) == {
        ("ssb_010", "WARNING"): 1, ("ssb_020", "WARNING"): 1, ("ssb_015", "INFO"): 1, ("ssb_045", "INFO"): 1,
        **AT_YEAR_END,
    }  # fmt: skip
    assert found["ssb_010"].message.startswith("SSB avviser filen (kontroll 010, rad 1): Funksjon «999»")
    assert found["ssb_015"].message.startswith("SSB godtar filen med advarsel (kontroll 015, rad ")
    assert found["ssb_020"].remedy.endswith("investeringsregnskapet.")
    assert set(found).isdisjoint(ssb.COVERED)


def test_what_is_only_known_at_the_years_end_is_told_of_a_quarter_with_its_sums(bench: Bench) -> None:
    """One amount is wrong by a thousand million: SSB takes the quarter all the same."""
    found = {each.control: each for each in looked_at(bench, add("1", "120", "110", 1_000_000))}
    told = found["ssb_110"]
    said = told.message.replace(NO_BREAK, " ")
    assert said.startswith(
        "Kan først vites ved årsslutt (kontroll 110). Slik er det nå: Driftsregnskapet går"
    )
    utgifter = sum(int(line[39:]) for line in records() if line[31] == "1" and line[36:39] < "600")
    assert f"utgifter {utgifter + 1_000_000:,} 000 kr".replace(",", " ") in said
    assert told.remedy.startswith("Driften går i null først når årets resultat er disponert. Se om tallene")
    with bench.look(content(whole_year()), NAME, settings=settings_of(bench)) as upload:
        assert not [each for each in upload.findings if each.message.startswith("Kan først vites")]


def test_the_columns_of_a_file_without_headings_are_told_by_their_titles(bench: Bench) -> None:
    found = looked_at(bench, put("beloep", "x"))
    [unreadable] = [each for each in found if each.control == "verdi_kan_leses"]
    assert "kolonne «Beløp»" in unreadable.message
    assert {each.column for each in found if each.column} <= {"Beløp", "Funksjon"}


def test_the_region_is_held_against_the_municipality_of_the_settings_or_the_demo(bench: Bench) -> None:
    assert of_ssb(looked_at(bench)) == {("ssb_045", "INFO"): 5, **AT_YEAR_END}
    assert ("ssb_006", "WARNING") not in of_ssb(looked_at(bench, kommunenummer=None))
    with bench.look(content(records()), NAME) as upload:
        assert of_ssb(upload.findings)[("ssb_006", "WARNING")] == 1_581
        assert "kommunen leverer for 990100" in upload.findings[0].message
    assert of_ssb(looked_at(bench, kommunenummer="3401"))[("ssb_006", "WARNING")] == 1_581
    one = looked_at(bench, put("region", "340100"))
    assert [each.row for each in one if each.control == "ssb_006"] == [1]


def test_the_year_and_quarter_are_those_of_most_of_the_posts(bench: Bench) -> None:
    found = looked_at(bench, both(put("aar", "2018"), put("kvartal", "3", at=1)))
    assert {(each.control, each.row) for each in found if each.severity is Severity.WARNING} == {
        ("ssb_004", 1), ("ssb_005", 2),
    }  # fmt: skip


def test_another_form_is_no_0a_and_is_left_to_our_own_controls(bench: Bench) -> None:
    found = looked_at(bench, both(put_all("skjema", "0I"), put("funksjon", "999")))
    assert of_ssb(found) == {}
    assert "ukjent_funksjon" in {each.control for each in found}


def test_thousands_of_alike_findings_are_cut_and_the_rest_is_counted(bench: Bench) -> None:
    lines = records() * 2
    change = put_all("funksjon", "999")
    with bench.look(content(change(lines)), NAME) as upload:
        found = [each for each in upload.findings if each.control == "ssb_010"]
    assert len(found) == THOUSANDS + 1
    assert sum(each.count for each in found) == 2 * 1_581


@pytest.mark.parametrize("blank", ["\t", NO_BREAK], ids=["tab", "no-break space"])
def test_other_blanks_than_spaces_are_fatal_as_with_ssb(bench: Bench, blank: str) -> None:
    """SSB's control 001, of which the other half is the length of the record."""
    lines = records()
    lines[1] = lines[1][:13] + blank + lines[1][14:]
    with bench.look("\n".join(lines).encode(), NAME) as upload:
        [found] = upload.findings
    assert (found.control, found.severity, found.row) == ("kostra_blanktegn", Severity.FATAL, 2)
