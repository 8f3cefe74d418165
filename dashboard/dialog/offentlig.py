"""Texts that everybody may read: what they must not hold, and the names that are taken out of what is proposed."""

import re
import unicodedata
from collections.abc import Mapping

from dashboard.dialog.write import filled
from dashboard.errors import DashboardError
from dashboard.sentences.words import liste, stor

_DATE_AND_FIVE = re.compile(r"(?<!\d)(\d\d)[ .]?(\d\d)[ .]?\d\d[ .-]?\d{3}[ .]?\d\d(?!\d)")
_EMAIL = re.compile(r"[^\s@<>()]+ ?@ ?[^\s@<>()]+\.[^\W\d_]{2,}")
_PHONE = re.compile(
    r"""
    (?:\+|\b00)[ ]?47\)?(?:[ .-]?\d){8}(?!\d)         # the country's number first: grouped in any way
    | (?<!\d)(?<!\d[.,])(?:
        (?<!kr)(?<!kr[ ])(?!20)[2-9]\d{7}(?![ ]?kr)    # none begins with 20, as compact dates and case numbers do
        | [2-9]\d\d([ .-])\d\d\1\d{3}                  # 912 34 567; 12 345 678 is an amount
        | [2-9]\d\d([ .-])\d{3}\2\d\d                  # 912 345 67
        | [2-9]\d([ .-])\d\d\3\d\d\3\d\d               # 22 33 44 55
        | [49]\d{3}[ ]\d{4}                             # 9123 4567
    )(?!\d)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ENDS_A_SENTENCE = (".", "!", "?", ":")


def publishable(value: str | None, title: str, missing: str) -> str:
    """`value` without spaces around it, when everybody may read it.

    Raises DashboardError («`title`») where nothing is left («`missing`»), it is too long, or it holds what points
    to a person. The error never repeats what it saw.
    """
    text = filled(value, title, missing)
    if found := personal(text):
        raise DashboardError(
            title,
            f"Teksten ser ut til å inneholde {liste(found)}. Det som publiseres, kan leses av alle.",
            "Ta det ut, og lagre på nytt. Det du har skrevet, står der fortsatt.",
        )
    return text


def personal(text: str) -> list[str]:
    """What `text` seems to hold that points to a person, in words: `et fødselsnummer`, `en e-postadresse`, …"""
    plain = _plain(text)
    signs = {
        "et fødselsnummer": any(_is_birth_number(*each.groups()) for each in _DATE_AND_FIVE.finditer(plain)),
        "en e-postadresse": _EMAIL.search(plain) is not None,
        "et telefonnummer": _PHONE.search(plain) is not None,
    }
    return [name for name, seen in signs.items() if seen]


def without_names(text: str, names: Mapping[str, str]) -> str:
    """`text` with every whole name in `names` said as what it stands for; the longest name wins where two fit."""
    known = sorted((name for name in names if name), key=len, reverse=True)
    if not known:
        return text
    # An s behind is the genitive, and stays.
    pattern = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, known))})(?=s?(?!\w))")

    def said(match: re.Match[str]) -> str:
        before = text[: match.start()].rstrip()
        begins = not before or before.endswith(_ENDS_A_SENTENCE)
        return stor(names[match[1]]) if begins else names[match[1]]

    return pattern.sub(said, text)


def _plain(text: str) -> str:
    """One kind of space and of hyphen, and nothing that cannot be seen."""
    seen = (sign for sign in unicodedata.normalize("NFKC", text) if unicodedata.category(sign) != "Cf")
    one_hyphen = "".join("-" if unicodedata.category(sign) == "Pd" else sign for sign in seen)
    return re.sub(r"\s+", " ", one_hyphen)


def _is_birth_number(day: str, month: str) -> bool:
    """Whether it begins with a date: D-numbers add 40 to the day, those for help and for testing 20, 40, 65 or 80 to the month.

    The control digits are not asked: a mistyped number still points to someone.
    """
    in_month = any(1 <= int(month) - added <= 12 for added in (0, 20, 40, 65, 80))
    return 1 <= int(day) % 40 <= 31 and int(day) <= 71 and in_month
