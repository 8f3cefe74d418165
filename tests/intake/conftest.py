"""`bench`: one lake for many small files that are looked at, and never accepted."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dashboard.intake import receive
from dashboard.lake import Lake
from dashboard.settings import Settings

TODAY = date(2026, 11, 21)


class Bench:
    """Writes a small file, looks at it, and asks about its staged rows."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.settings = Settings(data=folder / "data")
        self.lake = Lake(self.settings.lake)

    def look(
        self,
        content: str | bytes | Sequence[str],
        name: str = "fil.csv",
        *,
        settings: Settings | None = None,
        **choices: Any,
    ) -> receive.Upload:
        if not isinstance(content, str | bytes):
            content = "\n".join(content) + "\n"
        path = self.folder / "file"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return self.look_at(path, name, settings=settings, **choices)

    def look_at(
        self, path: Path, name: str | None = None, *, settings: Settings | None = None, **choices: Any
    ) -> receive.Upload:
        return receive.inspect(
            path,
            name or path.name,
            self.lake,
            settings or self.settings,
            choices=receive.Choices(**choices),
            today=TODAY,
            keep_bytes=False,
        )


@pytest.fixture(scope="session")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    bench = Bench(tmp_path_factory.mktemp("bench"))
    yield bench
    bench.lake.close()


def rows(upload: receive.Upload, sql: str) -> list[tuple[Any, ...]]:
    """Asked of the tables that staging made: innlest_<dataset>, brudd, gjentatt."""
    return upload.cursor.execute(sql).fetchall()
