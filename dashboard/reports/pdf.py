"""A report as PDF/UA-1: tagged, with a title, a language and a text for every chart."""

import json
from datetime import UTC
from pathlib import Path
from typing import Any

import typst

from dashboard.errors import DashboardError
from dashboard.reports import picture
from dashboard.reports.document import Block, Bullets, Chart, Document, Facts, Heading, Paragraph, Table

_TEMPLATE = Path(__file__).with_name("report.typ")


def to_pdf(document: Document) -> bytes:
    """The same document always gives the same bytes. Raises DashboardError where it cannot be set."""
    moment = document.time.astimezone(UTC)
    data = {
        "title": document.title,
        "subtitle": document.subtitle,
        "kommune": document.kommune,
        "notice": document.notice,
        "running_notice": document.running_notice,
        "origin": document.origin,
        "compact": document.compact,
        "date": {"year": moment.year, "month": moment.month, "day": moment.day},
        "facts": [list(row) for row in document.facts.rows],
        "blocks": [_block(block) for block in document.blocks],
    }
    try:
        return bytes(
            typst.compile(
                _TEMPLATE.read_bytes(),
                format="pdf",
                ignore_system_fonts=True,  # only those it carries: every machine sets the same pages
                sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
                pdf_standards="ua-1",
                timestamp=int(moment.timestamp()),
            )
        )
    except RuntimeError as error:
        raise DashboardError(
            "Rapporten kunne ikke skrives",
            f"PDF-en lot seg ikke sette: {error}.",
            "Meld fra, og bruk Word-filen så lenge.",
        ) from error


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Heading():
            return {"kind": "heading", "text": block.text, "level": block.level}
        case Paragraph():
            return {"kind": "paragraph", "text": block.text, "strong": block.strong}
        case Facts():
            return {"kind": "facts", "rows": [list(row) for row in block.rows]}
        case Bullets():
            return {"kind": "bullets", "items": list(block.items)}
        case Table():
            return _table(block)
        case Chart():
            return {"kind": "chart", "svg": picture.to_svg(block.spec), "description": block.description}


def _table(table: Table) -> dict[str, Any]:
    return {
        "kind": "table",
        "title": table.heading,
        "heads": table.heads,
        "numbers": [column.is_number for column in table.columns],
        "codes": [column.kind == "kode" for column in table.columns],
        "widths": table.shares,
        "rows": table.rows,
        "strong": table.strong_rows,
    }
