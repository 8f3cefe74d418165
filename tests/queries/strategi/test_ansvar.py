"""Who has a link: found as a role or a tjenesteområde, by code or by name."""

from dashboard.queries import run_on
from tests.queries.small import connection

LEDD = {"plan": "P", "planslag": "samfunnsdel", "nivaa": "tiltak", "tittel": "Tiltak"}
ROLLER = [
    {"kode": "KD", "tittel": "Kommunedirektør"},
    {"kode": "KS-HO", "tittel": "Kommunalsjef HO", "tjenesteomraade": "HO"},
]
STEDER = [
    {
        "ansvar": "1",
        "tjenesteomraade": "HO",
        "tjenesteomraade_navn": "Helse og omsorg",
        "gyldig_fra": "2020-01-01",
    },
    {"ansvar": "2", "tjenesteomraade": "KD", "tjenesteomraade_navn": "Sentralt", "gyldig_fra": "2020-01-01"},
]


def eiere(**celler: str) -> list[list[object]]:
    made = connection(rolle=ROLLER, organisasjon=STEDER, maalstruktur=[{**LEDD, "id": "T", **celler}])
    rader = run_on(made, "strategi/ansvar")
    return (
        rader[["slag", "navn", "tjenesteomraade", "kjent"]].replace({float("nan"): None}).to_numpy().tolist()
    )


def test_an_owner_is_known_by_code_title_or_area_in_any_case() -> None:
    for sagt, navn in (
        ("ks-ho", "Kommunalsjef HO"), ("KOMMUNALSJEF HO", "Kommunalsjef HO"), ("HO", "Helse og omsorg"), ("helse og omsorg", "Helse og omsorg"),
    ):  # fmt: skip
        assert eiere(hovedansvar=sagt) == [["HA", navn, "HO", True]], sagt


def test_a_role_for_the_whole_municipality_has_no_area_and_stands_before_an_area_of_the_same_code() -> None:
    assert eiere(hovedansvar="KD") == [["HA", "Kommunedirektør", None, True]]


def test_a_name_nobody_knows_is_kept_and_marked() -> None:
    assert eiere(hovedansvar="Petter <b>Sæther</b>") == [["HA", "Petter <b>Sæther</b>", None, False]]


def test_hovedansvar_comes_before_delansvar_and_an_empty_cell_gives_nothing() -> None:
    assert [rad[0] for rad in eiere(hovedansvar="KD", delansvar="HO; OO")] == ["HA", "DA", "DA"]
    assert eiere() == []
