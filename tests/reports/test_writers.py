"""A document is written as PDF/UA and DOCX: every text as it stands, and the same bytes every time.

The texts are held against tests/reports/golden/; `REWRITE_GOLDEN=1 ./run test tests/reports` writes them anew, to be
read in the diff.
"""

import hashlib
import io
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pandas as pd
import pytest
from pypdf import PdfReader

from dashboard import paths
from dashboard.reports.document import Block, Column, Document, Heading, Paragraph, Table
from dashboard.reports.docx import to_docx
from dashboard.reports.pdf import to_pdf
from tests.reports.sample import AWKWARD, COLUMNS, LONG, MOMENT, sample

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return to_pdf(sample())


@pytest.fixture(scope="module")
def word() -> bytes:
    return to_docx(sample())


def text_of_pdf(written: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(written)).pages) + "\n"


def text_of_docx(written: bytes) -> str:
    """Paragraphs and tables in the order they stand; a table's row on a line, its cells parted by |."""
    body = docx.Document(io.BytesIO(written))
    lines = [" | ".join(cell.text for cell in row.cells) for table in body.tables for row in table.rows]
    return "\n".join([*(paragraph.text for paragraph in body.paragraphs), *lines]) + "\n"


def hold(text: str, name: str) -> None:
    file = GOLDEN / name
    if os.environ.get("REWRITE_GOLDEN"):
        file.write_text(text, "utf-8")
    assert text == file.read_text("utf-8")


def test_the_text_of_the_pdf_is_as_it_was_read_and_approved(pdf):
    hold(text_of_pdf(pdf), "sample.pdf.txt")


def test_the_text_of_the_docx_is_as_it_was_read_and_approved(word):
    hold(text_of_docx(word), "sample.docx.txt")


@pytest.mark.parametrize(
    "told", [AWKWARD, LONG, "Fjordgløtt «æøå»", "−4\u00a0126 merforbruk", "29\u00a0909\u00a0524"]
)
def test_every_text_stands_as_it_is(pdf, word, told):
    assert unbroken(told) in unbroken(text_of_pdf(pdf))
    assert told in text_of_docx(word)


def unbroken(text: str) -> str:
    """Without the spaces and hyphens of lines that are broken."""
    return re.sub(r"[\s\u00a0\u00ad-]+", "", text)


def document(*blocks: Block) -> Document:
    return replace(sample(), blocks=blocks)


def test_a_heading_stands_on_the_page_of_what_it_introduces_also_past_a_line_between_two_headings():
    blocks = [
        block
        for nr in range(60)
        for block in (
            Paragraph("Fyll. " * 37 * (nr % 5 + 1)), Heading(f"Område {nr}."), Paragraph("Ett av to har bevis."), Heading(f"Ledd {nr}.", 2),
            Table("Spor", COLUMNS[:1], pd.DataFrame({"navn": [f"Rad {nr}."]})),
        )
    ]  # fmt: skip
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(to_pdf(document(*blocks)))).pages]
    assert len(pages) > 10
    for nr in range(60):
        (page,) = [each for each in pages if f"Område {nr}." in each]
        assert f"Ledd {nr}." in page
        assert f"Rad {nr}." in page


def test_what_is_to_be_typed_can_be_copied_letter_by_letter():
    command = (
        "dashboard query bevis/avvik_forklart --at 77 --fra 2025-01-01 --til 2026-11-22 --avvik_prosent 1.0"
    )
    frame = pd.DataFrame({"navn": ["Forklart " * 12], "kommando": [command]})
    table = Table("Kilder", (COLUMNS[0], Column("kommando", "Kommando", "kode")), frame)
    assert command in " ".join(text_of_pdf(to_pdf(document(table))).split())
    assert command in text_of_docx(to_docx(document(table)))


def test_what_is_missing_is_a_dash_and_an_empty_table_says_so(word):
    said = text_of_docx(word)
    assert "–" in said
    assert "Ingen enheter\nIngen rader å vise." in said


def test_the_pdf_is_pdf_ua_with_a_title_a_language_and_tags(pdf):
    reader = PdfReader(io.BytesIO(pdf))
    root = root_of(pdf)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_object().get_data()
    assert root["/Lang"].startswith("nb")
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert reader.metadata is not None
    assert reader.metadata.title == "Månedsrapport oktober 2026"


def test_every_figure_of_the_pdf_has_a_text(pdf):
    root = root_of(pdf)["/StructTreeRoot"]
    figures = [each for each in elements(root) if each.get("/S") == "/Figure"]
    assert [each["/Alt"] for each in figures] == ["Søylene viser at Ø er lavest, med −2."]


def root_of(written: bytes) -> Any:
    return PdfReader(io.BytesIO(written)).trailer["/Root"]


def elements(node):
    """Every element of the structure tree."""
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        found = kid.get_object() if hasattr(kid, "get_object") else kid
        if isinstance(found, dict):
            yield found
            yield from elements(found)


def test_the_tables_of_the_pdf_have_headers(pdf):
    root = root_of(pdf)["/StructTreeRoot"]
    kinds = [each.get("/S") for each in elements(root)]
    assert kinds.count("/Table") == 1
    assert kinds.count("/TH") == 6


def test_the_docx_has_headings_headers_that_follow_and_texts_for_pictures(word):
    body = docx.Document(io.BytesIO(word))
    styles = [paragraph.style.name for paragraph in body.paragraphs if paragraph.style]
    assert styles[0] == "Title"
    assert {"Heading 1", "Heading 2", "List Bullet", "Caption"} <= set(styles)
    document = part(word, "word/document.xml")
    assert document.count("<w:tblHeader") == 1
    assert 'descr="Søylene viser at Ø er lavest, med −2."' in document
    assert '<w:lang w:val="nb-NO"' in part(word, "word/styles.xml")


def test_the_docx_says_who_what_and_when(word):
    about = docx.Document(io.BytesIO(word)).core_properties
    assert (about.title, about.author, about.language) == (
        "Månedsrapport oktober 2026",
        "Fjordvik kommune",
        "nb-NO",
    )
    assert about.created == about.modified
    assert about.created.replace(tzinfo=MOMENT.tzinfo) == MOMENT


def test_the_version_and_its_fingerprint_stand_at_the_foot(pdf, word):
    origin = "Fjordvik kommune · versjon 32 · 0123456789abcdef"
    assert all(origin in page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    assert origin in part(word, "word/footer1.xml")


def part(written: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        return archive.read(name).decode("utf-8")


def test_the_docx_begins_with_its_content_types(word):
    with zipfile.ZipFile(io.BytesIO(word)) as archive:
        assert archive.namelist()[0] == "[Content_Types].xml"


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Kiritimati"])
def test_the_same_document_gives_the_same_bytes_wherever_it_is_written(pdf, word, zone, tmp_path):
    code = (
        "import hashlib; from tests.reports.sample import sample; from dashboard.reports.pdf import to_pdf;"
        " from dashboard.reports.docx import to_docx;"
        " print(*(hashlib.sha256(write(sample())).hexdigest() for write in (to_pdf, to_docx)))"
    )
    environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": "7", "PYTHONPATH": str(paths.ROOT)}
    found = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.split() == [hashlib.sha256(each).hexdigest() for each in (pdf, word)]
