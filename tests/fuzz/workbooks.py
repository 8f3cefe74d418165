"""A table as XLSX: laid out as people lay it out, and the archive tampered with as those who mean harm would."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from random import Random
from typing import Any

import xlsxwriter

from tests.fuzz import raw, values
from tests.fuzz.seeds import Table

BOMB = 60_000_000  # bytes of one letter, which pack to a thousandth
_NUMBER = re.compile(r"-?\d{1,15}([.,]\d{1,9})?")
_XML_NUMBER = re.compile(rb'="(\d+)"')
_TAG = re.compile(rb"<[^>]+>")
_CELL_TYPES = (b"s", b"e", b"d", b"b", b"n", b"str", b"inlineStr", b"x")
_ADDRESSES = (b"A1", b"A0", b"XFD1048576", b"ZZZZ9", b"A99999999999", b"", b"1A", b"B2", b"A1:B2")
_BIG = (b"0", b"-1", b"65535", b"4294967295", b"18446744073709551616", b"1048576", b"9" * 400)
_NUMBER_FORMATS = ("General", "0.00", "# ##0", "dd.mm.yyyy", "[h]:mm", "0%", "@", '0 "kr"', "mmm.yy")

Parts = dict[str, bytes]


def write(cells: Table, chance: Random) -> bytes:
    """The table on a sheet, with real numbers and dates, among other sheets now and then."""
    target = io.BytesIO()
    options = {"in_memory": True, "constant_memory": chance.random() < 0.3, "strings_to_formulas": False}
    with xlsxwriter.Workbook(target, options) as workbook:
        workbook.set_properties({"created": datetime(2026, 1, 1)})  # the same bytes whenever it is written
        for name in _sheets(chance):
            sheet = workbook.add_worksheet(name)
            if name in ("Om", "Skjult") and chance.random() < 0.8:
                sheet.write(0, 0, values.cell(chance)[:30_000].encode("utf-8", "replace").decode())
                sheet.hide() if name == "Skjult" else None
            else:
                _fill(workbook, sheet, cells, chance)
    for sheet in workbook.worksheets():
        sheet.table.clear()  # 140 MB where one cell is on the last row, and counted as the reader's
    return target.getvalue()


def spoil(content: bytes, chance: Random, times: int) -> bytes:
    """The archive after `times` changes to its parts."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = {part.filename: archive.read(part) for part in archive.infolist()}
    except Exception:  # noqa: BLE001  spoilt before: whatever is wrong with it, its bytes can still be changed
        return raw.spoil(content, chance, times)
    for _ in range(times):
        if parts:
            chance.choice(_WAYS)(parts, chance)
    packed = _packed(parts, chance)
    return raw.spoil(packed, chance, 1) if chance.random() < 0.1 else packed


def _sheets(chance: Random) -> list[str]:
    return chance.sample(["Ark1", "Om", "Skjult", "Data 2026", "Sykefravær"], chance.choice((1, 1, 1, 2, 4)))


def _fill(workbook: Any, sheet: Any, cells: Table, chance: Random) -> None:
    top, left = chance.choice((0, 0, 0, 3)), chance.choice((0, 0, 0, 2))
    style = workbook.add_format({"num_format": chance.choice(_NUMBER_FORMATS)})
    typed = chance.random() < 0.8
    for y, row in enumerate(cells, start=top):
        for x, cell in enumerate(row[:1000], start=left):
            _write_cell(sheet, y, x, cell, style, typed, chance)
    if chance.random() < 0.1:
        sheet.merge_range(top, left, top + chance.randrange(1, 3), left + 1, "Slått sammen", style)
    if chance.random() < 0.03:
        sheet.write(chance.choice((5_000, 1_048_575)), chance.choice((30, 16_383)), "langt unna")


def _write_cell(sheet: Any, y: int, x: int, cell: str, style: Any, typed: bool, chance: Random) -> None:
    plain = cell[:30_000].encode("utf-8", "replace").decode()
    odd = chance.randrange(200)
    if odd == 0:
        sheet.write_formula(y, x, "=1+1", style, chance.choice((2, "tekst", "#DIV/0!", "", True)))
    elif odd == 1:
        sheet.write_datetime(
            y, x, chance.choice((datetime(2026, 1, 31, 12, 5), date(1900, 1, 1), time(8))), style
        )
    elif odd == 2:
        sheet.write_boolean(y, x, chance.random() < 0.5)
    elif odd == 3:
        sheet.write_number(
            y, x, chance.choice((0.1 + 0.2, -0.0, 1e300, -1e-300, 2958466, 1e15, 123456789012345678)), style
        )
    elif typed and _NUMBER.fullmatch(plain):
        sheet.write_number(y, x, float(plain.replace(",", ".")), style)
    else:
        sheet.write_string(y, x, plain)


def _packed(parts: Parts, chance: Random) -> bytes:
    target = io.BytesIO()
    method = chance.choice(
        (zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED, zipfile.ZIP_BZIP2)
    )
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return target.getvalue()


def _any(parts: Parts, chance: Random) -> str:
    """The name of a part; most often one that is read."""
    read = [
        name
        for name in parts
        if "sheet" in name or "haredStrings" in name or "styles" in name or "workbook" in name
    ]
    return chance.choice(read or list(parts)) if chance.random() < 0.8 else chance.choice(list(parts))


def _part_gone(parts: Parts, chance: Random) -> None:
    del parts[_any(parts, chance)]


def _part_cut(parts: Parts, chance: Random) -> None:
    name = _any(parts, chance)
    parts[name] = raw.cut(parts[name], chance)


def _part_spoilt(parts: Parts, chance: Random) -> None:
    name = _any(parts, chance)
    parts[name] = raw.spoil(parts[name], chance, chance.randrange(1, 4))


def _parts_swapped(parts: Parts, chance: Random) -> None:
    one, other = _any(parts, chance), _any(parts, chance)
    parts[one], parts[other] = parts[other], parts[one]


def _part_renamed(parts: Parts, chance: Random) -> None:
    content = parts.pop(_any(parts, chance))
    parts[
        chance.choice(("xl/Workbook.xml", "../../x", "/xl/workbook.xml", "xl\\workbook.xml", "x" * 300, "æ"))
    ] = content


def _number_changed(parts: Parts, chance: Random) -> None:
    name = _any(parts, chance)
    places = list(_XML_NUMBER.finditer(parts[name]))
    if places:
        place = chance.choice(places)
        parts[name] = parts[name][: place.start(1)] + chance.choice(_BIG) + parts[name][place.end(1) :]


def _cell_address_changed(parts: Parts, chance: Random) -> None:
    _replace_one(parts, rb'r="[A-Z]+\d+"', b'r="' + chance.choice(_ADDRESSES) + b'"', chance)


def _cell_type_changed(parts: Parts, chance: Random) -> None:
    _replace_one(parts, rb't="\w+"', b't="' + chance.choice(_CELL_TYPES) + b'"', chance)


def _cell_value_changed(parts: Parts, chance: Random) -> None:
    value = chance.choice(
        (*_BIG, values.cell(chance)[:200].encode("utf-8", "replace"), b"1e999", b"NaN", b"&x;", b"&#0;")
    )
    _replace_one(parts, rb"<v>[^<]*</v>", b"<v>" + value + b"</v>", chance)


def _number_format_changed(parts: Parts, chance: Random) -> None:
    _replace_one(parts, rb'numFmtId="\d+"', b'numFmtId="%d"' % chance.choice((14, 22, 46, 999, 21)), chance)


def _tag_gone(parts: Parts, chance: Random) -> None:
    _replace_one(parts, _TAG.pattern, b"", chance)


def _tag_repeated(parts: Parts, chance: Random) -> None:
    name = _any(parts, chance)
    tags = list(_TAG.finditer(parts[name]))
    if tags:
        tag = chance.choice(tags)
        parts[name] = (
            parts[name][: tag.end()] + tag[0] * chance.choice((1, 3, 5_000)) + parts[name][tag.end() :]
        )


def _external_entity(parts: Parts, chance: Random) -> None:
    _declare(
        parts,
        b'<!ENTITY x SYSTEM "' + chance.choice((b"file:///etc/passwd", b"http://127.0.0.1:9/x")) + b'">',
        chance,
    )


def _entities_in_entities(parts: Parts, chance: Random) -> None:
    nested = b"".join(b'<!ENTITY x%d "%s">' % (n, b"&x%d;" % (n - 1) * 10) for n in range(1, 12))
    _declare(parts, b'<!ENTITY x0 "lol">' + nested + b'<!ENTITY x "&x11;">', chance)


def _declare(parts: Parts, entities: bytes, chance: Random) -> None:
    name = _any(parts, chance)
    declared = re.sub(rb"(<\?xml[^>]*\?>)?", rb"\1<!DOCTYPE a [" + entities + rb"]>", parts[name], count=1)
    parts[name] = re.sub(rb"<(t|v)>[^<]*</", rb"<\1>&x;</", declared, count=3)


def _bomb(parts: Parts, chance: Random) -> None:
    if chance.random() < 0.02:
        parts[chance.choice(("xl/media/a.xml", _any(parts, chance)))] = b" " * BOMB


def _other_encoding(parts: Parts, chance: Random) -> None:
    name = _any(parts, chance)
    text = parts[name].decode("utf-8", "replace")
    parts[name] = text.replace("UTF-8", "UTF-16", 1).encode(
        chance.choice(("utf-16", "cp1252", "utf-8-sig")), "replace"
    )


def _replace_one(parts: Parts, pattern: bytes, new: bytes, chance: Random) -> None:
    name = _any(parts, chance)
    places = list(re.finditer(pattern, parts[name]))
    if places:
        place = chance.choice(places)
        parts[name] = parts[name][: place.start()] + new + parts[name][place.end() :]


_WAYS: tuple[Callable[[Parts, Random], None], ...] = (
    _part_gone, _part_cut, _part_spoilt, _parts_swapped, _part_renamed, _tag_gone, _tag_repeated, _external_entity, _entities_in_entities,
    _bomb, _other_encoding, *[_number_changed] * 3, *[_cell_address_changed] * 3, *[_cell_type_changed] * 3, *[_cell_value_changed] * 3,
    _number_format_changed,
)  # fmt: skip
