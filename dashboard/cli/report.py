"""dashboard report: a report of the newest numbers, as PDF or Word."""

import argparse
from pathlib import Path

from dashboard.cli import out_file
from dashboard.cli.exit_codes import OK
from dashboard.cli.parser import Commands
from dashboard.errors import DashboardError


def add(commands: Commands) -> None:
    parser = commands.add_parser(
        "report", help="skriv månedsrapport, referat, vedtakslogg, omstilling eller bevisbok til fil"
    )
    parser.add_argument(
        "name",
        choices=("maanedsrapport", "referat", "vedtakslogg", "omstilling", "bevisbok"),
        metavar="RAPPORT",
    )
    parser.add_argument("--out", type=Path, required=True, metavar="FIL", help="slutter på .pdf eller .docx")
    parser.add_argument(
        "--period", default="", metavar="ÅÅÅÅ-MM", help="månedsrapport, omstilling: hvilken måned"
    )
    parser.add_argument("--meeting", default="", metavar="ID", help="referat: hvilket møte")
    parser.add_argument("--from", dest="first", default="", metavar="DATO", help="vedtakslogg: første dag")
    parser.add_argument("--to", dest="last", default="", metavar="DATO", help="vedtakslogg: siste dag")
    parser.add_argument("--project", default="", metavar="PLAN", help="omstilling: hvilket prosjekt")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from dashboard.reports.command import made
    from dashboard.reports.formats import FORMATS

    format_ = FORMATS.get(options.out.suffix.removeprefix(".").lower())
    if format_ is None:
        raise DashboardError(
            "Ukjent filtype",
            f"«{options.out.name}» er verken PDF eller Word.",
            "La filnavnet slutte på .pdf eller .docx.",
        )
    document = made(
        options.name, options.period, options.meeting, options.first, options.last, options.project
    )
    out_file.write(options.out, format_.write(document))
    print(f"{document.title}, versjon {document.version}: {options.out}")
    return OK
