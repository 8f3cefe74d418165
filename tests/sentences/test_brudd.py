"""What is said of the breaks."""

import pytest

from dashboard.sentences.brudd import INGEN, om_bruddene, om_resten


@pytest.mark.parametrize(
    ("slag", "words"),
    [
        ([], INGEN),
        (["tiltak uten eier"], "Den røde tråden har 1 brudd. Det er tiltak uten eier."),
        (["tiltak uten eier"] * 3, "Den røde tråden har 3 brudd. Alle er tiltak uten eier."),
        (["a", "b", "b"], "Den røde tråden har 3 brudd. Flest er det av b (2)."),
        (["a", "b", "a", "b", "c"], "Den røde tråden har 5 brudd. Flest er det av a og b, 2 av hver."),
        (["a", "b", "c", "d"], "Den røde tråden har 4 brudd, av fire slag."),
    ],
)
def test_the_number_and_the_most_frequent_kind_are_named(slag: list[str], words: str) -> None:
    assert om_bruddene(slag) == words


def test_what_was_looked_for_and_not_found_is_named() -> None:
    assert om_resten(["a", "b", "c"], ["b", "b"]) == "Ingen brudd av disse slagene: a og c."
    assert om_resten(["a"], ["a"]) == ""
