"""What an etterprøving says: counts before shares, what is lacking by name, and nothing of what was said in meetings."""

from datetime import date
from typing import Any

import pytest

from dashboard.sentences import etterproeving as tekst
from dashboard.text import NO_BREAK


def plain(said: str) -> str:
    return said.replace(NO_BREAK, " ")


def rad(**other: Any) -> dict[str, Any]:
    return {
        "organ": "Kommunestyret", "saksnr": "PS 4/26", "moetedato": date(2026, 1, 12), "arkivsaknr": "2026/14",
        "ansvarlig": "Rektor", "tjenesteomraade_navn": "Oppvekst", "status": "utført", "statusdato": date(2026, 3, 1),
        "frist": date(2026, 3, 31), "dager_forsinket": None, "aarsak": None, "avgjort_av": None, "kommentar": "Lagt fram",
        "lenke": None, "mangel": None, **other,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("antall", "said"),
    [
        ((0, 0, 0), "Ingen vedtak kan trekkes med disse valgene."),
        ((1, 0, 0), "1 vedtak er trukket: det har hel kjede."),
        ((0, 10, 0), "10 vedtak er trukket: alle har brudd i kjeden."),
        ((0, 0, 3), "3 vedtak er trukket: ingen er forfalt."),
        ((0, 0, 1), "1 vedtak er trukket: det er ikke forfalt."),
        ((3, 6, 1), "10 vedtak er trukket: 3 har hel kjede, 6 har brudd i kjeden og 1 er ikke forfalt."),
        ((9, 1, 0), "10 vedtak er trukket: 9 har hel kjede og 1 har brudd i kjeden."),
    ],
)
def test_the_sample_is_told_in_counts(antall: tuple[int, int, int], said: str) -> None:
    assert plain(tekst.om_kjedene(*antall)) == said


@pytest.mark.parametrize(
    ("brudd", "said"),
    [
        ({"eier": 0, "handling": 0}, ""),
        ({}, ""),
        ({"eier": 1, "handling": 0}, "Bruddet er i leddet eier."),
        ({"eier": 1, "handling": 4}, "Flest brudd er det i leddet handling: fire."),
        (
            {"eier": 2, "handling": 2, "vedtak": 1},
            "Flest brudd er det i leddene eier og handling: to i hvert.",
        ),
    ],
)
def test_the_link_that_breaks_most_is_named(brudd: dict[str, int], said: str) -> None:
    assert tekst.om_bruddene(brudd) == said


def test_the_estimate_has_counts_and_whole_percents_and_says_where_there_is_none() -> None:
    def said(*args: Any, alle: bool = False, lag: str = "") -> str:
        return plain(tekst.om_populasjonen(*args, alle=alle, lag=lag))

    assert said(0, 0, None) == ""
    assert said(8, 10, (0.4902, 0.9433)) == (
        "8 av 10 forfalte kjeder er hele. Blant alle forfalte kjeder i populasjonen ligger andelen hele trolig mellom"
        " 49 og 94 % (95 % konfidensintervall etter Wilson)."
    )
    assert said(1, 1, (0.2, 1.0)).startswith("1 av 1 forfalt kjede er hel.")
    assert said(0, 4, (0.0, 0.49)).startswith("Ingen av 4 forfalte kjeder er hele.")
    assert said(2, 4, None, alle=True).endswith("er med, så tallet er ikke et anslag.")
    assert said(2, 4, None, lag="tjenesteomraade_navn").endswith(
        "Trekningen er fordelt på tjenesteområde, så andelen gjelder bare vedtakene som er trukket."
    )


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ((10, 10, 65, 7), "Trukket tilfeldig blant 65 vedtak. Sju er unntatt offentlighet og kan ikke trekkes."),
        ((3, 10, 3, 1), "Det ble bedt om 10, men ikke flere enn 3 kan trekkes, og alle er med. Ett er unntatt offentlighet og kan ikke trekkes."),
        ((0, 10, 0, 0), "Ingen er holdt utenfor som unntatt offentlighet."),
    ],
)  # fmt: skip
def test_the_draw_says_what_it_is_from_and_how_many_are_exempt(
    args: tuple[int, int, int, int], said: str
) -> None:
    assert plain(tekst.om_trekningen(*args)) == said


def test_the_days_that_can_be_drawn_from_end_with_the_logs_own() -> None:
    dato = date(2026, 10, 31)
    assert tekst.om_moetedatoene(None, None, dato) == "Til og med 31.10.2026"
    assert tekst.om_moetedatoene(date(2026, 1, 1), date(2027, 1, 1), dato) == "01.01.2026–31.10.2026"
    assert tekst.om_moetedatoene(date(2026, 1, 1), date(2026, 2, 1), dato) == "01.01.2026–01.02.2026"


def test_the_result_names_all_that_is_lacking() -> None:
    assert tekst.om_resultatet("hel", []) == "Hel kjede"
    assert tekst.om_resultatet("ikke forfalt", []) == "Ikke forfalt"
    assert tekst.om_resultatet("brudd", ["mangler dokumentasjon", "fristen er passert"]) == (
        "Brudd: mangler dokumentasjon, fristen er passert"
    )


def test_decision_and_owner_are_told_as_far_as_they_are_known() -> None:
    assert tekst.om_vedtaket(rad()) == "Kommunestyret PS 4/26, 12.01.2026, arkivsak 2026/14"
    assert tekst.om_vedtaket(rad(saksnr=None, arkivsaknr=None)) == "Kommunestyret, 12.01.2026"
    assert tekst.om_eieren(rad()) == "Rektor, Oppvekst"
    assert tekst.om_eieren(rad(ansvarlig=None)) == "Ingen ansvarlig i loggen"


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({}, "Utført 01.03.2026, innen fristen 31.03.2026."),
        ({"statusdato": date(2026, 4, 1)}, "Utført 01.04.2026, 1 dag etter fristen 31.03.2026."),
        ({"statusdato": None}, "Utført, fristen var 31.03.2026."),
        ({"frist": None}, "Utført 01.03.2026, uten frist."),
        ({"status": "under arbeid"}, "Under arbeid 01.03.2026, fristen er 31.03.2026."),
        ({"status": None, "statusdato": None}, "Uten status, fristen er 31.03.2026."),
        ({"status": "avventer", "dager_forsinket": 12.0}, "Avventer 01.03.2026, 12 dager over fristen 31.03.2026."),
    ],
)  # fmt: skip
def test_the_action_is_its_status_held_against_the_deadline(other: dict[str, Any], said: str) -> None:
    assert plain(tekst.om_handlingen(rad(**other), [])) == said


def test_what_meetings_have_is_told_without_what_was_written_there() -> None:
    oppgave = {"type": "oppgave", "tekst": "Internt", "kommentar": "Internt", "registrert": date(2026, 2, 10), "status": "åpen",
               "frist": date(2026, 3, 1), "lukket": None}  # fmt: skip
    utfoert = {**oppgave, "status": "utført", "lukket": date(2026, 2, 20)}
    beslutning = {**oppgave, "type": "beslutning"}
    said = tekst.om_handlingen(rad(), [oppgave, utfoert, beslutning])
    assert said == (
        "Utført 01.03.2026, innen fristen 31.03.2026."
        " Oppgave i styringsdialogen 10.02.2026: åpen, frist 01.03.2026."
        " Oppgave i styringsdialogen 10.02.2026: utført 20.02.2026."
        " Beslutning i styringsdialogen 10.02.2026."
    )


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({}, "Lagt fram. Kan slås opp i arkivsaken."),
        ({"lenke": "https://x"}, "Lagt fram. Kan slås opp i arkivsaken og lenken i loggen."),
        ({"arkivsaknr": None}, "Lagt fram. Loggen har verken arkivsaknummer eller lenke."),
        ({"kommentar": None, "mangel": "Kommentar mangler"}, "Kommentar mangler. Loggen har ingen kommentar. Kan slås opp i arkivsaken."),
        ({"status": "utgår", "avgjort_av": "Eldrerådet", "kommentar": None}, "Avgjort av: Eldrerådet. Kan slås opp i arkivsaken."),
        ({"status": "avventer", "aarsak": "Staten", "kommentar": None}, "Staten."),
        ({"status": "ikke startet", "kommentar": None}, "Vedtaket er åpent, og loggen har ingen kommentar."),
    ],
)  # fmt: skip
def test_the_evidence_is_what_the_log_says_and_where_to_look(other: dict[str, Any], said: str) -> None:
    assert tekst.om_dokumentasjonen(rad(**other)) == said


def test_the_report_back_says_since_when_by_whom_or_by_when() -> None:
    kjent, frist = (18, date(2026, 3, 2)), date(2026, 12, 31)
    siden = "Statusen har stått i loggen fra 02.03.2026 (versjon 18)."
    utgave = ("utgave 1 for mars 2026", date(2026, 4, 20))
    assert tekst.om_tilbakemeldingen(None, None, None, vurdert=True) == "Loggen har ingen status å melde."
    assert tekst.om_tilbakemeldingen(kjent, None, frist, vurdert=False) == (
        f"{siden} Ingenting er publisert fra løsningen."
    )
    assert tekst.om_tilbakemeldingen(kjent, utgave, frist, vurdert=True) == (
        f"{siden} Meldt i utgave 1 for mars 2026, publisert 20.04.2026."
    )
    assert tekst.om_tilbakemeldingen(None, None, frist, vurdert=True) == (
        "Ingen utgave er laget med denne statusen. Fristen for å melde den er 31.12.2026."
    )
    assert tekst.om_helt_ledd(vurdert=False) == "Ikke vurdert."
    assert tekst.om_helt_ledd(vurdert=True) == "Ingen brudd."


def test_every_link_has_a_name_and_says_what_it_needs() -> None:
    assert (
        list(tekst.LEDD)
        == list(tekst.KRAV)
        == ["vedtak", "eier", "handling", "dokumentasjon", "tilbakemelding"]
    )
    assert all(krav.startswith("Helt når") for krav in tekst.KRAV.values())
