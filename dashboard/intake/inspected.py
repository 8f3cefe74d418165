"""An inspected file as plain data, for `dashboard check --json` and `import --json`."""

from dataclasses import asdict
from decimal import Decimal
from typing import Any

from dashboard.intake.receive import Upload

_FINDING = ("control", "severity", "row", "column", "value", "message", "remedy", "count", "dataset")
_FORMAT = ("type", "encoding", "delimiter", "decimal", "thousands", "header_row", "sheet")


def as_json(upload: Upload) -> dict[str, Any]:
    """One object: file, sha256, format, dataset, datasets, profile, rows, period, sums, counts, findings, and
    published: period, edition and lines of each published period whose figures it would change."""
    return {
        "file": upload.file,
        "sha256": upload.sha256,
        "format": asdict(upload.reading.format) if upload.reading else dict.fromkeys(_FORMAT),
        "dataset": upload.recognition.dataset if upload.recognition else None,
        "datasets": {part.dataset: part.rows for part in upload.parts},
        "profile": upload.recognition.profile if upload.recognition else None,
        "rows": upload.reading.rows if upload.reading else 0,
        "period": "; ".join(dict.fromkeys(part.period for part in upload.parts if part.period)),
        "sums": _sums(upload),
        "counts": upload.counts,
        "findings": [{name: getattr(finding, name) for name in _FINDING} for finding in upload.findings],
        "published": [each.as_data for each in upload.touched],
    }


def _sums(upload: Upload) -> dict[str, int | float]:
    """Per column of the file, and per kontoklasse and kind where there is one account part."""
    sums = {column: _number(total) for part in upload.parts for column, total in part.sums.items()}
    if len(upload.parts) == 1:
        for row in upload.parts[0].kinds:
            klasse = "drift" if row["kontoklasse"] == "1" else "investering"
            sums[f"{klasse}_{row['slag']}"] = _number(row["beloep"])
    return sums


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
