"""Out of memory, and out of file handles, in the middle of an import."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import LakeIn
from tests.faults import content, small_lake
from tests.faults.told import told

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits are set as Linux does")

NO_MEMORY, NO_MEMORY_FOR_THE_FILE = "Det er ikke minne nok", "Det er ikke minne nok til filen"
SAID = {
    "engine": {"upload": NO_MEMORY_FOR_THE_FILE, "explanation": NO_MEMORY, "read": NO_MEMORY},
    "handles": dict.fromkeys(("upload", "explanation", "read"), "Katalogen kan ikke åpnes"),
    "memory": None,  # what takes the last of it is chance: it may be told, or the process ends
}


def test_a_process_out_of_memory_or_handles_says_so_or_ends_and_the_lake_is_whole(
    small: Path, lake_in: LakeIn, tmp_path: Path
) -> None:
    with lake_in(small) as lake:
        before = content.of_all(lake)
    for what, expected in SAID.items():
        folder = Path(shutil.copytree(small, tmp_path / what))
        command = [sys.executable, "-m", "tests.faults.limited", what, str(folder)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120)
        assert expected is None or json.loads(done.stdout) == expected, (what, done.stderr)
        with lake_in(folder) as lake:
            after = content.of_all(lake)
            assert {number: after[number] for number in before} == before, what
            assert told(lambda: small_lake.take_in("regnskap_2026.csv", small_lake.accounts(1_500_000))) == ""
