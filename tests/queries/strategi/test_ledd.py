"""The målstruktur link by link, with cells of several names as lists, and the names of the codes it uses."""

from dashboard.queries import run_on
from tests.queries.small import connection

LEDD = {"plan": "P", "planslag": "samfunnsdel", "nivaa": "mål", "tittel": "Mål"}


def test_a_cell_of_several_is_a_list_and_an_empty_one_is_empty() -> None:
    rader = run_on(
        connection(
            maalstruktur=[
                {**LEDD, "id": "B", "hovedansvar": "HO; Vei, vann\n ", "fn_maal": "3, 4", "innhold": "Plan, med frist\n Rapport;Møte"},
                {**LEDD, "id": "A"},
            ]
        ),
        "strategi/ledd",
    )  # fmt: skip
    a, b = rader.to_dict("records")
    assert (a["id"], list(a["hovedansvar"]), list(a["innhold"]), list(a["tiltak"])) == ("A", [], [], [])
    # A comma parts names only where nothing else does.
    assert list(b["hovedansvar"]) == ["HO", "Vei, vann"]
    assert list(b["innhold"]) == ["Plan, med frist", "Rapport", "Møte"], "a comma is no end of a point"
    assert list(b["fn_maal"]) == ["3", "4"]


def test_goals_of_the_un_and_areas_of_kommunekompasset_have_names() -> None:
    rader = run_on(connection(), "strategi/maal_og_omraader")
    assert rader.groupby("slag").size().to_dict() == {"fn": 17, "kompass": 8}
    navn = rader.set_index(["slag", "nr"])["navn"]
    assert navn["fn", "3"] == "God helse og livskvalitet"
    assert navn["kompass", "3"] == "Styring og kontroll"


def test_the_ansvar_a_link_names_is_found_at_its_newest_place() -> None:
    sted = {
        "ansvar": "3111",
        "ansvar_navn": "Natt",
        "enhet": "311",
        "tjenesteomraade": "HO",
        "gyldig_fra": "2020-01-01",
    }
    rader = run_on(
        connection(
            views=True,
            organisasjon=[
                sted,
                {**sted, "enhet": "312", "gyldig_fra": "2024-01-01"},
                {**sted, "ansvar": "2111"},
            ],
            maalstruktur=[{**LEDD, "id": "A", "ansvar": "3111"}, {**LEDD, "id": "B", "ansvar": "9999"}],
        ),
        "strategi/ansvarssteder",
    )
    assert rader[["ansvar", "enhet", "omraade"]].to_numpy().tolist() == [["3111", "312", "HO"]]
