"""A sentence in clauses: noun phrases, verb groups with tense and modality, and what joins them.

No tree is made. The classes of the words are one string; patterns cut it into chunks from
left to right, and each finite verb group takes the noun phrase beside it as its subject. Every
part is a span of the sentence. The cost is linear in the sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

from reports.language.syntax.grammar import grammar
from reports.language.syntax.tagger import Word
from reports.language.syntax.verb_groups import Verb, read_verb
from reports.language.syntax.word_classes import tagged_words
from reports.slotted import frozen

_CHUNK = re.compile(
    r"(?P<verb>(?:MB*(?:TB*)?(?:i|(?=T))|M|A|V)(?:B*[Apgi])*(?:B*[MT]B*[TiA]?(?:B*[iApg])*)*)"
    r"|(?P<infinitive>TB*[iA](?:B*[Ap])*)|(?P<participle>[pg])"
    r"|(?P<time>(?:B*D+(?:N(?=#+Y))?)?(?:B*#+)?Y[Y#]*)"
    r"|(?P<noun>(?:B*D+)?(?:B*#+(?:Q(?=[NB]))?(?:B*N)*|(?:B*N)+)|I|D+)|(?P<other>.)"
)
#: What stands between a subject and its verb, and a subject up to where it ends.
_BEHIND_SUBJECT = re.compile(r"(?:B|P?t)+$")
_SUBJECT = re.compile(r"(?:[nPpgt]|(?<=n)J)+$")
#: Chunks before a verb among which its subject is looked for.
_FAR = 40
_OPENING = {")": "(", "]": "["}
#: What a date has behind its month.
_DATED = re.compile(r"[0-3]?\d|(?:19|20)\d\d")
_YEAR = re.compile(r"(?:19|20)\d\d")


@frozen
class Chunk:
    """Words that belong together: ``text[start:end]``, the words from `first` to `last`.

    `kind` is ``n`` for a noun phrase, ``t`` for one of time, ``v`` a finite verb group, ``i`` one
    in the infinitive, ``p`` a participle, ``g`` a verb in -ing; else the class of its one word.
    """

    kind: str
    first: int
    last: int
    start: int
    end: int


@frozen
class Constituent:
    """A part of a sentence: ``text[start:end]``; `head_end` is where its first noun phrase ends."""

    start: int
    end: int
    head_end: int


@frozen
class Clause:
    """A finite verb with its subject; `start` and `end` bound what belongs to it."""

    start: int
    end: int
    verb: Verb
    subject: Constituent | None
    relative: bool


class ParsedSentence:
    """A sentence with its words, chunks and clauses."""

    def __init__(self, text: str, language: str) -> None:
        self.text, self.language, self.grammar = text, language, grammar(language)
        self.words, self.classes = tagged_words(text, language)
        self.chunks = tuple(_chunks(self.words, self.classes))
        self.kinds = "".join(chunk.kind for chunk in self.chunks)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses, in the order of their verbs."""
        verbs = [at for at, kind in enumerate(self.kinds) if kind == "v"]
        starts = [self._clause_start(at) for at in verbs]
        ends = [*(self.chunks[s].start for s in starts[1:]), len(self.text)]
        found: list[Clause] = []
        for at, start, end in zip(verbs, starts, ends, strict=False):
            found.append(self._clause(at, start, end, found))
        return tuple(found)

    @cached_property
    def verbs(self) -> frozenset[str]:
        """The words that are finite verbs here."""
        pairs = zip(self.words, self.classes, strict=True)
        return frozenset(word.low for word, letter in pairs if letter == "V")

    def kind(self, at: int) -> str:
        """Return the kind of a chunk; a mark outside of the sentence."""
        return self.kinds[at] if 0 <= at < len(self.chunks) else "."

    def low(self, at: int) -> str:
        """Return the first word of a chunk in small letters; "" outside of the sentence."""
        return self.words[self.chunks[at].first].low if 0 <= at < len(self.chunks) else ""

    def classes_of(self, at: int) -> str:
        """Return the classes of the words of a chunk; "" behind the sentence."""
        if at >= len(self.chunks):
            return ""
        return self.classes[self.chunks[at].first : self.chunks[at].last]

    def clause_at(self, place: int) -> Clause | None:
        """Return the clause that a place of the text belongs to."""
        at = bisect_right(self.clauses, place, key=lambda clause: clause.end)
        near = self.clauses[at : at + 2]
        for clause in (*reversed(near), *self.clauses[-1:]):
            if clause.subject and clause.subject.start <= place < clause.subject.end:
                return clause
        return (near or self.clauses[-1:] or (None,))[0]

    def clause_of(self, verb: int) -> Clause | None:
        """Return the clause whose verb group starts at a place."""
        return self._by_verb.get(verb)

    @cached_property
    def _by_verb(self) -> dict[int, Clause]:
        return {clause.verb.start: clause for clause in self.clauses}

    def chunk_at(self, place: int) -> int | None:
        """Return which chunk holds a place of the text."""
        at = bisect_right(self.chunks, place, key=lambda chunk: chunk.end)
        return at if at < len(self.chunks) and self.chunks[at].start <= place else None

    def verb(self, at: int) -> Verb:
        """Return what the verb group at chunk `at` says."""
        first, last = self.chunks[at].first, self.chunks[at].last
        before = [self.words[n].low for n in range(max(0, first - 2), first)]
        words, classes = self.words[first:last], self.classes[first:last]
        return read_verb(words, classes, self.grammar, before)

    def is_denied(self, at: int) -> bool:
        """Return whether the verb at chunk `at` is what somebody denies, or only claims.

        “denied that it gave”, “claims by the mayor that it gave”.
        """
        denying, alleging = (self.grammar.lists[name] for name in ("denying", "alleging"))
        opener = max(0, *(self.kinds.rfind(mark, 0, at) for mark in ("O", "R")))
        outer = self.kinds.rfind("v", 0, opener)
        nouns = (n for n in range(outer + 1, opener) if self.kinds[n] == "n")
        if any(self.words[self.chunks[n].last - 1].low in alleging for n in nouns):
            return "v" not in self.kinds[opener:at]
        apart = self.kinds[opener:at]
        reported = outer >= 0 and "." not in apart and ",J" not in apart
        words = (*self.verb(at).words, *(self.verb(outer).words[-1:] if reported else ()))
        return not denying.isdisjoint(words)  # “denied |paying|” is one group

    def _clause_start(self, at: int) -> int:
        """Return the chunk that a clause begins with: behind the mark or opener before its verb."""
        while at and self.kinds[at - 1] not in "v.,OR":
            at -= 1
        return at

    def _clause(self, at: int, start: int, end: int, earlier: Sequence[Clause]) -> Clause:
        chunk = self.chunks[at]
        verb = self.verb(at)
        relative = start > 0 and self.kinds[start - 1] == "R" and "n" not in self.kinds[start:at]
        first, last = self._subject(at)
        subject = self._span(first, last) if first is not None else None
        behind = first is not None and self.kinds[first - 1 : first] == "v"
        if earlier and not relative and (subject is None or (behind and earlier[-1].relative)):
            subject = earlier[-1].subject  # “people who sought safety have left”
        begin = self.chunks[start].start if subject is None else min(chunk.start, subject.start)
        return Clause(begin, end, verb, subject, relative)

    def _subject(self, at: int) -> tuple[int | None, int]:
        """Return the chunks of the subject: the noun phrase before a verb, past insertions."""
        end = len(_BEHIND_SUBJECT.sub("", self.kinds[max(0, at - _FAR) : at])) + max(0, at - _FAR)
        before = self.kinds[end - 1 : end]
        if before == "J":
            return None, end  # “destroyed houses and affected people”
        if before == "R":
            far = max(0, end - _FAR)
            end = far + len(self.kinds[far : end - 1].rstrip(",P"))
            if self.kinds[end - 1 : end] == ".":  # “the Bank (WB), which gave”
                end = self._before_insertion(end)
        elif before and before in ",.":
            end = self._before_insertion(end)
            while self.kinds[end - 1 : end] == ".":  # “the Bank (WB) (Oslo), based there, plans”
                if (further := self._before_insertion(end)) == end:
                    break
                end = further
        found = _SUBJECT.search(self.kinds, max(0, end - _FAR), end)
        return self._without_place(found.start(), end) if found else (None, end)

    def _without_place(self, first: int, end: int) -> tuple[int | None, int]:
        """Drop what stands before a subject: “In Kyiv the minister”, “In March prices”."""
        while first < end and self.kinds[first] != "n":
            led = self.kinds[first] == "P" and "n" in self.kinds[first + 2 : end]
            first += 2 if led else 1
        return (first, end - 1) if first < end else (None, end)

    def _before_insertion(self, end: int) -> int:
        """Return where the subject ends before “, said in between,” and “(in: brackets)”."""
        if self.text[self.chunks[end - 1].start] in _OPENING:
            opened = self._opened(end - 1)
        else:
            opened = self.kinds.rfind(self.kinds[end - 1], max(0, end - _FAR), end - 1)
        inside = self.kinds[opened + 1 : end - 1]
        before = self.kinds[opened - 1 : opened] if opened > 0 else ""
        closed = before == "." and self.text[self.chunks[opened - 1].start] == ")"
        return opened if (before == "n" or closed) and "v" not in inside.split("R")[0] else end

    def _opened(self, at: int) -> int:
        """Return the bracket that the one at a chunk closes; -1 if there is none."""
        bracket = _OPENING[self.text[self.chunks[at].start]]
        back = range(at - 1, max(0, at - _FAR) - 1, -1)
        return next((n for n in back if self.text[self.chunks[n].start] == bracket), -1)

    def _span(self, first: int, last: int) -> Constituent:
        chunks = self.chunks
        return Constituent(chunks[first].start, chunks[last].end, chunks[first].end)


@lru_cache(maxsize=1024)
def read_clauses(text: str, language: str) -> ParsedSentence:
    """Return `text`, one sentence, with its clauses."""
    return ParsedSentence(text, language)


def _chunks(words: Sequence[Word], classes: str) -> Iterator[Chunk]:
    kinds = {"verb": "v", "infinitive": "i", "time": "t", "noun": "n"}
    last = 0
    while found := _CHUNK.match(classes, last):
        first, last = found.span()
        while last - first > 1 and classes[last - 1] == "#" and found["time"] is not None:
            scaled = last < found.end() and not words[last].low.isdigit()
            if _DATED.fullmatch(words[last - 1].low) and not scaled:
                break  # « débloqué vendredi |7 millions| »
            last -= 1  # “last year 157 soldiers”
        kind = kinds.get(found.lastgroup or "", found[0])
        if last - first == 1 and _YEAR.fullmatch(words[first].low):
            kind = "t"
        yield Chunk(kind, first, last, words[first].start, words[last - 1].end)
