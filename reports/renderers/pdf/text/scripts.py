"""Which texts need more than letters in a row: other directions, scripts that are shaped."""

from __future__ import annotations

import re

from reports.errors import MissingExtraError

# Hebrew to Myanmar, Khmer to Mongolian, the extensions of Indic and Arabic, presentation
# forms, and the supplementary planes' right-to-left and Brahmic blocks
_SHAPED = re.compile(
    "[\u0590-\u109f\u1780-\u18af\u1cd0-\u1cff\ua8e0-\ua8ff\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U000110ff\U0001e800-\U0001efff]"
)


def needs_shaping(text: str) -> bool:
    """Return whether `text` holds a letter that must be shaped or runs from right to left."""
    return not text.isascii() and _SHAPED.search(text) is not None


def missing_scripts(name: str) -> MissingExtraError:
    """Return the error for a package of the extra `scripts` that is not installed."""
    return MissingExtraError(
        f"right-to-left and complex scripts need the package {name!r}: "
        "pip install 'briefpack[scripts]'"
    )
