"""Decisions: what is late, what is open, what says too little, and who sees what is exempt."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from dashboard.queries import run_on
from tests.queries.small import connection

DATO = date(2026, 10, 31)
Row = dict[str, Any]


def vedtak(number: str, **other: Any) -> Row:
    return {
        "id": number, "organ": "Kommunestyret", "moetedato": "2026-02-12", "tittel": f"Sak {number}",
        "type": "vedtak", "status": "under arbeid", "frist": "2026-12-31", **other,
    }  # fmt: skip


def liste(*rows: Row, **parameters: Any) -> pd.DataFrame:
    nothing_chosen = dict.fromkeys(("organ", "omraade", "status", "type", "soek"))
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
    assert ids(vedtak("1"), vedtak("2", frist="2026-10-01"), status="forsinket") == ["2"]


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
    ]
    assert ids(*rows, soek="barnehage") == ["1", "2"]
    assert ids(*rows, soek="på øra") == ["1"]
    assert ids(*rows, soek="ps 12/26") == ["3"]
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
    given = dict.fromkeys(("organ", "omraade", "status", "type", "soek"))
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
    ]
    assert mangler(*rows) == {
        "1": "Årsaken til at det avventer, mangler",
        "3": "Kommentar som viser at det er utført, mangler",
        "5": "Status mangler",
        "6": "Frist mangler",
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


def test_what_lacks_something_and_is_exempt_is_absent_for_those_who_may_not_see_it() -> None:
    row = vedtak("1", status="utført", unntatt_offentlighet=True)
    assert list(mangler(row)) == ["1"]
    assert mangler(row, vis_unntatt=False) == {}
