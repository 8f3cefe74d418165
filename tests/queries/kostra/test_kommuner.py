"""Municipality numbers through time: today's number, and the year from which the figures are of another area."""

import pytest

LIST = [
    # kode, navn, fra, til, erstattet_av, endring
    ("0001", "Gran", None, 2017, "0011", "nytt nummer"),
    ("0002", "Lien", None, 2017, "0012", "nytt nummer"),
    ("0011", "Gran - Grána", 2018, None, None, None),
    ("0012", "Lien", 2018, 2019, "0011", "sammenslåing"),
    ("0003", "Os (Dalen)", None, 2019, "0021", "sammenslåing"),
    ("0004", "Vik", None, 2019, "0021", "sammenslåing"),
    ("0021", "Os", 2020, 2023, "0031", "deling"),
    ("0031", "Os", 2024, None, None, None),
    ("0032", "Vik", 2024, None, None, None),
    ("0005", "Nes", None, 2019, "0025", "nytt nummer"),
    ("0025", "Nesby", 2020, None, None, None),
    ("0006", "Moen", None, None, None, None),
]


def put(on, rows):
    on.execute("delete from kommune")
    for row in rows:
        on.execute("insert into kommune values (?, ?, ?, ?, ?, ?)", row)
    return on


def read(on, columns):
    return {
        kode: rest
        for kode, *rest in on.execute(f"select kode, {columns} from kommuner order by kode").fetchall()
    }


def test_a_number_leads_to_todays_and_is_marked_from_the_first_merger_or_split_on_the_way(tables):
    on = put(tables(), LIST)
    assert read(on, "naa, navn_naa, fra, til, brudd_aar, fylke, samme_navn") == {
        "0001": [
            "0011",
            "Gran - Grána",
            None,
            2017,
            2020,
            "00",
            True,
        ],  # a neighbour came to it under its next number
        "0002": ["0011", "Gran - Grána", None, 2017, 2020, "00", False],
        "0003": ["0031", "Os", None, 2019, 2020, "00", True],  # merged, and split since
        "0004": ["0031", "Os", None, 2019, 2020, "00", False],
        "0005": ["0025", "Nesby", None, 2019, None, "00", False],  # a new name is not a break
        "0006": ["0006", "Moen", None, None, None, "00", True],
        "0011": ["0011", "Gran - Grána", 2018, None, 2020, "00", True],  # still its own number
        "0012": ["0011", "Gran - Grána", 2018, 2019, 2020, "00", False],
        "0021": ["0031", "Os", 2020, 2023, 2024, "00", True],  # made by the merger, broken by the split
        "0025": ["0025", "Nesby", 2020, None, None, "00", True],
        "0031": ["0031", "Os", 2024, None, None, "00", True],
        "0032": ["0032", "Vik", 2024, None, None, "00", True],
    }


def test_a_list_that_leads_in_a_circle_leaves_its_numbers_out_and_ends(tables):
    on = put(
        tables(),
        [("0001", "A", None, 2019, "0002", "nytt nummer"), ("0002", "B", 2020, 2019, "0001", "nytt nummer")],
    )
    assert read(on, "naa") == {}


@pytest.mark.parametrize("rows", [[], [("0301", "Oslo", None, None, None, None)]])
def test_an_empty_list_gives_nothing_and_a_single_number_is_itself(tables, rows):
    assert read(put(tables(), rows), "naa, brudd_aar") == {row[0]: [row[0], None] for row in rows}


def test_real_municipalities_are_followed_over_the_reforms(tables):
    found = read(tables(), "naa, brudd_aar, samme_navn")
    expected = {
        "1648": ["5027", None, True],  # Midtre Gauldal
        "0501": ["3405", None, True],  # Lillehammer
        "1811": ["1811", None, True],  # Bindal
        "1841": ["1841", None, True],  # Fauske
        "0616": ["3322", None, False],  # Nes, since 2020 Nesbyen
        "1601": ["5001", 2020, True],  # Trondheim, before Klæbu
        "5001": ["5001", 2020, True],
        "5030": ["5001", 2020, False],
        "1103": ["1103", 2020, True],  # Stavanger, before Finnøy and Rennesøy
        "0706": ["3907", 2017, True],  # Sandefjord
        "0710": ["3907", None, True],
        "0217": ["3207", 2020, False],  # Oppegård, in Nordre Follo
        "3020": ["3207", None, True],
        "1504": ["1508", 2020, True],  # Ålesund
        "1507": ["1508", 2024, True],
        "1580": ["1580", None, True],  # Haram
        "5012": ["5059", 2020, False],  # Snillfjord, in Orkland
    }
    assert {kode: found[kode] for kode in expected} == expected


def test_each_number_of_the_list_is_one_row_and_one_municipality_of_a_year_bears_todays_name(tables):
    on = tables()
    in_the_list = on.execute("select count(*), count(*), count(*) filter (gyldig_til is null) from kommune")
    in_the_view = on.cursor().execute(
        "select count(*), count(distinct kode), count(distinct naa) from kommuner"
    )
    assert in_the_view.fetchone() == in_the_list.fetchone()
    bearers = on.execute(
        """select naa, aar, count(*) from kommuner, range(2015, 2027) as aar (aar)
        where samme_navn and aar between coalesce(fra, 0) and coalesce(til, 9999) group by all having count(*) > 1"""
    )
    assert bearers.fetchall() == []
