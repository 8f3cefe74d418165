"""What is said of the plan: what the target takes, what is missing, and nothing more than is known."""

from dataclasses import replace

from dashboard.analysis.kompass_anslag import Anslag
from dashboard.analysis.kompass_evaluering import Evaluering, Omraade
from dashboard.analysis.kompass_plan import Steg, Tiltak
from dashboard.analysis.kompass_veien import ANSLAG, DOKUMENTERT, EVALUERING, INGENTING, Start, Uloeftet, Vei
from dashboard.sentences import kompass_plan as tekst
from dashboard.text import NO_BREAK, NO_NUMBER


def steg(id_: str, poeng: float, hittil: float, dagsverk: float | None) -> Steg:
    return Steg(Tiltak(id_, "5.1", f"Tiltak {id_}", "", 1, dagsverk, "", None, ()), poeng, hittil)


A, B, C = steg("A", 20, 20, 4), steg("B", 30, 50, 10.5), steg("C", 9, 59, None)
START = Start(410, ANSLAG)
ULOEFTET = [Uloeftet("5.4", "Tilbud", 12.34, False), Uloeftet("6.1", "Kvalitet", 20, True)]
SISTE = Evaluering("1841", "Fauske", 2023, "3.1", 382, ())


def said(text_: str) -> str:
    return text_.replace(NO_BREAK, " ")


def test_what_the_target_takes_is_measures_and_effort_with_what_nobody_has_estimated() -> None:
    vei = Vei(START, 460, (A, B), (C,))
    assert said(tekst.om_veien(vei, ULOEFTET)) == (
        "De neste 50 poengene krever to tiltak og 14,5 dagsverk: «Tiltak A» og «Tiltak B»."
    )
    assert said(tekst.tittel(vei)) == "To tiltak fører til 460 poeng"
    lengre = replace(vei, maal=469, naadd=(A, B, C), rest=())
    assert said(tekst.om_veien(lengre, [])) == (
        "De 59 poengene til målet på 469 poeng krever tre tiltak og 14,5 dagsverk (ett av dem uten anslått innsats):"
        " «Tiltak A», «Tiltak B» og «Tiltak C»."
    )
    assert tekst.innsats(replace(vei, naadd=(C,))) == " uten anslått innsats"


def test_a_target_that_is_reached_says_so() -> None:
    vei = Vei(START, 400, (), (A,))
    assert said(tekst.om_veien(vei, ULOEFTET)) == "Målet på 400 poeng er nådd: anslaget er 410 poeng."
    assert said(tekst.tittel(vei)) == "Målet er nådd, og planen kan gi 20 poeng til"


def test_a_plan_that_falls_short_says_by_how_much_and_where_there_is_most_to_gain() -> None:
    vei = Vei(START, 500, None, (A, B))
    assert said(tekst.om_veien(vei, ULOEFTET)) == (
        "Hele planen gir 50 poeng av de 90 som trengs til målet på 500 poeng: 40 poeng mangler."
        " Mest å hente uten tiltak: 5.4 Tilbud (12,3 poeng) og 6.1 Kvalitet (inntil 20 poeng)."
    )
    assert said(tekst.tittel(vei)) == "Planen når 460 poeng, 40 poeng for lite"
    tom = replace(vei, rest=())
    assert said(tekst.om_veien(tom, [])) == (
        "Planen har ingen tiltak ennå: det mangler 90 poeng til målet på 500 poeng."
    )
    uten = replace(vei, rest=(steg("D", 0, 0, 1),))
    assert tekst.om_veien(uten, []).startswith("Planen har ingen tiltak som gir poeng: det mangler")


def test_where_the_way_starts_is_told_with_what_is_not_known() -> None:
    assert (
        said(tekst.om_starten(START, SISTE))
        == "Regnet fra anslaget for i dag: 410 poeng. Evalueringen i 2023 ga 382 poeng."
    )
    evaluert = Start(382, EVALUERING, 2023)
    assert said(tekst.om_starten(evaluert, SISTE)) == "Regnet fra evalueringen i 2023: 382 poeng."
    assert said(tekst.om_starten(replace(evaluert, poeng=384), SISTE)).endswith(
        "384 poeng. Det er summen av områdene; totalen er 382 poeng."
    )
    assert "ikke kjent hvordan" in tekst.om_starten(replace(evaluert, kjent=False), SISTE)
    assert "ingen evaluering etter samme versjon" in tekst.om_starten(
        Start(15, DOKUMENTERT, kjent=False), None
    )
    omraader = tuple(Omraade("3.1", nr, "", "", 100, poeng, ()) for nr, poeng in (("1", None), ("2", 50.0)))
    nyere = replace(SISTE, aar=2026, oppgitt=415.5, omraader=omraader)
    assert said(tekst.om_starten(START, SISTE, nyere)).endswith(
        "Evalueringen i 2026 ga 415,5 poeng, men ikke alle områdene er skrevet inn ennå."
    )
    assert (tekst.merke(START), tekst.merke(evaluert)) == ("Nå", "2023")


def test_where_it_is_not_known_what_the_measures_add_no_price_is_told() -> None:
    vei = Vei(Start(382, EVALUERING, 2023, kjent=False), 432, None, (A, B))
    sagt = "Hva de neste 50 poengene krever, kan ikke regnes ut før delkriteriene er kjent eller spørsmålene vurdert."
    assert tekst.om_neste(vei) == sagt
    assert tekst.om_veien(vei, ULOEFTET) == sagt
    assert said(tekst.om_veien(replace(vei, maal=500), ULOEFTET)) == (
        "Målet på 500 poeng er 118 poeng unna. Hva det krever, kan ikke regnes ut før delkriteriene er kjent eller spørsmålene vurdert."
    )
    assert "er nådd" in tekst.om_veien(replace(vei, maal=300, naadd=()), [])
    assert (tekst.antall_tiltak(vei), tekst.om_arbeidet(vei)) == (
        "kan ikke regnes ut",
        "delkriteriene er ikke kjent",
    )
    tom = replace(vei, start=Start(0, INGENTING, kjent=False))
    assert tekst.om_arbeidet(tom) == "ingenting er vurdert ennå"
    assert tekst.om_begynnelsen("3.1").startswith(
        "Skriv inn en evaluering etter versjon 3.1, eller vurder spørsmålene"
    )


def test_tasks_that_are_done_but_not_assessed_are_told_with_what_they_may_bring() -> None:
    def om(*tall: float) -> str:
        antall, ikke, kan, omraade, naar = tall
        return said(
            tekst.om_oppgavene(
                antall=int(antall), ikke_vurdert=int(ikke), kan_hentes=kan, bare_omraade=int(omraade), ukjent_naar=int(naar)
            )
        )  # fmt: skip

    assert om(0, 0, 0, 0, 0) == "Ingen oppgaver i målstrukturen er knyttet til Kommunekompasset."
    assert om(1, 0, 0, 0, 0).startswith("Én oppgave er knyttet til Kommunekompasset. Ingen av dem er utført")
    assert "For to som er utført, er det ikke meldt når." in om(5, 0, 0, 0, 2)
    assert om(5, 2, 12.5, 0, 0) == (
        "Fem oppgaver er knyttet til Kommunekompasset. To er utført, men ikke vurdert etterpå: vurdering og dokumentasjon kan gi"
        " inntil 12,5 poeng nå."
    )
    assert "(én av dem er bare knyttet til et område og er ikke regnet med)" in om(5, 2, 12.5, 1, 0)
    assert "poeng" not in om(5, 2, 0, 2, 0)
    assert said(tekst.tittel_uvurdert(12.5)) == "Utført, men ikke vurdert etterpå: kan gi inntil 12,5 poeng"
    assert "poeng" not in tekst.tittel_uvurdert(0)
    assert tekst.tittel_oppgaver(64, andre=False) == "Oppgavene (64)"
    assert tekst.tittel_oppgaver(61, andre=True) == "De andre oppgavene (61)"


def test_today_stands_against_the_last_evaluation_and_an_older_yardstick_is_named() -> None:
    anslag = Anslag(300, 410, 455, 800, 225, 160, 120, 0)
    assert said(tekst.om_stillingen(anslag, SISTE, "3.1")) == (
        "En evaluering i dag kan gi om lag 410 av 800 poeng. I evalueringen i 2023 fikk kommunen 382 poeng."
    )
    ukjent = tekst.om_stillingen(replace(anslag, anslag=None), None, "3.1")
    assert said(ukjent) == "I dag kan 300 poeng dokumenteres; anslaget er ukjent til alt er vurdert."
    gammel = tekst.om_stillingen(None, replace(SISTE, versjon="2010", oppgitt=None), "3.1")
    assert gammel == (
        "I evalueringen i 2023 er poengsummen ukjent, etter versjon 2010; målestokken er blitt strengere siden."
    )


def test_the_next_points_are_measures_and_work_or_the_reason_why_not() -> None:
    def om(vei: Vei, *, med_navn: bool = True) -> str:
        return said(tekst.om_neste(vei, med_navn=med_navn))

    vei = Vei(START, 460, (A, B), (C,))
    assert om(vei) == said(tekst.om_veien(vei, ULOEFTET))
    assert om(vei, med_navn=False) == "De neste 50 poengene krever to tiltak og 14,5 dagsverk."
    mange = replace(vei, naadd=(A, A, A, C))
    assert om(mange).endswith(
        "og 12 dagsverk (ett av dem uten anslått innsats): «Tiltak A», «Tiltak A» og to til."
    )
    assert [tekst.om_arbeidet(each) for each in (vei, mange, replace(vei, naadd=(C,)))] == [
        "14,5 dagsverk", "minst 12 dagsverk", "innsatsen er ikke anslått",
    ]  # fmt: skip
    for_lite = Vei(START, 460, None, (A, steg("D", 0, 20, 1)))
    assert [tekst.antall_tiltak(each) for each in (vei, for_lite)] == ["2 tiltak", NO_NUMBER]
    assert om(for_lite) == (
        "De neste 50 poengene er det ikke plan for: det ene tiltaket som gir poeng, gir 20 poeng."
    )
    assert said(tekst.om_arbeidet(for_lite)) == "planen gir 20 poeng"
    tom = Vei(START, 460, None, ())
    assert om(tom) == "De neste 50 poengene er det ikke plan for: planen har ingen tiltak som gir poeng."
    alt = Vei(Start(800, ANSLAG), 800, (), ())
    assert om(alt) == "Det er ingen poeng igjen å hente."
    assert (tekst.de_neste(alt), tekst.om_arbeidet(alt)) == ("De neste poengene", "ingen poeng igjen å hente")
    assert tekst.de_neste(Vei(Start(799, ANSLAG), 800, (A,), ())) == "Det neste poenget"
