"""Key figures, the persons: who is named, with role, country or organisation, and evidence.

A person is told by a role ("Ukrainian President …"), an honorific, an age, or by
speaking under a usual first name. A person stands once; what roles say of one name
is put together, and two offices that do not fit are reported, not picked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from reports.drafting.people.offices import Offices, first_conflict
from reports.drafting.people.person_mentions import Mention, ReadSentence
from reports.drafting.roles.names import is_first_name
from reports.language.countries import country_of
from reports.language.lexicon import word_list
from reports.language.tokens import Words, printed_country, read_words
from reports.model import Article, Person
from reports.notices import Notice, note

_STRONG = frozenset({"role"})
# "Lady Liberty", "Don Valley": honorifics that capital words of other kinds follow too
_TITLES_OF_THINGS = frozenset(
    {"lady", "lord", "don", "m", "me", "miss", "sir", "gen", "rep", "col"}
)
_NEWS = frozenset({"press", "news", "media", "times", "broadcasting", "radio", "journal", "post"})
_WHO_IS = re.compile(r"(?:Who (?:is|was)|Qui est) (.+?)\s*\?", re.IGNORECASE)


@dataclass(slots=True)
class _Found:
    """What the mentions of one person say, in order."""

    name: str
    mentions: list[Mention] = field(default_factory=list)

    @property
    def strong(self) -> list[Mention]:
        return [m for m in self.mentions if m.sign in _STRONG and m.role is not None]


@dataclass(frozen=True, slots=True)
class People:
    """The persons of an article, their offices, and by which single names each may be meant."""

    rows: tuple[Person, ...]
    notices: tuple[Notice, ...]
    aliases: dict[str, str | None]
    offices: Offices

    def whose(self, name: str) -> str | None:
        """Return the full name that `name` stands for; None if it is nobody's or two persons'."""
        return self.aliases.get(_key(name))


def find_people(article: Article, sentences: Sequence[ReadSentence]) -> People:
    """Return the persons of `article`, in the order in which it says who they are."""
    body = [s for s in sentences if s.sentence.place != "title"]
    found = _gather([m for s in body for m in s.mentions], article)
    aliases = _aliases(found)
    _add_short_mentions(found, aliases, body)
    told = [_row(person, article, aliases) for person in found.values()]
    rows = tuple(row for row, _ in told)
    notices = tuple(notice for _, said in told for notice in said)
    return People(rows, notices, aliases, _offices_held(found, rows, sentences))


def _offices_held(
    found: dict[str, _Found], rows: Sequence[Person], sentences: Sequence[ReadSentence]
) -> Offices:
    """Return who holds which office; nobody is known by two that do not fit."""
    offices = Offices()
    held = set()
    for person, row in zip(found.values(), rows, strict=True):
        held |= {(id(m.sentence), role.head) for m in person.mentions for role in m.roles}
        if first_conflict(_offices(person.mentions)) is None:
            for mention in person.mentions:
                offices.add(row.name, mention.roles, row.affiliation)
    for read in sentences:
        offices.add_vacant(r for r in read.roles if (id(read.sentence), r.head) not in held)
    return offices


class _Register:
    """The persons found so far, with what a name must share with theirs to be theirs."""

    def __init__(self) -> None:
        self.found: dict[str, _Found] = {}
        self._keys: list[str] = []
        self._by_name: dict[str, int] = {}
        self._by_end: dict[str, int] = {}

    def person(self, name: str) -> _Found:
        """Return the person of this name, or of one longer or shorter by first or last words.

        Of several the one found first is meant; whoever is new is added.
        """
        key = _key(name)
        ends = _ends(key)
        places = [self._by_end.get(key), *(self._by_name.get(end) for end in (key, *ends))]
        first = min((place for place in places if place is not None), default=None)
        if first is None:
            return self._add(key, name, ends)
        known = self._keys[first]
        person = self.found[known]
        if not (f"{known} ".startswith(f"{key} ") or f"{key} ".startswith(f"{known} ")):
            # "Gertz Manero", "Alejandro Gertz Manero": the one with the first name is whole
            person.name = max(person.name, name, key=len)
        return person

    def _add(self, key: str, name: str, ends: Sequence[str]) -> _Found:
        place = self._by_name[key] = len(self._keys)
        self._keys.append(key)
        for end in ends:
            self._by_end.setdefault(end, place)
        self.found[key] = _Found(name)
        return self.found[key]


def _ends(key: str) -> list[str]:
    """Return the shorter names that `key` begins or ends with."""
    words = key.split(" ")
    cuts = range(1, len(words))
    return [" ".join(words[:i]) for i in cuts] + [" ".join(words[i:]) for i in cuts]


def _gather(mentions: Sequence[Mention], article: Article) -> dict[str, _Found]:
    """Return the persons told by a sign, by key of the name; surnames alone come later."""
    asked = _asked_after(article) | _known_by_surname(mentions)
    register = _Register()
    for mention in mentions:
        if mention.name.full and _is_person(mention, asked):
            register.person(mention.name.text).mentions.append(mention)
    return register.found


def _is_person(mention: Mention, asked: set[str]) -> bool:
    return mention.sign != "plain" or _key(mention.name.text) in asked


def _known_by_surname(mentions: Sequence[Mention]) -> set[str]:
    """Return the names, as keys, of a usual first name whose surname stands alone elsewhere."""
    alone = {_key(m.name.text) for m in mentions if not m.name.full}
    plain = {_key(m.name.text) for m in mentions if m.name.full and m.sign == "plain"}
    return {
        key for key in plain if is_first_name(key.split(" ")[0]) and key.split(" ")[-1] in alone
    }


def _asked_after(article: Article) -> set[str]:
    """Return the names in "Who is …?" headings, as keys."""
    headings = [s.heading or "" for s in article.sections]
    return {_key(found[1]) for found in map(_WHO_IS.match, headings) if found}


def _key(name: str) -> str:
    return " ".join(name.replace("'", "’").casefold().split())


def _aliases(found: dict[str, _Found]) -> dict[str, str | None]:
    """Map each full name and each of its words but the first to the name; shared words to None."""
    aliases: dict[str, str | None] = {}
    named = {person.name: person for person in reversed(found.values())}
    for person in found.values():
        words = _key(person.name).split(" ")
        names = {" ".join(words[i:]) for i in range(1, len(words))} | set(words[1:])
        names -= word_list("names", "particles")
        names |= {_key(m.name.text) for m in person.mentions}
        for name in names | {_key(person.name)}:
            known = aliases.get(name, person.name)
            aliases[name] = (
                person.name if known == person.name else _in_office(named, known, person)
            )
    return aliases


def _in_office(named: Mapping[str, _Found], name: str | None, person: _Found) -> str | None:
    """Return whom a shared surname alone means: the one of the two who holds an office."""
    other = named.get(name) if name is not None else None
    if other is None:
        return None
    holders = [p.name for p in (other, person) if _offices(p.mentions)]
    return holders[0] if len(holders) == 1 else None


def _offices(mentions: Iterable[Mention]) -> list[Mention]:
    return [m for m in mentions if m.role is not None and m.role.kind != "functions"]


def _add_short_mentions(
    found: dict[str, _Found], aliases: dict[str, str | None], body: Sequence[ReadSentence]
) -> None:
    """Join surnames to their persons; a role with a surname alone makes a person of its own."""
    named = {person.name: person for person in reversed(found.values())}
    for read in body:
        for mention in read.mentions:
            if mention.name.full or mention.sign == "plain":
                continue
            key = _key(mention.name.text)
            if key not in aliases and _makes_person(mention):
                aliases[key] = mention.name.text
                found[key] = _Found(mention.name.text)
                named.setdefault(mention.name.text, found[key])
            if full := aliases.get(key):
                named[full].mentions.append(mention)


def _makes_person(mention: Mention) -> bool:
    """Tell whether a single name is a person's: "President Lula", not "the Wagner chief Kyiv"."""
    if mention.sign == "honorific":
        return mention.honorific not in _TITLES_OF_THINGS
    return (
        mention.sign == "role"
        and mention.role is not None
        and mention.role.kind != "functions"
        and (mention.role.start >= mention.name.end or not mention.role.definite)
    )


def _row(
    person: _Found, article: Article, aliases: dict[str, str | None]
) -> tuple[Person, list[Notice]]:
    told = person.strong or [m for m in person.mentions if m.role is not None]
    offices = _offices(told)
    first = next(iter(offices or told or person.mentions))
    role = next((m.role_text for m in [first, *told] if m.role_text), None)
    affiliation = next(
        (a for m in [first, *told] if m.role and (a := _affiliation(m, aliases))), None
    )
    if affiliation is None:
        affiliation = next((m.affiliation for m in person.mentions if m.affiliation), None)
    if affiliation is None and (_of_the_house(person) or _is_own_minister(person)):
        affiliation = _home(article)
    notices = []
    if conflict := first_conflict(offices):
        one, other = conflict
        role = None
        differ = (
            f"two roles, {one.role_text!r} in {one.sentence.text!r} and "
            f"{other.role_text!r} in {other.sentence.text!r}"
        )
        left = "the role is left open"
        notices.append(note("two-roles", differ, person.name, remedy=left))
    row = Person(name=person.name, role=role, affiliation=affiliation, evidence=first.sentence.text)
    return row, notices


def _affiliation(mention: Mention, aliases: dict[str, str | None]) -> str | None:
    """Return the affiliation of a mention; "Trump’s envoy" says no organisation."""
    assert mention.role is not None  # noqa: S101 - the caller has looked
    said = mention.role.affiliation
    if said and mention.role.office in word_list("roles", "relations") and not country_of(said):
        return None
    return None if said is None or _key(said) in aliases else said


def _of_the_house(person: _Found) -> bool:
    """Tell whether a release introduces its own minister: "The Honourable …, Minister of …"."""
    styled = any(m.honorific and "honour" in m.honorific for m in person.mentions)
    return styled or any(
        "onourable " + person.name in m.sentence.text
        or "honorable " + person.name in m.sentence.text
        for m in person.strong
    )


def _is_own_minister(person: _Found) -> bool:
    """Tell whether somebody is a minister with a field of work, now: a release has its own."""
    return any(
        m.role is not None
        and m.role.office in ("minister", "ministre", "parliamentary secretary")
        and " " in m.role.text
        and m.role.in_office
        for m in person.strong
    )


def _home(article: Article) -> str | None:
    """Return the country whose department signs the article, such as "Global Affairs Canada"."""
    words = read_words(article.byline or "", article.language or "en")
    names = [c for c in words.countries.values() if c.kind != "people"]
    if names and len(words.tokens) > 1:
        return words.text[names[-1].start : names[-1].end]
    return _home_of_body(words)


def _home_of_body(words: Words) -> str | None:
    """Return Canada for "Canadian Armed Forces", a body of the state, but not for a newspaper."""
    bodies = word_list("roles", "bodies") | word_list("roles", "fields")
    for place, found in sorted(words.countries.items()):
        behind = [token.low for token in words.tokens[place + 1 : place + 5]]
        if not bodies.isdisjoint(behind) and _NEWS.isdisjoint(behind):
            return printed_country(words, found)
    return None
