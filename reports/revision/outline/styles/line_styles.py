"""Which of a brief's styles a line has: by its bookmark or the name of its style.

Converters lose styles, so this is the style that the line would have: a sub-heading of
any level has `Style.HEADING_2`, plain text has `Style.NORMAL`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from reports.model.spans import span_text
from reports.model.text import unbroken
from reports.revision.outline.styles.list_kinds import Lists
from reports.revision.outline.styles.realigned import FRONT, realigned, without_flat_look
from reports.revision.shown import Shown
from reports.revision.word.lines import WordParagraph, WordTable
from reports.slotted import frozen
from reports.wordfile.style_names import english_name
from reports.wordfile.title_end import with_kept_end
from reports.wordfile.vocabulary import Mark, Style

_NAMED = (
    Style.MARKING, Style.EMBARGO, Style.KICKER, Style.TITLE, Style.SUBTITLE, Style.DATELINE,
    Style.SUMMARY, Style.HEADING_1, Style.BULLETS, Style.NUMBERS, Style.QUOTE, Style.SPEAKER,
    Style.CAPTION, Style.TABLE_NOTE, Style.CHART, Style.APPENDIX, Style.QUESTION, Style.ANSWER,
    Style.CLOSING,
)  # fmt: skip
_BY_NAME: Mapping[str, Style] = {
    **{style.lower(): style for style in _NAMED},
    **{f"heading {level}": Style.HEADING_2 for level in range(2, 10)},
    **{f"{Style.BULLETS.lower()} {level}": Style.BULLETS for level in range(2, 6)},
    **{f"{Style.NUMBERS.lower()} {level}": Style.NUMBERS for level in range(2, 6)},
    "intense quote": Style.QUOTE,
    "heading": Style.HEADING_1,  # of Pages
    "quotations": Style.QUOTE,
    "block text": Style.QUOTE,  # what pandoc calls a quotation
    Style.CONTENTS_HEADING.lower(): Style.CONTENTS,
    **{f"toc {level}": Style.CONTENTS for level in range(1, 10)},
    "contents heading": Style.CONTENTS,
    **{f"contents {level}": Style.CONTENTS for level in range(1, 10)},
}
#: The ids that Word gives to these styles: their names without blanks.
_BY_ID = {name.replace(" ", ""): style for name, style in _BY_NAME.items()}
_BY_MARK: Mapping[Mark, Style] = {
    Mark.HEADING: Style.HEADING_1,
    Mark.QUESTION: Style.QUESTION,
    Mark.TABLE: Style.CAPTION,
    Mark.CONTACT: Style.CLOSING,
}
#: The styles of the lines that hold a field, by its name.
FIELD_STYLES: Mapping[str, Style] = {
    "marking": Style.MARKING,
    "embargo": Style.EMBARGO,
    "reference": Style.KICKER,
    "kicker": Style.KICKER,
    "title": Style.TITLE,
    "subtitle": Style.SUBTITLE,
    "date": Style.DATELINE,
    "byline": Style.DATELINE,
    "dateline": Style.DATELINE,
    "summary": Style.SUMMARY,
    "source": Style.CLOSING,
}
#: Styles of blocks that are known by their words where a converter has lost them.
_BLOCK_STYLES = (Style.QUOTE, Style.HEADING_2, Style.BULLETS, Style.NUMBERS)
#: So many styles are not taken by a person.
_MANY_STYLES = 3
_OWN_STYLES = (
    Style.KICKER,
    Style.DATELINE,
    Style.SPEAKER,
    Style.QUESTION,
    Style.CLOSING,
)
#: LibreOffice numbers a style's name that it thinks is taken: “Caption1”.
_NUMBERED = re.compile(r"(.*[a-z])\d")
#: Word's own styles of lists in lists: “List Bullet 2”.
_LEVEL = re.compile(r"list ?(?:bullet|number) ?([2-5])")
#: The outline level of text that is no heading (ECMA-376 part 1, 17.3.1.20).
_BODY_LEVEL = 9
#: Longer than any heading: a line that lost its heading style is one only up to here.
_MAX_HEADING = 200


def named_style(line: WordParagraph) -> Style | None:
    """Return what the nearest style with a known name says, None if none is known."""
    return next(filter(None, map(_style_of_name, line.styles)), None)


@lru_cache(maxsize=1024)
def _style_of_name(name: str) -> Style | None:
    """Return the style of a name: ours or a built-in one, in any language, or its id."""
    numbered = _NUMBERED.fullmatch(name)
    names = (name, numbered[1] if numbered else "", english_name(name) or "")
    styles = (_BY_NAME.get(each) or _BY_ID.get(each) for each in names)
    return next(filter(None, styles), None)


def field_styles(line: WordParagraph) -> list[Style]:
    """Return the styles of the fields that bookmarks or controls in a line name.

    Where a paragraph was deleted, Word may leave its bookmark, with nothing in it, in the
    next one: that one does not hold the field.
    """
    named = named_style(line) if line.parts else None
    return [
        style
        for name, text in line.parts.items()
        if (style := FIELD_STYLES.get(name)) and (text.strip() or not line.text or style is named)
    ]


def line_style(line: WordParagraph, lists: Lists) -> Style:
    """Return what a line is: its field, else its style, else what its bookmark says."""
    fields, style = field_styles(line), named_style(line)
    if fields:
        return fields[0]
    if style in (None, Style.BULLETS, Style.NUMBERS):
        style = _list_style(line, lists, style)
    if style is Style.CHART and line.marks and line.text:
        # LibreOffice leaves it to the line behind a chart that went
        style = None
    return style or _outline_style(line) or _marked_style(line) or Style.NORMAL


def _list_style(line: WordParagraph, lists: Lists, style: Style | None) -> Style | None:
    """Return what the list of a line makes it; the number 0 takes a line out of its list."""
    if line.numbering == "0":
        return None
    if line.level and style and lists.are_one(line.numbering, line.style_numbering):
        # the lists of the shipped styles have one level: programs make up the others
        return style
    by_style = lists.kind(line.style_numbering, line.level) or style
    return lists.kind(line.numbering, line.level) or by_style


def item_level(line: WordParagraph) -> int:
    """Return how deep an item stands in its list, from 0: by itself, or by its style."""
    found = map(_LEVEL.fullmatch, line.styles[:2])
    by_style = next((int(name[1]) - 1 for name in found if name), 0)
    return line.level or by_style


def _outline_style(line: WordParagraph) -> Style | None:
    if line.outline is None or line.outline >= _BODY_LEVEL:
        return None
    return Style.HEADING_2 if line.outline else Style.HEADING_1


def _marked_style(line: WordParagraph) -> Style | None:
    marked = next((_BY_MARK[mark] for mark, _ in line.marks if mark in _BY_MARK), None)
    return marked if len(line.text) <= _MAX_HEADING else None


@frozen
class KnownTexts:
    """What the base shows, by its text: where a converter has lost styles and bookmarks.

    `front` are the lines of the title block, `below` all other lines but plain text and
    lists. `styles_lost` says that no line has a style that only a brief has.
    """

    front: Mapping[str, Style]
    below: Mapping[str, Style]
    speakers: frozenset[str | None]
    styles_lost: bool

    @property
    def headings(self) -> set[str]:
        """The headings that a contents list names."""
        styles = (Style.HEADING_1, Style.APPENDIX)
        return {text for text, style in self.below.items() if style in styles}

    def style_of(self, line: WordParagraph, style: Style, last: Style) -> Style:
        """Return the style that a line had in the base, `style` where its words tell none.

        `last` is the style of the line above it.
        """
        if not self._tell(line, style):
            return style
        if last is Style.QUOTE and line.text in self.speakers:
            return Style.SPEAKER
        return self.below.get(line.text, style)

    def _tell(self, line: WordParagraph, style: Style) -> bool:
        """Return whether the words of a line tell its style: it has none, or a list's or level's
        that a program has put in the place of its own.
        """
        if line.marks:
            lost = self.styles_lost and self.below.get(line.text) in _BLOCK_STYLES
            return style is Style.NORMAL and lost
        return style is Style.NORMAL or (self.styles_lost and named_style(line) is None)


def known_texts(
    shown: Shown, content: Sequence[WordParagraph | WordTable], lists: Lists
) -> KnownTexts:
    """Return the styles of the lines that a brief of the base shows.

    `content` says whether the styles that only a brief has were lost. Then its lines are
    known by their likeness too, and what the styles gave to all of a line is taken from it.
    """
    front = {
        shown.fields[name]: style for name, style in FIELD_STYLES.items() if name in shown.fields
    }
    # as the file writes it
    front |= {with_kept_end(text): style for text, style in front.items() if style is Style.TITLE}
    speakers = frozenset(block.speaker for block in shown.blocks if block.kind == "quote")
    lines = [line for line in content if isinstance(line, WordParagraph)]
    below = _below(shown)
    if not _have_lost_styles(lines, below):
        return KnownTexts(front, below, speakers, styles_lost=False)
    known = KnownTexts(front, below, speakers, styles_lost=True)
    return _with_likenesses(known, shown, lines, lists)


def _have_lost_styles(lines: Sequence[WordParagraph], below: Mapping[str, Style]) -> bool:
    """Return whether a program has taken styles: all that only a brief has, or several of lines
    that the base shows and that are still there. A person takes one or two.
    """
    names = {line.styles for line in lines}
    if not any(style.lower() in styles for style in _OWN_STYLES for styles in names):
        return True
    there = {_style_of_name(name) for styles in names for name in styles}
    shown = {style for line in lines if (style := below.get(line.text.strip())) is not None}
    return len(shown - there) >= _MANY_STYLES


def _with_likenesses(
    known: KnownTexts, shown: Shown, lines: Sequence[WordParagraph], lists: Lists
) -> KnownTexts:
    """Return the texts with those of the lines that are like one of the base."""
    # where a style is there, a line that lacks it was given another one by a person
    plain = {Style.NORMAL, Style.ANSWER, *(line_style(line, lists) for line in lines)}
    front, below, speakers = dict(known.front), dict(known.below), set(known.speakers)
    for line, base in realigned(shown, (n for n in lines if named_style(n) is not Style.CONTENTS)):
        if named_style(line) is None:
            line.spans = without_flat_look(line, base)
        if base.style in FRONT:
            front.setdefault(line.text, base.style)
        elif base.style is Style.SPEAKER:
            speakers.add(line.text)
        elif base.style not in plain:
            below.setdefault(line.text, base.style)
    return KnownTexts(front, below, frozenset(speakers), styles_lost=True)


def _below(shown: Shown) -> dict[str, Style]:
    """Return the lines below the title block by their text, headings last.

    A heading that is also the text of a block is left out.
    """
    marks = shown.labels.quote_open, shown.labels.quote_close
    closing = (shown.source, *(line for _, line in shown.contacts))
    quotes = (block for block in shown.blocks if block.kind == "quote")
    lines: dict[Style, Iterable[str]] = {
        Style.QUESTION: (question.question for question in shown.questions),
        Style.CLOSING: map(span_text, closing),
        Style.QUOTE: (unbroken(block.text).join(marks) for block in quotes),
        Style.HEADING_2: (block.text for block in shown.blocks if block.kind == "heading"),
        Style.CAPTION: shown.captions,
        Style.TABLE_NOTE: shown.table_notes,
    }
    out = {text.strip(): style for style, texts in lines.items() for text in texts}
    out |= _headings(shown)
    out.pop("", None)
    return out


def _headings(shown: Shown) -> dict[str, Style]:
    out = {section.text: Style.HEADING_1 for section in shown.sections}
    out |= {shown.labels.key_messages: Style.HEADING_1} if shown.key_messages else {}
    out |= {shown.labels.quotes: Style.HEADING_1} if shown.quotes else {}
    out |= {shown.labels.appendix: Style.APPENDIX} if shown.questions else {}
    blocks = (block for section in shown.sections for block in section.blocks)
    texts = {block.text for block in blocks if block.kind != "heading"}
    return {text: style for text, style in out.items() if text not in texts}
