"""Municipalities have words of their own for a status: reference list statusord says what they mean."""

import csv

import pytest

from dashboard import paths
from dashboard.datasets import DATASETS
from tests.intake.conftest import rows

WORDS = list(csv.DictReader((paths.REFERENCE / "statusord.csv").open(encoding="utf-8"), delimiter=";"))


@pytest.mark.parametrize(
    "word", WORDS, ids=lambda word: f"{word['datasett']}-{word['kolonne']}-{word['ord']}"
)
def test_a_local_word_means_a_known_value_and_is_none_itself(word):
    column = DATASETS[word["datasett"]].column(word["kolonne"])
    assert column.local_words
    assert word["verdi"] in column.values
    assert word["ord"] not in column.values
    assert word["ord"] == word["ord"].strip().lower()


def test_no_word_means_two_things():
    named = [(word["datasett"], word["kolonne"], word["ord"]) for word in WORDS]
    assert len(named) == len(set(named))


def test_a_local_status_counts_as_the_known_one(bench):
    upload = bench.look(
        [
            "Id;Organ;Møtedato;Tittel;Status",
            "1;Kommunestyret;01.03.2026;A;Ferdig",
            "2;Kommunestyret;01.03.2026;B; PÅGÅR ",
            "3;Kommunestyret;01.03.2026;C;utført",
            "4;Kommunestyret;01.03.2026;D;noe eget",
            "5;Kommunestyret;01.03.2026;E;",
        ]
    )
    with upload:
        found = rows(upload, "select status from innlest_vedtak order by id")
    assert [status for (status,) in found] == ["utført", "under arbeid", "utført", "noe eget", None]


def test_the_same_word_means_another_thing_in_another_dataset(bench):
    with bench.look(["Id;Tittel;År;Vedtatt effekt;Status", "T1;A;2026;5;Ferdig"]) as upload:
        assert rows(upload, "select status from innlest_tiltak") == [("gjennomført",)]
