"""The first start: brings the demo municipality in through the same way as every other file."""

from collections.abc import Callable, Iterable

from dashboard import lake, paths, settings
from dashboard.demo import dialogue
from dashboard.demo.write import FILES, OCTOBER_FILES, SEPTEMBER_FILES, DemoFile
from dashboard.errors import DashboardError
from dashboard.intake import receive
from dashboard.lake import ChangedMeanwhile, Lake

AUTHOR = "Økonomileder (demo)"
Progress = Callable[[str], None]


def load_demo(progress: Progress = lambda step: None) -> int:
    """Import every demo file into an empty lake; how many were taken in (0: the lake already holds something).

    All that September's report stood on comes first, and its meeting; then October's files: there is a history to look
    back on, and a meeting to hold.
    Raises DashboardError when a demo file is refused.
    """
    store = lake.get()
    if store.history():
        return 0
    try:
        _take_in(SEPTEMBER_FILES[:1], store, progress, first=True)
    except ChangedMeanwhile:  # another process has begun, and goes on
        return 0
    _take_in(SEPTEMBER_FILES[1:], store, progress)
    dialogue.hold_septembers_meetings()
    _take_in(OCTOBER_FILES, store, progress)
    dialogue.prepare_octobers_meetings()
    return len(FILES)


def _take_in(files: Iterable[DemoFile], store: Lake, progress: Progress, *, first: bool = False) -> None:
    """Raises ChangedMeanwhile where somebody has stored something before the `first`."""
    for file in files:
        progress(f"Henter inn demokommunen: {file.name} ({FILES.index(file) + 1} av {len(FILES)})")
        path = paths.DEMO / file.name
        with receive.inspect(path, file.name, store, settings.get(), today=file.made) as upload:
            if upload.blocked:
                worst = upload.findings[0]
                raise DashboardError(
                    "Demodataene kan ikke leses", f"{file.name}: {worst.message}", worst.remedy
                )
            if first and (others := store.history()):
                raise ChangedMeanwhile(others[0])
            receive.accept(upload, store, author=AUTHOR, message=file.message)
