"""Changes as a page shows them: the place, what was done, and the words that went and came."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter

from reports.revision.difference.change import WARNINGS, Change
from reports.revision.difference.words import hidden_changes
from reports.revision.redline.word_changes import Status, word_changes, word_pieces
from reports.slotted import frozen

#: Of longer texts the words that differ are shown, with some around them.
_LONGEST = 3_000
_DONE = {"added": "Added", "deleted": "Deleted", "replaced": "Another row"}


@frozen
class ShownChange:
    """One change: its `place`, what was `done` ("" where the words say it), and its words.

    `part` is its field in the briefing; `pieces` are words that stay, are gone, or have come.
    """

    place: str
    part: str
    done: str
    pieces: tuple[tuple[Status, str], ...]


def shown_change(change: Change) -> ShownChange:
    """Return a change for a page."""
    if change.kind in ("moved", "sorted", "parted", "joined"):
        said = change.said
        return ShownChange(change.name, change.path, said[:1].upper() + said[1:], ())
    old, new = change.old or "", change.new or ""
    done = _DONE.get(change.kind, change.became) or hidden_changes(old, new)
    if change.path in WARNINGS and change.new is None:
        done = f"The {change.path} is taken away"
    if max(len(old), len(new)) > _LONGEST:
        old, new = (side or "" for side in change.sides)
    return ShownChange(change.name, change.path, done, marked_words(old, new))


def marked_words(old: str, new: str) -> tuple[tuple[Status, str], ...]:
    """Return two texts as one: what stays, what is gone, what has come, in its order."""
    if not old or not new:
        both: tuple[tuple[Status, str], ...] = (("gone", old), ("come", new))
        return tuple(each for each in both if each[1])
    pieces = word_changes(word_pieces(old), word_pieces(new), key=str, text=str)
    runs = groupby(pieces, key=itemgetter(0))
    return tuple((status, "".join(text for _, text in run)) for status, run in runs)
