"""All that is printed of a briefing, field by field, with what its source says of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reports.checks.subject import QUOTED, Subject
from reports.model import ROW_FIELDS

_HEAD_FIELDS = (
    "subtitle", "byline", "organisation", "reference", "marking", "version", "to", "from", "as_of",
)  # fmt: skip
_SOURCE_FIELDS = ("publisher", "author")
#: Texts of rows that are printed, but for a quotation, which is among the texts of a subject.
_ROW_TEXTS = {
    "people": ("name", "role", "affiliation", "note"),
    "figures": ("label", "unit", "qualifier", "as_of", "note"),
    "aid": ("donor", "recipient", "purpose", "timing"),
    "quotes": ("speaker",),
}
_CONTACT_FIELDS = ("name", "role", "email", "phone")


class PrintedField(NamedTuple):
    """The text of a field that is printed: `part` is its name, `evidence` its row's.

    `is_quoted` tells words that somebody else has said.
    """

    part: str
    text: str
    evidence: str = ""
    is_quoted: bool = False


def printed_fields(subject: Subject) -> Iterator[PrintedField]:
    """Yield the texts that are printed, but for the title and the address of the source."""
    briefing = subject.briefing
    yield from _of(briefing, _HEAD_FIELDS, "")
    if briefing.series:
        yield from _of(briefing.series, ("name",), "series.")
    if briefing.source:
        yield from _of(briefing.source, _SOURCE_FIELDS, "source.")
    for each in subject.texts:
        yield PrintedField(each.part, each.text, "", each.kind in QUOTED)
    for name in ROW_FIELDS:
        rows = getattr(briefing, name)
        for place in subject.printed[name]:
            yield from _of(rows[place], _ROW_TEXTS[name], f"{name}[{place}].")
    for place, asked in enumerate(briefing.recommendations):
        yield from _of(asked, ("decision",), f"recommendations[{place}].")
        for number, option in enumerate(asked.options):
            yield PrintedField(f"recommendations[{place}].options[{number}]", option)
    for place, line in enumerate(briefing.approvals):
        yield from _of(line, ("name", "role", "decision"), f"approvals[{place}].")
    for place, contact in enumerate(briefing.contacts):
        yield from _of(contact, _CONTACT_FIELDS, f"contacts[{place}].")


def _of(holder: object, names: Iterable[str], before: str) -> Iterator[PrintedField]:
    evidence = getattr(holder, "evidence", None) or ""
    for name in names:
        if text := getattr(holder, name):
            yield PrintedField(f"{before}{name}", text, evidence)
