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
from reports.model.brief_head import SCHEMA_VERSION, Period, Series
from reports.model.briefing import (
    WHOLE_VALUES,
    Aid,
    Approval,
    Briefing,
    Contact,
    Figure,
    Person,
    Question,
    Quote,
    Recommendation,
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
    "WHOLE_VALUES",
    "Aid",
    "Approval",
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
    "Period",
    "Person",
    "Question",
    "Quotation",
    "Quote",
    "Recommendation",
    "Section",
    "Series",
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
