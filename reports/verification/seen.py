"""What an output says, read back: passages in the order of reading, and what runs on its pages."""

from __future__ import annotations

import re
import unicodedata

from reports.slotted import frozen

# quotation marks and apostrophes are those of a language; dashes that no line parts are dashes
_SAME = {
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033", '"'),
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2039\u203a\u2032", "'"),
    "\u2010": "-",
    "\u2011": "-",
    "\u2212": "–",
    "…": "...",
    **{
        chr(0xFB00 + n): letters
        for n, letters in enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"))
    },
}
# letters that show nothing (Unicode: General_Category Cf, Default_Ignorable_Code_Point)
_HIDDEN = (
    "\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u08e2\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
# one search for both: of long texts it takes a fifth of the time of str.translate
_OTHERS = re.compile(f"[{''.join(_SAME)}{_HIDDEN}]")
# combining marks, also one over the other, and what is drawn with dashes
_MARK = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_MARKS, _STACK = re.compile(_MARK), re.compile(f"{_MARK}{{3}}")
_LINE = re.compile("[-=]{3,}")
# where scripts stand that run from right to left (Unicode: blocks.txt); their digits do not
_RTL = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_RTL_CLASSES = ("R", "AL")
# brackets look the other way where text runs from right to left
_MIRRORED = str.maketrans(")]}>", "([{<")
_NO_LETTER = re.compile(r"[\W_]+")
_NO_LETTERS = re.compile(r"[\W_]{2,}")


@frozen
class Passage:
    """Text that stands together: a paragraph, or a cell. `page` counts from 1, if it is known."""

    text: str
    page: int | None = None


@frozen
class Seen:
    """An output as its reader found it.

    `running` is what stands on each page (of a PDF) or in each header and footer (of a Word
    file) beside the text: markings, page numbers. `contents` is a list of headings. `turned`:
    it has letters that run from right to left, which its reader has put in their order.
    """

    passages: tuple[Passage, ...]
    running: tuple[str, ...] = ()
    contents: str = ""
    turned: bool = False


def letters(text: str) -> str:
    """Return `text` without what typesetting may change: spaces, dividing hyphens, ligatures.

    The quotation marks of all languages are one, and a line of dashes says nothing.
    """
    text = without_spaces(text)
    if not text.isascii():
        text = _OTHERS.sub(lambda found: _SAME.get(found[0], ""), text)
    return _LINE.sub("", text)


def without_spaces(text: str) -> str:
    """Return `text` without white space (Unicode: White_Space)."""
    return "".join(text.replace(" ", "").split())  # of long texts, most of it at once


def bare_letters(text: str) -> str:
    """Return the letters of `text` without marks over or below them."""
    return _MARKS.sub("", unicodedata.normalize("NFD", letters(text)))


def turned_letters(text: str) -> str:
    """Return the letters of `text`, some of which run from right to left, in their order.

    What stands between letters and digits may be in another order, and brackets mirrored.
    """
    text = unicodedata.normalize("NFD", letters(text)).translate(_MIRRORED)
    return _NO_LETTERS.sub(lambda found: "".join(sorted(found[0])), text)


def words_alone(text: str) -> str:
    """Return the letters and digits of `text` alone; one letter for a word is the word."""
    return _NO_LETTER.sub("", unicodedata.normalize("NFKD", letters(text)))


def is_rtl(text: str) -> bool:
    """Return whether `text` has letters that run from right to left."""
    if text.isascii():
        return False
    return any(unicodedata.bidirectional(one) in _RTL_CLASSES for one in _RTL.findall(text))


def has_stacks(text: str) -> bool:
    """Return whether marks stand over one another, of which readers show but a few."""
    return not text.isascii() and _STACK.search(unicodedata.normalize("NFD", text)) is not None
