"""The briefing that an edited brief shows, built on its base."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from reports.errors import InputError
from reports.language.days import read_day, read_instant
from reports.model import Briefing, Contact, Spans
from reports.notices import Notices, mistake, name_source
from reports.plan.labelled import Labelled, capital
from reports.plan.tables.table_parts import NUMBER_COLUMN, TableKind
from reports.revision.cells.row_values import Cells, RowReader, TableRow
from reports.revision.difference.words import cut, quoted
from reports.revision.match import matched
from reports.revision.outline.inline import same_look, write
from reports.revision.outline.outline import Outline
from reports.revision.outline.parts.closing import read_contact
from reports.revision.outline.parts.front import Front
from reports.revision.rebuilt.body import (
    keep_unseen,
    read_key_messages,
    read_questions,
    read_quotes,
    read_sections,
)
from reports.revision.rebuilt.head_fields import HeadRebuilder
from reports.revision.rebuilt.kicker_line import read_kicker
from reports.revision.rebuilt.source_line import read_source_line
from reports.revision.shown import MARKED, Shown, ShownRow, ShownTable
from reports.revision.word.lines import quotation, same_words, spelt_alike
from reports.typed.typed_days import SPELL_OUT, read_typed_day
from reports.wordfile.tick_boxes import read_boxes
from reports.wordfile.vocabulary import FACT_SEPARATOR

#: What to do about an embargo that lacks a day, a time or a zone.
_SPELL_INSTANT = "write it as 25 August 2025, 18:00 UTC+02:00"
_TABLES: tuple[TableKind, ...] = ("people", "figures", "aid", "recommendations", "approvals")


class Rebuilder:
    """Builds one briefing; `notices` gathers what could not be brought home."""

    def __init__(self, base: Briefing, shown: Shown, notices: Notices) -> None:
        """Build on `base`, which a brief shows as `shown`."""
        self._base = base
        self._shown = shown
        self._labels = shown.labels
        self._notices = notices
        self._head = HeadRebuilder(base, shown, notices)
        self._rows = RowReader(base, self._labels, notices)
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
        except InputError as error:
            raise InputError(*name_source(error.notices, name)) from error

    def read_otherwise(self, after: Shown) -> Notices:
        """Return a notice for each cell typed that a brief of the new briefing, `after`, shows
        in other words, where nothing was said of it yet.
        """
        out = Notices()
        for kind, rows in self._cells.items():
            for cells, row in zip(rows, after.tables[kind].rows, strict=True):
                for key, text in cells.changed().items():
                    shown = row.cells.get(key, "")
                    same = self._alike(key, text, shown)
                    if text and not same and (cells.place, key) not in self._rows.reported:
                        read = f"read {quoted(text)} as {cut(shown)}"
                        out.add("reads-otherwise", read, f"{cells.place}.{key}")
        return out

    def _alike(self, key: str, typed: str, shown: str) -> bool:
        """Return whether a cell is shown as it was typed, but for a capital."""
        if key == MARKED:
            return True  # its marks are read one by one
        if key == "options":
            return read_boxes(typed) == read_boxes(shown)
        if key == "status":
            return same_words(typed.casefold(), shown.casefold())
        language = self._base.language
        return same_words(*(capital(Labelled(t), language).text for t in (typed, shown)))

    def _parts(self, outline: Outline) -> dict[str, Any]:
        """Return the parts of the briefing; those that show what they showed are the base's."""
        base, shown = self._base, self._shown
        out: dict[str, Any] = {
            "key_messages": read_key_messages(outline.key_messages, base, shown),
            "sections": read_sections(outline.flow, base, shown),
            **{kind: self._table(outline.tables.get(kind), kind) for kind in _TABLES},
            "quotes": read_quotes(outline.quotes, base, shown),
            "qa": read_questions(outline.questions, base, shown),
            "contacts": self._contacts(outline.contacts),
        }
        if not same_look(outline.source, shown.source):
            out["source"] = read_source_line(outline.source, base, self._labels, self._notices)
        return out

    def _fields(self, front: Front) -> dict[str, Any]:
        """Return the single fields that do not show what they showed before."""
        before = self._shown.fields
        changed = {
            name: text for name, text in front.fields.items() if text != before.get(name, "")
        }
        plain = changed.keys() & {"title", "subtitle", "marking"}
        out: dict[str, Any] = {name: changed[name] or None for name in plain}
        if changed.get("title") == "":
            kept = "the title is missing: it was kept as it was"
            self._notices.add("field-kept", kept, "title")
            del out["title"]
        if not same_look(front.summary, self._shown.summary):
            out["summary"] = write(front.summary) or None
        for name, read in _READERS.items():
            if name in changed:
                out |= read(self, changed[name], front)
        return out | self._head.facts(front.head)

    def _kicker(self, line: str, front: Front) -> dict[str, Any]:
        """Part the line above the title: its stage, and what stands before that."""
        held, reference = (front.controls.get(name, "") for name in ("stage", "reference"))
        text, stage = self._head.parted_stage(line, held, reference.strip(" ·"))
        kicker, shown = (self._shown.fields.get(name, "") for name in ("kicker", "stage"))
        if text == kicker.removesuffix(shown).rstrip(" ·"):
            return self._head.stage(stage)
        named = read_kicker(text, self._base, self._shown, self._notices)
        return {**self._head.stage(stage), **named}

    def _dateline(self, text: str, front: Front) -> dict[str, Any]:
        """Part the line below the title into day and byline."""
        day, byline = (front.controls.get(key, "") for key in ("date", "byline"))
        # what was emptied leaves its separator behind
        line = text.strip(" ·")
        facts = (day, byline)
        if FACT_SEPARATOR.join(filter(None, facts)) != line or FACT_SEPARATOR in day:
            day, byline = self._parted(line.split(FACT_SEPARATOR))
        return {"date": self._day(day, front), "byline": byline.strip() or None}

    def _parted(self, facts: list[str]) -> tuple[str, str]:
        """Return the day and the byline that the facts below the title are."""
        day = next((fact for fact in facts if read_day(fact, self._base.language)), "")
        rest = [fact for fact in facts if fact is not day]
        old = self._shown.fields
        moved = rest[:1] == [old.get("byline")] or (len(rest) < 2 and "byline" in old)
        if not day and "date" in old and not moved:
            # what stands where the day stood is one that cannot be read
            day = rest.pop(0)
        return day, FACT_SEPARATOR.join(rest)

    def _day(self, text: str, front: Front) -> dt.date | None:
        if text == self._shown.fields.get("date", ""):
            return self._base.date
        typed = read_typed_day(text, self._base.language)
        day = typed.day
        if day or not text:
            return day
        chosen = front.days.get("date", "")
        if chosen and (self._base.date is None or chosen != self._base.date.isoformat()):
            day = read_day(chosen, "en")
        if day is None:
            self._keep_day("date", "date", text, typed.doubt)
        return day or self._base.date

    def _keep_day(
        self, name: str, what: str, text: str, doubt: str | None, remedy: str = ""
    ) -> None:
        """Say that a day could not be read, or may be several: the old one stays."""
        unread = f"the {what} {text!r} cannot be read"
        remedy = SPELL_OUT if doubt else remedy
        kept = f"{doubt or unread}: it was kept as it was"
        self._notices.add("field-kept", kept, name, remedy=remedy)

    def _embargo(self, text: str, _: Front) -> dict[str, Any]:
        if not text:
            return {"embargo": None}
        start, end = self._labels.embargo.partition("{instant}")[::2]
        labelled = spelt_alike(text).startswith(spelt_alike(start))
        words = (text[len(start) :] if labelled else text).removesuffix(end)
        instant = read_instant(words, self._base.language)
        if instant is None:
            day = words.rpartition(",")[0]
            doubt = read_typed_day(day, self._base.language).doubt
            self._keep_day("embargo", "embargo", text, doubt, _SPELL_INSTANT)
        return {"embargo": instant or self._base.embargo}

    def _table(self, table: ShownTable | None, kind: TableKind) -> tuple[TableRow, ...]:
        """Return the rows of a table; a row that shows what it showed is the base's own."""
        before = self._shown.tables.get(kind)
        if table is None:
            if before:
                gone = "the table and its caption are gone: its rows went too"
                self._notices.add("table-gone", gone, kind)
            return ()
        if before:
            self._report_columns_and_totals(table, before)
        base: Sequence[TableRow] = getattr(self._base, kind)
        out: list[TableRow] = []
        for row, place, was in matched(table.rows, before.rows if before else ()):
            cells = Cells(f"{kind}[{len(out)}]", row, was, _inline(row, was))
            made = self._rows.read(kind, cells, None if place is None else base[place])
            if made is not None:
                out.append(made)
                self._cells.setdefault(kind, []).append(cells)
        return tuple(out)

    def _report_columns_and_totals(self, table: ShownTable, before: ShownTable) -> None:
        for key, title in zip(before.columns, before.titles, strict=True):
            if key not in (*table.columns, NUMBER_COLUMN):
                gone = f"the column “{title}” is gone: what stood in it was kept"
                remedy = "to take that out, empty its cells"
                self._notices.add("column-kept", gone, table.kind, remedy=remedy)
        known = [" ".join(total.split()) for total in before.totals]
        for total in table.totals:
            if " ".join(total.split()) not in known:
                unread = f"totals are computed from the rows: {quotation(total)} was not read"
                self._notices.add("total-unread", unread, table.kind)

    def _refuse_empty_tables(self, outline: Outline, name: str) -> None:
        for kind, before in self._shown.tables.items():
            table = outline.tables.get(kind)
            emptied = not table.rows if table is not None else kind in outline.captions
            if before.rows and emptied:
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
        if len(headings) < 2 or outline.headings:
            return
        texts = {part.text for part in outline.flow}
        old = [block.text for section in headings for block in section.blocks]
        if 2 * sum(text in texts for text in old) > len(old):
            found = (
                f"found none of the {len(headings)} headings, but the text below them: a program "
                "may have lost their style"
            )
            remedy = "set them in the style Heading 1, or give each its words"
            raise InputError(mistake("lost-headings", name, None, "sections", found, remedy=remedy))

    def _contacts(self, lines: Sequence[tuple[int | None, Spans]]) -> tuple[Contact, ...]:
        """Return the contacts: those of the base by their bookmark's number, or their look."""
        shown = self._shown.contacts
        out: list[tuple[int | None, Contact]] = []
        numbered = dict(enumerate(shown, start=1))
        for number, line in lines:
            alike = (each for each in shown if same_look(line, each[1]))
            place, look = numbered.get(number or 0) or next(alike, (None, ()))
            old = None if place is None else self._base.contacts[place]
            if old is None or not same_look(line, look):
                old = read_contact(line, old, self._labels, self._notices)
            out.append((place, old))
        return keep_unseen(out, self._base.contacts, {place for place, _ in shown})


def _inline(row: ShownRow, was: ShownRow | None) -> str | None:
    """Return the text of a row's cell with marks, where it does not look as it did."""
    same = was is not None and same_look(row.spans, was.spans)
    return None if same or MARKED not in row.cells else write(row.spans)


#: What reads the single fields that are more than their words.
_READERS: Mapping[str, Callable[[Rebuilder, str, Front], Mapping[str, Any]]] = {
    "embargo": Rebuilder._embargo,
    "kicker": Rebuilder._kicker,
    "dateline": Rebuilder._dateline,
}
