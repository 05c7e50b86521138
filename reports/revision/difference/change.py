"""`Change`: one thing that differs between two briefings, as fields and in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Literal

from reports.notices import Location, Notice, Place, line_of, read_place
from reports.revision.difference.words import cut, hidden_changes, narrowed, quoted
from reports.slotted import frozen

#: What was done: ``kind``: a paragraph became a bullet; ``replaced``: a row is another now;
#: ``parted`` and ``joined``: one paragraph is two now, or two are one; ``sorted``: more parts
#: moved than are named.
ChangeKind = Literal[
    "changed", "added", "deleted", "replaced", "kind", "parted", "joined", "moved", "sorted"
]
#: What says who may see the brief, and when: nobody may overlook that it is gone.
WARNINGS = ("marking", "embargo")


@frozen
class Change:
    """A difference between two briefings.

    Attributes:
        path: the field in the new briefing, in the old one where a part was deleted.
        name: the same place as a person sees it in a brief.
        kind: what was done.
        old: what stood there, None where something was added.
        new: what stands there, None where it was deleted.
        moved: the parts that moved, or the second half of what was parted or joined.
        count: how many parts a list has that was sorted.
        became: what kinds of part a part was and is: ``paragraph became bullet``.
        within: the place in the new briefing that a deleted part stood in.
        line: the line of the place in the briefing file, where that is known.
    """

    path: str
    name: str
    kind: ChangeKind
    old: str | None = None
    new: str | None = None
    moved: tuple[str, ...] = ()
    count: int = 0
    became: str = ""
    within: str = ""
    line: int | None = None

    @property
    def said(self) -> str:
        """What changed, for a person: ``'over CAD 1 billion' -> 'CAD 2 billion'``."""
        if self.path in WARNINGS and self.new is None:
            return f"THE {self.path.upper()} IS TAKEN AWAY: {quoted(self.old)}"
        return self._done()

    @property
    def sides(self) -> tuple[str | None, str | None]:
        """The old and the new text: of long ones the words that differ, with some around them."""
        if self.old is None or self.new is None:
            one, other = (None if text is None else cut(text) for text in (self.old, self.new))
            return one, other
        both = narrowed(self.old, self.new)
        return both.old, both.new

    def _done(self) -> str:
        match self.kind:
            case "sorted":
                return f"sorted anew ({self.count} parts)"
            case "moved":
                moved = ", ".join(map(quoted, self.moved))
                return f"moved from {self.old}: {moved}" if self.old else f"moved {moved}"
            case "parted" | "joined":
                word = "before" if self.kind == "parted" else "with"
                return f"{self.kind} {word} {quoted(self.moved[0])}"
            case "added":
                return f"added {quoted(cut(self.new or ''))}"
            case "deleted":
                return f"deleted {quoted(cut(self.old or ''))}"
            case "kind" if self.old == self.new:
                return f"{self.became}: {quoted(cut(self.new or ''))}"
            case "kind":
                return f"{self.became}: {self._differing()}"
            case "replaced":
                return f"another row: {quoted(self.old)} -> {quoted(self.new)}"
        return self._differing()

    def _differing(self) -> str:
        """Return the words that differ, those of the old text first."""
        hidden = hidden_changes(self.old or "", self.new or "")
        if hidden:
            return f"{hidden}: {quoted(cut(self.new or ''))}"
        both = narrowed(self.old or "", self.new or "")
        more = f" (and in {both.more} more places)" if both.more else ""
        sides = (None if not text else each for text, each in (
            (self.old, both.old), (self.new, both.new)))  # fmt: skip
        return f"{' -> '.join(map(quoted, sides))}{more}"

    def at(self, lines: Mapping[Place, int]) -> Change:
        """Return the change with its line in the briefing file, whose `lines` are told."""
        return replace(self, line=line_of(read_place(self.within or self.path), lines))

    def notice(self, source: str = "") -> Notice:
        """Return what changed as standing in the file `source`."""
        where = Location(source, self.line, self.path, name=self.name)
        return Notice("changed", self.said, place=where, severity="note")

    def fields(self) -> dict[str, Any]:
        """Return the change for a script: place, path, line, kind, before and after in full."""
        return {
            "place": self.name,
            "path": self.path,
            "line": self.line,
            "kind": self.kind,
            "before": self.old,
            "after": self.new,
            "became": self.became or None,
            "moved": list(self.moved),
        }

    def __str__(self) -> str:
        """One line for a person: ``Aid, row Canada: status: 'pledged' -> 'paid'``."""
        return f"{self.name}: {self.said}"
