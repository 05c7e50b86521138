"""The country or organisation that a person belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from reports.drafting.people.introductions import CAPITAL, SUBJECT, printed_body
from reports.drafting.people.person_mentions import PersonMention, ReadSentence
from reports.drafting.people.register import key_of
from reports.drafting.roles.role import Role
from reports.drafting.roles.signs import Signs
from reports.language.countries import country_of
from reports.language.datelines import closing_seat
from reports.language.lexicon import Lexicon, lexicon_of
from reports.language.tokens import printed_country, tokenized
from reports.model import Article

# "Port Moresby General Hospital": words of offices stand in names of bodies, too
_IN_NAMES = f"[{CAPITAL}MHL]"
_NAMED_BODY = re.compile(
    rf"(?P<body>{_IN_NAMES}(?:(?:[oe]a?)?{_IN_NAMES})+)(?:(?<=[OBFN])|(?<=[oe]L))"
)
# « Commission |nationale des droits de l’homme| »: it ends before a verb, or as its words do
_WHOLE = re.compile(
    rf"a(?P<body>(?:[{CAPITAL}]*[OB]|k|N(?=ea?[fw]))[fd]?"
    rf"(?:&?[e4]a?(?:{_IN_NAMES}|[fw])(?:[fd]|w(?=[v!=]))?)+)"
)
# “director |of the institute|”
_OF_NOUN = re.compile(r"(?:[oe]a|e)[wfk]$")
# « Selon |son président| », « Lundi, |sa directrice| »: nobody acts before it
_OPENS = re.compile(r"[^v!=MHLJ]{0,10}[%,4]?")


def affiliation_of(
    roles: Sequence[PersonMention],
    mentions: Iterable[PersonMention],
    aliases: Mapping[str, str | None],
    lexicon: Lexicon,
) -> str | None:
    """Return what a role says of it, or else the clause that introduces the person."""
    for number, role in enumerate(mention.role for mention in roles):
        if role is None or role.affiliation is None or (number and not role.in_office):
            continue  # what a minister was before says nothing
        organised = key_of(role.affiliation) not in aliases  # not "Trump’s envoy"
        known = role.kind != "relations" or country_of(role.affiliation, lexicon.language)
        if organised and known:
            return role.affiliation
    named = (*(m.affiliation for m in mentions), *_beside(roles[:1]))
    bodies = (each for each in named if each)
    return next((body for body in bodies if key_of(body) not in aliases), None)


def _beside(roles: Sequence[PersonMention]) -> Iterator[str | None]:
    """Yield what a second function says: « l’économiste Ann Lee, professeure |à l’Université| »."""
    for mention in roles:
        for role in mention.others if mention.role and mention.role.kind == "functions" else ():
            if role.in_office and role.kind == "functions":
                yield role.affiliation


def meant_before(read: ReadSentence, role: Role, before: Sequence[ReadSentence]) -> str | None:
    """Return whose a role is by the sentences before: "the hospital’s director", "its president".

    The noun is the last word of a body’s name; "its" and "their" mean the subject of the
    sentence before, if that is a country or a body.
    """
    tokens = read.words.tokens[role.start : role.head]
    ahead = read.signs.text[: read.signs.at(role.start)]
    opens = role.start < 2 or '"' in ahead or _OPENS.fullmatch(ahead)
    if opens and tokens and tokens[0].low in read.signs.lexicon.words("people", "own"):
        return _subject(_last_told(ahead, before).signs) if before else None
    noun = next((token.low for token in tokens if token.possessive and not token.capital), None)
    if noun is None and _OF_NOUN.search(read.signs.text, 0, read.signs.at(role.end - 1) + 1):
        noun = read.words.tokens[role.end - 1].low
    return _called(noun, (read, *reversed(before))) if noun else None


def _last_told(ahead: str, before: Sequence[ReadSentence]) -> ReadSentence:
    """Return the last sentence that is not spoken: « … tombe », explique |sa porte-parole|."""
    if ahead.count('"') % 2 == 0:
        return before[-1]
    opens = (n for n in range(len(before) - 1, 0, -1) if before[n].signs.text.count('"') % 2)
    at = next(opens, len(before) - 1)
    return before[at - before[at].signs.text.startswith('"')]


def without_noun(read: ReadSentence, role: Role, text: str | None) -> str | None:
    """Return a role without the noun that stands for its body: “Director |of the institute|”."""
    found = _OF_NOUN.search(read.signs.text, 0, read.signs.at(role.end - 1) + 1)
    said = read.words.slice(read.signs.first[found.start()], role.end) if found else ""
    return text and text.removesuffix(said).rstrip()


def _subject(signs: Signs) -> str | None:
    """Return the country or body that a sentence begins with, or the only body that it names."""
    subject = SUBJECT.match(signs.text)
    start = subject.start("body") if subject else 0
    longer = _NAMED_BODY.match(signs.text, start)
    if longer and not (subject and longer.end() <= subject.end("body")):
        return printed_body(signs, longer)  # “The |Barbados Nurses Association|”
    if subject and (subject["kind"] or re.search("[OBCA]|^N+$", subject["body"])):
        return printed_body(signs, subject)
    # "She met the Grain Union. Its president, …"
    bodies = [*_NAMED_BODY.finditer(signs.text)] or [*_WHOLE.finditer(signs.text)]
    return printed_body(signs, bodies[0]) if len(bodies) == 1 else None


def _called(noun: str, sentences: Iterable[ReadSentence]) -> str | None:
    """Return the first body whose name ends in a noun, or in French begins with it."""
    for sentence in sentences:
        signs, tokens = sentence.signs, sentence.words.tokens
        for found in _NAMED_BODY.finditer(signs.text):
            if tokens[signs.first[found.end()] - 1].low == noun:
                return printed_body(signs, found)
        for found in _WHOLE.finditer(signs.text):
            if tokens[signs.first[found.start("body")]].low == noun:
                return printed_body(signs, found)
    return None


def home_of(article: Article, language: str) -> str | None:
    """Return the country whose department signs the article, such as "Global Affairs Canada"."""
    words = tokenized(article.byline or "", language)
    names = [c for c in words.countries.values() if c.kind != "people"]
    if names and len(words.tokens) > 1:
        return words.text[names[-1].start : names[-1].end]
    lexicon = lexicon_of(language)
    bodies = lexicon.words("roles", "bodies") | lexicon.words("roles", "fields")
    for place, found in sorted(words.countries.items()):
        # "Canadian Armed Forces" is a body of the state, a newspaper is none
        behind = [token.low for token in words.tokens[place + 1 : place + 5]]
        if not bodies.isdisjoint(behind) and lexicon.words("people", "press").isdisjoint(behind):
            return printed_country(words, found)
    return closing_seat(article, language)
