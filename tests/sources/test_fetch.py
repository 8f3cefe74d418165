"""From Statistics Norway into the lake: what is new is stored whole, what fails leaves what stood, and a broken fetch goes on."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import pytest

from dashboard import paths, settings
from dashboard.errors import DashboardError
from dashboard.lake import Lake
from dashboard.settings import Settings
from dashboard.sources.fetch import Progress, fetch
from dashboard.sources.held import Standing, standing
from dashboard.sources.results import Result, Status, remedies, summary
from tests.sources.replay import REAL_12134, Canned, Json, PatientClock, StatBank, dataset, refusal

TODAY = date(2026, 11, 22)
TABLE = "12134"
Near = Callable[..., Settings]
Fetch = Callable[..., dict[str, Result]]
KOMMUNER = {"1841": "Fauske - Fuossko", "0501": "Lillehammer (-2019)", "7777": "Ukjentby", "EAK": "Landet"}
MARKED = {("1841", "2025"): ":", ("0501", "2025"): ".", ("7777", "2024"): "..", ("EAK", "2024"): 81240}


def small_table(updated: str = "2026-03-16T07:00:00Z", **other: Any) -> Json:
    """Table 12134 with two years of four regions: a confidential cell, a number that is no more, and an unknown one."""
    shape: dict[str, Any] = {
        "KOKkommuneregion0000": KOMMUNER,
        "ContentsCode": {
            "KOSAG110000": "Frie inntekter per innbygger (kr)",
            "KOSKG210000": "Fri egenkapital",
        },
        "Tid": ["2024", "2025"],
    }
    return dataset(
        TABLE, shape, lambda region, code, year: MARKED.get((region, year), 60000), updated=updated, **other
    )


@pytest.fixture
def get(lake: Lake, near: Near, clock: PatientClock) -> Fetch:
    """Fetch these ids, and give what came of each by its id."""

    def get(
        *only: str, force: bool = False, tell: Any = lambda progress: None, **other: Any
    ) -> dict[str, Result]:
        found = fetch(
            lake, near(**other), author="Kari", only=only, force=force, today=TODAY, clock=clock, tell=tell
        )
        return {each.id: each for each in found}

    return get


def rows(lake: Lake, query: str) -> list[tuple[Any, ...]]:
    with lake.at(lake.newest().id) as cursor:
        return cursor.execute(query).fetchall()


def told(results: Iterable[Result]) -> str:
    return " ".join(each.sentence for each in results).replace("\u00a0", " ")


def test_the_real_answer_comes_in_as_one_signed_version(get: Fetch, lake: Lake, bank: StatBank) -> None:
    steps: list[Progress] = []
    result = get(TABLE, tell=steps.append)[TABLE]
    assert (result.status, result.rows, result.updated) == (Status.HENTET, 3, date(2026, 3, 16))
    version = lake.newest()
    assert (version.id, version.author, version.datasets) == (result.version, "Kari", ("kostra",))
    assert version.message == "Hentet tabell 12134 fra SSB, oppdatert 2026-03-16"
    assert rows(lake, "select region, region_navn, aar, nokkeltall, verdi::integer, oppdatert from kostra order by all") == [
        ("0301", "Oslo - Oslove", 2024, "KOSAG110000", 81240, date(2026, 3, 16)),
        ("4601", "Bergen", 2024, "KOSAG110000", 66605, date(2026, 3, 16)),
        ("5001", "Trondheim - Tråante", 2024, "KOSAG110000", 62853, date(2026, 3, 16)),
    ]  # fmt: skip
    assert (
        result.title
        == "Tabell 12134: Utvalgte nøkkeltall for kommuneregnskap, kommunekonsern, etter region og år"
    )
    assert told([result]) == f"3 rader, oppdatert hos SSB 16.03.2026, lagret som versjon {version.id}."
    assert [step.step for step in steps if step.step] == [
        "Kobler til 127.0.0.1",
        "Tabell 12134: henter del 1 av 1",
        "Tabell 12134: kontrollerer og lagrer",
    ]
    assert standing(lake, version.id) == {TABLE: Standing(date(2026, 3, 16), 3)}  # kostra/hentede_tabeller
    # The real catalogue asks the table for nine key figures, and the answer here has one of them.
    gone = [each.message for each in result.findings if each.control == "kode_borte"]
    assert len(gone) == 8
    assert any("«KOSAGD230000» finnes ikke i tabell 12134" in message for message in gone)
    method, path, body = bank.asked[-1]
    assert (method, path) == ("POST", "/pxwebapi/v2/tables/12134/data?lang=no&outputFormat=json-stat2")
    assert body["selection"][0] == {
        "variableCode": "KOKkommuneregion0000",
        "valueCodes": ["0301", "4601", "5001"],
    }


def test_what_is_not_updated_is_not_fetched_again_unless_asked_for(
    get: Fetch, lake: Lake, bank: StatBank
) -> None:
    first = get(TABLE)[TABLE]
    again = get(TABLE)[TABLE]
    assert (again.status, again.version, bank.count("/data")) == (Status.UENDRET, None, 1)
    assert told([again]) == "3 rader, oppdatert hos SSB 16.03.2026: ingenting nytt."
    assert lake.newest().id == first.version
    forced = get(TABLE, force=True)[TABLE]
    assert (forced.status, bank.count("/data")) == (Status.HENTET, 2)
    bank.hold({**json.loads(REAL_12134), "updated": "2026-06-15T06:00:00Z", "value": [82000, 67000, 63000]})
    revised = get(TABLE)[TABLE]
    assert (revised.status, revised.updated) == (Status.HENTET, date(2026, 6, 15))
    assert rows(lake, "select verdi::integer, oppdatert from kostra where region = '0301'") == [
        (82000, date(2026, 6, 15))
    ]
    with lake.at(first.version or 0) as cursor:
        assert cursor.execute("select verdi::integer from kostra where region = '0301'").fetchall() == [
            (81240,)
        ]


def test_after_a_return_to_an_older_version_the_kept_answer_is_stored_again(
    get: Fetch, lake: Lake, bank: StatBank
) -> None:
    empty = lake.newest().id
    get(TABLE)
    lake.restore(empty, author="Kari", message="Tilbake")
    assert rows(lake, "select count(*) from kostra") == [(0,)]
    assert get(TABLE)[TABLE].status is Status.HENTET
    assert bank.count("/data") == 1
    assert rows(lake, "select count(*) from kostra") == [(3,)]


def test_marks_old_numbers_and_unknown_ones_come_all_the_way_in(
    get: Fetch, lake: Lake, bank: StatBank
) -> None:
    """A confidential cell is not a missing one; a number that is no more keeps its figures; an unknown one is reported. The
    table itself is ended: what it has is fetched all the same."""
    bank.hold(small_table(discontinued=True))
    result = get(TABLE)[TABLE]
    assert (result.status, result.rows) == (Status.HENTET, 16)
    found = rows(
        lake,
        "select region, aar, verdi::integer, merke from kostra where nokkeltall = 'KOSAG110000' order by all",
    )
    assert found == [
        ("0501", 2024, 60000, None),
        ("0501", 2025, None, "."),
        ("1841", 2024, 60000, None),
        ("1841", 2025, None, ":"),
        ("7777", 2024, None, ".."),
        ("7777", 2025, 60000, None),
        ("EAK", 2024, 81240, None),
        ("EAK", 2025, 60000, None),
    ]
    unknown = [each for each in result.findings if each.control == "ukjent_region"]
    assert [each.value for each in unknown] == ["7777"]
    assert "«7777» er ukjent" in unknown[0].message
    assert "tabell_avsluttet" in [each.control for each in result.findings]


def test_a_fetch_that_breaks_goes_on_where_it_broke(get: Fetch, lake: Lake, bank: StatBank) -> None:
    regions = {str(1000 + n): f"Kommune {n}" for n in range(1200)}
    shape: dict[str, Any] = {
        "KOKkommuneregion0000": regions,
        "ContentsCode": {"KOSAG110000": "Frie inntekter per innbygger (kr)"},
        "Tid": ["2024", "2025"],
    }
    bank.hold(dataset(TABLE, shape, lambda region, code, year: int(region) + int(year)))
    before = lake.newest().id
    bank.answer_next(
        "/data",
        *[bank.answer("POST", f"/tables/{TABLE}/data", body) for body in _first_piece(shape)],
        *[Canned(503)] * 5,
    )
    bank.asked.clear()
    broken = get(TABLE, ssb_celler=1000)[TABLE]
    assert (broken.status, bank.count("/data"), lake.newest().id) == (Status.FEILET, 6, before)
    assert "SSB har en feil" in told([broken])
    bank.asked.clear()
    whole = get(TABLE, ssb_celler=1000)[TABLE]
    assert (whole.status, whole.rows, bank.count("/data")) == (Status.HENTET, 2400, 2)
    assert [body["selection"][0]["valueCodes"][0] for _, path, body in bank.asked if "/data" in path] == [
        "1500",
        "2000",
    ]
    assert len(lake.history()) == 1
    assert rows(lake, "select count(*), sum(verdi - region::integer - aar)::integer from kostra") == [
        (2400, 0)
    ]
    assert rows(lake, "select verdi::integer from kostra where region = '2199' and aar = 2025") == [
        (2199 + 2025,)
    ]


def _first_piece(shape: dict[str, Any]) -> list[Json]:
    chosen = {**shape, "KOKkommuneregion0000": list(shape["KOKkommuneregion0000"])[:500]}
    return [
        {"selection": [{"variableCode": id_, "valueCodes": list(codes)} for id_, codes in chosen.items()]}
    ]


def test_pieces_from_before_and_after_an_update_are_not_mixed(get: Fetch, lake: Lake, bank: StatBank) -> None:
    regions = {str(1000 + n): f"Kommune {n}" for n in range(600)}
    shape: dict[str, Any] = {
        "KOKkommuneregion0000": regions,
        "ContentsCode": ["KOSAG110000"],
        "Tid": ["2024", "2025"],
    }
    bank.hold(dataset(TABLE, shape, updated="2026-03-15T07:00:00Z"))
    bank.answer_next(
        "/data", *[bank.answer("POST", f"/tables/{TABLE}/data", body) for body in _first_piece(shape)]
    )
    bank.hold(dataset(TABLE, shape, updated="2026-03-16T07:00:00Z"))
    mixed = get(TABLE, ssb_celler=1000)[TABLE]
    assert mixed.status is Status.FEILET
    assert "er delene fra før og etter en oppdatering" in told([mixed])
    assert lake.history() == []
    assert get(TABLE, ssb_celler=1000)[TABLE].status is Status.HENTET


def test_what_fails_leaves_the_last_good_figures_with_their_date(
    get: Fetch, lake: Lake, bank: StatBank
) -> None:
    get(TABLE)
    stood = rows(lake, "from kostra order by all")
    bank.hold({**json.loads(REAL_12134), "updated": "2026-06-15T06:00:00Z"})
    cut = Canned(200, REAL_12134[:900])
    no_number = {**json.loads(REAL_12134), "updated": "2026-06-15T06:00:00Z", "value": [1, "mange", 3]}
    cases: list[tuple[str, list[Canned], str]] = [
        ("/metadata", [refusal("ugyldig tabell-ID")], "Tabellen finnes ikke hos SSB"),
        ("/metadata", [Canned(200, b'{"class": "dataset", "id": []}')], "mangler beskrivelsen av tabellen"),
        ("/data", [refusal("ugyldig ContentsCode")], "Tabellen er endret hos SSB"),
        ("/data", [cut] * 5, "Svaret fra SSB er avkortet"),
        ("/data", [Canned(429)] * 5, "SSB ber oss vente"),
        ("/data", [Canned(200, json.dumps(no_number).encode())], "Tallene kom ikke gjennom kontrollen"),
    ]
    for path, canned, message in cases:
        bank.answer_next(path, *canned)
        result = get(TABLE, force=True)[TABLE]
        assert (result.status, result.stands, result.version) == (Status.FEILET, date(2026, 3, 16), None), (
            message
        )
        assert message in told([result])
        assert told([result]).endswith("Tallene som ble oppdatert 16.03.2026, står.")
        assert rows(lake, "from kostra order by all") == stood
    assert any(each.severity.blocks for each in result.findings)
    assert len(lake.history()) == 1
    assert get(TABLE, force=True)[TABLE].status is Status.HENTET


def test_a_table_that_has_nothing_of_the_catalogue_is_told_as_that(get: Fetch, bank: StatBank) -> None:
    bank.hold(
        dataset(TABLE, {"KOKkommuneregion0000": ["1841"], "ContentsCode": ["NOE_ANNET"], "Tid": ["2024"]})
    )
    result = get(TABLE)[TABLE]
    assert result.status is Status.FEILET
    assert "Ingen av nøkkeltallene finnes i tabellen" in told([result])
    assert len(result.findings) == 9
    assert bank.count("/data") == 0


def test_one_failing_table_does_not_stop_the_others(get: Fetch, bank: StatBank, clock: PatientClock) -> None:
    """The bank here holds one of the catalogue's tables: the others it has never heard of."""
    bank.groups = [{"sourceCode": "EKG09", "sourceName": "Gruppe 9", "targetCode": "1841", "targetName": "Fauske", "validFrom": None, "validTo": None}]  # fmt: skip
    steps: list[Progress] = []
    results = get(tell=steps.append)
    assert results[TABLE].status is Status.HENTET
    assert results["13502"].status is Status.FEILET
    assert results["131"].status is Status.HENTET
    assert steps[-1].results == tuple(results.values())
    assert steps[-1].total == len(results) > 20
    assert summary(list(results.values())).startswith("3 hentet og ")
    assert len(remedies(list(results.values()))) == 1
    assert clock.slept == []


def test_where_nobody_answers_the_rest_is_not_tried(get: Fetch, bank: StatBank, clock: PatientClock) -> None:
    bank.groups = [{"sourceCode": "EKG09", "sourceName": "Gruppe 9", "targetCode": "1841", "targetName": "Fauske", "validFrom": None, "validTo": None}]  # fmt: skip
    bank.answer_next("/tables/", *[Canned(503)] * 5)
    results = get()
    tables = {id_: each for id_, each in results.items() if len(id_) == 5}
    assert {each.status for each in tables.values()} == {Status.FEILET}
    assert bank.count("/tables/") == 5
    assert (
        sum(each.sentence == "Ikke forsøkt. SSB har en feil." for each in tables.values()) == len(tables) - 1
    )
    assert results["112"].status is Status.HENTET
    assert clock.slept == [4.0, 8.0, 16.0, 32.0]


def test_municipalities_and_groups_are_held_against_our_lists(get: Fetch, lake: Lake, bank: StatBank) -> None:
    row = {
        "sourceName": "KOSTRA-gruppe 9",
        "targetName": "Fauske",
        "validFrom": "2020-01-01",
        "validTo": None,
    }
    bank.groups = [
        {**row, "sourceCode": "EKG09", "targetCode": "1841"},
        {**row, "sourceCode": "EKG01", "targetCode": "1811"},
    ]
    results = get("131", "112")
    assert (results["131"].status, results["131"].rows, results["131"].findings) == (Status.HENTET, 357, ())
    assert (results["112"].status, results["112"].rows) == (Status.HENTET, 2)
    assert rows(lake, "select kommune, gruppe, fra, til from kommunegruppe order by all") == [
        ("1811", "EKG01", 2020, None),
        ("1841", "EKG09", 2020, None),
    ]
    assert lake.newest().message == "Hentet KOSTRA-grupper fra SSB (KLASS 112), 2026-11-22"
    again = get("131", "112")
    assert [each.status for each in again.values()] == [Status.UENDRET, Status.UENDRET]
    bank.groups[0]["sourceCode"] = "EKG10"
    bank.municipalities = {"codes": [*bank.municipalities["codes"][:-2], {"code": "1899", "name": "Nyby"}]}
    third = get("131", "112")
    assert third["112"].status is Status.HENTET
    assert [(each.control, each.value) for each in third["131"].findings] == [
        ("kommune_ny", "1899"),
        ("kommune_avsluttet", "5636"),
    ]
    bank.groups = []
    assert "er det ingen kommuner" in told([get("112")["112"]])


def test_inhabitants_come_in_by_age_with_both_sexes_together(get: Fetch, lake: Lake, bank: StatBank) -> None:
    alder = {"000": "0 år", "001": "1 år", "105+": "105 år eller eldre"}
    shape: dict[str, Any] = {
        "Region": {"0": "Hele landet", "1841": "Fauske - Fuossko", "030101": "Gamle Oslo"},
        "Kjonn": {"2": "Kvinner", "1": "Menn"},
        "Alder": alder,
        "ContentsCode": {"Personer1": "Personer"},
        "Tid": ["2025", "2026"],
    }
    bank.hold(dataset("07459", shape, lambda *codes: int(codes[1]), left_out=["Region", "Kjonn", "Alder"]))
    vekst = {"Personer": "Hovedalternativet (MMMM)", "Personer1": "Lav (LLML)", "Personer2": "Høy (HHMH)"}
    shape |= {"ContentsCode": vekst, "Tid": ["2027", "2050"]}
    bank.hold(dataset("14288", shape, lambda *codes: 5, left_out=["Region", "Kjonn", "Alder"]))
    results = get("07459", "14288")
    assert [(each.status, each.rows) for each in results.values()] == [
        (Status.HENTET, 12),
        (Status.HENTET, 36),
    ]
    assert rows(lake, "select alternativ, aar, alder_fra, alder_til, antall, tabell from befolkning where region = '1841' and aar in (2026, 2050) and alder_fra > 0 order by all") == [
        ("hoved", 2050, 1, 1, 10, "14288"),
        ("hoved", 2050, 105, None, 10, "14288"),
        ("høy", 2050, 1, 1, 10, "14288"),
        ("høy", 2050, 105, None, 10, "14288"),
        ("lav", 2050, 1, 1, 10, "14288"),
        ("lav", 2050, 105, None, 10, "14288"),
        ("registrert", 2026, 1, 1, 3, "07459"),
        ("registrert", 2026, 105, None, 3, "07459"),
    ]  # fmt: skip
    assert [each.status for each in get("07459", "14288").values()] == [Status.UENDRET] * 2
    bank.hold(dataset("07459", {**shape, "Alder": {}, "Tid": ["2026"]}))
    assert "ikke lenger innbyggere etter alder" in told([get("07459")["07459"]])


def test_projections_are_fetched_for_the_own_municipality_and_those_it_is_compared_with(
    get: Fetch, lake: Lake, bank: StatBank
) -> None:
    """The inhabitants that are registered weigh the groups, and are fetched for everybody."""
    regions = {"0": "Hele landet", "18": "Nordland", "34": "Innlandet", "1841": "Fauske", "1811": "Bindal", "3405": "Lillehammer"}  # fmt: skip
    shape: dict[str, Any] = {
        "Region": regions,
        "Alder": ["000", "001"],
        "ContentsCode": ["Personer1"],
        "Tid": ["2026"],
    }
    bank.hold(dataset("07459", shape, lambda *codes: 5), dataset("14288", {**shape, "Tid": ["2027"], "ContentsCode": {"Personer": "Hovedalternativet (MMMM)"}}, lambda *codes: 7))  # fmt: skip

    def fetched(*only: str, **settings: Any) -> tuple[set[str], list[tuple[str, str | None]]]:
        bank.asked.clear()
        result = get(*only, kommune="Vår", **settings)[only[0]]
        assert result.status is Status.HENTET, told([result])
        [body] = [body for _, path, body in bank.asked if "/data" in path]
        chosen = {each["variableCode"]: set(each["valueCodes"]) for each in body["selection"]}
        findings = [(each.control, each.value) for each in result.findings if "framskriving" in each.control]
        return chosen["Region"], findings

    own = {"kommunenummer": "0501", "sammenlign_med": ("1841",)}  # Lillehammer, under a number it had
    assert fetched("07459", **own) == (set(regions), [])
    assert fetched("14288", **own) == ({"0", "18", "34", "1841", "3405"}, [])
    assert rows(lake, "select distinct region from befolkning where alternativ = 'hoved' and region = '1811'") == []  # fmt: skip
    assert get("14288", kommune="Vår", **own)["14288"].status is Status.UENDRET
    more = {**own, "sammenlign_med": ("1811", "7777")}
    assert fetched("14288", **more) == ({"0", "18", "34", "1811", "3405"}, [("framskriving_mangler", "7777")])
    assert rows(lake, "select region, aar, sum(antall)::integer from befolkning where alternativ = 'hoved' group by all order by all") == [
        (region, 2027, 14) for region in sorted(regions)
    ]  # fmt: skip
    assert fetched("14288") == (set(regions), [("framskriving_alle", None)])
    nobody = get("14288", kommune="Vår", kommunenummer="7777")["14288"]
    assert nobody.status is Status.UENDRET  # the same question: everybody's
    assert [each.control for each in nobody.findings] == ["framskriving_mangler", "framskriving_alle"]


def test_what_is_asked_for_by_name_must_be_known(get: Fetch, bank: StatBank) -> None:
    with pytest.raises(
        DashboardError, match=r"99999 er ikke blant tabellene som hentes\. Velg blant 131, 112"
    ):
        get("99999")
    assert bank.asked == []


HOLDER = """
import sys
from pathlib import Path
from dashboard.sources.turn import one_at_a_time
with one_at_a_time(Path(sys.argv[1])):
    print("holder", flush=True)
    input()
"""


def test_two_processes_do_not_fetch_at_once(get: Fetch, bank: StatBank) -> None:
    folder = settings.get().hentet
    command = [sys.executable, "-c", HOLDER, str(folder)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=paths.ROOT
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "holder\n"
        with pytest.raises(DashboardError, match="En henting pågår allerede"):
            get(TABLE)
        assert bank.asked == []
        other.kill()
    assert get(TABLE)[TABLE].status is Status.HENTET
