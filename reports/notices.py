"""`Notice`: the one type for all that is said to a person.

Every stage returns notices beside its result, errors hold them, and the command line alone
shows them. Whoever asks what a notice is about asks for its `code` and its `place`, never for
its words.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from typing import Literal

from reports.slotted import frozen

#: ``note``: good to know; ``warning``: worth a look; ``error``: nothing was made of it.
Severity = Literal["note", "warning", "error"]
#: Keys and indices from the top of a file: ``("sections", 2, "heading")``.
Place = tuple[str | int, ...]
#: So many parts of several are shown in a line.
_MOST_PARTS = 10
_STEP = re.compile(r"\[(\d+)\]|([^.\[\]]+)")


@frozen
class Location:
    """Where something stands: a file as it was named, a line of it from 1, a part of it.

    `part` is the field as people write it (``aid[2].amount``) or the part of a document
    (``word/document.xml``); "" means the whole. `name` is what a person calls the part, where
    its path says less: ``Background, paragraph 2``. `column` counts from 1; `excerpt` are the
    lines of the file, from `line` on, as they stand.
    """

    source: str = ""
    line: int | None = None
    part: str = ""
    column: int | None = None
    excerpt: tuple[str, ...] = ()
    name: str = ""

    def __str__(self) -> str:
        numbers = (self.line, self.column if self.line is not None else None)
        where = ":".join((self.source, *(str(number) for number in numbers if number)))
        return ": ".join(filter(None, (where, self.name or self.part)))


@frozen
class Notice:
    """One thing that a person should know.

    Attributes:
        code: What kind of thing it is: a short name in kebab-case that stays the same.
        found: What was found or done, in words.
        expected: What would have been right, to read after “expected”.
        remedy: What to do about it.
        place: Where it stands.
        severity: How much it matters.
        write: The lines to write in place of the excerpt; None where nobody can know.
        parts: The parts that it is about, where they are several, as `Location.part` has them.
    """

    code: str
    found: str
    expected: str = ""
    remedy: str = ""
    place: Location = Location()
    severity: Severity = "warning"
    write: tuple[str, ...] | None = None
    parts: tuple[str, ...] = ()

    def __str__(self) -> str:
        said = self.headline
        return f"{said}; write {' ⏎ '.join(map(str.strip, self.write))}" if self.write else said

    @property
    def headline(self) -> str:
        """All but the lines to write, which are shown below it."""
        more = ", …" if len(self.parts) > _MOST_PARTS else ""
        where = f"{', '.join(self.parts[:_MOST_PARTS])}{more}"
        said = f"{self.found}: {where}" if where else self.found
        said = f"{said}, expected {self.expected}" if self.expected else said
        said = f"{said}; {self.remedy}" if self.remedy else said
        return ": ".join(filter(None, (str(self.place), said)))


def is_silenced(notice: Notice, codes: Container[str]) -> bool:
    """Return whether a notice is one of those that nobody wants to see, by their `codes`.

    Errors are said all the same, but for what a rule of `check` finds, which stops nothing.
    """
    is_finding = notice.code[:1].isupper()
    return (is_finding or notice.severity != "error") and notice.code in codes


def mistake(
    code: str,
    source: str,
    line: int | None,
    part: str,
    found: str,
    *,
    expected: str = "",
    remedy: str = "",
) -> Notice:
    """Return a notice of something wrong in a file."""
    return Notice(code, found, expected, remedy, Location(source, line, part), "error")


def note(code: str, found: str, part: str = "", *, remedy: str = "") -> Notice:
    """Return a warning about a part of a file that whoever knows the file will name."""
    return Notice(code, found, remedy=remedy, place=Location(part=part))


class Notices(list[Notice]):
    """Warnings as they come up."""

    def add(self, code: str, found: str, part: str = "", *, remedy: str = "") -> None:
        """Add a warning, as `note` returns it."""
        self.append(note(code, found, part, remedy=remedy))


def name_source(
    notices: Iterable[Notice], source: str, lines: Mapping[Place, int] | None = None
) -> tuple[Notice, ...]:
    """Return `notices` as standing in the file `source`, but for those that name theirs.

    `lines` are those of its fields; what the file has no field for has no line.
    """
    return tuple(
        each if each.place.source else replace(each, place=_placed(each.place, source, lines or {}))
        for each in notices
    )


def _placed(place: Location, source: str, lines: Mapping[Place, int]) -> Location:
    field = read_place(place.part)
    # what is about the whole file has no line
    line = line_of(field, lines) if field and field[:1] in lines else None
    return replace(place, source=source, line=place.line or line)


def show_place(place: Place) -> str:
    """Return a place as people write it: ``sections[2].heading``."""
    text = ""
    for part in place:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def read_place(part: str) -> Place:
    """Return the place that `show_place` has written as `part`."""
    return tuple(int(number) if number else key for number, key in _STEP.findall(part))


def line_of(place: Place, lines: Mapping[Place, int]) -> int | None:
    """Return the line of a place, or of the nearest one that it is within."""
    known = (place[:end] for end in range(len(place), 0, -1) if place[:end] in lines)
    return lines.get(next(known, ()))


def in_lines(
    notices: Iterable[Notice], source: str, lines: Mapping[Place, int]
) -> tuple[Notice, ...]:
    """Return notices about parts as standing in the file `source`, in the order of its lines."""
    placed = []
    for each in notices:
        part = each.place.part
        line = line_of(read_place(part), lines) if part else None
        placed.append(replace(each, place=Location(source, line, part, name=each.place.name)))
    return tuple(sorted(placed, key=lambda each: each.place.line or 0))
