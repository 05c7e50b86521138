"""One row of the file with what today's article says of its fact, cell by cell.

An article that is silent about a cell does not deny it. What it states otherwise is taken where
nobody edited the cell; where somebody did, both sides are told.
"""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from reports.model import Aid, Figure, Money
from reports.model.briefing import Row
from reports.revision.merging.sentence import alike, holds_all, same_name
from reports.revision.renewal.same_fact import is_generic
from reports.slotted import frozen

_AnyRow = TypeVar("_AnyRow", bound=Row)
#: Values by which a row leaves a cell open.
_SILENT = (None, "other", "unspecified")
#: Texts that are the same in other words: what a row is about, not what it states.
_WORDED = frozenset({"label", "purpose", "donor", "recipient"})
_PARTIES = ("donor", "recipient")
#: What a promise is called, which an article of the next day only says to be announced.
_PROMISED = ("pledged", "committed")
#: Cells that people fill in with more than an article says: “WFP”, “World Food Programme (WFP)”.
_OFFICE = ("role", "affiliation")
#: What goes with a number, and is stale where another number stands.
_WITH_VALUE = {Figure: ("unit", "qualifier", "as_of", "note"), Aid: ("equivalent",)}
#: Cells that a row is about: where one is the house's own, so is the sentence.
_STATED = ("name", "value", "amount", "text")


@frozen
class Clash:
    """A cell that the house and the article changed differently."""

    field: str
    base: Any
    theirs: Any
    ours: Any


@frozen
class MergedRow(Generic[_AnyRow]):
    """A merged row with the cells that both sides changed; there `row` has what ours has."""

    row: _AnyRow
    clashes: tuple[Clash, ...] = ()


def merged_cells(base: Row | None, theirs: Row, ours: _AnyRow, *, take: bool) -> MergedRow[_AnyRow]:
    """Return a row of the file with what `theirs`, a row of the same fact, states otherwise.

    `base` is the row as it was drafted, None where nobody knows; `take` settles each clash by
    what the article says. The evidence is that of `theirs`, unless the file's own fact
    stays or its sentence says more of a row that stays as it is.
    """
    if base is None and theirs.review is not None:
        return MergedRow(ours)  # nobody is certain of it, and somebody has written the row
    clashes = []
    update: dict[str, Any] = {}
    moved = _moved_with(theirs, ours)
    for name in _cells(ours):
        was = None if base is None else getattr(base, name)
        sides = was, getattr(theirs, name), getattr(ours, name)
        again = not moved and _is_weaker(name, *sides[1:])
        kept, clash = (sides[2], False) if again else _cell(name, *sides, silent=name not in moved)
        if clash:
            clashes.append(Clash(name, *sides))
        update[name] = sides[1] if clash and take else kept
    row = ours.model_copy(update=update)
    if row != ours or ours.review is not None:
        row = row.model_copy(update={"review": _review(base, theirs, ours)})
    if take or not any(each.field in _STATED for each in clashes):
        row = row.model_copy(update={"evidence": _evidence(base, theirs, ours, row)})
    return MergedRow(row, tuple(clashes))


def _evidence(base: Row | None, theirs: Row, ours: Row, merged: Row) -> str | None:
    """Return the article's sentence, unless that of a row that stays as it is says more."""
    stays = merged == ours and _says_less(base, theirs, ours)
    return ours.evidence if stays or theirs.evidence is None else theirs.evidence


def _says_less(base: Row | None, theirs: Row, ours: Row) -> bool:
    """Return whether a row leaves open what the other one says: its sentence backs less.

    What people filled in no sentence has said, where `base` tells it.
    """
    return any(
        getattr(theirs, name) in _SILENT
        and getattr(ours, name) not in _SILENT
        and (base is None or getattr(base, name) not in _SILENT)
        for name in _cells(ours)
    )


def _cells(row: Row) -> list[str]:
    # a label only names the number: a fact that is the same keeps the one that it has
    left = ("id", "review", "evidence", "label")
    return [name for name in type(row).model_fields if name not in left]


def _review(base: Row | None, theirs: Row, ours: Row) -> str | None:
    """Return why a row is held: as the article's draft holds it, where people left that."""
    untouched = base is not None and ours.review == base.review
    return theirs.review if untouched else ours.review


def _moved_with(theirs: Row, ours: Row) -> tuple[str, ...]:
    """Return the cells that go with a number where the article has another one."""
    for kind, others in _WITH_VALUE.items():
        if isinstance(ours, kind) and isinstance(theirs, kind):
            values = [_number(row) for row in (theirs, ours)]
            return others if None not in values and values[0] != values[1] else ()
    return ()


def _number(row: Row) -> Any:
    if isinstance(row, Figure) and row.value is not None:
        return row.value
    amount = row.amount if isinstance(row, Figure | Aid) else None
    return None if amount is None else (amount.value, amount.upper)


def _cell(name: str, base: Any, theirs: Any, ours: Any, *, silent: bool) -> tuple[Any, bool]:
    """Return what stands in a cell, and whether both sides changed it.

    `silent` says whether an open cell of the article says nothing.
    """
    if theirs == ours or (silent and theirs in _SILENT):
        return ours, False
    if name == "purpose" and base == ours and ours is not None:
        return ours, False  # what a row is about: the fact is the same
    if isinstance(ours, Money) and isinstance(theirs, Money):
        base, theirs = _in_currency(base, ours), _in_currency(theirs, ours)
    if _says_same(name, base, theirs) or _says_same(name, ours, theirs):
        return ours, False
    if ours == base or (base is None and ours in _SILENT):
        return theirs, False
    return ours, not _says_more(name, ours, theirs)


def _is_weaker(name: str, theirs: Any, ours: Any) -> bool:
    """Return whether a status says of a promise only that it was told again."""
    return name == "status" and theirs == "announced" and ours in _PROMISED


def _says_more(name: str, ours: Any, theirs: Any) -> bool:
    """Return whether people wrote all that the article says of an office, and more."""
    return name in _OFFICE and isinstance(theirs, str) and holds_all(ours, theirs)


def _in_currency(money: Any, ours: Money) -> Any:
    """Return a sum in a bare “$” in the currency that the house has looked up."""
    if isinstance(money, Money) and money.currency is None and money.unit == ours.unit:
        return money.model_copy(update={"currency": ours.currency})
    return money


def _says_same(name: str, one: Any, other: Any) -> bool:
    if isinstance(one, Money) and isinstance(other, Money):
        return _plainly(one) == _plainly(other)
    if not (isinstance(one, str) and isinstance(other, str)):
        return bool(one == other)
    if name in ("name", "speaker"):
        return same_name(one, other)
    if name in _PARTIES and is_generic(other) and not is_generic(one):
        return True  # “government”, of which the row has the name
    return one.casefold() == other.casefold() or (name in _WORDED and alike(one, other))


def _plainly(money: Money) -> Money:
    qualifier = money.qualifier.casefold() if money.qualifier else None
    return money.model_copy(update={"qualifier": qualifier})
