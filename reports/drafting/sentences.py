"""The sentences of an article, each with its place: what every drafting rule reads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from reports.model import Article

Place = Literal["title", "paragraph", "item", "question", "answer"]

_END = re.compile(r"(?<=[.!?…])[”\"’»)]*\s+(?=[“\"‘«(]?[A-ZÀ-Ý0-9])")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, word for word, with its place in the article.

    `block` counts the blocks of the whole article from 0, so that sentences of one
    paragraph, or items of one list, can be told together; -1 is the title.
    """

    text: str
    place: Place
    heading: str | None
    block: int


def split_sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a paragraph, word for word, in order."""
    out, start = [], 0
    for end in _END.finditer(text):
        out.append(text[start : end.end()].strip())
        start = end.end()
    return tuple(s for s in (*out, text[start:].strip()) if s)


def read_sentences(article: Article) -> tuple[Sentence, ...]:
    """Return all sentences of `article`: title, sections, then questions and answers."""
    out = [Sentence(article.title, "title", None, -1)] if article.title else []
    block = 0
    for section in article.sections:
        for part in section.blocks:
            place: Place = "paragraph" if part.kind == "paragraph" else "item"
            for item in part.items:
                out += [Sentence(s, place, section.heading, block) for s in split_sentences(item)]
            block += 1
    for question, answer in article.qa:
        out.append(Sentence(question, "question", None, block))
        out += [Sentence(s, "answer", None, block) for s in split_sentences(answer)]
        block += 1
    return tuple(out)
