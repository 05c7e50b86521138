"""The briefing that an edited brief shows, built on its base."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from pydantic import ValidationError

from reports.errors import InputError
from reports.language.days import read_day, read_instant
from reports.model import Aid, Briefing, Contact, Figure, Person
from reports.notices import Notice, mistake, note
from reports.revision.cells.rows import Cells, RowReader, removed_columns, same_text
from reports.revision.match import match_parts
from reports.revision.outline.body import (
    keep_unseen,
    read_questions,
    read_quotes,
    read_sections,
    same_look,
    write,
)
from reports.revision.outline.closing import read_contact, read_source
from reports.revision.outline.flow import HeadingLine
from reports.revision.outline.front import Front
from reports.revision.outline.outline import Outline
from reports.revision.shown import Shown, ShownBlock, TableKind
from reports.wordfile import FACT_SEPARATOR

_Row = TypeVar("_Row", Person, Figure, Aid)


class Rebuilder:
    """Builds one briefing; `notices` gathers what could not be brought home."""

    def __init__(self, base: Briefing, shown: Shown, notices: list[Notice]) -> None:
        """Build on `base`, which a brief shows as `shown`."""
        self._base = base
        self._shown = shown
        self._labels = shown.labels
        self._notices = notices
        self._rows = RowReader(self._labels, base.language, notices)
        self._cells: dict[TableKind, list[Cells]] = {}

    def rebuild(self, outline: Outline, name: str) -> Briefing:
        """Return the briefing that `outline` says.

        Raises:
            InputError: if a table came back empty, or a text cannot be part of a
                briefing; `name` is the file's.
        """
        self._refuse_empty_tables(outline, name)
        self._refuse_lost_headings(outline, name)
        base = self._base
        try:
            update = {**self._fields(outline.front), **self._parts(outline)}
            changed = {key: value for key, value in update.items() if value != getattr(base, key)}
            if not changed:
                return base
            fields = {key: getattr(base, key) for key in Briefing.model_fields}
            return Briefing.model_validate(fields | changed)
        except ValidationError as error:
            raise InputError(
                *(
                    mistake("wrong-value", name, None, ".".join(map(str, each["loc"])), each["msg"])
                    for each in error.errors()
                )
            ) from error

    def read_otherwise(self, after: Shown) -> list[Notice]:
        """Return a notice for each cell typed that a brief of the new briefing, `after`, shows
        in other words, where nothing was said of it yet.
        """
        out: list[Notice] = []
        for kind, rows in self._cells.items():
            for cells, row in zip(rows, after.tables[kind].rows, strict=True):
                for key, text in cells.changed().items():
                    shown = row.cells.get(key, "")
                    same = same_text(text, shown) or (key, text.casefold()) == ("status", shown)
                    if text and not same and (cells.place, key) not in self._rows.told:
                        read = f"read {text!r} as {shown!r}"
                        out.append(note("reads-otherwise", read, f"{cells.place}.{key}"))
        return out

    def _parts(self, outline: Outline) -> dict[str, Any]:
        """Return the parts of the briefing; those that show what they showed are the base's."""
        base, shown = self._base, self._shown
        out: dict[str, Any] = {
            "sections": read_sections(outline.flow, base, shown),
            "people": self._table(outline, "people", base.people, self._rows.person),
            "figures": self._table(outline, "figures", base.figures, self._rows.figure),
            "aid": self._table(outline, "aid", base.aid, self._rows.aid),
            "quotes": read_quotes(outline.quotes, base, shown),
            "qa": read_questions(outline.questions, base, shown),
            "contacts": self._contacts(outline),
        }
        if not same_look(outline.source, shown.source):
            out["source"] = read_source(outline.source, base, self._labels, self._notices)
        return out

    def _fields(self, front: Front) -> dict[str, Any]:
        """Return the single fields that do not show what they showed before."""
        shown, out = self._shown, dict[str, Any]()
        for key in ("title", "subtitle", "marking"):
            if front.fields.get(key, "") != shown.fields.get(key, ""):
                out[key] = front.fields.get(key) or None
        if "title" in out and out["title"] is None:
            self._notices.append(note("field-kept", "the title is missing: it was kept as it was"))
            del out["title"]
        if front.fields.get("embargo", "") != shown.fields.get("embargo", ""):
            out["embargo"] = self._embargo(front.fields.get("embargo", ""))
        if not same_look(front.summary, shown.summary):
            out["summary"] = write(front.summary) or None
        for name, text in self._kicker(front).items():
            if text != shown.fields.get(name, ""):
                out[name] = text or None
        facts = [shown.fields.get("date"), shown.fields.get("byline")]
        if front.dateline != FACT_SEPARATOR.join(filter(None, facts)):
            out |= self._dateline(front)
        return out

    def _kicker(self, front: Front) -> dict[str, str]:
        """Part the line above the title into organisation and reference, by the label between."""
        pieces, label = front.kicker.split(FACT_SEPARATOR), self._labels.kicker
        if label not in pieces:
            own = self._shown.fields.get("organisation", "")
            return {"reference": front.kicker.removeprefix(own).strip(" ·")}
        at = pieces.index(label)
        organisation = FACT_SEPARATOR.join(pieces[:at])
        reference = FACT_SEPARATOR.join(pieces[at + 1 :])
        return {"organisation": organisation, "reference": reference.strip(" ·")}

    def _dateline(self, front: Front) -> dict[str, Any]:
        """Part the line below the title into day and byline."""
        controls = [front.controls.get(key, "") for key in ("date", "byline")]
        # what was emptied leaves its separator behind
        line = front.dateline.strip(" ·")
        if FACT_SEPARATOR.join(filter(None, controls)) == line:
            day, byline = controls
        else:
            pieces = line.split(FACT_SEPARATOR)
            days = [p for p in pieces if read_day(p, self._base.language)]
            day = days[0] if days else ""
            rest = [p for p in pieces if p is not day]
            old = self._shown.fields
            gone = bool(rest) and rest[0] == old.get("byline")
            if not day and "date" in old and not gone and (len(rest) > 1 or "byline" not in old):
                day = rest.pop(0)
            byline = FACT_SEPARATOR.join(rest)
        return {"date": self._day(day, front), "byline": byline.strip() or None}

    def _day(self, text: str, front: Front) -> dt.date | None:
        if text == self._shown.fields.get("date", ""):
            return self._base.date
        day = read_day(text, self._base.language)
        if day or not text:
            return day
        chosen = front.days.get("date", "")
        if chosen and (self._base.date is None or chosen != self._base.date.isoformat()):
            day = read_day(chosen, "en")
        if day is None:
            self._notices.append(
                note("field-kept", f"the date {text!r} cannot be read: it was kept as it was")
            )
        return day or self._base.date

    def _embargo(self, text: str) -> dt.datetime | None:
        start, _, end = self._labels.embargo.partition("{instant}")
        words = text.removeprefix(start).removesuffix(end) if end else text.removeprefix(start)
        instant = read_instant(words, self._base.language) if text else None
        if text and instant is None:
            self._notices.append(
                note("field-kept", f"the embargo {text!r} cannot be read: it was kept as it was")
            )
            return self._base.embargo
        return instant

    def _table(
        self,
        outline: Outline,
        kind: TableKind,
        base: Sequence[_Row],
        read: Callable[[Cells, _Row | None], _Row | None],
    ) -> tuple[_Row, ...]:
        """Return the rows of a table; a row that shows what it showed is the base's own."""
        table, before = outline.tables.get(kind), self._shown.tables.get(kind)
        if table is None:
            if before:
                gone = f"the table {kind} and its caption are gone: its rows went too"
                self._notices.append(note("table-gone", gone))
            return ()
        was = before.rows if before else ()
        for key in removed_columns(table, before) if before else ():
            self._notices.append(
                note("column-kept", f"the column {key} of the table {kind} is gone: it was kept")
            )
        out: list[_Row] = []
        for row, place in zip(table.rows, match_parts(table.rows, was), strict=True):
            old = base[place] if place is not None else None
            cells = Cells(f"{kind}[{len(out)}]", row, was[place] if place is not None else None)
            if (made := read(cells, old)) is not None:
                out.append(made)
                self._cells.setdefault(kind, []).append(cells)
        if before and table.totals not in ((), before.totals):
            typed = next((t for t in table.totals if t not in before.totals), "")
            self._notices.append(
                note("total-unread", f"totals are computed from the rows: {typed!r} was not read")
            )
        return tuple(out)

    def _refuse_empty_tables(self, outline: Outline, name: str) -> None:
        for kind, before in self._shown.tables.items():
            table = outline.tables.get(kind)
            empty = table is not None and not table.rows
            bare = table is None and kind in outline.captions
            if before.rows and (empty or bare):
                raise InputError(
                    mistake(
                        "emptied-table", name, None, kind,
                        f"found the table without its {len(before.rows)} rows: a program may "
                        "have emptied it",
                        remedy="to remove it, delete the table with its caption",
                    )
                )  # fmt: skip

    def _refuse_lost_headings(self, outline: Outline, name: str) -> None:
        """Refuse a brief whose text is there, all in one: a program has lost what headings are."""
        headings = [section for section in self._shown.sections if section.heading]
        texts = {block.text for block in outline.flow if isinstance(block, ShownBlock)}
        old = [block.text for section in headings for block in section.blocks]
        kept = sum(text in texts for text in old)
        found = any(isinstance(part, HeadingLine) for part in outline.flow)
        if len(headings) > 1 and not found and 2 * kept > len(old):
            told = (
                f"found none of the {len(headings)} headings, but the text below them: a program "
                "may have lost their style"
            )
            remedy = "set them in the style Heading 1, or give each its words"
            raise InputError(mistake("lost-headings", name, None, "sections", told, remedy=remedy))

    def _contacts(self, outline: Outline) -> tuple[Contact, ...]:
        out: list[tuple[int | None, Contact]] = []
        for number, line in outline.contacts:
            known = number is not None and 0 < number <= len(self._shown.contacts)
            place = number - 1 if known and number else None
            if place is None:
                same = (
                    i for i, (_, was) in enumerate(self._shown.contacts) if same_look(line, was)
                )
                place = next(same, None)
            if place is None:
                out.append((None, read_contact(line, None, self._labels, self._notices)))
                continue
            index, was = self._shown.contacts[place]
            old = self._base.contacts[index or 0]
            if not same_look(line, was):
                old = read_contact(line, old, self._labels, self._notices)
            out.append((index, old))
        seen = {index for index, _ in self._shown.contacts if index is not None}
        return keep_unseen(out, self._base.contacts, seen)
