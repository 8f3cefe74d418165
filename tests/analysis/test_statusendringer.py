"""Two versions of a list held against each other."""

from datetime import date

import pandas as pd

from dashboard.analysis.statusendringer import KOLONNER, statusendringer, uten_unntatte


def liste(*rows: tuple[str, str, str, date | None]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["id", "tittel", "status", "frist"])


EMPTY = liste()


def test_only_what_has_another_status_or_deadline_is_told_of() -> None:
    before = liste(
        ("1", "Lik", "utført", None),
        ("2", "Ferdig", "under arbeid", date(2026, 3, 1)),
        ("3", "Utsatt", "under arbeid", date(2026, 3, 1)),
    )
    now = liste(
        ("3", "Utsatt", "under arbeid", date(2026, 9, 1)),
        ("2", "Ferdig", "utført", date(2026, 3, 1)),
        ("1", "Lik", "utført", None),
    )
    changes = statusendringer(before, now)
    assert tuple(changes.columns) == KOLONNER
    assert changes[["id", "fra_status", "til_status", "ny", "borte"]].to_numpy().tolist() == [
        ["3", "under arbeid", "under arbeid", False, False],
        ["2", "under arbeid", "utført", False, False],
    ]
    assert changes["frist_foer"].dt.date.tolist() == [date(2026, 3, 1)] * 2
    assert changes["frist_naa"].dt.date.tolist() == [date(2026, 9, 1), date(2026, 3, 1)]


def test_what_is_new_and_what_is_gone_is_marked_and_comes_with_the_title_it_has() -> None:
    changes = statusendringer(
        liste(("1", "Gammel tittel", "avventer", None), ("2", "Borte", "utført", None)),
        liste(("1", "Ny tittel", "utført", None), ("3", "Ny", "ikke startet", None)),
    )
    assert changes["tittel"].tolist() == ["Ny tittel", "Ny", "Borte"]
    assert changes["ny"].tolist() == [False, True, False]
    assert changes["borte"].tolist() == [False, False, True]
    assert pd.isna(changes["fra_status"].iloc[1])
    assert pd.isna(changes["til_status"].iloc[2])


def test_an_empty_list_before_makes_all_new_and_an_empty_one_now_all_gone() -> None:
    rows = liste(("1", "A", "utført", None))
    assert statusendringer(EMPTY, rows)["ny"].tolist() == [True]
    assert statusendringer(rows, EMPTY)["borte"].tolist() == [True]
    assert statusendringer(EMPTY, EMPTY).empty


def test_of_a_repeated_id_the_last_row_counts() -> None:
    before = liste(("1", "A", "avventer", None), ("1", "A", "under arbeid", None))
    assert statusendringer(before, liste(("1", "A", "under arbeid", None))).empty


def test_a_title_with_a_new_wording_is_no_change() -> None:
    assert statusendringer(liste(("1", "A", "utført", None)), liste(("1", "B", "utført", None))).empty


def test_deadlines_read_as_dates_and_as_times_are_the_same_deadline() -> None:
    as_times = liste(("1", "A", "utført", date(2026, 1, 1))).astype({"frist": "datetime64[us]"})
    assert statusendringer(as_times, liste(("1", "A", "utført", date(2026, 1, 1)))).empty


def log(**exempt: bool) -> pd.DataFrame:
    return pd.DataFrame({"id": list(exempt), "unntatt_offentlighet": list(exempt.values())})


def test_what_is_exempt_now_or_was_when_it_left_is_in_neither_list() -> None:
    before, now = uten_unntatte(
        log(aapen=False, blir_unntatt=False, blir_aapen=True, unntatt_og_borte=True, borte=False),
        log(aapen=False, blir_unntatt=True, blir_aapen=False, ny_unntatt=True),
    )
    assert before["id"].tolist() == ["aapen", "blir_aapen", "borte"]
    assert now["id"].tolist() == ["aapen", "blir_aapen"]
