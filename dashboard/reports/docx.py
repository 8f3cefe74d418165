"""A report as DOCX: real headings, table headers that follow the page, and a text for every chart."""

import io
import zipfile
from datetime import UTC
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph

from dashboard.reports import picture
from dashboard.reports.document import Block, Bullets, Chart, Document, Facts, Heading, Paragraph, Table

_ACCENT, _FAINT = RGBColor(0x1F, 0x5F, 0xA8), RGBColor(0x5B, 0x66, 0x75)
_WIDTH_CM = 16.6  # of the text on A4
_FONT = "Calibri"
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def to_docx(document: Document) -> bytes:
    """The same document always gives the same bytes."""
    word = docx.Document()
    _describe(word, document)
    _style(word)
    _foot(word, document.origin)
    word.add_heading(document.title, 0)
    if document.subtitle:
        word.add_paragraph(document.subtitle, style="Subtitle")
    if document.notice:
        word.add_paragraph().add_run(document.notice).bold = True
        _head(word, document.running_notice)
    _write_facts(word, document.facts)
    for block in document.blocks:
        _write(word, block)
    written = io.BytesIO()
    word.save(written)
    return _same_every_time(written.getvalue())


def _describe(word: WordDocument, document: Document) -> None:
    about, moment = word.core_properties, document.time.astimezone(UTC).replace(tzinfo=None)
    about.title, about.subject, about.author = document.title, document.subtitle, document.kommune
    about.language, about.comments, about.keywords = "nb-NO", document.origin, document.period
    about.created = about.modified = about.last_printed = moment
    about.last_modified_by, about.revision = document.kommune, 1


def _style(word: WordDocument) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2.2)
    sizes = {"Normal": 10.5, "Title": 22, "Subtitle": 12, "Heading 1": 15, "Heading 2": 12, "Caption": 9.5}
    for name, size in sizes.items():
        style = word.styles[name]
        style.font.size, style.font.name = Pt(size), _FONT
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for each in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{each}"), None)
        if name in ("Title", "Heading 1"):
            style.font.color.rgb = _ACCENT
        elif name in ("Subtitle", "Caption"):
            style.font.color.rgb, style.font.italic, style.font.bold = _FAINT, False, False
        elif name == "Heading 2":
            style.font.color.rgb = RGBColor(0, 0, 0)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "nb-NO")
    word.styles["Normal"].element.get_or_add_rPr().append(language)


def _foot(word: WordDocument, origin: str) -> None:
    paragraph = word.sections[0].footer.paragraphs[0]
    paragraph.add_run(f"{origin} · side ")
    _field(paragraph, "PAGE")
    for run in paragraph.runs:
        run.font.size, run.font.color.rgb = Pt(8), _FAINT


def _head(word: WordDocument, notice: str) -> None:
    run = word.sections[0].header.paragraphs[0].add_run(notice)
    run.font.size, run.font.bold, run.font.color.rgb = Pt(8), True, _ACCENT


def _field(paragraph: WordParagraph, code: str) -> None:
    """A number that Word works out as it sets the page."""
    for kind, told in (("begin", ""), ("", code), ("end", "")):
        run = paragraph.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = told
        run._r.append(mark)


def _write(word: WordDocument, block: Block) -> None:
    match block:
        case Heading():
            word.add_heading(block.text, block.level)
        case Paragraph():
            word.add_paragraph().add_run(block.text).bold = block.strong
        case Facts():
            _write_facts(word, block)
        case Bullets():
            for item in block.items:
                word.add_paragraph(item, style="List Bullet")
        case Table():
            _write_table(word, block)
        case Chart():
            _write_chart(word, block)


def _write_facts(word: WordDocument, facts: Facts) -> None:
    for name, said in facts.rows:
        paragraph = word.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(1)
        paragraph.add_run(f"{name}: ").font.color.rgb = _FAINT
        paragraph.add_run(said)
    word.add_paragraph()


def _write_table(word: WordDocument, table: Table) -> None:
    title = word.add_paragraph()
    title.add_run(table.heading).bold = True
    title.paragraph_format.keep_with_next = True
    rows = table.rows
    if not rows:
        word.add_paragraph("Ingen rader å vise.")
        return
    made = word.add_table(rows=0, cols=len(table.columns))
    made.alignment = WD_TABLE_ALIGNMENT.LEFT
    made.style = word.styles["Table Grid"]
    size = Pt(7.5 if len(table.columns) > 6 else 8.5)
    for number, row in enumerate([table.heads, *rows]):
        cells = made.add_row().cells
        strong = number == 0 or table.strong_rows[number - 1]
        for cell, said, column in zip(cells, row, table.columns, strict=True):
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(0)
            if column.is_number:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            run = paragraph.add_run(said)
            run.font.size, run.bold = size, strong
    _set_widths(made, table.shares)
    _repeat(made.rows[0]._tr, "w:tblHeader")
    for each in made.rows:
        _repeat(each._tr, "w:cantSplit")
    word.add_paragraph()


def _set_widths(made: Any, shares: list[float]) -> None:
    made.autofit = False
    for column, share in zip(made.columns, shares, strict=True):
        for cell in column.cells:
            cell.width = Cm(_WIDTH_CM * share / sum(shares))


def _repeat(row: Any, what: str) -> None:
    mark = OxmlElement(what)
    mark.set(qn("w:val"), "true")
    row.get_or_add_trPr().append(mark)


def _write_chart(word: WordDocument, chart: Chart) -> None:
    word.add_picture(io.BytesIO(picture.to_png(chart.spec)), width=Cm(_WIDTH_CM))
    word.inline_shapes[-1]._inline.docPr.set("descr", chart.description)
    word.add_paragraph(chart.description, style="Caption")


def _same_every_time(written: bytes) -> bytes:
    """The archive without the time it was made, and its parts in order."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(written)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            new.writestr(zipfile.ZipInfo(name, _ZIP_TIME), old.read(name), zipfile.ZIP_DEFLATED)
    return made.getvalue()
