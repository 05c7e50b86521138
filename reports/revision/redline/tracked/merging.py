"""Two bodies of Word briefs laid into one, with what changed tracked."""

from __future__ import annotations

import copy
from collections.abc import Container, Iterator, Mapping, Sequence

from lxml import etree

from reports.revision.redline.sequence import laid_together, places_by_key, places_by_words
from reports.revision.redline.tracked.columns import joint_columns, joint_row, set_widths
from reports.revision.redline.tracked.pieces import (
    CONTENTS,
    Piece,
    element_kind,
    marks_in,
    pieces_of,
    row_key,
)
from reports.revision.redline.tracked.tracking import Author, Tracker
from reports.revision.word.package import W, text_of
from reports.wordfile.vocabulary import WAS, Mark, Style, bookmark

#: Marks a bookmark of the old brief while both are laid together.
_OLD = "old"
_NUMBER = f"{W}numPr/{W}numId"
_TRACKED = (f"{W}ins", f"{W}del", f"{W}cellIns", f"{W}cellDel")
#: Changes count from here: bookmarks have the numbers below.
_FIRST_CHANGE = 100_001


class BodyMerger:
    """Lays two bodies together.

    `ids` are the ids of old parts with those that they have now.
    """

    def __init__(self, ids: Mapping[str, str], styles: Mapping[Style, str], author: Author) -> None:
        """Track changes as those of `author`; `styles` are the ids of the styles."""
        self._ids = ids
        self._styles = styles
        self._tracker = Tracker(author)

    def merge(self, old: etree._Element, new: etree._Element) -> list[etree._Element]:
        """Return the paragraphs and tables of both bodies."""
        for start in old.iter(f"{W}bookmarkStart"):
            start.set(_OLD, "")
        for end in old.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"):
            end.set(f"{W}id", f"-{end.get(f'{W}id')}")
        out = list(self._bodies(pieces_of(old, self._styles), pieces_of(new, self._styles)))
        _number(out)
        return out

    def _bodies(self, old: list[Piece], new: list[Piece]) -> Iterator[etree._Element]:
        # a contents list is made anew, by Word too
        old = [piece for piece in old if piece.key != CONTENTS]
        places = places_by_key([self._now(piece.key) for piece in old], [p.key for p in new])
        for index, place in enumerate(places):
            if place is not None and old[place].shape != new[index].shape:
                places[index] = None
        for was, now in laid_together(old, new, places):
            yield from self._piece(was, now)

    def _now(self, key: str | None) -> str | None:
        return None if key is None else self._ids.get(key, key)

    def _piece(self, old: Piece | None, new: Piece | None) -> Iterator[etree._Element]:
        if new is None:
            gone = () if old is None else old.elements
            yield from (self._tracker.whole(each, "del") for each in gone)
        elif new.key == CONTENTS:
            yield from map(copy.deepcopy, new.elements)
        elif old is None:
            yield from (self._tracker.whole(each, "ins") for each in new.elements)
        else:
            yield from self._elements(old, new)

    def _elements(self, old: Piece, new: Piece) -> Iterator[etree._Element]:
        before, after = old.elements, new.elements
        sides = [[(text_of(each), element_kind(each)) for each in side] for side in (before, after)]
        places = places_by_words(sides[0], sides[1])
        laid = list(laid_together(before, after, places))
        _share_numbers(laid)
        for was, now in laid:
            if was is None and now is not None:
                yield self._tracker.whole(now, "ins")
            elif was is not None and now is None:
                yield self._tracker.whole(was, "del")
            elif was is not None and now is not None:
                yield from self._merged(was, now)

    def _merged(self, old: etree._Element, new: etree._Element) -> list[etree._Element]:
        if new.tag == f"{W}tbl":
            return [self._table(old, new)]
        out = self._tracker.merged(old, new)
        for each in out:
            _rename_contact(old, each)
        return out

    def _table(self, old: etree._Element, new: etree._Element) -> etree._Element:
        out = copy.deepcopy(new)
        for row in out.findall(f"{W}tr"):
            out.remove(row)
        before, after = old.findall(f"{W}tr"), new.findall(f"{W}tr")
        keys = [self._now(row_key(row)) for row in before], [row_key(row) for row in after]
        columns = joint_columns(old, new)
        laid = laid_together(before, after, places_by_key(*keys))
        if any(None in column for column in columns):
            out.extend(joint_row(was, now, columns, self._tracker) for was, now in laid)
            set_widths(out, old, new, columns)
            return out
        for was, now in laid:
            if now is not None:
                row = self._tracker.row(now, "ins") if was is None else self._row(was, now)
                out.append(row)
            elif was is not None:
                out.append(self._tracker.row(_as_wide(was, new), "del"))
        return out

    def _row(self, old: etree._Element, new: etree._Element) -> etree._Element:
        out = copy.deepcopy(new)
        cells = zip(old.findall(f"{W}tc"), out.findall(f"{W}tc"), strict=True)
        for before, after in list(cells):
            out.replace(after, self._tracker.cell(before, after))
        return out


def _as_wide(row: etree._Element, table: etree._Element) -> etree._Element:
    """Return a row of the old table with the widths of the new one's columns."""
    out = copy.deepcopy(row)
    columns = table.findall(f"{W}tblGrid/{W}gridCol")
    for cell, column in zip(out.findall(f"{W}tc"), columns, strict=True):
        width = cell.find(f"{W}tcPr/{W}tcW")
        width.set(f"{W}w", column.get(f"{W}w"))
    return out


def _share_numbers(laid: Sequence[tuple[etree._Element | None, etree._Element | None]]) -> None:
    """Let the items that go be counted in the list of those that stay."""
    known = {}
    for was, now in laid:
        sides = [each.find(f"{W}pPr/{_NUMBER}") for each in (was, now) if each is not None]
        if len(sides) == 2 and sides[0] is not None and sides[1] is not None:
            known[sides[0].get(f"{W}val")] = sides[1].get(f"{W}val")
    for was, _ in laid:
        number = None if was is None else was.find(f"{W}pPr/{_NUMBER}")
        if number is not None:
            number.set(f"{W}val", known.get(number.get(f"{W}val"), number.get(f"{W}val")))


def _rename_contact(old: etree._Element, merged: etree._Element) -> None:
    """Take the number from a contact's bookmark where the contact had another one before."""
    for start in merged.iter(f"{W}bookmarkStart"):
        name = start.get(f"{W}name", "")
        if name.startswith(Mark.CONTACT):
            before = dict(marks_in(old)).get(Mark.CONTACT)
            number = name.removeprefix(Mark.CONTACT)
            if number != before:
                start.set(f"{W}name", bookmark(Mark.CONTACT, f"x{number}"))


def _name(start: etree._Element) -> str:
    return str(start.get(f"{W}name", "")).casefold()


def _number(elements: Sequence[etree._Element]) -> None:
    """Number bookmarks and changes; of two bookmarks with one name the old brief's gets another.

    Word tells names apart without letter case, and drops the second of two.
    """
    _number_bookmarks(elements)
    changes = (change for each in elements for change in each.iter(*_TRACKED))
    for number, change in enumerate(changes, start=_FIRST_CHANGE):
        change.set(f"{W}id", str(number))


def _number_bookmarks(elements: Sequence[etree._Element]) -> None:
    """Number the bookmarks, those of the new brief first; one without an end goes."""
    starts = [start for each in elements for start in each.iter(f"{W}bookmarkStart")]
    ends = {end.get(f"{W}id"): end for each in elements for end in each.iter(f"{W}bookmarkEnd")}
    taken: set[str] = set()
    for start in sorted(starts, key=lambda start: start.get(_OLD) is not None):
        end = ends.get(start.get(f"{W}id"))
        _rename_taken(start, taken)
        name = _name(start)
        if name in taken or end is None:
            _remove(start, end)
            continue
        taken.add(name)
        for each in (start, end):
            each.set(f"{W}id", str(len(taken)))


def _rename_taken(start: etree._Element, taken: Container[str]) -> None:
    """Give an old brief's bookmark another name where its own is `taken`, but not a field's."""
    was = start.attrib.pop(_OLD, None) is not None
    if was and _name(start) in taken and not _name(start).startswith(Mark.FIELD):
        start.set(f"{W}name", start.get(f"{W}name") + WAS)


def _remove(*elements: etree._Element | None) -> None:
    for each in elements:
        if each is not None:
            each.getparent().remove(each)
