"""Agreements as aid rows of the kind agreement: parties, subject, and how far they are.

``Carney and Zelenskyy signed an agreement on drone co-production`` is one between the
countries they act for. What will be signed is announced, what is negotiated is discussed;
an agreement that is only wished for is none. Where its parties are not named, it is held.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reports.drafting.parties.names import Cast, parties_in
from reports.drafting.parties.phrases import Complement, Phrases, read_phrases
from reports.language.countries import find_countries
from reports.language.lexicon import lexicon_of, without_article
from reports.language.phrases import time_pattern
from reports.language.quantities.sums import find_money
from reports.language.sentences import Sentence
from reports.language.syntax.verb_groups import Verb
from reports.model import Aid
from reports.model.briefing import AidStatus

_STATUSES: tuple[AidStatus, ...] = ("signed", "discussed", "announced", "pledged")
_NOT_YET = frozenset({"will", "would", "plan", "to", "promise"})
_UNNAMED = "the sentence does not name both parties"
#: Sentences before one in which “the two ministers” are named.
_BACK = 4
# the verb before its object, and the one behind its subject
_OBJECT_OF = re.compile(r"(?P<verb>[vipg])(?:[nolxPtBDTJ]|,[BPtln]+,)*$")
_SUBJECT_OF = re.compile(r"(?:[nolxPtBDqJ]|i(?=n)|\([^)]*\))*?(?P<verb>v|,?p)")
# “between |Norway, Sweden and Kenya|”
_BETWEEN = re.compile(r"n++(?:on++)*+(?:,n++(?:on++)*+)*+,?Jn++(?:on++)*+")
_JOINT = re.compile(r",?\s(?:and|et)\s")
# what follows the subject: with whom, and where
_PARTNERS = re.compile(r"\s(?:with|between|avec|entre)\s|\s(?:in|en|à)\s(?=[A-ZÀ-Ý])")
_RELATIVE = re.compile(r",?P?R(?P<who>n+)[Bt]*(?P<verb>v)")


@dataclass(frozen=True, slots=True)
class _Agreement:
    """An agreement in a sentence: the chunks of its noun and of its verb, and how far it is."""

    sentence: Sentence
    phrases: Phrases
    noun: re.Match[str]
    at: int
    verb: int
    status: AidStatus
    is_object: bool

    @property
    def text(self) -> str:
        return self.phrases.text


@dataclass(frozen=True, slots=True)
class _Terms:
    """What a sentence says of an agreement."""

    parties: tuple[str, ...]
    subject: str | None
    status: AidStatus
    evidence: str


def find_agreements(sentences: Sequence[Sentence], cast: Cast) -> tuple[Aid, ...]:
    """Return the agreements that the body tells of, each once; the answers', if it has none."""
    known: list[_Terms] = []
    for places in (("paragraph", "item"), ("answer",), ("title",)):
        if known:
            break
        for at, sentence in enumerate(sentences):
            if sentence.place in places and not sentence.text.rstrip('”"’ ').endswith("?"):
                for found in _agreements_in(sentence, cast.language):
                    terms = _terms(found, sentences[max(0, at - _BACK) : at], cast)
                    if terms and not any(_same(terms, other) for other in known):
                        known.append(terms)
    return tuple(_row(terms) for terms in known)


def _agreements_in(sentence: Sentence, language: str) -> Iterator[_Agreement]:
    text, lexicon = sentence.text, lexicon_of(language)
    nouns = list(lexicon.pattern("agreements", "nouns").finditer(text))
    sums = tuple((each.start, each.end) for each in find_money(text, language)) if nouns else ()
    for noun in nouns:
        phrases = read_phrases(text, language, sums)
        at = phrases.span(noun.start(), noun.end())[1]
        opened = phrases.said(at, at).split(" ", 1)[0].lower()
        none = opened in lexicon.words("agreements", "none")
        found = None if none else _with_verb(phrases, at, language)
        if found and not _is_funding(phrases, at, found[0]):
            yield _Agreement(sentence, phrases, noun, at, *found)


def _with_verb(phrases: Phrases, at: int, language: str) -> tuple[int, AidStatus, bool] | None:
    """Return the verb that an agreement goes with: its chunk, the status, and whether it is
    the verb's object.
    """
    start = max(0, at - 24)
    behind = _RELATIVE.match(phrases.marks, at + 1) or _SUBJECT_OF.match(phrases.marks, at + 1)
    before = _OBJECT_OF.search(phrases.marks, start, at)
    for found, is_object in ((before, True), (behind, False)):
        if found is None:
            continue
        place = found.end("verb") - 1 if not is_object else found.start("verb")
        if status := _status(phrases, place, language, is_object=is_object):
            return place, status, is_object
    return None


def _status(phrases: Phrases, at: int, language: str, *, is_object: bool) -> AidStatus | None:
    """Return how far the verb at a chunk makes an agreement; None for no verb of one."""
    verb = phrases.verb(at)
    patterns = ((s, lexicon_of(language).pattern("agreements", s)) for s in _STATUSES)
    said: AidStatus | None = next(
        (status for status, words in patterns if words.match(phrases.text, verb.place)), None
    )
    acts = phrases.marks[at] == "v" and not verb.passive
    if said is None or verb.negative or (not is_object and acts and not _relative(phrases, at)):
        return None
    if said != "signed":
        return said
    outer = _outer(phrases, at) if phrases.marks[at] == "i" else None
    if verb.modality == "may" or _is_denied(phrases, verb, outer):
        return None
    return "announced" if outer or _is_to_come(phrases, at, is_object=is_object) else "signed"


def _is_denied(phrases: Phrases, verb: Verb, outer: Verb | None) -> bool:
    """Tell whether nothing is signed: “refused to sign”, “did not want to sign”."""
    governed = (*(outer.words if outer else ()), *verb.words)
    return "refuse" in phrases.words.groups_in(governed) or (outer is not None and outer.negative)


def _is_to_come(phrases: Phrases, at: int, *, is_object: bool) -> bool:
    """Tell whether a verb says what is not done: “will sign”, “a preliminary agreement”."""
    verb = phrases.verb(at)
    beside = phrases.said(at, at + 4) if is_object else phrases.said(max(0, at - 4), at)
    return (
        verb.tense == "future"
        or verb.modality in _NOT_YET
        or phrases.is_to_come(at)
        or phrases.words["conditional"].search(beside) is not None
    )


def _relative(phrases: Phrases, at: int) -> bool:
    return "R" in phrases.marks[max(0, at - 4) : at]


def _outer(phrases: Phrases, at: int) -> Verb | None:
    outer = phrases.marks.rfind("v", max(0, at - 8), at)
    return phrases.verb(outer) if outer >= 0 else None


def _is_funding(phrases: Phrases, at: int, verb: int) -> bool:
    """Tell whether a sum makes it aid: “signed a $500 million loan agreement”."""
    low, high = sorted((at, verb))
    return "$" in phrases.marks[low : max(high, at) + 5]


def _terms(found: _Agreement, earlier: Sequence[Sentence], cast: Cast) -> _Terms | None:
    parties = _parties(found, cast)
    if len(parties) < 2 and _is_both(found, cast.language):
        parties = _two_before(found, earlier, cast) or parties
    subject = _subject(found, cast)
    if not parties and not subject:
        return None
    if found.status != "signed" and len(parties) < 2 and not subject:
        return None
    return _Terms(tuple(parties), subject, found.status, found.sentence.text)


def _row(terms: _Terms) -> Aid:
    first, *others = terms.parties or ("",)
    return Aid(
        donor=first or None,
        recipient=", ".join(others) or None,
        purpose=terms.subject,
        kind="agreement",
        form="agreement",
        status=terms.status,
        review=None if others else _UNNAMED,
        evidence=terms.evidence,
    )


def _parties(found: _Agreement, cast: Cast) -> list[str]:
    """Return who agrees: between whom, the subject of an active verb, “by” and “with” whom."""
    lexicon, phrases = lexicon_of(cast.language), found.phrases
    compound = find_countries(phrases.said(found.at, found.at), cast.language)
    if len(compound) > 1:  # “a UK-Pakistan agreement”
        return list(dict.fromkeys(each.country.name for each in compound))
    between, with_ = lexicon.words("agreements", "between"), lexicon.words("agreements", "with")
    named: list[str] = []
    for each in _around(found):
        phrase = phrases.phrase(each.at + 1)
        whole = _BETWEEN.match(phrases.marks, each.at + 1)
        if each.word in between and whole:
            both = parties_in(phrases.said(each.at + 1, whole.end() - 1), cast)
            if len(both) > 1:
                return both
        by = each.word in phrases.words.prepositions["by"]
        if by or each.word in with_:
            named += parties_in(phrase, cast)
    acting = [] if _is_both(found, cast.language) else parties_in(_acting(found), cast)
    return list(dict.fromkeys([*acting, *named]))


def _around(found: _Agreement) -> Iterator[Complement]:
    yield from found.phrases.complements(found.at + 1)
    if found.verb > found.at:
        yield from found.phrases.complements(found.verb + 1)
    else:
        first = found.phrases.span(found.noun.start(), found.noun.end())[0]
        for each in found.phrases.complements(found.verb + 1):
            if each.at < first:
                yield each


def _acting(found: _Agreement) -> str:
    """Return the subject of the verb that has the agreement as its object."""
    phrases = found.phrases
    if not found.is_object and not _relative(phrases, found.verb):
        return ""
    if not found.is_object:
        match = _RELATIVE.match(phrases.marks, found.at + 1)
        return phrases.said(match.start("who"), match.end("who") - 1) if match else ""
    return phrases.actor(found.verb)


def _is_both(found: _Agreement, language: str) -> bool:
    """Tell whether the parties are named before: “the two ministers”, “both sides”."""
    pattern = lexicon_of(language).pattern("agreements", "both")
    said = " ".join((_acting(found), found.text[found.noun.end() : found.noun.end() + 60]))
    return pattern.search(said) is not None


def _two_before(found: _Agreement, earlier: Sequence[Sentence], cast: Cast) -> list[str]:
    """Return the two parties that the sentences before name, if they name just two."""
    texts = [found.text[: found.noun.start()], *(s.text for s in reversed(earlier))]
    named: dict[str, None] = {}
    for text in texts:
        for phrase in read_phrases(text, cast.language, ()).noun_phrases():
            named |= dict.fromkeys(parties_in(phrase, cast))
        if len(named) > 1:
            break
    return list(named) if len(named) == 2 else []


def _subject(found: _Agreement, cast: Cast) -> str | None:
    """Return what the agreement is about: behind “on”, else the nouns before it."""
    lexicon, phrases = lexicon_of(cast.language), found.phrases
    about = lexicon.words("agreements", "about")
    of = phrases.words.prepositions["of"]
    # “an agreement of cooperation on energy”: on energy
    for each in sorted(_around(found), key=lambda each: each.word in of):
        if each.is_aim or each.word not in about:
            continue
        phrase = phrases.phrase(each.at + 1, loose=each.word not in of)
        phrase = _PARTNERS.split(phrase)[0]
        if another := lexicon.pattern("agreements", "nouns").search(phrase):
            phrase = _JOINT.split(phrase[: another.start()])[0]
        timed = time_pattern(cast.language).match(f"{each.word} {phrase}")
        place = phrase[:1].isupper() and each.word in phrases.words.prepositions["place"]
        place = place or phrases.words["occasions"].match(phrase) is not None
        if phrase and not (timed or place or phrase[0].isdigit() or parties_in(phrase, cast)):
            return phrase
    return _compound(found, cast)


def _compound(found: _Agreement, cast: Cast) -> str | None:
    """Return the nouns before the agreement's own: “a new |free trade| agreement”."""
    first = found.at
    while first > 1 and (found.phrases.marks[first - 2 : first] == "nJ"):
        first -= 2
    while first and found.phrases.joined(first):
        first -= 1
    start = found.phrases.sentence.chunks[first].start
    words = without_article(found.text[start : found.noun.start()]).split()
    plain = lexicon_of(cast.language).words("agreements", "plain")
    while words and (
        words[0].lower() in plain
        or words[0][0].isdigit()
        or find_countries(words[0], cast.language)
    ):
        words = words[1:]
    noun = found.noun[0]
    if noun[:1].isupper() and " " not in noun and words and words[0][:1].isupper():
        return " ".join([*words, noun])  # its name: “a Security and Defence Partnership”
    return " ".join(words) or None


def _same(terms: _Terms, other: _Terms) -> bool:
    """Tell whether two are one agreement told twice."""
    a, b = (terms.subject or "").lower(), (other.subject or "").lower()
    sides, others = set(terms.parties), set(other.parties)
    apart = sides and others and not (sides <= others or others <= sides)
    return not apart and (a in b or b in a)
