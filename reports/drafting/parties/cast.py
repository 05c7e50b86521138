"""Those who act in an article, and the country or body that each acts for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import field

from reports.language.countries import country_of
from reports.language.lexicon import lexicon_of
from reports.language.tokens import initials
from reports.model import Person
from reports.slotted import frozen


@frozen
class Cast:
    """Those who act in the article: `countries` of its people, by full name and surname.

    `home` is the country whose office publishes the article, `roles` what its people are.
    """

    countries: dict[str, str | None]
    language: str
    home: str | None = None
    roles: Mapping[str, str] = field(default_factory=dict)

    def named_in(self, text: str) -> list[str]:
        """Return the names of people that `text` has as whole words."""
        return [
            name
            for name in self.countries
            if name in text and re.search(rf"(?<![^\W_]){re.escape(name)}(?![^\W_])", text)
        ]


def make_cast(
    people: Sequence[Person], language: str, home: str | None = None, state: str | None = None
) -> Cast:
    """Return the people with the country or body each one acts for (None: not said).

    Ministers act for the country whose office publishes the article, unless it says otherwise;
    of an article that nobody publishes, for the `state` in whose money it counts.
    """
    cabinet = lexicon_of(language).pattern("roles", "cabinet")
    known: dict[str, str | None] = {}
    for person in people:
        place = person.affiliation and (
            state_of(person.affiliation, language) or person.affiliation
        )
        role = (person.role or "").lower()
        place = place or (home or state if cabinet.search(role) else None)
        known[person.name] = place or known.get(person.name)
        surname = _surname(person.name)
        if known.get(surname) is None:
            known[surname] = place
        if letters := initials(person.role or ""):
            known.setdefault(letters, place)  # “EAM announced”
    roles = {person.name: (person.role or "").lower() for person in people}
    return Cast(known, language, home, roles)


def state_of(place: str, language: str) -> str | None:
    """Return the country that a place is, by its full name too: “Republic of Kenya”."""
    polity = r"(?i)(?:<people.polities>|[a-z]+ic)\s<aid.prepositions.of>(?:(?<=[’'])|\s)"
    plain = lexicon_of(language).compiled(polity).sub("", place, 1)
    return country_of(place, language) or country_of(plain, language)


def _surname(name: str) -> str:
    """Return the last name, or the one in capitals: “LEE Ann”."""
    names = name.split()
    return next((each.title() for each in names if each.isupper() and len(each) > 2), names[-1])
