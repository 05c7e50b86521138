"""What three readers take out of a PDF, and how it is compared with what was written."""

from __future__ import annotations

import re
import subprocess

import pymupdf
import pypdfium2

from reports.renderers.pdf.file.attachments import AssociatedFile
from reports.renderers.pdf.file.bookmarks import Bookmark
from reports.renderers.pdf.file.document import write_document
from reports.renderers.pdf.file.metadata import Metadata
from reports.renderers.pdf.file.painting.painter import Painter
from reports.renderers.pdf.file.painting.text_blocks import Block, Item
from reports.renderers.pdf.file.structure import Element
from reports.renderers.pdf.fonts.face import IGNORABLE
from reports.renderers.pdf.text.breaking import break_lines
from reports.renderers.pdf.text.styles import BODY
from reports.renderers.pdf.text.text import Text
from reports.theme import load_theme

#: pdfium writes U+0002 for a hyphen at a line's end.
PDFIUM_HYPHEN = "\x02"
_PAGE = (600.0, 4000.0)
_SIZE = 10.0


def by_pdfium(data: bytes) -> str:
    """Return the text as Chrome and Edge give it."""
    document = pypdfium2.PdfDocument(data)
    text = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return text


def by_mupdf(data: bytes) -> str:
    """Return the text as MuPDF gives it."""
    with pymupdf.open(stream=data, filetype="pdf") as document:
        return "\n".join(page.get_text() for page in document)


def by_poppler(data: bytes, pdftotext: str, *options: str) -> str:
    """Return the text as Evince and Okular give it."""
    command = [pdftotext, *options, "-enc", "UTF-8", "-", "-"]
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode()


def letters(text: str) -> str:
    """Return all of a text but white space and what shows nothing.

    A soft hyphen shows nothing but at a line's end: there pdfium says U+0002.
    """
    bare = re.sub(rf"[\s{PDFIUM_HYPHEN}]+", "", text)
    return "".join(char for char in bare if char not in IGNORABLE)


def set_in(measure: float, *texts: Text) -> bytes:
    """Return a file of one page with paragraphs set in a column of `measure` em."""
    painter = Painter(load_theme("house"), _PAGE)
    painter.turn_page()
    root, top = Element("Document"), 20.0
    for text in texts:
        item = Item(text, BODY, root.new("P"))
        block = Block(item, break_lines(text, measure, divided=True), _SIZE, 12.0)
        painter.lines(block, 20.0, top, measure * _SIZE)
        top += 12.0 * (len(block.lines) + 1)
    attached = [AssociatedFile("a.json", b"{}", "nothing", "application/json", "Source")]
    marks = [Bookmark("T", 1, 0, top, root)]
    return write_document(painter.pages, root, marks, Metadata("T", "en"), attached, "00" * 16)[0]
