"""Receivers that an earlier sentence names: “the loan”, “a further €5 million”, a bare gift.

Only what needs an earlier sentence to be understood takes its receiver from there: a sum
given without a word of what for or to whom, and only while the article has named one
country that receives.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import takewhile

from reports.drafting.aid.facts import Facts
from reports.drafting.parties.cast import Cast
from reports.drafting.sums.mentions import Mention, Sum
from reports.drafting.sums.phrases import read_phrases
from reports.drafting.sums.words import aid_words
from reports.language.countries import country_of, find_countries
from reports.language.lexicon import all_languages, lexicon_of
from reports.model import Article

# “and a further 3 million yen”, “bringing its support to”: more for the same receiver
_MORE = r"(?i)\b<parts.same_receiver>\b[^.;]{0,60}$"
_APART = r"[,;:]\s|\s<sums.contrasts sums.and>\s"


class Receivers:
    """Finds who receives a sum that its own sentence leaves open."""

    def __init__(
        self, sums: Sequence[Sum], article: Article, cast: Cast, led: Collection[int]
    ) -> None:
        self._sums, self._cast, self._led = sums, cast, led
        self._countries: set[str] = set()
        self._read = 0
        self._title = _title_receiver(article.title or "", cast.language)

    def complete(self, index: int, facts: Sequence[Facts]) -> Facts:
        """Return the facts of one sum with the receiver, where an earlier sentence names it."""
        each, mention = facts[index], self._sums[index].main
        if each.donor is None and not each.group and not each.beside_aid:
            return each
        receiver = self._of_same_sentence(index, facts)
        if receiver is None and self._is_bare(mention, each):
            receiver = self._only_country(index, facts)
        if receiver is None or receiver == each.donor:
            return each
        return replace(each, recipient=receiver)

    def _of_same_sentence(self, index: int, facts: Sequence[Facts]) -> str | None:
        mention = self._sums[index].main
        more = lexicon_of(self._cast.language).compiled(_MORE)
        if not more.search(mention.close_before):
            return None
        nearest_first = range(index - 1, -1, -1)
        beside = takewhile(lambda at: self._sums[at].main.at == mention.at, nearest_first)
        return next(filter(None, (facts[at].recipient for at in beside)), None)

    def _is_bare(self, mention: Mention, facts: Facts) -> bool:
        """Return whether a gift says neither what for nor to whom: “Japan lends 5 billion yen”."""
        if not mention.in_body:
            return False
        if mention.sentence.block in self._led:
            return True
        if facts.purpose or facts.aimed:
            return False
        # the next giver of a list stands after a comma: “£2 million, Norway 5 million kroner”
        apart = all_languages().compiled(_APART)
        near = apart.split(mention.close_before)[-1] + apart.split(mention.after)[0]
        named = find_countries(near, self._cast.language)
        return all(found.country.name in (facts.donor or "") for found in named)

    def _only_country(self, index: int, facts: Sequence[Facts]) -> str | None:
        """Return the one country that receives so far, or by the headline; None if several do."""
        for other in facts[self._read : index]:  # each is read once: asked for in order
            if other.recipient and country_of(other.recipient, self._cast.language):
                self._countries.add(other.recipient)
        self._read = max(self._read, index)
        named = set(self._countries)
        if self._title:
            named.add(self._title)
        return named.pop() if len(named) == 1 else None


def _title_receiver(title: str, language: str) -> str | None:
    """Return the country that a headline names after “to” or “for”: “a New Loan to Kyiv”."""
    words, phrases = aid_words(language), read_phrases(title, language)
    verbs = (words.group_of(title, clause.verb) for clause in phrases.sentence.clauses)
    if not (words["aid"].search(title) or any(verbs)):
        return None
    for at, mark in enumerate(phrases.marks):
        word = phrases.word(at)
        if mark in "xP" and word in words.prepositions["to"]:
            found = find_countries(phrases.phrase(at + 1), language)
            if found and found[0].start == 0 and found[0].kind != "people":
                return found[0].country.name
    return None
