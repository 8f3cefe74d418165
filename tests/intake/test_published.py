"""An upload that changes what is published says so line by line, and is not stored without a reason."""

import json
from pathlib import Path
from typing import Any

import pytest

from dashboard.datasets import DATASETS
from dashboard.errors import DashboardError
from dashboard.intake import inspected, published, receive
from dashboard.intake.published import Touched
from dashboard.intake.receive import Upload
from dashboard.lake import ChangedMeanwhile, Lake
from dashboard.settings import Settings
from tests.agenda.small_lake import STEDER, commit
from tests.intake.conftest import TODAY

ACCOUNTS = "År;Periode;Kontoklasse;Ansvar;Funksjon;Art;Beløp"
BUDGET = "År;Budsjettversjon;Periode;Kontoklasse;Ansvar;Funksjon;Art;Årsbudsjett"
ABSENCE = "År;Måned;Enhet;Avtalte dagsverk;Sykefraværsdagsverk"
FORECAST = "År;Periode;Enhet;Årsprognose"


class Desk:
    """A lake with rows in it and something published, and files laid beside it."""

    def __init__(self, lake: Lake, folder: Path) -> None:
        self.lake, self.folder, self.settings = lake, folder, Settings(data=folder / "data")

    def have(self, **rows: Any) -> None:
        commit(self.lake, **rows)

    def publish(self, aar: int, periode: int, utgave: int = 1, status: str = "publisert") -> None:
        row = {"aar": aar, "periode": periode, "utgave": utgave, "versjon": 1, "skrevet": 1, "status": status}
        rest = {"tidspunkt": "2026-10-20 08:00", "av": "Kari", "manifest": "abc"}
        commit(self.lake, publisering=[row | rest])

    def look(self, *lines: str, name: str = "fil.csv", **choices: Any) -> Upload:
        path = self.folder / name
        path.write_text("\n".join(lines) + "\n", "utf-8")
        return receive.inspect(
            path,
            name,
            self.lake,
            self.settings,
            choices=receive.Choices(**choices),
            today=TODAY,
            keep_bytes=False,
        )

    def touched(self, *lines: str, **choices: Any) -> list[tuple[str, int]]:
        """The period and the number of lines of everything published that the file touches."""
        with self.look(*lines, **choices) as upload:
            assert not upload.blocked, upload.findings
            return [(each.period, each.lines) for each in upload.touched]


@pytest.fixture
def desk(lake: Lake, tmp_path: Path) -> Desk:
    return Desk(lake, tmp_path)


def post(periode: int, beloep: float, ansvar: str = "2111", aar: int = 2026, **other: Any) -> dict[str, Any]:
    return {"aar": aar, "periode": periode, "kontoklasse": "1", "ansvar": ansvar, "funksjon": "202", "art": "010",
            "beloep": beloep, **other}  # fmt: skip


@pytest.fixture
def accounts(desk: Desk) -> Desk:
    """August to October 2026, with September published."""
    desk.have(organisasjon=STEDER, regnskap=[post(8, 80), post(9, 90), post(9, 5, "3111"), post(10, 100)])
    desk.publish(2026, 9)
    return desk


def test_where_nothing_is_published_nothing_is_touched(desk: Desk) -> None:
    desk.have(regnskap=[post(9, 90)])
    assert desk.touched(ACCOUNTS, "2026;9;1;2111;202;010;91") == []


def test_a_changed_line_in_a_published_month_is_told_with_what_stands_and_what_comes(accounts: Desk) -> None:
    with accounts.look(ACCOUNTS, "2026;9;1;2111;202;010;91,50", "2026;9;1;3111;202;010;5") as upload:
        assert upload.touched == [Touched(2026, 9, edition=1, lines=1)]
        (line,) = upload.changed_lines().to_dict("records")
    assert (line["datasett"], line["maal"], line["aar"], line["periode"]) == ("regnskap", "beloep", 2026, 9)
    assert (line["ansvar"], line["funksjon"], line["art"]) == ("2111", "202", "010")
    assert (line["foer"], line["etter"], line["endring"]) == (90, 91.5, 1.5)
    assert line["publisert"] == "2026-09"


def test_a_line_that_goes_away_and_one_that_comes_are_both_changes_largest_first(accounts: Desk) -> None:
    with accounts.look(ACCOUNTS, "2026;9;1;2111;202;010;90", "2026;9;1;2111;202;020;7") as upload:
        lines = upload.changed_lines()
    assert lines[["ansvar", "art", "foer", "etter", "endring"]].values.tolist() == [
        ["2111", "020", 0, 7, 7],
        ["3111", "010", 5, 0, -5],
    ]


def test_a_cumulative_file_that_brings_the_old_months_unchanged_touches_nothing(accounts: Desk) -> None:
    old = ["2026;8;1;2111;202;010;80", "2026;9;1;2111;202;010;60", "2026;9;1;2111;202;010;30"]
    assert accounts.touched(
        ACCOUNTS, *old, "2026;9;1;3111;202;010;5", "2026;10;1;2111;202;010;999", "2026;11;1;2111;202;010;1"
    ) == []  # fmt: skip


def test_a_line_of_zero_that_comes_or_goes_changes_no_sum(accounts: Desk) -> None:
    assert (
        accounts.touched(
            ACCOUNTS, "2026;9;1;2111;202;010;90", "2026;9;1;3111;202;010;5", "2026;9;1;3111;202;020;0"
        )
        == []
    )


def test_an_earlier_month_of_the_year_touches_what_is_published_as_the_year_so_far(accounts: Desk) -> None:
    accounts.publish(2026, 8)
    accounts.publish(2026, 7)
    assert accounts.touched(ACCOUNTS, "2026;8;1;2111;202;010;81") == [("2026-08", 1), ("2026-09", 1)]


def test_a_later_month_and_another_year_touch_nothing(accounts: Desk) -> None:
    assert accounts.touched(ACCOUNTS, "2026;10;1;2111;202;010;1") == []
    assert accounts.touched(ACCOUNTS, "2025;9;1;2111;202;010;1") == []


def test_a_withdrawn_edition_is_not_published_and_not_touched(accounts: Desk) -> None:
    accounts.publish(2026, 9, utgave=2, status="trukket")
    assert accounts.touched(ACCOUNTS, "2026;9;1;2111;202;010;1") == []


def test_the_newest_edition_is_the_one_that_is_named(accounts: Desk) -> None:
    accounts.publish(2026, 9, utgave=2)
    with accounts.look(ACCOUNTS, "2026;9;1;2111;202;010;1") as upload:
        assert published.sentence(upload.touched) == (
            "Filen endrer tall som er publisert: september 2026 (utgave 2)."
        )


def test_entries_of_the_years_end_touch_the_years_end_and_no_month(desk: Desk) -> None:
    for periode in (12, 13, 0):
        desk.publish(2025, periode)
    with desk.look(ACCOUNTS, "2025;13;1;2111;202;010;4") as upload:
        assert [each.period for each in upload.touched] == ["2025", "2025-13"]
        assert "2025 (utgave 1) og årsavslutning 2025 (utgave 1)" in published.sentence(upload.touched)


def test_a_budget_for_the_whole_year_touches_every_published_month_of_the_year(desk: Desk) -> None:
    desk.have(budsjett=[post(0, 1200, versjon="regulert")])
    for aar, periode in ((2025, 12), (2026, 1), (2026, 9)):
        desk.publish(aar, periode)
    assert desk.touched(BUDGET, "2026;regulert;0;1;2111;202;010;1300") == [("2026-01", 1), ("2026-09", 1)]
    assert desk.touched(BUDGET, "2026;regulert;0;1;2111;202;010;1200") == []


def test_a_budget_by_month_touches_every_published_month_as_the_years_budget_is_published_too(
    desk: Desk,
) -> None:
    desk.have(budsjett=[post(periode, 100, versjon="regulert") for periode in range(1, 13)])
    for periode in (1, 9):
        desk.publish(2026, periode)
    months = [f"2026;regulert;{m};1;2111;202;010;{250 if m == 5 else 100}" for m in range(1, 13)]
    assert desk.touched(BUDGET, *months) == [("2026-01", 1), ("2026-09", 1)]


@pytest.mark.parametrize(
    ("aar", "month", "is_touched"),
    [(2026, 9, True), (2026, 10, False), (2025, 9, True), (2024, 10, True), (2024, 9, False)],
)
def test_sick_leave_touches_the_24_months_it_is_shown_over(
    desk: Desk, aar: int, month: int, is_touched: bool
) -> None:
    stands = {"aar": aar, "periode": month, "enhet": "211"}
    desk.have(sykefravaer=[stands | {"avtalte_dagsverk": 100, "sykefravaersdagsverk": 8}])
    desk.publish(2026, 9)
    assert desk.touched(ABSENCE, f"{aar};{month};211;100;8") == []
    assert desk.touched(ABSENCE, f"{aar};{month};211;100;9") == ([("2026-09", 1)] if is_touched else [])


def test_sick_leave_is_told_measure_by_measure_and_what_was_not_known_is_empty(desk: Desk) -> None:
    desk.publish(2026, 9)
    with desk.look(ABSENCE, "2026;9;211;100;0") as upload:
        lines = upload.changed_lines()
    assert lines["maal"].tolist() == ["avtalte_dagsverk", "sykefravaersdagsverk"]
    assert lines["foer"].isna().all()
    assert lines["etter"].tolist() == [100, 0]


def test_a_leaders_forecast_touches_its_month(desk: Desk) -> None:
    desk.have(prognose=[{"aar": 2026, "periode": 9, "enhet": "211", "prognose": 1000}])
    desk.publish(2026, 9)
    assert desk.touched(FORECAST, "2026;9;211;1000", dataset="prognose") == []
    assert desk.touched(FORECAST, "2026;9;211;1100", dataset="prognose") == [("2026-09", 1)]


def test_two_datasets_in_one_file_are_told_together(desk: Desk) -> None:
    desk.publish(2026, 9)
    head = "År;Periode;Kontoklasse;Ansvar;Funksjon;Art;Regnskap 2026;Budsjett 2026"
    with desk.look(head, "2026;9;1;2111;202;010;10;20") as upload:
        assert {part.dataset for part in upload.parts} == {"regnskap", "budsjett"}
        lines = upload.changed_lines()
        assert upload.touched == [Touched(2026, 9, edition=1, lines=len(lines))]
    assert set(lines["datasett"]) == {"regnskap", "budsjett"}


def test_the_area_of_the_file_counts_where_the_organisation_does_not_place_the_ansvar(desk: Desk) -> None:
    desk.have(
        organisasjon=STEDER,
        regnskap=[post(9, 90, omraade="Skole"), post(9, 5, "9999", omraade="Skole")],
    )
    desk.publish(2026, 9)
    head = f"{ACCOUNTS};Tjenesteområde"
    rows = ["2026;9;1;2111;202;010;90;Oppvekst", "2026;9;1;9999;202;010;5;Oppvekst"]
    with desk.look(head, *rows) as upload:
        lines = upload.changed_lines()
    assert sorted(lines[["ansvar", "omraade", "endring"]].values.tolist()) == [
        ["9999", "Oppvekst", 5],
        ["9999", "Skole", -5],
    ]


def test_logs_without_a_month_touch_nothing(desk: Desk) -> None:
    desk.publish(2026, 9)
    assert desk.touched("Ansvar;Ansvar (navn);Enhet;Enhet (navn);Tjenesteområde;Tjenesteområde (navn);Gyldig fra",
                        "2111;Nes skole;211;Nes skole;OO;Oppvekst;2020-01-01") == []  # fmt: skip
    monthly = {name for name, each in DATASETS.items() if each.uploaded and published.has_months(name)}
    assert monthly == {"regnskap", "budsjett", "prognose", "sykefravaer"}


def test_a_blocked_file_is_not_held_against_what_is_published(accounts: Desk) -> None:
    with accounts.look(ACCOUNTS, "2026;9;1;2111;202;010;nitti") as upload:
        assert upload.blocked
        assert upload.touched == []


def test_without_a_reason_nothing_is_stored(accounts: Desk) -> None:
    before = accounts.lake.newest()
    with accounts.look(ACCOUNTS, "2026;9;1;2111;202;010;1") as upload:
        with pytest.raises(DashboardError) as caught:
            receive.accept(upload, accounts.lake, author="Kari", message="Ny fil", reason="  ")
        assert caught.value.title == "Begrunnelse mangler"
        assert "september 2026 (utgave 1)" in caught.value.what_happened
        with pytest.raises(DashboardError, match="Begrunnelsen er for lang"):
            receive.accept(upload, accounts.lake, author="Kari", message="Ny fil", reason="x" * 1001)
    assert accounts.lake.newest() == before


def test_the_reason_and_the_periods_are_kept_in_the_history(accounts: Desk) -> None:
    with accounts.look(ACCOUNTS, "2026;9;1;2111;202;010;1") as upload:
        stored = receive.accept(
            upload, accounts.lake, author="Kari", message="Ny fil.", reason=" Feil\nansvar <b> "
        )
    assert stored.message == (
        "Ny fil. Endrer det som er publisert for september 2026 (utgave 1): Feil ansvar <b>"
    )
    assert stored.details["reason"] == "Feil\nansvar <b>"
    assert stored.details["published"] == [{"period": "2026-09", "edition": 1, "lines": 2}]
    assert accounts.lake.history()[0] == stored


def test_what_touches_nothing_needs_no_reason_and_keeps_none(accounts: Desk) -> None:
    with accounts.look(ACCOUNTS, "2026;10;1;2111;202;010;1") as upload:
        stored = receive.accept(upload, accounts.lake, author="Kari", message="Oktober", reason="Til overs")
    assert stored.message == "Oktober"
    assert not {"reason", "published"} & set(stored.details)


def test_once_changed_the_same_file_again_touches_nothing(accounts: Desk) -> None:
    file = (ACCOUNTS, "2026;9;1;2111;202;010;1", "2026;9;1;3111;202;010;5")
    with accounts.look(*file) as upload:
        receive.accept(upload, accounts.lake, author="Kari", message="", reason="Rettet")
    assert accounts.touched(*file) == []


def test_what_is_published_after_the_file_was_looked_at_must_be_looked_at_too(desk: Desk) -> None:
    desk.have(regnskap=[post(9, 90)])
    with desk.look(ACCOUNTS, "2026;9;1;2111;202;010;1") as upload:
        desk.publish(2026, 9)
        with pytest.raises(ChangedMeanwhile):
            receive.accept(upload, desk.lake, author="Kari", message="")
    assert desk.lake.history()[0].datasets == ("publisering",)


def test_the_report_as_json_tells_what_would_be_touched(accounts: Desk) -> None:
    with accounts.look(ACCOUNTS, "2026;9;1;2111;202;010;1") as upload:
        told = json.loads(json.dumps(inspected.as_json(upload), default=str))
    assert told["published"] == [{"period": "2026-09", "edition": 1, "lines": 2}]


def test_many_periods_are_counted_and_not_listed() -> None:
    many = [Touched(2026, periode, edition=1, lines=1) for periode in range(1, 11)]
    assert published.labels(many) == "10 perioder, fra januar 2026 (utgave 1) til oktober 2026 (utgave 1)"
    assert published.labels(many[:2]) == "januar 2026 (utgave 1) og februar 2026 (utgave 1)"
    assert "De publiserte utgavene står som de er" in published.consequence(many)


def test_what_is_found_is_seen_by_nobody_else(accounts: Desk) -> None:
    with accounts.look(ACCOUNTS, "2026;9;1;2111;202;010;1") as first:
        accounts.touched(ACCOUNTS, "2026;9;1;2111;202;010;2")
        assert first.changed_lines()["etter"].max() == 1
        assert published.count_lines(first.cursor) == 2
        shared = "select count(*) from duckdb_tables() where table_name in ('endret', 'publisert') and not temporary"
        assert first.cursor.execute(shared).fetchone() == (0,)


def test_more_lines_than_can_be_read_are_counted_and_the_largest_kept(
    accounts: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(published, "MOST_LINES", 3)
    rows = [f"2026;9;1;2111;202;{art};{art}" for art in range(100, 110)]
    with accounts.look(ACCOUNTS, *rows) as upload:
        assert len(upload.changed_lines()) == 3
        assert upload.changed_lines()["art"].tolist() == ["109", "108", "107"]
        assert upload.touched == [Touched(2026, 9, edition=1, lines=12)]
        assert published.count_lines(upload.cursor) == 12
