"""The formats a report is written in."""

from collections.abc import Callable
from dataclasses import dataclass

from dashboard.reports.document import Document
from dashboard.reports.docx import to_docx
from dashboard.reports.pdf import to_pdf


@dataclass(frozen=True, slots=True)
class Format:
    """`title` as a person knows it, the file's ending and media type, and how it is written."""

    title: str
    ending: str
    media_type: str
    write: Callable[[Document], bytes]


FORMATS = {
    "docx": Format(
        "Word", "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", to_docx
    ),
    "pdf": Format("PDF", "pdf", "application/pdf", to_pdf),
}
