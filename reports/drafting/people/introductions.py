"""Persons whom a clause introduces: "the bank, led by Ann Lee", "Ukraine was represented by …".

The clause says of whom or what the person is one: an organisation or a country before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reports.drafting.people.person_mentions import Mention
from reports.drafting.roles.complements import read_object
from reports.drafting.roles.heads import Role
from reports.drafting.roles.names import (
    is_first_name,
    is_no_name_word,
    read_name,
    stands_in_longer_name,
)
from reports.drafting.roles.read import organisation_start
from reports.language.lexicon import table_of_all, word_list
from reports.language.sentences import Sentence
from reports.language.tokens import Words, printed_country

_BY = frozenset({"by", "par"})
_WHOSE = frozenset({"whose", "dont"})
_OWN = frozenset({"its", "sa", "son"})
_IS = frozenset({"is", "was", "remains", "est", "était"})
_OF = frozenset({"of", "de", "du", "des", "d’", "in", "from", "at", "by", "with", "à", "for"})
_EVENTS = frozenset({
    "conference", "summit", "meeting", "forum", "mission", "operation", "campaign",
    "delegation", "conférence", "sommet", "réunion",
})  # fmt: skip
_HEADS = frozenset({"heads", "leads", "directs", "chairs", "runs", "dirige", "préside"})
_HEADED = frozenset({"headed", "led", "directed", "chaired", "run", "dirigé", "présidé"})
_HAS = frozenset({"has"})
_HUMAN_ONLY = frozenset({"chaired", "headed", "présidé", "présidée"})
_COMPANY = (
    ("together", "with"), ("along", "with"), ("met", "with"), ("spoke", "with"), ("joined", "by"),
    ("accompanied", "by"), ("flanked", "by"), ("succeeded", "by"), ("replaced", "by"),
    ("accompagné", "de"), ("accompagnée", "de"), ("côtés", "de"), ("compagnie", "de"),
    ("remplacé", "par"), ("remplacée", "par"),
)  # fmt: skip
_COMPANY_STARTS = frozenset({first for first, _ in _COMPANY} | {"alongside"})


class Introductions:
    """Reads the clauses of one sentence; `found` are the mentions by the word they start at."""

    def __init__(
        self,
        words: Words,
        sentence: Sentence,
        roles: Sequence[Role],
        found: dict[int, Mention],
    ) -> None:
        """Take the sentence and what its role phrases already tell."""
        self._words, self._sentence, self._found = words, sentence, found
        self._roles = {place: role for role in roles for place in (role.head, role.start)}
        self._told = {place: mention for mention in found.values() for place in _starts(mention)}

    def read(self) -> dict[int, Mention]:
        """Return the mentions, those of the clauses added and their organisations filled in."""
        led_by = word_list("roles", "led_by")
        for place, token in enumerate(self._words.tokens):
            if token.low in led_by and self._before(place) not in _HAS:
                self._led_by(place)
            elif token.low in ("represented", "représenté", "représentée"):
                self._represented(place)
            elif token.low in _HEADS or (token.low in _HEADED and self._before(place) in _HAS):
                self._heads(place)
            elif token.low in _WHOSE:
                self._whose(place)
            elif token.low in _COMPANY_STARTS:
                self._in_company(place)
        for start, mention in list(self._found.items()):
            self._found[start] = self._its_own(self._of_party(mention))
        return self._found

    def _led_by(self, place: int) -> None:
        """Read "The European Investment Bank, led by Nadia Calviño"."""
        verb, end = self._words.tokens[place].low, place + 1
        if self._low(end) == "over":
            end += 1
        if self._low(end) not in _BY:
            return
        event = self._words.tokens[place - 1].low in _EVENTS
        whose = None if event or self._words.joined(place) else self._antecedent(place)
        human = whose is not None or verb in _HUMAN_ONLY
        role = table_of_all("roles", "led_by")[verb]
        self._introduce(end + 1, role or None, whose, human=human)

    def _represented(self, place: int) -> None:
        """Read "Ukraine was represented by Prime Minister Denys Shmyhal"."""
        if self._low(place + 1) not in _BY:
            return
        first = place
        while first > 0 and self._words.tokens[first - 1].low in (*_IS, "has", "been", "a", "été"):
            first -= 1
        whose = self._antecedent(first)
        self._introduce(place + 2, None, whose, human=False)

    def _heads(self, place: int) -> None:
        """Read "Ann Lee has headed the National Institute’s programme": the institute’s."""
        words = self._words
        subject = next(iter(self._found.values()), None)
        name = subject.name if subject else read_name(words, 0)
        start = place + 2 if self._low(place + 1) == "the" else place + 1
        if name is None or name.start > 1 or not name.full or not words.joined(start):
            return
        end = start
        while words.joined(end) and words.tokens[end].capital:
            end += 1
            if words.tokens[end - 1].possessive:
                break
        if not any(is_no_name_word(words.tokens[at]) for at in range(start, end)):
            return
        known = subject or Mention(name, self._sentence, "plain")
        if known.affiliation is None and (known.role is None or known.role.affiliation is None):
            self._found[name.start] = replace(known, affiliation=words.slice(start, end))

    def _before(self, place: int) -> str:
        return self._words.tokens[place - 1].low if place else ""

    def _whose(self, place: int) -> None:
        """Read "the congress, whose president is Ann Lee" and "…, whose president, Ann Lee, …"."""
        words = self._words
        role = self._roles.get(place + 1) or self._roles.get(place + 2)
        whose = self._antecedent(place)
        if role is None or role.end >= len(words.tokens) or whose is None:
            return
        end = role.end
        if words.tokens[end].low in _IS and words.joined(end):
            self._introduce(end + 1, role.text, whose, human=True)
        elif words.tokens[end].gap.strip() == ",":
            self._introduce(end, role.text, whose, human=True, joined=False)

    def _in_company(self, place: int) -> None:
        """Read "together with Ann Lee": a usual first name says that it is a person."""
        pair = (self._words.tokens[place].low, self._low(place + 1))
        if pair in _COMPANY:
            self._introduce(place + 2, None, None, human=False)
        elif pair[0] == "alongside":
            self._introduce(place + 1, None, None, human=False)

    def _introduce(
        self, place: int, role: str | None, whose: str | None, *, human: bool, joined: bool = True
    ) -> None:
        """Add the name at `place`; one that a role phrase has told gets the organisation alone."""
        known = self._told.get(place)
        if known is not None:
            if whose and (known.role is None or known.role.affiliation is None):
                self._found[known.name.start] = replace(known, affiliation=whose)
            return
        words = self._words
        name = read_name(words, place) if not joined or words.joined(place) else None
        if name is None or not name.full or stands_in_longer_name(words, name):
            return
        if human or is_first_name(words.tokens[place].low):
            self._found[place] = Mention(
                name, self._sentence, "speaks", role_text=role, affiliation=whose
            )

    def _antecedent(self, place: int) -> str | None:
        """Return the organisation or country that the clause at `place` says more of."""
        words = self._words
        if place < 1 or words.tokens[place].gap.strip() not in ("", ",", "),", "–", "—", "("):
            return None
        last = place - 1
        if words.tokens[place].gap.strip() == ")," and place > 1:
            # "the World Health Organization (WHO), led by …"
            last -= 1
        if last and not words.tokens[last].capital and is_no_name_word(words.tokens[last - 1]):
            # French: « le Conseil maritime, dont … »
            short = words.tokens[last - 1].capital and organisation_at(words, last - 1)
            return f"{short} {words.tokens[last].text}" if short and words.joined(last) else None
        return organisation_at(words, last)

    def _of_party(self, mention: Mention) -> Mention:
        """Read "Senator Ann Lee of the National Action Party" and "King Harald of Norway"."""
        words, end = self._words, mention.name.end
        if mention.role is None or mention.role.affiliation or mention.affiliation:
            return mention
        before = mention.role.end <= mention.name.start
        if not before or self._low(end) != "of" or words.tokens[end - 1].possessive:
            return mention
        stop, country = read_object(words, end + 1, lists=False)
        start = end + 2 if self._low(end + 1) == "the" else end + 1
        if stop is None or not words.tokens[start].capital:
            return mention
        return replace(mention, affiliation=country or words.slice(start, stop))

    def _its_own(self, mention: Mention) -> Mention:
        """Read "the bank raised it, according to its director, Ann Lee": the bank’s."""
        role = mention.role
        if role is None or role.affiliation or mention.affiliation or mention.role_text is None:
            return mention
        if self._words.tokens[role.start].low not in _OWN or role.start == 0:
            return mention
        subject = subject_of(self._words, role.start)
        return replace(mention, affiliation=subject) if subject else mention

    def _low(self, place: int) -> str:
        """Return the word at `place` in small letters if nothing but a space parts it off."""
        return self._words.tokens[place].low if self._words.joined(place) else ""


def _starts(mention: Mention) -> tuple[int, ...]:
    """Return the words at which the mention, its role and the article before it start."""
    if mention.role is None:
        return (mention.name.start,)
    first = min(mention.role.start, mention.name.start)
    return (first - 1, first, mention.name.start)


def organisation_at(words: Words, last: int) -> str | None:
    """Return the organisation or country whose last word is `last`, if it is told as one.

    What stands behind a preposition is not what the clause speaks of: "a team from
    Germany, led by …".
    """
    span = words.country_span(last)
    if span and span[1] == last + 1 and words.countries[last].kind != "people":
        start = span[0]
        text = printed_country(words, words.countries[last])
        longer = organisation_start(words, last)
        if longer is not None and longer < start:
            start, text = longer, words.slice(longer, last + 1)
    else:
        begin = organisation_start(words, last)
        if begin is None:
            return None
        start, text = begin, words.slice(begin, last + 1)
    before = words.tokens[start - 1].low if start and words.joined(start) else ""
    if before in ("the", "la", "le", "l’") and start > 1 and words.joined(start - 1):
        before = words.tokens[start - 2].low
    return None if before in _OF or words.tokens[last].possessive else text


def organisation_after(words: Words, place: int) -> str | None:
    """Return the organisation that starts at word `place`: capital words, one of them its kind."""
    start = place + 1 if place < len(words.tokens) and words.tokens[place].low == "the" else place
    end = start
    while end < len(words.tokens) and words.joined(end) and words.tokens[end].capital:
        end += 1
    told = any(is_no_name_word(words.tokens[at]) for at in range(start, end))
    return words.slice(start, end) if told and end > start + 1 else None


def subject_of(words: Words, limit: int) -> str | None:
    """Return the organisation or country that a sentence starts with, before word `limit`."""
    start = _after_dateline(words)
    start += start < limit and words.tokens[start].low in ("the", "la", "le", "l’", "les")
    end = start
    while end < limit and words.tokens[end].capital and (end == start or words.joined(end)):
        end += 1
    if end in (start, limit) or words.tokens[end - 1].possessive:
        return None
    stop = _small_words_of_name(words, end) if not words.country_span(start) else end
    span = range(start, stop)
    if words.country_span(start) == (start, stop):
        country = words.countries[start]
        return None if country.kind == "people" else printed_country(words, country)
    told = any(is_no_name_word(words.tokens[place]) for place in span)
    acronym = (
        stop == start + 1
        and words.tokens[start].text.isupper()
        and len(words.tokens[start].text) > 1
    )
    return words.slice(start, stop) if told or acronym else None


def _after_dateline(words: Words) -> int:
    """Step over "BRUSSELS –" and "ROME, May 2 —"."""
    for place, token in enumerate(words.tokens[1:8], start=1):
        if token.gap.strip(" \u00a0") in ("–", "—", "-", ")  –", ") –", ") —"):
            return place if words.tokens[0].text.isupper() else 0
    return 0


def _small_words_of_name(words: Words, end: int) -> int:
    """Go on over "européenne" of « La Commission européenne » and "of Canada"."""
    if end < len(words.tokens) and words.joined(end):
        token = words.tokens[end]
        adjective = end in words.countries and words.countries[end].kind == "people"
        if token.low in word_list("roles", "fields") or adjective:
            return end + 1
        if token.low == "of":
            stop, _ = read_object(words, end + 1, lists=False)
            return stop or end
    return end
