"""SSB's controls in the report of an uploaded 0A: told beside our own, and never a reason to refuse the file."""

from collections import Counter

import pytest

from dashboard.intake import ssb
from dashboard.intake.finding import Finding, Severity
from dashboard.settings import Settings
from dashboard.text import NO_BREAK
from tests.filuttrekk.real import Change, add, both, content, put, put_all, records
from tests.intake.conftest import Bench

NAME = "0A.dat"
THOUSANDS = 2_000


def looked_at(bench: Bench, change: Change | None = None, kommunenummer: str | None = None) -> list[Finding]:
    lines = records() if change is None else change(records())
    chosen = Settings(data=bench.folder / "data", kommune="X", kommunenummer=kommunenummer)
    with bench.look(content(lines), NAME, settings=chosen) as upload:
        assert upload.findings == sorted(
            upload.findings, key=lambda each: -list(Severity).index(each.severity)
        )
        return upload.findings


def of_ssb(findings: list[Finding]) -> dict[tuple[str, str], int]:
    return Counter(
        (each.control, each.severity.value) for each in findings if each.control.startswith("ssb_")
    )


def test_the_real_file_comes_in_with_five_remarks_and_the_rest_counted_as_clean(bench: Bench) -> None:
    with bench.look(content(records()), NAME) as upload:
        assert not upload.blocked
        assert of_ssb(upload.findings) == {("ssb_045", "INFO"): 5}
        assert upload.clean_controls > 29
    first = next(each for each in upload.findings if each.control == "ssb_045")
    assert (first.file, first.dataset, first.row, first.column, first.value) == (
        NAME, "kostra_regnskap", 1_537, "funksjon", "100",
    )  # fmt: skip
    assert first.message.replace(NO_BREAK, " ").startswith(
        "SSB ber dere se på dette (kontroll 045, rad 1 537): Funksjon 100 står i investering med art 200"
    )


def test_what_ssb_would_reject_is_a_warning_that_says_so_and_blocks_nothing(bench: Bench) -> None:
    """A file that only SSB has something against; what cannot be read as an amount is refused by our own control."""
    change = both(put("funksjon", "999"), add("1", "120", "020", 5), add("1", "841", "729", -5))
    with bench.look(content(change(records())), NAME) as upload:
        assert not upload.blocked
        found = {each.control: each for each in upload.findings}
    assert of_ssb(list(found.values())) == {
        ("ssb_010", "WARNING"): 1, ("ssb_020", "WARNING"): 1, ("ssb_015", "INFO"): 1, ("ssb_045", "INFO"): 1,
    }  # fmt: skip
    assert found["ssb_010"].message.startswith("SSB avviser filen (kontroll 010, rad 1): Funksjon «999»")
    assert found["ssb_015"].message.startswith("SSB godtar filen med advarsel (kontroll 015, rad ")
    assert found["ssb_020"].remedy.endswith("investeringsregnskapet.")
    assert set(found).isdisjoint(ssb.COVERED)


def test_the_region_is_held_against_the_settings_where_they_say_whose_file_it_is(bench: Bench) -> None:
    assert of_ssb(looked_at(bench, kommunenummer="0402")) == {("ssb_045", "INFO"): 5}
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
