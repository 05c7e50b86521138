"""Whether the office that a phrase names is the one that a person holds.

Offices are compared as they were parsed, by the words of the lists, never by letters: a
vice president is no president, and the president’s envoy is not the president.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from reports.drafting.people.person_mentions import Mention
from reports.drafting.roles.heads import Role
from reports.drafting.roles.standing import KINDS, standing_words
from reports.language.countries import country_entry
from reports.language.lexicon import table_of_all, word_list

_WEIGHTLESS = re.compile(r"\b(?:of|for|the|and|to|de|du|des|la|le|les|et|à|l’|d’)\b|[,’()]")
_AND = re.compile(r",| and | & | et ")
_SPELLED = {"spokesman": "spokesperson", "spokeswoman": "spokesperson", "secretary": "minister"}


@dataclass(frozen=True, slots=True)
class _Held:
    """An office of a person, or of nobody who is named; `owner` is whose office it is."""

    name: str | None
    role: Role
    owner: str | None


class Offices:
    """Who holds which office in an article, and the offices of nobody who is named.

    An office told often is kept once, and a phrase said often is looked up once.
    """

    def __init__(self) -> None:
        self._held: dict[str, dict[tuple[object, ...], _Held]] = {}
        self._known: dict[tuple[object, ...], str | None] = {}

    def add(self, name: str | None, roles: Iterable[Role], affiliation: str | None) -> None:
        """Add the roles of a person; `affiliation` is the owner of those that name none."""
        for role in roles:
            held = _Held(name, role, role.affiliation or affiliation)
            key = (name, role.text, role.standing, held.owner)
            if not role.plural:
                self._held.setdefault(role.office, {}).setdefault(key, held)

    def add_vacant(self, roles: Iterable[Role]) -> None:
        """Add roles of persons whom the article does not name: "the French president"."""
        self.add(None, roles, None)

    def holder_of(self, said: Role) -> str | None:
        """Return the one person who holds the office that `said` names, or None.

        An office without its owner ("the president") is nobody's when the article also speaks
        of somebody else's, whom it does not name ("the French president").
        """
        key = (said.text, said.office, said.standing, said.affiliation)
        if key not in self._known:
            self._known[key] = None if said.plural else self._find(said)
        return self._known[key]

    def _find(self, said: Role) -> str | None:
        same = [
            held
            for office in _meant(said.office)
            for held in self._held.get(office, {}).values()
            if _is_same(held.role, said)
        ]
        mine = [h for h in same if said.affiliation is None or _is_one(said.affiliation, h.owner)]
        names = {held.name for held in mine if held.name is not None}
        if len(names) != 1:
            return None
        name = names.pop()
        owners = {held.owner for held in mine if held.name == name}
        others = {held.owner for held in mine if held.name is None and held.owner}
        apart = any(not any(_is_one(other, owner) for owner in owners) for other in others)
        return None if apart and said.affiliation is None else name


@lru_cache(maxsize=256)
def content(role: str) -> frozenset[str]:
    """Return the words of a role that say something, in one spelling."""
    words = _WEIGHTLESS.sub(" ", role.lower().replace("-", " ").replace("defense", "defence"))
    return frozenset(_SPELLED.get(word, word) for word in words.split())


def first_conflict(offices: Iterable[Mention]) -> tuple[Mention, Mention] | None:
    """Return the first two mentions whose offices do not fit; a former office fits every other."""
    kept: dict[frozenset[str], Mention] = {}  # an office told often is compared once
    for mention in offices:
        said = content(mention.role_text or "")
        if mention.role is None or not mention.role.in_office or said in kept:
            continue
        for other, first in kept.items():
            if not (said <= other or other <= said):
                return first, mention
        kept[said] = mention
    return None


def _meant(office: str) -> frozenset[str]:
    """Return the offices that a word may mean: "leader" a president, too."""
    also = {office, *table_of_all("roles", "also").get(office, ())}
    ministers = office in word_list("roles", "of_ministries")
    return frozenset(also | word_list("roles", "heads_of_ministries") if ministers else also)


def _is_same(role: Role, said: Role) -> bool:
    """Tell whether `said` names the office of `role`: its field and its standing, too."""
    if role.standing != said.standing:
        return False
    ministers = said.office in word_list("roles", "of_ministries")
    if ministers and role.office in word_list("roles", "heads_of_ministries"):
        return _heads_ministry(role, said)
    return _is_field(said, role)


def _is_one(owner: str, other: str | None) -> bool:
    """Tell whether two names are one owner's: "U.S.", "American"."""
    one, two = country_entry(owner), country_entry(other or "")
    return owner == other or (one is not None and two is not None and one.code == two.code)


def _heads_ministry(role: Role, said: Role) -> bool:
    """Tell whether somebody is "head of the Ministry of Energy", and so its minister."""
    whose = (role.affiliation or "").lower()
    ministry = whose.split(" ")[0] in word_list("roles", "ministries")
    return ministry and _field_of(said, said.text) <= content(whose)


def _is_field(said: Role, role: Role) -> bool:
    """Tell whether the field of work that is said, if any, is one of the fields of `role`.

    "The health minister" is the Minister of Health and Social Affairs, and "the defence
    minister" of National Defence, but not of Defence Production.
    """
    left = _field_of(said, said.text)
    for part in _AND.split(role.text):
        field = _field_of(role, part)
        if field & left and field - left <= word_list("roles", "light_fields"):
            left -= field
    return not left


def _field_of(role: Role, text: str) -> frozenset[str]:
    """Return the field of work in the text of a role: ``health`` of "Minister of Health"."""
    return content(text) - content(role.office) - standing_words(*KINDS)
