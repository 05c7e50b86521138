"""What a rule is: a function from a briefing to findings, with its code and severity."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from reports.checks.subject import Subject
from reports.notices import Location, Notice, Severity
from reports.slotted import frozen


class Finding(NamedTuple):
    """What a rule has found: `part` is the field, such as ``aid[2].amount``, "" for the whole.

    The others are those of `Notice`; `severity` is None for the rule's own.
    """

    part: str
    found: str
    expected: str = ""
    remedy: str = ""
    severity: Severity | None = None


@frozen
class Rule:
    """A rule: `code` is what it is silenced by, `name` what it asks, in a few words."""

    code: str
    name: str
    severity: Severity
    find: Callable[[Subject], Iterable[Finding]]

    def notices(self, subject: Subject) -> Iterator[Notice]:
        """Yield what it finds, without the file, which whoever read it knows."""
        for each in self.find(subject):
            severity = each.severity or self.severity
            place = Location(part=each.part)
            yield Notice(self.code, each.found, each.expected, each.remedy, place, severity)


def rule(
    code: str, name: str, severity: Severity = "warning"
) -> Callable[[Callable[[Subject], Iterable[Finding]]], Rule]:
    """Return what makes a rule of a function."""
    return lambda find: Rule(code, name, severity, find)
