"""A briefing made ready to be shown: `make_plan`, and the parts of the plan."""

from reports.plan.labels import Labels, label_languages, load_labels
from reports.plan.make import make_plan
from reports.plan.parts import (
    AppendixStart,
    Bar,
    Block,
    Caption,
    Carried,
    Chart,
    Column,
    Embed,
    Heading,
    ItemList,
    Options,
    Paragraph,
    Plan,
    Question,
    Quotation,
    Row,
    Table,
    TitleBlock,
)

__all__ = [
    "AppendixStart",
    "Bar",
    "Block",
    "Caption",
    "Carried",
    "Chart",
    "Column",
    "Embed",
    "Heading",
    "ItemList",
    "Labels",
    "Options",
    "Paragraph",
    "Plan",
    "Question",
    "Quotation",
    "Row",
    "Table",
    "TitleBlock",
    "label_languages",
    "load_labels",
    "make_plan",
]
