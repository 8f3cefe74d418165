"""The self-assessment in words: what counts, what is missing, and what a saving did."""

from dataclasses import replace

from dashboard.analysis.kompass_anslag import GJENNOMFOERT, I_GANG, Celle, anslaget
from dashboard.analysis.kompass_evaluering import Evaluering, Omraade
from dashboard.sentences import kompass_egenvurdering as tekst
from dashboard.text import NO_BREAK

TELLER = Celle("5.1.1", "Omfang", 10, 0.5, GJENNOMFOERT, True, 0.4)
UTEN = replace(TELLER, dimensjon="System", dokumentert=False)
I_ARBEID = replace(TELLER, nr="5.1.2", steg=I_GANG)
UVURDERT = replace(TELLER, nr="5.1.2", dimensjon="System", andel=None, steg="", dokumentert=False)
CELLER = [TELLER, UTEN, I_ARBEID, UVURDERT]


def test_how_much_is_assessed_counts_and_lacks_documentation() -> None:
    assert tekst.om_egenvurderingen(CELLER, {"spørsmål"}) == (
        "Ett av 2 spørsmål er vurdert, og ett er påbegynt. Ett av 3 svar teller: det er gjennomført og dokumentert."
    )
    assert (
        tekst.om_egenvurderingen([UVURDERT], {"delkriterium"}) == "Ingen av 1 delkriterier er vurdert ennå."
    )
    assert tekst.om_dokumentasjonen(CELLER) == (
        f"Ett gjennomført svar mangler dokumentasjon; med den på plass gir det 5{NO_BREAK}poeng."
    )
    assert tekst.om_dokumentasjonen([UTEN, UTEN]).startswith("To gjennomførte svar mangler")
    assert not tekst.om_dokumentasjonen([TELLER, I_ARBEID, replace(UTEN, andel=0.0)])
    assert tekst.om_det_udokumenterte(CELLER).startswith("System er gjennomført, men gir ingen poeng")
    assert not tekst.om_det_udokumenterte([TELLER])


def test_the_projection_is_said_with_its_span_and_as_unknown_where_it_is() -> None:
    assert (
        tekst.om_anslaget(anslaget(CELLER), None, "3.1") == "Anslaget i dag er 9 av 40 poeng, mellom 5 og 19."
    )
    ukjent = anslaget([*CELLER, replace(UVURDERT, foer=None)])
    assert tekst.om_anslaget(ukjent, None, "3.1") == (
        f"Anslaget er ukjent: 1{NO_BREAK}svar er verken vurdert eller evaluert. Det ligger mellom 5 og 29 av 50 poeng."
    )


def test_where_nothing_is_assessed_the_last_evaluation_stands_and_no_projection_is_told() -> None:
    omraade = Omraade("3.1", "1", "Demokrati", "", 100, None, ())
    evaluering = Evaluering("9901", "Fjordvik", 2023, "3.1", 38.2, (omraade,))
    ingen = anslaget([UVURDERT])
    for siste, sagt in (
        (None, "Kommunen er heller ikke evaluert, så poengene er ukjent."),
        (evaluering, f"Evalueringen i 2023 gjelder fortsatt: 38,2 av 100{NO_BREAK}poeng."),
        (
            replace(evaluering, oppgitt=None),
            "Evalueringen i 2023 gjelder fortsatt, men totalen i den er ukjent.",
        ),
        (
            replace(evaluering, versjon="2010"),
            "Den siste evalueringen, i 2023, er etter versjon 2010 og sier ikke hvor mange poeng det blir etter versjon 3.1.",
        ),
    ):
        assert tekst.om_anslaget(ingen, siste, "3.1") == sagt


def test_what_a_saving_did_is_said_as_from_and_to_and_why_it_fell() -> None:
    foer = anslaget(CELLER)
    opp = anslaget([TELLER, replace(UTEN, dokumentert=True), I_ARBEID, UVURDERT])
    ned = anslaget([TELLER, UTEN, I_ARBEID, replace(UVURDERT, andel=0.0, steg=GJENNOMFOERT)])
    ukjent = replace(foer, anslag=None)
    assert tekst.om_lagringen("5.1.1", foer, opp) == (
        f"5.1.1 er lagret. Anslaget gikk fra 9 til 14{NO_BREAK}poeng."
    )
    assert tekst.om_lagringen("5.1.2", foer, ned) == (
        f"5.1.2 er lagret. Anslaget gikk ned fra 9 til 5{NO_BREAK}poeng."
        " Det som ikke var vurdert, ble regnet som i forrige evaluering."
    )
    litt = replace(foer, anslag=9.2)
    assert tekst.om_lagringen("5.1.1", foer, litt) == (
        f"5.1.1 er lagret. Anslaget steg mindre enn ett poeng, og er fortsatt 9{NO_BREAK}poeng."
    )
    assert "Anslaget falt mindre enn" in tekst.om_lagringen("5.1.1", litt, foer)
    assert "Anslaget er fortsatt 9" in tekst.om_lagringen("5.1.1", foer, foer)
    assert tekst.om_lagringen("5.1.1", ukjent, opp).endswith(f"10 til 19{NO_BREAK}poeng (før: 5 til 19).")


def test_the_list_that_is_not_whole_says_what_to_upload() -> None:
    assert tekst.om_listen("3.1", 0, 75).startswith("Spørsmålene i versjon 3.1 er ikke lastet opp. Derfor")
    assert tekst.om_listen("3.1", 12, 75).startswith(
        "Bare 12 av de 75 spørsmålene i versjon 3.1 er lastet opp."
    )
    assert tekst.det_som_vurderes({"delkriterium", "spørsmål"}) == "spørsmål og delkriterier"


def test_a_question_says_what_it_can_give_and_what_its_subcriterion_got() -> None:
    assert tekst.om_spoersmaalet([TELLER, UTEN]) == (
        f"Gir inntil 20{NO_BREAK}poeng, 10 på hver dimensjon. Delkriteriet fikk 40{NO_BREAK}% i evalueringen anslaget regnes fra."
    )
    assert tekst.om_spoersmaalet([replace(TELLER, foer=None)]) == f"Gir inntil 10{NO_BREAK}poeng."
