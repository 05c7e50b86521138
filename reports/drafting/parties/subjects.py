"""Who does what a verb says: the phrase before it, past insertions and relative clauses."""

from __future__ import annotations

import re

from reports.drafting.parties.read import (
    PROPER,
    SOMEBODYS,
    Cast,
    country_party,
    is_body,
    named_in,
    party_in,
)
from reports.drafting.parties.words import aid_words, find_verbs
from reports.language.countries import find_countries
from reports.language.lexicon import without_article

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
    r"également|aussi|(?-i:[a-zé]+ly)|will|would|shall|have|has|had|are|is|was|were|be|been|did|does|do|a|ont)$",
    re.IGNORECASE,
)
_BOUNDARY = re.compile(
    r"(?:\b(?:that|which|whose|while|but|as|after|before|because|said|says|stated|where|when|if|"
    r"whether|que|dont|mais|"
    r"où|lorsque|tandis)\b|[;:,]|\s[–—-]\s|[“”«»\"])\s*",
    re.IGNORECASE,
)
_OPEN_END = re.compile(r"(?:,|\band|\bet|\bwho|\bqui|\bto|\bby|\bor)$", re.IGNORECASE)
_JOINT = re.compile(r"(?:,?\s(?:and|while|but|whereas|et|tandis que)|;)\s")
_COMMA_JOINT = re.compile(r",\s(?:and|while|but|et|tandis que)\s")
# “the road is closed and the bank …”: what has a verb of its own is another clause
_FIRST_CLAUSE = re.compile(
    r"^.*\s(?:is|are|was|were|has|have|had|will|est|sont|a|ont|était)\s.*\s(?:and|et)\s"
)
# “The state, according to the governor, will pay”: said in between
_INSERTED = re.compile(
    r",\s(?:according to|say|says|said|for (?:his|her|its) part|in turn|meanwhile|however|selon|"
    r"pour sa part|quant à)\b[^,]{0,60},?\s*$",
    re.IGNORECASE,
)
# “LONDON (15 April 2025) – Ministers …”: where it was written
_DATELINE = re.compile(r"^[A-ZÀ-Ý][^–—a-z]{2,40}(?:[(,][^–—]{2,40})?\s[–—]\s")
# “thanked Norway, which gave”: who gave is named right before
_RELATIVE = re.compile(r",?\s(?:which|who|qui|laquelle|lequel)$")
# “Denmark, Norway and Sweden”
_LISTED = re.compile(r",\s(?:the\s)?|,?\s(?:and|et)\s(?:the\s|la\s|le\s|les\s|l[’'])?")


def subject_of(text: str, verb: int, cast: Cast) -> str | None:
    """Return who does what the verb at `verb` says; None if nobody is named.

    The phrase right before the verb is read, and the sentence's first name where that
    phrase is a pronoun, or an apposition or a second verb stands between.
    """
    before = _INSERTED.sub("", _without_trailing(text[:verb]))
    if found := _antecedent(before, cast) or _all_listed(before, cast.language):
        return found
    clause = _clause_start(before, cast.language)
    if not _OPEN_END.search(before):
        start = max((m.end() for m in _BOUNDARY.finditer(before, clause)), default=clause)
        phrase = _FIRST_CLAUSE.sub("", before[start:])
        found = party_in(phrase, cast) if not SOMEBODYS.match(phrase) else None
        if found or not _is_generic(phrase, cast.language):
            return found
    joints = list(_COMMA_JOINT.finditer(before, clause))
    for start in (joints[-1].end() if joints else clause, clause, 0):
        if found := first_party(before[start:], cast):
            return found
    return None


def _antecedent(before: str, cast: Cast) -> str | None:
    """Return the party right before “which” or “who” at the end; None if there is none."""
    relative = _RELATIVE.search(before)
    if relative is None:
        return None
    named = before[max(0, relative.start() - 90) : relative.start()]
    tail = re.split(r"[,;:]\s", named)[-1]
    person = next((name for name in cast.countries if tail.endswith(name)), None)
    if person:
        return cast.countries[person]
    countries = find_countries(tail, cast.language)
    if countries and countries[-1].end == len(tail) and countries[-1].kind != "people":
        last = countries[-1]
        return country_party(tail, last, cast.language)
    body = next((m for m in PROPER.finditer(tail) if m.end() == len(tail)), None)
    return body[0] if body and is_body(body[0], cast.language) else None


def _all_listed(before: str, language: str) -> str | None:
    """Return three countries or more that stand as one subject: “Chad, Mali and Niger”."""
    window = before[-160:]
    found = [c for c in find_countries(window, language) if c.kind == "name"]
    if len(found) < 3 or found[-1].end != len(window):
        return None
    first = len(found) - 1
    while first and _LISTED.fullmatch(window, found[first - 1].end, found[first].start):
        first -= 1
    opened = re.search(r"(?:^|[.;:,]\s|\bthat\s|\bque\s)(?:(?:the|la|le|les)\s|l[’'])?$",
                       window[: found[first].start], re.IGNORECASE)  # fmt: skip
    if len(found) - first < 3 or not opened:
        return None
    return window[found[first].start :]


def _clause_start(before: str, language: str) -> int:
    """Return where the last clause starts: after “and” when a verb of aid came before it."""
    verbs = find_verbs(before, language)
    if not verbs:
        return 0
    joints = list(_JOINT.finditer(before, verbs[-1].end))
    return joints[-1].end() if joints else 0


def first_party(text: str, cast: Cast) -> str | None:
    """Return the first person's country, country or body that `text` names."""
    main = _INTRO.sub("", _DATELINE.sub("", text), count=1)
    places = [(m.start(), name) for name in cast.countries for m in named_in(name, main)]
    for _, name in sorted(places):
        if cast.countries[name]:
            return cast.countries[name]
    for found in find_countries(main, cast.language):
        crowd = found.kind == "people" and main[found.start : found.end].endswith("s")
        if not crowd and (found.kind != "seat" or found.start < 2):
            return country_party(main, found, cast.language)
    proper = PROPER.match(without_article(main))
    if proper is None or aid_words(cast.language).generic.fullmatch(proper[0]):
        return None
    return proper[0].strip(" .,") if is_body(proper[0], cast.language) else None


def _without_trailing(text: str) -> str:
    text = text.rstrip()
    for _ in range(6):
        shorter = _TRAILING.sub("", text)
        if shorter == text:
            break
        text = shorter.rstrip()
    return text


def _is_generic(phrase: str, language: str) -> bool:
    words = without_article(phrase).lower().split()
    return (
        not words
        or bool(aid_words(language).generic.fullmatch(words[-1]))
        or not any(word[:1].isupper() for word in phrase.split()[-3:])
    )
