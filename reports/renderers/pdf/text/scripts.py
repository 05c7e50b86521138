"""Which texts need more than letters in a row: other directions, scripts that are shaped."""

from __future__ import annotations

import re
import unicodedata

from reports.errors import MissingExtraError

# Hebrew to Myanmar, Khmer to Mongolian, the extensions of Indic and Arabic, presentation
# forms, and the supplementary planes' right-to-left and Brahmic blocks
_SHAPED = re.compile(
    "[\u0590-\u109f\u1780-\u18af\u1cd0-\u1cff\ua8e0-\ua8ff\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U000110ff\U0001e800-\U0001efff]"
)
_STRONG = ("L", "R", "AL")


def needs_shaping(text: str) -> bool:
    """Return whether `text` holds a letter that must be shaped or runs from right to left."""
    return not text.isascii() and _SHAPED.search(text) is not None


def is_rtl_text(text: str, base: bool) -> bool:
    """Return whether a paragraph is read from right to left; `base`: the document is.

    In a right-to-left document it is if it has any right-to-left letter; in another,
    if its first letter is one (UAX 9, P2 and P3).
    """
    kinds = (unicodedata.bidirectional(char) for char in text)
    is_rtl = (kind != "L" for kind in kinds if kind in _STRONG)
    return any(is_rtl) if base else next(is_rtl, False)


def missing_scripts(name: str) -> MissingExtraError:
    """Return the error for a package of the extra `scripts` that is not installed."""
    return MissingExtraError(
        f"right-to-left and complex scripts need the package {name!r}: "
        "pip install 'briefpack[scripts]'"
    )
