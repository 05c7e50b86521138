"""The head of a briefing: what stands above its text, and what fields of it may hold."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BeforeValidator,
    Field,
    create_model,
    model_validator,
)

from reports.errors import shown
from reports.model.part import BriefingPart
from reports.model.text import Line
from reports.version import __version__

SCHEMA_VERSION = "1"

# BCP 47 (RFC 5646), section 2.1: the well-formed tags that name a language
_LANGUAGE = re.compile(
    r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*"
)

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}")


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


def _check_version_name(version: str) -> str:
    # in “DRAFT: 0.3” and “DRAFT (0.3)”, as people type them, the signs are none of its own
    if not version[0].isalnum():
        raise ValueError(
            f"found {shown(version)}, expected a version that begins with a letter or a digit, "
            "such as 0.3"
        )
    return version


#: BCP 47 language tag, in the recommended letter case.
Language = Annotated[str, AfterValidator(language_tag)]
#: A day (ISO 8601).
Day = Annotated[dt.date, BeforeValidator(_check_day)]
#: An instant with its offset from UTC (RFC 3339).
Instant = Annotated[AwareDatetime, BeforeValidator(_check_instant)]


#: What a briefing is for: it orders the parts, and names the paper.
BriefKind = Literal["brief", "decision", "lines", "release", "sitrep"]
#: Which version of a briefing this is.
VersionName = Annotated[Line, AfterValidator(_check_version_name)]
#: Whether a briefing may still change.
BriefStatus = Literal["draft", "final"]


class Period(BriefingPart):
    """The days that a report covers, the first and the last one."""

    start: Day = Field(description="The first day.")
    end: Day = Field(description="The last day.")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.end < self.start:
            raise ValueError(
                f"found the end {self.end} before the start {self.start}, expected it after"
            )
        return self


class Series(BriefingPart):
    """What a report is one of, and which."""

    name: Line | None = Field(default=None, description="Name of the series.")
    number: int = Field(ge=1, description="Which report of the series this is, from 1.")


class BriefHead(BriefingPart):
    """What stands above the text of a briefing, but for who it is from."""

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
    status: BriefStatus | None = Field(
        default=None, description="Whether it may still change: draft or final."
    )
    version: VersionName | None = Field(
        default=None, description="Which version it is, such as 0.3: begins with a letter or digit."
    )
    kind: BriefKind = Field(
        default="brief",
        description="What it is for; orders the parts and names the paper.",
        exclude_if=lambda kind: kind == "brief",
    )
    as_of: Line | None = Field(
        default=None, description="What it knows of: a day (2025-08-24), or words."
    )
    period: Period | None = Field(default=None, description="The days that it covers.")
    series: Series | None = Field(default=None, description="The series that it is one of.")
    next_issue: Day | None = Field(default=None, description="When the next one will come.")
    to: Line | None = Field(default=None, description="Whom it is for: names or offices.")


if TYPE_CHECKING:

    class AddressedHead(BriefHead):
        """The head with who it is from."""

else:
    # the field has the name that the format has, which no statement of Python can write
    AddressedHead = create_model(
        "AddressedHead",
        __base__=BriefHead,
        __module__=__name__,
        **{"from": (Line | None, Field(default=None, description="Who it is from."))},
    )
