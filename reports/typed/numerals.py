"""Numbers in digits as people type them: any script's digits, any mark between groups.

``61 500``, ``61.500``, ``61’500`` and ``12,50,00,000`` are one number each. Where the marks
allow two numbers, both are told, for a caller who knows more to choose.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from decimal import Decimal

from reports.language.locales import locale_of
from reports.slotted import frozen

#: Apostrophes that part digits (Switzerland).
_APOSTROPHE = re.compile(r"(?<=\d)[’‘\u02bc\u00b4\uff07](?=\d)")
#: The Arabic marks for thousands and for decimals leave no doubt.
_ARABIC_GROUP, _ARABIC_DECIMAL = "\u066c", "\u066b"
_MARKS = rf"[.,'·{_ARABIC_GROUP}{_ARABIC_DECIMAL}]"
# no number starts or ends inside another; a space goes on with a number only before
# exactly three digits, which the first pattern takes
_START = rf"(?<!\d)(?<!\d{_MARKS})"
_END = rf"(?!\d|{_MARKS}\d)"
_GROUPED = (
    rf"(?P<head>\d{{1,3}})(?P<mark>[ '.,{_ARABIC_GROUP}])\d{{3}}(?!\d)(?:(?P=mark)\d{{3}}(?!\d))*"
    rf"(?:(?!(?P=mark))[.,·{_ARABIC_DECIMAL}]\d+)?"
)
_INDIAN = r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?"
_DECIMAL = rf"(?P<whole>\d+)(?P<point>[.,·{_ARABIC_DECIMAL}])(?P<rest>\d+)"
_NUMERAL = re.compile(
    rf"{_START}(?:(?P<grouped>{_GROUPED}){_END}|(?P<indian>{_INDIAN}){_END}"
    rf"|(?P<decimal>{_DECIMAL}){_END}|(?P<plain>\d+){_END}|\d+(?:{_MARKS}\d+)*)"
)


@frozen
class Numeral:
    """Digits in a text: ``text[start:end]``, with the numbers that they may be.

    Of two `values` the first has the mark for decimals; none means that the marks make no
    sense. `usual` says that the mark is the language's own for decimals.
    """

    start: int
    end: int
    values: tuple[Decimal, ...]
    usual: bool = False


def fold_digits(text: str) -> str:
    """Return `text`, of the same length, with plain digits, spaces and marks between digits."""
    return _APOSTROPHE.sub("'", "".join(map(_folded, text)))


def find_numerals(text: str, language: str) -> Iterator[Numeral]:
    """Yield the numbers in digits of `text`, which is folded, in order."""
    symbols = locale_of(language).number_symbols["latn"]
    group, decimal = symbols["group"], symbols["decimal"]
    for found in _NUMERAL.finditer(text):
        values = tuple(_values(found, group))
        usual = len(values) == 2 and found["mark"] == decimal
        yield Numeral(found.start(), found.end(), values, usual)


def nearest(values: Iterable[Decimal], known: Iterable[Decimal]) -> Decimal | None:
    """Return the value of the size of one that is `known`; None unless it is just one.

    Of one size are numbers of which neither is ten times the other.
    """
    sizes = [size for size in known if size > 0]
    near = {value for value in values for size in sizes if size / 10 < value < size * 10}
    return near.pop() if len(near) == 1 else None


def _folded(char: str) -> str:
    if char.isascii():
        return char
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    if unicodedata.category(char) == "Zs":
        return " "
    return char


def _values(found: re.Match[str], group: str) -> Iterator[Decimal]:
    if found["plain"]:
        yield Decimal(found["plain"])
    elif found["indian"]:
        yield Decimal(found["indian"].replace(",", ""))
    elif found["grouped"]:
        yield from _grouped_values(found, group)
    elif found["decimal"] and (found["point"] != group or len(found["rest"]) < 3):
        # a mark that groups, before more digits or fewer than a group has, is a slip
        yield Decimal(f"{found['whole']}.{found['rest']}")


def _grouped_values(found: re.Match[str], group: str) -> Iterator[Decimal]:
    mark, digits = found["mark"], found["grouped"]
    joined = re.sub(rf"[,·{_ARABIC_DECIMAL}]", ".", digits.replace(mark, ""))
    once = digits.count(mark) == 1 and joined.isdecimal() and mark in ".,"
    if once and mark != group:
        yield Decimal(digits.replace(mark, "."))
    if not once or found["head"] != "0":
        yield Decimal(joined)
