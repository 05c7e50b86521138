"""In which order each kind of brief holds its parts, from the summary to the closing lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import takewhile
from operator import not_
from typing import Final, Literal

from reports.model.brief_head import BriefKind

#: Parts that stand together. `tables` are the key figures and the aid, with their chart;
#: `opening` is the text before the first heading, where it stands apart from the sections.
Group = Literal[
    "messages", "recommendations", "tables", "opening", "sections", "quotes", "approvals",
    "questions",
]  # fmt: skip

#: The groups of each kind, all of them, from top to bottom.
ORDERS: Final[Mapping[BriefKind, tuple[Group, ...]]] = {
    "brief": (
        "messages", "recommendations", "tables", "sections", "quotes", "approvals", "questions",
    ),
    # what is asked, and why; the numbers behind it follow
    "decision": (
        "recommendations", "messages", "sections", "tables", "quotes", "approvals", "questions",
    ),
    # what is said, and what is answered; the rest is background. Text without a heading would
    # be read as part of the last answer
    "lines": (
        "messages", "opening", "questions", "recommendations", "tables", "sections", "quotes",
        "approvals",
    ),
    # the story as papers take it over; the facts below it
    "release": (
        "messages", "recommendations", "sections", "quotes", "tables", "approvals", "questions",
    ),
    "sitrep": (
        "messages", "recommendations", "tables", "sections", "quotes", "approvals", "questions",
    ),
}  # fmt: skip


def has_appendix(kind: BriefKind) -> bool:
    """Return whether the questions of a kind of brief are its appendix: where they come last."""
    return ORDERS[kind][-1] == "questions"


def opening_of(kind: BriefKind, headings: Iterable[str | None]) -> int:
    """Return how many of the sections with these headings stand apart as the opening."""
    if "opening" not in ORDERS[kind]:
        return 0
    return sum(1 for _ in takewhile(not_, headings))
