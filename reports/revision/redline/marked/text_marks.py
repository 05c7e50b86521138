"""Words marked as taken out or put in: ``[-this-]`` and ``{+that+}``, for plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import count, groupby

from reports.model import Span, Spans
from reports.renderers.wrap import plain_text
from reports.revision.redline.sequence import laid_together, places_by_words
from reports.revision.redline.word_changes import Status, word_changes, word_pieces
from reports.slotted import frozen

_BLANKS = re.compile(" {2,}")


@frozen
class TextMarks:
    """The marks of a text; `size` is how many dashes and crosses each has."""

    size: int = 1

    @classmethod
    def beside(cls, texts: Iterable[str]) -> TextMarks:
        """Return marks that none of `texts` has."""
        held = "\n".join(texts)
        sizes = (cls(size) for size in count(1))
        return next(each for each in sizes if not any(mark in held for mark in each._all()))

    def _all(self) -> tuple[str, ...]:
        dashes, crosses = "-" * self.size, "+" * self.size
        return f"[{dashes}", f"{dashes}]", f"{{{crosses}", f"{crosses}}}"

    def gone(self, text: str) -> str:
        """Return a text marked as taken out; nothing stays nothing."""
        begin, end, _, _ = self._all()
        return f"{begin}{text}{end}" if text else ""

    def come(self, text: str) -> str:
        """Return a text marked as put in."""
        _, _, begin, end = self._all()
        return f"{begin}{text}{end}" if text else ""

    def text(self, old: str | None, new: str | None) -> str:
        """Return a text with the words marked that went and came."""
        if old == new:
            return new or ""
        told = word_changes(word_pieces(old or ""), word_pieces(new or ""), key=str, text=str)
        pieces = ((status, [word for _, word in held]) for status, held in _grouped(told))
        marked = ""
        for status, words in pieces:
            # a word and the one that took its place are apart, so that a line can end between
            between = " " if status == "come" and marked[-1:] == "]" else ""
            marked += between + self._piece(status, "".join(words))
        return _BLANKS.sub(" ", marked)

    def spans(self, old: Spans | None, new: Spans | None) -> Spans:
        """Return inline text as plain text, with the words marked that went and came."""
        sides = (None if side is None else plain_text(side) for side in (old, new))
        marked = self.text(*sides)
        return (Span(marked),) if marked else ()

    def lines(self, old: Sequence[Spans], new: Sequence[Spans]) -> Iterator[Spans]:
        """Yield paragraphs or items with what went and came marked, each by its words."""
        before, after = ([(plain_text(each), None) for each in side] for side in (old, new))
        for was, now in laid_together(old, new, places_by_words(before, after)):
            yield self.spans(was, now)

    def _piece(self, status: Status, text: str) -> str:
        if status == "same":
            return text
        mark = self.gone if status == "gone" else self.come
        # blanks at the ends stay outside
        inner = text.strip()
        if not inner:
            return text if status == "come" else ""
        start = text.index(inner)
        return f"{text[:start]}{mark(inner)}{text[start + len(inner) :]}"


def _grouped(
    told: Iterable[tuple[Status, str]],
) -> Iterator[tuple[Status, list[tuple[Status, str]]]]:
    for status, group in groupby(told, key=lambda each: each[0]):
        yield status, list(group)
