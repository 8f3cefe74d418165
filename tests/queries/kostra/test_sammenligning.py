"""A municipality beside others: whom it is held against, in which year, and what stands where there is no figure."""

from tests.queries.kostra.tall import ask, catalogue, figure

GROUPS = [("5027", "EKG01", "2020", None), ("1811", "EKG01", "2020", None), ("0301", "EKG13", "2020", None)]


def grouped(on):
    on.execute("delete from kostragruppe")
    for row in GROUPS:
        on.execute(
            "insert into kostragruppe (kommune, gruppe, gyldig_fra, gyldig_til) values (?, ?, ?, ?)", row
        )
    return on


def test_a_municipality_is_held_against_its_group_its_county_and_the_country(tables):
    on = grouped(tables())

    def against(kommune):
        return ask(on, "sammenligningsgrunnlag", "region slag antall_kommuner", kommune=kommune)

    country = [("EAKUO", "landet_uten_oslo", 356), ("EAK", "landet", 357)]
    assert against("5027") == [("EKG01", "gruppe", 2), ("EKA50", "fylke", 38), *country]
    assert against("1648") == against("5027"), "by a number it had before too"
    assert against("3405") == [("EKA34", "fylke", 46), *country], "the list knows no group"
    assert against("0301") == country, "Oslo is the only one of its group and its county"
    assert against("9901") == country == against(None), "nobody's number"
    names = ask(on, "sammenligningsgrunnlag", "navn", kommune="5027")
    assert names == [
        ("KOSTRA-gruppe 1",), ("Trøndelag - Trööndelage",), ("Landet uten Oslo",), ("Landet",)
    ]  # fmt: skip


def test_an_uploaded_grouping_goes_before_the_reference_list(tables):
    own = [figure("a", "9901", 2025, 1, region_navn="Fjordvik")]
    on = grouped(tables(kostra=own, kommunegruppe=[
        {"kommune": "5027", "gruppe": "EKG03", "fra": 2020, "til": 2026},
        {"kommune": "5027", "gruppe": "EKG02", "fra": 2027},
        {"kommune": "1841", "gruppe": "EKG02", "fra": 2027},
        {"kommune": "9901", "gruppe": "EKG02", "fra": 2027},
    ]))  # fmt: skip
    first = ask(on, "sammenligningsgrunnlag", "region antall_kommuner", kommune="5027")[0]
    assert first == ("EKG02", 3), "a number that no list has counts in its group, and not in the country"
    assert ask(on, "sammenligningsgrunnlag", "region", kommune="9901")[0] == ("EKG02",)


def compared(on, egen="5027", regioner=("EKG01", "1811"), columns="nokkeltall region aar verdi merke egen"):
    return ask(on, "sammenligning", columns, omraade="grunnskole", egen=egen, regioner=list(regioner))


def test_all_stand_in_the_newest_year_in_which_the_municipality_has_a_figure_or_a_mark(tables):
    on = tables(kostra=[
        figure("a", "5027", 2023, 10), figure("a", "5027", 2024, ":"), figure("a", "EKG01", 2024, 12),
        figure("a", "EKG01", 2025, 13), figure("a", "1811", 2023, 14), figure("a", "3405", 2024, 99),
        figure("b", "EKG01", 2024, 20), figure("b", "EKG01", 2025, 21), figure("b", "1811", 2024, ".."),
    ])  # fmt: skip
    catalogue(on, b={"slag": "kvalitet"}, a={}, c={}, annet={"omraade": "helse"})
    assert compared(on) == [
        ("a", "5027", 2024, None, ":", True),
        ("a", "EKG01", 2024, 12, None, False),
        ("a", "1811", 2024, None, None, False),
        ("c", "5027", None, None, None, True),
        ("c", "EKG01", None, None, None, False),
        ("c", "1811", None, None, None, False),
        ("b", "5027", 2025, None, None, True),
        ("b", "EKG01", 2025, 21, None, False),
        ("b", "1811", 2025, None, None, False),
    ], "cost before quality; the newest year of the others where the municipality has none"


def test_a_region_is_told_once_whoever_asks_for_it(tables):
    on = catalogue(tables(kostra=[figure("a", "9901", 2025, 1, region_navn="Fjordvik")]), a={})
    assert compared(on, "9901", ["EAK", "9901", "EAK"], "region navn egen") == [
        ("9901", "Fjordvik", True),
        ("EAK", "Landet", False),
    ]
    assert compared(on, "1811", [], "region navn verdi") == [("1811", "Bindal", None)]
    assert compared(on, None, ["5027"], "region egen") == [("5027", False)]


def test_who_may_be_chosen_are_municipalities_of_today_and_numbers_nobody_has_had(tables):
    on = tables(kostra=[
        figure("a", "1841", 2025, 1), figure("a", "1841", 2024, 1), figure("a", "1811", 2025, ".."),
        figure("a", "0501", 2019, 1), figure("a", "EKG01", 2025, 1), figure("a", "2111", 2025, 1),
        figure("a", "9901", 2025, 1, region_navn="Fjordvik"), figure("a", "0501", 2021, 5),
    ])  # fmt: skip
    catalogue(on, a={})
    assert ask(on, "kommuner_med_tall", "region navn") == [
        ("1841", "Fauske - Fuossko"),
        ("9901", "Fjordvik"),
        ("3405", "Lillehammer"),
    ]


def test_the_map_has_every_municipality_of_today_with_its_figure_its_mark_or_nothing(tables):
    on = catalogue(
        tables(
            kostra=[figure("a", "1841", 2025, 7), figure("a", "1811", 2025, ":"), figure("a", "EAK", 2025, 1)]
        ),
        a={},
    )
    rows = ask(on, "kart", "region verdi merke brudd", nokkeltall="a", aar=2025)
    assert len(rows) == 357
    assert {row for row in rows if row[1:3] != (None, None)} == {
        ("1841", 7, None, False),
        ("1811", None, ":", False),
    }


def test_every_table_of_the_catalogue_tells_its_newest_year_and_when_it_was_updated(tables):
    on = tables(kostra=[
        figure("a", "1841", 2024, 7, oppdatert="2025-06-16"), figure("a", "1841", 2025, 7, oppdatert="2026-03-17"),
        figure("b", "1811", 2025, 7, oppdatert="2026-03-18"), figure("b", "EAK", 2025, 7),
        figure("b", "1811", 2026, ".."), figure("a", "1841", 2023, 7, oppdatert="2026-06-20"),
    ])  # fmt: skip
    catalogue(on, a={}, b={}, c={"tabell": "U"})
    rows = ask(on, "aargang", "tabell aar oppdatert antall_kommuner")
    assert [(*row[:2], str(row[2]), row[3]) for row in rows] == [
        ("T", 2025, "2026-03-18", 2),
        ("U", None, "None", 0),
    ], "a mark is no figure, and the country no municipality"
