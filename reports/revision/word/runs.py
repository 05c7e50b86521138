"""A paragraph of a Word document as a line: spans, bookmarks, and what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from reports.model import Span
from reports.model.spans import is_link, normal_spans
from reports.revision.word.lines import Aside, AsideKind, Line, one_line
from reports.revision.word.looks import Looks
from reports.revision.word.package import W, WordPackage
from reports.revision.word.symbols import plain_symbol
from reports.wordfile import Mark, control_field, read_bookmark

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_EMOJI = "{http://schemas.microsoft.com/office/word/2015/wordml/symex}symEx"
_ADDRESS = re.compile(r'\s*HYPERLINK\s+"([^"]*)"')
ALTERNATE = f"{_MC}AlternateContent"
_SHAPES = (f"{W}drawing", f"{W}pict", f"{W}object")
_FORMULAS = (f"{_MATHS}oMath", f"{_MATHS}oMathPara")
WRAPPERS = (f"{W}smartTag", f"{W}customXml", f"{W}fldSimple", f"{W}dir", f"{W}bdo", f"{W}ins")
_LINKS = ("hyperlink", "internet link")
#: Fields that may be open at once, since each takes all words: a brief has nine, one at a time.
_MOST_OPEN = 16
#: As much of the words before a line break as a message quotes.
_QUOTED = 40
_SPACES = re.compile(r"[ \t\n\r]+")
#: What shows as plain characters in a run.
_CHARACTERS = {
    f"{W}tab": " ",
    f"{W}cr": " ",
    f"{W}noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
    f"{W}softHyphen": "\N{SOFT HYPHEN}",
}


class LineReader:
    """Reads one paragraph into its line.

    `boxes` are the contents of text boxes that were met on the way.
    """

    def __init__(
        self, package: WordPackage, looks: Looks, line: Line, opened: dict[str, str]
    ) -> None:
        """Read into `line`; `opened` are the bookmarks of fields that are open, by their ids."""
        self._package = package
        self._looks = looks
        self._line = line
        self._spans: list[Span] = []
        self._before = ("", 0)  # the last words, and how many spans they were taken from
        self._open = opened
        # one entry for each field that is open: its instruction so far, and its address
        self._fields: list[list[str | None]] = []
        self._states: frozenset[AsideKind] = frozenset()
        self.boxes: list[etree._Element] = []

    def read(self, paragraph: etree._Element) -> None:
        """Read a paragraph's content."""
        self._line.parts |= dict.fromkeys(self._open.values(), "")
        self._walk(paragraph, None)
        self._line.spans = normal_spans(self._spans)

    def _walk(self, parent: Iterable[etree._Element], href: str | None) -> None:
        for child in parent:
            tag = child.tag
            if tag == f"{W}r":
                self._run(child, href)
            elif tag == f"{W}bookmarkStart":
                self._start(child)
            elif tag == f"{W}bookmarkEnd":
                self._open.pop(child.get(f"{W}id", ""), None)
            elif tag == f"{W}hyperlink":
                self._link(child, href)
            elif tag == f"{W}sdt":
                self._control(child, href)
            elif tag in WRAPPERS:
                self._walk(child, self._typed_address(child.get(f"{W}instr", "")) or href)
            elif tag == ALTERNATE:
                self._walk(preferred(child), href)
            elif tag == f"{W}commentRangeStart":
                self._comment(child)
            elif tag in _FORMULAS:
                self._aside(AsideKind.FORMULA, _words(child, f"{_MATHS}t"))

    def _start(self, element: etree._Element) -> None:
        known = read_bookmark(element.get(f"{W}name", ""))
        if known is None:
            return
        self._line.marks.append(known)
        if known[0] is Mark.FIELD and len(self._open) < _MOST_OPEN:
            self._open[element.get(f"{W}id", "")] = known[1]
            self._line.parts.setdefault(known[1], "")

    def _control(self, element: etree._Element, href: str | None) -> None:
        tag = element.find(f"{W}sdtPr/{W}tag")
        name = control_field(tag.get(f"{W}val", "")) if tag is not None else None
        content = element.find(f"{W}sdtContent")
        if content is None or element.find(f"{W}sdtPr/{W}showingPlcHdr") is not None:
            return
        start = len(self._spans)
        self._walk(content, href)
        if name:
            self._line.controls.add(name)
            self._line.parts[name] = "".join(span.text for span in self._spans[start:])
            date = element.find(f"{W}sdtPr/{W}date")
            if date is not None:
                self._line.days[name] = date.get(f"{W}fullDate", "")[:10]

    def _link(self, link: etree._Element, href: str | None) -> None:
        address = self._package.links.get(link.get(f"{_R}id", ""), "")
        place = link.get(f"{W}anchor", "")
        start = len(self._spans)
        self._walk(link, self._checked(address) or href)
        target = address or (f"#{place}" if place else "")
        if target and not is_link(target):
            words = "".join(span.text for span in self._spans[start:])
            self._aside(AsideKind.LINK, words, target)

    @staticmethod
    def _checked(address: str | None) -> str | None:
        return address if address and is_link(address) else None

    def _typed_address(self, instruction: str) -> str | None:
        found = _ADDRESS.match(instruction)
        return self._checked(found[1]) if found else None

    def _comment(self, element: etree._Element) -> None:
        name = element.get(f"{W}id", "")
        self._line.comments.setdefault(name)

    def _run(self, run: etree._Element, href: str | None) -> None:
        properties = run.find(f"{W}rPr")
        look = self._looks.of(properties, self._line.styles)
        shown = _words(run, f"{W}t")
        self._enter(look.states, shown)
        if look.hidden:
            return
        if href is None and self._spans and look.style in _LINKS:
            # LibreOffice 7 takes all runs of a link but the first out of it; their style stays
            href = self._spans[-1].href
        self._run_content(run, look.bold, look.italic, href)

    def _enter(self, states: frozenset[AsideKind], words: str) -> None:
        """Note what a run's look says: one aside for runs that follow one another."""
        if not words:
            return
        for kind in states:
            if kind in self._states:
                last = next(a for a in reversed(self._line.asides) if a.kind is kind)
                last.text += words
            elif words.strip():
                self._aside(kind, words)
            else:
                states -= {kind}
        self._states = states

    def _run_content(
        self, content: Iterable[etree._Element], bold: bool, italic: bool, href: str | None
    ) -> None:
        for child in content:
            tag = child.tag
            text = _plain_text(child)
            if text is not None:
                self._emit(text, bold, italic, href)
            elif tag == f"{W}br":
                self._break(child)
                self._emit(" ", bold, italic, href)
            elif tag == f"{W}fldChar":
                self._field(child.get(f"{W}fldCharType"))
            elif tag == f"{W}instrText" and self._fields:
                self._fields[-1][0] = (self._fields[-1][0] or "") + (child.text or "")
            elif tag == f"{W}ruby":
                for base in child.iterfind(f"{W}rubyBase/{W}r"):
                    self._run(base, href)
            elif tag == f"{W}sym":
                self._symbol(child, bold, italic, href)
            elif tag == ALTERNATE:
                self._run_content(preferred(child), bold, italic, href)
            elif tag in _SHAPES:
                self._shape(child)
            else:
                self._reference(child)

    def _reference(self, element: etree._Element) -> None:
        if element.tag == f"{W}footnoteReference":
            self._line.footnotes.append(element.get(f"{W}id", ""))
        elif element.tag == f"{W}endnoteReference":
            self._line.footnotes.append("end" + element.get(f"{W}id", ""))
        elif element.tag == f"{W}commentReference":
            self._comment(element)

    def _break(self, element: etree._Element) -> None:
        """Note a line break that was typed (Shift and Enter); those of pages are a look."""
        if element.get(f"{W}type", "textWrapping") == "textWrapping":
            self._aside(AsideKind.BREAK, self._last_words())

    def _last_words(self) -> str:
        """Return the end of the text so far; each span is looked at once."""
        last, seen = self._before
        text = last + "".join(span.text for span in self._spans[seen:])
        self._before = _SPACES.sub(" ", text)[-2 * _QUOTED :], len(self._spans)
        return one_line(self._before[0])[-_QUOTED:]

    def _symbol(self, element: etree._Element, bold: bool, italic: bool, href: str | None) -> None:
        font, char = element.get(f"{W}font", ""), element.get(f"{W}char", "")
        plain = plain_symbol(font, char)
        if plain is None:
            self._aside(AsideKind.SYMBOL, " ".join(filter(None, (font, char))))
        else:
            self._emit(plain, bold, italic, href)

    def _shape(self, shape: etree._Element) -> None:
        boxes: dict[etree._Element, None] = {}
        for box in shape.iter(f"{W}txbxContent"):
            # a box inside a box is found when the outer one is read, and only then
            if not any(outer in boxes for outer in box.iterancestors(f"{W}txbxContent")):
                boxes[box] = None
        self.boxes += boxes
        if not boxes:
            told = next((e for e in shape.iter() if e.get("descr") or e.get("title")), None)
            words = (told.get("descr") or told.get("title") or "") if told is not None else ""
            self._aside(AsideKind.PICTURE, words)

    def _aside(self, kind: AsideKind, text: str, target: str = "") -> None:
        self._line.asides.append(Aside(kind, text, target))

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(["", None])
        elif kind == "separate" and self._fields:
            found = _ADDRESS.match(self._fields[-1][0] or "")
            self._fields[-1][1] = self._checked(found[1]) if found else None
            if found and not self._fields[-1][1]:
                self._aside(AsideKind.LINK, "", found[1])
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _emit(self, text: str, bold: bool, italic: bool, href: str | None) -> None:
        if not text:
            return
        fields = (address for _, address in reversed(self._fields) if address)
        self._spans.append(Span(text, bold, italic, href or next(fields, None)))
        for name in self._open.values():
            self._line.parts[name] += text


def preferred(alternate: etree._Element) -> etree._Element:
    """Return the one of two forms of something that has words: the newer form, or its stand-in."""
    choice, fallback = alternate.find(f"{_MC}Choice"), alternate.find(f"{_MC}Fallback")
    forms = [form for form in (choice, fallback) if form is not None]
    texts = (f"{W}t", f"{W}txbxContent", f"{W}sym", _EMOJI)
    return next(
        (form for form in forms if next(form.iter(*texts), None) is not None),
        forms[0] if forms else alternate,
    )


def _plain_text(element: etree._Element) -> str | None:
    """Return the letters that an element of a run stands for, None if it stands for others."""
    if element.tag == f"{W}t":
        return element.text or ""
    if element.tag == _EMOJI:
        char = element.get(f"{_EMOJI.partition('}')[0]}}}char", "")
        return plain_symbol("emoji", char) or ""
    return _CHARACTERS.get(element.tag)


def _words(element: etree._Element, tag: str) -> str:
    return "".join(text.text or "" for text in element.iter(tag))
