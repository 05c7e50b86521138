"""One person with two offices."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from reports.checks.facts.namewords import words_of
from reports.checks.rule import Finding, rule
from reports.checks.subject import QUOTED, Subject
from reports.drafting.people.offices import content
from reports.drafting.people.register import key_of
from reports.language.lexicon import Lexicon, any_of
from reports.language.locales import caseless
from reports.model import Person

_STANDING = ("former", "acting", "coming", "under")
#: Letters before a title in which a word that changes it may stand: “then-”, “ancien ”.
_REACH = 16


@rule("B201", "a person has one office")
def two_offices(subject: Subject) -> Iterator[Finding]:
    """Look for persons with two rows, another office as contacts, or another title in the text."""
    yield from _listed_twice(subject)
    yield from _contacts(subject)
    if subject.lexicon is not None:
        yield from _titles(subject, subject.lexicon)


def _listed_twice(subject: Subject) -> Iterator[Finding]:
    first: dict[str, tuple[int, Person]] = {}
    for place in subject.printed["people"]:
        row = subject.briefing.people[place]
        other_place, other = first.setdefault(key_of(row.name), (place, row))
        if other is not row:
            found = (
                f"{row.name} is {_office(row)} here, and {_office(other)} in people[{other_place}]"
            )
            yield Finding(f"people[{place}]", found, "each person once", "make one row of the two")


def _office(row: Person) -> str:
    return ", ".join(filter(None, (row.role, row.affiliation))) or "listed without a role"


def _contacts(subject: Subject) -> Iterator[Finding]:
    rows = (subject.briefing.people[place] for place in subject.printed["people"])
    people = {key_of(row.name): row for row in rows}
    for place, contact in enumerate(subject.briefing.contacts):
        row = people.get(key_of(contact.name or ""))
        if row and row.role and contact.role and not _fit(row.role, contact.role, subject.lexicon):
            found = f"{row.name} is {contact.role} here, and {row.role} among the key figures"
            yield Finding(f"contacts[{place}].role", found, "one office", "mend one of the two")


def _fit(role: str, other: str, known: Lexicon | None) -> bool:
    one, two = (
        content(each, known) if known else frozenset(words_of(each)) for each in (role, other)
    )
    return one <= two or two <= one


def _titles(subject: Subject, known: Lexicon) -> Iterator[Finding]:
    """Yield titles before a surname in the text that the person's row does not have."""
    people = _office_holders(subject, known)
    if not people:
        return
    pattern, offices = _title(known), _offices(known)
    for text in subject.texts:
        if text.kind in QUOTED:
            continue
        for found in pattern.finditer(text.text):
            row = people.get(key_of(found["name"].split(" ")[-1]))
            before = text.text[max(0, found.start() - _REACH) : found.start()]
            if row is None or not _means(found["name"], row) or _is_changed(before, known):
                continue
            title = _office_key(found["title"])
            if offices[title] not in _offices_in(_office(row) + " " + (row.note or ""), known):
                said = f"{found.group()} in the text, and {row.role} among the key figures"
                yield Finding(text.part, said, "one office", "mend the text, or the row")


def _office_holders(subject: Subject, known: Lexicon) -> Mapping[str, Person]:
    """Return the persons whose row has one of the offices, by a surname that is theirs alone."""
    found: dict[str, Person | None] = {}
    for place in subject.printed["people"]:
        row = subject.briefing.people[place]
        surname = key_of(row.name.split(" ")[-1])
        found[surname] = None if surname in found else row
    return {
        surname: row
        for surname, row in found.items()
        if row and row.role and _offices_in(row.role, known) and not _is_changed(row.role, known)
    }


def _means(name: str, row: Person) -> bool:
    """Return whether a name in the text is that of a row: the surname, with its first name."""
    words, own = words_of(name), words_of(row.name)
    return len(words) == 1 or words[0] == own[0]


def _is_changed(text: str, known: Lexicon) -> bool:
    """Return whether a word says that an office is not held, or another one: “former”, “vice”."""
    return any(known.pattern("standing", kind).search(text) for kind in _STANDING)


def _offices_in(role: str, known: Lexicon) -> set[str]:
    offices = _offices(known)
    found = _office_pattern(known).findall(role)
    return {offices[_office_key(word)] for word in found}


@cache
def _offices(known: Lexicon) -> Mapping[str, str]:
    table = known.table("facts", "offices").items()
    return {_office_key(word): office for office, words in table for word in words}


def _office_key(words: str) -> str:
    return " ".join(caseless(words).split())


@cache
def _office_pattern(known: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"\b(?i:{any_of(_offices(known))})\b")


@cache
def _title(known: Lexicon) -> re.Pattern[str]:
    """A title and up to three words with capitals: “President Volodymyr Zelenskyy”."""
    name = r"[^\W\d_a-z][^\W\d_]+(?:[’'-][^\W\d_]+)?"
    titles = any_of(_offices(known))
    return re.compile(rf"\b(?P<title>(?i:{titles}))\s(?P<name>{name}(?:\s{name}){{0,2}})")


RULES = (two_offices,)
