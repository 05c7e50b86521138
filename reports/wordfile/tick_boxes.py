"""Boxes to tick in Word briefs, as briefpack, Word and people write them."""

from __future__ import annotations

import re
from typing import Final

#: Boxes that fonts and programs draw for open ones, and what stands for a ticked one.
_OPEN, _TICKED = "☐□▢◻⬜❏❐❑❒", "☑☒✓✔✅✗✘■⊠\N{BALLOT BOX WITH BOLD CHECK}"
#: The same, as people type it.
_TYPED = r"[\[(]\s?[xX]?\s?[\])]"
_BOX = re.compile(rf"[{_OPEN}{_TICKED}]\ufe0f?|{_TYPED}(?=\s|$)")
#: The content control of Word's own boxes (MS-DOCX, 2.6.1.5), in which it keeps their state.
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
CHECKBOX: Final = f"{_W14}checkbox"
CHECKED: Final = f"{_W14}checked"
VALUE: Final = f"{_W14}val"
_ON = ("1", "true", "on")


def read_boxes(text: str) -> list[tuple[bool | None, str]]:
    """Return the words behind each box of a line, and whether that is ticked.

    Words that have no box before them have None.
    """
    found = list(_BOX.finditer(text))
    if not found or text[: found[0].start()].strip():
        return [(None, text.strip())]
    ends = [*(box.start() for box in found[1:]), len(text)]
    return [
        (_is_ticked(box[0]), text[box.end() : end].strip())
        for box, end in zip(found, ends, strict=True)
    ]


def read_first_box(line: str) -> tuple[bool | None, str]:
    """Return whether the box that a line begins with is ticked, and all the words behind it.

    None for a line that begins with no box.
    """
    box = _BOX.match(line)
    return (None, line) if box is None else (_is_ticked(box[0]), line[box.end() :].strip())


def is_box(text: str) -> bool:
    """Return whether a text is one box that is known."""
    return _BOX.fullmatch(text.strip()) is not None


def is_state_on(value: str | None) -> bool:
    """Return whether the state of a box in a file says that it is ticked."""
    return value is None or value in _ON


def _is_ticked(box: str) -> bool:
    return box[0] in _TICKED or "x" in box.lower()
