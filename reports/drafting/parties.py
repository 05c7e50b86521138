"""Who gives and who receives: names, countries and bodies in the phrases around a sum."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reports.drafting.aid_words import aid_words, find_verbs
from reports.drafting.gazetteer import FoundCountry, country_of, find_countries
from reports.drafting.numbers import primary
from reports.drafting.phrases import without_article
from reports.model import Person

# “In Kyiv, …”, “According to Global Affairs, …”: said before the subject
_INTRO = re.compile(
    r"^(?:In|On|At|During|According to|After|Before|With|As|Following|Under|For|By|From|Since|"
    r"While|When|Through|"
    r"Also|Meanwhile|Separately|Today|Yesterday|Earlier|Later|Last|This|Selon|Dans|En|Lors|"
    r"Depuis|Après|Avant|"
    r"D’après|Pour|Par|Hier|Aujourd’hui|Au|À)\b[^,]{0,90},\s+"
)
_TRAILING = re.compile(
    r"\s+(?:also|today|yesterday|now|then|recently|earlier|already|later|further|jointly|"
    r"together|each|both|"
    r"on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|this week|last (?:week|month|year)|"
    r"aujourd[’']hui|hier|"
    r"également|aussi|(?-i:[a-zé]+ly)|have|has|had|are|is|was|were|be|been|did|does|do|a|ont)$",
    re.IGNORECASE,
)
_BOUNDARY = re.compile(
    r"(?:\b(?:that|which|whose|while|but|as|after|before|because|said|says|stated|where|when|if|"
    r"whether|que|dont|mais|"
    r"où|lorsque|tandis)\b|[;:,]|\s[–—-]\s|[“”«»\"])\s*",
    re.IGNORECASE,
)
_OPEN_END = re.compile(r"(?:,|\band|\bet|\bwho|\bqui|\bto|\bby|\bor)$", re.IGNORECASE)
_PROPER = re.compile(
    r"[A-ZÀ-Ý][\w&’'.-]*(?:\s(?:(?:of|for|the|and|de|du|des|la|le|et|pour|on|against|"
    r"&)\s){0,3}[A-ZÀ-Ý][\w&’'-]*)*"
)
_JOINT = re.compile(r"(?:,?\s(?:and|while|but|whereas|et|tandis que)|;)\s")
_COMMA_JOINT = re.compile(r",\s(?:and|while|but|et|tandis que)\s")
# “the road is closed and the bank …”: what has a verb of its own is another clause
_FIRST_CLAUSE = re.compile(
    r"^.*\s(?:is|are|was|were|has|have|had|will|est|sont|a|ont|était)\s.*\s(?:and|et)\s"
)
_LISTED = re.compile(r"(?:,\s|,?\s(?:and|et)\s)(?:the\s|la\s|le\s|les\s|l[’'])?")
# “his country”: somebody named before
_SOMEBODYS = re.compile(r"(?:his|her|its|their|our|my|son|sa|leur|notre)\s", re.IGNORECASE)
_POSSESSIVE = re.compile(r"[’']s?$")
_AND_MORE = re.compile(
    r"(?:,\s(?:the\s)?[A-Z][\w ]{2,30}){0,4},?\s(?:and|et)\s(?:the\s|la\s|le\s|l[’'])?"
)
# “UNICEF to improve access”, “the World Bank for energy”: what comes after is the purpose
_AND_FOR = re.compile(r"\s(?:for|to|pour|afin)\s(?![A-Z\d]).*$")
_SOCIAL = frozenset({
    "Mr", "Mrs", "Ms", "Dr", "The", "Her", "His", "Minister", "President", "Prime", "Premier",
    "Honourable", "Honorable", "Hon", "Sir", "Madam", "Senator", "Secretary", "Chancellor",
    "Foreign", "MP", "MPP", "MLA", "MNA",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cast:
    """Those who act in the article: `countries` of its people, by full name and surname."""

    countries: dict[str, str | None]
    language: str


def make_cast(people: Sequence[Person], language: str) -> Cast:
    """Return the people with the country or body each one acts for (None: not said)."""
    known: dict[str, str | None] = {}
    for person in people:
        place = person.affiliation and (
            country_of(person.affiliation, language) or person.affiliation
        )
        surname = person.name.split()[-1]
        known[person.name] = place or known.get(person.name)
        if surname not in known or known[surname] is None:
            known[surname] = place
    return Cast(known, language)


def subject_of(text: str, verb: int, cast: Cast) -> str | None:
    """Return who does what the verb at `verb` says; None if nobody is named.

    The phrase right before the verb is read, and the sentence's first name where that
    phrase is a pronoun, or an apposition or a second verb stands between.
    """
    before = _without_trailing(text[:verb])
    clause = _clause_start(before, cast.language)
    if not _OPEN_END.search(before):
        start = max((m.end() for m in _BOUNDARY.finditer(before, clause)), default=clause)
        if named := _countries_before(before, cast.language):
            return named
        phrase = _FIRST_CLAUSE.sub("", before[start:])
        found = party_in(phrase, cast) if not _SOMEBODYS.match(phrase) else None
        if found or not _is_generic(phrase, cast.language):
            return found
    joints = list(_COMMA_JOINT.finditer(before, clause))
    for start in (joints[-1].end() if joints else clause, clause, 0):
        if found := first_party(before[start:], cast):
            return found
    return None


def _countries_before(before: str, language: str) -> str | None:
    """Return the list of countries that `before` ends in: “Canada, Germany, and the UK”."""
    found = [f for f in find_countries(before[-120:], language) if f.kind == "name"]
    tail = before[-120:]
    if len(found) < 3 or found[-1].end < len(tail.rstrip()):
        return None
    first = len(found) - 1
    while first and _LISTED.fullmatch(tail, found[first - 1].end, found[first].start):
        first -= 1
    return tail[found[first].start :].strip() if len(found) - first > 2 else None


def _clause_start(before: str, language: str) -> int:
    """Return where the last clause starts: after “and” when a verb of aid came before it."""
    verbs = find_verbs(before, language)
    if not verbs:
        return 0
    joints = list(_JOINT.finditer(before, verbs[-1].end))
    return joints[-1].end() if joints else 0


def first_party(text: str, cast: Cast) -> str | None:
    """Return the first person's country, country or body that `text` names."""
    main = _INTRO.sub("", text, count=1)
    places = [(m.start(), name) for name in cast.countries for m in _finds(name, main)]
    for _, name in sorted(places):
        if cast.countries[name]:
            return cast.countries[name]
    for found in find_countries(main, cast.language):
        crowd = found.kind == "people" and main[found.start : found.end].endswith("s")
        if not crowd and (found.kind != "seat" or found.start < 2):
            return _country_party(main, found, cast.language)
    proper = _PROPER.match(without_article(main))
    if proper is None or aid_words(cast.language).generic.fullmatch(proper[0]):
        return None
    return proper[0].strip(" .,") if _is_body(proper[0], cast.language) else None


def party_in(phrase: str, cast: Cast) -> str | None:
    """Return whom a phrase names as acting, or None (“the funding”, “she”).

    “Canadian Prime Minister Mark Carney” is Canada, “the federal government” is itself.
    """
    plain = without_article(_POSSESSIVE.sub("", phrase.strip(" ,")))
    if not plain:
        return None
    named = [name for name in cast.countries if any(True for _ in _finds(name, plain))]
    countries = find_countries(plain, cast.language)
    for name in named:
        if cast.countries[name]:
            return cast.countries[name]
    if named:
        return countries[0].country.name if countries else None
    return _body_or_country(plain, countries, cast.language)


def receiver_in(phrase: str, cast: Cast) -> str | None:
    """Return `phrase` if it names who receives: a country, a body or people; else None."""
    plain = _AND_FOR.sub("", without_article(phrase))
    if not plain or not is_receiver(plain, cast.language):
        return None
    countries = find_countries(plain, cast.language)
    if len(countries) == 1 and countries[0].kind != "seat":
        only = countries[0]
        rest = (plain[: only.start] + plain[only.end :]).strip(" ’'s")
        people_too = only.kind == "people" and only.start == 0 and only.end == len(plain)
        if not rest and not people_too:
            return only.country.name
    return plain


def is_receiver(phrase: str, language: str) -> bool:
    """Tell whether a phrase's head is a country, people or a body, not a purpose."""
    head = _head(phrase)
    if re.match(r"[a-z]+ing\s", head):
        return False  # “rebuilding Haiti” is a purpose
    countries = find_countries(head, language)
    french = primary(language) == "fr"
    follows = french and countries and countries[-1].kind == "people" and countries[-1].start > 0
    if countries and not follows and countries[-1].end >= len(head.rstrip()) - 1:
        # an adjective alone (“Ukrainian”) is no receiver; the people (“Ukrainians”) are
        return countries[-1].kind != "people" or head.rstrip().endswith("s")
    words = aid_words(language)
    last = head.split()[-2:]
    if last and (words.people.fullmatch(last[-1]) or words.people.fullmatch(" ".join(last))):
        return True
    if french:
        if words.people.match(head):  # the adjective follows: “réfugiés rohingyas”
            return True
        return head[:1].isupper() and _is_body(head, language)
    return _PROPER.fullmatch(head) is not None and (_is_body(head, language) or " " in head)


def country_in(text: str, language: str, *, people: bool = True) -> str | None:
    """Return the one country that `text` names, seats apart; None for none or several.

    Its `people` name it too, and their adjective: “to support Ukrainian farmers”.
    """
    kinds = ("name", "people") if people else ("name",)
    names = {f.country.name for f in find_countries(text, language) if f.kind in kinds}
    return names.pop() if len(names) == 1 else None


def _finds(name: str, text: str) -> list[re.Match[str]]:
    return (
        list(re.finditer(rf"(?<![^\W_]){re.escape(name)}(?![^\W_])", text)) if name in text else []
    )


def _without_trailing(text: str) -> str:
    text = text.rstrip()
    for _ in range(6):
        shorter = _TRAILING.sub("", text)
        if shorter == text:
            break
        text = shorter.rstrip()
    return text


def _head(phrase: str) -> str:
    """Return what comes before the first preposition or participle: the phrase's head."""
    cut = re.search(
        r"\s(?:in|of|on|for|to|from|aged|affected|displaced|living|fleeing|hit|who|whose|with|at|"
        r"under|across|near|along|"
        r"dans|en|touchée?s|déplacée?s|vivant|à|au|aux|de|du|des)\s",
        phrase,
    )
    head = phrase[: cut.start()] if cut else phrase
    if cut and cut[0].strip() in ("of", "de", "du", "des") and _PROPER.match(phrase):
        proper = _PROPER.match(phrase)
        return proper[0] if proper and proper.end() > cut.start() else head
    return head


def _is_generic(phrase: str, language: str) -> bool:
    words = without_article(phrase).lower().split()
    return (
        not words
        or bool(aid_words(language).generic.fullmatch(words[-1]))
        or not any(word[:1].isupper() for word in phrase.split()[-3:])
    )


def _is_body(phrase: str, language: str) -> bool:
    """Tell whether a proper name is a body's: “World Bank”, “UNICEF”, “Save the Children”."""
    words = phrase.split()
    if aid_words(language).bodies.search(phrase):
        return True
    if len(words) == 1:
        return words[0].isupper() and len(words[0]) > 2
    # two capitals may be a person: a body's name has a small word, or three words or more
    return len(words) > 2 and all(word not in _SOCIAL for word in words)


def _body_or_country(plain: str, countries: Sequence[FoundCountry], language: str) -> str | None:
    words = aid_words(language)
    body = words.bodies.search(plain)
    if countries:
        first = countries[0]
        proper = _PROPER.match(plain, 0, first.start)
        if proper and " " in proper[0] and _is_body(proper[0], language):
            return re.sub(r"\s(?:of|for|and|the|de|du|et)$", "", proper[0].strip())
        if first.kind == "seat" and (first.start > 0 or first.end < len(plain)):
            return None
        return _country_party(plain, first, language)
    plain = re.split(r"[’']s\s", plain)[0]  # “the IMF’s board”: the IMF
    if words.generic.fullmatch(plain):
        return None
    proper = _PROPER.match(plain)
    whole_name = proper and (proper.end() == len(plain) or len(proper[0].split()) > 1)
    if proper and whole_name and _is_body(proper[0], language):
        return _POSSESSIVE.sub("", proper[0].strip(" .,"))
    if body:
        return re.split(r"\s(?:who|which|that|in|on|at|with|has|have)\s|,", plain)[0].strip()
    return None


def _country_party(text: str, found: FoundCountry, language: str) -> str:
    """Return the country, or the body that its name is a part of, as it is written."""
    bodies = aid_words(language).bodies
    if found.kind == "name":
        before = text[: found.start]
        # “Government of Mexico”, “Bank of Canada”; in French “gouvernement du Mexique”
        if body := re.search(
            r"([^\W\d_]+(?:\s[^\W\d_]+)?)\s(?:of|du|de la|de l[’']|de|des|d[’'])\s?(?:the\s)?$",
            before,
        ):
            last = body[1].split()[-1]
            if bodies.fullmatch(last):
                start = body.start() if bodies.fullmatch(body[1].split()[0]) else body.start(1)
                name = without_article(text[start : found.end]).strip()
                return name if primary(language) == "en" else without_article(name)
        if proper := _name_around(text, found):
            return proper
        more = _AND_MORE.match(text, found.end)
        others = find_countries(text[more.end() :], language) if more else ()
        if more and others and others[0].start == 0 and others[0].kind == "name":
            return without_article(text[found.start : more.end() + others[0].end])
    return found.country.name


def _name_around(text: str, found: FoundCountry) -> str | None:
    """Return the body whose name ends in the country's: “Global Affairs Canada”."""
    for proper in _PROPER.finditer(text, 0, found.end):
        name = proper[0]
        if proper.end() == found.end and len(name.split()) > 2 and " and " not in name:
            return None if set(name.split()) & _SOCIAL else name
    return None
