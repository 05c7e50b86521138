"""The paragraphs and list items of an article's body, with their read sentences in place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain

from reports.drafting.people.person_mentions import PersonMention, ReadSentence
from reports.model import Article
from reports.slotted import frozen


@frozen
class PlacedSentence:
    """A read sentence and where it starts in its paragraph."""

    start: int
    read: ReadSentence

    @property
    def end(self) -> int:
        """Where it ends in its paragraph."""
        return self.start + len(self.read.sentence.text)

    def place_of(self, mention: PersonMention) -> tuple[int, int]:
        """Return where the name of `mention` stands in the paragraph."""
        tokens = self.read.words.tokens
        name = mention.name
        return self.start + tokens[name.start].start, self.start + tokens[name.end - 1].end


@frozen
class ReadParagraph:
    """A paragraph or list item with its sentences."""

    text: str
    heading: str | None
    sentences: tuple[PlacedSentence, ...]

    def at(self, place: int) -> int:
        """Return which sentence holds the character at `place`."""
        last = len(self.sentences) - 1
        return bisect_right(self.sentences, place, hi=last, key=lambda each: each.end)

    def cut(self, first: int, last: int) -> str:
        """Return the text from sentence `first` to sentence `last`, both included."""
        return self.text[self.sentences[first].start : self.sentences[last].end]


def read_paragraphs(article: Article, read: Sequence[ReadSentence]) -> tuple[ReadParagraph, ...]:
    """Return the paragraphs of the body with the sentences of `read` that they are made of."""
    body = [r for r in read if r.sentence.place not in ("title", "remark")]
    headed = chain.from_iterable(section.headed for section in article.sections)
    texts: list[tuple[str, str | None]] = [(article.subtitle or "", None)]  # told as a paragraph
    texts += [(text, heading) for heading, block in headed for text in block.items]
    texts += [(text, None) for text in chain.from_iterable(article.qa)]
    out, used = [], 0
    for text, heading in texts:
        placed = tuple(_placed(text, body, used))
        used += len(placed)
        if placed:
            out.append(ReadParagraph(text, heading, placed))
    return tuple(out)


def _placed(text: str, body: Sequence[ReadSentence], used: int) -> Iterator[PlacedSentence]:
    """Yield the sentences from number `used` on that stand in `text`, in order.

    A sentence that was not read (it is too long) leaves a gap.
    """
    place = 0
    while used < len(body):
        start = text.find(body[used].sentence.text, place)
        if start < 0:
            return
        yield PlacedSentence(start, body[used])
        place = start + len(body[used].sentence.text)
        used += 1
