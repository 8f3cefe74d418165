"""The areas of Kommunekompasset, one version at a time."""

from dashboard import queries


def test_a_version_has_its_own_areas_in_order(tables) -> None:
    rader = queries.rows_on(tables(), "utvikling/kompassomraader", versjon="3.1")
    assert [rad["nr"] for rad in rader] == list(range(1, 9))
    assert (rader[3]["navn"], rader[3]["perspektiv"]) == ("Effektivitet", "Styring og økonomi")


def test_a_version_that_is_not_known_has_none(tables) -> None:
    assert queries.rows_on(tables(), "utvikling/kompassomraader", versjon="1999") == []
