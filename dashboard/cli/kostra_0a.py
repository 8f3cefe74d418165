"""dashboard kostra-0a: the accounts as SSB wants them, and what SSB would answer."""

import argparse
from pathlib import Path

from dashboard.cli import out_file
from dashboard.cli.exit_codes import BLOCKED, OK
from dashboard.cli.parser import Commands


def add(commands: Commands) -> None:
    parser = commands.add_parser("kostra-0a", help="skriv KOSTRA-filen 0A av regnskapet, og kontroller den")
    parser.add_argument("--year", type=int, required=True, metavar="ÅÅÅÅ")
    parser.add_argument("--quarter", type=int, choices=(1, 2, 3, 4), help="utelatt: årsregnskapet")
    parser.add_argument("--out", type=Path, required=True, metavar="FIL")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from dashboard.filuttrekk import command

    made = command.made(options.year, options.quarter)
    out_file.write(options.out, made.content)
    print(f"{options.out}: " + "\n".join(made.told))
    return BLOCKED if made.rejected else OK
