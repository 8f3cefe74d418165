"""The exports are made twice: everything as it stood for September's report, then what October brought."""

from datetime import date
from typing import NamedTuple

AAR = 2026


class Delivery(NamedTuple):
    """The month of AAR that is reported, and the day the exports were made."""

    maaned: int
    made: date


SEPTEMBER = Delivery(9, date(AAR, 10, 6))
OCTOBER = Delivery(10, date(AAR, 11, 3))
