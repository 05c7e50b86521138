"""Briefing files, YAML, JSON or TOML, to briefings, with every mistake at once."""

from __future__ import annotations

from pathlib import PurePath

from pydantic import ValidationError

from reports.errors import InputError
from reports.model import Briefing
from reports.notices import mistake
from reports.readers.briefing.json_values import parse_json
from reports.readers.briefing.mistakes import list_mistakes
from reports.readers.briefing.parsed import Parsed, refuse_endless
from reports.readers.briefing.sums import unsaid_currencies
from reports.readers.encoding import decode

SUFFIXES = (".yaml", ".yml", ".json", ".toml")


def read_briefing(data: bytes, name: str, *, own: bool = False) -> Briefing:
    """Return the briefing in a file's bytes; `name` chooses the format by its suffix.

    What briefpack wrote itself is `own`: older ones left out the null of an open currency.

    Raises:
        InputError: with all mistakes, each with file, line and path.
    """
    parsed = _parse(decode(data, name), name)
    if not isinstance(parsed.value, dict):
        expected = "a briefing such as 'title: …'"
        none = mistake("no-fields", name, 1, "", "found no fields", expected=expected)
        raise InputError(*parsed.mistakes, none)
    mistakes = [*parsed.mistakes, *([] if own else unsaid_currencies(parsed, name))]
    try:
        briefing = Briefing.model_validate(parsed.value)
    except ValidationError as error:
        mistakes += list_mistakes(error, name, parsed.lines)
        raise InputError(*sorted(mistakes, key=lambda each: each.place.line or 0)) from error
    if mistakes:
        raise InputError(*sorted(mistakes, key=lambda each: each.place.line or 0))
    return briefing


def _parse(text: str, name: str) -> Parsed:
    refuse_endless(text, name)
    # imported here, since a build needs one of the three and each takes its time
    match PurePath(name).suffix.lower():
        case ".json":
            return parse_json(text, name)
        case ".toml":
            from reports.readers.briefing.toml_values import parse_toml

            return parse_toml(text, name)
    from reports.readers.briefing.yaml_values import parse_yaml

    return parse_yaml(text, name)
