"""The first start: brings the demo municipality in through the same way as every other file."""

from collections.abc import Callable
from datetime import date

from dashboard import lake, paths, settings
from dashboard.demo.write import FILES
from dashboard.errors import DashboardError
from dashboard.intake import receive

AUTHOR = "Demokommunen"
TODAY = date(2026, 11, 3)  # the day the fictional exports were made


def load_demo(progress: Callable[[str], None] = lambda step: None) -> int:
    """Import every demo file into an empty lake; how many were taken in (0: the lake already holds something).

    Raises DashboardError when a demo file is refused.
    """
    store, chosen = lake.get(), settings.get()
    if store.history():
        return 0
    for number, file in enumerate(FILES, start=1):
        progress(f"Henter inn demokommunen: {file.name} ({number} av {len(FILES)})")
        with receive.inspect(paths.DEMO / file.name, file.name, store, chosen, today=TODAY) as upload:
            if upload.blocked:
                worst = upload.findings[0]
                raise DashboardError(
                    "Demodataene kan ikke leses", f"{file.name}: {worst.message}", worst.remedy
                )
            receive.accept(upload, store, author=AUTHOR, message=file.message)
    return len(FILES)
