"""When a number held: the time that stands in its own clause, in the source's words."""

from __future__ import annotations

import re

from reports.drafting.figures.words import figure_words
from reports.language.syntax.clauses import ParsedSentence

# “since the middle of February”, “by April 29”, “last week”, “week 16 of 2025”, “a month ago”
_TIME = re.compile(r"(?P<led>P*)t(?:Pt)?B?")
_FRONT = re.compile(rf"B?(?P<time>{_TIME.pattern}),?")


def as_of(read: ParsedSentence, place: int) -> str | None:
    """Return the time of the number at `place`: behind it in its clause, or in front of it."""
    at = read.chunk_at(place)
    if at is None:
        return None
    end = _clause_end(read, at)
    times = (_as_printed(read, found) for found in _TIME.finditer(read.kinds, at + 1, end))
    if behind := next(filter(None, times), None):
        return behind
    front = _FRONT.match(read.kinds)
    if front is None or read.kinds.count("v", front.end(), at) > 1 or front.end() > at:
        return None
    time = _TIME.match(read.kinds, front.start("time"))
    return _as_printed(read, time) if time else None


def _clause_end(read: ParsedSentence, at: int) -> int:
    """Return the chunk before which the time of a number may stand."""
    verbs, clause = 0, read.clause_at(read.chunks[at].start)
    subject = clause.subject if clause else None
    allowed = int(subject is not None and subject.start == read.chunks[at].start)
    for place in range(at + 1, len(read.kinds)):
        kind = read.kinds[place]
        verbs += kind == "v"
        counted = kind == "n" and "#" in read.classes_of(place)
        if kind in ".OR" or verbs > allowed or counted:
            return place
    return len(read.kinds)


def _as_printed(read: ParsedSentence, found: re.Match[str]) -> str | None:
    """Return a time as a table has it: without “by” or “in”, with “since”; None for a duration."""
    known, chunks = figure_words(read.language), read.chunks
    start, led, last = found.start(), found.end("led"), chunks[found.end() - 1]
    low = [read.low(at) for at in range(led + 1)]
    if read.kinds[max(0, start - 2) : start] == "Pn" and low[start] in read.grammar.lists["of"]:
        start -= 2  # “since the middle of February”
    bounded = start < led and low[start] in known.lists["bounds"]
    middle = start + 1 if start < found.start() else led
    text = read.text[chunks[start if bounded else middle].start : last.end]
    last_low = read.words[last.last - 1].low
    if start < led:
        lasting = "#" in read.classes_of(found.end() - 1) and not bounded
        if lasting and last_low in read.grammar.lists["times"] - read.grammar.lists["dates"]:
            return None  # « enfants de moins de cinq ans »
        dated = bounded or known.lists["dated"].issuperset([low[start], *low[found.start() : led]])
        return text if dated else None
    alone = low[led] in read.grammar.lists["dates"] and len(text) > 4
    ago = read.words[last.first].low in known.lists["ago"]
    return text if ago or alone or low[led] in known.lists["relative_times"] else None
