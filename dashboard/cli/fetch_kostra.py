"""dashboard fetch-kostra: new figures and code lists from Statistics Norway."""

import argparse
from typing import TYPE_CHECKING

from dashboard import jobs, lake, settings
from dashboard.cli.exit_codes import BLOCKED, OK
from dashboard.cli.parser import Commands

if TYPE_CHECKING:
    from dashboard.sources.fetch import Progress


def add(commands: Commands) -> None:
    parser = commands.add_parser("fetch-kostra", help="hent nye tall og kodelister fra SSB")
    parser.add_argument("--author", metavar="NAVN", default="kommandolinjen", help="hvem som henter")
    parser.add_argument(
        "--only", nargs="+", default=[], metavar="TABELL", help="bare disse (12134, 07459, 131 …)"
    )
    parser.add_argument("--force", action="store_true", help="også det som ikke er oppdatert siden sist")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from dashboard.sources.fetch import fetch
    from dashboard.sources.results import Status, not_tried, remedies, summary

    with jobs.flushing():
        results = fetch(
            lake.get(),
            settings.get(),
            author=options.author,
            only=options.only,
            force=options.force,
            tell=_Telling().tell,
        )
    if left := not_tried(results):
        print(left)
    print(summary(results))
    for remedy in remedies(results):
        print(f"  {remedy}")
    return BLOCKED if any(result.status is Status.FEILET for result in results) else OK


class _Telling:
    """Each result as it comes, once, below the first step."""

    def __init__(self) -> None:
        self._begun, self._told = False, 0

    def tell(self, progress: "Progress") -> None:
        from dashboard.cli.inspection import findings
        from dashboard.sources.problems import NotTried

        if not self._begun:
            self._begun = True
            print(f"{progress.step} …", flush=True)
        for result in progress.results[self._told :]:
            if isinstance(result.error, NotTried):
                continue
            print(f"{result.title}\n  {result.status.value}. {result.sentence}")
            print("".join(f"{line}\n" for line in findings(result.findings)), end="", flush=True)
        self._told = len(progress.results)
