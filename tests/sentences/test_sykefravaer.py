"""The sentences of the sick leave item, in every case they can meet."""

from collections.abc import Mapping

import pandas as pd
import pytest

from dashboard.period import Period
from dashboard.sentences import sykefravaer as tekst
from dashboard.sentences.sykefravaer import Signal
from dashboard.text import NO_BREAK

OCTOBER = Period(2026, 10)
NAN = float("nan")


def plain(said: str) -> str:
    """No-break spaces as spaces, to be read."""
    return said.replace(NO_BREAK, " ")


def month(maal: float | None = None, **figures: float | None) -> str:
    empty: dict[str, float | None] = dict.fromkeys(
        (
            "prosent",
            "prosent_i_fjor",
            "rullerende",
            "rullerende_i_fjor",
            "ansatte",
            "siste_aar",
            "siste_periode",
        )
    )
    return plain(tekst.om_maaneden({**empty, **figures}, OCTOBER, maal))


NOW: Mapping[str, float] = {"ansatte": 900, "siste_aar": 2026, "siste_periode": 10, "prosent": 8.34}


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        ({}, "Det er ikke lastet opp sykefravær for oktober 2026 eller tidligere."),
        (
            {"siste_aar": 2026, "siste_periode": 8},
            "Sykefraværet for oktober 2026 er ikke lastet opp. Siste måned med tall er august 2026.",
        ),
        (
            {**NOW, "ansatte": 6, "prosent": None},
            "Sykefraværet i oktober 2026 vises ikke: tallene gjelder for få ansatte, eller avtalte dagsverk mangler.",
        ),
        (NOW, "Sykefraværet var 8,3 % i oktober 2026."),
        (
            {**NOW, "prosent_i_fjor": 8.76, "rullerende": 8.62, "rullerende_i_fjor": 8.41},
            "Sykefraværet var 8,3 % i oktober 2026, 0,5 prosentpoeng lavere enn i oktober 2025."
            " De siste 12 månedene var det 8,6 %, 0,2 prosentpoeng høyere enn i de 12 før.",
        ),
        (
            {**NOW, "prosent_i_fjor": 8.31},
            "Sykefraværet var 8,3 % i oktober 2026, like høyt som i oktober 2025.",
        ),
        (
            {**NOW, "rullerende": 8.6},
            "Sykefraværet var 8,3 % i oktober 2026. De siste 12 månedene var det 8,6 %.",
        ),
    ],
)
def test_the_sentence_says_what_is_known_and_no_more(figures: dict[str, float | None], words: str) -> None:
    assert month(**figures) == words


@pytest.mark.parametrize(
    ("rullerende", "words"),
    [
        (8.62, " Det er 0,6 prosentpoeng over målet på 8,0 %."),
        (7.5, " Det er 0,5 prosentpoeng under målet på 8,0 %."),
        (8.01, " Det er akkurat som målet på 8,0 %."),
        (None, ""),
    ],
)
def test_twelve_months_are_held_against_the_target(rullerende: float | None, words: str) -> None:
    without = month(**NOW, rullerende=rullerende)
    assert month(8.0, **NOW, rullerende=rullerende) == without + words


@pytest.mark.parametrize(
    ("now", "before", "words"),
    [
        (8.34, 8.31, "uendret"),
        (8.36, 8.31, "opp 0,1"),
        (8.0, 9.5, "ned 1,5"),
        (None, 8.0, None),
        (8.0, NAN, None),
    ],
)
def test_a_change_is_the_difference_of_the_printed_figures(
    now: float | None, before: float | None, words: str | None
) -> None:
    assert tekst.endring(now, before) == words


def units(*rows: tuple[str | None, float | None, float | None]) -> pd.DataFrame:
    columns = ["enhet", "rullerende", "rullerende_i_fjor"]
    return (
        pd.DataFrame(rows, columns=columns)
        .assign(navn=lambda frame: frame["enhet"])
        .astype(dict.fromkeys(columns[1:], float))
    )


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (units(), ""),
        (units(("A", None, 8.0)), ""),
        (units(("A", 8.0, 8.02)), "Ingen enhet har høyere sykefravær de siste 12 månedene enn i de 12 før."),
        (
            units(("A", 8.5, 8.0), ("B", 12.3, 9.5), (None, 30.0, 1.0)),
            "Mest har sykefraværet økt i B: de siste 12 månedene er det 12,3 %, 2,8 prosentpoeng høyere enn i de 12 før.",
        ),
    ],
)
def test_the_unit_that_has_risen_most_is_named_and_never_a_sum_of_hidden_ones(
    rows: pd.DataFrame, words: str
) -> None:
    assert plain(tekst.mest_oekt(rows)) == words


def divisions(*rows: tuple[str, str, float, float]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["fordeling", "nivaa", "foerste", "andre"])


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (
            divisions(),
            "Type fravær i oktober 2026 vises ikke: fordelingen er ikke lastet opp, eller den gjelder for få personer.",
        ),
        (
            divisions(
                ("melding", "kommune", 2, 6), ("varighet", "kommune", 3, 5), ("melding", "omraade", 1, 1)
            ),
            "75,0 % av sykefraværet i oktober 2026 var legemeldt, og 62,5 % var langtid, mer enn 16 dager.",
        ),
        (divisions(("melding", "kommune", 2, 6)), "75,0 % av sykefraværet i oktober 2026 var legemeldt."),
        (
            divisions(("varighet", "kommune", 3, 5)),
            "62,5 % av sykefraværet i oktober 2026 var langtid, mer enn 16 dager.",
        ),
        (
            divisions(("melding", "omraade", 2, 6)),
            "Type fravær i oktober 2026 vises ikke: fordelingen er ikke lastet opp, eller den gjelder for få personer.",
        ),
    ],
)
def test_the_division_is_said_as_far_as_it_is_shown(rows: pd.DataFrame, words: str) -> None:
    assert plain(tekst.om_fordelingen(rows, OCTOBER)) == words


def test_the_title_of_a_division_says_how_much_the_larger_part_is() -> None:
    assert plain(tekst.tittel_fordeling("Langtid", 5, 3)) == "Langtid: 62,5 % av sykefraværet"


@pytest.mark.parametrize(
    ("signal", "words"),
    [
        (Signal("A", "utenfor", 1, 1), "ligger over det normale"),
        (Signal("A", "utenfor", -1, 3), "har ligget under det normale i tre måneder på rad"),
        (Signal("A", "samme_side", 1, 9), "har ligget over gjennomsnittet sitt i ni måneder på rad"),
        (Signal("A", "trend", 1, 7), "har steget måned for måned gjennom sju måneder"),
        (Signal("A", "trend", -1, 14), "har sunket måned for måned gjennom 14 måneder"),
        (Signal("A", "to_av_tre", -1, 2), "har ligget lavt i minst to av de tre siste månedene"),
    ],
)
def test_a_signal_is_said_in_words(signal: Signal, words: str) -> None:
    assert tekst.signalord(signal) == words


LIA = Signal("Lia barnehage", "utenfor", 1, 5)


@pytest.mark.parametrize(
    ("signals", "words"),
    [
        ([], "Ingen steder gir signal i oktober 2026: sykefraværet varierer som det pleier."),
        (
            [LIA],
            "Lia barnehage har ligget over det normale i fem måneder på rad: spør hvorfor. Et signal er ikke skyld.",
        ),
        (
            [Signal("renhold", "trend", -1, 7)],
            "Renhold har sunket måned for måned gjennom sju måneder: spør hva som virker. Et signal er ikke skyld.",
        ),
        (
            [Signal("B", "utenfor", -1, 1), LIA, Signal("A", "to_av_tre", 1, 2)],
            "Lia barnehage har ligget over det normale i fem måneder på rad. A har ligget høyt i minst to av de tre siste"
            " månedene. Spør hvorfor. B ligger under det normale: spør hva som virker. Et signal er ikke skyld.",
        ),
        (
            [Signal(name, "utenfor", 1, 1) for name in "ABCD"],
            "A ligger over det normale. B ligger over det normale. C ligger over det normale. Ett sted til står i listen."
            " Spør hvorfor. Et signal er ikke skyld.",
        ),
        (
            [Signal(name, "utenfor", 1, 1) for name in "ABCDE"],
            "A ligger over det normale. B ligger over det normale. C ligger over det normale. To steder til står i listen."
            " Spør hvorfor. Et signal er ikke skyld.",
        ),
    ],
)
def test_the_signals_become_questions(signals: list[Signal], words: str) -> None:
    assert tekst.om_signaler(signals, OCTOBER) == words


def test_the_chart_of_a_place_is_said_with_its_limits() -> None:
    assert plain(tekst.om_stedet("Lia barnehage", LIA, 7.6, 11.44, korrigert=True)) == (
        "Lia barnehage har ligget over det normale i fem måneder på rad."
        " Vanlige måneder ligger mellom 7,6 % og 11,4 %, korrigert for årstid."
    )
    assert plain(tekst.om_stedet("Renhold", None, -0.5, 11.44, korrigert=False)) == (
        "Renhold gir ikke signal: sykefraværet varierer som det pleier. Vanlige måneder ligger mellom 0,0 % og 11,4 %."
    )
    assert tekst.tittel_kontroll("Lia barnehage", LIA, OCTOBER).endswith("i fem måneder på rad")
    assert tekst.tittel_kontroll("Renhold", None, OCTOBER) == "Renhold: ingen signal i oktober 2026"


@pytest.mark.parametrize(
    ("years", "words"),
    [
        ([], "Tallene er ikke korrigert for årstid: det krever minst to hele tidligere år"),
        ([2024, 2025], "månedsfaktorer fra 2024 og 2025."),
        ([2023, 2024, 2025], "månedsfaktorer fra 2023–2025."),
        ([2021, 2024, 2025], "månedsfaktorer fra 2021, 2024 og 2025."),
    ],
)
def test_the_rule_says_where_the_season_is_from(years: list[int], words: str) -> None:
    assert words in tekst.om_kontrollen(years, 48)


def cost(**values: float) -> str:
    standard = {
        "vikar_og_overtid": 19_500_000.0, "sykeloennsrefusjon": -12_700_000.0, "netto": 6_800_000.0,
        "netto_samme_maaneder": 2_500_000.0,
    }  # fmt: skip
    return plain(tekst.om_kostnaden({**standard, **values}, OCTOBER))


def test_the_cost_is_an_estimate_held_against_last_year() -> None:
    assert cost() == (
        "Til og med oktober 2026 er det brukt 19,5 mill. kr på vikarer og overtid, og refundert 12,7 mill. kr i sykelønn."
        " Anslaget for netto kostnad ved fravær er 6,8 mill. kr, 4,3 mill. kr mer enn i de samme månedene i fjor."
    )
    assert cost(netto_samme_maaneder=6_900_000.0).endswith(
        "100 000 kr mindre enn i de samme månedene i fjor."
    )
    assert cost(netto_samme_maaneder=6_800_000.0).endswith("det samme som i de samme månedene i fjor.")
    assert cost(netto_samme_maaneder=NAN).endswith("Anslaget for netto kostnad ved fravær er 6,8 mill. kr.")


def test_more_refunded_than_used_is_said_as_such() -> None:
    assert "er −800 000 kr, det vil si mer refundert enn brukt" in cost(netto=-800_000.0)


def test_the_caveats_name_what_is_counted_and_what_is_not() -> None:
    assert "art 020, 030 og 040" in tekst.forbeholdet()
    assert "710" in tekst.forbeholdet()
    assert "1–16 dager" in tekst.regelen_for_fordelingen(5)
    assert "minst 5 personer" in tekst.regelen_for_fordelingen(5)
    assert "minst 10 ansatte" in plain(tekst.regelen(10))
