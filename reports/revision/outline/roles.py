"""What a line of a Word document is in a brief, told by its bookmark or its style's name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from lxml import etree

from reports.model import Spans
from reports.plan import Labels
from reports.revision.shown import Shown
from reports.revision.word.lines import Grid, Line
from reports.revision.word.package import W, WordPackage
from reports.revision.word.style_names import english_name
from reports.wordfile import Mark, Style


class Role(Enum):
    """What a line is."""

    MARKING = auto()
    EMBARGO = auto()
    KICKER = auto()
    TITLE = auto()
    SUBTITLE = auto()
    DATELINE = auto()
    SUMMARY = auto()
    HEADING = auto()
    SUBHEADING = auto()
    PARAGRAPH = auto()
    BULLET = auto()
    NUMBER = auto()
    QUOTE = auto()
    SPEAKER = auto()
    CAPTION = auto()
    TABLE_NOTE = auto()
    CHART = auto()
    APPENDIX = auto()
    QUESTION = auto()
    ANSWER = auto()
    CLOSING = auto()
    CONTENTS = auto()


_BY_STYLE: Mapping[str, Role] = {
    Style.MARKING.lower(): Role.MARKING,
    Style.EMBARGO.lower(): Role.EMBARGO,
    Style.KICKER.lower(): Role.KICKER,
    Style.TITLE.lower(): Role.TITLE,
    Style.SUBTITLE.lower(): Role.SUBTITLE,
    Style.DATELINE.lower(): Role.DATELINE,
    Style.SUMMARY.lower(): Role.SUMMARY,
    Style.HEADING_1.lower(): Role.HEADING,
    **{f"heading {level}": Role.SUBHEADING for level in range(2, 10)},
    Style.BULLETS.lower(): Role.BULLET,
    Style.NUMBERS.lower(): Role.NUMBER,
    Style.QUOTE.lower(): Role.QUOTE,
    "intense quote": Role.QUOTE,
    "quotations": Role.QUOTE,
    Style.SPEAKER.lower(): Role.SPEAKER,
    Style.CAPTION.lower(): Role.CAPTION,
    Style.TABLE_NOTE.lower(): Role.TABLE_NOTE,
    Style.CHART.lower(): Role.CHART,
    Style.APPENDIX.lower(): Role.APPENDIX,
    Style.QUESTION.lower(): Role.QUESTION,
    Style.ANSWER.lower(): Role.ANSWER,
    Style.CLOSING.lower(): Role.CLOSING,
    Style.CONTENTS_HEADING.lower(): Role.CONTENTS,
    **{f"toc {level}": Role.CONTENTS for level in range(1, 10)},
    "contents heading": Role.CONTENTS,
    **{f"contents {level}": Role.CONTENTS for level in range(1, 10)},
}
#: The ids that Word gives to these styles: their names without blanks.
_BY_ID = {name.replace(" ", ""): role for name, role in _BY_STYLE.items()}
_BY_MARK: Mapping[Mark, Role] = {
    Mark.HEADING: Role.HEADING,
    Mark.QUESTION: Role.QUESTION,
    Mark.TABLE: Role.CAPTION,
    Mark.CONTACT: Role.CLOSING,
}
_BY_FIELD: Mapping[str, Role] = {
    "marking": Role.MARKING,
    "embargo": Role.EMBARGO,
    "reference": Role.KICKER,
    "title": Role.TITLE,
    "subtitle": Role.SUBTITLE,
    "date": Role.DATELINE,
    "byline": Role.DATELINE,
    "summary": Role.SUMMARY,
    "source": Role.CLOSING,
}
_OWN_STYLES = (Style.KICKER, Style.DATELINE, Style.SPEAKER, Style.QUESTION, Style.CLOSING)
#: LibreOffice numbers a style's name that it thinks is taken: “Caption1”.
_NUMBERED = re.compile(r"(.*[a-z])\d")
#: The outline level of text that is no heading (ECMA-376 part 1, 17.3.1.20).
_BODY_LEVEL = 9
#: Longer than any heading: a line that lost its heading style is one only up to here.
_MAX_HEADING = 200


def style_role(line: Line) -> Role | None:
    """Return what the nearest style with a known name says, None if none is known."""
    found = map(_named_role, line.styles)
    return next(filter(None, found), None)


@lru_cache(maxsize=1024)
def _named_role(name: str) -> Role | None:
    """Return what a style's name says: ours or a built-in one, in any language, or its id."""
    numbered = _NUMBERED.fullmatch(name)
    names = (name, numbered[1] if numbered else "", english_name(name) or "")
    roles = (_BY_STYLE.get(each) or _BY_ID.get(each) for each in names)
    return next(filter(None, roles), None)


def field_roles(line: Line) -> frozenset[Role]:
    """Return the roles of the fields that bookmarks or controls in a line name.

    Where a paragraph was deleted, Word may leave its bookmark, with nothing in it, in the
    next one: that one does not hold the field.
    """
    styled = style_role(line) if line.parts else None
    return frozenset(
        role
        for name, text in line.parts.items()
        if (role := _BY_FIELD.get(name)) and (text.strip() or not line.text or role is styled)
    )


def line_role(line: Line, lists: Lists) -> Role:
    """Return what a line is: its style, or what its bookmark says where the style was lost."""
    styled = style_role(line)
    named = next(iter(field_roles(line)), None)
    if named:
        return named
    if styled in (None, Role.BULLET, Role.NUMBER):
        styled = _list_role(line, lists, styled)
    if styled is None and line.outline is not None and line.outline < _BODY_LEVEL:
        styled = Role.SUBHEADING if line.outline else Role.HEADING
    if styled is None:
        marked = next((_BY_MARK[mark] for mark, _ in line.marks if mark in _BY_MARK), None)
        if marked and len(line.text) <= _MAX_HEADING:
            return marked
    return styled or Role.PARAGRAPH


def _list_role(line: Line, lists: Lists, styled: Role | None) -> Role | None:
    """Return what the list of a line makes it; the number 0 takes a line out of its list."""
    if line.numbering == "0":
        return None
    by_style = lists.kinds.get(line.style_numbering or "", styled)
    return lists.kinds.get(line.numbering, by_style) if line.numbering else by_style


@dataclass(frozen=True, slots=True)
class KnownTexts:
    """What the base shows, by its text: where a converter has lost styles and bookmarks.

    `front` are the lines above the tables, `said` the same by their roles, `heads` the
    headings, `body` these, captions, notes and quotations, `back` the lines of the appendix
    and after it. `styles_lost` tells that no line has a style that only a brief has.
    """

    front: Mapping[str, Role]
    said: Mapping[Role, str]
    heads: Mapping[str, Role]
    body: Mapping[str, Role]
    speakers: frozenset[str | None]
    back: Mapping[str, Role]
    styles_lost: bool


def known_texts(shown: Shown, labels: Labels, content: Sequence[Line | Grid]) -> KnownTexts:
    """Return the roles of the lines that a brief of the base shows.

    `content` tells whether the styles that only a brief has were lost.
    """
    fields = shown.fields
    front = {fields[name]: role for name, role in _BY_FIELD.items() if name in fields}
    kicker = " · ".join(
        filter(None, (fields.get("organisation"), labels.kicker, fields.get("reference")))
    )
    facts = " · ".join(filter(None, (fields.get("date"), fields.get("byline"))))
    said = {role: fields[name] for name, role in _BY_FIELD.items() if name in fields}
    said |= {Role.KICKER: kicker, Role.DATELINE: facts, Role.SUMMARY: words(shown.summary)}
    front |= {text: role for role, text in said.items()}
    blocks = (*shown.quotes, *(b for section in shown.sections for b in section.blocks))
    quotes = [block for block in blocks if block.kind == "quote"]
    marks = labels.quote_open, labels.quote_close
    body = {quote.text.join(marks).strip(): Role.QUOTE for quote in quotes}
    body |= dict.fromkeys(shown.captions, Role.CAPTION)
    body |= dict.fromkeys(shown.table_notes, Role.TABLE_NOTE)
    heads = _heads(shown, labels)
    body |= heads
    back = {question.question: Role.QUESTION for question in shown.questions}
    closing = (shown.source, *(line for _, line in shown.contacts))
    back |= {words(line).strip(): Role.CLOSING for line in closing}
    front.pop("", None)
    back.pop("", None)
    speakers = frozenset(quote.speaker for quote in quotes)
    styles = {name for line in content if isinstance(line, Line) for name in line.styles}
    lost = not any(style.lower() in styles for style in _OWN_STYLES)
    return KnownTexts(front, said, heads, body, speakers, back, lost)


def _heads(shown: Shown, labels: Labels) -> dict[str, Role]:
    """Return the headings by their text, but for those that are also the text of a block."""
    texts = {block.text for section in shown.sections for block in section.blocks}
    heads = {section.heading: Role.HEADING for section in shown.sections if section.heading}
    heads |= {labels.quotes: Role.HEADING} if shown.quotes else {}
    heads |= {labels.appendix: Role.APPENDIX} if shown.questions else {}
    return {text: role for text, role in heads.items() if text not in texts}


def words(spans: Spans) -> str:
    """Return the text of `spans` alone."""
    return "".join(span.text for span in spans)


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of a document by their number: what they are, and which begin to count anew.

    A numbered list of a brief has a number of its own; LibreOffice leaves that to its
    first item only. Lists of one `abstracts` entry go on counting where they meet.
    """

    kinds: Mapping[str, Role]
    restarted: frozenset[str]
    abstracts: Mapping[str, str]


def read_list_kinds(package: WordPackage) -> Lists:
    """Return the lists that the document's numbering defines."""
    root = package.part("numbering")
    if root is None:
        return Lists({}, frozenset(), {})
    formats = {a.get(f"{W}abstractNumId"): _first_format(a) for a in root.iter(f"{W}abstractNum")}
    kinds: dict[str, Role] = {}
    abstracts: dict[str, str] = {}
    restarted: set[str] = set()
    for number in root.iter(f"{W}num"):
        name = number.get(f"{W}numId", "")
        abstract = number.find(f"{W}abstractNumId")
        abstracts[name] = abstract.get(f"{W}val", "") if abstract is not None else ""
        shape = formats.get(abstracts[name])
        if shape and shape != "none":
            kinds[name] = Role.BULLET if shape == "bullet" else Role.NUMBER
        if number.find(f"{W}lvlOverride/{W}startOverride") is not None:
            restarted.add(name)
    return Lists(kinds, frozenset(restarted), abstracts)


def _first_format(abstract: etree._Element) -> str | None:
    shape = abstract.find(f"{W}lvl/{W}numFmt")
    return shape.get(f"{W}val") if shape is not None else None
