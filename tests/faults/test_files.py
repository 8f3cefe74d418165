"""The Parquet files gone, cut off, or damaged while the app runs: what needs them says so, and all else works."""

import random
from pathlib import Path

import pytest

from dashboard import lake as lakes
from dashboard import queries, settings
from dashboard.dialog.write import newest
from dashboard.errors import DashboardError
from dashboard.lake import Lake, sums
from tests.faults import content, small_lake
from tests.faults.content import Sums
from tests.faults.told import told

LOST = "Noen av tallene kan ikke leses"


def files() -> Path:
    return settings.get().lake / "files"


def accounts_file() -> Path:
    return max((files() / "main" / "regnskap").rglob("*.parquet"), key=lambda path: path.stat().st_mtime_ns)


def of_accounts() -> object:
    """Every column of them."""
    return content.of(lakes.get(), newest())


def of_explanations() -> object:
    return queries.run("dialog/forklaringer", newest(), aar=2026, periode=10, enheter=None)


def damage(lake: Lake) -> list[str]:
    with lake.cursor() as cursor:
        known = sums.files(cursor, lake.place)
    return [file.name for file in known if sums.damage(lake.place.files, file)]


def test_a_file_that_is_gone_cut_off_or_no_parquet_stops_what_reads_it_and_nothing_else(opened: Lake) -> None:
    path = accounts_file()
    whole, before = path.read_bytes(), content.of_all(opened)
    name = path.relative_to(files()).as_posix()
    spoilt = (None, b"", whole[: len(whole) // 2], whole[:-200] + bytes(200), b"not Parquet")
    for left in spoilt:
        path.unlink()
        if left is not None:
            path.write_bytes(left)
        with pytest.raises(DashboardError, match=f"{path.name} med regnskap mangler eller er skadet"):
            of_accounts()
        assert told(lambda: small_lake.take_in("regnskap_2026.csv", small_lake.accounts(1_500_000))) == LOST
        assert told(of_explanations) == ""
        assert damage(opened) == [name]
        path.write_bytes(whole)
        assert {number: content.of(opened, number) for number in before} == before, (
            "it is back, and all is as it was"
        )
    assert told(lambda: small_lake.explain("Ny")) == ""
    assert damage(opened) == []


def test_damage_anywhere_in_a_file_is_known_from_its_sum_and_reading_it_never_ends_the_app(
    opened: Lake,
) -> None:
    path, chance = accounts_file(), random.Random(2026)
    whole, at = path.read_bytes(), newest()
    right = content.of(opened, at)
    name = path.relative_to(files()).as_posix()
    for _ in range(40):
        spoilt = bytearray(whole)
        start = chance.randrange(len(spoilt))
        spoilt[start : start + 20] = chance.randbytes(len(spoilt[start : start + 20]))
        path.write_bytes(spoilt)
        assert damage(opened) == [name]
        assert told(of_accounts) in ("", LOST)
        assert told(of_explanations) == ""
    path.write_bytes(whole)
    assert content.of(opened, at) == right


def test_storage_that_goes_away_and_comes_back_loses_nothing_and_nothing_is_written_under_it(
    opened: Lake,
) -> None:
    before: dict[int, Sums] = content.of_all(opened)
    aside = files().with_name("unna")
    for empty_folder_in_its_place in (False, True):
        files().rename(aside)
        if empty_folder_in_its_place:  # as a disk that is not mounted
            files().mkdir()
        assert told(of_explanations) == LOST
        assert told(lambda: small_lake.explain("Ny")) == "Kunne ikke lagre"
        assert told(lambda: opened.restore(4, author="Kari", message="")) == "Kunne ikke lagre"
        if empty_folder_in_its_place:
            assert list(files().iterdir()) == []
            files().rmdir()
        aside.rename(files())
        assert content.of_all(opened) == before
    assert told(lambda: small_lake.explain("Ny")) == ""
