"""The timeline: what is drawn from when to when, what is late, and what is said of it."""

from datetime import date
from typing import Any

import pandas as pd

from dashboard.analysis.tidslinje import Strek, arbeid_for, tidslinje
from dashboard.charts.strategi_tidslinje import i_ord, strategi_tidslinje
from dashboard.sentences import strategi_tidslinje as tekst
from dashboard.text import NO_BREAK
from tests.analysis.strukturen import ledd, strategi

DATO = date(2026, 10, 31)
S = strategi(
    ledd("M1", "mål", tittel="Trygge barn"),
    ledd("M2", "mål", tittel="Trygg økonomi"),
    ledd("A", overordnet="M1", start=date(2026, 1, 1), frist=date(2026, 9, 30), status="under arbeid", framdrift=60.0),
    ledd("B", overordnet="M2", frist=date(2026, 12, 1), status="ikke startet"),
    ledd("C", overordnet="M1", start=date(2026, 5, 1), frist=date(2026, 3, 1), status="utført"),
    ledd("D", "hovedoppgave", start=date(2026, 3, 1), frist=date(2027, 3, 1), status="ikke startet", stoetter=("M1",)),
    ledd("E", tittel="Uten <b>frist</b>"),
    ledd("F", frist=date(2026, 1, 1), status="utgår"),
)  # fmt: skip


def streker() -> list[Strek]:
    return tidslinje(
        S.struktur, S.stand, [each for each in S.struktur.ledd.values() if each.er_arbeid], DATO
    )[0]


def plain(said: str) -> str:
    return said.replace(NO_BREAK, " ")


def test_the_work_stands_under_its_goal_by_deadline_and_a_start_after_the_deadline_is_none() -> None:
    assert [(each.ledd.id, each.gruppe, each.start, each.dager_over) for each in streker()] == [
        ("C", "Trygge barn", None, 0),
        ("A", "Trygge barn", date(2026, 1, 1), 31),
        ("B", "Trygg økonomi", None, 0),
        ("D", "Planen", date(2026, 3, 1), 0),
    ]


def test_what_has_no_deadline_is_told_by_name_and_what_is_given_up_is_not_there() -> None:
    _, uten = tidslinje(S.struktur, S.stand, S.struktur.ledd.values(), DATO)
    assert (
        plain(tekst.uten_frist([each for each in uten if each.er_arbeid]))
        == "Uten frist (1): «Uten <b>frist</b>»."
    )


def test_what_supports_a_goal_is_work_for_it() -> None:
    assert [each.id for each in arbeid_for(S.struktur, "M1")] == ["A", "C", "D"]


def test_the_sentence_says_what_is_late_and_what_is_next() -> None:
    assert plain(tekst.oppsummert(streker(), [], DATO)) == (
        "Ett av fire oppdrag og hovedoppgaver er over fristen, lengst «Tittel A», 31 dager."
        " Ett oppdrag har frist de neste 90 dagene."
    )
    assert plain(tekst.oppsummert([], [S.struktur.ledd["E"]], DATO)) == (
        "Ett oppdrag har ingen frist, og kan ikke vises på en tidslinje."
    )
    assert tekst.oppsummert([], [], DATO) == "Ingen oppdrag, tiltak eller hovedoppgaver passer med valgene."


def test_beside_a_bar_stands_how_far_and_in_what_state() -> None:
    assert [plain(tekst.merke(each, DATO)) for each in streker()] == [
        "utført", "60 %, forsinket 31 dager", "0 %, ikke startet", "0 %, burde vært startet",
    ]  # fmt: skip


def test_on_a_phone_stands_the_word_where_it_is_late_else_how_far() -> None:
    assert [plain(tekst.kort_merke(each)) for each in streker()] == ["utført", "forsinket", "0 %", "0 %"]


def frame() -> pd.DataFrame:
    return pd.DataFrame(
        [
            {"id": each.ledd.id, "gruppe": each.gruppe, "navn": each.ledd.tittel, "start": each.start, "frist": each.frist,
             "framdrift": each.framdrift, "sen": each.dager_over > 0, "merke": tekst.merke(each, DATO), "kort": tekst.kort_merke(each)}
            for each in streker()
        ]
    )  # fmt: skip


def test_a_bar_is_filled_as_far_as_the_work_is_and_late_ones_have_colour_and_word() -> None:
    spec: Any = strategi_tidslinje(frame(), DATO, "Tittelen").to_dict()
    [bars] = [rows for rows in spec["datasets"].values() if "navn" in rows[0]]
    late = next(bar for bar in bars if bar["navn"] == "Tittel A")
    assert round((late["ferdig"] - late["fra"]) / (late["til"] - late["fra"]), 2) == 0.6
    assert {bar["navn"] for bar in bars if bar["farge"] == late["farge"]} == {"Tittel A"}
    assert "forsinket" in late["merke"]
    assert [bar["navn"] for bar in bars if bar["fra"] is None] == ["Tittel C", "Tittel B"]
    shown = [
        row.partition("\N{INFORMATION SEPARATOR ONE}")[2] for row in spec["layer"][1]["encoding"]["y"]["sort"]
    ]
    assert shown == ["Trygge barn", "Tittel C", "Tittel A", "Trygg økonomi", "Tittel B", "Planen", "Tittel D"]


def test_the_description_names_what_is_late() -> None:
    assert plain(i_ord(frame(), DATO)) == (
        "Tidslinje med 4 rader, hver fra start til frist og fylt så langt arbeidet er kommet."
        " Per 31.10.2026: over fristen er Tittel A."
    )


def test_on_a_phone_the_whole_name_stands_above_its_bar_and_not_before_it() -> None:
    spec: Any = strategi_tidslinje(frame(), DATO, "Tittelen").to_dict()
    shown = str([layer["mark"].get("text") for layer in spec["layer"]])
    assert "? datum.navn : ''" in shown
    assert "? datum.gruppe : ''" in shown
    assert "? '' : split(" in spec["layer"][1]["encoding"]["y"]["axis"]["labelExpr"]
