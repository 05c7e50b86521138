"""Parts of a brief that are made anew, or have a place of their own: what of them was seen, where.

Each kind of brief has its summary, tables, sections, quotations and questions in an order of its
own, and sets captions and notes itself. Who moves such a part or takes one away is told that it
comes back.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from reports.plan.part_order import ORDERS, Group
from reports.revision.shown import Shown
from reports.revision.word.lines import quotation, short_from, spelt_alike, without_number

#: What is met of the groups of a brief.
_PARTS: Mapping[Group, tuple[str, ...]] = {
    "messages": ("key_messages",),
    "recommendations": ("recommendations",),
    "tables": ("people", "figures", "aid", "chart"),
    "opening": (),
    "sections": ("section",),
    "quotes": ("quotes",),
    "approvals": ("approvals",),
    "questions": ("appendix",),
}


class FixedParts:
    """What was met of the parts of a brief, from top to bottom."""

    def __init__(self, base: Shown, *, silent: bool) -> None:
        """Begin at the top; `base` is what the brief showed.

        `silent`: programs have moved and dropped lines, not a person.
        """
        self._base = base
        self._known = bool(base.ids())
        self.silent = silent or not self._known
        self._ranks = {part: rank for rank, part in enumerate(_order(base))}
        self._met: list[tuple[int, str]] = []
        self._texts: set[str] = set()
        self._retyped = 0

    def meets(self, part: str, name: str) -> None:
        """Take a part that stands here; messages call it `name`."""
        rank = self._ranks.get(part)
        if rank is not None and (not self._met or self._met[-1] != (rank, name)):
            self._met.append((rank, name))

    def caption(self, text: str) -> Iterator[str]:
        """Take the caption of a table or chart; yield what is said of one that was retyped."""
        known = (*self._base.captions, *self._base.titles)
        same = without_number(text) in map(without_number, known)
        self._reads(text, same)
        if not same and self._known:
            yield f"captions are made anew: {short_from(text, self._base.captions)} was not read"

    def table_note(self, text: str, same: bool, charted: bool) -> Iterator[str]:
        """Take a note below a table, or what is typed into a chart (`charted`)."""
        same = same or without_number(text) in map(without_number, self._base.table_notes)
        self._reads(text, same or charted)
        if not same and self._known:
            typed = short_from(text, self._base.table_notes)
            yield f"notes of tables and charts are made anew: {typed} was not read"

    def heading(self, text: str, label: str) -> Iterator[str]:
        """Take the heading of a list or of the appendix, which is their `label`."""
        self._reads(label, True)
        if text and self._known and spelt_alike(text) != spelt_alike(label):
            yield f"this heading is made anew: {quotation(text)} was not read"

    def _reads(self, text: str, known: bool) -> None:
        self._texts.add(without_number(text))
        self._retyped += not known

    def _has_met(self, part: str) -> bool:
        return any(rank == self._ranks[part] for rank, _ in self._met)

    def moved(self) -> Iterator[str]:
        """Yield what is said of the parts that stand out of their order."""
        if self.silent:
            return
        ranks = [rank for rank, _ in self._met]
        kept = frozenset(_longest_in_order(ranks))
        names = (name for place, (_, name) in enumerate(self._met) if place not in kept)
        for name in dict.fromkeys(names):
            yield f"{name} has a place of its own in a brief: it was put back there"

    def taken_away(self, before: Shown, after: Shown) -> Iterator[str]:
        """Yield what is said of lines that somebody took away and that a brief sets again."""
        if self.silent:
            return
        was = {without_number(text) for text in _lines(before)}
        gone = [text for text in _lines(after) if without_number(text) in was - self._texts]
        # a line that was retyped is one of them, and was told
        charted = all(len(shown.captions) > len(shown.tables) for shown in (before, after))
        if charted and not gone and not self._has_met("chart"):
            yield "the chart is made anew: it will stand there again"
        for text in gone[self._retyped :]:
            yield f"{quotation(text)} is made anew: it will stand there again"


def _order(base: Shown) -> Iterator[str]:
    """Yield the parts of a brief from top to bottom."""
    yield "summary"
    for group in ORDERS[base.named.kind]:
        yield from _PARTS[group]


def _lines(shown: Shown) -> Iterator[str]:
    """Yield the lines of a brief that are made of other things in it, or of nothing."""
    yield from (*shown.captions, *shown.table_notes)
    yield from (shown.labels.key_messages,) if shown.key_messages else ()
    yield from (shown.labels.quotes,) if shown.quotes else ()
    yield from (shown.labels.appendix,) if shown.questions else ()


def _longest_in_order(ranks: Sequence[int]) -> Iterable[int]:
    """Return the places of the most ranks that do not fall, from the last to the first."""
    ends: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for place, rank in enumerate(ranks):
        at = bisect_right(ends, rank)
        before.append(places[at - 1] if at else -1)
        ends[at : at + 1], places[at : at + 1] = [rank], [place]
    place = places[-1] if places else -1
    while place >= 0:
        yield place
        place = before[place]
