"""Kommunekompasset over the years: progress is only said between evaluations by one yardstick."""

from dataclasses import replace

import pandas as pd

from dashboard.analysis.kompass_anslag import Anslag
from dashboard.analysis.kompass_evaluering import Evaluering, Omraade, Par
from dashboard.sentences import kompass_utvikling as tekst
from dashboard.text import NO_BREAK

OMRAADER = tuple(Omraade("3.1", str(nr), f"Område {nr}", "", 100, None, ()) for nr in range(1, 9))
NY = Evaluering("9901", "Fjordvik", 2024, "3.1", 380, OMRAADER)
GAMMEL = replace(NY, aar=2020, oppgitt=351.5)
ELDST = replace(NY, aar=2012, versjon="2010", oppgitt=420)
INGEN = Anslag(lav=0, anslag=380, hoy=380, maks=800, antall=225, vurdert=0, teller=0, ukjente=0)
NOE = replace(INGEN, lav=298.2, anslag=410.4, hoy=455, vurdert=161)


def test_the_same_yardstick_says_how_far_it_moved_and_another_says_only_both_totals() -> None:
    assert tekst.om_utviklingen((NY, GAMMEL), NOE) == (
        "Fjordvik fikk 380 av 800 poeng i 2024, 28,5 poeng opp siden 2020. Egenvurderingen peker i dag mot 410 poeng, mellom 298 og"
        " 455."
    )
    ulike = tekst.om_utviklingen((NY, ELDST), INGEN)
    assert ulike.startswith(
        "Fjordvik fikk 380 av 800 poeng i 2024, etter en annen versjon enn i 2012. Da var totalen 420 poeng."
    )
    assert not any(ord_ in ulike for ord_ in (" opp ", " ned ", "framgang"))
    assert ulike.endswith("så det er ikke noe anslag for i dag.")


def test_what_is_not_known_is_said_to_be_unknown() -> None:
    ukjent = replace(NY, oppgitt=None)
    assert tekst.om_utviklingen((ukjent,), replace(NOE, anslag=None)) == (
        "Fjordvik ble evaluert i 2024, men totalen er ikke kjent. Ingen tidligere evaluering er lagt inn. Egenvurderingen peker i"
        " dag mellom 298 og 455 poeng."
    )
    assert "I 2020 var totalen ikke kjent." in tekst.om_utviklingen(
        (NY, replace(GAMMEL, oppgitt=None)), INGEN
    )
    assert tekst.tittel((ukjent, GAMMEL)) == "Totalen i 2024 er ikke kjent"


def test_the_title_says_progress_only_by_one_yardstick() -> None:
    assert tekst.tittel((NY, GAMMEL)) == "28,5 poeng opp fra 2020 til 2024"
    assert tekst.tittel((GAMMEL, NY)) == "28,5 poeng ned fra 2024 til 2020"
    assert tekst.tittel((NY, replace(NY, aar=2020))) == "Like mange poeng fra 2020 til 2024"
    assert tekst.tittel((NY, ELDST)) == tekst.tittel((NY,)) == "380 poeng i 2024, etter versjon 3.1"


def test_the_change_per_area_names_those_that_went_most_forward_and_back() -> None:
    par = (
        Par("1", "Styring", 100, 50, 40),
        Par("2", "Kvalitet", 100, 30, 33.5),
        Par("3", "Arbeid", 100, None, 3),
    )
    assert tekst.om_endringen(par, 2020, 2024) == (
        "Størst framgang fra 2020 til 2024: Styring (+10). Størst tilbakegang: Kvalitet (−3,5)."
        " Bare 2 av 3 områder er kjent begge år."
    )
    like = replace(par[0], navn="Åpenhet", egen=60, annen=50)
    assert "2024: Styring og Åpenhet (+10)." in tekst.om_endringen((*par, like), 2020, 2024)
    assert tekst.om_endringen(par[:1], 2020, 2024).endswith("Ingen områder gikk tilbake.")
    assert tekst.om_endringen(par[2:], 2020, 2024) == ("Poengene for områdene er ikke kjent for 2024.")
    assert tekst.tittel_endring(par, 2020) == "1 av 2 områder har fått flere poeng siden 2020"
    assert tekst.tittel_endring(par[2:], 2020) == "Ingen områder er kjent begge år"


def test_those_by_another_version_are_named_and_the_others_may_be_measured() -> None:
    assert tekst.om_versjonene((NY, GAMMEL)) == ""
    assert tekst.om_versjonene((NY, GAMMEL, ELDST)) == (
        "Evalueringen i 2012 er etter en annen versjon enn den i 2024. En nyere versjon er strengere enn en eldre, og områdene er ikke"
        " de samme. Derfor vises bare totalen fra 2012 her, og forskjellen fra den er verken framgang eller tilbakegang."
    )
    assert tekst.om_versjonene((NY, ELDST, replace(ELDST, aar=2008))).startswith(
        "Evalueringene i 2008 og 2012 er"
    )


VEKST = pd.DataFrame(
    {
        "dato": pd.to_datetime(["2024-12-31", "2026-11-22"]),
        "lav": [32.0, 298.2],
        "anslag": [380.0, 410.4],
        "hoy": [380.0, 455.0],
        "vurdert": [12, 161],
        "antall": [225, 225],
    }
)


def test_the_growth_says_what_has_moved_and_only_what_is_known() -> None:
    dekning = "161 av 225 vurderinger er gjort."
    for vekst, sagt in (
        (VEKST, "Det vi kan dokumentere, har gått fra 32 til 298 poeng, og anslaget fra 380 til 410, siden 31.12.2024."),
        (VEKST.assign(anslag=None), "Det vi kan dokumentere, har gått fra 32 til 298 poeng siden 31.12.2024."),
        (VEKST.assign(anslag=410.0),
         "Det vi kan dokumentere, har gått fra 32 til 298 poeng siden 31.12.2024, og anslaget er 410 poeng."),
        (VEKST.assign(lav=298.0), "Vi kan dokumentere 298 poeng, og anslaget har gått fra 380 til 410 siden 31.12.2024."),
        (VEKST.assign(lav=[298.2, 297.9]).tail(1), "Vi kan dokumentere 298 poeng, og anslaget er 410 poeng."),
        (VEKST.assign(lav=[298.2, 297.9], anslag=None), "Vi kan dokumentere 298 poeng."),
    ):  # fmt: skip
        assert tekst.om_veksten(vekst) == f"{sagt} {dekning}"


def test_after_a_new_evaluation_it_is_said_what_was_expected_of_it() -> None:
    assert tekst.om_ingen_siden(NY, VEKST.iloc[:0]) == "Ingenting er egenvurdert siden evalueringen i 2024."
    assert tekst.om_ingen_siden(NY, VEKST) == (
        "Ingenting er egenvurdert siden evalueringen i 2024. 22.11.2026 pekte egenvurderingen mot 410 poeng. Evalueringen ga 380."
    )
    assert tekst.om_ingen_siden(replace(NY, oppgitt=None), VEKST).endswith(
        "pekte egenvurderingen mot 410 poeng."
    )


def test_the_title_of_the_growth_says_where_it_points_and_when_it_was() -> None:
    assert tekst.tittel_vekst(VEKST) == "Egenvurderingen peker mot 410 poeng"
    assert tekst.tittel_vekst(VEKST.assign(anslag=None)) == "Egenvurderingen peker mot 298 til 455 poeng"
    assert tekst.tittel_vekst(VEKST, i_dag=False) == "Egenvurderingen pekte mot 410 poeng 22.11.2026"
    kvartaler = [
        tekst.kvartal(dato, siste=dato.year == 2026).replace(NO_BREAK, " ") for dato in VEKST["dato"]
    ]
    assert kvartaler == ["4. kv. 2024", "4. kv. 2026, hittil"]
