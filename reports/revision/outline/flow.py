"""Headings and blocks in order, as the lines of a document make them up."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from reports.model import Span, Spans
from reports.model.spans import normal_spans
from reports.plan import Labels
from reports.revision.outline.roles import Lists, Role, style_role
from reports.revision.shown import BlockKind, ShownBlock
from reports.revision.word.lines import Line, short

#: Quotation marks of any kind, typed in the place of those that a brief sets.
_QUOTED = ('["“„«‟]\\s?', '\\s?["”“»]')
LISTS: Mapping[Role, BlockKind] = {Role.BULLET: "bullets", Role.NUMBER: "numbered"}


@dataclass(frozen=True, slots=True)
class HeadingLine:
    """A section's heading, with the id that its bookmark gives."""

    id: str | None
    text: str


class FlowReader:
    """Gathers `parts`: headings and blocks. `kinds` are the base's blocks by their ids."""

    def __init__(
        self,
        labels: Labels,
        lists: Lists,
        kinds: Mapping[str | None, BlockKind],
        note: Callable[[str], None],
    ) -> None:
        """Begin an empty flow; `note` takes what is to be told."""
        self._labels = labels
        self._lists = lists
        self._kinds = kinds
        self._note = note
        self._last: Role | None = None
        self._number: str | None = None
        # whether the list being read is one that the base has
        self._own = False
        self.parts: list[HeadingLine | ShownBlock] = []

    def heading(self, name: str | None, text: str) -> None:
        """Begin a section."""
        self.parts.append(HeadingLine(name, text))
        self._last = None

    def block(self, role: Role, line: Line, name: str | None, here: str) -> None:
        """Add a line to the section: as a block, an item, or a quotation's speaker."""
        last = self.parts[-1] if self.parts and isinstance(self.parts[-1], ShownBlock) else None
        if role is Role.SPEAKER and last and last.kind == "quote" and self._last is Role.QUOTE:
            self.parts[-1] = replace(last, speaker=line.text or None)
        elif role in LISTS:
            self._item(role, line, name, last)
        elif role is Role.QUOTE:
            spans = unquoted(line.spans, self._labels)
            self.parts.append(ShownBlock(name, "quote", (spans,)))
        elif role is Role.SUBHEADING:
            self._note(f"the sub-heading {short(line.text)} in {here} became bold text")
            bold = normal_spans(replace(span, bold=True) for span in line.spans)
            self.parts.append(ShownBlock(name, "paragraph", (bold,)))
        else:
            self.parts.append(ShownBlock(name, "paragraph", (line.spans,)))
        if line.text:
            self._last = role

    def _item(self, role: Role, line: Line, name: str | None, last: ShownBlock | None) -> None:
        """Add an item to the list above it, or begin another.

        Paragraphs that a person made into a list are one list, though each still has the
        bookmark of the paragraph that it was; only a list of the base begins where its own
        bookmark stands, below another of them.
        """
        kind = LISTS[role]
        if line.level:
            self._note(f"the item {short(line.text)} of a list in a list is now one of the outer")
        own = name is not None and self._is_list(name, kind, line)
        joins = last is not None and last.kind == kind and self._last is role
        starts = self._starts(line, role)
        self._number = line.numbering
        if last and joins and not starts and not (own and self._own):
            kept = name if own else last.id or name
            self.parts[-1] = replace(last, id=kept, items=(*last.items, line.spans))
            self._own |= own
        else:
            self.parts.append(ShownBlock(name, kind, (line.spans,)))
            self._own = own

    def _is_list(self, name: str, kind: BlockKind, line: Line) -> bool:
        if self._kinds:
            return self._kinds.get(name) == kind
        return style_role(line) in LISTS

    def _starts(self, line: Line, role: Role) -> bool:
        """Tell whether the numbers begin anew: another list, not the one above going on."""
        number = line.numbering
        if number is None or number == self._number:
            return False
        begins = self._lists.abstracts
        other = self._number is not None and begins.get(number) != begins.get(self._number)
        return number in self._lists.restarted or (role is Role.NUMBER and other)


def unquoted(spans: Spans, labels: Labels) -> Spans:
    """Return the words without the quotation marks that a brief sets round them."""
    text = "".join(span.text for span in spans)
    own = re.escape(labels.quote_open), re.escape(labels.quote_close)
    for opening, closing in (own, _QUOTED):
        start = re.match(opening, text)
        end = re.search(f"(?:{closing})$", text)
        if start and end and start.end() <= end.start():
            return _cut(spans, start.end(), end.start())
    return spans


def _cut(spans: Spans, start: int, end: int) -> Spans:
    """Return the part of `spans` from one character to another."""
    out: list[Span] = []
    at = 0
    for span in spans:
        low, high = max(start - at, 0), min(end - at, len(span.text))
        if low < high:
            out.append(replace(span, text=span.text[low:high]))
        at += len(span.text)
    return normal_spans(out)


def cut_start(spans: Spans, count: int) -> Spans:
    """Return `spans` without their first `count` characters."""
    return _cut(spans, count, sum(len(span.text) for span in spans))
