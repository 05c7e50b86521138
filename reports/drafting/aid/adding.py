"""Whether the parts of a sum add up.

A mismatch is reported, never corrected: an article may leave parts unlisted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from reports.drafting.aid.totals import other_split, total_of, words_of_parts
from reports.drafting.sums.mentions import Sum
from reports.notices import Notice, note


def check_totals(sums: Sequence[Sum], wholes: Mapping[int, int], language: str) -> list[Notice]:
    """Return a notice for each whole that its listed parts do not make up."""
    notices, words = [], words_of_parts(language)
    for whole in sorted(set(wholes.values())):
        mention, value = sums[whole].main, sums[whole].money.value
        parts = [i for i in wholes if wholes[i] == whole]
        again = other_split(sums, parts, whole)  # “€9m, of it 5 in loans and 4 in grants”, by giver
        parts = again if again and total_of(sums, set(parts) - set(again)) == value else parts
        total = total_of(sums, parts)
        colon = mention.after.rstrip().endswith(":")
        items = all(sums[i].main.sentence.place == "item" for i in parts)
        listed = (colon or items) and not words["includes"].search(mention.after)
        rounded = sums[whole].money.qualifier and total >= value * Decimal("0.9")
        if total > value or (listed and total < value and not rounded):
            notices.append(
                note(
                    "total-differs",
                    f"parts sum to {_in_words(total)}, the text says {_in_words(value)}: "
                    f"“{mention.text}”",
                )
            )
    return notices


def _in_words(value: Decimal) -> str:
    """Return a value as a person says it: “4.2898 billion”, “200,000”."""
    for power, word in ((12, "trillion"), (9, "billion"), (6, "million")):
        if value >= Decimal(10) ** power:
            return f"{value.scaleb(-power).normalize():f} {word}"
    return f"{value:,f}"
