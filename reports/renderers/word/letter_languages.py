"""The languages that Word is told of letters that have a font of their own in each run.

East Asian letters have one (``w:eastAsia``), and so have those of complex scripts, of which
these here run from the left (``w:cs``). Each has a language beside that of a run's other letters
(ECMA-376, part 1, 17.3.2.20), by which Word chooses that font and the ends of lines. It is told
by the script, since a brief in English may name people of three countries.
"""

from __future__ import annotations

import re
from functools import cache

_KANA = "\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f"
_HANGUL = "\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff"
_BOPOMOFO = "\u3100-\u312f\u31a0-\u31bf"
_HAN = "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
#: East Asian letters, as what stands in a regular expression's brackets.
EAST_ASIAN = _KANA + _HANGUL + _BOPOMOFO + _HAN
_EAST_ASIAN_LETTERS = re.compile(f"[{EAST_ASIAN}]+")
_BY_SCRIPT = (
    (re.compile(f"[{_KANA}]"), "ja-JP"),
    (re.compile(f"[{_HANGUL}]"), "ko-KR"),
    (re.compile(f"[{_BOPOMOFO}]"), "zh-TW"),
)
#: Han letters alone: what has a place in the letters of a country's own standard.
_BY_STANDARD = (("gb2312", "zh-CN"), ("big5", "zh-TW"), ("shift_jis", "ja-JP"))
_EAST_ASIAN_LANGUAGES = ("ja", "ko", "zh")
#: Where the letters of a complex script stand, and the language that is told of them.
_COMPLEX_SCRIPTS = (
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


def is_east_asian(language: str) -> bool:
    """Return whether a language's own letters are East Asian."""
    return language.split("-")[0].lower() in _EAST_ASIAN_LANGUAGES


def east_asian_language(text: str, language: str) -> str | None:
    """Return the language of the East Asian letters in `text`, as their script tells it.

    None without any, and where they are of the document's own `language`.
    """
    letters = "" if text.isascii() else "".join(_EAST_ASIAN_LETTERS.findall(text))
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


@cache
def _complex_letters() -> re.Pattern[str]:
    return re.compile("|".join(f"([{letters}])" for letters, _ in _COMPLEX_SCRIPTS))


def is_complex(language: str) -> bool:
    """Return whether a language's own letters are of a complex script that runs from the left."""
    return _primary(language) in {_primary(named) for _, named in _COMPLEX_SCRIPTS}


def complex_language(text: str, language: str) -> str | None:
    """Return the language of the first letters of these scripts in `text`, told by the script.

    None without any, and where they are of the document's own `language`.
    """
    found = None if text.isascii() else _complex_letters().search(text)
    if found is None:
        return None
    named = _COMPLEX_SCRIPTS[(found.lastindex or 1) - 1][1]
    return None if _primary(named) == _primary(language) else named


def _primary(language: str) -> str:
    own = language.split("-")[0].lower()
    return _WRITTEN_AS.get(own, own)
