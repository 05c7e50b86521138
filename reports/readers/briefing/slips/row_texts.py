"""Rows of the lists of a briefing, as people write them where fields are expected."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reports.readers.briefing.slips.quoting import in_quotes

#: The field that a row's first words are for, by the list that it stands in.
FIRST_FIELD = {
    "people": "name", "contacts": "name", "sections": "heading", "figures": "label",
    "aid": "donor", "quotes": "text", "qa": "question", "body": "quote",
    "recommendations": "text", "approvals": "name",
}  # fmt: skip
#: The field that the words behind those are for.
SECOND_FIELD = {
    "people": "role", "qa": "answer", "figures": "value", "contacts": "email", "approvals": "role",
}  # fmt: skip
MAIL = re.compile(r"[^\s@<>:]+@[^\s@<>]+\.[^\s@<>.,;]+")
_PHONE = re.compile(r"(?:(?i:tel|phone|mobile|t|p|m)[.:]* *)?\+?[\d ().-]{6,}")
_LONGEST = 500
#: What people write in one line for a row.
_PARTS = {
    **dict.fromkeys(("people", "approvals"), re.compile(r"(?P<name>.+?), (?P<role>.+)")),
    "figures": re.compile(r"(?P<value>[\d.,]+ ?%?) +(?P<label>[^\W\d].*)"),
    "qa": re.compile(
        r"(?:[Qq]\d*[.:)] *)?(?P<question>[^?؟]+[?؟]) *(?:[Aa]\d*[.:)] *)?(?P<answer>.+)?"
    ),
    "quotes": re.compile(
        r"[\"“«„](?P<text>.+)[\"”»“],? *(?:[-–—]+|said|says|,) *(?P<speaker>[^\"“”]+?)\.?"
    ),
}
_OPTIONS = re.compile(r"\s*[,;/|]\s*")
_LINK = re.compile(r"\[([^\[\]]+)\]\((https?://[^\s()]+)\)")


def braced(fields: Mapping[str, str]) -> str:
    """Return the fields of a row in braces, but for the empty ones."""
    return f"{{{', '.join(f'{name}: {in_quotes(text)}' for name, text in fields.items() if text)}}}"


def as_pair(name: str, one: str, two: str) -> str:
    """Return a row of a list, in braces, of its first two fields."""
    return braced({FIRST_FIELD[name]: one, SECOND_FIELD[name]: two})


def as_row(name: str, words: str) -> str:
    """Return the fields that a text names as a row of a list, in braces."""
    if name == "contacts":
        return braced(_contact(words))
    if name == "aid":  # who gives what to whom is more than a text tells for sure
        return braced({"purpose": words})
    if name in _PARTS and len(words) <= _LONGEST and (found := _PARTS[name].fullmatch(words)):
        return braced({field: text or "" for field, text in found.groupdict().items()})
    return braced({FIRST_FIELD[name]: words})


def as_rows(name: str, words: str) -> str:
    """Return the rows that a text names, as they stand in brackets.

    Semicolons part them where there is a whole row on each side.
    """
    if name == "options":
        return ", ".join(in_quotes(part) for part in _OPTIONS.split(words) if part)
    if name not in FIRST_FIELD or name == "body":
        return in_quotes(words)
    parts = [part.strip() for part in words.strip("; ").split(";")]
    row = _PARTS.get(name)
    if row is None or len(words) > _LONGEST or not all(map(row.fullmatch, parts)):
        parts = [words]
    return ", ".join(as_row(name, part) for part in parts)


def as_source(words: str) -> str:
    """Return the fields of a source that a text names: an address, a link, or who published it."""
    if link := _LINK.fullmatch(words):
        return braced({"title": link[1], "url": link[2]})
    return braced({"url" if words.startswith(("http://", "https://")) else "publisher": words})


def _contact(words: str) -> dict[str, str]:
    """Return what a line of a contact says: “Ann Lee, press officer, ann@example.org”."""
    found: dict[str, str] = {}
    for part in filter(None, (part.strip(" <>") for part in re.split(r"[,;<|]", words))):
        if MAIL.fullmatch(part):
            field = "email"
        elif _PHONE.fullmatch(part):
            field = "phone"
        else:
            field = "role" if "name" in found else "name"
        found[field] = f"{found[field]}, {part}" if field in found else part
    return {name: found[name] for name in ("name", "role", "email", "phone") if name in found}
