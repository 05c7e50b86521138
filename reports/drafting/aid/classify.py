"""Whether a sum is aid: somebody gives it, by its words, its list or the story it is told in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from reports.drafting.aid.facts import Facts
from reports.drafting.parties.sum_mentions import Mention, Sum
from reports.drafting.parties.words import aid_words, find_verbs
from reports.language.sentences import Sentence

# the words that a sum is of: “$5 million in damage”; not “… backed by frozen assets”
_GOVERNED = re.compile(
    r"[^,;:.]{0,45}?(?=$|[,;:.]|\s(?:to|for|backed|by|from|through|under|as|which|that|with|pour|"
    r"par)\s)"
)
# the sum of another time: “up from 35 billion kroner”
_COMPARED = re.compile(
    r"\b(?:(?:up|down) from|compared (?:with|to)|against|contre|comparativement à)\s$", re.I
)
# “every dollar spent on protection saves four dollars”: a rate, and no gift
_RATE = re.compile(r"\b(?:every|each|per|chaque)\s(?:dollar|euro|pound|peso|yen|franc)\b", re.I)
# nouns of works as often as of aid: “a project with an investment of 9 million”
_WORKS = re.compile(r"investments?|projects?|investissements?|projets?", re.IGNORECASE)
# “will pay 2 million pesos for land”: a purchase
_BUYS = re.compile(r"\s(?:for|pour)\s", re.IGNORECASE)
# “The package includes:”
_LEADS_IN = re.compile(
    r"\b(?:includes?|including|comprises?|consists? of|contains?|as follows|comprend|inclut)\b"
    r"[^:]{0,40}:$",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"^\W*[^:]{2,90}:\s")
_ANNOUNCES = re.compile(r"announc|confirm|unveil|offer|annonc|dévoil", re.IGNORECASE)
# “adds $30 million of its own”: spent on itself
_OWN = re.compile(r"\sof (?:its|their|his|her) own\b")
_GIVING = ("pledge", "commit", "give", "lend", "pay", "deliver")


def led_lists(sentences: Sequence[Sentence], language: str) -> frozenset[int]:
    """Return the blocks of lists that a line opens as aid: “The package includes:”."""
    aid = aid_words(language).aid
    return frozenset(
        s.block + 1
        for s in sentences
        if s.place == "paragraph" and _LEADS_IN.search(s.text) and aid.search(s.text)
    )


class Given:
    """Tells the sums that are given from the others."""

    def __init__(
        self,
        sums: Sequence[Sum],
        wholes: Mapping[int, int],
        facts: Sequence[Facts],
        language: str,
        title: str | None,
        led: frozenset[int],
    ) -> None:
        self._sums, self._wholes, self._facts = sums, wholes, facts
        self._language, self._led = language, led
        verbs = find_verbs(title or "", language, headline=True)
        self._title_gives = any(verb.group in _GIVING for verb in verbs)
        self._given: list[bool] = []
        for index in range(len(sums)):
            self._given.append(self._told_so(index))
        for part, whole in wholes.items():
            if part < whole and self._given[part]:  # “$3 million out of $9 million”
                self._given[whole] = True
        self._even_out_lists()

    def __contains__(self, index: int) -> bool:
        """Tell whether a sum is given: by its words, or as a part of one that is."""
        whole = self._wholes.get(index)
        return whole in self if whole is not None else self._given[index]

    def _told_so(self, index: int) -> bool:
        each, facts = self._sums[index], self._facts[index]
        if each.told.sentence.block in self._led and each.told.sentence.place == "item":
            return not aid_words(self._language).not_aid.search(each.told.after)
        return any(
            _told_as_aid(m, facts, self._language)
            or (m.in_body and self._announced_among_pledges(index, m))
            for m in each.mentions
        )

    def _announced_among_pledges(self, index: int, mention: Mention) -> bool:
        """“Germany pledged €5 million. Norway announced €2 million.”: a pledge as well."""
        facts, words = self._facts[index], aid_words(self._language)
        verb = facts.verb
        if verb is None or verb.group != "announce" or not facts.donor or facts.purpose:
            return False
        told = mention.text[verb.start : verb.end]
        if not _ANNOUNCES.search(told) or _OWN.match(mention.after):
            return False
        if verb.end > mention.found.start or words.not_aid.search(mention.text):
            return False
        if words.needs.search(mention.text):
            return False
        block = mention.sentence.block
        pledged = any(
            self._given[at] and self._sums[at].told.sentence.block == block
            for at in range(max(0, index - 6), index)
        )
        return pledged or self._title_gives

    def _even_out_lists(self) -> None:
        """One list is of one kind: a label alone makes no aid among figures."""
        lists: dict[int, list[int]] = {}
        for index, each in enumerate(self._sums):
            labelled = each.told.sentence.place == "item" and _LABELLED.match(each.told.text)
            if labelled and index not in self._wholes:
                lists.setdefault(each.told.sentence.block, []).append(index)
        for members in lists.values():
            if all(self._given[i] for i in members):
                continue
            for index in members:
                facts = self._facts[index]
                if facts.verb is None and facts.recipient is None and not facts.beside_aid:
                    self._given[index] = False


def _told_as_aid(mention: Mention, facts: Facts, language: str) -> bool:
    words, verb = aid_words(language), facts.verb
    if _COMPARED.search(mention.before) or _RATE.search(mention.before):
        return False
    if _is_purchase(mention, facts):
        return False
    governs = verb is not None and verb.end <= mention.found.start
    start = verb.end if verb and governs else mention.found.start - 60
    before = mention.text[max(0, start, mention.previous_end) : mention.found.start]
    after = _GOVERNED.match(mention.after)
    if words.not_aid.search(before) or (after and words.not_aid.search(after[0])):
        return False
    clause = re.split(r"[,;:]\s", mention.close_before)[-1]
    if not facts.donor and words.not_aid.search(clause):
        return False
    if words.needs.search(before) or words.needs.search(mention.after[:40]):
        return False
    if not (verb or facts.donor or facts.recipient or facts.purpose or facts.beside_aid):
        return False
    if verb is not None and facts.donor and (verb.group != "announce" or facts.purpose):
        return True
    beside = f"{mention.close_before[-60:]} {mention.after[:80]}"
    named = any(not _WORKS.fullmatch(noun[0]) for noun in words.aid.finditer(beside))
    known = facts.donor or facts.recipient
    return (
        named
        or (bool(words.aid.search(beside)) and known is not None)
        or (verb is not None and (facts.recipient is not None or facts.purpose is not None))
    )


def _is_purchase(mention: Mention, facts: Facts) -> bool:
    """“will pay 2 million pesos for land”: who pays for a thing and names no receiver buys it."""
    verb = facts.verb
    if verb is None or verb.group != "pay" or facts.recipient or verb.end > mention.found.start:
        return False
    paid = re.search(r"\b(?:pays?|paying|paid|paie|payer|paiera|payé)$", mention.text[: verb.end])
    return paid is not None and _BUYS.match(mention.after) is not None
