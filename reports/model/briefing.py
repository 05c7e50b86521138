"""The briefing: every fact once. Knows no format; its JSON Schema is `briefpack schema`."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, AwareDatetime, BeforeValidator, Field, model_validator

from reports.errors import shown
from reports.model.blocks import Block
from reports.model.money import Amount, Currency, Money
from reports.model.part import BriefingPart
from reports.model.spans import is_link
from reports.model.text import Id, Inline, Line, Prose
from reports.version import __version__

SCHEMA_VERSION = "1"

# BCP 47 (RFC 5646), section 2.1: the well-formed tags that name a language
_LANGUAGE = re.compile(
    r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*"
)

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}")

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


def language_tag(tag: str) -> str:
    """Return a BCP 47 tag in the recommended letter case.

    Raises:
        ValueError: if it is none.
    """
    if not _LANGUAGE.fullmatch(tag):
        raise ValueError(f"found {shown(tag)}, expected a BCP 47 tag such as 'en', 'fr-CA' or 'ar'")
    language, *rest = tag.split("-")
    # RFC 5646, section 2.1.1: the recommended letter case
    return "-".join([language.lower(), *map(_subtag_case, rest)])


def _subtag_case(subtag: str) -> str:
    if len(subtag) == 4 and subtag.isalpha():
        return subtag.title()
    return subtag.upper() if len(subtag) == 2 else subtag.lower()


def _check_url(url: str) -> str:
    if not is_link(url):
        raise ValueError(
            f"found {shown(url)}, expected an address that starts with https:// or http://"
        )
    return url


def _check_version(value: Any) -> str:
    version = str(value)
    if version != SCHEMA_VERSION:
        raise ValueError(
            newer_schema(version)
            or (f"found version {shown(version)}, this briefpack reads version {SCHEMA_VERSION!r}")
        )
    return version


def newer_schema(version: str) -> str | None:
    """Return why a briefing of a newer format is not read; None for what is no newer one."""
    if not (version.isascii() and version.isdecimal()):
        return None
    digits = version.lstrip("0")
    if (len(digits), digits) <= (len(SCHEMA_VERSION), SCHEMA_VERSION):
        return None
    return (
        f"found version {shown(version)}, which needs a newer briefpack; "
        f"this is briefpack {__version__}, and reads version {SCHEMA_VERSION!r}"
    )


def _check_day(value: Any) -> Any:
    if isinstance(value, dt.datetime) or not (
        isinstance(value, dt.date) or (isinstance(value, str) and _DAY.fullmatch(value))
    ):
        raise ValueError(f"found {shown(str(value))}, expected a day such as 2025-08-24")
    return value


def _check_instant(value: Any) -> Any:
    if not (isinstance(value, dt.datetime) or (isinstance(value, str) and _INSTANT.match(value))):
        raise ValueError(
            f"found {shown(str(value))}, expected an instant with its offset "
            "such as 2025-08-24T06:00:00+02:00"
        )
    return value


#: BCP 47 language tag, in the recommended letter case.
Language = Annotated[str, AfterValidator(language_tag)]
#: A day (ISO 8601).
Day = Annotated[dt.date, BeforeValidator(_check_day)]
#: An instant with its offset from UTC (RFC 3339).
Instant = Annotated[AwareDatetime, BeforeValidator(_check_instant)]


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


class Contact(BriefingPart):
    """Whom to ask."""

    name: Line | None = Field(default=None, description="Person or desk.")
    role: Line | None = Field(default=None, description="Their function.")
    email: Annotated[Line, Field(pattern=r"^[^\s@<>:]+@[^\s@<>]+$")] | None = Field(
        default=None, description="E-mail address."
    )
    phone: Line | None = Field(default=None, description="Telephone number.")


class Briefing(BriefingPart):
    """A briefing: everything the outputs say, said once."""

    schema_version: Annotated[Literal["1"], BeforeValidator(_check_version)] = Field(
        default="1", description="Version of this format."
    )
    title: Line | None = Field(
        default=None, description="Null when the source does not say; a build then needs --title."
    )
    subtitle: Line | None = Field(default=None, description="A second line under the title.")
    language: Language = Field(
        default="en", description="BCP 47: labels, hyphenation, number and date formats."
    )
    date: Day | None = Field(default=None, description="Day of the briefing; null when open.")
    byline: Line | None = Field(default=None, description="Who signs it.")
    organisation: Line | None = Field(
        default=None, description="Whose paper it is; printed above the title."
    )
    reference: Line | None = Field(
        default=None, description="File reference, such as PB-2025-0824."
    )
    marking: Line | None = Field(
        default=None, description="Handling marking: top and bottom of every page."
    )
    embargo: Instant | None = Field(
        default=None, description="Not to be used before this instant (with its offset)."
    )
    source: Source | None = Field(default=None, description="Where the facts come from.")
    summary: Inline | None = Field(
        default=None, description="One to three sentences, the bottom line up front."
    )
    sections: tuple[Section, ...] = Field(default=(), description="The body, in order.")
    people: tuple[Person, ...] = Field(default=(), description="Key figures: the persons.")
    figures: tuple[Figure, ...] = Field(default=(), description="Key figures: the numbers.")
    aid: tuple[Aid, ...] = Field(default=(), description="Aid and agreements.")
    quotes: tuple[Quote, ...] = Field(default=(), description="Quotations with their speakers.")
    qa: tuple[Question, ...] = Field(default=(), description="The question and answer appendix.")
    contacts: tuple[Contact, ...] = Field(default=(), description="Whom to ask.")
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
        rows: tuple[tuple[Section | Row | Question, ...], ...] = (
            self.sections, self.people, self.figures, self.aid, self.quotes, self.qa,
        )  # fmt: skip
        explicit = [part.id for parts in rows for part in parts if part.id]
        explicit += [block.id for section in self.sections for block in section.body if block.id]
        if twice := sorted(name for name, count in Counter(explicit).items() if count > 1):
            raise ValueError(f"found the id {twice[0]!r} more than once, expected each id once")
        return self
