"""Teoretisk mulighetsrom, computed by hand."""

from typing import Any

import pandas as pd
import pytest

from dashboard.analysis.mulighetsrom import Grunn, beregn, spenn

ONE = {
    "nokkeltall": "skole", "tittel": "Skole", "enhet": "kr", "per": "innbygger", "delkostnad": "grunnskole",
    "aar": 2025, "region": "EKG08", "navn": "KOSTRA-gruppe 8", "verdi": 20_000.0, "merke": None,
    "referanse_verdi": 18_000.0, "referanse_merke": None, "behov": 1.1, "referanse_behov": 1.0,
    "innbyggere": 9_500.0, "brudd": False,
}  # fmt: skip


def basis(*rows: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame([{**ONE, **row} for row in rows])


def amounts(*rows: dict[str, Any]) -> list[tuple[Any, ...]]:
    found = beregn(basis(*rows))
    return list(found[["beregnet", "kr_per_innbygger", "kr"]].itertuples(index=False, name=None))


def test_the_reference_at_the_municipalitys_own_need_is_subtracted_and_times_the_inhabitants() -> None:
    assert amounts(
        # 18 000 × 1.1 / 1.0 = 19 800; 20 000 − 19 800 = 200 a head; × 9 500 = 1 900 000: spends more.
        {},
        # The same need: 20 000 − 18 000 = 2 000; × 9 500 = 19 000 000.
        {"referanse_behov": 1.1},
        # 18 000 × 1.1 / 0.88 = 22 500; 20 000 − 22 500 = −2 500; × 9 500 = −23 750 000: spends less, though more a head.
        {"referanse_behov": 0.88},
        # 25 000 × 1.26 / 1.05 = 30 000; 31 234.5 − 30 000 = 1 234.5; × 1 001 = 1 235 734.5, in whole kr.
        {"verdi": 31_234.5, "referanse_verdi": 25_000.0, "behov": 1.26, "referanse_behov": 1.05, "innbyggere": 1_001.0},
    ) == [
        (pytest.approx(19_800), pytest.approx(200), 1_900_000),
        (pytest.approx(18_000), pytest.approx(2_000), 19_000_000),
        (pytest.approx(22_500), pytest.approx(-2_500), -23_750_000),
        (pytest.approx(30_000), pytest.approx(1_234.5), pytest.approx(1_235_734, abs=1)),
    ]  # fmt: skip


def test_what_cannot_be_reckoned_is_left_out_with_its_reason() -> None:
    cases: list[tuple[dict[str, Any], Grunn]] = [
        ({"enhet": "prosent", "per": None, "delkostnad": None}, Grunn.ENHET),
        ({"per": "bruker"}, Grunn.PER),
        ({"per": None}, Grunn.PER),
        ({"per": "innbygger_6_15"}, Grunn.PER),
        ({"delkostnad": None, "behov": None}, Grunn.UTJEVNING),
        ({"verdi": None, "merke": ":", "referanse_verdi": None}, Grunn.EGEN),
        ({"referanse_verdi": None}, Grunn.REFERANSE),
        ({"brudd": True}, Grunn.BRUDD),
        ({"behov": None}, Grunn.BEHOV),
        ({"referanse_behov": None}, Grunn.REFERANSENS_BEHOV),
        ({"referanse_behov": 0.0}, Grunn.REFERANSENS_BEHOV),
        ({"innbyggere": None}, Grunn.INNBYGGERE),
    ]
    found = beregn(basis(*(row for row, _ in cases), {}))
    assert list(found["grunn"]) == [*(reason for _, reason in cases), None]
    assert {reason for _, reason in cases} == set(Grunn)
    without = found.loc[found["grunn"].notna(), ["beregnet", "kr_per_innbygger", "kr"]]
    assert without.isna().all(axis=None)
    assert beregn(basis().reindex(columns=list(ONE))).empty


def test_a_span_goes_from_the_lowest_reference_to_the_highest() -> None:
    found = spenn(
        beregn(
            basis(
                {"referanse_behov": 1.1},
                {"region": "EKA18", "navn": "Nordland", "referanse_behov": 0.88},
                {"region": "EAK", "navn": "Landet"},
                {"region": "1811", "navn": "Bindal", "referanse_verdi": None, "referanse_merke": ":"},
            )
        )
    )
    assert found is not None
    assert [(each.region, each.navn, each.kr, round(each.kr_per_innbygger)) for each in found.utslag] == [
        ("EKA18", "Nordland", -23_750_000, -2_500),
        ("EAK", "Landet", 1_900_000, 200),
        ("EKG08", "KOSTRA-gruppe 8", 19_000_000, 2_000),
    ]
    assert (found.aar, found.deler, found.uten) == (2025, ("Skole",), ())
    assert found.uteladt == (("Bindal", Grunn.REFERANSE),)
    assert (found.lavest.navn, found.hoeyest.navn) == ("Nordland", "KOSTRA-gruppe 8")


def part(name: str, verdi: float | None, referanse: float | None, **other: Any) -> list[dict[str, Any]]:
    """A figure of a part of the area against two references of the same need, the second 100 dearer."""
    row = {"nokkeltall": name, "tittel": name, "verdi": verdi, "behov": 1.0, "innbyggere": 10.0, **other}
    dearer = None if referanse is None else referanse + 100
    return [
        {**row, "referanse_verdi": referanse},
        {**row, "region": "EAK", "navn": "Landet", "referanse_verdi": dearer},
    ]


def test_an_area_of_several_figures_is_their_sum_in_the_newest_year() -> None:
    found = spenn(
        beregn(
            basis(
                *part("institusjon", 900.0, 800.0),  # 100 × 10, and 0 against the country
                *part("hjemmetjeneste", 500.0, 650.0),  # −150 × 10, −250 × 10
                *part("til 2023", 400.0, 300.0, aar=2023),
                *part("ikke i bruk", None, 20.0, merke="."),
                *part("ingen har", None, None, merke=".."),
                *part("mangler", None, 20.0, merke=".."),
                *part("aldri hentet", None, None, aar=None),
                *part("per bruker", 7_000.0, 6_000.0, per="bruker"),
            )
        )
    )
    assert found is not None
    assert [(each.region, each.kr, each.kr_per_innbygger) for each in found.utslag] == [
        ("EAK", -2_500, -250.0),
        ("EKG08", -500, -50.0),
    ]
    assert found.deler == ("institusjon", "hjemmetjeneste")
    assert found.uten == ("mangler", "aldri hentet"), "what is missing is told, and what is not in use is not"


def test_a_reference_must_have_every_part() -> None:
    rows = [*part("institusjon", 900.0, 800.0), *part("lokaler", 50.0, 40.0)]
    rows[3]["referanse_verdi"] = None
    found = spenn(beregn(basis(*rows)))
    assert found is not None
    assert [each.navn for each in found.utslag] == ["KOSTRA-gruppe 8"]
    assert found.uteladt == (("Landet", Grunn.REFERANSE),)
    assert found.lavest == found.hoeyest


def test_there_is_no_span_without_an_amount() -> None:
    assert spenn(beregn(basis({"per": "bruker"}))) is None
    assert spenn(beregn(basis({"behov": None}))) is None
    assert spenn(beregn(basis({"verdi": None}))) is None
    assert spenn(beregn(basis().reindex(columns=list(ONE)))) is None
