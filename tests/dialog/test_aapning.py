"""The opening of the meeting, on a lake of a few rows: every kind of change and contradiction is found, ranked, and no other."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pandas as pd
import pytest

from dashboard import queries, settings
from dashboard.analysis.funn import Funn
from dashboard.dialog import aapning
from dashboard.dialog.aapning import Stand
from dashboard.dialog.beslutning import OPPGAVE, UTFOERT, Beslutning
from dashboard.lake import Lake
from dashboard.period import Period
from dashboard.sentences import konflikter, siden_sist
from dashboard.text import NO_BREAK
from tests.agenda.small_lake import STEDER, Row, commit, posts

YEAR = range(1, 13)
ORGANISASJON = [
    *STEDER,
    {**STEDER[0], "ansvar": "4111", "ansvar_navn": "Plan", "enhet": "411", "enhet_navn": "Plan og byggesak"},
    {**STEDER[0], "ansvar": "5111", "ansvar_navn": "Kultur", "enhet": "511", "enhet_navn": "Kultur"},
]
ANSVAR = ("3111", "2111", "4111", "5111")


def budget(ansvar: str, beloep: float, aar: int = 2026, **other: Any) -> list[Row]:
    return posts(ansvar, beloep, YEAR, aar, versjon="regulert", **other)


def case(id_: str, status: str, **other: Any) -> Row:
    return {
        "id": id_, "organ": "Kommunestyret", "moetedato": "2026-01-12", "tittel": f"Sak {id_}", "type": "vedtak", "status": status,
        "frist": "2028-12-31", "kommentar": "Se notat", **other,
    }  # fmt: skip


def measure(id_: str, status: str, **other: Any) -> Row:
    return {"id": id_, "tittel": f"Tiltak {id_}", "aar": 2026, "status": status, "vedtatt_effekt": 0, "frist": "2026-12-31", **other}  # fmt: skip


def stand(
    lake: Lake,
    period: Period = Period(2026, 10),  # noqa: B008 - frozen
    at: int | None = None,
    enheter: list[str] | None = None,
    **limits: Any,
) -> Stand:
    snapshot = lake.newest().id if at is None else at

    def read(name: str, **parameters: Any) -> pd.DataFrame:
        return queries.run(name, snapshot, **parameters)

    return Stand(read, period, enheter, settings.get().model_copy(update=limits), date(2026, 11, 10))


def told(funn: Iterable[Funn]) -> list[tuple[str, str]]:
    return [(each.slag, each.setning.replace(NO_BREAK, " ")) for each in funn]


def changes(naa: Stand, foer: Stand, **other: Any) -> list[tuple[str, str]]:
    return told(aapning.endringer_siden(naa, foer, other.get("oppgaver", []), other.get("mangler", [])))


@pytest.fixture
def september(lake: Lake) -> int:
    """Nine months. Per unit 1 mill. kr a month is budgeted; Solbakken is 180 000 over, Nes skole 900 000, Plan 3.6 mill. kr."""
    commit(
        lake,
        organisasjon=ORGANISASJON,
        budsjett=[row for ansvar in ANSVAR for row in budget(ansvar, 1_000_000)],
        regnskap=[
            *posts("3111", 1_020_000, range(1, 10)), *posts("2111", 1_100_000, range(1, 10)),
            *posts("4111", 1_400_000, range(1, 10)), *posts("5111", 1_000_000, range(1, 10)),
        ],
        vedtak=[case("a", "under arbeid"), case("b", "utført")],
        tiltak=[measure("T1", "ikke startet"), measure("T2", "under arbeid")],
    )  # fmt: skip
    return lake.newest().id


@pytest.fixture
def october(lake: Lake, september: int) -> int:
    """Solbakken crosses the limit, Nes skole comes back, Plan goes on; 10 000 kr are added to Kultur's September."""
    commit(
        lake,
        regnskap=[
            *posts("3111", 1_020_000, [9]), *posts("2111", 1_100_000, [9]), *posts("4111", 1_400_000, [9]), *posts("5111", 1_010_000, [9]),
            *posts("3111", 1_300_000, [10]), *posts("2111", 200_000, [10]), *posts("4111", 1_400_000, [10]), *posts("5111", 1_000_000, [10]),
        ],
        vedtak=[case("a", "utført"), case("b", "utført"), case("c", "ikke startet", moetedato="2026-10-22")],
        tiltak=[measure("T1", "under arbeid"), measure("T2", "under arbeid", frist="2027-03-01")],
    )  # fmt: skip
    return lake.newest().id


def test_every_kind_of_change_is_found_and_the_most_important_comes_first(
    lake: Lake, september: int, october: int
) -> None:
    late = Beslutning("1", "okonomi", OPPGAVE, "Lage en plan", "Økonomileder", date(2026, 10, 26))
    assert changes(
        stand(lake, at=october),
        stand(lake, Period(2026, 9), september),
        oppgaver=[late, Beslutning("1", "okonomi", OPPGAVE, "Ferdig", "Rektor", date(2026, 10, 1), status=UTFOERT),
                  Beslutning("1", "okonomi", OPPGAVE, "I dag", "Rektor", date(2026, 11, 10)),
                  Beslutning("1", "okonomi", "beslutning", "Følges opp")],
        mangler=["Plan og byggesak"],
    ) == [
        (siden_sist.ENDRET, "Plan og byggesak har økt merforbruket fra 3,6 til 4,0 mill. kr. Det er merforbruk i hver av de ti siste månedene."),
        (siden_sist.NY, "Solbakken er kommet over grensen og har økt merforbruket fra 180 000 kr til 480 000 kr. Det er merforbruk i hver av de ti siste månedene."),
        (siden_sist.PROGNOSE, "Prognosen for Plan og byggesak er 400 000 kr verre enn sist. Nå ventes et merforbruk på 4,0 mill. kr ved årets slutt."),
        (siden_sist.TILBAKE, "Nes skole er tilbake innenfor grensen og har redusert merforbruket fra 900 000 kr til 100 000 kr."),
        (siden_sist.FORKLARING, "Én enhet over grensen har ikke forklart avviket: Plan og byggesak."),
        (siden_sist.OPPGAVE, "Oppgaven «Lage en plan» skulle vært gjort 26.10.2026, for 15 dager siden. Ansvarlig: Økonomileder."),
        (siden_sist.PROGNOSE, "Prognosen for Solbakken er 300 000 kr verre enn sist. Nå ventes et merforbruk på 480 000 kr ved årets slutt."),
        (siden_sist.TILTAK, "Ett tiltak har fått ny frist: «Tiltak T2» (01.03.2027)."),
        (siden_sist.VEDTAK, "Ett nytt vedtak: «Sak c»."),
        (siden_sist.TILTAK, "Ett tiltak er nå under arbeid: «Tiltak T1»."),
        (siden_sist.VEDTAK, "Ett vedtak er utført: «Sak a»."),
        (siden_sist.RETTET, "Regnskapet til og med september 2026 er rettet siden sist: 10 000 kr mer i netto utgift."),
    ]  # fmt: skip


@pytest.mark.usefixtures("september")
def test_the_same_numbers_twice_have_nothing_to_tell(lake: Lake) -> None:
    at = stand(lake, Period(2026, 9))
    assert changes(at, at) == []


@pytest.mark.usefixtures("october")
def test_without_a_meeting_before_the_month_before_is_read_in_the_same_version(lake: Lake) -> None:
    found = changes(stand(lake), stand(lake, Period(2026, 9)))
    assert siden_sist.RETTET not in [slag for slag, _ in found], "nothing is corrected in a version of itself"
    assert (siden_sist.VEDTAK, "Ett nytt vedtak: «Sak c».") in found
    assert [slag for slag, _ in found][:2] == [siden_sist.ENDRET, siden_sist.NY]


def test_amounts_moved_between_units_are_told_though_the_sum_is_the_same(lake: Lake, september: int) -> None:
    commit(
        lake,
        regnskap=[
            *posts("3111", 1_020_000, [9]), *posts("2111", 1_100_000, [9]), *posts("4111", 1_360_000, [9]), *posts("5111", 1_040_000, [9]),
        ],
    )  # fmt: skip
    period = Period(2026, 9)
    assert changes(stand(lake, period), stand(lake, period, september)) == [
        (
            siden_sist.RETTET,
            "Regnskapet til og med september 2026 er rettet siden sist: 40 000 kr er flyttet mellom enheter.",
        )
    ]


def test_accounts_that_have_come_since_are_no_correction_and_who_is_over_is_told(lake: Lake) -> None:
    commit(lake, organisasjon=ORGANISASJON, budsjett=budget("3111", 1_000_000))
    empty = lake.newest().id
    commit(lake, regnskap=posts("3111", 1_400_000, [9, 10]))
    assert changes(stand(lake), stand(lake, Period(2026, 9), empty)) == [
        (siden_sist.NY, "Solbakken er over grensen med et mindreforbruk på 7,2 mill. kr."),
    ]


@pytest.mark.usefixtures("september")
def test_another_year_has_another_budget_so_only_who_is_over_the_limits_is_told(lake: Lake) -> None:
    commit(
        lake,
        budsjett=[*budget("3111", 1_000_000, 2027), *budget("5111", 1_000_000, 2027)],
        regnskap=[*posts("3111", 1_400_000, [1], 2027), *posts("5111", 1_000_000, [1], 2027)],
    )
    assert changes(stand(lake, Period(2027, 1)), stand(lake, Period(2026, 12))) == [
        (siden_sist.NY, "Solbakken er over grensen med et merforbruk på 400 000 kr."),
    ]


@pytest.mark.usefixtures("september")
def test_a_new_years_measures_are_held_against_how_the_same_years_stood(lake: Lake) -> None:
    commit(lake, tiltak=[measure("T1", "ikke startet", aar=2027), measure("T9", "ikke startet", aar=2027)])
    before = lake.newest().id
    commit(lake, tiltak=[measure("T1", "under arbeid", aar=2027), measure("T9", "ikke startet", aar=2027)])
    assert changes(stand(lake, Period(2027, 1)), stand(lake, Period(2026, 12), before)) == [
        (siden_sist.TILTAK, "Ett tiltak er nå under arbeid: «Tiltak T1»."),
    ]


@pytest.mark.usefixtures("september")
@pytest.mark.parametrize("periode", [13, 0])
def test_a_year_that_is_over_has_no_forecast_to_become_worse(lake: Lake, periode: int) -> None:
    before = lake.newest().id
    commit(lake, regnskap=[*posts("3111", 5_000_000, [12]), *posts("3111", 9_000_000, [13])])
    found = [slag for slag, _ in changes(stand(lake, Period(2026, periode)), stand(lake, Period(2026, 11), before))]  # fmt: skip
    assert siden_sist.PROGNOSE not in found
    assert siden_sist.NY in found or siden_sist.ENDRET in found


def test_a_leader_is_told_of_the_own_units_and_never_of_what_is_or_was_exempt(
    lake: Lake, september: int
) -> None:
    commit(
        lake,
        regnskap=[*posts("3111", 1_300_000, [10]), *posts("4111", 1_400_000, [10])],
        vedtak=[
            case("a", "utført", unntatt_offentlighet=True),
            case("hemmelig", "under arbeid", unntatt_offentlighet=True),
        ],
    )
    found = changes(stand(lake, enheter=["311"]), stand(lake, Period(2026, 9), september, enheter=["311"]))
    assert found == [
        (siden_sist.NY, "Solbakken er kommet over grensen og har økt merforbruket fra 180 000 kr til 480 000 kr. Det er merforbruk i hver av de ti siste månedene."),
        (siden_sist.PROGNOSE, "Prognosen for Solbakken er 300 000 kr verre enn sist. Nå ventes et merforbruk på 480 000 kr ved årets slutt."),
        (siden_sist.VEDTAK, "Ett vedtak står ikke lenger i loggen: «Sak b»."),
    ]  # fmt: skip


def test_a_unit_that_is_new_has_not_been_over_since_january(lake: Lake, september: int) -> None:
    commit(lake, regnskap=posts("9999", 200_000, [9, 10]))
    found = changes(stand(lake), stand(lake, Period(2026, 9), september))
    assert (
        siden_sist.NY,
        "Regnskapet uten enhet er over grensen med et merforbruk på 400 000 kr. Det er merforbruk i hver av de to siste månedene.",
    ) in found


@pytest.mark.parametrize("enheter", [None, [], ["311"]])
def test_an_empty_lake_has_nothing_to_tell(lake: Lake, enheter: list[str] | None) -> None:
    now, before = (stand(lake, period, enheter=enheter) for period in (Period(2026, 10), Period(2026, 9)))
    assert changes(now, before) == []
    assert aapning.konflikter_i(now) == []


def contradictions(at: Stand) -> list[tuple[str, str]]:
    """The kind of each, and what it is about."""
    return [(each.slag, each.tittel) for each in aapning.konflikter_i(at)]


def forecast(enhet: str, kroner: float) -> Row:
    return {"aar": 2026, "periode": 10, "enhet": enhet, "prognose": kroner, "rolle": "Enhetsleder"}


def revenue(aar: int, months: Iterable[int], **other: Any) -> list[Row]:
    return posts("2111", -300_000, months, aar, art="640", **other)


def filled(lake: Lake, **changed: Iterable[Mapping[str, Any]]) -> None:
    """One of each contradiction: Nes skole's revenue of August, Solbakken's leader, a measure without effect, one on track
    where too much is used, a decision without evidence, and an ansvar that nobody knows."""
    tables: dict[str, Iterable[Mapping[str, Any]]] = {
        "organisasjon": ORGANISASJON,
        "budsjett": [
            *budget("3111", 1_000_000), *budget("2111", 1_000_000), *budget("2111", -300_000, art="640"),
            *budget("4111", 100_000, art="180"), *budget("5111", 100_000, art="130"),
        ],
        "regnskap": [
            *posts("3111", 1_400_000), *posts("2111", 1_000_000), *revenue(2026, [*range(1, 8), 9, 10]),
            *posts("4111", 220_000, art="180"), *posts("5111", 150_000, art="130"), *posts("9999", 10_000, [10]),
            *posts("4111", 210_000, aar=2025, art="180"), *posts("5111", 160_000, aar=2025, art="130"),
            *revenue(2025, YEAR), *revenue(2024, YEAR),
        ],
        "prognose": [forecast("311", 12_000_000), forecast("211", 8_400_000)],
        "tiltak": [
            measure("T1", "gjennomført", ansvar="4111", art="180", vedtatt_effekt=1_200_000, forventet_effekt=1_200_000),
            measure("T2", "under arbeid", ansvar="5111", art="130", vedtatt_effekt=100_000, forventet_effekt=100_000),
        ],
        "vedtak": [case("b", "utført", kommentar=None), case("c", "utført")],
        **changed,
    }  # fmt: skip
    commit(lake, **tables)


def test_every_kind_of_contradiction_is_found_and_the_largest_comes_first(lake: Lake) -> None:
    filled(lake)
    assert contradictions(stand(lake)) == [
        (konflikter.PROGNOSE, "Solbakken"),
        (konflikter.UTEN_EFFEKT, "Tiltak T1"),
        (konflikter.GROENN_STATUS, "Tiltak T2"),
        (konflikter.UTEBLITT, "Nes skole"),
        (konflikter.UTFOERT, "Sak b"),
        (konflikter.UPLASSERT, "Uten enhet"),
    ]


def test_numbers_that_agree_contradict_nothing(lake: Lake) -> None:
    filled(
        lake,
        regnskap=[*posts("3111", 1_000_000), *posts("2111", 1_000_000), *revenue(2026, range(1, 11)), *posts("4111", 100_000, art="180"), *posts("5111", 100_000, art="130")],
        vedtak=[case("c", "utført")],
    )  # fmt: skip
    assert contradictions(stand(lake)) == []


def test_a_leader_who_waits_for_a_post_that_has_not_come_is_not_asked_twice(lake: Lake) -> None:
    filled(lake)
    on_budget = stand(lake, avvik_kr=100_000)
    assert [each for each in contradictions(on_budget) if each[1] == "Nes skole"] == [(konflikter.UTEBLITT, "Nes skole")]  # fmt: skip


def test_a_leader_is_asked_where_the_post_that_has_not_come_does_not_explain_it(lake: Lake) -> None:
    filled(
        lake,
        regnskap=[*posts("2111", 1_300_000), *revenue(2026, [*range(1, 8), 9, 10]), *revenue(2025, YEAR), *revenue(2024, YEAR)],
    )  # fmt: skip
    asked = [slag for slag, navn in contradictions(stand(lake)) if navn == "Nes skole"]
    assert asked == [konflikter.PROGNOSE, konflikter.UTEBLITT]


@pytest.mark.parametrize("periode", [0, 13])
def test_when_the_year_is_over_no_leader_is_asked_about_its_end(lake: Lake, periode: int) -> None:
    filled(lake, regnskap=[*posts("3111", 1_400_000, YEAR), *posts("3111", 5, [13])])
    found = [slag for slag, _ in contradictions(stand(lake, Period(2026, periode)))]
    assert konflikter.PROGNOSE not in found
    assert konflikter.UTFOERT in found


def test_a_decision_got_its_status_when_it_did_and_not_before(lake: Lake) -> None:
    filled(lake, vedtak=[case("b", "utført", kommentar=None, statusdato="2026-10-05")])
    assert (konflikter.UTFOERT, "Sak b") in contradictions(stand(lake))
    assert (konflikter.UTFOERT, "Sak b") not in contradictions(stand(lake, Period(2026, 9)))


def test_a_leader_sees_the_own_units_contradictions_and_nothing_exempt(lake: Lake) -> None:
    filled(
        lake,
        vedtak=[case("b", "utført", kommentar=None, unntatt_offentlighet=True), case("d", "utført", kommentar=None)],
    )  # fmt: skip
    assert contradictions(stand(lake, enheter=["211"])) == [
        (konflikter.UTEBLITT, "Nes skole"),
        (konflikter.UTFOERT, "Sak d"),
    ]
