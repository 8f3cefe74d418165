"""Who pays and who gains, what is added to what, and what is said of it."""

from typing import Any

import pandas as pd

from dashboard.analysis.gevinster import UKJENT, balanse, paa_tvers, summer
from dashboard.charts.strategi_gevinst import i_ord, strategi_gevinst
from dashboard.sentences import gevinster as tekst
from dashboard.text import NO_BREAK

KOLONNER = [
    "ledd",
    "aar",
    "slag",
    "maaleenhet",
    "planlagt",
    "realisert",
    "gevinst_hos",
    "kostnad_hos",
    "kostnad",
]
RADER = pd.DataFrame(
    [
        ("A", 2026, "kr", "kr", 2.0e6, 1.5e6, "HO", "TTE", 1.5e6),
        ("A", 2026, "tid", "timer", 5_200.0, 3_100.0, "HO", "TTE", 4e5),
        ("B", 2026, "kr", "kr", 1.1e6, None, "HO", "HO", 2e5),
        ("B", 2027, "kvalitet", None, 8.0, None, None, "TTE", None),
        ("C", 2026, "kr", "kr", 0.0, None, "OO", None, 3e5),
    ],
    columns=KOLONNER,
)  # fmt: skip
NAVN = {"HO": "Helse", "TTE": "Teknisk", "OO": "Oppvekst"}
GEVINSTER = RADER.assign(
    gevinst_hos_navn=RADER["gevinst_hos"].map(NAVN), kostnad_hos_navn=RADER["kostnad_hos"].map(NAVN)
)


def plain(said: str) -> str:
    return said.replace(NO_BREAK, " ")


def test_hours_and_quality_are_never_added_to_kr() -> None:
    sums = summer(GEVINSTER, ["ledd"]).fillna({"maaleenhet": "", "realisert": -1, "kostnad": -1})
    assert sums[["ledd", "slag", "maaleenhet", "planlagt", "realisert", "kostnad", "antall", "meldt"]].to_numpy().tolist() == [
        ["A", "kr", "kr", 2.0e6, 1.5e6, 1.5e6, 1, 1],
        ["A", "tid", "timer", 5_200.0, 3_100.0, 4e5, 1, 1],
        ["B", "kr", "kr", 1.1e6, -1, 2e5, 1, 0],
        ["B", "kvalitet", "", 8.0, -1, -1, 1, 0],
        ["C", "kr", "kr", 0.0, -1, 3e5, 1, 0],
    ]  # fmt: skip


def test_the_balance_is_the_gain_in_kr_minus_everything_that_is_paid_and_adds_up() -> None:
    found = balanse(GEVINSTER)
    assert found[["navn", "betaler", "planlagt", "realisert", "netto"]].to_numpy().tolist() == [
        ["Helse", 2e5, 3.1e6, 1.5e6, 2.9e6],
        [UKJENT, 3e5, 0.0, 0.0, -3e5],
        ["Teknisk", 1.9e6, 0.0, 0.0, -1.9e6],
    ]
    assert found["betaler"].sum() == GEVINSTER["kostnad"].sum()


def test_a_pair_is_one_who_pays_for_anothers_gain() -> None:
    assert paa_tvers(GEVINSTER).to_dict("records") == [
        {"betaler_navn": "Teknisk", "faar_navn": "Helse", "kostnad": 1.9e6, "planlagt": 2.0e6, "realisert": 1.5e6, "kr": 1, "andre": 1}
    ]  # fmt: skip


def test_the_sentence_says_who_gains_what_another_pays_for() -> None:
    assert plain(tekst.oppsummert(GEVINSTER, paa_tvers(GEVINSTER), "2026")) == (
        "Helse får gevinster for 2,0 mill. kr og én gevinst i tid eller kvalitet, og Teknisk betaler 1,9 mill. kr for dem."
        " I alt er 1,5 mill. kr av 3,1 mill. kr tatt ut."
    )
    egne = GEVINSTER[GEVINSTER["ledd"] == "B"]
    assert plain(tekst.oppsummert(egne, paa_tvers(egne), "2026")) == (
        "Ingen betaler for en gevinst hos andre i 2026. I alt er 1,1 mill. kr planlagt; ingenting er meldt tatt ut."
    )
    ingen = GEVINSTER.iloc[:0]
    assert tekst.oppsummert(ingen, paa_tvers(ingen), "2025") == "Det er ikke lastet opp gevinster for 2025."


def test_time_is_told_by_itself() -> None:
    assert plain(tekst.om_tiden(summer(GEVINSTER, ()))) == "I tid er 3 100 av 5 200 timer tatt ut."
    assert tekst.om_tiden(summer(GEVINSTER[GEVINSTER["slag"] == "kr"], ())) == ""


def test_a_gain_of_another_kind_has_its_unit() -> None:
    assert [plain(tekst.gevinsten(rad)) for rad in GEVINSTER.to_dict("records")] == [
        "", "5 200 timer planlagt, 3 100 realisert", "", "8 planlagt, ikke meldt", "",
    ]  # fmt: skip


def test_a_gain_that_is_a_number_says_so() -> None:
    rad = {"slag": "kvalitet", "maaleenhet": "antall", "planlagt": 4, "realisert": 3}
    assert tekst.gevinsten(rad) == "antall: 4 planlagt, 3 realisert"


def test_the_chart_has_colour_sign_and_word_and_says_them() -> None:
    rader = balanse(GEVINSTER)
    spec: Any = strategi_gevinst(rader, tekst.tittel(rader)).to_dict()
    assert (
        plain(" ".join(spec["title"]["text"]))
        == "Teknisk betaler 1,9 mill. kr mer enn det får igjen i kroner"
    )
    [bars] = [rows for rows in spec["datasets"].values() if "navn" in rows[0]]
    assert [plain(bar["tekst"]) for bar in bars] == [
        "+2,9 mill. kr får mer", "−0,3 mill. kr betaler mer", "−1,9 mill. kr betaler mer",
    ]  # fmt: skip
    assert len({bar["farge"] for bar in bars}) == 2
    assert plain(i_ord(rader)).startswith(
        "Søylediagram over planlagt gevinst i kroner minus det hvert tjenesteområde betaler: Helse +2,9"
    )
