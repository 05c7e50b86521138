"""Givers and receivers beside the sentence that their row came from, and what stands around it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from functools import cache

from reports.checks.facts.namewords import content_words, is_same_word, words_of
from reports.checks.facts.surroundings import Surroundings, initials_of, outside_sums
from reports.checks.rule import Finding
from reports.checks.subject import Subject
from reports.drafting.sums.words import aid_words
from reports.language.countries import FoundCountry, find_countries
from reports.language.detection import is_in_language
from reports.language.lexicon import Lexicon
from reports.language.quantities.sums import find_money
from reports.model import Aid, Person

_WORD = re.compile(r"[^\W\d_]+")
#: What stands before the subject of a sentence: nothing, an article, a time with a comma.
_OPENING = re.compile(r"(?:[^,.;:]{1,40},\s)?(?:[^\W\d_]{1,3}[\s’'])?")
#: Words behind a subject among which its verb stands, and the lists of those that give.
_VERB = 3
_GIVING = frozenset({"announce", "pledge", "commit", "give", "lend", "deliver", "pay"})
#: Words between a sum and who receives it: “in military aid to”.
_BETWEEN = 5


def parties_not_named(subject: Subject, known: Lexicon) -> Iterator[Finding]:
    """Yield the givers and receivers for whom another one stands in the evidence, or nobody."""
    places = [p for p in subject.printed["aid"] if subject.briefing.aid[p].evidence]
    if not places:
        return
    look = _Look(subject, known)
    for place in places:
        row = subject.briefing.aid[place]
        if not is_in_language(row.evidence or "", subject.language):
            continue
        for field, party in (("donor", row.donor), ("recipient", row.recipient)):
            if party and (found := look.instead(party, row)):
                yield Finding(f"aid[{place}].{field}", *found, "mend the row, or its evidence")


class _Look:
    """Looks for the parties of rows in their evidence, and in the story around it."""

    def __init__(self, subject: Subject, known: Lexicon) -> None:
        self._language, self._known = subject.language, known
        self._lands = _lands_of_people(subject.briefing.people, subject.language)
        self._story = Surroundings(subject)
        self._is_known: dict[str, bool] = {}

    def instead(self, party: str, row: Aid) -> tuple[str, str] | None:
        """Return what is found instead of a party, and what is expected; None where it fits."""
        evidence, is_giver = row.evidence or "", party == row.donor
        if not _is_name(party) or self._may_mean(evidence, party):
            return None
        if rival := self._rival(row, self._gives if is_giver else self._receives):
            return f"the evidence does not name {party}, but {rival}", rival
        before = self._story.around(evidence)
        return None if before is None else self._in_story(party, row, before, is_giver=is_giver)

    def _in_story(
        self, party: str, row: Aid, before: str, *, is_giver: bool
    ) -> tuple[str, str] | None:
        """Return the same by what stands around the evidence, and the rest of the text."""
        if not self._is_in_story(party):
            return (
                f"neither the evidence nor the rest of the text names {party}",
                "one that they name",
            )
        if not is_giver or self._may_mean(before, party):
            return None
        if rival := self._rival(row, self._may_give):
            return f"the evidence and what stands before it name {rival}, not {party}", rival
        return None

    def _may_mean(self, text: str, party: str) -> bool:
        """Return whether a text names a party, if by one of its words, or who stands for it."""
        codes, words = self._codes(party), set(words_of(text))
        if codes & {each.country.code for each in outside_sums(text, self._language)}:
            return True
        if self._is_person_of(codes, words) or _stands(party, text, self._known):
            return True
        capitals = set(words_of(" ".join(w for w in _WORD.findall(text) if w[0].isupper())))
        names = _telling(party, self._known)
        return not capitals.isdisjoint(names[:1]) or len(capitals.intersection(names)) > 1

    def _is_in_story(self, party: str) -> bool:
        """Return whether the story names a party anywhere; each is looked for once."""
        if party not in self._is_known:
            self._is_known[party] = self._stands_in_story(party)
        return self._is_known[party]

    def _stands_in_story(self, party: str) -> bool:
        """Return whether the story names a party: its country, or its name in full or in short."""
        story, codes = self._story, self._codes(party)
        if codes & story.codes or self._is_person_of(codes, story.words):
            return True
        name = self._without_countries(party)
        if not (names := _telling(name, self._known)):
            return name == party and _stands(party, story.text, self._known)
        return story.calls(names, name)

    def _is_person_of(self, codes: set[str], words: Set[str]) -> bool:
        """Return whether words are the surname of somebody who stands for a country."""
        return any(codes & self._lands[word] for word in self._lands.keys() & words)

    def _without_countries(self, text: str) -> str:
        for each in reversed(find_countries(text, self._language)):
            text = f"{text[: each.start]} {text[each.end :]}"
        return text

    def _codes(self, text: str) -> set[str]:
        return {each.country.code for each in find_countries(text, self._language)}

    def _rival(self, row: Aid, acts: Callable[[str, FoundCountry], bool]) -> str | None:
        """Return the country that acts as a party of a row, and is none of the row's."""
        evidence = row.evidence or ""
        if self._leaves_open(evidence):
            return None
        ours = self._codes(" ".join(filter(None, (row.donor, row.recipient, row.purpose))))
        for each in outside_sums(evidence, self._language):
            if each.kind == "name" and each.country.code not in ours and acts(evidence, each):
                return each.country.name
        return None

    def _leaves_open(self, text: str) -> bool:
        """Return whether a text has a pronoun, or “the government”: names are none of these."""
        names_apart = self._without_countries(text)
        return self._known.pattern("facts", "meant").search(names_apart) is not None

    def _gives(self, text: str, country: FoundCountry) -> bool:
        return _gives(text, country, self._known)

    def _receives(self, text: str, country: FoundCountry) -> bool:
        return _receives(text, country, self._known)

    def _may_give(self, text: str, country: FoundCountry) -> bool:
        return not _receives(text, country, self._known)


def _is_name(party: str) -> bool:
    """Return whether a party is called by a name, and not “donors” or “the partners”."""
    return any(word[0].isupper() for word in _WORD.findall(party))


def _telling(party: str, known: Lexicon) -> list[str]:
    """Return the words of a name that tell it from others: not “Bank”, “Fund” or “Government”."""
    generic = known.words("article", "frequent") | _meant(known)
    capitals = (word for word in _WORD.findall(party) if word[0].isupper())
    return [word for capital in capitals for word in words_of(capital) if word not in generic]


@cache
def _meant(known: Lexicon) -> frozenset[str]:
    return frozenset(word for said in known.words("facts", "meant") for word in words_of(said))


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
    return initials_of(party) in _WORD.findall(evidence) or any(
        word.isupper() and word in initials_of(evidence) for word in _WORD.findall(party)
    )


def _lands_of_people(people: Iterable[Person], language: str) -> Mapping[str, set[str]]:
    """Return the countries (codes) that persons stand for, by their surnames."""
    out: dict[str, set[str]] = {}
    for person in people:
        said = " ".join(filter(None, (person.affiliation, person.role, person.note)))
        codes = {each.country.code for each in find_countries(said, language)}
        if names := words_of(person.name):
            out.setdefault(names[-1], set()).update(codes)
    return out
