"""What the mulighetsrom is reckoned from: the figures, the need of both, and the inhabitants."""

import pytest

from tests.queries.kostra.tall import ask, catalogue, figure

COLUMNS = (
    "nokkeltall aar region verdi referanse_verdi behov referanse_behov behov_aar innbyggere innbyggere_aar"
)


def need(kommune, aar, indeks, sektor="grunnskole"):
    return {"kommune": kommune, "aar": aar, "sektor": sektor, "indeks": indeks}


def people(region, aar, antall):
    return {"region": region, "alternativ": "registrert", "aar": aar, "alder_fra": 0, "antall": antall}


def basis(on, regioner, columns=COLUMNS, egen="1811"):
    return ask(on, "behovsgrunnlag", columns, omraade="grunnskole", egen=egen, regioner=list(regioner))


def test_every_cost_figure_stands_beside_every_reference_with_the_need_of_both(tables):
    on = tables(
        kostra=[figure("a", "1811", 2025, 20), figure("a", "1841", 2025, 18), figure("a", "EAK", 2025, 15),
                figure("a", "1841", 2026, 99), figure("b", "1811", 2024, ":"), figure("b", "EAK", 2024, 5)],
        delkostnad=[need("1811", 2025, 1.5), need("1841", 2025, 1.2), need("1811", 2025, 9, "helse")],
        befolkning=[people("1811", 2025, 1500), people("1811", 2026, 1400), people("1811", 2024, 1600)],
    )  # fmt: skip
    catalogue(
        on, a={}, b={"per": "bruker", "delkostnad": None}, c={"slag": "kvalitet"}, d={"omraade": "helse"}
    )
    assert basis(on, ["1841", "EAK", "1811"]) == [
        ("a", 2025, "1841", 20, 18, 1.5, 1.2, 2025, 1500, 2025),
        ("a", 2025, "EAK", 20, 15, 1.5, 1, 2025, 1500, 2025),
        ("b", 2024, "1841", None, None, None, None, None, 1600, 2024),
        ("b", 2024, "EAK", None, 5, None, None, None, 1600, 2024),
    ], (
        "the country's need is 1, nobody is held against itself, and inhabitants are of the figure's year or before"
    )
    assert basis(on, ["EAK"], "nokkeltall per delkostnad merke") == [
        ("a", "innbygger", "grunnskole", None),
        ("b", "bruker", None, ":"),
    ]
    assert basis(on, []) == []


def test_the_need_of_a_group_is_the_mean_of_its_members_by_inhabitants_and_unknown_unless_all_are_known(
    tables,
):
    on = tables(
        kostra=[figure("a", "1811", 2025, 20), figure("a", "EKG01", 2025, 15)],
        delkostnad=[need("1811", 2025, 1.5), need("1841", 2025, 1.2), need("3405", 2025, 0.9)],
        befolkning=[people("1811", 2025, 1_000), people("1841", 2025, 9_000), people("3405", 2024, 30_000)],
    )  # fmt: skip
    catalogue(on, a={})
    on.execute("delete from kostragruppe")
    on.execute("insert into kostragruppe (kommune, gruppe, gyldig_fra) values ('1841', 'EKG01', '2020'), ('3405', 'EKG01', '2020')")  # fmt: skip
    members = "region referanse_behov medlemmer medlemmer_kjent"
    # (1.2 × 9 000 + 0.9 × 30 000) / 39 000 = 37 800 / 39 000
    assert basis(on, ["EKG01"], members) == [("EKG01", pytest.approx(37_800 / 39_000), 2, 2)]
    assert basis(on, ["EKA18", "EAKUO", "EAK"], members) == [
        ("EKA18", None, 41, 2), ("EAKUO", None, 356, 3), ("EAK", 1, 357, 3),
    ]  # fmt: skip
    on.execute("delete from befolkning where region = '1841'")
    assert basis(on, ["EKG01", "1841"], members) == [
        ("EKG01", None, 2, 1),
        ("1841", 1.2, 1, 1),
    ], "one alone needs nobody to be weighed against"


def test_need_is_of_the_figures_year_else_the_nearest_before_else_the_first_after(tables):
    on = catalogue(tables(kostra=[figure("a", "1811", 2023, 20)], befolkning=[people("1811", 2024, 1)]), a={})

    def years(*indices):
        on.execute("delete from delkostnad")
        for aar in indices:
            on.execute("insert into delkostnad (kommune, aar, sektor, indeks) values ('1811', ?, 'grunnskole', ?)", [aar, aar / 1000])  # fmt: skip
        return basis(on, ["EAK"], "behov_aar behov referanse_behov innbyggere")[0]

    assert years(2021, 2022, 2024) == (2022, 2.022, 1, None)
    assert years(2021, 2023, 2024) == (2023, 2.023, 1, None)
    assert years(2026, 2025) == (2025, 2.025, 1, None)
    assert years() == (None, None, 1, None)


def test_figures_of_another_area_than_todays_are_marked_and_old_numbers_are_todays(tables):
    on = tables(
        kostra=[figure("a", "1507", 2023, 20), figure("a", "0501", 2023, ".", ), figure("a", "3405", 2023, 10)],
        delkostnad=[need("0501", 2019, 1.1), need("1507", 2023, 1.3)],
        befolkning=[people("0501", 2019, 28_000)],
    )  # fmt: skip
    catalogue(on, a={})
    assert basis(on, ["3405"], "aar verdi referanse_verdi brudd behov", "1508") == [
        (2023, 20, 10, True, None)
    ]
    assert basis(on, ["EAK"], "behov innbyggere innbyggere_aar brudd", "3405") == [(1.1, 28_000, 2019, False)]
