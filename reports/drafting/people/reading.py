"""Where a sentence names a person, and what it says of them: role, country, honorific, speech."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from reports.drafting.people.introductions import CAPITAL, Introductions, body_behind
from reports.drafting.people.linking import PERSON_LINE, link
from reports.drafting.people.person_mentions import PersonMention, ReadSentence, Sign
from reports.drafting.people.sentence_row import read_parts
from reports.drafting.roles.appositions import read_apposed
from reports.drafting.roles.capitals import is_first_name
from reports.drafting.roles.names import Name, find_names, stands_in_longer_name
from reports.drafting.roles.read import find_roles
from reports.drafting.roles.role import Role
from reports.drafting.roles.signs import Signs, read_signs
from reports.language.sentences import Sentence
from reports.language.syntax.grammar import grammar
from reports.language.tokens import printed_country
from reports.model import Article

_HONORIFICS = re.compile(r"(?:R\.?)+$")
_OWNER = re.compile(r"[CDAOBN]'$")
_AGE = re.compile(r",0w?[,.)]")
_SAYS = re.compile(r"!|'?,[^,;:.\"!]{1,14},!")
_SAID = re.compile(r"(?:!|%)$")
# Behind words in marks any verb gives them to its subject: « … », s’emporte Ann Lee.
# Who speaks to an agency does so « à l’AFP ».
_QUOTED = re.compile(r"(?:\"[,.]?!|[,.]\"!)(?:ta?A)?$|(?:\",|[,.]\")v?(?P<any>w)$")
# « Ann Lee, |pêcheur de Walia|, »: what follows without an article is a profession
_APPOSED = re.compile(r",(?:0w,)?(?P<what>[wf][wfd]{0,2}(?:[eo4ti@]a?[^,;:.\"()!%v=]{1,20})?)[,.]")
# « dit |le pêcheur| Ann Lee »
_AT_WORK = re.compile(r"[!%]a(?P<what>w)$")
# « aide-soignante |de 47 ans| »
_OF_AGE = re.compile(r"[eo]0w$")
_ACTS = re.compile(r"v[xvw]")
_CLAUSE = re.compile(r",?[v=]?([qw])")
_BODY = re.compile(rf"(?:a|(?<![^!\",.]))(?P<body>[{CAPITAL}]+)$")
# A name behind "in" and "at" is a place's.
_PLACED = ("i", "@")
_PARTY = re.compile(r"\((P|A)\)")


def read_sentence(sentence: Sentence, language: str) -> ReadSentence:
    """Return `sentence` with the mentions of persons in it, in order."""
    signs = read_signs(sentence.text, language)
    roles = find_roles(signs)
    names = find_names(signs, [role.end for role in roles])
    parts = read_parts(signs, roles, names)
    linked = {
        start: _with_profession(signs, mention) for start, mention in link(parts, sentence).items()
    }
    inside = _words_in(linked.values())
    linked |= {
        mention.name.start: mention
        for name in names
        if name.start not in inside
        and (mention := _unlinked(signs, name, sentence)).sign == "honorific"
    }
    found = Introductions(signs, parts, sentence, linked).read()
    inside |= _words_in(found.values())
    mentions = [_unlinked(signs, name, sentence) for name in names if name.start not in inside]
    mentions += found.values()
    mentions.sort(key=lambda mention: mention.name.start)
    return ReadSentence(sentence, signs, parts.row, roles, tuple(mentions))


def _words_in(mentions: Iterable[PersonMention]) -> set[int]:
    """Return the words of the names that are mentioned."""
    return {place for m in mentions for place in range(m.name.start, m.name.end)}


def read_lines(article: Article, language: str) -> list[ReadSentence]:
    """Return the lines above the text, and headings, that are nothing but a person."""
    lines = [article.title, article.subtitle, *(section.heading for section in article.sections)]
    read = (read_sentence(Sentence(line, "item", None, -1), language) for line in lines if line)
    return [line for line in read if line.mentions and PERSON_LINE.fullmatch(line.row.text)]


def _unlinked(signs: Signs, name: Name, sentence: Sentence) -> PersonMention:
    """Return the mention of `name`, which no role belongs to, with the best sign there is."""
    start, end = signs.at(name.start), signs.at(name.end - 1) + 1
    if honorifics := _HONORIFICS.search(signs.text, 0, start):
        return _with_honorific(signs, name, sentence, honorifics)
    if not name.full:
        beside = _SAYS.match(signs.text, end) or _SAID.search(signs.text, 0, start)
        return PersonMention(name, sentence, "says" if beside else "plain")
    if stands_in_longer_name(signs, name):
        return PersonMention(name, sentence, "plain")
    return _by_neighbours(signs, name, sentence)


def _by_neighbours(signs: Signs, name: Name, sentence: Sentence) -> PersonMention:
    """Return the mention of a full name by what stands before and behind it."""
    start, end = signs.at(name.start), signs.at(name.end - 1) + 1
    first = signs.words.tokens[name.start].low
    peer = first in signs.lexicon.words("names", "peers")
    if peer and (party := _PARTY.match(signs.text, end)):
        affiliation = signs.slice(*party.span(1))  # "Baroness Lee (Labour)"
        return PersonMention(name, sentence, "agent", affiliation=affiliation)
    known = peer or is_first_name(first, signs.lexicon)
    if _OWNER.search(signs.text, 0, start) and (owned := _owned(signs, name, sentence, known)):
        return owned
    work = _AT_WORK.search(signs.text, 0, start)
    if work and _names_work(signs, work.start("what")):
        return PersonMention(name, sentence, "agent", role_text=signs.slice(*work.span("what")))
    aged = _is_aged(signs, name, end)
    sign = _sign(signs, start, end, known=known or aged)
    sign, whose = _with_body(signs, end, sign)
    sign = "aged" if aged and sign != "agent" else sign
    return _with_profession(signs, PersonMention(name, sentence, sign, affiliation=whose))


def _with_body(signs: Signs, end: int, sign: Sign) -> tuple[Sign, str | None]:
    """Return the sign of a name with the body behind it: “Ann Lee of Oxfam said”."""
    body, says = body_behind(signs, end)
    if says and sign == "plain":
        sign = "speaks"
    return sign, body if sign in ("agent", "speaks") else None


def _is_aged(signs: Signs, name: Name, end: int) -> bool:
    """Return whether an age stands behind a name: “Ann Lee, 34,”."""
    aged = _AGE.match(signs.text, end) is not None
    return aged and len(signs.words.tokens[name.end].text) <= 2


def _with_profession(signs: Signs, mention: PersonMention) -> PersonMention:
    """Add the profession behind a name of which no role is known, and whose it is."""
    if mention.role_text or not mention.name.full:
        return mention
    found = _APPOSED.match(signs.text, signs.at(mention.name.end - 1) + 1)
    if found is None or not _is_profession(signs, found.start("what"), mention):
        return mention
    start, first = found.start("what"), signs.first[found.start("what")]
    office = signs.slice(start, start + 1)
    role = Role(first, first, first + 1, office, None, office, "relations")
    whole = read_apposed(signs, role, start + 1)
    end = found.end("what")
    aged = _OF_AGE.search(signs.text, start, end)
    text = whole.text if whole else signs.slice(start, aged.start() if aged else end)
    sign = "agent" if mention.sign in ("plain", "says", "speaks", "aged") else mention.sign
    whose = whole.affiliation if whole else mention.affiliation
    return replace(mention, sign=sign, role_text=text, affiliation=whose)


def _is_profession(signs: Signs, place: int, mention: PersonMention) -> bool:
    """Return whether a noun says what somebody is: of a person, or by its ending."""
    known, low = grammar(signs.language), signs.slice(place, place + 1).lower()
    if (
        not known.french
        or known.is_participle(low)
        or low in known.lists["times"] | known.closed.keys()
    ):
        return False
    first = signs.words.tokens[mention.name.start].low
    person = mention.sign not in ("plain", "says") or is_first_name(first, signs.lexicon)
    return (person and signs.text[place] == "w") or _names_work(signs, place)


def _names_work(signs: Signs, place: int) -> bool:
    """Return whether a noun is a profession by its ending: « géologue », « pêcheur »."""
    low = signs.slice(place, place + 1).lower()
    return low.endswith(signs.lexicon.ordered("people", "professions"))


def _owned(signs: Signs, name: Name, sentence: Sentence, known: bool) -> PersonMention | None:
    """Read "Japan’s Shigeru Ishiba", and "Oxfam’s Amitabh Behar", who is a person if he speaks."""
    place, end = signs.at(name.start) - 2, signs.at(name.end - 1) + 1
    if country := signs.country(place):
        # whether he is a person, the rest of the article tells
        owner = printed_country(signs.words, country)
        return PersonMention(name, sentence, "speaks" if known else "plain", affiliation=owner)
    body = _BODY.search(signs.text, 0, place + 1)
    if body is None or _sign(signs, body.start(), end, known=True) != "speaks":
        return None
    return PersonMention(name, sentence, "speaks", affiliation=signs.slice(*body.span("body")))


def _sign(signs: Signs, start: int, end: int, *, known: bool) -> Sign:
    """Return the sign of the full name from `start` to `end`; a person’s is `known`."""
    if _is_quoted(signs, start, known=known) or _acts(signs, start, end, known=known):
        return "agent"
    if _SAYS.match(signs.text, end) or _SAID.search(signs.text, 0, start):
        return "speaks" if known else "says"
    return "plain"


def _is_quoted(signs: Signs, start: int, *, known: bool) -> bool:
    """Return whether the words in marks before a name are those of that person."""
    quoted = _QUOTED.search(signs.text, 0, start)
    if quoted is None:
        return False
    return known or quoted["any"] is not None


def _acts(signs: Signs, start: int, end: int, *, known: bool) -> bool:
    """Return whether what stands behind a name is said of persons only; no place acts."""
    before = signs.text[start - 1 : start]
    if known and before in ("", ",", ".") and _ACTS.match(signs.text, end):
        return True
    return before not in _PLACED and _is_agent(signs, end)


def _is_agent(signs: Signs, end: int) -> bool:
    """Return whether what follows a name is said of persons only: "who", "resigned"."""
    clause = _CLAUSE.match(signs.text, end)
    return clause is not None and signs.listed(clause.start(1), "people", "personal")


def _with_honorific(
    signs: Signs, name: Name, sentence: Sentence, found: re.Match[str]
) -> PersonMention:
    """Read "Dr. Ann Lee", and "Sen. Ann Lee", whose title is a role."""
    tokens, first = signs.words.tokens, signs.first[found.start()]
    low = tokens[name.start - 1].low.rstrip(".")
    titled = low in signs.lexicon.words("names", "titles")
    title = signs.words.text[tokens[first].start : tokens[name.start].start].strip()
    return PersonMention(
        name, sentence, "honorific", honorific=low, role_text=title if titled else None
    )
