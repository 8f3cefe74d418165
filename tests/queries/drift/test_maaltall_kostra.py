"""The municipality's own figures from Statistics Norway: the newest that is a figure, and nobody else's."""

from dashboard.queries import run_on


def tall(nokkeltall, aar, verdi, region="1841", **other):
    return {
        "tabell": "12134",
        "nokkeltall": nokkeltall,
        "region": region,
        "aar": aar,
        "verdi": verdi,
        **other,
    }


def fra_ssb(on, aar=2026, kommunenummer="1841"):
    found = run_on(on, "drift/maaltall_kostra", aar=aar, kommunenummer=kommunenummer)
    return [(rad["nokkeltall"], rad["aar"], rad["verdi"]) for rad in found.to_dict("records")]


ROWS = [
    tall("KOSKG210000", 2024, 8.1), tall("KOSKG210000", 2025, 9.4), tall("KOSKG210000", 2025, 33.3, region="EAKUO"),
    tall("KOSKG320000", 2024, 101.5), tall("KOSKG320000", 2025, None, merke=".."), tall("KOSAGD230000", 2025, 2.0),
]  # fmt: skip


def test_the_newest_year_that_has_a_figure_is_shown(tables):
    assert fra_ssb(tables(kostra=ROWS)) == [("KOSKG210000", 2025, 9.4), ("KOSKG320000", 2024, 101.5)]


def test_no_figure_is_from_a_later_year_than_the_one_looked_at(tables):
    assert fra_ssb(tables(kostra=ROWS), aar=2024) == [
        ("KOSKG210000", 2024, 8.1),
        ("KOSKG320000", 2024, 101.5),
    ]


def test_without_the_municipalitys_number_no_figure_is_its_own(tables):
    assert fra_ssb(tables(kostra=ROWS), kommunenummer=None) == []
    assert fra_ssb(tables(kostra=ROWS), kommunenummer="4601") == []
