"""Slips in JSON: the line, what JSON makes of it, and the line to write, found by trying."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace

from reports.notices import Notice
from reports.readers.briefing.slips.source_text import Fix, SourceText

#: What the parser says, in plain words.
_WORDS = {
    "Expecting ',' delimiter": "found no comma between two values",
    "Expecting ':' delimiter": "found no colon behind a name",
    "Expecting property name": "found no name in double quotation marks",
    "Illegal trailing comma": "found a comma behind the last value",
    "Expecting value": "found no value, or one that lacks its double quotation marks",
    "Invalid control character": "found a line that ends, or a tab, within a text",
    "Unterminated string": "found a quotation mark that is not closed",
    "Invalid \\escape": "found a backslash that JSON takes for a code; two are one",
    "Extra data": "found more behind the end",
}
_QUOTES = re.compile("[“”„«»‘’']")
_COMMENT = re.compile(r"\s*(?://|#|/\*).*$")
_LAST_COMMA = re.compile(r",(?=\s*(?:[}\]]|$))")


def not_json(text: str, name: str, error: json.JSONDecodeError) -> Notice:
    """Return what is said of a text that is no JSON, with the line to write where one works."""
    page, at = SourceText(text.split("\n")), error.lineno - 1
    words = next((said for begin, said in _WORDS.items() if error.msg.startswith(begin)), error.msg)
    found = f"is not JSON: {words}"
    for fix in _fixes(page, at):
        if _reaches(page.mended(fix).text) > error.lineno:
            return page.notice(replace(fix, found=found), name)
    return page.notice(Fix("not-json", at, at, None, error.colno - 1, found), name)


def _fixes(page: SourceText, at: int) -> Iterator[Fix]:
    """Yield what may have been meant in the line `at`, or in the one above it."""
    for i in (at, *(above for above, _ in list(page.above(at))[:1])):
        line = page.texts[i].rstrip()
        for new in (
            f"{line},",
            _LAST_COMMA.sub("", line),
            _COMMENT.sub("", line),
            _QUOTES.sub('"', line),
        ):
            same = next((n for n, (a, b) in enumerate(zip(line, new, strict=False)) if a != b), -1)
            if new != line:
                column = same if same >= 0 else min(len(line), len(new)) - (len(new) > len(line))
                yield Fix.one("not-json", i, new, column, "")


def _reaches(text: str) -> float:
    """Return the line up to which a text is JSON, counted from 1."""
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        return error.lineno
    except (ValueError, RecursionError):
        return 0
    return float("inf")
