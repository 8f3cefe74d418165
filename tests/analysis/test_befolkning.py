"""Now, then and the span between the alternatives; what is not known stays unknown."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import pytest

from dashboard.analysis.befolkning import GRUPPER, Befolkning

COLUMNS = ["alternativ", "aar", "gruppe", "antall", "mangel", "lagt_sammen", "oppdatert", "tabell"]


def population(*rows: tuple[str, int, Mapping[str, int | None]], **other: Any) -> Befolkning:
    """Rows of (alternativ, aar, gruppe -> antall); None is a group whose ages are missing."""
    return Befolkning(
        pd.DataFrame(
            [
                {"alternativ": alternativ, "aar": aar, "gruppe": gruppe, "antall": antall, "mangel": "mangler" if antall is None else None,
                 "lagt_sammen": False, "oppdatert": None, "tabell": None, **other}
                for alternativ, aar, groups in rows
                for gruppe, antall in groups.items()
            ],
            columns=COLUMNS,
        )
    )  # fmt: skip


FAUSKE = population(
    ("registrert", 2022, {"80+": 560, "alle": 9500}),
    ("registrert", 2023, {"80+": 571, "alle": 9600, "90+": None}),
    ("hoved", 2022, {"80+": 561, "alle": 9510}),
    ("hoved", 2023, {"80+": 575, "alle": 9610}),
    ("hoved", 2030, {"80+": 821, "alle": 9300}),
    ("lav", 2030, {"80+": 840, "alle": 9100}),
    ("høy", 2030, {"80+": 810, "alle": 9500}),
)


def test_now_is_the_last_registered_year_and_the_future_lies_beyond_it() -> None:
    assert (FAUSKE.naa, FAUSKE.basis, FAUSKE.siste) == (2023, 2022, 2030)
    assert (FAUSKE.antall("80+"), FAUSKE.antall("80+", 2030, "hoved"), FAUSKE.antall("0")) == (571, 821, None)
    assert FAUSKE.ventet_naa == 9610


def test_the_change_of_a_group_has_its_span_whichever_alternative_is_lowest() -> None:
    changes = {row["gruppe"]: row for row in FAUSKE.endringer(2030).to_dict("records")}
    assert list(changes) == [*GRUPPER, "alle"]
    told = ("naa", "da", "endring", "endring_lav", "endring_hoey")
    assert [changes["alle"][name] for name in told] == [9600, 9300, -300, -500, -100]
    assert changes["alle"]["prosent"] == pytest.approx(-3.125)
    assert FAUSKE.spenn("80+", 2030) == (810, 840)
    assert all(pd.isna(changes["90+"][name]) for name in told)


def test_the_line_shows_the_projection_from_where_the_register_ends() -> None:
    line = FAUSKE.linje("80+", 2030).set_index("aar")
    assert line["registrert"].dropna().to_dict() == {2022: 560, 2023: 571}
    assert line["hoved"].dropna().to_dict() == {2030: 821}
    assert list(FAUSKE.linje("80+", 2025)["aar"]) == [2022, 2023]


def test_a_projection_that_the_register_has_overtaken_is_no_future() -> None:
    overtaken = population(
        ("registrert", 2026, {"alle": 6000}), ("hoved", 2016, {"alle": 6400}), ("hoved", 2026, {"alle": 6500})
    )
    assert (overtaken.siste, overtaken.ventet_naa) == (None, 6500)
    assert overtaken.endringer(None)["endring"].isna().all()


def test_without_a_register_the_projections_first_year_is_now() -> None:
    projected = population(("hoved", 2024, {"alle": 6000}), ("hoved", 2030, {"alle": 6100}))
    assert (projected.naa, projected.fra_registeret, projected.antall("alle"), projected.ventet_naa) == (
        2024,
        False,
        6000,
        None,
    )


def test_the_dependency_ratios_are_per_hundred_of_working_age() -> None:
    ages = {"0-19": 200, "20-64": 500, "65+": 150}
    found = population(
        ("registrert", 2025, {**ages, "65+": None}), ("registrert", 2026, ages),
        ("hoved", 2024, ages), ("hoved", 2026, ages), ("hoved", 2036, {**ages, "20-64": 400}),
    ).forsoergerbyrde(2036)  # fmt: skip
    assert found.to_dict("records") == [
        {"aar": 2026, "framskrevet": False, "samlet": 70.0, "eldre": 30.0},
        {"aar": 2036, "framskrevet": True, "samlet": 87.5, "eldre": 37.5},
    ]


def test_why_a_group_is_missing_is_kept_and_nothing_is_known_of_nobody() -> None:
    assert (FAUSKE.mangel("90+"), FAUSKE.mangel("80+")) == ("mangler", None)
    nobody = population()
    assert (nobody.naa, nobody.siste, nobody.antall("alle"), nobody.lagt_sammen, nobody.kilde("hoved")) == (
        None,
        None,
        None,
        None,
        ("", None),
    )
    assert nobody.forsoergerbyrde(None).empty


def test_the_source_and_the_years_that_are_added_up_are_told() -> None:
    merged = population(
        ("registrert", 2017, {"alle": 1}),
        lagt_sammen=True,
        tabell="07459",
        oppdatert=pd.Timestamp("2026-02-25"),
    )
    assert (merged.lagt_sammen, merged.kilde("registrert")) == (2017, ("07459", pd.Timestamp("2026-02-25")))
