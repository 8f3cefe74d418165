"""Everything the comparison needs from Statistics Norway, table by table: what is new is fetched and taken in.

Each table is stored whole or not at all, and what was fetched stays when a later one fails.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from dashboard import jobs
from dashboard.errors import DashboardError
from dashboard.intake.finding import Finding
from dashboard.jobs import Job
from dashboard.lake import Lake
from dashboard.settings import Settings
from dashboard.sources import befolkning, held, katalog, klass, pxweb
from dashboard.sources.cache import Cache, Stand, fingerprint
from dashboard.sources.client import Answer, Client
from dashboard.sources.clock import Clock
from dashboard.sources.problems import NotTried, NotWhatWasAsked, SourceProblem, Unreachable
from dashboard.sources.pxweb import Selection, Table
from dashboard.sources.results import Result, Status, Stopped, summary
from dashboard.sources.store import store
from dashboard.sources.turn import one_at_a_time


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a fetch has come: what is done, out of how many, and what is being done now."""

    results: tuple[Result, ...] = ()
    total: int = 0
    step: str = ""


@dataclass(frozen=True, slots=True)
class _Task:
    """Something to fetch, and the address it comes from."""

    id: str
    title: str
    address: str
    run: Callable[[str], Result] = field(compare=False)


def fetch(
    lake: Lake,
    settings: Settings,
    *,
    author: str,
    only: Sequence[str] = (),
    force: bool = False,
    today: date | None = None,
    clock: Clock | None = None,
    tell: Callable[[Progress], None] = lambda progress: None,
) -> list[Result]:
    """Fetch what is new of the catalogue's tables, the inhabitants and the code lists, and give what came of each.

    `only`: these ids alone (12134, 07459, 131 …). `force`: also what has not been updated since last time. What fails is in
    the results. Raises AlreadyFetching, and DashboardError for an unknown id or a folder that cannot be written.
    """
    with (
        one_at_a_time(settings.hentet),
        jobs.running("ssb-henting", hvem=author) as job,
        Client(settings, clock) as client,
    ):
        results = _Fetch(lake, settings, client, author, force, today or date.today(), tell).run(only)
        _note(results, job)
    return results


def _note(results: Sequence[Result], job: Job) -> None:
    """What is to be seen of the fetch afterwards."""
    fetched = sum(each.status is Status.HENTET for each in results)
    failed = [each.error for each in results if each.error is not None]
    if not failed:
        job.tell(summary(results), antall=fetched)
        return
    said = f"{summary(results)} {failed[0].title}. {failed[0].what_happened}"
    note = job.fail if len(failed) == len(results) else job.warn
    note(said, failed[0].what_to_do, antall=fetched)


class _Fetch:
    """One fetch, from its first question to its last."""

    def __init__(
        self,
        lake: Lake,
        settings: Settings,
        client: Client,
        author: str,
        force: bool,
        today: date,
        tell: Callable[[Progress], None],
    ) -> None:
        self._lake, self._settings, self._author = lake, settings, author
        self._force, self._today, self._tell = force, today, tell
        self._first = date(today.year - settings.ssb_aar, 1, 1)
        self._pxweb = pxweb.PxWeb(client, settings.ssb_adresse)
        self._klass = klass.Klass(client, settings.klass_adresse)
        self._cache = Cache(settings.hentet)
        self._progress = Progress()
        newest = lake.newest().id
        self._catalogue = held.catalogue(lake, newest)
        self._standing = held.standing(lake, newest)
        self._numbers = held.numbers(lake, newest)
        self._own = befolkning.whose(settings, held.today(lake, newest))

    def run(self, only: Sequence[str]) -> list[Result]:
        tasks = self._tasks(only)
        self._progress = Progress(total=len(tasks))
        down: dict[str, SourceProblem] = {}
        for task in tasks:
            if problem := down.get(task.address) or down.get(_host(task.address)):
                result = self._failed(task, NotTried(problem))
            else:
                first = not self._progress.results
                self._say(
                    f"Kobler til {_host(task.address)}" if first else f"{task.title}: spør om noe er nytt"
                )
                result = self._tried(task)
            if isinstance(result.error, SourceProblem) and result.error.ends_all:
                nobody = isinstance(result.error, Unreachable)
                down[_host(task.address) if nobody else task.address] = result.error
            self._progress = replace(self._progress, results=(*self._progress.results, result))
        self._say("")
        return list(self._progress.results)

    def _tasks(self, only: Sequence[str]) -> list[_Task]:
        lists, tables = self._settings.klass_adresse, self._settings.ssb_adresse
        every = [
            _Task(klass.KOMMUNER, klass.TITLES[klass.KOMMUNER], lists, self._municipalities),
            _Task(klass.KOSTRAGRUPPER, klass.TITLES[klass.KOSTRAGRUPPER], lists, self._groups),
        ]
        for id_ in sorted({row.tabell for row in self._catalogue}):
            every.append(_Task(id_, f"Tabell {id_}", tables, self._key_figures))
        for id_, title in befolkning.TITLES.items():
            every.append(_Task(id_, f"Tabell {id_}: {title}", tables, self._inhabitants))
        if unknown := sorted(set(only) - {task.id for task in every}):
            raise DashboardError(
                "Ukjent tabell",
                f"{', '.join(unknown)} er ikke blant tabellene som hentes.",
                f"Velg blant {', '.join(task.id for task in every)}.",
            )
        return [task for task in every if not only or task.id in only]

    def _tried(self, task: _Task) -> Result:
        try:
            return task.run(task.id)
        except Stopped as error:
            return replace(self._failed(task, error), findings=error.findings)
        except DashboardError as error:
            return self._failed(task, error)

    def _failed(self, task: _Task, error: DashboardError) -> Result:
        return Result(task.id, task.title, Status.FEILET, error=error, stands=self._stands(task.id))

    def _municipalities(self, id_: str) -> Result:
        """Nothing is stored in the lake: the code list is ours, and somebody corrects it."""
        title, name = klass.TITLES[id_], _folder("klass", id_)
        found, listed = self._klass.municipalities(self._today)
        changes, changed = self._klass.changes(self._first, self._today)
        received = {"kommuner": listed, "endringer": changed}
        for question, content in received.items():
            self._cache.keep(name, question, content)
        before, said = self._cache.stand(name), fingerprint([found, [str(change) for change in changes]])
        self._note_stored(name, "", said, 0, len(found), received)
        status = Status.UENDRET if before and before.query == said else Status.HENTET
        findings = klass.compared(self._numbers, found, changes, self._today)
        self._numbers |= dict.fromkeys(found)
        return Result(id_, title, status, len(found), findings=tuple(findings))

    def _groups(self, id_: str) -> Result:
        title, name = klass.TITLES[id_], _folder("klass", id_)
        groups, content = self._klass.groups(self._first)
        if not groups:
            raise NotWhatWasAsked("KOSTRA-gruppene (KLASS 112)", "er det ingen kommuner")
        file = klass.as_file(groups)
        said = fingerprint(file.decode())
        if self._is_stored(name, id_, "", said):
            return Result(id_, title, Status.UENDRET, len(groups))
        self._cache.keep(name, "grupper", content)
        self._say(f"{title}: kontrollerer og lagrer")
        stored = store(
            file, "kostra-grupper.csv", "kommunegruppe", self._lake, self._settings, author=self._author,
            message=f"Hentet KOSTRA-grupper fra SSB (KLASS {id_}), {self._today.isoformat()}", today=self._today,
        )  # fmt: skip
        self._note_stored(name, "", said, stored.version, stored.rows, ["grupper"])
        return Result(
            id_, title, Status.HENTET, stored.rows, version=stored.version, findings=stored.findings
        )

    def _key_figures(self, id_: str) -> Result:
        table, described = self._pxweb.table(id_)
        rows = [row for row in self._catalogue if row.tabell == id_]
        asked = katalog.wanted(table, rows, self._settings.ssb_aar)
        findings = (*katalog.discontinued(table), *asked.findings)
        if asked.selection is None:
            raise katalog.NothingThere(table, findings)
        return self._table(table, described, asked.selection, "kostra", findings)

    def _inhabitants(self, id_: str) -> Result:
        table, described = self._pxweb.table(id_)
        kommuner = {code for code, last in self._numbers.items() if last is None or last >= self._first.year}
        asked = befolkning.wanted(table, kommuner, self._own, self._settings.ssb_aar)
        if asked.selection is None:
            raise NotWhatWasAsked(f"innholdet i tabell {id_}", "er det ikke lenger innbyggere etter alder")
        findings = (*katalog.discontinued(table), *asked.findings)
        return self._table(table, described, asked.selection, "befolkning", findings)

    def _table(
        self,
        table: Table,
        described: bytes,
        selection: Selection,
        dataset: str,
        findings: tuple[Finding, ...],
    ) -> Result:
        name, asked = _folder("tabell", table.id), fingerprint(pxweb.query(selection))
        title = f"Tabell {table.id}: {table.title.removeprefix(table.id).lstrip(': ')}"
        if self._is_stored(name, table.id, table.updated, asked):
            rows = self._standing[table.id].rows
            return Result(table.id, title, Status.UENDRET, rows, table.updated_day, findings=findings)
        pieces = list(pxweb.pieces(selection, self._settings.ssb_celler))
        parts = self._parts(table, pieces, name)
        self._say(f"Tabell {table.id}: kontrollerer og lagrer")
        stored = store(
            pxweb.merged(parts), f"tabell-{table.id}.json", dataset, self._lake, self._settings,
            author=self._author, message=f"Hentet tabell {table.id} fra SSB, oppdatert {table.updated[:10]}",
            today=self._today,
        )  # fmt: skip
        self._cache.keep(name, "innhold", described)
        questions = ["innhold", *(_question(table, piece) for piece in pieces)]
        self._note_stored(name, table.updated, asked, stored.version, stored.rows, questions, parts)
        return Result(
            table.id, title, Status.HENTET, stored.rows, table.updated_day, stored.version,
            (*findings, *stored.findings),
        )  # fmt: skip

    def _parts(self, table: Table, pieces: Sequence[Selection], name: str) -> list[Answer]:
        """The pieces, each from the cache where it lies there. All are of one issue, or none is used."""
        parts = []
        for number, piece in enumerate(pieces, 1):
            self._say(f"Tabell {table.id}: henter del {number} av {len(pieces)}")
            parts.append(self._part(table, piece, name))
        if len({_updated(part) for part in parts}) > 1:
            self._cache.forget(name)
            raise NotWhatWasAsked(f"tallene i tabell {table.id}", "er delene fra før og etter en oppdatering")
        return parts

    def _part(self, table: Table, piece: Selection, name: str) -> Answer:
        question = _question(table, piece)
        kept = None if self._force else self._cache.kept(name, question)
        if kept is not None:
            return Answer(kept, json.loads(kept))
        answer = self._pxweb.data(table.id, piece)
        self._cache.keep(name, question, answer.content)
        return answer

    def _is_stored(self, name: str, id_: str, updated: str, asked: str) -> bool:
        """Whether the lake holds this issue, asked for in these words: somebody may have gone back to an older version."""
        stand, standing = self._cache.stand(name), self._standing.get(id_)
        if self._force or stand is None or standing is None:
            return False
        day = standing.updated.isoformat() if standing.updated else ""
        same = (stand.updated, stand.query, stand.day) == (updated, asked, day)
        return same and standing.rows >= stand.rows

    def _note_stored(
        self,
        name: str,
        updated: str,
        asked: str,
        version: int,
        rows: int,
        questions: Sequence[Any] | Mapping[str, Any],
        parts: Sequence[Answer] = (),
    ) -> None:
        day = _updated(parts[0])[:10] if parts else ""
        self._cache.note_stored(
            name, Stand(updated, day, asked, version, rows, self._today.isoformat()), list(questions)
        )

    def _stands(self, id_: str) -> date | None:
        standing = self._standing.get(id_)
        return standing.updated if standing else None

    def _say(self, step: str) -> None:
        self._progress = replace(self._progress, step=step)
        self._tell(self._progress)


def _host(address: str) -> str:
    return urlsplit(address).hostname or address


def _folder(kind: str, id_: str) -> str:
    return f"{kind}-{id_}"


def _question(table: Table, piece: Selection) -> dict[str, Any]:
    return {"tabell": table.id, "oppdatert": table.updated, "utvalg": pxweb.query(piece)}


def _updated(answer: Answer) -> str:
    return str(answer.body.get("updated") or "")
