"""dashboard check: inspect files and store nothing."""

import argparse

from dashboard.cli import files
from dashboard.cli.exit_codes import BLOCKED, OK
from dashboard.cli.parser import Commands


def add(commands: Commands) -> None:
    parser = commands.add_parser("check", help="kontroller filer uten å lagre noe")
    files.add(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from dashboard.cli.inspection import inspect, tell

    blocked = False
    for path in files.existing(options.files):
        with inspect(path, options, keep_bytes=False) as upload:
            tell(upload, options.json)
            blocked = blocked or upload.blocked
    return BLOCKED if blocked else OK
