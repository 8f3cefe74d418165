"""The whole way in: looking stores nothing but the bytes, accepting stores exactly what was shown."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dashboard.errors import DashboardError
from dashboard.intake import inspected, receive
from dashboard.intake.inbox import fetched, fingerprint, keep, place
from dashboard.intake.mapping import Mapping, Measure, Part, Source
from dashboard.lake import Lake
from dashboard.settings import Settings
from dashboard.storage import Folder
from tests.intake.conftest import TODAY

HEAD = "År;Periode;Kontoklasse;Ansvar;Funksjon;Art;Beløp"


class Way:
    def __init__(self, folder: Path) -> None:
        self.folder, self.settings = folder, Settings(data=folder / "data")
        self.lake = Lake(self.settings.lake)

    def file(self, *lines: str, name: str = "regnskap.csv") -> Path:
        path = self.folder / name
        path.write_text("\n".join(lines) + "\n", "utf-8")
        return path

    def look(self, path: Path, **choices: Any) -> receive.Upload:
        chosen = receive.Choices(**choices)
        return receive.inspect(path, path.name, self.lake, self.settings, choices=chosen, today=TODAY)

    def take_in(self, path: Path, *, save_profile: str | None = None, **choices: Any) -> receive.Upload:
        with self.look(path, **choices) as upload:
            receive.accept(upload, self.lake, author="Kari", message="", save_profile=save_profile)
            return upload

    def sql(self, sql: str) -> list[tuple[Any, ...]]:
        with self.lake.at(self.lake.newest().id) as cursor:
            return cursor.execute(sql).fetchall()


@pytest.fixture
def way(tmp_path: Path) -> Iterator[Way]:
    way = Way(tmp_path)
    yield way
    way.lake.close()


def test_looking_keeps_the_bytes_under_their_hash_and_changes_no_number(way: Way) -> None:
    path = way.file(HEAD, "2026;1;1;1100;120;010;5")
    before = way.lake.newest()
    with way.look(path) as upload:
        kept = way.settings.inbox / place(path.name, upload.sha256)
    assert kept.read_bytes() == path.read_bytes()
    assert fingerprint(kept) == upload.sha256 == kept.parent.name
    assert way.lake.newest() == before
    assert [entry.name for entry in way.settings.inbox.rglob("*") if entry.is_file()] == ["regnskap.csv"]


def test_accepting_is_one_snapshot_that_tells_file_hash_rows_and_period(way: Way) -> None:
    upload = way.take_in(way.file(HEAD, "2026;1;1;1100;120;010;5", "2026;2;1;1100;120;010;6"))
    snapshot = way.lake.history()[0]
    assert (snapshot.author, snapshot.message, snapshot.datasets) == (
        "Kari",
        "Lest inn regnskap.csv",
        ("regnskap",),
    )
    assert snapshot.details["sha256"] == upload.sha256
    assert snapshot.details["rows"] == {"regnskap": 2}
    assert snapshot.details["period"] == {"regnskap": "2026-01 – 2026-02"}


def test_the_preview_shows_rows_sums_kinds_and_the_difference_from_what_stands(way: Way) -> None:
    way.take_in(way.file(HEAD, "2026;1;1;1100;120;010;5", "2026;2;1;1100;120;010;7"))
    with way.look(
        way.file(HEAD, "2026;2;1;1100;120;010;8", "2026;2;1;1100;120;600;-3", "2026;3;1;1100;120;010;1")
    ) as upload:
        part = upload.parts[0]
    assert (part.rows, part.period, float(part.sums["Beløp"])) == (3, "2026-02 – 2026-03", 6)
    assert [(row["kontoklasse"], row["slag"], row["rader"]) for row in part.kinds] == [
        ("1", "utgift", 2),
        ("1", "inntekt", 1),
    ]
    figures = ("aar", "periode", "rader_naa", "rader_ny", "sum_naa", "sum_ny")
    assert [[row[name] for name in figures] for row in part.difference] == [
        [2026, 2, 1, 2, 7, 5],
        [2026, 3, 0, 1, 0, 1],
    ]
    assert [row["rad"] for row in part.sample] == [2, 3, 4]


def test_steps_of_the_work_are_told_as_they_begin(way: Way) -> None:
    told: list[str] = []
    path = way.file(HEAD, "2026;1;1;1100;120;010;5")
    receive.inspect(path, path.name, way.lake, way.settings, today=TODAY, progress=told.append).close()
    assert told == ["Leser filen", "Kjenner igjen kolonnene", "Kontrollerer", "Sammenligner med det som står"]


def test_nobody_accepts_without_a_name(way: Way) -> None:
    with (
        way.look(way.file(HEAD, "2026;1;1;1100;120;010;5")) as upload,
        pytest.raises(DashboardError, match="Hvem godkjenner"),
    ):
        receive.accept(upload, way.lake, author="  ", message="")
    assert way.lake.history() == []


def test_accepting_the_same_upload_twice_is_refused(way: Way) -> None:
    with way.look(way.file(HEAD, "2026;1;1;1100;120;010;5")) as upload:
        receive.accept(upload, way.lake, author="Kari", message="")
        with pytest.raises(DashboardError, match="endret i mellomtiden"):
            receive.accept(upload, way.lake, author="Kari", message="")
    assert way.sql("select sum(beloep) from regnskap") == [(5,)]


def test_a_person_maps_columns_once_and_the_profile_knows_next_months_file(way: Way) -> None:
    columns = {
        name: Source(column=column)
        for name, column in [("ansvar", "Sted"), ("art", "Slag"), ("funksjon", "Til")]
    }
    columns |= {
        "aar": Source(constant="2026"),
        "periode": Source(constant="9"),
        "kontoklasse": Source(constant="1"),
    }
    mapping = Mapping(
        parts=(Part(dataset="regnskap", columns={**columns, "beloep": Source(column="Verdi")}),)
    )
    september = way.file("Sted;Slag;Til;Verdi", "1100;010;120;5", name="uttrekk 2026-09.csv")
    with way.look(september) as upload:
        assert [finding.control for finding in upload.findings] == ["ukjent_oppsett"]
    way.take_in(september, mapping=mapping, save_profile="Vårt system")

    october = way.file("Sted;Slag;Til;Verdi", "1100;010;120;6", name="uttrekk 2026-10.csv")
    upload = way.take_in(october)
    assert upload.recognition is not None
    assert upload.recognition.profile == "Vårt system"
    assert way.sql("select aar, periode, beloep from regnskap order by periode") == [
        (2026, 9, 5),
        (2026, 10, 6),
    ]
    assert "Måneden står ikke i filen: lest som 10, fra filnavnet." in [
        finding.message for finding in upload.findings
    ]


def test_a_profile_follows_the_years_in_the_column_names(way: Way) -> None:
    first = way.file(
        "Ansvar;Konto;Tjeneste;Budsjett 2025;Budsjett 2026", "1100;10100;12000;5;6", name="plan.csv"
    )
    way.take_in(first, save_profile="Plan")
    second = way.file(
        "Ansvar;Konto;Tjeneste;Budsjett 2026;Budsjett 2027", "1100;10100;12000;7;8", name="plan2.csv"
    )
    upload = way.take_in(second)
    assert upload.recognition is not None
    assert upload.recognition.profile == "Plan"
    assert way.sql("select aar, beloep from budsjett order by aar") == [(2025, 5), (2026, 7), (2027, 8)]


def test_a_profile_that_does_not_fit_the_file_is_a_finding_and_an_unknown_one_an_error(way: Way) -> None:
    way.take_in(way.file(HEAD, "2026;1;1;1100;120;010;5"), save_profile="Vårt system")
    with way.look(way.file("A;B", "1;2", name="annen.csv"), profile="Vårt system") as upload:
        assert [finding.control for finding in upload.findings] == ["profil_passer_ikke"]
        assert upload.blocked
    with pytest.raises(DashboardError, match="Ukjent profil"):
        way.look(way.file(HEAD, "2026;1;1;1100;120;010;5"), profile="Finnes ikke")


def test_a_mapping_of_columns_that_are_not_there_is_a_finding(way: Way) -> None:
    mapping = Mapping(parts=(Part(dataset="vedtak", columns={"id": Source(column="Borte")}),))
    with way.look(way.file(HEAD, "2026;1;1;1100;120;010;5"), mapping=mapping) as upload:
        assert [finding.control for finding in upload.findings] == ["ukjent_oppsett"]


@pytest.mark.parametrize(
    ("sign", "stored"),
    [("som i filen", [5, 3]), ("snudd", [-5, -3]), ("inntekter positive", [5, -3])],
)
def test_the_sign_of_the_source_system_is_part_of_the_mapping(way: Way, sign: Any, stored: list[int]) -> None:
    path = way.file(HEAD, "2026;1;1;1100;120;010;5", "2026;1;1;1100;120;600;3")
    with way.look(path) as upload:
        assert upload.recognition is not None
        part = upload.recognition.mapping.parts[0]
    way.take_in(path, mapping=Mapping(parts=(part.model_copy(update={"sign": sign}),)))
    assert way.sql("select beloep from regnskap order by art") == [(value,) for value in stored]


def test_distributed_costs_of_art_690_are_not_revenue_and_keep_their_sign(way: Way) -> None:
    path = way.file(HEAD, "2026;1;1;1100;120;690;-5")
    measure = Measure(column="Beløp", target="beloep")
    names = {
        "aar": "År",
        "periode": "Periode",
        "kontoklasse": "Kontoklasse",
        "ansvar": "Ansvar",
        "funksjon": "Funksjon",
        "art": "Art",
    }
    columns = {name: Source(column=column) for name, column in names.items()}
    part = Part(dataset="regnskap", columns=columns, measures=(measure,), sign="inntekter positive")
    way.take_in(path, mapping=Mapping(parts=(part,)))
    assert way.sql("select beloep from regnskap") == [(-5,)]


def test_two_uploads_at_once_do_not_see_each_others_rows(way: Way) -> None:
    first = way.look(way.file(HEAD, "2026;1;1;1100;120;010;5", name="a.csv"))
    second = way.look(
        way.file("År;Periode;Ansvar;Konto;Tjeneste;Beløp", "2026;2;1100;10100;12000;7", name="regnskap b.csv")
    )
    assert [upload.parts[0].sums["Beløp"] for upload in (first, second)] == [5, 7]
    assert first.cursor.execute("select sum(beloep) from innlest_regnskap").fetchone() == (5,)
    shared = "select count(*) from duckdb_views() where view_name in ('innlest', 'kontoer') and not temporary"
    assert first.cursor.execute(shared).fetchone() == (0,)
    first.close()
    second.close()


def test_the_report_is_plain_data_with_every_promised_key(way: Way) -> None:
    with way.look(way.file(HEAD, "2026;1;1;1100;120;010;5,50")) as upload:
        told = inspected.as_json(upload)
    assert list(told["format"]) == [
        "type",
        "encoding",
        "delimiter",
        "decimal",
        "thousands",
        "header_row",
        "sheet",
    ]
    assert {"file", "sha256", "dataset", "profile", "rows", "period", "sums", "counts", "findings"} <= set(
        told
    )
    assert (told["dataset"], told["rows"], told["period"], told["sums"]["Beløp"]) == (
        "regnskap",
        1,
        "2026-01",
        5.5,
    )
    assert set(told["counts"]) == {"OK", "INFO", "WARNING", "ERROR", "FATAL"}
    assert set(told["findings"][0]) >= {"control", "severity", "row", "column", "value", "message", "remedy"}


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "C:\\Brukere\\x.csv", "..", "a:b?.csv", "x" * 400 + ".csv", "\0", "æøå 2026.csv"],
)
def test_the_inbox_holds_on_to_names_of_every_kind(tmp_path: Path, name: str) -> None:
    source = tmp_path / "kilde"
    source.write_bytes(b"innhold")
    inbox = Folder(tmp_path / "inbox")
    for _ in ("once", "again"):
        keep(source, name, "abc", inbox)
        [kept] = (inbox.root / "abc").iterdir()
        assert (kept.name, kept.read_bytes()) == (place(name, "abc").removeprefix("abc/"), b"innhold")
    with fetched(place(name, "abc"), inbox, tmp_path / "temp") as path:
        assert path.read_bytes() == b"innhold"


def test_a_log_that_lacks_stored_decisions_says_that_they_would_go(way: Way) -> None:
    head = "Id;Organ;Møtedato;Tittel;Status"
    whole = ["V1;Kommunestyret;2026-05-21;Ny skole;utført", "V2;Kommunestyret;2026-05-21;Ny vei;under arbeid"]
    way.take_in(way.file(head, *whole, name="vedtak.csv"))
    with (
        way.look(way.file(head, whole[1], name="utdrag.csv")) as part,
        way.look(way.file(head, *whole)) as same,
    ):
        gone = [finding for finding in part.findings if finding.control == "vedtak_forsvinner"]
        assert [(finding.severity, finding.value, finding.count) for finding in gone] == [
            ("WARNING", "V1", 1)
        ]
        assert "1 av vedtakene som står i loggen nå" in gone[0].message
        assert all(finding.control != "vedtak_forsvinner" for finding in same.findings)
