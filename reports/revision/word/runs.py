"""A paragraph of a Word document as a line: spans, bookmarks, and what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial

from lxml import etree

from reports.model import Span
from reports.model.spans import is_link, normal_spans, span_text
from reports.model.text import BREAK
from reports.plan.tables.table_parts import BOXES
from reports.readers.own.word_drawn import (
    ALTERNATE,
    EMOJI,
    SHAPES,
    drawn_words,
    embedded_program,
    preferred,
)
from reports.revision.word.lines import Aside, AsideKind, WordParagraph, without_breaks
from reports.revision.word.looks import RunLooks
from reports.revision.word.package import MATHS, W, WordPackage, text_of, value_at
from reports.wordfile.symbols import plain_symbol
from reports.wordfile.tick_boxes import CHECKBOX, CHECKED, VALUE, is_box, is_state_on
from reports.wordfile.vocabulary import Mark, control_field, read_bookmark

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_ADDRESS = re.compile(r'\s*HYPERLINK\s+"([^"]*)"')
_PROPERTIES = f"{W}pPr"
FORMULAS = (f"{MATHS}oMath", f"{MATHS}oMathPara")
_INVITING = ("placeholder text", "placeholder")
_INVITATION = ("Click ", "Choose ", "[")
#: A formula of old Word: a field that Word draws by its instruction.
_FORMULA = re.compile(r"\s*EQ\b")
WRAPPERS = (f"{W}smartTag", f"{W}customXml", f"{W}fldSimple", f"{W}dir", f"{W}bdo", f"{W}ins")
_LINKS = ("hyperlink", "internet link")
#: Fields that may be open at once, since each takes all words: a brief has sixteen, one at a time.
_MOST_OPEN = 16
#: As much of the words before a line break as a message quotes.
_QUOTED = 40
_SPACES = re.compile(rf"[ \t\n\r{BREAK}]+")
#: What shows as plain characters in a run.
_CHARACTERS = {
    f"{W}tab": " ",
    f"{W}noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
    f"{W}softHyphen": "\N{SOFT HYPHEN}",
}


class LineReader:
    """Reads one paragraph into its line.

    `boxes` are the contents of text boxes that were met on the way.
    """

    def __init__(
        self, package: WordPackage, looks: RunLooks, line: WordParagraph, opened: dict[str, str]
    ) -> None:
        """Read into `line`; `opened` are the bookmarks of fields that are open, by their ids."""
        self._package = package
        self._looks = looks
        self._line = line
        self._spans: list[Span] = []
        self._before = ("", 0)  # the last words, and how many spans they were taken from
        self._open = opened
        # one entry for each field that is open: its instruction so far, and its address
        self._fields: list[tuple[str, str | None]] = []
        self._states: tuple[AsideKind, ...] = ()
        self.boxes: list[etree._Element] = []

    def read(self, paragraph: etree._Element) -> None:
        """Read a paragraph's content."""
        self._line.parts |= dict.fromkeys(self._open.values(), "")
        self._walk(paragraph, None)
        self._line.spans = normal_spans(self._spans)

    def _walk(self, parent: Iterable[etree._Element], href: str | None) -> None:
        for child in parent:
            if handler := _IN_PARAGRAPH.get(child.tag):
                handler(self, child, href)
            elif len(child) and child.tag != _PROPERTIES and text_of(child):
                # a wrapper of a program that is not known: its words are words
                self._walk(child, href)

    def _start_bookmark(self, element: etree._Element, _: str | None) -> None:
        known = read_bookmark(element.get(f"{W}name", ""))
        if known is None:
            return
        self._line.marks.append(known)
        if known[0] is Mark.FIELD and len(self._open) < _MOST_OPEN:
            self._open[element.get(f"{W}id", "")] = known[1]
            self._line.parts.setdefault(known[1], "")

    def _end_bookmark(self, element: etree._Element, _: str | None) -> None:
        self._open.pop(element.get(f"{W}id", ""), None)

    def _control(self, element: etree._Element, href: str | None) -> None:
        name = control_field(value_at(element, "sdtPr", "tag") or "")
        content = element.find(f"{W}sdtContent")
        if content is None:
            return
        if element.find(f"{W}sdtPr/{W}showingPlcHdr") is not None:
            if words := typed_in_placeholder(content, self._package):
                self._aside("placeholder", words)
            return
        start = len(self._spans)
        self._walk(content, href)
        self._tick(element, start)
        if name:
            self._line.controls.add(name)
            self._line.parts[name] = span_text(self._spans[start:]).replace(BREAK, " ")
            date = element.find(f"{W}sdtPr/{W}date")
            if date is not None:
                self._line.days[name] = date.get(f"{W}fullDate", "")[:10]

    def _tick(self, control: etree._Element, start: int) -> None:
        """Show the state of a box to tick, whose mark may be one of a house's own."""
        box = control.find(f"{W}sdtPr/{CHECKBOX}")
        if box is None or is_box(span_text(self._spans[start:])):
            return
        checked = box.find(CHECKED)
        is_ticked = checked is not None and is_state_on(checked.get(VALUE))
        del self._spans[start:]
        self._emit(BOXES[is_ticked], Span(""))

    def _link(self, link: etree._Element, href: str | None) -> None:
        address = self._package.links.get(link.get(f"{_R}id", ""), "")
        place = link.get(f"{W}anchor", "")
        start = len(self._spans)
        self._walk(link, _checked(address) or href)
        target = address or (f"#{place}" if place else "")
        if target and not is_link(target):
            self._aside("link", span_text(self._spans[start:]), target)

    def _wrapper(self, element: etree._Element, href: str | None) -> None:
        self._walk(element, _checked(_instruction_address(element.get(f"{W}instr", ""))) or href)

    def _alternate(self, element: etree._Element, href: str | None) -> None:
        self._walk(preferred(element), href)

    def _comment(self, element: etree._Element, _: object) -> None:
        self._line.comments.setdefault(element.get(f"{W}id", ""))

    def _formula(self, element: etree._Element, _: str | None) -> None:
        self._aside(
            "formula", "".join(text.text or "" for text in element.iter(f"{MATHS}t", f"{W}t"))
        )

    def _run(self, run: etree._Element, href: str | None) -> None:
        look = self._looks.of(run.find(f"{W}rPr"), self._line.styles)
        self._enter(look.states, text_of(run))
        if "hidden" in look.states:
            return
        if href is None and self._spans and look.style in _LINKS:
            # LibreOffice 7 takes all runs of a link but the first out of it; their style stays
            href = self._spans[-1].href
        self._run_content(run, Span("", look.bold, look.italic, href))

    def _enter(self, states: tuple[AsideKind, ...], words: str) -> None:
        """Note what a run's look says: one aside for runs that follow one another."""
        if not words:
            return
        for kind in states:
            if kind in self._states:
                last = next(a for a in reversed(self._line.asides) if a.kind == kind)
                last.text += words
            elif words.strip():
                self._aside(kind, words)
        self._states = tuple(s for s in states if s in self._states or words.strip())

    def _run_content(self, content: Iterable[etree._Element], look: Span) -> None:
        for child in content:
            if handler := _IN_RUN.get(child.tag):
                handler(self, child, look)

    def _character(self, element: etree._Element, look: Span) -> None:
        self._emit(_CHARACTERS[element.tag], look)

    def _text(self, element: etree._Element, look: Span) -> None:
        self._emit(element.text or "", look)

    def _emoji(self, element: etree._Element, look: Span) -> None:
        char = element.get(f"{EMOJI.partition('}')[0]}}}char", "")
        self._emit(plain_symbol("emoji", char) or "", look)

    def _instruction(self, element: etree._Element, _: Span) -> None:
        if self._fields:
            text, address = self._fields[-1]
            self._fields[-1] = text + (element.text or ""), address

    def _ruby(self, element: etree._Element, look: Span) -> None:
        for base in element.iterfind(f"{W}rubyBase/{W}r"):
            self._run(base, look.href)
        reading = "".join(map(text_of, element.iterfind(f"{W}rt")))
        if reading.strip():
            self._aside("reading", reading)

    def _alternate_in_run(self, element: etree._Element, look: Span) -> None:
        self._run_content(preferred(element), look)

    def _note_reference(self, element: etree._Element, _: Span, prefix: str = "") -> None:
        self._line.footnotes.append(prefix + element.get(f"{W}id", ""))

    def _break(self, element: etree._Element, look: Span) -> None:
        """Take a line break (Shift and Enter) and note it: not every text has lines of its own.

        Those of pages are a look.
        """
        if element.get(f"{W}type", "textWrapping") == "textWrapping":
            self._aside("break", self._last_words())
            self._emit(BREAK, look)
        else:
            self._emit(" ", look)

    def _last_words(self) -> str:
        """Return the end of the text so far; each span is looked at once."""
        last, seen = self._before
        text = last + span_text(self._spans[seen:])
        self._before = _SPACES.sub(" ", text)[-2 * _QUOTED :], len(self._spans)
        return without_breaks(self._before[0])[-_QUOTED:]

    def _symbol(self, element: etree._Element, look: Span) -> None:
        font, char = element.get(f"{W}font", ""), element.get(f"{W}char", "")
        plain = plain_symbol(font, char)
        if plain is None:
            self._aside("symbol", " ".join(filter(None, (font, char))))
        else:
            self._emit(plain, look)

    def _shape(self, shape: etree._Element, _: Span) -> None:
        boxes: dict[etree._Element, None] = {}
        for box in shape.iter(f"{W}txbxContent"):
            # a box inside a box is found when the outer one is read, and only then
            if not any(outer in boxes for outer in box.iterancestors(f"{W}txbxContent")):
                boxes[box] = None
        self.boxes += boxes
        if not boxes:
            words, elsewhere = drawn_words(shape), self._package.drawn_elsewhere(shape)
            self._aside("picture", words or elsewhere or embedded_program(shape), elsewhere)

    def _aside(self, kind: AsideKind, text: str, target: str = "") -> None:
        self._line.asides.append(Aside(kind, text, target))

    def _field(self, element: etree._Element, look: Span) -> None:
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            self._fields.append(("", None))
            self._emit(_chosen(element), look)
        elif kind == "separate" and self._fields:
            text = self._fields[-1][0]
            address = _instruction_address(text)
            self._fields[-1] = text, _checked(address)
            if address is not None and not _checked(address):
                self._aside("link", "", address)
        elif kind == "end" and self._fields:
            instruction, _ = self._fields.pop()
            if _FORMULA.match(instruction):
                self._aside("formula", instruction)

    def _emit(self, text: str, look: Span) -> None:
        if not text:
            return
        addresses = (address for _, address in reversed(self._fields) if address)
        self._spans.append(look._replace(text=text, href=look.href or next(addresses, None)))
        for name in self._open.values():
            self._line.parts[name] += " " if text == BREAK else text


#: What reads an element of a paragraph: with the address that leads round it.
_IN_PARAGRAPH: Mapping[str, Callable[[LineReader, etree._Element, str | None], None]] = {
    f"{W}r": LineReader._run,
    f"{W}bookmarkStart": LineReader._start_bookmark,
    f"{W}bookmarkEnd": LineReader._end_bookmark,
    f"{W}hyperlink": LineReader._link,
    f"{W}sdt": LineReader._control,
    **dict.fromkeys(WRAPPERS, LineReader._wrapper),
    ALTERNATE: LineReader._alternate,
    f"{W}commentRangeStart": LineReader._comment,
    **dict.fromkeys(FORMULAS, LineReader._formula),
}
#: What reads an element of a run: with an empty span that looks as its text does.
_IN_RUN: Mapping[str, Callable[[LineReader, etree._Element, Span], None]] = {
    f"{W}t": LineReader._text,
    **dict.fromkeys(_CHARACTERS, LineReader._character),
    EMOJI: LineReader._emoji,
    f"{W}br": LineReader._break,
    f"{W}cr": LineReader._break,
    f"{W}fldChar": LineReader._field,
    f"{W}instrText": LineReader._instruction,
    f"{W}ruby": LineReader._ruby,
    f"{W}sym": LineReader._symbol,
    ALTERNATE: LineReader._alternate_in_run,
    **dict.fromkeys(SHAPES, LineReader._shape),
    f"{W}footnoteReference": LineReader._note_reference,
    f"{W}endnoteReference": partial(LineReader._note_reference, prefix="end"),
    f"{W}commentReference": LineReader._comment,
}


def typed_in_placeholder(content: etree._Element, package: WordPackage) -> str:
    """Return the words of a control that says it is empty which are not Word's invitation.

    That has a style of its own, or begins as it does in English where programs drop the style.
    """
    runs = (r for r in content.iter(f"{W}r") if not _is_invitation(r, package))
    words = without_breaks("".join(map(text_of, runs)))
    return "" if words.startswith(_INVITATION) else words


def _is_invitation(run: etree._Element, package: WordPackage) -> bool:
    style = package.styles.get(value_at(run, "rPr", "rStyle") or "")
    return style is not None and style.name in _INVITING


def _chosen(element: etree._Element) -> str:
    """Return the entry that is chosen in a list to drop down of a form: Word draws it itself."""
    entries = element.findall(f"{W}ffData/{W}ddList/{W}listEntry")
    number = value_at(element, "ffData", "ddList", "result") or "0"
    chosen = int(number) if number.isdecimal() and len(number) < 5 else 0
    return entries[chosen].get(f"{W}val", "") if chosen < len(entries) else ""


def _checked(address: str | None) -> str | None:
    return address if address and is_link(address) else None


def _instruction_address(instruction: str) -> str | None:
    """Return the address that the instruction of a field names."""
    found = _ADDRESS.match(instruction)
    return found[1] if found else None
