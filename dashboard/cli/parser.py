"""argparse in bokmål: its help and its errors."""

import argparse
import re
from collections.abc import Iterable
from typing import Any, NoReturn, TypeAlias

from dashboard.errors import DashboardError

_MESSAGES = (
    (r"the following arguments are required: (.*)", r"Det mangler \1"),
    (r"argument (.*): invalid choice: (.*) \(choose from (.*)\)", r"\1 kan ikke være \2, men en av \3"),
    (r"argument (.*): invalid int value: (.*)", r"\1 må være et helt tall, ikke \2"),
    (r"argument (.*): expected .*", r"\1 mangler en verdi"),
    (r"unrecognized arguments: (.*)", r"Ukjent argument: \1"),
)


class Parser(argparse.ArgumentParser):
    """What cannot be understood is a DashboardError: argparse's own exit code is the one for blocked files."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"formatter_class": _Help, **options}, add_help=False)
        self._positionals.title, self._optionals.title = "argumenter", "valg"
        self.add_argument("-h", "--help", action="help", help="vis denne hjelpen")

    def error(self, message: str) -> NoReturn:
        raise DashboardError(
            "Kommandoen ble ikke forstått", f"{_in_bokmaal(message)}.", f"Se «{self.prog} --help»."
        )


class _Help(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "bruk: " if prefix is None else prefix)


Commands: TypeAlias = "argparse._SubParsersAction[Parser]"
"""What a command adds its own parser to."""


def _in_bokmaal(message: str) -> str:
    for english, bokmaal in _MESSAGES:
        if match := re.fullmatch(english, message):
            return match.expand(bokmaal)
    return message
