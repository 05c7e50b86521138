"""Words in another script than the document's: readers are told which language to speak.

Only the script is known, so only what a script tells is said: Greek, Hebrew and the like
by their main language, Cyrillic as written in Cyrillic (BCP 47, tag ``und-Cyrl``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

_SCRIPTS = {
    "el": "\u0370-\u03ff\u1f00-\u1fff",
    "und-Cyrl": "\u0400-\u052f",
    "he": "\u0590-\u05ff\ufb1d-\ufb4f",
    "ar": "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
    "hi": "\u0900-\u097f",
}
#: Languages that are written in these scripts: there they are nothing foreign.
_WRITTEN_IN = {
    "el": "el",
    **dict.fromkeys(("ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg", "tt"), "und-Cyrl"),
    **dict.fromkeys(("he", "yi"), "he"),
    **dict.fromkeys(("ar", "fa", "ur", "ps", "ku", "sd", "ug"), "ar"),
    **dict.fromkeys(("hi", "mr", "ne", "sa"), "hi"),
}


# two patterns that few documents need, and that take a millisecond to compile
@cache
def _any() -> re.Pattern[str]:
    return re.compile(f"[{''.join(_SCRIPTS.values())}]")


@cache
def _words() -> re.Pattern[str]:
    # a word of one script, and those that follow it without letters of another
    return re.compile("|".join(f"([{s}][{s}]+(?:[^\\w]+[{s}][{s}]+)*)" for s in _SCRIPTS.values()))


def script_of(language: str) -> str | None:
    """Return the tag that stands for the script of a language, None if it is a Latin one."""
    return _WRITTEN_IN.get(language.split("-")[0].lower())


def foreign_words(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """Yield where words in another script than that of `language` stand, with their language."""
    if text.isascii() or not _any().search(text):
        return
    own = script_of(language)
    tags = list(_SCRIPTS)
    for match in _words().finditer(text):
        tag = tags[(match.lastindex or 1) - 1]
        if tag != own:
            yield match.start(), match.end(), tag
