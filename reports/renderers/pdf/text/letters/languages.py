"""Words in another script than the document's: readers are told which language to speak.

Only the script is known, so only what a script tells is said: Greek, Hebrew and the like
by their main language, Cyrillic as written in Cyrillic (BCP 47, tag ``und-Cyrl``). Ideographs
with kana among them are Japanese.
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
    "und-Beng": "\u0980-\u09ff",
    "ta": "\u0b80-\u0bff",
    "si": "\u0d80-\u0dff",
    "th": "\u0e01-\u0e5b",
    "lo": "\u0e81-\u0edf",
    "my": "\u1000-\u109f",
    "ka": "\u10a0-\u10ff\u1c90-\u1cbf\u2d00-\u2d2f",
    "hy": "\u0531-\u058f",
    "und-Ethi": "\u1200-\u139f",
    "km": "\u1780-\u17ff",
    "ko": "\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3",
    "und-Hani": (
        "\u3005-\u3007\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
    ),
}
_HAN, _KANA = "und-Hani", "[\u3041-\u30ff]"
#: Languages that are written in these scripts: there they are nothing foreign.
_WRITTEN_IN = {
    "el": "el",
    **dict.fromkeys(("ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg", "tt"), "und-Cyrl"),
    **dict.fromkeys(("he", "yi"), "he"),
    **dict.fromkeys(("ar", "fa", "ur", "ps", "ku", "sd", "ug"), "ar"),
    **dict.fromkeys(("hi", "mr", "ne", "sa"), "hi"),
    **dict.fromkeys(("bn", "as"), "und-Beng"),
    **dict.fromkeys(("am", "ti"), "und-Ethi"),
    **dict.fromkeys(("zh", "ja"), _HAN),
    **{tag: tag for tag in ("ta", "si", "th", "lo", "my", "ka", "hy", "km", "ko")},
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
        if tag == _HAN and re.search(_KANA, match[0]):
            # ideographs among kana are Japanese
            tag = _HAN if language[:2] == "ja" else "ja"
        if tag != own:
            yield match.start(), match.end(), tag
