"""Which way a text is read, whatever the document's direction is."""

from __future__ import annotations

import unicodedata

_STRONG = ("L", "R", "AL")


def is_rtl_text(text: str, base: bool) -> bool:
    """Return whether a paragraph is read from right to left; `base`: the document is.

    In a right-to-left document it is if it has any right-to-left letter; in another,
    if its first letter is one (UAX 9, P2 and P3).
    """
    if text.isascii():
        return False
    kinds = (unicodedata.bidirectional(char) for char in text)
    is_rtl = (kind != "L" for kind in kinds if kind in _STRONG)
    return any(is_rtl) if base else next(is_rtl, False)
