"""Staging makes one typed row a source row and measure, and notes each breach of the contract once."""

from decimal import Decimal

from tests.intake.conftest import Bench, rows


def test_a_file_spread_over_columns_becomes_a_row_for_each_and_the_source_column_is_kept(
    bench: Bench,
) -> None:
    with bench.look(["Ansvar;Konto;Tjeneste;Budsjett 2026;Budsjett 2027", "1100;10100;12000;5;6"]) as upload:
        found = rows(upload, "select rad, kildekolonne, aar, beloep from innlest_budsjett order by aar")
    assert found == [(2, "Budsjett 2026", 2026, Decimal(5)), (2, "Budsjett 2027", 2027, Decimal(6))]


def test_a_breach_shared_by_all_measures_is_noted_once_and_one_of_a_measure_where_it_is(bench: Bench) -> None:
    lines = [
        "År;Versjon;Ansvar;Konto;Tjeneste;jan;feb",
        ";regulert;1100;10100;12000;5;x",
        "2026;;1100;10100;12000;5;6",
    ]
    with bench.look(lines, "budsjett.csv") as upload:
        found = rows(upload, "select slag, rad, kolonne, verdi from brudd order by all")
    assert found == [("mangler", 2, "År", None), ("mangler", 3, "Versjon", None), ("uleselig", 2, "feb", "x")]


def test_a_missing_amount_is_missing_and_excels_dash_is_zero(bench: Bench) -> None:
    lines = ["År;Periode;Ansvar;Art;Funksjon;Regnskap", '2026;1;1100;010;120;" -   "', "2026;2;1100;010;120;"]
    with bench.look(lines) as upload:
        assert rows(upload, "select rad, beloep from innlest_regnskap order by rad") == [
            (2, Decimal(0)),
            (3, None),
        ]
        assert rows(upload, "select slag, rad, kolonne from brudd") == [("mangler", 3, "Regnskap")]


def test_statistical_marks_are_neither_numbers_nor_breaches(bench: Bench) -> None:
    lines = [
        "Tabell;Nøkkeltall;Region;År;Verdi",
        "1;K;4601;2024;.",
        "1;K;4602;2024;..",
        "1;K;4603;2024;:",
        "1;K;4604;2024;0",
    ]
    with bench.look(lines) as upload:
        found = rows(upload, "select verdi, merke from innlest_kostra order by rad")
        assert rows(upload, "select * from brudd") == []
    assert found == [(None, "."), (None, ".."), (None, ":"), (Decimal(0), None)]


def test_a_region_without_a_number_goes_by_its_name(bench: Bench) -> None:
    lines = ["Tabell;Nøkkeltall;Region;Kommunenavn;År;Verdi", "1;K;;Ukjent;2024;5", "1;K;4601;Bergen;2024;6"]
    with bench.look(lines) as upload:
        assert rows(upload, "select region from innlest_kostra order by rad") == [("Ukjent",), ("4601",)]


def test_repeated_keys_are_noted_with_their_first_row(bench: Bench) -> None:
    head = "År;Periode;Kontoklasse;Ansvar;Funksjon;Art;Regnskap"
    with bench.look([head, *["2026;1;1;1100;120;010;5"] * 3]) as upload:
        assert rows(upload, "select rad, antall from gjentatt") == [(2, 3)]


def test_thousands_and_millions_become_kroner(bench: Bench) -> None:
    for unit, factor in (("1000 kr", 1_000), ("mill. kr", 1_000_000)):
        with bench.look([f"Ansvar;Konto;Tjeneste;Regnskap 2025 ({unit})", "1100;10100;12000;1,5"]) as upload:
            assert rows(upload, "select beloep from innlest_regnskap") == [(Decimal("1.5") * factor,)]
