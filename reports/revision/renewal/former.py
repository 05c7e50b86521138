"""Numbers of before that today's article tells itself: what they became, and that they are over.

“It needs $580m, and not $550m”, “risen to 660,000, from 640,000 a day earlier”, “£45 million, £7
million more than was announced”: who reads that knows which row of yesterday is meant.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate, zip_longest

from reports.language.lexicon import lexicon_of, reading_language
from reports.language.quantities.numbers import FoundNumber, find_numbers
from reports.language.quantities.sums import find_money
from reports.language.sentences import split_sentences
from reports.model import Briefing, block_texts, plain
from reports.slotted import frozen

#: How far before a number the words that bring it may stand, and around two those of a change.
_NEAR, _AROUND = 40, 48
#: How far apart a number and what it was may stand.
_APART = 160
#: No newsroom writes a longer paragraph; it bounds the work.
_LONGEST = 4_000
#: Smaller numbers are most often days, and stand between a number and what it was.
_SMALL = 32
#: So many of them may stand between.
_MOST_SMALL = 4
_RANGE = r"(?i)\b{}(?:\s[^\W\d_]+){{0,2}}\s?[^\w\s]?$"
_JOINT = r"(?i)\s{}\s?[^\w\s]?"


@frozen
class _Token:
    start: int
    end: int
    value: Decimal
    money: bool


class Former:
    """The numbers of an article that it tells of an earlier day."""

    def __init__(self, briefing: Briefing) -> None:
        """Read the text of a draft once, by the rules of its language."""
        self._language = reading_language(briefing.language)
        known = self._lexicon = lexicon_of(self._language)
        opening, closing = (known.table("units", "frames").get("range") or "from to").split()
        self._denied = known.compiled(r"(?i)\b<~units.denied>\s?[^\w\s]?$")
        self._beside = known.compiled(r"(?i)\b<~units.formerly>\b")
        self._differing = known.compiled(r"(?i)(?:\s[^\W\d_]+){0,2}\s<~units.differing>\b")
        self._adding = known.compiled(r"(?i)\b<~units.adding>\s?[^\w\s]?$")
        self._from = re.compile(_RANGE.format(re.escape(opening)))
        self._to = re.compile(_JOINT.format(re.escape(closing)))
        self._became: dict[tuple[Decimal, bool], set[Decimal]] = defaultdict(set)
        self._over: dict[tuple[Decimal, bool], str] = {}
        for text in _texts(briefing):
            if len(text) <= _LONGEST:
                self._read(text)

    def became(self, old: Decimal, *, money: bool) -> frozenset[Decimal]:
        """Return what the article says that something is which was `old`."""
        return frozenset(self._became.get((old, money), ()))

    def said(self, old: Decimal, *, money: bool) -> str | None:
        """Return where the article says that something was `old` and is not any more."""
        return self._over.get((old, money))

    def _read(self, text: str) -> None:
        tokens = list(self._tokens(text))
        cues = [found.start() for found in self._beside.finditer(text)]
        for at, was in enumerate(tokens):
            brought, differs = self._is_brought(text, was), self._differs(text, was)
            for now in _beside(tokens, at):
                start = min(was.start, now.start) - _AROUND
                cue = bisect_left(cues, start)
                near = cue < len(cues) and cues[cue] < max(was.end, now.end) + _AROUND
                if was.money == now.money and (brought or near):
                    self._add(was.value, now, text, told=brought)
                if differs:
                    self._add(now.value - was.value, now, text, told=True)
                    self._add(now.value + was.value, now, text, told=True)

    def _add(self, old: Decimal, now: _Token, text: str, *, told: bool) -> None:
        if old <= 0 or old == now.value:
            return
        self._became[old, now.money].add(now.value)
        if told and (old, now.money) not in self._over:
            sentences = split_sentences(text, self._lexicon)
            ends = accumulate(len(each) + 1 for each in sentences)
            pairs = zip(sentences, ends, strict=True)
            found = next((each for each, end in pairs if now.start < end), text)
            self._over[old, now.money] = found

    def _is_brought(self, text: str, was: _Token) -> bool:
        before = text[max(0, was.start - _NEAR) : was.start]
        return bool(self._denied.search(before) or self._from.search(before))

    def _differs(self, text: str, by: _Token) -> bool:
        """Return whether a number is what another one grew or fell by: “£7 million more than”."""
        behind = self._differing.match(text, by.end)
        return bool(behind or self._adding.search(text[max(0, by.start - _NEAR) : by.start]))

    def _tokens(self, text: str) -> Iterator[_Token]:
        numbers = find_numbers(text, self._language)
        sums = [(each.start, each.end) for each in find_money(text, self._language)]
        for number, following in zip_longest(numbers, numbers[1:]):
            money = any(start <= number.start < end for start, end in sums)
            value = number.value
            if following and self._shares_scale(text, number, following):
                # “from 95 to 110 million”
                value *= following.scale
                money |= any(start <= following.start < end for start, end in sums)
            yield _Token(number.start, number.end, value, money)

    def _shares_scale(self, text: str, number: FoundNumber, following: FoundNumber) -> bool:
        joint = text[number.end : following.start]
        opened = self._from.search(text[max(0, number.start - _NEAR) : number.start])
        scaled = number.scale == 1 and following.scale > 1 and number.value < following.scale
        return bool(scaled and opened and self._to.fullmatch(joint))


def _beside(tokens: Sequence[_Token], at: int) -> Iterator[_Token]:
    """Yield the numbers up to the first that is no small one, before a number and behind it."""
    here = tokens[at]
    for places in (range(at - 1, -1, -1), range(at + 1, len(tokens))):
        for each in map(tokens.__getitem__, places[:_MOST_SMALL]):
            if max(each.start - here.end, here.start - each.end) > _APART:
                break
            yield each
            if each.money or each.value >= _SMALL:
                break


def _texts(briefing: Briefing) -> Iterator[str]:
    for section in briefing.sections:
        for block in section.body:
            yield from (plain(words) for _, words in block_texts(block))
    yield from (plain(each.answer or "") for each in briefing.qa)
