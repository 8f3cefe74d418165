"""dashboard import-folder: take in every file in a folder, on a schedule."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard import jobs, lake, settings
from dashboard.cli.exit_codes import BLOCKED, COULD_NOT_RUN, OK
from dashboard.cli.parser import Commands
from dashboard.errors import DashboardError

if TYPE_CHECKING:
    from dashboard.intake.folder import Result


_SHOWN = "Se på filene i karantene på siden Opplasting."
_NOT_SHOWN = (
    "Filene ligger i mappen «karantene» der de ble levert, hver med en melding ved siden av seg. Sett «importmappe» i innstillingene"
    " til den mappen, så vises de på siden Opplasting."
)


def add(commands: Commands) -> None:
    parser = commands.add_parser(
        "import-folder", help="les inn alle filer i en mappe; det som er galt, legges i karantene"
    )
    parser.add_argument(
        "--folder",
        type=Path,
        default=None,
        metavar="MAPPE",
        help="i stedet for «importmappe» i innstillingene",
    )
    parser.add_argument("--author", metavar="NAVN", default="Mappeimport", help="hvem som leser inn")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """0: all taken in, 1: something could not be done, 2: something is in quarantine, or refused where it lies."""
    with jobs.flushing(), jobs.looking("mappeimport", hvem=options.author) as job:
        return _take_in(options, job)


def _take_in(options: argparse.Namespace, job: jobs.Job) -> int:
    from dashboard.intake import folder
    from dashboard.intake.folder_entries import passed_over

    chosen = options.folder or folder.chosen(settings.get())
    if chosen is None:
        raise DashboardError(
            "Ingen mappe er valgt",
            "Verken --folder eller innstillingen «importmappe» sier hvor filene ligger.",
            "Skriv --folder og mappen, eller sett «importmappe» i dashboard.toml.",
        )
    results = folder.take_in(
        chosen, lake.get(), settings.get(), author=options.author, tell=_tell, begin=job.begin
    )
    said = " ".join(filter(None, (folder.summary(results), passed_over(chosen))))
    print(said)
    waits = _SHOWN if folder.is_shown(chosen, settings.get()) else _NOT_SHOWN
    return _conclude(job, " ".join(filter(None, (said, folder.warned(results)))), results, waits)


def _conclude(job: jobs.Job, said: str, results: Sequence["Result"], waits: str) -> int:
    """How the job went, and the exit code. `waits`: what to do about files in quarantine."""
    from dashboard.intake.folder import Outcome

    first = {result.outcome: result for result in reversed(results)}
    named = [first[outcome] for outcome in (Outcome.FEILET, Outcome.AVVIST) if outcome in first]
    said = " ".join([said, *(f"«{each.file}»: {each.sentence}" for each in named)])
    advice = " ".join([*(each.remedy for each in named), *([waits] if Outcome.KARANTENE in first else [])])
    taken_in = sum(result.outcome is Outcome.LEST_INN for result in results)
    if Outcome.FEILET in first:
        job.fail(said, advice, antall=taken_in)
        return COULD_NOT_RUN
    if named or Outcome.KARANTENE in first:
        job.warn(said, advice, antall=taken_in)
        return BLOCKED
    job.tell(said, antall=taken_in)
    return OK


def _tell(result: "Result") -> None:
    print(f"{result.file}\n  {result.outcome.value}. {result.sentence}", flush=True)
    for warning in result.first:
        print(f"  Advarsel: {warning}")
    if result.remedy:
        print(f"  {result.remedy}")
