"""What can be drawn for etterprøving, how many are exempt, and what a decision's status was in a version of the log."""

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
        "status": "under arbeid", "frist": "2026-12-31", **other,
    }  # fmt: skip


def kan_trekkes(*rows: Row, **valg: Any) -> pd.DataFrame:
    given = {"dato": DATO, "fra": None, "til": None, "organ": None, **valg}
    return run_on(connection(vedtak=rows), "vedtak/etterproeving", **given)


def unntatt(*rows: Row, **valg: Any) -> int:
    given = {"dato": DATO, "fra": None, "til": None, "organ": None, **valg}
    return int(run_on(connection(vedtak=rows), "vedtak/antall_unntatt", **given)["antall"].iloc[0])


ROWS = [
    vedtak("gammel", moetedato="2024-01-01"),
    vedtak("ny", moetedato="2026-10-31"),
    vedtak("senere", moetedato="2026-11-01"),
    vedtak("annet", organ="Formannskapet"),
    vedtak("hemmelig", unntatt_offentlighet=True),
    vedtak("hemmelig gammel", moetedato="2024-01-01", organ="Formannskapet", unntatt_offentlighet=True),
    vedtak("hemmelig senere", moetedato="2026-11-01", unntatt_offentlighet=True),
]


@pytest.mark.parametrize(
    ("valg", "ids", "antall_unntatt"),
    [
        ({}, ["gammel", "annet", "ny"], 2),
        ({"fra": date(2026, 1, 1)}, ["annet", "ny"], 1),
        ({"til": date(2026, 2, 12)}, ["gammel", "annet"], 2),
        ({"til": date(2030, 1, 1)}, ["gammel", "annet", "ny"], 2),
        ({"fra": date(2024, 1, 1), "til": date(2024, 1, 1)}, ["gammel"], 1),
        ({"organ": "Formannskapet"}, ["annet"], 1),
        ({"organ": "Finnes ikke"}, [], 0),
    ],
)
def test_what_is_public_and_within_the_limits_can_be_drawn_and_the_exempt_are_counted(
    valg: Row, ids: list[str], antall_unntatt: int
) -> None:
    assert kan_trekkes(*ROWS, **valg)["id"].tolist() == ids
    assert unntatt(*ROWS, **valg) == antall_unntatt


def test_an_empty_log_has_nothing_to_draw_and_nothing_exempt() -> None:
    assert kan_trekkes().empty
    assert unntatt() == 0


def test_a_case_number_is_its_own_only_where_no_other_decision_has_it_not_even_an_exempt_one() -> None:
    rader = kan_trekkes(
        vedtak("1", saksnr="PS 4/24"),
        vedtak("2", saksnr="ps 4/24 ", organ="Formannskapet"),
        vedtak("3", saksnr="PS 5/24"),
        vedtak("4", saksnr="PS 6/24"),
        vedtak("5", saksnr="PS 6/24", unntatt_offentlighet=True),
    ).set_index("id")
    assert rader["entydig_saksnr"].to_dict() == {"1": False, "2": False, "3": True, "4": False}


def test_a_row_has_the_areas_name_or_its_code_or_says_that_it_has_none() -> None:
    made = connection(
        vedtak=[vedtak("1", tjenesteomraade="HO"), vedtak("2", tjenesteomraade="XX"), vedtak("3")],
        organisasjon=[{"ansvar": "1", "tjenesteomraade": "HO", "tjenesteomraade_navn": "Helse og omsorg", "gyldig_fra": "2020-01-01"}],
    )  # fmt: skip
    rader = run_on(made, "vedtak/etterproeving", dato=DATO, fra=None, til=None, organ=None)
    assert rader["tjenesteomraade_navn"].tolist() == ["Helse og omsorg", "XX", "Ikke plassert"]


def test_days_late_are_those_of_the_day_asked_about() -> None:
    rader = kan_trekkes(vedtak("sen", frist="2026-10-21"), vedtak("uten", frist=None)).set_index("id")
    assert rader["dager_forsinket"]["sen"] == 10
    assert pd.isna(rader["dager_forsinket"]["uten"])


def test_the_statuses_of_those_asked_for_are_given_and_of_no_other() -> None:
    made = connection(vedtak=[vedtak("1"), vedtak("2", status="utført"), vedtak("3", status=None)])
    rader = run_on(made, "vedtak/status_i_loggen", ider=["1", "3", "finnes ikke"])
    assert rader["id"].tolist() == ["1", "3"]
    assert rader["status"].tolist()[0] == "under arbeid"
    assert pd.isna(rader["status"].iloc[1])
