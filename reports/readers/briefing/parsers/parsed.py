"""What a parser of briefing files hands over: plain values, and the line of each."""

from __future__ import annotations

from dataclasses import field
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from reports.errors import InputError
from reports.limits import BRIEFING_MARKS
from reports.notices import Notice, Place, mistake, show_place
from reports.slotted import frozen

if TYPE_CHECKING:
    from reports.readers.briefing.parsers.yaml_nodes import Node
    from reports.readers.briefing.slips.source_text import SourceText

_MARKS = ",:=[{\n"
TOO_DEEP = "found nesting past all use, expected a briefing"


@frozen
class Parsed:
    """Plain values (dict, list, str, number, None), where they stand, what is wrong or in doubt.

    `lines` maps places to lines, counted from 1. For what was YAML, `root` is its tree, and
    `text` and `page` what it is the tree of: without the slips of the pen, and without the
    lines `gaps`, which could not be read.
    """

    value: Any
    lines: dict[Place, int] = field(default_factory=dict)
    mistakes: tuple[Notice, ...] = ()
    doubts: tuple[Notice, ...] = ()
    page: SourceText | None = None
    root: Node | None = None
    text: str = ""
    gaps: frozenset[int] = frozenset()


def refuse_endless(text: str, name: str) -> None:
    """Refuse a file that would take a parser long, before one looks at it.

    Raises:
        InputError: if it may hold more values than are read.
    """
    marks = sum(map(text.count, _MARKS))
    if marks > BRIEFING_MARKS:
        message = f"found {marks:,} lines and marks such as , and :"
        expected = f"{BRIEFING_MARKS:,} at most"
        raise InputError(mistake("too-large", name, None, "", message, expected=expected))


def exact(number: str) -> Decimal:
    """Return a number with every digit that it was written with.

    Raises:
        ValueError: if its exponent is past what decimals hold.
    """
    try:
        return Decimal(number)
    except InvalidOperation:
        shown = f"{number[:20]}…" if len(number) > 21 else number
        raise ValueError(f"found the number {shown}, expected one in use") from None


def said_twice(name: str, line: int, place: Place, first: int) -> Notice:
    """Return the mistake of a key that stands twice, first in the line `first`."""
    found = f"found twice (first in line {first})"
    return mistake("said-twice", name, line, show_place(place), found, expected="once")
