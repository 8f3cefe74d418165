"""The sentences of the statements, in every case they can meet."""

import pandas as pd
import pytest

from dashboard.period import Period
from dashboard.sentences import oppstillinger as tekst

OKTOBER, NAN = Period(2026, 10), float("nan")


def plain(said):
    """No-break spaces as spaces, to be read."""
    return said.replace("\u00a0", " ")


def linje(**values):
    standard = {
        "regnskap": -4_755_414.0,
        "avvik": -12_878_286.0,
        "fjoraar": 8_819_826.0,
        "aarsbudsjett": 6_700_000.0,
    }
    return pd.Series({**standard, **values})  # fmt: skip


BRUTTO = linje(regnskap=-19_752_193.0, avvik=-12_827_465.0, fjoraar=-5_708_976.0)


@pytest.mark.parametrize(
    ("brutto", "netto", "period", "said"),
    [
        (
            BRUTTO, linje(), OKTOBER,
            "Til og med oktober 2026 er brutto driftsresultat −19,8 mill. kr, 12,8 mill. kr svakere enn budsjettert og"
            " 14,0 mill. kr svakere enn på samme tid i fjor. Netto driftsresultat er −4,8 mill. kr, 12,9 mill. kr"
            " svakere enn budsjettert og 13,6 mill. kr svakere enn på samme tid i fjor.",
        ),
        (
            linje(regnskap=9_500_000.0, avvik=0.2, fjoraar=NAN),
            linje(regnskap=9_200_000.0, avvik=250_000.0, fjoraar=6_000_000.0),
            Period(2025, 13),
            "I 2025, med årsavslutningen, er brutto driftsresultat 9,5 mill. kr, som budsjettert. Netto driftsresultat"
            " er 9,2 mill. kr, 250 000 kr bedre enn budsjettert og 3,2 mill. kr bedre enn i 2024.",
        ),
        (
            linje(avvik=NAN, fjoraar=NAN),
            linje(avvik=NAN, regnskap=5_000_000.0, fjoraar=5_000_000.0),
            Period(2026, 1),
            "I januar 2026 er brutto driftsresultat −4,8 mill. kr. Netto driftsresultat er 5,0 mill. kr, det samme som"
            " på samme tid i fjor.",
        ),
        (
            linje(regnskap=NAN), linje(regnskap=NAN), Period(2027, 0),
            "Det er ikke lest inn regnskap for 2027 ennå. Budsjettet gir et netto driftsresultat på 6,7 mill. kr.",
        ),
        (
            linje(regnskap=NAN), linje(regnskap=NAN, aarsbudsjett=NAN), OKTOBER,
            "Det er verken regnskap eller budsjett for 2026.",
        ),
    ],
)  # fmt: skip
def test_how_the_results_stand_against_budget_and_last_year(brutto, netto, period, said):
    assert plain(tekst.om_driftsresultatet(brutto, netto, period)) == said


@pytest.mark.parametrize(
    ("naa", "budsjettert", "period", "said"),
    [
        (
            -0.7, 0.79, OKTOBER,
            "Målet for netto driftsresultat, minst 1,75 % av driftsinntektene, gjelder hele året: årsbudsjettet gir 0,8 %,"
            " under målet. Hittil er det −0,7 %, men inntektene og utgiftene kommer ikke jevnt gjennom året.",
        ),
        (
            None, 2.0, Period(2027, 0),
            "Målet for netto driftsresultat, minst 1,75 % av driftsinntektene, gjelder hele året: årsbudsjettet gir 2,0 %,"
            " over målet.",
        ),
        (
            3.0, None, OKTOBER,
            "Målet for netto driftsresultat, minst 1,75 % av driftsinntektene, gjelder hele året. Hittil er det 3,0 %,"
            " men inntektene og utgiftene kommer ikke jevnt gjennom året.",
        ),
        (
            1.1, 0.7, Period(2025, 12),
            "Målet for netto driftsresultat, minst 1,75 % av driftsinntektene, gjelder hele året: årsbudsjettet gir 0,7 %,"
            " under målet. Hittil er det 1,1 %, uten årsavslutningen.",
        ),
        (1.13, 0.7, Period(2025, 13), "Netto driftsresultat er 1,1 % av driftsinntektene, under målet, som er minst 1,75 %."),
    ],
)  # fmt: skip
def test_a_month_is_not_held_against_a_target_for_a_year_but_a_closed_year_is(naa, budsjettert, period, said):
    assert plain(tekst.om_maalet(naa, budsjettert, 1.75, period)) == said


@pytest.mark.parametrize(
    ("maal", "said"), [(8.0, "8 %"), (7.5, "7,5 %"), (1.75, "1,75 %"), (1.755, "1,76 %"), (110, "110 %")]
)
def test_a_target_is_written_as_it_was_adopted(maal, said):
    assert plain(tekst.mot_taket(maal, maal)) == f"på målet, som er høyst {said}"


@pytest.mark.parametrize(
    ("slag", "pluss", "minus"),
    [
        ("inntekt", "merinntekt", "mindreinntekt"),
        ("utgift", "mindreforbruk", "merforbruk"),
        ("resultat", "bedre", "svakere"),
        ("motpost", "høyere", "lavere"),
        ("avsetning", "mindre avsatt", "mer avsatt"),
        ("bruk", "mer brukt", "mindre brukt"),
    ],
)
def test_a_deviation_has_the_word_of_its_line(slag, pluss, minus):
    assert (tekst.retning(slag, 5.0), tekst.retning(slag, -5.0)) == (pluss, minus)
    assert (tekst.retning(slag, 0.0), tekst.retning(slag, NAN)) == ("likt", "")


@pytest.mark.parametrize(
    ("foer", "etter", "aarsslutt", "desember"),
    [
        (
            8_666_761.0, 9_198_758.0,
            "Årsavslutningen styrket netto driftsresultat for 2025 med 531 997 kr, fra 8,7 mill. kr til 9,2 mill. kr.",
            "Desember er vist uten årsavslutningen, og netto driftsresultat er derfor 531 997 kr for lavt."
            " Velg «årsavslutning 2025» for å se det ferdige året.",
        ),
        (
            9_000_000.0, 7_000_000.0,
            "Årsavslutningen svekket netto driftsresultat for 2025 med 2,0 mill. kr, fra 9,0 mill. kr til 7,0 mill. kr.",
            "Desember er vist uten årsavslutningen, og netto driftsresultat er derfor 2,0 mill. kr for høyt."
            " Velg «årsavslutning 2025» for å se det ferdige året.",
        ),
        (
            5_000_000.0, 5_000_000.0,
            "Årsavslutningen for 2025 endret ikke netto driftsresultat, som er 5,0 mill. kr.",
            "Desember er vist uten årsavslutningen. Den endret ikke netto driftsresultat for 2025.",
        ),
    ],
)  # fmt: skip
def test_what_the_year_end_entries_did_and_how_far_off_december_is(foer, etter, aarsslutt, desember):
    assert plain(tekst.om_aarsavslutningen(foer, etter, 2025)) == aarsslutt
    assert plain(tekst.om_desember(foer, etter, 2025)) == desember


@pytest.mark.parametrize(
    ("values", "begynner"),
    [({"regnskap": 49_000.0}, "49 000 kr står på arter"), ({"regnskap": NAN, "aarsbudsjett": 7.0}, "7 kr"), ({"regnskap": 0.0}, "")],
)  # fmt: skip
def test_what_stands_on_no_line_is_told_when_it_is_something(values, begynner):
    said = plain(tekst.om_uplassert(linje(**values)))
    assert said.startswith(begynner)
    assert bool(said) == bool(begynner)


def test_a_year_before_the_regulation_is_told_why_it_has_no_statements():
    assert "gjelder fra regnskapsåret 2020, og finnes ikke for 2016" in tekst.om_aaret_uten_oppstilling(
        Period(2016, 0)
    )


def test_what_is_missing_depends_on_whether_the_municipality_is_known():
    assert tekst.om_det_som_mangler("1841") == "last opp SSBs tabell 12134"
    assert (
        tekst.om_det_som_mangler(None) == "sett kommunenummer i innstillingene, og last opp SSBs tabell 12134"
    )
