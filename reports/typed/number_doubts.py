"""What a person is asked of numbers that may be several: ``1,200`` where commas are decimal."""

from __future__ import annotations

from collections.abc import Iterable

from reports.typed.spelling import Doubt
from reports.wording.formats import format_number


def open_doubt(doubts: Iterable[Doubt], language: str) -> str | None:
    """Return what a number may be that was not read, to say behind the cell; None if all were."""
    doubt = next((each for each in doubts if not each.settled), None)
    return None if doubt is None else f", where '{doubt.typed}' may be {_choices(doubt, language)}"


def settled_doubt(doubts: Iterable[Doubt], language: str) -> str | None:
    """Return what a number may be that the size of the old value has settled."""
    doubt = next((each for each in doubts if each.settled), None)
    if doubt is None:
        return None
    choices = _choices(doubt, language)
    return (
        f"'{doubt.typed}' may be {choices}: the one of the old value's size was taken; is it right?"
    )


def _choices(doubt: Doubt, language: str) -> str:
    return " or ".join(format_number(value, language) for value in doubt.values)
