"""The briefing and its parts: what is said, without any format."""

from reports.model.article import Article, ArticleBlock, ArticleSection
from reports.model.blocks import (
    Block,
    Bullets,
    ListItem,
    Numbered,
    Paragraph,
    Quotation,
    Subheading,
    block_texts,
    nested_items,
)
from reports.model.briefing import (
    SCHEMA_VERSION,
    Aid,
    Briefing,
    Contact,
    Figure,
    Person,
    Question,
    Quote,
    Section,
    Source,
)
from reports.model.dollar import with_dollar
from reports.model.ids import with_ids
from reports.model.money import Money
from reports.model.public import ROW_FIELDS, held_rows, printed_rows, public
from reports.model.spans import Span, Spans, escape_inline, parse_inline, plain, write_inline

__all__ = [
    "ROW_FIELDS",
    "SCHEMA_VERSION",
    "Aid",
    "Article",
    "ArticleBlock",
    "ArticleSection",
    "Block",
    "Briefing",
    "Bullets",
    "Contact",
    "Figure",
    "ListItem",
    "Money",
    "Numbered",
    "Paragraph",
    "Person",
    "Question",
    "Quotation",
    "Quote",
    "Section",
    "Source",
    "Span",
    "Spans",
    "Subheading",
    "block_texts",
    "escape_inline",
    "held_rows",
    "nested_items",
    "parse_inline",
    "plain",
    "printed_rows",
    "public",
    "with_dollar",
    "with_ids",
    "write_inline",
]
