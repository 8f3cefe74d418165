"""What is not for everybody is in no byte of what is published: every file of the demo municipality's October is searched."""

import io
import re
import shutil
import zlib
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from pypdf import PdfReader

from dashboard import queries, settings
from dashboard.access import LOCAL_USER
from dashboard.dialog.write import newest
from dashboard.lake import Lake
from dashboard.publish import publishing, register
from tests.publish.sample import OKTOBER, path_of

pytestmark = pytest.mark.xdist_group("demo")  # one worker loads it once
ENOUGH = 10_000  # kr: a smaller amount stands somewhere by chance


@pytest.fixture(scope="module")
def fjordvik_published(
    demo_folder: Path, lake_in, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Lake]:
    folder = Path(shutil.copytree(demo_folder, tmp_path_factory.mktemp("skjult") / "data"))
    with lake_in(folder) as lake:
        at = newest()
        publishing.publish(LOCAL_USER, OKTOBER, snapshot=at, forord="", base=at)
        yield lake


@pytest.fixture(scope="module")
def published(fjordvik_published: Lake) -> str:
    """Everything that leaves the server, as text: what the files say, and what lies packed in them."""
    [edition] = register.utgivelser()
    found = []
    for path in sorted(path_of(edition).rglob("*")):
        if not path.is_file():
            continue
        content = path.read_bytes()
        found.append(content.decode("utf-8", "replace"))
        if path.suffix == ".pdf":
            found += [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]
            found += [_unpacked(part) for part in content.split(b"stream\n")[1:]]
        elif path.suffix == ".parquet":
            found.append(pq.read_table(path).to_pandas().to_csv())
    return "\n".join(found).replace("\u00a0", " ")


def _unpacked(stream: bytes) -> str:
    try:
        return zlib.decompressobj().decompress(stream).decode("latin-1")
    except zlib.error:
        return ""


def rows(lake: Lake, sql: str) -> list[tuple[object, ...]]:
    with lake.at(lake.newest().id) as cursor:
        return cursor.execute(sql).fetchall()


def written(amount: int) -> set[str]:
    """An amount as a file may hold it."""
    grouped = f"{amount:,}".replace(",", " ")
    return {str(amount), grouped, grouped.replace("-", "−")}


def stands_in(published: str, form: str) -> bool:
    """Whether the number stands there by itself, and not as a part of another."""
    return form in published and bool(re.search(rf"(?<![\d.,]){re.escape(form)}(?!\d)", published))


def places(level: str) -> set[int]:
    """What every place of the level has spent to date, in whole kr, and its budget and deviation."""
    told = queries.run(
        "drift/oekonomi_per_sted", newest(), aar=2026, periode=10, enheter=None, ansvar=None,
        grense_kr=250_000, grense_prosent=1.0,
    )  # fmt: skip
    amounts = told[told["nivaa"] == level][["regnskap", "budsjett", "avvik", "aarsbudsjett"]].to_numpy(float)
    whole = {round(abs(amount)) for amount in amounts.flatten().tolist() if amount == amount}
    return {amount for amount in whole if amount >= ENOUGH and amount % 1_000}  # round ones are everywhere


@pytest.mark.usefixtures("fjordvik_published")
def test_the_search_finds_what_is_published(published: str) -> None:
    assert "Kort fortalt" in published
    for amount in places("omraade"):
        assert any(form in published for form in written(amount)), amount


@pytest.mark.usefixtures("fjordvik_published")
@pytest.mark.parametrize("level", ["enhet", "ansvar"])
def test_no_amount_of_a_unit_or_an_ansvar_is_there(published: str, level: str) -> None:
    hidden = places(level) - places("omraade") - places("kommune")
    assert len(hidden) > 50
    for amount in hidden:
        for form in written(amount):
            assert not stands_in(published, form), amount


def test_no_days_and_no_head_count_of_the_sick_leave_is_there(
    fjordvik_published: Lake, published: str
) -> None:
    days = rows(
        fjordvik_published, "select sykefravaersdagsverk, avtalte_dagsverk from sykefravaer where aar >= 2025"
    )
    forms = {f"{value:.2f}" for row in days for value in row if value is not None and float(str(value)) > 100}
    assert len(forms) > 100
    for form in forms:
        assert not stands_in(published, form), form
        assert not stands_in(published, form.replace(".", ",")), form


def test_nothing_that_is_written_and_not_cleared_is_there(fjordvik_published: Lake, published: str) -> None:
    texts = rows(
        fjordvik_published,
        "select tekst from forklaring union all select tiltak from forklaring union all select begrunnelse from prognose"
        " union all select tekst from beslutning union all select kommentar from beslutning union all select kommentar from tiltak"
        " union all select kommentar from vedtak union all select vedtakstekst from vedtak"
        " union all select tittel from vedtak where unntatt_offentlighet",
    )
    long = {str(text) for (text,) in texts if text and len(str(text)) > 12}
    assert len(long) > 30
    for text in long:
        assert text not in published, text


def test_no_files_path_of_the_machine_is_there(fjordvik_published: Lake, published: str) -> None:
    assert str(settings.get().data) not in published
    assert str(Path.home()) not in published
