"""The sums of an article, each once: its mentions in title, body, questions and answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from reports.drafting.sums.words import aid_words
from reports.language.countries import find_countries
from reports.language.lexicon import all_languages, lexicon_of, word_list
from reports.language.quantities.currencies import (
    countries_by_places,
    dollar_countries,
    settle_currency,
)
from reports.language.quantities.sums import FoundMoney, find_money
from reports.language.sentences import Sentence
from reports.language.syntax.clauses import read_clauses
from reports.model import Money
from reports.slotted import frozen

# what opens the next clause: “, while”, “, and Norway”
_NEXT_CLAUSE = r",?\s<sums.contrasts>\s|,\s<sums.and>\s(?=[A-ZÀ-Ý])|;\s"
# « en tête |avec 110 millions|, devant l’Allemagne |(65 millions|) »
_WITH_SUM = r"(?:\b<aid.prepositions.partner>\s|\()[\d.,]+\s<numbers.scales>\b"
# what belongs to the next sum: “and Portugal”, “and a further”; bounded, so that a long list
# of names costs no square of its length
_NEXT_SUMS = (
    r"(?:,|,?\s<sums.contrasts sums.and>)\s+(?:(?:<phrases.leads>(?:(?<=[’'])|\s))?"
    r"[A-ZÀ-Ý][\w.’'-]*(?:\s(?:<aid.in_names>\s){0,2}[A-ZÀ-Ý][\w’'-]*){0,6}|"
    r"<grammar.singular parts.further parts.rest>)\s*$"
)


# without slots: what is read of the words around is kept
@dataclass(frozen=True)
class Mention:
    """A sum where it stands; `at` counts sentences.

    `previous_end` is where the sum before it ends, `next_start` where the next starts, `spans`
    are all sums of the sentence; these places and `found` are those of its text.
    """

    at: int
    sentence: Sentence
    found: FoundMoney
    previous_end: int
    next_start: int
    spans: tuple[tuple[int, int], ...]

    @property
    def text(self) -> str:
        """The words of its sentence."""
        return self.sentence.text

    @property
    def before(self) -> str:
        """The sentence up to the sum."""
        return self.text[: self.found.start]

    @property
    def close_before(self) -> str:
        """The last words before the sum, and after the sum before it."""
        start = max(self.previous_end, self.found.start - 80)
        return self.text[start : self.found.start]

    @cached_property
    def after(self) -> str:
        """The words from the sum to the next one, or to the end of its clause."""
        gap = self.text[self.found.sum_end : self.found.gap_end]
        return gap + self.rest

    @cached_property
    def rest(self) -> str:
        """The same, without words between the sum and the bracket of its equivalent."""
        text = self.text[self.found.end : self.next_start]
        end = all_languages().compiled(_NEXT_CLAUSE).search(text)
        if end is None and self.next_start < len(self.text):
            end = all_languages().compiled(_NEXT_SUMS).search(text)
        return text[: end.start()] if end else text

    @property
    def in_body(self) -> bool:
        """Whether it stands in the body: not in the title or the questions."""
        return self.sentence.place in ("paragraph", "item")

    @property
    def asked(self) -> bool:
        """Whether its sentence asks, and so tells nothing."""
        return self.text.rstrip("”’\"' )»").endswith("?")


@frozen
class Sum:
    """A sum with its mentions; the first of `mentions` is its `main` one."""

    mentions: tuple[Mention, ...]

    @property
    def main(self) -> Mention:
        """The mention that says most: the first of the body, else the first of all."""
        return self.mentions[0]

    @property
    def money(self) -> Money:
        """The amount, as the main mention says it."""
        return self.main.found.money

    @property
    def equivalent(self) -> Money | None:
        """The same sum in other money, from the first mention that has it."""
        return next((m.found.equivalent for m in self.mentions if m.found.equivalent), None)


def read_mentions(sentences: Sequence[Sentence], language: str) -> tuple[Mention, ...]:
    """Return every sum of every sentence, its currency settled as far as the text goes."""
    found = list(_sums_of(sentences, language))
    settled = _Settler(sentences, language, [f for _, _, sums in found for f in sums])
    out = []
    for at, sentence, sums in found:
        spans = tuple((each.start, each.end) for each in sums)
        for n, each in enumerate(sums):
            previous = sums[n - 1].end if n else 0
            following = sums[n + 1].start if n + 1 < len(sums) else len(sentence.text)
            closed = settled.close(each, sentence.text)
            out.append(Mention(at, sentence, closed, previous, following, spans))
    return tuple(out)


def _sums_of(
    sentences: Sequence[Sentence], language: str
) -> Iterator[tuple[int, Sentence, tuple[FoundMoney, ...]]]:
    """Yield the sums of each sentence; a giver’s may have the money of the sentence before."""
    words = aid_words(language)
    listed = lexicon_of(language).compiled(_WITH_SUM)
    last: FoundMoney | None = None
    for at, sentence in enumerate(sentences):
        near = last if at and sentence.block - sentences[at - 1].block < 2 else None
        carried = None
        if near:
            verbs = read_clauses(sentence.text, language).clauses
            given = any(words.group_of(sentence.text, each.verb) for each in verbs)
            if given or len(listed.findall(sentence.text)) > 1:
                carried = near.money.currency, near.unit
        sums = find_money(sentence.text, language, carried=carried)
        last = sums[-1] if sums else None
        yield at, sentence, sums


def join_sums(
    mentions: Iterable[Mention],
    differ: Callable[[Mention, Mention], bool],
    tells: Callable[[Mention], bool],
) -> tuple[Sum, ...]:
    """Return the sums, each once, in the order of the body, from the mention that `tells` most.

    Mentions of one value in one money are one sum. Two of them in one sentence, or in
    two items of one list, are two sums: a list does not say the same thing twice. So are
    two that `differ` in who gives or receives.
    """
    sums: list[list[Mention]] = []
    known: dict[tuple[Decimal, Decimal | None], list[int]] = {}
    ordered = sorted(mentions, key=lambda m: (not m.in_body, m.at))
    for mention in ordered:
        key = (mention.found.money.value, mention.found.money.upper)
        alike = (
            i
            for i in known.get(key, ())
            if _may_be_one(sums[i][0], mention) and not differ(sums[i][0], mention)
        )
        same = next(alike, None)
        if same is None and not mention.in_body:
            same = next((i for i, each in enumerate(sums) if _rounds(mention, each[0])), None)
        if same is not None:
            sums[same].append(mention)
        else:
            known.setdefault(key, []).append(len(sums))
            sums.append([mention])
    found = (sorted(each, key=lambda m: (not m.in_body, not tells(m))) for each in sums)
    return tuple(
        sorted(
            map(Sum, map(tuple, found)),
            key=lambda s: (not s.main.in_body, s.main.at, s.main.found.start),
        )
    )


def _may_be_one(first: Mention, second: Mention) -> bool:
    a, b = first.found, second.found
    codes = {a.money.currency, b.money.currency}
    if len(codes - {None}) > 1 or (None in codes and {a.unit, b.unit} - {None, "dollar"}):
        return codes == {None} and a.unit == b.unit
    if codes != {None} and None in codes and not is_dollar(codes - {None}):
        return False
    listed = first.sentence.place == second.sentence.place == "item"
    same_list = listed and first.sentence.block == second.sentence.block
    return not (first.at == second.at or same_list)


def _rounds(title: Mention, body: Mention) -> bool:
    """Return whether a headline's sum is one of the body's, rounded: “over 10” for 10.1."""
    value, other = title.found.money.value, body.found.money.value
    qualifier = (title.found.money.qualifier or "").lower()
    if not qualifier or title.found.money.upper or not _may_be_one(body, title):
        return False
    near = abs(value - other) <= other * Decimal("0.1")
    if qualifier.startswith(tuple(word_list("sums", "at_least"))):
        return near and other >= value
    if qualifier.startswith(tuple(word_list("sums", "at_most"))):
        return near and other <= value
    return near


def is_dollar(codes: Iterable[str | None]) -> bool:
    """Return whether all of `codes` are dollars, which a bare “$” may stand for."""
    return set(codes) <= set(dollar_countries().values())


class _Settler:
    """Closes open currencies by what the article says of whose money it is."""

    def __init__(
        self, sentences: Sequence[Sentence], language: str, found: Sequence[FoundMoney]
    ) -> None:
        self._language = language
        units = {f.unit for f in found} | {f.equivalent_unit for f in found}
        self._countries: set[str] = set()
        if units - {None, "dollar"}:
            self._countries = {
                c.country.code for s in sentences for c in find_countries(s.text, language)
            } | countries_by_places(units, (s.text for s in sentences))

    def close(self, found: FoundMoney, text: str) -> FoundMoney:
        if found.unit is None:
            return found
        if (code := self._owner(found.unit, text)) is None:
            return found
        money = found.money.model_copy(update={"currency": code, "unit": None})
        return replace(found, money=money, unit=None)

    def _owner(self, unit: str, text: str) -> str | None:
        """Return the code by the countries of the article, or of the sentence alone."""
        if code := settle_currency(unit, self._countries):
            return code
        return settle_currency(unit, {c.country.code for c in find_countries(text, self._language)})
