"""The year's dates and what must be ready before them: rows by hand."""

from datetime import date, time
from typing import Any

import pandas as pd
import pytest

from dashboard.analysis.aarshjul import Punkt, for_leseren, forberedelser, klokkeslett, punkter

RAD: dict[str, Any] = {
    "id": "1", "dato": pd.Timestamp("2026-11-10"), "forum": "klg drift", "tittel": None, "kl_fra": None, "kl_til": None,
    "sted": None, "tema": None, "virkedag": False, "kilde": None,
}  # fmt: skip
DRIFT = {"forum": "klg drift", "gjelder": "", "dager": 5, "virkedager": True, "hva": "Regnskapet er lukket", "rolle": "Økonomileder", "for_leder": False}  # fmt: skip


def regler(*rader: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame(rader, columns=list(DRIFT))


@pytest.mark.parametrize(
    ("skrevet", "tid"),
    [
        ("12:00", time(12)), ("9", time(9)), ("09.30", time(9, 30)), ("kl. 23:59", time(23, 59)), (" 8:05 ", time(8, 5)),
        ("", None), ("24:00", None), ("12:60", None), ("etter lunsj", None), ("12:00-14:00", None),
    ],
)  # fmt: skip
def test_a_time_is_read_as_people_write_it(skrevet: str, tid: time | None) -> None:
    assert klokkeslett(skrevet) == tid


def test_a_date_is_called_by_its_title_or_its_forum_and_has_a_theme_a_line() -> None:
    [punkt] = punkter(pd.DataFrame([{**RAD, "tema": "Økonomi\n\n Tiltak "}]))
    assert (punkt.navn, punkt.tema, punkt.kilde, punkt.er_moete) == (
        "KLG drift",
        ("Økonomi", "Tiltak"),
        "",
        True,
    )
    [punkt] = punkter(pd.DataFrame([{**RAD, "tittel": "Høstseminar"}]))
    assert punkt.navn == "Høstseminar"


def test_a_fixed_date_is_moved_from_the_weekend_only_where_the_source_moves_it() -> None:
    fast = {**RAD, "dato": pd.Timestamp("2026-02-15"), "forum": "kostra", "kilde": "SSB"}
    moved, stays = punkter(pd.DataFrame([{**fast, "virkedag": True}])), punkter(pd.DataFrame([fast]))
    assert moved[0].dato == date(2026, 2, 16)
    assert stays[0].dato == date(2026, 2, 15)
    assert not moved[0].er_moete


def test_dates_stand_in_the_order_of_day_and_hour() -> None:
    rows = [{**RAD, "id": "b", "kl_fra": "12:00"}, {**RAD, "id": "a", "kl_fra": "9"}, {**RAD, "id": "c", "dato": pd.Timestamp("2026-01-01")}]  # fmt: skip
    assert [each.id for each in punkter(pd.DataFrame(rows))] == ["c", "a", "b"]
    assert punkter(pd.DataFrame(columns=list(RAD))) == []


def test_what_must_be_ready_is_counted_back_from_the_date() -> None:
    [ready] = forberedelser(punkter(pd.DataFrame([RAD])), regler(DRIFT))
    assert (ready.frist, ready.hva, ready.rolle) == (
        date(2026, 11, 3),
        "Regnskapet er lukket",
        "Økonomileder",
    )


def test_a_rule_for_some_of_a_forums_dates_is_for_those_that_say_so() -> None:
    rule = {**DRIFT, "forum": "kommunestyre", "gjelder": "økonomiplan", "dager": 14, "virkedager": False}
    with_plan = Punkt(
        "1", date(2026, 12, 17), "kommunestyre", "", tema=("Årsbudsjett 2027 og Økonomiplan 2027–2030",)
    )
    without = Punkt("2", date(2026, 10, 22), "kommunestyre", "", tema=("Budsjettregulering",))
    [ready] = forberedelser([with_plan, without], regler(rule))
    assert (ready.punkt, ready.frist) == (with_plan, date(2026, 12, 3))
    assert forberedelser([with_plan], regler(DRIFT)) == []


def test_a_leader_is_told_what_is_theirs_before_another_forums_meeting_and_nothing_of_the_meeting() -> None:
    drift = Punkt(
        "7", date(2026, 12, 8), "klg drift", "Hemmelig", "12:00", "14:00", "Rådhuset", ("Oppsigelser",)
    )
    egen = Punkt("8", date(2026, 12, 9), "uklg", "Samling")
    regler = pd.DataFrame(
        [
            DRIFT,
            {**DRIFT, "dager": 3, "hva": "Avvikene er forklart", "gjelder": "oppsigelser", "for_leder": True},
        ]
    )
    synlige, ready = for_leseren([drift, egen], regler, ("uklg",))
    assert synlige == [egen]
    [min_] = ready
    assert (min_.hva, min_.frist, min_.punkt) == (
        "Avvikene er forklart", date(2026, 12, 3), Punkt("7", date(2026, 12, 8), "klg drift", "", aapen=False),
    )  # fmt: skip
    assert min_.punkt.navn == "KLG drift"
    alle, alt = for_leseren([drift, egen], regler, None)
    assert (alle, [each.punkt for each in alt]) == ([drift, egen], [drift, drift])
