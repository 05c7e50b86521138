"""The structure of an article as a briefing: no table filled, nothing left out."""

from __future__ import annotations

from reports.model import (
    Article,
    ArticleBlock,
    Block,
    Briefing,
    Bullets,
    Numbered,
    Paragraph,
    Question,
    Section,
    Source,
    Subheading,
    escape_inline,
    nested_items,
)


def draft_structure(article: Article) -> Briefing:
    """Return the briefing that says what `article` says, in its order and words."""
    return Briefing(
        title=article.title,
        subtitle=article.subtitle,
        language=article.language or Briefing.model_fields["language"].default,
        date=article.date,
        byline=article.byline,
        source=_source(article),
        sections=tuple(
            Section(heading=section.heading, body=tuple(map(_block, section.blocks)))
            for section in article.sections
        ),
        qa=tuple(
            Question(question=question, answer=_escape_prose(answer) or None)
            for question, answer in article.qa
        ),
        contacts=article.contacts,
    )


def _source(article: Article) -> Source | None:
    said = (article.title, article.publisher, article.author, article.date, article.url)
    if not any(said) and article.sha256 is None:
        return None
    return Source(
        title=article.title,
        publisher=article.publisher,
        author=article.author,
        published=article.date,
        url=article.url,
        sha256=article.sha256,
    )


def _block(block: ArticleBlock) -> Block:
    if block.kind == "heading":
        return Subheading(heading=block.items[0])
    items = tuple(escape_inline(item) for item in block.items)
    match block.kind:
        case "bullets":
            return Bullets(bullets=nested_items(items, block.inner))
        case "numbered":
            return Numbered(numbered=nested_items(items, block.inner))
        case "paragraph":
            return Paragraph(text=" ".join(items))


def _escape_prose(text: str) -> str:
    return "\n\n".join(escape_inline(part) for part in text.split("\n\n"))
