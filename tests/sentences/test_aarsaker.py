"""What the waterfalls say, in every case they can meet."""

import pandas as pd
import pytest

from dashboard.period import Period
from dashboard.sentences import aarsaker as tekst

OKTOBER = Period(2026, 10)
NAN = float("nan")


def plain(said):
    return said.replace("\u00a0", " ")


def grupper(**avvik):
    """Names and deviations; a name that ends in `inntekt` is revenue."""
    return pd.DataFrame(
        {
            "navn": [navn.replace("_", " ") for navn in avvik],
            "avvik": [float(beloep) for beloep in avvik.values()],
            "er_utgift": [not navn.endswith("inntekt") for navn in avvik],
        }
    )


@pytest.mark.parametrize(
    ("rader", "title"),
    [
        (grupper(vikar=-3_710_394, fastlønn=-578_545, refusjoner=163_115), "Vikar står for 3,7 av 4,1 mill. kr i merforbruk"),
        (grupper(vikar=-600_000, fastlønn=-900_000), "Fastlønn står for 0,9 av 1,5 mill. kr i merforbruk"),
        (grupper(vikar=-60_000, fastlønn=-90_000), "Fastlønn står for 90 000 av 150 000 kr i merforbruk"),
        (grupper(vikar=60_000, fastlønn=90_000), "Fastlønn står for 90 000 av 150 000 kr i mindreforbruk"),
        (grupper(vikar=-3_724_000, fastlønn=10_000), "Vikar står for hele merforbruket på 3,7 mill. kr"),
        (grupper(vikar=240_000), "Vikar står for hele mindreforbruket på 240 000 kr"),
        (grupper(vikar=-5_200_000, fastlønn=1_100_000), "Vikar har 5,2 mill. kr i merforbruk, mer enn summen på 4,1"),
        (grupper(vikar=-1_200_000, fastlønn=960_000), "Vikar har 1,2 mill. kr i merforbruk, mer enn summen på 240 000 kr"),
        (grupper(vikar=-120_000, fastlønn=96_000), "Vikar har 120 000 kr i merforbruk, mer enn summen på 24 000 kr"),
        (grupper(vikar=-500, fastlønn=500), "Merforbruk for vikar og mindreforbruk for fastlønn går opp i hverandre"),
        (grupper(vikar=0), "Ingen avvik å forklare"),
        (grupper(), "Ingen avvik å forklare"),
        (grupper(a=-0.4, b=-0.4, c=-0.4), "Ingen avvik å forklare"),
    ],
)  # fmt: skip
def test_the_title_says_how_much_the_largest_stands_for(rader, title):
    assert plain(tekst.tittel(rader, rader["avvik"].sum())) == title


def test_the_description_gives_both_ends_and_the_largest_in_each_direction():
    rader = grupper(vikar=-3_710_394, sosiale_utgifter=-238_595, fastlønn=-169_075, refusjonsinntekt=163_115)
    assert plain(tekst.beskrivelse(rader, 25_783_700, 29_909_524, OKTOBER)) == (
        "Til og med oktober 2026 er regnskapet på 29,9 mill. kr netto, mot 25,8 mill. kr i budsjettet."
        " Merforbruket er størst for vikar (3,7 mill. kr) og sosiale utgifter (238 595 kr)."
        " Mindreforbruket er størst for refusjonsinntekt (163 115 kr mer i inntekter)."
    )


def test_revenue_that_fails_is_not_called_money_used():
    said = tekst.beskrivelse(grupper(salgsinntekt=-4_000_000), -8_000_000, -4_000_000, OKTOBER)
    assert "salgsinntekt (4,0 mill. kr mindre i inntekter)" in plain(said)
    assert "er regnskapet på −4,0 mill. kr netto, mot −8,0 mill. kr i budsjettet" in plain(said)


def test_a_direction_nobody_has_is_said():
    said = tekst.beskrivelse(grupper(vikar=-10), 0, 10, OKTOBER)
    assert said.endswith("Det er ikke mindreforbruk noe sted.")


def test_places_are_neither_revenue_nor_expenditure():
    steder = grupper(Nes=-10, Dalen=20).drop(columns="er_utgift")
    assert "Nes (10 kr)" in plain(tekst.beskrivelse(steder, 0, 10, OKTOBER))


def test_a_group_is_written_small_inside_a_sentence():
    assert tekst.i_setning("Vikar, ekstrahjelp og overtid (KS)") == "vikar, ekstrahjelp og overtid (KS)"


@pytest.mark.parametrize(
    ("values", "missing"),
    [({"regnskap": NAN, "budsjett": 5.0}, "regnskap"), ({"regnskap": 5.0, "budsjett": NAN}, "budsjett")],
)
def test_what_is_missing_is_named(values, missing):
    assert tekst.uten_avvik(pd.Series(values), OKTOBER) == (
        f"Det er ikke lest inn {missing} for 2026, så det er ikke noe avvik å forklare."
    )
