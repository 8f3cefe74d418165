"""What the units have answered, in one word each: rows by hand."""

from dashboard.queries import run_on

SVAR = {
    "aar": 2026,
    "periode": 10,
    "enhet": "311",
    "aarsak": "annet",
    "tekst": "Innleie",
    "rolle": "Leder",
    "dato": "2026-11-05",
}


def test_causes_are_those_of_all_periods_in_order(tables):
    on = tables(forklaring=[SVAR, {**SVAR, "periode": 9, "aarsak": "feilføring"}, {**SVAR, "enhet": "213"}])
    found = run_on(on, "dialog/aarsaker", enheter=None)
    assert found.to_dict("split")["data"] == [
        [2026, 9, "311", "feilføring"],
        [2026, 10, "213", "annet"],
        [2026, 10, "311", "annet"],
    ]


def test_a_leader_is_shown_the_causes_of_the_own_units_alone(tables):
    on = tables(forklaring=[SVAR, {**SVAR, "enhet": "213"}])
    assert list(run_on(on, "dialog/aarsaker", enheter=["213"])["enhet"]) == ["213"]
    assert run_on(on, "dialog/aarsaker", enheter=[]).empty
