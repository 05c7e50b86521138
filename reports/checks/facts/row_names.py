"""Persons and parties beside the sentence that they came from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from reports.checks.facts.namewords import is_same_word, script_name, words_of
from reports.checks.facts.row_parties import parties_not_named
from reports.checks.rule import Finding, rule
from reports.checks.subject import Subject
from reports.drafting.people.register import key_of
from reports.language.detection import is_in_language
from reports.language.lexicon import Lexicon
from reports.language.quotation_marks import find_quoted

#: Scripts whose words have spaces between them and start names with capitals.
_ALPHABETS = frozenset({"LATIN", "CYRILLIC", "GREEK"})
#: Words between a name and the verb of its speech.
_BESIDE = 2
#: Words among which a pronoun opens a sentence.
_FIRST = 4


@rule("B102", "a name stands in its evidence")
def name_not_in_evidence(subject: Subject) -> Iterator[Finding]:
    """Compare persons, speakers, givers and receivers with the sentence of their row."""
    if subject.lexicon is not None:
        yield from _persons(subject, subject.lexicon)
        yield from parties_not_named(subject, subject.lexicon)
        yield from _speakers(subject, subject.lexicon)


def _persons(subject: Subject, known: Lexicon) -> Iterator[Finding]:
    for place in subject.printed["people"]:
        row = subject.briefing.people[place]
        evidence = row.evidence
        if not evidence or is_named(row.name, evidence, known) or _is_pronoun(evidence, known):
            continue
        if is_in_language(evidence, subject.language):
            found = f"the evidence does not name {row.name}"
            remedy = "take the sentence that introduces this person"
            yield Finding(f"people[{place}].name", found, "the name, or the surname", remedy)


def is_named(name: str, text: str, known: Lexicon) -> bool:
    """Return whether a text names a person, by the surname at least.

    What is written in another script cannot be compared: it is taken as named.
    """
    script = script_name(name)
    if script not in _ALPHABETS or script != script_name(text):
        return True
    words = words_of(text)
    if any(is_same_word(one, word) for one in _telling_words(name, known) for word in words):
        return True
    return words_of(name)[0] in words and not _is_other(name, text)


def _telling_words(name: str, known: Lexicon) -> Sequence[str]:
    """Return the words of a surname that tell it from others, all of the name if there are none."""
    said, small = words_of(name), known.words("names", "particles")
    return [word for word in (said[1:] or said) if word not in small and len(word) > 1] or said


def _is_other(name: str, text: str) -> bool:
    """Return whether only somebody else of the same first name stands in a text."""
    first = name.split()[0]
    return re.search(rf"\b{re.escape(first)}\s+[^\W\d_a-z]", text) is not None


def _is_pronoun(sentence: str, known: Lexicon) -> bool:
    """Return whether a pronoun opens a sentence: it may mean anybody."""
    pronouns = known.words("people", "he") | known.words("people", "she")
    return not pronouns.isdisjoint(words_of(sentence)[:_FIRST])


def _speakers(subject: Subject, known: Lexicon) -> Iterator[Finding]:
    briefing = subject.briefing
    places = [p for p in subject.printed["quotes"] if briefing.quotes[p].evidence]
    names = {row.name for row in briefing.people} | {row.speaker or "" for row in briefing.quotes}
    surnames = {words_of(name)[-1]: name for name in names if words_of(name)} if places else {}
    for place in places:
        row = briefing.quotes[place]
        if not row.speaker or is_named(row.speaker, row.evidence or "", known):
            continue
        other = _other_speaker(row.evidence or "", surnames, known)
        if other and is_in_language(row.evidence or "", subject.language):
            found = f"the evidence gives these words to {other}, not to {row.speaker}"
            yield Finding(f"quotes[{place}].speaker", found, other, "mend the speaker")


def _around_quoted(evidence: str) -> str:
    """Return what stands around the quoted words of a sentence, each time a line of its own."""
    around = evidence
    for quoted in reversed(find_quoted(evidence, goes_on=True)):
        around = f"{around[: quoted.open]} \n {around[quoted.close :]}"
    return around


def _other_speaker(evidence: str, surnames: Mapping[str, str], known: Lexicon) -> str | None:
    """Return who of the briefing speaks by the words around a quotation.

    Before the verb stands the speaker; behind it only where it begins what follows the words.
    """
    around, verbs = _around_quoted(evidence), _verbs(known)
    if sum(word in verbs for word in words_of(around)) != 1:
        return None
    for words in map(words_of, around.split("\n")):
        at = next((place for place, word in enumerate(words) if word in verbs), None)
        if at is None:
            continue
        opens = known.words("speech", "have").issuperset(words[:at])
        beside = words[at + 1 : at + _BESIDE + 2] if opens else words[max(0, at - _BESIDE) : at]
        return next((surnames[word] for word in beside if word in surnames), None)
    return None


@cache
def _verbs(known: Lexicon) -> frozenset[str]:
    lists = ("said", "participles")
    return frozenset(key_of(verb) for key in lists for verb in known.words("speech", key))


RULES = (name_not_in_evidence,)
