"""dashboard serve: start the app."""

import argparse

from dashboard.cli.exit_codes import OK
from dashboard.cli.parser import Commands


def add(commands: Commands) -> None:
    parser = commands.add_parser("serve", help="start appen")
    parser.add_argument("--port", metavar="PORT", type=int, default=None)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from dashboard.server import serve  # Streamlit takes a second to load; the other commands do without

    serve(options.port)
    return OK
