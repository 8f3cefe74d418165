"""Some of the kills of `./run faults`, which kills at every step of every kind of commit."""

import sys
from pathlib import Path

import pytest

from tests.faults import kill

KILLS = 3  # of each kind

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="nothing is killed without warning on Windows"
)


def test_a_process_killed_in_the_middle_of_a_commit_leaves_all_of_it_or_nothing_and_every_earlier_version_as_it_was(
    tmp_path: Path,
) -> None:
    base = kill.build(tmp_path / "grunnlag")
    for kind in ("month replaced", "row in a meeting"):
        ground = kill.ground(kind, base, tmp_path)
        seen = kill.steps(ground, tmp_path)
        places = seen[3 :: len(seen) // KILLS] if seen else kill.moments(ground, tmp_path, KILLS)
        told = kill.kill_in_a_row(ground, places, tmp_path)
        assert told.kills >= KILLS - 1, kind
        assert told.absent, kind
