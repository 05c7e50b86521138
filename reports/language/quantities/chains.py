"""Numbers that have their money from another one: “5 million euros, Italy 3 million”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import zip_longest

from reports.language.lexicon import Lexicon, lexicon_of
from reports.language.quantities.numbers import SPACES
from reports.slotted import frozen

_S = f"[{SPACES}]"
#: How far behind a sum a number may have its money.
_FARTHEST = 120
#: The smallest scale of a number whose money is left out.
_CHAINED = 10**6
#: The smallest number that is money behind a name, as the sum before it is.
_LARGE = 10**4
#: What stands before a number whose money is left out: “Italy 3 million”, “Italy (3 million)”.
_BEFORE = frozenset(f"{SPACES}\n(")
_OF_WHICH = rf"(?i),?{_S}<sums.of_which>{_S}"
# « 2 millions |de la Corée| »: from whom, not of what
_FROM = r"<aid.prepositions.of>\s?(?:(?-i:<phrases.leads>)(?:(?<=[’'])|\s))(?-i:[A-ZÀ-Ý])"
_NAMED = re.compile(r"[A-ZÀ-Ý][\w’'-]*\s$")


@frozen
class MarkedSum:
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

    @property
    def is_marked(self) -> bool:
        """Whether a sign, code or word says that it is money."""
        return self.marked_before or self.marked_after

    def shares_scale(self, high: MarkedSum) -> bool:
        """Return whether the scale of `high` may be this one's too: “2 to 3 billion”."""
        return self.scale == 1 and self.value < 1000 <= high.scale


def chained(
    text: str,
    sums: Sequence[MarkedSum],
    language: str,
    carried: tuple[str | None, str | None] | None = None,
) -> list[MarkedSum]:
    """Give a number the money of the sum before: “2 millions d’euros, l’Italie 3 millions”.

    Only a number of millions is one, and only where what follows counts no people or things;
    or one of thousands that ends a clause behind a name: “and the Fund 150,000”.
    """
    known = lexicon_of(language)
    out: list[MarkedSum] = []
    last: MarkedSum | None = None
    if carried and known.ordered("currencies", "counts"):
        none = Decimal(0)
        last = MarkedSum(-1, -1, none, *carried, marked_before=False, marked_after=True, scale=none)
    for each in _shared(text, sums, known):
        if last and not each.is_marked and _goes_on(text, last, each, known):
            each = replace(each, currency=last.currency, unit=last.unit, marked_after=True)
        last = each if each.is_marked else last
        out.append(each)
    return out


def _goes_on(text: str, last: MarkedSum, each: MarkedSum, known: Lexicon) -> bool:
    """Return whether a number has the money of the last sum before it."""
    opens = each.start == 0  # « |Cinq millions| iront à »
    if each.start - last.end >= _FARTHEST or not (opens or text[each.start - 1] in _BEFORE):
        return False
    behind = each.end + 1
    ends = not text[each.end : each.end + 2].strip()[:1].isalnum()
    if ends and each.value >= _LARGE and _NAMED.search(text, behind - 60, each.start):
        return True
    if each.scale < _CHAINED:
        return False
    of_it = known.compiled(_OF_WHICH).fullmatch(text, last.end, each.start)
    if ends or of_it or known.pattern("currencies", "chained").match(text, behind):
        return True
    by_itself = bool(known.ordered("currencies", "counts"))
    counts = known.pattern("currencies", "counts").match(text, behind)
    return by_itself and not (counts and not known.compiled(_FROM).match(text, behind))


def _shared(text: str, sums: Sequence[MarkedSum], known: Lexicon) -> Iterator[MarkedSum]:
    """Give a number the scale and money of the next: “9 and 4 million euros respectively”."""
    shares = known.pattern("sums", "respectively").search(text) is not None
    for each, following in zip_longest(sums, sums[1:]):
        joined = shares and following and joint_of(known).fullmatch(text, each.end, following.start)
        shared = each.shares_scale(following) if following else False
        alike = shared or (following is not None and each.scale == following.scale)
        if joined and following.is_marked and not each.is_marked and alike:
            value = each.value * following.scale if shared else each.value
            yield replace(following, start=each.start, end=each.end, value=value)
        else:
            yield each


def joint_of(known: Lexicon) -> re.Pattern[str]:
    """Return the pattern of what joins two numbers: “to”, “and”, a dash."""
    return known.compiled(rf"-?{_S}?(?:<sums.to sums.and sums.or>|[-–—]){_S}?")
