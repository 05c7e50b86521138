"""A briefing made ready to be shown: `make_plan`, and the parts of the plan."""

from reports.plan.correction import Correction
from reports.plan.labelled import Labelled, Ranges, fill
from reports.plan.make import make_plan, quotes_apart
from reports.plan.parts import (
    AppendixStart,
    Block,
    ClosingLine,
    Embed,
    EmbeddedBriefing,
    Heading,
    Highlight,
    ItemList,
    Paragraph,
    Plan,
    Question,
    Quotation,
    TitleBlock,
)
from reports.plan.table_parts import (
    Bar,
    Caption,
    Cell,
    Chart,
    Column,
    Row,
    Segment,
    Table,
)
from reports.wording.labels import Labels, label_languages, labels_for, load_labels

__all__ = [
    "AppendixStart",
    "Bar",
    "Block",
    "Caption",
    "Cell",
    "Chart",
    "ClosingLine",
    "Column",
    "Correction",
    "Embed",
    "EmbeddedBriefing",
    "Heading",
    "Highlight",
    "ItemList",
    "Labelled",
    "Labels",
    "Paragraph",
    "Plan",
    "Question",
    "Quotation",
    "Ranges",
    "Row",
    "Segment",
    "Table",
    "TitleBlock",
    "fill",
    "label_languages",
    "labels_for",
    "load_labels",
    "make_plan",
    "quotes_apart",
]
