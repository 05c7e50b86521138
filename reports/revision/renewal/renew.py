"""A briefing that people have edited, renewed by the draft of a newer article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from reports.model import ROW_FIELDS, Aid, Briefing, Figure, Source
from reports.model.briefing import Row
from reports.notices import Location, Notice, Notices
from reports.revision.difference.names import short_name, with_place_names
from reports.revision.difference.wording import Named
from reports.revision.merging.evidence import EvidenceKeeper
from reports.revision.merging.merge_conflicts import Conflict, Prefer, Sides
from reports.revision.merging.private import add_notes
from reports.revision.merging.three_way import merge_kept
from reports.revision.renewal.drafted_base import Base, SaidText, sentences_of
from reports.revision.renewal.former import Former
from reports.revision.renewal.passages import TEXTS, added_to
from reports.revision.renewal.renewed_rows import Met, RenewedTable, merged_rows, unsaid
from reports.revision.renewal.same_fact import number_of
from reports.revision.renewal.successors import Successors
from reports.slotted import frozen

#: Fields of the head that a draft fills.
_HEAD = ("title", "date", "byline")
#: Those that may be sentences of the article.
_SENTENCES = ("subtitle", "summary")
#: So many articles before today's are remembered.
_MOST_EARLIER = 30
#: More rows than this are not named one by one.
_MOST_NAMED = 4
#: What a row is called by, the first that it has.
_CALLED_BY = ("name", "label", "text")


@frozen
class Renewed:
    """The renewed briefing; `conflicts` are of ours, which stays where nobody settles them.

    `notices` say what stays though the article says otherwise or nothing, and what stays out.
    """

    briefing: Briefing
    conflicts: tuple[Conflict, ...] = ()
    notices: tuple[Notice, ...] = ()


def renew(
    base: Base,
    theirs: Briefing,
    ours: Briefing,
    prefer: Prefer | None = None,
    unlisted: Sequence[Figure] = (),
) -> Renewed:
    """Return `ours` with what `theirs`, the draft of a newer article, states newly or otherwise.

    Everything that people edited since `base` stays; what the article states otherwise of it is a
    conflict, which `prefer` settles. Nothing of the file goes because the article is silent.
    Figures that are `unlisted` in the draft renew the rows of theirs, and make no new ones.
    """
    renewal = _Renewal(base, theirs, ours, prefer, unlisted)
    update = {**renewal.head(), **renewal.texts(), **renewal.tables()}
    briefing = Briefing.model_validate(
        {name: getattr(ours, name) for name in Briefing.model_fields} | update
    )
    renewal.tell_of_totals(briefing)
    notices = with_place_names(renewal.notices, briefing)
    return Renewed(briefing, tuple(renewal.conflicts), notices)


class _Renewal:
    """Merges the parts of a briefing, and gathers what there is to tell."""

    def __init__(
        self,
        base: Base,
        theirs: Briefing,
        ours: Briefing,
        prefer: Prefer | None,
        unlisted: Sequence[Figure],
    ) -> None:
        self.conflicts: list[Conflict] = []
        self.notices = Notices()
        self._exact = base.exact
        self._base, self._theirs, self._ours = base.briefing, theirs, ours
        self._prefer, self._unlisted = prefer, {"figures": tuple(unlisted)}
        self._today = SaidText(theirs)
        self._former = Former(theirs)
        self._sides = Sides(self._base, theirs, ours, ours, "article")

    def head(self) -> dict[str, Any]:
        """Return the fields of the head, the summary, the source and what else a draft fills."""
        base, theirs, ours = self._base, self._theirs, self._ours
        update = {name: self._single(name) for name in _HEAD}
        update |= {name: self._single(name, unedited=self._is_drafted(name)) for name in _SENTENCES}
        if ours.subtitle is None and update["title"] != theirs.title:
            update["subtitle"] = None  # it belongs to a title that does not stand here
        update["source"] = _source(theirs.source, ours.source)
        if theirs.dollar is not None and ours.dollar in (None, base.dollar):
            update["dollar"] = theirs.dollar
        own = not base.totals or "totals" in ours.model_fields_set
        update["totals"] = ours.totals and (theirs.totals or own)
        fresh = [each for each in theirs.notes if each not in base.notes]
        update["notes"] = add_notes(ours.notes, fresh)
        return update

    def _single(self, name: str, *, unedited: bool = False) -> Any:
        """Return one field: that of the article where nobody edited it."""
        was, new, own = (getattr(each, name) for each in (self._base, self._theirs, self._ours))
        if new is None and name == "date" and own is not None:
            remedy = "write today's"
            self.notices.add(
                "date-stays", f"stays {own}; the article says none", name, remedy=remedy
            )
        if new is None or new == own:
            return own
        if unedited or own is None or own == was:
            return own if own is None and was is not None else new
        if new != was:
            shown = f"“{short_name(str(new))}”"
            self.notices.add("kept", f"stays as it is; the article has {shown}", name)
        return own

    def _is_drafted(self, name: str) -> bool:
        """Return whether a field is word for word a sentence of a row, and in no paragraph."""
        own = getattr(self._ours, name)
        if self._exact or own is None or SaidText(self._ours).has(own):
            return False
        return own in sentences_of(self._ours)

    def texts(self) -> dict[str, Any]:
        """Return the sections, questions and contacts."""
        if not self._exact:
            added = added_to(self._theirs, self._ours)
            self._tell_of_text(added.worded, "stay that the article has in other words")
            self._tell_of_text(
                added.withheld, "of the article were not added to a text that was cut"
            )
            return added.texts
        if not self._ours.sections:  # somebody wants none
            self._theirs = self._theirs.model_copy(update={"sections": ()})
        found, conflicts = merge_kept(self._base, self._theirs, self._ours, TEXTS)
        self.notices += [each.notice() for each in conflicts]
        return found

    def _tell_of_text(self, texts: Sequence[str], what: str) -> None:
        if texts:
            found = f"{len(texts)} paragraph(s) {what}: “{short_name(texts[0])}”"
            remedy = "give yesterday's article with --base, and what nobody edited follows"
            self.notices.add("text-stays", found, "sections", remedy=remedy)

    def tables(self) -> dict[str, Any]:
        """Return the tables, and tell what became of their rows."""
        language, take = self._ours.language, self._prefer == "article"
        tables: dict[str, RenewedTable[Row]] = {}
        for name in ROW_FIELDS:
            base, theirs, ours = (
                getattr(each, name) for each in (self._base, self._theirs, self._ours)
            )
            sides = base, (*theirs, *self._unlisted.get(name, ())), ours
            table: RenewedTable[Row] = merged_rows(
                *sides, language, self._former, take=take, listed=len(theirs)
            )
            tables[name] = replace(table, rows=tuple(map(self._with_sentence, table.rows)))
        met = [each for table in tables.values() for each in table.rows]
        known = {id(each.said) for each in met if each.was is not None}
        said = (*(each.row for each in met if each.was is None), *chain(*self._unlisted.values()))
        fresh = Successors((row for row in said if id(row) not in known), language)
        for name, table in tables.items():
            self._tell(name, table, fresh)
        return {name: tuple(each.row for each in table.rows) for name, table in tables.items()}

    def _with_sentence(self, met: Met[Row]) -> Met[Row]:
        """Leave a row that stays as it was its sentence, where the article still has that."""
        own = met.was.evidence if met.was is not None else None
        if own is None or met.said is None or not self._today.has(own):
            return met
        kept = met.row.model_copy(update={"evidence": own})
        return replace(met, row=kept) if kept == met.was else met

    def _tell(self, name: str, table: RenewedTable[Row], fresh: Successors) -> None:
        keeper = EvidenceKeeper(self._ours.language)
        for place, met in enumerate(table.rows):
            if met.was is None or met.said is None:
                continue
            if met.row.evidence != met.was.evidence:
                keeper.follow(met.said, met.row, f"{name}[{place}]")
            self.conflicts += self._clashes(name, place, met)
        self.notices += keeper.notices
        over = self._tell_of_former(name, table, fresh)
        rows = [each.row for each in unsaid(table) if id(each) not in over]
        if rows:
            found = f"the article does not repeat {_called(rows)}"
            self._note("not-repeated", f"{found}: kept, with the sentence of before", name)
        if table.deleted:
            found = f"the article says again what was deleted here: {_called(table.deleted)}"
            self._note("stays-deleted", found, name)

    def _tell_of_former(self, name: str, table: RenewedTable[Row], fresh: Successors) -> set[int]:
        """Tell which rows stay with a number that is one of before, or may be."""
        over = set()
        for place, met in enumerate(table.rows):
            number = number_of(met.row)
            if number is None or met.said is not None or met.row.evidence is None:
                continue
            if said := self._former.said(number[0], money=number[1]):
                found = f"stays, and the article tells its number as one of before: “{said}”"
                remedy = "write today's, or take the row out"
                self.notices.add("former", found, f"{name}[{place}]", remedy=remedy)
                over.add(id(met))
            elif (new := fresh.of(met.row)) and new.evidence:
                found = f"stays; its number of today may be in “{new.evidence}”"
                remedy = "if that is one fact, write today's number, and take out the new row"
                self.notices.add("may-be-former", found, f"{name}[{place}]", remedy=remedy)
                over.add(id(met))
        return over

    def _note(self, code: str, found: str, name: str) -> None:
        self.notices.append(Notice(code, found, place=Location(part=name), severity="note"))

    def _clashes(self, name: str, place: int, met: Met[Row]) -> Iterator[Conflict]:
        for each in met.clashes:
            path = f"{name}[{met.place}].{each.field}"
            base, theirs, ours = (Named(v, v) for v in (each.base, each.theirs, each.ours))
            found = self._sides.conflict(path, base, theirs, ours, self._prefer)
            yield replace(found, path=f"{name}[{place}].{each.field}") if self._prefer else found

    def tell_of_totals(self, merged: Briefing) -> None:
        """Tell that sums came in under totals that somebody has approved."""
        new = len(merged.aid) - len(self._ours.aid)
        if merged.totals and new > 0 and self._ours.aid:
            found = f"stays true, and {new} new row(s) of aid came in"
            self.notices.add("totals-stay", found, "totals", remedy="look at parts and doubles")


def _source(theirs: Source | None, ours: Source | None) -> Source | None:
    """Return the source of today; its publisher and author may be known from before."""
    if theirs is None or ours is None or theirs.sha256 == ours.sha256:
        return ours or theirs
    publisher, author = theirs.publisher or ours.publisher, theirs.author or ours.author
    before = dict.fromkeys(filter(None, (ours.sha256, *ours.earlier)))
    earlier = tuple(each for each in before if each != theirs.sha256)[:_MOST_EARLIER]
    update = {"publisher": publisher, "author": author, "earlier": earlier}
    return theirs.model_copy(update=update)


def _called(rows: Sequence[Row]) -> str:
    """Return a few rows by their names."""
    names = ", ".join(f"“{short_name(_name(row))}”" for row in rows[:_MOST_NAMED])
    more = f" and {len(rows) - _MOST_NAMED} more" if len(rows) > _MOST_NAMED else ""
    return f"{names}{more}"


def _name(row: Row) -> str:
    """Return what a row is called: a person, a figure, a quotation; aid by its parties."""
    if isinstance(row, Aid):
        return ", ".join(filter(None, (row.donor, row.recipient, row.purpose))) or row.kind
    return str(next(filter(None, (getattr(row, name, None) for name in _CALLED_BY))))
