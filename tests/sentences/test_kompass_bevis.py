"""What is said of the evidence: figure and period always, and nothing where there is nothing."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from dashboard.analysis.bevis import (
    DELVIS_FRA,
    STOETTER_FRA,
    Bevis,
    Bevisbok,
    Delkriterium,
    Hyllet,
    Omraade,
    vindu,
)
from dashboard.analysis.bevis_kilder import KILDER
from dashboard.sentences import kompass_bevis as tekst
from dashboard.text import NO_BREAK

_KILDER = {each.id: each for each in KILDER}
_MER: dict[str, Any] = dict.fromkeys(
    ("for_sent", "uten_dato", "aapne", "utfoert", "utgaver", "drift", "strategisk", "beslutninger", "oppgaver", "med_moete", "foer_moetet",
     "kommuner", "grupper", "moeter", "innen_fristen", "runder", "planlagt_kr", "realisert_kr", "kvartaler", "i_gang", "gjennomfoert",
     "enheter", "maaneder", "med_maal"), 0,
) | dict.fromkeys(("svar", "inviterte", "kvartal", "aar", "rullerende", "rullerende_i_fjor", "bom"))  # fmt: skip


def bevis(id_: str, teller: int, nevner: int | None = None, fra: date | None = date(2025, 1, 9), til: date | None = date(2026, 10, 20),
          **mer: Any) -> Bevis:  # fmt: skip
    return Bevis(_KILDER[id_], 66, date(2026, 11, 22), teller, nevner, fra, til, {**_MER, **mer},
                 {"avvik_kr": 250_000, "avvik_prosent": 1.0})  # fmt: skip


def sagt(each: Bevis) -> str:
    return tekst.om_beviset(each).replace(NO_BREAK, " ")


def kriterium(nr: str, maks: float, *bevisene: Bevis, grader: tuple[tuple[str, int], ...] = ()) -> Delkriterium:  # fmt: skip
    vurdert = pd.DataFrame([{"steg": steg, "grad": grad} for steg, grad in grader], columns=["steg", "grad"])
    return Delkriterium(nr, f"Navn {nr}", maks, tuple(Hyllet(each, "Fordi.") for each in bevisene), vurdert)


def bok(*omraader: tuple[Delkriterium, ...]) -> Bevisbok:
    alle = {each.bevis.kilde.id: each.bevis for omraade in omraader for kriterium in omraade for each in kriterium.bevis}  # fmt: skip
    return Bevisbok("3.1", "Versjon 3.1", *vindu(date(2026, 11, 22)),
                    tuple(Omraade(str(nr + 1), f"Område {nr + 1}", each) for nr, each in enumerate(omraader)), tuple(alle.values()))  # fmt: skip


@pytest.mark.parametrize(
    ("fra", "til", "said"),
    [
        (date(2025, 1, 9), date(2026, 10, 20), "januar 2025–oktober 2026"),
        (date(2026, 1, 9), date(2026, 10, 20), "januar–oktober 2026"),
        (date(2026, 10, 1), date(2026, 10, 20), "oktober 2026"),
        (date(2025, 1, 1), date(2026, 12, 31), "2025–2026"),
        (date(2025, 1, 1), date(2025, 12, 31), "2025"),
    ],
)
def test_a_period_is_said_as_months_or_as_whole_years(fra: date, til: date, said: str) -> None:
    assert tekst.dager(fra, til) == said


def test_every_source_has_a_sentence_with_its_figure_and_one_for_when_it_has_no_data() -> None:
    for id_ in _KILDER:
        each = bevis(id_, 38, 44, kvartal=3, aar=2026, moeter=1)
        assert "38" in sagt(each) or "Ingen av" in sagt(each), id_
        assert "januar 2025–oktober 2026" in sagt(each), id_
        tomt = bevis(id_, 0, 0, None, None)
        assert sagt(tomt).startswith("Ingen data ennå: "), id_
        assert not tomt.er_spor


def test_the_sentences_say_what_is_left_and_what_it_was_part_of() -> None:
    for each, said in (
        (bevis("vedtak_i_tide", 38, 44, for_sent=4, aapne=2),
         "38 av 44 vedtak er fulgt opp innen fristen, januar 2025–oktober 2026. 4 kom etter fristen og 2 gjenstår."),
        (bevis("moeter_med_referat", 2, 3, drift=1, strategisk=1, beslutninger=1, oppgaver=5),
         "2 av 3 dialogmøter er holdt og har låst referat, januar 2025–oktober 2026. 1 er om drift og 1 er om strategi."
         " Det er skrevet 1 beslutning og 5 oppgaver i dem."),
        (bevis("avvik_forklart", 4, 10, med_moete=8, foer_moetet=3),
         "4 av 10 avvik over 250 000 kr og 1 % er forklart av enheten, januar 2025–oktober 2026. 3 av de 8 som har hatt et møte, var forklart til"
         " møtedagen."),
        (bevis("undersoekelse_bruker", 1, svar=40, inviterte=100),
         "Én brukerundersøkelse er holdt, januar 2025–oktober 2026. 40 av 100 spurte svarte (40,0 %)."),
        (bevis("undersoekelse_bruker", 2), "To brukerundersøkelser er holdt, januar 2025–oktober 2026."),
        (bevis("sykefravaer_fulgt", 22, rullerende=9.1, rullerende_i_fjor=9.0),
         "Sykefraværet er fulgt i 22 måneder, januar 2025–oktober 2026. De siste tolv månedene var det 9,1 %, mot 9,0 % de tolv før."),
        (bevis("oppgaver_utviklingsstrategi", 7, 25, None, None, i_gang=16),
         "7 av 25 oppgaver i utviklingsstrategien er utført, per 22.11.2026. 16 er i gang."),
        (bevis("oppdrag_meldt", 0, 8), "Ingen av de 8 oppdragene har fått meldt status, januar 2025–oktober 2026."),
        (bevis("publiseringer", 3, 5, utgaver=4), "3 av 5 måneder med regnskap er publisert, januar 2025–oktober 2026. 4 utgaver er gitt ut i alt."),
        (bevis("gevinster", 20, 20, planlagt_kr=4_900_000.0, realisert_kr=3_100_000.0),
         "3,1 mill. kr av planlagte 4,9 mill. kr er meldt tatt ut, januar 2025–oktober 2026. Av 20 planlagte gevinster er 20 tatt ut helt"
         " eller delvis."),
        (bevis("gevinster", 1, 2), "1 av 2 planlagte gevinster er meldt tatt ut helt eller delvis, januar 2025–oktober 2026."),
        (bevis("kostra_lest", 111, kommuner=76, grupper=1),
         "111 nøkkeltall med egne tall er lest inn, januar 2025–oktober 2026. I det nyeste året står de ved siden av tall for 76 kommuner og"
         " 1 gruppe."),
    ):  # fmt: skip
        assert sagt(each) == said


def test_the_grade_is_said_with_its_share_which_never_says_more_than_the_word() -> None:
    for each, said in (
        (bevis("vedtak_i_tide", 38, 44), "støtter (86 %)"),
        (bevis("vedtak_i_tide", 7_999, 10_000), "støtter delvis (79 %)"),
        (bevis("vedtak_i_tide", 1, 22), "viser at noe gjenstår (5 %)"),
        (bevis("risikoanalyser", 3), "støtter"),
    ):
        assert tekst.om_styrken(each).replace(NO_BREAK, " ") == said
    assert f"minst {STOETTER_FRA} %" in tekst.GRENSENE
    assert f"Under {DELVIS_FRA} %" in tekst.GRENSENE


def test_a_command_gives_every_value_and_leaves_out_what_is_null() -> None:
    gitt = {"fra": date(2025, 1, 1), "slag": "to ord", "planslag": None, "avvik_prosent": 1.0}
    assert tekst.kommando("bevis/x", 66, gitt) == (
        "dashboard query bevis/x --at 66 --fra 2025-01-01 --slag 'to ord' --avvik_prosent 1.0"
    )


def test_only_what_mostly_is_done_fills_a_hole() -> None:
    for each in (kriterium("1.1", 20, bevis("vedtak_i_tide", 0, 12)), kriterium("1.1", 20, bevis("vedtak_i_tide", 5, 12)),
                 kriterium("1.1", 20, bevis("gevinster", 0, 0)),
                 kriterium("1.1", 20, grader=(("planlagt", 4), ("i gang", 4), ("gjennomført", 0)))):  # fmt: skip
        assert each.hull
    assert not kriterium("1.1", 20, bevis("vedtak_i_tide", 6, 12)).hull
    vurdert = kriterium("1.1", 20, grader=(("gjennomført", 1), ("i gang", 4)))
    assert (vurdert.hull, vurdert.bare_vurdert, len(vurdert.dokumenterte), len(vurdert.ikke_ennaa)) == (False, True, 1, 1)  # fmt: skip


def test_the_book_parts_traces_from_the_municipalitys_own_word_and_says_where_most_is_missing() -> None:
    ett = bevis("vedtak_i_tide", 1, 2)
    full = (kriterium("1.1", 20, ett), kriterium("1.2", 10, grader=(("gjennomført", 2),)))
    blandet = (kriterium("2.1", 15, ett), kriterium("2.2", 10), kriterium("2.3", 30))
    delvis = bok(full, blandet)
    assert tekst.om_boken(delvis).replace(NO_BREAK, " ") == (
        "Av 5 delkriterier har 2 spor i løsningen, 1 bare egenvurdering med dokumentasjon og 2 ingen av delene. I alt er det 1 ulikt spor og"
        " 1 dokumentert egenvurdering. Mest mangler i Område 2: 2 delkriterier."
    )  # fmt: skip
    assert [each.nr for each in delvis.hull] == ["2.3", "2.2"]
    assert tekst.om_omraadet(full) == "1 med spor, 1 med bare egenvurdering"
    assert tekst.om_summen(delvis).replace(NO_BREAK, " ").startswith("Boken har 1 ulikt spor. Tallene i kolonnen Spor blir 2 til sammen")  # fmt: skip
    assert tekst.om_summen(bok(full)) == ""
    assert tekst.om_hullene(bok(full)) == "Alle områdene er dekket."
    assert (
        tekst.om_hullene(bok(full, (kriterium("2.1", 15),))) == "Ingen av delene er det i området Område 2."
    )
    assert tekst.om_boken(bok((kriterium("1.1", 20),))).replace(NO_BREAK, " ") == (
        "Av 1 delkriterium har ingen spor i løsningen eller egenvurdering med dokumentasjon ennå."
    )
