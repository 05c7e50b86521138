"""Sums of money in running text: value, currency, qualifier, range and equivalent.

``over a billion Canadian dollars (approximately 723 million US dollars)`` is one sum
with its equivalent; ``between 2 and 3 billion euros`` is a range; a bare ``$`` has no
currency. A number without a word or sign of money is none: counts, years and
percentages are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal, localcontext
from functools import lru_cache

from reports.language.lexicon import COMMON, Lexicon, lexicon_of, read_lists
from reports.language.locales import caseless
from reports.language.quantities.chains import MarkedSum, chained, joint_of
from reports.language.quantities.currencies import (
    MoneyMark,
    mark_after,
    mark_before,
    unit_name,
    whose_dollar,
)
from reports.language.quantities.numbers import EXACT, SPACES, FoundNumber, find_numbers
from reports.model import Money
from reports.model.money import is_amount
from reports.slotted import frozen

_S = f"[{SPACES}]"
#: How far behind a sum the same sum in other money may begin.
_FARTHEST = 60
#: How far before a sum its qualifier may begin (“un montant estimé à”).
_REACH = 32
_NO_MARK = MoneyMark(0, 0, None)
_THOUSANDS = re.compile(r"\d{1,3}\.\d{3}")
_GAP = rf"(?P<gap>(?:[{SPACES}-][^\W\d_][\w-]*){{0,5}})"
_BEFORE = rf"(?i)(?<![^\W_])(<numbers.before>)(?:(?<=[’'])|{_S}(?:<phrases.leads>{_S})?)$"
_AFTER = rf"(?i){_S}?(<numbers.after>)(?![^\W_])"
_OPENS = rf"(?i)(?:\b(<~sums.opens_range>|<~sums.opens_two>)){_S}$"
# “raise from 2 to |3 million euros| its aid”: what it is raised to
_RAISED = r"(?i)\b<sums.raises>\b[^.;:]{0,60}$"
_OPEN_BRACKET = rf"(?i){_GAP}{_S}?[(\[]{_S}?<~sums.same_sum>?{_S}?"
# more words in the bracket say more than the same sum: “($2 billion in loans)”
_CLOSE_BRACKET = rf"{_S}?(?:[)\]]|(?:<~sums.in_bracket>|,|;|/)(?![^\W_])[^()\[\]]{{0,60}}[)\]])"
_OTHER_MONEY = rf"(?i){_S}?(?:,(?:{_S}<~sums.same_sum>)?|/|[–—]|{_S}<~sums.same_alone>){_S}?"
_COMPARES = rf"{_S}?<~sums.compares>\b"


@frozen
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


# aid, figures and contradictions read the same sentences
@lru_cache(maxsize=4096)
def find_money(
    text: str,
    language: str,
    *,
    every_code: bool = False,
    carried: tuple[str | None, str | None] | None = None,
) -> tuple[FoundMoney, ...]:
    """Return the sums of money in `text`, in order, each once with its equivalent.

    With `every_code`, codes that are words too (ALL, TRY) count: for the text of an amount.
    `carried` is currency and unit of the sum before the text: « … recevra 7 millions ».
    """
    known = lexicon_of(language)
    with localcontext(EXACT):
        sums = _ranges(text, _plain_sums(text, known.language, every_code, carried), known)
    found = [_with_words(text, each, known) for each in sums]
    return tuple(_join_equivalents(text, [each for each in found if each], known))


def qualifier_before(text: str, start: int, language: str) -> str | None:
    """Return the words before a number at `start` that say how exact it is: “over”."""
    known = lexicon_of(language).compiled(_BEFORE)
    found = known.search(text, max(0, start - _REACH), start)
    return _spelled_out(found[1]) if found else None


def _plain_sums(
    text: str, language: str, every_code: bool, carried: tuple[str | None, str | None] | None
) -> list[MarkedSum]:
    """Return all numbers as sums, those without a mark of money too: ranges need them."""
    sums = []
    for number in find_numbers(text, language):
        before = None
        if number.digits:
            before = mark_before(text, number.start, language, every_code=every_code)
        scaled = number.scale > 1 or number.value >= 1000
        after = mark_after(text, number.end, language, scaled=scaled, every_code=every_code)
        sums.append(_marked(text, number, before, after, language))
    return chained(text, sums, language, carried)


def _marked(
    text: str, number: FoundNumber, before: MoneyMark | None, after: MoneyMark | None, language: str
) -> MarkedSum:
    end = after.end if after else number.end
    # the clearer mark wins: “$2,000 pesos” are pesos, “$5 million USD” US dollars
    mark = max(filter(None, (before, after)), key=_clearness, default=_NO_MARK)
    if (mark.unit, mark.currency) == ("dollar", None):
        mark = whose_dollar(text, end, language) or mark
        end = max(end, mark.end)
    return MarkedSum(
        before.start if before else number.start,
        end,
        _value(text, number),
        mark.currency,
        mark.unit,
        before is not None,
        after is not None,
        number.scale,
    )


def _value(text: str, number: FoundNumber) -> Decimal:
    # “$100.000” is written with a stop for thousands: no house has three decimals; where stops
    # part thousands anyway, the number was read so
    is_read = number.scale > 1 or number.value >= 1000
    thousands = not is_read and _THOUSANDS.fullmatch(text, number.start, number.end)
    return number.value * 1000 if thousands else number.value


def _clearness(mark: MoneyMark) -> int:
    return 2 if mark.currency else 1 if mark.unit not in ("dollar", None) else 0


def _ranges(text: str, sums: Sequence[MarkedSum], known: Lexicon) -> list[MarkedSum]:
    """Join the two ends of a range; drop the numbers that are no money."""
    out: list[MarkedSum] = []
    at = 0
    while at < len(sums):
        joined = _range(text, sums[at], sums[at + 1], known) if at + 1 < len(sums) else None
        each = joined or sums[at]
        if each.is_marked:
            out.append(each)
        at += 2 if joined else 1
    return out


def _range(text: str, low: MarkedSum, high: MarkedSum, known: Lexicon) -> MarkedSum | None:
    between = joint_of(known).fullmatch(text, low.end, high.start)
    if not between or not (high.marked_after or low.marked_before):
        return None
    scaled = low.shares_scale(high) and not low.marked_after
    if low.scale == 1 < high.scale and not (scaled or low.is_marked):
        return None  # “from 2024 to 320 million euros”
    opened = known.compiled(_OPENS).search(text, max(0, low.start - 16), low.start)
    joint = between[0].strip(f"-{SPACES}").lower()
    if not _joins(low, high, joint, _spelled_out(opened[1]).lower() if opened else None, known):
        return None
    # “$2-3 billion”: the scale is said once
    value = low.value * (high.scale if scaled else 1)
    if opened and known.compiled(_RAISED).search(text, 0, low.start):
        return high
    if value >= high.value or len({low.currency, high.currency} - {None}) > 1:
        return None
    named = low.currency and not high.currency
    mark = low if named or (low.marked_before and not high.marked_after) else high
    return replace(
        high, start=low.start, value=value, upper=high.value, currency=mark.currency,
        unit=mark.unit, marked_before=low.marked_before,
    )  # fmt: skip


def _joins(low: MarkedSum, high: MarkedSum, joint: str, opened: str | None, known: Lexicon) -> bool:
    """Return whether a word makes two sums one range: not “from $2 million to $5 million”."""
    if joint in known.words("sums", "or"):
        return low.shares_scale(high) and not low.marked_after
    if joint in known.words("sums", "and"):
        return opened in known.words("sums", "opens_and")
    if joint not in known.words("sums", "to") or opened in known.words("sums", "opens_range"):
        return True
    if opened is None:
        return low.shares_scale(high) or not high.marked_before
    return opened in known.words("sums", "opens_bare_range") and not low.marked_after


def _with_words(text: str, each: MarkedSum, known: Lexicon) -> FoundMoney | None:
    """Add the qualifier before or after, and make the `Money`; None if it is out of bounds."""
    if not all(is_amount(value) for value in (each.value, each.upper or each.value)):
        return None
    start, end, qualifier = _qualified(text, each, known)
    unit = None if each.currency else each.unit or "dollar"
    money = Money(
        value=each.value,
        currency=each.currency,
        qualifier=qualifier,
        unit=unit_name(unit, known.language) if unit not in (None, "dollar") else None,
        upper=each.upper,
    )
    return FoundMoney(start, end, text[start:end], money, None, each.start, end, end, unit)


def _qualified(text: str, each: MarkedSum, known: Lexicon) -> tuple[int, int, str | None]:
    """Return where a sum starts and ends with its qualifier, and the qualifier."""
    low = max(0, each.start - _REACH)
    if each.upper is not None and (opened := known.compiled(_OPENS).search(text, low, each.start)):
        return opened.start(), each.end, None
    if found := known.compiled(_BEFORE).search(text, low, each.start):
        return found.start(1), each.end, _spelled_out(found[1])
    if found := known.compiled(_AFTER).match(text, each.end):
        words = {caseless(said): means for said, means in known.table("numbers", "after").items()}
        return each.start, found.end(), words[caseless(_spelled_out(found[1]))]
    return each.start, each.end, None


def _spelled_out(words: str) -> str:
    """Return a qualifier with plain spaces; “plus d’” as “plus de”."""
    plain = re.sub(_S, " ", words).strip()
    return plain[:-1] + "e" if plain.endswith(("d’", "d'")) else plain


def _join_equivalents(text: str, found: Sequence[FoundMoney], known: Lexicon) -> list[FoundMoney]:
    out: list[FoundMoney] = []
    for each in found:
        end = _equivalent_end(text, out[-1], each, known) if out else None
        if end is None:
            out.append(each)
            continue
        first = out[-1]
        gap = known.compiled(_OPEN_BRACKET).match(text, first.end)
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


def _equivalent_end(text: str, first: FoundMoney, second: FoundMoney, known: Lexicon) -> int | None:
    """Return where `second` ends as the equivalent of `first`; None if it is not one."""
    same = (first.money.currency, first.unit) == (second.money.currency, second.unit)
    if same or first.equivalent or not 0 <= second.start - first.end <= _FARTHEST:
        return None
    if known.compiled(_OPEN_BRACKET).fullmatch(text, first.end, second.start):
        close = known.compiled(_CLOSE_BRACKET).match(text, second.end)
        return close.end() if close else None
    return _equivalent_beside(text, first, second, known)


def _equivalent_beside(
    text: str, first: FoundMoney, second: FoundMoney, known: Lexicon
) -> int | None:
    """Return where `second` ends as the equivalent that stands beside `first`, in no bracket."""
    joint = text[first.end : second.start]
    other = known.compiled(_OTHER_MONEY).fullmatch(joint)
    if not other or known.compiled(_COMPARES).match(text, second.end):
        return None
    # a mere comma or dash lists; “, about” or “, or” tells the same again
    rough = (second.money.qualifier or "").lower() in known.words("sums", "rough")
    return second.end if known.compiled(r"<~sums.says_same>|/").search(joint) or rough else None


def _dollar_is_us(first: FoundMoney) -> bool:
    """Return whether a bare “$” beside `first` must be the US one.

    After another dollar, or pesos, that is marked as such, it is not that one again.
    """
    known = read_lists(COMMON, "currencies")["beside_us_dollars"]
    return first.unit == "peso" or first.money.currency in known
