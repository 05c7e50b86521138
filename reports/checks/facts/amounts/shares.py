"""Shares of a whole."""

from __future__ import annotations

from collections.abc import Iterator

from reports.checks.facts.amounts.held_amounts import shown_numbers
from reports.checks.rule import Finding, rule
from reports.checks.subject import Subject
from reports.model import Figure

_WHOLE = 100


@rule("B207", "a share is no more than the whole", "error")
def share_above_whole(subject: Subject) -> Iterator[Finding]:
    """Look for more than 100 per cent of people, votes or places."""
    known = subject.lexicon
    if known is None:
        return
    per_cent = known.pattern("facts", "per_cent")
    shares, others = known.pattern("facts", "shares"), known.pattern("facts", "may_exceed")
    for place in subject.printed["figures"]:
        row = subject.briefing.figures[place]
        if row.value is None or row.value <= _WHOLE or not row.unit:
            continue
        unit = row.unit.strip()
        if unit != "%" and not per_cent.match(unit):
            continue
        said = _said(row)
        if shares.search(said) and not others.search(said):
            found = f"{shown_numbers([row.value])} % of a whole: “{row.label}”"
            remedy = "mend the value, or say in the label what has grown"
            yield Finding(f"figures[{place}].value", found, "at most 100 %", remedy)


def _said(row: Figure) -> str:
    """Return all that says what a figure counts."""
    return " ".join(filter(None, (row.label, row.unit, row.note)))


RULES = (share_above_whole,)
