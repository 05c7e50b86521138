"""Which texts need more than letters in a row: other directions, scripts that are shaped."""

from __future__ import annotations

import re
from functools import cache

from reports.errors import MissingExtraError
from reports.renderers.pdf.text.letters.sequences import has_sequences

_RARE = "\U00020000-\U0003ffff"
# Hebrew to Myanmar, Khmer to Mongolian, the extensions of Indic and Arabic, presentation
# forms, the supplementary planes' right-to-left and Brahmic blocks, and rare ideographs, whose
# glyphs have no code until a document gives them one
_SHAPED = (
    "[\u0590-\u109f\u1780-\u18af\u1cd0-\u1cff\ua8e0-\ua8ff\ufb1d-\ufdff\ufe70-\ufefc"
    f"\U00010800-\U000110ff\U0001e800-\U0001efff{_RARE}]"
)

# all but Latin letters with their accents, and signs that run as they do
_NOT_LATIN = re.compile("[^\0-\u036f\u1e00-\u1eff\u2010-\u2029\u202f-\u205f\u20a0-\u20cf]")


@cache
def _shaped() -> re.Pattern[str]:
    return re.compile(_SHAPED)  # half a millisecond, and most documents are in Latin letters


def is_latin(text: str) -> bool:
    """Return whether `text` holds nothing but Latin letters, numbers and common signs."""
    return text.isascii() or _NOT_LATIN.search(text) is None


def needs_shaping(text: str) -> bool:
    """Return whether `text` must be shaped: some of it does not stand letter by letter."""
    if text.isascii():
        return False
    return _shaped().search(text) is not None or has_sequences(text)


def moves_letters(text: str) -> bool:
    """Return whether signs of `text` may stand in another order than its letters.

    Rare ideographs only have no code of their own, and emoji have glyphs that stand for several.
    """
    return _shaped().search(re.sub(f"[{_RARE}]", "", text)) is not None


def missing_scripts(name: str) -> MissingExtraError:
    """Return the error for a package of the extra `scripts` that is not installed."""
    return MissingExtraError(
        f"right-to-left and complex scripts need the package {name!r}: "
        "pip install 'briefpack[scripts]'"
    )
