"""Where an article contradicts itself: an amount, a number or a day said in two ways.

The headline and the answers repeat the body. What they say otherwise is reported with
both sentences, and nothing is picked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from reports.drafting.figures.numbers import counted_in
from reports.drafting.sums.mentions import Sum
from reports.language.lexicon import COMMON, any_of, read_lists
from reports.language.locales import calendar_names
from reports.language.quantities.sums import find_money, qualifier_before
from reports.language.sentences import Sentence
from reports.language.syntax.clauses import read_clauses
from reports.notices import Notice, note

_WORD = re.compile(r"[^\W\d_]{4,}")
#: How much of the shorter sentence's words the other must share to tell the same thing.
_SAME_THING = 0.6


def find_conflicts(
    sentences: Sequence[Sentence], sums: Sequence[Sum], language: str
) -> list[Notice]:
    """Return a line for each amount, number and day that title or answers tell otherwise."""
    body = [s for s in sentences if s.place in ("paragraph", "item")]
    known = [(s, _content(s.text)) for s in body]
    notices = list(_amounts(sums))
    repeats = [s for s in sentences if s.place in ("title", "answer")]
    questions = {s.block: s.text for s in sentences if s.place == "question"}
    for sentence in repeats:
        words = _content(f"{questions.get(sentence.block, '')} {sentence.text}")
        other = _same_in_body(words, known)
        if other:
            notices += _numbers(sentence, other, language)
            notices += _days(sentence, other, language)
    return list(dict.fromkeys(notices))


def _amounts(sums: Sequence[Sum]) -> Iterator[Notice]:
    """Sums that only title or answers have, where the body has another of the same thing."""
    in_body = [(each, _content(each.main.text)) for each in sums if each.main.in_body]
    for each in sums:
        if each.main.in_body:
            continue
        words = _content(each.main.text)
        others = (
            other for other, known in in_body if _differ(each, other) and _alike(words, known)
        )
        if other := next(others, None):
            yield _line("amounts differ", each.main.sentence, other.main.sentence)


def _differ(title: Sum, body: Sum) -> bool:
    """Return whether a sum of a headline or answer may be in the money of another, and differs."""
    known = {title.money.currency, body.money.currency} - {None}
    return len(known) < 2 and title.money.value != body.money.value


def _numbers(sentence: Sentence, other: Sentence, language: str) -> Iterator[Notice]:
    """Counts of one noun that differ: “809 cases” in the body, “890 cases” in the answer."""
    ours, theirs = _counts(sentence.text, language), _counts(other.text, language)
    for noun, value in ours.items():
        if noun in theirs and value and theirs[noun] and not value & theirs[noun]:
            yield _line("numbers differ", sentence, other)


def _counts(text: str, language: str) -> dict[str, set[Decimal]]:
    """Return the numbers of each noun counted; rounded ones (“over 75,000”) are left out."""
    found: dict[str, set[Decimal]] = {}
    spans = [(m.start, m.end) for m in find_money(text, language)]
    read = read_clauses(text, language)
    for each in counted_in(read):
        start, end = each.quantity.start, each.quantity.end
        at = read.chunk_at(start)
        if at is None or any(a <= start < b for a, b in spans):
            continue
        values = found.setdefault(text[end : read.chunks[at].end].strip().lower(), set())
        if not qualifier_before(text, start, language):
            values.add(each.number.value)
    return found


def _days(sentence: Sentence, other: Sentence, language: str) -> Iterator[Notice]:
    ours, theirs = _days_in(sentence.text, language), _days_in(other.text, language)
    if len(ours) == len(theirs) == 1 and ours != theirs:
        yield _line("days differ", sentence, other)


def _days_in(text: str, language: str) -> set[tuple[str, str]]:
    """Return the days that a text names, as month and number."""
    days = (found.groupdict() for found in _day(language).finditer(text.casefold()))
    return {(each["month"] or each["then"], each["day"] or each["first"]) for each in days}


@cache
def _day(language: str) -> re.Pattern[str]:
    months = any_of(calendar_names(language, "months", ["wide"]))
    ordinals = any_of(read_lists(COMMON, "dates")["ordinals"])
    return re.compile(
        rf"\b(?P<month>{months})\s(?P<day>\d{{1,2}})\b"
        rf"|\b(?P<first>\d{{1,2}})(?:{ordinals})?\s(?P<then>{months})\b"
    )


def _content(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(text))


def _alike(words: frozenset[str], others: frozenset[str]) -> bool:
    shorter = min(len(words), len(others))
    return shorter > 1 and len(words & others) / shorter >= _SAME_THING


def _same_in_body(
    words: frozenset[str], known: Sequence[tuple[Sentence, frozenset[str]]]
) -> Sentence | None:
    """Return the body's sentence that shares the most words, if it tells the same thing."""
    best = max(known, key=lambda pair: len(words & pair[1]), default=None)
    return best[0] if best and _alike(words, best[1]) else None


def _line(what: str, first: Sentence, second: Sentence) -> Notice:
    places = {"title": "headline", "answer": "answer", "question": "question"}
    return note(
        what.replace(" ", "-"),
        f"{what}: the {places.get(first.place, 'text')} says “{first.text}”, "
        f"the text says “{second.text}”",
    )
