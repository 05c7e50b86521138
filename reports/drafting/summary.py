"""The bottom line: the sentence of the article that holds its news, word for word."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import islice, pairwise, takewhile

from reports.language.datelines import dateline_end
from reports.language.days import find_day
from reports.language.lexicon import Lexicon, lexicon_of
from reports.language.sentences import Sentence, no_name_starts
from reports.model import Article
from reports.slotted import frozen

_WORD = re.compile(r"[^\W\d_]{4,}|\d[\d.,]*")
_FIRST_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
# "MS LEE:" in a transcript, "Funding:" before an entry
_LABEL = re.compile(r"[^\W\d_][^.:!?]{1,30}: (?=[^\W\d_])")
#: Words of a sentence that can stand alone, of one that reads well, and of two together.
_SHORTEST, _LONGEST, _BOTH = 6, 60, 40
#: Up to which of its sentences a story has told its news.
_EARLY = 5
#: What a first sentence needs to stand before the one that holds the news.
_OPENS = 3


@frozen
class _Candidate:
    """A sentence without its dateline; `place` counts the candidates from 0.

    `plain` is its text as lists of words are looked for in it.
    """

    text: str
    plain: str
    place: int
    is_fact: bool
    in_highlights: bool
    shared: int


@frozen
class _Sign:
    weight: int
    holds: Callable[[_Candidate, Lexicon], bool]


#: What speaks for a sentence as the bottom line, and against it.
_SIGNS = (
    _Sign(2, lambda each, _: each.is_fact),
    _Sign(2, lambda each, _: each.is_fact and each.place <= _EARLY),
    _Sign(3, lambda each, _: each.place == 0),
    _Sign(1, lambda each, _: each.place <= 2),
    _Sign(2, lambda each, _: each.in_highlights),
    _Sign(1, lambda each, _: each.shared >= 2),
    _Sign(2, lambda each, _: each.shared >= 3),
    _Sign(1, lambda each, _: any(map(str.isdigit, each.text))),
    _Sign(-1, lambda each, _: len(each.text.split()) > _BOTH),
    _Sign(2, lambda each, words: _says(each.plain, words, "decides")),
    _Sign(-4, lambda each, words: _only_meets(each.text, words)),
    _Sign(-6, lambda each, words: not each.is_fact and _starts(each.plain, words, "courtesies")),
    _Sign(-6, lambda each, words: not each.is_fact and _says(each.plain, words, "speaks")),
    _Sign(-6, lambda each, words: _starts(each.plain, words, "adds")),
    _Sign(
        -6,
        lambda each, words: any(w in each.plain for w in words.ordered("summary", "announces")),
    ),
)


def find_summary(
    article: Article, sentences: Sequence[Sentence], facts: Sequence[str], language: str
) -> str | None:
    """Return the sentence that holds the news, with the first one before it if both are short.

    `facts` are the sentences that aid and agreements were found in. A dateline is taken off.
    No sentence leans on a "he" or "this" before it, or tells of the report itself; who
    somebody is comes last.
    """
    words = lexicon_of(language)
    running = _opening(sentences, words) + [s for s in sentences if _is_running(s, words)]
    body = _candidates(article, running, facts, words)
    if all(_score(each, words) <= 0 for each in body):
        answers = [s for s in sentences if s.place == "answer"]
        body = _candidates(article, answers, facts, words) or body
    return _bottom_line(body, words) if body else None


def _bottom_line(body: Sequence[_Candidate], words: Lexicon) -> str:
    """Return the best sentence, with the first one before it if both are short."""
    best = max(body, key=lambda each: (_score(each, words), -each.place))
    lead = body[0]
    fact = next((each for each in body[: _EARLY + 1] if each.is_fact), best)
    second = fact if best is lead else best
    both = f"{lead.text} {second.text}"
    opens = second is not lead and _score(lead, words) >= _OPENS
    return both if opens and len(both.split()) <= _BOTH else best.text


def _candidates(
    article: Article, sentences: Sequence[Sentence], facts: Sequence[str], words: Lexicon
) -> list[_Candidate]:
    """Return the news with what speaks for each sentence of it."""
    news = _news(sentences, words)
    title = _stems(article.title or "", words)
    after = dict(pairwise(sentences))
    chosen = [_with_sequel(sentence, after.get(sentence), words) for sentence in news]
    texts = [" ".join(map(_trimmed, pair)) for pair in chosen]
    return [
        _Candidate(
            text,
            _plain(text),
            place,
            any(sentence.text in facts for sentence in pair),
            pair[0].place == "item",
            len(_stems(" ".join(sentence.text for sentence in pair), words) & title),
        )
        for place, (text, pair) in enumerate(zip(texts, chosen, strict=True))
    ]


def _news(sentences: Sequence[Sentence], words: Lexicon) -> list[Sentence]:
    """Return what can stand alone; who somebody is only if there is nothing else."""
    standing = [s for s in sentences if _can_stand(_trimmed(s), words)]
    lives = words.ordered("article", "who_is")
    return [s for s in standing if not _plain(s.heading or "").startswith(lives)] or standing


def _with_sequel(
    sentence: Sentence, after: Sentence | None, words: Lexicon
) -> tuple[Sentence, ...]:
    """Return a sentence, and the next one if the first only meets and that leans on it."""
    if after is None or after.block != sentence.block or not _only_meets(sentence.text, words):
        return (sentence,)
    fits = len(f"{sentence.text} {after.text}".split()) <= _LONGEST
    return (sentence, after) if fits and _leans(after.text, words) else (sentence,)


def _score(each: _Candidate, words: Lexicon) -> int:
    return sum(sign.weight for sign in _SIGNS if sign.holds(each, words))


def _trimmed(sentence: Sentence) -> str:
    """Return a sentence without its dateline, or the label before it."""
    text = sentence.text[dateline_end(sentence.text) :].lstrip("–— ")
    label = _LABEL.match(text)
    return text[label.end() :] if label and label[0].isupper() else text


def _is_running(sentence: Sentence, words: Lexicon) -> bool:
    """Return whether a sentence is of running text, or of the highlights of a report."""
    if sentence.place == "item":
        return _plain(sentence.heading or "").strip(" :") in words.words("summary", "highlights")
    return sentence.place == "paragraph"


def _opening(sentences: Sequence[Sentence], words: Lexicon) -> list[Sentence]:
    """Return the sentences of numbered paragraphs that an article opens with."""
    inside = (s for s in sentences if s.place in ("paragraph", "item"))
    texts = takewhile(lambda s: s.place == "item" or not _can_stand(s.text, words), inside)
    return [s for s in texts if s.place == "item" and not _is_running(s, words)]


def _can_stand(text: str, words: Lexicon) -> bool:
    return (
        _SHORTEST <= len(text.split()) <= _LONGEST
        and text[-1] in ".!?"
        and text[0] not in '“"«–—-('
        and not _leans(text, words)
        and not _starts(_plain(text), words, "housekeeping")
    )


def _leans(text: str, words: Lexicon) -> bool:
    """Return whether a sentence needs the one before it: "This …", but not "This week, …"."""
    opening = islice(_FIRST_WORDS.finditer(text.lower()), 2)
    first, second, *_ = [*(word[0] for word in opening), "", ""]
    return first in words.words("summary", "leans") and second not in words.words(
        "summary", "leans_not_before"
    )


def _only_meets(text: str, words: Lexicon) -> bool:
    """Return whether a sentence says that people met, and no figure but the day."""
    if not _says(_plain(text), words, "meetings"):
        return False
    day = find_day(text, words.language)
    rest = text if day is None else text[: day[1][0]] + text[day[1][1] :]
    return not any(map(str.isdigit, rest))


def _says(plain: str, words: Lexicon, key: str) -> bool:
    return words.pattern("summary", key).search(plain) is not None


def _starts(plain: str, words: Lexicon, key: str) -> bool:
    return plain.startswith(words.ordered("summary", key))


def _plain(text: str) -> str:
    return text.replace("'", "’").casefold()


def _stems(text: str, words: Lexicon) -> set[str]:
    """Return the words of a text by their first five letters."""
    skip = no_name_starts(words)
    return {word[:5] for word in _WORD.findall(text.lower()) if word not in skip}
