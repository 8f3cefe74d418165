"""The areas in words: what is not known is said to be unknown, and where two numbers disagree both are said."""

from dataclasses import replace

from dashboard.analysis.kompass_anslag import Anslag
from dashboard.analysis.kompass_evaluering import Evaluering, Kriterium, Omraade
from dashboard.sentences import kompass_omraadet as tekst

KRITERIER = (
    Kriterium("2.1", "Strategisk fokus", 15, 8),
    Kriterium("2.2", "Sosial holdbarhet", 30, 25),
    Kriterium("2.3", "Bærekraft", 30, 18.4),
    Kriterium("2.4", "Næringsliv", 25, 21.7),
)
OMRAADE = Omraade("3.1", "2", "Samfunnsutvikling", "", 100, 77, KRITERIER)
UKJENT = replace(
    OMRAADE,
    oppgitt=None,
    kriterier=tuple(replace(each, skaar=None) for each in KRITERIER),
    minst=50,
    plassering="lavest",
    mot_snittet="under",
)
EVALUERING = Evaluering("5027", "Midtre Gauldal", 2023, "3.1", None, (OMRAADE,))


def test_an_area_says_what_it_got_where_most_is_left_and_both_numbers_where_they_disagree() -> None:
    assert tekst.om_omraadet(OMRAADE, 2023) == (
        "Samfunnsutvikling fikk 73,1 av 100 poeng i 2023. Mest er å hente på Bærekraft: 11,6 poeng."
    )
    assert tekst.om_omraadets_avvik(OMRAADE) == (
        "Evalueringen oppgir 77 poeng for Samfunnsutvikling, mens delkriteriene til sammen gir 73,1. Her regnes det med"
        " delkriteriene."
    )
    assert tekst.om_omraadets_avvik(replace(OMRAADE, oppgitt=73)) == ""
    full = replace(OMRAADE, kriterier=(Kriterium("2.1", "Strategi", 15, 15),))
    assert tekst.om_omraadet(full, 2023) == "Samfunnsutvikling fikk 15 av 100 poeng i 2023."


def test_an_unknown_area_says_only_what_is_told_in_words() -> None:
    assert tekst.om_omraadet(UKJENT, 2023) == (
        "Poengene for Samfunnsutvikling i 2023 er ikke kjent. Evalueringen plasserer området over ca. 50 poeng, blant de"
        " laveste og under landssnittet."
    )
    assert tekst.om_omraadet(replace(UKJENT, minst=None, plassering="", mot_snittet=""), 2023) == (
        "Poengene for Samfunnsutvikling i 2023 er ikke kjent."
    )


def test_all_the_areas_say_the_total_and_what_the_chosen_have_left() -> None:
    assert tekst.om_alle(EVALUERING, KRITERIER[:2]) == (
        "Midtre Gauldal fikk 73,1 av 100 poeng i 2023. De to delkriteriene med mest å hente har 12 poeng igjen til sammen."
    )
    assert tekst.om_alle(EVALUERING, KRITERIER[:1]).endswith("Strategisk fokus har 7 poeng igjen å hente.")
    fauske = replace(EVALUERING, oppgitt=382, omraader=(UKJENT,))
    assert tekst.om_alle(fauske, ()) == (
        "Midtre Gauldal fikk 382 av 100 poeng i 2023. Hvor det er mest å hente, kan ikke sies: poengene for delkriteriene er ikke"
        " kjent."
    )
    assert "Totalen for Midtre Gauldal i 2023 er ikke kjent." in tekst.om_alle(
        replace(fauske, oppgitt=None), ()
    )


def test_every_reading_of_a_total_is_told_when_they_disagree() -> None:
    assert tekst.om_totalens_avvik(replace(EVALUERING, oppgitt=76)) == (
        "Poengene i evalueringen av Midtre Gauldal i 2023 stemmer ikke helt overens: totalen er oppgitt til 76, områdene gir 77 til"
        " sammen og delkriteriene gir 73,1."
    )
    assert tekst.om_totalens_avvik(replace(EVALUERING, omraader=(UKJENT,), oppgitt=382)) == ""


def test_some_unknown_subcriteria_are_counted_and_none_or_all_are_not() -> None:
    ett = (*KRITERIER[:3], replace(KRITERIER[3], skaar=None))
    assert tekst.om_ukjente(ett) == "Poengene for 1 av 4 delkriterier er ikke kjent."
    assert tekst.om_ukjente(KRITERIER) == tekst.om_ukjente(UKJENT.kriterier) == ""


def test_the_projection_has_its_span_and_is_absent_where_nobody_has_assessed() -> None:
    anslag = Anslag(lav=4.1, anslag=5.2, hoy=7, maks=15, antall=3, vurdert=2, teller=1, ukjente=0)
    assert tekst.om_anslaget(anslag) == "5,2 (4,1–7)"
    assert tekst.om_anslaget(replace(anslag, anslag=None)) == "4,1–7"
    assert tekst.om_anslaget(replace(anslag, lav=7, anslag=7)) == "7"
    assert tekst.om_anslaget(replace(anslag, vurdert=0)) == "ikke vurdert"


def test_the_title_says_how_many_are_below_half() -> None:
    assert tekst.tittel(KRITERIER) == "Alle delkriteriene har minst halvparten av poengene"
    lav = replace(KRITERIER[0], skaar=7.4)
    assert tekst.tittel((lav, *KRITERIER[1:])) == "Ett av fire delkriterier har under halvparten av poengene"
    assert tekst.tittel((lav,)) == "Alle delkriteriene har under halvparten av poengene"
    assert tekst.tittel(UKJENT.kriterier) == "Poengene for delkriteriene er ikke kjent"
