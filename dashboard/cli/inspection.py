"""A file inspected on the way in, and what is told of it."""

import argparse
import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from dashboard import lake, settings, text
from dashboard.intake import inspected, published, receive
from dashboard.intake.finding import Finding

FIRST = 5
"""Findings told of each control."""


def inspect(path: Path, options: argparse.Namespace, *, keep_bytes: bool) -> receive.Upload:
    """The file against the newest numbers, with the `dataset` and `profile` that were chosen."""
    choices = receive.Choices(dataset=options.dataset, profile=options.profile)
    return receive.inspect(
        path, path.name, lake.get(), settings.get(), choices=choices, keep_bytes=keep_bytes
    )


def tell(upload: receive.Upload, as_json: bool, snapshot: int | None = None) -> None:
    """Print the file's rows, sums and findings; `snapshot` where it is stored."""
    if as_json:
        told = inspected.as_json(upload) | ({} if snapshot is None else {"snapshot": snapshot})
        print(json.dumps(told, ensure_ascii=False, default=str))
        return
    for line in _lines(upload):
        print(line)
    if snapshot is not None:
        print(f"  Lagret som versjon {snapshot}.")
    elif upload.blocked:
        print("  Filen er ikke lagret: rett feilene først.")


def _lines(upload: receive.Upload) -> Iterator[str]:
    rows = upload.reading.rows if upload.reading else 0
    datasets = ", ".join(f"{part.dataset} {part.period}".strip() for part in upload.parts)
    yield f"{upload.file}: {text.count(rows, 'rad', 'rader')}{' – ' + datasets if datasets else ''}"
    for column, total in inspected.as_json(upload)["sums"].items():
        yield f"  sum {column}: {text.number(total, 0 if total == int(total) else 2)}"
    yield from findings(upload.findings)
    if upload.touched:
        yield f"  {published.sentence(upload.touched)}"
        for each in upload.touched:
            yield f"    {each.label}: {text.count(each.lines, 'linje', 'linjer')} blir annerledes."


def findings(found: Sequence[Finding]) -> Iterator[str]:
    """The first of each control, and how many more there are; the remedy once."""
    for _, group in groupby(found, key=lambda finding: (finding.severity, finding.control)):
        alike = list(group)
        for finding in alike[:FIRST]:
            yield f"  {finding.severity.heading}: {finding.message}"
        if len(alike) > FIRST:
            yield f"  … og {text.number(len(alike) - FIRST)} til."
        yield f"    {alike[0].remedy}"
