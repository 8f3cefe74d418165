"""What it takes, said in every case it can meet."""

import pandas as pd
import pytest

from dashboard.period import Period
from dashboard.sentences import hva_maa_til as tekst

OKTOBER = Period(2026, 10)
NAN = float("nan")


def plain(said):
    return said.replace("\u00a0", " ")


def row(**values):
    standard = {
        "nivaa": "enhet", "navn": "Fjordgløtt", "regnskap": 28_000_000.0, "aarsbudsjett": 34_200_000.0, "maaneder_igjen": 2,
        "maaneder_i_snittet": 3, "per_maaned": 3_100_000.0, "siste_tre": 3_700_000.0, "i_fjor_resten": 3_400_000.0,
        "budsjett_resten": 3_300_000.0, "innhenting": 200_000.0,
    }  # fmt: skip
    return pd.Series({**standard, **values})


FOR_AA_LANDE = "For å lande på budsjettet "


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, "må Fjordgløtt bruke 3,1 mill. kr i måneden resten av året, 600 000 kr mindre enn snittet av de tre siste månedene."),
        (
            {"siste_tre": 2_000_000.0},
            "kan Fjordgløtt bruke 3,1 mill. kr i måneden resten av året, 1,1 mill. kr mer enn snittet av de tre siste månedene.",
        ),
        (
            {"siste_tre": 3_100_000.2},
            "må Fjordgløtt bruke 3,1 mill. kr i måneden resten av året, like mye som snittet av de tre siste månedene.",
        ),
        (
            {"maaneder_igjen": 1},
            "må Fjordgløtt bruke 3,1 mill. kr i desember, 600 000 kr mindre enn snittet av de tre siste månedene.",
        ),
        (
            {"maaneder_i_snittet": 2},
            "må Fjordgløtt bruke 3,1 mill. kr i måneden resten av året, 600 000 kr mindre enn snittet av de to siste månedene.",
        ),
        (
            {"maaneder_i_snittet": 1},
            "må Fjordgløtt bruke 3,1 mill. kr i måneden resten av året, 600 000 kr mindre enn den siste måneden.",
        ),
        (
            {"per_maaned": 0.0},
            "må Fjordgløtt gå i null resten av året, 3,7 mill. kr mindre enn snittet av de tre siste månedene.",
        ),
        ({"maaneder_i_snittet": 0, "siste_tre": NAN}, "må Fjordgløtt bruke 3,1 mill. kr i måneden resten av året."),
    ],
)  # fmt: skip
def test_a_place_that_uses_money(values, said):
    assert plain(tekst.om_stedet(row(**values), "Fjordgløtt", OKTOBER)) == FOR_AA_LANDE + said


@pytest.mark.parametrize(
    ("til", "siste", "said"),
    [
        (-3_300_000.0, -3_000_000.0, "må Vann få inn 3,3 mill. kr netto i måneden resten av året, 300 000 kr mer enn snittet av de tre siste månedene."),
        (-3_000_000.0, -3_300_000.0, "holder det at Vann får inn 3,0 mill. kr netto i måneden resten av året, 300 000 kr mindre enn snittet av de tre siste månedene."),
        (-3_300_000.0, 1_500_000.0, "må Vann få inn 3,3 mill. kr netto i måneden resten av året. I snitt de tre siste månedene var det 1,5 mill. kr i netto utgifter."),
        (200_000.0, -400_000.0, "kan Vann bruke 200 000 kr i måneden resten av året. I snitt de tre siste månedene var det 400 000 kr i netto inntekter."),
    ],
)  # fmt: skip
def test_a_place_that_brings_money_in(til, siste, said):
    rad = row(aarsbudsjett=-10_000_000.0, budsjett_resten=-1_000_000.0, per_maaned=til, siste_tre=siste)
    assert plain(tekst.om_stedet(rad, "Vann", OKTOBER)) == FOR_AA_LANDE + said


def test_a_single_month_behind_is_told_as_one():
    rad = row(aarsbudsjett=-1.0, per_maaned=-5.0, siste_tre=7.0, maaneder_i_snittet=1)
    assert plain(tekst.om_stedet(rad, "Vann", Period(2026, 1))).endswith(
        "Den siste måneden var det 7 kr i netto utgifter."
    )


def test_a_budget_that_is_used_up_is_said_but_not_of_one_that_is_meant_to_be_earned_back():
    used = row(per_maaned=-100_000.0)
    assert tekst.om_stedet(used, "Nes", OKTOBER).startswith("Årsbudsjettet er brukt opp. For å lande")
    season = row(per_maaned=-100_000.0, budsjett_resten=-50_000.0)
    assert tekst.om_stedet(season, "Nes", OKTOBER).startswith("For å lande")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"regnskap": NAN, "per_maaned": NAN}, "Det er ikke lest inn regnskap for 2026, så det kan ikke regnes ut hva som må til."),
        ({"aarsbudsjett": NAN, "per_maaned": NAN}, "Det er ikke lest inn budsjett for 2026, så det kan ikke regnes ut hva som må til."),
        (
            {"maaneder_igjen": 0, "per_maaned": NAN, "regnskap": 34_600_000.0},
            "Det er ingen måneder igjen av 2026 å hente noe inn i. Mot årsbudsjettet er det 400 000 kr i merforbruk.",
        ),
        (
            {"maaneder_igjen": 0, "per_maaned": NAN, "regnskap": 34_200_000.0},
            "Det er ingen måneder igjen av 2026 å hente noe inn i. Regnskapet er som årsbudsjettet.",
        ),
    ],
)  # fmt: skip
def test_where_it_cannot_be_said_why_is_said(values, said):
    assert plain(tekst.om_stedet(row(**values), "Nes", Period(2026, 13))) == said
    assert tekst.om_i_fjor(row(**values), Period(2026, 13)) == ""


@pytest.mark.parametrize(
    ("periode", "igjen", "said"),
    [
        (10, 2, "I november og desember i fjor var det 3,4 mill. kr i netto utgifter i måneden."),
        (11, 1, "I desember i fjor var det 3,4 mill. kr i netto utgifter."),
        (4, 8, "Fra mai til desember i fjor var det 3,4 mill. kr i netto utgifter i måneden."),
    ],
)
def test_last_years_same_months_are_named(periode, igjen, said):
    assert plain(tekst.om_i_fjor(row(maaneder_igjen=igjen), Period(2026, periode))) == said


def test_last_years_same_months_are_missed_where_they_are_not_there():
    assert tekst.om_i_fjor(row(i_fjor_resten=NAN), OKTOBER) == (
        "Det er ikke regnskap for november og desember i fjor å sammenligne med."
    )


@pytest.mark.parametrize(
    ("siste", "fjor", "uneven"),
    [
        (3_700_000.0, 3_400_000.0, False),
        (2_700_000.0, 3_900_000.0, True),  # the last months say up, last year down
        (3_000_000.0, 3_200_000.0, False),  # opposite, but hardly different
        (14_000_000.0, 4_000_000.0, True),  # both down, but a world apart
        (NAN, 3_400_000.0, False),
        (0.0, 0.0, False),
    ],
)
def test_an_uneven_year_makes_last_year_the_fairer_comparison(siste, fjor, uneven):
    said = tekst.om_i_fjor(row(siste_tre=siste, i_fjor_resten=fjor), OKTOBER)
    assert said.endswith("så fjoråret er det riktigste å sammenligne med.") == uneven


@pytest.mark.parametrize(
    ("values", "title"),
    [
        ({}, "Fjordgløtt må ned fra 3,7 til 3,1 mill. kr i måneden"),
        ({"per_maaned": 775_238.0}, "Fjordgløtt må ned fra 3,7 til 0,8 mill. kr i måneden"),
        ({"per_maaned": 90_000.0, "siste_tre": 95_000.0}, "Fjordgløtt må ned fra 95 000 til 90 000 kr i måneden"),
        ({"per_maaned": -5e6, "siste_tre": -4e6}, "Fjordgløtt må opp fra 4,0 til 5,0 mill. kr i netto inntekter i måneden"),
        (
            {"per_maaned": -3_300_000.0, "siste_tre": 1_500_000.0},
            "Fjordgløtt må fra 1,5 mill. kr i utgifter til 3,3 mill. kr i inntekter i måneden",
        ),
        ({"siste_tre": 2e6}, "Fjordgløtt må hente inn mest: 200 000 kr i måneden"),
        ({"siste_tre": NAN}, "Fjordgløtt må hente inn mest: 200 000 kr i måneden"),
    ],
)  # fmt: skip
def test_the_title_is_what_it_takes_of_the_first(values, title):
    assert plain(tekst.tittel(pd.DataFrame([row(**values), row(navn="Nes")]))) == title


def test_the_description_tells_how_much_each_must_gain():
    rader = pd.DataFrame([row(innhenting=2_060_000.0), row(navn="Nes", innhenting=230_000.0)])
    assert plain(tekst.beskrivelse(rader, "enhet")) == (
        "Dette må hentes inn i måneden mot budsjettet for resten av året, per enhet:"
        " Fjordgløtt (2,1 mill. kr) og Nes (230 000 kr)."
    )


def test_nobody_over_the_limit_is_said():
    assert (
        tekst.ingen_maa("enhet") == "Ingen enheter over grensen for muntlig gjennomgang har noe å hente inn."
    )


def test_who_is_drawn_is_said():
    assert tekst.om_utvalget(3, 3, "enhet") == "Enheter over grensen som har noe å hente inn"
    assert tekst.om_utvalget(10, 14, "enhet") == (
        "De 10 som må hente inn mest, av 14 enheter over grensen som har noe å hente inn"
    )


@pytest.mark.parametrize(
    ("over", "said"),
    [
        (600_000.0, "600 000 kr over det som må til"),
        (-5.0, "5 kr under det som må til"),
        (0.1, "akkurat det som må til"),
    ],
)
def test_the_distance_to_what_it_takes_is_told(over, said):
    assert plain(tekst.avstand(over)) == said
