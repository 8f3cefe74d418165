"""One number from the uploaded byte to the published page, and from the query to the chart: through every room of the house."""

from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import lake as lakes
from dashboard import paths, queries, settings
from dashboard.cli import main
from tests.agenda.small_lake import shown

ORGANISASJON = """Ansvar;Ansvarsnavn;Enhet;Enhetsnavn;Tjenesteområde;Tjenesteområdenavn;Gyldig fra
3111;Solbakken, natt;311;Solbakken;HO;Helse og omsorg;01.01.2020
"""
REGNSKAP = "År;Periode;Kontoklasse;Ansvar;Funksjon;Art;Beløp\r\n" + "".join(
    f"2026;{month};1;3111;253;010;1 234 567,80\r\n" for month in range(1, 11)
)
BUDSJETT = "År;Periode;Kontoklasse;Versjon;Ansvar;Funksjon;Art;Beløp\n" + "".join(
    f"2026;{month};1;Opprinnelig;3111;253;010;1000000\n" for month in range(1, 13)
)
HITTIL = 12_345_678  # ten times 1 234 567,80
AVVIK = 10_000_000 - HITTIL


@pytest.fixture
def files(tmp_path: Path, data_folder: Path) -> list[Path]:
    """The month's files as they come: one in Windows-1252, with spaces in its thousands and a decimal comma."""
    made = {
        "organisasjon.csv": ORGANISASJON.encode(),
        "regnskap.csv": REGNSKAP.encode("cp1252"),
        "budsjett.csv": BUDSJETT.encode(),
    }
    for name, content in made.items():
        (tmp_path / name).write_bytes(content)
    return [tmp_path / name for name in made]


def run(*arguments: str | Path) -> None:
    assert main([str(each) for each in arguments]) == 0


def drawn(page: AppTest) -> list[dict[str, Any]]:
    """The rows behind the charts, as the browser gets them."""
    return [
        row
        for chart in page.get("vega_lite_chart")
        for data in chart.proto.datasets
        for row in pa.ipc.open_stream(data.data.data).read_all().to_pylist()
    ]


def test_an_amount_in_a_file_is_the_amount_on_the_page_in_the_chart_and_in_what_is_published(
    files: list[Path],
) -> None:
    run("import", *files, "--author", "Økonomi", "--message", "Oktober")
    lake = lakes.get()
    at = lake.newest().id

    inbox = settings.get().data / "inbox"
    assert files[1].read_bytes() in {file.read_bytes() for file in inbox.rglob("*") if file.is_file()}
    with lake.at(at) as cursor:
        assert cursor.execute("select sum(beloep), count(*) from regnskap").fetchone() == (HITTIL, 10)

    asked = {
        "aar": 2026,
        "periode": 10,
        "ansvar": None,
        "enheter": None,
        "grense_kr": 250_000,
        "grense_prosent": 1.0,
    }
    per_sted = queries.run("drift/oekonomi_per_sted", at, **asked)
    [helse] = per_sted[(per_sted["nivaa"] == "omraade")].to_dict("records")
    assert (helse["omraade"], round(helse["regnskap"]), round(helse["avvik"])) == ("HO", HITTIL, AVVIK)

    page = AppTest.from_file(str(paths.PAGES / "drift.py"), default_timeout=60).run()
    assert not page.exception
    assert "12 345 678" in shown(page).replace("\u00a0", " ")
    bars = [row for row in drawn(page) if row.get("navn") == "Helse og omsorg"]
    assert [(row["avvik"], row["tekst"].replace("\u00a0", " ")) for row in bars] == [
        (AVVIK, "−2,35 mill. kr merforbruk")
    ]

    run("publish", "--period", "2026-10", "--author", "Økonomi")
    [edition] = (settings.get().data / "published" / "2026-10").iterdir()
    [row, _] = (edition / "tall" / "oekonomi.csv").read_text("utf-8-sig").splitlines()[1:]
    assert row.split(";")[:5] == ["HO", "Helse og omsorg", "10000000", str(HITTIL), str(AVVIK)]
    told = (edition / "index.html").read_text("utf-8").replace("\u00a0", " ")
    assert "Helse og omsorg: et merforbruk på 2,3 mill. kr (23,5 %)." in told
