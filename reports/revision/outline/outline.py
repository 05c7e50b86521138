"""The outline of an edited brief: its lines and grids, by where they belong in a briefing."""

from __future__ import annotations

from dataclasses import field

from reports.model import Spans
from reports.plan.tables.table_parts import TableKind
from reports.revision.outline.flow import HeadingLine
from reports.revision.outline.parts.fixed_parts import FixedParts
from reports.revision.outline.parts.front import Front
from reports.revision.shown import ShownBlock, ShownQuestion, ShownTable
from reports.slotted import frozen, mutable


@frozen
class CommentPlace:
    """A comment's id in the file, and the place it was made at."""

    comment: str
    place: str


@mutable
class Outline:
    """What the document says: `front` the single fields, `flow` headings and blocks in order.

    `fixed` is what was seen of the parts that have a place of their own.
    """

    front: Front
    fixed: FixedParts
    flow: list[HeadingLine | ShownBlock] = field(default_factory=list)
    tables: dict[TableKind, ShownTable] = field(default_factory=dict)
    key_messages: list[ShownBlock] = field(default_factory=list)
    captions: set[str] = field(default_factory=set)
    quotes: list[ShownBlock] = field(default_factory=list)
    questions: list[ShownQuestion] = field(default_factory=list)
    source: Spans = ()
    contacts: list[tuple[int | None, Spans]] = field(default_factory=list)
    comments: list[CommentPlace] = field(default_factory=list)
    footnotes: list[tuple[str, str]] = field(default_factory=list)

    @property
    def headings(self) -> list[HeadingLine]:
        """The headings of the sections."""
        return [part for part in self.flow if isinstance(part, HeadingLine)]
