"""`dashboard serve` with an error nobody foresaw on /drift, which holds a person's name, an amount and a file name."""

import sys

from dashboard import access, cli
from dashboard.access import User


def fail(user: User) -> None:
    raise ValueError("Kari Nordmann har 1 234 567 kr i lønn.csv")


access.require_see_drift = fail
sys.exit(cli.main(["serve", *sys.argv[1:]]))
