"""Agreements as aid rows of the kind agreement: parties, subject, and how far they are.

``Carney and Zelenskyy signed an agreement on drone co-production`` is one between the
countries they act for. An agreement that is only wished for is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from reports.drafting.parties.read import Cast, party_in
from reports.drafting.parties.subjects import first_party
from reports.language.countries import FoundCountry, find_countries
from reports.language.lexicon import any_of, primary, read_lists, whole_words, without_article
from reports.language.phrases import phrase_at, time_pattern
from reports.language.sentences import Sentence
from reports.language.sums import find_money
from reports.model import Aid
from reports.model.briefing import AidStatus

_STATUSES: tuple[AidStatus, ...] = ("signed", "discussed", "announced", "pledged")
#: Characters between a verb and its agreement, without a mark of a new clause.
_REACH = 90
#: Characters in which the parties are named before a verb.
_REACH_BACK = 300
_CLAUSE_END = re.compile(r"[;:.]|,\s(?:and|but|which|who|et|mais|qui)\s")


@dataclass(frozen=True, slots=True)
class _Words:
    nouns: re.Pattern[str]
    verbs: tuple[tuple[AidStatus, re.Pattern[str]], ...]
    to_come: re.Pattern[str]
    plain: frozenset[str]
    about: re.Pattern[str]
    between: re.Pattern[str]
    with_: re.Pattern[str]
    both: re.Pattern[str]
    passive: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Agreement:
    """An agreement in a sentence: where its verb and its noun stand in `text`.

    `text` is the sentence, or a window of an endless one.
    """

    sentence: Sentence
    text: str
    verb_start: int
    verb_end: int
    noun_start: int
    noun_end: int
    status: AidStatus

    @property
    def passive(self) -> bool:
        return self.verb_start > self.noun_start


def find_agreements(sentences: Sequence[Sentence], cast: Cast) -> tuple[Aid, ...]:
    """Return the agreements that the body tells of, each once; the answers', if it has none."""
    known: list[_Terms] = []
    for places in (("paragraph", "item"), ("answer",), ("title",)):
        if known:
            break
        for sentence in sentences:
            found = _agreements_in(sentence, cast.language) if sentence.place in places else ()
            for each in found:
                terms = _terms(each, cast)
                if terms and not any(_same(terms, other) for other in known):
                    known.append(terms)
    return tuple(_row(terms) for terms in known)


@cache
def _words(language: str) -> _Words:
    lists = read_lists(primary(language), "agreements")
    verbs = "|".join(any_of(lists[status]) for status in _STATUSES[:1])
    return _Words(
        nouns=whole_words(any_of(lists["nouns"])),
        verbs=tuple((s, whole_words(any_of(lists[s]))) for s in _STATUSES),
        to_come=re.compile(rf"(?<![^\W_])(?:{any_of(lists['to_come'])})\s$", re.IGNORECASE),
        plain=frozenset(lists["plain"]),
        about=re.compile(rf"\s(?:{any_of(lists['about'])})(?:(?<=[’'])|\s)", re.IGNORECASE),
        between=whole_words(any_of(lists["between"])),
        with_=whole_words(any_of(lists["with"])),
        both=whole_words(any_of(lists["both"])),
        passive=re.compile(
            rf"\s(?:[^,;:.]{{0,80}}?\s)?(?:was|were|has been|have been|a été|ont été)\s"
            rf"(?P<verb>{verbs})\b"
            r"|(?:\s[^,;:.]{0,60}?)?,?\s(?P<participle>signed|signée?s?)"
            r"(?=\s(?:by|between|par|entre)\b)",
            re.IGNORECASE,
        ),
    )


def _agreements_in(sentence: Sentence, language: str) -> Iterator[_Agreement]:
    words = _words(language)
    last = 0
    for noun in words.nouns.finditer(sentence.text):
        # a window around the noun: no sentence costs its square
        shift = max(0, noun.start() - _REACH_BACK)
        text = sentence.text[shift : noun.end() + _REACH_BACK]
        start, end = noun.start() - shift, noun.end() - shift
        low = max(0, last - shift, start - _REACH)
        passive = words.passive.match(text, end)
        found = _verb_before(text, low, start, words) if not passive else None
        if passive:
            verb = "verb" if passive["verb"] else "participle"
            yield _Agreement(sentence, text, *passive.span(verb), start, end, "signed")
        elif found:
            yield _Agreement(sentence, text, *found[:2], start, end, found[2])
        if passive or found:
            last = noun.end()


def _verb_before(
    text: str, low: int, noun: int, words: _Words
) -> tuple[int, int, AidStatus] | None:
    """Return the last verb before the noun that it can be the object of."""
    best: tuple[int, int, AidStatus] | None = None
    for status, pattern in words.verbs:
        for verb in pattern.finditer(text, low, noun):
            if best is None or verb.start() > best[0]:
                best = (verb.start(), verb.end(), status)
    if best is None or _CLAUSE_END.search(text, best[1], noun):
        return None
    if best[2] == "signed" and words.to_come.search(text, max(0, best[0] - 20), best[0]):
        future = re.search(
            r"\b(?:will|to|va|vont|doi(?:t|vent))\s$", text[: best[0]], re.IGNORECASE
        )
        unmade = re.search(
            r"\b(?:not|refused to|before|without|sans|could|may|might|should|ne)\s$",
            text[: best[0]],
        )
        return (best[0], best[1], "announced") if future and not unmade else None
    return best


@dataclass(frozen=True, slots=True)
class _Terms:
    """What a sentence says of an agreement."""

    first: str | None
    others: str | None
    subject: str | None
    status: AidStatus
    evidence: str


def _terms(found: _Agreement, cast: Cast) -> _Terms | None:
    parties, subject = _parties(found, cast), _subject(found, cast)
    if (not parties and not subject) or _is_funding(found, cast.language):
        return None
    # a mere “partnership” is at least that
    subject = subject or found.text[found.noun_start : found.noun_end]
    if found.status != "signed" and len(parties) < 2:
        return None
    first = parties[0] if parties else None
    return _Terms(first, _listed(parties[1:]), subject, found.status, found.sentence.text)


def _row(terms: _Terms) -> Aid:
    return Aid(
        donor=terms.first,
        recipient=terms.others,
        purpose=terms.subject,
        kind="agreement",
        form="agreement",
        status=terms.status,
        evidence=terms.evidence,
    )


def _listed(parties: Sequence[str]) -> str | None:
    """Return parties as the model holds them: names with commas between."""
    return ", ".join(parties) or None


def _subject(found: _Agreement, cast: Cast) -> str | None:
    """Return what the agreement is about: after “on”, else the nouns before it."""
    ends = (found.noun_end, found.verb_end) if found.passive else (found.noun_end,)
    for end in ends:
        if phrase := _about(found.text, end, cast):
            return phrase
    start = found.verb_end if not found.passive else max(0, found.noun_start - _REACH)
    kept = re.split(r"[,;:(]", found.text[start : found.noun_start])[-1].split()[-4:]
    words = _words(cast.language)
    while kept and _says_nothing(kept[0], words, cast):
        kept = kept[1:]
    subject = " ".join(kept)
    return subject if subject and not _LOOSE_WORD.search(subject) else None


def _about(text: str, end: int, cast: Cast) -> str | None:
    """Return the phrase after “on” or “for” at `end`, or behind the partners named there."""
    partner = _PARTNERS.match(text, end)
    about = _words(cast.language).about.match(text, partner.end() if partner else end)
    if about is None:
        return None
    phrase = phrase_at(text, about.end(), cast.language, loose=True)
    phrase = re.split(r"\s(?:with|between|avec|entre)\s|,\ssign", phrase)[0]
    word = about[0].strip()
    timed = _DAY.match(phrase) or time_pattern(cast.language).match(f"{word} {phrase}")
    place = word == "in" and phrase[:1].isupper()
    aside = place or phrase.startswith("behalf") or party_only(phrase, cast)
    return phrase if phrase and not timed and not aside else None


def _says_nothing(word: str, words: _Words, cast: Cast) -> bool:
    return (
        word.lower() in words.plain
        or bool(find_countries(word, cast.language))
        or re.fullmatch(r"\d+(?:-year)?|and|et", word) is not None
    )


def _is_funding(found: _Agreement, language: str) -> bool:
    """Tell whether a sum makes it aid: “signed a $500 million loan agreement”."""
    start, end = sorted((found.verb_end, found.noun_start))
    return bool(find_money(found.text[start:end], language))


_PARTNERS = re.compile(
    r"\s(?:with|between|avec|entre)\s[^,;:.]{2,60}?(?=\s(?:on|for|to|covering|sur|pour)\s)"
)
_DAY = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d{4}$|lundi|mardi|mercredi|jeudi|vendredi"
)
_LOOSE_WORD = re.compile(
    r"(?:^|\s)(?:the|with|on|that|of|to|a|an|in|about|for|by|le|la|les|de|un|une)(?:\s|$)", re.I
)


def party_only(phrase: str, cast: Cast) -> bool:
    """Tell whether a phrase is nothing but a party: “agreement of the two countries”."""
    plain = without_article(phrase)
    countries = find_countries(plain, cast.language)
    return bool(countries and countries[0].start == 0 and countries[0].end == len(plain))


def _parties(found: _Agreement, cast: Cast) -> list[str]:
    text, words = found.text, _words(cast.language)
    tail = text[found.noun_end :]
    if between := words.between.search(tail[:80]):
        rest = tail[between.end() :]
        if not words.both.match(rest.lstrip()):
            named = parties_in(_CLAUSE_END.split(rest)[0], cast)
            if len(named) > 1:
                return named
    before = text[: found.verb_start] if not found.passive else text[: found.noun_start]
    named = parties_in(before, cast)
    if found.passive and (by := re.match(r"\s(?:by|par)\s", text[found.verb_end :])):
        agents = text[found.verb_end + by.end() :]
        named = parties_in(_CLAUSE_END.split(agents)[0], cast) or named
    if not named and (first := first_party(before, cast)):
        named = [first]
    after = text[found.verb_end :] if not found.passive else tail
    if partner := words.with_.search(after[:160]):
        phrase = re.split(r"[,;:]\s|(?<![A-Z])\.\s", after[partner.end() :])[0][:80]
        body = party_in(phrase_at(phrase, 0, cast.language), cast) if phrase else None
        more = parties_in(phrase, cast) or ([body] if body else [])
        named += [party for party in more if party not in named]
    return named


def parties_in(text: str, cast: Cast) -> list[str]:
    """Return the countries and bodies that `text` names, once each, in order.

    People stand for the country or body they act for.
    """
    found: list[tuple[int, str]] = []
    covered: list[tuple[int, int]] = []
    for name in sorted(cast.countries, key=len, reverse=True):
        for match in re.finditer(rf"(?<![^\W_]){re.escape(name)}(?![^\W_])", text):
            if not any(a <= match.start() < b for a, b in covered):
                covered.append(match.span())
                if place := cast.countries[name]:
                    found.append((match.start(), party_in(place, cast) or place))
    found += [
        (c.start, c.country.name)
        for c in find_countries(text, cast.language)
        if _is_party(text, c) or _acts(text, c.end)
    ]
    bodies = re.compile(
        r"\b(?:European Union|EU|NATO|United Nations|UN|World Bank|IMF|European Commission|"
        r"Union européenne|UE|OTAN|ONU|FMI|Banque mondiale)\b"
    )
    found += [(match.start(), match[0]) for match in bodies.finditer(text)]
    return list(dict.fromkeys(name for _, name in sorted(found)))


def _is_party(text: str, found: FoundCountry) -> bool:
    """Tell whether a country's name acts; a capital does where a sentence's subject stands."""
    if found.kind == "name":
        return not text[found.end :].startswith(("’s ", "'s "))
    starts = found.start == 0 or (text[: found.start].endswith(" and ") and found.start < 24)
    return found.kind == "seat" and starts


def _acts(text: str, end: int) -> bool:
    """Tell whether a country's adjective is followed by one who acts for it."""
    return bool(re.match(
        r"(?:[’']s)?\s(?:[A-Z]?[a-z]+\s){0,2}(?:[Pp]resident|[Pp]rime [Mm]inister|[Mm]inister|"
        r"[Ff]oreign [Mm]inister|"
        r"[Gg]overnment|[Aa]uthorities|[Cc]hancellor|[Cc]ounterpart|[Oo]fficials|"
        r"[Ll]eader)", text[end:]
    ))  # fmt: skip


def _same(terms: _Terms, other: _Terms) -> bool:
    """Tell whether two are one agreement told twice."""
    a, b = (terms.subject or "").lower(), (other.subject or "").lower()
    if a and b and not (a in b or b in a):
        return False
    sides, others = _sides(terms), _sides(other)
    if sides and others and not (sides <= others or others <= sides):
        return False
    return bool(a and b) or bool(sides and others)


def _sides(terms: _Terms) -> set[str]:
    named = [terms.first or "", *(terms.others or "").split(", ")]
    return {name for name in named if name}
