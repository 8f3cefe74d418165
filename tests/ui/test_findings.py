"""Findings are read as a few lines, worst first, however many rows they speak of."""

from dashboard.intake.finding import Finding, Severity
from dashboard.ui.findings import frame, grouped


def finding(control: str, severity: Severity = Severity.WARNING, row: int | None = None, **more) -> Finding:
    return Finding(control, severity, more.pop("message", f"{control} {row}"), "Gjør noe.", row=row, **more)


def test_findings_alike_are_one_group_and_the_worst_stands_first() -> None:
    findings = [finding("lang", row=row) for row in (1, 2, 3)] + [finding("feil", Severity.ERROR, row=9)]
    groups = grouped(findings)
    assert [group.first.control for group in groups] == ["feil", "lang"]
    assert [len(group.findings) for group in groups] == [1, 3]


def test_the_extent_counts_rows_where_each_finding_is_a_row_and_findings_elsewhere() -> None:
    rows = [finding("lang", row=row) for row in range(347)]
    codes = [finding("ukjent", row=row, count=10) for row in range(3)]
    assert {group.extent for group in grouped(rows + codes)} == {
        "347\N{NO-BREAK SPACE}rader",
        "3\N{NO-BREAK SPACE}funn",
    }


def test_the_finding_that_stands_for_the_rest_is_counted_with_its_kind() -> None:
    rows = [finding("lang", row=row) for row in range(10)]
    (group,) = grouped([*rows, finding("lang", count=90, message="… og 90 funn til av samme slag.")])
    assert group.extent.startswith("100")


def test_what_concerns_the_whole_file_stands_message_by_message() -> None:
    assumed = [finding("antatt", Severity.INFO, message=message) for message in ("Året", "Versjonen")]
    assert len(grouped(assumed)) == 2


def test_the_download_has_every_finding_with_where_what_and_remedy() -> None:
    table = frame([finding("lang", row=7, column="Beløp", value="x"), finding("hele", row=None)])
    assert table["rad"].iloc[0] == 7
    assert table["rad"].isna().iloc[1]
    assert table[["kolonne", "verdi", "raad"]].iloc[0].tolist() == ["Beløp", "x", "Gjør noe."]
