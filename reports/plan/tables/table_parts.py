"""Tables and the chart of a plan: every cell, total and bar ready to be shown."""

from __future__ import annotations

from decimal import Decimal
from itertools import takewhile, zip_longest
from typing import Literal

from reports.model.spans import Spans
from reports.plan.labelled import NOTHING, Labelled
from reports.slotted import frozen

Align = Literal["start", "end"]
TableKind = Literal["people", "figures", "aid", "recommendations", "approvals"]
#: The key of the column that counts rows, which is no field of the briefing.
NUMBER_COLUMN = "number"
#: A box that is open and one that is ticked: as fonts draw them, and in letters.
BOXES, PLAIN_BOXES = ("☐", "☑"), ("[ ]", "[x]")


@frozen
class Caption:
    """A caption: ``Table`` ``1`` and its text, shown as “Table 1. Key figures”.

    One with the `number` 0 is not counted: it is a heading, its text alone.
    """

    label: str
    number: int
    text: str

    def __str__(self) -> str:
        return f"{self.label} {self.number}. {self.text}" if self.number else self.text


@frozen
class Column:
    """A table column. `key` is the model's field, the same in every language.

    `room` is for how many letters there is room at least, where people write by hand.
    """

    key: str
    title: str
    align: Align = "start"
    room: int = 0


@frozen
class TickBox:
    """An option with the box before it, which is ticked if it was chosen."""

    text: str
    is_ticked: bool
    boxes: tuple[str, str] = BOXES

    @property
    def box(self) -> str:
        """The box: open, or ticked."""
        return self.boxes[self.is_ticked]

    def __str__(self) -> str:
        return f"{self.box} {self.text}".lstrip()


@frozen
class Cell:
    """A cell of a table: what stands in it, and what stands below that, lighter.

    `below` is the same sum in another currency, in brackets. Of a text with marks, `main` is
    the words and `spans` the text; of options `main` is all of them on one line, and `ticks`
    are they, to be shown one below the other.
    """

    main: Labelled = NOTHING
    below: Labelled | None = None
    spans: Spans = ()
    ticks: tuple[TickBox, ...] = ()

    @property
    def lines(self) -> tuple[Labelled, ...]:
        """The lines that are kept apart: one, or two, or one for each option."""
        if self.ticks:
            return tuple([Labelled(str(each)) for each in self.ticks])
        return (self.main,) if self.below is None else (self.main, self.below)

    @property
    def text(self) -> str:
        """All that it says."""
        return self.main.text if self.below is None else f"{self.main.text} {self.below.text}"

    @property
    def says_nothing(self) -> bool:
        """Whether there is nothing in it, or the dash that stands for that."""
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
        more = [cell for cell in self.cells if cell.below or cell.ticks]
        if not more:
            return (tuple([cell.main.text for cell in self.cells]),)
        cells = [[line.text for line in cell.lines] for cell in self.cells]
        return tuple(zip_longest(*cells, fillvalue=""))

    @property
    def texts(self) -> tuple[str, ...]:
        """What each cell says."""
        return tuple([cell.main.text if cell.below is None else cell.text for cell in self.cells])

    @property
    def spans(self) -> tuple[int, ...]:
        """Over how many columns each cell may reach: a total's name over those that are empty."""
        if self.kind != "total":
            return (1,) * len(self.cells)
        first = 1 + len(tuple(takewhile(lambda text: not text, self.texts[1:])))
        return (first, *(1,) * (len(self.cells) - first))


@frozen
class Table:
    """A table under a heading of its own. `kind` is the briefing's field.

    One that is `boxed` asks its readers for something, and is set apart from the text; one that
    is `signed` leaves them room to write in. `notes` stand below the table (what a bare “$”
    means). `description` is for those who hear the table: what it holds and how large it is. A
    table that is `highlighted` says nothing that the highlights do not say.
    """

    id: str
    kind: TableKind
    caption: Caption
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    description: str = ""
    highlighted: bool = False

    @property
    def boxed(self) -> bool:
        """Whether it is set apart in a box."""
        return self.kind == "recommendations"

    @property
    def signed(self) -> bool:
        """Whether people sign in it by hand."""
        return self.kind == "approvals"

    @property
    def is_form(self) -> bool:
        """Whether people are asked to write in it: then cells may be empty."""
        return self.boxed or self.signed

    @property
    def is_numbered(self) -> bool:
        """Whether its first column counts the rows."""
        return self.columns[0].key == NUMBER_COLUMN

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
        titles = tuple([column.title for column in self.columns])
        return [titles, *[line for row in self.rows for line in row.lines]]


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

    @property
    def is_stacked(self) -> bool:
        """Whether a bar has several parts."""
        return any(len(bar.segments) > 1 for bar in self.bars)
