"""Agreements as aid rows of the kind agreement: parties, subject, and how far they are.

``Carney and Zelenskyy signed an agreement on drone co-production`` is one between the
countries they act for. What will be signed is announced, what is negotiated is discussed;
an agreement that is only wished for is none. What the text leaves open stays open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import dropwhile, takewhile

from reports.drafting.aid.agreement_clauses import (
    Agreement,
    agreed_in,
    agreements_in,
    is_to_come_of,
    verbs_of_agreement,
)
from reports.drafting.parties.antecedents import meant_by
from reports.drafting.parties.cast import Cast
from reports.drafting.parties.name_patterns import count_before
from reports.drafting.parties.names import is_office, parties_in
from reports.drafting.parties.phrases import Complement, read_phrases
from reports.drafting.parties.receivers import place_in
from reports.drafting.parties.signatories import signatories_in
from reports.drafting.parties.words import aid_words
from reports.language.countries import country_of, find_countries
from reports.language.lexicon import Lexicon, lexicon_of, without_article
from reports.language.phrases import time_pattern
from reports.language.quantities.sums import find_money
from reports.language.sentences import Sentence
from reports.language.syntax.grammar import grammar
from reports.model import Aid
from reports.model.briefing import AidStatus
from reports.slotted import frozen

_UNNAMED_MESSAGE = "the sentence does not say who agreed on what"
# what is behind a subject: with whom, between whom, and where
_ENDS = (
    r"\s<agreements.with agreements.between>\s|\s<aid.prepositions.place>\s(?=[A-ZÀ-Ý])"
    r"|\s<aid.prepositions.within>\s(?:[\w’'-]+\s){0,3}<agreements.events>\b"
)
#: Sentences before one in which “the two ministers” are named, and “the minister”.
_BACK, _FAR_BACK = 4, 12
# “between |Norway, Sweden and Kenya|”
_LIST = re.compile(r"n++(?:on++)*+(?:,n++(?:on++)*+)*+,?Jn++(?:on++)*+")
# “by |the minister, Ann Lee, and her counterpart|”
_PARTIES = re.compile(r"n++(?:on++)*+(?:,?J?n++(?:on++)*+(?![BPtln]*v))*")
# “an agreement |with Oslo| for”; “an agreement with Oslo |under which 40 nurses| will”
_DOING = re.compile(r"n(?:pn|g[o]?n)")
_WITH = re.compile(r"[lP]n+")
_UNDER = re.compile(r"(?:[lP]n+)*(P)R(n[no]*)v")


@frozen
class _AgreementMention:
    """What a sentence says of an agreement."""

    parties: tuple[str, ...]
    subject: str | None
    status: AidStatus
    evidence: str


def find_agreements(sentences: Sequence[Sentence], cast: Cast) -> tuple[Aid, ...]:
    """Return the agreements that the body tells of, each once; the answers', if it has none."""
    known: list[_AgreementMention] = []
    for places in (("paragraph", "item"), ("answer",), ("title",)):
        if known:
            break
        for at, sentence in enumerate(sentences):
            if sentence.place in places and not sentence.text.rstrip('”"’ ').endswith("?"):
                for mention in _mentions_in(sentences, at, cast):
                    _merge(known, mention)
    return tuple(_row(mention) for mention in known)


def _mentions_in(sentences: Sequence[Sentence], at: int, cast: Cast) -> Iterator[_AgreementMention]:
    """Yield what a sentence says of its agreements; the one behind may say “It will be signed”."""
    earlier = [*sentences[: min(1, at)], *sentences[max(1, at - _FAR_BACK) : at]]
    for found in agreements_in(sentences[at], cast.language):
        parties, subject = _parties(found, earlier, cast), _subject(found, cast)
        if parties or subject:
            following = sentences[at + 1].text if at + 1 < len(sentences) else ""
            later = found.status == "signed" and is_to_come_of(following, cast.language)
            status = "announced" if later else found.status
            for topic in _topics(subject, cast.language):
                yield _AgreementMention(tuple(parties), topic, status, found.text)
    for found in agreed_in(sentences[at], cast.language):
        parties, subject = _parties(found, earlier, cast), _subject(found, cast)
        if len(parties) > 1 and subject:
            yield _AgreementMention(tuple(parties), subject, found.status, found.text)


def _topics(subject: str | None, language: str) -> list[str | None]:
    """Return the subjects of two agreements: « deux accords sur la pêche |et sur| l’eau »."""
    both = lexicon_of(language).compiled(r"\s<sums.and>\s<~agreements.again>\s")
    return [without_article(each) for each in both.split(subject)] if subject else [None]


def _merge(known: list[_AgreementMention], mention: _AgreementMention) -> None:
    """Add an agreement, or what is told of it again, to those that are known."""
    for at, other in enumerate(known):
        if _corefer(mention, other):
            more = mention.parties if len(mention.parties) > len(other.parties) else other.parties
            known[at] = replace(other, parties=more, subject=other.subject or mention.subject)
            return
    known.append(mention)


def _corefer(mention: _AgreementMention, other: _AgreementMention) -> bool:
    """Tell whether two are one agreement told twice."""
    a, b = (mention.subject or "").lower(), (other.subject or "").lower()
    sides, others = set(mention.parties), set(other.parties)
    if not (a and b):
        return sides == others and mention.status == other.status
    return (sides <= others or others <= sides) and (a in b or b in a)


def _row(mention: _AgreementMention) -> Aid:
    first, *others = mention.parties or ("",)
    return Aid(
        donor=first or None,
        recipient=", ".join(others) or None,
        purpose=mention.subject,
        kind="agreement",
        form="agreement",
        status=mention.status,
        review=None if first and others else _UNNAMED_MESSAGE,
        evidence=mention.evidence,
    )


def _parties(found: Agreement, earlier: Sequence[Sentence], cast: Cast) -> list[str]:
    """Return who agrees: between whom, the subject of an active verb, “by” and “with” whom."""
    lexicon, phrases = lexicon_of(cast.language), found.phrases
    compound = find_countries(phrases.said(found.first, found.at), cast.language)
    if len(compound) > 1:  # “a UK-Pakistan agreement”
        return list(dict.fromkeys(each.country.name for each in compound))
    pairs = list(_party_phrases(found, lexicon))
    between = any(is_between for _, is_between in pairs)
    beside = [phrase for phrase, _ in pairs]
    named = [party for phrase in beside for party in signatories_in(phrase, cast)]
    if not named and beside and phrases.words["bodies"].fullmatch(_head_of(beside[0])):
        named = [without_article(beside[0])]  # “with |a group of banks|”
    elif not named and beside and (many := _many_in(beside[0], cast.language)):
        named = [many]
    titles = [each.text for each in earlier if each.place == "title"]
    if _refers_to_both(found, beside, lexicon, between=between and len(named) > 1):
        before = _backwards(found.text[: found.noun[0]], earlier[-_BACK:])
        states = lexicon.pattern("agreements", "states").search(found.actor) is not None
        pair = _pair_in(before, cast, states=states) or _pair_in(titles, cast, states=states)
        return pair or list(dict.fromkeys(named))
    acting = [*_antecedent(found, earlier, cast), *signatories_in(found.actor, cast)]
    parties = list(dict.fromkeys([*([] if between and len(named) > 1 else acting), *named]))
    if not parties and found.status == "discussed" and not (found.actor or beside):
        return _pair_in(titles, cast)
    if found.actor or between:
        return parties
    by = phrases.words.prepositions["by"]
    if len(named) > 1 and by.isdisjoint(each.word for each in _complements(found)):
        return ["", *parties]  # “accords with France and Italy were signed”: by whom is open
    return parties


def _head_of(phrase: str) -> str:
    return without_article(phrase).split(" ")[0]


def _many_in(phrase: str, language: str) -> str:
    """Return those who sign together, without whose they are: “with its |official creditors|”."""
    first, _, rest = without_article(phrase).partition(" ")
    own = first.lower() in lexicon_of(language).words("grammar", "possessives")
    said = rest if own else without_article(phrase)
    return said if aid_words(language)["many"].fullmatch(said.split(" ")[-1]) else ""


def _antecedent(found: Agreement, earlier: Sequence[Sentence], cast: Cast) -> list[str]:
    """Return for whom “she” or “the minister” acts: whom the sentences before name last."""
    actor = found.actor or _who_signs(found, cast.language)
    words = without_article(actor).split(" ")
    led = " ".join(words) != actor and words[-1].islower()
    role = words[-1] if led and is_office(words[-1], cast.language) else ""
    she = lexicon_of(cast.language).words("agreements", "person")
    if not role and she.isdisjoint(actor.lower().split(" ")):
        it = actor.lower() in lexicon_of(cast.language).words("agreements", "it")
        meant = meant_by(actor, earlier, cast) if it else None
        return [meant] if meant else []
    before = earlier if role else earlier[-_BACK:]
    for text in _backwards(found.text[: found.text.find(actor)], before):
        named = [
            (text.rfind(name), cast.countries[name] or name)
            for name, said in cast.roles.items()
            if (role in said.split() if role else cast.countries[name])
        ]
        if last := max((each for each in named if each[0] >= 0), default=None):
            return [last[1]]
    return []


def _who_signs(found: Agreement, language: str) -> str:
    """Return the subject of a verb of agreements: not of “attended the signing of”."""
    phrases = found.phrases
    signs = found.verb >= 0 and verbs_of_agreement(language).group_of(
        phrases.text, phrases.verb(found.verb)
    )
    return phrases.subject_at(found.verb) if signs else ""


def _backwards(before: str, earlier: Sequence[Sentence]) -> Iterator[str]:
    """Yield what stands before in a sentence, then the sentences before it, the last first."""
    yield before
    yield from (sentence.text for sentence in reversed(earlier))


def _refers_to_both(
    found: Agreement, beside: Sequence[str], lexicon: Lexicon, *, between: bool
) -> bool:
    """Tell whether the parties are named before: “the two ministers”, “both sides”, “they”."""
    subject = found.phrases.subject_at(found.verb)
    they = subject.lower() in lexicon.words("agreements", "they")
    both = lexicon.pattern("agreements", "both").search
    # “the ministers witnessed the signing of an agreement between |two firms|”
    return any(map(both, beside)) or (not between and (they or both(found.actor) is not None))


def _party_phrases(found: Agreement, lexicon: Lexicon) -> Iterator[tuple[str, bool]]:
    """Yield the phrases behind “between” (True), “with” and “by”."""
    phrases = found.phrases
    between = lexicon.words("agreements", "between")
    with_ = lexicon.words("agreements", "with") | phrases.words.prepositions["by"]
    for each in _complements(found):
        end = found.first if each.at < found.first else len(phrases.marks)
        listed = _LIST.match(phrases.marks, each.at + 1, end) if each.word in between else None
        whole = listed or _PARTIES.match(phrases.marks, each.at + 1, end)
        if whole and each.word in between | with_:
            last = phrases.whole_name(each.at + 1, whole.end())
            yield phrases.said(each.at + 1, last), each.word in between


def _complements(found: Agreement) -> Iterator[Complement]:
    """Yield what belongs to the noun, then what belongs to its verb."""
    phrases = found.phrases
    yield from phrases.complements(found.at + 1)
    if found.verb < 0:
        return
    for each in phrases.complements(found.verb + 1):
        if found.verb > found.at or each.at < found.first:
            yield each


def _pair_in(texts: Iterable[str], cast: Cast, *, states: bool = False) -> list[str]:
    """Return the two parties that texts name: `states` both, else one of them a country."""
    known: dict[str, None] = {}
    bodies = aid_words(cast.language)["bodies"]
    for text in texts:
        sums = tuple((each.start, each.end) for each in find_money(text, cast.language))
        phrases = read_phrases(text, cast.language, sums).noun_phrases()  # “US$5” is no country
        named = dict.fromkeys(
            party
            for each in phrases
            for party in parties_in(each, cast)
            if party.isupper() or not bodies.fullmatch(party)  # “the Department”
        )
        here = dict.fromkeys(party for party in named if _is_state(party, cast.language))
        if len(named) == 2 and here and known.keys() <= named.keys() and not states:
            return list(named)
        known |= here
        if len(known) > 1:
            break
    return list(known) if len(known) == 2 else []


def _is_state(party: str, language: str) -> bool:
    """Return whether a party is a country, by a longer name too: “Republic of Kenya”."""
    return bool(country_of(party, language) or place_in(party, language))


def _subject(found: Agreement, cast: Cast) -> str | None:
    """Return what the agreement is about: behind “on”, else the nouns before it."""
    phrases, language = found.phrases, cast.language
    own = list(phrases.complements(found.at + 1))
    behind = phrases.complements(found.verb + 1) if found.verb > found.at else ()
    whole = phrases.sentence.chunks[found.at].end == found.noun[1]
    near = [each for each in own if whole and each.at == found.at + 1]
    return (
        _topic(found, (*own, *behind), "about", language)
        or _modifiers(found, language)
        or _topic(found, near, "loosely", language)
        or _aim(found, own, language)
        or _topic(found, _behind_partner(found, own), "aims", language)
        or _provided(found, language)
        or _own_name(found, language)
    )


def _behind_partner(found: Agreement, own: Iterable[Complement]) -> Iterator[Complement]:
    """Yield “with Oslo |for 40 buses|”; “with Oslo for |the| first time” tells of no subject."""
    for each in own:
        said = found.phrases.said(each.at + 1, each.at + 1)
        led = without_article(said) != said
        if not led and _WITH.fullmatch(found.phrases.marks, found.at + 1, each.at):
            yield each


def _provided(found: Agreement, language: str) -> str | None:
    """Return whom an agreement is about in its relative clause: “under which |nurses|”."""
    phrases, through = found.phrases, lexicon_of(language).words("agreements", "through")
    clause = _UNDER.match(phrases.marks, found.at + 1)
    if clause is None or phrases.word(clause.start(1)) not in through:
        return None
    said = count_before().sub("", phrases.said(clause.start(2), clause.end(2) - 1))
    known = said.lower() in grammar(language).closed or country_of(said, language)
    return None if known else without_article(said)


def _own_name(found: Agreement, language: str) -> str | None:
    """Return the noun of an agreement that says itself what it is about: “a truce”."""
    noun = found.text[slice(*found.noun)].lower()
    return noun if noun in lexicon_of(language).words("agreements", "themselves") else None


def _aim(found: Agreement, own: Iterable[Complement], language: str) -> str | None:
    """Return what an agreement is to give or to build: “to provide |clean fuel| to families”."""
    phrases = found.phrases
    for each in own:
        if each.is_aim and phrases.marks[each.at + 1 : each.at + 2] == "n":
            verb = phrases.verb(each.at)
            giving = {"give", "deliver", "lend"} & set(phrases.words.groups_in(verb.lexical))
            if giving or verb.main in lexicon_of(language).words("agreements", "does"):
                return _topic_behind(found, each, language)
    return None


def _topic(
    found: Agreement, complements: Iterable[Complement], prepositions: str, language: str
) -> str | None:
    """Return the first topic behind a preposition of a list."""
    known = lexicon_of(language).words("agreements", prepositions)
    topics = (
        _topic_behind(found, each, language)
        for each in complements
        if each.word in known and not each.is_aim
    )
    return next(filter(None, topics), None)


def _topic_behind(found: Agreement, each: Complement, language: str) -> str | None:
    """Return the phrase behind “on” without the parties and places that go on behind it."""
    lexicon, phrases = lexicon_of(language), found.phrases
    phrase = phrases.phrase(each.at + 1, loose=each.word not in phrases.words.prepositions["of"])
    # “on |clearing unexploded bombs|”, “on |the sharing of clinics|”
    if (doing := _DOING.match(phrases.marks, each.at + 1)) and " " not in phrase:
        phrase = phrases.said(each.at + 1, doing.end() - 1)
    phrase = lexicon.compiled(_ENDS).split(phrase)[0]
    if another := lexicon.pattern("agreements", "nouns").search(phrase):
        joints = list(lexicon.pattern("grammar", "joints").finditer(phrase[: another.start()]))
        phrase = phrase[: joints[-1].start()].rstrip(" ,") if joints else ""
    timed = time_pattern(language).match(f"{each.word} {phrase}")
    place = phrase[:1].isupper() and each.word in phrases.words.prepositions["place"]
    named = any(country.start == 0 for country in find_countries(phrase, language))
    aside = phrases.words["occasions"].match(phrase)
    counted = phrase[:1].isdigit() and "-" not in phrase.split(" ")[0]  # “a 30-year concession”
    return None if timed or place or named or aside or counted else phrase or None


def _modifiers(found: Agreement, language: str) -> str | None:
    """Return the nouns before the agreement's own: “a new |free trade| agreement”."""
    start = found.phrases.sentence.chunks[_first_chunk(found)].start
    said = without_article(found.text[start : found.noun[0]]).split()
    closed = grammar(language).closed  # “signeront prochainement |un accord|”
    said = said[max((n for n, w in enumerate(said) if closed.get(w) == "D"), default=-1) + 1 :]
    ends = lexicon_of(language).words("grammar", "prepositions")
    telling = dropwhile(lambda word: _says_nothing(word, language), said)
    words = list(takewhile(lambda word: word.lower() not in ends, telling))
    noun = found.text[slice(*found.noun)]
    if noun[:1].isupper() and " " not in noun and words and words[0][:1].isupper():
        return " ".join([*words, noun])  # its name: “a Security and Defence Partnership”
    return " ".join(words) or None


def _first_chunk(found: Agreement) -> int:
    """Return where the noun phrase begins, with what “and” or a hyphen joins to it."""
    first = found.first
    while found.phrases.marks[max(0, first - 2) : first] == "nJ":
        first -= 2
    while found.phrases.joined(first):
        first -= 1
    return first


def _says_nothing(word: str, language: str) -> bool:
    """Return whether a word says nothing of what an agreement is about: “new”, “5”, “UK”."""
    low = word.lower()
    plain = lexicon_of(language).words("agreements", "plain")
    timed = low.rpartition("-")[2] in grammar(language).lists["times"]
    return timed or low in plain or word[0].isdigit() or bool(find_countries(word, language))
