"""`python -m tests.faults.clock FOLDER`: one explanation and one sign-in are stored in the data folder's lake, by the clock of the
process, which need not be the world's. Prints the version, its time, and how many lines of the trace were stored, as JSON."""

import json
import os
import sys
from pathlib import Path

from dashboard import queries, spor
from dashboard.dialog.write import newest
from dashboard.lake import engine
from tests.faults import small_lake


def main(folder: Path) -> int:
    os.environ["DASHBOARD_DATA"] = str(folder)
    as_the_app_does = engine.config
    engine.config = lambda temp: {**as_the_app_does(temp), "threads": 1, "allow_unsigned_extensions": True}
    stored = small_lake.explain(f"Etter versjon {newest()}")
    spor.note("innlogget", hvem="Kari")
    lines = spor.flush()
    shown = queries.run("dialog/forklaringer", newest(), aar=2026, periode=10, enheter=None)
    said = {"id": stored.id, "year": stored.time.year, "lines": lines, "shown": shown["tekst"].tolist()}
    sys.stdout.write(json.dumps(said))
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
