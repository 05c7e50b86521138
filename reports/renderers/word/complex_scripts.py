"""The language that Word is told of letters of complex scripts that run from the left.

They have a font of their own in each run (``w:cs``), and a language beside that of its other
letters (ECMA-376, part 1, 17.3.2.20), by which Word chooses that font and its line ends.
"""

from __future__ import annotations

import re
from functools import cache

#: Where the letters of a script stand, and the language that is told of them.
_SCRIPTS = (
    ("\u0900-\u097f", "hi-IN"),
    ("\u0980-\u09ff", "bn-BD"),
    ("\u0a00-\u0a7f", "pa-IN"),
    ("\u0a80-\u0aff", "gu-IN"),
    ("\u0b00-\u0b7f", "or-IN"),
    ("\u0b80-\u0bff", "ta-IN"),
    ("\u0c00-\u0c7f", "te-IN"),
    ("\u0c80-\u0cff", "kn-IN"),
    ("\u0d00-\u0d7f", "ml-IN"),
    ("\u0d80-\u0dff", "si-LK"),
    ("\u0e01-\u0e5b", "th-TH"),
    ("\u0e80-\u0eff", "lo-LA"),
    ("\u0f00-\u0fff", "bo-CN"),
    ("\u1000-\u109f", "my-MM"),
    ("\u1780-\u17ff", "km-KH"),
)
#: The letters of these scripts, as what stands in a regular expression's brackets.
COMPLEX = "\u0900-\u109f\u1780-\u17ff"
#: Languages that are written in the script of another one above.
_WRITTEN_AS = {"mr": "hi", "ne": "hi", "sa": "hi", "as": "bn", "dz": "bo"}


@cache
def _letters() -> re.Pattern[str]:
    return re.compile("|".join(f"([{letters}])" for letters, _ in _SCRIPTS))


def is_complex(language: str) -> bool:
    """Return whether a language's own letters are of one of these scripts."""
    return _primary(language) in {_primary(named) for _, named in _SCRIPTS}


def complex_language(text: str, language: str) -> str | None:
    """Return the language of the first letters of these scripts in `text`, told by the script.

    None without any, and where they are of the document's own `language`.
    """
    found = None if text.isascii() else _letters().search(text)
    if found is None:
        return None
    named = _SCRIPTS[(found.lastindex or 1) - 1][1]
    return None if _primary(named) == _primary(language) else named


def _primary(language: str) -> str:
    own = language.split("-")[0].lower()
    return _WRITTEN_AS.get(own, own)
