"""Blocks of a plan marked: what an old one says beside what the new one says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Any, assert_never

from reports.model import Spans
from reports.plan import (
    AppendixStart,
    Bar,
    Block,
    Chart,
    Heading,
    ItemList,
    KeyMessages,
    Labelled,
    Paragraph,
    Question,
    Quotation,
    Row,
    Table,
)
from reports.plan.tables.table_parts import Cell, Column, Segment, TickBox
from reports.renderers.plain_tables import plain_table
from reports.renderers.wrap import plain_text
from reports.revision.redline.marked.text_marks import TextMarks
from reports.revision.redline.sequence import (
    laid_together,
    places_by_key,
    places_by_words,
    there_of,
)

_NO_CELL = Cell()
_NO_COLUMN = Column("", "")


def block_key(block: Block) -> str:
    """Return the key of a block: its id, or what there is one of."""
    match block:
        case Table():
            return f"table:{block.kind}"
        case Chart():
            return "chart"
        case _:
            return block.id


def block_shape(block: Block) -> object:
    """Return what blocks must have in common to be marked as one."""
    match block:
        case ItemList():
            return ItemList, block.kind
        case Heading():
            return Heading, block.level
        case _:
            return type(block)


class BlockMarker:
    """Marks blocks; `ids` are those of old parts with those that they have now."""

    def __init__(self, ids: Mapping[str, str], marks: TextMarks) -> None:
        """Mark with `marks`."""
        self._ids = ids
        self._marks = marks

    def block(self, old: Block | None, new: Block | None) -> Block:
        """Return a block with what went and came; None is one that is not there."""
        block: Any = there_of(old, new)
        say = _Sides(old, new, self._marks)
        match block:
            case Heading() | AppendixStart():
                return replace(block, text=say.text(lambda each: each.text))
            case Paragraph():
                return replace(block, spans=say.spans(lambda each: each.spans))
            case Quotation():
                spans, speaker = say.spans(lambda e: e.spans), say.text(lambda e: e.speaker)
                return replace(block, spans=spans, speaker=speaker or None)
            case Question():
                return _question(block, say)
            case KeyMessages():
                return self._key_messages(old, new, block)
            case ItemList():
                return self._list(old, new, block)
            case Table():
                return self._table(old, new, block)
            case Chart():
                return self._chart(old, new, block)
        assert_never(block)

    def _key_messages(self, old: Any, new: Any, block: KeyMessages) -> KeyMessages:
        sides = [() if side is None else side.messages for side in (old, new)]
        keys = [[self._ids.get(line.id, line.id) for line in side] for side in sides]
        laid = laid_together(sides[0], sides[1], places_by_key(keys[0], keys[1]))
        lines = []
        for was, now in laid:
            say, line = _Sides(was, now, self._marks), there_of(was, now)
            lines.append(replace(line, spans=say.spans(lambda each: each.spans)))
        text = _Sides(old, new, self._marks).text(lambda each: each.text)
        return replace(block, text=text, messages=tuple(lines))

    def _list(self, old: Any, new: Any, block: ItemList) -> ItemList:
        sides = [() if side is None else tuple(side.entries) for side in (old, new)]
        words = [[(plain_text(item), None) for item, _ in side] for side in sides]
        items: list[Spans] = []
        below: list[ItemList | None] = []
        places = places_by_words(words[0], words[1])
        for was, now in laid_together(sides[0], sides[1], places):
            (one, under), (other, beneath) = was or (None, None), now or (None, None)
            items.append(self._marks.spans(one, other))
            inner = beneath or under
            below.append(inner and self._list(under, beneath, inner))
        return replace(block, items=tuple(items), below=tuple(below) if any(below) else ())

    def _table(self, old: Any, new: Any, block: Table) -> Table:
        old, new = (side and plain_table(side) for side in (old, new))
        if old and new:
            old, new = _with_joint_columns(old, new)
            block = replace(block, columns=tuple(map(_there, old.columns, new.columns)))
        columns, rows = self._columns(old, new, block), self._rows(old, new)
        say = _Sides(old, new, self._marks)
        caption = replace(block.caption, text=say.text(lambda each: each.caption.text))
        noted = _beside(old.notes if old else (), new.notes if new else ())
        notes = tuple(self._marks.text(*pair) for pair in noted)
        return replace(block, columns=columns, rows=rows, caption=caption, notes=notes)

    def _rows(self, old: Table | None, new: Table | None) -> tuple[Row, ...]:
        before, after = (() if side is None else side.rows for side in (old, new))
        is_numbered = there_of(old, new).is_numbered
        old_keys = [_row_key(row, self._ids) for row in before]
        new_keys = [_row_key(row, {}) for row in after]
        laid = laid_together(before, after, places_by_key(old_keys, new_keys))
        return tuple(self._row(*pair, is_numbered) for pair in laid)

    def _columns(self, old: Table | None, new: Table | None, block: Table) -> tuple[Column, ...]:
        """Return the columns of `block` with their titles marked."""
        titles = [[] if side is None else [c.title for c in side.columns] for side in (old, new)]
        return tuple(
            replace(column, title=self._marks.text(was, now))
            for column, was, now in zip_longest(block.columns, titles[0], titles[1])
        )

    def _row(self, old: Row | None, new: Row | None, is_numbered: bool) -> Row:
        row = there_of(old, new)
        none = (_NO_CELL,) * len(row.cells)
        sides = (none if side is None else side.cells for side in (old, new))
        cells = tuple(map(self._cell, *sides))
        # a row has its number by its place
        first = row.cells[:1] if is_numbered and new is not None else cells[:1]
        return replace(row, cells=(*first, *cells[1:]))

    def _cell(self, old: Cell, new: Cell) -> Cell:
        if old.ticks or new.ticks:
            return self._options(old, new)
        below = [each.below.text if each.below else "" for each in (old, new)]
        lower = self._marks.text(*below)
        main = new.main.text or old.main.text
        if not (old.says_nothing and new.says_nothing):
            main = self._marks.text(old.main.text, new.main.text)
        return Cell(Labelled(main), Labelled(lower) if lower else None)

    def _options(self, old: Cell, new: Cell) -> Cell:
        """Return options with their boxes marked, one below the other."""
        pairs = zip_longest(map(str, old.ticks), map(str, new.ticks))
        lines = [self._marks.text(*pair) for pair in pairs]
        # the boxes are words of the lines by now
        ticks = tuple(TickBox(line, False, ("", "")) for line in lines)
        return Cell(Labelled(" ".join(lines)), ticks=ticks)

    def _chart(self, old: Any, new: Any, block: Chart) -> Chart:
        sides = [() if side is None else side.bars for side in (old, new)]
        keys = [[bar.label for bar in side] for side in sides]
        bars = [
            self._bar(*pair)
            for pair in laid_together(sides[0], sides[1], places_by_key(keys[0], keys[1]))
        ]
        say = _Sides(old, new, self._marks)
        caption = replace(block.caption, text=say.text(lambda each: each.caption.text))
        statuses = max((side.statuses for side in (old, new) if side is not None), key=len)
        note = say.text(lambda each: each.note)
        return replace(block, bars=tuple(bars), caption=caption, statuses=statuses, note=note)

    def _bar(self, old: Bar | None, new: Bar | None) -> Bar:
        bar = there_of(old, new)
        say = _Sides(old, new, self._marks)
        sides = [() if side is None else side.segments for side in (old, new)]
        keys = [[segment.status for segment in side] for side in sides]
        segments = laid_together(sides[0], sides[1], places_by_key(keys[0], keys[1]))
        return replace(
            bar,
            label=say.text(lambda each: each.label),
            text=say.text(lambda each: each.text),
            segments=tuple(self._segment(*pair) for pair in segments),
        )

    def _segment(self, old: Segment | None, new: Segment | None) -> Segment:
        segment = there_of(old, new)
        say = _Sides(old, new, self._marks)
        status, text = say.text(lambda each: each.status), say.text(lambda each: each.text)
        return replace(segment, status=status, text=text)


class _Sides:
    """An old thing and a new one of a kind, either of which may be missing."""

    def __init__(self, old: Any, new: Any, marks: TextMarks) -> None:
        self._sides = (old, new)
        self._marks = marks

    def text(self, get: Callable[[Any], str | None]) -> str:
        old, new = (None if side is None else get(side) for side in self._sides)
        return self._marks.text(old, new)

    def spans(self, get: Callable[[Any], Spans]) -> Spans:
        old, new = (None if side is None else get(side) for side in self._sides)
        return self._marks.spans(old, new)

    def lines(self, get: Callable[[Any], Sequence[Spans]]) -> tuple[Spans, ...]:
        old, new = (() if side is None else get(side) for side in self._sides)
        return tuple(self._marks.lines(old, new))


def _question(block: Question, say: _Sides) -> Question:
    return replace(
        block,
        question=say.text(lambda each: each.question),
        answer=say.lines(lambda each: each.answer),
        pressed=say.lines(lambda each: each.pressed),
        pressed_label=say.text(lambda each: each.pressed_label),
    )


def _with_joint_columns(old: Table, new: Table) -> tuple[Table, Table]:
    """Return two tables with the columns of both in one order: nothing stands in those of one."""
    keys = [[column.key for column in side.columns] for side in (old, new)]
    places = places_by_key(keys[0], keys[1])
    joint = list(laid_together(range(len(keys[0])), range(len(keys[1])), places))
    return _spread(old, [was for was, _ in joint]), _spread(new, [now for _, now in joint])


def _spread(table: Table, places: Sequence[int | None]) -> Table:
    """Return a table with its columns at some places, and empty ones where None stands."""
    columns = (_NO_COLUMN if place is None else table.columns[place] for place in places)
    rows = (
        replace(row, cells=tuple(_NO_CELL if p is None else row.cells[p] for p in places))
        for row in table.rows
    )
    return replace(table, columns=tuple(columns), rows=tuple(rows))


def _there(old: Column, new: Column) -> Column:
    return old if new is _NO_COLUMN else new


def _row_key(row: Row, ids: Mapping[str, str]) -> str:
    if row.kind == "total":
        return f"total:{row.texts[0]}"
    return ids.get(row.id, row.id)


def _beside(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str | None, str | None]]:
    """Yield texts that both sides have once, then the others beside one another."""
    yield from ((each, each) for each in new if each in old)
    yield from zip_longest(
        [each for each in old if each not in new], [each for each in new if each not in old]
    )
