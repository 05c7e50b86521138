"""The briefing: every fact once. Knows no format; its JSON Schema is `briefpack schema`."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from reports.errors import shown
from reports.model.blocks import Block, Paragraph
from reports.model.brief_head import AddressedHead, Day, Period, Series
from reports.model.money import Amount, Currency, Money
from reports.model.part import BriefingPart
from reports.model.spans import is_link
from reports.model.text import Id, Inline, Line, Prose

AidKind = Literal[
    "military", "humanitarian", "financial", "reconstruction", "development", "agreement", "other"
]
AidForm = Literal["grant", "loan", "in-kind", "agreement", "unspecified"]
AidStatus = Literal[
    "announced",
    "pledged",
    "committed",
    "disbursed",
    "delivered",
    "signed",
    "discussed",
    "unspecified",
]

#: Parts that say one thing: both ends of a period are one value, as a sum and its currency are.
WHOLE_VALUES = (Money, Period, Series)


def _is_empty(parts: tuple[BriefingPart | str, ...]) -> bool:
    """Return whether there are none: what nobody wrote is carried along by no file."""
    return not parts


def _check_url(url: str) -> str:
    if not is_link(url):
        raise ValueError(
            f"found {shown(url)}, expected an address that starts with https:// or http://"
        )
    return url


class Source(BriefingPart):
    """Where the facts come from."""

    title: Line | None = Field(default=None, description="Title of the article.")
    publisher: Line | None = Field(default=None, description="Who published it.")
    author: Line | None = Field(default=None, description="Who wrote it.")
    published: Day | None = Field(default=None, description="Day of publication.")
    url: Annotated[Line, AfterValidator(_check_url)] | None = Field(
        default=None, description="Its address."
    )
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")] | None = Field(
        default=None, description="SHA-256 of the source's bytes, hexadecimal; never printed."
    )
    earlier: tuple[Annotated[str, Field(pattern="^[0-9a-f]{64}$")], ...] = Field(
        default=(),
        description="SHA-256 of the articles before it, the newest first; never printed.",
        exclude_if=_is_empty,
    )


class Section(BriefingPart):
    """A heading with what stands under it."""

    id: Id | None = None
    heading: Line | None = Field(default=None, description="Null: text without a heading.")
    body: tuple[Block, ...] = Field(
        default=(), description="Paragraphs, sub-headings, lists and quotations."
    )


class Row(BriefingPart):
    """A row of one of the tables, with the sentence it came from."""

    id: Id | None = None
    review: Line | None = Field(
        default=None,
        description="Why the row is held; it is printed nowhere until this line goes.",
    )
    evidence: Line | None = Field(
        default=None, description="The sentence of the source, word for word."
    )


class Person(Row):
    """A person the briefing is about."""

    name: Line = Field(description="Full name.")
    role: Line | None = Field(default=None, description="Office or function, without country.")
    affiliation: Line | None = Field(default=None, description="Country or organisation.")
    note: Line | None = Field(default=None, description="Anything a reader should know.")


class Figure(Row):
    """A number that a reader should take away."""

    label: Line = Field(description="What is counted.")
    value: Amount | None = Field(default=None, description="The number.")
    unit: Line | None = Field(default=None, description="Unit of the number: cases, %, km.")
    amount: Money | None = Field(default=None, description="A sum of money, instead of value.")
    qualifier: Line | None = Field(default=None, description="over, about, at least …")
    as_of: Line | None = Field(
        default=None, description="When the number held: a day (2025-08-24) or the source's words."
    )
    note: Line | None = Field(default=None, description="What the number counts.")


class Aid(Row):
    """Aid given, or an agreement made."""

    donor: Line | None = Field(default=None, description="Who gives; first party of an agreement.")
    recipient: Line | None = Field(default=None, description="Who receives; the other parties.")
    purpose: Line | None = Field(default=None, description="What for; an agreement's subject.")
    kind: AidKind = Field(default="other", description="Kind of aid, or agreement.")
    form: AidForm = Field(default="unspecified", description="A loan is not a grant.")
    amount: Money | None = Field(default=None, description="The sum, as the source states it.")
    equivalent: Money | None = Field(
        default=None, description="The same sum in another currency, as the source states it."
    )
    status: AidStatus = Field(
        default="unspecified", description="How firm it is. A news “announces” is announced."
    )
    timing: Line | None = Field(default=None, description="When, in the source's words.")
    part_of: Line | None = Field(
        default=None, description="The row (id) or sum that this one is a part of; not totalled."
    )
    cumulative: bool = Field(default=False, description="A running total; not totalled.")


class Quote(Row):
    """Words spoken, and by whom."""

    text: Line = Field(description="The words, without quotation marks around them.")
    speaker: Line | None = Field(default=None, description="Who said it; null when not known.")


class Question(BriefingPart):
    """A question with its answer, for the appendix."""

    id: Id | None = None
    question: Line = Field(description="The question.")
    answer: Prose | None = Field(default=None, description="The answer; null when still open.")
    if_pressed: Prose | None = Field(
        default=None, description="What to say when the answer is not enough."
    )


class Recommendation(BriefingPart):
    """What somebody is asked to decide."""

    id: Id | None = None
    text: Inline = Field(description="What is recommended, a verb first.")
    decision_by: Day | None = Field(default=None, description="The day to decide by.")
    options: tuple[Line, ...] = Field(
        default=(), description="What can be decided, such as agree, disagree."
    )
    decision: Line | None = Field(default=None, description="What was decided; null while open.")


class Approval(BriefingPart):
    """A line of the sign-off: who has seen the briefing, and what they said of it."""

    id: Id | None = None
    name: Line = Field(description="Who signs.")
    role: Line | None = Field(default=None, description="Their office.")
    decision: Line | None = Field(
        default=None, description="What they said, such as approved; null while open."
    )
    date: Day | None = Field(default=None, description="Day of the decision.")


class Contact(BriefingPart):
    """Whom to ask."""

    name: Line | None = Field(default=None, description="Person or desk.")
    role: Line | None = Field(default=None, description="Their function.")
    email: Annotated[Line, Field(pattern=r"^[^\s@<>:]+@[^\s@<>]+$")] | None = Field(
        default=None, description="E-mail address."
    )
    phone: Line | None = Field(default=None, description="Telephone number.")


#: What of a briefing may have an id, but for blocks of the text.
_Named = Section | Row | Question | Recommendation | Approval | Paragraph


class Briefing(AddressedHead):
    """A briefing: everything the outputs say, said once."""

    source: Source | None = Field(default=None, description="Where the facts come from.")
    summary: Inline | None = Field(
        default=None, description="One to three sentences, the bottom line up front."
    )
    key_messages: tuple[Paragraph, ...] = Field(
        default=(),
        description="Lines to take: what is to be said, in four to six of them.",
        exclude_if=_is_empty,
    )
    recommendations: tuple[Recommendation, ...] = Field(
        default=(), description="What somebody is asked to decide.", exclude_if=_is_empty
    )
    sections: tuple[Section, ...] = Field(default=(), description="The body, in order.")
    people: tuple[Person, ...] = Field(default=(), description="Key figures: the persons.")
    figures: tuple[Figure, ...] = Field(default=(), description="Key figures: the numbers.")
    aid: tuple[Aid, ...] = Field(default=(), description="Aid and agreements.")
    quotes: tuple[Quote, ...] = Field(default=(), description="Quotations with their speakers.")
    qa: tuple[Question, ...] = Field(default=(), description="The question and answer appendix.")
    contacts: tuple[Contact, ...] = Field(default=(), description="Whom to ask.")
    approvals: tuple[Approval, ...] = Field(
        default=(), description="The sign-off: who has seen it.", exclude_if=_is_empty
    )
    totals: bool = Field(
        default=True,
        description="Whether aid is totalled; false until parts and doubles are looked at.",
    )
    dollar: Currency | None = Field(
        default=None, description="ISO 4217: what every bare “$” of this story means, such as CAD."
    )
    notes: tuple[Prose, ...] = Field(default=(), description="For the drafter; in no output.")

    @model_validator(mode="after")
    def _ids_differ(self) -> Briefing:
        parts: tuple[_Named, ...] = (
            *self.sections, *self.people, *self.figures, *self.aid, *self.quotes, *self.qa,
            *self.key_messages, *self.recommendations, *self.approvals,
        )  # fmt: skip
        explicit = [part.id for part in parts if part.id]
        explicit += [block.id for section in self.sections for block in section.body if block.id]
        if twice := sorted(name for name, count in Counter(explicit).items() if count > 1):
            raise ValueError(f"found the id {twice[0]!r} more than once, expected each id once")
        return self
