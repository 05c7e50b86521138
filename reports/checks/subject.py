"""What rules look at: a briefing, its texts with their places, and what is known beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from reports.language.lexicon import Lexicon, has_lexicon, lexicon_of
from reports.language.sentences import split_sentences
from reports.model import (
    Block,
    Briefing,
    Bullets,
    Numbered,
    Paragraph,
    Quotation,
    Subheading,
    block_texts,
    printed_rows,
)
from reports.model.spans import Span, parse_inline, span_text
from reports.model.text import paragraphs_of, unbroken
from reports.slotted import frozen

Kind = Literal["title", "summary", "heading", "paragraph", "item", "quote", "question", "answer"]
#: What people other than the drafter have said: their words are not for us to mend.
QUOTED: frozenset[Kind] = frozenset({"quote"})

_KINDS: Mapping[type[Block], Kind] = {
    Paragraph: "paragraph",
    Subheading: "heading",
    Bullets: "item",
    Numbered: "item",
    Quotation: "quote",
}


@frozen
class ProseText:
    """A text of the briefing as it is read, without marks: `part` is its field.

    An answer of several paragraphs is several texts of one field. `sentences` are those of
    a language that has rules; else the text is one. `links` are the words that are a link,
    and where each leads.
    """

    part: str
    kind: Kind
    text: str
    sentences: tuple[str, ...]
    links: tuple[tuple[str, str], ...] = ()


#: A brief that misses one page by this share of it is no longer one that misses it.
MOST_EXCESS = 1 / 3
#: Lines of a table's row that are read in one look.
MOST_ROW_LINES = 4


@frozen
class PageFit:
    """How the briefing stands on paper, for rules that ask about it.

    Attributes:
        pages: How many pages it takes.
        over: By how many lines it misses one page, 0 where it fits, or misses it by far.
        without: What it would fit without, in words; empty where nobody has asked.
        title_lines: How many lines the title takes.
        tall_rows: The title of the column and the lines of each cell that takes more than
            `MOST_ROW_LINES`, by its field (``aid[2].purpose``).
    """

    pages: int = 1
    over: int = 0
    without: str = ""
    title_lines: int = 1
    tall_rows: Mapping[str, tuple[str, int]] = field(default_factory=dict)


@dataclass(frozen=True)
class Subject:
    """A briefing with what is known beside it.

    Attributes:
        briefing: The briefing, held rows and notes included.
        given: The fields that its file gives, None where it has no file.
        today: The day on which it is checked, None where nobody says.
        article: The text that it was made of, None where it is not at hand; of a renewed
            briefing that of the articles before it, too.
        unseen: How many of those are not at hand.
        markings: The handling markings of the house; empty: any.
        page: How it stands on paper, None where that is not known.
    """

    briefing: Briefing
    given: frozenset[str] | None = None
    today: dt.date | None = None
    article: str | None = None
    unseen: int = 0
    markings: Sequence[str] = ()
    page: PageFit | None = None

    @cached_property
    def language(self) -> str:
        """The BCP 47 tag of the briefing."""
        return self.briefing.language

    @cached_property
    def lexicon(self) -> Lexicon | None:
        """The words of its language, None where there are no rules for it."""
        return lexicon_of(self.language) if has_lexicon(self.language) else None

    @cached_property
    def printed(self) -> Mapping[str, list[int]]:
        """The places of the rows that are printed, by field."""
        return printed_rows(self.briefing)

    @cached_property
    def texts(self) -> tuple[ProseText, ...]:
        """All that is read as prose, in the order of the file."""
        return tuple(self._texts())

    def _texts(self) -> Iterator[ProseText]:
        briefing = self.briefing
        if briefing.title:
            yield self._text("title", "title", briefing.title)
        if briefing.summary:
            yield self._text("summary", "summary", briefing.summary)
        for place, line in enumerate(briefing.key_messages):
            yield self._text(f"key_messages[{place}]", "item", line.text)
        for place, asked in enumerate(briefing.recommendations):
            yield self._text(f"recommendations[{place}].text", "item", asked.text)
        for number, section in enumerate(briefing.sections):
            if section.heading:
                yield self._text(f"sections[{number}].heading", "heading", section.heading)
            for place, block in enumerate(section.body):
                yield from self._block(f"sections[{number}].body[{place}]", block)
        for place in self.printed["quotes"]:
            yield self._text(f"quotes[{place}].text", "quote", briefing.quotes[place].text)
        for place, one in enumerate(briefing.qa):
            yield self._text(f"qa[{place}].question", "question", one.question)
            for name, prose in (("answer", one.answer), ("if_pressed", one.if_pressed)):
                for paragraph in paragraphs_of(prose):
                    yield self._text(f"qa[{place}].{name}", "answer", paragraph)

    def _block(self, part: str, block: Block) -> Iterator[ProseText]:
        kind = _KINDS[type(block)]
        for inside, text in block_texts(block):
            yield self._text(f"{part}.{inside}" if inside else part, kind, text)

    def _text(self, part: str, kind: Kind, marked: str) -> ProseText:
        plain = kind in ("title", "heading", "question")
        spans = (Span(marked),) if plain else parse_inline(marked)
        links = tuple((unbroken(span.text), span.href) for span in spans if span.href)
        text, known = unbroken(span_text(spans)), self.lexicon
        return ProseText(
            part, kind, text, split_sentences(text, known) if known else (text,), links
        )
