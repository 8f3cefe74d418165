"""argparse with its errors in bokmål."""

import argparse
import re
from typing import NoReturn, TypeAlias

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

    def error(self, message: str) -> NoReturn:
        raise DashboardError(
            "Kommandoen ble ikke forstått", f"{_in_bokmaal(message)}.", f"Se «{self.prog} --help»."
        )


Commands: TypeAlias = "argparse._SubParsersAction[Parser]"
"""What a command adds its own parser to."""


def _in_bokmaal(message: str) -> str:
    for english, bokmaal in _MESSAGES:
        if match := re.fullmatch(english, message):
            return match.expand(bokmaal)
    return message
