"""The lines of a text or Markdown article as units: paragraphs, list items, marked headings.

Lines that were broken at a fixed width are joined again. Markdown's marks are taken
off: what they say about looks is not part of an article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Literal

from reports.notices import Notice, note
from reports.slotted import frozen

UnitKind = Literal["text", "line", "bullet", "number", "heading", "subheading"]


@frozen
class Unit:
    """A paragraph, a list item or a marked heading, on one line.

    A line is text that is no heading, whatever it looks like: a row of a table, the place
    of a dateline. `mark` is what stood before a list item ("•", "3."); `level` is a
    heading’s depth, and 1 for an item of a list in a list. A rule across the page stood
    before what comes `after_rule`.
    """

    kind: UnitKind
    text: str
    mark: str = ""
    level: int = 0
    after_rule: bool = False


# What model.text refuses: characters that no document format can carry.
_CONTROLS = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufeff\u202d\u202e\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in range(1, 17))
    + "]"
)
_LINE_END = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# white space that is no single space already
_WHITE = re.compile("[ \t\x1f]{2,}|[\t\x1f]")
_RULE = re.compile(r"(?:[-*_=–—•] ?){3,}")
_HEADING = re.compile(r"(#{1,6})[ \t]+(.*)")
_BULLET = re.compile(r"([•◦▪‣●○■*+–—·-])[ \t\u00a0]+(?=\S)")
_NUMBER = re.compile(r"(\d{1,2}[.)])[ \t\u00a0]+(?=\S)")
_ITEMS: tuple[tuple[UnitKind, re.Pattern[str]], ...] = (("number", _NUMBER), ("bullet", _BULLET))
#: How much further in an item of a list in a list stands.
_FURTHER = 2
_QUOTED = re.compile(r"(?:>[ \t]?)+")
# what stands between the brackets is bounded, so that "[[[[…" costs no square of its length
_WORD = re.compile(r"\w")
_IMAGE = re.compile(r"!\[([^\[\]\n]{0,500})\]\([^()\n]{0,1000}\)")
_LINK = re.compile(r"\[([^\[\]\n]{1,500})\]\((?:https?:|mailto:|tel:|/|#)[^()\s]{0,1000}\)")
# no mark stands inside: one that closes nothing ends the search
_BOLD = re.compile(r"(\*\*|__)(?=[^\s*_])((?:(?!\1)[^*\n]){1,2000})(?<=\S)\1")
# "**Sudan": a line of a transcript whose mark is never closed
_BOLD_LINE = re.compile(r"\*\*(?=\w)[^*]{1,100}")
_ITALIC = re.compile(
    r"(?<![\w*\\])\*(?=[^\s*])([^*\n]{1,2000})(?<=\S)\*(?![\w*])"
    r"|(?<![\w\\])_(?=[^\s_])([^_\n]{1,2000})(?<=\S)_(?!\w)"
)


def read_units(text: str) -> tuple[tuple[Unit, ...], tuple[Notice, ...]]:
    """Return the units of `text`, in order, and what was left out."""
    text, controls = _without_controls(text)
    notices = [note("left-out", f"left out {controls} control character(s)")] if controls else []
    lines = [_line_unit(line) for line in _LINE_END.split(text)]
    settled = list(_levelled(_settle(lines)))
    units = tuple(_take_marks_off(_join_wrapped(settled), notices))
    return units, tuple(notices)


def clean_text(text: str) -> str:
    """Return `text` without the characters that no document format can carry."""
    return _without_controls(text)[0]


def _without_controls(text: str) -> tuple[str, int]:
    """Return `text` without those characters, and how many they were."""
    # none of them is printable, which is told of most texts in a hundredth of the time
    if text.replace("\n", "").isprintable():
        return text, 0
    return _CONTROLS.subn("", text)


@frozen
class _Wrapped(Unit):
    """A unit that knows whether a blank line stood before it, and how far it is indented."""

    apart: bool = True
    indented: bool = False
    column: int = 0


def _line_unit(line: str) -> _Wrapped | None:
    indented = line[:2].isspace()
    spaces = line.expandtabs(4)
    column = len(spaces) - len(spaces.lstrip())
    text = _WHITE.sub(" ", line).strip()
    text = _QUOTED.sub("", text, count=1) if text.startswith(">") else text
    if not text:
        return None
    if found := _HEADING.fullmatch(text):
        title = found[2].rstrip(" \t#")
        return _Wrapped("heading", title, level=len(found[1])) if title else None
    if _RULE.fullmatch(text):
        return _Wrapped("heading", "", mark=text[0])
    for kind, pattern in _ITEMS:
        if found := pattern.match(text):
            rest = text[found.end() :]
            return _Wrapped(kind, rest, mark=found[1], indented=indented, column=column)
    return _Wrapped("text", text, indented=indented)


def _settle(lines: list[_Wrapped | None]) -> Iterator[_Wrapped]:
    """Yield the lines that say something; "Title" over "=====" is a heading."""
    apart, ruled = True, False
    for unit, below in zip(lines, [*lines[1:], None], strict=True):
        if unit is None or _is_rule(unit):
            apart, ruled = True, ruled or unit is not None
            continue
        yield replace(_underlined(unit, below), apart=apart, after_rule=ruled)
        apart = ruled = False


def _levelled(lines: Iterable[_Wrapped]) -> Iterator[_Wrapped]:
    """Yield the lines; an item further in than the one it belongs to is an inner one."""
    outer: int | None = None
    for unit in lines:
        if unit.kind not in ("bullet", "number"):
            # what an item goes on in does not end its list
            outer = outer if unit.indented else None
            yield unit
            continue
        if outer is not None and unit.column >= outer + _FURTHER:
            yield replace(unit, level=1)
        else:
            outer = unit.column
            yield unit


def _underlined(unit: _Wrapped, below: _Wrapped | None) -> _Wrapped:
    """Return a line as a heading if a rule of one of its marks stands right below."""
    level = {"=": 1, "-": 2}.get(below.mark if below is not None and _is_rule(below) else "")
    if level is None or unit.kind != "text" or len(unit.text) >= 150:
        return unit
    return replace(unit, kind="heading", level=level)


def _is_rule(unit: _Wrapped) -> bool:
    return unit.kind == "heading" and not unit.text


def _join_wrapped(lines: Sequence[_Wrapped]) -> list[Unit]:
    """Join lines that were broken at a fixed width: where the next one's first word did not fit.

    In another text only a line that goes on in small letters after no end mark is joined.
    """
    width = _fixed_width(lines)
    pieces: list[list[Unit]] = []
    for last, unit in zip([None, *lines], lines, strict=False):
        if last is not None and _may_join(last, unit) and _goes_on(last, unit, width):
            pieces[-1].append(unit)
        else:
            pieces.append([unit])
    return [with_text(group[0], " ".join(u.text for u in group)) for group in pieces]


def _fixed_width(lines: Sequence[_Wrapped]) -> int:
    """Return the width that lines were broken at, 0 if they were not.

    They were if several run on in small letters and none is much longer than the others; a
    short line, such as the number of a figure over its words, is no sign.
    """
    pairs = [(a, b) for a, b in pairwise(lines) if _may_join(a, b)]
    width = max((len(a.text) for a, _ in pairs), default=0)
    runs_on = sum(b.text[:1].islower() and 2 * len(a.text) > width for a, b in pairs)
    return width if runs_on >= 2 and 3 * runs_on >= len(pairs) and width <= 120 else 0


def _may_join(first: _Wrapped, second: _Wrapped) -> bool:
    return (
        not second.apart
        and second.kind == "text"
        and (first.kind == "text" or (first.kind in ("bullet", "number") and second.indented))
    )


def _goes_on(first: _Wrapped, second: _Wrapped, width: int) -> bool:
    if "@" in second.text.split(" ", 1)[0]:
        return False
    if first.kind != "text" or second.text[:1].islower():
        return len(first.text) >= 25 and (width > 0 or first.text[-1:] not in '.!?:;”"»')
    word = second.text.split(" ", 1)[0]
    return 0 < width - 2 < len(first.text) + 1 + len(word)


def with_text(unit: Unit, text: str) -> Unit:
    """Return `unit` as a plain unit that holds `text`."""
    return Unit(unit.kind, text, unit.mark, unit.level, unit.after_rule)


def _take_marks_off(units: Sequence[Unit], notices: list[Notice]) -> Iterator[Unit]:
    links = 0
    for unit in units:
        text, count = _without_links(unit.text, notices)
        links += count
        if count and _is_all_links(unit):
            notices.append(note("left-out", f"left out a line of links: {text!r}"))
            continue
        bold = None
        if "*" in text or "_" in text:
            bold = _BOLD.fullmatch(text) or _BOLD_LINE.fullmatch(text)
            text = _ITALIC.sub(lambda found: found[1] or found[2], _BOLD.sub(r"\2", text))
        text = text.strip(" *")
        if bold and unit.kind == "text" and not text.endswith((".", ",", ";")):
            yield Unit("heading", text, level=9)
        elif text:
            yield with_text(unit, text)
    if links:
        notices.append(
            note("left-out", f"left out the address of {links} link(s): an article is plain text")
        )


def _is_all_links(unit: Unit) -> bool:
    return unit.kind == "text" and not _WORD.search(_LINK.sub("", unit.text))


def _without_links(text: str, notices: list[Notice]) -> tuple[str, int]:
    """Return `text` without images and the addresses of its links, and how many those are."""
    if "](" not in text:
        return text, 0
    for image in _IMAGE.finditer(text):
        notices.append(note("left-out", f"left out an image: {image[1] or 'without a text'!r}"))
    return _LINK.subn(r"\1", _IMAGE.sub("", text))
