"""The sentences that we wrote ourselves: no titles, and nothing that others have said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reports.checks.subject import Kind, ProseText, Subject
from reports.language.datelines import dateline_end
from reports.language.quotation_marks import find_quoted

_OURS: frozenset[Kind] = frozenset({"summary", "paragraph", "item", "answer"})
#: The spaces inside a number, as in “1 000 000”.
_IN_NUMBER = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))")


class OwnSentence(NamedTuple):
    """A sentence of a text of ours: `part` is its field, `text` what it says.

    `unquoted` is the same with spaces in the place of what stands in quotation marks.
    """

    part: str
    text: str
    unquoted: str

    @property
    def is_quotation(self) -> bool:
        """Whether most of it stands in quotation marks."""
        return 2 * count_words(self.unquoted) < count_words(self.text)


def own_texts(subject: Subject) -> Iterator[ProseText]:
    """Yield the texts that are not titles, headings, questions or quotations, in order."""
    return (each for each in subject.texts if each.kind in _OURS)


def own_sentences(subject: Subject) -> Iterator[OwnSentence]:
    """Yield the sentences of our own texts, each wording once, at its first place.

    Datelines are left out. Of a language without rules there are none.
    """
    seen: set[str] = set()
    if subject.lexicon is None:
        return
    for each in own_texts(subject):
        plain, start = without_quotations(each.text), 0
        for sentence in each.sentences:
            start = each.text.index(sentence, start)
            end = start + len(sentence)
            begin = start + (dateline_end(sentence) if start == 0 else 0)
            if sentence not in seen:
                seen.add(sentence)
                yield OwnSentence(each.part, each.text[begin:end], plain[begin:end])
            start = end


def without_quotations(text: str) -> str:
    """Return `text`, as long as it is, with spaces for what stands in quotation marks.

    A quotation that is not closed goes on to the end of the text.
    """
    pieces, last = [], 0
    for each in find_quoted(text, goes_on=True):
        pieces += [text[last : each.open], " " * (each.close - each.open)]
        last = each.close
    return "".join((*pieces, text[last:]))


def count_words(text: str) -> int:
    """Return how many words a text has: what spaces part and what has a letter or a digit."""
    return sum(any(map(str.isalnum, word)) for word in _IN_NUMBER.sub("", text).split())
