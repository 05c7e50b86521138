"""The lines of a file that a notice is about, as a terminal shows them, with a caret below.

::

      6 | title: Ukraine: Canada pledges aid
        |               ^
    write:
      6 | title: "Ukraine: Canada pledges aid"
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wcwidth import wcswidth

from reports.errors import safe_line
from reports.notices import Notice

#: Columns of a line that are shown round the caret, and lines of what to write.
_BEFORE, _WIDTH, _LINES = 60, 100, 8
_LONGEST_NEW = 500


def excerpt(notice: Notice) -> tuple[str, ...]:
    """Return the lines to show below a notice; none where it quotes no line."""
    place = notice.place
    if not place.excerpt or place.line is None:
        return ()
    return (*_quoted(place.excerpt[0], place.line, place.column), *_written(notice))


def _quoted(line: str, number: int, column: int | None) -> Iterator[str]:
    at = (column or 1) - 1
    start = at - _BEFORE if at > _BEFORE else 0
    cut = line[start : start + _WIDTH]
    head, tail = "…" if start else "", "…" if start + _WIDTH < len(line) else ""
    yield f"{number:>7} | {head}{safe_line(cut)}{tail}"
    if column is not None:
        before = safe_line(line[start:at])
        yield f"{'':>7} | {' ' * (len(head) + max(0, wcswidth(before)))}^"


def _written(notice: Notice) -> Iterator[str]:
    new, number = notice.write, notice.place.line
    if new is None or number is None:
        return
    if not new:
        last = number + len(notice.place.excerpt) - 1
        yield f"    take {f'lines {number} to {last}' if last > number else 'this line'} away"
        return
    yield "    write:"
    yield from _numbered(new[:_LINES], number)
    if len(new) > _LINES:
        yield f"{'':>7} | … and {len(new) - _LINES} more lines alike"


def _numbered(lines: Sequence[str], number: int) -> Iterator[str]:
    return (
        f"{number + i:>7} | {safe_line(line, _LONGEST_NEW)}".rstrip()
        for i, line in enumerate(lines)
    )
