"""A PostgreSQL server of the bench's own, from the machine's package: reached through a socket in a folder that goes away."""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

_ACCOUNT = "postgres"


@dataclass(frozen=True, slots=True)
class Postgres:
    """The folder of the programs, and that of the socket."""

    programs: Path
    socket: Path

    def psql(self, script: str, variables: Mapping[str, object] | None = None) -> str:
        """What psql says to `script`. Raises CalledProcessError where it fails."""
        given = [part for name, value in (variables or {}).items() for part in ("-v", f"{name}={value}")]
        return _run([*self._psql, *given], script)

    @property
    def _psql(self) -> list[str | Path]:
        return [self.programs / "psql", "-h", self.socket, "-U", _ACCOUNT, "-Xq", "-v", "ON_ERROR_STOP=1"]

    def load(self, table: str, file: Path) -> None:
        """The rows of a CSV file with a heading, which this process may read and psql may not."""
        with file.open("rb") as lines:
            _run(
                [*self._psql, "-c", f"copy {table} from stdin (format csv, header)"],
                lines,
            )

    def milliseconds(self, sql: str, variables: Mapping[str, object], repeated: int) -> list[float]:
        """What psql measured of each time it asked `sql`."""
        said = self.psql("\\timing on\n\\o /dev/null\n" + f"{sql};\n" * repeated, variables)
        return [float(each) for each in re.findall(r"^Time: ([\d.]+) ms", said, re.MULTILINE)]


def programs() -> Path | None:
    """The folder of initdb and its like. None where there is no PostgreSQL."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).parent if on_path else None


@contextmanager
def postgres(at: Path) -> Iterator[Postgres]:
    """The programs of `at` while the server runs, on this machine alone. It has room in memory as a server of 8 GB would."""
    with tempfile.TemporaryDirectory(prefix="bench-pg-") as name:
        folder = Path(name)
        if os.geteuid() == 0:
            shutil.chown(folder, _ACCOUNT)
        data, log = folder / "data", folder / "log"
        _run([at / "initdb", "-D", data, "-U", _ACCOUNT, "-A", "trust", "-E", "UTF8", "--no-sync"])
        options = (
            f"-c listen_addresses='' -k {folder} -c shared_buffers=2GB -c work_mem=64MB -c max_wal_size=4GB"
        )
        _run([at / "pg_ctl", "-D", data, "-l", log, "-o", options, "-w", "start"])
        try:
            yield Postgres(at, folder)
        finally:
            _run([at / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop"])


def _run(command: Sequence[str | Path], given: str | BinaryIO = "") -> str:
    """What the program says. It refuses to be root, and is then somebody else."""
    somebody: dict[str, Any] = {"user": _ACCOUNT, "group": _ACCOUNT} if os.geteuid() == 0 else {}
    stdin: dict[str, Any] = {"input": given.encode()} if isinstance(given, str) else {"stdin": given}
    ran: subprocess.CompletedProcess[bytes] = subprocess.run(
        [str(part) for part in command], stdout=subprocess.PIPE, check=True, cwd="/", **stdin, **somebody
    )
    return ran.stdout.decode()
