"""What everybody may read points to nobody. Every number here is made up."""

import pytest

from dashboard.dialog.offentlig import personal, publishable, without_names
from dashboard.errors import DashboardError

NBSP, ZERO_WIDTH, SOFT_HYPHEN = "\N{NO-BREAK SPACE}", "\N{ZERO WIDTH SPACE}", "\N{SOFT HYPHEN}"


@pytest.mark.parametrize(
    "number",
    [
        "01019012345",
        "010190 12345",
        "010190-12345",
        "010190 123 45",
        "01.01.90 12345",
        f"010190{NBSP}12345",
        f"010190{ZERO_WIDTH}12345",
        "010190\N{EN DASH}12345",
        "０１０１９０１２３４５",  # noqa: RUF001 (digits of full width)
        "41019012345",  # D-number
        "01419012345",  # synthetic
        "31129012345",
    ],
)
def test_a_birth_number_is_seen_however_it_is_written(number: str) -> None:
    assert personal(f"Gjelder {number}.") == ["et fødselsnummer"]


@pytest.mark.parametrize(
    "address", ["kari.nordmann@fjordvik.kommune.no", "<KARI+x@fjordvik.no>", "kari @ fjordvik.no"]
)
def test_an_email_address_is_seen(address: str) -> None:
    assert personal(f"Spør {address}, takk") == ["en e-postadresse"]


@pytest.mark.parametrize(
    "number",
    [
        "91234567",
        "912 34 567",
        f"912{NBSP}34{NBSP}567",
        "912  34  567",
        "912.34.567",
        "912-34-567",
        "912\N{NON-BREAKING HYPHEN}34\N{NON-BREAKING HYPHEN}567",
        "912 345 67",
        "22 33 44 55",
        "9123 4567",
        "+4791234567",
        "+47 91 234 567",
        "(+47) 912 34 567",
        "0047 912 34 567",
        "800 80 000",
        f"9123{SOFT_HYPHEN}4567",
        "tlf.91234567",
        "kl. 10 91234567",
    ],
)
def test_a_phone_number_is_seen_however_it_is_grouped(number: str) -> None:
    assert personal(f"Ring {number}.") == ["et telefonnummer"]


@pytest.mark.parametrize(
    "text",
    [
        "Merforbruket er 31 200 000 kr, mot 12 345 678 kr i fjor.",
        f"Merforbruket er 31{NBSP}200{NBSP}000{NBSP}kr.",
        "Budsjettet er 31200000 kr, eller Kr 31200000.",
        "Fakturert 25.12.26 10 dager før 01.12.2026, se sak 20241234 og 2026-2027.",
        "Organisasjonsnummer 912 345 678, konto 4110, PS 45/24.",
        "I alt 12 345 678 901 kr over økonomiplanen.",
        "Kontonummer 12345678903 er ikke en dato.",
        "Møtet var @ rådhuset. Neste er i uke 47, 48, 49 og 50.",
        "−4,1 mill. kr (12,3 %), 0,91234567 av året",
        "",
    ],
)
def test_amounts_dates_and_case_numbers_are_nobodys(text: str) -> None:
    assert personal(text) == []


def test_all_that_must_be_taken_out_is_said_at_once_and_never_repeated() -> None:
    with pytest.raises(DashboardError) as refused:
        publishable("Ring 912 34 567 eller skriv til kari@fjordvik.no om 01019012345", "Ikke lagret", "Tomt.")
    assert refused.value.title == "Ikke lagret"
    assert refused.value.what_happened == (
        "Teksten ser ut til å inneholde et fødselsnummer, en e-postadresse og et telefonnummer."
        " Det som publiseres, kan leses av alle."
    )
    assert not any(seen in str(refused.value) for seen in ("912", "kari", "010190"))


def test_what_may_be_read_by_all_is_given_back_without_spaces_around_it() -> None:
    assert publishable("  Ny turnus <b>fra</b> 1. desember. \n", "Ikke lagret", "Tomt.") == (
        "Ny turnus <b>fra</b> 1. desember."
    )


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "Tomt."),
        (" \n", "Tomt."),
        ("x" * 4_001, "Teksten er på 4001 tegn; det er plass til 4000."),
    ],
)
def test_an_empty_or_endless_text_is_refused(value: str | None, said: str) -> None:
    with pytest.raises(DashboardError) as refused:
        publishable(value, "Ikke lagret", "Tomt.")
    assert refused.value.what_happened == said


def test_a_long_text_without_a_space_is_read_in_no_time() -> None:
    assert personal("a" * 4_000) == []


NAVN = {
    "Nes": "en enhet i Samfunn",
    "Nes skole": "en enhet i Oppvekst",
    "Oppvekst (felles)": "en enhet",
    "Kari Nordmann": "lederen",
    "": "ingenting",
}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Nes skole har vikarer.", "En enhet i Oppvekst har vikarer."),
        ("Det er vikarer på Nes skole.", "Det er vikarer på en enhet i Oppvekst."),
        ("Nes skoles vikarer og Nes sine.", "En enhet i Oppveksts vikarer og en enhet i Samfunn sine."),
        ("Dyrt. Kari Nordmann følger opp", "Dyrt. Lederen følger opp"),
        ("Oppvekst (felles) betaler", "En enhet betaler"),
        ("Nesbyen og Hesnes er uendret", "Nesbyen og Hesnes er uendret"),
    ],
)
def test_whole_names_are_taken_out_and_the_longest_wins(text: str, said: str) -> None:
    assert without_names(text, NAVN) == said


def test_without_names_to_take_out_the_text_stands() -> None:
    assert without_names("Nes skole", {}) == "Nes skole"
    assert without_names("Nes skole", {"": "x"}) == "Nes skole"
