"""Workbooks made to hurt whoever opens them: each is refused or read as far as it is a table, within time and memory."""

import io
import random
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from dashboard.intake import receive
from dashboard.lake import Lake
from dashboard.settings import Settings
from tests.intake.conftest import TODAY

HEAD = ["År", "Periode", "Kontoklasse", "Ansvar", "Funksjon", "Art", "Beløp"]
SECONDS, MEGABYTES = 10, 1_000
SECRET = "dette er ingen regneark"
Parts = dict[str, bytes]


def workbook(marked: str = "Merket") -> Parts:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Data")
        sheet.write_row(0, 0, [*HEAD, marked])
        sheet.write_row(1, 0, [2026, 1, "1", "1100", "120", "010", 5, "x"])
    with zipfile.ZipFile(buffer) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Parts, *more: tuple[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in [*parts.items(), *more]:
            archive.writestr(name, content)
    return buffer.getvalue()


def changed(part: str, change: Callable[[bytes], bytes]) -> bytes:
    parts = workbook()
    parts[part] = change(parts[part])
    return packed(parts)


def with_doctype(part: str, declared: bytes, used: bytes) -> bytes:
    """The part with entities of its own, and one of them in the place of a word."""

    def change(content: bytes) -> bytes:
        start = content.index(b"?>") + 2
        return content[:start] + b"<!DOCTYPE x [" + declared + b"]>" + content[start:].replace(b"Merket", used, 1).replace(b'"Data"', b'"' + used + b'"', 1)  # fmt: skip

    return changed(part, change)


LAUGHS = b'<!ENTITY a0 "ha">' + b"".join(
    b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12)
)
QUADRATIC = b'<!ENTITY a "' + b"x" * 200_000 + b'">'
XML_PARTS = ("xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml", "xl/_rels/workbook.xml.rels")  # fmt: skip


def external(target: str, part: str) -> bytes:
    return with_doctype(part, b'<!ENTITY a SYSTEM "' + target.encode() + b'"><!ENTITY % p SYSTEM "' + target.encode() + b'"> %p;', b"&a;")  # fmt: skip


def entities(secret: str) -> dict[str, bytes]:
    made: dict[str, bytes] = {}
    for part in XML_PARTS:
        made[f"billion laughs in {part}"] = with_doctype(part, LAUGHS, b"&a11;")
        made[f"quadratic blow-up in {part}"] = with_doctype(part, QUADRATIC, b"&a;" * 5_000)
        for target in (
            f"file://{secret}",
            "http://127.0.0.1:9/x",
            "ftp://127.0.0.1:9/x",
            secret,
            "\\\\tjener\\x",
        ):
            made[f"{target.split(':')[0]} entity in {part}"] = external(target, part)
    return made


def deep(levels: int) -> bytes:
    return b"<a>" * levels + b"</a>" * levels


def nested(levels: int) -> bytes:
    content = packed(workbook())
    for level in range(levels):
        content = packed(workbook(), (f"xl/embeddings/bok{level}.xlsx", content))
    return content


def large(seed: random.Random) -> dict[str, bytes]:
    styles = b"".join(
        b'<xf numFmtId="0" fontId="0" applyFont="%d"/>' % seed.randrange(10**9) for _ in range(200_000)
    )
    formats = b"".join(
        b'<numFmt numFmtId="%d" formatCode="%s"/>' % (n + 200, b"yyyy" * 50) for n in range(100_000)
    )
    sheet = "xl/worksheets/sheet1.xml"
    return {
        "200 000 styles": changed("xl/styles.xml", lambda xml: xml.replace(b"</cellXfs>", styles + b"</cellXfs>")),
        "50 000 number formats": changed("xl/styles.xml", lambda xml: xml.replace(b"<fonts", b"<numFmts>" + formats + b"</numFmts><fonts", 1)),
        "a dimension of the whole sheet": changed(sheet, lambda xml: xml.replace(b'ref="A1:H2"', b'ref="A1:XFD1048576"')),
        "a dimension beyond any sheet": changed(sheet, lambda xml: xml.replace(b'ref="A1:H2"', b'ref="A1:ZZZZZZ99999999999"')),
        "a cell beyond any sheet": changed(sheet, lambda xml: xml.replace(b'r="H2"', b'r="ZZZZZZZ4294967297"')),
        "a row of 4 billion": changed(sheet, lambda xml: xml.replace(b'<row r="2"', b'<row r="4294967295"')),
        "a merge of the whole sheet": changed(sheet, lambda xml: xml.replace(b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')),
        "200 000 merges": changed(sheet, lambda xml: xml.replace(b"</sheetData>", b"</sheetData><mergeCells>" + b'<mergeCell ref="A1:XFD1048576"/>' * 200_000 + b"</mergeCells>")),
        "a shared string that is not there": changed(sheet, lambda xml: xml.replace(b"<v>7</v>", b"<v>99999999999</v>")),
        "a cell of 4 MB": changed("xl/sharedStrings.xml", lambda xml: xml.replace(b"Merket", b"x" * 4_000_000)),
        "100 000 sheets": changed("xl/workbook.xml", lambda xml: xml.replace(b"</sheets>", b'<sheet name="a" sheetId="2" r:id="rId1"/>' * 100_000 + b"</sheets>")),
        "a depth of 300 000": changed(sheet, lambda xml: xml.replace(b"<sheetData>", deep(300_000) + b"<sheetData>")),
        "100 000 attributes": changed(sheet, lambda xml: xml.replace(b"<sheetData>", b"<sheetData " + b"".join(b'a%d="" ' % n for n in range(100_000)) + b">")),
        "a formula that is a million long": changed(sheet, lambda xml: xml.replace(b"<v>5</v>", b"<f>" + b"(" * 1_000_000 + b"</f><v>5</v>")),
    }  # fmt: skip


def zips() -> dict[str, bytes]:
    whole = workbook()
    part, content = "xl/sharedStrings.xml", whole["xl/sharedStrings.xml"]
    return {
        "a workbook in a workbook, 20 deep": nested(20),
        "a bomb of 100 MB": packed(whole, ("xl/media/a.bin", b"\0" * 100_000_000)),
        "names that lead out": packed(whole, ("../../../../ut.txt", b"ute"), ("/tmp/hostile-ut.txt", b"ute"), ("..\\ut.txt", b"ute"), ("xl/\0.xml", b"ute")),
        "the same part a hundred times": packed(whole, *[(part, content)] * 100),
        "a sheet that lies outside": changed("xl/_rels/workbook.xml.rels", lambda xml: xml.replace(b"worksheets/sheet1.xml", b"../../../../etc/passwd")),
        "a sheet from the web": changed("xl/_rels/workbook.xml.rels", lambda xml: xml.replace(b'Target="worksheets/sheet1.xml"', b'Target="http://127.0.0.1:9/x" TargetMode="External"')),
        "a part that says it is 1 byte": _lying(packed(whole, ("xl/media/a.bin", b"\0" * 10_000_000)), 10_000_000),
        "cut in the middle": packed(whole)[: len(packed(whole)) // 2],
        "nothing but an ending": packed({})[-22:],
    }  # fmt: skip


def _lying(archive: bytes, size: int) -> bytes:
    return archive.replace(size.to_bytes(4, "little"), (1).to_bytes(4, "little"))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_workbook_made_to_hurt_is_refused_or_read_and_nothing_is_stored(lake: Lake, tmp_path: Path) -> None:
    secret = tmp_path / "hemmelig.txt"
    secret.write_text(SECRET, "utf-8")
    settings = Settings(data=tmp_path / "data", utpakket_mb=50)
    before = lake.newest()
    path = tmp_path / "bok.xlsx"
    for what, content in (entities(str(secret)) | large(random.Random(1)) | zips()).items():
        path.write_bytes(content)
        began = time.monotonic()
        with receive.inspect(path, path.name, lake, settings, today=TODAY, keep_bytes=False) as upload:
            told = " ".join(f"{each.message} {each.value}" for each in upload.findings)
            columns = upload.reading.columns if upload.reading else ()
            assert SECRET not in told + " ".join(columns), what
            assert upload.findings or upload.reading, what
        assert time.monotonic() - began < SECONDS, what
    assert lake.newest() == before
    assert {each.name for each in tmp_path.iterdir()} <= {"bok.xlsx", "hemmelig.txt", "data"}
    assert not Path("/tmp/hostile-ut.txt").exists()


_PEAK = """
import resource, sys, pathlib
from dashboard.intake.read import Limits, UnreadableFile, read
import duckdb
con = duckdb.connect()
read(pathlib.Path(sys.argv[1]), "god.xlsx", con, Limits(5e8, 2e9, 300))
idle = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
for file in sys.argv[2:]:
    try:
        read(pathlib.Path(file), "ond.xlsx", con, Limits(500_000_000, 2_000_000_000, 300))
    except UnreadableFile:
        pass
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - idle) // 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="ru_maxrss is counted in kB on Linux")
def test_the_worst_of_them_take_no_gigabyte(tmp_path: Path) -> None:
    """In a process of its own, with the limits a municipality begins with."""
    worst = [
        *large(random.Random(1)).values(),
        *entities(str(tmp_path)).values(),
        packed(workbook(), ("xl/a.bin", b"\0" * 100_000_000)),
    ]
    files = [tmp_path / "god.xlsx", *(tmp_path / f"ond{number}.xlsx" for number in range(len(worst)))]
    for file, content in zip(files, [packed(workbook()), *worst], strict=True):
        file.write_bytes(content)
    told = subprocess.run(
        [sys.executable, "-c", _PEAK, *map(str, files)], capture_output=True, check=True, text=True
    )
    assert int(told.stdout) < MEGABYTES
