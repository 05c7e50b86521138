"""One person under several names: longer and shorter forms, surnames alone, surnames first."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import field
from functools import lru_cache

from reports.drafting.people.offices import offices_of
from reports.drafting.people.person_mentions import PersonMention
from reports.language.lexicon import Lexicon
from reports.language.tokens import initials
from reports.slotted import mutable


@mutable
class Found:
    """What the mentions of one person say, in order."""

    name: str
    mentions: list[PersonMention] = field(default_factory=list)

    @property
    def strong(self) -> list[PersonMention]:
        """The mentions in which a role says that the name is a person's."""
        return [m for m in self.mentions if m.sign == "role" and m.role is not None]


class Register:
    """The persons found so far, with what a name must share with theirs to be theirs."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Start without a person."""
        self._lexicon = lexicon
        self._found: dict[str, Found] = {}
        self._order: dict[str, int] = {}
        self._named: dict[str, Found] = {}
        self._by_end: dict[str, str] = {}
        self._by_first: dict[str, set[str]] = {}
        self.aliases: dict[str, str | None] = {}

    @property
    def persons(self) -> tuple[Found, ...]:
        """The persons in the order in which they were found."""
        return tuple(self._found.values())

    def person(self, name: str) -> Found:
        """Return the person of this name, or of one longer or shorter by first or last words.

        Of several the one found first is meant; whoever is new is added.
        """
        key = key_of(name)
        ends = _ends(key)
        if peer := self._peer(key):
            return peer
        longer = self._by_end.get(key, key)
        places = [end for end in (longer, key, *ends) if end in self._found]
        if not places:
            for end in ends:
                self._by_end.setdefault(end, key)
            self._order[key] = len(self._order)
            return self._found.setdefault(key, Found(name))
        return self._found[min(places, key=self._order.__getitem__)]

    def _peer(self, key: str) -> Found | None:
        """Return who was called so in full: “Lord Bellamy” behind “Lord Tunde Bellamy”."""
        title, _, surname = key.partition(" ")
        if title not in self._lexicon.words("names", "peers"):
            return None
        for end, found in self._found.items():
            whole = f"{title} {end}"
            if end.endswith(f" {surname}") and end != key and _is_said(whole, found.mentions):
                return found
        return None

    def name_all(self) -> None:
        """Say which names alone each person may be meant by; a name of two is nobody's."""
        particles = self._lexicon.words("names", "particles")
        self._named = {person.name: person for person in reversed(self._found.values())}
        for person in self._found.values():
            words = key_of(person.name).split(" ")
            names = {" ".join(words[i:]) for i in range(1, len(words))} | set(words[1:])
            names |= {key_of(word) for word in person.name.split(" ") if word.isupper()}
            names = (names - particles) | {key_of(m.name.text) for m in person.mentions}
            for name in names | {key_of(person.name)}:
                known = self.aliases.setdefault(name, person.name)
                if known is not None and known != person.name:
                    self.aliases[name] = _in_office(self._named[known], person)
            self._by_first.setdefault(words[0], set()).add(person.name)

    def name_by_offices(self) -> None:
        """Let the letters of an office stand for who holds it: “EAM”, External Affairs Minister."""
        for person in self._found.values():
            for letters in {initials(m.role_text or "") for m in offices_of(person.mentions)} - {
                ""
            }:
                known = self.aliases.setdefault(key_of(letters), person.name)
                self.aliases[key_of(letters)] = person.name if known == person.name else None

    def add_short(self, mention: PersonMention) -> None:
        """Join a surname to its person; a role with a surname alone makes a person of its own."""
        key = key_of(mention.name.text)
        if key not in self.aliases:
            # surname first: "Minister of Trade Kim Ann", "Trade Minister Kim", "Ms. Kim"
            titled = mention.sign in ("role", "honorific")
            first = self._by_first.get(key, set()) if titled else set()
            if len(first) == 1:
                self.aliases[key] = next(iter(first))
            elif self._makes_person(mention):
                self.aliases[key] = mention.name.text
                self._found[key] = Found(mention.name.text)
                self._named.setdefault(mention.name.text, self._found[key])
        if full := self.aliases.get(key):
            self._named[full].mentions.append(mention)

    def _makes_person(self, mention: PersonMention) -> bool:
        """Return whether a name behind a role is a person ("President Lula"), not a place."""
        if mention.sign == "honorific":
            return mention.honorific not in self._lexicon.words("people", "titles_of_things")
        role = mention.role
        if mention.sign != "role" or role is None or role.kind in ("functions", "relations"):
            return False
        return role.start >= mention.name.end or not role.definite


def _is_said(name: str, mentions: Sequence[PersonMention]) -> bool:
    return any(name in key_of(mention.sentence.text) for mention in mentions)


def _in_office(other: Found, person: Found) -> str | None:
    """Return whom a shared surname alone means: the one of the two who holds an office."""
    holders = [p.name for p in (other, person) if offices_of(p.mentions)]
    return holders[0] if len(holders) == 1 else None


def _ends(key: str) -> Sequence[str]:
    """Return the shorter names that `key` begins or ends with."""
    words = key.split(" ")
    cuts = range(1, len(words))
    return [" ".join(words[:i]) for i in cuts] + [" ".join(words[i:]) for i in cuts]


# each name is compared with every other
@lru_cache(maxsize=4096)
def key_of(name: str) -> str:
    """Return a name as it is compared: small letters without accents, one kind of apostrophe."""
    plain = unicodedata.normalize("NFKD", name.replace("'", "’").casefold())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())
