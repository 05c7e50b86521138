"""What a line of a Word document is in a brief, told by its bookmark or its style's name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from lxml import etree

from reports.model import Spans
from reports.plan import Labels
from reports.revision.document import Line
from reports.revision.package import W, WordPackage
from reports.revision.shown import Shown
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
#: LibreOffice numbers a style's name that it thinks is taken: “Caption1”.
_NUMBERED = re.compile(r"(.*[a-z])\d")
#: Longer than any heading: a line that lost its heading style is one only up to here.
_MAX_HEADING = 200


def style_role(line: Line) -> Role | None:
    """Return what the nearest style with a known name says, None if none is known."""
    for name in line.styles:
        numbered = _NUMBERED.fullmatch(name)
        role = _BY_STYLE.get(name) or (_BY_STYLE.get(numbered[1]) if numbered else None)
        if role:
            return role
    return None


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
    if styled in (None, Role.BULLET, Role.NUMBER) and line.numbering:
        styled = lists.kinds.get(line.numbering, styled)
    if styled is None:
        marked = next((_BY_MARK[mark] for mark, _ in line.marks if mark in _BY_MARK), None)
        if marked and len(line.text) <= _MAX_HEADING:
            return marked
    return styled or Role.PARAGRAPH


@dataclass(frozen=True, slots=True)
class KnownTexts:
    """What the base shows, by its text: where a converter has lost styles and bookmarks.

    `front` are the lines above the tables, `said` the same by their roles, `body` captions
    and quotations, `back` the lines of the appendix and after it.
    """

    front: Mapping[str, Role]
    said: Mapping[Role, str]
    body: Mapping[str, Role]
    speakers: frozenset[str | None]
    back: Mapping[str, Role]


def known_texts(shown: Shown, labels: Labels) -> KnownTexts:
    """Return the roles of the lines that a brief of the base shows."""
    fields = shown.fields
    front = {fields[name]: role for name, role in _BY_FIELD.items() if name in fields}
    kicker = " · ".join(filter(None, (labels.kicker, fields.get("reference"))))
    facts = " · ".join(filter(None, (fields.get("date"), fields.get("byline"))))
    said = {role: fields[name] for name, role in _BY_FIELD.items() if name in fields}
    said |= {Role.KICKER: kicker, Role.DATELINE: facts, Role.SUMMARY: words(shown.summary)}
    front |= {text: role for role, text in said.items()}
    blocks = (*shown.quotes, *(b for section in shown.sections for b in section.blocks))
    quotes = [block for block in blocks if block.kind == "quote"]
    marks = labels.quote_open, labels.quote_close
    body = {quote.text.join(marks).strip(): Role.QUOTE for quote in quotes}
    body |= dict.fromkeys(shown.captions, Role.CAPTION)
    back = {question.question: Role.QUESTION for question in shown.questions}
    closing = (shown.source, *(line for _, line in shown.contacts))
    back |= {words(line).strip(): Role.CLOSING for line in closing}
    front.pop("", None)
    back.pop("", None)
    return KnownTexts(front, said, body, frozenset(quote.speaker for quote in quotes), back)


def words(spans: Spans) -> str:
    """Return the text of `spans` alone."""
    return "".join(span.text for span in spans)


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of a document by their number: what they are, and which begin to count anew.

    A numbered list of a brief has a number of its own; LibreOffice leaves that to its
    first item only.
    """

    kinds: Mapping[str, Role]
    restarted: frozenset[str]


def read_lists(package: WordPackage) -> Lists:
    """Return the lists that the document's numbering defines."""
    root = package.part("numbering")
    if root is None:
        return Lists({}, frozenset())
    formats = {a.get(f"{W}abstractNumId"): _first_format(a) for a in root.iter(f"{W}abstractNum")}
    kinds: dict[str, Role] = {}
    restarted: set[str] = set()
    for number in root.iter(f"{W}num"):
        name = number.get(f"{W}numId", "")
        abstract = number.find(f"{W}abstractNumId")
        shape = formats.get(abstract.get(f"{W}val")) if abstract is not None else None
        if shape and shape != "none":
            kinds[name] = Role.BULLET if shape == "bullet" else Role.NUMBER
        if number.find(f"{W}lvlOverride/{W}startOverride") is not None:
            restarted.add(name)
    return Lists(kinds, frozenset(restarted))


def _first_format(abstract: etree._Element) -> str | None:
    shape = abstract.find(f"{W}lvl/{W}numFmt")
    return shape.get(f"{W}val") if shape is not None else None
