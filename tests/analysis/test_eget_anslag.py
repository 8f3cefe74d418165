"""Our own estimate: what each inhabitant served costs now, times how many more or fewer there become."""

import pandas as pd
import pytest

from dashboard.analysis.befolkning import GRUPPER, Befolkning
from dashboard.analysis.eget_anslag import BRUKERE, anslaa

COSTS = {"barnehage": 6_000_000.0, "grunnskole": 30_000_000.0, "pleie_og_omsorg": 40_000_000.0}


def population(*rows: tuple[str, int, dict[str, int]]) -> Befolkning:
    """Every group has 100 but those given."""
    frame = [
        {
            "alternativ": alternativ,
            "aar": aar,
            "gruppe": gruppe,
            "antall": {**dict.fromkeys(GRUPPER, 100), **other}[gruppe],
            "mangel": None,
        }
        for alternativ, aar, other in rows
        for gruppe in GRUPPER
    ]
    return Befolkning(pd.DataFrame(frame, columns=["alternativ", "aar", "gruppe", "antall", "mangel"]))


def test_a_change_costs_what_those_who_are_there_cost() -> None:
    found = anslaa(
        population(("registrert", 2025, {}), ("registrert", 2026, {"1-5": 90}), ("hoved", 2026, {"1-5": 200}), ("hoved", 2027, {"1-5": 205, "90+": 130})),
        COSTS, 2025,
    )  # fmt: skip
    assert found is not None
    assert found.per_person == {
        "barnehage": 60_000,
        "grunnskole": 150_000,
        "pleie_og_omsorg": pytest.approx(40_000_000 / 300),
    }
    yearly = found.aarlig.set_index(["sektor", "aar"])["beloep"]
    # 2026 by the register, 2027 by the projection's own step: that it began 110 too high is no growth.
    assert (yearly["barnehage", 2026], yearly["barnehage", 2027]) == (-600_000, 300_000)
    assert (yearly["grunnskole", 2027], round(yearly["pleie_og_omsorg", 2027])) == (0, 4_000_000)
    assert set(found.utelatt) == set(BRUKERE) - set(COSTS)


def test_a_sector_whose_ages_are_not_known_is_left_out_and_told() -> None:
    known = population(("registrert", 2025, {}), ("hoved", 2025, {}), ("hoved", 2026, {}))
    known = Befolkning(known.rader[known.rader["gruppe"] != "90+"])
    found = anslaa(known, COSTS, 2025)
    assert found is not None
    assert "pleie_og_omsorg" in found.utelatt
    assert set(found.per_person) == {"barnehage", "grunnskole"}


def test_no_estimate_without_a_projection_or_without_accounts() -> None:
    assert anslaa(population(("registrert", 2025, {})), COSTS, 2025) is None
    assert anslaa(population(("registrert", 2025, {}), ("hoved", 2026, {})), {}, 2025) is None
