"""What a drafted row is not certain of; the first doubt of this table holds it for review.

A row whose giver, or whose subject, was not read seldom has its other cells right: of the rows
of articles that no rule was made for, nine in ten of those were wrong in one of them.
"""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum


class Uncertain(StrEnum):
    """A way of reading that does not make a row certain, and what is said of it; gravest first."""

    ASKED = "the text asks whether it is so"
    ADVICE = "the text says what to do, not that somebody does it"
    EACH = "several give this sum each: write a row for every one of them"
    NO_GIVER = "the text does not say who gives it"
    ONE_SIDE = "the sentence does not say who agreed on what"
    NO_SUBJECT = "the sentence does not say what was agreed on"
    ONCE = "named once and without an office: is this a person the briefing needs?"


#: The doubts that there is such a thing at all; with the others it is told, and a cell is open.
UNTOLD = frozenset({Uncertain.ASKED, Uncertain.ADVICE, Uncertain.ONE_SIDE, Uncertain.ONCE})


def held_by(doubts: Collection[tuple[bool, Uncertain]]) -> str | None:
    """Return why a row is held: the gravest of the doubts that there are; None if it is certain."""
    found = {doubt for there, doubt in doubts if there}
    return next((doubt.value for doubt in Uncertain if doubt in found), None)
