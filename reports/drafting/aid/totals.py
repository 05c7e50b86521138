"""Sums and their parts: which sum is part of which."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cache

from reports.drafting.aid.facts import Facts
from reports.drafting.parties.givers import NO_GIFT
from reports.drafting.sums.mentions import Mention, Sum, is_dollar
from reports.drafting.sums.words import aid_words
from reports.language.lexicon import lexicon_of
from reports.language.quantities.sums import find_money
from reports.language.syntax.clauses import read_clauses

#: Sentences, and blocks, between a sum and what refers to it; sums that are looked back at.
_NEAR, _BLOCKS, _BACK = 9, 2, 9
#: Sums that may follow a whole as its parts.
_MOST_PARTS = 24
#: The words that say which sum is part of which.
_FRAMES = {
    "includes": r"(?<!\w)<parts.includes>(?!\w)",
    "lists": r":$|(?<!\w)<parts.lists>(?!\w)",
    "out_of": r"^<parts.out_of>\s(?:\w+[\s’'])?$",
    "of_it": r"^<parts.out_of>\s(?:[\w’'-]+\s){0,3}?<parts.it>\b",
    "it_includes": (
        r"^(?:[\w’'-]+\s|<grammar.proclitics>['’]){0,2}?<parts.it>\b[^.]{0,60}?"
        r"\b<parts.includes>\b"
    ),
    "of_it_behind": (r"^\s<parts.out_of>\s(?!<grammar.possessives>\b)(?:\w+\s){0,2}?<parts.it>\b"),
    "further": r"\b<parts.further>\s$",
    "rest": r"\b<parts.rest>\b,?(?:\s\w+)?\s?$",
    "distribution": (
        r"\b<parts.shares>\s<aid.prepositions.of>\s?(?:\w+\s)?$"
        r"|\b<parts.out_of_all>\s(?:<phrases.leads>\s)?$"
    ),
    "shared_out": r",\s<aid.prepositions.partner>\s(?:<phrases.leads>\s)?$",
    "running": r"\b<parts.running>\b[^.;]{0,60}\b<parts.reaches>\b[^.;]{0,20}$",
    "numbered": r"^(?:<phrases.leads>\s)?<grammar.ordinals>\b",
    "numbered_noun": r",|\s<aid.aid agreements.nouns>\b",
    "by": r"(?<!\w)<parts.by>(?!\w)",
}


@cache
def words_of_parts(language: str) -> Mapping[str, re.Pattern[str]]:
    """Return the patterns of the words that say which sum is part of which."""
    lexicon = lexicon_of(language)
    return {name: lexicon.compiled(f"(?i){frame}") for name, frame in _FRAMES.items()}


def find_parts(sums: Sequence[Sum], said: Mapping[int, Facts], language: str) -> dict[int, int]:
    """Return which sum is part of which: index of the part, index of the whole.

    `said` has what each mention says, by its identity.
    """
    parts = _Parts(sums, [said[id(each.main)] for each in sums], language)
    for index in range(len(sums)):
        parts.refer(index)
    parts.add_up()
    parts.lists()
    return {part: whole for part, whole in parts.wholes.items() if whole not in parts.wholes}


class _Parts:
    """Links parts to wholes, sum by sum; a whole is never a part itself."""

    def __init__(self, sums: Sequence[Sum], facts: Sequence[Facts], language: str) -> None:
        self._sums, self._words, self._language = sums, words_of_parts(language), language
        self._facts = facts
        self.wholes: dict[int, int] = {}
        self._said: dict[int, list[tuple[int, int]]] = {}
        for index, each in enumerate(sums):
            for mention in each.mentions:
                place = mention.found.start
                self._said.setdefault(mention.at, []).append((place, index))

    def refer(self, index: int) -> None:
        """Link a sum to the whole that the words around it name."""
        rules: tuple[Callable[[int], int | None], ...] = (
            self._opened, self._repeated, self._anaphoric, self._tranche, self._continued,
            self._distributed, self._collected,
        )  # fmt: skip
        # “$5 billion more than the target” is a difference
        compared = aid_words(self._language).more.match(self._sums[index].main.after.lstrip())
        for rule in () if compared else rules:
            whole = rule(index)
            if whole is not None and self._fits(index, whole):
                if index not in self.wholes.values():
                    self.wholes[index] = whole
                return

    def _fits(self, part: int, whole: int) -> bool:
        return whole not in self.wholes and _may_be_part(self._sums[part], self._sums[whole])

    def _before(self, index: int) -> list[int]:
        """The sums before one, the nearest first."""
        return list(range(index - 1, max(-1, index - _BACK), -1))

    def _in_sentence(self, index: int) -> list[int]:
        at = self._sums[index].main.at
        return [i for i in self._before(index) if self._sums[i].main.at == at]

    def _opened(self, index: int) -> int | None:
        """“$5 billion: $2.6 billion in aid, …”, “$5 billion, including $2 billion”."""
        for other in reversed(self._in_sentence(index)):
            opens = self._opens(self._sums[other].main) or self._is_shared_out(index)
            if other not in self.wholes and opens:
                return other
        return None

    def _is_shared_out(self, index: int) -> bool:
        """“a total of $40 million, |with| $34 million |allocated| to schools”."""
        behind = tuple(self._sums[index].main.after.lower().split()[:1])
        done = aid_words(self._language).groups_in(behind)
        return bool(done) and self._is_led(index, "shared_out")

    def _opens(self, mention: Mention) -> bool:
        colon = mention.after.rstrip().endswith(":") and "." not in mention.after
        return colon or self._words["includes"].search(mention.after) is not None

    def _repeated(self, index: int) -> int | None:
        """“Of the £45 million, £15 million will go …”: the whole stands in front again."""
        mention = self._sums[index].main
        for place, other in self._said[mention.at]:
            front = mention.sentence.text[:place]
            if other != index and place < mention.found.start:
                return other if self._words["out_of"].search(front) else None
        return None

    def _anaphoric(self, index: int) -> int | None:
        """“Of this, …”, “Out of the allocated funds, …”, “The package also includes …”."""
        mention, words = self._sums[index].main, self._words
        if self._is_led(index, "rest") and (beside := self._in_sentence(index)):
            return next((self.wholes[i] for i in beside if i in self.wholes), None)
        front = words["of_it"].match(mention.text) or words["it_includes"].match(mention.before)
        if not (front or words["of_it_behind"].match(mention.after)):
            return None
        for other in self._before(index):
            apart = mention.at - self._sums[other].main.at
            lost = aid_words(self._language)["not_aid"].search(self._sums[other].main.after[:45])
            given = other not in self.wholes and self._facts[other].group not in NO_GIFT
            given = given and not lost  # “$9 million |in damage|” is not shared out
            given = given and not self._is_received(other)
            near = bool(front) <= apart <= _NEAR and given
            # of a running total, the new sum before it is what is shared out
            if near and self._fits(index, other) and not self._is_led(other, "running"):
                return other
        return None

    def _is_led(self, index: int, words: str) -> bool:
        """Return whether words stand before a sum: “a |further| $5 million”, “|the rest|”."""
        return self._words[words].search(self._sums[index].main.close_before) is not None

    def _tranche(self, index: int) -> int | None:
        """“a first tranche of the $5 billion”, “$3 million out of $9 million”."""
        following = index + 1
        if following >= len(self._sums):
            return None
        together = self._sums[following].main.at == self._sums[index].main.at
        return following if together and self._is_led(following, "distribution") else None

    def _continued(self, index: int) -> int | None:
        """“A further €30 million …” behind a part is one more, as long as there is room."""
        last = index - 1
        if last not in self.wholes or not self._is_near(last, index):
            return None
        whole, goes_on = self.wholes[last], self._is_led(index, "further")
        goes_on = goes_on or self._is_led(index, "rest")
        return whole if goes_on and self._has_room(index, whole) else None

    def _distributed(self, index: int) -> int | None:
        """“US$ 10 million will be allocated …” says what becomes of the sum before."""
        mention = self._sums[index].main
        clause = read_clauses(mention.text, self._language).clause_at(mention.found.start)
        if clause is None or clause.subject is None:
            return None
        to_come = clause.verb.modality == "will" or clause.verb.tense == "future"
        group = aid_words(self._language).group_of(mention.text, clause.verb)
        received = group == "receive" and clause.verb.end <= mention.found.start
        shared = clause.subject.start <= mention.found.start < clause.verb.start
        to_come = to_come or (received and clause.verb.tense == "present")
        if clause.relative or not (to_come and (shared or received)):
            return None
        predicate = mention.text[clause.verb.end : clause.end]
        if self._is_led(index, "further") or self._words["by"].search(predicate):
            return None
        return self._shared_out(index, received=received)

    def _shared_out(self, index: int, *, received: bool) -> int | None:
        """Return which sum before is shared out; what bodies receive may be of the news."""
        for other in self._before(index):
            whole = self.wholes.get(other, other)
            facts = self._facts[other]
            cost = not (facts.group or facts.beside_aid or facts.donor)
            if other == whole and (cost or self._is_received(other)):
                continue  # « |recevra 20 millions|. L’UNICEF obtiendra 7 millions »: no part
            near = self._is_near(other, index) or (received and whole == 0)
            if near and self._fits(index, whole):
                return whole if self._has_room(index, whole) else None
        return None

    def _is_received(self, index: int) -> bool:
        mention = self._sums[index].main
        clause = read_clauses(mention.text, self._language).clause_at(mention.found.start)
        words = aid_words(self._language)
        return clause is not None and words.group_of(mention.text, clause.verb) == "receive"

    def _collected(self, index: int) -> int | None:
        """“Donors pledged $2 billion. … Norway promised $210 million”: one of many that give."""
        own = self._facts[index]
        if own.donor is None or own.pooled or own.cumulative:
            return None
        for other in self._before(index):
            whole = self._facts[other]
            apart = self._sums[other].main.at != self._sums[index].main.at
            together = apart and whole.pooled and other not in self.wholes
            others = {own.recipient, whole.recipient} - {None}
            if together and self._is_near(other, index, 3) and self._fits(index, other):
                return other if len(others) < 2 and self._has_room(index, other, apart) else None
        return None

    def _is_near(self, other: int, index: int, blocks: int = _BLOCKS) -> bool:
        first, second = self._sums[other].main.sentence, self._sums[index].main.sentence
        return 0 <= second.block - first.block <= blocks

    def _has_room(self, index: int, whole: int, apart: bool = False) -> bool:
        """Return whether a whole has room for a part; its own sentence may split it otherwise."""
        parts = [i for i, at in self.wholes.items() if at == whole] + [index]
        parts = other_split(self._sums, parts, whole) if apart else parts
        return total_of(self._sums, parts) <= self._sums[whole].money.value

    def add_up(self) -> None:
        """Sums that follow a sum, or those of a later sentence, and make it up are its parts."""
        for whole, each in enumerate(self._sums):
            start = whole + 1 if each.main.in_body else 0
            last = min(len(self._sums), start + _MOST_PARTS)
            for first in range(start, 0 if whole in self.wholes else last):
                opens = first == start or self._sums[first].main.at != self._sums[first - 1].main.at
                if opens and (run := self._run(first, last, whole)):
                    self.wholes |= dict.fromkeys(run, whole)
                    break

    def _run(self, first: int, last: int, whole: int) -> list[int]:
        """Return the sums from one on that make up a whole, none if they do not."""
        run: list[int] = []
        for index in range(first, last):
            each = self._sums[whole]
            if index == whole and not (run or each.main.in_body):
                continue  # a whole and its parts in one answer
            taken = index == whole or self.wholes.get(index, whole) != whole
            if taken or self._stand_beside(whole, index):
                break
            if _may_be_part(self._sums[index], each):
                run.append(index)
            if len(run) > 1 and total_of(self._sums, run) == each.money.value:
                return run
        return []

    def _stand_beside(self, first: int, second: int) -> bool:
        """Return whether one sentence gives each of two its giver: “Peru $8m, Chile $5m”."""
        one, other = self._facts[first].donor, self._facts[second].donor
        together = self._sums[first].main.at == self._sums[second].main.at
        return together and one is not None and other is not None and one != other

    def lists(self) -> None:
        """Link the items of a list that the line before it, or its heading, opens."""
        blocks: dict[int, list[int]] = {}
        for index, each in enumerate(self._sums):
            if each.main.sentence.place == "item" and index not in self.wholes:
                blocks.setdefault(each.main.sentence.block, []).append(index)
        for members in blocks.values():
            whole = self._whole_of_list(members) if len(members) > 1 else None
            if whole is not None:
                self.wholes |= {i: whole for i in members if self._fits(i, whole)}

    def _whole_of_list(self, members: Sequence[int]) -> int | None:
        first, total = self._sums[members[0]], total_of(self._sums, members)
        block, headed = first.main.sentence.block, first.main.sentence.heading or ""
        said = {found.money.value for found in find_money(headed, self._language)}
        lists = self._words["lists"]
        for index, each in reversed(list(enumerate(self._sums))):
            if each.main.at >= first.main.at or not _same_money(each, first):
                continue
            value = each.money.value
            led = each.main.sentence.block == block - 1 and lists.search(each.main.text)
            named = value in said or lists.search(headed)
            if value == total or (value > total and (led or named)):
                return index
        return None


def _may_be_part(part: Sum, whole: Sum) -> bool:
    return _same_money(part, whole) and part.money.value < whole.money.value


def _same_money(first: Sum, second: Sum) -> bool:
    a, b = first.money.currency, second.money.currency
    # “$1.5 billion” may be the whole of parts in US$
    return a == b or (None in (a, b) and is_dollar({a, b} - {None}))


def other_split(sums: Sequence[Sum], parts: Sequence[int], whole: int) -> list[int]:
    """Return the parts without those that split a whole in its own sentence: “$7m in loans”."""
    return [i for i in parts if sums[i].main.at != sums[whole].main.at]


def total_of(sums: Sequence[Sum], indexes: Iterable[int]) -> Decimal:
    """Return what the sums at places of a list add up to."""
    return sum((sums[i].money.value for i in indexes), Decimal(0))
