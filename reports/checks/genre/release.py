"""What must be settled before a brief goes out: its embargo and its marking."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from reports.checks.rule import Finding, rule
from reports.checks.subject import Subject
from reports.errors import shown


@rule("B313", "an embargo is still to come")
def embargo_passed(subject: Subject) -> Iterator[Finding]:
    """Find an embargo that ended on a day before today.

    Days are those of the embargo's own offset; on the day itself nobody knows the hour.
    """
    embargo, today = subject.briefing.embargo, subject.today
    if embargo is None or today is None or embargo.date() >= today:
        return
    days = (today - embargo.date()).days
    ago = f"{days} day{'s' * (days != 1)} ago"
    found = f"the embargo passed on {embargo.isoformat(' ', 'minutes')}, {ago}"
    yield Finding("embargo", found, "", "take it out, or give the new time")


@rule("B314", "a marking is one of the house's", "error")
def unknown_marking(subject: Subject) -> Iterator[Finding]:
    """Find a marking that the theme does not list; capitals do not matter."""
    marking, known = subject.briefing.marking, subject.markings
    if not marking or not known:
        return
    spelled = {each.casefold(): each for each in known}
    if marking.casefold() in spelled:
        return
    near = get_close_matches(marking.casefold(), spelled, n=1)
    remedy = f"did you mean {shown(spelled[near[0]])}?" if near else "write one of them"
    found = f"the marking {shown(marking)} is none of this house's"
    yield Finding("marking", found, f"one of: {', '.join(known)}", remedy)


RULES = (embargo_passed, unknown_marking)
