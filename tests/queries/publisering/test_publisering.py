"""What is written for publication, as it is read back: rows by hand."""

from dashboard.queries import rows_on, run_on

FRIGITT = {
    "id": "2026-10-frigitt-1", "aar": 2026, "periode": 10, "omraade": "HO", "tekst": "Ny turnus", "kilde": "forklaring",
    "kilde_id": "311", "trukket": False, "dato": "2026-11-18",
}  # fmt: skip
SPOERSMAAL = {
    "id": "2026-10-spoersmaal-1", "aar": 2026, "periode": 10, "tall": "kommunen", "spoersmaal": "Hvorfor?",
    "spurt_av": "Formannskapet", "spurt": "2026-11-24", "status": "åpent",
}  # fmt: skip
ANSVAR = {"ansvar": "3111", "enhet": "311", "enhet_navn": "Solbakken", "tjenesteomraade": "HO",
          "tjenesteomraade_navn": "Helse", "gyldig_fra": "2020-01-01"}  # fmt: skip
OKTOBER = {"aar": 2026, "periode": 10}


def numbered(row, **rows):
    return [{**row, "id": f"{row['id'][:-1]}{number[1:]}", **other} for number, other in rows.items()]


def test_cleared_texts_are_those_of_the_period_that_stand_the_municipality_first(tables):
    on = tables(
        frigitt=numbered(
            FRIGITT, n10={}, n9={}, n3={"dato": "2026-11-19"}, n4={"omraade": None}, n5={"trukket": True},
            n6={"periode": 9}, n7={"aar": 2025}, n8={"omraade": "AA"},
        )
    )  # fmt: skip
    found = run_on(on, "publisering/frigitt", **OKTOBER)
    assert [each.split("-")[-1] for each in found["id"]] == ["4", "8", "9", "10", "3"]
    assert list(found.columns) == ["id", "omraade", "tekst", "kilde", "kilde_id", "dato"]


def test_questions_are_those_of_the_period_in_the_order_they_were_asked(tables):
    on = tables(
        spoersmaal=numbered(
            SPOERSMAAL, n10={}, n9={"status": "utgår"}, n11={"spurt": "2026-11-20"}, n2={"periode": 9}, n3={"aar": 2025}
        )
    )  # fmt: skip
    found = run_on(on, "publisering/spoersmaal", **OKTOBER)
    assert [each.split("-")[-1] for each in found["id"]] == ["11", "9", "10"]
    assert list(found.columns) == [
        "id", "tall", "spoersmaal", "spurt_av", "spurt", "svar", "besvart", "status",
    ]  # fmt: skip


def test_a_number_that_is_given_is_counted_though_its_text_is_withdrawn(tables):
    on = tables(
        frigitt=numbered(FRIGITT, n9={}, n10={"trukket": True}, n30={"periode": 9}),
        spoersmaal=numbered(SPOERSMAAL, n2={"status": "utgår"}),
    )
    found = run_on(on, "publisering/siste_nummer", **OKTOBER)
    assert found.to_dict("split")["data"] == [["frigitt", 10], ["spoersmaal", 2]]
    assert run_on(on, "publisering/siste_nummer", aar=2026, periode=1).empty


def test_a_unit_belongs_where_all_its_ansvar_do_at_the_end_of_the_period(tables):
    on = tables(
        organisasjon=[
            ANSVAR,
            {**ANSVAR, "ansvar": "3112"},
            {**ANSVAR, "ansvar": "2111", "enhet": "211", "enhet_navn": "Nes", "gyldig_fra": "2020-01-01"},
            {**ANSVAR, "ansvar": "2111", "enhet": "211", "enhet_navn": "Nes", "tjenesteomraade": "OO",
             "tjenesteomraade_navn": "Oppvekst", "gyldig_fra": "2026-10-31"},
            {**ANSVAR, "ansvar": "9001", "enhet": "900", "enhet_navn": "Delt"},
            {**ANSVAR, "ansvar": "9002", "enhet": "900", "enhet_navn": "Delt", "tjenesteomraade": "OO"},
            {**ANSVAR, "ansvar": "8001", "enhet": "800", "gyldig_fra": "2026-11-01"},
        ]
    )  # fmt: skip
    found = rows_on(on, "publisering/omraade_per_enhet", **OKTOBER)
    assert [tuple(row.values()) for row in found] == [
        ("211", "Nes", "OO", "Oppvekst"),
        ("311", "Solbakken", "HO", "Helse"),
        ("900", "Delt", None, None),
    ]
    september = run_on(on, "publisering/omraade_per_enhet", aar=2026, periode=9)
    assert list(september["omraade"])[:2] == ["HO", "HO"]
