"""WordprocessingML as text: runs, paragraphs, and what they refer to.

WordprocessingML is written as text, since building it as a tree costs ten times as
much. Every text passes through `escape` here; nothing else puts a briefing's words
into XML. Element order follows ECMA-376, part 1, 17.3.1.26 (pPr) and 17.3.2.28 (rPr).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from copy import copy
from functools import cache, lru_cache
from itertools import groupby

from reports.model import Span, Spans
from reports.model.text import BREAK
from reports.plan import Chart, Labelled, Ranges, TickBox
from reports.renderers.word.letter_languages import (
    COMPLEX,
    EAST_ASIAN,
    complex_language,
    east_asian_language,
)
from reports.renderers.word.parts.numbering import ListShape
from reports.wordfile.vocabulary import (
    CONTROLS,
    Control,
    Mark,
    Style,
    bookmark,
    control_tag,
    link_target,
)

# Unicode blocks of the scripts written from right to left: Hebrew to Arabic Extended-A,
# presentation forms, and the right-to-left blocks of plane 1
_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_LEFT = "A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02b8\u0370-\u058f\u0900-\u1fff"
_LEFT += "\u2c00-\u2dff\u3040-\ud7ff\uf900-\ufb17"
_RIGHT_LETTER = re.compile(f"[{_RIGHT}]")
_NOT_PLAIN = re.compile(f"[{_RIGHT}{EAST_ASIAN}{COMPLEX}]")
#: Below and between those scripts: most texts are of this alone, soonest found of few ranges.
_PLAIN = re.compile("[\x00-\u058f\u10a0-\u10ff\u1200-\u177f\u1800-\u2e7f]*")
#: Ids of content controls must differ in a file (17.5.2.18); any positive number will do.
_FIRST_CONTROL = 824001
_NO_NAMES: Mapping[Control, str] = {}
_HEBREW = re.compile("[\u0590-\u05ff\ufb1d-\ufb4f]")


def escape(text: str) -> str:
    """Return `text` as the content of an XML element."""
    # to look for each is a tenth of a replacement, and most texts have none
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    return text.replace(">", "&gt;") if ">" in text else text


def is_from_right(text: str) -> bool:
    """Return whether `text` has letters that are written from right to left."""
    return _RIGHT_LETTER.search(text) is not None


def _is_plain(text: str) -> bool:
    """Return whether `text` has no letters from right to left, of East Asia or complex scripts."""
    return _PLAIN.fullmatch(text) is not None or _NOT_PLAIN.search(text) is None


@cache
def _stretches(rtl: bool) -> re.Pattern[str]:
    """Return what finds a stretch against the document's direction, from right to left if `rtl`.

    It begins and ends with a letter (or a digit of Latin text); what stands between two
    stretches belongs to the document's own direction. Compiled when a text turns, since sets
    of so many letters take their time.
    """
    if rtl:
        return re.compile(f"[{_LEFT}](?:[^{_RIGHT}]*[{_LEFT}0-9])?")
    return re.compile(f"[{_RIGHT}](?:[^{_LEFT}]*[{_RIGHT}])?")


def attribute(text: str) -> str:
    """Return `text` as the value of an XML attribute, without the quotes round it."""
    words = escape(text) if "&" in text or "<" in text or ">" in text else text
    return words.replace('"', "&quot;") if '"' in words else words


@lru_cache(maxsize=256)  # pages and tables are counted alike in all briefs
def field(instruction: str, shown: str, look: str = "") -> str:
    """Return a field: what Word computes, and the run or runs `shown` until it does."""
    props = f"<w:rPr>{look}</w:rPr>" if look else ""
    char = f'<w:r>{props}<w:fldChar w:fldCharType="%s"/></w:r>'
    code = f'<w:r>{props}<w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText>'
    return f"{char % 'begin'}{code}</w:r>{char % 'separate'}{shown}{char % 'end'}"


def repeated(source: str, shown: str, look: str = "", before: str = "") -> str:
    r"""Return a field that repeats what the field `source` finds, after the words `before`.

    Where no paragraph has the style any more, or nothing the bookmark, it is empty: Word's own
    field says “Error! No text of specified style in document.” then, which has an exclamation
    mark in nearly every language (17.16.5.59 and 17.16.5.51; a condition knows ``*``, 17.16.5.23).
    The fields inside have no result of their own, which readers would take for words of the
    line; LibreOffice shows that of QUOTE as it stands, and would work out a condition without
    knowing the style. ``\* CHARFORMAT`` keeps
    the look, which is that of the first letter.
    """
    props = f"<w:rPr>{look}</w:rPr>" if look else ""
    char = f'<w:r>{props}<w:fldChar w:fldCharType="%s"/></w:r>'
    code = f'<w:r>{props}<w:instrText xml:space="preserve">%s</w:instrText></w:r>'
    begin, end = char % "begin", char % "end"
    inner = begin + code % escape(f" {source} ") + end
    condition = code % f'" = "*!*" "" "{escape(before)}'
    asked = begin + code % ' IF "' + inner + condition + inner + code % '" ' + end
    start = begin + code % ' QUOTE "' + asked + code % '" \\* CHARFORMAT '
    return start + char % "separate" + shown + end


class MarkupWriter:
    """What one document gathers while it is written.

    `links` are relationship ids by address, `footnotes` the notes' texts in order (their
    ids count from `first_note`), `lists` those that have numbering instances of
    their own, in order, `boxes` are those to tick, `controls` the fields in content controls.
    """

    def __init__(
        self,
        styles: Mapping[Style, str],
        language: str,
        direction: str,
        first_note: int = 1,
        label_language: str | None = None,
        caption: tuple[str, str] = ("", ""),
        head_look: str = "",
        control_names: Mapping[Control, str] = _NO_NAMES,
        accent: str = "auto",
    ) -> None:
        """Begin an empty document; `styles` are the template's ids, `direction` is ltr or rtl.

        `label_language` is that of the labels where it is not the document's, `caption` is what
        captions need beside their style (as `paragraph` has `flow` and `place`), `head_look`
        is that of words in a table's head, `control_names` are those of the fields' controls,
        and `accent` is the theme's (RRGGBB).
        """
        self.language = language
        self._label_language = label_language
        #: The look of labels that are written in no direction of their own.
        self.label_look = _language_look(label_language)
        self.rtl = direction == "rtl"
        self.links: dict[str, str] = {}
        self.footnotes: list[Labelled] = []
        self.charts: list[Chart] = []
        self.lists: list[ListShape] = []
        self.boxes: list[TickBox] = []
        self.controls: set[Control] = set()
        self.first_note = first_note
        self.caption_flow, self.caption_place = caption
        self.head_look, self.accent = head_look, accent
        self._styles = styles
        self._control_names = control_names
        self._marks: set[str] = set()
        self._bidi = "<w:bidi/>" if self.rtl else ""

    def beside(self, language: str, direction: str, label_language: str | None) -> MarkupWriter:
        """Return a writer for another body in the same file, with bookmarks of its own."""
        other = copy(self)
        other.language, other._label_language = language, label_language
        other.label_look = _language_look(label_language)
        other.rtl = direction == "rtl"
        other._marks, other._bidi = set(), "<w:bidi/>" if other.rtl else ""
        return other

    def style(self, style: Style) -> str:
        """Return the id that the template gives to `style`, as an attribute's value."""
        return self._styles[style]

    def paragraph(self, style: Style, inner: str, flow: str = "", place: str = "") -> str:
        """Return a paragraph.

        `flow` holds properties that stand before the direction (keepNext, numPr),
        `place` those after it (spacing, indents, alignment).
        """
        return (
            f'<w:p><w:pPr><w:pStyle w:val="{self._styles[style]}"/>{flow}{self._bidi}{place}'
            f"</w:pPr>{inner}</w:p>"
        )

    def opening(self, style: Style, flow: str = "", place: str = "") -> str:
        """Return what a paragraph begins with, which paragraphs of one table have in common."""
        return _opening(self._styles[style], flow + self._bidi + place)

    def upright(self, style: Style, inner: str, place: str = "") -> str:
        """Return a paragraph from left to right, whatever the document's direction."""
        look = f'<w:pStyle w:val="{self._styles[style]}"/>{place}'
        return f"<w:p><w:pPr>{look}</w:pPr>{inner}</w:p>"

    def label(self, text: str, look: str = "") -> str:
        """Return the runs of a label, in its language."""
        return self.text(text, look, self._label_language)

    def labelled(self, text: str, labels: Ranges, look: str = "") -> str:
        """Return the runs of a text, those letters of it that are labels in their language."""
        if self._label_language is None:
            return self.text(text, look)
        runs, end = "", 0
        for start, stop in labels:
            runs += self.text(text[end:start], look) + self.label(text[start:stop], look)
            end = stop
        return runs + self.text(text[end:], look)

    def text(self, text: str, look: str = "", language: str | None = None) -> str:
        """Return the runs of plain `text`, parted where its direction turns.

        They are marked as in `language` where that is not the document's.
        """
        if language is None and not self.rtl and (text.isascii() or _is_plain(text)):
            return plain_run(text, look)
        said = f' w:val="{attribute(language)}"' if language else ""
        if east := east_asian_language(text, self.language):
            said += f' w:eastAsia="{east}"'
        if not self.rtl and (named := complex_language(text, self.language)):
            said += f' w:bidi="{named}"'
        left = f"<w:lang{said}/>" if said else ""
        own = look + (self._right_look(text, language) if self.rtl else left)
        runs, end = "", 0
        for found in _stretches(self.rtl).finditer(text):
            against = left if self.rtl else self._right_look(found.group(), language)
            runs += plain_run(text[end : found.start()], own)
            runs += plain_run(found.group(), look + against)
            end = found.end()
        return runs + plain_run(text[end:], own)

    def spans(self, spans: Spans) -> str:
        """Return the runs of inline text, links as hyperlinks."""
        if len(spans) == 1 and spans[0].href is None:
            (span,) = spans
            return self.text(span.text, self._look(span) if span.bold or span.italic else "")
        groups = groupby(spans, key=lambda span: span.href)
        return "".join(self._linked(href, tuple(group)) for href, group in groups)

    def list_number(self, shape: ListShape) -> int:
        """Return the number, from 1, of a list that gets an instance of its own."""
        self.lists.append(shape)
        return len(self.lists)

    def marked(self, mark: Mark, name: str, inner: str) -> str:
        """Return `inner` between a bookmark's ends; as it is where the name is taken.

        Word tells names apart without letter case, and drops the second of two.
        """
        full = bookmark(mark, name)
        marks, known = self._marks, full.casefold()
        if known in marks:
            return inner
        marks.add(known)
        number = len(marks)
        return (
            f'<w:bookmarkStart w:id="{number}" w:name="{attribute(full)}"/>{inner}'
            f'<w:bookmarkEnd w:id="{number}"/>'
        )

    def control(self, field: Control, inner: str, kind: str = "") -> str:
        """Return runs in a content control that keeps the field's name.

        It is not locked: who has no subtitle has to be able to delete it. The placeholder
        that it shows when it was emptied is that of the glossary (`controls`).
        """
        self.controls.add(field)
        begin = _control_begin(field, self._control_names.get(field) or field)
        return f"{begin}{kind}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    def footnote(self, text: Labelled) -> str:
        """Return the reference to a new footnote that says `text`."""
        mark = self._styles[Style.FOOTNOTE_MARK]
        number = self.first_note + len(self.footnotes)
        self.footnotes.append(text)
        return (
            f'<w:r><w:rPr><w:rStyle w:val="{mark}"/></w:rPr>'
            f'<w:footnoteReference w:id="{number}"/></w:r>'
        )

    def strong(self) -> str:
        """Return the look of bold text."""
        return f'<w:rStyle w:val="{self._styles[Style.STRONG]}"/>'

    def muted(self) -> str:
        """Return the look of text that stands back: the text's colour, a third lighter."""
        return '<w:color w:val="595959" w:themeColor="text1" w:themeTint="A6"/>'

    def emphasis(self) -> str:
        """Return the look of italic text."""
        return f'<w:rStyle w:val="{self._styles[Style.EMPHASIS]}"/>'

    def _linked(self, href: str | None, spans: Iterable[Span]) -> str:
        runs = "".join(self.text(span.text, self._look(span)) for span in spans)
        if href is None:
            return runs
        number = self.links.setdefault(link_target(href), f"rIdLink{len(self.links) + 1}")
        return f'<w:hyperlink r:id="{number}" w:history="1">{runs}</w:hyperlink>'

    def _look(self, span: Span) -> str:
        if span.href is not None:
            look = f'<w:rStyle w:val="{self._styles[Style.LINK]}"/>'
            look += "<w:b/><w:bCs/>" if span.bold else ""
            return look + ("<w:i/><w:iCs/>" if span.italic else "")
        if span.bold:
            return self.strong() + ("<w:i/><w:iCs/>" if span.italic else "")
        return self.emphasis() if span.italic else ""

    def _right_look(self, text: str, language: str | None) -> str:
        """Return the look of text from right to left, in the language that its letters show."""
        by_letters = "he" if _HEBREW.match(text) else "ar"
        language = language or (self.language if self.rtl else by_letters)
        return f'<w:rtl/><w:lang w:bidi="{attribute(language)}"/>'


@lru_cache(maxsize=64)
def _control_begin(field: Control, name: str) -> str:
    tag = control_tag(field)
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{attribute(name)}"/><w:tag w:val="{tag}"/>'
        f'<w:id w:val="{_FIRST_CONTROL + CONTROLS.index(field)}"/>'
        f'<w:placeholder><w:docPart w:val="{tag}"/></w:placeholder>'
    )


def _language_look(language: str | None) -> str:
    return f'<w:lang w:val="{attribute(language)}"/>' if language else ""


@lru_cache(maxsize=256)  # the looks of paragraphs are few
def _opening(style: str, properties: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>'


def plain_run(text: str, look: str = "") -> str:
    """Return one run of `text`, in no direction of its own."""
    if not text:
        return ""
    words = escape(text) if "&" in text or "<" in text or ">" in text else text
    if BREAK in words:
        words = words.replace(BREAK, '</w:t><w:br/><w:t xml:space="preserve">')
    if look:
        return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'
