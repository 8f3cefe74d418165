"""dashboard history: the versions, who stored each and why."""

import argparse

from dashboard import lake, text
from dashboard.cli.exit_codes import OK
from dashboard.cli.parser import Commands


def add(commands: Commands) -> None:
    parser = commands.add_parser("history", help="vis versjonene")
    parser.add_argument(
        "--all", action="store_true", help="også dem som bare fører jobber og hvem som har logget inn"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    store = lake.get()
    for snapshot in store.history():
        if not options.all and store.written(snapshot.id) != snapshot:
            continue
        when = snapshot.time.astimezone()
        print(
            f"{snapshot.id:>5}  {text.day(when)} {when:%H:%M}  {snapshot.author:<20}  {snapshot.message}"
            f"  ({', '.join(snapshot.datasets)})"
        )
    return OK
