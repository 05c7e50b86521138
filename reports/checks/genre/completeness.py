"""What a brief cannot do without: a bottom line, answers, offices, a source, somebody to ask."""

from __future__ import annotations

from collections.abc import Iterator

from reports.checks.rule import Finding, rule
from reports.checks.subject import Subject

#: Kinds of brief whose readers are asked questions.
_SPOKEN = ("brief", "lines")


@rule("B301", "a brief begins with its bottom line")
def no_bottom_line(subject: Subject) -> Iterator[Finding]:
    """Ask for a summary."""
    if not subject.briefing.summary:
        remedy = "say in one to three sentences who does what, for whom, and how much"
        yield Finding("summary", "there is no summary", "the bottom line up front", remedy)


@rule("B307", "a brief answers the questions that will be asked")
def no_questions(subject: Subject) -> Iterator[Finding]:
    """Ask for questions and answers, where somebody speaks or is asked."""
    briefing = subject.briefing
    if briefing.kind in _SPOKEN and not briefing.qa:
        remedy = "add what journalists and members will ask, with an answer each"
        yield Finding("qa", "there are no questions and answers", "", remedy)


@rule("B308", "a question has an answer")
def open_question(subject: Subject) -> Iterator[Finding]:
    """Ask for the answers that are still open."""
    for place, one in enumerate(subject.briefing.qa):
        if not one.answer:
            found = "the question has no answer, and is printed as open"
            yield Finding(f"qa[{place}]", found, "", "answer it, or take it out")


@rule("B310", "a person has an office or a function")
def no_role(subject: Subject) -> Iterator[Finding]:
    """Ask who people are."""
    for place in subject.printed["people"]:
        person = subject.briefing.people[place]
        if not person.role and not person.note:
            found = f"{person.name} has no role"
            yield Finding(f"people[{place}]", found, "an office or a function", "add role:")


@rule("B311", "a brief says where its facts come from")
def no_source(subject: Subject) -> Iterator[Finding]:
    """Ask for a source that a reader can find; a release is one itself."""
    source = subject.briefing.source
    if subject.briefing.kind == "release":
        return
    if source is None or not (source.title or source.publisher or source.url):
        expected = "the title, the publisher or the address of the article"
        yield Finding("source", "there is no source that a reader could find", expected)


@rule("B312", "a brief says whom to ask", "note")
def no_contact(subject: Subject) -> Iterator[Finding]:
    """Ask for a contact; of a release more is asked (B320)."""
    if subject.briefing.kind != "release" and not subject.briefing.contacts:
        remedy = "add contacts: a desk with an e-mail address will do"
        yield Finding("contacts", "there is nobody to ask", "at least one contact", remedy)


RULES = (no_bottom_line, no_questions, open_question, no_role, no_source, no_contact)
