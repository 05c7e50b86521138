"""The language that Word is told of East Asian letters, which have fonts and rules of their own.

A run has one language for them beside that of its other letters (ECMA-376, part 1, 17.3.2.20).
It is told by the script, since a brief in English may name people of three countries.
"""

from __future__ import annotations

import re

_KANA = "\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f"
_HANGUL = "\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff"
_BOPOMOFO = "\u3100-\u312f\u31a0-\u31bf"
_HAN = "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
#: The letters of these scripts, as what stands in a regular expression's brackets.
EAST_ASIAN = _KANA + _HANGUL + _BOPOMOFO + _HAN
_LETTERS = re.compile(f"[{EAST_ASIAN}]+")
_BY_SCRIPT = (
    (re.compile(f"[{_KANA}]"), "ja-JP"),
    (re.compile(f"[{_HANGUL}]"), "ko-KR"),
    (re.compile(f"[{_BOPOMOFO}]"), "zh-TW"),
)
#: Han letters alone: what has a place in the letters of a country's own standard.
_BY_STANDARD = (("gb2312", "zh-CN"), ("big5", "zh-TW"), ("shift_jis", "ja-JP"))
_LANGUAGES = ("ja", "ko", "zh")


def is_east_asian(language: str) -> bool:
    """Return whether a language's own letters are East Asian."""
    return language.split("-")[0].lower() in _LANGUAGES


def east_asian_language(text: str, language: str) -> str | None:
    """Return the language of the East Asian letters in `text`, as their script tells it.

    None without any, and where they are of the document's own `language`.
    """
    letters = "" if text.isascii() else "".join(_LETTERS.findall(text))
    if not letters:
        return None
    for script, named in _BY_SCRIPT:
        if script.search(letters):
            return None if named[:2] == language[:2].lower() else named
    if is_east_asian(language):
        return None
    return next((named for name, named in _BY_STANDARD if _holds(name, letters)), "zh-CN")


def _holds(standard: str, letters: str) -> bool:
    try:
        letters.encode(standard)
    except UnicodeEncodeError:
        return False
    return True
