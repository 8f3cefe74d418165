"""Beside another municipality: totals over versions carry their note, and areas are only told of by one yardstick."""

from dataclasses import replace

from dashboard.analysis.kompass_evaluering import Evaluering, Omraade, Par
from dashboard.sentences import kompass_sammenlign as tekst
from dashboard.text import NO_BREAK

VI = Evaluering("9901", "Fjordvik", 2024, "3.1", 380, ())
DE = Evaluering("5027", "Midtre Gauldal", 2023, "3.1", 549.3, ())
PAR = (
    Par("1", "Samspill", 100, 40, 62),
    Par("2", "Samfunn", 100, 80, 73.1),
    Par("3", "Styring", 100, None, 60),
)


def test_the_totals_are_said_with_the_difference_only_by_one_yardstick() -> None:
    assert tekst.om_forskjellen(VI, DE) == (
        "Fjordvik (2024) fikk 380 poeng, Midtre Gauldal (2023) fikk 549,3: vi har 169,3 poeng færre."
    )
    assert tekst.om_forskjellen(VI, replace(DE, oppgitt=380)).endswith("fikk 380: like mange.")
    ulike = tekst.om_forskjellen(VI, replace(DE, versjon="2010"))
    assert "en nyere versjon er strengere" in ulike
    assert "169,3" not in ulike
    assert tekst.om_forskjellen(VI, replace(DE, oppgitt=None)) == (
        "Totalen for Midtre Gauldal (2023) er ikke kjent, så totalene kan ikke holdes mot hverandre."
    )


def test_the_areas_say_where_we_lag_and_lead_the_most() -> None:
    assert tekst.om_omraadene(PAR, VI, DE) == (
        "Lengst bak Midtre Gauldal ligger vi på Samspill (−22), lengst foran på Samfunn (+6,9)."
    )
    assert tekst.om_omraadene(PAR[:1], VI, DE) == "Lengst bak Midtre Gauldal ligger vi på Samspill (−22)."
    assert tekst.om_omraadene(PAR[1:2], VI, DE) == "Vi ligger lengst foran på Samfunn (+6,9)."
    assert tekst.om_omraadene((replace(PAR[0], annen=40),), VI, DE).startswith("Poengene er like")


def test_whose_areas_are_not_known_is_said() -> None:
    ukjent = "Områdene kan ikke sammenlignes: poengene per område er ikke kjent for"
    assert tekst.om_omraadene(PAR[2:], VI, DE) == f"{ukjent} Fjordvik (2024)."
    ingen = replace(PAR[2], annen=None)
    assert tekst.om_omraadene((ingen,), VI, DE) == f"{ukjent} Fjordvik (2024) og Midtre Gauldal (2023)."
    hver_sin = (PAR[2], replace(PAR[0], annen=None))
    assert tekst.om_omraadene(hver_sin, VI, DE) == f"{ukjent} de samme områdene hos begge."


def test_no_more_is_claimed_of_us_than_what_is_known() -> None:
    omraade = Omraade(
        "3.1", "2", "Samfunn", "", 100, 40, (), minst=50, plassering="lavest", mot_snittet="under"
    )
    ordene, ukjent = (
        replace(omraade, oppgitt=None),
        replace(omraade, oppgitt=None, minst=None, plassering="", mot_snittet=""),
    )
    for vaart, overskrift, sagt in (
        (omraade, "Hva Midtre Gauldal er gode på der vi har mest å hente", "40 poeng"),
        (ordene, "Hva Midtre Gauldal er gode på der vi er lavest, etter omtalen",
         "over ca. 50 poeng, blant de laveste og under landssnittet"),
        (ukjent, "Hva Midtre Gauldal er gode på", "ukjent"),
    ):  # fmt: skip
        assert tekst.overskrift_gode_paa(replace(VI, omraader=(vaart,)), DE) == overskrift
        assert tekst.det_som_er_sagt(vaart).replace(NO_BREAK, " ") == sagt
    assert "ikke kjent" in tekst.om_ingen_aa_laere_av(replace(VI, omraader=(ukjent,)))
    assert "ikke flere poeng" in tekst.om_ingen_aa_laere_av(replace(VI, omraader=(omraade,)))


def test_the_title_counts_the_areas_that_are_known_for_both() -> None:
    bak = replace(PAR[0], nr="4")
    assert tekst.tittel(PAR, DE) == "Vi har flere poeng enn Midtre Gauldal på 1 av 2 områder"
    assert tekst.tittel((PAR[0], bak), DE) == "Midtre Gauldal har flere poeng enn oss på alle områdene"
    assert tekst.tittel((PAR[1], PAR[1]), DE) == "Vi har flere poeng enn Midtre Gauldal på alle områdene"
    assert tekst.tittel(PAR[2:], DE) == "Poengene for områdene er ikke kjent for begge"


def test_the_best_is_named_among_those_by_one_yardstick() -> None:
    gammel = replace(DE, navn="Lillehammer", versjon="2010", oppgitt=700)
    assert tekst.om_de_beste((VI, DE, gammel), "3.1") == (
        "Høyest her etter versjon 3.1: Midtre Gauldal (2023), med 549,3 poeng."
    )
    assert tekst.om_de_beste((replace(VI, oppgitt=None),), "3.1") == ""


def test_an_older_evaluation_of_ones_own_is_explained() -> None:
    assert tekst.om_valget(replace(VI, aar=2012, versjon="2010"), VI) == (
        "Vår nyeste evaluering, fra 2024, er etter versjon 3.1. Her brukes den fra 2012: den er etter versjon 2010, som deres."
    )
