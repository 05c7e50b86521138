"""What a window changed goes into the file as it stands by now; nothing that others wrote is lost.

A window sends the text it was made of with each change: the base of a three-way merge with
what it shows and what the file says. So the desk itself remembers nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from reports.desk.desk_folder import TRIES, DeskFolder, Standing
from reports.desk.patching import Operation, patched
from reports.errors import FileChangedError
from reports.model import Briefing
from reports.readers.briefing.parsers.yaml_nodes import Node, Scalar, compose
from reports.readers.briefing.read import read_briefing
from reports.readers.encoding import decode, decode_exactly
from reports.revision.difference.change import Change
from reports.revision.difference.wording import Named
from reports.revision.merging.merge_conflicts import Conflict
from reports.revision.merging.three_way import merge_window
from reports.revision.merging.yaml_update import update_file, update_yaml
from reports.slotted import frozen

_COMMENT = re.compile(r"(?:^|\s)(#.*)", re.MULTILINE)


@frozen
class Saved:
    """What became of a save: the file as it stands, and the text that the window shows now.

    `changes` are those of the file; `elsewhere` what others changed in it since the window was
    made; `conflicts` what both changed differently, where that of the file stands. Where both
    changed comments, those of the file stand, and `uncommented` says so.
    """

    standing: Standing
    window: str
    changes: tuple[Change, ...] = ()
    elsewhere: bool = False
    conflicts: tuple[Conflict, ...] = ()
    uncommented: bool = False


def save_patch(
    folder: DeskFolder, name: str, base_text: str, operations: Sequence[Operation]
) -> Saved:
    """Merge what was done in a window into the briefing `name`.

    Raises:
        InputError: if the window or the file holds no briefing, with every mistake.
        UsageError: if an operation leads nowhere.
        FileDeliveryError: if the file cannot be read or written.
    """
    base = read_briefing(base_text.encode(), name)
    theirs = patched(base, operations)
    return _merged_in(folder, name, base, theirs, (base_text, update_yaml(base_text, theirs.value)))


def save_text(folder: DeskFolder, name: str, base_text: str, text: str) -> Saved:
    """Merge the whole text of a window into the briefing `name`, with comments where it may.

    Raises:
        InputError: if the window or the file holds no briefing, with every mistake.
        FileDeliveryError: if the file cannot be read or written.
    """
    theirs = read_briefing(text.encode(), name)
    standing = folder.read(name)
    if decode(standing.data, name) == base_text:
        try:
            return _written(folder, standing, _in_its_bytes(standing, text), text)
        except FileChangedError:
            pass  # another window was first: what both changed is merged
    base = read_briefing(base_text.encode(), name)
    return _merged_in(folder, name, base, Named.of(theirs), (base_text, text))


def save_whole(folder: DeskFolder, name: str, base: Briefing, theirs: Briefing) -> Saved:
    """Merge a briefing that was made of `base` elsewhere into the briefing `name`.

    Raises:
        InputError: if the file holds no briefing, with every mistake.
        FileDeliveryError: if the file cannot be read or written.
    """
    # no window shows a text of it, and an empty file is no briefing
    return _merged_in(folder, name, base, Named.of(theirs), ("", ""))


def _in_its_bytes(standing: Standing, text: str) -> bytes:
    """Return a text in the encoding of a file, with the ends of lines that the file has."""
    before, encoding = decode_exactly(standing.data, standing.name)
    crlf = before.count("\r\n") * 2 > before.count("\n")
    return encoding.encode(text.replace("\n", "\r\n") if crlf else text)


def _target(standing: Standing, before: str, window: str) -> tuple[bytes, bool]:
    """Return the text that a merge goes into, and whether comments of the window are lost in it.

    A merge keeps the comments of one text: those of whichever side alone changed any.
    """
    was, here = _comments(before), _comments(window)
    if here == was:
        return standing.data, False
    there = _comments(decode(standing.data, standing.name))
    if there == was:
        return _in_its_bytes(standing, window), False
    return standing.data, here != there


def _comments(text: str) -> list[str]:
    """Return the comments of a YAML text; what looks like one within a value is none."""
    if _COMMENT.search(text) is None:
        return []
    ends = dict(_values(compose(text)))
    starts = sorted(ends)
    found, at = list[str](), 0
    while comment := _COMMENT.search(text, at):
        before = bisect_right(starts, comment.start(1))
        at = ends[starts[before - 1]] if before else 0
        if at <= comment.start(1):
            found.append(comment[1])
            at = comment.end()
    return found


def _values(root: Node | None) -> Iterator[tuple[int, int]]:
    """Yield where the texts of a tree begin and end."""
    left, seen = [root], set[int]()
    while left:
        node = left.pop()
        if isinstance(node, Scalar):
            yield node.start, node.end
        elif node is not None and id(node) not in seen:  # an alias leads to one that was seen
            seen.add(id(node))
            left += node.items


def _written(folder: DeskFolder, standing: Standing, data: bytes, window: str) -> Saved:
    if data != standing.data:
        folder.replace(standing, data)
    return Saved(Standing(standing.name, data), window)


def _merged_in(
    folder: DeskFolder, name: str, base: Briefing, theirs: Named, texts: tuple[str, str]
) -> Saved:
    """Merge into a file what a window, which had the first of `texts`, shows in the second."""
    before, window = texts
    for left in reversed(range(TRIES)):
        standing = folder.read(name)
        ours = read_briefing(standing.data, name)
        merged = merge_window(base, theirs, ours)
        data, uncommented = _target(standing, before, window)
        if merged.briefing == theirs.value and standing.data == before.encode():
            data = window.encode()  # nobody else has changed it: the text is there already
        elif merged.changes or data != standing.data:
            data = update_file(data, name, merged.briefing)
        try:
            saved = _written(folder, standing, data, window)
        except FileChangedError:
            if not left:
                raise
            continue
        elsewhere = merged.briefing != theirs.value
        return Saved(
            saved.standing, window, merged.changes, elsewhere, merged.conflicts, uncommented
        )
    raise AssertionError("a loop of tries ends in one of them")
