"""dashboard publish: publish a period, or correct what is published."""

import argparse

from dashboard import lake
from dashboard.cli.exit_codes import OK
from dashboard.cli.parser import Commands


def add(commands: Commands) -> None:
    parser = commands.add_parser("publish", help="publiser en periode, eller rett det som er publisert")
    parser.add_argument("--period", required=True, metavar="ÅÅÅÅ-MM", help="hvilken måned")
    parser.add_argument("--author", metavar="NAVN", required=True, help="hvem som publiserer")
    parser.add_argument("--foreword", default="", metavar="TEKST", help="forord")
    parser.add_argument("--reason", default="", metavar="TEKST", help="hvorfor det som er publisert, rettes")
    parser.add_argument("--at", type=int, default=None, metavar="VERSJON", help="versjonen av tallene")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from dashboard.access import Role, User
    from dashboard.publish import publishing, register
    from dashboard.reports.command import month

    newest = lake.get().newest().id
    edition = publishing.publish(
        User(options.author, Role.OKONOMI),  # whoever reaches the files already has more than that
        month(options.period),
        snapshot=newest if options.at is None else options.at,
        forord=options.foreword,
        grunn=options.reason,
        base=newest,
    )
    print(f"{edition.period.label.capitalize()}, utgave {edition.utgave}: {register.folder(edition).name}")
    return OK
