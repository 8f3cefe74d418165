"""dashboard import-folder: take in every file in a folder, on a schedule."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard import jobs, lake, settings
from dashboard.cli.exit_codes import BLOCKED, COULD_NOT_RUN, OK
from dashboard.cli.parser import Commands
from dashboard.errors import DashboardError

if TYPE_CHECKING:
    from dashboard.intake.folder import Result


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
    parser.add_argument("--author", default="Mappeimport", help="hvem som leser inn")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """0: all taken in, 1: something could not be done, 2: something is in quarantine."""
    with jobs.flushing(), jobs.running("mappeimport", hvem=options.author) as job:
        return _take_in(options, job)


def _take_in(options: argparse.Namespace, job: jobs.Job) -> int:
    from dashboard.intake import folder
    from dashboard.intake.folder import Outcome

    chosen = options.folder or folder.chosen(settings.get())
    if chosen is None:
        raise DashboardError(
            "Ingen mappe er valgt",
            "Verken --folder eller innstillingen «importmappe» sier hvor filene ligger.",
            "Skriv --folder og mappen, eller sett «importmappe» i dashboard.toml.",
        )
    results = folder.take_in(chosen, lake.get(), settings.get(), author=options.author, tell=_tell)
    said = folder.summary(results)
    print(said)
    outcomes = {result.outcome for result in results}
    taken_in = sum(result.outcome is Outcome.LEST_INN for result in results)
    if Outcome.FEILET in outcomes:
        failed = next(result for result in results if result.outcome is Outcome.FEILET)
        job.fail(f"{said} «{failed.file}»: {failed.sentence}", failed.remedy, antall=taken_in)
        return COULD_NOT_RUN
    if Outcome.KARANTENE in outcomes:
        job.warn(said, "Se på filene i karantene på siden Opplasting.", antall=taken_in)
        return BLOCKED
    job.tell(said, antall=taken_in)
    return OK


def _tell(result: "Result") -> None:
    print(f"{result.file}\n  {result.outcome.value}. {result.sentence}", flush=True)
    if result.remedy:
        print(f"  {result.remedy}")
