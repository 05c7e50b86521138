"""The plan: a briefing ready to be shown, with nothing left to compute.

Everything is formatted, numbered, captioned and in order. A renderer walks `Plan`
from top to bottom: title block, summary, `blocks`, closing. The order of `blocks`
is the reading order of every output.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from itertools import zip_longest
from typing import Generic, Literal, TypeVar

from reports.model.excerpt import Excerpt
from reports.model.spans import Span, Spans
from reports.plan.head_facts import HeadFact
from reports.plan.labelled import Labelled, Ranges
from reports.plan.tables.table_parts import Chart, Table
from reports.slotted import frozen
from reports.wording.labels import Labels

T = TypeVar("T")
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
class KeyMessages:
    """The lines to take below their heading, which is a label: each has an id of its own."""

    id: str
    text: str
    messages: tuple[Paragraph, ...]

    @property
    def heading(self) -> Heading:
        """The heading as others are, for a format that shows it as them."""
        return Heading(self.id, self.text, labelled=True)

    @property
    def listed(self) -> ItemList:
        """The lines as a list, for a format that shows them as one."""
        return ItemList(self.id, "bullets", tuple([each.spans for each in self.messages]))


@frozen
class AppendixStart:
    """Where the appendix begins, with its heading: long PDFs turn the page."""

    id: str
    text: str


@frozen
class Question:
    """A numbered question with the paragraphs of its answer (none: still open).

    `pressed` are the paragraphs of what is said if that is not enough; `pressed_label` stands
    before the first, with its colon.
    """

    id: str
    number: int
    question: str
    answer: tuple[Spans, ...]
    pressed: tuple[Spans, ...] = ()
    pressed_label: str = ""


#: What stands alone in the order of reading.
SingleBlock = Heading | Paragraph | Quotation | ItemList | Table | Chart | AppendixStart | Question
Block = SingleBlock | KeyMessages


def single_blocks(blocks: Iterable[Block]) -> Iterator[SingleBlock]:
    """Yield blocks for a format that shows lines to take as a heading and a list."""
    for block in blocks:
        if isinstance(block, KeyMessages):
            yield block.heading
            yield block.listed
        else:
            yield block


@frozen
class TitleBlock:
    """What stands at the top, in parts that a renderer joins as it likes.

    `kicker` is the label of the small line above the title, behind the `organisation`,
    before the `reference` and the plan's stage.
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
    """A briefing that a file carries along: canonical JSON in UTF-8, and its SHA-256.

    `part` is what of its source it is.
    """

    data: bytes
    digest: str
    part: Excerpt = "all"

    @property
    def json(self) -> str:
        """The JSON as text."""
        return self.data.decode()


@frozen
class ClosingLine:
    """A line at the end: the source or a contact.

    `colon` stands between the label and the words, with its spaces. `link` is an address
    as people read it, `href` as programs do. `place` is the contact's in the briefing,
    counted from 0. `name` begins the words where they say what the address leads to.
    """

    kind: Literal["source", "contact"]
    label: str
    colon: str
    words: str
    link: str | None = None
    href: str | None = None
    place: int = 0
    name: str = ""

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

    @property
    def named(self) -> Spans:
        """The words, where links are words: what names the source leads to it."""
        if not self.text:
            return ()
        if not (self.name and self.href):
            return (Span(self.text),)
        return Span(self.name, href=self.href), Span(self.text.removeprefix(self.name))

    @property
    def behind(self) -> Spans:
        """The address behind those, once: a link only where no words are."""
        return (Span(self.link),) if self.link and self.name else self.address


class Deferred(Generic[T]):
    """What is worked out when it is first asked for: half of the formats show none of it."""

    __slots__ = ("_value", "_work")

    def __init__(self, work: Callable[[], T]) -> None:
        """Keep the `work`, whose value depends on nothing that changes."""
        self._work = work

    @property
    def value(self) -> T:
        """The value, the same each time."""
        if not hasattr(self, "_value"):
            self._value = self._work()
        return self._value

    def __eq__(self, other: object) -> bool:
        """Return whether both have one value."""
        return isinstance(other, Deferred) and bool(self.value == other.value)

    def __hash__(self) -> int:
        """Return the value's hash."""
        return hash(self.value)

    def __repr__(self) -> str:
        """Return what the value is shown as."""
        return repr(self.value)


@frozen
class Plan:
    """A briefing as every output shows it.

    `marking` and `embargo` belong on every page, and first in a text. `stage` says whether it
    is a draft, and of which version: it ends the kicker, and stands on every further page.
    `head` are the facts below the dateline. `closing` are
    the lines at the end: the source, then the contacts. `embedded` is the briefing for
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
    stage: Labelled
    title: TitleBlock
    head: tuple[HeadFact, ...]
    summary: Spans
    leading: Deferred[tuple[Highlight, ...]]
    blocks: tuple[Block, ...]
    closing: tuple[ClosingLine, ...]
    embedded: EmbeddedBriefing | None
    embedded_citing: EmbeddedBriefing | None
    digest: str

    @property
    def kicker(self) -> str:
        """The line above the title."""
        title = self.title
        return _facts(title.organisation, title.kicker, title.reference, self.stage.text)

    @property
    def dateline(self) -> str:
        """The line below the title and its subtitle."""
        return _facts(self.title.date, self.title.byline)

    @property
    def highlights(self) -> tuple[Highlight, ...]:
        """What says again, for a page that shows numbers large, what rows of the tables say."""
        return self.leading.value

    @property
    def label_language(self) -> str | None:
        """The language of the labels where it is not the document's: readers must be told."""
        own = self.language.split("-")[0].lower()
        return None if self.labels.language == own else self.labels.language


def _facts(*facts: str | None) -> str:
    return " · ".join(filter(None, facts))


@frozen
class Correction:
    """What stands before a briefing that corrects an older one, ready to be shown.

    Attributes:
        heading: Says that it is one.
        sentence: What is replaced, and of when.
        since: Leads the list; "" where nobody knows what changed.
        changes: What changed, a text each.
    """

    heading: str
    sentence: str
    since: str = ""
    changes: tuple[str, ...] = ()
