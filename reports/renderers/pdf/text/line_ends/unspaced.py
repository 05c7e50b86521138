"""Where lines may end in scripts without spaces between words (Unicode Standard Annex 14).

Chinese and Japanese: after any ideograph or kana, but no line begins with a closing mark, a
small kana or a sign of repetition, and none ends with an opening mark. Korean words are kept
whole, as its newspapers have them. Thai: between syllables, as Pyphen's patterns have them;
where words end only a dictionary tells. Other scripts have lines that end at their spaces, or
where a line is full.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

import pyphen

from reports.renderers.pdf.text.line_ends.patterns import use_patterns

# ideographs, kana, Bopomofo, Yi, and the marks as wide as they are
_WIDE = (
    "\u2e80-\u312f\u3190-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uf900-\ufaff\ufe10-\ufe1f\ufe30-\ufe4f"
    "\uff00-\uffef\U00016fe0-\U00018dff\U0001aff0-\U0001b2ff\U0001f200-\U0001f2ff"
    "\U00020000-\U0003ffff"
)
_THAI = "\u0e01-\u0e4e"
#: Classes CL, EX, NS, CJ, IN, PO and BA of what no category tells.
_NO_START = frozenset(
    "、。，．：；！？…‥・･｡､％‰℃°〜～ー々〻〱〲〳〴〵゛゜ゝゞヽヾ゠‼⁇⁈⁉￠\u3000,.:;!?%·"  # noqa: RUF001
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯｰﾞﾟ"
)
#: Classes PR and OP of the same.
_NO_END = frozenset("￥￡￦＄¥€£$№")  # noqa: RUF001
_CLOSING, _OPENING = ("Pe", "Pf", "Mn", "Mc", "Me"), ("Ps", "Pi")
#: What no line ends before or after (class GL and WJ), dashes that belong together (B2).
_GLUE, _DASHES = frozenset("\u00a0\u202f\u2060\ufeff"), frozenset("—―⸺")
#: At least so many letters of Thai stand before and after the end of a line.
_LEAST = 2


@cache
def _unspaced() -> re.Pattern[str]:
    return re.compile(f"[{_WIDE}{_THAI}]")


@cache
def _wide() -> re.Pattern[str]:
    return re.compile(f"[{_WIDE}]")


@cache
def _thai() -> re.Pattern[str]:
    return re.compile(f"[{_THAI}]+")


def has_unspaced(text: str) -> bool:
    """Return whether `text` holds a letter of a script whose lines end inside words."""
    return not text.isascii() and _unspaced().search(text) is not None


@lru_cache(maxsize=4096)
def parted(token: str) -> tuple[str, ...]:
    """Return the parts of a word, with the space behind it, after which a line may end."""
    if not has_unspaced(token):
        return (token,)
    thai = {found.start() + n for found in _thai().finditer(token) for n in _syllables(found[0])}
    ends = [n for n in range(1, len(token)) if n in thai or may_part(token[n - 1], token[n])]
    places = zip([0, *ends], [*ends, len(token)], strict=True)
    return tuple(token[start:end] for start, end in places)


def may_part(before: str, after: str) -> bool:
    """Return whether a line may end between two letters, one of them as wide as an ideograph."""
    wide = _wide()
    if (before.isascii() and after.isascii()) or not (wide.match(before) or wide.match(after)):
        return False
    if after == " " or after in _NO_START or before in _NO_END:
        return False
    if before in _GLUE or after in _GLUE or (before in _DASHES and after in _DASHES):
        return False
    return (
        unicodedata.category(after) not in _CLOSING and unicodedata.category(before) not in _OPENING
    )


@lru_cache(maxsize=4096)
def _syllables(word: str) -> tuple[int, ...]:
    """Return after how many letters of a Thai text its syllables end."""
    return tuple(map(int, _patterns().positions(word)))


@cache
def _patterns() -> pyphen.Pyphen:
    use_patterns("th_TH")
    return pyphen.Pyphen(lang="th_TH", left=_LEAST, right=_LEAST)
