"""Words that no line parts: a number and what it counts, day and month, “Mr.” and a name."""

from __future__ import annotations

import re

# a text without a digit, “Mr. ” or “Mme N” has nothing to keep together; what is asked of
# each text is one class of characters by their numbers, which is soonest found: of scripts that
# have digits of their own, any character
_ASCII_DIGIT = re.compile("[0-9]")
_ANY_DIGIT = re.compile("[0-9\u0660-\u1fff\u2100-\U0010ffff]")
_MAY_TITLE = re.compile(r"[A-Z](?:(?<=\b[A-Z])[a-z]{0,3}\. \S|(?<=\bM)(?:me|lle|M)? [A-Z])")
_NUMBER = re.compile(r"[(\[“\"«≈~+-]*[$€£¥]?\d+(?:[.,:/\u00a0\u202f]\d+)*")
#: What is counted; a longer word may be parted from its number.
_COUNTED = re.compile(r"[^\W\d_][\w.’'%\u00a0\u202f-]{0,16}\W*")
_BEFORE_NUMBER = re.compile(r"[(\[“\"«]*(?:[A-Z][\w’]{0,9}\.?|[a-z]{1,4}\.|[$€£¥§])")
_DIGIT = re.compile(r"[$€£¥]?\d")
_TITLE = re.compile(r"[(\[“\"«]*(?:[A-Z][a-z]{0,3}\.|M|MM|Mme|Mlle)")
#: Of two words that are kept together, one has at least one of these or is not all ASCII.
_cold = frozenset("0123456789.M").isdisjoint
_NAME = re.compile(r"[A-ZÀ-ÞĀ-Ž]")
#: Of so many words at most one is made, or a list of numbers would be one.
_MOST = 3


def glue(words: list[str]) -> list[str]:
    """Return `words`, each with the space behind it, joined where no line should end.

    ``["CAD ", "1 ", "billion "]`` becomes ``["CAD 1 billion "]``.
    """
    hot = [n for n, word in enumerate(words) if not (word.isascii() and _cold(word))]
    near = {place for n in hot for place in (n, n + 1) if 0 < place < len(words)}
    joints = {n for n in near if _belongs(words[n - 1].rsplit(" ", 2)[-2:], words[n])}
    if not joints:
        return words
    out: list[str] = []
    joined = 1
    for n, word in enumerate(words):
        if n in joints and joined < _MOST:
            out[-1] += word
            joined += 1
        else:
            out.append(word)
            joined = 1
    return out


def may_glue(text: str) -> bool:
    """Return whether `text` has anything to keep together."""
    if (_ASCII_DIGIT if text.isascii() else _ANY_DIGIT).search(text):
        return True
    return (". " in text or "M" in text) and _MAY_TITLE.search(text) is not None


def _belongs(end: list[str], word: str) -> bool:
    if len(end) < 2 or end[1]:
        return False  # no space between
    last = end[0]
    if _NUMBER.fullmatch(last):
        return _COUNTED.fullmatch(word.rstrip(" ")) is not None
    if _DIGIT.match(word):
        return _BEFORE_NUMBER.fullmatch(last) is not None
    return _TITLE.fullmatch(last) is not None and _NAME.match(word) is not None


def glued_words(text: str) -> list[str]:
    """Return the words of `text`, those that no line parts as one."""
    words = text.split(" ")
    if not may_glue(text):
        return words
    return [word[:-1] for word in glue([f"{word} " for word in words])]
