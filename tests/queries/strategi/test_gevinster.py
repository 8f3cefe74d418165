"""The gains, with who pays and who gains by name."""

from dashboard.queries import run_on
from tests.queries.small import connection

GEVINST = {
    "aar": 2026,
    "slag": "kr",
    "planlagt": 100,
    "gevinst_hos": "HO",
    "kostnad_hos": "XX",
    "kostnad": 40,
}
STED = {
    "ansvar": "1",
    "tjenesteomraade": "HO",
    "tjenesteomraade_navn": "Helse og omsorg",
    "gyldig_fra": "2020-01-01",
}


def test_a_gain_comes_with_its_link_and_the_names_of_who_pays_and_who_gains() -> None:
    made = connection(
        organisasjon=[STED],
        maalstruktur=[{"id": "H1", "plan": "U", "planslag": "utviklingsstrategi", "nivaa": "hovedoppgave", "tittel": "Digital post"}],
        gevinst=[
            {**GEVINST, "ledd": "H1", "maaleenhet": "tusen"},
            {**GEVINST, "ledd": "borte", "slag": "tid", "maaleenhet": "timer"},
        ],
    )  # fmt: skip
    rader = run_on(made, "strategi/gevinster")
    assert rader[["ledd", "tittel", "maaleenhet", "gevinst_hos_navn", "kostnad_hos_navn"]].replace({float("nan"): None}).to_numpy().tolist() == [
        ["H1", "Digital post", "kr", "Helse og omsorg", "XX"], ["borte", None, "timer", "Helse og omsorg", "XX"],
    ]  # fmt: skip
    assert rader["realisert"].isna().all()
