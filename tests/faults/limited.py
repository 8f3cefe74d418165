"""`python -m tests.faults.limited memory|engine|handles FOLDER`: the data folder's lake is used with little of something, and then
with enough. Prints what was told as JSON; with little memory it may also be ended."""

import json
import os
import resource
import sys
from pathlib import Path

from dashboard import lake as lakes
from dashboard import queries
from dashboard.dialog.write import newest
from dashboard.lake import engine
from tests.faults import small_lake
from tests.faults.told import told

LINES = 60_000
MEGABYTE = 1_000_000


def main(what: str, folder: Path) -> int:
    os.environ["DASHBOARD_DATA"] = str(folder)
    as_the_app_does = engine.config
    engine.config = lambda temp: {**as_the_app_does(temp), "threads": 1, "allow_unsigned_extensions": True}
    lines = _lines()
    newest()
    if what == "handles":
        _with_few_handles()
    elif what == "engine":
        with lakes.get().cursor() as cursor:
            cursor.execute("set memory_limit = '8MB'")
    else:
        used = int(Path("/proc/self/statm").read_text("utf-8").split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (used + 20 * MEGABYTE,) * 2)
    said = {
        "upload": told(lambda: small_lake.take_in("regnskap_2026.csv", lines)),
        "explanation": told(lambda: small_lake.explain("Ny")),
        "read": told(
            lambda: queries.run("dialog/forklaringer", newest(), aar=2026, periode=10, enheter=None)
        ),
    }
    sys.stdout.write(json.dumps(said, ensure_ascii=False))
    return 0


def _with_few_handles() -> None:
    """None but those that are open."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (len(os.listdir("/proc/self/fd")), 4096))  # noqa: PTH208 - names only


def _lines() -> list[str]:
    return [
        small_lake.REGNSKAP,
        *(f"2026;{n % 10 + 1};1;3111;253;{n % 997:03};{n * n}" for n in range(LINES)),
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
