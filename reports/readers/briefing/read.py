"""Briefing files, YAML, JSON or TOML, to briefings, with every mistake at once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import PurePath

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from reports.errors import InputError
from reports.limits import BRIEFING_BYTES
from reports.model import Briefing
from reports.model.brief_head import newer_schema
from reports.model.mistakes.fields import list_names
from reports.notices import Location, Notice, Place, in_lines, mistake
from reports.readers.briefing.parsers.parsed import Parsed, refuse_endless
from reports.readers.briefing.sums import unsaid_currencies
from reports.readers.briefing.values import read_values
from reports.readers.encoding import as_western, decode, mark_of
from reports.slotted import frozen

#: What is in doubt and said of one file.
_MOST_DOUBTS = 20
SUFFIXES = (".yaml", ".yml", ".json", ".toml")
#: What only a briefing begins a line with.
_KINDS = {
    ".yaml": r"^schema_version *:|^(?:{lists}) *: *(?:#.*)?\n(?:[ \t]*(?:#.*)?\n){{0,9}} *- ",
    ".json": r'\A\s*\{{\s*"(?:schema_version|title|{lists})"\s*:',
    ".toml": r"^schema_version *=|^\[\[(?:{lists})\]\] *$",
}


@frozen
class BriefingFile:
    """A briefing as a file says it: the lines that its fields stand in, and what is in doubt."""

    briefing: Briefing
    lines: Mapping[Place, int]
    notices: tuple[Notice, ...] = ()


def kind_of_briefing(text: str) -> str | None:
    """Return the suffix that a text should have if it is a briefing, None if it is none.

    Fields of a list with their items are one, and fields alone; those above an article are not.
    """
    lists = "|".join(sorted(list_names()))
    for suffix, pattern in _KINDS.items():
        if re.search(pattern.format(lists=lists), text, re.MULTILINE):
            return suffix
    lines = [line for line in text.split("\n") if line.strip() and line[0] not in "#-"]
    fields = (line.partition(":")[0] in Briefing.model_fields for line in lines)
    return ".yaml" if len(lines) > 1 and all(fields) else None


def read_briefing(
    data: bytes, name: str, *, own: bool = False, dollar: str | None = None
) -> Briefing:
    """Return the briefing in a file's bytes; `name` chooses the format by its suffix.

    Raises:
        InputError: as `read_with_lines`.
    """
    return read_with_lines(data, name, own=own, dollar=dollar).briefing


def read_with_lines(
    data: bytes, name: str, *, own: bool = False, dollar: str | None = None
) -> BriefingFile:
    """Return the briefing in a file's bytes, with the lines that its fields stand in.

    `dollar` is what a bare “$” means where the file does not say so.
    What briefpack wrote itself is `own`: older ones left out the null of an open currency.

    Raises:
        InputError: with all mistakes, each with file, line and path.
    """
    parsed = _parse(_text(data, name), name)
    if not isinstance(parsed.value, dict):
        expected = "a briefing such as 'title: …'"
        none = mistake("no-fields", name, 1, "", "found no fields", expected=expected)
        raise InputError(*(parsed.mistakes or (none,)))
    _refuse_newer(parsed, name)
    doubts: list[Notice] = []
    if not own:
        parsed.value.pop("$schema", None)  # for editors
        doubts = read_values(parsed.value, dollar)
    mistakes = [*parsed.mistakes, *([] if own else unsaid_currencies(parsed, name))]
    try:
        briefing = Briefing.checked(parsed.value)
    except ValidationError as error:
        mistakes += _refused(error, name, parsed)
    if mistakes:
        # what several fields tell of the same lines is told once
        raise InputError(*sorted(dict.fromkeys(mistakes), key=lambda each: each.place.line or 0))
    notices = (*parsed.doubts, *in_lines(doubts, name, parsed.lines))
    return BriefingFile(briefing, parsed.lines, () if own else _first(notices, name))


def _refuse_newer(parsed: Parsed, name: str) -> None:
    """Refuse a briefing of a newer format: what else is odd in it may be right there."""
    found = newer_schema(str(parsed.value.get("schema_version", "")))
    if found is not None:
        place: Place = ("schema_version",)
        line = parsed.lines.get(place)
        raise InputError(mistake("newer-schema", name, line, "schema_version", found))


def _first(doubts: Sequence[Notice], name: str) -> tuple[Notice, ...]:
    """Return the doubts that a person may go through, and how many more there are."""
    if (more := len(doubts) - _MOST_DOUBTS) <= 0:
        return tuple(doubts)
    said = f"{more:,} more things of this file may have been meant otherwise"
    return (*doubts[:_MOST_DOUBTS], Notice("more-doubts", said, place=Location(name)))


def _text(data: bytes, name: str) -> str:
    """Return the text of a file; one in Windows-1252 is refused with all its other mistakes."""
    try:
        return decode(data, name)
    except InputError as error:
        western = (
            as_western(data) if len(data) <= BRIEFING_BYTES and mark_of(data) is None else None
        )
        if western is None or "\0" in western or not western.strip():
            raise
        try:
            read_briefing(western.encode(), name)
        except InputError as others:
            raise InputError(*error.notices, *others.notices) from error
        raise


def _refused(error: ValidationError, name: str, parsed: Parsed) -> list[Notice]:
    """Return what the model refuses, but for what slips of the pen have made of it."""
    from reports.model.mistakes.words import list_mistakes  # words for mistakes: most have none

    slips = {each.place.part for each in parsed.mistakes} - {""}
    complete = None
    if parsed.root is not None:
        from reports.readers.briefing.slips.remedies import Remedies

        remedies = Remedies(parsed, lambda text: _refusals(text, name))

        def complete(notice: Notice, place: Place, detail: ErrorDetails) -> Notice:
            is_told = notice.place.part in slips  # and left out below: nothing need be tried
            return notice if is_told else remedies.complete(notice, place, detail)

    found = list_mistakes(error, name, parsed.lines, complete=complete)
    return [each for each in found if not _follows(each, slips, bool(parsed.gaps))]


def _follows(each: Notice, slips: set[str], gaps: bool) -> bool:
    """Return whether a mistake is but what a slip of the pen made of the file."""
    part = each.place.part
    missing = each.code == "missing-field"
    return part in slips or (missing and (gaps or part.rpartition(".")[0] in slips))


def _refusals(text: str, name: str) -> tuple[int, frozenset[Place]]:
    """Return how many mistakes a text has, and where the model refuses it."""
    try:
        parsed = _parse(text, name)
        if not isinstance(parsed.value, dict):
            return len(parsed.mistakes) + 1_000, frozenset()
        read_values(parsed.value)
        Briefing.checked(parsed.value)
    except ValidationError as error:
        from reports.model.mistakes.words import file_place

        places = [file_place(detail["loc"]) for detail in error.errors(include_url=False)]
        return len(places) + len(parsed.mistakes), frozenset(places)
    except InputError as error:
        return len(error.notices) + 1_000, frozenset()
    return len(parsed.mistakes), frozenset()


def _parse(text: str, name: str) -> Parsed:
    refuse_endless(text, name)
    # imported here, since a build needs one of the three and each takes its time
    match PurePath(name).suffix.lower():
        case ".json":
            from reports.readers.briefing.parsers.json_values import parse_json

            return parse_json(text, name)
        case ".toml":
            from reports.readers.briefing.parsers.toml_values import parse_toml

            return parse_toml(text, name)
    from reports.readers.briefing.parsers.yaml_values import parse_yaml

    return parse_yaml(text, name)
