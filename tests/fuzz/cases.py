"""The files the fuzzers make: a number gives the same file every time."""

import json
from collections.abc import Callable
from random import Random
from typing import Any

from tests.fuzz import delimited, documents, filuttrekk, parquets, raw, seeds, tables, workbooks
from tests.fuzz.case import Case

NAMES = (
    "fil.csv", "FIL.XLSX", "fil.parquet", "fil.json", "fil.dat", "fil.txt", "fil", "regnskap_2026_10.csv", "budsjett 2027.xlsx",
    "Rekneskap 2024 drift.csv", "sykefravaer_2026_09.csv", "lederavtaler.csv", "rolle.csv", "maalstruktur.csv", "kompass 3.1.csv", "",
    ".", "..", "../../x.csv", "a/b\\c.csv", "C:\\fil.csv", "a*b?[c].csv", "\0.csv", "\udce6.csv", "a\nb.csv", "æøå.csv", "x" * 400 + ".csv", "-rf.csv",
    "{verdi}.csv", "<b>.csv", "'; drop table kilde; --.csv", "=1+1.csv", "\N{RIGHT-TO-LEFT OVERRIDE}vsc.exe", "  .csv", "CON", "2026.csv",
    "99999999999999999999.csv", "\N{CJK UNIFIED IDEOGRAPH-4E00}" * 90 + ".csv",
)  # fmt: skip


def build(seed: int, number: int) -> Case:
    """File `number` of a run: a valid file of one kind with a few things wrong with it."""
    chance = Random(f"{seed}:{number}")
    kind, make = chance.choice(_KINDS)
    name, content = make(chance, chance.choice((0, 1, 1, 1, 2, 2, 3, 5, 8)))
    if chance.random() < 0.05:
        content = raw.spoil(content, chance, 1)
    return Case(kind, chance.choice(NAMES) if chance.random() < 0.15 else name, content, f"{seed}:{number}")


def change(case: Case, chance: Random) -> Case:
    """The case with one or two more things wrong with it, as far as its bytes can be understood."""
    try:
        content = _understood(case.content, chance, chance.randrange(1, 3))
    except Exception:  # noqa: BLE001  it has been spoilt in ways that nobody can foresee, and bytes always change
        content = raw.spoil(case.content, chance, 2)
    return Case(case.kind, chance.choice(NAMES) if chance.random() < 0.03 else case.name, content)


def _understood(content: bytes, chance: Random, times: int) -> bytes:
    head = content[:64].lstrip()
    if head.startswith(b"PK"):
        return workbooks.spoil(content, chance, times)
    if head.startswith(b"PAR1") or b"\0" in content:
        return raw.spoil(content, chance, times)
    if head.startswith((b"{", b"[")):
        document = json.loads(content)
        documents.spoil(document, chance, times)
        return documents.write(document, chance)
    if head.startswith(b"0A"):
        lines = content.decode("cp1252", "replace").splitlines()
        filuttrekk.spoil(lines, chance, times)
        return filuttrekk.write(lines, chance)
    cells, delimiter = seeds.as_table(seeds.as_text(content))
    tables.spoil(cells, chance, times)
    return delimited.write(cells, chance, delimiter)


def _delimited(chance: Random, times: int) -> tuple[str, bytes]:
    name, cells = tables.table(chance)
    tables.spoil(cells, chance, times)
    return name, delimited.write(cells, chance, ";")


def _workbook(chance: Random, times: int) -> tuple[str, bytes]:
    name, cells = tables.table(chance)
    tables.spoil(cells, chance, times // 2)
    content = workbooks.write(cells, chance)
    if times and chance.random() < 0.6:
        content = workbooks.spoil(content, chance, 1 + times // 4)
    return name.replace(".csv", ".xlsx"), content


def _parquet(chance: Random, times: int) -> tuple[str, bytes]:
    name, cells = tables.table(chance)
    tables.spoil(cells, chance, times // 2)
    content = parquets.write(cells or [["a"]], chance)
    spoilt = raw.spoil(content, chance, 1) if chance.random() < 0.3 else content
    return name.replace(".csv", ".parquet"), raw.cut(spoilt, chance) if chance.random() < 0.05 else spoilt


def _document(chance: Random, times: int) -> tuple[str, bytes]:
    name, content = documents.document(chance)
    holder: list[Any] = [content]
    documents.spoil(holder, chance, (times + 1) // 2)
    return name, documents.write(holder[0] if holder else None, chance)


def _filuttrekk(chance: Random, times: int) -> tuple[str, bytes]:
    lines = filuttrekk.records(chance)
    filuttrekk.spoil(lines, chance, times)
    return "0A.dat", filuttrekk.write(lines, chance)


def _raw(chance: Random, times: int) -> tuple[str, bytes]:
    file, other = chance.choice(seeds.files()), chance.choice(seeds.files())
    content = file.content
    if chance.random() < 0.1:
        content = raw.cut(content, chance) + raw.cut(other.content, chance)
    return file.name, raw.spoil(content, chance, times)


Make = Callable[[Random, int], tuple[str, bytes]]
_KINDS: tuple[tuple[str, Make], ...] = (
    *[("csv", _delimited)] * 8,
    *[("xlsx", _workbook)] * 5,
    *[("parquet", _parquet)] * 2,
    *[("json", _document)] * 3,
    *[("0a", _filuttrekk)] * 1,
    *[("bytes", _raw)] * 3,
)
