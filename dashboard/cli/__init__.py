"""The command line, for IT and schedules: the same code as the pages. One command a module.

A command's module adds its parser for all commands alike, so it loads what only it needs when it runs.
"""

import os
import sys
from collections.abc import Sequence
from typing import Protocol

from dashboard.cli import (
    backup,
    check,
    demo,
    doctor,
    fetch_kostra,
    history,
    import_,
    import_folder,
    kostra_0a,
    migrate,
    publish,
    query,
    report,
    restore,
    serve,
)
from dashboard.cli.exit_codes import BLOCKED, COULD_NOT_RUN, OK
from dashboard.cli.parser import Commands, Parser
from dashboard.errors import DashboardError, where

__all__ = ["BLOCKED", "COMMANDS", "COULD_NOT_RUN", "OK", "main"]

_LOOK = "Kontroller at filen eller mappen finnes, at det er plass, og at programmet har lov til å bruke den."


class Command(Protocol):
    """A module that adds its parser, with what to run as its default for `run`."""

    def add(self, commands: Commands) -> None: ...


COMMANDS: tuple[Command, ...] = (
    serve,
    check,
    import_,
    import_folder,
    query,
    history,
    restore,
    backup,
    migrate,
    doctor,
    report,
    kostra_0a,
    publish,
    fetch_kostra,
    demo,
)
"""In the order that --help lists them."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. 0: done; 1: could not run; 2: something in a file blocks."""
    try:
        parser = _parser()
        options, rest = parser.parse_known_args(arguments)
        if "parameters" in options:
            options.parameters = rest
        elif rest:
            parser.error(f"unrecognized arguments: {' '.join(rest)}")
        return int(options.run(options))
    except DashboardError as error:
        print(f"{error.title}\n{error.what_happened}\n{error.what_to_do}", file=sys.stderr)
        return COULD_NOT_RUN
    except BrokenPipeError:  # whoever read the answer has had enough of it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except OSError as error:  # a folder or a file that a command met, and has nothing better to say of
        print(f"Kommandoen ble ikke fullført\n{where(error)}.\n{_LOOK}", file=sys.stderr)
        return COULD_NOT_RUN


def _parser() -> Parser:
    parser = Parser(prog="dashboard", description="Styringsdialog: fra eksport til møte.")
    commands = parser.add_subparsers(dest="command", metavar="KOMMANDO", title="kommandoer", required=True)
    for command in COMMANDS:
        command.add(commands)
    return parser
