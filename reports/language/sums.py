"""Sums of money in running text: value, currency, qualifier, range and equivalent.

``over a billion Canadian dollars (approximately 723 million US dollars)`` is one sum
with its equivalent; ``between 2 and 3 billion euros`` is a range; a bare ``$`` has no
currency. A number without a word or sign of money is none: counts, years and
percentages are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from reports.language.currencies import Mark, mark_after, mark_before, unit_name, whose_dollar
from reports.language.lexicon import read_lists
from reports.language.numbers import SPACES, FoundNumber, find_numbers, primary
from reports.model import Money
from reports.model.money import MAX_AMOUNT

_S = f"[{SPACES}]"
#: How far behind a sum the same sum in other money may begin.
_FARTHEST = 60
#: How far before a sum its qualifier may begin (“un montant estimé à”).
_REACH = 32
_TO = re.compile(rf"-?{_S}?(?:to|and|or|à|et|ou|[-–—]){_S}?")
_THOUSANDS = re.compile(r"\d{1,3}\.\d{3}")
_FROM = re.compile(rf"(?:\b(between|entre|from|de|ranging from|ranges? from)){_S}$", re.IGNORECASE)
# “rose from $2 million to $5 million” tells two sums, “ranging from” one
_OPENS_RANGE = {"between", "entre", "ranging from", "range from", "ranges from"}
# what may stand between a sum and the same sum in other money
_SAME_SUM = r"or about|or|soit|i\.e\.,?|equal to|(?:the )?equivalent (?:of|to)|l[’']équivalent de"
_GAP = rf"(?P<gap>(?:[{SPACES}-][^\W\d_][\w-]*){{0,5}})"
_OPEN_BRACKET = re.compile(rf"{_GAP}{_S}?[(\[]{_S}?(?:{_SAME_SUM})?{_S}?", re.IGNORECASE)
_OR = re.compile(rf"{_S}?(?:,(?:{_S}(?:{_SAME_SUM}))?|/|[–—]|{_S}(?:or|soit)){_S}?", re.IGNORECASE)
_SAYS_SAME = re.compile(r"or|soit|equi|équi|equal|i\.e|/")
# “about $1 billion more than” compares
_COMPARES = re.compile(rf"{_S}?(?:more|less|higher|lower|above|below|of which|de plus|de moins)\b")
# more words in the bracket say more than the same sum: “($2 billion in loans)”
_CLOSE_BRACKET = re.compile(
    rf"{_S}?(?:[)\]]|(?:at|based on|as of|au|selon|,|;|/)(?![^\W_])[^()\[\]]{{0,60}}[)\]])"
)


@dataclass(frozen=True, slots=True)
class FoundMoney:
    """A sum in a text. ``text[start:end]`` has its qualifier and its equivalent too.

    `sum_end` is where the sum alone ends. `unit` names a shared unit (dollar, peso)
    while the currency is open. `number_start` is where the sum starts, its sign included.
    Words may stand between the sum and the bracket of its equivalent, up to `gap_end`:
    “A$100 million military package (US$65 million)”.
    """

    start: int
    end: int
    text: str
    money: Money
    equivalent: Money | None = None
    number_start: int = 0
    sum_end: int = 0
    gap_end: int = 0
    unit: str | None = None
    equivalent_unit: str | None = None


def find_money(
    text: str, language: str = "en", *, every_code: bool = False
) -> tuple[FoundMoney, ...]:
    """Return the sums of money in `text`, in order, each once with its equivalent.

    With `every_code`, codes that are words too (ALL, TRY) count: for the text of an amount.
    """
    rules = primary(language)
    sums = _ranges(text, _plain_sums(text, rules, every_code))
    found = [_with_words(text, each, rules) for each in sums]
    return tuple(_join_equivalents(text, [each for each in found if each]))


def qualifier_before(text: str, start: int, language: str) -> str | None:
    """Return the words before a number at `start` that say how exact it is: “over”."""
    found = _before(primary(language)).search(text, max(0, start - _REACH), start)
    return _spelled_out(found[1]) if found else None


@dataclass(frozen=True, slots=True)
class _Sum:
    """A number with its marks; `upper` makes it a range."""

    start: int
    end: int
    value: Decimal
    currency: str | None
    unit: str | None
    marked_before: bool
    marked_after: bool
    scale: Decimal
    upper: Decimal | None = None


def _plain_sums(text: str, language: str, every_code: bool) -> list[_Sum]:
    """Return all numbers as sums, those without a mark of money too: ranges need them."""
    sums = []
    for number in find_numbers(text, language):
        before = mark_before(text, number.start, every_code=every_code) if number.digits else None
        scaled = number.scale > 1 or number.value >= 1000
        after = mark_after(text, number.end, language, scaled=scaled, every_code=every_code)
        sums.append(_marked(text, number, before, after))
    return sums


def _marked(text: str, number: FoundNumber, before: Mark | None, after: Mark | None) -> _Sum:
    if before and after and before.currency and not after.currency and after.unit is None:
        after = None
    end = after.end if after else number.end
    # the clearer mark wins: “$2,000 pesos” are pesos, “$5 million USD” US dollars
    mark = max((m for m in (before, after) if m), key=_clearness, default=None)
    is_open = mark is not None and mark.unit == "dollar" and mark.currency is None
    if is_open and (whose := whose_dollar(text, end)):
        mark, end = whose, whose.end
    start = before.start if before else number.start
    # “$100.000” is written with a stop for thousands: no house has three decimals
    thousands = number.scale == 1 and _THOUSANDS.fullmatch(text, number.start, number.end)
    value = number.value * 1000 if thousands else number.value
    currency, unit = (mark.currency, mark.unit) if mark else (None, None)
    return _Sum(
        start,
        end,
        value,
        currency,
        unit,
        before is not None,
        after is not None,
        number.scale,
    )


def _clearness(mark: Mark) -> int:
    return 2 if mark.currency else 1 if mark.unit not in ("dollar", None) else 0


def _ranges(text: str, sums: Sequence[_Sum]) -> list[_Sum]:
    """Join the two ends of a range; drop the numbers that are no money."""
    out: list[_Sum] = []
    at = 0
    while at < len(sums):
        joined = _range(text, sums[at], sums[at + 1]) if at + 1 < len(sums) else None
        each = joined or sums[at]
        if each.marked_before or each.marked_after:
            out.append(each)
        at += 2 if joined else 1
    return out


def _range(text: str, low: _Sum, high: _Sum) -> _Sum | None:
    between = _TO.fullmatch(text, low.end, high.start)
    if not between or not (high.marked_after or low.marked_before):
        return None
    opened = _FROM.search(text, max(0, low.start - 16), low.start)
    word = opened[1].lower() if opened else None
    joint = between[0].strip(SPACES).lower()
    joint = joint.lstrip("-").strip(SPACES)
    shares_scale = low.scale == 1 and low.value < 1000 <= high.scale
    if joint in ("or", "ou") and not (shares_scale and not low.marked_after):
        return None
    if joint in ("and", "et") and word not in ("between", "entre"):
        return None
    if joint in ("to", "à") and not _is_span(low, high, word):
        return None
    value = low.value
    if low.scale == 1 and low.value < 1000 <= high.scale and not low.marked_after:
        value *= high.scale  # “$2-3 billion”: the scale is said once
    if value >= high.value or (low.currency and high.currency and low.currency != high.currency):
        return None
    mark = high if high.marked_after or not low.marked_before else low
    mark = low if low.currency and not high.currency else mark
    return replace(
        high, start=low.start, value=value, upper=high.value, currency=mark.currency,
        unit=mark.unit, marked_before=low.marked_before,
    )  # fmt: skip


def _is_span(low: _Sum, high: _Sum, word: str | None) -> bool:
    """Tell whether “A to B” is one range: not “from $2 million to $5 million”."""
    shares_scale = low.scale == 1 and low.value < 1000 <= high.scale
    return (
        word in _OPENS_RANGE
        or (word is None and (shares_scale or not high.marked_before))
        or (word == "de" and not low.marked_after)
    )


def _with_words(text: str, each: _Sum, language: str) -> FoundMoney | None:
    """Add the qualifier before or after, and make the `Money`; None if it is out of bounds."""
    start, end, qualifier = each.start, each.end, None
    low = max(0, each.start - _REACH)
    if each.upper is not None and (opened := _FROM.search(text, low, each.start)):
        start = opened.start()
    elif found := _before(language).search(text, low, each.start):
        start, qualifier = found.start(1), _spelled_out(found[1])
    elif found := _after(language).match(text, each.end):
        end, qualifier = found.end(), _after_words(language)[_spelled_out(found[1]).lower()]
    highest = max(each.value, each.upper or each.value)
    if highest > MAX_AMOUNT or _places(each.value) > 6 or _places(each.upper or Decimal(1)) > 6:
        return None
    unit = None if each.currency else each.unit or "dollar"
    money = Money(
        value=each.value,
        currency=each.currency,
        qualifier=qualifier,
        unit=unit_name(unit, language) if unit not in (None, "dollar") else None,
        upper=each.upper,
    )
    return FoundMoney(start, end, text[start:end], money, None, each.start, end, end, unit)


def _spelled_out(words: str) -> str:
    """Return a qualifier with plain spaces; “plus d’” as “plus de”."""
    plain = re.sub(_S, " ", words).strip()
    return plain[:-1] + "e" if plain.endswith(("d’", "d'")) else plain


def _places(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def _join_equivalents(text: str, found: Sequence[FoundMoney]) -> list[FoundMoney]:
    out: list[FoundMoney] = []
    for each in found:
        end = _equivalent_end(text, out[-1], each) if out else None
        if end is None:
            out.append(each)
            continue
        first = out[-1]
        gap = _OPEN_BRACKET.match(text, first.end)
        money, unit = each.money, each.unit
        if money.currency is None and unit == "dollar" and _dollar_is_us(first):
            money, unit = money.model_copy(update={"currency": "USD"}), None
        out[-1] = replace(
            first,
            end=end,
            text=text[first.start : end],
            equivalent=money,
            equivalent_unit=unit,
            gap_end=gap.end("gap") if gap else first.sum_end,
        )
    return out


def _equivalent_end(text: str, first: FoundMoney, second: FoundMoney) -> int | None:
    """Return where `second` ends as the equivalent of `first`; None if it is not one."""
    same = (first.money.currency, first.unit) == (second.money.currency, second.unit)
    if same or first.equivalent or not 0 <= second.start - first.end <= _FARTHEST:
        return None
    if _OPEN_BRACKET.fullmatch(text, first.end, second.start):
        close = _CLOSE_BRACKET.match(text, second.end)
        return close.end() if close else None
    joint = text[first.end : second.start]
    if not _OR.fullmatch(joint) or _COMPARES.match(text, second.end):
        return None
    # a mere comma or dash lists; “, about” or “, or” tells the same again
    return second.end if _SAYS_SAME.search(joint) or _is_rough(second) else None


def _is_rough(second: FoundMoney) -> bool:
    rough = {"about", "approximately", "approx.", "around", "roughly", "some", "environ"}
    return (second.money.qualifier or "").lower() in rough


def _dollar_is_us(first: FoundMoney) -> bool:
    """Tell whether a bare “$” beside `first` must be the US one.

    After another dollar, or pesos, that is marked as such, it is not that one again.
    """
    currency = first.money.currency
    return first.unit == "peso" or (currency or "") in {
        "CAD", "AUD", "NZD", "HKD", "SGD", "TWD", "MXN", "ARS", "CLP", "COP",
    }  # fmt: skip


@cache
def _before(language: str) -> re.Pattern[str]:
    words = sorted(read_lists(language, "numbers")["before"], key=len, reverse=True)
    plain = "|".join(re.escape(word).replace("\\ ", _S) for word in words)
    plain = plain.replace("’", "[’']")
    return re.compile(rf"(?<![^\W_])({plain})(?:(?<=[’'])|{_S}(?:the{_S})?)$", re.IGNORECASE)


@cache
def _after(language: str) -> re.Pattern[str]:
    words = sorted(_after_words(language), key=len, reverse=True)
    plain = "|".join(re.escape(word).replace("\\ ", _S) for word in words)
    return re.compile(rf"{_S}?({plain})(?![^\W_])", re.IGNORECASE)


def _after_words(language: str) -> Mapping[str, str]:
    words: Mapping[str, str] = read_lists(language, "numbers")["after"]
    return words
