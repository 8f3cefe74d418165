"""The charts of the strategies: status and gains per part, and the competence survey."""

from typing import Any

import pandas as pd

from dashboard.charts import gevinst_per_del, kompetanse, oppgaver_status
from dashboard.text import NO_BREAK

DELER = pd.DataFrame(
    [("Digitale <b>tjenester</b>", 9, 3, 4, 0, 0, 2), ("Kvalitet", 0, 0, 0, 0, 0, 0)],
    columns=["tittel", "antall", "utfoert", "i_arbeid", "venter", "ikke_meldt", "forsinket"],
)


def rows(spec: Any) -> list[dict[str, Any]]:
    return [row for dataset in spec["datasets"].values() for row in dataset]


def test_the_pieces_of_a_bar_are_its_tasks_and_a_status_nothing_has_is_left_out() -> None:
    spec: Any = oppgaver_status.oppgaver_status(DELER, "Tittelen").to_dict()
    pieces = [(row["navn"], row["del"], row["antall"]) for row in rows(spec) if "del" in row]
    assert pieces[:3] == [
        ("Digitale <b>tjenester</b>", "utført", 3),
        ("Digitale <b>tjenester</b>", "under arbeid", 4),
        ("Digitale <b>tjenester</b>", "forsinket", 2),
    ]
    assert {row["del"] for row in rows(spec) if "del" in row} == {"utført", "under arbeid", "forsinket"}
    assert "3 av 9 utført, 2 forsinket" in [row.get("tekst") for row in rows(spec)]
    assert oppgaver_status.i_ord(DELER) == (
        "Søylediagram over antall oppgaver etter status: Digitale <b>tjenester</b> 3 utført, 4 under arbeid, 2 forsinket;"
        " Kvalitet ingen oppgaver."
    )


def test_a_part_that_has_told_no_gain_has_one_bar() -> None:
    frame = pd.DataFrame([("A", 1.5e6, 5e5), ("B", 2e6, None)], columns=["tittel", "planlagt", "realisert"])
    spec: Any = gevinst_per_del.gevinst_per_del(frame, "Tittelen").to_dict()
    bars = [(row["navn"], row["del"], row["mill"]) for row in rows(spec) if "navn" in row]
    assert bars == [("A", "planlagt", 1.5), ("A", "realisert", 0.5), ("B", "planlagt", 2.0)]
    assert gevinst_per_del.i_ord(frame).replace(NO_BREAK, " ") == (
        "Søylediagram over gevinster i kroner: A 1,5 mill. kr planlagt, 0,5 mill. kr realisert; B 2,0 mill. kr planlagt."
    )


def test_the_axis_of_the_survey_is_its_scale() -> None:
    svar = pd.DataFrame(
        {"rad": ["Vet", "Vet"], "hvem": ["Alle", "HO"], "alle": [True, False], "verdi": [4.0, 3.5]}
    )
    for enhet, ends in (("%", [0, 100]), ("1–6", [1, 6]), ("dager", [0, 4])):
        spec: Any = kompetanse.kompetanse(svar, enhet, "Tittelen").to_dict()
        [layer] = spec["layer"]
        assert layer["encoding"]["x"]["scale"]["domain"] == ends
    assert kompetanse.i_ord(svar, "1–6").endswith("hvert tjenesteområde: Vet 4.")
