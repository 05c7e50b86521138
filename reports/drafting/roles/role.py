"""A role phrase as it was read."""

from __future__ import annotations

from reports.drafting.roles.standing import NOT_IN_OFFICE
from reports.drafting.roles.tagging import HeadKind
from reports.slotted import frozen


@frozen
class Role:
    """A role phrase: the words `start` up to `end`, article, country and all.

    `head` is the first word of the head itself, `office` its words in the lists. `standing` says
    how its holder stands to the office: ``former``, ``acting``, ``deputy``; see `standing`. It
    `serves` where the words end in another office, "spokesperson for the president".
    """

    start: int
    head: int
    end: int
    text: str
    affiliation: str | None
    office: str
    kind: HeadKind
    plural: bool = False
    definite: bool = False
    standing: frozenset[str] = frozenset()
    serves: bool = False

    @property
    def in_office(self) -> bool:
        """Whether the office is held now and for good: not "former", "acting", "incoming"."""
        return NOT_IN_OFFICE.isdisjoint(self.standing)
