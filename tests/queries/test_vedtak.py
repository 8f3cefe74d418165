"""Decisions: what is late, what is open, what says too little, and who sees what is exempt."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from dashboard.queries import rows_on, run_on
from tests.queries.small import connection

DATO = date(2026, 10, 31)
Row = dict[str, Any]


def vedtak(number: str, **other: Any) -> Row:
    return {
        "id": number, "organ": "Kommunestyret", "moetedato": "2026-02-12", "tittel": f"Sak {number}",
        "type": "vedtak", "status": "under arbeid", "frist": "2026-12-31", **other,
    }  # fmt: skip


def liste(*rows: Row, **parameters: Any) -> pd.DataFrame:
    nothing_chosen = dict.fromkeys(("organ", "omraade", "status", "type", "frist", "soek"))
    given = {"dato": DATO, "vis_unntatt": True, **nothing_chosen, **parameters}
    return run_on(connection(vedtak=rows), "vedtak/liste", **given)


def ids(*rows: Row, **parameters: Any) -> list[str]:
    return liste(*rows, **parameters)["id"].tolist()


def mangler(*rows: Row, vis_unntatt: bool = True) -> dict[str, str]:
    found = run_on(connection(vedtak=rows), "vedtak/mangler", dato=DATO, vis_unntatt=vis_unntatt)
    return dict(zip(found["id"], found["mangel"], strict=True))


@pytest.mark.parametrize(
    ("status", "frist", "days"),
    [
        ("under arbeid", "2026-10-30", 1),
        ("under arbeid", "2026-10-31", None),
        ("ikke startet", "2026-10-01", 30),
        ("avventer", "2025-10-31", 365),
        (None, "2026-10-21", 10),
        ("utført", "2025-01-01", None),
        ("utgår", "2025-01-01", None),
        ("under arbeid", None, None),
    ],
)
def test_a_vedtak_is_late_when_the_deadline_has_passed_and_it_is_neither_done_nor_dropped(
    status: str | None, frist: str | None, days: int | None
) -> None:
    row = liste(vedtak("1", status=status, frist=frist), status="alle").iloc[0]
    assert (None if pd.isna(row["dager_forsinket"]) else row["dager_forsinket"]) == days


def test_the_latest_come_first_then_the_nearest_deadline_then_those_without_one() -> None:
    rows = [
        vedtak("uten", frist=None),
        vedtak("siden", frist="2027-06-01"),
        vedtak("snart", frist="2026-11-05"),
        vedtak("sen", frist="2026-10-01"),
        vedtak("senest", frist="2026-01-01"),
    ]
    assert ids(*rows) == ["senest", "sen", "snart", "siden", "uten"]


def test_done_and_dropped_are_left_out_until_asked_for() -> None:
    rows = [vedtak("aapen"), vedtak("ferdig", status="utført"), vedtak("borte", status="utgår")]
    assert ids(*rows) == ["aapen"]
    assert sorted(ids(*rows, status="alle")) == ["aapen", "borte", "ferdig"]
    assert ids(*rows, status="utført") == ["ferdig"]


def test_the_late_ones_can_be_asked_for_alone() -> None:
    rows = [vedtak("1"), vedtak("2", frist="2026-10-01"), vedtak("3", frist="2026-10-01", status="utført")]
    assert ids(*rows, frist="over", status="alle") == ["2"]


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        (None, ["gått", "i dag", "30", "31", "90", "91", "uten"]),
        ("over", ["gått"]),
        ("innen_30", ["i dag", "30"]),
        ("innen_90", ["i dag", "30", "31", "90"]),
        ("senere", ["91"]),
        ("uten", ["uten"]),
    ],
)
def test_deadlines_narrow_the_list_by_how_near_they_are(kind: str | None, found: list[str]) -> None:
    rows = [
        vedtak("gått", frist="2026-10-30"),
        vedtak("i dag", frist="2026-10-31"),
        vedtak("30", frist="2026-11-30"),
        vedtak("31", frist="2026-12-01"),
        vedtak("90", frist="2027-01-29"),
        vedtak("91", frist="2027-01-30"),
        vedtak("uten", frist=None),
    ]
    assert ids(*rows, frist=kind) == found


def test_a_vedtak_made_after_the_date_is_not_there_yet() -> None:
    assert ids(vedtak("1", moetedato="2026-11-05"), vedtak("2", moetedato="2026-10-31")) == ["2"]


def test_body_area_and_type_narrow_the_list() -> None:
    rows = [
        vedtak("1", organ="Formannskapet", tjenesteomraade="HO", type="verbalvedtak"),
        vedtak("2", tjenesteomraade="OO", type=None),
        vedtak("3"),
    ]
    assert ids(*rows, organ="Formannskapet") == ["1"]
    assert ids(*rows, omraade="OO") == ["2"]
    assert ids(*rows, type="verbalvedtak") == ["1"]
    assert ids(*rows, type="vedtak") == ["2", "3"]


def test_the_search_finds_words_anywhere_in_the_case_whatever_their_case() -> None:
    rows = [
        vedtak("1", tittel="Ny BARNEHAGE på Øra"),
        vedtak("2", kommentar="Barnehagen åpnet"),
        vedtak("3", saksnr="PS 12/26"),
        vedtak("4", aarsak="Venter på Statsforvalteren", avgjort_av="Eldrerådet"),
    ]
    assert ids(*rows, soek="barnehage") == ["1", "2"]
    assert ids(*rows, soek="på øra") == ["1"]
    assert ids(*rows, soek="ps 12/26") == ["3"]
    assert ids(*rows, soek="statsforvalter") == ids(*rows, soek="eldreråd") == ["4"]
    assert ids(*rows, soek="%") == []


def test_the_area_is_named_as_it_is_called_now() -> None:
    place = {"ansvar": "1", "enhet": "10", "tjenesteomraade": "HO"}
    organisation = [
        {**place, "tjenesteomraade_navn": "Helse", "gyldig_fra": "2020-01-01"},
        {**place, "tjenesteomraade_navn": "Helse og omsorg", "gyldig_fra": "2025-01-01"},
    ]
    on = connection(
        organisasjon=organisation,
        vedtak=[vedtak("1", tjenesteomraade="HO"), vedtak("2", tjenesteomraade="XX"), vedtak("3")],
    )
    given = dict.fromkeys(("organ", "omraade", "status", "type", "frist", "soek"))
    found = run_on(on, "vedtak/liste", dato=DATO, vis_unntatt=True, **given)
    assert found["tjenesteomraade_navn"].tolist() == ["Helse og omsorg", "XX", "Ikke plassert"]


def test_what_is_exempt_from_disclosure_is_marked_for_those_who_may_see_it_and_absent_for_others() -> None:
    rows = [vedtak("1", unntatt_offentlighet=True), vedtak("2", unntatt_offentlighet=False), vedtak("3")]
    assert liste(*rows)["unntatt_offentlighet"].tolist() == [True, False, False]
    assert ids(*rows, vis_unntatt=False) == ["2", "3"]
    counted = run_on(connection(vedtak=rows), "vedtak/per_status", dato=DATO, vis_unntatt=False)
    assert counted["antall"].tolist() == [2]


def test_statuses_are_counted_with_the_late_ones_and_verbalvedtak_apart() -> None:
    rows = [
        vedtak("1"),
        vedtak("2", frist="2026-01-01"),
        vedtak("3", type="verbalvedtak"),
        vedtak("4", status="utført", frist="2026-01-01"),
        vedtak("5", status=None, type=None),
        vedtak("6", status="ikke startet"),
    ]
    counted = run_on(connection(vedtak=rows), "vedtak/per_status", dato=DATO, vis_unntatt=True)
    assert counted[["status", "verbalvedtak", "antall", "forsinket"]].to_numpy().tolist() == [
        ["ikke startet", False, 1, 0],
        ["under arbeid", False, 2, 1],
        ["utført", False, 1, 0],
        ["uten status", False, 1, 0],
        ["under arbeid", True, 1, 0],
    ]


def test_waiting_without_a_reason_and_done_without_a_word_lack_something() -> None:
    rows = [
        vedtak("1", status="avventer", kommentar=" "),
        vedtak("2", status="avventer", kommentar="Venter på svar fra fylkeskommunen"),
        vedtak("3", status="utført"),
        vedtak("4", status="utført", kommentar="Behandlet 1.3.2026"),
        vedtak("5", status=None),
        vedtak("6", frist=None),
        vedtak("7"),
        vedtak("8", status="avventer", aarsak="Venter på staten"),
        vedtak("9", status="behandlet", frist=None),
    ]
    assert mangler(*rows) == {
        "1": "Årsaken til at det avventer, mangler",
        "3": "Kommentar som viser at det er utført, mangler",
        "5": "Status mangler",
        "6": "Frist mangler",
        "9": "Statusen er ikke en av de kjente, og regnes som åpen",
    }


@pytest.mark.parametrize(
    ("comment", "lacks"),
    [
        (None, True),
        ("Ikke lenger aktuelt", True),
        ("Gjelder et annet område. Området er solgt.", True),
        ("Formannskapet avviste forslaget", False),
        ("Trukket av eldrerådet 3.3.", False),
        ("Avgjort i styringsgruppa for byen", False),
    ],
)
def test_a_dropped_vedtak_must_say_which_body_dropped_it(comment: str | None, lacks: bool) -> None:
    rows = [vedtak("1", status="utgår", kommentar=comment), vedtak("2", organ="Styringsgruppa")]
    assert ("1" in mangler(*rows)) is lacks


def test_a_dropped_vedtak_with_the_deciding_body_in_its_own_column_lacks_nothing() -> None:
    rows = [
        vedtak("1", status="utgår", avgjort_av="Formannskapet"),
        vedtak("2", status="utgår", avgjort_av=" ", kommentar="Ikke lenger aktuelt"),
    ]
    assert mangler(*rows) == {"2": "Organet som avgjorde at det utgår, mangler"}


def test_a_waiting_one_needs_a_reason_and_a_dropped_one_a_body_in_the_file_too() -> None:
    on = connection()
    on.execute(
        "create table innlest (rad bigint, id varchar, status varchar, aarsak varchar, avgjort_av varchar, kommentar varchar)"
    )
    rows = [
        (2, "ok", "avventer", "Staten", None, None),
        (3, "ok", "utgår", None, "Formannskapet", None),
        (4, "ok", "utgår", None, None, "Formannskapet avviste det"),
        (5, "uten årsak", "avventer", None, "Formannskapet", None),
        (6, "uten organ", "utgår", "Penger", None, None),
        (7, "ok", "utført", None, None, None),
    ]
    on.executemany("insert into innlest values (?, ?, ?, ?, ?, ?)", rows)
    found = rows_on(on, "controls/status_uten_begrunnelse")
    assert [(row["rad"], row["kolonne"], row["savner"]) for row in found] == [
        (5, "aarsak", "ingen årsak"),
        (6, "avgjort_av", "sier ikke hvilket organ som har bestemt det"),
    ]


def alder(*rows: Row, vis_unntatt: bool = True) -> dict[str, list[int | None]]:
    found = run_on(connection(vedtak=rows), "vedtak/alder", dato=DATO, vis_unntatt=vis_unntatt)
    columns = ["aapne", "forsinket", "mest_forsinket", "verbalvedtak", "verbalvedtak_forsinket"]
    return {
        str(row["alder"]): [None if pd.isna(row[column]) else int(row[column]) for column in columns]
        for row in found.to_dict("records")
    }


def test_open_decisions_are_counted_by_whole_months_since_the_meeting() -> None:
    rows = [
        vedtak("1", moetedato="2026-08-01"),
        vedtak("2", moetedato="2026-07-31", frist="2026-10-01"),
        vedtak("3", moetedato="2026-05-01", frist="2026-10-21"),
        vedtak("4", moetedato="2026-04-30"),
        vedtak("5", moetedato="2025-11-01", type="verbalvedtak", frist="2026-01-01"),
        vedtak("6", moetedato="2025-10-31"),
        vedtak("7", moetedato="2020-01-01", status="utført"),
        vedtak("8", moetedato="2026-11-01"),
    ]
    assert alder(*rows) == {
        "under 3 måneder": [1, 0, None, 0, 0],
        "3–6 måneder": [2, 2, 30, 0, 0],
        "6–12 måneder": [1, 0, None, 1, 1],
        "over 12 måneder": [1, 0, None, 0, 0],
    }


def test_an_empty_log_has_every_age_with_nothing_in_it() -> None:
    assert list(alder().values()) == [[0, 0, None, 0, 0]] * 4
    assert (
        list(alder(vedtak("1", unntatt_offentlighet=True), vis_unntatt=False).values())
        == [[0, 0, None, 0, 0]] * 4
    )


def test_what_lacks_something_and_is_exempt_is_absent_for_those_who_may_not_see_it() -> None:
    row = vedtak("1", status="utført", unntatt_offentlighet=True)
    assert list(mangler(row)) == ["1"]
    assert mangler(row, vis_unntatt=False) == {}
