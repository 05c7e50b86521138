"""Paragraphs, rows and tables marked as put in or taken out, and paragraphs merged (17.13.5)."""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Literal

from lxml import etree

from reports.revision.redline.tracked.atoms import Atom, AtomLine, LineWriter, read_line
from reports.revision.redline.tracked.links import beyond_links, closed
from reports.revision.redline.word_changes import Status, word_changes
from reports.revision.word.package import W
from reports.slotted import frozen
from reports.wordfile.vocabulary import IDENTITIES

Change = Literal["ins", "del"]
_STATUS: Mapping[Change, Status] = {"ins": "come", "del": "gone"}


@frozen
class Author:
    """Who changed what, and when if that is known: nobody's clock is asked."""

    name: str
    date: dt.date | None = None

    def mark(self, change: Change) -> etree._Element:
        """Return an element that says that something was put in or taken out."""
        mark = etree.Element(f"{W}{change}", {f"{W}id": "0", f"{W}author": self.name})
        if self.date is not None:
            mark.set(f"{W}date", f"{self.date.isoformat()}T00:00:00Z")
        return mark


class Tracker:
    """Marks elements as changed by one author."""

    def __init__(self, author: Author) -> None:
        """Mark as changed by `author`."""
        self._author = author
        self._around: dict[Status, etree._Element | None] = {
            "same": None, "come": author.mark("ins"), "gone": author.mark("del"),
        }  # fmt: skip

    def whole(self, element: etree._Element, change: Change) -> etree._Element:
        """Return a paragraph or table that was put in, or taken out, as a whole."""
        if element.tag == f"{W}tbl":
            out = copy.copy(element)
            out[:] = [
                self.row(each, change) if each.tag == f"{W}tr" else copy.deepcopy(each)
                for each in element
            ]
            return out
        line = read_line(element)
        line.atoms = closed(line.atoms)
        out = self._written(element, line, change)
        self._mark_end(out, change)
        return out

    def row(self, row: etree._Element, change: Change) -> etree._Element:
        """Return a table row that was put in, or taken out."""
        out = copy.deepcopy(row)
        properties = out.find(f"{W}trPr")
        if properties is None:
            properties = etree.Element(f"{W}trPr")
            out.insert(0, properties)
        properties.append(self._author.mark(change))
        for paragraph in list(out.iter(f"{W}p")):
            new = self._written(paragraph, read_line(paragraph), change)
            self._mark_end(new, change)
            paragraph.getparent().replace(paragraph, new)
        return out

    def merged(self, old: etree._Element, new: etree._Element) -> list[etree._Element]:
        """Return the paragraph `new` with what it changes in `old`; both, if that cannot be."""
        before, after = read_line(old), read_line(new)
        atoms = word_changes(
            before.atoms,
            after.atoms,
            key=lambda atom: atom.key,
            text=lambda atom: "" if atom.text[:1] == "\0" else atom.text,
            place=lambda atom: atom.place,
        )
        told = beyond_links(atoms)
        if told is None:
            return [self.whole(old, "del"), self.whole(new, "ins")]
        out = self._paragraph(new, {**before.wrappers, **after.wrappers}, told)
        _keep_name(before, after, out)
        return [out]

    def cell(self, old: etree._Element, new: etree._Element) -> etree._Element:
        """Return a table cell with what it changes; its paragraphs stand below one another."""
        out = copy.deepcopy(new)
        for paragraph in out.findall(f"{W}p"):
            out.remove(paragraph)
        before, after = old.findall(f"{W}p"), new.findall(f"{W}p")
        both = min(len(before), len(after))
        for pair in zip(before, after, strict=False):
            out.extend(self.merged(*pair))
        more: tuple[Change, Iterable[etree._Element]] = (
            ("del", before[both:]) if len(before) > both else ("ins", after[both:])
        )
        change, rest = more
        for paragraph in rest:
            # a cell keeps its last end of paragraph: the one before it is what is new or gone
            self._mark_end(out.findall(f"{W}p")[-1], change)
            out.append(self._written(paragraph, read_line(paragraph), change))
        return out

    def whole_cell(self, cell: etree._Element, change: Change) -> etree._Element:
        """Return a table cell that was put in, or taken out, with all its words."""
        out = copy.deepcopy(cell)
        *others, last = out.findall(f"{W}p")
        for paragraph in (*others, last):
            new = self._written(paragraph, read_line(paragraph), change)
            if paragraph is not last:  # a cell keeps its last end of paragraph
                self._mark_end(new, change)
            out.replace(paragraph, new)
        return self.mark_cell(out, change)

    def mark_cell(self, cell: etree._Element, change: Change) -> etree._Element:
        """Mark a table cell as put in or taken out, by the last of its properties (17.4.69)."""
        mark = self._author.mark(change)
        mark.tag = f"{W}cell{change.capitalize()}"
        cell.find(f"{W}tcPr").append(mark)
        return cell

    def _written(self, old: etree._Element, line: AtomLine, change: Change) -> etree._Element:
        status = _STATUS[change]
        return self._paragraph(old, line.wrappers, [(status, atom) for atom in line.atoms])

    def _paragraph(
        self,
        model: etree._Element,
        wrappers: Mapping[str, tuple[etree._Element, ...]],
        atoms: list[tuple[Status, Atom]],
    ) -> etree._Element:
        out = etree.Element(model.tag, dict(model.attrib), nsmap=model.nsmap)
        properties = model.find(f"{W}pPr")
        if properties is not None:
            out.append(copy.deepcopy(properties))
        LineWriter(wrappers, self._around).write(out, atoms)
        return out

    def _mark_end(self, paragraph: etree._Element, change: Change) -> None:
        """Mark the end of a paragraph, by the last of its properties (17.3.1.26)."""
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            properties = etree.Element(f"{W}pPr")
            paragraph.insert(0, properties)
        etree.SubElement(properties, f"{W}rPr").append(self._author.mark(change))


def _keep_name(before: AtomLine, after: AtomLine, merged: etree._Element) -> None:
    """Let a paragraph be known by the id that its part had, too, where it has another now."""
    for mark in IDENTITIES:
        old, new = (line.wrappers.get(f"mark:{mark}") for line in (before, after))
        if old is None or (new and new[0].get(f"{W}name") == old[0].get(f"{W}name")):
            continue
        start, end = map(copy.deepcopy, old)
        merged.insert(int(merged.find(f"{W}pPr") is not None), start)
        merged.append(end)
