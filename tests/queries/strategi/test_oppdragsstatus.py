"""What the tjenesteområder have told, up to a quarter."""

from dashboard.queries import run_on
from tests.queries.small import connection

MELDT = {"oppdrag": "O1", "tjenesteomraade": "HO", "status": "under arbeid", "framdrift": 40}
STED = {
    "ansvar": "1",
    "tjenesteomraade": "HO",
    "tjenesteomraade_navn": "Helse og omsorg",
    "gyldig_fra": "2020-01-01",
}


def test_reports_after_the_quarter_are_left_out_and_the_newest_comes_first() -> None:
    made = connection(
        organisasjon=[STED],
        oppdragsstatus=[
            {**MELDT, "aar": aar, "kvartal": kvartal}
            for aar, kvartal in ((2025, 4), (2026, 1), (2026, 3), (2027, 1))
        ]
        + [{**MELDT, "aar": 2026, "kvartal": 3, "tjenesteomraade": "XX"}],
    )
    rader = run_on(made, "strategi/oppdragsstatus", aar=2026, kvartal=3)
    assert rader[["aar", "kvartal", "tjenesteomraade_navn"]].to_numpy().tolist() == [
        [2026, 3, "Helse og omsorg"], [2026, 3, "XX"], [2026, 1, "Helse og omsorg"], [2025, 4, "Helse og omsorg"],
    ]  # fmt: skip
    assert len(run_on(made, "strategi/oppdragsstatus", aar=None, kvartal=None)) == 5
