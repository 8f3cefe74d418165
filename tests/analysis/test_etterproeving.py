"""The chain of a decision: which link is whole, broken or not due, and what a sample says of the rest."""

from datetime import UTC, date, datetime
from typing import Any

import pandas as pd
import pytest

from dashboard.analysis.etterproeving import (
    Etterproeving,
    Ledd,
    Rad,
    Tilstand,
    Trekning,
    Utgave,
    Versjon,
    foerst_registrert,
    gjelder,
    kjede,
    neste_halvaar_slutt,
    wilson,
)
from dashboard.errors import DashboardError
from dashboard.period import Period

DATO = date(2026, 10, 31)
HEL, BRUDD, IKKE_FORFALT, IKKE_VURDERT = Tilstand
LOGG = Versjon(5, datetime(2026, 3, 2, 8, tzinfo=UTC))


def vedtak(**other: Any) -> Rad:
    return {
        "id": "V26-001", "organ": "Kommunestyret", "moetedato": date(2026, 1, 12), "saksnr": "PS 4/26", "arkivsaknr": None,
        "tittel": "Sak", "ansvarlig": "Rektor", "tjenesteomraade_navn": "Oppvekst", "frist": date(2026, 12, 31),
        "status": "under arbeid", "statusdato": date(2026, 9, 1), "kommentar": None, "lenke": None, "dager_forsinket": None,
        "entydig_saksnr": True, "mangel": None, **other,
    }  # fmt: skip


UTFOERT = {"status": "utført", "kommentar": "Lagt fram"}


def utgave(versjon: int = 6, month: int = 3, dag: date = date(2026, 4, 20)) -> Utgave:
    return Utgave(Period(2026, month), 1, datetime(dag.year, dag.month, dag.day, tzinfo=UTC), versjon)


def ledd(
    navn: str, utgaver: tuple[Utgave, ...] = (), registrert: Versjon | None = LOGG, **other: Any
) -> Ledd:
    return kjede(vedtak(**other), registrert, utgaver, [], DATO).ledd[navn]


def brudd(*mangler: str) -> Ledd:
    return Ledd(BRUDD, mangler)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ({}, Ledd(HEL)),
        ({"saksnr": None, "arkivsaknr": "2026/14"}, Ledd(HEL)),
        ({"saksnr": None}, brudd("mangler saksnummer")),
    ],
)
def test_a_decision_must_be_found_again_by_a_number(other: Rad, expected: Ledd) -> None:
    assert ledd("vedtak", **other) == expected


def test_a_decision_without_a_responsible_role_has_no_owner() -> None:
    assert ledd("eier") == Ledd(HEL)
    assert ledd("eier", ansvarlig=None) == brudd("mangler ansvarlig")


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (UTFOERT, Ledd(HEL)),
        ({**UTFOERT, "statusdato": None}, brudd("mangler statusdato")),
        ({"status": "utgår"}, Ledd(HEL)),
        ({}, Ledd(IKKE_FORFALT)),
        ({"statusdato": None}, Ledd(IKKE_FORFALT)),
        ({"dager_forsinket": 12.0}, brudd("fristen er passert")),
        ({"frist": None, "mangel": "Frist mangler"}, brudd("frist mangler")),
        ({"status": None, "mangel": "Status mangler", "dager_forsinket": 3}, brudd("status mangler", "fristen er passert")),
    ],
)  # fmt: skip
def test_an_action_is_whole_when_ended_with_a_day_and_broken_when_late_or_said_too_little_of(
    other: Rad, expected: Ledd
) -> None:
    assert ledd("handling", **other) == expected


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ({}, Ledd(IKKE_FORFALT)),
        ({"mangel": "Frist mangler"}, Ledd(IKKE_FORFALT)),
        (UTFOERT, Ledd(HEL)),
        ({"status": "utført", "mangel": "Kommentar som viser at det er utført, mangler"}, brudd("mangler dokumentasjon")),
        ({"status": "utgår", "mangel": "Organet som avgjorde at det utgår, mangler"}, brudd("mangler dokumentasjon")),
    ],
)  # fmt: skip
def test_evidence_is_due_when_it_has_ended_and_lacks_what_the_log_already_calls_lacking(
    other: Rad, expected: Ledd
) -> None:
    assert ledd("dokumentasjon", **other) == expected


@pytest.mark.parametrize(
    ("utgaver", "other", "expected"),
    [
        ((), {}, Ledd(IKKE_VURDERT)),
        ((utgave(),), {}, Ledd(HEL)),
        ((utgave(versjon=5),), {}, Ledd(HEL)),
        # Made from a log that said something else, and not yet due: the status is of the second half-year.
        ((utgave(versjon=4),), {}, Ledd(IKKE_FORFALT)),
        ((utgave(versjon=4),), {"statusdato": date(2025, 12, 1)}, brudd("mangler tilbakemelding")),
        ((utgave(versjon=4),), {"statusdato": date(2026, 1, 1)}, Ledd(IKKE_FORFALT)),
        # Of a month before the decision was made.
        ((utgave(month=1),), {"moetedato": date(2026, 2, 1), "statusdato": date(2025, 1, 1)}, brudd("mangler tilbakemelding")),
        ((utgave(month=1),), {"moetedato": date(2026, 1, 31)}, Ledd(HEL)),
        ((utgave(),), {"status": None}, Ledd(IKKE_FORFALT)),
    ],
)  # fmt: skip
def test_a_status_is_reported_back_when_an_edition_is_made_from_a_log_that_has_it(
    utgaver: tuple[Utgave, ...], other: Rad, expected: Ledd
) -> None:
    assert ledd("tilbakemelding", utgaver, **other) == expected


def test_without_a_status_day_the_report_is_due_from_when_the_status_came_into_the_log() -> None:
    gammel = Versjon(5, datetime(2025, 11, 2, tzinfo=UTC))
    for_gammel = (utgave(versjon=4),)
    assert ledd("tilbakemelding", for_gammel, gammel, statusdato=None) == brudd("mangler tilbakemelding")
    assert ledd("tilbakemelding", for_gammel, None, statusdato=None) == Ledd(IKKE_FORFALT)


def test_the_first_edition_that_told_the_status_is_the_one_named() -> None:
    first, later = utgave(dag=date(2026, 4, 20)), utgave(7, 4, date(2026, 5, 20))
    found = kjede(vedtak(), LOGG, [later, utgave(4), first], [], DATO)
    assert found.utgave == first


def test_a_chain_is_broken_by_one_link_and_says_all_that_is_lacking() -> None:
    found = kjede(vedtak(ansvarlig=None, dager_forsinket=3, **{"saksnr": None}), LOGG, [], [], DATO)
    assert found.resultat is BRUDD
    assert found.mangler == ["mangler saksnummer", "mangler ansvarlig", "fristen er passert"]


def test_a_chain_is_whole_when_all_links_that_could_be_judged_are() -> None:
    assert kjede(vedtak(**UTFOERT), LOGG, [utgave()], [], DATO).resultat is HEL
    assert kjede(vedtak(**UTFOERT), LOGG, [], [], DATO).resultat is HEL
    assert kjede(vedtak(), LOGG, [utgave()], [], DATO).resultat is IKKE_FORFALT


@pytest.mark.parametrize(
    ("dag", "slutt"),
    [
        (date(2026, 1, 1), date(2026, 12, 31)),
        (date(2026, 6, 30), date(2026, 12, 31)),
        (date(2026, 7, 1), date(2027, 6, 30)),
        (date(2026, 12, 31), date(2027, 6, 30)),
    ],
)
def test_a_status_is_to_be_told_before_the_next_half_year_is_over(dag: date, slutt: date) -> None:
    assert neste_halvaar_slutt(dag) == slutt


def history(**by_version: dict[str, str | None]) -> tuple[list[Versjon], Any]:
    logger = {int(name.removeprefix("v")): statuser for name, statuser in by_version.items()}
    versjoner = [Versjon(id_, datetime(2026, 1, id_, tzinfo=UTC)) for id_ in sorted(logger, reverse=True)]
    return versjoner, lambda id_, ider: {each: logger[id_][each] for each in ider if each in logger[id_]}


def test_the_present_status_is_dated_by_the_first_version_that_has_kept_it_since() -> None:
    versjoner, les = history(
        v1={"a": "utført", "b": "avventer", "uten": None},
        v2={"a": "avventer", "b": "avventer", "uten": None},
        v4={"a": "utført", "b": "avventer", "uten": None, "ny": "avventer"},
        v7={"a": "utført", "b": "avventer", "uten": None, "ny": "avventer"},
    )
    naa: dict[str, str | None] = {"a": "utført", "b": "avventer", "uten": None, "ny": "avventer", "ukjent": "utført"}  # fmt: skip
    found = foerst_registrert(naa, versjoner, les)
    assert {id_: versjon.id for id_, versjon in found.items()} == {"a": 4, "b": 1, "uten": 1, "ny": 4}


def test_no_older_version_is_read_than_needed() -> None:
    versjoner, les = history(v1={"a": "utført"}, v2={"a": "avventer"}, v3={"a": "utført"})
    read: list[int] = []

    def reading(id_: int, ider: Any) -> Any:
        read.append(id_)
        return les(id_, ider)

    assert foerst_registrert({"a": "utført"}, versjoner, reading)["a"].id == 3
    assert read == [3, 2]
    assert foerst_registrert({}, versjoner, reading) == {}


def sagt(tekst: str = "", gjelder_: str = "", lenke: str = "") -> Rad:
    return {"tekst": tekst, "gjelder": gjelder_ or None, "lenke": lenke or None}


@pytest.mark.parametrize(
    ("beslutning", "other", "expected"),
    [
        (sagt("Følg opp V26-001."), {}, True),
        (sagt("Følg opp v26-001"), {}, True),
        (sagt("Følg opp V26-0012"), {}, False),
        (sagt("Følg opp XV26-001"), {}, False),
        (sagt("Noe", lenke="/drift?vedtak_soek=V26-001&del=tiltak"), {}, True),
        (sagt("Noe", lenke="/drift?vedtak_soek=PS+4%2F26"), {}, True),
        (sagt("Noe", "PS 4/26, skolen"), {}, True),
        (sagt("Noe om PS4/26"), {}, True),
        (sagt("Noe om PS 4/260"), {}, False),
        (sagt("Noe om PS 14/26"), {}, False),
        (sagt("Noe om PS 4/26"), {"entydig_saksnr": False}, False),
        (sagt("Kommunestyret, PS 4/26"), {"entydig_saksnr": False}, True),
        (sagt("Innen 4/26 skal vi"), {"saksnr": "4/26"}, False),
        (sagt("Kommunestyret 4/26"), {"saksnr": "4/26"}, True),
        (sagt("Hent inn 12 tilbud"), {"id": "12"}, False),
        (sagt("Følg opp vedtak 12"), {"id": "12"}, True),
        (sagt("Følg opp vedtak nr. 12"), {"id": "12"}, True),
        (sagt("Det er sen levering"), {"id": "sen"}, False),
        (sagt("Noe helt annet"), {"saksnr": None}, False),
        (sagt("Alt som a(b["), {"id": "a(b[1"}, False),
    ],
)
def test_a_meetings_decision_points_to_the_vedtak_it_names_and_to_no_other(
    beslutning: Rad, other: Rad, expected: bool
) -> None:
    assert gjelder(beslutning, vedtak(**other)) is expected


@pytest.mark.parametrize(
    ("treff", "antall", "lav", "hoey"),
    [(8, 10, 0.4902, 0.9433), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (1, 1, 0.2065, 1.0), (50, 100, 0.4038, 0.5962)],
)  # fmt: skip
def test_the_interval_is_wilsons(treff: int, antall: int, lav: float, hoey: float) -> None:
    assert wilson(treff, antall) == pytest.approx((lav, hoey), abs=5e-5)


def found(*rader: Rad, population: int = 40, lag: str = "") -> Etterproeving:
    kjeder = [kjede(vedtak(**rad), LOGG, [utgave()], [], DATO) for rad in rader]
    return Etterproeving(Trekning(10, "x", lag=lag), DATO, pd.DataFrame({"id": range(population)}), 0, kjeder)


def test_the_sample_counts_its_chains_and_links_and_estimates_from_those_that_are_due() -> None:
    funnet = found(UTFOERT, UTFOERT, {"ansvarlig": None}, {})
    assert [funnet.antall(each) for each in Tilstand] == [2, 1, 1, 0]
    assert funnet.forfalt == 3
    assert funnet.intervall == pytest.approx(wilson(2, 3))
    assert dict(funnet.per_ledd()["handling"]) == {HEL: 2, IKKE_FORFALT: 2}
    assert dict(funnet.per_ledd()["eier"]) == {HEL: 3, BRUDD: 1}
    assert funnet.tilbakemelding_er_vurdert


def test_nothing_is_estimated_where_all_are_drawn_none_is_due_or_the_draw_is_spread() -> None:
    assert found(UTFOERT, population=1).intervall is None
    assert found({}).intervall is None
    assert found().intervall is None
    assert found(UTFOERT, lag="organ").intervall is None


@pytest.mark.parametrize(
    ("valg", "said"),
    [
        ({"antall": 0}, "Antallet er 0"),
        ({"antall": 201}, "Antallet er 201"),
        ({"froe": " "}, "Frøet er tomt"),
        ({"froe": "x" * 65}, "for langt"),
        ({"fra": date(2026, 2, 1), "til": date(2026, 1, 1)}, "begynner 01.02.2026 og slutter 01.01.2026"),
        ({"lag": "tittel"}, "«tittel» er ikke noe å fordele på"),
    ],
)
def test_a_draw_that_makes_no_sense_is_refused_with_its_reason(valg: dict[str, Any], said: str) -> None:
    with pytest.raises(DashboardError, match=said):
        Trekning(**{"antall": 10, "froe": "x", **valg})
