"""Ten years of a figure, across new numbers, mergers and splits, and in the prices of one year."""

import pytest

from tests.queries.kostra.tall import ask, catalogue, figure, real

ALL = "aar verdi brudd"


def series(on, columns, *regioner, nokkeltall="dekning", fra=2015):
    return ask(on, "serie", columns, nokkeltall=nokkeltall, regioner=list(regioner), fra=fra)


@pytest.fixture
def kindergartens(tables):
    """Real rows of 13502 under every number that the places have had, and what 2024 may have brought."""
    figures = real("0501", "3405", "1648", "5027", "1903", "5402", "1504", "1507", "1534", "1811")
    later: list[tuple[str, float | str]] = [
        ("3405", 95.0), ("5027", 90.0), ("5503", 92.0), ("5402", "."), ("1508", 91.0), ("1580", 88.0), ("1507", "."),
    ]  # fmt: skip
    on = tables(kostra=[*figures, *(figure("dekning", region, 2024, verdi) for region, verdi in later)])
    return catalogue(on, dekning={"enhet": "prosent", "slag": "dekning", "deflateres": "nei"})


def test_a_new_number_alone_does_not_break_a_series(kindergartens):
    assert series(kindergartens, ALL, "3405") == [
        (2015, 85.4, False), (2016, 89.6, False), (2017, 89.5, False), (2018, 90.7, False), (2019, 90.5, False),
        (2020, 91.7, False), (2021, 93.3, False), (2022, 93.4, False), (2023, 95.3, False), (2024, 95.0, False),
    ], "Lillehammer, 0501 until 2019"  # fmt: skip
    assert series(kindergartens, ALL, "5027") == [
        (2015, 82.1, False), (2016, 82.9, False), (2017, 82.4, False), (2018, 83.1, False), (2019, 83.9, False),
        (2020, 87.6, False), (2021, 85.0, False), (2022, 89.7, False), (2023, 89.9, False), (2024, 90.0, False),
    ], "Midtre Gauldal, 1648 until 2017"  # fmt: skip
    assert [row[:2] for row in series(kindergartens, ALL, "5503", fra=2018)] == [
        (2018, 91.2), (2019, 89.2), (2020, 92.2), (2021, 93.5), (2022, 92.2), (2023, 91.4), (2024, 92.0),
    ], "Harstad, with a new number both in 2020 and in 2024"  # fmt: skip


def test_a_series_goes_on_from_the_one_that_bore_the_name_and_is_marked_where_the_area_is_another(
    kindergartens,
):
    assert series(kindergartens, ALL, "1508", fra=2019) == [
        (2019, 86.9, True), (2020, 88.3, True), (2021, 88.2, True), (2022, 88.0, True), (2023, 90.2, True),
        (2024, 91.0, False),
    ], "Ålesund was merged in 2020, with Haram among others, and split in 2024"  # fmt: skip
    haram = series(kindergartens, ALL, "1580")
    assert haram[-1] == (2024, 88.0, False)
    assert not any(2020 <= aar < 2024 for aar, *_ in haram), (
        "nobody tells what Haram was while it was part of Ålesund"
    )


def test_the_marks_of_a_number_that_was_not_in_use_are_not_those_of_the_municipality(kindergartens):
    for region in ("3405", "5027", "5503", "1508", "1811"):
        rows = series(kindergartens, "aar verdi merke", region)
        assert len({aar for aar, *_ in rows}) == len(rows), "one row a year"
        assert all(merke is None and verdi > 0 for _, verdi, merke in rows), region
    old = series(kindergartens, "aar verdi merke", "0501")
    assert all(verdi is None for _, verdi, _ in old), "the figures of an old number are those of today's"


def test_a_mark_stands_in_the_series_and_never_as_nought(tables):
    said: tuple[str | float, ...] = (".", "..", ":", 0)
    marks = [figure("a", "1811", 2021 + i, each) for i, each in enumerate(said)]
    on = catalogue(tables(kostra=marks), a={})
    assert series(on, "aar verdi merke fast", "1811", nokkeltall="a") == [
        (2021, None, ".", None), (2022, None, "..", None), (2023, None, ":", None), (2024, 0, None, 0),
    ]  # fmt: skip


def priced(on, **indices):
    on.execute("delete from deflator")
    for aar, index in indices.items():
        on.execute("insert into deflator (aar, indeks) values (?, ?)", [aar[1:], index])
    return on


def test_fixed_prices_are_those_of_the_newest_year_published(tables):
    on = tables(kostra=[
        figure("a", "1811", 2022, 100), figure("a", "1811", 2023, 110), figure("a", "EAK", 2024, 130),
        figure("b", "1811", 2022, 5),
    ])  # fmt: skip
    catalogue(on, a={}, b={"deflateres": "nei"})
    priced(on, _2022="80.0", _2023="90.0", _2024="100.0", _2025="105.0", _2021=None)
    columns = "region aar verdi fast prisaar"
    # 100 × 100 / 80 = 125; 110 × 100 / 90 = 122.22; 2024 is the year of the prices.
    assert series(on, columns, "EAK", "1811", nokkeltall="a") == [
        ("EAK", 2024, 130, 130, 2024),
        ("1811", 2022, 100, 125, 2024),
        ("1811", 2023, 110, pytest.approx(122.2222, abs=1e-4), 2024),
    ], "as asked for, whoever is looked at"
    assert series(on, columns, "1811", nokkeltall="b") == [("1811", 2022, 5, 5, None)], "not in kr"

    priced(on, _2023="90.0")
    assert series(on, "aar fast prisaar", "1811", "EAK", nokkeltall="a") == [
        (2022, None, 2023), (2023, 110, 2023), (2024, None, 2023),
    ], "a year without an index has no fixed price, and the prices are of the newest that has"  # fmt: skip
    priced(on)
    assert series(on, "fast prisaar", "1811", nokkeltall="a") == [(None, None), (None, None)]


def test_a_series_begins_with_the_year_asked_for_and_names_its_regions(tables):
    on = catalogue(
        tables(kostra=[figure("a", "EKG01", aar, aar) for aar in (2018, 2020)]), a={"deflateres": "nei"}
    )
    assert series(on, "navn aar brudd", "EKG01", nokkeltall="a", fra=2016) == [
        ("KOSTRA-gruppe 1", 2018, True),
        ("KOSTRA-gruppe 1", 2020, False),
    ], "another grouping before 2020"
    assert series(on, "aar", "EKG01", nokkeltall="a", fra=2019) == [(2020,)]
    assert series(on, "aar", nokkeltall="a") == []
