"""JSON Lines: a briefing a line, read one at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from reports.limits import BRIEFING_BYTES
from reports.slotted import frozen

SUFFIXES = (".jsonl", ".ndjson")
#: What a briefing is named by, the first that it has.
_NAMING = ("id", "reference", "title")


@frozen
class JsonLine:
    """A line that is not blank: its number from 1, what it is named by, and its bytes.

    `name` is None where the line says none, or is no JSON; its reader will say what is wrong.
    """

    number: int
    name: str | None
    data: bytes


def json_lines(stream: BinaryIO) -> Iterator[JsonLine]:
    """Yield the lines of a stream that are not blank.

    One that is longer than a briefing may be is cut just behind that, and is refused there.
    """
    number = 0
    while data := stream.readline(BRIEFING_BYTES + 1):
        number += 1
        part = data
        while not part.endswith(b"\n") and (part := stream.readline(BRIEFING_BYTES)):
            continue  # the rest of a line that is too long
        line = data.removeprefix(b"\xef\xbb\xbf").strip() if number == 1 else data.strip()
        if line:
            yield _named(number, line)


def _named(number: int, data: bytes) -> JsonLine:
    try:
        fields: Any = json.loads(data)
    except (ValueError, RecursionError):
        fields = None
    if not isinstance(fields, dict):
        return JsonLine(number, None, data)
    texts = (str(fields.get(key) or "") for key in _NAMING)
    # a title has spaces, and a name in which they stand is awkward in a shell
    name = next((text for text in ("-".join(each.split()) for each in texts) if text), None)
    if "id" in fields:  # of the record, and no field of a briefing
        del fields["id"]
        data = json.dumps(fields).encode()
    return JsonLine(number, name, data)
