"""The files that check and import are given, and how they are to be read."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from dashboard.datasets import DATASETS
from dashboard.errors import DashboardError


def add(parser: argparse.ArgumentParser) -> None:
    """The options `files`, `dataset`, `profile` and `json`."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FIL")
    parser.add_argument("--dataset", choices=[name for name, each in DATASETS.items() if each.uploaded])
    parser.add_argument("--profile", metavar="NAVN", help="navnet på en lagret importprofil")
    parser.add_argument("--json", action="store_true", help="ett JSON-objekt per fil")


def existing(files: Sequence[Path]) -> Sequence[Path]:
    """All of them or none: a wrong name should not leave the work half done. Raises DashboardError."""
    if missing := [str(path) for path in files if not path.is_file()]:
        raise DashboardError(
            "Filen finnes ikke", f"Det er ingen fil {', '.join(missing)}.", "Kontroller navn og mappe."
        )
    return files
