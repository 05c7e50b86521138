"""The lines of a file as slips are looked for in them, and what may stand in their place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from reports.model.mistakes.fields import field_names
from reports.notices import Location, Notice
from reports.slotted import frozen

#: Lines that are looked at above or below a slip.
REACH = 400
_SHAPE = re.compile(
    r"(?P<lead> *(?:- +)*(?:-$)?)(?:(?P<key>[\w$]+)(?P<colon> *:(?=\s|$))[ \t]*)?(?P<value>.*)"
)
_COMMENT = re.compile(r"[ \t]+#(?:[ \t].*)?$")


@dataclass(frozen=True)
class SourceLine:
    """A line taken apart: spaces and dashes, the key before a colon, and the value behind it."""

    text: str

    @cached_property
    def _parts(self) -> dict[str, str]:
        found = _SHAPE.fullmatch(self.text.rstrip())
        return {} if found is None else {k: v or "" for k, v in found.groupdict().items()}

    @property
    def lead(self) -> str:
        """The spaces and dashes before all else."""
        return self._parts.get("lead", "")

    @property
    def key(self) -> str:
        """The word before a colon."""
        return self._parts.get("key", "")

    @property
    def rest(self) -> str:
        """What stands behind the spaces and dashes."""
        return self.text.rstrip()[len(self.lead) :]

    @cached_property
    def value(self) -> str:
        """The value without a comment behind it."""
        return _COMMENT.sub("", self._parts.get("value", self.text.strip())).strip()

    @property
    def comment(self) -> str:
        """The comment behind the value, with the spaces before it."""
        found = _COMMENT.search(self._parts.get("value", ""))
        return found[0] if found else ""

    @property
    def head(self) -> str:
        """All before the value, with one space behind the colon."""
        return f"{self.lead}{self.key}: " if self.key else self.lead

    @property
    def indent(self) -> int:
        """How many spaces the line begins with."""
        return len(self.text) - len(self.text.lstrip(" "))

    @property
    def says_nothing(self) -> bool:
        """Whether the line is empty or a comment."""
        bare = self.text.strip()
        return not bare or bare.startswith("#")

    @property
    def is_item(self) -> bool:
        """Whether the line begins an item of a list."""
        return self.lead.strip().startswith("-")

    @property
    def is_field(self) -> bool:
        """Whether the line starts a field that briefings have."""
        return self.key in field_names()

    @property
    def columns(self) -> tuple[int, ...]:
        """Where something begins: the dashes, and what stands behind them."""
        dashes = [i for i, char in enumerate(self.lead) if char == "-"]
        return (*dashes, len(self.lead)) if self.rest else tuple(dashes)


@frozen
class Fix:
    """Lines to write in place of those from `first` to `last`, counted from 0.

    `column`, from 0 in the first of them, is where the slip is; `found` says what it is. `new`
    is None where nobody can know what was meant. `runaway`: what is wrong is told lines below.
    """

    code: str
    first: int
    last: int
    new: tuple[str, ...] | None
    column: int
    found: str
    runaway: bool = False
    remedy: str = ""

    @classmethod
    def one(cls, code: str, at: int, new: str, column: int, found: str) -> Fix:
        """Return the fix of one line."""
        return cls(code, at, at, (new,), column, found)


class SourceText:
    """The lines of a text; `numbers` are those that they had before any was mended."""

    def __init__(self, texts: list[str], numbers: list[int] | None = None) -> None:
        self.texts = texts
        self.numbers = list(range(len(texts))) if numbers is None else numbers

    def line(self, at: int) -> SourceLine:
        """Return a line, counted from 0."""
        return SourceLine(self.texts[at])

    def above(self, at: int) -> Iterator[tuple[int, SourceLine]]:
        """Yield the lines above `at` that say something, the nearest first."""
        for i in range(at - 1, max(-1, at - REACH), -1):
            if not (line := self.line(i)).says_nothing:
                yield i, line

    def below(self, at: int) -> Iterator[tuple[int, SourceLine]]:
        """Yield the lines below `at` that say something."""
        for i in range(at + 1, min(len(self.texts), at + REACH)):
            if not (line := self.line(i)).says_nothing:
                yield i, line

    def opened(self, at: int) -> Iterator[tuple[int, SourceLine]]:
        """Yield what is open above `at`, the innermost first: its column, its line."""
        limit, dashed = REACH + len(self.texts[at]), False
        for _, line in self.above(at):
            for column in reversed(line.columns):
                # a list may stand right below its key, no further in
                if column < limit or (dashed and column == limit and not line.is_item):
                    limit, dashed = column, line.text[column : column + 1] == "-"
                    yield column, line
            if limit == 0 and not dashed:
                return

    def owner(self, at: int) -> str:
        """Return the key of the list that the line lies in: “people” for one of its rows."""
        opened = (line.key for column, line in self.opened(at) if not line.value)
        return next(filter(None, opened), "")

    def mended(self, fix: Fix) -> SourceText:
        """Return the page with the lines of `fix`; further lines of it have its last number."""
        new = ("",) if fix.new is None else fix.new
        number = self.numbers[fix.first : fix.last + 1]
        numbers = [number[min(i, len(number) - 1)] for i in range(len(new))]
        before, after = slice(0, fix.first), slice(fix.last + 1, None)
        return SourceText(
            [*self.texts[before], *new, *self.texts[after]],
            [*self.numbers[before], *numbers, *self.numbers[after]],
        )

    def replaced(self, code: str, start: int, end: int, new: str, found: str) -> Fix:
        """Return the fix that puts `new` in the place of the characters from `start` to `end`."""
        text = self.text
        first, last = text.count("\n", 0, start), text.count("\n", 0, end)
        column = start - (text.rfind("\n", 0, start) + 1)
        stop = text.find("\n", end)
        rest = text[end : stop if stop >= 0 else len(text)]
        line = f"{self.texts[first][:column]}{new}{rest}"
        return Fix(code, first, last, tuple(line.split("\n")), column, found)

    def notice(self, fix: Fix, name: str, part: str = "") -> Notice:
        """Return what a person is told of a slip: its line, and the lines to write."""
        line, column = self.numbers[fix.first] + 1, fix.column + 1
        old = tuple(self.texts[fix.first : fix.last + 1])
        place = Location(name, line, part, column, old)
        return Notice(fix.code, fix.found, "", fix.remedy, place, "error", fix.new)

    @cached_property
    def text(self) -> str:
        """All lines as one text."""
        return "\n".join(self.texts)
