"""The script of a character, by its name in the Unicode standard; that of Han by what is near.

Chinese ideographs are drawn otherwise in China, Taiwan, Japan and Korea. A document in one
of these languages tells which, else the letters beside them: kana are Japanese, Hangul is
Korean, Bopomofo is Taiwan's. Where nothing tells, it is China's simplified form.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

SIMPLIFIED, TRADITIONAL = "simplified", "traditional"
JAPANESE, KOREAN, THAI = "japanese", "korean", "thai"

#: First words of names of characters, and what they belong to.
_HAN = frozenset({"CJK", "KANGXI", "IDEOGRAPHIC", "FULLWIDTH", "HALFWIDTH"})
_NAMED = {
    **dict.fromkeys(("HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "SQUARE"), JAPANESE),
    "HANGUL": KOREAN,
    "BOPOMOFO": TRADITIONAL,
    "THAI": THAI,
}
#: Scripts with names of several words; of others, the first is the name.
_SEVERAL = ("CANADIAN", "NEW", "OL", "OLD", "PAHAWH", "PHAGS-PA", "SYLOTI", "TAI")
_NAMES = {"CANADIAN": "CanadianAboriginal", "NKO": "NKo", "PHAGS-PA": "PhagsPa"}
_LANGUAGES = {"ja": JAPANESE, "ko": KOREAN, "zh": SIMPLIFIED}
_TRADITIONAL = re.compile("zh-(?:.+-)?(?:hant|tw|hk|mo)(?:-|$)")
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa\uff66-\uff9d]")
_HANGUL = re.compile("[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]")
_BOPOMOFO = re.compile("[\u3105-\u312f]")


@cache
def _script(char: str) -> str | None:
    """Return the script of a character, None if it is Han's or what stands among that."""
    words = unicodedata.name(char, "").split(" ")
    if words[0] in _HAN:
        return None
    if words[0] in _NAMED:
        return _NAMED[words[0]]
    if unicodedata.category(char)[0] == "P" and unicodedata.east_asian_width(char) == "W":
        return None  # brackets and commas as wide as an ideograph
    if words[0] in _NAMES:
        return _NAMES[words[0]]
    # one by one: what follows a word is no part of it
    return "".join(word.capitalize() for word in words[: 2 if words[0] in _SEVERAL else 1])


def char_script(char: str, near: str = "", language: str = "") -> str:
    """Return the script of `char` in the text `near`, of a document in `language`.

    A name of those above, or as Noto has it: ``Georgian``. What is a symbol belongs to none.
    """
    return _script(char) or _han(near, language)


@lru_cache(maxsize=256)
def _han(near: str, language: str) -> str:
    tag = language.lower()
    if found := _LANGUAGES.get(tag.split("-")[0]):
        return TRADITIONAL if _TRADITIONAL.match(tag) else found
    for letters, script in (
        (_KANA, JAPANESE),
        (_HANGUL, KOREAN),
        (_BOPOMOFO, TRADITIONAL),
    ):
        if letters.search(near):
            return script
    return SIMPLIFIED
