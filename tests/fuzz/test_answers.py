"""Answers from Statistikkbanken whose parts do not agree: told of in words, whatever they hold."""

import json
from random import Random
from typing import Any

import pytest

from dashboard.errors import DashboardError
from dashboard.sources import pxweb
from dashboard.sources.problems import NotWhatWasAsked
from tests.fuzz import documents

ANSWERS = 1_500
SELECTION = {"Region": ("3401",), "ContentsCode": ("a",), "Tid": ("2024",)}
SHAPE: dict[str, Any] = {
    "class": "dataset",
    "label": "Tabell",
    "updated": "2026-03-16T07:00:00Z",
    "id": ["Region", "ContentsCode", "Tid"],
    "size": [1, 1, 1],
    "dimension": {
        name: {"category": {"index": {codes[0]: 0}, "label": {codes[0]: "x"}}}
        for name, codes in SELECTION.items()
    },
    "role": {"geo": ["Region"], "metric": ["ContentsCode"], "time": ["Tid"]},
    "value": [1],
}


def _described(answer: Any) -> None:
    pxweb.described(answer, "1", "tabellen")


def _checked(answer: Any) -> None:
    pxweb.check(answer, SELECTION, "tallene")


def test_an_answer_that_does_not_agree_with_itself_is_not_taken_for_one_that_does() -> None:
    pxweb.check(SHAPE, SELECTION, "tallene")
    told = 0
    for number in range(ANSWERS):
        chance = Random(number)
        body = json.loads(json.dumps(SHAPE))
        documents.spoil(body, chance, chance.randrange(1, 4))
        # As the client hands it over: numbers as JSON has them, Infinity and NaN among them.
        answer = json.loads(json.dumps(body))
        for asked in (_described, _checked):
            try:
                asked(answer)
            except DashboardError as error:
                told += bool(error.what_happened)
    assert told > ANSWERS


def test_sizes_and_places_without_end_are_told_of() -> None:
    for spoilt in (
        {"size": [float("inf")] * 3},
        {"size": [float("nan")] * 3},
        {"dimension": [[]], "id": [10**30]},
    ):
        with pytest.raises(NotWhatWasAsked, match="mangler"):
            pxweb.check(SHAPE | spoilt, SELECTION, "tallene")
