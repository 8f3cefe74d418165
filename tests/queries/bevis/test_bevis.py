"""The evidence: each piece counts what it says and nothing else, and what is missing is no evidence."""

from collections.abc import Callable
from datetime import date
from typing import Any

import duckdb
import pytest

from dashboard import queries
from dashboard.analysis.bevis_kilder import KILDER
from tests.agenda.small_lake import STEDER, posts

Tables = Callable[..., duckdb.DuckDBPyConnection]
GITT: dict[str, Any] = {
    "fra": "2025-01-01", "til": "2026-11-22", "kommune": "9901", "avvik_kr": 250_000, "avvik_prosent": 1.0, "ansatte_minst": 10,
    "personer_minst": 5, "slag": "bruker", "planslag": None, "aar": 2026, "periode": 10, "enheter": None,
}  # fmt: skip


def telt(made: duckdb.DuckDBPyConnection, navn: str, **other: Any) -> dict[str, Any]:
    """The one row of queries/bevis/<navn>.sql."""
    gitt = {**GITT, **other}
    query = queries.load(f"bevis/{navn}")
    (rad,) = queries.rows_on(made, query.name, **{each: gitt[each] for each in query.parameters})
    return rad


def tall(made: duckdb.DuckDBPyConnection, navn: str, *flere: str, **other: Any) -> tuple[Any, ...]:
    rad = telt(made, navn, **other)
    return tuple(rad[each] for each in ("teller", "nevner", *flere))


def vedtak(frist: str | None, status: str | None = None, statusdato: str | None = None, **other: Any) -> dict[str, Any]:  # fmt: skip
    return {"id": str(len(other)) + str(frist), "organ": "Kommunestyret", "moetedato": "2025-06-01", "tittel": "Sak", "frist": frist,
            "status": status, "statusdato": statusdato, "ansvarlig": "KD", "unntatt_offentlighet": False, **other}  # fmt: skip


def test_every_source_gives_one_row_with_nothing_counted_where_nothing_is_read(tables: Tables) -> None:
    made = tables()
    for kilde in KILDER:
        if kilde.spoerring == "drift/prognosetreff":
            continue
        rad = telt(made, kilde.spoerring.removeprefix("bevis/"), **kilde.valg)
        assert (rad["teller"], rad["nevner"] or 0) == (0, 0), kilde.id
        assert {"fra", "til"} <= set(rad), kilde.id


def test_a_decision_is_in_time_when_it_was_done_on_the_deadline_or_before(tables: Tables) -> None:
    made = tables(
        vedtak=[
            vedtak("2026-03-01", "utført", "2026-03-01"),
            vedtak("2026-03-02", "utgår", "2026-02-01"),
            vedtak("2026-03-03", "utført", "2026-03-04"),
            vedtak("2026-03-04", "utført"),
            vedtak("2026-03-05", "under arbeid", ansvarlig=None),
            vedtak("2026-03-06", "utført", "2026-03-01", unntatt_offentlighet=True),
            vedtak("2026-11-22", "under arbeid"),
            vedtak("2024-12-31", "utført", "2024-12-01"),
            vedtak(None, "under arbeid"),
            vedtak(None, moetedato="2026-12-01"),
        ]
    )
    assert tall(made, "vedtak_i_tide", "for_sent", "uten_dato", "aapne") == (2, 5, 1, 1, 1)
    assert telt(made, "vedtak_i_tide")["fra"] == date(2026, 3, 1)
    # Of eight made in time: one open without anybody responsible, one open without a deadline.
    assert tall(made, "vedtak_med_status", "utfoert") == (6, 8, 4)


def test_a_month_is_published_while_its_newest_edition_stands(tables: Tables) -> None:
    def utgave(periode: int, nr: int, status: str = "publisert", **other: Any) -> dict[str, Any]:
        return {"aar": 2026, "periode": periode, "utgave": nr, "status": status, "tidspunkt": "2026-06-01 10:00:00", "trukket_grunn": None,
                "trukket_tidspunkt": None, "rettelse": None, **other}  # fmt: skip

    made = tables(
        organisasjon=STEDER,
        regnskap=[*posts("3111", 1.0, [1, 2, 3, 11, 13])],
        publisering=[
            utgave(1, 1), utgave(1, 2, rettelse="Feil sum"), utgave(2, 1),
            utgave(3, 1, "trukket", trukket_tidspunkt="2026-07-01 10:00:00", trukket_grunn=" "),
        ],
    )  # fmt: skip
    assert tall(made, "publiseringer", "utgaver") == (2, 3, 4)
    assert tall(made, "rettelser") == (1, 2)


def test_a_meeting_is_held_when_its_minutes_are_locked_and_actions_are_followed_to_the_day(
    tables: Tables,
) -> None:
    def moete(id_: str, dato: str, status: str, referat: int | None) -> dict[str, Any]:
        return {"id": id_, "forum": "styringsdialog drift", "dato": dato, "aar": 2026, "periode": 9, "status": status,
                "referat_versjon": referat}  # fmt: skip

    def punkt(nr: int, type_: str, lenke: str | None = None, **other: Any) -> dict[str, Any]:
        return {"id": str(nr), "moete": "A", "type": type_, "status": "åpen", "frist": None, "lukket": None, "lenke": lenke,
                "registrert": "2026-10-13", **other}  # fmt: skip

    made = tables(
        moete=[
            moete("A", "2026-10-13", "avsluttet", 44),
            moete("B", "2026-11-10", "åpnet", None),
            moete("C", "2026-12-01", "planlagt", None),
        ],
        beslutning=[
            punkt(1, "beslutning", "/kostra?omraade=grunnskole"),
            punkt(2, "oppgave", "/kostraen", frist="2026-10-30", status="utført", lukket="2026-10-30"),
            punkt(3, "oppgave", "/kostra", frist="2026-10-30", status="utført", lukket="2026-10-31"),
            punkt(4, "oppgave", frist="2026-10-30"),
            punkt(5, "oppgave", frist="2026-11-22"),
            punkt(6, "oppgave", frist="2026-10-30", status="utgår"),
        ],
    )
    assert tall(made, "moeter_med_referat", "drift", "strategisk", "beslutninger", "oppgaver") == (1, 2, 1, 0, 1, 5)  # fmt: skip
    assert tall(made, "oppgaver_i_tide", "for_sent", "aapne") == (1, 3, 1, 1)
    assert tall(made, "kostra_i_moeter", "moeter") == (2, None, 1)


def test_every_unit_past_the_limits_counts_each_month_from_the_first_explanation(tables: Tables) -> None:
    made = tables(
        organisasjon=STEDER,
        regnskap=[*posts("3111", 400_000, [1, 2, 3]), *posts("2111", 10_000, [1, 2, 3])],
        budsjett=[
            {**each, "versjon": "opprinnelig", "periode": 0}
            for each in (*posts("3111", 1_200_000, [1]), *posts("2111", 120_000, [1]))
        ],
        forklaring=[{"aar": 2026, "periode": 2, "enhet": "311", "aarsak": "annet", "tekst": "x", "rolle": "Leder", "dato": "2026-03-05"}],
        moete=[{"id": "A", "forum": "styringsdialog drift", "dato": "2026-03-05", "aar": 2026, "periode": 2, "status": "avsluttet"}],
    )  # fmt: skip
    # 3111 is past the limits in all three months; January came before anybody explained anything.
    rad = telt(made, "avvik_forklart")
    assert (rad["teller"], rad["nevner"], rad["med_moete"], rad["foer_moetet"]) == (1, 2, 1, 1)
    assert (rad["fra"], rad["til"]) == (date(2026, 2, 1), date(2026, 3, 31))
    assert tall(made, "avvik_forklart", avvik_kr=10_000_000) == (0, 0)


def test_kostra_counts_what_the_municipality_itself_has_figures_for(tables: Tables) -> None:
    (kode,) = tables().execute("select tabell, kode from nokkeltall where kode is not null and undergruppe_kode is null and ssb_undergruppe is null limit 1").fetchall()  # fmt: skip
    noekkel = {"tabell": kode[0], "nokkeltall": kode[1]}
    made = tables(
        kostra=[
            {**noekkel, "region": "9901", "aar": 2024, "verdi": 1.0, "merke": None},
            {**noekkel, "region": "9901", "aar": 2025, "verdi": 2.0, "merke": None},
            {**noekkel, "region": "0301", "aar": 2025, "verdi": 2.0, "merke": None},
            {**noekkel, "region": "EAK", "aar": 2025, "verdi": 2.0, "merke": None},
            {**noekkel, "region": "4601", "aar": 2025, "verdi": None, "merke": ".."},
        ],
        maalstruktur=[
            {"id": "I1", "plan": "P", "planslag": "samfunnsdel", "nivaa": "indikator", "tittel": "x", "maalverdi": 1, "verdi": 1, "verdidato": "2026-01-01", "kilde": "KOSTRA 12134"},
            {"id": "I2", "plan": "P", "planslag": "omstilling", "nivaa": "indikator", "tittel": "x", "maalverdi": 1, "verdi": None, "verdidato": None, "kilde": "Kostra"},
        ],
    )  # fmt: skip
    rad = telt(made, "kostra_lest")
    assert (rad["teller"], rad["kommuner"], rad["grupper"]) == (1, 1, 1)
    assert (rad["fra"], rad["til"]) == (date(2024, 1, 1), date(2025, 12, 31))
    assert tall(made, "kostra_lest", kommune=None) == (0, None)
    assert tall(made, "kostra_i_maal") == (1, None)
    assert tall(made, "indikatorer_maalt") == (1, 2)
    assert tall(made, "indikatorer_maalt", planslag="samfunnsdel") == (1, 1)


def test_leaders_talks_count_when_their_deadline_has_passed(tables: Tables) -> None:
    made = tables(
        rolle=[{"kode": "L1", "tittel": "Rektor", "nivaa": 3}, {"kode": "KLG", "tittel": "KLG", "nivaa": None}],
        lederavtale=[
            {"rolle": "L1", "runde": "Vår", "frist": "2026-03-31", "gjennomfoert": "2026-04-01"},
            {"rolle": "L1", "runde": "Sommer", "frist": "2026-06-30", "gjennomfoert": None},
            {"rolle": "L1", "runde": "Høst", "frist": "2026-12-31", "gjennomfoert": "2026-10-01"},
            {"rolle": "KLG", "runde": "Vår", "frist": "2026-03-31", "gjennomfoert": "2026-03-01"},
        ],
    )  # fmt: skip
    assert tall(made, "lederavtaler_holdt", "innen_fristen", "runder") == (1, 2, 0, 2)


def test_internal_control_counts_the_months_that_tell_it(tables: Tables) -> None:
    def maaned(aar: int, periode: int, **other: int | None) -> dict[str, Any]:
        tomt = dict.fromkeys(("avvik_lukket", "risikoanalyser", "kontroller_planlagt", "kontroller_utfoert"))
        return {"aar": aar, "periode": periode, "tjenesteomraade": "HO", "avvik_meldt": 5, **tomt, **other}

    made = tables(
        internkontroll=[
            maaned(2024, 12, avvik_lukket=99, risikoanalyser=99, kontroller_planlagt=99, kontroller_utfoert=99),
            maaned(2026, 1, avvik_lukket=7, risikoanalyser=2, kontroller_planlagt=4, kontroller_utfoert=3),
            maaned(2026, 2),
        ]
    )  # fmt: skip
    assert tall(made, "kontroller_utfoert") == (3, 4)
    assert tall(made, "internavvik_lukket") == (7, 5)
    assert tall(made, "risikoanalyser") == (2, None)


def test_a_survey_tells_its_answers_only_where_they_are_many_enough_and_of_all(tables: Tables) -> None:
    def spurt(navn: str, svar: int, omraade: str | None = None, **other: Any) -> dict[str, Any]:
        return {"slag": "bruker", "navn": navn, "aar": 2026, "tjenesteomraade": omraade, "gruppe": None, "spoersmaal": "x", "resultat": 1,
                "maaleenhet": "%", "svar": svar, "inviterte": 100, **other}  # fmt: skip

    hele = [spurt("A", 40), spurt("A", 3, "HO"), spurt("A", 2, gruppe="Under 30"), spurt("B", 20, "OO")]
    assert tall(tables(undersoekelse=hele), "undersoekelser", "svar", "inviterte") == (2, None, 60, 200)
    for skjult in (spurt("C", 4), spurt("C", 40, gruppe="Menn"), spurt("C", 40, inviterte=None)):
        rad = tall(tables(undersoekelse=[*hele, skjult]), "undersoekelser", "svar", "inviterte")
        assert rad == (3, None, None, None), skjult
    todelt = [spurt("D", 40, "HO"), spurt("D", 30, "OO")]
    assert tall(tables(undersoekelse=todelt), "undersoekelser", "svar") == (1, None, None)


def test_gains_assignments_and_tasks_count_as_told(tables: Tables) -> None:
    def ledd(id_: str, planslag: str, nivaa: str, **other: Any) -> dict[str, Any]:
        return {"id": id_, "plan": planslag, "planslag": planslag, "nivaa": nivaa, "tittel": "x", "overordnet": None, "status": None,
                "fn_maal": None, **other}  # fmt: skip

    made = tables(
        gevinst=[
            {"ledd": "T", "aar": 2026, "slag": "kr", "planlagt": 100, "realisert": 40},
            {"ledd": "T", "aar": 2026, "slag": "tid", "planlagt": 5, "realisert": 0},
            {"ledd": "T", "aar": 2027, "slag": "kr", "planlagt": 100, "realisert": None},
        ],
        maalstruktur=[
            ledd("O1", "oppdragsbrev", "oppdrag"), ledd("O2", "oppdragsbrev", "oppdrag"), ledd("O3", "oppdragsbrev", "oppdrag", status="utgår"),
            ledd("U1", "utviklingsstrategi", "hovedoppgave", status="utført"), ledd("U2", "utviklingsstrategi", "hovedoppgave", status="under arbeid"),
            ledd("F1", "samfunnsdel", "fokusområde", fn_maal="3; 4"), ledd("M1", "samfunnsdel", "mål", overordnet="F1"),
            ledd("M2", "samfunnsdel", "mål", overordnet="M3"), ledd("M3", "samfunnsdel", "mål", overordnet="M2"),
        ],
        oppdragsstatus=[
            {"oppdrag": oppdrag, "aar": 2026, "kvartal": kvartal, "tjenesteomraade": "HO", "status": "under arbeid"}
            for oppdrag, kvartal in (("O1", 2), ("O2", 2), ("O1", 3), ("O3", 3))
        ],
    )  # fmt: skip
    assert tall(made, "gevinster", "planlagt_kr", "realisert_kr") == (1, 2, 100, 40)
    assert tall(made, "oppdrag_meldt", "kvartaler", "aar", "kvartal") == (1, 2, 2, 2026, 3)
    assert telt(made, "oppdrag_meldt")["til"] == date(2026, 9, 30)
    assert tall(made, "oppgaver_i_planen", "i_gang", planslag="utviklingsstrategi") == (1, 2, 1)
    assert tall(made, "fn_maal") == (2, 4)


def test_the_years_measures_forecasts_absence_and_maturity_are_counted(tables: Tables) -> None:
    made = tables(
        organisasjon=[{**each, "ansatte": 40} for each in STEDER],
        tiltak=[
            {"id": "1", "aar": 2026, "tittel": "x", "vedtatt_effekt": 10, "status": "gjennomført", "realisert_effekt": 5, "forventet_effekt": None},
            {"id": "2", "aar": 2026, "tittel": "x", "vedtatt_effekt": 10, "status": "under arbeid", "realisert_effekt": None, "forventet_effekt": None},
            {"id": "3", "aar": 2026, "tittel": "x", "vedtatt_effekt": 10, "status": "utgår", "realisert_effekt": None, "forventet_effekt": 0},
            {"id": "1", "aar": 2027, "tittel": "x", "vedtatt_effekt": 10, "status": "gjennomført", "realisert_effekt": 5, "forventet_effekt": None},
        ],
        prognose=[{"aar": 2026, "periode": periode, "enhet": enhet, "prognose": 1} for periode, enhet in ((3, "311"), (4, "311"), (4, "211"))],
        modenhet=[{"tjenesteomraade": "HO", "aar": 2026, "generasjon": 2, "maal_generasjon": None}],
        sykefravaer=[
            {"aar": 2025 + nr // 12, "periode": 1 + nr % 12, "enhet": enhet, "avtalte_dagsverk": 1000, "sykefravaersdagsverk": 80, "ansatte": 40}
            for nr in range(13) for enhet in ("311", "211")
        ],
    )  # fmt: skip
    assert tall(made, "tiltak_fulgt", "gjennomfoert", "vedtatt_kr", "realisert_kr") == (1, 2, 1, 20, 5)
    assert tall(made, "prognoser_meldt", "enheter", "maaneder") == (3, None, 2, 2)
    assert tall(made, "modenhet_vurdert", "med_maal") == (1, 2, 0)
    assert tall(made, "sykefravaer_fulgt", "rullerende", "rullerende_i_fjor") == (13, None, pytest.approx(8.0), None)  # fmt: skip
    assert tall(made, "sykefravaer_fulgt", "rullerende", ansatte_minst=1000) == (13, None, None)


def test_a_question_is_answered_when_it_has_a_day_for_it(tables: Tables) -> None:
    made = tables(
        spoersmaal=[
            {"id": "1", "aar": 2026, "periode": 9, "spurt": "2026-10-01", "besvart": "2026-10-02", "status": "besvart"},
            {"id": "2", "aar": 2026, "periode": 9, "spurt": "2026-10-01", "besvart": None, "status": "åpent"},
            {"id": "3", "aar": 2026, "periode": 9, "spurt": "2026-10-01", "besvart": None, "status": "utgår"},
        ]
    )  # fmt: skip
    assert tall(made, "spoersmaal_besvart") == (1, 2)


def test_the_mapping_names_only_known_evidence_and_criteria_of_one_version_and_says_why(
    tables: Tables,
) -> None:
    made = tables()
    koblinger = made.execute("select bevis, versjon, kriterium, hvorfor from kompass_bevis").fetchall()
    kriterier = set(made.execute("select versjon, nr from kompass_kriterium").fetchall())
    assert {(versjon, nr) for _, versjon, nr, _ in koblinger} <= kriterier
    assert {bevis for bevis, *_ in koblinger} == {each.id for each in KILDER}
    assert len({(bevis, versjon, nr) for bevis, versjon, nr, _ in koblinger}) == len(koblinger)
    # The figure decides: a reason never says what it may contradict.
    assert all(hvorfor.startswith("Viser om ") and hvorfor.endswith(".") for *_, hvorfor in koblinger)
    versjoner: dict[str, set[str]] = {}
    for bevis, versjon, *_ in koblinger:
        versjoner.setdefault(bevis, set()).add(versjon)
    assert all(len(each) == 1 for each in versjoner.values())
    rader = queries.rows_on(made, "kommunekompass/bevis", versjon="3.1")
    assert len(rader) == len(koblinger)
    assert queries.rows_on(made, "kommunekompass/bevis", versjon="2010") == []
