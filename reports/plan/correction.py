"""What stands before a briefing that corrects an older one: what it replaces, what changed."""

from __future__ import annotations

from reports.slotted import frozen


@frozen
class Correction:
    """A correction, ready to be shown.

    Attributes:
        heading: Says that it is one.
        sentence: What is replaced, and of when.
        since: Leads the list; "" where nobody knows what changed.
        changes: What changed, a text each.
    """

    heading: str
    sentence: str
    since: str = ""
    changes: tuple[str, ...] = ()
