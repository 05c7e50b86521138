"""Headers and footers: the title, the page number, and the marking on every page.

The lines are added below what a header of the template holds (a letterhead), and
below what a footer holds. The first page has its title and marking in the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Literal

from reports.plan import Labelled, Plan
from reports.plan.labelled import parted_label
from reports.renderers.word.markup import (
    MarkupWriter,
    field,
    is_from_right,
    plain_run,
    repeated,
)
from reports.slotted import frozen
from reports.wordfile.vocabulary import FACT_SEPARATOR, Mark, Style, bookmark

Kind = Literal["header", "footer"]
Page = Literal["default", "first", "even"]
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
#: The codes of fields, and the one that shows the number of a page (17.16.5.44).
_CODE = re.compile(r'<w:instrText[^>]*>([^<]*)|<w:fldSimple [^>]*?w:instr="([^"]*)"')
_PAGE_FIELD = re.compile(r"(?<![\w])PAGE(?![\w])", re.IGNORECASE)
#: What Word's message has in it where no paragraph has a style, in nearly every language.
_FAILS = "!"
#: Room below the last line of a header, which may reach down to the text.
_BELOW = '<w:spacing w:after="120"/>'
_BOLD = "<w:b/><w:bCs/>"
_CENTRE = '<w:jc w:val="center"/>'
_END = '<w:jc w:val="right"/>'


@frozen
class HeaderFooter:
    """A header or footer: its part, and its XML parted where lines go.

    `own` is one that the template lacks; `logo` is the run that stands in it alone. `numbered`
    says that the template numbers its pages itself. `pictures` are what those in it are known by.
    """

    kind: Kind
    page: Page
    part: str
    before: str
    after: str
    own: bool = False
    logo: str = ""
    numbered: bool = False
    pictures: tuple[str, ...] = ()

    @property
    def held(self) -> tuple[str, ...]:
        """The lines that the template has in it."""
        if self.own:
            return ()
        import html  # its table of entities takes a millisecond

        paragraphs = f"{self.before}{self.after}".split("</w:p>")
        lines = ("".join(_TEXT.findall(paragraph)) for paragraph in paragraphs)
        return tuple(html.unescape(" ".join(line.split())) for line in lines if line.strip())

    def write(self, plan: Plan, writer: MarkupWriter, alert: str) -> str:
        """Return the part's XML for `plan`, its marking in the colour `alert`."""
        marking = _marking(plan, writer, alert)
        if self.kind == "footer":
            lines = _footer(plan, writer, marking, self.numbered)
        elif self.page == "first":
            lines = writer.paragraph(Style.HEADER, self.logo) if self.own else ""
        else:
            lines = _header(plan, writer, marking)
        return f"{self.before}{lines}{self.after}"


def _header(plan: Plan, writer: MarkupWriter, marking: str) -> str:
    # TITLE is a property, the same in Word of every language; STYLEREF "Title" is not
    title = field("TITLE", writer.text(plan.title.title)) + _stage(plan, writer)
    above = writer.paragraph(Style.HEADER, marking, place=_CENTRE) if marking else ""
    return above + writer.paragraph(Style.HEADER, title, place=_BELOW)


def _stage(plan: Plan, writer: MarkupWriter) -> str:
    """Return a field that repeats the stage of the first page, which is a part of its line."""
    if not plan.stage.text:
        return ""
    source = f"REF {bookmark(Mark.FIELD, 'stage')}"
    return _repeated(source, plan.stage, writer, _BOLD, FACT_SEPARATOR)


def _footer(plan: Plan, writer: MarkupWriter, marking: str, numbered: bool) -> str:
    below = writer.paragraph(Style.FOOTER, marking, place=_CENTRE) if marking else ""
    if not numbered:
        return _page_line(plan, writer) + below
    reference = plan.title.reference
    said = writer.paragraph(Style.FOOTER, writer.text(reference), place=_END) if reference else ""
    # what a part ends in has to be a paragraph (17.10.3 and 17.10.4)
    return said + below or writer.paragraph(Style.FOOTER, "")


def _page_line(plan: Plan, writer: MarkupWriter) -> str:
    """Return the reference and “Page 1 of 3” at the end of the line.

    Labels may be from left to right in a document that is not: in its own direction
    such a line would have its numbers out of order.
    """
    reference = plan.title.reference
    start = f"{reference} · " if reference else ""
    if writer.rtl and not is_from_right(plan.labels.page_of):
        line = plain_run(start) + _page_of(plan, partial(plain_run, look=writer.label_look))
        return writer.upright(Style.FOOTER, line, place='<w:jc w:val="left"/>')
    return writer.paragraph(
        Style.FOOTER, writer.text(start) + _page_of(plan, writer.label), place=_END
    )


def _page_of(plan: Plan, write: Callable[[str], str]) -> str:
    fields = {"page": field("PAGE", write("1")), "pages": field("NUMPAGES", write("1"))}
    pieces = parted_label(plan.labels.page_of)
    return "".join([write(text) + fields.get(name or "", "") for text, name in pieces])


def _marking(plan: Plan, writer: MarkupWriter, alert: str) -> str:
    """Return marking and embargo as fields that repeat what the first page says."""
    if not (plan.marking or plan.embargo):
        return ""
    colour = alert.lstrip("#")
    look = f'{_BOLD}<w:color w:val="{colour}"/>'
    shouted = f'{_BOLD}<w:caps/><w:color w:val="{colour}"/>'
    line = ""
    if plan.marking:
        line = _styled(Style.MARKING, plan.marking, writer, shouted)
    if plan.embargo:
        line += _styled(Style.EMBARGO, plan.embargo, writer, look, FACT_SEPARATOR * bool(line))
    return line


def _styled(style: Style, text: str, writer: MarkupWriter, look: str, before: str = "") -> str:
    """Return a field that repeats the line of a style."""
    return _repeated(f'STYLEREF "{style}"', Labelled(text), writer, look, before)


def _repeated(source: str, text: Labelled, writer: MarkupWriter, look: str, before: str) -> str:
    """Return a field that repeats what `source` finds, the `text`; nothing once it was deleted."""
    if _FAILS in text.text:
        # it could not be told from Word's message, and no marking may be lost
        words = writer.labelled(text.text, text.labels, look)
        return writer.text(before, look) + field(source, words, look)
    words = writer.labelled(before + text.text, text.after(len(before)), look)
    return repeated(source, words, look, before)


def split_header_footer(kind: Kind, page: Page, part: str, xml: str) -> HeaderFooter:
    """Return a part of the template ready for its lines, at its end."""
    root = "w:hdr" if kind == "header" else "w:ftr"
    before, end, after = xml.rpartition(f"</{root}>")
    if not end:  # there is nothing in it
        before, end, after = xml.rpartition("/>")
        before, end = f"{before}>", f"</{root}>"
    numbered = _PAGE_FIELD.search(_codes(xml)) is not None
    return HeaderFooter(kind, page, part, before, end + after, numbered=numbered)


def _codes(xml: str) -> str:
    """Return the codes of fields; a code may be parted into runs, a letter each."""
    return "".join(code or f" {simple} " for code, simple in _CODE.findall(xml))


def new_header_footer(kind: Kind, page: Page, namespaces: str, logo: str = "") -> HeaderFooter:
    """Return a header or footer that holds our lines alone."""
    root = "hdr" if kind == "header" else "ftr"
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    start, end = f"{head}<w:{root} {namespaces}>", f"</w:{root}>"
    return HeaderFooter(kind, page, f"word/brief-{kind}-{page}.xml", start, end, True, logo)
