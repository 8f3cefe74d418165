"""Streamlit's words: a list without doubles, whole in bokmål, of words that the installed Streamlit still writes."""

import json
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
import streamlit
from babel.dates import get_month_names

from dashboard.ui import bokmaal

FRONTEND = Path(streamlit.__file__).parent / "static" / "static" / "js"
CODE = Path(bokmaal.__file__).read_text("utf-8")


@pytest.fixture(scope="module")
def frontend() -> str:
    """Everything Streamlit sends to a browser, as it is written there."""
    return "\n".join(path.read_text("utf-8") for path in sorted(FRONTEND.glob("*.js")))


MONTHS = get_month_names("wide", locale="en").values()  # the browser's own, not Streamlit's
JOINED = {  # what Streamlit puts together of several, and the pieces as they stand in its code
    "The page that you have requested does not seem to exist. Running the app's main page.": (
        "The page that you have requested does not seem to exist",
        ". Running the app's main page.",
    ),
    "You have requested page /{}, but no corresponding file was found in the app's pages/ directory."
    " Running the app's main page.": (
        "You have requested page /",
        "but no corresponding file was found in the app's pages/ directory",
    ),
    "You can only select up to {} option. Remove an option first.": ("You can only select up to ", "option`"),
    "You can only select up to {} options. Remove an option first.": (
        ". Remove an option first.",
        "options`",
    ),
    "{} option available.": (" option`", " available.`"),
    "{} options available.": (" options`", " available.`"),
    "Press Enter to apply": ("Press Enter to ", "`apply`"),
    "Press Enter to submit form": ("Press Enter to ", "`submit form`"),
    "Press {}+Enter to apply": ("+Enter to ", "`apply`"),
    "Press {}+Enter to submit form": ("+Enter to ", "`submit form`"),
    "{}MB per file": ("`MB`", " per file"),
    "{}GB per file": ("`GB`", " per file"),
    "{} of over 1000": (" of ", "`over 1000`"),
    "{} of {} results": (" of ", " result"),
    "{} results": (" result",),
    "Failed to fetch dynamically imported module: {}": (),  # the browsers' own, as are the two next
    "error loading dynamically imported module: {}": (),
    "Importing a module script failed.": (),
    **{f"Selected Date: {month} {{}}, {{}}": ("Selected Date: ",) for month in MONTHS},
    **{f"{{}} – {month}": () for month in MONTHS},
}


def pieces(english: str) -> Iterable[str]:
    """What must be found in Streamlit's code: all that stands still in a pattern."""
    if english in JOINED:
        return JOINED[english]
    return [piece for each in english.split("{}") if (piece := each.strip(" :,"))]


def test_every_word_in_the_list_is_one_that_streamlit_writes(frontend: str) -> None:
    unknown = [
        english for english in bokmaal.WORDS if any(piece not in frontend for piece in pieces(english))
    ]
    assert unknown == []


def test_every_joined_word_is_in_the_list() -> None:
    assert JOINED.keys() <= bokmaal.WORDS.keys()


def test_what_is_said_to_remain_in_english_is_still_there(frontend: str) -> None:
    assert [
        english for english in bokmaal.REMAINS if english not in frontend or english in bokmaal.WORDS
    ] == []


def test_no_words_stand_twice_in_the_list() -> None:
    written = re.findall(r'^    "(.+?)": ', CODE, re.MULTILINE)
    assert sorted(written) == sorted(set(written))


def test_nothing_that_is_translated_is_translated_again() -> None:
    assert set(bokmaal.WORDS) & set(bokmaal.WORDS.values()) == set()


def test_what_streamlit_fills_in_is_kept() -> None:
    lost = [english for english, norsk in bokmaal.WORDS.items() if norsk.count("{}") != english.count("{}")]
    assert lost == []


ENGLISH = re.compile(
    r"\b(the|a|an|and|is|are|of|your|you|please|select|choose|click|press|close|remove|clear|show|hide|next|previous"
    r"|column|page|date|day|month|year|open|cancel|error|connection|results?|options?|search|download|upload|copy)\b",
    re.IGNORECASE,
)


def test_no_english_word_is_put_in_the_place_of_another() -> None:
    assert [norsk for norsk in bokmaal.WORDS.values() if not norsk.strip() or ENGLISH.search(norsk)] == []


def test_the_script_is_the_code_with_the_list() -> None:
    code, _, words = bokmaal.script().rpartition("})({")
    assert code + "})" == bokmaal._SCRIPT.read_text("utf-8").rstrip()
    assert json.loads("{" + words.removesuffix(");\n")) == bokmaal.WORDS


def test_the_address_is_new_when_the_words_are(monkeypatch: pytest.MonkeyPatch) -> None:
    before = bokmaal.address()
    monkeypatch.setitem(bokmaal.WORDS, "Close", "Steng")
    for remembered in (bokmaal.script, bokmaal.address):
        remembered.cache_clear()
    try:
        assert bokmaal.address() != before
    finally:
        monkeypatch.undo()
        for remembered in (bokmaal.script, bokmaal.address):
            remembered.cache_clear()
    assert bokmaal.address() == before
