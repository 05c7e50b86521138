"""Key figures, the persons: who is named, with role, country or organisation, and evidence.

A person is known by a role ("Ukrainian President …"), an honorific, an age, or by speaking. A
person stands once; what roles say of one name is put together, and two offices that do not fit
are reported, not picked. Whoever is named once, and without an office, is held for review.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from reports.drafting.certainty import Uncertain, held_by
from reports.drafting.people.affiliations import affiliation_of, home_of, meant_before, without_noun
from reports.drafting.people.offices import Offices, first_conflict, offices_of
from reports.drafting.people.person_mentions import PersonMention, ReadSentence
from reports.drafting.people.register import Found, Register, key_of
from reports.drafting.roles.capitals import is_first_name
from reports.language.lexicon import Lexicon, lexicon_of
from reports.language.sentences import Sentence
from reports.model import Article, Person
from reports.notices import Notice, note
from reports.slotted import frozen

#: Sentences before an office in which its owner is looked for.
_FAR = 12


@frozen
class People:
    """The persons of an article, their offices, and by which single names each may be meant."""

    rows: tuple[Person, ...]
    notices: tuple[Notice, ...]
    aliases: dict[str, str | None]
    offices: Offices

    def whose(self, name: str) -> str | None:
        """Return the full name that `name` stands for; None if it is nobody's or two persons'."""
        return self.aliases.get(key_of(name))


def find_people(article: Article, sentences: Sequence[ReadSentence], language: str) -> People:
    """Return the persons of `article`, in the order in which it says who they are."""
    lexicon = lexicon_of(language)
    mentions = [m for s in sentences if _is_reporting(s.sentence, lexicon) for m in s.mentions]
    register = _register(mentions, article, lexicon)
    home = home_of(article, language)
    _own_offices(register.persons, sentences)
    drawn = [_row(person, register.aliases, home, lexicon) for person in register.persons]
    rows = tuple(row for row, _ in drawn)
    notices = tuple(notice for _, said in drawn for notice in said)
    return People(
        rows, notices, register.aliases, _offices(register.persons, rows, sentences, lexicon)
    )


def _is_reporting(sentence: Sentence, lexicon: Lexicon) -> bool:
    """Return whether a sentence reports: no title, no "contributed to this report"."""
    credits = lexicon.words("people", "credits")
    return sentence.place != "title" and not any(words in sentence.text for words in credits)


def _own_offices(persons: Sequence[Found], sentences: Sequence[ReadSentence]) -> None:
    """Add whose offices are by the sentences before, where their own says no more than "its"."""
    places = {id(read.sentence): number for number, read in enumerate(sentences)}
    for person in persons:
        for number, mention in enumerate(person.mentions):
            place, role = places[id(mention.sentence)], mention.role
            if role is None or role.affiliation or mention.affiliation:
                continue
            before = sentences[max(0, place - _FAR) : place]
            if whose := meant_before(sentences[place], role, before):
                text = without_noun(sentences[place], role, mention.role_text)
                person.mentions[number] = replace(mention, affiliation=whose, role_text=text)


def _register(mentions: Sequence[PersonMention], article: Article, lexicon: Lexicon) -> Register:
    """Return the persons that a sign tells of; surnames alone come last."""
    register = Register(lexicon)
    known = _asked_after(article, lexicon) | _known_by_surname(mentions, lexicon)
    for mention in mentions:
        sure = mention.sign not in ("plain", "says") or key_of(mention.name.text) in known
        if mention.name.full and sure:
            register.person(mention.name.text).mentions.append(mention)
    register.name_all()
    register.name_by_offices()
    for mention in mentions:
        if not mention.name.full:
            register.add_short(mention)
    return register


def _known_by_surname(mentions: Sequence[PersonMention], lexicon: Lexicon) -> set[str]:
    """Return the full names, as keys, whose surname alone speaks or is a "Mr" elsewhere.

    For a usual first name it is enough that the surname stands alone.
    """
    alone = {key_of(m.name.text) for m in mentions if not m.name.full}
    persons = {key_of(m.name.text) for m in mentions if not m.name.full and m.sign != "plain"}
    found = set()
    for mention in mentions:
        key = key_of(mention.name.text)
        usual = is_first_name(key.split(" ")[0], lexicon)
        if mention.name.full and key.split(" ")[-1] in (alone if usual else persons):
            found.add(key)
    return found


def _asked_after(article: Article, lexicon: Lexicon) -> set[str]:
    """Return the names in "Who is …?" headings, as keys."""
    asks = lexicon.words("people", "who_is")
    headings = (key_of(s.heading or "") for s in article.sections)
    return {h.removeprefix(ask).strip(" ?") for h in headings for ask in asks if h.startswith(ask)}


def _row(
    person: Found, aliases: dict[str, str | None], home: str | None, lexicon: Lexicon
) -> tuple[Person, list[Notice]]:
    strong = person.strong or [m for m in person.mentions if m.role is not None]
    offices = offices_of(strong)
    first = next(iter(offices or strong or person.mentions))
    role = next((m.role_text for m in [first, *strong, *person.mentions] if m.role_text), None)
    # “Minister Ann Lee”, later “the Minister |for Trade|, Ann Lee”
    longer = (m.role_text or "" for m in offices)
    role = next((text for text in longer if role and text.startswith(f"{role} ")), role)
    affiliation = affiliation_of([first, *strong], person.mentions, aliases, lexicon)
    if affiliation is None and _is_of_the_house(person, lexicon):
        affiliation = home
    notices = []
    if conflict := first_conflict(offices, lexicon):
        role = None
        notices.append(_two_roles(person.name, *conflict))
    bare = role is None and affiliation is None and _is_bare(person, first)
    row = Person(
        name=person.name,
        role=role,
        affiliation=affiliation,
        evidence=first.sentence.text,
        review=held_by([(bare, Uncertain.ONCE)]),
    )
    return row, notices


def released(rows: Sequence[Person], speakers: Collection[str | None]) -> tuple[Person, ...]:
    """Return the persons with nobody held who is quoted: what they say is in the briefing."""
    return tuple(
        row.model_copy(update={"review": None}) if row.name in speakers else row for row in rows
    )


def _is_bare(person: Found, first: PersonMention) -> bool:
    """Return whether nothing is said of a person who is named once."""
    known = first.role or first.honorific or first.sign == "agent"
    return len(person.mentions) == 1 and not known


def _two_roles(name: str, one: PersonMention, other: PersonMention) -> Notice:
    return note(
        "two-roles",
        f"two roles, {one.role_text!r} in {one.sentence.text!r} and "
        f"{other.role_text!r} in {other.sentence.text!r}",
        name,
        remedy="the role is left open",
    )


def _is_of_the_house(person: Found, lexicon: Lexicon) -> bool:
    """Return whether a release introduces its own minister: "The Honourable …, Minister of …"."""
    styles = lexicon.words("people", "styles")
    ministers = lexicon.words("people", "own_ministers")
    return any(m.honorific in styles for m in person.mentions) or any(
        m.role is not None
        and m.role.office in ministers
        and " " in m.role.text
        and m.role.in_office
        for m in person.strong
    )


def _offices(
    persons: Sequence[Found],
    rows: Sequence[Person],
    sentences: Sequence[ReadSentence],
    lexicon: Lexicon,
) -> Offices:
    """Return who holds which office; nobody is known by two that do not fit."""
    offices = Offices(lexicon)
    held = set()
    for person, row in zip(persons, rows, strict=True):
        held |= {(id(m.sentence), role.head) for m in person.mentions for role in m.roles}
        if first_conflict(offices_of(person.mentions), lexicon) is None:
            for mention in person.mentions:
                offices.add(row.name, mention.roles, row.affiliation)
    for read in sentences:
        offices.add(None, (r for r in read.roles if (id(read.sentence), r.head) not in held), None)
    return offices
