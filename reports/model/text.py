"""What counts as text in a briefing: one clean line, or prose in paragraphs.

Text is data. It is never read as markup beyond bold, italic, links and line breaks, and
it holds nothing that a document format cannot carry.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated, Any

from pydantic import Field, StringConstraints
from pydantic_core import CoreSchema, core_schema

# Refused: C0 and C1 controls but for white space (XML 1.0, production 2), lone
# surrogates, noncharacters, and the two overrides that make text read otherwise
# than it is stored (UAX 9, section 2.2). Embeddings and isolates are allowed.
_REFUSED = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202d\u202e\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in range(1, 17))
    + "]"
)
_WHITE = re.compile("[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")
_PARAGRAPHS = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)\s*|\u2029")
#: A line break inside a paragraph, and how a file says it: a backslash that no other escapes
#: at the end of a line (CommonMark 0.31, 6.7).
BREAK = "\u2028"
_WRITTEN_BREAK = re.compile(r"(?<!\\)((?:\\\\)*)\\(?:\r\n|\r|\n)")
_BREAKS = re.compile(f" ?{BREAK}[ {BREAK}]*")
_WHITE_IN_LINE = re.compile(_WHITE.pattern.replace(BREAK, ""))


def check_characters(value: str) -> str:
    """Return `value` unless it holds a character that no document can carry.

    Raises:
        ValueError: naming the character and its place, counted from 1.
    """
    # all of them are not printable, which is told of most texts in a hundredth of the time
    found = None if value.isprintable() else _REFUSED.search(value)
    if found is None:
        return value
    code, place = ord(found.group()), found.start() + 1
    raise ValueError(f"found the control character U+{code:04X} at place {place}, expected text")


def one_line(value: str) -> str:
    """Return `value` with each run of white space as one space, and none at the ends.

    No-break and thin spaces are typography, not white space: they stay.
    """
    if value.isprintable() and "  " not in value:  # the only white space that is printable
        return value.strip()
    return _WHITE.sub(" ", check_characters(value)).strip()


def one_paragraph(value: str) -> str:
    """Return `value` as one paragraph: white space as one space, or as a `BREAK` within it.

    A break at an end is none: there a backslash is a backslash.
    """
    if BREAK not in value and "\\" not in value:
        return one_line(value)
    text = _WRITTEN_BREAK.sub(rf"\1{BREAK}", check_characters(value).strip())
    return _BREAKS.sub(BREAK, _WHITE_IN_LINE.sub(" ", text)).strip()


def unbroken(text: str) -> str:
    """Return `text` on one line."""
    return text.replace(BREAK, " ")


def paragraphs(value: str) -> tuple[str, ...]:
    """Return the paragraphs of `value`: blank lines part them, other line ends do not."""
    return tuple(p for p in (one_paragraph(part) for part in _PARAGRAPHS.split(value)) if p)


def paragraphs_of(prose: str | None) -> list[str]:
    """Return the paragraphs of a field of prose, which `prose` has made clean."""
    return prose.split("\n\n") if prose else []


def prose(value: str) -> str:
    """Return `value` as clean paragraphs with one blank line between them."""
    return "\n\n".join(paragraphs(value))


class _Text:
    """Text that `read` makes clean, and that is not empty then.

    One function in pydantic's own terms: it looks into the signature of each validator
    that stands beside a field, which takes longer than reading a briefing.
    """

    def __init__(self, read: Callable[[str], str]) -> None:
        self._read = read

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self._clean, core_schema.str_schema())

    def _clean(self, value: str) -> str:
        if text := self._read(value):
            return text
        raise ValueError("found empty text, expected at least one character (or null)")


#: A title, a heading, a cell: one line of plain text, not empty.
Line = Annotated[str, _Text(one_line)]
#: One paragraph with inline marks: ``**bold**``, ``*italic*``, ``[text](https://…)``.
Inline = Annotated[str, _Text(one_paragraph)]
#: Paragraphs with inline marks, a blank line between them.
Prose = Annotated[str, _Text(prose)]
#: A name for a part that stays the same while its text changes.
ID = "[A-Za-z][A-Za-z0-9_-]{0,29}"
Id = Annotated[
    str,
    StringConstraints(pattern=f"^{ID}$"),
    Field(description="Stable name of this part; derived from its content when absent."),
]
