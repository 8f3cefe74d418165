"""dashboard demo: the demo municipality's files, written or taken in."""

import argparse
from pathlib import Path

from dashboard import text
from dashboard.cli.exit_codes import OK
from dashboard.cli.parser import Commands


def add(commands: Commands) -> None:
    parser = commands.add_parser("demo", help="lag demokommunens filer, eller les dem inn")
    parser.add_argument(
        "--out", type=Path, default=None, metavar="MAPPE", help="skriv filene hit i stedet for å lese dem inn"
    )
    parser.add_argument(
        "--rows",
        metavar="ANTALL",
        type=int,
        default=None,
        help="lag et stort sett med om lag så mange regnskapsrader",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from dashboard.demo import large, start, write

    if options.rows is not None:
        written = large.write_large(options.out or Path("demo"), options.rows)
    elif options.out is not None:
        written = write.write_demo(options.out)
    else:
        taken_in = start.load_demo(print)
        print(
            f"{text.count(taken_in, 'fil', 'filer')} lest inn."
            if taken_in
            else "Datalageret er ikke tomt; ingenting er endret."
        )
        return OK
    print("\n".join(str(path) for path in written))
    return OK
