"""Times as sentences have them, and how long a phrase of a cell may be."""

from __future__ import annotations

import re
from functools import cache

from reports.language.lexicon import lexicon_of

#: No phrase of a table cell is longer, in characters.
LONGEST = 120


@cache
def time_pattern(language: str) -> re.Pattern[str]:
    """Return the pattern of a time as a sum has it: “over five years”, “by 2027”."""
    return lexicon_of(language).regex("phrases", "times")
