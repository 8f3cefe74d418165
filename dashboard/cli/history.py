"""dashboard history: every version, who stored it and why."""

import argparse

from dashboard import lake, text
from dashboard.cli.exit_codes import OK
from dashboard.cli.parser import Commands


def add(commands: Commands) -> None:
    parser = commands.add_parser("history", help="vis alle versjoner")
    parser.set_defaults(run=run)


def run(_options: argparse.Namespace) -> int:
    for snapshot in lake.get().history():
        when = snapshot.time.astimezone()
        print(
            f"{snapshot.id:>5}  {text.day(when)} {when:%H:%M}  {snapshot.author:<20}  {snapshot.message}"
            f"  ({', '.join(snapshot.datasets)})"
        )
    return OK
