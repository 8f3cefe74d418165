"""What is said of where the municipality stands in Kommunekompasset."""

from dataclasses import replace
from typing import Any

import pytest

from dashboard.analysis.kompass_anslag import Anslag
from dashboard.analysis.kompass_evaluering import Evaluering, Kriterium, Omraade
from dashboard.analysis.kompass_stand import Bilde, Omraadestand, Referanse
from dashboard.sentences import kompass_naa as tekst
from dashboard.text import NO_BREAK

REFERANSER = {
    slag: Referanse("Kommuner med 5 000–10 000 innbyggere", verdi, 2023, 21 if slag == "størrelsesgruppe" else None)
    for slag, verdi in (("alle", 370.0), ("størrelsesgruppe", 383.0), ("normal fra", 360.0), ("normal til", 380.0))
}  # fmt: skip


def anslag(lav: float, midt: float | None, hoy: float, **other: Any) -> Anslag:
    return Anslag(**({"lav": lav, "anslag": midt, "hoy": hoy, "maks": 100, "antall": 225, "vurdert": 14, "teller": 9,
                      "ukjente": 0} | other))  # fmt: skip


def omraade(nr: str, skaar: float | None, **other: Any) -> Omraade:
    return Omraade("3.1", nr, f"Navn {nr}", "", 100, skaar, (), **other)


def bilde(total: float | None = 382.0, stand: Anslag | None = None, *omraader: Omraadestand) -> Bilde:
    alle = omraader or tuple(Omraadestand(omraade(str(nr), None), None, None) for nr in range(1, 9))
    evaluering = Evaluering("1841", "Fauske", 2023, "3.1", total, tuple(each.omraade for each in alle))
    return Bilde("3.1", evaluering, stand, REFERANSER, alle)


def test_the_total_is_said_against_the_normal_interval_and_others() -> None:
    assert tekst.om_standen("Fauske", bilde()).replace(NO_BREAK, " ") == (
        "Fauske fikk 382 av 800 poeng i 2023, 12 over snittet av alle og 1 under snittet for «Kommuner med 5 000–10 000"
        " innbyggere» (21 kommuner)."
        " Det er over det normale, 360–380, dit få kommer uten å arbeide bevisst for det."
    )
    assert tekst.om_standen("Fauske", bilde(359.5)).endswith(
        "Det er under det normale, 360–380, og regnes som svakt."
    )
    assert tekst.om_standen("Fauske", bilde(380)).endswith("Det er innenfor det normale, 360–380.")
    assert tekst.om_standen("Fauske", bilde(370)).startswith(
        "Fauske fikk 370 av 800 poeng i 2023, likt med snittet"
    )
    uten = replace(bilde(), referanser={})
    assert tekst.om_standen("Fauske", uten) == "Fauske fikk 382 av 800 poeng i 2023."
    assert tekst.om_standen("Fauske", bilde(None)) == "Fauske ble evaluert i 2023, men totalen er ukjent."
    assert (
        tekst.om_standen("Fauske", replace(bilde(), evaluering=None))
        == "Fauske er ikke evaluert etter versjon 3.1."
    )
    assert [tekst.kort_nivaa(bilde(each)) for each in (350, 370)] == [
        "under det normale, 360–380 (svakt)", "innenfor det normale, 360–380",
    ]  # fmt: skip
    gruppen = "«Kommuner med 5 000–10 000 innbyggere» (21 kommuner)"
    assert tekst.mot_gruppen(bilde()).replace(NO_BREAK, " ") == f"1 under {gruppen}, 383"
    assert tekst.merke("best", REFERANSER["alle"]) == "Best"
    assert tekst.merke("størrelsesgruppe", REFERANSER["alle"]) == "Kommuner med 5 000–10 000 innbyggere:"
    assert tekst.mot_gruppen(bilde(None)) == ""


def test_what_has_moved_clearly_is_told_apart_from_what_is_within_the_span() -> None:
    flyttet = bilde(
        150,
        anslag(60, 161.4, 190),
        Omraadestand(omraade("1", 50), None, anslag(52, 65, 70)),
        Omraadestand(omraade("2", 60), None, anslag(20, 51.4, 55)),
        Omraadestand(omraade("3", 40), None, anslag(10, 45, 60)),
    )
    assert tekst.om_bevegelsen(flyttet) == (
        "Anslaget i dag er 161 poeng, 11 flere enn i 2023, innenfor usikkerheten (60–190). Klart opp: Navn 1 (+15)."
        " Klart ned: Navn 2 (−9). Resten er innenfor usikkerheten. 101 av de 161 poengene er videreført fra 2023."
    )
    assert tekst.tittel_omraader(flyttet) == "Navn 1 har flyttet seg klart opp: +15 poeng"
    assert tekst.tittel_form(flyttet) == "Sterkest: Navn 1. Svakest: Navn 3."
    assert tekst.tittel_total(flyttet) == "161 poeng i dag mot 150 i 2023"
    assert [tekst.sikkert(each) for each in flyttet.omraader] == [
        "klart opp",
        "klart ned",
        "innenfor usikkerheten",
    ]
    sikker = bilde(150, anslag(161, 161.4, 190), flyttet.omraader[0])
    assert tekst.om_bevegelsen(sikker) == (
        "Anslaget i dag er 161 poeng, 11 flere enn i 2023. Klart opp: Navn 1 (+15)."
    )
    stille = bilde(40, anslag(10, 40, 60), flyttet.omraader[2])
    assert tekst.om_bevegelsen(stille) == (
        "Anslaget i dag er 40 poeng, det samme som i 2023, innenfor usikkerheten (10–60)."
        " Ingen områder har flyttet seg klart: alle er innenfor usikkerheten. 30 av de 40 poengene er videreført fra 2023."
    )


def test_an_area_has_moved_clearly_only_where_the_printed_and_the_summed_number_say_so() -> None:
    lest = replace(omraade("2", 55), kriterier=(Kriterium("2.1", "", 100, 51.8),))
    innenfor = Omraadestand(lest, None, anslag(34, 55.6, 58))
    assert tekst.sikkert(innenfor) == "innenfor usikkerheten: +4 mot 51,8 summert og +1 mot 55 oppgitt"
    assert tekst.sikkert(replace(innenfor, anslag=anslag(53, 55.6, 58))) == (
        "innenfor usikkerheten: +4 mot 51,8 summert og +1 mot 55 oppgitt"
    )
    assert str(tekst.sikkert(replace(innenfor, anslag=anslag(57, 57, 58)))).startswith(
        "klart opp: +5 mot 51,8"
    )
    assert tekst.sikkert(replace(innenfor, anslag=None)) is None


def test_a_newer_evaluation_of_which_only_the_total_is_known_is_told_with_the_one_the_areas_are_against() -> (
    None
):
    nyere = replace(bilde().evaluering, aar=2026, oppgitt=415.5)  # type: ignore[type-var]
    sagt = tekst.om_standen("Fauske", replace(bilde(380), referanser={}, nyere=nyere))
    assert sagt == (
        "Fauske fikk 415,5 av 800 poeng i 2026, 35,5 over evalueringen i 2023. Hvor poengene ligger, er ikke skrevet inn ennå."
        " Områdene og anslaget er derfor mot evalueringen i 2023, som ga 380."
    )


def test_a_total_that_is_not_printed_says_what_it_is_summed_from() -> None:
    omraader = (replace(omraade("1", None), kriterier=(Kriterium("1.1", "", 100, 49.3),)),)
    evaluering = Evaluering("5027", "Midtre Gauldal", 2023, "3.1", None, omraader)
    summert = Bilde("3.1", evaluering, None, {}, ())
    assert tekst.om_standen("Midtre Gauldal", summert) == (
        "Midtre Gauldal fikk 49,3 av 100 poeng i 2023, regnet fra delkriteriene."
    )
    assert tekst.om_totalene(evaluering) == "regnet fra delkriteriene"


def test_what_cannot_be_told_is_said_and_never_guessed() -> None:
    assert tekst.om_bevegelsen(bilde()) == (
        "Hva som har flyttet seg siden 2023, er ukjent: ingen egenvurdering er gjort."
    )
    usikker = bilde(382, anslag(17, None, 778, ukjente=211))
    assert tekst.om_bevegelsen(usikker) == (
        "Poengene i dag ligger et sted fra 17 til 778: 211 av 225 vurderinger mangler."
    )
    assert tekst.tittel_omraader(usikker) == "Poengene per område er ukjent"
    assert tekst.tittel_total(usikker) == "382 poeng i 2023, over det normale"
    assert "så formen kan ikke tegnes" in tekst.om_ukjente(usikker.omraader)
    en_av_to = [Omraadestand(omraade("1", 40), None, None), Omraadestand(omraade("2", None), None, None)]
    assert tekst.om_ukjente(en_av_to) == "Uten kjente poeng, og derfor et gap i formen: Navn 2."
    assert tekst.om_ukjente(en_av_to[:1]) == ""


@pytest.mark.parametrize(
    ("gitt", "sagt"),
    [
        (omraade("1", None, mot_snittet="over"), "Ukjent; over landssnittet"),
        (omraade("2", None, minst=50, mot_snittet="over"), "Ukjent; over ca. 50 poeng; over landssnittet"),
        (omraade("5", None, plassering="lavest", mot_snittet="omtrent"), "Ukjent; blant de laveste; omtrent på landssnittet"),
        (replace(omraade("2", 77), kriterier=(Kriterium("2.1", "", 100, 73.1),)), "77 oppgitt, 73,1 summert"),
        (replace(omraade("1", 62), kriterier=(Kriterium("1.1", "", 100, 61.5),)), ""),
    ],
)  # fmt: skip
def test_an_area_is_told_in_words_where_its_points_are_unknown_or_disagree(gitt: Omraade, sagt: str) -> None:
    assert tekst.i_ord(gitt) == sagt


def test_every_total_is_told_where_the_source_disagrees_with_itself() -> None:
    omraader = (replace(omraade("1", 411), kriterier=(Kriterium("1.1", "", 800, 410.1),)),)
    evaluering = Evaluering("3405", "Lillehammer", 2010, "2010", 410, omraader)
    assert tekst.om_totalene(evaluering) == (
        "410 oppgitt, 411 summert av områdene, 410,1 summert av delkriteriene"
    )
    assert tekst.om_totalene(replace(evaluering, omraader=())) == ""


def test_the_target_is_measured_from_today_else_from_the_evaluation() -> None:
    assert tekst.om_maalet(bilde(), None) == ""
    assert tekst.om_maalet(bilde(), 420) == "Til målet på 420 mangler 38 poeng."
    assert tekst.om_maalet(bilde(382, anslag(300, 401, 440)), 420) == "Til målet på 420 mangler 19 poeng."
    assert tekst.om_maalet(bilde(382, anslag(300, 421, 440)), 420) == "Målet på 420 poeng er nådd i anslaget."
    assert tekst.om_maalet(bilde(430), 420) == "Målet på 420 poeng er nådd."
    assert tekst.om_maalet(bilde(None), 420) == "Målet er 420 poeng."


def test_another_yardstick_is_said_to_be_stricter() -> None:
    assert tekst.om_versjonene(bilde(), "3.1") == ""
    assert "er strengere og har andre områder" in tekst.om_versjonene(replace(bilde(), versjon="2010"), "3.1")
    assert tekst.overskrift(bilde()) == "Evalueringen i 2023, versjon 3.1"
    assert tekst.overskrift(replace(bilde(), evaluering=None)) == "Anslag etter versjon 3.1"
