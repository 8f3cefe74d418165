"""The structures of real documents (data/fauske) come in whole: everything in them is counted."""

from collections.abc import Iterable
from typing import Any

from dashboard import paths, settings
from dashboard.intake import receive
from dashboard.lake import Lake

FOLDER = paths.ROOT / "data" / "fauske"
DATASETS = {
    "rolle.csv": "rolle",
    "maalstruktur_samfunnsdel.csv": "maalstruktur",
    "maalstruktur_oppdragsbrev_2024.csv": "maalstruktur",
    "maalstruktur_utviklingsstrategi.csv": "maalstruktur",
    "maalstruktur_arbeidsgiverstrategi.csv": "maalstruktur",
    "bindal_kompetanseplan.csv": "maalstruktur",
    "bindal_kompetansekartlegging.csv": "undersoekelse",
    "moeteplan_2024.csv": "moeteplan",
}
"""In the order of import: owners are known before what they own."""


def _take_in(lake: Lake, names: Iterable[str]) -> dict[str, tuple[str, list[str]]]:
    """Per file: the dataset it was recognised as, and its findings that block."""
    told = {}
    for name in names:
        with receive.inspect(FOLDER / name, name, lake, settings.get()) as upload:
            errors = [each.message for each in upload.findings if each.severity.blocks]
            assert upload.recognition is not None
            told[name] = (upload.recognition.dataset, errors)
            receive.accept(upload, lake, author="Prøve", message="")
    return told


def _rows(lake: Lake, sql: str) -> list[tuple[Any, ...]]:
    with lake.at(lake.newest().id) as cursor:
        return cursor.execute(sql).fetchall()


def test_every_real_structure_is_recognised_comes_in_without_errors_and_is_complete(lake: Lake) -> None:
    assert {path.name for path in FOLDER.glob("*.csv")} == set(DATASETS)
    assert _take_in(lake, DATASETS) == {name: (dataset, []) for name, dataset in DATASETS.items()}
    counts = _rows(
        lake, "select planslag, nivaa, count(*) from maalstruktur group by planslag, nivaa order by all"
    )
    assert counts == [
        ("arbeidsgiverstrategi", "indikator", 4),
        ("arbeidsgiverstrategi", "innsatsområde", 4),
        ("kompetanseplan", "innsatsområde", 3),
        ("kompetanseplan", "mål", 1),
        ("kompetanseplan", "tiltak", 17),
        ("oppdragsbrev", "oppdrag", 8),
        ("samfunnsdel", "fokusområde", 6),
        ("samfunnsdel", "satsingsområde", 3),
        ("samfunnsdel", "visjon", 1),
        ("utviklingsstrategi", "delstrategi", 3),
        ("utviklingsstrategi", "hovedoppgave", 25),
    ]
    tasks = _rows(
        lake,
        """
        select over.nr, count(*) from maalstruktur as over inner join maalstruktur as under on under.overordnet = over.id
        where over.nivaa = 'delstrategi' group by over.nr order by over.nr
        """,
    )
    assert tasks == [("1", 9), ("2", 7), ("3", 9)]
    meetings = _rows(
        lake,
        "select dato::varchar, kl_fra, kl_til, len(punkter_av(tema)) from moeteplan where forum = 'uklg' order by dato",
    )
    assert meetings == [
        ("2024-02-08", "12:00", "15:45", 3),
        ("2024-04-16", "12:00", "15:45", 4),
        ("2024-06-11", "12:00", "15:45", 2),
        ("2024-09-03", "12:00", "15:45", 3),
    ]
    points = _rows(
        lake,
        "select len(punkter_av(innhold)) from maalstruktur where nivaa in ('oppdrag', 'innsatsområde') "
        "and innhold is not null order by nivaa, nr",
    )
    assert [count for (count,) in points] == [8, 10, 12, 11, 3, 3, 3, 5, 2, 6, 4, 3]
    strangers = _rows(
        lake,
        """
        with navn as (
            select unnest(list_concat(liste_av(hovedansvar), liste_av(delansvar))) as navn from maalstruktur
        )
        select distinct navn from navn
        where navn not in (select tittel from rolle union select kode from rolle)
        """,
    )
    assert strangers == []
    orphans = _rows(
        lake,
        "select id from maalstruktur where overordnet is not null and overordnet not in (select id from maalstruktur)",
    )
    assert orphans == []
    asked = _rows(lake, "select count(*), min(svar), max(svar) from undersoekelse where slag = 'kompetanse'")
    assert asked == [(13, 97, 97)]
