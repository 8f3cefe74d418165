"""dashboard restore: an earlier version is the newest again, or a backup is brought back."""

import argparse
from pathlib import Path

from dashboard import lake, settings, text
from dashboard.cli.exit_codes import OK
from dashboard.cli.parser import Commands
from dashboard.errors import DashboardError


def add(commands: Commands) -> None:
    parser = commands.add_parser(
        "restore", help="gjør en tidligere versjon til den nyeste, eller hent tilbake en sikkerhetskopi"
    )
    parser.add_argument("snapshot", type=int, nargs="?", default=None, metavar="VERSJON")
    parser.add_argument(
        "--backup", type=Path, default=None, metavar="MAPPE", help="sikkerhetskopien, til et sted som er tomt"
    )
    parser.add_argument("--author", metavar="NAVN", default="kommandolinjen")
    parser.add_argument("--message", metavar="TEKST", default="")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    if (options.snapshot is None) == (options.backup is None):
        raise DashboardError(
            "Kommandoen ble ikke forstått",
            "Si enten hvilken VERSJON eller hvilken --backup, og ikke begge.",
            "Se «dashboard restore --help».",
        )
    return _backup(options.backup) if options.backup else _version(options)


def _version(options: argparse.Namespace) -> int:
    message = options.message or f"Gjenopprettet versjon {options.snapshot}"
    snapshot = lake.get().restore(options.snapshot, author=options.author, message=message)
    print(f"Versjon {options.snapshot} gjelder igjen, lagret som versjon {snapshot.id}.")
    return OK


def _backup(folder: Path) -> int:
    from dashboard.backup import restoring

    backup = restoring.restore(settings.get(), folder)
    when = backup.time.astimezone()
    print(
        f"Hentet tilbake fra {backup.folder}, tatt {text.day(when)} kl. {when:%H:%M}: versjon {backup.version},"
        f" {text.count(len(backup.files), 'fil', 'filer')}. Alle versjoner er lest, og er som i kopien."
    )
    return OK
