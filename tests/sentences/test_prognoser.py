"""The sentences of the forecasts, in every case they can meet."""

import pandas as pd
import pytest

from dashboard.period import Period
from dashboard.sentences import prognoser as tekst

OKTOBER, SEPTEMBER = Period(2026, 10), Period(2026, 9)
NAN = float("nan")


def plain(said):
    """No-break spaces as spaces, to be read."""
    return said.replace("\u00a0", " ")


def row(avvik=0.0, verst=0.0, best=0.0, rest=0.0, sesong=0.0):
    """A place with a budget of 24 mill. kr, by its expected deviations."""
    aarsbudsjett = 24_000_000.0
    return pd.Series(
        {
            "aarsbudsjett": aarsbudsjett, "avvik_prognose": avvik, "prognose_hoey": aarsbudsjett - verst,
            "prognose_lav": aarsbudsjett - best, "prognose_rest": aarsbudsjett - rest, "prognose_sesong": aarsbudsjett - sesong,
        }
    )  # fmt: skip


@pytest.mark.parametrize(
    ("avvik", "said"),
    [
        (-2_551_037.0, "Etter metoden «Sesong» ender 2026 med 2,6 mill. kr i merforbruk."),
        (41_059.0, "Etter metoden «Sesong» ender 2026 med 41 059 kr i mindreforbruk."),
        (0.3, "Etter metoden «Sesong» ender 2026 i balanse."),
    ],
)
def test_where_the_year_ends(avvik, said):
    assert plain(tekst.om_aaret(row(avvik), "Sesong", OKTOBER)) == said


@pytest.mark.parametrize(
    ("verst", "best", "said"),
    [
        (-2_600_000, -2_450_000, "Spennet mellom metodene går fra 2,5 til 2,6 mill. kr i merforbruk."),
        (1_200_000, 3_400_000, "Spennet mellom metodene går fra 1,2 til 3,4 mill. kr i mindreforbruk."),
        (-523_000, -464_000, "Spennet mellom metodene går fra 464 000 til 523 000 kr i merforbruk."),
        (-1_200_000, -900_000, "Spennet mellom metodene går fra 900 000 kr til 1,2 mill. kr i merforbruk."),
        (-2_600_000, 0, "Spennet mellom metodene går fra 2,6 mill. kr i merforbruk til balanse."),
        (
            -2_600_000,
            300_000,
            "Spennet mellom metodene går fra 2,6 mill. kr i merforbruk til 300 000 kr i mindreforbruk.",
        ),
        (-2_610_000, -2_600_000, "Metodene i spennet gir det samme."),
        (0, 0, "Metodene i spennet gir det samme."),
    ],
)
def test_the_span_names_the_unit_once_where_both_ends_have_it(verst, best, said):
    assert plain(tekst.om_spennet(row(verst=verst, best=best))) == said


@pytest.mark.parametrize(
    ("endring", "said"),
    [
        (-253_784.0, "Det er 253 784 kr verre enn prognosen i september."),
        (1_200_000.0, "Det er 1,2 mill. kr bedre enn prognosen i september."),
        (0.4, "Prognosen er uendret siden september."),
        (NAN, ""),
    ],
)
def test_what_has_changed_since_the_month_before(endring, said):
    assert plain(tekst.om_endringen(endring, SEPTEMBER)) == said


def test_those_whose_forecast_has_worsened_past_the_limit_are_named_with_the_limit():
    said = plain(tekst.om_forverrede(["Barnevern", "NAV"], "enhet", SEPTEMBER, 250_000, 1.0))
    assert said == (
        "Siden september er prognosen blitt mer enn 250 000 kr og 1,0 % verre for to enheter,"
        " som derfor skal til muntlig gjennomgang: Barnevern og NAV."
    )
    assert tekst.om_forverrede([], "enhet", SEPTEMBER, 250_000, 1.0) == ""


def test_a_unit_whose_own_forecast_has_worsened_past_the_limit_is_told_so():
    assert tekst.om_egen_forverring(True) == "Forverringen er over grensen for muntlig gjennomgang."
    assert tekst.om_egen_forverring(False) == ""


@pytest.mark.parametrize(
    ("navn", "said"),
    [
        ([], ""),
        (
            ["Barnevern"],
            "Én leder melder et år på budsjett der både restbudsjett og sesong ender utenfor grensen: Barnevern.",
        ),
        (
            ["Barnevern", "NAV"],
            "To ledere melder et år på budsjett der både restbudsjett og sesong ender utenfor grensen: Barnevern og NAV.",
        ),
    ],
)
def test_leaders_on_budget_against_the_methods_are_named(navn, said):
    assert tekst.om_balanse(navn) == said


def test_of_a_single_unit_it_is_told_what_the_methods_say():
    said = plain(tekst.om_egen_balanse(row(rest=-2_459_138.0, sesong=-2_551_037.0)))
    assert (
        said
        == "Lederen melder et år på budsjett, men restbudsjett og sesong gir 2,5 til 2,6 mill. kr i merforbruk."
    )


@pytest.mark.parametrize(
    ("aar", "said"),
    [
        ((2025,), "bygger på ett år: 2025"),
        ((2024, 2025), "bygger på to år: 2024 og 2025"),
        ((2023, 2024, 2025), "bygger på tre år: 2023–2025"),
        ((2021, 2023, 2025), "bygger på tre år: 2021, 2023 og 2025"),
    ],
)
def test_how_little_a_track_record_builds_on_is_said(aar, said):
    assert tekst.bygger_paa(aar) == said


def test_which_method_came_nearest_before():
    one = plain(tekst.om_treffet("Sesong", 50_835.0, (2025,), OKTOBER))
    several = plain(tekst.om_treffet("Takt", 1_740_000.0, (2023, 2024, 2025), OKTOBER))
    assert (
        one
        == "Prøvd på de samme årene har «Sesong» truffet nærmest i oktober: 50 835 kr feil (bygger på ett år: 2025)."
    )
    assert "1,7 mill. kr feil i snitt (bygger på tre år: 2023–2025)." in several


def test_why_there_is_no_track_record():
    assert "Ingen tidligere år" in tekst.uten_treff("kommune")
    assert "enheten og nivåene over" in tekst.uten_treff("ansvar")


@pytest.mark.parametrize(("feil", "said"), [(1.0, "for høyt"), (-1.0, "for lavt"), (0.2, "ingen feil")])
def test_which_way_a_method_missed_is_said_in_words(feil, said):
    assert tekst.retning(feil) == said


@pytest.mark.parametrize(
    ("reserve", "closed", "said"),
    [
        (False, True, ""),
        (True, True, "For få år til sesong: regnet med restbudsjett"),
        (False, False, "Uten årsavslutning (periode 13)"),
        (True, False, "For få år til sesong: regnet med restbudsjett; uten årsavslutning (periode 13)"),
    ],
)
def test_what_a_reader_of_a_track_record_must_know(reserve, closed, said):
    assert tekst.merknad(reserve, closed) == said


def test_a_fallback_says_why():
    assert tekst.sesong_eller_rest("ustabil andel") == "Restbudsjett (ustabil andel)"
    assert tekst.sesong_eller_rest(None) == "Sesong"


@pytest.mark.parametrize(
    ("avvik", "said"),
    [
        ([-1.0, -2.0], "Alle metodene venter merforbruk"),
        ([0.0, 2.0], "Ingen av metodene venter merforbruk"),
        ([-1.0, -2.0, -3.0, 0.0], "Tre av fire metoder venter merforbruk"),
        ([-1.0, 2.0], "Én av to metoder venter merforbruk"),
    ],
)
def test_the_charts_title_is_its_message(avvik, said):
    assert tekst.tittel(avvik) == said


def test_the_chart_is_told_in_words():
    linjer = pd.DataFrame(
        [
            {"navn": "Sesong", "avvik": -2_551_037.0, "forrige": -2_300_000.0},
            {"navn": "Lederne", "avvik": 0.0, "forrige": NAN},
        ]
    )
    assert plain(tekst.beskrivelse(linjer, "Barnevern")) == (
        "Ventet avvik ved årets slutt for Barnevern: Sesong 2,6 mill. kr i merforbruk"
        " (forrige måned 2,3 mill. kr i merforbruk); Lederne balanse."
    )
