"""An article as the readers hand it over: its structure, and what they left out or open.

All text here is plain: marks such as asterisks are just characters.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Literal

from reports.model.blocks import ListKind
from reports.model.briefing import Contact
from reports.notices import Notice
from reports.slotted import frozen

#: The code of the notice that says that the article does not say a field, its place.
LEFT_OPEN = "left-open"

BlockKind = Literal["paragraph", "heading", "bullets", "numbered"]
#: What a line of an article is; an aside stands round its text, such as the byline.
ArticleLineKind = Literal["title", "aside", "heading", "paragraph", "item"]


@frozen
class ArticleBlock:
    """A paragraph or sub-heading (one item) or a list (one or more items).

    `inner` says of each item which kind of list below the item above it stands in, None for
    the outer ones; empty where all are outer.
    """

    kind: BlockKind
    items: tuple[str, ...]
    inner: tuple[ListKind | None, ...] = ()


@frozen
class ArticleSection:
    """A heading, or None before the first one, with the blocks under it."""

    heading: str | None
    blocks: tuple[ArticleBlock, ...]

    @property
    def headed(self) -> Iterator[tuple[str | None, ArticleBlock]]:
        """The blocks but for sub-headings, each with the nearest heading above it."""
        heading = self.heading
        for block in self.blocks:
            if block.kind == "heading":
                heading = block.items[0]
            else:
                yield heading, block


@frozen
class Article:
    """An article taken apart; what the text does not say is None.

    `notices` say what was left out (an image caption) or left open (a missing date);
    `remarks` are lines that say what the text is, and stand in no part of it.
    """

    title: str | None = None
    subtitle: str | None = None
    byline: str | None = None
    date: dt.date | None = None
    language: str | None = None
    sections: tuple[ArticleSection, ...] = ()
    qa: tuple[tuple[str, str], ...] = ()
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    sha256: str | None = None
    contacts: tuple[Contact, ...] = ()
    remarks: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()

    @property
    def lines(self) -> Iterator[tuple[ArticleLineKind, str]]:
        """All that it says, in its order."""
        if self.title:
            yield "title", self.title
        for text in (self.subtitle, self.byline, *self.remarks):
            if text:
                yield "aside", text
        for section in self.sections:
            if section.heading:
                yield "heading", section.heading
            for block in section.blocks:
                kind = block.kind
                line = kind if kind == "paragraph" or kind == "heading" else "item"
                yield from ((line, item) for item in block.items)
        for question, answer in self.qa:
            yield "heading", question
            yield "paragraph", answer
