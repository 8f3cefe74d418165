"""The command line does what the pages do, answers in bokmål, and its exit codes can be trusted."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dashboard import cli, lake, queries
from tests.agenda.small_lake import commit

REAL = Path(__file__).parent / "files" / "real"
HEAD = "År;Periode;Kontoklasse;Ansvar;Funksjon;Art;Beløp"

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(data_folder: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command; exit code, what it printed, what it complained of."""

    def run(*words: str | Path | int) -> tuple[int, str, str]:
        code = cli.main([str(word) for word in words])
        out, err = capsys.readouterr()
        return code, out, err

    return run


@pytest.fixture
def file(tmp_path: Path) -> Callable[..., Path]:
    def write(*lines: str, name: str = "regnskap.csv") -> Path:
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", "utf-8")
        return path

    return write


def objects(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def test_check_of_a_clean_file_exits_0_and_stores_nothing(
    run: Run, file: Callable[..., Path], data_folder: Path
) -> None:
    code, out, err = run("check", file(HEAD, "2026;1;1;1100;120;010;1500,50"))
    assert (code, err) == (0, "")
    assert "regnskap.csv: 1 rad – regnskap 2026-01" in out.replace("\u00a0", " ")
    assert "sum Beløp: 1 500,50" in out.replace("\u00a0", " ")
    assert lake.get().history() == []
    assert not (data_folder / "inbox").exists()


def test_check_exits_2_where_something_blocks_and_1_where_it_cannot_run(
    run: Run, file: Callable[..., Path]
) -> None:
    code, out, _ = run("check", file(HEAD, "2026;1;1;1100;120;010;fem"))
    assert code == 2
    assert "Feil: Rad 2, kolonne «Beløp»: «fem» kan ikke leses som et beløp." in out
    code, out, err = run("check", "finnes-ikke.csv")
    assert (code, out) == (1, "")
    assert err.startswith("Filen finnes ikke\nDet er ingen fil finnes-ikke.csv.")


def test_check_json_has_every_promised_key_and_one_object_a_file(run: Run, file: Callable[..., Path]) -> None:
    good, bad = (
        file(HEAD, "2026;1;1;1100;120;010;5", name="god.csv"),
        file(HEAD, "2026;1;1;1100;120;010;x", name="feil.csv"),
    )
    code, out, _ = run("check", good, bad, "--json")
    told = objects(out)
    assert code == 2
    assert [each["file"] for each in told] == ["god.csv", "feil.csv"]
    keys = {"file", "sha256", "format", "dataset", "profile", "rows", "period", "sums", "counts", "findings"}
    for each in told:
        assert keys <= set(each)
        assert set(each["format"]) == {
            "type",
            "encoding",
            "delimiter",
            "decimal",
            "thousands",
            "header_row",
            "sheet",
        }
        assert all(
            {"control", "severity", "row", "column", "value", "message", "remedy"} <= set(finding)
            for finding in each["findings"]
        )
    assert told[0]["counts"]["ERROR"] == 0
    assert told[1]["counts"]["ERROR"] == 1


@pytest.mark.parametrize(
    ("file_name", "rows", "sums"),
    [
        ("stavanger-2016-drift.csv", 11_130, {"beloep": 0}),
        ("sogndal-2013-drift.csv", 4_898, {"rekneskap_2011": 16, "budsjett_2012": 0, "budsjett_2013": 0}),
        ("bergen-2013-drift.csv", 1_761, {"2013": -490, "2014": -627, "2015": -489, "2016": -539}),
        ("sauda-2013-investering.csv", 70, {"nok": 0}),
        ("0A_V2019_K4_R040200_OK.dat", 1_644, {"drift_utgift": 1_557_532, "drift_inntekt": -1_521_694, "investering_utgift": 238_889, "investering_inntekt": -125_504}),
        ("12134_jsonstat2_3kommuner_2024.json", 3, {"KOSAG110000 0301 2024": 81_240, "KOSAG110000 4601 2024": 66_605, "KOSAG110000 5001 2024": 62_853}),
        ("13502_barnehager_alle_kommuner_2015-2023.xlsx", 6_516, {}),
    ],
)  # fmt: skip
def test_import_json_of_the_real_files_has_their_totals_and_a_snapshot(
    run: Run, file_name: str, rows: int, sums: dict[str, int]
) -> None:
    code, out, err = run(
        "import", REAL / file_name, "--author", "Økonomileder", "--message", "Prøve", "--json"
    )
    (told,) = objects(out)
    assert (code, err, told["rows"]) == (0, "", rows)
    assert {column: told["sums"][column] for column in sums} == sums
    assert told["snapshot"] == lake.get().newest().id
    assert lake.get().newest().message == "Prøve"


def test_import_of_a_blocked_file_stores_the_others_and_exits_2(run: Run, file: Callable[..., Path]) -> None:
    bad, good = (
        file(HEAD, "2026;1;1;1100;120;010;x", name="feil.csv"),
        file(HEAD, "2026;2;1;1100;120;010;5", name="god.csv"),
    )
    code, out, _ = run("import", bad, good, "--author", "A")
    assert code == 2
    assert "Filen er ikke lagret: rett feilene først." in out
    assert [snapshot.details["file"] for snapshot in lake.get().history()] == ["god.csv"]


@pytest.fixture
def published(run: Run, file: Callable[..., Path]) -> Path:
    """January is 5 and published; a file that makes it 7."""
    run("import", file(HEAD, "2026;1;1;1100;120;010;5"), "--author", "A")
    row = {"aar": 2026, "periode": 1, "utgave": 1, "versjon": 1, "skrevet": 1, "status": "publisert",
           "tidspunkt": "2026-02-20 08:00", "av": "Kari", "manifest": "abc"}  # fmt: skip
    commit(lake.get(), publisering=[row])
    return file(HEAD, "2026;1;1;1100;120;010;7", name="rettet.csv")


def test_check_tells_which_published_periods_would_be_touched(run: Run, published: Path) -> None:
    code, out, err = run("check", published)
    assert (code, err) == (0, "")
    assert "  Filen endrer tall som er publisert: januar 2026 (utgave 1)." in out
    assert "januar 2026 (utgave 1): 1 linje blir annerledes." in out.replace("\u00a0", " ")
    (told,) = objects(run("check", published, "--json")[1])
    assert told["published"] == [{"period": "2026-01", "edition": 1, "lines": 1}]


def test_import_that_changes_what_is_published_demands_a_reason(
    run: Run, file: Callable[..., Path], published: Path
) -> None:
    other = file(HEAD, "2026;2;1;1100;120;010;5", name="februar.csv")
    code, out, err = run("import", published, other, "--author", "A", "--json")
    assert code == 2
    assert ["snapshot" in each for each in objects(out)] == [False, True]
    assert err.startswith(
        "Begrunnelse mangler\n«rettet.csv» endrer tall som er publisert, og er ikke lagret."
    )
    assert "--reason" in err
    assert lake.get().history()[0].details["file"] == "februar.csv"


def test_import_with_a_reason_stores_it(run: Run, published: Path) -> None:
    code, out, err = run("import", published, "--author", "A", "--reason", "Feil ansvar")
    assert (code, err) == (0, "")
    assert "Lagret som versjon" in out
    assert lake.get().history()[0].details["reason"] == "Feil ansvar"


def test_alike_findings_are_told_five_at_a_time(run: Run) -> None:
    code, out, _ = run("check", REAL / "stavanger-2016-drift.csv")
    assert code == 0
    assert out.count("har 14 felt") == 5
    assert "… og 342 til." in out
    assert out.count("Kontroller at ingen tekst i raden inneholder skilletegnet.") == 1


def test_dataset_can_be_chosen_and_an_unknown_profile_is_told(run: Run, file: Callable[..., Path]) -> None:
    path = file(HEAD, "2026;1;1;1100;120;010;5", name="uttrekk.csv")
    _, out, _ = run("check", path, "--dataset", "budsjett", "--json")
    assert objects(out)[0]["dataset"] == "budsjett"
    code, _, err = run("check", path, "--profile", "Ukjent system")
    assert code == 1
    assert "Det finnes ingen importprofil «Ukjent system»" in err


@pytest.fixture
def stored(run: Run, file: Callable[..., Path]) -> list[int]:
    """Two versions: January is 5, then 7."""
    versions = []
    for amount in ("5", "7,5"):
        _, out, _ = run(
            "import",
            file(HEAD, f"2026;1;1;1100;120;010;{amount}"),
            "--author",
            "Kari",
            "--message",
            f"Januar {amount}",
            "--json",
        )
        versions.append(objects(out)[0]["snapshot"])
    return versions


def test_query_in_three_formats(run: Run, stored: list[int]) -> None:
    assert "periode" in run("query", "oversikt/perioder")[1].splitlines()[0]
    lines = run("query", "oversikt/perioder", "--format", "csv")[1].splitlines()
    assert (lines[0].split(";")[:2], lines[1].split(";")[:2]) == (["aar", "periode"], ["2026", "1"])
    assert json.loads(run("query", "oversikt/perioder", "--format", "json")[1])[0]["aar"] == 2026


def test_whether_something_is_so_is_ja_or_nei_as_it_is_asked_and_a_truth_to_machines(
    run: Run, stored: list[int]
) -> None:
    asked = ("query", "oversikt/perioder", "--format")
    assert run(*asked, "csv")[1].splitlines()[1].split(";")[2:4] == ["ja", "nei"]
    assert run(*asked, "table")[1].splitlines()[1].split()[2:4] == ["ja", "nei"]
    first = json.loads(run(*asked, "json")[1])[0]
    assert (first["har_regnskap"], first["har_budsjett"]) == (True, False)


def test_where_there_is_nothing_the_table_says_so(run: Run, stored: list[int]) -> None:
    assert run("query", "jobb/siste") == (0, "Ingen rader.\n", "")


def _regnskap(out: str) -> list[float]:
    return [row["regnskap"] for row in json.loads(out) if row["nivaa"] == "kommune"]


def test_query_takes_parameters_and_a_version(run: Run, stored: list[int]) -> None:
    asked = (
        "query",
        "drift/oekonomi_per_sted",
        "--aar",
        2026,
        "--periode=1",
        "--grense_kr",
        1,
        "--grense_prosent",
        "0.5",
        "--format",
        "json",
    )
    assert _regnskap(run(*asked)[1]) == [7.5]
    assert _regnskap(run(*asked, "--at", stored[0])[1]) == [5]
    code, out, _ = run(*asked, "--ansvar", "1100", "--enheter", "uten,11")
    assert code == 0
    assert _regnskap(out) == [7.5]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("query", "tull/tøys"), "Det finnes ingen spørring «tull/tøys»"),
        (("query", "oversikt/perioder", "--ukjent", "1"), "kjenner ikke ukjent"),
        (("query", "oversikt/perioder", "--aar"), "Skriv dem som --navn verdi"),
        (("query", "oversikt/perioder", "2026"), "Skriv dem som --navn verdi"),
        (("query", "oversikt/perioder", "--at", "99"), "Det finnes ingen versjon 99"),
        (("query", "oversikt/perioder", "--at", "sist"), "--at må være et helt tall"),
        (("query", "drift/maanedstall", "--aar", "ifjor", "--periode", "1"), "Spørringen kunne ikke kjøres"),
        (("query", "kommunekompass/plan"), "kommunekompass/plan må få vite --versjon.\nDen tar: versjon."),
        (
            ("query", "drift/maanedstall", "--aar", "2026"),
            "må få vite --periode.\nDen tar: aar, periode, omraade",
        ),
        (("query", "kostra/sammenligning", "--egen", "4601"), "regioner. Disse kan utelates: omraade."),
        (("restore", "99"), "Det finnes ingen versjon 99"),
        (("check",), "Det mangler FIL"),
        (("import", "x.csv"), "Det mangler --author"),
        (("check", "x.csv", "--dataset", "tull"), "--dataset kan ikke være 'tull'"),
        (("check", "x.csv", "--tull"), "Ukjent argument: --tull"),
        (("tull",), "kan ikke være 'tull'"),
        ((), "Det mangler KOMMANDO."),
        (("tull",), "KOMMANDO kan ikke være 'tull'"),
        (
            ("query", "drift/maanedstall", "--aar", "2026-10", "--periode", "1"),
            "«2026-10» er ikke et helt tall, som «aar» må være.",
        ),
        (("check", "/dev/null/x.csv"), "Det er ingen fil /dev/null/x.csv"),
        (
            (
                "report",
                "vedtakslogg",
                "--from",
                "2026-01-01",
                "--to",
                "2026-06-30",
                "--out",
                "/finnes-ikke/a.pdf",
            ),
            "/finnes-ikke/a.pdf kunne ikke skrives: den finnes ikke.",
        ),
        (("backup", "/dev/null/kopier"), "/dev/null/kopier: noe på stien er ikke en mappe."),
        (("demo", "--out", "/dev/null/demo"), "noe på stien er ikke en mappe"),
        (("demo", "--out", "/dev/null/demo", "--rows", "10"), "noe på stien er ikke en mappe"),
        (("migrate", "--to", "/dev/null/ny"), "noe på stien er ikke en mappe"),
        (("restore", "--backup", "/dev/null/ny"), "Fant ingen sikkerhetskopi"),
        (("import-folder", "--folder", "/dev/null/ny"), "Mappen finnes ikke"),
    ],
)
def test_what_cannot_be_run_exits_1_and_says_why_in_bokmaal(
    run: Run, words: tuple[str, ...], told: str
) -> None:
    code, out, err = run(*words)
    assert (code, out) == (1, "")
    assert told in err
    assert len(err.splitlines()) >= 3


@pytest.mark.parametrize(
    "command", ["", "serve", "import", "import-folder", "query", "restore", "publish", "demo"]
)
def test_the_help_is_in_bokmaal(run: Run, capsys: pytest.CaptureFixture[str], command: str) -> None:
    words = command.split()
    with pytest.raises(SystemExit):
        run(*words, "--help")
    told = capsys.readouterr().out
    assert told.startswith(" ".join(["bruk: dashboard", *words]))
    english = r"usage|options|positional|show this|AUTHOR|MESSAGE|PROFILE|ROWS"
    assert re.findall(english, told) == []


def test_a_query_is_only_asked_without_a_parameter_where_it_says_what_that_gives(
    run: Run, stored: list[int]
) -> None:
    optional = {name: queries.load(name).optional for name in queries.names()}
    assert optional["kommunekompass/plan"] == optional["kommunekompass/egenvurderinger"] == ()
    assert optional["drift/maanedstall"] == ("omraade", "enhet", "ansvar", "funksjon", "enheter")
    assert optional["kostra/serie"] == optional["bevis/undersoekelser"] == ()
    assert optional["vedtak/antall_unntatt"] == ("fra", "til", "organ")
    assert run("query", "drift/maanedstall", "--aar", 2026, "--periode", 1)[0] == 0
    code, out, err = run("query", "kommunekompass/plan", "--versjon", "3.1", "--format", "json")
    assert (code, out, err) == (0, "[]\n", "")


def test_a_list_is_parted_by_commas(run: Run, stored: list[int]) -> None:
    asked = ("query", "kostra/sammenligning", "--egen", "4601", "--regioner", "5001,0301", "--format", "json")
    code, out, _ = run(*asked)
    assert code == 0
    assert {row["region"] for row in json.loads(out)} == {"4601", "5001", "0301"}


def test_what_a_short_file_would_take_away_is_printed_also_when_it_is_stored(
    run: Run, file: Callable[..., Path]
) -> None:
    head = "Kommunenr.;Kommune;År;Versjon;Nr.;Poeng"
    areas = (f"1841;Fauske;2023;3.1;{nr};50" for nr in range(1, 9))
    total = "1841;Fauske;2023;3.1;total;399"
    assert run("import", file(head, total, *areas, name="hel.csv"), "--author", "A")[0] == 0
    code, out, _ = run("import", file(head, total, name="kort.csv"), "--author", "A")
    assert code == 0
    assert (
        "Advarsel: Evalueringen av Fauske i 2023 har 9 rader nå, og filen har 1. Poeng eller utsagn om poeng forsvinner"
        " for 8 nr.: 1, 2, 3, 4, 5, 6, 7 og 8.\n"
    ) in out
    assert "Lagret som versjon" in out


def test_history_and_restore(run: Run, stored: list[int]) -> None:
    lines = run("history")[1].splitlines()
    assert len(lines) == 2
    assert all(word in lines[0] for word in (str(stored[1]), "Kari", "Januar 7,5", "(regnskap)"))
    code, out, _ = run("restore", stored[0], "--author", "Ola", "--message", "Feil fil")
    newest = lake.get().newest()
    assert (code, out) == (0, f"Versjon {stored[0]} gjelder igjen, lagret som versjon {newest.id}.\n")
    assert (newest.author, newest.message) == ("Ola", "Feil fil")
    with lake.get().at(newest.id) as cursor:
        assert cursor.execute("select sum(beloep) from regnskap").fetchone() == (5,)


def test_the_command_line_starts_without_what_only_some_commands_need(data_folder: Path) -> None:
    words = [sys.executable, "-X", "importtime", "-m", "dashboard.cli", "history"]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "dashboard.cli.history" in loaded
    assert not loaded & {"streamlit", "altair", "typst", "pandas", "pyarrow"}


def test_demo_writes_a_large_set_that_the_way_in_takes(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("demo", "--rows", 20_000, "--out", tmp_path / "stor")
    written = [Path(line) for line in out.splitlines()]
    assert code == 0
    assert written
    assert all(path.is_file() and path.parent == tmp_path / "stor" for path in written)
    accounts = [path for path in written if "regnskap" in path.name]
    code, out, _ = run("check", *accounts, "--json")
    told = objects(out)
    assert code == 0
    assert {each["dataset"] for each in told} == {"regnskap"}
    assert 15_000 <= sum(each["rows"] for each in told) <= 25_000
