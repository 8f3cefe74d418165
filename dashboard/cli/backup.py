"""dashboard backup: a dated copy of all that is worth keeping."""

import argparse
from pathlib import Path

from dashboard import jobs, settings, text
from dashboard.cli.exit_codes import OK
from dashboard.cli.parser import Commands
from dashboard.errors import DashboardError

_HERE = "Denne kopien av datalageret er tatt av jobben."


def add(commands: Commands) -> None:
    parser = commands.add_parser("backup", help="ta sikkerhetskopi, også mens appen går")
    parser.add_argument(
        "folder", type=Path, metavar="MAPPE", help="der de daterte kopiene ligger, utenfor datamappen"
    )
    parser.add_argument("--keep", type=int, default=None, metavar="ANTALL", help="behold bare så mange")
    parser.add_argument("--all", action="store_true", help="ta også med det som er hentet fra SSB")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from dashboard.backup import making

    if options.keep is not None and options.keep < 1:
        raise DashboardError(
            "Kommandoen ble ikke forstått", "--keep må være minst 1.", "Se «dashboard backup --help»."
        )
    with jobs.running("sikkerhetskopi", hvem="kommandolinjen") as job:
        beside = dict([job.ended_in_copy(_HERE)])
        made = making.make(
            settings.get(), options.folder, keep=options.keep, fetched=options.all, beside=beside
        )
        told = f"{text.count(len(made.files), 'fil', 'filer')}, {text.number(made.size / 1_000_000, 1)} MB."
        job.tell(f"Versjon {made.version}: {told}", antall=len(made.files))
    print(f"{made.folder}: versjon {made.version}, {told}")
    return OK
