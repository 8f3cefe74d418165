"""The målstruktur as it is written."""

from dashboard.datasets.maalstruktur import MAALSTRUKTUR
from dashboard.queries import run_on


def test_every_cell_is_as_it_was_written_in_the_contracts_columns(tables):
    rows = [
        {"id": "2", "plan": "B", "nr": "1", "tittel": "To", "hovedansvar": "HO;\nOO"},
        {"id": "1", "plan": "A", "nr": "2", "tittel": "En", "hovedansvar": None},
    ]
    found = run_on(tables(maalstruktur=rows), "strategi/rader")
    assert tuple(found.columns) == MAALSTRUKTUR.names
    assert found[["id", "hovedansvar"]].fillna("").to_numpy().tolist() == [["1", ""], ["2", "HO;\nOO"]]
