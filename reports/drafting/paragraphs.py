"""The paragraphs and list items of an article's body, with their read sentences in place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reports.drafting.named import Mention, ReadSentence
from reports.model import Article


@dataclass(frozen=True, slots=True)
class Placed:
    """A read sentence and where it starts in its paragraph."""

    start: int
    read: ReadSentence

    @property
    def end(self) -> int:
        """Where it ends in its paragraph."""
        return self.start + len(self.read.sentence.text)

    def place_of(self, mention: Mention) -> tuple[int, int]:
        """Return where the name of `mention` stands in the paragraph."""
        tokens = self.read.words.tokens
        name = mention.name
        return self.start + tokens[name.start].start, self.start + tokens[name.end - 1].end


@dataclass(frozen=True, slots=True)
class ReadParagraph:
    """A paragraph or list item with its sentences."""

    text: str
    heading: str | None
    sentences: tuple[Placed, ...]

    def at(self, place: int) -> int:
        """Return which sentence holds the character at `place`."""
        for number, sentence in enumerate(self.sentences):
            if place < sentence.end:
                return number
        return len(self.sentences) - 1

    def cut(self, first: int, last: int) -> str:
        """Return the text from sentence `first` to sentence `last`, both included."""
        return self.text[self.sentences[first].start : self.sentences[last].end]


def read_paragraphs(article: Article, read: Sequence[ReadSentence]) -> tuple[ReadParagraph, ...]:
    """Return the paragraphs of the body with the sentences of `read` that they are made of."""
    body = iter([r for r in read if r.sentence.place in ("paragraph", "item")])
    out = []
    for section in article.sections:
        for block in section.blocks:
            for item in block.items:
                out.append(ReadParagraph(item, section.heading, tuple(_placed(item, body))))
    return tuple(paragraph for paragraph in out if paragraph.sentences)


def _placed(text: str, body: Iterator[ReadSentence]) -> Iterator[Placed]:
    """Take sentences from `body` until `text` is used up."""
    place, end = 0, len(text.rstrip())
    while place < end:
        read = next(body, None)
        if read is None:
            return
        start = text.find(read.sentence.text, place)
        yield Placed(start, read)
        place = start + len(read.sentence.text)
