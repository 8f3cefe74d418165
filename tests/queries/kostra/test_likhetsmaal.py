"""What municipalities can be alike in: the newest year that most have, and nothing made up where it is unknown."""

from tests.queries.kostra.tall import ask, catalogue, figure


def people(region, aar, alder_fra, alder_til, antall, alternativ="registrert"):
    return {
        "region": region, "alternativ": alternativ, "aar": aar,
        "alder_fra": alder_fra, "alder_til": alder_til, "antall": antall,
    }  # fmt: skip


def of(on, region, columns, aar=None):
    rows = ask(on, "likhetsmaal", f"region {columns}", aar=aar)
    return next((row[1:] for row in rows if row[0] == region), None)


def test_ages_are_shares_of_the_inhabitants_and_unknown_where_a_group_reaches_over_the_limit(tables):
    on = tables(befolkning=[
        people("1811", 2026, 0, 5, 60), people("1811", 2026, 6, 15, 140), people("1811", 2026, 16, 79, 700),
        people("1811", 2026, 80, None, 100), people("1811", 2026, 80, None, 999, "hoved"),
        people("1841", 2026, 0, 15, 200), people("1841", 2026, 16, 66, 700), people("1841", 2026, 67, None, 100),
        people("3405", 2026, 0, 5, 10), people("3405", 2026, 6, 15, None), people("3405", 2026, 16, None, 80),
        people("5027", 2026, 0, 0, 0), people("EAK", 2026, 0, None, 5_000_000),
    ])  # fmt: skip
    columns = "folketall andel_0_5 andel_6_15 andel_80"
    assert of(on, "1811", columns) == (1000, 6, 14, 10)
    assert of(on, "1841", columns) == (1000, None, None, None), (
        "0-15 and 67 or older say nothing of 0-5 and 80"
    )
    assert of(on, "3405", columns) == (None,) * 4, "an age group that is not known"
    assert of(on, "5027", columns) == (None,) * 4, "nobody"
    assert of(on, "EAK", columns) is None, "the country is like no municipality"
    assert len(ask(on, "likhetsmaal", "region", aar=None)) == 357


def test_inhabitants_follow_a_municipality_through_new_numbers_but_not_through_new_borders(tables):
    on = tables(befolkning=[
        people("0501", 2019, 0, None, 28_000), people("3405", 2019, 0, None, 0), people("3405", 2020, 0, None, 28_300),
        people("0501", 2020, 0, None, 0), people("1507", 2023, 0, None, 67_000), people("1508", 2024, 0, None, 58_000),
    ])  # fmt: skip
    assert of(on, "3405", "folketall", 2020) == (28_300,)
    assert of(on, "3405", "folketall", 2019) == (28_000,), (
        "by its old number; nought is listed for the new one"
    )
    assert of(on, "1508", "folketall", 2023) == (None,), "with Haram in it Ålesund was another"
    assert of(on, "1508", "folketall", 2024) == (58_000,)


def test_each_measure_is_of_the_newest_year_that_most_have(tables):
    municipalities = ("0301", "1101", "1103", "1811")
    incomes = [figure("frie", region, 2025, 70_000 + i) for i, region in enumerate(municipalities)]
    on = tables(
        kostra=[*incomes, figure("frie", "1811", 2026, 99_000), figure("annet", "1811", 2025, 1),
                figure("frie", "1841", 2025, ":")],
        delkostnad=[{"kommune": region, "aar": 2026, "sektor": sektor, "indeks": 1.25}
                    for region in ("1811", "9901") for sektor in ("samlet", "grunnskole")],
    )  # fmt: skip
    catalogue(on, frie={"kode": "KOSAG110000", "tabell": "12134"}, annet={"tabell": "12134"})
    on.execute("update kostra set tabell = '12134', nokkeltall = replace(nokkeltall, 'FRIE', 'KOSAG110000')")
    columns = "frie_inntekter behov"
    assert of(on, "1811", columns) == (70_003, 1.25), "2026 has begun to come in"
    assert of(on, "1101", columns) == (70_001, None)
    assert of(on, "1841", columns) == (None, None), "a mark is no income"
    assert of(on, "1811", columns, 2024) == (None, None), "all of it is later"
    on.execute("insert into kostra (tabell, nokkeltall, region, region_navn, aar, verdi) select '12134', 'KOSAG110000', ?, 'Fjordvik', 2025, 1", ["9901"])  # fmt: skip
    assert of(on, "9901", f"navn {columns}") == ("Fjordvik", 1, 1.25), (
        "a number that nobody has had, with figures"
    )


def test_a_lake_without_figures_has_no_measures(tables):
    assert of(tables(), "1811", "navn folketall frie_inntekter behov andel_80") == (
        "Bindal",
        None,
        None,
        None,
        None,
    )
