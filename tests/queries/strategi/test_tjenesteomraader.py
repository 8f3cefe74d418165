"""The tjenesteområder, as they are called now."""

from dashboard.queries import run_on


def test_each_is_there_once_with_its_newest_name_in_the_alphabets_order(tables):
    places = [
        {"ansvar": "1", "enhet": "11", "tjenesteomraade": "HO", "tjenesteomraade_navn": "Omsorg", "gyldig_fra": "2020-01-01"},
        {"ansvar": "1", "enhet": "11", "tjenesteomraade": "HO", "tjenesteomraade_navn": "Helse", "gyldig_fra": "2024-01-01"},
        {"ansvar": "2", "enhet": "21", "tjenesteomraade": "BU", "tjenesteomraade_navn": None, "gyldig_fra": "2020-01-01"},
    ]  # fmt: skip
    found = run_on(
        tables(organisasjon=places, rolle=[{"kode": "1", "tittel": "L", "tjenesteomraade": "HO"}]),
        "strategi/tjenesteomraader",
    )
    assert list(found.itertuples(index=False, name=None)) == [("BU", "BU", False), ("HO", "Helse", True)]
    assert run_on(tables(), "strategi/tjenesteomraader").empty
