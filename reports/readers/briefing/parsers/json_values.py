"""JSON to plain values with their lines. Numbers keep their digits."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import NoReturn

from reports.errors import InputError
from reports.limits import BRIEFING_DEPTH, JSON_DIGITS
from reports.notices import Notice, Place, mistake, show_place
from reports.readers.briefing.parsers.parsed import (
    TOO_DEEP,
    Parsed,
    exact,
    said_twice,
)

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+', re.DOTALL)


def parse_json(text: str, name: str) -> Parsed:
    """Return the values of a JSON file.

    Raises:
        InputError: if it is not JSON (RFC 8259; no NaN, no comments).
    """
    try:
        value = json.loads(text, parse_float=exact, parse_int=_whole, parse_constant=_refuse)
        lines, mistakes = _places(text, name)
    except json.JSONDecodeError as error:
        from reports.readers.briefing.slips.json_lines import not_json

        raise InputError(not_json(text, name, error)) from error
    except ValueError as error:
        raise InputError(mistake("not-json", name, None, "", str(error))) from error
    except RecursionError as error:
        raise InputError(mistake("too-deep", name, None, "", TOO_DEEP)) from error
    return Parsed(value, lines, tuple(mistakes))


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"found {constant}, expected a number")


def _whole(digits: str) -> int:
    if len(digits) > JSON_DIGITS:
        raise ValueError(f"found a number of {len(digits):,} digits, expected one in use")
    return int(digits)


def _places(text: str, name: str) -> tuple[dict[Place, int], list[Notice]]:
    """Walk the tokens of valid JSON once; note each value's line, and keys that stand twice."""
    lines: dict[Place, int] = {(): 1}
    mistakes: list[Notice] = []
    stack: list[str | int] = []  # the place of the value being read
    kinds: list[str] = []  # the brackets around it
    awaits_key = False
    for piece, line in _tokens(text):
        if piece in "{[":
            if len(kinds) == BRIEFING_DEPTH:
                where = show_place(tuple(stack))
                raise InputError(mistake("too-deep", name, line, where, TOO_DEEP))
            kinds.append(piece)
            stack.append(0 if piece == "[" else "")
            awaits_key = piece == "{"
            if piece == "[":
                lines[tuple(stack)] = line
        elif piece in "}]":
            kinds.pop()
            stack.pop()
            awaits_key = False
        elif piece == ",":
            awaits_key = kinds[-1] == "{"
            last = stack[-1]
            if isinstance(last, int):
                stack[-1] = last + 1
                lines[tuple(stack)] = line
        elif awaits_key:
            stack[-1] = json.loads(piece)
            place = tuple(stack)
            if place in lines:
                mistakes.append(said_twice(name, line, place, lines[place]))
            lines.setdefault(place, line)
            awaits_key = False
    return lines, mistakes


def _tokens(text: str) -> Iterator[tuple[str, int]]:
    line, seen = 1, 0
    for match in _TOKEN.finditer(text):
        line += text.count("\n", seen, match.start())
        seen = match.start()
        yield match.group(), line
