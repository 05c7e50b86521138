"""The plan: a briefing ready to be shown, with nothing left to compute.

Everything is formatted, numbered, captioned and in order. A renderer walks `Plan`
from top to bottom: title block, summary, `blocks`, closing. The order of `blocks`
is the reading order of every output.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from itertools import takewhile, zip_longest
from typing import Literal

from reports.model.spans import Span, Spans
from reports.plan.labelled import NOTHING, Labelled, Ranges
from reports.slotted import frozen
from reports.wording.labels import Labels

Align = Literal["start", "end"]
Embed = Literal["public", "full", "none"]


@frozen
class Heading:
    """A heading. Level 1 is the title's; sections have 2, sub-headings in them 3.

    One that is `labelled` holds a label, not the briefing's words.
    """

    id: str
    text: str
    level: Literal[2, 3] = 2
    labelled: bool = False


@frozen
class Paragraph:
    """A paragraph of running text."""

    id: str
    spans: Spans


@frozen
class Quotation:
    """A quotation set apart. `spans` are without quotation marks: the renderer adds
    those of `labels`, since they are the look of a quotation, not its words.
    """

    id: str
    spans: Spans
    speaker: str | None


@frozen
class ItemList:
    """A list; `kind` says whether the items are numbered (from 1) or bulleted.

    `below` are the lists that stand below its items, None for items without one.
    """

    id: str
    kind: Literal["bullets", "numbered"]
    items: tuple[Spans, ...]
    below: tuple[ItemList | None, ...] = ()

    @property
    def entries(self) -> Iterator[tuple[Spans, ItemList | None]]:
        """The items, each with the list below it."""
        return zip_longest(self.items, self.below)

    @property
    def texts(self) -> Iterator[Spans]:
        """All items in the order of reading, those of the lists below them too."""
        for item, below in self.entries:
            yield item
            yield from below.items if below else ()


@frozen
class Caption:
    """A caption: ``Table`` ``1`` and its text, shown as “Table 1. Key figures”."""

    label: str
    number: int
    text: str

    def __str__(self) -> str:
        return f"{self.label} {self.number}. {self.text}"


@frozen
class Column:
    """A table column. `key` is the model's field, the same in every language."""

    key: str
    title: str
    align: Align = "start"


@frozen
class Cell:
    """A cell of a table: what stands in it, and what stands below that, lighter.

    `below` is the same sum in another currency, in brackets.
    """

    main: Labelled = NOTHING
    below: Labelled | None = None

    @property
    def lines(self) -> tuple[Labelled, ...]:
        """The lines that are kept apart: one, or two."""
        return (self.main,) if self.below is None else (self.main, self.below)

    @property
    def text(self) -> str:
        """All that it says."""
        return self.main.text if self.below is None else f"{self.main.text} {self.below.text}"

    @property
    def says_nothing(self) -> bool:
        """Whether it is empty, or has the dash that stands for that."""
        return self.text in ("", "–")


@frozen
class Row:
    """A table row; `cells` are as many as the columns.

    A ``part`` belongs to the row above it; a ``total`` sums rows of the table.
    `evidence` is the sentence of the source where it is to be cited, else None.
    """

    id: str
    cells: tuple[Cell, ...]
    kind: Literal["row", "part", "total"] = "row"
    evidence: str | None = None

    @property
    def lines(self) -> tuple[tuple[str, ...], ...]:
        """What stands in the cells line by line, "" where a cell has no such line."""
        cells = ([line.text for line in cell.lines] for cell in self.cells)
        return tuple(zip_longest(*cells, fillvalue=""))

    @property
    def texts(self) -> tuple[str, ...]:
        """What each cell says."""
        return tuple(cell.text for cell in self.cells)

    @property
    def spans(self) -> tuple[int, ...]:
        """Over how many columns each cell may reach: a total's name over those that are empty."""
        if self.kind != "total":
            return (1,) * len(self.cells)
        first = 1 + len(tuple(takewhile(lambda text: not text, self.texts[1:])))
        return (first, *(1,) * (len(self.cells) - first))


@frozen
class Highlight:
    """A number of the briefing that a page shows large, beside the summary.

    `qualifier` (“over”), `number` and `equivalent` are printed apart; `words` say what is
    counted. `row` is the id of the row that says the same.
    """

    row: str
    qualifier: Labelled
    number: Labelled
    equivalent: Labelled
    words: Labelled


@frozen
class Table:
    """A table under a heading of its own. `kind` is the briefing's field.

    `notes` stand below the table (what a bare “$” means). `description` is for
    those who hear the table: what it holds and how large it is. A table that is
    `highlighted` says nothing that the highlights do not say.
    """

    id: str
    kind: Literal["people", "figures", "aid"]
    caption: Caption
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    description: str = ""
    highlighted: bool = False

    @property
    def leading(self) -> tuple[int, ...]:
        """The columns that stand side by side where no more than three have room.

        The others are said in a line below: numbers are compared, words are read.
        """
        count = len(self.columns)
        numbers = (n for n in range(2, count) if self.columns[n].align == "end")
        return (*range(min(count, 2)), *((next(numbers, 2),) if count > 2 else ()))

    @property
    def texts(self) -> list[tuple[str, ...]]:
        """The titles of the columns, and below them all rows line by line."""
        titles = tuple(column.title for column in self.columns)
        return [titles, *(line for row in self.rows for line in row.lines)]


@frozen
class Segment:
    """The part of a bar that has one status: its name, its length and the sum as shown."""

    status: str
    value: Decimal
    text: str


@frozen
class Bar:
    """A bar: its label, its length as a number, the number as shown, and its parts by status."""

    label: str
    value: Decimal
    text: str
    segments: tuple[Segment, ...] = ()


@frozen
class Chart:
    """A bar chart of amounts in one currency (ISO 4217), the longest bar first.

    `statuses` are the names of those that its bars are split by; `note` says what it does
    not show, `alt` all that it shows.
    """

    id: str
    caption: Caption
    currency: str
    bars: tuple[Bar, ...]
    alt: str
    statuses: tuple[str, ...] = ()
    note: str = ""


@frozen
class AppendixStart:
    """Where the appendix begins, with its heading: Word and long PDFs turn the page."""

    id: str
    text: str


@frozen
class Question:
    """A numbered question with the paragraphs of its answer (none: still open)."""

    id: str
    number: int
    question: str
    answer: tuple[Spans, ...]


Block = Heading | Paragraph | Quotation | ItemList | Table | Chart | AppendixStart | Question


@frozen
class TitleBlock:
    """What stands at the top, in parts that a renderer joins as it likes.

    `kicker` is the label of the small line above the title, behind the `organisation` and
    before the `reference`.
    """

    title: str
    organisation: str | None
    kicker: str
    reference: str | None
    subtitle: str | None
    date: str | None
    byline: str | None


@frozen
class EmbeddedBriefing:
    """A briefing that a file carries along: canonical JSON, and its SHA-256."""

    json: str
    digest: str


@frozen
class ClosingLine:
    """A line at the end: the source or a contact.

    `colon` stands between the label and the words, with its spaces. `link` is an address
    as people read it, `href` as programs do. `place` is the contact's in the briefing,
    counted from 0.
    """

    kind: Literal["source", "contact"]
    label: str
    colon: str
    words: str
    link: str | None = None
    href: str | None = None
    place: int = 0

    @property
    def text(self) -> str:
        """The words, with the comma that parts them from the link."""
        return f"{self.words}, " if self.words and self.link else self.words

    @property
    def address(self) -> Spans:
        """The link, if there is one."""
        return (Span(self.link, href=self.href),) if self.link else ()

    @property
    def spans(self) -> Spans:
        """The whole line."""
        return (Span(f"{self.label}{self.colon}{self.text}"), *self.address)


@frozen
class Plan:
    """A briefing as every output shows it.

    `marking` and `embargo` belong on every page, and first in a text. `closing` are
    the lines at the end: the source, then the contacts. `highlights` say again, for a page
    that shows numbers large, what rows of the tables say. `embedded` is the briefing for
    outputs that carry it along, None if they are not to; `embedded_citing` the same for
    an output that prints the evidence of its rows, if it is cited. `digest`, the SHA-256
    of the public part, tells one plan from another. `date` is the only date a renderer
    may write into a file.
    """

    language: str
    direction: Literal["ltr", "rtl"]
    labels: Labels
    date: dt.date | None
    marking: str | None
    embargo: str | None
    embargo_labels: Ranges
    title: TitleBlock
    summary: Spans
    highlights: tuple[Highlight, ...]
    blocks: tuple[Block, ...]
    closing: tuple[ClosingLine, ...]
    embedded: EmbeddedBriefing | None
    embedded_citing: EmbeddedBriefing | None
    digest: str

    @property
    def label_language(self) -> str | None:
        """The language of the labels where it is not the document's: readers must be told."""
        own = self.language.split("-")[0].lower()
        return None if self.labels.language == own else self.labels.language
