"""Running text measured: headings, paragraphs, lists, quotations and questions, in their order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reports.look import Look
from reports.model.spans import Span, normal_spans
from reports.plan import Heading, ItemList, Plan, Question, Quotation
from reports.renderers.pdf.file.painting.text_blocks import Item
from reports.renderers.pdf.file.structure import Element, text_string
from reports.renderers.pdf.layout.items import Items
from reports.renderers.pdf.text import styles
from reports.renderers.pdf.text.measure import RIGHT_TO_LEFT
from reports.renderers.pdf.text.text import Text

_NUMBERING = {
    "bullets": "/A<</O/List/ListNumbering/Disc>>",
    "numbered": "/A<</O/List/ListNumbering/Decimal>>",
}
_RIGHT_TO_LEFT = "/A<</O/Layout/WritingMode/RlTb>>"
_LABEL_GAP = 0.45
# how far in stands what is said if an answer is not enough, in body sizes
_PRESSED = 1.2


class RunningText(Items):
    """Gathers the items of `running` text, each with its element in the structure tree."""

    def __init__(self, plan: Plan, look: Look) -> None:
        """Begin without text, at the root of the tree."""
        super().__init__(plan, look)
        self.plan = plan
        is_rtl = plan.direction == "rtl"
        self.root = Element("Document", _RIGHT_TO_LEFT if is_rtl else "")
        #: What blocks are added to: the section that stands open, or the whole.
        self.holder = self.root
        self.running: list[Item] = []
        self.has_section = False

    def heading(self, heading: Heading) -> None:
        """Add a heading, which opens a section if it is of the second level."""
        # ISO 14289-1, 7.4.2: no level is left out
        level = heading.level if self.has_section else 2
        self.has_section = True
        style = styles.HEADING if level == 2 else styles.SUBHEADING
        language = self.label_lang if heading.labelled else ""
        if level == 2:
            self.section(heading.text)
        item = self.item(heading.text, style, self.holder.new(f"H{level}", language), heading.id)
        item.bookmark = level
        self.running.append(item)

    def section(self, title: str) -> None:
        """Begin a section: what follows is in it."""
        self.holder = self.root.new("Sect", f"/T{text_string(title)}")

    def items(self, block: ItemList, parent: Element, inset: float = 0.0) -> None:
        """Add a list; one below an item is tagged in its body, `inset` to where its text is."""
        element = parent.new("L", _NUMBERING[block.kind])
        hang = inset + self.label(block, len(block.items)).natural + _LABEL_GAP
        for number, (spans, below) in enumerate(block.entries, start=1):
            entry = element.new("LI")
            label_element, body = entry.new("Lbl"), entry.new("LBody")
            # what is painted comes behind the elements that are there: so text has its own
            item = self.item(spans, styles.ITEM, body.new("P") if below else body, block.id)
            item.label = self.label(block, number)
            item.label_element = label_element
            item.hang, item.inset = hang, inset
            self.running.append(item)
            if below:
                self.items(below, body, hang)

    def label(self, block: ItemList, number: int) -> Text:
        """Return what hangs before an item: in a right-to-left document the point is left of it."""
        label = "•" if block.kind == "bullets" else f"{number}."
        mark = RIGHT_TO_LEFT if self.plan.direction == "rtl" else ""
        return self.measurer.text(mark + label, "body", False, block.id)

    def quotation(self, block: Quotation) -> None:
        """Add a quotation between the language's marks, and who said it."""
        labels = self.plan.labels
        parent = self.holder.new("BlockQuote")
        spans = (Span(labels.quote_open), *block.spans, Span(labels.quote_close))
        style = styles.QUOTE if block.speaker else styles.QUOTE_ALONE
        self.running.append(self.item(spans, style, parent.new("P"), block.id))
        if block.speaker:
            speaker = f"— {block.speaker}"
            self.running.append(self.item(speaker, styles.SPEAKER, parent.new("P"), block.id))

    def question(self, block: Question) -> list[Item]:
        """Return a question, its answer, and what is said if that is not enough."""
        # in one line with its question: readers of text take a number that hangs for a column
        text = f"{block.number}. {block.question}"
        heading = self.item(text, styles.QUESTION, self.holder.new("H3"), block.id)
        heading.bookmark = 3
        out = [heading]
        is_open = (Span(self.plan.labels.answer_open, italic=True),)
        for spans in block.answer or (is_open,):
            element = self.holder.new("P", "" if block.answer else self.label_lang)
            out.append(self.item(spans, styles.ANSWER, element, block.id))
        return [*out, *self.pressed(block, out[1:])]

    def pressed(self, block: Question, answer: Sequence[Item]) -> Iterator[Item]:
        """Yield what is said if the `answer` is not enough, which stays with it."""
        label, tags = block.pressed_label, self.tags(((0, len(block.pressed_label)),))
        for spans in block.pressed:
            for each in answer:
                each.held = True
            spans = normal_spans((Span(label, bold=True), *spans)) if label else spans
            item = self.item(spans, styles.ANSWER, self.holder.new("P"), block.id, tags)
            item.hang, item.held = _PRESSED, True
            label, tags = "", ()
            yield item
