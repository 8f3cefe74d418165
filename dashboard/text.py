"""Numbers, money, dates and months in bokmål."""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from babel.dates import format_date, get_month_names

LOCALE = "nb_NO"
MONTHS: dict[int, str] = dict(get_month_names("wide", locale=LOCALE))
NO_BREAK = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
NO_NUMBER = "\N{EN DASH}"
_BOKMAAL = str.maketrans({",": NO_BREAK, ".": ","})

Number = int | float | Decimal


def number(value: Number, decimals: int = 0, signed: bool = False) -> str:
    """`−1 234,5`, with no-break spaces and a true minus; `signed` prints + as well.

    Rounds halves away from zero, as spreadsheets do. What is no number (NaN, infinity) is shown as a dash.
    """
    exact = Decimal(str(value))
    if not exact.is_finite():
        return NO_NUMBER
    rounded = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    sign = MINUS if rounded < 0 else "+" if signed and rounded > 0 else ""
    return sign + f"{abs(rounded):,f}".translate(_BOKMAAL)


def figure(value: Number) -> str:
    """A figure of any unit: whole from 1 000 on and where it is whole, else with one decimal, below 10 with two if it has them."""
    size = abs(Decimal(str(value)))
    if not size.is_finite() or size >= 1_000 or size == size.to_integral_value():
        return number(value)
    return number(value, 2 if size < 10 and size.scaleb(1) != size.scaleb(1).to_integral_value() else 1)


def points(value: Number, signed: bool = False) -> str:
    """Points of a score: `73,1`, `410`: one decimal unless it is whole."""
    return number(value, 1, signed).removesuffix(",0")


def kroner(value: Number, signed: bool = False) -> str:
    """Whole kr: `1 234 567 kr`."""
    return f"{number(value, 0, signed)}{NO_BREAK}kr"


def millions(value: Number, signed: bool = False) -> str:
    """Kr as `12,3 mill. kr`."""
    return f"{number(Decimal(str(value)) / 1_000_000, 1, signed)}{NO_BREAK}mill.{NO_BREAK}kr"


def percent(value: Number, signed: bool = False) -> str:
    """`8,3 %`."""
    return f"{number(value, 1, signed)}{NO_BREAK}%"


def day(value: date | datetime) -> str:
    """`21.11.2026`."""
    return format_date(value, "dd.MM.yyyy", locale=LOCALE)


def period(aar: int, periode: int) -> str:
    """`oktober 2026`; period 13 is the year-end entries, 0 the whole year."""
    if periode == 13:
        return f"årsavslutning {aar}"
    return f"{MONTHS[periode]} {aar}" if periode else f"{aar}"


def avvik(value: Number) -> str:
    """The word that is always printed beside a deviation: + is mindreforbruk, − is merforbruk."""
    return "mindreforbruk" if value > 0 else "merforbruk" if value < 0 else "i balanse"


def count(n: int, singular: str, plural: str) -> str:
    """`1 rad`, `1 234 rader`."""
    return f"{number(n)}{NO_BREAK}{singular if n == 1 else plural}"
