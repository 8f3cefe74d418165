"""The dates of the plan beside those that are fixed, and the rules of what must be ready: rows by hand."""

from dashboard.queries import run_on

MOETE = {
    "id": "1",
    "aar": 2026,
    "dato": "2026-11-10",
    "forum": "klg drift",
    "kl_fra": "12:00",
    "tema": "A\nB",
}


def test_the_plans_dates_stand_among_the_fixed_ones_of_the_years(tables):
    on = tables(moeteplan=[MOETE, {**MOETE, "id": "2", "aar": 2024, "dato": "2024-11-10"}])
    found = run_on(on, "aarshjul/punkter", fra_aar=2026, til_aar=2026)
    assert found["dato"].is_monotonic_increasing
    assert list(found[found["kilde"].isna()]["id"]) == ["1"]
    fixed = found[found["kilde"].notna()]
    assert len(fixed) == on.execute("select count(*) from faste_datoer").fetchone()[0]
    levering = fixed[fixed["id"] == "2026-kostra-levering"].iloc[0]
    assert (str(levering["dato"])[:10], bool(levering["virkedag"])) == ("2026-02-15", True)
    assert found["id"].is_unique


def test_fixed_dates_are_repeated_for_every_year(tables):
    one, two = (run_on(tables(), "aarshjul/punkter", fra_aar=2026, til_aar=last) for last in (2026, 2027))
    assert len(two) == 2 * len(one) > 0


def test_the_plan_is_given_as_it_is_stored(tables):
    on = tables(moeteplan=[{**MOETE, "id": "b", "dato": "2027-01-01"}, MOETE])
    found = run_on(on, "aarshjul/moeteplan")
    assert list(found["id"]) == ["1", "b"]
    assert list(found.columns) == ["id", "aar", "dato", "forum", "tittel", "kl_fra", "kl_til", "sted", "tema"]


def test_the_rules_have_numbers_and_flags(tables):
    found = run_on(tables(), "aarshjul/forberedelse")
    [lukket] = found[found["hva"].str.startswith("Regnskapet for måneden")].to_dict("records")
    assert (lukket["dager"], lukket["virkedager"], lukket["gjelder"]) == (5, True, "")
    assert set(found[found["for_leder"]]["rolle"]) == {"Enhetsledere"}
    [lovens] = found[found["dager"] == 14].to_dict("records")
    assert (lovens["forum"], lovens["virkedager"], lovens["gjelder"]) == (
        "kommunestyre",
        False,
        "økonomiplan",
    )
