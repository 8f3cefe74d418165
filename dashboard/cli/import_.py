"""dashboard import: inspect files and store those that nothing blocks."""

import argparse
import sys

from dashboard import lake
from dashboard.cli import files
from dashboard.cli.exit_codes import BLOCKED, OK
from dashboard.cli.parser import Commands

_UNEXPLAINED = (
    "Begrunnelse mangler\n«{file}» endrer tall som er publisert, og er ikke lagret."
    "\nKjør på nytt med --reason og hvorfor tallene endres."
)


def add(commands: Commands) -> None:
    parser = commands.add_parser("import", help="kontroller filer og lagre dem som ikke har feil")
    files.add(parser)
    parser.add_argument("--author", metavar="NAVN", required=True, help="hvem som leser inn")
    parser.add_argument("--message", metavar="TEKST", default="", help="hva som leses inn")
    parser.add_argument(
        "--reason", default="", metavar="BEGRUNNELSE", help="hvorfor tall som er publisert, endres"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from dashboard.cli.inspection import inspect, tell
    from dashboard.intake import receive

    blocked = False
    for path in files.existing(options.files):
        with inspect(path, options, keep_bytes=True) as upload:
            unexplained = bool(upload.touched) and not options.reason.strip()
            if upload.blocked or unexplained:
                tell(upload, options.json)
                if unexplained:
                    print(_UNEXPLAINED.format(file=upload.file), file=sys.stderr)
                blocked = True
                continue
            snapshot = receive.accept(
                upload, lake.get(), author=options.author, message=options.message, reason=options.reason
            )
            tell(upload, options.json, snapshot.id)
    return BLOCKED if blocked else OK
