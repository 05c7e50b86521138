"""What is to be decided, and what was: options, days to decide by, the days of the sign-off."""

from __future__ import annotations

from collections.abc import Iterator

from reports.checks.rule import Finding, rule
from reports.checks.subject import Subject
from reports.errors import shown
from reports.plan.tables.decisions import is_option


@rule("B210", "a decision is one of its options")
def other_decision(subject: Subject) -> Iterator[Finding]:
    """Find decisions that nobody was asked for, and options that stand twice."""
    for place, each in enumerate(subject.briefing.recommendations):
        part, options = f"recommendations[{place}]", each.options
        known = ", ".join(map(shown, options))
        decision = each.decision
        if decision and options and not any(is_option(decision, option) for option in options):
            found = f"the decision {shown(decision)} is none of the options"
            yield Finding(f"{part}.decision", found, f"one of: {known}", "or add it to the options")
        folded = [option.casefold() for option in options]
        if len(set(folded)) < len(folded):
            found = f"an option stands twice: {known}"
            yield Finding(f"{part}.options", found, "", "take one out: only the first is ticked")


@rule("B211", "days of decisions are those of the brief")
def other_days(subject: Subject) -> Iterator[Finding]:
    """Find what was to be decided before the brief was written, and who signed in the future."""
    briefing, today = subject.briefing, subject.today
    for place, each in enumerate(briefing.recommendations):
        if each.decision_by and briefing.date and each.decision_by < briefing.date:
            found = f"{each.decision_by} is before the day of the brief, {briefing.date}"
            where = f"recommendations[{place}].decision_by"
            yield Finding(where, found, "that day or later", "correct one of the two")
    for place, line in enumerate(briefing.approvals):
        if line.date and today and line.date > today:
            found = f"{line.name} signs on {line.date}, which is still to come"
            yield Finding(f"approvals[{place}].date", found, "", "correct the day")


@rule("B319", "a decision is asked for in time")
def overdue_decision(subject: Subject) -> Iterator[Finding]:
    """Find days to decide by that are past, while nothing is decided."""
    today = subject.today
    for place, each in enumerate(subject.briefing.recommendations):
        due = each.decision_by
        if due is None or today is None or each.decision or due >= today:
            continue
        days = (today - due).days
        ago = f"{days} day{'s' * (days != 1)} ago"
        found = f"the day to decide by, {due}, was {ago}, and nothing is decided"
        remedy = "write the decision, or give another day"
        yield Finding(f"recommendations[{place}].decision_by", found, "", remedy)


RULES = (other_decision, other_days, overdue_decision)
