"""A file of what people also edit in the product: every row it changes is told, and what it writes over is warned of."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from dashboard.access import LOCAL_USER
from dashboard.dialog import lederavtale, maalstruktur
from dashboard.intake import describe, receive
from dashboard.intake.finding import Finding
from dashboard.lake import Lake
from dashboard.settings import get as settings
from tests.agenda.small_lake import commit

HEAD = "Id;Plan;Slag plan;Nivå;Overordnet ledd (id);Tittel;Status;Framdrift;Frist"
FILE = [
    HEAD,
    "M1;Plan A;handlingsdel;mål;;Et mål <b>;;;",
    "O1;Plan A;handlingsdel;tiltak;M1;Første;under arbeid;40;31.12.2026",
    "O2;Plan A;handlingsdel;tiltak;M1;Andre;ikke startet;;",
]
OTHER = [HEAD, "B1;Plan B;handlingsdel;mål;;Annen plan;;;"]
TODAY = date(2026, 11, 22)


def look(lake: Lake, folder: Path, lines: Sequence[str], name: str = "plan.csv") -> receive.Upload:
    path = folder / name
    path.write_text("\n".join(lines), "utf-8")
    return receive.inspect(path, name, lake, settings(), today=TODAY)


def bring(lake: Lake, folder: Path, lines: Sequence[str]) -> None:
    with look(lake, folder, lines) as upload:
        receive.accept(upload, lake, author="Kari", message="Inn")


def endre(lake: Lake, id_: str, **cells: Any) -> None:
    maalstruktur.endre(LOCAL_USER, {"plan": "Plan A", "id": id_, **cells}, base=lake.newest().id)


def warned(upload: receive.Upload) -> list[Finding]:
    return [each for each in upload.findings if each.control == "skriver_over_endret_i_loesningen"]


def told(upload: receive.Upload, dataset: str = "maalstruktur") -> list[tuple[str, str, str, str, str, str]]:
    changes = upload.row_changes.get(dataset)
    return [] if changes is None else describe.row_change_lines(dataset, changes)


def test_what_was_edited_since_the_plans_last_file_is_warned_of_and_told_row_by_row(
    lake: Lake, tmp_path: Path
) -> None:
    with look(lake, tmp_path, FILE) as upload:  # nothing stands: there is nothing to write over
        assert (upload.row_changes, warned(upload)) == ({}, [])
        receive.accept(upload, lake, author="Kari", message="Inn")
    with look(lake, tmp_path, FILE) as upload:
        assert (told(upload), warned(upload)) == ([], [])

    endre(lake, "O1", framdrift=75, status="utført")
    ny = {
        "plan": "Plan A",
        "planslag": "handlingsdel",
        "nivaa": "tiltak",
        "overordnet": "M1",
        "id": "O3",
        "tittel": "Ført her",
    }
    maalstruktur.legg_til(LOCAL_USER, ny, base=lake.newest().id)  # fmt: skip
    bring(lake, tmp_path, OTHER)  # a later file of another plan is not a later file of this one
    with look(lake, tmp_path, [*FILE[:3], "O2;Plan A;handlingsdel;tiltak;M1;Andre;utført;;"]) as upload:
        [said] = warned(upload)
        assert said.message == "2 ledd er ført eller endret i løsningen siden forrige fil (O1; O3). Filen vil skrive over det.".replace("2 ledd", "2\N{NO-BREAK SPACE}ledd")  # fmt: skip
        assert not upload.blocked
        assert "Ingen merknader" not in describe.verdict(upload)
        mine = "endret i løsningen"
        assert told(upload) == [
            ("O1", "Første", "Status", "utført", "under arbeid", mine),
            ("O1", "Første", "Framdrift", "75", "40", mine),
            ("O3", "Ført her", "hele raden", "står", "fjernes", mine),
            ("O2", "Andre", "Status", "ikke startet", "utført", ""),
        ]
        changes = upload.row_changes["maalstruktur"]
        assert (changes.changed, changes.new, changes.removed) == (2, 0, 1)
        receive.accept(upload, lake, author="Kari", message="Inn")
    endre(lake, "M1", tittel="Bedre mål")
    endre(lake, "M1", tittel="Et mål <b>")  # changed back: nothing is lost
    with look(lake, tmp_path, FILE) as upload:
        assert warned(upload) == []
        assert [line[:1] for line in told(upload)] == [("O2",)]


def test_after_going_back_the_file_of_the_version_gone_back_to_is_the_last_one(
    lake: Lake, tmp_path: Path
) -> None:
    bring(lake, tmp_path, FILE)
    first = lake.newest().id
    bring(lake, tmp_path, [*FILE[:2], FILE[2].replace("Første", "Annerledes")])
    lake.restore(first, author="Kari", message="Tilbake")
    with look(lake, tmp_path, [*FILE, "O4;Plan A;handlingsdel;tiltak;M1;Ny;;;"]) as upload:
        assert warned(upload) == []
        assert told(upload) == [("O4", "Ny", "hele raden", "ingen", "legges til", "")]


def test_a_plan_that_was_made_in_the_product_is_all_written_over_and_the_first_are_named(
    lake: Lake, tmp_path: Path
) -> None:
    rows = [{"id": f"M{nr:02d}", "plan": "Plan A", "planslag": "handlingsdel", "nivaa": "mål", "tittel": "Ført"} for nr in range(30)]  # fmt: skip
    commit(lake, maalstruktur=rows)
    with look(lake, tmp_path, FILE) as upload:
        [said] = warned(upload)
        assert said.message.startswith("30\N{NO-BREAK SPACE}ledd er ført")
        assert "(M00; M01; M02; M03; M04; M05 …)" in said.message
        assert len(told(upload)) == 20
        assert describe.row_changes("maalstruktur", upload.row_changes["maalstruktur"]).endswith(
            "De 20 første vises."
        )


def test_a_row_of_another_dataset_is_held_against_its_own_last_file(lake: Lake, tmp_path: Path) -> None:
    commit(lake, rolle=[{"kode": "KD", "tittel": "Kommunedirektør", "nivaa": 1}])
    avtale = ["Rolle;Runde;Frist;Gjennomført dato", "KD;2026 høst;31.10.2026;"]
    bring(lake, tmp_path, avtale)
    lederavtale.mark_held(
        LOCAL_USER, "KD", "2026 høst", date(2026, 11, 2), today=TODAY, base=lake.newest().id
    )
    with look(lake, tmp_path, avtale) as upload:
        [said] = warned(upload)
        assert "1\N{NO-BREAK SPACE}rad er ført eller endret i løsningen siden forrige fil (KD, 2026 høst)" in said.message  # fmt: skip
        assert [line[3:5] for line in told(upload, "lederavtale")] == [("02.11.2026", "tom")]


def test_one_new_row_is_said_in_the_singular(lake: Lake, tmp_path: Path) -> None:
    with look(lake, tmp_path, OTHER) as upload:
        assert describe.consequence(upload.parts[0]) == "Ingenting står fra før: raden er ny."
