"""TOML to plain values with their lines. Numbers keep their digits."""

from __future__ import annotations

import re
import tomllib

from reports.errors import InputError
from reports.limits import TOML_KEY_PARTS
from reports.notices import Notice, Place, mistake
from reports.readers.briefing.parsers.parsed import Parsed, exact, said_twice
from reports.readers.briefing.sums import open_currencies

_TABLE = re.compile(r"\s*(\[\[?)\s*([A-Za-z0-9_.\- ]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"\s*([A-Za-z0-9_-]+)\s*=")
_WHERE = re.compile(r"\s*\(at line (\d+), column \d+\)|\s*\(at end of document\)")

_PART = r"(?:[A-Za-z0-9_-]++|\"[^\"\n]*+\"|'[^'\n]*+')"
_DEEP = re.compile(
    rf"^[ \t\[]*+{_PART}(?:[ \t]*+\.[ \t]*+{_PART}){{{TOML_KEY_PARTS},}}", re.MULTILINE
)


def parse_toml(text: str, name: str) -> Parsed:
    """Return the values of a TOML file.

    Raises:
        InputError: if it is not TOML; a key that stands twice is not, either.
    """
    if deep := _DEEP.search(text):
        at = text.count("\n", 0, deep.start()) + 1
        message = f"found a key of more than {TOML_KEY_PARTS} parts"
        raise InputError(mistake("not-toml", name, at, "", message, expected="a field"))
    try:
        value = tomllib.loads(text, parse_float=exact)
    # ValueError: also a whole number of more digits than Python converts
    except (ValueError, RecursionError) as error:
        where = _WHERE.search(str(error))
        last = text.rstrip("\n").count("\n") + 1
        line = (int(where[1]) if where[1] else last) if where else None
        message = f"is not TOML: {_WHERE.sub('', str(error))}"
        twice = _lines(text, name)[1] or [mistake("not-toml", name, line, "", message)]
        raise InputError(*twice) from error
    open_currencies(value)
    return Parsed(value, _lines(text, name)[0])


def _lines(text: str, name: str) -> tuple[dict[Place, int], list[Notice]]:
    """Return the lines of tables and keys, and the keys that stand twice.

    Values within a line have their key's line. tomllib names no line for a key
    that stands twice, so it is found here.
    """
    lines: dict[Place, int] = {(): 1}
    twice: list[Notice] = []
    counts: dict[Place, int] = {}
    table: Place = ()
    for number, line in enumerate(text.split("\n"), start=1):
        if header := _TABLE.match(line):
            table = _table_place(header[2], header[1] == "[[", counts)
            lines.setdefault(table, number)
        elif key := _KEY.match(line):
            place = (*table, key[1])
            if place in lines:
                twice.append(said_twice(name, number, place, lines[place]))
            lines.setdefault(place, number)
    return lines, twice


def _table_place(dotted: str, is_array: bool, counts: dict[Place, int]) -> Place:
    """Return the place of a table header, with the index of each array of tables in it."""
    place: Place = ()
    parts = [part.strip() for part in dotted.split(".")]
    for depth, part in enumerate(parts, start=1):
        place = (*place, part)
        if is_array and depth == len(parts):
            counts[place] = counts.get(place, -1) + 1
        if place in counts:
            place = (*place, counts[place])
    return place
