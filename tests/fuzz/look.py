"""One file through the real way in: looked at, told of, accepted where nothing blocks, and held against what must hold."""

import json
import os
import time
import traceback
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dashboard import lake as lakes
from dashboard import settings
from dashboard.errors import DashboardError
from dashboard.intake import describe, inbox, inspected, receive
from dashboard.intake.receive import Upload
from dashboard.lake import Lake, Snapshot
from tests.fuzz import contract, memory
from tests.fuzz.case import Case

TODAY = date(2026, 11, 21)
VERSIONS = (
    60  # accepted files a lake takes before the next is begun: each version costs a little of every later one
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """`verdict`: accepted, blocked or unreadable. `seconds`: of processor time. `broken`: what did not hold, in words; empty where everything did."""

    verdict: str
    dataset: str = ""
    seconds: float = 0.0
    megabytes: float = 0.0
    broken: str = ""


class Broken(AssertionError):
    """Something that must hold of every file does not hold of this one."""


class Bench:
    """An empty lake in `folder`, which files are taken into; a new one when it has become long."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._begun = self._accepted = 0
        self._lake = self._fresh_lake()

    def look(self, case: Case) -> Outcome:
        """Never raises: what is raised by the way in, is what did not hold."""
        if self._accepted >= VERSIONS:
            self._lake.close()
            self._lake = self._fresh_lake()
        path = self._folder / "file"
        path.write_bytes(case.content)
        memory.forget_peak()
        start = (
            time.process_time()
        )  # of a machine with other work to do, only what is spent on the file counts
        try:
            verdict, dataset = self._take_in(path, case.name)
            broken = ""
        except Exception:  # noqa: BLE001  whatever it is, it is the finding
            verdict, dataset, broken = "broken", "", traceback.format_exc()
        return Outcome(verdict, dataset, time.process_time() - start, memory.peak_mb(), broken)

    def close(self) -> None:
        self._lake.close()

    def _fresh_lake(self) -> Lake:
        self._begun += 1
        self._accepted = 0
        os.environ["DASHBOARD_DATA"] = str(self._folder / f"data-{self._begun}")
        settings.get.cache_clear()
        lakes.get.cache_clear()
        with lakes.get().cursor() as cursor:
            cursor.execute("set threads = 1")  # the files are small, and the workers are several
        return lakes.get()

    def _take_in(self, path: Path, name: str) -> tuple[str, str]:
        before = self._lake.newest()
        with receive.inspect(path, name, self._lake, settings.get(), today=TODAY) as upload:
            _hold(_told(upload))
            if upload.blocked:
                self._refused(upload, before)
                verdict = "unreadable" if upload.reading is None else "blocked"
            else:
                self._stored(upload, before)
                verdict = "accepted"
            return verdict, upload.recognition.dataset if upload.recognition else ""

    def _refused(self, upload: Upload, before: Snapshot) -> None:
        """Nothing has changed, accepting it is refused, and of a file that speaks of persons nothing is kept."""
        with suppress(DashboardError):
            receive.accept(upload, self._lake, author="Fuzz", message="", reason="Prøvd")
            raise Broken("a blocked file was accepted")
        if self._lake.newest() != before:
            raise Broken("a refused file made a version")
        if any(finding.control == "personopplysninger" for finding in upload.findings):
            kept = settings.get().inbox / inbox.place(upload.file, upload.sha256)
            if kept.parent.exists():
                raise Broken("a file that speaks of persons is in the inbox")

    def _stored(self, upload: Upload, before: Snapshot) -> None:
        kept = settings.get().inbox / inbox.place(upload.file, upload.sha256)
        if inbox.fingerprint(kept) != upload.sha256:
            raise Broken("the inbox has other bytes than those received")
        profile = (
            upload.file if int(upload.sha256[:2], 16) < 25 else None
        )  # its mapping is used by later files
        stored = receive.accept(
            upload, self._lake, author="Fuzz", message="", save_profile=profile, reason="Prøvd"
        )
        self._accepted += 1
        if stored.id <= before.id or self._lake.newest() != stored:
            raise Broken("an accepted file is not the newest version")
        _hold(contract.breaches(upload, self._lake, stored))


def _hold(broken: Iterator[str]) -> None:
    if found := list(broken):
        raise Broken("; ".join(found))


def _told(upload: Upload) -> Iterator[str]:
    """Everything a screen or the command line says of the file can be said, and written down."""
    said = [
        describe.verdict(upload),
        describe.suggested_message(upload),
        json.dumps(inspected.as_json(upload), ensure_ascii=False),
        *(word for line in describe.facts(upload, chosen=False) for word in line),
    ]
    for part in upload.parts:
        said += [describe.title(part), describe.consequence(part), describe.unit(part)]
        said += [str(line) for line in describe.totals(part)]
        described = describe.difference(part)
        said.append(described.to_csv())
    for dataset, changes in upload.row_changes.items():
        said += [describe.row_changes(dataset, changes), str(describe.row_change_lines(dataset, changes))]
    for finding in upload.findings:
        if not finding.message or not finding.remedy:
            yield f"{finding.control} says nothing"
    for text in said:
        try:
            text.encode()
        except UnicodeEncodeError:
            yield f"what is said cannot be written: {text[:200]!r}"
