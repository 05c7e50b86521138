"""The sentences of an article, each with its place: what every drafting rule reads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, get_args

from reports.language.lexicon import Lexicon, lexicon_of
from reports.language.locales import Calendar, calendar_names
from reports.model import Article
from reports.notices import Notice, note
from reports.slotted import frozen

Place = Literal["title", "paragraph", "item", "question", "answer", "remark"]

# An end mark, the marks that close after it, white space, and what can open a sentence.
# French sets a no-break space before » and before ? and !. A run of marks is tried once,
# from its start, and nothing in it twice: what fails whole fails in each of its pieces.
_END = re.compile(
    r"(?<![.!?…])(?P<mark>[.!?…]++)(?P<close>(?:[”\"’»)\]]|[ \u00a0\u202f]»)*+)"
    r"\s++(?=(?:[“\"‘«(\[„–—¿¡][ \u00a0\u202f]?)*(?P<next>[^\W_]))"
)
_NUMBERS = r"(?i)\d+|\b<numbers.hundreds numbers.scales>\b"
_LAST_WORD = re.compile(r"[^\s“\"‘«(\[„]+$")
_NEXT_WORD = re.compile(r"[^\W_]+")
_INITIAL = re.compile(r"(?:[^\W\d_]\.-?)*[^\W\d_]")


#: Longer sentences are lists or tables without line ends.
_LONGEST = 2_000
#: Numbers in one sentence; those that speak of all states of a union have some thirty.
_MOST_NUMBERS = 60
#: Numbers of an article, since some rules compare each sum with each other one.
_ALL_NUMBERS = 1_200
#: Work in characters read. News has some 20,000 of it, a report of a hundred pages 500,000.
_WORK = 560_000
#: What a sentence and a number cost beside their characters.
_SENTENCE, _NUMBER = 40, 200


@frozen
class Sentence:
    """A sentence, word for word, with its place in the article.

    `block` counts the blocks of the whole article from 0, so that sentences of one
    paragraph, or items of one list, can be told together; -1 is the title.
    """

    text: str
    place: Place
    heading: str | None
    block: int


def split_sentences(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the sentences of a paragraph, word for word, in order.

    Shortened words ("Mr.", "No. 5", "U.S. President"), initials ("J. K. Rowling") and
    ellipses in mid-sentence end none; a quotation of several sentences is parted
    where its sentences end, and what follows it ("… Go.” he said") stays with it.
    """
    out, start = [], 0
    for end in _ends(text, lexicon):
        out.append(text[start:end].strip())
        start = end
    return tuple(s for s in (*out, text[start:].strip()) if s)


def _ends(text: str, lexicon: Lexicon) -> Iterator[int]:
    for found in _END.finditer(text):
        if _ends_here(text, found, lexicon):
            yield found.end()


def _ends_here(text: str, found: re.Match[str], lexicon: Lexicon) -> bool:
    after = found["next"]
    if after.islower():
        return False
    # the words at a mark are looked for in a few characters only: no square of the length
    before = _LAST_WORD.search(text, max(0, found.start() - 24), found.start())
    if found["mark"] != "." or found["close"] or before is None:
        return True
    start = found.start("next")
    following = _NEXT_WORD.match(text, start, start + 24)
    starts = following is not None and following.group().lower() in lexicon.words(
        "sentences", "starters"
    )
    return _ends_after(before.group(), after, starts, lexicon)


def _ends_after(word: str, after: str, starts: bool, lexicon: Lexicon) -> bool:
    """Return whether a full stop after `word` ends a sentence; `starts`: the next word opens."""
    small, words = word.lower(), lexicon.words
    if small in words("sentences", "before_name"):
        return starts and word[0].islower() and len(word) > 1
    if small in words("sentences", "before_number") and not (len(word) == 1 and word.isupper()):
        return not after.isdigit()
    if small in words("sentences", "short"):
        return starts or after.isdigit()
    if small in words("sentences", "months") or (_INITIAL.fullmatch(word) and word[-1].isupper()):
        return starts
    return True


@cache
def no_name_starts(lexicon: Lexicon) -> frozenset[str]:
    """Return the words that a capital starts a sentence with: they are no part of a name."""
    return lexicon.words("sentences", "no_name_starts").union(
        *(calendar_names(lexicon.language, kind, ["wide"]) for kind in get_args(Calendar))
    )


def read_sentences(article: Article, language: str) -> tuple[Sentence, ...]:
    """Return all sentences of `article`: title, remarks, sections, then questions and answers."""
    lexicon = lexicon_of(language)
    out = [Sentence(article.title, "title", None, -1)] if article.title else []
    if article.subtitle and article.subtitle.endswith("."):  # a first paragraph over the byline
        out += _split(article.subtitle, lexicon, "paragraph", None, -1)
    for remark in article.remarks:
        out += _split(remark, lexicon, "remark", None, -1)
    block = 0
    for section in article.sections:
        for heading, part in section.headed:
            place: Place = "paragraph" if part.kind == "paragraph" else "item"
            for item in part.items:
                out += _split(item, lexicon, place, heading, block)
            block += 1
    for question, answer in article.qa:
        out.append(Sentence(question, "question", None, block))
        out += _split(answer, lexicon, "answer", None, block)
        block += 1
    return tuple(out)


def _split(
    text: str, lexicon: Lexicon, place: Place, heading: str | None, block: int
) -> Iterator[Sentence]:
    return (Sentence(each, place, heading, block) for each in split_sentences(text, lexicon))


def searchable(
    sentences: Sequence[Sentence], language: str
) -> tuple[tuple[Sentence, ...], tuple[Notice, ...]]:
    """Return the sentences to search for persons and sums, and a notice on those left out."""
    kept: list[Sentence] = []
    work, found, number = 0, 0, lexicon_of(language).compiled(_NUMBERS)
    for sentence in sentences:
        length = len(sentence.text)
        numbers = len(number.findall(sentence.text)) if length <= _LONGEST else 0
        if length > _LONGEST or numbers > _MOST_NUMBERS:
            continue
        found += numbers
        work += length + _SENTENCE + numbers * (length + _NUMBER)
        if work > _WORK or found > _ALL_NUMBERS:
            break
        kept.append(sentence)
    left = len(sentences) - len(kept)
    if not left:
        return tuple(kept), ()
    return tuple(kept), (
        note(
            "not-searched",
            f"{left} sentence(s) not searched for persons and sums: the text is too long",
        ),
    )
