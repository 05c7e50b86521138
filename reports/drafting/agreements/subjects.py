"""What an agreement is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import dropwhile, takewhile

from reports.drafting.agreements.stages import (
    Agreement,
)
from reports.drafting.parties.cast import Cast
from reports.drafting.parties.name_patterns import count_before
from reports.drafting.sums.phrases import Complement, Phrases
from reports.language.countries import country_of, find_countries
from reports.language.lexicon import Lexicon, lexicon_of, without_article
from reports.language.syntax.grammar import grammar

# what is behind a subject: with whom, between whom, and where
_ENDS = (
    r"\s<agreements.with agreements.between>\s|\s<aid.prepositions.place>\s(?=[A-ZÀ-Ý])"
    r"|\s<aid.prepositions.within>\s(?:[\w’'-]+\s){0,3}<agreements.events>\b"
)
# “an agreement |with Oslo| for”; “an agreement with Oslo |under which 40 nurses| will”
_DOING = re.compile(r"n(?:pn|g[o]?n)")
_WITH = re.compile(r"(?:[lP]n+)?")
# “to |train and equip| 1,500 rangers”
_AIM = re.compile(r"i(?:Ji)*(?=n)")
_UNDER = re.compile(r"(?:[lP]n+)*(P)R(n[no]*)v")


def topic_of(found: Agreement, cast: Cast) -> str | None:
    """Return what the agreement is about: behind “on”, else the nouns before it."""
    phrases, language = found.phrases, cast.language
    own = list(_own_complements(found))
    behind = phrases.complements(_bearer(found, language) + 1) if found.verb >= found.at else ()
    return (
        _topic(found, (*own, *behind), "about", language)
        or _covered(found, language)
        or _modifiers(found, language)
        or _topic(found, _right_behind(found, own), "loosely", language)
        or _aim(found, own, language)
        or _topic(found, _behind_partner(found, own), "aims", language)
        or _provided(found, language)
        or _own_name(found, language)
        or _adjective(found, language)
    )


def _own_complements(found: Agreement) -> Iterator[Complement]:
    """Yield what belongs to the agreement's noun, without “in an |effort| to”."""
    phrases = found.phrases
    aside = phrases.words["occasions"].fullmatch
    for each in phrases.complements(found.at + 1):
        last = phrases.said(each.at - 1, each.at - 1).split(" ")[-1]
        if each.at < found.end and not aside(last):
            yield each


def _right_behind(found: Agreement, own: Iterable[Complement]) -> Iterator[Complement]:
    """Yield what stands right behind the agreement's noun, if nothing else does."""
    if found.phrases.sentence.chunks[found.at].end == found.noun[1]:
        yield from (each for each in own if each.at == found.at + 1)


def _bearer(found: Agreement, language: str) -> int:
    """Return the chunk of the verb that brings the subject: « la convention, signée, |porte| »."""
    marks, main = found.phrases.marks, lexicon_of(language).words("agreements", "bears")
    ahead = (at for at in range(found.verb, len(marks)) if marks[at] == "v")
    bearing = (at for at in ahead if found.phrases.verb(at).main in main)
    return next(bearing, found.verb)


def _covered(found: Agreement, language: str) -> str | None:
    """“two deals |covering fisheries and ports|”: what its own noun phrase goes on with."""
    behind = found.text[found.noun[1] :].lstrip().split(" ")[0]
    goes_on = found.phrases.sentence.chunks[found.at].end > found.noun[1]
    if not goes_on or behind not in lexicon_of(language).words("agreements", "about"):
        return None
    return found.phrases.phrase(found.at, loose=True).partition(f" {behind} ")[2] or None


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


def _adjective(found: Agreement, language: str) -> str | None:
    """Return an agreement by its adjective behind it, in French: « un |accord portuaire| »."""
    known, chunk = grammar(language), found.phrases.sentence.chunks[found.at]
    said = found.text[found.noun[1] : chunk.end].lower().split() if known.french else []
    tells = said and not (known.is_participle(said[0]) or _says_nothing(said[0], language))
    return found.text[found.noun[0] : chunk.end] if tells else None


def _aim(found: Agreement, own: Iterable[Complement], language: str) -> str | None:
    """Return what an agreement is to do: “to |end the war|”, to give: “to give |seed| to”.

    “signed |the| deal to show …” tells why it is signed.
    """
    phrases = found.phrases
    known = found.verb < found.at and found.is_known
    for each in () if known else own:
        if each.is_aim and (clause := _AIM.match(phrases.marks, each.at)):
            topic = _topic_behind(found, Complement(clause.end() - 1, "to", is_aim=True), language)
            verb = phrases.verb(each.at)
            if {"give", "deliver", "lend"} & set(
                phrases.words.groups_in(verb.lexical)
            ) or not topic:
                return topic
            end = found.text.index(topic, phrases.sentence.chunks[clause.end()].start) + len(topic)
            return found.text[verb.place : end]
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
    phrase = _with_deed(phrases, each.at + 1, lexicon.compiled(_ENDS).split(phrase)[0])
    phrase = _before_another(phrase, lexicon)
    nothing = phrase.lower() in grammar(language).closed  # « portant sur |la| « Coopération » »
    return None if nothing or _is_circumstance(phrases, each, phrase, language) else phrase or None


def _before_another(phrase: str, lexicon: Lexicon) -> str:
    """Return a phrase up to the agreement that is joined to it: “|roads| and a deal on”."""
    another = lexicon.pattern("agreements", "nouns").search(phrase)
    if another is None or (another.start() == 0 and " " in another[0]):
        return phrase
    joints = list(lexicon.pattern("grammar", "joints").finditer(phrase[: another.start()]))
    return phrase[: joints[-1].start()].rstrip(" ,") if joints else ""


def _is_circumstance(phrases: Phrases, each: Complement, phrase: str, language: str) -> bool:
    """Return whether a phrase says when, where, with whom or on what occasion, or counts."""
    if lexicon_of(language).regex("phrases", "times").match(f"{each.word} {phrase}"):
        return True
    place = phrase[:1].isupper() and each.word in phrases.words.prepositions["place"]
    named = any(country.start == 0 for country in find_countries(phrase, language))
    aside = phrases.words["occasions"].match(phrase) is not None
    # “a 30-year concession”; “to train |1,500 rangers|” tells more
    counted = phrase[:1].isdigit() and "-" not in phrase.split(" ")[0] and not each.is_aim
    return place or named or aside or counted


def _with_deed(phrases: Phrases, at: int, phrase: str) -> str:
    """Return a phrase with the deed that ends it: « des permis |de conduire| »."""
    start = phrases.text.find(phrase, phrases.sentence.chunks[at].start) if phrase else -1
    _, last = phrases.span(start, start + len(phrase)) if start >= 0 else (0, -1)
    if last < 0 or phrases.marks[last : last + 3] != "noi":
        return phrase
    return phrases.text[start : phrases.sentence.chunks[last + 2].end]


def _modifiers(found: Agreement, language: str) -> str | None:
    """Return the nouns before the agreement's own: “a new |free trade| agreement”."""
    if grammar(language).french:
        return None  # « une |douzaine d’|accords »
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
    lexicon = lexicon_of(language)
    plain = lexicon.words("agreements", "plain") | lexicon.table("numbers", "numbers").keys()
    timed = low.rpartition("-")[2] in grammar(language).lists["times"]
    return timed or low in plain or word[0].isdigit() or bool(find_countries(word, language))


def topics_of(subject: str | None, language: str) -> list[str | None]:
    """Return the subjects of two agreements: « deux accords sur la pêche |et sur| l’eau »."""
    both = lexicon_of(language).compiled(r"\s<sums.and>\s<~agreements.again>\s")
    return [without_article(each) for each in both.split(subject)] if subject else [None]
