"""Lines to take: few enough to remember, short enough to say, and none twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from reports.checks.genre.language import SENTENCE_WORDS
from reports.checks.genre.own_words import count_words
from reports.checks.rule import Finding, rule
from reports.checks.subject import ProseText, Subject

#: More lines than these are not remembered (docs/rules/B321.md).
MOST_LINES = 6
#: Of the words of the shorter of two lines, so many in the other one make it the same line; lines
#: of fewer words than the least are told apart by each of them.
_SHARED, _LEAST = 0.8, 5
_WORD = re.compile(r"\w+")


@rule("B321", "lines to take are few")
def many_lines(subject: Subject) -> Iterator[Finding]:
    """Count the lines."""
    count = len(subject.briefing.key_messages)
    if count > MOST_LINES:
        found, expected = f"there are {count} lines to take", f"four to {MOST_LINES}"
        remedy = "keep those that must be said; the rest are answers to questions"
        yield Finding("key_messages", found, expected, remedy)


@rule("B322", "a line to take is said in one breath")
def long_line(subject: Subject) -> Iterator[Finding]:
    """Count the words of lines; a sentence that is too long by itself is B304's."""
    for line in _lines(subject):
        words = count_words(line.text)
        is_one = subject.lexicon and len(line.sentences) == 1
        if words > SENTENCE_WORDS and not is_one:
            found, expected = f"the line has {words} words", f"at most {SENTENCE_WORDS}"
            yield Finding(line.part, found, expected, "make two of it, or leave the proof out")


@rule("B323", "a line to take says what no other one says")
def repeated_line(subject: Subject) -> Iterator[Finding]:
    """Compare the words of lines."""
    lines = [
        (line.part, frozenset(_WORD.findall(line.text.casefold()))) for line in _lines(subject)
    ]
    for (number, (_, first)), (_, (part, second)) in combinations(enumerate(lines, start=1), 2):
        if _says_same(first, second):
            found = f"the line says what line {number} says"
            yield Finding(part, found, "", "make one of both, or say what is new")


def _says_same(first: frozenset[str], second: frozenset[str]) -> bool:
    """Return whether two lines of these words are one."""
    shorter = min(len(first), len(second))
    if shorter < _LEAST:
        return first == second
    return len(first & second) >= _SHARED * shorter


def _lines(subject: Subject) -> Iterator[ProseText]:
    texts = {text.part: text for text in subject.texts}
    return (texts[f"key_messages[{n}]"] for n in range(len(subject.briefing.key_messages)))


RULES = (many_lines, long_line, repeated_line)
