"""Which edition the figures are of, where a series breaks, and which prices it is in."""

from typing import Any

import pandas as pd

from dashboard.sentences.kostra_serie import om_aargangen, om_bruddet, om_prisene, om_utgaven, om_utviklingen
from dashboard.text import NO_BREAK


def tables(*rows: tuple[str, int | None, str | None]) -> str:
    found = pd.DataFrame(rows, columns=["tabell", "aar", "oppdatert"])
    return om_aargangen(found.astype({"aar": "Int32", "oppdatert": "datetime64[us]"}))


def test_the_edition_is_told_by_when_the_table_was_updated() -> None:
    assert tables(("13502", 2025, "2026-03-16"), ("12362", 2025, "2026-03-16")) == (
        "Tallene gjelder 2025, er oppdatert av SSB 16.03.2026 og er ureviderte: de reviderte har dato fra 15.06.2026."
    )
    assert tables(("13502", 2025, "2026-06-14")).endswith("de reviderte har dato fra 15.06.2026.")
    assert tables(("13502", 2025, "2026-06-15")) == (
        "Tallene gjelder 2025, er oppdatert av SSB 15.06.2026 og er reviderte."
    )
    assert tables(("13502", 2025, None)) == (
        "Tallene gjelder 2025; datoen fra SSB er ikke kjent, og dermed heller ikke om tallene er reviderte."
    )


def test_tables_of_different_editions_are_told_apart_the_newest_first() -> None:
    said = tables(
        ("A", 2024, "2025-06-16"), ("C", 2025, None), ("B", 2025, "2026-03-16"), ("D", None, None), ("E", 2025, "2026-03-16"),
    )  # fmt: skip
    assert said == (
        "Tabellene B og E gjelder 2025, er oppdatert av SSB 16.03.2026 og er ureviderte: de reviderte har dato fra"
        " 15.06.2026. Tabell C gjelder 2025; datoen fra SSB er ikke kjent, og dermed heller ikke om tallene er reviderte."
        " Tabell A gjelder 2024, er oppdatert av SSB 16.06.2025 og er reviderte. Tabell D er ikke hentet."
    )
    assert tables(("A", None, None)) == tables() == "Ingen av tabellene er hentet fra SSB ennå."


def edition(*rows: tuple[str, str, int, str | None], verdi: float | None = 1.0) -> str:
    found = pd.DataFrame(rows, columns=["nokkeltall", "navn", "aar", "oppdatert"])
    return om_utgaven(
        found.assign(region=found["navn"], verdi=verdi).astype(
            {"aar": "Int32", "oppdatert": "datetime64[us]"}
        )
    )


def test_the_edition_of_what_is_shown_is_told_and_whose_is_another() -> None:
    fauske, bindal = ("a", "Fauske", 2025, "2026-06-15"), ("a", "Bindal", 2025, "2026-06-15")
    landet = ("a", "Landet", 2025, "2026-03-16")
    assert edition(fauske, bindal) == "Tallene gjelder 2025, er oppdatert av SSB 15.06.2026 og er reviderte."
    assert edition(fauske, bindal, landet) == (
        "Tallene gjelder 2025. Tallene for landet er oppdatert av SSB 16.03.2026 og er ureviderte; de andre er oppdatert"
        " 15.06.2026 og er reviderte. Reviderte tall for 2025 har dato fra 15.06.2026."
    )
    assert edition(fauske, bindal, ("a", "Landet", 2025, None)) == (
        "Tallene gjelder 2025. Tallene for landet har ukjent dato fra SSB, så det er ikke kjent om de er reviderte; de andre"
        " er oppdatert 15.06.2026 og er reviderte."
    )
    assert edition(("a", "Fauske", 2025, None)) == (
        "Tallene gjelder 2025, har ukjent dato fra SSB, så det er ikke kjent om de er reviderte."
    )
    assert edition(fauske, verdi=None) == ""


def test_figures_of_several_tables_are_told_by_date_and_only_those_that_differ_by_name() -> None:
    two = [(tall, navn, aar, dag) for tall, aar, dag in (("a", 2025, "2026-06-15"), ("b", 2025, "2026-03-16")) for navn in ("Fauske", "Bindal")]  # fmt: skip
    assert edition(*two, ("a", "Landet", 2025, "2026-03-16"), ("b", "Landet", 2025, "2026-03-16")) == (
        "Tallene gjelder 2025. Noen av tallene for landet er oppdatert av SSB 16.03.2026 og er ureviderte; de andre er"
        " oppdatert 16.03.2026 (ureviderte) og 15.06.2026 (reviderte). Reviderte tall for 2025 har dato fra 15.06.2026."
    )
    many = [(str(dag), "Fauske", 2024, f"2025-06-{dag}") for dag in range(16, 21)]
    assert edition(*many, ("x", "Fauske", 2023, None)) == (
        "Tallene gjelder 2023 og 2024, er oppdatert av SSB fra 16.06.2025 til 20.06.2025 og er reviderte,"
        " men noen har ukjent dato."
    )


def series(*rows: dict[str, Any]) -> pd.DataFrame:
    row = {"region": "1508", "navn": "Ålesund", "verdi": 1.0, "fast": 1.0, "prisaar": None, "brudd": False}
    return pd.DataFrame([{**row, **each} for each in rows]).astype({"prisaar": "Int32"})


def test_a_break_is_told_for_places_and_once_for_groups() -> None:
    assert om_bruddet(series({"aar": 2024})) == ""
    assert om_bruddet(
        series(
            {"aar": 2022, "brudd": True},
            {"aar": 2023, "brudd": True},
            {"aar": 2024},
            {"aar": 2018, "brudd": True, "region": "EKG01", "navn": "KOSTRA-gruppe 1"},
            {"aar": 2018, "brudd": True, "region": "EKG02", "navn": "KOSTRA-gruppe 2"},
        )
    ) == (
        "Tallene for Ålesund til og med 2023 gjelder kommunen før grensene ble endret, og kan ikke sammenlignes med de senere."
        " KOSTRA-gruppene ble satt sammen på nytt i 2020; eldre tall gjelder andre kommuner."
    )


def test_the_prices_are_told_and_the_years_without_an_index() -> None:
    assert om_prisene(series({"aar": 2024})) == ""
    assert om_prisene(series({"aar": 2024, "prisaar": 2025})) == (
        "Faste priser er 2025-kroner, regnet om med kommunal deflator."
    )
    assert om_prisene(series({"aar": 2014, "prisaar": 2025, "fast": None}, {"aar": 2013, "prisaar": 2025, "fast": None})) == (
        "Faste priser er 2025-kroner, regnet om med kommunal deflator. For 2013 og 2014 finnes ingen deflator."
    )  # fmt: skip


def test_a_development_goes_from_the_first_comparable_figure_to_the_last() -> None:
    def said(*rows: dict[str, Any], enhet: str = "kr") -> str:
        return om_utviklingen(series(*rows), enhet).replace(NO_BREAK, " ")

    kroner: list[dict[str, Any]] = [
        {"aar": 2023, "brudd": True, "verdi": 5.0}, {"aar": 2025, "verdi": 24_000.0, "fast": 24_000.0, "prisaar": 2025},
        {"aar": 2024, "verdi": 20_000.0, "fast": 25_000.0, "prisaar": 2025}, {"aar": 2026, "verdi": None, "prisaar": 2025},
    ]  # fmt: skip
    assert (
        said(*kroner) == "Ålesund gikk fra 2024 til 2025 fra 20 000 kr til 24 000 kr; i faste priser ned 4 %."
    )
    fixed = om_utviklingen(series(*kroner), "kr", faste_priser=True).replace(NO_BREAK, " ")
    assert fixed == (
        "Ålesund gikk fra 2024 til 2025 fra 25 000 kr til 24 000 kr i faste 2025-priser, ned 4 %;"
        " i løpende priser fra 20 000 kr til 24 000 kr."
    )
    kroner[2]["fast"] = 24_000.0
    assert said(*kroner).endswith("; i faste priser uendret.")
    kroner[2]["fast"] = None
    assert said(*kroner) == "Ålesund gikk fra 2024 til 2025 fra 20 000 kr til 24 000 kr."
    shares: list[dict[str, Any]] = [{"aar": 2024, "verdi": 8.0}, {"aar": 2025, "verdi": 9.0}]
    assert said(*shares, enhet="prosent") == "Ålesund gikk fra 2024 til 2025 fra 8,0 % til 9,0 %."
    assert said(shares[0]) == ""
