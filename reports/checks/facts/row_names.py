"""Persons and parties beside the sentence that they came from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from reports.checks.facts.namewords import content_words, is_same_word, script_name, words_of
from reports.checks.rule import Finding, rule
from reports.checks.subject import Subject
from reports.drafting.parties.words import aid_words
from reports.drafting.people.register import key_of
from reports.language.countries import FoundCountry, find_countries
from reports.language.detection import is_in_language
from reports.language.lexicon import Lexicon
from reports.language.quantities.sums import find_money
from reports.language.quotation_marks import find_quoted
from reports.model import Aid, Person

#: Scripts whose words have spaces between them and start names with capitals.
_ALPHABETS = frozenset({"LATIN", "CYRILLIC", "GREEK"})
_WORD = re.compile(r"[^\W\d_]+")
#: Words between a name and the verb of its speech.
_BESIDE = 2
#: Words among which a pronoun opens a sentence.
_FIRST = 4
#: What stands before the subject of a sentence: nothing, an article, a time with a comma.
_OPENING = re.compile(r"(?:[^,.;:]{1,40},\s)?(?:[^\W\d_]{1,3}[\s’'])?")
#: Words behind a subject among which its verb stands, and the lists of those that give.
_VERB = 3
_GIVING = frozenset({"announce", "pledge", "commit", "give", "lend", "deliver", "pay"})
#: Words between a sum and who receives it: “in military aid to”.
_BETWEEN = 5


@rule("B102", "a name stands in its evidence")
def name_not_in_evidence(subject: Subject) -> Iterator[Finding]:
    """Compare persons, speakers, givers and receivers with the sentence of their row."""
    if subject.lexicon is not None:
        yield from _persons(subject, subject.lexicon)
        yield from _parties(subject, subject.lexicon)
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
    if script_name(name) != script_name(text) or script_name(name) not in (
        "LATIN",
        "CYRILLIC",
        "GREEK",
    ):
        return True
    said, small = words_of(name), known.words("names", "particles")
    words = words_of(text)
    telling = [word for word in (said[1:] or said) if word not in small and len(word) > 1] or said
    if any(is_same_word(one, word) for one in telling for word in words):
        return True
    return said[0] in words and not _is_other(name, text)


def _is_other(name: str, text: str) -> bool:
    """Return whether only somebody else of the same first name stands in a text."""
    first = name.split()[0]
    return re.search(rf"\b{re.escape(first)}\s+[^\W\d_a-z]", text) is not None


def _is_pronoun(sentence: str, known: Lexicon) -> bool:
    """Return whether a pronoun opens a sentence: it may mean anybody."""
    pronouns = known.words("people", "he") | known.words("people", "she")
    return not pronouns.isdisjoint(words_of(sentence)[:_FIRST])


def _parties(subject: Subject, known: Lexicon) -> Iterator[Finding]:
    places = [p for p in subject.printed["aid"] if subject.briefing.aid[p].evidence]
    people = subject.briefing.people if places else ()
    lands = _lands_of_people(people, subject.language)
    for place in places:
        row = subject.briefing.aid[place]
        for field, party in (("donor", row.donor), ("recipient", row.recipient)):
            rival = _rival(party, row, lands, subject, known) if party else None
            if rival and is_in_language(row.evidence or "", subject.language):
                found = f"the evidence does not name {party}, but {rival}"
                yield Finding(
                    f"aid[{place}].{field}", found, rival, "mend the row, or its evidence"
                )


def _rival(
    party: str, row: Aid, lands: Mapping[str, set[str]], subject: Subject, known: Lexicon
) -> str | None:
    """Return whom the evidence names in the place of a party; None where it may mean the party."""
    evidence, language = row.evidence or "", subject.language
    codes = {each.country.code for each in find_countries(party, language)}
    others = _outside_sums(evidence, language)
    if not codes or codes & {each.country.code for each in others}:
        return None
    if _stands(party, evidence, known) or known.pattern("facts", "meant").search(evidence):
        return None
    if any(codes & lands.get(word, set()) for word in words_of(evidence)):
        return None
    cells = " ".join(filter(None, (row.donor, row.recipient, row.purpose)))
    ours = {each.country.code for each in find_countries(cells, language)}
    rivals = [each for each in others if each.country.code not in ours and each.kind == "name"]
    is_giver = party == row.donor
    for each in rivals:
        if (_gives if is_giver else _receives)(evidence, each, known):
            return each.country.name
    return None


def _outside_sums(text: str, language: str) -> list[FoundCountry]:
    """Return the countries of a text, but for those whose money a sum is in."""
    sums = [(found.start, found.end) for found in find_money(text, language)]
    return [
        each for each in find_countries(text, language)
        if not any(start <= each.start < end for start, end in sums)
    ]  # fmt: skip


def _gives(text: str, country: FoundCountry, known: Lexicon) -> bool:
    """Return whether a country opens a sentence and gives: “On Monday, Norway has given …”."""
    if not _OPENING.fullmatch(text[: country.start]):
        return False
    behind = tuple(_WORD.findall(text[country.end :].lower())[:_VERB])
    groups = aid_words(known.language).groups_in(behind)
    return bool(groups) and groups[0] in _GIVING


def _receives(text: str, country: FoundCountry, known: Lexicon) -> bool:
    """Return whether a sum goes to a country: “€5 million in aid to Moldova”."""
    sums = [found.end for found in find_money(text, known.language) if found.end < country.start]
    leads = known.words("phrases", "leads")
    between = words_of(text[max(sums) : country.start]) if sums else ()
    words = [word for word in between if word not in leads]
    if not words or len(words) > _BETWEEN or words[-1] not in _prepositions(known, "to", "for"):
        return False
    return len(words) == 1 or words[0] in _prepositions(known, "in", "of", "of_in_names")


@cache
def _prepositions(known: Lexicon, *keys: str) -> frozenset[str]:
    words = frozenset().union(*(known.words("people", key) for key in keys))
    return frozenset(part for word in words for part in words_of(word))


def _stands(party: str, evidence: str, known: Lexicon) -> bool:
    """Return whether a word of a party, its short form or its long one stands in a text."""
    words = words_of(evidence)
    if any(is_same_word(one, word) for one in content_words(party, known) for word in words):
        return True
    return _initials(party) in _WORD.findall(evidence) or any(
        word.isupper() and word in _initials(evidence) for word in _WORD.findall(party)
    )


def _initials(text: str) -> str:
    return "".join(word[0] for word in _WORD.findall(text) if word[0].isupper())


def _lands_of_people(people: Iterable[Person], language: str) -> Mapping[str, set[str]]:
    """Return the countries (codes) that persons stand for, by their surnames."""
    out: dict[str, set[str]] = {}
    for person in people:
        said = " ".join(filter(None, (person.affiliation, person.role, person.note)))
        codes = {each.country.code for each in find_countries(said, language)}
        if names := words_of(person.name):
            out.setdefault(names[-1], set()).update(codes)
    return out


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


def _other_speaker(evidence: str, surnames: Mapping[str, str], known: Lexicon) -> str | None:
    """Return who of the briefing speaks by the words around a quotation.

    Before the verb stands the speaker; behind it only where it begins what follows the words.
    """
    around, verbs = evidence, _verbs(known)
    for quoted in reversed(find_quoted(evidence, goes_on=True)):
        around = f"{around[: quoted.open]} \n {around[quoted.close :]}"
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
