"""Column names are compared as a person reads them, and a signature outlives the turn of the year."""

import pytest

from dashboard.intake.mapping import Mapping, Part, Source, plain, signature
from dashboard.intake.measures import Amount, amount_of, hints_of


@pytest.mark.parametrize(
    "names",
    [
        ("Tjenesteområde", "TJENESTEOMRÅDE", "tjenesteomraade", "Tjeneste-område", " tjeneste_omraade "),
        ("Beløp", "beloep", "BELÖP", "belop", "Beløp."),
        ("Virksomhetsområde", "virksomhetsomraade"),
        ("Sykefravær", "sykefravaer", "SYKEFRAVÆR"),
    ],
)
def test_spellings_of_one_name_are_one(names: tuple[str, ...]) -> None:
    assert len({plain(name) for name in names}) == 1


def test_different_names_stay_different() -> None:
    assert (
        len({plain(name) for name in ("Ansvar", "Ansvar (T)", "Art", "Konto", "Konto tekst", "År", "Aar2")})
        == 7
    )


def test_next_years_export_has_the_same_signature() -> None:
    assert signature(("Ansvar", "Budsjett 2026")) == signature(("ansvar", "Budsjett 2027"))
    assert signature(("Ansvar", "Budsjett 2026")) != signature(("Ansvar", "Regnskap 2026"))


def test_a_mapping_survives_being_stored() -> None:
    mapping = Mapping(
        parts=(Part(dataset="regnskap", columns={"art": Source(column="Konto", start=1, length=3, width=5)}),)
    )
    assert Mapping.model_validate_json(mapping.model_dump_json()) == mapping


@pytest.mark.parametrize(
    ("column", "wanted"),
    [
        ("Regnskap 2025", Amount("", "regnskap", "2025")),
        ("rekneskap_2011", Amount("", "regnskap", "2011")),
        ("Rev. budsjett 2026", Amount("", "budsjett", "2026", "regulert")),
        ("Opprinnelig budsjett", Amount("", "budsjett", None, "opprinnelig")),
        ("okt", Amount("", periode="10")),
        ("Oktober 2026", Amount("", None, "2026", None, "10")),
        ("202610", Amount("", None, "2026", None, "10")),
        ("10/2026", Amount("", None, "2026", None, "10")),
        ("P03", Amount("", periode="3")),
        ("2016", Amount("", None, "2016")),
        ("Beløp (1000 kr)", Amount("", scale=1000)),
        ("Beløp i hele tusen", Amount("", scale=1000)),
        ("Budsjett 2026 (mill. kr)", Amount("", "budsjett", "2026", scale=1_000_000)),
    ],
)
def test_what_the_name_of_an_amount_column_says(column: str, wanted: Amount) -> None:
    found = amount_of(column)
    assert found is not None
    fields = ("dataset", "aar", "versjon", "periode", "scale")
    assert [getattr(found, field) for field in fields] == [getattr(wanted, field) for field in fields]


@pytest.mark.parametrize(
    "column",
    ["Ansvar", "Avvik", "Regnskap hittil i år", "Budsjett i fjor akkumulert", "Beløp", "År", "Marked", ""],
)
def test_a_name_that_says_something_else_is_no_amount(column: str) -> None:
    assert amount_of(column) is None


@pytest.mark.parametrize(
    ("name", "year", "month"),
    [
        ("regnskap_2026-10.csv", "2026", "10"),
        ("Regnskap oktober 2026.xlsx", "2026", "10"),
        ("202610 regnskap.csv", "2026", "10"),
        ("regnskap 2025 og 2026.csv", None, None),
        ("20261031_uttrekk.csv", None, None),
        ("uttrekk.csv", None, None),
    ],
)
def test_a_file_name_says_one_year_or_none(name: str, year: str | None, month: str | None) -> None:
    hints = hints_of(name)
    assert (hints.aar, hints.periode) == (year, month)
