"""dashboard doctor: whether all is well, and what to do."""

import argparse
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING

from dashboard import jobs, settings, text
from dashboard.cli.exit_codes import BLOCKED, OK
from dashboard.cli.parser import Commands
from dashboard.errors import DashboardError
from dashboard.jobs import Job

if TYPE_CHECKING:
    from dashboard.doctor import Result


def add(commands: Commands) -> None:
    parser = commands.add_parser("doctor", help="se om alt er som det skal, og hva du kan gjøre")
    parser.add_argument("--json", action="store_true", help="ett JSON-objekt per kontroll")
    parser.add_argument("--fast", action="store_true", help="uten å lese filene gjennom")
    parser.add_argument(
        "--rydd",
        action="store_true",
        help="fjern rester som er eldre enn ett døgn, og før summer som mangler",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from dashboard.doctor import Status, examine

    found = []
    with _noted(options.rydd) as job:
        for result in examine(fast=options.fast, tidy=options.rydd):
            found.append(result)
            _tell(result, options.json)
        bad = [each for each in found if each.status is Status.FEIL]
        doubtful = [each for each in found if each.status is Status.ADVARSEL]
        summary = (
            f"{text.count(len(found), 'kontroll', 'kontroller')}: {len(bad)} feil og"
            f" {text.count(len(doubtful), 'advarsel', 'advarsler')}."
        )
        _note(job, summary, bad, doubtful)
    if not options.json:
        print(f"\n{summary}" if bad or doubtful else "\nAlt er som det skal.")
    return BLOCKED if bad else OK


def _tell(result: "Result", as_json: bool) -> None:
    if as_json:
        print(json.dumps(asdict(result), ensure_ascii=False), flush=True)
        return
    print(f"{result.status:<9} {result.name}: {result.what}", flush=True)
    if result.what_to_do:
        print(f"{'':<9} → {result.what_to_do}", flush=True)


@contextmanager
def _noted(tidied: bool) -> Iterator[Job | None]:
    """As a job, where something may be changed, in the data folder that is there. To look changes nothing."""
    if not tidied or not _has_a_folder():
        yield None
        return
    with jobs.running("kontroll", hvem="kommandolinjen") as job:
        yield job


def _has_a_folder() -> bool:
    try:
        return settings.get().data.is_dir()
    except (DashboardError, OSError):  # the first thing that is told of
        return False


def _note(job: Job | None, summary: str, bad: "list[Result]", doubtful: "list[Result]") -> None:
    if job is None:
        return
    told = f"{summary} {', '.join(dict.fromkeys(each.name for each in (*bad, *doubtful)))}".strip()
    remedy = "Kjør «dashboard doctor» og følg det som står der."
    if bad:
        job.fail(told, remedy, antall=len(bad))
    elif doubtful:
        job.warn(told, remedy, antall=len(doubtful))
    else:
        job.tell(summary)
