"""What a drafted row is not certain of; the first doubt of this table holds it for review.

A row whose giver, or whose subject, was not read seldom has its other cells right: of the rows
of articles that no rule was made for, nine in ten of those were wrong in one of them.
"""

from __future__ import annotations

from collections.abc import Collection
from enum import Enum, auto


class Uncertain(Enum):
    """A way of reading that does not make a row certain; gravest first."""

    ASKED = auto()
    ADVICE = auto()
    EACH = auto()
    NO_GIVER = auto()
    SMALL = auto()
    ONE_SIDE = auto()
    NO_SUBJECT = auto()
    PERSON = auto()
    ONCE = auto()


_MESSAGES = {
    Uncertain.ASKED: "the text asks whether it is so",
    Uncertain.ADVICE: "the text says what to do, not that somebody does it",
    Uncertain.EACH: "several give this sum each: write a row for every one of them",
    Uncertain.NO_GIVER: "the text does not say who gives it",
    Uncertain.SMALL: "so small a sum may be a price, or what each one gets",
    Uncertain.ONE_SIDE: "the sentence does not say who agreed on what",
    Uncertain.NO_SUBJECT: "the sentence does not say what was agreed on",
    Uncertain.PERSON: "a person agreed, and the text does not say for whom",
    Uncertain.ONCE: "named once and without an office: is this a person the briefing needs?",
}
#: What is said of a row that may be none at all; of the others a cell is open.
UNTOLD = frozenset(
    _MESSAGES[doubt]
    for doubt in (
        Uncertain.ASKED,
        Uncertain.ADVICE,
        Uncertain.SMALL,
        Uncertain.ONE_SIDE,
        Uncertain.ONCE,
    )
)


def held_by(doubts: Collection[tuple[bool, Uncertain]]) -> str | None:
    """Return why a row is held: the gravest of the doubts that there are; None if it is certain."""
    found = {doubt for there, doubt in doubts if there}
    return next((_MESSAGES[doubt] for doubt in Uncertain if doubt in found), None)
