"""The months that a control chart is made of: shown ones only, and none from before a gap."""

import duckdb
import pandas as pd
import pytest

from tests.queries.small import connection
from tests.queries.sykefravaer.rader import months, run, unit

PEOPLE = [unit("A", "HO"), unit("B", "HO"), unit("C", "HO"), unit("D", "OO")]


def filled() -> duckdb.DuckDBPyConnection:
    """A is small, and B hidden with it; C and D are shown in each of fifteen months."""
    sizes = {"A": 4, "B": 12, "C": 60, "D": 80}
    return connection(
        organisasjon=PEOPLE,
        sykefravaer=[row for name, size in sizes.items() for row in months(name, 15, 5, ansatte=size)],
    )


def series(
    on: duckdb.DuckDBPyConnection, enheter: tuple[str, ...] | None = None, maaneder: int = 48
) -> pd.DataFrame:
    return run(on, "maanedsserie", maaneder=maaneder, enheter=enheter)


def lengths(frame: pd.DataFrame) -> dict[str, int]:
    return {f"{level} {code}": len(rows) for (level, code), rows in frame.groupby(["nivaa", "kode"])}


def test_every_place_that_is_shown_has_its_months_oldest_first() -> None:
    found = series(filled())
    assert lengths(found) == {
        "kommune kommune": 15, "omraade HO": 15, "omraade OO": 15, "enhet C": 15, "enhet D": 15,
    }  # fmt: skip
    assert found["prosent"].tolist() == pytest.approx([5.0] * 75)
    assert (found["aar"].iloc[0], found["periode"].iloc[0]) == (2025, 8)
    assert found["maaned"].iloc[14] == pd.Timestamp("2026-10-01")


def test_only_as_many_months_as_asked_for_are_given() -> None:
    assert set(lengths(series(filled(), maaneder=12)).values()) == {12}


def test_a_month_in_which_the_place_is_hidden_ends_its_row_of_months_there() -> None:
    on = filled()
    on.execute("update sykefravaer set ansatte = 9 where enhet = 'D' and aar = 2026 and periode = 3")
    found = lengths(series(on))
    assert found["enhet D"] == 7
    assert found["omraade OO"] == 7, "the area is that unit"
    assert found["omraade HO"] == 7, "hidden with it, so that it cannot be worked out"
    assert found["enhet C"] == 15
    assert found["kommune kommune"] == 15


def test_a_month_without_figures_ends_it_too() -> None:
    on = filled()
    on.execute("delete from sykefravaer where enhet = 'C' and aar = 2026 and periode = 3")
    on.execute("update sykefravaer set avtalte_dagsverk = 0 where enhet = 'D' and aar = 2026 and periode = 4")
    found = lengths(series(on))
    assert (found["enhet C"], found["enhet D"]) == (7, 6)


def test_a_place_without_the_chosen_month_has_no_row_of_months() -> None:
    on = filled()
    on.execute("delete from sykefravaer where enhet = 'D' and aar = 2026 and periode = 10")
    assert "enhet D" not in lengths(series(on))


def test_a_leader_gets_the_own_units_beside_the_sums() -> None:
    assert set(lengths(series(filled(), enheter=("D",)))) == {
        "kommune kommune", "omraade HO", "omraade OO", "enhet D",
    }  # fmt: skip
    assert "enhet A" not in lengths(series(filled(), enheter=("A",)))


def test_the_newest_name_is_the_name() -> None:
    on = filled()
    on.execute("update organisasjon set gyldig_til = '2026-05-31' where enhet = 'D'")
    on.execute(
        "insert into organisasjon by name select 'D' as ansvar, 'D' as enhet, 'Nytt navn' as enhet_navn,"
        " 'OO' as tjenesteomraade, 'Oppvekst' as tjenesteomraade_navn, date '2026-06-01' as gyldig_fra"
    )
    found = series(on)
    assert set(found.loc[found["kode"] == "D", "navn"]) == {"Nytt navn"}
    assert set(found.loc[found["kode"] == "OO", "navn"]) == {"Oppvekst"}
