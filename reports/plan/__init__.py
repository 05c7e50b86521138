"""A briefing made ready to be shown: `make_plan`, and the parts of the plan."""

from reports.plan.labelled import Labelled, Ranges, fill
from reports.plan.make import make_plan
from reports.plan.parts import (
    AppendixStart,
    Bar,
    Block,
    Caption,
    Carried,
    Chart,
    ClosingLine,
    Column,
    Embed,
    Heading,
    ItemList,
    Paragraph,
    Plan,
    Question,
    Quotation,
    Row,
    Table,
    TitleBlock,
)
from reports.wording.labels import Labels, label_languages, labels_for, load_labels

__all__ = [
    "AppendixStart",
    "Bar",
    "Block",
    "Caption",
    "Carried",
    "Chart",
    "ClosingLine",
    "Column",
    "Embed",
    "Heading",
    "ItemList",
    "Labelled",
    "Labels",
    "Paragraph",
    "Plan",
    "Question",
    "Quotation",
    "Ranges",
    "Row",
    "Table",
    "TitleBlock",
    "fill",
    "label_languages",
    "labels_for",
    "load_labels",
    "make_plan",
]
