"""What was received is kept as it came, and what lies there damaged is asked for again."""

import hashlib
import json
from pathlib import Path

import pytest

from dashboard.errors import DashboardError
from dashboard.sources.cache import Cache, Stand

STAND = Stand("2026-03-16T07:00:00Z", "2026-03-16", "0123456789abcdef", 7, 1200, "2026-11-22")


def test_an_answer_is_kept_with_where_it_came_from(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    assert cache.kept("tabell-12134", {"Tid": ["2024"]}) is None
    cache.keep("tabell-12134", {"Tid": ["2024"]}, b"tall")
    assert cache.kept("tabell-12134", {"Tid": ["2024"]}) == b"tall"
    assert cache.kept("tabell-12134", {"Tid": ["2025"]}) is None
    assert cache.kept("tabell-13502", {"Tid": ["2024"]}) is None
    [origin] = (tmp_path / "tabell-12134").glob("*.origin.json")
    told = json.loads(origin.read_text("utf-8"))
    assert told["spoerring"] == {"Tid": ["2024"]}
    assert told["sha256"] == hashlib.sha256(b"tall").hexdigest()
    assert told["hentet"][:2] == "20"
    assert not list(tmp_path.rglob("*.del"))


@pytest.mark.parametrize("damage", ["kortere", "uten opphav", "opphav kuttet", "opphav er noe annet"])
def test_what_is_damaged_is_as_if_it_were_not_there(tmp_path: Path, damage: str) -> None:
    cache = Cache(tmp_path)
    cache.keep("tabell-12134", "alt", b"tallene")
    [origin] = tmp_path.rglob("*.origin.json")
    [content] = set(tmp_path.rglob("*.json")) - {origin}
    match damage:
        case "kortere":
            content.write_bytes(b"tall")
        case "uten opphav":
            origin.unlink()
        case "opphav kuttet":
            origin.write_bytes(origin.read_bytes()[:20])
        case _:
            origin.write_bytes(b"[]")
    assert cache.kept("tabell-12134", "alt") is None


def test_only_what_the_stored_table_was_made_of_is_kept_on(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for question in ("del 1", "del 2", "i fjor"):
        cache.keep("tabell-12134", question, question.encode())
    cache.note_stored("tabell-12134", STAND, ["del 1", "del 2"])
    assert cache.stand("tabell-12134") == STAND
    assert [cache.kept("tabell-12134", each) for each in ("del 1", "del 2", "i fjor")] == [
        b"del 1",
        b"del 2",
        None,
    ]
    (tmp_path / "tabell-12134" / "stand.json").write_bytes(b"{}")
    assert cache.stand("tabell-12134") is None
    cache.forget("tabell-12134")
    assert cache.kept("tabell-12134", "del 1") is None


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "hentet").write_bytes(b"en fil")
    with pytest.raises(DashboardError, match="Det som hentes, kan ikke tas vare på"):
        Cache(tmp_path / "hentet").keep("tabell-12134", "alt", b"tall")
