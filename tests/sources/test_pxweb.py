"""A large question is cut in pieces, and the pieces make up what the whole would have been."""

import json
import math
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.sources import pxweb
from dashboard.sources.client import Answer
from dashboard.sources.problems import NotWhatWasAsked
from tests.sources.replay import REAL_12134, StatBank, dataset

YEARS = ("2023", "2024", "2025")


def described(**dataset: Any) -> pxweb.Table:
    return pxweb.described({**json.loads(REAL_12134), **dataset}, "12134", "tabell 12134")


def test_a_table_is_known_by_what_its_metadata_says() -> None:
    table = described(value=[])
    assert (table.id, table.updated, str(table.updated_day)) == (
        "12134",
        "2026-03-16T07:00:00Z",
        "2026-03-16",
    )
    assert (table.region, table.measure, table.time) == ("KOKkommuneregion0000", "ContentsCode", "Tid")
    assert table.dimension("KOKkommuneregion0000").codes == ("0301", "4601", "5001")
    assert table.dimension("ContentsCode").coded(" frie inntekter per innbygger (KR)") == "KOSAG110000"
    assert table.others == []
    assert not table.discontinued
    assert described(extension={"discontinued": True}).discontinued


def test_codes_come_in_the_order_of_the_numbers_and_not_as_they_are_written() -> None:
    category = {"index": {"5001": 2, "0301": 0, "4601": 1}, "label": {"5001": "c", "0301": "a", "4601": "b"}}
    body = json.loads(REAL_12134)
    body["dimension"]["KOKkommuneregion0000"]["category"] = category
    assert described(dimension=body["dimension"]).dimension("KOKkommuneregion0000").codes == (
        "0301",
        "4601",
        "5001",
    )
    only = {"KOKkommuneregion0000": {"category": {"label": {"0301": "Oslo"}}}}
    assert described(dimension=body["dimension"] | only).dimension("KOKkommuneregion0000").codes == ("0301",)


def test_metadata_that_is_not_a_table_is_refused() -> None:
    wrong: list[dict[str, Any]] = [{"id": None}, {"updated": "i fjor"}, {"dimension": {}}, {"dimension": []}]
    for missing in wrong:
        with pytest.raises(NotWhatWasAsked, match="mangler beskrivelsen av tabellen"):
            described(**missing)


@given(
    st.dictionaries(st.sampled_from("abcd"), st.integers(1, 60), min_size=1),
    st.integers(1, 5000),
)
def test_the_pieces_are_the_whole_and_none_is_too_large(sizes: dict[str, int], most: int) -> None:
    selection = {name: tuple(str(n) for n in range(size)) for name, size in sizes.items()}
    longest = max(sizes, key=lambda name: sizes[name])
    others = math.prod(size for name, size in sizes.items() if name != longest)
    pieces = list(pxweb.pieces(selection, most))
    assert [code for piece in pieces for code in piece[longest]] == list(selection[longest])
    assert all(
        piece[name] == codes for piece in pieces for name, codes in selection.items() if name != longest
    )
    assert all(math.prod(map(len, piece.values())) <= max(most, others) for piece in pieces)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_the_pieces_make_up_the_whole_dataset(data: st.DataObject) -> None:
    """Whichever dimension is cut, and whether numbers and marks come as lists or objects."""
    sizes = data.draw(st.lists(st.integers(1, 5), min_size=3, max_size=4))
    names = ["region", "ContentsCode", "Tid", "Alder"][: len(sizes)]
    codes = {name: [f"{name[0]}{n}" for n in range(size)] for name, size in zip(names, sizes, strict=True)}
    cells = data.draw(st.lists(st.sampled_from([1, 2.5, -3, None, ".", "..", ":"]), min_size=math.prod(sizes), max_size=math.prod(sizes)))  # fmt: skip
    laid = iter(cells)
    whole = dataset("12345", codes, lambda *_: next(laid))
    bank = StatBank()
    bank.hold(whole)
    answers = []
    for piece in pxweb.pieces(
        {name: tuple(each) for name, each in codes.items()}, data.draw(st.integers(1, 200))
    ):
        body = json.loads(bank.answer("POST", "/tables/12345/data", pxweb.query(piece)).body)
        pxweb.check(body, piece, "prøven")
        body |= {"value": body["value"], **data.draw(st.sampled_from(_FORMS))(body)}
        answers.append(Answer(json.dumps(body).encode(), body))
    made = json.loads(pxweb.merged(answers))
    marks = made.get("status") or {}
    shown = marks if isinstance(marks, dict) else {str(n): mark for n, mark in enumerate(marks) if mark}
    values = made["value"]
    assert [
        values[n] if isinstance(values, list) else values.get(str(n)) for n in range(len(cells))
    ] == whole["value"]
    assert shown == whole["status"]
    assert (made["id"], made["size"], made["updated"]) == (whole["id"], whole["size"], whole["updated"])
    for name in names:
        assert made["dimension"][name]["category"] == whole["dimension"][name]["category"]


def _sparse(body: dict[str, Any]) -> dict[str, Any]:
    return {"value": {str(n): each for n, each in enumerate(body["value"]) if each is not None}}


def _listed(body: dict[str, Any]) -> dict[str, Any]:
    return {"status": [body["status"].get(str(n)) for n in range(len(body["value"]))]}


_FORMS: tuple[Callable[[dict[str, Any]], dict[str, Any]], ...] = (
    lambda body: {},
    _sparse,
    _listed,
    lambda body: _sparse(body) | _listed(body),
)


def test_a_single_piece_is_left_as_it_came() -> None:
    assert pxweb.merged([Answer(REAL_12134, json.loads(REAL_12134))]) == REAL_12134


def test_an_answer_to_another_question_is_refused() -> None:
    selection = {
        "KOKkommuneregion0000": ("0301", "4601", "5001"),
        "ContentsCode": ("KOSAG110000",),
        "Tid": ("2024",),
    }
    body = json.loads(REAL_12134)
    pxweb.check(body, selection, "tabell 12134")
    for wrong, why in (
        ({"value": [81240, 66605]}, "er det 2 tall der det skulle vært 3"),
        ({"value": None}, "mangler tallene"),
        ({"id": ["Tid"], "size": [1]}, "er det andre dimensjoner"),
        ({"size": [2, 1, 1]}, "er det andre dimensjoner"),
        ({"dimension": {}}, "mangler tallene eller beskrivelsen"),
    ):
        with pytest.raises(NotWhatWasAsked, match=why):
            pxweb.check({**body, **wrong}, selection, "tabell 12134")
    with pytest.raises(NotWhatWasAsked, match="er det andre koder enn de vi ba om, blant dem «2024»"):
        pxweb.check(body, {**selection, "Tid": ("2025",)}, "tabell 12134")
