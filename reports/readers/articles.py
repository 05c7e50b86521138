"""Articles: text or Markdown, a web page or a Word document → Article."""

from __future__ import annotations

from dataclasses import replace

from reports.model import Article
from reports.readers.article_body import read_body
from reports.readers.article_head import Head, read_head
from reports.readers.article_lines import Unit, read_units
from reports.readers.article_shape import same
from reports.readers.article_words import language_of


def read_article(text: str) -> Article:
    """Return the article that `text`, plain or Markdown, holds.

    Nothing is invented: what the text does not say is None and named in `notices`,
    as is all that was left out. Any text at all is an article, if only of paragraphs.
    """
    units, notices = read_units(text)
    head = read_head(units)
    rest = [*head.body, *(u for u in units[head.used :] if not _repeats_title(u, head))]
    sections, qa = read_body(rest)
    return Article(
        title=head.title,
        subtitle=head.subtitle,
        byline=head.byline,
        date=head.date,
        language=language_of(text),
        sections=sections,
        qa=qa,
        notices=(*notices, *head.notices, *_left_open(head)),
    )


def _repeats_title(unit: Unit, head: Head) -> bool:
    return head.title is not None and same(unit.text, head.title)


def _left_open(head: Head) -> list[str]:
    fields = (("title", head.title), ("date", head.date), ("byline", head.byline))
    return [f"{name}: left open, the article does not say" for name, said in fields if said is None]


def with_origin(article: Article, sha256: str, notices: tuple[str, ...] = ()) -> Article:
    """Return `article` with the sha256 of its file and with `notices` before its own."""
    return replace(article, sha256=sha256, notices=(*notices, *article.notices))
