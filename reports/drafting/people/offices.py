"""Whether the office that a phrase names is the one that a person holds.

Offices are compared as they were parsed, by the words of the lists, never by letters: a
vice president is no president, and the president’s envoy is not the president.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reports.drafting.people.person_mentions import PersonMention
from reports.drafting.roles.role import Role
from reports.drafting.roles.standing import standing_words
from reports.language.countries import country_entry
from reports.language.lexicon import Lexicon
from reports.language.tokens import tokenized
from reports.slotted import frozen


@frozen
class _Held:
    """An office of a person, or of nobody who is named; `owner` is whose office it is."""

    name: str | None
    role: Role
    owner: str | None


class Offices:
    """Who holds which office in an article, and the offices of nobody who is named.

    An office told often is kept once, and a phrase said often is looked up once.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        """Start without an office; `lexicon` says which words mean one office."""
        self._lexicon = lexicon
        self._held: dict[str, dict[tuple[object, ...], _Held]] = {}
        self._known: dict[tuple[object, ...], str | None] = {}

    def add(self, name: str | None, roles: Iterable[Role], affiliation: str | None) -> None:
        """Add the roles of a person, or of nobody; `affiliation` owns those that name none."""
        for role in roles:
            held = _Held(name, role, role.affiliation or affiliation)
            key = (name, role.text, role.standing, held.owner)
            if not role.plural:
                self._held.setdefault(role.office, {}).setdefault(key, held)

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
        whose = said.affiliation
        mine = [h for h in self._same(said) if whose is None or self._is_one(whose, h.owner)]
        names = {held.name for held in mine if held.name is not None}
        if len(names) != 1:
            return None
        return None if whose is None and self._is_others(mine) else names.pop()

    def _same(self, said: Role) -> Iterator[_Held]:
        """Yield the offices that `said` may name, whosever they are."""
        for office in self._meant(said.office):
            for held in self._held.get(office, {}).values():
                if held.role.standing == said.standing and self._is_same(held.role, said):
                    yield held

    def _is_others(self, same: Iterable[_Held]) -> bool:
        """Return whether nobody who is named holds one of these offices for its owner."""
        owners = {held.owner for held in same if held.name is not None}
        others = {held.owner for held in same if held.name is None and held.owner}
        return any(not any(self._is_one(other, owner) for owner in owners) for other in others)

    def _meant(self, office: str) -> frozenset[str]:
        """Return the offices that a word may mean: "leader" a president, too."""
        roles = self._lexicon.words
        also = {office, *self._lexicon.table("roles", "also").get(office, ())}
        ministers = office in roles("roles", "of_ministries")
        return frozenset(also | roles("roles", "heads_of_ministries") if ministers else also)

    def _is_same(self, role: Role, said: Role) -> bool:
        """Return whether `said` names the office of `role`: its field, too.

        Whoever is "head of the Ministry of Energy" is its minister.
        """
        words = self._lexicon.words
        ministers = said.office in words("roles", "of_ministries")
        if not ministers or role.office not in words("roles", "heads_of_ministries"):
            return self._is_field(said, role)
        whose = (role.affiliation or "").lower()
        return whose.split(" ")[0] in words("roles", "ministries")

    def _is_one(self, owner: str, other: str | None) -> bool:
        """Return whether two names are one owner's: "U.S.", "American"."""
        language = self._lexicon.language
        one, two = country_entry(owner, language), country_entry(other or "", language)
        return owner == other or (one is not None and two is not None and one.code == two.code)

    def _is_field(self, said: Role, role: Role) -> bool:
        """Return whether the field of work that is said, if any, is one of the fields of `role`.

        "The health minister" is the Minister of Health and Social Affairs, and "the defence
        minister" of National Defence, but not of Defence Production.
        """
        left = self._field_of(said, said.text)
        for part in _parts(role.text, self._lexicon):
            field = self._field_of(role, part)
            if field & left and field - left <= self._lexicon.words("roles", "light_fields"):
                left -= field
        return not left

    def _field_of(self, role: Role, text: str) -> frozenset[str]:
        """Return the field of work in the text of a role: ``health`` of "Minister of Health"."""
        office = content(role.office, self._lexicon)
        return content(text, self._lexicon) - office - standing_words(self._lexicon)


def offices_of(mentions: Iterable[PersonMention]) -> list[PersonMention]:
    """Return the mentions whose role is an office, not a function such as "leader"."""
    return [m for m in mentions if m.role is not None and m.role.kind in ("offices", "ministers")]


def content(role: str, lexicon: Lexicon) -> frozenset[str]:
    """Return the words of a role that say something, in one spelling."""
    lists = ("articles", "of", "for", "and", "to")
    empty = frozenset().union(*(lexicon.words("people", key) for key in lists))
    spelled = lexicon.table("people", "spelled")
    lows = (token.low for token in tokenized(role.replace("-", " "), lexicon.language).tokens)
    return frozenset(spelled.get(low, low) for low in lows if low not in empty)


def _parts(role: str, lexicon: Lexicon) -> Iterator[str]:
    """Yield the fields of a role apart: "Minister of Trade", "Development"."""
    part: list[str] = []
    for word in role.replace(",", " ,").replace("&", "and").split(" "):
        if word == "," or word in lexicon.words("people", "and"):
            yield " ".join(part)
            part = []
        else:
            part.append(word)
    yield " ".join(part)


def first_conflict(
    offices: Iterable[PersonMention], lexicon: Lexicon
) -> tuple[PersonMention, PersonMention] | None:
    """Return the first two mentions whose offices do not fit; a former office fits every other."""
    kept: dict[frozenset[str], PersonMention] = {}  # an office told often is compared once
    for mention in offices:
        said = content(mention.role_text or "", lexicon)
        if mention.role is None or not mention.role.in_office or said in kept:
            continue
        for other, first in kept.items():
            if not (said <= other or other <= said):
                return first, mention
        kept[said] = mention
    return None
