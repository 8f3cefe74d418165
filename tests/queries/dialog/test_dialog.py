"""What people have written, as it is read back: rows by hand."""

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


def test_explanations_are_those_of_the_period_and_the_units(tables):
    on = tables(forklaring=[SVAR, {**SVAR, "enhet": "213"}, {**SVAR, "periode": 9}])
    of_all = run_on(on, "dialog/forklaringer", aar=2026, periode=10, enheter=None)
    assert list(of_all["enhet"]) == ["213", "311"]
    assert list(run_on(on, "dialog/forklaringer", aar=2026, periode=10, enheter=["311"])["tekst"]) == [
        "Innleie"
    ]


def test_meetings_come_newest_first(tables):
    moete = {
        "forum": "styringsdialog drift",
        "aar": 2026,
        "periode": 10,
        "dagsorden": "okonomi",
        "versjon": 3,
        "status": "planlagt",
    }
    on = tables(
        moete=[{**moete, "id": "a", "dato": "2026-10-13"}, {**moete, "id": "b", "dato": "2026-11-10"}]
    )
    found = run_on(on, "dialog/moeter")
    assert list(found["id"]) == ["b", "a"]
    assert list(found["referat_versjon"]) == [0, 0]


def test_the_tenth_line_comes_after_the_ninth(tables):
    linje = {
        "moete": "m",
        "sak": "okonomi",
        "type": "oppgave",
        "tekst": "x",
        "status": "åpen",
        "registrert": "2026-11-10",
    }
    on = tables(
        beslutning=[{**linje, "id": f"m-{nummer}"} for nummer in (10, 9, 1)]
        + [{**linje, "id": "n-1", "moete": "n"}]
    )
    assert list(run_on(on, "dialog/beslutninger", moete="m")["id"]) == ["m-1", "m-9", "m-10"]
    assert len(run_on(on, "dialog/beslutninger", moete=None)) == 4
