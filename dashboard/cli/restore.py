"""dashboard restore: an earlier version is the newest again."""

import argparse

from dashboard import lake
from dashboard.cli.exit_codes import OK
from dashboard.cli.parser import Commands


def add(commands: Commands) -> None:
    parser = commands.add_parser("restore", help="gjør en tidligere versjon til den nyeste")
    parser.add_argument("snapshot", type=int, metavar="VERSJON")
    parser.add_argument("--author", default="kommandolinjen")
    parser.add_argument("--message", default="")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    message = options.message or f"Gjenopprettet versjon {options.snapshot}"
    snapshot = lake.get().restore(options.snapshot, author=options.author, message=message)
    print(f"Versjon {options.snapshot} gjelder igjen, lagret som versjon {snapshot.id}.")
    return OK
