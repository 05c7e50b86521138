"""What each kind of brief is there for: a decision note asks, a release names whom to ask."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reports.checks.rule import Finding, rule
from reports.checks.subject import Subject
from reports.model.brief_head import BriefKind

#: By kind: the fields of which one must say something, what is found without, and what to do.
_NEEDED: Mapping[BriefKind, tuple[tuple[str, ...], str, str]] = {
    "decision": (
        ("recommendations",),
        "a decision note asks nobody to decide",
        "say what is recommended, with the options and the day to decide by",
    ),
    "lines": (
        ("key_messages",),
        "there are no lines to take",
        "write four to six, each as it is said aloud",
    ),
    "release": (
        ("contacts",),
        "a release names nobody to ask",
        "add contacts: a desk with an e-mail address will do",
    ),
    "sitrep": (
        ("as_of", "period"),
        "a situation report does not say of when it is",
        "give the day of its facts, or the days that it covers (period)",
    ),
}


@rule("B320", "a brief holds what its kind is for")
def missing_in_kind(subject: Subject) -> Iterator[Finding]:
    """Ask for the part without which a kind of brief is none."""
    briefing = subject.briefing
    if briefing.kind not in _NEEDED:
        return
    fields, found, remedy = _NEEDED[briefing.kind]
    if not any(getattr(briefing, field) for field in fields):
        yield Finding(fields[0], found, "", remedy)


RULES = (missing_in_kind,)
